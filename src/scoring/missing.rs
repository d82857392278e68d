//! What is put in for a missing value, where the scheme says so: group mean, group median, previous.
//!
//! Nothing is ever put in unless the scheme names it, and the trace then says so.

use super::formula::Formula;
use super::indicator::{Fate, Indicator, Rated};
use super::reading::Reading;
use crate::model::dataset::Mark;
use crate::model::scheme::document::MissingRule;
use crate::model::trace::{Note, Source, Step, TraceInput};
use crate::model::{Period, State, UnitIx, Verification};

/// Puts values in for missing inputs.
pub(super) fn fill_inputs(indicator: &Indicator<'_>, formula: Option<&Formula>, column: &mut [Reading]) {
    let Some(note) = note_of(indicator.missing_rule()) else {
        return;
    };
    if !column.iter().any(|reading| is_missing(indicator, *reading)) {
        return;
    }
    let known: Vec<_> = column
        .iter()
        .map(|reading| reading.is_value().then_some(reading.x))
        .collect();
    let previous = match indicator.missing_rule() {
        MissingRule::Previous => indicator.raw_column(formula, indicator.period.previous()),
        _ => Vec::new(),
    };
    for (unit, reading) in column.iter_mut().enumerate() {
        if is_missing(indicator, *reading) {
            let put_in = match note {
                Note::PreviousValue => previous
                    .get(unit)
                    .filter(|reading| reading.is_value())
                    .map(|reading| reading.x),
                _ => group_statistic(indicator, unit, &known, note),
            };
            if let Some(x) = put_in {
                *reading = Reading {
                    note: Some(note),
                    put_in_for: Some(reading.state),
                    ..Reading::value(x)
                };
            }
        }
    }
}

/// Puts rates in where an indicator has several inputs, so that no one input could be put in.
pub(super) fn fill_rates(indicator: &Indicator<'_>, rated: &mut [Rated]) {
    let Some(note) = note_of(indicator.missing_rule()) else {
        return;
    };
    let is_gap = |rated: &Rated| rated.reading.note == Some(Note::MissingZero);
    if !rated.iter().any(is_gap) {
        return;
    }
    let known: Vec<_> = rated
        .iter()
        .map(|rated| rated.rate.filter(|_| rated.reading.is_value()))
        .collect();
    let previous = match note {
        Note::PreviousValue if indicator.reader.dataset.sheet(indicator.period.previous()).is_some() => Indicator {
            period: indicator.period.previous(),
            ..*indicator
        }
        .rated(),
        _ => Vec::new(),
    };
    for (unit, rated) in rated.iter_mut().enumerate() {
        if is_gap(rated) {
            let put_in = match note {
                Note::PreviousValue => previous
                    .get(unit)
                    .filter(|rated| rated.reading.is_value())
                    .and_then(|rated| rated.rate),
                _ => group_statistic(indicator, unit, &known, note),
            };
            if put_in.is_some() {
                rated.rate = put_in;
                rated.fate = Fate::Counts;
                rated.reading.note = Some(note);
            }
        }
    }
}

/// The value that was put in, as a step.
pub(super) fn put_in_step(reading: Reading) -> Option<Step> {
    reading.put_in_for.map(|_| Step {
        rule: "missing",
        formula: String::new(),
        result: Some(reading.x),
        note: reading.note,
    })
}

/// A mark as an input of a trace.
pub(super) fn mark_input(mark: &Mark, period: Period) -> TraceInput {
    TraceInput {
        what: Source::Mark(mark.assessor.clone()),
        period,
        state: mark.entry.reported.state(),
        typed: mark.entry.reported.quantity().map(|quantity| quantity.to_string()),
        verified: mark.entry.verification == Verification::Verified,
        source: String::new(),
    }
}

fn note_of(rule: MissingRule) -> Option<Note> {
    match rule {
        MissingRule::GroupMean => Some(Note::GroupMean),
        MissingRule::GroupMedian => Some(Note::GroupMedian),
        MissingRule::Previous => Some(Note::PreviousValue),
        MissingRule::Zero | MissingRule::Block | MissingRule::Floor | MissingRule::Exclude => None,
    }
}

/// Whether the rule for a missing value decides; one that is undefined may have a rule of its own.
fn is_missing(indicator: &Indicator<'_>, reading: Reading) -> bool {
    match reading.state {
        State::Missing => true,
        State::Undefined => indicator.undefined_rate(reading).is_none(),
        State::Pending | State::NotApplicable | State::Value => false,
    }
}

fn group_statistic(indicator: &Indicator<'_>, unit: usize, known: &[Option<f64>], note: Note) -> Option<f64> {
    let scheme = indicator.reader.scheme;
    let group = scheme.group_of(UnitIx(unit));
    let members = known.iter().enumerate();
    let mut values: Vec<_> = members
        .filter(|(other, _)| scheme.group_of(UnitIx(*other)) == group)
        .filter_map(|(_, value)| *value)
        .collect();
    if values.is_empty() {
        return None;
    }
    let n = values.len();
    if note == Note::GroupMean {
        return Some(values.iter().sum::<f64>() / n as f64);
    }
    values.sort_by(f64::total_cmp);
    Some(f64::midpoint(values[(n - 1) / 2], values[n / 2]))
}
