//! One period by itself: indicators, tree, adjustments, places, grades.
//!
//! What compares periods is in `history` and `weak`.

use super::adjust::Adjusted;
use super::grade;
use super::indicator::Indicator;
use super::input::Reader;
use super::rank;
use super::tree::Tree;
use crate::model::scheme::document::MissingRule;
use crate::model::scheme::policy::RoundAt;
use crate::model::{Dataset, NodeColumn, Period, Points, Scheme, State, UnitIx, UnitResult};

/// A period without its comparisons.
pub(super) struct Assessed {
    pub(super) units: Vec<UnitResult>,
    pub(super) columns: Vec<NodeColumn>,
}

/// Evaluates one period by itself.
pub(super) fn assess(scheme: &Scheme, dataset: &Dataset, period: Period) -> Assessed {
    let reader = Reader::all(scheme, dataset);
    let mut tree = Tree::new(scheme);
    for (at, _) in scheme.indicators() {
        let indicator = Indicator {
            reader: &reader,
            at,
            period,
        };
        tree.put(at, &indicator.rated());
    }
    let outcome = tree.finish();
    let decimals = scheme.document().round.decimals;
    let lacking = lacking(scheme, &outcome.columns);
    let mut grade_caps = Vec::with_capacity(scheme.n_units());
    let mut units = Vec::with_capacity(scheme.n_units());
    for (unit, lacking) in lacking.into_iter().enumerate() {
        let adjusted = Adjusted::new(scheme, dataset.adjustments(period), UnitIx(unit));
        let exact = adjusted.exact(outcome.exact[unit]);
        let root = match scheme.document().round.at {
            RoundAt::Indicator => outcome.printed[unit],
            RoundAt::Total => Points::round(outcome.exact[unit], decimals),
        };
        let (before_veto, total) = adjusted.printed(root, decimals);
        grade_caps.push(adjusted.grade_cap);
        units.push(UnitResult {
            total: (!outcome.blocked[unit]).then_some(total),
            exact,
            before_veto,
            provisional: lacking.pending,
            lacking: lacking.indicators,
            bonus: Points::round(adjusted.bonus, decimals),
            penalty: Points::round(adjusted.penalty, decimals),
            vetoes: adjusted.vetoes,
            ..UnitResult::default()
        });
    }
    let places = rank::places(scheme, &units, &outcome.columns);
    let ranking = &scheme.document().ranking;
    for (unit, result) in units.iter_mut().enumerate() {
        result.overall_place = places.overall[unit];
        result.rank = places.overall[unit].filter(|_| ranking.overall);
        result.group_rank = places.group[unit].filter(|_| ranking.groups);
    }
    grade::give(scheme, &mut units, &places, &grade_caps);
    Assessed {
        units,
        columns: outcome.columns,
    }
}

/// What a unit's total still lacks.
#[derive(Clone, Default)]
struct Lacking {
    pending: bool,
    indicators: Vec<crate::model::NodeIx>,
}

fn lacking(scheme: &Scheme, columns: &[NodeColumn]) -> Vec<Lacking> {
    let mut lacking = vec![Lacking::default(); scheme.n_units()];
    for (node, indicator) in scheme.indicators() {
        let blocks = indicator.missing() == MissingRule::Block;
        for (lacking, state) in lacking.iter_mut().zip(&columns[node.0].state) {
            let pending = *state == State::Pending;
            if pending || (blocks && matches!(state, State::Missing | State::Undefined)) {
                lacking.pending |= pending;
                lacking.indicators.push(node);
            }
        }
    }
    lacking
}
