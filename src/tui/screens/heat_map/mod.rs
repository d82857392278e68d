//! 热图, the heat map: every unit on every indicator by rate, to see weak links at a glance.
//!
//! Rates and weak links are the engine's; this only puts rows and columns into an order and colours them.

mod cells;
mod legend;
mod order;

use ratatui::layout::Rect;

use self::cells::Cells;
use self::order::Order;
use super::{Screen, detail, headed};
use crate::i18n::names::Names;
use crate::model::{NodeIx, UnitIx};
use crate::text::Text;
use crate::tui::canvas::{Canvas, width};
use crate::tui::command::Command;
use crate::tui::effect::{Effect, Enabled, Row, ScreenName, Target};
use crate::tui::keymap::Context;
use crate::tui::narrow::Narrow;
use crate::tui::view::View;
use crate::tui::widgets::grid::{Cursor, Grid, Table};
use crate::tui::widgets::page::{Line, draw_lines};

/// The heat map.
#[derive(Debug)]
pub struct HeatMap {
    order: Order,
    turn: Turn,
    shown: Shown,
    /// What the rows are filtered by: units, or indicators where units run across.
    narrow: Narrow,
    grid: Grid,
    details: Vec<Line>,
    /// The columns of the longest unit's and the longest indicator's name.
    name_widths: (u16, u16),
}

/// What runs down and what runs across.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Turn {
    UnitsDown,
    UnitsAcross,
}

/// What stands in the cells besides the colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Shown {
    Tenths,
    Percent,
    Points,
}

impl Default for HeatMap {
    fn default() -> Self {
        Self {
            order: Order::default(),
            turn: Turn::UnitsDown,
            shown: Shown::Tenths,
            narrow: Narrow::default(),
            grid: Grid::new(Cursor::Cell),
            details: Vec::new(),
            name_widths: (0, 0),
        }
    }
}

impl Screen for HeatMap {
    fn prepare(&mut self, view: &View) {
        let focus = self.focus();
        self.order.renew(view);
        self.keep_rows(view);
        self.order.find_weak(view.evaluation());
        let units = self.order.units.iter().map(|unit| width(view.unit_name(*unit)));
        let indicators = self.order.indicators.iter().map(|node| width(&view.node_name(*node)));
        self.name_widths = (units.max().unwrap_or(0), indicators.max().unwrap_or(0));
        self.refocus(focus);
        let mut grid = self.grid.clone();
        grid.keep_inside(&self.cells(view));
        self.grid = grid;
    }

    fn settle(&mut self, view: &View) {
        self.details = self
            .focus()
            .map_or_else(Vec::new, |(unit, node)| detail::of_node(view, unit, node));
    }

    fn contexts(&self) -> &'static [Context] {
        &[Context::HeatMap, Context::Table, Context::Reading, Context::Everywhere]
    }

    fn enabled(&self, command: Command, _view: &View) -> Enabled {
        match command {
            Command::NextWeak | Command::PreviousWeak if self.order.weak.is_empty() => Enabled::No(NOTHING_WEAK),
            _ => Enabled::Yes,
        }
    }

    fn update(&mut self, command: Command, view: &View) -> Effect {
        let mut grid = self.grid.clone();
        if grid.step(command, &self.cells(view)) {
            self.grid = grid;
            return Effect::None;
        }
        match (command, self.focus()) {
            (Command::PutRight, Some((unit, node))) => Effect::Open(ScreenName::Rectification, at(unit, node)),
            (Command::Cell, Some((unit, node))) => Effect::Open(ScreenName::Sheet, at(unit, node)),
            (Command::Scorecard, Some((unit, node))) => Effect::Open(ScreenName::Scorecard, at(unit, node)),
            (Command::Numbers, _) => {
                self.shown = match self.shown {
                    Shown::Tenths => Shown::Percent,
                    Shown::Percent => Shown::Points,
                    Shown::Points => Shown::Tenths,
                };
                Effect::None
            }
            (Command::Turn, focus) => {
                self.turn = match self.turn {
                    Turn::UnitsDown => Turn::UnitsAcross,
                    Turn::UnitsAcross => Turn::UnitsDown,
                };
                self.prepare(view);
                self.refocus(focus);
                Effect::None
            }
            (Command::SortUnits, Some((_, node))) => {
                self.order.sort_units(node);
                self.prepare(view);
                Effect::None
            }
            (Command::SortIndicators, _) => {
                self.order.sort_indicators();
                self.prepare(view);
                Effect::None
            }
            (Command::NextWeak, Some(focus)) => self.go_weak(self.order.weak_after(focus)),
            (Command::PreviousWeak, Some(focus)) => self.go_weak(self.order.weak_before(focus)),
            _ => Effect::Pass,
        }
    }

    fn clicked(&mut self, x: u16, y: u16, view: &View) -> Effect {
        if let Some((row, column)) = self.grid.at(x, y, &self.cells(view)) {
            self.grid.go(row, column);
        }
        Effect::None
    }

    fn open(&mut self, target: Target, _view: &View) {
        if let Some((unit, node)) = self.focus() {
            let node = match target.row {
                Some(Row::Node(node)) => node,
                _ => node,
            };
            self.refocus(Some((target.unit.unwrap_or(unit), node)));
        }
    }

    fn unit(&self) -> Option<UnitIx> {
        self.focus().map(|(unit, _)| unit)
    }

    fn row(&self) -> Option<Row> {
        self.focus().map(|(_, node)| Row::Node(node))
    }

    fn narrow(&mut self, text: &str, view: &View) {
        self.narrow.look_for(text);
        self.prepare(view);
    }

    fn counts(&self, view: &View) -> Option<(usize, usize)> {
        let scheme = &view.round.scheme;
        Some(match self.turn {
            Turn::UnitsDown => (self.order.units.len(), scheme.n_units()),
            Turn::UnitsAcross => (self.order.indicators.len(), scheme.indicators().count()),
        })
    }

    fn explained(&self, _view: &View) -> Vec<Line> {
        self.details.clone()
    }

    fn draw(&self, canvas: &mut Canvas, area: Rect, view: &View) {
        let theme = canvas.theme;
        let (title, below) = headed(area);
        let (name, sorted) = self.title(view);
        let pieces = [
            (name.as_str(), theme.heading),
            ("  ", theme.text),
            (sorted.as_str(), theme.muted),
        ];
        canvas.line(title, &pieces);
        let cells = self.cells(view);
        let said = if area.height >= 16 { (area.height / 3).max(7) } else { 0 };
        let rows = u16::try_from(cells.n_rows()).unwrap_or(u16::MAX);
        let table = Rect {
            height: (below.height - said).min(rows.saturating_add(cells.n_heads())),
            ..below
        };
        self.grid.draw(canvas, table, &cells, None);
        let mut rest = Rect {
            y: table.bottom(),
            height: area.bottom() - table.bottom(),
            ..area
        };
        if said == 0 {
            return;
        }
        for paint in [legend::draw, rule] {
            paint(canvas, Rect { height: 1, ..rest }, view);
            rest.y += 1;
            rest.height -= 1;
        }
        let cursor = canvas.cursor;
        draw_lines(canvas, rest, &self.details, &view.help_key());
        canvas.cursor = cursor;
    }
}

