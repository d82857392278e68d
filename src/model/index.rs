//! Places in a scheme: units, metrics and nodes by number, once their codes are resolved.
//!
//! A number is only good for the scheme it was made with; it says nothing by itself.

/// A unit, or a reference unit after the units, of a scheme.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct UnitIx(pub usize);

/// A metric of a scheme.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct MetricIx(pub usize);

/// A node of the flattened tree of a scheme, parents before children.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct NodeIx(pub usize);
