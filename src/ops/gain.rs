//! On which criteria the units did better than the period before: what a circular may say was achieved.

use super::round::Round;
use crate::model::{Evaluation, NodeIx, UnitIx};
use crate::report::circular::Gain;

/// The criteria whose mean rate rose on the period before, over the units that have both rates;
/// none where that period was not assessed or is not compared with.
pub(super) fn gains(round: &Round) -> Vec<Gain> {
    let Some(previous) = round.last().filter(|previous| round.scheme.assesses(previous.period)) else {
        return Vec::new();
    };
    let top = round.scheme.top().iter();
    top.filter_map(|&criterion| gain(previous, &round.evaluation, criterion))
        .collect()
}

fn gain(previous: &Evaluation, now: &Evaluation, criterion: NodeIx) -> Option<Gain> {
    let units = (0..now.units.len()).map(UnitIx);
    let rates = units.filter_map(|unit| Some((previous.node(criterion, unit).rate?, now.node(criterion, unit).rate?)));
    let (from, to): (Vec<f64>, Vec<f64>) = rates.unzip();
    if from.is_empty() {
        return None;
    }
    let mean = |rates: &[f64]| rates.iter().sum::<f64>() / rates.len() as f64;
    let (from, to) = (mean(&from), mean(&to));
    // Less than half a hundredth of a per cent shows as no change.
    (to - from >= 0.00005).then_some(Gain { criterion, from, to })
}
