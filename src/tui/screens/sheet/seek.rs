//! Going to the next thing in the sheet: a pending cell, a criterion.

use std::collections::HashSet;

use super::Sheet;
use super::lines::What;
use crate::model::UnitIx;
use crate::ops::status::Block;
use crate::text::Text;
use crate::tui::effect::{Effect, Notice, Row};
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
        Block::NoTotal { .. } => Vec::new(),
    }
}

impl Sheet {
    /// Goes to the next pending cell of this unit, then of the next unit, around the sheet.
    pub fn seek_pending(&mut self, view: &View, seek: Seek) -> Effect {
        let (line, unit) = self.at();
        let pending: HashSet<_> = view.status.blocks.iter().flat_map(pending_of).collect();
        let n_lines = self.lines.len();
        let n_cells = n_lines * view.round.scheme.n_units();
        let here = (unit.0 * n_lines + line).min(n_cells.saturating_sub(1));
        for distance in 1..=n_cells {
            let cell = match seek {
                Seek::Forward => (here + distance) % n_cells,
                Seek::Backward => (here + n_cells - distance) % n_cells,
            };
            let (line, unit) = (cell % n_lines, UnitIx(cell / n_lines));
            let row = match &self.lines[line].what {
                What::Metric(metric, _) => Row::Metric(*metric),
                What::Mark(node, assessor) if assessor == view.actor => Row::Node(*node),
                _ => continue,
            };
            if pending.contains(&(unit, row)) && self.units.contains(&unit) {
                self.go(line, unit);
                return Effect::None;
            }
        }
        Effect::Tell(Notice::refused(NOTHING_PENDING))
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

/// Said where everything is there.
pub const NOTHING_PENDING: Text = Text::new(
    "没有未填的单元格，本期数据已填齐。",
    "Nothing is pending: this period is complete.",
);
