//! 专家评分: marks of several assessors become one, and one mark a rate.
//!
//! The original marks are never changed; only exactly as many extremes are dropped as the scheme
//! says, so of equal extremes one stays.

use super::{Scorer, step};
use crate::model::dataset::Mark;
use crate::model::scheme::absolute::{Combine, Judgement as Rule};
use crate::model::trace::{Note, Step};
use crate::model::{Entry, Quantity, State};
use crate::scoring::reading::Reading;
use crate::scoring::show::{joined, number};

/// mark / scale.
pub(super) struct Judgement<'a>(pub(super) &'a Rule);

impl Scorer for Judgement<'_> {
    fn rate(&self, _unit: usize, x: f64) -> Reading {
        Reading::computed(x / self.0.scale)
    }

    fn steps(&self, unit: usize, x: f64) -> Vec<Step> {
        let formula = format!("{} / {}", number(x), number(self.0.scale));
        vec![step("judgement", formula, self.rate(unit, x))]
    }
}

/// The marks of one unit on one indicator.
pub(in crate::scoring) struct Marks<'a> {
    rule: &'a Rule,
    given: Vec<f64>,
    state: State,
}

impl<'a> Marks<'a> {
    /// Sorts the marks that were given; the state says whether some are still to come.
    pub(in crate::scoring) fn new(rule: &'a Rule, marks: &[Mark]) -> Self {
        let has = |state: State| marks.iter().any(|mark| mark.entry.reported.state() == state);
        let value = |entry: &Entry| entry.reported.quantity().map(Quantity::value);
        let mut given: Vec<_> = marks.iter().filter_map(|mark| value(&mark.entry)).collect();
        given.sort_by(f64::total_cmp);
        let state = if has(State::Pending) || marks.is_empty() {
            State::Pending
        } else if !given.is_empty() {
            State::Value
        } else if has(State::Missing) {
            State::Missing
        } else {
            State::NotApplicable
        };
        Self { rule, given, state }
    }

    /// The marks as one, or why there is none.
    pub(in crate::scoring) fn combined(&self) -> Reading {
        match self.state {
            State::Value => Reading {
                note: self.note(),
                ..Reading::computed(self.one())
            },
            State::Missing => Reading::of(State::Missing, Note::Missing),
            State::NotApplicable => Reading::of(State::NotApplicable, Note::NotApplicable),
            State::Pending | State::Undefined => Reading::of(State::Pending, Note::Pending),
        }
    }

    /// How the marks became one.
    pub(in crate::scoring) fn step(&self) -> Step {
        let kept = self.kept();
        let formula = match self.rule.combine {
            _ if kept.is_empty() => String::new(),
            Combine::Median => format!("median({})", joined(kept.iter().copied(), ", ")),
            _ => format!("({}) / {}", joined(kept.iter().copied(), " + "), kept.len()),
        };
        step("marks", formula, self.combined())
    }

    fn one(&self) -> f64 {
        let kept = self.kept();
        match self.rule.combine {
            Combine::Median => {
                let (below, above) = (kept[(kept.len() - 1) / 2], kept[kept.len() / 2]);
                f64::midpoint(below, above)
            }
            Combine::Mean | Combine::TrimmedMean(_) => kept.iter().sum::<f64>() / kept.len() as f64,
        }
    }

    /// The marks without the extremes that the scheme drops.
    fn kept(&self) -> &[f64] {
        match self.rule.combine {
            Combine::TrimmedMean(trim) if !self.too_few() => &self.given[trim.low..self.given.len() - trim.high],
            _ => &self.given,
        }
    }

    fn too_few(&self) -> bool {
        match self.rule.combine {
            Combine::TrimmedMean(trim) => self.given.len() < trim.min_marks || self.given.len() <= trim.low + trim.high,
            _ => false,
        }
    }

    fn note(&self) -> Option<Note> {
        let spread = match self.given.as_slice() {
            [lowest, .., highest] => highest - lowest,
            _ => 0.0,
        };
        if self.rule.spread_alert.is_some_and(|limit| spread > limit) {
            Some(Note::SpreadAlert)
        } else {
            self.too_few().then_some(Note::TooFewMarks)
        }
    }
}
