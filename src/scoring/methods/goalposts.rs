//! Straight lines between fixed values: 阈值法 (goalposts), 功效系数法, 适度指标.
//!
//! Nothing here looks at other units; `min_max` does.

use super::{Scorer, step};
use crate::model::scheme::absolute;
use crate::model::trace::Step;
use crate::scoring::reading::Reading;
use crate::scoring::show::{number, term};

/// (x − from)/(to − from).
pub(super) struct Linear<'a>(pub(super) &'a absolute::Linear);

impl Scorer for Linear<'_> {
    fn rate(&self, _unit: usize, x: f64) -> Reading {
        Reading::computed((x - self.0.from) / (self.0.to - self.0.from))
    }

    fn steps(&self, unit: usize, x: f64) -> Vec<Step> {
        let (from, to) = (term(self.0.from), term(self.0.to));
        let formula = format!("({} − {from}) / ({to} − {from})", term(x));
        vec![step("linear", formula, self.rate(unit, x))]
    }
}

/// base + (1 − base)(x − U)/(S − U).
pub(super) struct Efficacy<'a>(pub(super) &'a absolute::Efficacy);

impl Scorer for Efficacy<'_> {
    fn rate(&self, _unit: usize, x: f64) -> Reading {
        let rule = self.0;
        let share = (x - rule.unacceptable) / (rule.satisfactory - rule.unacceptable);
        Reading::computed(rule.base + (1.0 - rule.base) * share)
    }

    fn steps(&self, unit: usize, x: f64) -> Vec<Step> {
        let rule = self.0;
        let (low, high) = (term(rule.unacceptable), term(rule.satisfactory));
        let formula = format!(
            "{} + {} × ({} − {low}) / ({high} − {low})",
            number(rule.base),
            number(1.0 - rule.base),
            term(x)
        );
        vec![step("efficacy", formula, self.rate(unit, x))]
    }
}

/// 1 inside the range, straight down to 0 at the zeros.
pub(super) struct Range<'a>(pub(super) &'a absolute::TargetRange);

impl Scorer for Range<'_> {
    fn rate(&self, _unit: usize, x: f64) -> Reading {
        let rule = self.0;
        Reading::computed(if x < rule.low {
            (x - rule.zero_low) / (rule.low - rule.zero_low)
        } else if x > rule.high {
            (rule.zero_high - x) / (rule.zero_high - rule.high)
        } else {
            1.0
        })
    }

    fn steps(&self, unit: usize, x: f64) -> Vec<Step> {
        let rule = self.0;
        let formula = if x < rule.low {
            let zero = term(rule.zero_low);
            format!("({} − {zero}) / ({} − {zero})", term(x), term(rule.low))
        } else if x > rule.high {
            let zero = term(rule.zero_high);
            format!("({zero} − {}) / ({zero} − {})", term(x), term(rule.high))
        } else {
            format!("{} ≤ {} ≤ {}", number(rule.low), number(x), number(rule.high))
        };
        vec![step("target_range", formula, self.rate(unit, x))]
    }
}
