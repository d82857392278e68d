//! What a screen wants done about a command. Screens ask; the app does.

use uuid::Uuid;

use crate::model::{MetricIx, NodeIx, Reported, UnitIx};
pub use crate::ops::block::Place;
use crate::ops::export::{Format, Paper};
use crate::ops::file::Existing;
use crate::ops::remark::Said;
use crate::ops::template::Audience;
use crate::ops::weights;
use crate::text::Text;
use crate::tui::command::Command;
use crate::tui::form::Form;
use crate::tui::prompt::Prompt;
use crate::tui::widgets::page::Line;

/// The screens, in the order of their numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ScreenName {
    /// 总览.
    Overview,
    /// 评分表.
    Sheet,
    /// 排名.
    Ranking,
    /// 评分卡.
    Scorecard,
    /// 热图.
    HeatMap,
    /// 整改.
    Rectification,
    /// 计划.
    Plan,
    /// 方案.
    Scheme,
    /// 日志.
    Journal,
    /// 人员.
    People,
}

impl ScreenName {
    /// All of them.
    pub const ALL: [Self; 10] = [
        Self::Overview,
        Self::Sheet,
        Self::Ranking,
        Self::Scorecard,
        Self::HeatMap,
        Self::Rectification,
        Self::Plan,
        Self::Scheme,
        Self::Journal,
        Self::People,
    ];
}

/// What is to be done.
#[derive(Debug, Clone, PartialEq)]
pub enum Effect {
    /// Nothing more.
    None,
    /// The command means nothing here; it may mean something one level out.
    Pass,
    /// Carry out a command, as if its key had been pressed.
    Run(Command),
    /// Do one thing, then the other.
    Both(Box<Effect>, Box<Effect>),
    /// Show a screen with a thing in focus.
    Open(ScreenName, Target),
    /// Change cells, and then move on.
    Change(Change, Step),
    /// Ask why, and then change cells.
    AskWhy(Change, Step),
    /// Change cells for a reason, and then move on.
    Because(Change, Step, String),
    /// Take the round a step on or back, for a reason or for none.
    Way(Way, String),
    /// Ask for a line of text.
    Prompt(Prompt),
    /// Show what a change would do before it is done.
    Preview(Preview),
    /// Let the unit be chosen that this one is to be set against.
    ChooseRival(UnitIx),
    /// Put a text on the clipboard, and say so.
    Copy(String, Notice),
    /// Show a page of text.
    Page(Text, Vec<Line>),
    /// Verify the journal and the data, and say what was found.
    Prove,
    /// Ask before going on.
    Ask(Question),
    /// Say something.
    Tell(Notice),
    /// Show every change of a cell.
    History(Place),
    /// Ask for what something needs, in a form.
    Fill(Form),
    /// Do what a form was filled in for.
    Submit(Form),
    /// Show what became of a rectification item.
    ItemHistory(u32),
    /// Read the file at a path, as it was typed or dragged, and ask about what it would do.
    Look(String),
    /// Import a file that was looked at.
    TakeIn(String),
    /// Write an entry form to a file.
    Template(Audience, Existing),
    /// Read something of the records on a page of its own.
    Read(Reading),
    /// Work out what would come of something, and show it before it is done.
    Intend(Intent),
    /// Let somebody act from now on.
    ActAs(String, Keep),
    /// Write a paper to a file.
    Export(Paper, Format, Existing),
}

impl Effect {
    /// The same, with the reason asked for before anything is changed.
    #[must_use]
    pub fn asking_why(self) -> Self {
        match self {
            Self::Change(change, step) => Self::AskWhy(change, step),
            Self::Ask(mut question) => {
                for choice in &mut question.choices {
                    choice.then = std::mem::replace(&mut choice.then, Self::None).asking_why();
                }
                Self::Ask(question)
            }
            other => other,
        }
    }

    /// Whether it does or shows something; a notice alone does not.
    #[must_use]
    pub const fn goes_on(&self) -> bool {
        !matches!(self, Self::None | Self::Pass | Self::Tell(_))
    }
}

/// What is read of the records.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reading {
    /// A unit at every stage, side by side.
    Stages(UnitIx),
    /// The approved result of the period, proven.
    Result,
    /// The proposals of weights that were kept.
    Weightings,
}

/// What would be done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Intent {
    /// Weights for the children of a node, or of the top of the tree, kept as a ground.
    Weigh(Option<NodeIx>, weights::Way),
}

