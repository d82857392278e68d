//! Up and down the tree: effective weights, criteria rates, points (scoring.md §2, §5, §7).
//!
//! Weights are shared out from the top; rates and points are gathered from the leaves.

use super::indicator::{Fate, Rated};
use super::missing;
use crate::model::scheme::document::{Aggregation, MissingRule};
use crate::model::scheme::policy::RoundAt;
use crate::model::scheme::{NodeIx, Scheme};
use crate::model::{NodeColumn, Points, State};

/// The whole tree of all units.
pub(super) struct Tree<'a> {
    scheme: &'a Scheme,
    columns: Vec<NodeColumn>,
    /// Exact points of every node and unit.
    exact: Vec<Vec<f64>>,
    /// Whether a node keeps its weight for a unit.
    live: Vec<Vec<bool>>,
    /// Whether the unit gets no total.
    blocked: Vec<bool>,
}

/// What the tree comes to for all units.
pub(super) struct Outcome {
    pub(super) columns: Vec<NodeColumn>,
    /// Exact and printed points of the whole tree.
    pub(super) exact: Vec<f64>,
    pub(super) printed: Vec<Points>,
    pub(super) blocked: Vec<bool>,
}

impl<'a> Tree<'a> {
    pub(super) fn new(scheme: &'a Scheme) -> Self {
        let n_units = scheme.n_units();
        let nodes = scheme.nodes();
        Self {
            scheme,
            columns: nodes
                .iter()
                .map(|node| NodeColumn::pending(n_units, node.weight))
                .collect(),
            exact: nodes.iter().map(|_| vec![0.0; n_units]).collect(),
            live: nodes.iter().map(|_| vec![true; n_units]).collect(),
            blocked: vec![false; n_units],
        }
    }

