//! 对照清单: the rates of the items that are met.
//!
//! An item that is not applicable takes its rate out of the whole, so that it never counts as
//! not met.

use super::{Scorer, step};
use crate::model::scheme::absolute::Checklist as Rule;
use crate::model::seen::same;
use crate::model::trace::{Note, Step};
use crate::model::{Period, State};
use crate::scoring::formula::Formula;
use crate::scoring::input::{Reader, Record};
use crate::scoring::reading::{Reading, worst};
use crate::scoring::show::joined;

/// The input of a checklist is its rate already.
pub(super) struct Checklist;

impl Scorer for Checklist {
    fn rate(&self, _unit: usize, x: f64) -> Reading {
        Reading::value(x)
    }

    fn steps(&self, _unit: usize, _x: f64) -> Vec<Step> {
        Vec::new()
    }
}

/// The share of the items met, of every unit of the reader's view.
pub(in crate::scoring) fn column(
    rule: &Rule,
    reader: &Reader<'_>,
    period: Period,
    record: &mut Option<&mut Record>,
) -> Vec<Reading> {
    let read = |item: &crate::model::scheme::absolute::ChecklistItem, record: &mut Option<&mut Record>| {
        let metric = reader.scheme.find_metric(&item.metric);
        let formula = Formula::Metric(metric.expect("BUG: a checked scheme names only known metrics"));
        reader.column(&formula, period, record)
    };
    let columns: Vec<_> = rule.items.iter().map(|item| read(item, record)).collect();
    let rates: Vec<_> = rule.items.iter().map(|item| item.rate).collect();
    let n_rows = columns.first().map_or(0, Vec::len);
    let result: Vec<_> = (0..n_rows)
        .map(|row| met(&rates, &columns.iter().map(|column| column[row]).collect::<Vec<_>>()))
        .collect();
    if let (Some(record), Some(reading)) = (record, result.first()) {
        let items = rates.iter().zip(columns.iter().map(|column| column[0]));
        let met = items.filter(|(_, item)| item.is_value() && same(item.x, 1.0));
        record
            .steps
            .push(step("checklist", joined(met.map(|(rate, _)| *rate), " + "), *reading));
    }
    result
}

fn met(rates: &[f64], items: &[Reading]) -> Reading {
    let applicable = || {
        rates
            .iter()
            .zip(items)
            .filter(|(_, item)| item.state != State::NotApplicable)
    };
    if applicable().next().is_none() {
        return Reading::of(State::NotApplicable, Note::NotApplicable);
    }
    if let Some(reading) = worst(applicable().map(|(_, item)| *item)) {
        return reading;
    }
    if applicable().any(|(_, item)| !same(item.x, 0.0) && !same(item.x, 1.0)) {
        return Reading::undefined(Note::NotYesOrNo);
    }
    let sum: f64 = applicable().map(|(rate, item)| rate * item.x).sum();
    let whole: f64 = rates.iter().sum();
    let present: f64 = applicable().map(|(rate, _)| rate).sum();
    if applicable().count() == items.len() {
        Reading::value(sum)
    } else {
        Reading {
            note: Some(Note::PartsLeftOut),
            ..Reading::computed(sum * whole / present)
        }
    }
}
