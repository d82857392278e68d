//! 阶段法: what the stage reached is worth, against the stage that is due in the period.
//!
//! Ahead of schedule is held by the cap, not here.

use super::{Scorer, step};
use crate::model::scheme::absolute::{Expected, Milestone as Rule};
use crate::model::seen::same;
use crate::model::trace::{Note, Step};
use crate::model::{Period, State};
use crate::scoring::reading::Reading;
use crate::scoring::show::number;

pub(super) struct Milestone {
    values: Vec<f64>,
    expected: Option<f64>,
}

impl Milestone {
    pub(super) fn new(rule: &Rule, period: Period) -> Self {
        let values: Vec<_> = rule
            .stages
            .iter()
            .map(crate::model::scheme::absolute::Stage::value)
            .collect();
        let due = match &rule.expected {
            Expected::Always(stage) => Some(*stage),
            Expected::ByPeriod(stages) => stages.get(&period).copied(),
        };
        Self {
            expected: due.and_then(|stage| values.get(stage).copied()),
            values,
        }
    }

    fn value_of(&self, stage: f64) -> Option<f64> {
        let found = (0..self.values.len()).find(|&n| same(n as f64, stage));
        found.map(|n| self.values[n])
    }
}

impl Scorer for Milestone {
    fn rate(&self, _unit: usize, x: f64) -> Reading {
        match (self.value_of(x), self.expected) {
            (None, _) => Reading::undefined(Note::NoSuchStage),
            (_, None) => Reading::undefined(Note::NoTarget),
            // Nothing is due yet: whoever has begun has full marks, the others are not judged.
            (Some(0.0), Some(0.0)) => Reading::of(State::NotApplicable, Note::ZeroTarget),
            (Some(_), Some(0.0)) => Reading::value(1.0),
            (Some(value), Some(due)) => Reading::computed(value / due),
        }
    }

    fn steps(&self, unit: usize, x: f64) -> Vec<Step> {
        let known = |value: Option<f64>| value.map_or_else(|| "?".to_owned(), number);
        let formula = format!("{} / {}", known(self.value_of(x)), known(self.expected));
        vec![step("milestone", formula, self.rate(unit, x))]
    }
}
