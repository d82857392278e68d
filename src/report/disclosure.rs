//! How much of a result a paper makes known: what is not disclosed stands nowhere in it.

use super::findings::Findings;
use crate::model::UnitIx;

/// Whose result is made known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Disclosure {
    /// Every unit, with its place among all.
    #[default]
    All,
    /// The units in the first places; the others are not named.
    Top(u32),
    /// Every unit, with its place in its group only.
    Group,
}

impl Disclosure {
    /// Whether a unit's result is named.
    pub(super) fn names(self, findings: &Findings<'_>, unit: UnitIx) -> bool {
        match self {
            Self::All | Self::Group => true,
            Self::Top(last) => findings
                .evaluation
                .unit(unit)
                .overall_place
                .is_some_and(|place| place <= last),
        }
    }

    /// The units that are named: in rank order, or as the scheme has them where that order is not disclosed.
    pub(super) fn units(self, findings: &Findings<'_>) -> Vec<UnitIx> {
        let mut order = findings.evaluation.in_rank_order();
        if self == Self::Group {
            order.sort_unstable();
        }
        order.retain(|unit| self.names(findings, *unit));
        order
    }
}
