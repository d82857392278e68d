//! 标准化: (mean + sd·z)/100, z by the n − 1 standard deviation of the scope.
//!
//! Where all values are equal, or a unit is alone, z is 0.

use super::scope::{Members, Scoped};
use super::{Scorer, step};
use crate::model::scheme::relative::ZScore as Rule;
use crate::model::seen::same;
use crate::model::trace::{Note, Step};
use crate::scoring::reading::Reading;
use crate::scoring::show::{number, term};

pub(super) struct ZScore<'a> {
    rule: &'a Rule,
    negative: bool,
    spread: Scoped<Spread>,
}

struct Spread {
    mean: f64,
    sd: f64,
    n: usize,
}

impl<'a> ZScore<'a> {
    pub(super) fn new(rule: &'a Rule, members: &Members, negative: bool) -> Self {
        let spread = members.each(|values| {
            let n = values.len();
            let mean = values.iter().sum::<f64>() / n as f64;
            let equal = values.iter().all(|value| same(*value, values[0]));
            let squares: f64 = values.iter().map(|x| (x - mean).powi(2)).sum();
            let sd = if equal {
                0.0
            } else {
                (squares / (n as f64 - 1.0)).sqrt()
            };
            Spread { mean, sd, n }
        });
        Self { rule, negative, spread }
    }
}

impl Scorer for ZScore<'_> {
    fn rate(&self, unit: usize, x: f64) -> Reading {
        let spread = self.spread.of(unit);
        if spread.sd == 0.0 {
            let note = if spread.n < 2 {
                Note::AloneInScope
            } else {
                Note::AllEqual
            };
            return Reading {
                note: Some(note),
                ..Reading::value(self.rule.mean / 100.0)
            };
        }
        let z = (x - spread.mean) / spread.sd;
        let z = if self.negative { -z } else { z };
        Reading::computed((self.rule.mean + self.rule.sd * z) / 100.0)
    }

    fn steps(&self, unit: usize, x: f64) -> Vec<Step> {
        let spread = self.spread.of(unit);
        let (mean, sd) = (number(self.rule.mean), term(self.rule.sd));
        let z = if spread.sd == 0.0 {
            "0".to_owned()
        } else {
            format!("({} − {}) / {}", term(x), term(spread.mean), number(spread.sd))
        };
        let sign = if self.negative { "−" } else { "+" };
        let formula = format!("({mean} {sign} {sd} × {z}) / 100");
        vec![step("z_score", formula, self.rate(unit, x))]
    }
}