/// Who acts from now on, and for how long.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Keep {
    /// Until the program ends.
    Now,
    /// In later sessions too.
    Always,
}

/// Which way the round goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// To the next step.
    Forward,
    /// To the step before.
    Back,
    /// From a frozen result to a correction.
    Revise,
}

/// What is put in focus.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Target {
    /// The unit.
    pub unit: Option<UnitIx>,
    /// The node or the metric of it.
    pub row: Option<Row>,
    /// What the unit is set against.
    pub rival: Option<Rival>,
}

/// What a unit is set against.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rival {
    /// Itself in the period before.
    LastPeriod,
    /// Another unit.
    Unit(UnitIx),
}

/// A row of the score sheet by what it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Row {
    /// A node of the tree.
    Node(NodeIx),
    /// A metric.
    Metric(MetricIx),
    /// A measure of the plan, by its number.
    Measure(u32),
    /// A target of the plan, by its place in it.
    Aim(usize),
}

/// A change of cells: one entry of the journal.
#[derive(Debug, Clone, PartialEq)]
pub enum Change {
    /// Put these in.
    Set(Vec<(Place, Reported)>),
    /// Verify what units report for metrics.
    Verify(Vec<(UnitIx, MetricIx)>),
    /// Say something of a cell.
    Remark(Place, Said),
    /// Attach the file at a path, as it was typed or dragged, to a cell.
    Prove(Place, String),
    /// Take a piece of evidence away.
    Disprove(Uuid),
}

impl Change {
    /// How many cells it changes at the most.
    #[must_use]
    pub fn n_cells(&self) -> usize {
        match self {
            Self::Set(cells) => cells.len(),
            Self::Verify(cells) => cells.len(),
            Self::Remark(..) | Self::Prove(..) | Self::Disprove(_) => 1,
        }
    }

    /// The unit whose cells they are, where they are all of one.
    #[must_use]
    pub fn unit(&self) -> Option<UnitIx> {
        let units: Vec<UnitIx> = match self {
            Self::Set(cells) => cells.iter().map(|(place, _)| place.unit()).collect(),
            Self::Verify(cells) => cells.iter().map(|(unit, _)| *unit).collect(),
            // These move no points.
            Self::Remark(..) | Self::Prove(..) | Self::Disprove(_) => Vec::new(),
        };
        let first = units.first().copied();
        first.filter(|first| units.iter().all(|unit| unit == first))
    }
}

/// Where the cursor goes after a change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names say it")]
pub enum Step {
    Stay,
    Down,
    Up,
    Right,
    Left,
}

/// A question with its answers; the first is the one that Enter gives.
#[derive(Debug, Clone, PartialEq)]
pub struct Question {
    /// What is asked.
    pub title: Text,
    /// What there is to know before answering.
    pub body: Vec<Text>,
    /// The answers.
    pub choices: Vec<Choice>,
    /// The answer that is marked.
    pub marked: usize,
}

/// A page that says what a change would do; Enter does it.
#[derive(Debug, Clone, PartialEq)]
pub struct Preview {
    /// What it is about.
    pub title: Text,
    /// What would be done.
    pub lines: Vec<Line>,
    /// What Enter does.
    pub then: Box<Effect>,
}

/// An answer and what follows from it.
#[derive(Debug, Clone, PartialEq)]
pub struct Choice {
    /// What it says.
    pub label: Text,
    /// What is done.
    pub then: Effect,
}

/// How a notice is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    /// Something was done.
    Done,
    /// Something was done, and there is a question about it.
    Asked,
    /// Something cannot be done.
    Refused,
}

/// A line that stays until the next key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// How it is meant.
    pub tone: Tone,
    /// What it says.
    pub text: Text,
}

impl Notice {
    /// Says that something was done.
    #[must_use]
    pub const fn done(text: Text) -> Self {
        Self { tone: Tone::Done, text }
    }

    /// Says that something was done, and asks about it.
    #[must_use]
    pub const fn asked(text: Text) -> Self {
        Self {
            tone: Tone::Asked,
            text,
        }
    }

    /// Says that something cannot be done, and why.
    #[must_use]
    pub const fn refused(text: Text) -> Self {
        Self {
            tone: Tone::Refused,
            text,
        }
    }
}

/// Whether a command can be carried out now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Enabled {
    /// It can.
    Yes,
    /// It belongs here but cannot be carried out now, for a reason.
    No(Text),
}
