//! How far a plan's targets are in a period: what `scoring::progress` finds out.
//!
//! Types only; a target that nothing in the data can tell says what would be needed.

use serde::Serialize;

use crate::model::period::Period;
use crate::model::trace::Note;
use crate::model::{MetricIx, NodeIx, UnitIx};

/// How a target, or one of its amounts, stands in a period; the worst first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// It was due and was not reached.
    Missed,
    /// It is behind the path that is expected.
    Behind,
    /// Nothing in the data can tell.
    NoData,
    /// Not reached yet, and no path says whether it should be further.
    Open,
    /// Not reached yet, but as far as expected.
    OnTrack,
    /// Reached.
    Met,
    /// Not to be measured: a direction or a rule.
    NotMeasured,
}

/// How far a target is.
#[derive(Debug, Clone, PartialEq)]
pub struct TargetProgress {
    /// How it stands: as the amount that stands worst.
    pub standing: Standing,
    /// Each of its amounts, in their order.
    pub amounts: Vec<AmountProgress>,
    /// The indicators that assess it.
    pub assessed_by: Vec<NodeIx>,
}

/// How far an amount is.
#[derive(Debug, Clone, PartialEq)]
pub struct AmountProgress {
    /// How it stands.
    pub standing: Standing,
    /// What must be reached: the amount's own value, or the number of units where each has to.
    pub need: f64,
    /// The part of the way that is done, 1 being all of it.
    pub rate: Option<f64>,
    /// The plan's periods with what was reached, up to the one asked for.
    pub years: Vec<Year>,
    /// Why there is no figure for the period asked for.
    pub gap: Option<Gap>,
    /// What the unit targets of the indicators that assess it add up to.
    pub quotas: Vec<Quota>,
}

/// What was reached in a period.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Year {
    /// The period.
    pub period: Period,
    /// What was reached.
    pub value: Option<f64>,
    /// Whether some units have not reported, so that it is at least this much.
    pub is_part: bool,
    /// What was expected.
    pub expected: Option<f64>,
}

/// Why there is no figure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Gap {
    /// The plan names no data that could tell.
    NoSource,
    /// The scheme does not know these metrics or units.
    Unknown(Vec<String>),
    /// A change needs a base period, and none is named.
    NoBase,
    /// These cells were not reported.
    Cells(Vec<(UnitIx, MetricIx, Period)>),
    /// It cannot be computed.
    Undefined(Note),
    /// The period is not one of the plan's kind.
    OtherPeriod,
}

/// What the unit targets of an indicator add up to.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Quota {
    /// The indicator.
    pub indicator: NodeIx,
    /// The sum of its unit targets.
    pub sum: f64,
    /// Whether the target is reached where every unit reaches its own.
    pub is_enough: bool,
}

impl AmountProgress {
    /// What was reached in the last period that is known of.
    #[must_use]
    pub fn latest(&self) -> Option<&Year> {
        self.years.iter().rev().find(|year| year.value.is_some())
    }

    /// The period asked for.
    #[must_use]
    pub fn at(&self, period: Period) -> Option<&Year> {
        self.years.iter().find(|year| year.period == period)
    }
}
