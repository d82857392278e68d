//! 评分卡, the scorecard: every indicator of one unit, and why it scores so.
//!
//! The same figures as on the paper that is exported from here.

mod adjust;
mod against;
mod rows;

use ratatui::layout::Rect;

use self::against::{Against, AgainstRows};
use self::rows::Rows;
use super::{ALONE, Screen, detail, split};
use crate::analysis::{group, lost};
use crate::i18n::names::Names;
use crate::i18n::{number, outcome};
use crate::model::{NodeIx, Points, UnitIx};
use crate::ops::export::Paper;
use crate::text::{Lang, Text};
use crate::tui::canvas::{Canvas, columns_of};
use crate::tui::command::Command;
use crate::tui::effect::{Effect, Enabled, Reading, Rival, Row, ScreenName, Target};
use crate::tui::errand::{Errand, form};
use crate::tui::keymap::Context;
use crate::tui::narrow::Narrow;
use crate::tui::view::View;
use crate::tui::widgets::grid::{Cursor, Grid};
use crate::tui::widgets::legend::legend;
use crate::tui::widgets::page::{Line, draw_lines};

/// The scorecard of one unit.
#[derive(Debug)]
pub struct Scorecard {
    unit: UnitIx,
    /// The nodes as they stand, and what they stand by.
    order: Vec<NodeIx>,
    sorted: Sorted,
    narrow: Narrow,
    /// By node: the place of the unit, and what its group came to.
    places: Vec<Option<u32>>,
    rates: Vec<Option<group::Rates>>,
    /// The indicators that lack points, the most first.
    lost: Vec<(NodeIx, Points)>,
    against: Option<Against>,
    grid: Grid,
    details: Vec<Line>,
}

/// What the rows are sorted by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sorted {
    /// As in the scheme.
    Tree,
    /// Indicators by the points they lack.
    Lost,
}

impl Default for Scorecard {
    fn default() -> Self {
        Self {
            unit: UnitIx(0),
            order: Vec::new(),
            sorted: Sorted::Tree,
            narrow: Narrow::default(),
            places: Vec::new(),
            rates: Vec::new(),
            lost: Vec::new(),
            against: None,
            grid: Grid::new(Cursor::Row),
            details: Vec::new(),
        }
    }
}

impl Screen for Scorecard {
    fn prepare(&mut self, view: &View) {
        let scheme = &view.round.scheme;
        self.unit = UnitIx(self.unit.0.min(scheme.n_units().saturating_sub(1)));
        let (evaluation, focus) = (view.evaluation(), self.focus());
        let group = scheme.group_of(self.unit);
        let units = (0..scheme.n_units()).map(UnitIx);
        let members: Vec<_> = units.filter(|unit| scheme.group_of(*unit) == group).collect();
        let nodes = || (0..scheme.nodes().len()).map(NodeIx);
        self.places = nodes().map(|node| evaluation.node_places(node)[self.unit.0]).collect();
        self.rates = nodes()
            .map(|node| group::rates(evaluation, node, members.iter().copied()))
            .collect();
        let indicators = || scheme.indicators().map(|(node, _)| node);
        self.lost = lost::most_first(evaluation, self.unit, indicators());
        self.order = match self.sorted {
            Sorted::Tree => nodes().collect(),
            Sorted::Lost => {
                let lacking: Vec<_> = self.lost.iter().map(|(node, _)| *node).collect();
                let full = indicators().filter(|node| !lacking.contains(node));
                lacking.iter().copied().chain(full).collect()
            }
        };
        let name = |node: &NodeIx| Names::new(scheme.node(*node).code(), scheme.node(*node).name(), view.lang);
        self.narrow.keep(&mut self.order, name);
        if let Some(against) = &mut self.against {
            against.renew(view, self.unit, &self.order);
        }
        self.refocus(focus);
    }

    fn settle(&mut self, view: &View) {
        self.details = detail::of_node(view, self.unit, self.focus());
    }

    fn unit(&self) -> Option<UnitIx> {
        Some(self.unit)
    }

    fn row(&self) -> Option<Row> {
        self.order.get(self.grid.row()).copied().map(Row::Node)
    }

    fn rival(&self) -> Option<Rival> {
        self.against.as_ref().map(Against::whom)
    }

    fn narrow(&mut self, text: &str, view: &View) {
        self.narrow.look_for(text);
        self.prepare(view);
    }

