//! 计划, the plan of work: actions, measures and targets, and how far the city is to each.
//!
//! Figures are the engine's and words `i18n::plan`'s; this only puts them into rows and beside them.

mod about;
mod rows;

use ratatui::layout::Rect;

use self::rows::Rows;
use super::{Screen, headed, split};
use crate::i18n::names::Names;
use crate::i18n::plan as words;
use crate::model::NodeIx;
use crate::model::plan::Plan as Work;
use crate::model::plan::document::{Action, Measure, Target as Aim};
use crate::model::plan::progress::TargetProgress;
use crate::ops;
use crate::text::{Lang, Text};
use crate::tui::canvas::Canvas;
use crate::tui::command::Command;
use crate::tui::effect::{Choice, Effect, Enabled, Question, Row, ScreenName, Target};
use crate::tui::errand::{Errand, form};
use crate::tui::keymap::Context;
use crate::tui::narrow::Narrow;
use crate::tui::view::View;
use crate::tui::widgets::grid::{Cursor, Grid};
use crate::tui::widgets::page::{Line, draw_lines};

/// The plan.
#[derive(Debug)]
pub struct Plan {
    entries: Vec<Entry>,
    progress: Vec<TargetProgress>,
    narrow: Narrow,
    grid: Grid,
    details: Vec<Line>,
}

/// What stands in a row, by its place in the plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Entry {
    Action(usize),
    Measure(u32),
    /// An amount of a target, which is the first of a target where it has none.
    Amount(usize, usize),
}

impl Default for Plan {
    fn default() -> Self {
        Self {
            entries: Vec::new(),
            progress: Vec::new(),
            narrow: Narrow::default(),
            grid: Grid::new(Cursor::Row),
            details: Vec::new(),
        }
    }
}

impl Screen for Plan {
    fn prepare(&mut self, view: &View) {
        let focus = self.focus();
        self.progress = ops::plan::progress(view.round);
        self.entries = view.round.plan.as_deref().map_or_else(Vec::new, entries);
        if let Some(plan) = view.round.plan.as_deref() {
            self.narrow.keep(&mut self.entries, |entry| names(plan, *entry, view));
        }
        let row = focus.and_then(|focus| self.entries.iter().position(|entry| *entry == focus));
        self.grid.go(row.unwrap_or(0), 0);
    }

    fn settle(&mut self, view: &View) {
        let plan = view.round.plan.as_deref();
        self.details = match (plan, self.focus()) {
            (Some(plan), Some(entry)) => about::about(plan, &self.progress, entry, view),
            (Some(_), None) => Vec::new(),
            (None, _) => vec![Line::Text(view.say(&NO_PLAN).to_owned())],
        };
    }

    fn contexts(&self) -> &'static [Context] {
        &[Context::Plan, Context::Table, Context::Reading, Context::Everywhere]
    }

    fn enabled(&self, command: Command, view: &View) -> Enabled {
        match command {
            Command::Duties if self.measure(view).is_none() => Enabled::No(NO_MEASURE),
            Command::Cell if self.assessing(view).is_none() => Enabled::No(NOT_ASSESSED),
            _ => Enabled::Yes,
        }
    }

    fn update(&mut self, command: Command, view: &View) -> Effect {
        let mut grid = self.grid.clone();
        if grid.step(command, &self.rows(view)) {
            self.grid = grid;
            return Effect::None;
        }
        if command == Command::Duties {
            return self.measure(view).map_or(Effect::None, |no| duties(view, no));
        }
        match (command, self.assessing(view)) {
            (Command::Cell, Some(node)) => {
                let target = Target {
                    row: Some(Row::Node(node)),
                    ..Target::default()
                };
                Effect::Open(ScreenName::Sheet, target)
            }
            _ => Effect::Pass,
        }
    }

    fn clicked(&mut self, x: u16, y: u16, view: &View) -> Effect {
        if let Some((row, _)) = self.grid.at(x, y, &self.rows(view)) {
            self.grid.go(row, 0);
        }
        Effect::None
    }

    fn open(&mut self, target: Target, _view: &View) {
        let wanted = match target.row {
            Some(Row::Measure(no)) => Entry::Measure(no),
            Some(Row::Aim(aim)) => Entry::Amount(aim, 0),
            _ => return,
        };
        if let Some(row) = self.entries.iter().position(|entry| *entry == wanted) {
            self.grid.go(row, 0);
        }
    }

    fn row(&self) -> Option<Row> {
        match self.focus()? {
            Entry::Action(_) => None,
            Entry::Measure(no) => Some(Row::Measure(no)),
            Entry::Amount(aim, _) => Some(Row::Aim(aim)),
        }
    }

    fn narrow(&mut self, text: &str, view: &View) {
        self.narrow.look_for(text);
        self.prepare(view);
    }

    fn counts(&self, view: &View) -> Option<(usize, usize)> {
        let plan = view.round.plan.as_deref()?;
        Some((self.entries.len(), entries(plan).len()))
    }

    fn explained(&self, _view: &View) -> Vec<Line> {
        self.details.clone()
    }

    fn draw(&self, canvas: &mut Canvas, area: Rect, view: &View) {
        let (title, rest) = headed(area);
        let plan = view.round.plan.as_deref();
        let name = plan.map_or("", |plan| plan.document().title.get(view.lang));
        let period = view.period();
        let theme = canvas.theme;
        let pieces = [
            (name, theme.heading),
            ("  ", theme.text),
            (period.as_str(), theme.muted),
        ];
        canvas.line(title, &pieces);
        let (table, side) = split(canvas, rest);
        self.grid.draw(canvas, table, &self.rows(view), None);
        let cursor = canvas.cursor;
        draw_lines(canvas, side, &self.details, &view.help_key());
        canvas.cursor = cursor;
    }
}

