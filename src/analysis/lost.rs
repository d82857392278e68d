//! Where a unit is short of full marks: what would lift it most.

use crate::model::{Evaluation, NodeIx, Points, UnitIx};

/// The points that a unit lacks on each of these nodes, the most first; what lacks none is left out.
///
/// What a node carries for the unit less what is printed, so that a reader can add it up.
#[must_use]
pub fn most_first(
    evaluation: &Evaluation,
    unit: UnitIx,
    nodes: impl IntoIterator<Item = NodeIx>,
) -> Vec<(NodeIx, Points)> {
    let lost = |node| {
        let result = evaluation.node(node, unit);
        let full = Points::round(result.effective_weight, evaluation.decimals);
        result.score.map(|score| (node, full - score))
    };
    let mut lost: Vec<_> = nodes
        .into_iter()
        .filter_map(lost)
        .filter(|(_, points)| *points > Points::ZERO)
        .collect();
    lost.sort_by_key(|(_, points)| std::cmp::Reverse(*points));
    lost
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::testing::{evaluation, indicator};

    #[test]
    fn the_most_points_lost_come_first_and_full_marks_are_left_out() {
        let found = evaluation(vec![
            indicator(10.0, &[Some(0.9)]),
            indicator(4.0, &[Some(0.333)]),
            indicator(5.0, &[Some(1.0)]),
            indicator(8.0, &[None]),
            indicator(3.0, &[Some(1.2)]),
        ]);
        let lost = most_first(&found, UnitIx(0), (0..5).map(NodeIx));
        let lost: Vec<_> = lost.iter().map(|(node, points)| (node.0, points.show(2))).collect();
        assert_eq!(lost, [(1, "2.67".to_owned()), (0, "1.00".to_owned())]);
    }
}
