//! The faults of one input, collected so that all are told at once.
//!
//! A hostile file cannot make the list endless: reading stops where nobody would read on.

use super::json;
use crate::error::{Error, Place, Problem};
use crate::text::Text;

/// As many problems as anybody will read.
const MOST: usize = 1000;

/// Everything wrong with an input, in the order it was met.
#[derive(Debug, Default)]
pub(super) struct Problems(Vec<Problem>);

impl Problems {
    /// Adds a problem.
    pub(super) fn push(&mut self, problem: Problem) {
        if !self.is_full() {
            self.0.push(problem);
        }
    }

    /// Adds problems.
    pub(super) fn extend(&mut self, problems: impl IntoIterator<Item = Problem>) {
        for problem in problems {
            self.push(problem);
        }
    }

    /// How many there are.
    pub(super) const fn count(&self) -> usize {
        self.0.len()
    }

    /// Whether nothing is wrong.
    pub(super) const fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether there are so many that it makes no sense to read on.
    pub(super) const fn is_full(&self) -> bool {
        self.0.len() >= MOST
    }

    /// The problems.
    pub(super) fn into_list(self) -> Vec<Problem> {
        self.0
    }

    /// The error that refuses the input `what`, such as “数据”.
    pub(super) fn into_error(mut self, what: &Text) -> Error {
        if self.is_full() {
            self.0.push(fault(
                "错误太多，后面的没有再检查",
                "there are too many faults; what follows was not checked",
            ));
        }
        json::refused(what, self.0)
    }
}

/// A problem whose place is still to be said.
pub(super) fn fault(zh: impl Into<String>, en: impl Into<String>) -> Problem {
    Problem {
        place: Place::Whole,
        what: Text::of(zh, en),
        fix: None,
    }
}

/// The problem at its place.
pub(super) fn at(place: Place, mut problem: Problem) -> Problem {
    problem.place = place;
    problem
}
