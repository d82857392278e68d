//! A target broken down to units by an indicator of the scheme: what the unit targets add up to,
//! and how far the city should then be in a period.
//!
//! Only for what can be added up, and only where indicator and target read the same data.

use super::standing::is_met;
use crate::model::plan::document::{Amount, Source};
use crate::model::plan::progress::Quota;
use crate::model::scheme::quota::{Breakdown, breakdowns};
use crate::model::{NodeIx, Period, Scheme};
use crate::scoring::methods::due_of_unit;

/// What the unit targets of each such indicator add up to.
pub(super) fn quotas(scheme: &Scheme, amount: &Amount, indicators: &[NodeIx]) -> Vec<Quota> {
    let found = by_unit(scheme, amount, indicators).into_iter();
    found
        .map(|breakdown| Quota {
            indicator: breakdown.node,
            sum: breakdown.sum(),
            is_enough: is_met(amount.relation, breakdown.sum(), amount.value).unwrap_or(true),
        })
        .collect()
}

/// How far an amount is expected to be in a period: as the plan says, or else as the units' own
/// targets add up.
pub(super) fn expected(scheme: &Scheme, amount: &Amount, indicators: &[NodeIx], period: Period) -> Option<f64> {
    let said = amount.expected.get(&period).copied();
    said.or_else(|| {
        let found = by_unit(scheme, amount, indicators);
        let target = found.first()?.quotas;
        let due = |code: &String| due_of_unit(target, code, period);
        target.by_unit.keys().map(due).sum()
    })
}

/// The indicators with a target for each unit on the very data that the amount adds up.
fn by_unit<'a>(scheme: &'a Scheme, amount: &Amount, indicators: &[NodeIx]) -> Vec<Breakdown<'a>> {
    let Some(Source::Sum(reading)) = &amount.data else {
        return Vec::new();
    };
    let reads_it = |of: &Breakdown<'_>| scheme.node(of.node).input() == Some(&reading.input);
    let mut found = breakdowns(scheme);
    found.retain(|of| {
        !amount.relation.is_change()
            && indicators.contains(&of.node)
            && of.quotas.additive != Some(false)
            && reads_it(of)
    });
    found
}
