//! 排名赋分: a rate by place within the scope.
//!
//! What equal values get is the scheme's choice of `ties`.

use super::scope::{Members, Scoped};
use super::{Scorer, step};
use crate::model::scheme::relative::{RankPoints as Rule, Ties};
use crate::model::seen::{more, same};
use crate::model::trace::Step;
use crate::scoring::reading::Reading;
use crate::scoring::show::number;

pub(super) struct RankPoints<'a> {
    rule: &'a Rule,
    negative: bool,
    /// The values of a scope, best first.
    order: Scoped<Vec<f64>>,
}

impl<'a> RankPoints<'a> {
    pub(super) fn new(rule: &'a Rule, members: &Members, negative: bool) -> Self {
        let order = members.each(|values| {
            let mut order = values.to_vec();
            order.sort_by(|a, b| if negative { a.total_cmp(b) } else { b.total_cmp(a) });
            order
        });
        Self { rule, negative, order }
    }

    fn rank(&self, unit: usize, x: f64) -> f64 {
        let order = self.order.of(unit);
        let is_better = |other: f64| if self.negative { more(x, other) } else { more(other, x) };
        let better = order.partition_point(|&other| is_better(other));
        let ties = order[better..].partition_point(|&other| same(other, x));
        match self.rule.ties {
            Ties::Competition => (better + 1) as f64,
            Ties::Low => (better + ties) as f64,
            Ties::Mean => better as f64 + (ties + 1) as f64 / 2.0,
            Ties::Dense => {
                let steps_down = order[..better].windows(2).filter(|pair| !same(pair[0], pair[1]));
                (steps_down.count() + usize::from(better > 0) + 1) as f64
            }
        }
    }

    /// The rate lost with each place, and how it was found.
    fn step_of(&self, unit: usize) -> (f64, String) {
        match (self.rule.step, self.rule.last) {
            (None, Some(last)) => {
                let n = self.order.of(unit).len();
                let steps = n.saturating_sub(1).max(1) as f64;
                let formula = format!("({} − {}) / ({n} − 1)", number(self.rule.first), number(last));
                ((self.rule.first - last) / steps, formula)
            }
            (step, _) => {
                let step = step.unwrap_or(0.0);
                (step, number(step))
            }
        }
    }
}

impl Scorer for RankPoints<'_> {
    fn rate(&self, unit: usize, x: f64) -> Reading {
        let (step, _) = self.step_of(unit);
        Reading::computed(self.rule.first - step * (self.rank(unit, x) - 1.0))
    }

    fn steps(&self, unit: usize, x: f64) -> Vec<Step> {
        let (_, each) = self.step_of(unit);
        let place = number(self.rank(unit, x));
        let formula = format!("{} − {each} × ({place} − 1)", number(self.rule.first));
        vec![
            step(
                "rank",
                format!("{place} / {}", self.order.of(unit).len()),
                Reading::value(self.rank(unit, x)),
            ),
            step("rank_points", formula, self.rate(unit, x)),
        ]
    }
}
