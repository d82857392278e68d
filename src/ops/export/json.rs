//! The evaluation as JSON, of one unit or of all (`schemas/evaluation.schema.json`).

use serde::{Serialize, Serializer};
use serde_json::Value;

use crate::exchange::evaluation_json;
use crate::model::UnitIx;
use crate::ops::round::Round;

/// The evaluation as JSON (`schemas/evaluation.schema.json`).
#[must_use]
pub fn json(round: &Round) -> impl Serialize {
    Printed(round)
}

/// A round whose evaluation is written as it is printed.
struct Printed<'a>(&'a Round);

impl Serialize for Printed<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        evaluation_json(&self.0.scheme, &self.0.evaluation).serialize(serializer)
    }
}

/// The evaluation (`schemas/evaluation.schema.json`) with one unit alone.
#[must_use]
pub fn unit_json(round: &Round, unit: UnitIx) -> Value {
    let mut value = serde_json::to_value(json(round)).expect("BUG: an evaluation has text keys only");
    if let Some(units) = value["units"].as_array_mut() {
        *units = vec![units.swap_remove(unit.0)];
    }
    value
}
