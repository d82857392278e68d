//! Evaluations for tests: indicators with rates that are written down.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::model::scheme::policy::RankOn;
use crate::model::{Evaluation, NodeColumn, Points, State, UnitResult};

/// A column of an indicator with this weight and these rates.
pub fn indicator(weight: f64, rates: &[Option<f64>]) -> NodeColumn {
    let mut column = NodeColumn::pending(rates.len(), weight);
    for (unit, rate) in rates.iter().enumerate() {
        if let Some(rate) = rate {
            column.state[unit] = State::Value;
            column.rate[unit] = *rate;
            column.exact[unit] = weight * rate;
            column.score[unit] = Points::round(weight * rate, 2);
        }
    }
    column
}

/// An evaluation of 2021 with these columns and no totals.
pub fn evaluation(columns: Vec<NodeColumn>) -> Evaluation {
    let n_units = columns.first().map_or(0, |column| column.rate.len());
    Evaluation {
        period: "2021".parse().expect("a period"),
        decimals: 2,
        ranked_on: RankOn::Printed,
        units: vec![UnitResult::default(); n_units],
        nodes: columns.into_iter().map(Arc::new).collect(),
        earlier: BTreeMap::new(),
    }
}
