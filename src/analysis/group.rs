//! What the units of a group came to together on one node: the mean and the best.

use crate::model::{Evaluation, NodeIx, UnitIx};

/// The rates of a group on one node.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Rates {
    /// The mean of those that have a rate.
    pub mean: f64,
    /// The best of them.
    pub best: f64,
}

/// The mean and the best rate of some units on a node; none where no unit has a rate.
#[must_use]
pub fn rates(evaluation: &Evaluation, node: NodeIx, units: impl IntoIterator<Item = UnitIx>) -> Option<Rates> {
    let known = units.into_iter().filter_map(|unit| evaluation.node(node, unit).rate);
    let (mut sum, mut n, mut best) = (0.0, 0_usize, f64::NEG_INFINITY);
    for rate in known {
        sum += rate;
        n += 1;
        best = best.max(rate);
    }
    (n > 0).then(|| Rates {
        mean: sum / n as f64,
        best,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::testing::{evaluation, indicator};

    #[test]
    fn the_mean_and_the_best_leave_out_what_has_no_rate() {
        let found = evaluation(vec![indicator(10.0, &[Some(0.5), None, Some(1.0), Some(0.2)])]);
        let units = |range: std::ops::Range<usize>| range.map(UnitIx);
        let all = rates(&found, NodeIx(0), units(0..4)).expect("three have a rate");
        assert!((all.mean - 1.7 / 3.0).abs() < 1e-12 && all.best.to_bits() == 1.0_f64.to_bits());
        let last = rates(&found, NodeIx(0), units(3..4)).expect("a rate");
        assert_eq!(last, Rates { mean: 0.2, best: 0.2 });
        assert_eq!(rates(&found, NodeIx(0), units(1..2)), None);
    }
}
