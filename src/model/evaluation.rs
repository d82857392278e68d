//! What the engine returns: every node of every unit, totals, places, grades, weak links.
//!
//! Stored in columns, node by node, because thousands of units are evaluated at a keystroke.
//! It is only read outside `scoring`.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::index::{NodeIx, UnitIx};
use super::period::Period;
use super::place;
use super::points::Points;
use super::scheme::policy::RankOn;
use super::seen::seen;
use super::state::State;

/// The result of one period.
#[derive(Debug, Clone, PartialEq)]
pub struct Evaluation {
    /// The period.
    pub period: Period,
    /// Decimals of printed points.
    pub decimals: u8,
    /// What places are given on.
    pub ranked_on: RankOn,
    /// A result a unit, in scheme order.
    pub units: Vec<UnitResult>,
    /// A column a node, in tree order; shared with the evaluation it was made from where nothing changed.
    pub nodes: Vec<Arc<NodeColumn>>,
    /// The earlier periods it was compared with, each evaluated by itself.
    pub earlier: BTreeMap<Period, Arc<Self>>,
}

impl Evaluation {
    /// The result of a unit.
    #[must_use]
    pub fn unit(&self, unit: UnitIx) -> &UnitResult {
        &self.units[unit.0]
    }

    /// What one node came to for one unit.
    #[must_use]
    pub fn node(&self, node: NodeIx, unit: UnitIx) -> NodeResult {
        self.nodes[node.0].get(unit)
    }

    /// The place of every unit by one node, among all units; none where it has no rate.
    ///
    /// Compared are the points at the node's nominal weight, so that a unit whose weight grew
    /// because siblings do not apply is not placed higher for it.
    #[must_use]
    pub fn node_places(&self, node: NodeIx) -> Vec<Option<u32>> {
        let column = &self.nodes[node.0];
        let key = |unit: usize| match self.ranked_on {
            RankOn::Printed if column.effective_weight[unit].to_bits() == column.weight.to_bits() => {
                column.score[unit].value(self.decimals)
            }
            RankOn::Printed => Points::round(column.weight * column.rate[unit], self.decimals).value(self.decimals),
            RankOn::Exact => seen(column.rate[unit]),
        };
        let keys: Vec<_> = (0..self.units.len()).map(key).collect();
        let members = (0..self.units.len()).filter(|&unit| !column.rate[unit].is_nan());
        place::competition(self.units.len(), members, |a, b| keys[b].total_cmp(&keys[a]))
    }

    /// The unit numbers in rank order; units without a place stand last, in scheme order.
    #[must_use]
    pub fn in_rank_order(&self) -> Vec<UnitIx> {
        let mut order: Vec<_> = (0..self.units.len()).map(UnitIx).collect();
        order.sort_by_key(|unit| (self.unit(*unit).overall_place.unwrap_or(u32::MAX), *unit));
        order
    }
}

/// What a unit came to.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct UnitResult {
    /// The printed total; none where a missing value blocks it.
    pub total: Option<Points>,
    /// The unrounded total.
    pub exact: f64,
    /// The printed total before a veto.
    pub before_veto: Points,
    /// Place among all units, whether or not the scheme publishes it; none while provisional.
    pub overall_place: Option<u32>,
    /// Place among all units, where the scheme asks for it.
    pub rank: Option<u32>,
    /// Place in the group, where the scheme asks for it.
    pub group_rank: Option<u32>,
    /// The grade, as an index of the scheme's grades.
    pub grade: Option<usize>,
    /// What decided the grade.
    pub grade_reason: Option<GradeReason>,
    /// Whether values are still pending.
    pub provisional: bool,
    /// The indicators whose values are pending or block the total.
    pub lacking: Vec<NodeIx>,
    /// The change since the previous period.
    pub change: Option<Change>,
    /// Place by gain in points since the previous period.
    pub improvement_rank: Option<u32>,
    /// Bonus points after caps.
    pub bonus: Points,
    /// Penalty points after caps.
    pub penalty: Points,
    /// Codes of the veto items applied.
    pub vetoes: Vec<String>,
    /// The final of several years, in the last period of the scheme.
    pub closing: Option<ClosingResult>,
}

/// What decided a grade.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum GradeReason {
    /// The total reached its minimum.
    Threshold,
    /// A better grade was reached, but its quota was full.
    Quota,
    /// A veto capped it.
    Veto,
}

/// The change since the previous period.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Change {
    /// Points gained.
    pub total: Points,
    /// Places gained; positive is better.
    pub rank: Option<i64>,
}

/// The final of several years.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ClosingResult {
    /// The final total.
    pub total: Points,
    /// The place by it.
    pub rank: u32,
}

/// One node for all units.
#[derive(Debug, Clone, PartialEq)]
pub struct NodeColumn {
    /// Points the node carries before anything is shared out.
    pub(crate) weight: f64,
    pub(crate) state: Vec<State>,
    pub(crate) value: Vec<f64>,
    pub(crate) rate: Vec<f64>,
    pub(crate) effective_weight: Vec<f64>,
    /// Whether the node keeps its weight, or its siblings have it.
    pub(crate) live: Vec<bool>,
    /// Unrounded points.
    pub(crate) exact: Vec<f64>,
    pub(crate) score: Vec<Points>,
    pub(crate) weak: Vec<Option<WeakReason>>,
}

/// One node for one unit.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct NodeResult {
    /// Its state.
    pub state: State,
    /// The method's input, for an indicator.
    pub value: Option<f64>,
    /// The rate after the clamp; 1 is full marks.
    pub rate: Option<f64>,
    /// Points it really carries for this unit.
    pub effective_weight: f64,
    /// The points as printed.
    pub score: Option<Points>,
    /// Why it is a weak link, where it is one.
    pub weak: Option<WeakReason>,
}

/// Why an indicator is a weak link 薄弱环节.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum WeakReason {
    /// The rate is below the scheme's limit.
    RateBelow,
    /// The rate is far below the mean of the scope.
    BelowMean,
    /// The rate fell several periods in a row.
    Falling,
}

impl NodeColumn {
    /// A column of pending cells.
    #[must_use]
    pub fn pending(n_units: usize, weight: f64) -> Self {
        Self {
            weight,
            state: vec![State::Pending; n_units],
            value: vec![f64::NAN; n_units],
            rate: vec![f64::NAN; n_units],
            effective_weight: vec![weight; n_units],
            live: vec![true; n_units],
            exact: vec![0.0; n_units],
            score: vec![Points::ZERO; n_units],
            weak: vec![None; n_units],
        }
    }

    /// The result for one unit.
    #[must_use]
    pub fn get(&self, unit: UnitIx) -> NodeResult {
        let known = |number: f64| (!number.is_nan()).then_some(number);
        let rate = known(self.rate[unit.0]);
        NodeResult {
            state: self.state[unit.0],
            value: known(self.value[unit.0]),
            rate,
            effective_weight: self.effective_weight[unit.0],
            score: rate.map(|_| self.score[unit.0]),
            weak: self.weak[unit.0],
        }
    }
}
