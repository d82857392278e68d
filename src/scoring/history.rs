//! Compared with earlier periods: change, improvement, the final of several years (scoring.md §8).
//!
//! Only periods that the same scheme assesses are compared, without those that the dataset sets apart.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::period::assess;
use super::rank;
use crate::model::evaluation::{Change, ClosingResult};
use crate::model::{Dataset, Evaluation, NodeColumn, Period, Points, Scheme};

/// Earlier periods, each evaluated by itself.
type Earlier = BTreeMap<Period, Arc<Evaluation>>;

/// Evaluates, each by itself, the earlier periods that `period` is compared with and that have data.
pub(super) fn earlier(scheme: &Scheme, dataset: &Dataset, period: Period) -> Earlier {
    let document = scheme.document();
    let falling = document.weak.falling_periods.unwrap_or(0).max(1);
    let before = std::iter::successors(Some(period.previous()), |period| Some(period.previous()));
    let mut wanted: Vec<_> = before.take(falling as usize).collect();
    if document.closing.is_some() && document.periods.last() == Some(&period) {
        wanted.extend(document.periods.iter().copied().filter(|earlier| *earlier < period));
    }
    let is_compared = |period: &Period| scheme.assesses(*period) && !dataset.is_apart(*period);
    let exists = |period: &Period| is_compared(period) && dataset.sheet(*period).is_some();
    let found = wanted.into_iter().filter(exists);
    found
        .map(|period| (period, Arc::new(assess(scheme, dataset, period))))
        .collect()
}

/// The columns of the periods just before, newest first, without a gap.
pub(super) fn columns_before(earlier: &Earlier, period: Period) -> Vec<&[Arc<NodeColumn>]> {
    let periods = std::iter::successors(Some(period.previous()), |period| Some(period.previous()));
    periods
        .map_while(|period| earlier.get(&period).map(|evaluation| evaluation.nodes.as_slice()))
        .collect()
}

/// Fills in the change since the previous period and the places by improvement.
pub(super) fn compare(now: &mut Evaluation) {
    let Some(before) = now.earlier.get(&now.period.previous()) else {
        return;
    };
    for (unit, earlier) in now.units.iter_mut().zip(&before.units) {
        let finished = !unit.provisional && !earlier.provisional;
        if let (true, Some(total), Some(was)) = (finished, unit.total, earlier.total) {
            let places = earlier.overall_place.zip(unit.overall_place);
            unit.change = Some(Change {
                total: total - was,
                rank: places.map(|(was, is)| i64::from(was) - i64::from(is)),
            });
        }
    }
    let gains: Vec<_> = now
        .units
        .iter()
        .map(|unit| unit.change.map(|change| change.total))
        .collect();
    for (unit, place) in now.units.iter_mut().zip(rank::by_points(&gains)) {
        unit.improvement_rank = place;
    }
}

/// Fills in the final of several years, in the scheme's last period, where every total is known.
pub(super) fn close(scheme: &Scheme, now: &mut Evaluation) {
    let document = scheme.document();
    let Some(closing) = document
        .closing
        .filter(|_| document.periods.last() == Some(&now.period))
    else {
        return;
    };
    let decimals = document.round.decimals;
    let earlier: Vec<_> = document
        .periods
        .iter()
        .filter(|earlier| **earlier < now.period)
        .collect();
    let totals: Vec<Option<Points>> = (0..now.units.len())
        .map(|unit| {
            let last = finished_total(now, unit)?.value(decimals);
            let sum: f64 = earlier
                .iter()
                .map(|period| Some(finished_total(now.earlier.get(period)?, unit)?.value(decimals)))
                .sum::<Option<f64>>()?;
            let mean = if earlier.is_empty() {
                last
            } else {
                sum / earlier.len() as f64
            };
            Some(Points::round(closing.earlier * mean + closing.last * last, decimals))
        })
        .collect();
    let places = rank::by_points(&totals);
    for (unit, (total, rank)) in now.units.iter_mut().zip(totals.into_iter().zip(places)) {
        unit.closing = total.zip(rank).map(|(total, rank)| ClosingResult { total, rank });
    }
}

fn finished_total(evaluation: &Evaluation, unit: usize) -> Option<Points> {
    let unit = evaluation.units.get(unit)?;
    unit.total.filter(|_| !unit.provisional)
}
