//! One indicator of all units: states, missing rules, the method, the clamp (scoring.md §2–4).
//!
//! It ends with a rate and what becomes of the weight; points and sharing out are `tree`'s.

use super::formula::Formula;
use super::input::{Reader, Record};
use super::methods::{self, Blend, Marks, Scorer, Setting, clamp};
use super::missing;
use super::reading::Reading;
use crate::model::scheme::absolute::{NoRate, RateOr};
use crate::model::scheme::document::{MissingRule, ZeroBase};
use crate::model::scheme::method::{Method, Rule};
use crate::model::scheme::{Node, Scheme};
use crate::model::trace::{Note, Step};
use crate::model::{NodeIx, Period, State, UnitIx};

/// What an indicator came to for one unit.
#[derive(Debug, Clone, Copy)]
pub(super) struct Rated {
    /// The input, after any value put in for a missing one; its note says what was decided.
    pub(super) reading: Reading,
    /// The rate after the clamp, where there is one.
    pub(super) rate: Option<f64>,
    /// What becomes of the weight.
    pub(super) fate: Fate,
}

/// What becomes of an indicator's weight.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fate {
    /// It counts.
    Counts,
    /// It goes to the siblings.
    SharedOut,
    /// It counts, and without it the unit gets no total.
    Blocks,
}

/// An indicator in one period.
#[derive(Clone, Copy)]
pub(super) struct Indicator<'a> {
    pub(super) reader: &'a Reader<'a>,
    pub(super) at: NodeIx,
    pub(super) period: Period,
}

