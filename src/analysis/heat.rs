//! Rates in a few steps, so that a person sees at a glance where points are lost.
//!
//! Compared as a person sees the numbers: 0.1 + 0.2 is three tenths.

use crate::model::seen::{more, seen};

/// The rates at which a new step begins; below the first is the lowest step, the last is full marks.
pub const LIMITS: [f64; 4] = [0.3, 0.6, 0.8, 1.0];

/// How many steps there are.
pub const N_STEPS: usize = LIMITS.len() + 1;

/// The step of a rate, from 0 for almost nothing to the last for full marks.
#[must_use]
pub fn step(rate: f64) -> usize {
    LIMITS.iter().take_while(|limit| !more(**limit, rate)).count()
}

/// The whole tenths of full marks 成 that a rate reaches, none below nothing.
#[must_use]
pub fn tenths(rate: f64) -> u32 {
    let reached = (1..=10_u32).take_while(|tenth| !more(f64::from(*tenth) / 10.0, rate));
    u32::try_from(reached.count()).unwrap_or(10)
}

/// The order of rates from the worst to the best, what has none at the end.
#[must_use]
pub fn worst_first(a: Option<f64>, b: Option<f64>) -> std::cmp::Ordering {
    let key = |rate: Option<f64>| rate.map_or(f64::INFINITY, seen);
    key(a).total_cmp(&key(b))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_step_begins_at_its_limit_as_a_person_sees_it() {
        assert_eq!([0.0, 0.299, 0.3, 0.1 + 0.2, 0.599_999].map(step), [0, 0, 1, 1, 1]);
        assert_eq!([0.6, 0.79, 0.8, 0.999_999, 1.0, 1.2].map(step), [2, 2, 3, 3, 4, 4]);
        assert_eq!(step(0.6 - 1e-16), 2);
        assert_eq!(step(-0.5), 0);
    }

    #[test]
    fn tenths_are_whole_ones_that_are_reached() {
        assert_eq!(
            [0.0, 0.099, 0.1, 0.7, 0.699_9, 0.1 + 0.2, 0.999].map(tenths),
            [0, 0, 1, 7, 6, 3, 9]
        );
        assert_eq!([1.0, 1.3, -1.0].map(tenths), [10, 10, 0]);
    }

    #[test]
    fn what_has_no_rate_is_not_the_worst() {
        let mut rates = [None, Some(0.5), Some(0.1 + 0.2), Some(0.3), Some(-0.1)];
        rates.sort_by(|a, b| worst_first(*a, *b));
        assert_eq!(rates, [Some(-0.1), Some(0.1 + 0.2), Some(0.3), Some(0.5), None]);
    }
}
