//! Why an indicator of a unit has the points it has.
//!
//! The trace is made on demand by the engine; words are put to it in `i18n`.

use super::round::Round;
use crate::model::trace::Trace;
use crate::model::{NodeIx, UnitIx};
use crate::scoring;

/// Everything between the inputs and the points of one indicator of one unit; `None` for a criterion.
#[must_use]
pub fn explain(round: &Round, unit: UnitIx, indicator: NodeIx) -> Option<Trace> {
    scoring::explain(&round.scheme, &round.dataset, &round.evaluation, unit, indicator)
}