impl<'a> Indicator<'a> {
    fn node(&self) -> &'a Node {
        self.reader.scheme.node(self.at)
    }

    fn method(&self) -> &'a Method {
        let method = self.node().method();
        method.expect("BUG: every indicator of a checked scheme has a method")
    }

    fn formula(&self) -> Option<Formula> {
        let input = self.node().input();
        input.map(|input| Formula::new(input, self.reader.scheme))
    }

    /// The rate of every unit.
    pub(super) fn rated(&self) -> Vec<Rated> {
        let formula = self.formula();
        let column = self.column(formula.as_ref());
        let setting = self.setting(formula.as_ref(), &column);
        let scorer = setting.prepare(self.method());
        let rated = column.iter().enumerate();
        let mut rated: Vec<_> = rated
            .map(|(unit, reading)| self.rate_one(scorer.as_ref(), unit, *reading))
            .collect();
        if matches!(self.method().rule, Rule::Blend(_)) {
            missing::fill_rates(self, &mut rated);
        }
        rated
    }

    /// The trace of one unit: what was read, and every formula with its numbers.
    pub(super) fn explained(&self, unit: UnitIx) -> Record {
        let formula = self.formula();
        let column = self.column(formula.as_ref());
        let setting = self.setting(formula.as_ref(), &column);
        let scorer = setting.prepare(self.method());
        let reading = column[unit.0];
        let mut record = self.read_again(formula.as_ref(), unit);
        if reading.is_value() {
            record.steps.extend(missing::put_in_step(reading));
            record.steps.extend(scorer.steps(unit.0, reading.x));
            let rate = scorer.rate(unit.0, reading.x);
            if rate.is_value() {
                record.steps.extend(methods::clamp_step(self.method(), rate.x));
            }
        }
        let rated = match &self.method().rule {
            // Only a blend may have had a rate put in from the other units.
            Rule::Blend(_) => self.rated()[unit.0],
            _ => self.rate_one(scorer.as_ref(), unit.0, reading),
        };
        record.steps.extend(decision_step(&rated));
        record
    }

    /// The inputs and derivations of one unit, kept.
    fn read_again(&self, formula: Option<&Formula>, unit: UnitIx) -> Record {
        let mut record = Record::default();
        let reader = self.reader.only(unit);
        match (&self.method().rule, formula) {
            (Rule::Judgement(rule), _) => {
                let marks = self.reader.dataset.marks(self.period, self.at, unit);
                record.inputs = marks
                    .iter()
                    .map(|mark| missing::mark_input(mark, self.period))
                    .collect();
                record.steps.push(Marks::new(rule, marks).step());
            }
            (Rule::Checklist(rule), _) => {
                methods::checklist_column(rule, &reader, self.period, &mut Some(&mut record));
            }
            (Rule::Blend(rule), _) => {
                let setting = self.setting(None, &[]);
                Blend::new(rule, &setting).record(unit.0, &setting, &mut record);
            }
            (_, Some(formula)) => {
                reader.column(formula, self.period, &mut Some(&mut record));
            }
            (_, None) => {}
        }
        record
    }

    fn setting<'b>(&'b self, formula: Option<&'b Formula>, column: &'b [Reading]) -> Setting<'b> {
        Setting {
            reader: self.reader,
            period: self.period,
            node: self.node(),
            formula,
            column,
        }
    }

    /// The input of every unit, with what the scheme puts in for missing values.
    fn column(&self, formula: Option<&Formula>) -> Vec<Reading> {
        let mut column = self.raw_column(formula, self.period);
        let node = self.node();
        for reading in &mut column {
            *reading = self.ruled(*reading);
        }
        spare(self.reader.scheme, node, &mut column);
        if !matches!(self.method().rule, Rule::Blend(_)) {
            missing::fill_inputs(self, formula, &mut column);
        }
        column
    }

    /// The input of every unit as it was reported.
    pub(super) fn raw_column(&self, formula: Option<&Formula>, period: Period) -> Vec<Reading> {
        let reader = self.reader;
        match (&self.method().rule, formula) {
            (Rule::Judgement(rule), _) => (0..reader.scheme.n_units())
                .map(|unit| Marks::new(rule, reader.dataset.marks(period, self.at, UnitIx(unit))).combined())
                .collect(),
            (Rule::Checklist(rule), _) => methods::checklist_column(rule, reader, period, &mut None),
            (Rule::Blend(rule), _) => {
                let setting = self.setting(None, &[]);
                Blend::new(rule, &setting).column()
            }
            (_, Some(formula)) => reader.column(formula, period, &mut None),
            (_, None) => vec![Reading::of(State::Pending, Note::Pending); reader.scheme.n_units()],
        }
    }

    pub(super) fn missing_rule(&self) -> MissingRule {
        self.node().missing()
    }

    /// The rate that the scheme gives an undefined reading.
    pub(super) fn undefined_rate(&self, reading: Reading) -> Option<f64> {
        let rules = &self.node().document;
        zero_base_rate(reading, rules.zero_base).or(match rules.undefined {
            Some(RateOr::Rate(rate)) if reading.state == State::Undefined => Some(rate),
            _ => None,
        })
    }

    /// An undefined reading that the scheme declares not applicable is so, unless growth from zero has its own rule.
    fn ruled(&self, reading: Reading) -> Reading {
        let rules = &self.node().document;
        let spared = rules.undefined == Some(RateOr::State(NoRate::NotApplicable));
        if reading.state == State::Undefined && spared && zero_base_rate(reading, rules.zero_base).is_none() {
            Reading {
                state: State::NotApplicable,
                ..reading
            }
        } else {
            reading
        }
    }

    fn rate_one(&self, scorer: &dyn Scorer, unit: usize, reading: Reading) -> Rated {
        let outcome = if reading.is_value() {
            self.ruled(scorer.rate(unit, reading.x))
        } else {
            reading
        };
        if outcome.is_value() {
            return Rated {
                reading,
                rate: Some(clamp(self.method(), outcome.x).0),
                fate: Fate::Counts,
            };
        }
        self.without_value(outcome)
    }

    /// What a reading without a value comes to.
    fn without_value(&self, reading: Reading) -> Rated {
        let decided = |rate: Option<f64>, fate, note| Rated {
            reading: Reading { note, ..reading },
            rate,
            fate,
        };
        match reading.state {
            State::Value | State::Pending => decided(None, Fate::Counts, reading.note),
            State::NotApplicable => decided(None, Fate::SharedOut, reading.note),
            State::Missing | State::Undefined => {
                if let Some(rate) = self.undefined_rate(reading) {
                    let rate = clamp(self.method(), rate).0;
                    return decided(Some(rate), Fate::Counts, Some(Note::ZeroBaseRule));
                }
                match self.missing_rule() {
                    MissingRule::Exclude => decided(None, Fate::SharedOut, Some(Note::MissingExclude)),
                    MissingRule::Block => decided(None, Fate::Blocks, Some(Note::MissingBlock)),
                    MissingRule::Floor => {
                        let floor = self.method().floor;
                        decided(Some(floor), Fate::Counts, Some(Note::MissingFloor))
                    }
                    _ => decided(Some(0.0), Fate::Counts, Some(Note::MissingZero)),
                }
            }
        }
    }
}

/// Units to which an indicator does not apply have no input, and nobody is compared with them.
pub(super) fn spare(scheme: &Scheme, node: &Node, column: &mut [Reading]) {
    let spared = node.document.not_applicable.iter();
    for unit in spared.filter_map(|name| scheme.find_unit(name)) {
        if let Some(reading) = column.get_mut(unit.0) {
            *reading = Reading::of(State::NotApplicable, Note::NotApplicableByScheme);
        }
    }
}

/// The rate of a growth from a zero base, where the scheme has a rule for it.
pub(super) fn zero_base_rate(reading: Reading, rule: Option<ZeroBase>) -> Option<f64> {
    let rule = rule.filter(|_| reading.state == State::Undefined && reading.note == Some(Note::ZeroBase))?;
    Some(if reading.x > 0.0 {
        rule.grew
    } else if reading.x == 0.0 {
        rule.flat
    } else {
        0.0
    })
}

/// What was decided where there was no value, as a step.
fn decision_step(rated: &Rated) -> Option<Step> {
    let rule = match rated.reading.note {
        Some(Note::ZeroBaseRule) => "zero_base",
        _ if rated.reading.is_value() => return None,
        _ => "missing",
    };
    Some(Step {
        rule,
        formula: String::new(),
        result: rated.rate,
        note: rated.reading.note,
    })
}
