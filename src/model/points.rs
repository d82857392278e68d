//! Printed points: exact integers of the scheme's smallest step, and the one rounding rule.
//!
//! Nothing else in the product rounds a score.

use std::iter::Sum;
use std::ops::{Add, Neg, Sub};

use super::seen::{more, seen};

/// Points as printed, in units of 10^-decimals of the scheme; sums and comparisons are exact.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Points(i64);

impl Points {
    /// No points.
    pub const ZERO: Self = Self(0);

    /// Points from whole steps of 10^-decimals.
    #[must_use]
    pub const fn from_steps(steps: i64) -> Self {
        Self(steps)
    }

    /// Whole steps of 10^-decimals.
    #[must_use]
    pub const fn steps(self) -> i64 {
        self.0
    }

    /// Rounds half away from zero **the number as a person sees it**: its 12 significant decimal
    /// digits (scoring.md §7). So 1.005 becomes 1.01 and 0.285 becomes 0.29.
    #[must_use]
    pub fn round(exact: f64, decimals: u8) -> Self {
        let scaled = exact * POWERS[usize::from(decimals.min(MAX_DECIMALS))];
        let from_half = (scaled.abs().fract() - 0.5).abs();
        // Far from a half, 12 digits and 17 digits round the same way.
        if from_half > 1e-10 * scaled.abs().max(1.0) && scaled.abs() < 1e11 {
            return Self(whole(scaled.round()));
        }
        let seen = seen(exact) * POWERS[usize::from(decimals.min(MAX_DECIMALS))];
        // 1.005 * 100 is 100.49999999999999: less than a twelfth digit away, so it is nudged up.
        Self(whole((seen + seen.signum() * 1e-14 * seen.abs().max(1.0)).round()))
    }

    /// The most points that are not above a limit.
    #[must_use]
    pub fn within(limit: f64, decimals: u8) -> Self {
        let nearest = Self::round(limit, decimals);
        if more(nearest.value(decimals), limit) {
            Self(nearest.0 - 1)
        } else {
            nearest
        }
    }

    /// The number of points.
    #[must_use]
    #[expect(clippy::cast_precision_loss, reason = "points are far below 2^53 steps")]
    pub fn value(self, decimals: u8) -> f64 {
        self.0 as f64 / POWERS[usize::from(decimals.min(MAX_DECIMALS))]
    }

    /// The printed form with all decimals, such as `80.66`.
    #[must_use]
    pub fn show(self, decimals: u8) -> String {
        let decimals = usize::from(decimals.min(MAX_DECIMALS));
        let sign = if self.0 < 0 { "-" } else { "" };
        let digits = format!("{:0width$}", self.0.unsigned_abs(), width = decimals + 1);
        let (whole, fraction) = digits.split_at(digits.len() - decimals);
        if fraction.is_empty() {
            format!("{sign}{whole}")
        } else {
            format!("{sign}{whole}.{fraction}")
        }
    }
}

/// The most decimals a scheme may ask for.
pub const MAX_DECIMALS: u8 = 6;
const POWERS: [f64; MAX_DECIMALS as usize + 1] = [1.0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6];

#[expect(
    clippy::cast_possible_truncation,
    reason = "a rounded score is far inside i64, and `as` saturates"
)]
const fn whole(rounded: f64) -> i64 {
    rounded as i64
}

impl Add for Points {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self(self.0 + other.0)
    }
}

impl Sub for Points {
    type Output = Self;

    fn sub(self, other: Self) -> Self {
        Self(self.0 - other.0)
    }
}

impl Neg for Points {
    type Output = Self;

    fn neg(self) -> Self {
        Self(-self.0)
    }
}

impl Sum for Points {
    fn sum<I: Iterator<Item = Self>>(points: I) -> Self {
        points.fold(Self::ZERO, Add::add)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn printed(exact: f64) -> String {
        Points::round(exact, 2).show(2)
    }

    #[test]
    fn halves_go_away_from_zero_as_a_person_sees_them() {
        assert_eq!(printed(1.005), "1.01");
        assert_eq!(printed(0.285), "0.29");
        assert_eq!(printed(2.675), "2.68");
        assert_eq!(printed(-1.005), "-1.01");
        assert_eq!(printed(0.1 + 0.2), "0.30");
        assert_eq!(printed(89.995), "90.00");
        assert_eq!(printed(89.994_999_9), "89.99");
        assert_eq!(printed(0.0), "0.00");
    }

    #[test]
    fn twelve_digits_decide() {
        // 1.00499999999999 has 15 digits; its first 12 read 1.00500000000.
        assert_eq!(printed(1.004_999_999_999_99), "1.01");
        assert_eq!(printed(1.004_999_999_9), "1.00");
    }

    #[test]
    fn any_number_of_decimals_prints() {
        assert_eq!(Points::round(59.5, 0).show(0), "60");
        assert_eq!(Points::round(-0.04, 1).show(1), "0.0");
        assert_eq!(Points::round(0.000_000_5, 6).show(6), "0.000001");
    }

    #[test]
    fn every_two_decimal_half_rounds_as_its_decimal_text() {
        for thousandths in (5..200_000_i64).step_by(10) {
            let exact: f64 = format!("{}.{:03}", thousandths / 1000, thousandths % 1000)
                .parse()
                .expect("a number");
            assert_eq!(Points::round(exact, 2).steps(), thousandths / 10 + 1, "{exact}");
        }
    }
}