    fn counts(&self, view: &View) -> Option<(usize, usize)> {
        let all = match self.sorted {
            Sorted::Tree => view.round.scheme.nodes().len(),
            Sorted::Lost => view.round.scheme.indicators().count(),
        };
        Some((self.order.len(), all))
    }

    fn explained(&self, _view: &View) -> Vec<Line> {
        self.details.clone()
    }

    fn enabled(&self, command: Command, view: &View) -> Enabled {
        match command {
            Command::Back if self.against.is_some() => Enabled::Yes,
            Command::NextRival | Command::PreviousRival | Command::CompareWith if view.round.scheme.n_units() < 2 => {
                Enabled::No(ALONE)
            }
            Command::NextRival | Command::PreviousRival if self.against.is_none() => Enabled::No(NOT_COMPARED),
            _ => Enabled::Yes,
        }
    }

    fn contexts(&self) -> &'static [Context] {
        &[
            Context::Scorecard,
            Context::Table,
            Context::Reading,
            Context::Everywhere,
        ]
    }

    fn update(&mut self, command: Command, view: &View) -> Effect {
        let n_units = view.round.scheme.n_units();
        match command {
            Command::NextUnit => self.turn_to((self.unit.0 + 1) % n_units, view),
            Command::PreviousUnit => self.turn_to((self.unit.0 + n_units - 1) % n_units, view),
            Command::SortLost => {
                self.sorted = match self.sorted {
                    Sorted::Tree => Sorted::Lost,
                    Sorted::Lost => Sorted::Tree,
                };
                self.prepare(view);
                Effect::None
            }
            Command::Compare => self.compare(Against::next(self.against.as_ref(), view, self.unit), view),
            Command::CompareWith => Effect::ChooseRival(self.unit),
            Command::NextRival => self.compare(Against::rival(self.against.as_ref(), view, (self.unit, 1)), view),
            Command::PreviousRival => {
                let before = n_units.saturating_sub(1);
                self.compare(Against::rival(self.against.as_ref(), view, (self.unit, before)), view)
            }
            Command::Back if self.against.is_some() => self.compare(None, view),
            Command::Export => super::ask_format(Paper::Scorecard(self.unit)),
            Command::PutRight => self.row().map_or(Effect::None, |row| {
                let target = Target {
                    unit: Some(self.unit),
                    row: Some(row),
                    ..Target::default()
                };
                Effect::Open(ScreenName::Rectification, target)
            }),
            Command::Adjust => adjust::ask(view, self.unit),
            Command::Stages => Effect::Read(Reading::Stages(self.unit)),
            Command::Appeal => match self.row() {
                Some(Row::Node(node)) => Effect::Fill(form(Errand::Appeal(self.unit, node), view)),
                _ => Effect::None,
            },
            Command::Cell => self.row().map_or(Effect::None, |row| {
                let target = Target {
                    unit: Some(self.unit),
                    row: Some(row),
                    ..Target::default()
                };
                Effect::Open(ScreenName::Sheet, target)
            }),
            _ => {
                let mut grid = self.grid.clone();
                if self.step(&mut grid, command, view) {
                    self.grid = grid;
                    return Effect::None;
                }
                Effect::Pass
            }
        }
    }

    fn clicked(&mut self, x: u16, y: u16, view: &View) -> Effect {
        let rows = self.rows(view);
        if let Some((row, _)) = self.grid.at(x, y, &rows) {
            self.grid.go(row, 0);
        }
        Effect::None
    }

    fn open(&mut self, target: Target, view: &View) {
        if let Some(unit) = target.unit {
            self.unit = unit;
        }
        let rival = target.rival.filter(|rival| *rival != Rival::Unit(self.unit));
        self.against = rival.map(Against::new);
        let node = match target.row {
            Some(Row::Node(node)) => node,
            _ => self.focus(),
        };
        self.prepare(view);
        self.refocus(node);
    }

    fn draw(&self, canvas: &mut Canvas, area: Rect, view: &View) {
        let line = |n: u16| Rect {
            y: area.y + n.min(area.height),
            height: u16::from(n < area.height),
            ..area
        };
        self.draw_title(canvas, line(0), view);
        match &self.against {
            Some(against) => against.draw_summary(canvas, line(1), view),
            None => self.draw_lost(canvas, line(1), view),
        }
        let rest = Rect {
            y: area.y + area.height.min(2),
            height: area.height.saturating_sub(2),
            ..area
        };
        let (table, side) = split(canvas, rest);
        match &self.against {
            Some(against) => self.grid.draw(canvas, table, &self.against_rows(view, against), None),
            None => self.grid.draw(canvas, table, &self.rows(view), None),
        }
        let cursor = canvas.cursor;
        draw_lines(canvas, side, &self.details, &view.help_key());
        canvas.cursor = cursor;
    }
}

