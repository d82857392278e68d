//! Up and down the tree: effective weights, criteria rates, points (scoring.md §2, §5, §7).
//!
//! Weights are shared out from the top; rates and points are gathered from the leaves.

use std::sync::Arc;

use super::indicator::{Fate, Rated};
use crate::model::scheme::document::{Aggregation, MissingRule};
use crate::model::scheme::policy::RoundAt;
use crate::model::{NodeColumn, NodeIx, Points, Scheme, State};

/// The whole tree of all units.
///
/// It may begin with the columns of an earlier evaluation; then only what changed is worked out
/// again, and the other columns stay shared.
pub(super) struct Tree<'a> {
    scheme: &'a Scheme,
    columns: Vec<Arc<NodeColumn>>,
    /// Nodes whose states changed, whose effective weights changed, whose points changed.
    states_changed: Vec<bool>,
    weights_changed: Vec<bool>,
    points_changed: Vec<bool>,
    n_units: usize,
}

/// What the tree comes to for all units.
pub(super) struct Outcome {
    pub(super) columns: Vec<Arc<NodeColumn>>,
    /// Indicators whose rates changed.
    pub(super) changed: Vec<NodeIx>,
    /// Exact and printed points of the whole tree.
    pub(super) exact: Vec<f64>,
    pub(super) printed: Vec<Points>,
    /// Whether a missing value leaves the unit without a total.
    pub(super) blocked: Vec<bool>,
}

impl<'a> Tree<'a> {
    /// A tree with nothing known yet.
    pub(super) fn new(scheme: &'a Scheme) -> Self {
        let n_units = scheme.n_units();
        let pending = scheme
            .nodes()
            .iter()
            .map(|node| Arc::new(NodeColumn::pending(n_units, node.weight)));
        Self {
            columns: pending.collect(),
            states_changed: vec![true; scheme.nodes().len()],
            weights_changed: vec![true; scheme.nodes().len()],
            points_changed: vec![true; scheme.nodes().len()],
            scheme,
            n_units,
        }
    }

    /// A tree with the columns of an earlier evaluation, where nothing changed yet.
    pub(super) fn from(scheme: &'a Scheme, columns: &[Arc<NodeColumn>]) -> Self {
        Self {
            columns: columns.to_vec(),
            states_changed: vec![false; columns.len()],
            weights_changed: vec![false; columns.len()],
            points_changed: vec![false; columns.len()],
            scheme,
            n_units: scheme.n_units(),
        }
    }

    /// Takes over what an indicator came to.
    pub(super) fn put(&mut self, indicator: NodeIx, rated: &[Rated]) {
        self.states_changed[indicator.0] = true;
        self.points_changed[indicator.0] = true;
        let column = Arc::make_mut(&mut self.columns[indicator.0]);
        for (unit, rated) in rated.iter().enumerate() {
            column.state[unit] = rated.reading.reported_state();
            column.value[unit] = if rated.reading.is_value() {
                rated.reading.x
            } else {
                f64::NAN
            };
            column.rate[unit] = rated.rate.unwrap_or(f64::NAN);
            column.live[unit] = rated.fate != Fate::SharedOut;
        }
    }

    /// Shares weights out, gathers rates, gives points.
    pub(super) fn finish(mut self) -> Outcome {
        for node in (0..self.columns.len()).rev() {
            self.gather_state(NodeIx(node));
        }
        self.share_out(None);
        for node in 0..self.columns.len() {
            self.share_out(Some(NodeIx(node)));
        }
        for node in (0..self.columns.len()).rev() {
            self.gather_points(NodeIx(node));
        }
        let scheme = self.scheme;
        let document = scheme.document();
        let blocked = self.blocked();
        let indicators = scheme.indicators().map(|(node, _)| node);
        let changed = indicators.filter(|node| self.points_changed[node.0]).collect();
        let (mut exact, mut printed) = self.sums(scheme.top());
        if document.aggregation != Aggregation::Arithmetic {
            let rates = self.aggregate(document.aggregation, scheme.top());
            exact = rates.into_iter().map(|rate| scheme.full_marks() * rate).collect();
        }
        if document.aggregation != Aggregation::Arithmetic || document.round.at == RoundAt::Total {
            let decimals = document.round.decimals;
            printed = exact.iter().map(|exact| Points::round(*exact, decimals)).collect();
        }
        Outcome {
            columns: self.columns,
            changed,
            exact,
            printed,
            blocked,
        }
    }

    /// The units that get no total because a value is missing that the scheme insists on.
    fn blocked(&self) -> Vec<bool> {
        let mut blocked = vec![false; self.n_units];
        let insisting = self.scheme.nodes().iter().zip(&self.columns);
        for (node, column) in insisting.filter(|(node, _)| node.missing() == MissingRule::Block) {
            let least = node.document.min_available.is_some();
            for (unit, blocked) in blocked.iter_mut().enumerate() {
                let gone = matches!(column.state[unit], State::Missing | State::Undefined);
                *blocked |= gone && (least || (node.is_indicator() && column.rate[unit].is_nan()));
            }
        }
        blocked
    }

