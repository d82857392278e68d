//! What stands in the cells of the heat map: the colour of the rate, a number, a sign of a weak link.

use ratatui::style::Style;

use super::{HeatMap, Shown, Turn};
use crate::analysis::heat;
use crate::model::seen::seen;
use crate::model::{NodeIx, State, UnitIx};
use crate::tui::canvas::width;
use crate::tui::view::View;
use crate::tui::widgets::grid::{Slot, Table};

/// The heat map as a table of cells.
pub struct Cells<'a> {
    /// What screens read.
    pub view: View<'a>,
    /// Order, orientation and numbers.
    pub map: &'a HeatMap,
}

impl Cells<'_> {
    /// The unit and the indicator of a cell, by row and by column without the frozen one.
    fn of(&self, row: usize, column: usize) -> (UnitIx, NodeIx) {
        let order = &self.map.order;
        match self.map.turn {
            Turn::UnitsDown => (order.units[row], order.indicators[column]),
            Turn::UnitsAcross => (order.units[column], order.indicators[row]),
        }
    }

    /// An indicator by its code, underlined where units are sorted by it.
    fn look_of(&self, node: NodeIx) -> Style {
        if self.map.order.sorting_indicator() == Some(node) {
            self.view.theme.crossing
        } else {
            self.view.theme.strong
        }
    }

    /// The shade, the number against the right, and the sign of a weak link: as wide as the column.
    fn cell(&self, unit: UnitIx, node: NodeIx, columns: u16) -> Slot<'static> {
        let theme = self.view.theme;
        let result = self.view.evaluation().node(node, unit);
        let weak = if result.weak.is_some() { theme.glyphs.weak } else { " " };
        let Some(rate) = result.rate else {
            let sign = state_sign(result.state);
            let pad = " ".repeat(usize::from(columns).saturating_sub(2));
            return Slot::words(format!("{pad}{sign}{weak}"), theme.pending);
        };
        let number = match (self.map.shown, result.score) {
            (Shown::Tenths, _) => heat::tenths(rate).to_string(),
            (Shown::Points, Some(score)) => score.show(self.view.evaluation().decimals),
            _ => format!("{:.1}", seen(rate * 100.0)),
        };
        let step = heat::step(rate);
        let room = usize::from(columns).saturating_sub(2);
        let shade = theme.glyphs.heat[step];
        Slot::words(format!("{shade}{number:>room$}{weak}"), theme.heat[step])
    }
}

/// What stands for a rate that there is none of.
pub const fn state_sign(state: State) -> &'static str {
    match state {
        State::NotApplicable => "-",
        State::Pending | State::Missing | State::Undefined | State::Value => "?",
    }
}

impl Table for Cells<'_> {
    fn n_rows(&self) -> usize {
        match self.map.turn {
            Turn::UnitsDown => self.map.order.units.len(),
            Turn::UnitsAcross => self.map.order.indicators.len(),
        }
    }

    fn n_columns(&self) -> usize {
        let order = &self.map.order;
        1 + match self.map.turn {
            Turn::UnitsDown => order.indicators.len(),
            Turn::UnitsAcross => order.units.len(),
        }
    }

    fn n_frozen(&self) -> usize {
        1
    }

    fn width(&self, column: usize, room: u16) -> u16 {
        let (units, indicators) = self.map.name_widths;
        let numbers = match self.map.shown {
            Shown::Tenths => 4,
            Shown::Percent => 7,
            Shown::Points => 8,
        };
        match (column, self.map.turn) {
            (0, Turn::UnitsDown) => units.clamp(8, 24),
            (0, Turn::UnitsAcross) => indicators.clamp(8, (room / 2).clamp(8, 44)),
            (_, Turn::UnitsDown) => {
                let node = self.map.order.indicators[column - 1];
                numbers.max(width(self.view.round.scheme.node(node).code()) + 1)
            }
            (_, Turn::UnitsAcross) => numbers.max(units.min(8)),
        }
    }

    fn head(&self, column: usize, _line: u16) -> Slot<'_> {
        let strong = self.view.theme.strong;
        match (column.checked_sub(1), self.map.turn) {
            (None, Turn::UnitsDown) => Slot::words(self.view.pick("考核对象", "Unit"), strong),
            (None, Turn::UnitsAcross) => Slot::words(self.view.pick("指标", "Indicator"), strong),
            (Some(column), Turn::UnitsDown) => {
                let node = self.map.order.indicators[column];
                // Over the numbers, which a sign of a weak link may follow.
                let code = self.view.round.scheme.node(node).code();
                Slot::Right(vec![(code.into(), self.look_of(node)), (" ".into(), strong)])
            }
            (Some(column), Turn::UnitsAcross) => Slot::words(self.view.unit_name(self.map.order.units[column]), strong),
        }
    }

    fn slot(&self, row: usize, column: usize) -> Slot<'_> {
        match (column.checked_sub(1), self.map.turn) {
            (None, Turn::UnitsDown) => {
                let looks = (self.view.theme.text, self.view.theme.found);
                let name = self.view.unit_name(self.map.order.units[row]);
                Slot::marked(name, self.map.narrow.letters(row), looks)
            }
            (None, Turn::UnitsAcross) => {
                let node = self.map.order.indicators[row];
                let sorted = self.map.order.sorting_indicator() == Some(node);
                let look = if sorted {
                    self.view.theme.crossing
                } else {
                    self.view.theme.text
                };
                let looks = (look, self.view.theme.found);
                Slot::marked(&self.view.node_name(node), self.map.narrow.letters(row), looks)
            }
            (Some(other), _) => {
                let (unit, node) = self.of(row, other);
                self.cell(unit, node, self.width(column, 0))
            }
        }
    }
}
