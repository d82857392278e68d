//! Where things stand: a unit in the same row of every sheet, a node in the same column.
//!
//! Units stand group by group, so that the cells of a group are one range.

use super::formula::Spans;
use crate::model::{NodeIx, Scheme, UnitIx};

/// The row of the heads of columns.
pub(super) const HEAD: usize = 5;
/// The row of the first unit.
pub(super) const FIRST: usize = 6;
/// The columns before the first number: code, name, group.
pub(super) const LEAD: usize = 3;
/// The row above the heads, which holds nominal weights.
pub(super) const WEIGHT_ROW: usize = 4;

/// Which unit stands in which row.
#[derive(Debug, Clone)]
pub(super) struct Layout {
    /// The units in the order of their rows, then the reference units.
    pub(super) order: Vec<UnitIx>,
    /// The row of each unit and reference unit.
    rows: Vec<usize>,
    pub(super) n_units: usize,
}

impl Layout {
    pub(super) fn new(scheme: &Scheme) -> Self {
        let n_units = scheme.n_units();
        let mut order: Vec<_> = scheme.places().map(|(unit, _)| unit).collect();
        order[..n_units].sort_by_key(|unit| (scheme.group_of(*unit), unit.0));
        let mut rows = vec![0; order.len()];
        for (place, unit) in order.iter().enumerate() {
            rows[unit.0] = FIRST + place;
        }
        Self { order, rows, n_units }
    }

    /// The row of a unit or reference unit.
    pub(super) fn row(&self, unit: UnitIx) -> usize {
        self.rows[unit.0]
    }

    /// The units that are assessed, with their rows.
    pub(super) fn units(&self) -> impl Iterator<Item = (usize, UnitIx)> {
        let units = self.order.iter().take(self.n_units).enumerate();
        units.map(|(place, unit)| (FIRST + place, *unit))
    }

    /// Every unit and reference unit, with its row.
    pub(super) fn places(&self) -> impl Iterator<Item = (usize, UnitIx)> {
        let places = self.order.iter().enumerate();
        places.map(|(place, unit)| (FIRST + place, *unit))
    }

    /// The row in which metrics of several units are added up.
    pub(super) const fn sum_row(&self) -> usize {
        FIRST + self.order.len()
    }

    /// The rows of all units and of groups.
    pub(super) fn spans(&self, scheme: &Scheme) -> Spans {
        let of = |unit: UnitIx| {
            let same = |other: &UnitIx| scheme.group_of(*other) == scheme.group_of(unit);
            let units = &self.order[..self.n_units];
            let first = units.iter().position(same).unwrap_or(0);
            let count = units.iter().filter(|other| same(other)).count();
            (FIRST + first, FIRST + first + count.max(1) - 1)
        };
        let mut groups = Vec::with_capacity(self.n_units);
        let mut last: Option<(UnitIx, (usize, usize))> = None;
        for (row, unit) in self.units() {
            let span = match last {
                Some((_, span)) if row <= span.1 => span,
                _ => of(unit),
            };
            last = Some((unit, span));
            groups.push(span);
        }
        Spans {
            units: (FIRST, FIRST + self.n_units - 1),
            groups,
        }
    }
}

/// The column of a node on every sheet that has one column a node.
pub(super) const fn column_of(node: NodeIx) -> usize {
    LEAD + node.0
}

/// The columns of some nodes, those side by side together.
pub(super) fn runs(nodes: &[NodeIx]) -> Vec<(usize, usize)> {
    let mut runs: Vec<(usize, usize)> = Vec::new();
    for column in nodes.iter().map(|node| column_of(*node)) {
        match runs.last_mut() {
            Some((_, last)) if *last + 1 == column => *last = column,
            _ => runs.push((column, column)),
        }
    }
    runs
}
