//! What an amount came to in a period: one number for the whole city, and what is lacking for it.
//!
//! Reads through the engine's own reader, so a sum here is the sum that units are scored by.

use crate::model::period::Period;
use crate::model::plan::document::{Amount, Relation, Source};
use crate::model::plan::progress::Gap;
use crate::model::scheme::Scheme;
use crate::model::scheme::input::{Derivation, Input, Over};
use crate::model::seen::more;
use crate::model::{MetricIx, State, UnitIx};
use crate::scoring::change::Change;
use crate::scoring::formula::Formula;
use crate::scoring::input::{Reader, View};
use crate::scoring::reading::Reading;

/// What an amount came to in one period.
#[derive(Debug, Default)]
pub(super) struct Figure {
    pub value: Option<f64>,
    pub gap: Option<Gap>,
    /// The units that it applies to.
    pub n_units: f64,
}

impl Figure {
    /// Whether there is a number, but units are lacking in it.
    pub(super) const fn is_part(&self) -> bool {
        self.value.is_some() && self.gap.is_some()
    }
}

/// Where the figures of an amount are read from.
pub(super) struct Figures<'a> {
    reader: Reader<'a>,
    formula: Formula,
    places: Places,
    /// Whether a sum without some units is at least a lower bound.
    is_additive: bool,
}

/// Whose numbers count.
enum Places {
    /// All units together; which of all places are units.
    Together(Vec<bool>),
    /// One unit or reference unit.
    One(UnitIx),
    /// Each unit on its own; it counts from this value on.
    Each(f64),
}

impl<'a> Figures<'a> {
    pub(super) fn new(reader: Reader<'a>, amount: &Amount, source: &Source) -> Result<Self, Gap> {
        let scheme = reader.scheme;
        let input = source.input();
        let metrics = input.metrics().into_iter();
        let mut unknown: Vec<String> = metrics
            .filter(|code| scheme.find_metric(code).is_none())
            .map(str::to_owned)
            .collect();
        let places = match source {
            Source::Sum(_) => {
                let n_places = scheme.places().count();
                Some(Places::Together(
                    (0..n_places).map(|at| at < scheme.n_units()).collect(),
                ))
            }
            Source::Count(count) => Some(Places::Each(count.reached)),
            Source::Reference(place) => {
                let found = scheme.find_unit(&place.unit);
                if found.is_none() {
                    unknown.push(place.unit.clone());
                }
                found.map(Places::One)
            }
        };
        let Some(places) = places.filter(|_| unknown.is_empty()) else {
            return Err(Gap::Unknown(unknown));
        };
        let level = Formula::new(input, scheme);
        let base = || source.base().or(scheme.document().base_period).ok_or(Gap::NoBase);
        let change = |kind: Change, base: Period, of: Formula| Formula::Change {
            kind,
            of: Box::new(of),
            over: Over::Period(base),
        };
        let formula = match amount.relation {
            Relation::RiseBy => change(Change::Increment, base()?, level),
            Relation::GrowYearlyBy => change(Change::Cagr, base()?, level),
            _ => level,
        };
        Ok(Self {
            is_additive: !amount.relation.is_change() && is_additive(input, scheme),
            reader,
            formula,
            places,
        })
    }

    /// What it came to in a period.
    pub(super) fn of(&self, period: Period) -> Figure {
        match &self.places {
            Places::Together(mask) => self.together(mask, period),
            Places::One(unit) => {
                let reader = self.reader.only(*unit);
                let reading = reader.column(&self.formula, period, &mut None)[0];
                told(reading, self.lacking(&[*unit], period), 1.0)
            }
            Places::Each(reached) => self.each(*reached, period),
        }
    }

    fn together(&self, mask: &[bool], period: Period) -> Figure {
        let units: Vec<UnitIx> = (0..self.reader.scheme.n_units()).map(UnitIx).collect();
        let lacking = self.lacking(&units, period);
        let cells = self.cells(period);
        let reported = |(metric, period): &(MetricIx, Period)| {
            let states = units.iter().map(|unit| self.state(*unit, *metric, *period));
            states.filter(|state| *state == State::Value).count()
        };
        let is_any = cells.iter().all(|cell| reported(cell) > 0);
        if !is_any || !(lacking.is_empty() || self.is_additive) {
            return Figure {
                gap: Some(Gap::Cells(lacking)),
                ..Figure::default()
            };
        }
        let reader = Reader {
            view: View::Sum(mask),
            ..self.reader.clone()
        };
        told(reader.column(&self.formula, period, &mut None)[0], lacking, 0.0)
    }

