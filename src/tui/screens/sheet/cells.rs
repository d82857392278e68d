//! What stands in the cells of the score sheet, and how wide it is: both ways round.
//!
//! Cells are put into words one by one when they are seen, because a sheet may have 284,400 of them.

use std::borrow::Cow;
use std::cell::RefCell;
use std::collections::HashSet;

use ratatui::style::Style;

use super::fold::{Fit, Turn};
use super::lines::{Line, What};
use crate::model::dataset::Verification;
use crate::model::{Entry, NodeIx, Reported, State, UnitIx};
use crate::text::Text;
use crate::tui::canvas::width;
use crate::tui::effect::Place;
use crate::tui::narrow::Narrow;
use crate::tui::view::View;
use crate::tui::widgets::grid::{Slot, Table};

/// The sheet as a table of cells.
pub struct Cells<'a> {
    /// What screens read.
    pub view: View<'a>,
    /// The rows, or columns where it is turned.
    pub lines: &'a [Line],
    /// The columns, or rows where it is turned.
    pub units: &'a [UnitIx],
    /// What the rows are filtered by.
    pub narrow: &'a Narrow,
    /// Which way round.
    pub turn: Turn,
    /// How wide columns are.
    pub fit: Fit,
    /// The criteria that are folded.
    pub folded: &'a HashSet<NodeIx>,
    /// The cells that have evidence.
    pub proven: &'a HashSet<Place>,
    /// Widths found so far; emptied when data change.
    pub widths: &'a RefCell<Vec<Option<u16>>>,
}

/// The sign of a doubtful value.
const DOUBTFUL: &str = "?";

/// The room of a value, its mark and its points. Columns are not narrower while nothing is filled in, so that they
/// stay where they are as it is.
const USUAL: u16 = 14;
/// So many units say how wide a unit is.
const SAMPLED: usize = 8;

/// What stands in a cell, each piece with its look.
pub type Pieces<'a> = Vec<(Cow<'a, str>, Style)>;

impl<'a> Cells<'a> {
    fn is_reference(&self, unit: UnitIx) -> bool {
        unit.0 >= self.view.round.scheme.n_units()
    }

    /// What stands in a cell.
    fn pieces(&self, line: &'a Line, unit: UnitIx) -> Pieces<'a> {
        match &line.what {
            What::Criterion(node) => self.points(*node, unit, self.view.theme.heading),
            What::Indicator(node) => {
                let mut pieces = self.computed(*node, unit);
                pieces.extend(self.points(*node, unit, self.view.theme.accent));
                pieces
            }
            What::Metric(metric, node) => {
                let entry = self.view.round.dataset.entry(self.view.round.period, unit, *metric);
                let due = !self.is_reference(unit) || entry != Entry::default();
                let mut pieces = if due { self.entry(entry) } else { Vec::new() };
                if let Some(node) = node {
                    pieces.extend(self.points(*node, unit, self.view.theme.accent));
                }
                self.marked(&Place::Metric(unit, *metric), pieces)
            }
            What::Mark(node, assessor) => {
                if self.is_reference(unit) {
                    return Vec::new();
                }
                let marks = self.view.round.dataset.marks(self.view.round.period, *node, unit);
                let mark = marks.iter().find(|mark| mark.assessor == *assessor);
                let pieces = self.entry(mark.map_or_else(Entry::default, |mark| mark.entry));
                self.marked(&Place::Mark(unit, *node, assessor.clone()), pieces)
            }
        }
    }

    fn entry(&self, entry: Entry) -> Pieces<'a> {
        let theme = self.view.theme;
        let state = entry.reported.state();
        let text = match entry.reported {
            Reported::Value(quantity) => Cow::Owned(quantity.to_string()),
            _ => Cow::Borrowed(self.view.short(state)),
        };
        let mut pieces = vec![(text, self.view.look(state))];
        let mark = match entry.verification {
            Verification::Verified => theme.glyphs.verified,
            Verification::Reported => " ",
        };
        pieces.push((Cow::Borrowed(mark), theme.good));
        pieces
    }

