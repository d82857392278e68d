//! 极差法、分组功效系数: base + (1 − base)(x − min)/(max − min) within the scope.
//!
//! One outlier compresses the rest; the scheme chooses whether that is wanted.

use super::scope::{Members, Scoped};
use super::{Scorer, step};
use crate::model::scheme::relative::MinMax as Rule;
use crate::model::seen::same;
use crate::model::trace::{Note, Step};
use crate::scoring::reading::Reading;
use crate::scoring::show::{number, term};

pub(super) struct MinMax<'a> {
    rule: &'a Rule,
    /// The worst and the best value, and how many there are.
    extremes: Scoped<(f64, f64, usize)>,
}

impl<'a> MinMax<'a> {
    pub(super) fn new(rule: &'a Rule, members: &Members, negative: bool) -> Self {
        let extremes = members.each(|values| {
            let lowest = values.iter().copied().fold(f64::INFINITY, f64::min);
            let highest = values.iter().copied().fold(f64::NEG_INFINITY, f64::max);
            let (worst, best) = if negative { (highest, lowest) } else { (lowest, highest) };
            (worst, best, values.len())
        });
        Self { rule, extremes }
    }
}

impl Scorer for MinMax<'_> {
    fn rate(&self, unit: usize, x: f64) -> Reading {
        let &(worst, best, n) = self.extremes.of(unit);
        if n < 2 {
            Reading {
                note: Some(Note::AloneInScope),
                ..Reading::value(1.0)
            }
        } else if same(worst, best) {
            Reading {
                note: Some(Note::AllEqual),
                ..Reading::value(self.rule.all_equal)
            }
        } else {
            Reading::computed(self.rule.base + (1.0 - self.rule.base) * (x - worst) / (best - worst))
        }
    }

    fn steps(&self, unit: usize, x: f64) -> Vec<Step> {
        let &(worst, best, n) = self.extremes.of(unit);
        let (low, high) = (term(worst), term(best));
        let share = format!("({} − {low}) / ({high} − {low})", term(x));
        let formula = if n < 2 || same(worst, best) {
            format!("x = {}", number(x))
        } else if self.rule.base == 0.0 {
            share
        } else {
            format!(
                "{} + {} × {share}",
                number(self.rule.base),
                number(1.0 - self.rule.base)
            )
        };
        vec![step("min_max", formula, self.rate(unit, x))]
    }
}
