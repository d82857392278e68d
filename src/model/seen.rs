//! Numbers as a person sees them: to twelve significant decimal digits (scoring.md §7).
//!
//! 0.1 + 0.2 is 0.3 to a person; what is compared with a bound or for a tie is compared so.
//! Printed points are rounded in `points`, nowhere else.

/// The number rounded to 12 significant decimal digits.
#[must_use]
pub fn seen(exact: f64) -> f64 {
    format!("{exact:.11e}").parse().unwrap_or(exact)
}

/// Whether two numbers are the same to a person.
#[must_use]
pub fn same(a: f64, b: f64) -> bool {
    (a - b).abs() <= 5e-12 * a.abs().max(b.abs()).max(1.0)
}

/// Whether `a` is more than `b` to a person.
#[must_use]
pub fn more(a: f64, b: f64) -> bool {
    a > b && !same(a, b)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tenth_and_two_tenths_are_three_tenths() {
        assert!(same(0.1 + 0.2, 0.3));
        assert!(!more(0.1 + 0.2, 0.3));
        assert!(same(42.352 - 42.352_000_000_000_004, 0.0));
        assert!(more(0.300_000_001, 0.3));
        assert!(seen(0.1 + 0.2).to_bits() == 0.3_f64.to_bits());
    }
}