    /// The value that an indicator is scored on.
    fn computed(&self, node: NodeIx, unit: UnitIx) -> Pieces<'a> {
        if self.is_reference(unit) {
            return Vec::new();
        }
        let result = self.view.evaluation().node(node, unit);
        let text = match (result.state, result.value) {
            (State::Value, Some(value)) => Cow::Owned(View::brief(value)),
            (State::Value, None) => Cow::Borrowed(""),
            (other, _) => Cow::Borrowed(self.view.short(other)),
        };
        vec![
            (text, self.view.theme.muted),
            (Cow::Borrowed(" "), self.view.theme.text),
        ]
    }

    /// The printed points of a node, in a column of their own at the right.
    fn points(&self, node: NodeIx, unit: UnitIx, style: Style) -> Pieces<'a> {
        if self.is_reference(unit) {
            return Vec::new();
        }
        let result = self.view.evaluation().node(node, unit);
        let decimals = self.view.evaluation().decimals;
        let text = result
            .score
            .map_or_else(|| "—".to_owned(), |score| score.show(decimals));
        let is_weak = result.weak.is_some();
        let mark = if is_weak { self.view.theme.glyphs.weak } else { " " };
        let style = if is_weak { self.view.theme.bad } else { style };
        vec![
            (Cow::Owned(format!(" {text:>5}")), style),
            (Cow::Borrowed(mark), self.view.theme.bad),
        ]
    }

    /// The name of a row.
    fn name(&self, line: &Line) -> (String, Style) {
        let theme = self.view.theme;
        let scheme = &self.view.round.scheme;
        match &line.what {
            What::Criterion(node) => {
                let sign = if self.folded.contains(node) { "+ " } else { "" };
                (format!("{sign}{}", self.view.node_name(*node)), theme.heading)
            }
            What::Indicator(node) | What::Metric(_, Some(node)) => {
                let is_relative = scheme
                    .node(*node)
                    .method()
                    .is_some_and(|method| method.rule.is_relative());
                let mark = if is_relative { theme.glyphs.relative } else { "" };
                (format!("{}{mark}", self.view.node_name(*node)), theme.strong)
            }
            What::Metric(metric, None) => {
                let metric = scheme.metric(*metric);
                let unit = if metric.unit.is_empty() {
                    String::new()
                } else {
                    self.view.bracketed(&metric.unit)
                };
                (format!("{}{unit}", metric.name.get(self.view.lang)), theme.text)
            }
            What::Mark(_, assessor) => (
                format!("{} {assessor}", self.view.say(&Text::new("评委", "Assessor"))),
                theme.text,
            ),
        }
    }

    /// What is reported in a cell; none where the cell is computed.
    fn reported(&self, line: &Line, unit: UnitIx) -> Option<Reported> {
        let place = line.what.place(unit)?;
        Some(place.entry(self.view.round).reported)
    }

    /// Puts the sign of a doubtful value where that of a verified one would stand.
    fn mark_doubtful(&self, line: &Line, unit: UnitIx, pieces: &mut [(Cow<'a, str>, Style)]) {
        let n_signs = pieces.iter().take_while(|(text, _)| self.is_sign(text)).count();
        let (Some(place), [value, mark, ..]) = (line.what.place(unit), &mut pieces[n_signs..]) else {
            return;
        };
        let entry = place.entry(self.view.round);
        if entry.verification == Verification::Reported && place.is_doubtful(self.view.round, entry.reported) {
            let look = self.view.theme.doubtful;
            (value.1, *mark) = (look, (Cow::Borrowed(DOUBTFUL), look));
        }
    }

    fn line_of(&self, row: usize, column: usize) -> Option<&'a Line> {
        match self.turn {
            Turn::UnitsAcross => self.lines.get(row),
            Turn::UnitsDown => self.lines.get(column),
        }
    }

    fn unit_head(&self, unit: UnitIx) -> Pieces<'a> {
        let style = if self.is_reference(unit) {
            self.view.theme.muted
        } else {
            self.view.theme.strong
        };
        vec![(Cow::Borrowed(self.view.unit_name(unit)), style)]
    }

    /// The total and the place of a unit.
    fn result(&self, unit: UnitIx) -> Pieces<'a> {
        let theme = self.view.theme;
        if self.is_reference(unit) {
            return vec![(Cow::Borrowed(self.view.pick("参照", "reference")), theme.muted)];
        }
        let provisional = self.view.evaluation().unit(unit).provisional;
        let place = if provisional {
            self.view.pick("暂计", "prov.").to_owned()
        } else {
            format!("#{}", self.view.place(unit))
        };
        vec![
            (Cow::Owned(self.view.total(unit)), theme.accent),
            (Cow::Owned(format!(" {place}")), theme.muted),
        ]
    }

    /// The columns for the names of rows: as many units as fit beside short names, then what is left.
    fn name_width(&self, room: u16) -> u16 {
        const SHORTEST: u16 = 26;
        const LONGEST: u16 = 44;
        // Units that are scrolled to later may need more room than the first one.
        let units = self.n_frozen()..self.n_columns().min(self.n_frozen() + SAMPLED);
        let unit = units.map(|column| self.width(column, room)).max().unwrap_or(0) + 1;
        let n_units = (room.saturating_sub(SHORTEST) / unit).max(1);
        let left = room.saturating_sub(n_units.saturating_mul(unit) + 1);
        left.clamp(8, LONGEST)
    }

    /// The room that the longest name of a row takes.
    fn longest_name(&self) -> u16 {
        let names = self.lines.iter().map(|line| width(&self.name(line).0) + line.depth);
        names.max().unwrap_or(0)
    }

    /// The room that the longest name of a unit takes.
    fn longest_unit(&self) -> u16 {
        let names = self.units.iter().map(|unit| width(self.view.unit_name(*unit)));
        names.max().unwrap_or(0)
    }

    fn widest(&self, column: usize) -> u16 {
        let of = |pieces: Pieces| pieces.iter().map(|(text, _)| width(text)).sum::<u16>();
        let body = match self.turn {
            Turn::UnitsAcross => {
                let unit = self.units[column];
                let widest = self.lines.iter().map(|line| of(self.pieces(line, unit))).max();
                let head = of(self.unit_head(unit))
                    .min(self.fit.longest_name())
                    .max(of(self.result(unit)));
                widest.unwrap_or(0).max(head)
            }
            Turn::UnitsDown => {
                let line = &self.lines[column];
                let widest = self.units.iter().map(|unit| of(self.pieces(line, *unit))).max();
                let name = width(&self.name(line).0).min(self.fit.longest_name());
                widest.unwrap_or(0).max(name)
            }
        };
        let least = match self.turn {
            Turn::UnitsAcross => USUAL,
            Turn::UnitsDown => 8,
        };
        body.clamp(least, self.fit.longest_name().max(24))
    }
}

