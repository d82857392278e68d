//! Weak links 薄弱环节: which indicators of which units need putting right (scoring.md §8).
//!
//! They are only found here; a person issues them.

use std::sync::Arc;

use crate::model::evaluation::WeakReason;
use crate::model::scheme::Scheme;
use crate::model::scheme::method::Scope;
use crate::model::scheme::policy::Weak;
use crate::model::{NodeColumn, NodeIx, UnitIx};

/// Marks the weak links in the columns of the indicators that changed; `earlier` holds the columns of the periods before, newest
/// first, as far back as the scheme looks.
pub(super) fn mark(
    scheme: &Scheme,
    columns: &mut [Arc<NodeColumn>],
    earlier: &[&[Arc<NodeColumn>]],
    changed: &[NodeIx],
) {
    let rules = &scheme.document().weak;
    if *rules == Weak::default() {
        return;
    }
    for node in changed {
        let indicator = scheme.node(*node);
        let scope = rules.scope.unwrap_or_else(|| indicator.scope());
        let column = &columns[node.0];
        let means = mean_rates(scheme, column, scope);
        let mut weak = vec![None; scheme.n_units()];
        for (unit, weak) in weak.iter_mut().enumerate() {
            let rate = column.rate[unit];
            if rate.is_nan() {
                continue;
            }
            let before: Vec<_> = earlier.iter().map(|columns| columns[node.0].rate[unit]).collect();
            let below_mean =
                |share: f64| means[key(scheme, scope, unit)].is_some_and(|mean| rate < share * mean - TINY);
            *weak = if rules.rate_below.is_some_and(|limit| rate < limit - TINY) {
                Some(WeakReason::RateBelow)
            } else if rules.below_mean.is_some_and(below_mean) {
                Some(WeakReason::BelowMean)
            } else if rules.falling_periods.is_some_and(|n| has_fallen(n, rate, &before)) {
                Some(WeakReason::Falling)
            } else {
                None
            };
        }
        Arc::make_mut(&mut columns[node.0]).weak = weak;
    }
}

/// Rates closer than this are the same to a person.
const TINY: f64 = 1e-12;

fn key(scheme: &Scheme, scope: Scope, unit: usize) -> usize {
    match scope {
        Scope::All => 0,
        Scope::Group => scheme.group_of(UnitIx(unit)),
    }
}

/// The mean rate of each scope, over the units that have a rate.
fn mean_rates(scheme: &Scheme, column: &NodeColumn, scope: Scope) -> Vec<Option<f64>> {
    let mut sums = vec![(0.0, 0_u32); scheme.n_groups()];
    for (unit, rate) in column.rate.iter().enumerate().filter(|(_, rate)| !rate.is_nan()) {
        let (sum, n) = &mut sums[key(scheme, scope, unit)];
        *sum += rate;
        *n += 1;
    }
    let means = sums.into_iter();
    means.map(|(sum, n)| (n > 0).then(|| sum / f64::from(n))).collect()
}

/// Whether the rate fell in each of the last `n` periods.
fn has_fallen(n: u32, rate: f64, before: &[f64]) -> bool {
    let n = n as usize;
    let rates: Vec<_> = std::iter::once(rate)
        .chain(before.iter().copied())
        .take(n + 1)
        .collect();
    n > 0 && rates.len() == n + 1 && rates.windows(2).all(|pair| pair[0] < pair[1] - TINY)
}
