//! The screens, a file each: its state, what a command does to it, how it is drawn.
//!
//! A screen asks for what is to be done with an [`Effect`]; it stores, computes and opens nothing.

mod heat_map;
mod journal;
mod overview;
mod people;
mod plan;
mod ranking;
mod rectification;
mod scheme;
mod scorecard;
mod sheet;

use std::ops::{Deref, DerefMut};

use ratatui::layout::Rect;

use super::canvas::Canvas;
use super::command::Command;
use super::detail;
use super::effect::{Choice, Effect, Enabled, Notice, Place, Question, Rival, Row, ScreenName, Step, Target};
use super::event::Key;
use super::keymap::Context;
use super::view::View;
use super::widgets::page::Line;
use crate::model::UnitIx;
use crate::ops::export::Paper;
use crate::ops::file::Existing;
use crate::text::{Lang, Text};
use heat_map::HeatMap;
use journal::Journal;
use overview::Overview;
use people::People;
use plan::Plan;
use ranking::Ranking;
use rectification::Ledger;
use scheme::Scheme;
use scorecard::Scorecard;
use sheet::Sheet;

/// What a screen can do. What most screens have no use for has a meaning already.
pub trait Screen {
    /// Takes in changed data, another period or another language.
    fn prepare(&mut self, view: &View);

    /// Makes ready what depends on the cursor, before a frame is drawn.
    fn settle(&mut self, _view: &View) {}

    /// Where keys are looked up.
    fn contexts(&self) -> &'static [Context];

    /// Whether a command can be carried out.
    fn enabled(&self, _command: Command, _view: &View) -> Enabled {
        Enabled::Yes
    }

    /// Carries a command out.
    fn update(&mut self, command: Command, view: &View) -> Effect;

    /// Takes a key that means no command; passes on what means nothing here.
    fn typed(&mut self, _key: Key, _view: &View) -> Effect {
        Effect::Pass
    }

    /// Takes pasted text.
    fn pasted(&mut self, _text: &str, _view: &View) -> Effect {
        Effect::None
    }

    /// Takes a click.
    fn clicked(&mut self, _x: u16, _y: u16, _view: &View) -> Effect {
        Effect::None
    }

    /// Takes a movement of the mouse with its button down.
    fn dragged(&mut self, _x: u16, _y: u16, _view: &View) {}

    /// Hears that the change it asked for was stored.
    fn entered(&mut self, _step: Step, _view: &View) {}

    /// Puts a cell in focus that was changed, where it is shown.
    fn show_cell(&mut self, _cell: &Place, _view: &View) {}

    /// Puts a thing in focus.
    fn open(&mut self, _target: Target, _view: &View) {}

    /// The unit in focus, so that the next screen can show the same one.
    fn unit(&self) -> Option<UnitIx> {
        None
    }

    /// The row in focus.
    fn row(&self) -> Option<Row> {
        None
    }

    /// What the unit in focus is set against.
    fn rival(&self) -> Option<Rival> {
        None
    }

    /// Shows only the rows whose name has a text in it; all rows where it is empty.
    fn narrow(&mut self, _text: &str, _view: &View) {}

    /// How many rows of how many are shown; none where there is no table.
    fn counts(&self, _view: &View) -> Option<(usize, usize)> {
        None
    }

    /// What there is to say of the thing in focus, for help.
    fn explained(&self, _view: &View) -> Vec<Line> {
        Vec::new()
    }

    /// What is said of what is being typed.
    fn remark(&self, _view: &View) -> Option<Notice> {
        None
    }

    /// Draws the screen.
    fn draw(&self, canvas: &mut Canvas, area: Rect, view: &View);
}

/// One screen with its state.
#[derive(Debug)]
pub enum AnyScreen {
    /// 总览.
    Overview(Overview),
    /// 评分表.
    Sheet(Sheet),
    /// 排名.
    Ranking(Ranking),
    /// 评分卡.
    Scorecard(Scorecard),
    /// 热图.
    HeatMap(HeatMap),
    /// 整改.
    Rectification(Ledger),
    /// 计划.
    Plan(Plan),
    /// 方案.
    Scheme(Box<Scheme>),
    /// 日志.
    Journal(Journal),
    /// 人员.
    People(People),
}

