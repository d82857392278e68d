//! Which rows and units the sheet shows: all, or those that the filter leaves; and turning it round.

use super::fold::Turn;
use super::lines::{self, Line, What};
use super::{Screen, Sheet, fold};
use crate::model::UnitIx;
use crate::tui::effect::{Effect, Place};
use crate::tui::view::View;

impl Sheet {
    /// Takes the rows and units from the round; the filter is for what stands in rows.
    pub fn take_rows(&mut self, view: &View) {
        self.all = lines::lines(view);
        // What is looked for is found in folded criteria too.
        self.lines = if self.is_narrowed() {
            self.all.clone()
        } else {
            fold::seen(&self.all, &self.folded)
        };
        self.units = (0..view.round.scheme.places().count()).map(UnitIx).collect();
        match self.turn {
            Turn::UnitsAcross => self.narrow.keep(&mut self.lines, |line| line.what.names(view)),
            Turn::UnitsDown => self.narrow.keep_units(&mut self.units, view),
        }
    }

    /// Whether the filter leaves out lines; where it is turned, it leaves out units.
    pub fn is_narrowed(&self) -> bool {
        self.turn == Turn::UnitsAcross && self.narrow.is_on()
    }

    /// Shows only the rows whose name has a text in it; the cursor stays on its cell where that is shown.
    pub fn narrow_to(&mut self, text: &str, view: &View) {
        let focus = self.focus().map(|(what, unit)| (what.clone(), unit));
        self.grid.release();
        self.narrow.look_for(text);
        self.prepare(view);
        self.look_at(focus);
    }

    /// Turns the sheet round; the cursor stays on its cell.
    pub fn turn_round(&mut self, view: &View) -> Effect {
        let focus = self.focus().map(|(what, unit)| (what.clone(), unit));
        self.turn = self.turn.other();
        self.prepare(view);
        self.look_at(focus);
        Effect::None
    }

    /// How many rows of how many are shown.
    #[must_use]
    pub fn shown_of(&self, view: &View) -> (usize, usize) {
        match self.turn {
            Turn::UnitsAcross => (self.lines.len(), self.all.len()),
            Turn::UnitsDown => (self.units.len(), view.round.scheme.places().count()),
        }
    }

    /// Puts the cursor on a cell, also where it is folded away; a cell that the filter leaves out is not gone to.
    pub fn show(&mut self, cell: &Place, view: &View) {
        let unit = cell.unit();
        let is_it = |line: &Line| line.what.place(unit).as_ref() == Some(cell);
        let is_left_out = self.is_narrowed() && !self.lines.iter().any(is_it);
        if let Some(line) = self.all.iter().position(is_it)
            && self.units.contains(&unit)
            && !is_left_out
        {
            self.reveal(line, unit, view);
        }
    }

    /// Puts the cursor on a cell, or at the beginning where it is not shown.
    fn look_at(&mut self, focus: Option<(What, UnitIx)>) {
        if let Some((what, unit)) = focus {
            let line = self.lines.iter().position(|line| line.what == what);
            self.go(line.unwrap_or(0), unit);
        }
    }

    /// The number of the line and the unit under the cursor.
    pub fn at(&self) -> (usize, UnitIx) {
        let (line, unit) = match self.turn {
            Turn::UnitsAcross => (self.grid.row(), self.grid.column()),
            Turn::UnitsDown => (self.grid.column(), self.grid.row()),
        };
        (line, self.units.get(unit).copied().unwrap_or(UnitIx(0)))
    }

    /// Puts the cursor on a line and a unit.
    pub fn go(&mut self, line: usize, unit: UnitIx) {
        let unit = self.units.iter().position(|other| *other == unit).unwrap_or(0);
        match self.turn {
            Turn::UnitsAcross => self.grid.go(line, unit),
            Turn::UnitsDown => self.grid.go(unit, line),
        }
    }
}