    /// The state of a criterion from its children's.
    fn gather_state(&mut self, node: NodeIx) {
        let scheme = self.scheme;
        let children = &scheme.node(node).children;
        if !children.iter().any(|child| self.states_changed[child.0]) {
            return;
        }
        let mut found = vec![0_u8; self.n_units];
        let mut any_live = vec![false; self.n_units];
        for child in children {
            let column = &self.columns[child.0];
            let cells = column.state.iter().zip(&column.live);
            for ((found, any_live), (state, live)) in found.iter_mut().zip(&mut any_live).zip(cells) {
                *found |= bit(*state);
                *any_live |= live;
            }
        }
        let states: Vec<_> = found.into_iter().map(together).collect();
        let (states, live) = self.require_enough(node, states, any_live);
        let column = &self.columns[node.0];
        if self.states_changed[node.0] || column.state != states || column.live != live {
            self.states_changed[node.0] = true;
            let column = Arc::make_mut(&mut self.columns[node.0]);
            column.state = states;
            column.live = live;
        }
    }

    /// A criterion with less than the named share of its applicable children is itself missing.
    fn require_enough(&self, node: NodeIx, mut states: Vec<State>, mut live: Vec<bool>) -> (Vec<State>, Vec<bool>) {
        let rules = self.scheme.node(node);
        if rules.document.min_available.is_some() {
            for (unit, (state, live)) in states.iter_mut().zip(&mut live).enumerate() {
                if *state != State::Pending && self.has_too_few(node, unit) {
                    *state = State::Missing;
                    *live = rules.missing() != MissingRule::Exclude;
                }
            }
        }
        (states, live)
    }

    /// Whether less than the named share of a criterion's applicable children have a value.
    fn has_too_few(&self, node: NodeIx, unit: usize) -> bool {
        let Some(share) = self.scheme.node(node).document.min_available else {
            return false;
        };
        let states = self.scheme.node(node).children.iter();
        let states = states.map(|child| self.columns[child.0].state[unit]);
        let applicable: Vec<_> = states.filter(|state| *state != State::NotApplicable).collect();
        let available = applicable.iter().filter(|state| **state == State::Value).count();
        (available as f64) < share * applicable.len() as f64 - 1e-9
    }

    /// Whether a criterion fell below its `min_available`, which takes all its points.
    fn is_short(&self, node: NodeIx, unit: usize) -> bool {
        self.columns[node.0].state[unit] == State::Missing && self.has_too_few(node, unit)
    }

    /// Gives the weight of a node to its live children, in proportion.
    fn share_out(&mut self, parent: Option<NodeIx>) {
        let scheme = self.scheme;
        let children = parent.map_or(scheme.top(), |parent| &scheme.node(parent).children);
        let carried_changed = parent.is_some_and(|parent| self.weights_changed[parent.0]);
        if !carried_changed && !children.iter().any(|child| self.states_changed[child.0]) {
            return;
        }
        let mut scale = vec![0.0; self.n_units];
        for child in children {
            let weight = scheme.node(*child).weight;
            for (nominal, live) in scale.iter_mut().zip(&self.columns[child.0].live) {
                *nominal += if *live { weight } else { 0.0 };
            }
        }
        for (unit, scale) in scale.iter_mut().enumerate() {
            let carried = parent.map_or(scheme.full_marks(), |parent| {
                self.columns[parent.0].effective_weight[unit]
            });
            let share = if *scale > 0.0 { carried / *scale } else { 0.0 };
            // 0.1 + 0.2 is 0.3 to a person: nothing was shared out, so weights stay as written.
            *scale = if (share - 1.0).abs() < 1e-12 { 1.0 } else { share };
        }
        for child in children {
            let weight = scheme.node(*child).weight;
            let column = &self.columns[child.0];
            let shares = scale.iter().zip(&column.live);
            let weights: Vec<_> = shares
                .map(|(scale, live)| if *live { weight * scale } else { 0.0 })
                .collect();
            self.weights_changed[child.0] |= column.effective_weight != weights;
            if self.weights_changed[child.0] {
                Arc::make_mut(&mut self.columns[child.0]).effective_weight = weights;
            }
        }
    }

    /// The rate of a criterion, and the points of a node.
    fn gather_points(&mut self, node: NodeIx) {
        let children = &self.scheme.node(node).children;
        let changed = |node: &NodeIx| self.points_changed[node.0] || self.weights_changed[node.0];
        if changed(&node) || self.states_changed[node.0] || children.iter().any(changed) {
            self.points_changed[node.0] = true;
            if children.is_empty() {
                self.indicator_points(node);
            } else {
                self.criterion_points(node);
            }
        }
    }

