//! Places overall and in the group (scoring.md §8).
//!
//! Units whose total is provisional or blocked have no place.

use std::cmp::Ordering;
use std::sync::Arc;

use crate::model::scheme::policy::RankOn;
use crate::model::seen::seen;
use crate::model::{NodeColumn, Points, Scheme, UnitIx, UnitResult, place};

/// Places among all units and within each group.
pub(super) struct Places {
    pub(super) overall: Vec<Option<u32>>,
    pub(super) group: Vec<Option<u32>>,
}

/// Gives places by total, then by the nodes that split ties.
pub(super) fn places(scheme: &Scheme, units: &[UnitResult], columns: &[Arc<NodeColumn>]) -> Places {
    let ranking = &scheme.document().ranking;
    let splitters: Vec<_> = ranking
        .tie_break
        .iter()
        .filter_map(|code| scheme.find_node(code))
        .collect();
    let exact: Vec<_> = units.iter().map(|unit| seen(unit.exact)).collect();
    let by_number = |a: f64, b: f64| b.total_cmp(&a);
    let compare = |a: usize, b: usize| -> Ordering {
        let total = match ranking.on {
            RankOn::Printed => units[b].total.cmp(&units[a].total),
            RankOn::Exact => by_number(exact[a], exact[b]),
        };
        splitters.iter().fold(total, |ordering, node| {
            let column = &columns[node.0];
            let score = |unit: usize| match ranking.on {
                RankOn::Printed => column.score[unit].steps() as f64,
                RankOn::Exact => seen(column.effective_weight[unit] * column.rate[unit].max(0.0)),
            };
            ordering.then_with(|| by_number(score(a), score(b)))
        })
    };
    let finished = |unit: &usize| units[*unit].total.is_some() && !units[*unit].provisional;
    let overall = place::competition(units.len(), (0..units.len()).filter(finished), compare);
    let mut group = vec![None; units.len()];
    for number in 0..scheme.n_groups() {
        let members = (0..units.len()).filter(|unit| scheme.group_of(UnitIx(*unit)) == number);
        let places = place::competition(units.len(), members.filter(finished), compare);
        for (place, found) in group.iter_mut().zip(places) {
            *place = place.or(found);
        }
    }
    Places { overall, group }
}

/// Places by a number of points, most first; units without one have no place.
pub(super) fn by_points(points: &[Option<Points>]) -> Vec<Option<u32>> {
    let members = (0..points.len()).filter(|unit| points[*unit].is_some());
    place::competition(points.len(), members, |a, b| points[b].cmp(&points[a]))
}
