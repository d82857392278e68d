//! 评分卡, the scorecard: every indicator of one unit, and why it scores so.
//!
//! The same figures as on the paper that is exported from here.

use ratatui::layout::Rect;

use super::{Screen, detail, split};
use crate::i18n::{heading, number, outcome};
use crate::model::{NodeIx, State, UnitIx};
use crate::ops::export::Paper;
use crate::text::Lang;
use crate::tui::canvas::Canvas;
use crate::tui::command::Command;
use crate::tui::effect::{Effect, Row, ScreenName, Target};
use crate::tui::keymap::Context;
use crate::tui::view::View;
use crate::tui::widgets::grid::{Cursor, Grid, Slot, Table};
use crate::tui::widgets::page::{Line, draw_lines};

/// The scorecard of one unit.
#[derive(Debug)]
pub struct Scorecard {
    unit: UnitIx,
    places: Vec<Option<u32>>,
    grid: Grid,
    details: Vec<Line>,
}

impl Default for Scorecard {
    fn default() -> Self {
        Self {
            unit: UnitIx(0),
            places: Vec::new(),
            grid: Grid::new(Cursor::Row),
            details: Vec::new(),
        }
    }
}

impl Screen for Scorecard {
    fn prepare(&mut self, view: &View) {
        let scheme = &view.round.scheme;
        self.unit = UnitIx(self.unit.0.min(scheme.n_units().saturating_sub(1)));
        let nodes = (0..scheme.nodes().len()).map(NodeIx);
        self.places = nodes
            .map(|node| view.evaluation().node_places(node)[self.unit.0])
            .collect();
    }

    fn settle(&mut self, view: &View) {
        self.details = detail::of_node(view, self.unit, self.focus());
    }

    fn unit(&self) -> Option<UnitIx> {
        Some(self.unit)
    }

    fn explained(&self, _view: &View) -> Vec<Line> {
        self.details.clone()
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
            Command::Export => super::ask_format(Paper::Scorecard(self.unit)),
            Command::Cell => Effect::Open(
                ScreenName::Sheet,
                Target {
                    unit: Some(self.unit),
                    row: Some(Row::Node(self.focus())),
                },
            ),
            _ => {
                let mut grid = self.grid.clone();
                if grid.step(command, &self.rows(view)) {
                    self.grid = grid;
                    return Effect::None;
                }
                Effect::Pass
            }
        }
    }

    fn clicked(&mut self, x: u16, y: u16, view: &View) -> Effect {
        if let Some((row, _)) = self.grid.at(x, y, &self.rows(view)) {
            self.grid.go(row, 0);
        }
        Effect::None
    }

    fn open(&mut self, target: Target, view: &View) {
        if let Some(unit) = target.unit {
            self.unit = unit;
        }
        if let Some(Row::Node(node)) = target.row {
            self.grid.go(node.0, 0);
        }
        self.prepare(view);
    }

    fn draw(&self, canvas: &mut Canvas, area: Rect, view: &View) {
        let title = Rect {
            height: area.height.min(1),
            ..area
        };
        self.draw_title(canvas, title, view);
        let rest = Rect {
            y: area.y + title.height,
            height: area.height - title.height,
            ..area
        };
        let (table, side) = split(canvas, rest);
        self.grid.draw(canvas, table, &self.rows(view), None);
        let cursor = canvas.cursor;
        draw_lines(canvas, side, &self.details);
        canvas.cursor = cursor;
    }
}

impl Scorecard {
    /// The node under the cursor.
    #[must_use]
    pub const fn focus(&self) -> NodeIx {
        NodeIx(self.grid.row())
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

/// The scorecard as a table of cells.
struct Rows<'a> {
    view: View<'a>,
    card: &'a Scorecard,
}

const N_COLUMNS: usize = 7;

impl Table for Rows<'_> {
    fn n_rows(&self) -> usize {
        self.view.round.scheme.nodes().len()
    }

    fn n_columns(&self) -> usize {
        N_COLUMNS
    }

    fn n_frozen(&self) -> usize {
        N_COLUMNS - 1
    }

    fn width(&self, column: usize, room: u16) -> u16 {
        const REST: u16 = 9 + 10 + 8 + 4 + 8 + 6 + 6;
        match column {
            0 => room.saturating_sub(REST).clamp(14, 44),
            1 => 9,
            2 => 10,
            3 | 5 => 8,
            4 => 4,
            _ => 6,
        }
    }

    fn head(&self, column: usize, _line: u16) -> Slot<'_> {
        let style = self.view.theme.strong;
        match column {
            0 => Slot::words(self.view.say(&heading::INDICATOR), style),
            1 => Slot::number(self.view.say(&heading::VALUE), style),
            2 => Slot::words(self.view.say(&heading::RATE), style),
            3 => Slot::number(self.view.pick("得分", "Points"), style),
            4 => Slot::number(self.view.pick("名次", "#"), style),
            5 => Slot::number(self.view.pick("较上期", "Change"), style),
            _ => Slot::words(self.view.pick("薄弱", "Weak"), style),
        }
    }

    fn slot(&self, row: usize, column: usize) -> Slot<'_> {
        let theme = self.view.theme;
        let (node, unit) = (NodeIx(row), self.card.unit);
        let of = self.view.round.scheme.node(node);
        let look = if of.is_indicator() { theme.text } else { theme.heading };
        let result = self.view.evaluation().node(node, unit);
        let decimals = self.view.evaluation().decimals;
        match column {
            0 => Slot::words(format!("{}{}", " ".repeat(of.depth), self.view.node_name(node)), look),
            1 => match (result.state, result.value) {
                (State::Value, Some(value)) => Slot::number(View::brief(value), look),
                (State::Value, None) => Slot::words("", look),
                (other, _) => Slot::number(self.view.short(other), self.view.look(other)),
            },
            2 => result.rate.map_or_else(
                || Slot::words("", look),
                |rate| Slot::Rate(rate, if result.weak.is_some() { theme.bad } else { theme.accent }),
            ),
            3 => Slot::number(
                result
                    .score
                    .map_or_else(|| "—".to_owned(), |score| score.show(decimals)),
                look,
            ),
            4 => Slot::number(
                self.card.places[row].map_or_else(String::new, |place| place.to_string()),
                look,
            ),
            5 => Slot::number(self.gained(node), theme.muted),
            _ if result.weak.is_some() => Slot::words(
                format!("{} {}", theme.glyphs.weak, self.view.say(&outcome::WEAK)),
                theme.bad,
            ),
            _ => Slot::words("", look),
        }
    }
}

impl Rows<'_> {
    /// Points gained since the last period.
    fn gained(&self, node: NodeIx) -> String {
        let now = self.view.evaluation().node(node, self.card.unit).score;
        let before = self
            .view
            .round
            .previous
            .as_ref()
            .and_then(|before| before.node(node, self.card.unit).score);
        match (now, before) {
            (Some(now), Some(before)) => number::gained(now - before, self.view.evaluation().decimals),
            _ => String::new(),
        }
    }
}
