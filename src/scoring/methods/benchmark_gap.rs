//! 比平均法: at + per · (x − reference).
//!
//! The reference `aggregate` is the same derivation on the summed metrics of the units whose own
//! input could be computed; it is not the mean of the units. While a reference is pending, so is the rate.

use super::{Scorer, Setting, step};
use crate::model::State;
use crate::model::scheme::absolute::{BenchmarkGap as Rule, Reference};
use crate::model::trace::{Note, Step};
use crate::scoring::input::{Reader, Record, View};
use crate::scoring::reading::Reading;
use crate::scoring::show::{number, term};

pub(super) struct BenchmarkGap<'a> {
    rule: &'a Rule,
    reference: Reading,
    record: Record,
}

impl<'a> BenchmarkGap<'a> {
    pub(super) fn new(rule: &'a Rule, setting: &Setting<'_>) -> Self {
        let mut record = Record::default();
        let reference = match (&rule.reference, setting.formula) {
            (Reference::Number(number), _) => Reading::value(*number),
            (_, None) => Reading::undefined(Note::NoReference),
            (Reference::Aggregate, Some(formula)) => {
                let computable =
                    |reading: &Reading| matches!(reading.reported_state(), State::Value | State::Undefined);
                let mask: Vec<_> = setting.column.iter().map(computable).collect();
                let reader = Reader {
                    view: View::Sum(&mask),
                    ..setting.reader.clone()
                };
                first(&reader.column(formula, setting.period, &mut Some(&mut record)))
            }
            (Reference::Unit(code), Some(formula)) => match setting.reader.scheme.find_unit(code) {
                Some(unit) => {
                    let reader = setting.reader.only(unit);
                    first(&reader.column(formula, setting.period, &mut Some(&mut record)))
                }
                None => Reading::undefined(Note::NoReference),
            },
        };
        Self {
            rule,
            reference,
            record,
        }
    }
}

fn first(column: &[Reading]) -> Reading {
    match column.first() {
        Some(reading) if matches!(reading.state, State::Value | State::Pending) => *reading,
        _ => Reading::undefined(Note::NoReference),
    }
}

impl Scorer for BenchmarkGap<'_> {
    fn rate(&self, _unit: usize, x: f64) -> Reading {
        if self.reference.is_value() {
            Reading::computed(self.rule.at + self.rule.per * (x - self.reference.x))
        } else {
            self.reference
        }
    }

    fn steps(&self, unit: usize, x: f64) -> Vec<Step> {
        let derivations = self.record.steps.iter();
        let mut steps: Vec<_> = derivations
            .map(|derivation| Step {
                rule: "reference",
                ..derivation.clone()
            })
            .collect();
        if steps.is_empty() || !self.reference.is_value() {
            let formula = if self.reference.is_value() {
                number(self.reference.x)
            } else {
                String::new()
            };
            steps.push(step("reference", formula, self.reference));
        }
        if self.reference.is_value() {
            let formula = format!(
                "{} + {} × ({} − {})",
                number(self.rule.at),
                term(self.rule.per),
                term(x),
                term(self.reference.x)
            );
            steps.push(step("benchmark_gap", formula, self.rate(unit, x)));
        }
        steps
    }
}
