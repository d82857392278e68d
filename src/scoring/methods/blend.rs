//! 存量＋增量: Σ share · r(part), each part with its own input and method, clamped by itself.
//!
//! The value shown for a blend is the input of its first part.

use super::{Scorer, Setting, clamp, clamp_step, step};
use crate::model::scheme::absolute::Blend as Rule;
use crate::model::scheme::document::ZeroBase;
use crate::model::scheme::method::Method;
use crate::model::trace::{Note, Step};
use crate::model::{State, UnitIx};
use crate::scoring::formula::Formula;
use crate::scoring::indicator::{spare, zero_base_rate};
use crate::scoring::input::Record;
use crate::scoring::reading::{Reading, worst};
use crate::scoring::show::{number, term};

/// A blend with every part's inputs and rates of all units.
pub(in crate::scoring) struct Blend<'a> {
    parts: Vec<Part<'a>>,
}

struct Part<'a> {
    share: f64,
    method: &'a Method,
    formula: Formula,
    column: Vec<Reading>,
    /// The rate of every unit after the part's clamp, or why there is none.
    rates: Vec<Reading>,
}

impl<'a> Blend<'a> {
    /// Reads and rates every part.
    pub(in crate::scoring) fn new(rule: &'a Rule, setting: &Setting<'_>) -> Self {
        let parts = rule.parts.iter().map(|part| {
            let formula = Formula::new(&part.input, setting.reader.scheme);
            let mut column = setting.reader.column(&formula, setting.period, &mut None);
            spare(setting.reader.scheme, setting.node, &mut column);
            let rates = part_rates(&part.method, &formula, &column, setting);
            Part {
                share: part.share,
                method: &part.method,
                formula,
                column,
                rates,
            }
        });
        Self { parts: parts.collect() }
    }

    /// The input of every unit: the first part's, where every part has a rate.
    pub(in crate::scoring) fn column(&self) -> Vec<Reading> {
        let n_units = self.parts.first().map_or(0, |part| part.column.len());
        (0..n_units)
            .map(|unit| {
                worst(self.parts.iter().map(|part| part.rates[unit])).unwrap_or_else(|| {
                    let first = self.parts[0].column[unit];
                    Reading::value(if first.is_value() { first.x } else { f64::NAN })
                })
            })
            .collect()
    }

    /// What was read and computed for each part of one unit.
    pub(in crate::scoring) fn record(&self, unit: usize, setting: &Setting<'_>, record: &mut Record) {
        let reader = setting.reader.only(UnitIx(unit));
        for part in &self.parts {
            reader.column(&part.formula, setting.period, &mut Some(record));
            let reading = part.column[unit];
            let of_part = Setting {
                formula: Some(&part.formula),
                column: &part.column,
                ..*setting
            };
            if reading.is_value() {
                let scorer = of_part.prepare(part.method);
                record.steps.extend(scorer.steps(unit, reading.x));
                record
                    .steps
                    .extend(clamp_step(part.method, scorer.rate(unit, reading.x).x));
            }
            let share = format!("{} × {}", number(part.share), term(part.rates[unit].x));
            let product = Reading {
                x: part.share * part.rates[unit].x,
                ..part.rates[unit]
            };
            record.steps.push(step(
                "part",
                if product.is_value() { share } else { String::new() },
                product,
            ));
        }
    }
}

fn part_rates(method: &Method, formula: &Formula, column: &[Reading], setting: &Setting<'_>) -> Vec<Reading> {
    let of_part = Setting {
        formula: Some(formula),
        column,
        ..*setting
    };
    let scorer = of_part.prepare(method);
    let zero_base: Option<ZeroBase> = setting.node.document.zero_base;
    let rated = column.iter().enumerate().map(|(unit, reading)| {
        let rate = if reading.is_value() {
            scorer.rate(unit, reading.x)
        } else {
            *reading
        };
        match zero_base_rate(rate, zero_base) {
            Some(rate) => Reading {
                note: Some(Note::ZeroBaseRule),
                ..Reading::value(clamp(method, rate).0)
            },
            None if rate.is_value() => Reading {
                x: clamp(method, rate.x).0,
                ..rate
            },
            None => rate,
        }
    });
    rated.collect()
}

impl Scorer for Blend<'_> {
    fn rate(&self, unit: usize, _x: f64) -> Reading {
        worst(self.parts.iter().map(|part| part.rates[unit])).unwrap_or_else(|| {
            let sum = self.parts.iter().map(|part| part.share * part.rates[unit].x).sum();
            Reading::computed(sum)
        })
    }

    fn steps(&self, unit: usize, x: f64) -> Vec<Step> {
        let shares: Vec<_> = self
            .parts
            .iter()
            .filter(|part| part.rates[unit].state == State::Value)
            .map(|part| format!("{} × {}", number(part.share), term(part.rates[unit].x)))
            .collect();
        vec![step("blend", shares.join(" + "), self.rate(unit, x))]
    }
}