impl AnyScreen {
    /// A screen at its beginning.
    #[must_use]
    pub fn new(name: ScreenName) -> Self {
        match name {
            ScreenName::Overview => Self::Overview(Overview::default()),
            ScreenName::Sheet => Self::Sheet(Sheet::default()),
            ScreenName::Ranking => Self::Ranking(Ranking::default()),
            ScreenName::Scorecard => Self::Scorecard(Scorecard::default()),
            ScreenName::HeatMap => Self::HeatMap(HeatMap::default()),
            ScreenName::Rectification => Self::Rectification(Ledger::default()),
            ScreenName::Plan => Self::Plan(Plan::default()),
            ScreenName::Scheme => Self::Scheme(Box::default()),
            ScreenName::Journal => Self::Journal(Journal::default()),
            ScreenName::People => Self::People(People::default()),
        }
    }
}

impl Deref for AnyScreen {
    type Target = dyn Screen;

    fn deref(&self) -> &Self::Target {
        match self {
            Self::Overview(screen) => screen,
            Self::Sheet(screen) => screen,
            Self::Ranking(screen) => screen,
            Self::Scorecard(screen) => screen,
            Self::HeatMap(screen) => screen,
            Self::Rectification(screen) => screen,
            Self::Plan(screen) => screen,
            Self::Scheme(screen) => &**screen,
            Self::Journal(screen) => screen,
            Self::People(screen) => screen,
        }
    }
}

impl DerefMut for AnyScreen {
    fn deref_mut(&mut self) -> &mut Self::Target {
        match self {
            Self::Overview(screen) => screen,
            Self::Sheet(screen) => screen,
            Self::Ranking(screen) => screen,
            Self::Scorecard(screen) => screen,
            Self::HeatMap(screen) => screen,
            Self::Rectification(screen) => screen,
            Self::Plan(screen) => screen,
            Self::Scheme(screen) => &mut **screen,
            Self::Journal(screen) => screen,
            Self::People(screen) => screen,
        }
    }
}

/// Where keys are looked up on a screen while nothing is typed.
#[must_use]
pub fn contexts_of(name: ScreenName) -> &'static [Context] {
    AnyScreen::new(name).contexts()
}

/// The line of the title and what is below it.
fn headed(area: Rect) -> (Rect, Rect) {
    let title = Rect {
        height: area.height.min(1),
        ..area
    };
    let rest = Rect {
        y: title.bottom(),
        height: area.height - title.height,
        ..area
    };
    (title, rest)
}

/// Parts an area into a table and details beside it, or below it where it is narrow; none where it is too small.
fn split(canvas: &mut Canvas, area: Rect) -> (Rect, Rect) {
    const WIDE: u16 = 112;
    const TALL: u16 = 17;
    let (rule, vertical) = (canvas.theme.glyphs.rule, canvas.theme.glyphs.frame[1]);
    let style = canvas.theme.muted;
    if area.width >= WIDE {
        let side = (area.width / 3).clamp(40, 60);
        let table = Rect {
            width: area.width - side,
            ..area
        };
        canvas.fill(Rect::new(table.right(), area.y, 1, area.height), vertical, style);
        let side = Rect::new(table.right() + 2, area.y, side - 2, area.height);
        (
            Rect {
                width: table.width - 1,
                ..table
            },
            side,
        )
    } else if area.height >= TALL {
        let below = (area.height / 3).clamp(6, 12);
        let table = Rect {
            height: area.height - below - 1,
            ..area
        };
        canvas.fill(Rect::new(area.x, table.bottom(), area.width, 1), rule, style);
        (table, Rect::new(area.x, table.bottom() + 1, area.width, below))
    } else {
        (area, Rect::default())
    }
}

const NOT_APPROVED: Text = Text::new("本期还没有审定结果。", "This period has no approved result yet.");
const ALONE: Text = Text::new("没有可对比的其他单位。", "There is no other unit to compare with.");

/// Asks what kind of file a paper is wanted as.
fn ask_format(paper: Paper) -> Effect {
    let title = paper.title();
    // Who looks at the ranking may want to see how every point of it comes about.
    let papers = [paper]
        .into_iter()
        .chain((paper == Paper::Ranking).then_some(Paper::Workbook));
    let formats = papers.flat_map(|paper| paper.formats().map(move |format| (paper, format)));
    let choices = formats.map(|(paper, format)| Choice {
        label: format.words(),
        then: Effect::Export(paper, format, Existing::Keep),
    });
    Effect::Ask(Question {
        title: Text::of(
            format!("导出{}", title.get(Lang::Zh)),
            format!("Export the {}", title.get(Lang::En)),
        ),
        body: vec![Text::new(
            "文件写到当前文件夹。",
            "The file goes to the current folder.",
        )],
        choices: choices.collect(),
        marked: 0,
    })
}
