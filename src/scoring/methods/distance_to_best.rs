//! 标杆法: the distance to the best of the scope, x/max, or min/x for a negative indicator.
//!
//! It needs values that are not negative; where the best gives no distance, the rate is undefined.

use super::scope::{Members, Scoped};
use super::{Scorer, step};
use crate::model::seen::same;
use crate::model::trace::{Note, Step};
use crate::scoring::reading::Reading;
use crate::scoring::show::{number, term};

pub(super) struct DistanceToBest {
    negative: bool,
    best: Scoped<f64>,
}

impl DistanceToBest {
    pub(super) fn new(members: &Members, negative: bool) -> Self {
        let best = members.each(|values| {
            let values = values.iter().copied();
            if negative {
                values.fold(f64::INFINITY, f64::min)
            } else {
                values.fold(f64::NEG_INFINITY, f64::max)
            }
        });
        Self { negative, best }
    }
}

impl Scorer for DistanceToBest {
    fn rate(&self, unit: usize, x: f64) -> Reading {
        let best = *self.best.of(unit);
        if same(x, best) {
            Reading::value(1.0)
        } else if self.negative && best >= 0.0 {
            Reading::computed(best / x)
        } else if !self.negative && best > 0.0 {
            Reading::computed(x / best)
        } else {
            Reading::undefined(Note::NoBest)
        }
    }

    fn steps(&self, unit: usize, x: f64) -> Vec<Step> {
        let best = *self.best.of(unit);
        let formula = if self.negative {
            format!("{} / {}", number(best), term(x))
        } else {
            format!("{} / {}", number(x), term(best))
        };
        vec![step("distance_to_best", formula, self.rate(unit, x))]
    }
}