impl HeatMap {
    /// The unit and the indicator under the cursor.
    #[must_use]
    pub fn focus(&self) -> Option<(UnitIx, NodeIx)> {
        let (unit, node) = match self.turn {
            Turn::UnitsDown => (self.grid.row(), self.grid.column()),
            Turn::UnitsAcross => (self.grid.column(), self.grid.row()),
        };
        let unit = self.order.units.get(unit).copied();
        unit.zip(self.order.indicators.get(node).copied())
    }

    /// Leaves out the rows that the filter does not ask for.
    fn keep_rows(&mut self, view: &View) {
        let scheme = &view.round.scheme;
        match self.turn {
            Turn::UnitsDown => self.narrow.keep_units(&mut self.order.units, view),
            Turn::UnitsAcross => self.narrow.keep(&mut self.order.indicators, |node| {
                let of = scheme.node(*node);
                Names::new(of.code(), of.name(), view.lang)
            }),
        }
    }

    /// Puts the cursor on a cell, wherever it stands now.
    fn refocus(&mut self, focus: Option<(UnitIx, NodeIx)>) {
        let Some((unit, node)) = focus else {
            return;
        };
        let unit = self.order.units.iter().position(|other| *other == unit).unwrap_or(0);
        let indicators = &self.order.indicators;
        let node = indicators.iter().position(|other| *other == node).unwrap_or(0);
        match self.turn {
            Turn::UnitsDown => self.grid.go(unit, node),
            Turn::UnitsAcross => self.grid.go(node, unit),
        }
    }

    fn go_weak(&mut self, place: Option<(UnitIx, NodeIx)>) -> Effect {
        self.refocus(place);
        Effect::None
    }

    fn cells<'a>(&'a self, view: &View<'a>) -> Cells<'a> {
        Cells { view: *view, map: self }
    }

    /// What is shown, in which order and with which numbers.
    fn title(&self, view: &View) -> (String, String) {
        let name = match view.lang {
            crate::text::Lang::Zh => format!("{}得分率热图", view.period()),
            crate::text::Lang::En => format!("Rates {}", view.period()),
        };
        let shown = match self.shown {
            Shown::Tenths => view.pick("，数字为成数", "; in tenths"),
            Shown::Percent => view.pick("，数字为百分数", "; in per cent"),
            Shown::Points => view.pick("，数字为得分", "; in points"),
        };
        (name, self.order.in_words(view) + shown)
    }
}

fn at(unit: UnitIx, node: NodeIx) -> Target {
    Target {
        unit: Some(unit),
        row: Some(Row::Node(node)),
        ..Target::default()
    }
}

fn rule(canvas: &mut Canvas, area: Rect, _view: &View) {
    canvas.fill(area, canvas.theme.glyphs.rule, canvas.theme.muted);
}

const NOTHING_WEAK: Text = Text::new("没有薄弱环节。", "There are no weak links.");
