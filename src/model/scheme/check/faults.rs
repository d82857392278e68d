//! The faults found so far, and the words for what is wrong with a number.

use crate::error::Problem;
use crate::model::seen::{same, seen};
use crate::text::Text;

/// The faults found so far, in the order of the checks.
#[derive(Default)]
pub(super) struct Faults(Vec<Problem>);

impl Faults {
    /// Adds a fault at a JSON pointer.
    pub(super) fn add(&mut self, pointer: impl Into<String>, zh: impl Into<String>, en: impl Into<String>) {
        self.0.push(Problem::at(pointer, Text::of(zh, en)));
    }

    /// Adds a fault with what would be right.
    pub(super) fn add_with(&mut self, pointer: impl Into<String>, what: Text, fix: Text) {
        self.0.push(Problem::at(pointer, what).fix(fix));
    }

    /// A number that must be above 0.
    pub(super) fn positive(&mut self, pointer: String, number: f64) {
        if number <= 0.0 {
            self.bound(pointer, ("大于 0", "more than 0"), number);
        }
    }

    /// A number that must not be below 0.
    pub(super) fn not_negative(&mut self, pointer: String, number: f64) {
        if number < 0.0 {
            self.bound(pointer, ("不小于 0", "at least 0"), number);
        }
    }

    /// A number that must be from 0 to 1, both included.
    pub(super) fn fraction(&mut self, pointer: String, number: f64) {
        if !(0.0..=1.0).contains(&number) {
            self.bound(pointer, ("在 0 到 1 之间", "between 0 and 1"), number);
        }
    }

    /// A number that must be from 0 up to, but not, 1.
    pub(super) fn below_one(&mut self, pointer: String, number: f64) {
        if !(0.0..1.0).contains(&number) {
            self.bound(pointer, ("不小于 0 且小于 1", "at least 0 and less than 1"), number);
        }
    }

    /// Numbers that must add up to a sum.
    pub(super) fn sum(&mut self, pointer: String, what: (&str, &str), parts: f64, sum: f64) {
        if !same(parts, sum) {
            let (parts, sum) = (seen(parts), seen(sum));
            self.add(
                pointer,
                format!("{}合计 {parts}，应为 {sum}", what.0),
                format!("{} add up to {parts}, not to {sum}", what.1),
            );
        }
    }

    pub(super) fn into_problems(self) -> Vec<Problem> {
        self.0
    }

    fn bound(&mut self, pointer: String, bound: (&str, &str), number: f64) {
        let number = seen(number);
        self.add(
            pointer,
            format!("应{}，这里是 {number}", bound.0),
            format!("must be {}, but is {number}", bound.1),
        );
    }
}
