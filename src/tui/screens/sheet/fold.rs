//! The shape of the sheet: which way round, how wide, and which criteria are folded to one line.

use std::collections::HashSet;

use super::Sheet;
use super::lines::{Line, What};
use crate::model::{NodeIx, UnitIx};
use crate::tui::effect::Effect;
use crate::tui::view::View;

/// Which way round the sheet lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Turn {
    /// Indicators down, units across.
    UnitsAcross,
    /// Units down, indicators across.
    UnitsDown,
}

impl Turn {
    /// The other way round.
    #[must_use]
    pub const fn other(self) -> Self {
        match self {
            Self::UnitsAcross => Self::UnitsDown,
            Self::UnitsDown => Self::UnitsAcross,
        }
    }
}

/// How wide columns are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fit {
    /// Wide enough for values; long names are cut.
    Usual,
    /// Wide enough for names too.
    Full,
}

impl Fit {
    /// The other width.
    #[must_use]
    pub const fn other(self) -> Self {
        match self {
            Self::Usual => Self::Full,
            Self::Full => Self::Usual,
        }
    }

    /// So much of a name counts.
    #[must_use]
    pub const fn longest_name(self) -> u16 {
        match self {
            Self::Usual => 16,
            Self::Full => 60,
        }
    }
}

/// The lines that are seen where these criteria are folded.
#[must_use]
pub fn seen(all: &[Line], folded: &HashSet<NodeIx>) -> Vec<Line> {
    let mut hidden_below = None;
    let mut seen = Vec::new();
    for line in all {
        if hidden_below.is_some_and(|depth| line.depth > depth) {
            continue;
        }
        hidden_below = match line.what {
            What::Criterion(node) if folded.contains(&node) => Some(line.depth),
            _ => None,
        };
        seen.push(line.clone());
    }
    seen
}

/// The criteria that a line belongs to, the nearest first.
fn criteria_of(all: &[Line], line: usize) -> impl Iterator<Item = (usize, NodeIx)> {
    let mut depth = all[line].depth;
    all[..line]
        .iter()
        .enumerate()
        .rev()
        .filter_map(move |(n, above)| match above.what {
            What::Criterion(node) if above.depth < depth => {
                depth = above.depth;
                Some((n, node))
            }
            _ => None,
        })
}

impl Sheet {
    /// Shows names in full, or at the usual width.
    pub fn fit_columns(&mut self) -> Effect {
        self.fit = self.fit.other();
        self.widths.borrow_mut().clear();
        Effect::None
    }

    /// Folds or unfolds the criterion under the cursor, or the one that it is in.
    pub fn fold(&mut self, view: &View) -> Effect {
        let (line, unit) = self.whole_at();
        let criterion = match self.all.get(line).map(|line| &line.what) {
            Some(What::Criterion(node)) => Some((line, *node)),
            Some(_) => criteria_of(&self.all, line).next(),
            None => None,
        };
        if let Some((line, node)) = criterion {
            if !self.folded.remove(&node) {
                self.folded.insert(node);
            }
            self.reveal(line, unit, view);
        }
        Effect::None
    }

    /// Folds every criterion, or unfolds all where any is folded.
    pub fn fold_all(&mut self, view: &View) -> Effect {
        let (line, unit) = self.whole_at();
        if self.folded.is_empty() {
            let criteria = self.all.iter().filter_map(|line| match line.what {
                What::Criterion(node) => Some(node),
                _ => None,
            });
            self.folded = criteria.collect();
            let outermost = criteria_of(&self.all, line).last();
            self.reveal(outermost.map_or(line, |(line, _)| line), unit, view);
        } else {
            self.folded.clear();
            self.reveal(line, unit, view);
        }
        Effect::None
    }

    /// Goes to a line of the whole sheet, unfolding what hides it.
    pub fn reveal(&mut self, line: usize, unit: UnitIx, view: &View) {
        if line < self.all.len() {
            for (_, criterion) in criteria_of(&self.all, line) {
                self.folded.remove(&criterion);
            }
        }
        self.take_rows(view);
        self.widths.borrow_mut().clear();
        let what = self.all.get(line).map(|line| &line.what);
        let seen = self.lines.iter().position(|line| Some(&line.what) == what);
        self.go(seen.unwrap_or(0), unit);
    }

    /// The number of the line under the cursor in the whole sheet, and the unit.
    pub fn whole_at(&self) -> (usize, UnitIx) {
        let (line, unit) = self.at();
        let what = self.lines.get(line).map(|line| &line.what);
        let whole = self.all.iter().position(|line| Some(&line.what) == what);
        (whole.unwrap_or(0), unit)
    }
}