    fn indicator_points(&mut self, node: NodeIx) {
        let decimals = self.scheme.document().round.decimals;
        let column = Arc::make_mut(&mut self.columns[node.0]);
        let points = column.exact.iter_mut().zip(&mut column.score);
        let rates = column.rate.iter().zip(&column.effective_weight);
        for ((exact, score), (rate, weight)) in points.zip(rates) {
            *exact = if rate.is_nan() { 0.0 } else { weight * rate };
            *score = Points::round(*exact, decimals);
        }
    }

    fn criterion_points(&mut self, node: NodeIx) {
        let scheme = self.scheme;
        let round = scheme.document().round;
        let children = &scheme.node(node).children;
        let how = scheme
            .node(node)
            .document
            .aggregation
            .unwrap_or(scheme.document().aggregation);
        let rates = self.aggregate(how, children);
        let (exact, printed) = self.sums(children);
        let short: Vec<_> = (0..self.n_units).map(|unit| self.is_short(node, unit)).collect();
        let column = Arc::make_mut(&mut self.columns[node.0]);
        for (unit, rate) in rates.into_iter().enumerate() {
            let rate = if short[unit] { 0.0 } else { rate };
            let counts = column.live[unit];
            let adds_up = how == Aggregation::Arithmetic && !short[unit];
            let points = if adds_up {
                exact[unit]
            } else {
                column.effective_weight[unit] * rate
            };
            column.rate[unit] = if counts { rate } else { f64::NAN };
            column.exact[unit] = if counts { points } else { 0.0 };
            column.score[unit] = if adds_up && round.at == RoundAt::Indicator {
                printed[unit]
            } else {
                Points::round(column.exact[unit], round.decimals)
            };
        }
    }

    /// The exact and the printed points of some siblings together.
    fn sums(&self, siblings: &[NodeIx]) -> (Vec<f64>, Vec<Points>) {
        let mut exact = vec![0.0; self.n_units];
        let mut printed = vec![Points::ZERO; self.n_units];
        for node in siblings {
            for (sum, points) in exact.iter_mut().zip(&self.columns[node.0].exact) {
                *sum += points;
            }
            for (sum, points) in printed.iter_mut().zip(&self.columns[node.0].score) {
                *sum = *sum + *points;
            }
        }
        (exact, printed)
    }

    /// The rates of some siblings together; one that is pending counts as 0 so far.
    fn aggregate(&self, how: Aggregation, siblings: &[NodeIx]) -> Vec<f64> {
        let mut sums = vec![how.start(); self.n_units];
        let mut weights = vec![0.0; self.n_units];
        for node in siblings {
            let weight = self.scheme.node(*node).weight;
            let column = &self.columns[node.0];
            let rates = column.rate.iter().zip(&column.live);
            for ((sum, carried), (rate, live)) in sums.iter_mut().zip(&mut weights).zip(rates) {
                if *live {
                    *carried += weight;
                    *sum = how.add(*sum, weight, if rate.is_nan() { 0.0 } else { *rate });
                }
            }
        }
        let whole = sums.into_iter().zip(weights);
        whole
            .map(|(sum, weight)| if weight > 0.0 { how.finish(sum, weight) } else { 0.0 })
            .collect()
    }
}

/// A state as a bit, to gather the states of several children.
const fn bit(state: State) -> u8 {
    1 << state as u8
}

/// The state of a criterion whose children have these states.
const fn together(found: u8) -> State {
    const fn has(found: u8, state: State) -> bool {
        found & bit(state) != 0
    }
    if found == bit(State::NotApplicable) {
        State::NotApplicable
    } else if has(found, State::Pending) {
        State::Pending
    } else if has(found, State::Value) {
        State::Value
    } else if has(found, State::Missing) {
        State::Missing
    } else {
        State::Undefined
    }
}

/// The formulas of aggregation (scoring.md §5), one sibling at a time.
trait Aggregate {
    fn start(self) -> f64;
    fn add(self, sum: f64, weight: f64, rate: f64) -> f64;
    fn finish(self, sum: f64, weight: f64) -> f64;
}

impl Aggregate for Aggregation {
    fn start(self) -> f64 {
        match self {
            Self::Minimum => f64::INFINITY,
            Self::Arithmetic | Self::Geometric | Self::Harmonic => 0.0,
        }
    }

    fn add(self, sum: f64, weight: f64, rate: f64) -> f64 {
        match self {
            Self::Arithmetic => sum + weight * rate,
            // Any rate of 0 or less makes the whole 0: ln 0 is −∞, and 1/0 is ∞.
            Self::Geometric => sum + weight * rate.max(0.0).ln(),
            Self::Harmonic => sum + weight / rate.max(0.0),
            Self::Minimum => sum.min(rate),
        }
    }

    fn finish(self, sum: f64, weight: f64) -> f64 {
        match self {
            Self::Arithmetic => sum / weight,
            Self::Geometric => (sum / weight).exp(),
            Self::Harmonic => weight / sum,
            Self::Minimum => sum,
        }
    }
}
