//! From metrics to inputs: derivations over whole columns of units (scoring.md §3).
//!
//! A column is computed once for all units; the same code with one unit and a [`Record`] gives
//! the trace. No rates here.

use std::ops::Range;

use super::change::Change;
use super::formula::Formula;
use super::reading::{Reading, worst};
use super::show;
use crate::model::period::Period;
use crate::model::scheme::Scheme;
use crate::model::scheme::input::Over;
use crate::model::seen::same;
use crate::model::trace::{Note, Source, Step, TraceInput};
use crate::model::{Dataset, MetricIx, State, UnitIx, Verification};

/// What is read: some units, or the sum of the units that a mask names.
#[derive(Clone)]
pub(super) enum View<'a> {
    Units(Range<usize>),
    Sum(&'a [bool]),
}

/// What was read and computed for one unit, kept for its trace.
#[derive(Debug, Default)]
pub(super) struct Record {
    pub(super) inputs: Vec<TraceInput>,
    pub(super) steps: Vec<Step>,
}

/// Where inputs are read from.
#[derive(Clone)]
pub(super) struct Reader<'a> {
    pub(super) scheme: &'a Scheme,
    pub(super) dataset: &'a Dataset,
    pub(super) view: View<'a>,
}

impl<'a> Reader<'a> {
    /// Reads all units.
    pub(super) fn all(scheme: &'a Scheme, dataset: &'a Dataset) -> Self {
        Self {
            scheme,
            dataset,
            view: View::Units(0..scheme.n_units()),
        }
    }

    /// Reads only one unit or reference unit.
    pub(super) fn only(&self, unit: UnitIx) -> Self {
        Self {
            view: View::Units(unit.0..unit.0 + 1),
            ..self.clone()
        }
    }

    /// The formula for every unit of the view; with a record, the view is one unit and every step is kept.
    pub(super) fn column(&self, formula: &Formula, period: Period, record: &mut Option<&mut Record>) -> Vec<Reading> {
        match formula {
            Formula::Metric(metric) => self.metric(*metric, period, record),
            Formula::Sum(parts) => self.sum(parts, period, record),
            Formula::Ratio { num, den, scale } => self.ratio((num, den, *scale), period, record),
            Formula::Weighted(terms) => self.weighted(terms, period, record),
            Formula::Log(of) => self.log(of, period, record),
            Formula::Cumulative { of, from } => self.cumulative((of, *from), period, record),
            Formula::Change { kind, of, over } => self.change(*kind, (of, *over), period, record),
        }
    }

    fn metric(&self, metric: MetricIx, period: Period, record: &mut Option<&mut Record>) -> Vec<Reading> {
        let column = self.dataset.column(period, metric);
        match &self.view {
            View::Units(units) => {
                if let Some(record) = record {
                    let unit = UnitIx(units.start);
                    record.inputs.push(self.trace_input(unit, metric, period));
                }
                let Some((states, numbers)) = column else {
                    return vec![reading(State::Pending, 0.0); units.len()];
                };
                let cells = states[units.clone()].iter().zip(&numbers[units.clone()]);
                cells.map(|(state, number)| reading(*state, *number)).collect()
            }
            View::Sum(mask) => {
                let (states, numbers) = column.unwrap_or_default();
                let cells = states.iter().zip(numbers).zip(*mask);
                let named = cells.filter(|((state, _), named)| **named && **state == State::Value);
                vec![Reading::value(named.map(|((_, number), _)| number).sum())]
            }
        }
    }

    fn trace_input(&self, unit: UnitIx, metric: MetricIx, period: Period) -> TraceInput {
        let entry = self.dataset.entry(period, unit, metric);
        let remark = self.dataset.remark(period, unit, metric);
        TraceInput {
            what: Source::Metric(unit, metric),
            period,
            state: entry.reported.state(),
            typed: entry.reported.quantity().map(|quantity| quantity.to_string()),
            verified: entry.verification == Verification::Verified,
            source: remark.map_or_else(
                || self.scheme.metric(metric).source.clone(),
                |remark| remark.source.clone(),
            ),
        }
    }

    fn sum(&self, parts: &[Formula], period: Period, record: &mut Option<&mut Record>) -> Vec<Reading> {
        let columns: Vec<_> = parts.iter().map(|part| self.column(part, period, record)).collect();
        let result: Vec<_> = (0..n_rows(&columns))
            .map(|row| sum_row(columns.iter().map(|column| column[row])))
            .collect();
        keep(record, "sum", &result, || {
            let terms = columns.iter().map(|column| column[0]).filter(|part| part.is_value());
            show::joined(terms.map(|part| part.x), " + ")
        });
        result
    }

    fn ratio(
        &self,
        (num, den, scale): (&Formula, &Formula, f64),
        period: Period,
        record: &mut Option<&mut Record>,
    ) -> Vec<Reading> {
        let num = self.column(num, period, record);
        let den = self.column(den, period, record);
        let result = pairs(&num, &den, |num, den| {
            if den == 0.0 {
                Reading::undefined(Note::ZeroDenominator)
            } else {
                Reading::computed(scale * num / den)
            }
        });
        keep(record, "ratio", &result, || {
            let quotient = format!("{} / {}", show::term(num[0].x), show::term(den[0].x));
            if same(scale, 1.0) {
                quotient
            } else {
                format!("{} × {quotient}", show::term(scale))
            }
        });
        result
    }