impl Plan {
    fn focus(&self) -> Option<Entry> {
        self.entries.get(self.grid.row()).copied()
    }

    /// The measure that the cursor is on, or whose target it is on.
    fn measure(&self, view: &View) -> Option<u32> {
        match self.focus()? {
            Entry::Action(_) => None,
            Entry::Measure(no) => Some(no),
            Entry::Amount(aim, _) => {
                let plan = view.round.plan.as_deref()?;
                plan.targets().get(aim).map(|aim| aim.measure)
            }
        }
    }

    /// The first indicator that assesses what the cursor is on.
    fn assessing(&self, view: &View) -> Option<NodeIx> {
        match self.focus()? {
            Entry::Action(_) => None,
            Entry::Measure(no) => {
                let mut indicators = view.round.scheme.indicators();
                let found = indicators.find(|(_, node)| node.document.measures.contains(&no));
                found.map(|(node, _)| node)
            }
            Entry::Amount(aim, _) => self.progress.get(aim)?.assessed_by.first().copied(),
        }
    }

    fn rows<'a>(&'a self, view: &View<'a>) -> Rows<'a> {
        Rows {
            view: *view,
            plan: self,
        }
    }
}

/// Whose duty for a measure is to be written: everybody who answers for it, with how far they are.
fn duties(view: &View, measure: u32) -> Effect {
    let all = ops::duty::lines(view.round, Some(measure), view.today);
    let choice = |(at, line): (usize, &ops::duty::Line)| {
        let state = line.duty.state.label();
        let late = if line.is_overdue { " !!" } else { "" };
        let label = |lang| format!("{}  {}{late}", line.name.get(lang), state.get(lang));
        Choice {
            label: Text::of(label(Lang::Zh), label(Lang::En)),
            then: Effect::Fill(form(Errand::Duty(measure, at), view)),
        }
    };
    Effect::Ask(Question {
        title: Text::of(
            format!("第{measure}条措施：责任分解"),
            format!("Measure {measure}: who does what"),
        ),
        body: Vec::new(),
        choices: all.iter().enumerate().map(choice).collect(),
        marked: 0,
    })
}

/// Every row of a plan: an action, its measures, and under each its targets.
fn entries(plan: &Work) -> Vec<Entry> {
    let mut entries = Vec::new();
    for (n, action) in plan.actions().iter().enumerate() {
        entries.push(Entry::Action(n));
        for measure in &action.measures {
            entries.push(Entry::Measure(measure.no));
            let aims = plan.targets().iter().enumerate();
            for (at, aim) in aims.filter(|(_, aim)| aim.measure == measure.no) {
                entries.extend((0..aim.amounts.len().max(1)).map(|amount| Entry::Amount(at, amount)));
            }
        }
    }
    entries
}

fn names(plan: &Work, entry: Entry, view: &View) -> Names {
    match entry {
        Entry::Action(n) => Names::new("", &plan.actions()[n].title, view.lang),
        Entry::Measure(no) => plan.measure(no).map_or_else(
            || Names::new("", &Text::same(String::new()), view.lang),
            |measure| Names::new(&no.to_string(), &measure.title, view.lang),
        ),
        Entry::Amount(aim, _) => {
            let aim = &plan.targets()[aim];
            Names::new(&aim.code, &aim.text, view.lang)
        }
    }
}

/// An action as a heading, `（三）产业竞争力提升行动`.
fn action_name(action: &Action, view: &View) -> String {
    let title = action.title.get(view.lang);
    format!("{} {title}", action.no)
}

/// A measure by number and title.
fn measure_name(measure: &Measure, view: &View) -> String {
    format!("  {} {}", measure.no, measure.title.get(view.lang))
}

/// A target by its code and what is to be reached.
fn aim_name(aim: &Aim, amount: usize, view: &View) -> String {
    let what = aim.amounts.get(amount).map_or_else(
        || aim.text.get(view.lang).to_owned(),
        |amount| words::asked(aim, amount, view.lang),
    );
    format!("    {} {what}", aim.code)
}

const NO_MEASURE: Text = Text::new("请先移到一条措施。", "Go to a measure first.");
const NO_PLAN: Text = Text::new(
    "还没有工作计划；请用 kaohe plan import 文件 导入。",
    "There is no plan of work yet; take one in with kaohe plan import FILE.",
);
const NOT_ASSESSED: Text = Text::new("没有指标考核这一项。", "No indicator assesses it.");