    fn each(&self, reached: f64, period: Period) -> Figure {
        let column = self.reader.column(&self.formula, period, &mut None);
        let units: Vec<UnitIx> = (0..column.len()).map(UnitIx).collect();
        let lacking = self.lacking(&units, period);
        let applies = |reading: &&Reading| reading.state != State::NotApplicable;
        let n_units = column.iter().filter(applies).count();
        let counts = |reading: &&Reading| reading.is_value() && !more(reached, reading.x);
        let n_known = column.iter().filter(|reading| reading.is_value()).count();
        let n_reached = column.iter().filter(counts).count();
        Figure {
            value: (n_known > 0).then_some(whole(n_reached)),
            gap: (n_known == 0 || !lacking.is_empty()).then_some(Gap::Cells(lacking)),
            n_units: whole(n_units),
        }
    }

    /// The cells of these places that are read for a period and were not reported.
    fn lacking(&self, places: &[UnitIx], period: Period) -> Vec<(UnitIx, MetricIx, Period)> {
        let mut lacking = Vec::new();
        for (metric, period) in self.cells(period) {
            let of = places
                .iter()
                .filter(|unit| matches!(self.state(**unit, metric, period), State::Pending | State::Missing));
            lacking.extend(of.map(|unit| (*unit, metric, period)));
        }
        lacking
    }

    fn state(&self, unit: UnitIx, metric: MetricIx, period: Period) -> State {
        self.reader.dataset.entry(period, unit, metric).reported.state()
    }

    /// The metrics and periods that are read for a period.
    fn cells(&self, period: Period) -> Vec<(MetricIx, Period)> {
        let mut cells = Vec::new();
        self.read(&self.formula, period, &mut cells);
        cells.sort_unstable_by_key(|(metric, period)| (*period, *metric));
        cells.dedup();
        cells
    }

    fn read(&self, formula: &Formula, period: Period, cells: &mut Vec<(MetricIx, Period)>) {
        match formula {
            Formula::Metric(metric) => cells.push((*metric, period)),
            Formula::Sum(parts) => parts.iter().for_each(|part| self.read(part, period, cells)),
            Formula::Ratio { num, den, .. } => {
                self.read(num, period, cells);
                self.read(den, period, cells);
            }
            Formula::Change { of, over, .. } => {
                self.read(of, period, cells);
                if let Some(base) = self.reader.base_of(*over, period) {
                    self.read(of, base, cells);
                }
            }
            Formula::Cumulative { of, from } => {
                let periods = period.since(*from).into_iter();
                periods.for_each(|period| self.read(of, period, cells));
            }
            Formula::Log(of) => self.read(of, period, cells),
            Formula::Weighted(terms) => terms.iter().for_each(|(part, _)| self.read(part, period, cells)),
        }
    }
}

fn told(reading: Reading, lacking: Vec<(UnitIx, MetricIx, Period)>, n_units: f64) -> Figure {
    let undefined = || reading.note.filter(|_| !reading.is_value()).map(Gap::Undefined);
    Figure {
        value: reading.is_value().then_some(reading.x),
        gap: if lacking.is_empty() {
            undefined()
        } else {
            Some(Gap::Cells(lacking))
        },
        n_units,
    }
}

/// Whether more units can only make the sum larger.
fn is_additive(input: &Input, scheme: &Scheme) -> bool {
    match input {
        Input::Metric(code) => {
            let metric = scheme.find_metric(code).map(|metric| scheme.metric(metric));
            metric.is_some_and(|metric| metric.min.is_some_and(|min| min >= 0.0))
        }
        Input::Derived(derivation) => match derivation.as_ref() {
            Derivation::Sum(parts) => parts.iter().all(|part| is_additive(part, scheme)),
            Derivation::Cumulative(cumulative) => is_additive(&cumulative.of, scheme),
            Derivation::Weighted(terms) => terms
                .iter()
                .all(|term| term.times > 0.0 && is_additive(&term.of, scheme)),
            _ => false,
        },
    }
}

fn whole(n: usize) -> f64 {
    f64::from(u32::try_from(n).unwrap_or(u32::MAX))
}
