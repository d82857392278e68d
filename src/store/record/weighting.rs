//! A proposal of weights 定权, kept as the ground on which the weights of a scheme were chosen.

use chrono::{DateTime, FixedOffset};
use uuid::Uuid;

use crate::store::commit::time;
use crate::store::hash::Hash;

use super::table::{Columns, Row, Table};

/// Weights that a method proposed for the children of a node.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WeightingRow {
    /// Its id; `UUIDv7`, so that ids sort in the order of recording.
    pub id: Uuid,
    /// The file of the scheme that it was worked out for.
    pub scheme: Hash,
    /// The code of the node; empty for the top of the tree.
    pub node: String,
    /// The code of the method, such as `ahp`.
    pub method: String,
    /// What the method was given, as JSON.
    pub inputs: String,
    /// The shares by code, as JSON.
    pub weights: String,
    /// The consistency ratio; empty where the method has none.
    pub ratio: String,
    /// Who recorded it.
    pub actor: String,
    /// When; kept to the millisecond.
    pub at: DateTime<FixedOffset>,
    /// Why.
    pub reason: String,
}

impl Row for WeightingRow {
    const TABLE: Table = Table {
        name: "weighting",
        key: &["id"],
        contents: &[
            "actor", "at", "inputs", "method", "node", "ratio", "reason", "scheme", "weights",
        ],
        insert: "INSERT INTO weighting (id, actor, at, inputs, method, node, ratio, reason, scheme, weights) \
                 VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
        update: "UPDATE weighting SET actor = $1, at = $2, inputs = $3, method = $4, node = $5, ratio = $6, \
                 reason = $7, scheme = $8, weights = $9 \
                 WHERE id = $10 AND actor = $11 AND at = $12 AND inputs = $13 AND method = $14 AND node = $15 \
                 AND ratio = $16 AND reason = $17 AND scheme = $18 AND weights = $19",
        delete: "DELETE FROM weighting WHERE id = $1 AND actor = $2 AND at = $3 AND inputs = $4 AND method = $5 \
                 AND node = $6 AND ratio = $7 AND reason = $8 AND scheme = $9 AND weights = $10",
        select: "SELECT id, actor, at, inputs, method, node, ratio, reason, scheme, weights FROM weighting ORDER BY id",
        find: "SELECT actor, at, inputs, method, node, ratio, reason, scheme, weights FROM weighting WHERE id = $1",
    };

    fn key(&self) -> Columns<'_> {
        vec![self.id.to_string().into()]
    }

    fn contents(&self) -> Columns<'_> {
        vec![
            self.actor.as_str().into(),
            time(self.at).into(),
            self.inputs.as_str().into(),
            self.method.as_str().into(),
            self.node.as_str().into(),
            self.ratio.as_str().into(),
            self.reason.as_str().into(),
            self.scheme.to_string().into(),
            self.weights.as_str().into(),
        ]
    }

    fn read(key: &[&str], contents: &[&str]) -> Option<Self> {
        let ([id], [actor, at, inputs, method, node, ratio, reason, scheme, weights]) = (key, contents) else {
            return None;
        };
        let row = Self {
            id: id.parse().ok()?,
            scheme: scheme.parse().ok()?,
            node: (*node).to_owned(),
            method: (*method).to_owned(),
            inputs: (*inputs).to_owned(),
            weights: (*weights).to_owned(),
            ratio: (*ratio).to_owned(),
            actor: (*actor).to_owned(),
            at: DateTime::parse_from_rfc3339(at).ok()?,
            reason: (*reason).to_owned(),
        };
        (row.key() == key && row.contents() == contents).then_some(row)
    }
}