impl Table for Cells<'_> {
    fn n_rows(&self) -> usize {
        match self.turn {
            Turn::UnitsAcross => self.lines.len(),
            Turn::UnitsDown => self.units.len(),
        }
    }

    fn n_columns(&self) -> usize {
        self.n_frozen()
            + match self.turn {
                Turn::UnitsAcross => self.units.len(),
                Turn::UnitsDown => self.lines.len(),
            }
    }

    fn n_frozen(&self) -> usize {
        match self.turn {
            Turn::UnitsAcross => 1,
            Turn::UnitsDown => 2,
        }
    }

    fn n_heads(&self) -> u16 {
        match self.turn {
            Turn::UnitsAcross => 2,
            Turn::UnitsDown => 1,
        }
    }

    fn width(&self, column: usize, room: u16) -> u16 {
        match (self.turn, column) {
            (Turn::UnitsAcross, 0) if self.fit == Fit::Full => self.longest_name().clamp(10, (room * 2 / 3).max(10)),
            (Turn::UnitsAcross, 0) => self.name_width(room),
            (Turn::UnitsDown, 0) if self.fit == Fit::Full => self.longest_unit().clamp(8, (room / 2).max(8)),
            (Turn::UnitsDown, 0) => (room / 4).clamp(8, 18),
            (Turn::UnitsDown, 1) => 12,
            _ => {
                let column = column - self.n_frozen();
                let mut widths = self.widths.borrow_mut();
                if widths.len() <= column {
                    widths.resize(column + 1, None);
                }
                *widths[column].get_or_insert_with(|| self.widest(column))
            }
        }
    }

    fn head(&self, column: usize, line: u16) -> Slot<'_> {
        let theme = self.view.theme;
        match (self.turn, column, line) {
            (Turn::UnitsAcross, 0, 0) | (Turn::UnitsDown, 0, _) => Slot::words(self.view.period(), theme.heading),
            (Turn::UnitsAcross, 0, _) => Slot::words(self.view.pick("总分 名次", "Total, place"), theme.muted),
            (Turn::UnitsAcross, column, 0) => Slot::Right(self.unit_head(self.units[column - 1])),
            (Turn::UnitsAcross, column, _) => Slot::Number(self.result(self.units[column - 1])),
            (Turn::UnitsDown, 1, _) => Slot::words(self.view.pick("总分 名次", "Total"), theme.muted),
            (Turn::UnitsDown, column, _) => {
                let (name, style) = self.name(&self.lines[column - 2]);
                Slot::words(name, style)
            }
        }
    }

    fn is_filled(&self, row: usize, column: usize) -> bool {
        let (line, unit) = match self.turn {
            Turn::UnitsAcross => (row, column),
            Turn::UnitsDown => (column, row),
        };
        let (Some(line), Some(unit)) = (self.lines.get(line), self.units.get(unit)) else {
            return false;
        };
        let computed = !self.is_reference(*unit);
        self.reported(line, *unit)
            .map_or(computed, |reported| reported != Reported::Pending)
    }

    fn slot(&self, row: usize, column: usize) -> Slot<'_> {
        match (self.turn, column) {
            (Turn::UnitsAcross, 0) => {
                let line = &self.lines[row];
                let (name, style) = self.name(line);
                let indent = " ".repeat(usize::from(line.depth));
                let mut letters = self.narrow.letters(row).to_vec();
                for letter in &mut letters {
                    *letter += indent.len();
                }
                Slot::marked(&format!("{indent}{name}"), &letters, (style, self.view.theme.found))
            }
            (Turn::UnitsDown, 0) => {
                let (unit, theme) = (self.units[row], self.view.theme);
                let look = if self.is_reference(unit) {
                    theme.muted
                } else {
                    theme.strong
                };
                let looks = (look, theme.found);
                Slot::marked(self.view.unit_name(unit), self.narrow.letters(row), looks)
            }
            (Turn::UnitsDown, 1) => Slot::Number(self.result(self.units[row])),
            (turn, column) => {
                let column = column - self.n_frozen();
                let unit = if turn == Turn::UnitsAcross { column } else { row };
                let line = self.line_of(row, column);
                let pieces = line.map(|line| {
                    let mut pieces = self.pieces(line, self.units[unit]);
                    self.mark_doubtful(line, self.units[unit], &mut pieces);
                    pieces
                });
                Slot::Number(pieces.unwrap_or_default())
            }
        }
    }
}