    /// Takes over what an indicator came to.
    pub(super) fn put(&mut self, indicator: NodeIx, rated: &[Rated]) {
        let column = &mut self.columns[indicator.0];
        let live = &mut self.live[indicator.0];
        for (unit, rated) in rated.iter().enumerate() {
            column.state[unit] = if missing::was_put_in(rated.reading) {
                State::Missing
            } else {
                rated.reading.state
            };
            if rated.reading.is_value() {
                column.value[unit] = rated.reading.x;
            }
            column.rate[unit] = rated.rate.unwrap_or(f64::NAN);
            live[unit] = rated.fate != Fate::SharedOut;
            self.blocked[unit] |= rated.fate == Fate::Blocks;
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
        let top = self.scheme.top();
        let root = self.scheme.document().aggregation;
        let n_units = self.blocked.len();
        let decimals = self.scheme.document().round.decimals;
        let mut exact = vec![0.0; n_units];
        let mut printed = vec![Points::ZERO; n_units];
        for unit in 0..n_units {
            let rate = self.aggregate(root, top, unit);
            exact[unit] = match root {
                Aggregation::Arithmetic => top.iter().map(|node| self.exact[node.0][unit]).sum(),
                _ => self.scheme.full_marks() * rate,
            };
            printed[unit] = match (root, self.scheme.document().round.at) {
                (Aggregation::Arithmetic, RoundAt::Indicator) => {
                    top.iter().map(|node| self.columns[node.0].score[unit]).sum()
                }
                _ => Points::round(exact[unit], decimals),
            };
        }
        Outcome {
            columns: self.columns,
            exact,
            printed,
            blocked: self.blocked,
        }
    }

    /// The state of a criterion from its children's.
    fn gather_state(&mut self, node: NodeIx) {
        let scheme = self.scheme;
        let children = &scheme.node(node).children;
        if children.is_empty() {
            return;
        }
        for unit in 0..self.blocked.len() {
            let states = || children.iter().map(|child| self.columns[child.0].state[unit]);
            let any_live = children.iter().any(|child| self.live[child.0][unit]);
            let mut state = if states().all(|state| state == State::NotApplicable) {
                State::NotApplicable
            } else if states().any(|state| state == State::Pending) {
                State::Pending
            } else if states().any(|state| state == State::Value) {
                State::Value
            } else if states().any(|state| state == State::Missing) {
                State::Missing
            } else {
                State::Undefined
            };
            let mut live = any_live;
            if state == State::Value && self.has_too_few(node, unit) {
                state = State::Missing;
                match scheme.node(node).missing() {
                    MissingRule::Exclude => live = false,
                    MissingRule::Block => self.blocked[unit] = true,
                    _ => {}
                }
            }
            self.columns[node.0].state[unit] = state;
            self.live[node.0][unit] = live;
        }
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
        for unit in 0..self.blocked.len() {
            let carried = match parent {
                Some(parent) => self.columns[parent.0].effective_weight[unit],
                None => scheme.full_marks(),
            };
            let live = || children.iter().filter(|child| self.live[child.0][unit]);
            let nominal: f64 = live().map(|child| scheme.node(*child).weight).sum();
            let scale = if nominal > 0.0 { carried / nominal } else { 0.0 };
            // 0.1 + 0.2 is 0.3 to a person: nothing was shared out, so weights stay as written.
            let scale = if (scale - 1.0).abs() < 1e-12 { 1.0 } else { scale };
            for child in children {
                self.columns[child.0].effective_weight[unit] = if self.live[child.0][unit] {
                    scheme.node(*child).weight * scale
                } else {
                    0.0
                };
            }
        }
    }

    /// The rate of a criterion, and the points of a node.
    fn gather_points(&mut self, node: NodeIx) {
        let scheme = self.scheme;
        let document = scheme.document();
        let children = &scheme.node(node).children;
        let how = scheme.node(node).document.aggregation.unwrap_or(document.aggregation);
        for unit in 0..self.blocked.len() {
            if !children.is_empty() {
                let has_rate = self.live[node.0][unit] && self.columns[node.0].state[unit] != State::NotApplicable;
                self.columns[node.0].rate[unit] = if !has_rate {
                    f64::NAN
                } else if self.is_short(node, unit) {
                    0.0
                } else {
                    self.aggregate(how, children, unit)
                };
            }
            let column = &self.columns[node.0];
            let (rate, weight) = (column.rate[unit], column.effective_weight[unit]);
            if rate.is_nan() {
                continue;
            }
            let adds_up = !children.is_empty() && how == Aggregation::Arithmetic && !self.is_short(node, unit);
            self.exact[node.0][unit] = if adds_up {
                children.iter().map(|child| self.exact[child.0][unit]).sum()
            } else {
                weight * rate
            };
            self.columns[node.0].score[unit] = if adds_up && document.round.at == RoundAt::Indicator {
                children.iter().map(|child| self.columns[child.0].score[unit]).sum()
            } else {
                Points::round(self.exact[node.0][unit], document.round.decimals)
            };
        }
    }

    /// The rate of some siblings together; one that is pending counts as 0 so far.
    fn aggregate(&self, how: Aggregation, siblings: &[NodeIx], unit: usize) -> f64 {
        let parts = || {
            siblings.iter().filter(|node| self.live[node.0][unit]).map(|node| {
                let rate = self.columns[node.0].rate[unit];
                let rate = if rate.is_nan() { 0.0 } else { rate };
                (self.scheme.node(*node).weight, rate)
            })
        };
        let weight: f64 = parts().map(|(weight, _)| weight).sum();
        if weight == 0.0 {
            return 0.0;
        }
        let any_zero = || parts().any(|(_, rate)| rate <= 0.0);
        match how {
            Aggregation::Arithmetic => parts().map(|(weight, rate)| weight * rate).sum::<f64>() / weight,
            Aggregation::Geometric | Aggregation::Harmonic if any_zero() => 0.0,
            Aggregation::Geometric => (parts().map(|(weight, rate)| weight * rate.ln()).sum::<f64>() / weight).exp(),
            Aggregation::Harmonic => weight / parts().map(|(weight, rate)| weight / rate).sum::<f64>(),
            Aggregation::Minimum => parts().map(|(_, rate)| rate).fold(f64::INFINITY, f64::min),
        }
    }
}
