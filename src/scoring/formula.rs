//! An input with its codes resolved, so that a column is read without looking anything up.
//!
//! It computes nothing; `input` does.

use super::change::Change;
use crate::model::MetricIx;
use crate::model::period::Period;
use crate::model::scheme::Scheme;
use crate::model::scheme::input::{self, Derivation, Input, Over};

/// An [`Input`] whose metrics are indexes.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Formula {
    Metric(MetricIx),
    Sum(Vec<Self>),
    Ratio { num: Box<Self>, den: Box<Self>, scale: f64 },
    Change { kind: Change, of: Box<Self>, over: Over },
    Cumulative { of: Box<Self>, from: Period },
    Log(Box<Self>),
    Weighted(Vec<(Self, f64)>),
}

impl Formula {
    /// Resolves an input of a scheme that passed its checks.
    pub(super) fn new(input: &Input, scheme: &Scheme) -> Self {
        let part = |input: &Input| Box::new(Self::new(input, scheme));
        let change = |kind: Change, rule: &input::Change| Self::Change {
            kind,
            of: part(&rule.of),
            over: rule.over,
        };
        match input {
            Input::Metric(code) => Self::Metric(
                scheme
                    .find_metric(code)
                    .expect("BUG: a checked scheme names only known metrics"),
            ),
            Input::Derived(derivation) => match derivation.as_ref() {
                Derivation::Sum(parts) => Self::Sum(parts.iter().map(|part| Self::new(part, scheme)).collect()),
                Derivation::Ratio(ratio) => Self::Ratio {
                    num: part(&ratio.num),
                    den: part(&ratio.den),
                    scale: ratio.scale,
                },
                Derivation::Increment(rule) => change(Change::Increment, rule),
                Derivation::Growth(rule) => change(Change::Growth, rule),
                Derivation::Cagr(rule) => change(Change::Cagr, rule),
                Derivation::Cumulative(cumulative) => Self::Cumulative {
                    of: part(&cumulative.of),
                    from: cumulative.from,
                },
                Derivation::Log(log) => Self::Log(part(&log.of)),
                Derivation::Weighted(terms) => Self::Weighted(
                    terms
                        .iter()
                        .map(|term| (Self::new(&term.of, scheme), term.times))
                        .collect(),
                ),
            },
        }
    }
}
