//! 计件计分 and 扣分法: so many points for each item, against the indicator's nominal weight.
//!
//! The nominal weight, not the effective one: an item is worth the same whoever has siblings
//! that do not apply.

use super::{Scorer, step};
use crate::model::scheme::absolute;
use crate::model::trace::Step;
use crate::scoring::reading::Reading;
use crate::scoring::show::{number, term};

/// (base + x · points) / weight.
pub(super) struct PerItem<'a>(pub(super) &'a absolute::PerItem, pub(super) f64);

impl Scorer for PerItem<'_> {
    fn rate(&self, _unit: usize, x: f64) -> Reading {
        Reading::computed((self.0.base + x * self.0.points) / self.1)
    }

    fn steps(&self, unit: usize, x: f64) -> Vec<Step> {
        let points = format!("{} × {}", term(x), term(self.0.points));
        let sum = if self.0.base == 0.0 {
            points
        } else {
            format!("({} + {points})", number(self.0.base))
        };
        vec![step(
            "per_item",
            format!("{sum} / {}", number(self.1)),
            self.rate(unit, x),
        )]
    }
}

/// 1 − x · points / weight.
pub(super) struct Deduct<'a>(pub(super) &'a absolute::Deduct, pub(super) f64);

impl Scorer for Deduct<'_> {
    fn rate(&self, _unit: usize, x: f64) -> Reading {
        Reading::computed(1.0 - x * self.0.points / self.1)
    }

    fn steps(&self, unit: usize, x: f64) -> Vec<Step> {
        let formula = format!("1 − {} × {} / {}", term(x), term(self.0.points), number(self.1));
        vec![step("deduct", formula, self.rate(unit, x))]
    }
}
