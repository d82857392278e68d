//! One period by itself: indicators, tree, adjustments, places, grades.
//!
//! What compares periods is in `history` and `weak`.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::adjust::Adjusted;
use super::grade;
use super::indicator::Indicator;
use super::input::Reader;
use super::rank;
use super::tree::{Outcome, Tree};
use crate::model::scheme::document::MissingRule;
use crate::model::{Dataset, Evaluation, NodeColumn, NodeIx, Period, Points, Scheme, State, UnitIx, UnitResult};

/// Evaluates one period by itself.
pub(super) fn assess(scheme: &Scheme, dataset: &Dataset, period: Period) -> Evaluation {
    let every: Vec<_> = scheme.indicators().map(|(node, _)| node).collect();
    let outcome = rated(Tree::new(scheme), scheme, dataset, period, &every);
    total(scheme, dataset, period, outcome)
}

/// Evaluates one period by itself again, after only the inputs of some indicators changed.
pub(super) fn assess_again(
    scheme: &Scheme,
    dataset: &Dataset,
    before: &Evaluation,
    changed: &[NodeIx],
) -> (Evaluation, Vec<NodeIx>) {
    let mut outcome = rated(
        Tree::from(scheme, &before.nodes),
        scheme,
        dataset,
        before.period,
        changed,
    );
    let changed = std::mem::take(&mut outcome.changed);
    (total(scheme, dataset, before.period, outcome), changed)
}

/// Rates some indicators and gathers the whole tree.
fn rated(mut tree: Tree<'_>, scheme: &Scheme, dataset: &Dataset, period: Period, indicators: &[NodeIx]) -> Outcome {
    let reader = Reader::all(scheme, dataset);
    for &at in indicators {
        let indicator = Indicator {
            reader: &reader,
            at,
            period,
        };
        tree.put(at, &indicator.rated());
    }
    tree.finish()
}

/// Adjustments, totals, places and grades over a finished tree.
fn total(scheme: &Scheme, dataset: &Dataset, period: Period, outcome: Outcome) -> Evaluation {
    let decimals = scheme.document().round.decimals;
    let lacking = lacking(scheme, &outcome.columns);
    let mut grade_caps = Vec::with_capacity(scheme.n_units());
    let mut units = Vec::with_capacity(scheme.n_units());
    for (unit, lacking) in lacking.into_iter().enumerate() {
        let adjusted = Adjusted::new(scheme, dataset.adjustments(period), UnitIx(unit));
        let exact = adjusted.exact(outcome.exact[unit]);
        let (before_veto, total) = adjusted.printed(outcome.printed[unit], decimals);
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
    Evaluation {
        period,
        decimals,
        ranked_on: ranking.on,
        units,
        nodes: outcome.columns,
        earlier: BTreeMap::new(),
    }
}

/// What a unit's total still lacks.
#[derive(Clone, Default)]
struct Lacking {
    pending: bool,
    indicators: Vec<NodeIx>,
}

fn lacking(scheme: &Scheme, columns: &[Arc<NodeColumn>]) -> Vec<Lacking> {
    let mut lacking = vec![Lacking::default(); scheme.n_units()];
    for (node, indicator) in scheme.indicators() {
        let blocks = indicator.missing() == MissingRule::Block;
        let column = &columns[node.0];
        for (unit, lacking) in lacking.iter_mut().enumerate() {
            let (pending, gone) = match column.state[unit] {
                State::Pending => (true, false),
                State::Missing | State::Undefined => (false, true),
                State::Value | State::NotApplicable => (false, false),
            };
            let blocked = || (blocks && column.rate[unit].is_nan()) || is_insisted_on(scheme, columns, (node, unit));
            if pending || (gone && blocked()) {
                lacking.pending |= pending;
                lacking.indicators.push(node);
            }
        }
    }
    lacking
}

/// Whether a criterion above the indicator leaves the unit without a total for want of such values.
fn is_insisted_on(scheme: &Scheme, columns: &[Arc<NodeColumn>], (indicator, unit): (NodeIx, usize)) -> bool {
    let above = std::iter::successors(scheme.node(indicator).parent, |node| scheme.node(*node).parent);
    above.into_iter().any(|criterion| {
        let rules = scheme.node(criterion);
        let insists = rules.missing() == MissingRule::Block && rules.document.min_available.is_some();
        insists && columns[criterion.0].state[unit] == State::Missing
    })
}