impl Scorecard {
    /// The node under the cursor.
    #[must_use]
    pub fn focus(&self) -> NodeIx {
        self.order.get(self.grid.row()).copied().unwrap_or(NodeIx(0))
    }

    /// Puts the cursor on a node, wherever it stands now; on the first row where it is not shown.
    fn refocus(&mut self, node: NodeIx) {
        let row = self.order.iter().position(|other| *other == node);
        self.grid.go(row.unwrap_or(0), 0);
    }

    fn step(&self, grid: &mut Grid, command: Command, view: &View) -> bool {
        match &self.against {
            Some(against) => grid.step(command, &self.against_rows(view, against)),
            None => grid.step(command, &self.rows(view)),
        }
    }

    fn compare(&mut self, against: Option<Against>, view: &View) -> Effect {
        self.against = against;
        self.prepare(view);
        Effect::None
    }

    fn turn_to(&mut self, unit: usize, view: &View) -> Effect {
        self.unit = UnitIx(unit);
        self.prepare(view);
        Effect::None
    }

    const fn rows<'a>(&'a self, view: &View<'a>) -> Rows<'a> {
        Rows {
            view: *view,
            card: self,
        }
    }

    fn against_rows<'a>(&'a self, view: &View<'a>, against: &'a Against) -> AgainstRows<'a> {
        AgainstRows {
            view: *view,
            order: &self.order,
            against,
        }
    }

    /// Draws what would lift the unit most, and what the signs on the bars are.
    fn draw_lost(&self, canvas: &mut Canvas, area: Rect, view: &View) {
        let theme = canvas.theme;
        let keys = [
            (theme.glyphs.mean, theme.strong, view.pick("组平均", "mean")),
            (theme.glyphs.best, theme.good, view.pick("组最好", "best")),
        ];
        let signs = columns_of(&keys.map(|(sign, style, name)| [(sign, style), (name, style)]).concat()) + 4;
        let signs = signs.min(area.width);
        let place = Rect {
            x: area.right() - signs,
            width: signs,
            ..area
        };
        legend(canvas, place, &keys);
        let decimals = view.evaluation().decimals;
        let words: Vec<_> = self
            .lost
            .iter()
            .map(|(node, points)| format!("{} {}", view.round.scheme.node(*node).code(), points.show(decimals)))
            .collect();
        let words = if words.is_empty() {
            view.pick("各项均得满分", "full marks everywhere").to_owned()
        } else {
            words.join(view.pick("；", "; "))
        };
        let room = Rect {
            width: area.width.saturating_sub(signs + 1),
            ..area
        };
        let name = view.pick("失分最多  ", "Most points lost  ");
        canvas.line(room, &[(name, theme.muted), (&words, theme.text)]);
    }

    fn draw_title(&self, canvas: &mut Canvas, area: Rect, view: &View) {
        let theme = canvas.theme;
        let result = view.evaluation().unit(self.unit);
        let total = match view.lang {
            Lang::Zh => format!(
                "总分 {}  第 {} 名  {}",
                view.total(self.unit),
                view.place(self.unit),
                view.grade(self.unit)
            ),
            Lang::En => format!(
                "total {}  place {}  {}",
                view.total(self.unit),
                view.place(self.unit),
                view.grade(self.unit)
            ),
        };
        let change = result.change.map_or_else(String::new, |change| {
            let decimals = view.evaluation().decimals;
            format!(
                "  {} {}",
                view.pick("较上期", "since last"),
                number::gained(change.total, decimals)
            )
        });
        let provisional = if result.provisional {
            view.say(&outcome::PROVISIONAL)
        } else {
            ""
        };
        canvas.line(
            area,
            &[
                (view.unit_name(self.unit), theme.heading),
                ("  ", theme.text),
                (&total, theme.strong),
                (&change, theme.muted),
                ("  ", theme.text),
                (provisional, theme.pending),
            ],
        );
    }
}

const NOT_COMPARED: Text = Text::new(
    "现在没有与其他单位对比；请先用“对比”换到与其他单位对比。",
    "The unit is not compared with another now; use \"Compare\" first.",
);
