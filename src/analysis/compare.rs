//! Two results set side by side: a unit now and before, or two units, node by node.

use crate::model::{Evaluation, NodeIx, Points, UnitIx};

/// One unit in one evaluation.
#[derive(Debug, Clone, Copy)]
pub struct Side<'a> {
    /// The evaluation.
    pub evaluation: &'a Evaluation,
    /// The unit.
    pub unit: UnitIx,
}

/// What one node came to on both sides.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Difference {
    /// The node.
    pub node: NodeIx,
    /// The printed points of the one and of the other; none where there is no rate.
    pub scores: [Option<Points>; 2],
    /// The rates of the one and of the other.
    pub rates: [Option<f64>; 2],
}

impl Difference {
    /// How many points the one has more than the other; none where either has none.
    #[must_use]
    pub fn points(&self) -> Option<Points> {
        let [one, other] = self.scores;
        one.zip(other).map(|(one, other)| one - other)
    }
}

/// Every node of these on both sides.
#[must_use]
pub fn differences(one: Side, other: Side, nodes: impl IntoIterator<Item = NodeIx>) -> Vec<Difference> {
    let found = nodes.into_iter().map(|node| {
        let sides = [one, other].map(|side| side.evaluation.node(node, side.unit));
        Difference {
            node,
            scores: sides.map(|side| side.score),
            rates: sides.map(|side| side.rate),
        }
    });
    found.collect()
}

/// What differs in points, the largest difference first, in the order of the nodes where they are alike.
#[must_use]
pub fn largest_first(mut differences: Vec<Difference>) -> Vec<(NodeIx, Points)> {
    let moved = differences
        .drain(..)
        .filter_map(|difference| Some((difference.node, difference.points()?)));
    let mut moved: Vec<_> = moved.filter(|(_, points)| points.steps() != 0).collect();
    moved.sort_by_key(|(_, points)| std::cmp::Reverse(points.steps().unsigned_abs()));
    moved
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::testing::{evaluation, indicator};

    fn found() -> Vec<Difference> {
        let now = evaluation(vec![
            indicator(10.0, &[Some(0.5), None]),
            indicator(4.0, &[Some(1.0), Some(0.2)]),
            indicator(2.0, &[Some(0.5), Some(0.5)]),
            indicator(5.0, &[Some(0.1), Some(1.0)]),
        ]);
        let side = |unit| Side {
            evaluation: &now,
            unit: UnitIx(unit),
        };
        differences(side(0), side(1), (0..4).map(NodeIx))
    }

    #[test]
    fn a_difference_needs_points_on_both_sides() {
        let points: Vec<_> = found().iter().map(|one| one.points().map(Points::steps)).collect();
        assert_eq!(points, [None, Some(320), Some(0), Some(-450)]);
    }

    #[test]
    fn the_largest_difference_comes_first_and_what_is_alike_is_left_out() {
        let moved: Vec<_> = largest_first(found())
            .iter()
            .map(|(node, points)| (node.0, points.steps()))
            .collect();
        assert_eq!(moved, [(3, -450), (1, 320)]);
    }
}
