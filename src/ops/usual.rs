//! What a value may be expected to be by its own history, and how far from that is still usual.
//!
//! The earlier values are taken for a straight line (Theil and Sen: the median of all slopes), so that steady growth
//! is no surprise; how far they lie from it says how far the next one may. Numbers only.

/// Fewer earlier values than this are no history.
const SHORTEST: usize = 4;
/// So many deviations from what is expected are still usual.
const DEVIATIONS: f64 = 3.0;
/// Makes the median absolute deviation comparable with a standard deviation.
const MAD_TO_SD: f64 = 1.4826;
/// The least deviation, as a part of the values: a history that was quiet so far does not forbid a lively year.
const LEAST_SHARE: f64 = 0.15;
/// The least deviation of what is counted.
const LEAST_COUNT: f64 = 1.0;

/// What is expected, and how far from it is still usual.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Usual {
    pub expected: f64,
    pub within: f64,
}

/// What earlier values, each at its time, lead to at the time 0; nothing where they are too few, or all nothing.
/// Whether it is a count is seen from all of them and from the value that is held against it.
pub(super) fn usual(history: &[(f64, f64)], value: f64) -> Option<Usual> {
    if history.len() < SHORTEST {
        return None;
    }
    let level = median(history.iter().map(|(_, x)| x.abs()))?;
    if level == 0.0 {
        return None;
    }
    let pairs = history
        .iter()
        .enumerate()
        .flat_map(|(n, one)| history[n + 1..].iter().map(move |other| (one, other)));
    let slope = median(pairs.map(|(one, other)| (other.1 - one.1) / (other.0 - one.0)))?;
    let expected = median(history.iter().map(|(time, x)| x - slope * time))?;
    let deviation = median(history.iter().map(|(time, x)| (x - slope * time - expected).abs()))?;
    let is_count = history.iter().all(|(_, x)| x.fract() == 0.0) && value.fract() == 0.0;
    let least = (LEAST_SHARE * level.max(expected.abs())).max(if is_count { LEAST_COUNT } else { 0.0 });
    Some(Usual {
        expected,
        within: DEVIATIONS * (MAD_TO_SD * deviation).max(least),
    })
}

fn median(values: impl Iterator<Item = f64>) -> Option<f64> {
    let mut values: Vec<f64> = values.collect();
    values.sort_by(f64::total_cmp);
    let middle = values.len() / 2;
    let upper = *values.get(middle)?;
    Some(if values.len() % 2 == 1 {
        upper
    } else {
        f64::midpoint(values[middle - 1], upper)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Values of the years just before, the oldest first.
    fn is_usual(earlier: &[f64], value: f64) -> Option<bool> {
        let n = earlier.len();
        let at = |(n_before, x): (usize, &f64)| (n_before as f64 - n as f64, *x);
        let history: Vec<_> = earlier.iter().enumerate().map(at).collect();
        let Usual { expected, within } = usual(&history, value)?;
        Some((value - expected).abs() <= within)
    }

    #[test]
    fn steady_growth_is_usual_and_a_jump_or_a_fall_out_of_it_is_not() {
        let growing = [100.0, 110.0, 121.0, 133.1, 146.4];
        assert_eq!(is_usual(&growing, 161.0), Some(true));
        assert_eq!(is_usual(&growing, 300.0), Some(false));
        // Near the median of its history, and yet a slip: 68.4 for 168.4.
        assert_eq!(is_usual(&growing, 68.4), Some(false));
    }

    #[test]
    fn a_lively_year_after_quiet_ones_is_usual_and_twice_as_much_is_not() {
        let quiet = [141.6, 141.2, 142.0, 141.9, 143.7];
        assert_eq!(is_usual(&quiet, 190.0), Some(true));
        assert_eq!(is_usual(&quiet, 287.4), Some(false));
        assert_eq!(is_usual(&quiet, 71.8), Some(false));
    }

    #[test]
    fn one_wild_year_does_not_move_what_is_expected() {
        assert_eq!(is_usual(&[100.0, 1000.0, 102.0, 103.0, 104.0], 105.0), Some(true));
        assert_eq!(is_usual(&[100.0, 1000.0, 102.0, 103.0, 104.0], 400.0), Some(false));
    }

    #[test]
    fn a_small_count_may_go_up_and_down_by_a_few() {
        assert_eq!(is_usual(&[4.0, 3.0, 1.0, 2.0], 3.0), Some(true));
        assert_eq!(is_usual(&[4.0, 3.0, 1.0, 2.0], 0.0), Some(true));
        assert_eq!(is_usual(&[4.0, 3.0, 1.0, 2.0], 30.0), Some(false));
    }

    #[test]
    fn a_short_history_or_one_of_nothing_says_nothing() {
        assert_eq!(is_usual(&[1.0, 2.0, 3.0], 100.0), None);
        assert_eq!(is_usual(&[0.0; 6], 6.0), None);
    }

    #[test]
    fn the_median_of_an_even_number_lies_between() {
        assert_eq!(median([4.0, 1.0, 3.0, 2.0].into_iter()), Some(2.5));
    }
}
