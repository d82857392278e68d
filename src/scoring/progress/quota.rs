//! A target broken down to units by an indicator of the scheme: what the unit targets add up to,
//! and how far the city should then be in a period.
//!
//! Only for what can be added up, and only where indicator and target read the same data.

use super::standing::is_met;
use crate::model::plan::document::{Amount, Source};
use crate::model::plan::progress::Quota;
use crate::model::scheme::method::Rule;
use crate::model::scheme::target::{Target, UnitTarget};
use crate::model::{NodeIx, Period, Scheme};
use crate::scoring::methods::due_of_unit;

/// What the unit targets of each such indicator add up to.
pub(super) fn quotas(scheme: &Scheme, amount: &Amount, indicators: &[NodeIx]) -> Vec<Quota> {
    let found = by_unit(scheme, amount, indicators);
    found
        .map(|(indicator, target)| {
            let codes = scheme.units().iter().map(|unit| unit.code.as_str());
            let sum = codes.filter_map(|code| target.by_unit.get(code)).sum();
            Quota {
                indicator,
                sum,
                is_enough: is_met(amount.relation, sum, amount.value).unwrap_or(true),
            }
        })
        .collect()
}

/// How far an amount is expected to be in a period: as the plan says, or else as the units' own
/// targets add up.
pub(super) fn expected(scheme: &Scheme, amount: &Amount, indicators: &[NodeIx], period: Period) -> Option<f64> {
    let said = amount.expected.get(&period).copied();
    said.or_else(|| {
        let (_, target) = by_unit(scheme, amount, indicators).next()?;
        let codes = scheme.units().iter().map(|unit| unit.code.as_str());
        let quotas = codes.filter(|code| target.by_unit.contains_key(*code));
        quotas.map(|code| due_of_unit(target, code, period)).sum()
    })
}

/// The indicators with a target for each unit on the very data that the amount adds up.
fn by_unit<'a>(
    scheme: &'a Scheme,
    amount: &'a Amount,
    indicators: &'a [NodeIx],
) -> impl Iterator<Item = (NodeIx, &'a UnitTarget)> {
    indicators.iter().filter_map(|indicator| {
        let node = scheme.node(*indicator);
        let Some(Source::Sum(reading)) = &amount.data else {
            return None;
        };
        if amount.relation.is_change() || node.input() != Some(&reading.input) {
            return None;
        }
        match &node.method()?.rule {
            Rule::Attainment(rule) => match &rule.target {
                Target::ByUnit(target) => Some((*indicator, target)),
                _ => None,
            },
            _ => None,
        }
    })
}
