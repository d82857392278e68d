//! 百分位: the share of the other units of the scope that are worse.
//!
//! Equal values count half, or nothing as in COINr.

use super::scope::{Members, Scoped};
use super::{Scorer, step};
use crate::model::scheme::relative::{Percentile as Rule, PercentileTies};
use crate::model::seen::{more, same};
use crate::model::trace::{Note, Step};
use crate::scoring::reading::Reading;
use crate::scoring::show::number;

pub(super) struct Percentile<'a> {
    rule: &'a Rule,
    negative: bool,
    /// The values of a scope, lowest first.
    order: Scoped<Vec<f64>>,
}

impl<'a> Percentile<'a> {
    pub(super) fn new(rule: &'a Rule, members: &Members, negative: bool) -> Self {
        let order = members.each(|values| {
            let mut order = values.to_vec();
            order.sort_by(f64::total_cmp);
            order
        });
        Self { rule, negative, order }
    }

    /// How many are worse, how many of the others are equal, and how many there are.
    fn counts(&self, unit: usize, x: f64) -> (usize, usize, usize) {
        let order = self.order.of(unit);
        let below = order.partition_point(|&other| more(x, other));
        let equal = order[below..].partition_point(|&other| same(other, x));
        let worse = if self.negative {
            order.len() - below - equal
        } else {
            below
        };
        (worse, equal.saturating_sub(1), order.len())
    }
}

impl Scorer for Percentile<'_> {
    fn rate(&self, unit: usize, x: f64) -> Reading {
        let (worse, ties, n) = self.counts(unit, x);
        if n < 2 {
            return Reading {
                note: Some(Note::AloneInScope),
                ..Reading::value(1.0)
            };
        }
        let half = match self.rule.ties {
            PercentileTies::Half => ties as f64 / 2.0,
            PercentileTies::Low => 0.0,
        };
        Reading::computed((worse as f64 + half) / (n - 1) as f64)
    }

    fn steps(&self, unit: usize, x: f64) -> Vec<Step> {
        let (worse, ties, n) = self.counts(unit, x);
        let formula = match self.rule.ties {
            _ if n < 2 => format!("x = {}", number(x)),
            PercentileTies::Half if ties > 0 => format!("({worse} + {ties} / 2) / ({n} − 1)"),
            _ => format!("{worse} / ({n} − 1)"),
        };
        vec![step("percentile", formula, self.rate(unit, x))]
    }
}