    fn weighted(&self, terms: &[(Formula, f64)], period: Period, record: &mut Option<&mut Record>) -> Vec<Reading> {
        let columns: Vec<_> = terms
            .iter()
            .map(|(part, _)| self.column(part, period, record))
            .collect();
        let result: Vec<_> = (0..n_rows(&columns))
            .map(|row| {
                worst(columns.iter().map(|column| column[row])).unwrap_or_else(|| {
                    Reading::computed(terms.iter().zip(&columns).map(|((_, times), c)| times * c[row].x).sum())
                })
            })
            .collect();
        keep(record, "weighted", &result, || {
            let products: Vec<_> = terms
                .iter()
                .zip(&columns)
                .map(|((_, times), column)| format!("{} × {}", show::term(*times), show::term(column[0].x)))
                .collect();
            products.join(" + ")
        });
        result
    }

    fn log(&self, of: &Formula, period: Period, record: &mut Option<&mut Record>) -> Vec<Reading> {
        let column = self.column(of, period, record);
        let result = singles(&column, |x| {
            if x <= 0.0 {
                Reading::undefined(Note::NonPositiveLog)
            } else {
                Reading::value(x.ln())
            }
        });
        keep(record, "log", &result, || format!("ln {}", show::term(column[0].x)));
        result
    }

    fn cumulative(
        &self,
        (of, from): (&Formula, Period),
        period: Period,
        record: &mut Option<&mut Record>,
    ) -> Vec<Reading> {
        let columns: Vec<_> = period
            .since(from)
            .into_iter()
            .map(|period| self.column(of, period, record))
            .collect();
        if columns.is_empty() {
            return vec![Reading::undefined(Note::NoBasePeriod); self.n_rows()];
        }
        let result: Vec<_> = (0..self.n_rows())
            .map(|row| {
                worst(columns.iter().map(|column| column[row]))
                    .unwrap_or_else(|| Reading::computed(columns.iter().map(|column| column[row].x).sum()))
            })
            .collect();
        keep(record, "cumulative", &result, || {
            show::joined(columns.iter().map(|column| column[0].x), " + ")
        });
        result
    }

    fn change(
        &self,
        kind: Change,
        (of, over): (&Formula, Over),
        period: Period,
        record: &mut Option<&mut Record>,
    ) -> Vec<Reading> {
        let Some(base) = self.base_of(over, period) else {
            return vec![Reading::undefined(Note::NoBasePeriod); self.n_rows()];
        };
        let now = self.column(of, period, record);
        let then = self.column(of, base, record);
        let years = period.years_since(base);
        let result = pairs(&now, &then, |now, then| kind.of(now, then, years));
        keep(record, kind.key(), &result, || kind.formula(now[0].x, then[0].x, years));
        result
    }

    /// The period that a change is measured against.
    pub(super) fn base_of(&self, over: Over, period: Period) -> Option<Period> {
        match over {
            Over::Previous => Some(period.previous()),
            Over::YearEarlier => Some(period.year_earlier()),
            Over::Base => self.scheme.document().base_period,
            Over::Period(base) => Some(base),
        }
    }

    fn n_rows(&self) -> usize {
        match &self.view {
            View::Units(units) => units.len(),
            View::Sum(_) => 1,
        }
    }
}

fn reading(state: State, number: f64) -> Reading {
    match state {
        State::Value => Reading::value(number),
        State::Pending => Reading::of(state, Note::Pending),
        State::Missing => Reading::of(state, Note::Missing),
        State::NotApplicable | State::Undefined => Reading::of(state, Note::NotApplicable),
    }
}

/// Parts that are not applicable are left out of a sum, unless all are.
fn sum_row(parts: impl Iterator<Item = Reading> + Clone) -> Reading {
    let applicable = parts.clone().filter(|part| part.state != State::NotApplicable);
    if applicable.clone().next().is_none() {
        return Reading::of(State::NotApplicable, Note::NotApplicable);
    }
    worst(applicable.clone()).unwrap_or_else(|| {
        let left_out = applicable.clone().count() < parts.count();
        Reading {
            note: left_out.then_some(Note::PartsLeftOut),
            ..Reading::computed(applicable.map(|part| part.x).sum())
        }
    })
}

fn singles(column: &[Reading], f: impl Fn(f64) -> Reading) -> Vec<Reading> {
    let rows = column.iter();
    rows.map(|part| if part.is_value() { f(part.x) } else { *part })
        .collect()
}

fn pairs(a: &[Reading], b: &[Reading], f: impl Fn(f64, f64) -> Reading) -> Vec<Reading> {
    a.iter()
        .zip(b)
        .map(|(a, b)| {
            if a.is_value() && b.is_value() {
                f(a.x, b.x)
            } else {
                worst([*a, *b].into_iter()).unwrap_or(*a)
            }
        })
        .collect()
}

fn n_rows(columns: &[Vec<Reading>]) -> usize {
    columns.first().map_or(0, Vec::len)
}

fn keep(record: &mut Option<&mut Record>, rule: &'static str, result: &[Reading], formula: impl FnOnce() -> String) {
    if let (Some(record), Some(reading)) = (record, result.first()) {
        let computable = reading.is_value() || reading.state == State::Undefined;
        record.steps.push(Step {
            rule,
            formula: if computable { formula() } else { String::new() },
            result: reading.is_value().then_some(reading.x),
            note: reading.note,
        });
    }
}
