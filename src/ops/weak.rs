//! Weak links 薄弱环节: the indicators on which units fall behind.
//!
//! Collects what the engine marked; decides nothing.

use super::round::Round;
use crate::model::evaluation::WeakReason;
use crate::model::{NodeIx, UnitIx};

/// One indicator on which one unit falls behind.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct WeakLink {
    /// The unit.
    pub unit: UnitIx,
    /// The indicator.
    pub indicator: NodeIx,
    /// The rate it came to.
    pub rate: Option<f64>,
    /// Points it is short of full marks.
    pub lost: f64,
    /// Why it is a weak link.
    pub reason: WeakReason,
}

/// The weak links of all units in scheme order, each unit's worst loss first.
#[must_use]
pub fn weak(round: &Round) -> Vec<WeakLink> {
    let units = (0..round.scheme.n_units()).map(UnitIx);
    units.flat_map(|unit| weak_of(round, unit)).collect()
}

/// The weak links of one unit, the worst loss first.
#[must_use]
pub fn weak_of(round: &Round, unit: UnitIx) -> Vec<WeakLink> {
    let mut links: Vec<WeakLink> = round
        .scheme
        .indicators()
        .filter_map(|(indicator, _)| {
            let result = round.evaluation.node(indicator, unit);
            result.weak.map(|reason| WeakLink {
                unit,
                indicator,
                rate: result.rate,
                lost: result.effective_weight * (1.0 - result.rate.unwrap_or(0.0)),
                reason,
            })
        })
        .collect();
    links.sort_by(|one, other| other.lost.total_cmp(&one.lost));
    links
}
