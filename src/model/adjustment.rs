//! A bonus, penalty or veto item applied to a unit in a period.

use super::index::UnitIx;
use super::quantity::Quantity;

/// One application of an adjustment item; the same event is never applied twice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Adjustment {
    /// The unit it is applied to.
    pub unit: UnitIx,
    /// The code of the bonus, penalty or veto item.
    pub item: String,
    /// How many times; 1 for a veto.
    pub count: Quantity,
    /// Why.
    pub reason: String,
    /// Who applied it.
    pub actor: String,
    /// What proves it: a document, a file.
    pub evidence: String,
}
