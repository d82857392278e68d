//! Going on in the sheet: to the next cell, the next pending, doubtful or weak one, the next criterion.

use std::collections::HashSet;

use super::Sheet;
use super::lines::What;
use crate::model::UnitIx;
use crate::ops::doubt::Doubt;
use crate::ops::status::Block;
use crate::text::Text;
use crate::tui::command::Command;
use crate::tui::effect::{Effect, Notice, Row, Step};
use crate::tui::view::View;

/// Which way to look.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Seek {
    /// On.
    Forward,
    /// Back.
    Backward,
}

/// The pending cells that a block names.
fn pending_of(block: &Block) -> Vec<(UnitIx, Row)> {
    match block {
        Block::Pending { cells, .. } => cells
            .iter()
            .map(|&(unit, metric)| (unit, Row::Metric(metric)))
            .collect(),
        Block::Unmarked { marks, .. } => marks.iter().map(|&(node, unit)| (unit, Row::Node(node))).collect(),
        Block::Unverified { .. }
        | Block::Unconfirmed(_)
        | Block::NoTotal { .. }
        | Block::Appeals(_)
        | Block::Apart(_) => Vec::new(),
    }
}

/// Tells of a cell whether it is still to be filled by whoever acts.
fn is_pending<'a>(view: &View<'a>) -> impl Fn(&What, UnitIx) -> bool + 'a {
    let pending: HashSet<_> = view.status().blocks.iter().flat_map(pending_of).collect();
    let actor = view.actor;
    move |what, unit| match what {
        What::Metric(metric, _) => pending.contains(&(unit, Row::Metric(*metric))),
        What::Mark(node, assessor) => assessor == actor && pending.contains(&(unit, Row::Node(*node))),
        What::Criterion(_) | What::Indicator(_) => false,
    }
}

impl Sheet {
    /// The first pending line of a unit, counted in the whole sheet.
    pub fn first_pending(&self, unit: UnitIx, view: &View) -> Option<usize> {
        let is_pending = is_pending(view);
        self.all.iter().position(|line| is_pending(&line.what, unit))
    }

    /// From a cell that cannot be filled in, goes to the first of its unit that is still to be.
    pub fn begin(&mut self, view: &View) {
        let unit = self.at().1;
        if self.place(view).is_none()
            && let Some(line) = self.first_pending(unit, view)
        {
            self.reveal(line, unit, view);
        }
    }

    /// Goes to the next pending cell of this unit, then of the next unit, around the sheet.
    pub fn seek_pending(&mut self, view: &View, seek: Seek) -> Effect {
        let is_pending = is_pending(view);
        self.seek(view, view.round.scheme.n_units(), seek, is_pending)
            .unwrap_or(Effect::Tell(Notice::refused(NOTHING_PENDING)))
    }

    /// Goes to the next doubtful value, and says why it is doubtful.
    pub fn seek_doubtful(&mut self, view: &View, seek: Seek) -> Effect {
        let n_units = view.round.scheme.n_units();
        let reason = |what: &What, unit: UnitIx| {
            let place = what.place(unit)?;
            let reported = place.entry(view.round).reported;
            let own = place.doubts(view.round, reported).into_iter().next();
            // Where the units do not add up, the whole stands for them all.
            let sum = || place.sum_differs(view.round, reported).filter(|_| unit.0 >= n_units);
            own.or_else(sum).map(Doubt::notice)
        };
        let found = self.seek(view, view.round.scheme.places().count(), seek, |what, unit| {
            reason(what, unit).is_some()
        });
        if found.is_none() {
            return Effect::Tell(Notice::refused(NOTHING_DOUBTFUL));
        }
        let why = self.focus().and_then(|(what, unit)| reason(what, unit));
        why.map_or(Effect::None, |why| Effect::Tell(Notice::done(why)))
    }

    /// Goes to the next weak link.
    pub fn seek_weak(&mut self, view: &View, seek: Seek) -> Effect {
        let is_weak = |what: &What, unit| match what {
            What::Criterion(_) => false,
            what => what
                .node()
                .is_some_and(|node| view.evaluation().node(node, unit).weak.is_some()),
        };
        self.seek(view, view.round.scheme.n_units(), seek, is_weak)
            .unwrap_or(Effect::Tell(Notice::refused(NOTHING_WEAK)))
    }

    /// Goes to the next cell of this unit of which something is true, then of the next unit, around
    /// the sheet; what is folded away is unfolded. `None` where there is none.
    fn seek(&mut self, view: &View, n_units: usize, seek: Seek, is: impl Fn(&What, UnitIx) -> bool) -> Option<Effect> {
        let (line, unit) = self.whole_at();
        let n_lines = self.all.len();
        let n_cells = n_lines * n_units;
        let here = (unit.0 * n_lines + line).min(n_cells.saturating_sub(1));
        let mut cells = (1..=n_cells).map(|distance| match seek {
            Seek::Forward => (here + distance) % n_cells,
            Seek::Backward => (here + n_cells - distance) % n_cells,
        });
        let narrowed = self.is_narrowed();
        let cell = cells.find(|cell| {
            let (what, unit) = (&self.all[cell % n_lines].what, UnitIx(cell / n_lines));
            let is_shown = !narrowed || self.lines.iter().any(|line| line.what == *what);
            is(what, unit) && is_shown && self.units.contains(&unit)
        })?;
        self.reveal(cell % n_lines, UnitIx(cell / n_lines), view);
        Some(Effect::None)
    }

    /// Goes on after a value was entered: to the next cell that can be typed into, or one cell where there is none.
    pub fn advance(&mut self, step: Step, view: &View) -> Effect {
        let before = self.grid.clone();
        let mut last = (before.row(), before.column());
        self.step(step, view);
        let next = self.grid.clone();
        while self.place(view).is_none() && step != Step::Stay {
            self.step(step, view);
            let now = (self.grid.row(), self.grid.column());
            if now == last {
                self.grid = next;
                break;
            }
            last = now;
        }
        Effect::None
    }

    /// Moves the cursor one cell.
    pub fn step(&mut self, step: Step, view: &View) -> Effect {
        let command = match step {
            Step::Stay => return Effect::None,
            Step::Down => Command::Down,
            Step::Up => Command::Up,
            Step::Right => Command::Right,
            Step::Left => Command::Left,
        };
        let mut grid = self.grid.clone();
        grid.step(command, &self.cells(view));
        self.grid = grid;
        Effect::None
    }

    pub fn seek_criterion(&mut self, seek: Seek) -> Effect {
        let (here, unit) = self.at();
        let heads = self
            .lines
            .iter()
            .enumerate()
            .filter(|(_, line)| matches!(line.what, What::Criterion(_)));
        let mut heads = heads.map(|(n, _)| n);
        let found = match seek {
            Seek::Forward => heads.find(|&n| n > here),
            Seek::Backward => heads.rfind(|&n| n < here),
        };
        if let Some(line) = found {
            self.go(line, unit);
        }
        Effect::None
    }
}

const NOTHING_DOUBTFUL: Text = Text::new("没有存疑的值。", "No value is doubtful.");
const NOTHING_WEAK: Text = Text::new("没有薄弱环节。", "There is no weak link.");

/// Said where everything is there.
pub const NOTHING_PENDING: Text = Text::new(
    "没有未填的单元格，本期数据已填齐。",
    "Nothing is pending: this period is complete.",
);
