//! The trace of a score: every input, formula and rounding between a report and its points.
//!
//! It is data. Formulas are written with their numbers put in, which reads the same in every
//! language; words around them are added in `i18n`.

use serde::Serialize;

use super::index::{MetricIx, NodeIx, UnitIx};
use super::period::Period;
use super::state::State;

/// Everything between the inputs and the points of one indicator of one unit.
#[derive(Debug, Clone, PartialEq)]
pub struct Trace {
    /// The period.
    pub period: Period,
    /// The unit.
    pub unit: UnitIx,
    /// The indicator.
    pub indicator: NodeIx,
    /// The cells that were read.
    pub inputs: Vec<TraceInput>,
    /// The formulas, in order.
    pub steps: Vec<Step>,
    /// The state that came out.
    pub state: State,
    /// The input of the method.
    pub value: Option<f64>,
    /// The rate after the clamp.
    pub rate: Option<f64>,
    /// Points before and after weights were shared out.
    pub weight: f64,
    /// Points it really carries for this unit.
    pub effective_weight: f64,
    /// The points as printed.
    pub score: Option<String>,
}

/// One cell that was read.
#[derive(Debug, Clone, PartialEq)]
pub struct TraceInput {
    /// What was read.
    pub what: Source,
    /// The period it was read for.
    pub period: Period,
    /// What stood there.
    pub state: State,
    /// The digits that were typed.
    pub typed: Option<String>,
    /// Whether it had been verified.
    pub verified: bool,
    /// Where the value comes from.
    pub source: String,
}

/// The kind of cell that was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Source {
    /// A metric of a unit.
    Metric(UnitIx, MetricIx),
    /// A mark of an assessor.
    Mark(String),
}

/// One formula with its numbers put in.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Step {
    /// Which rule this is; a key of `i18n`, the method's or derivation's own key in a scheme file
    /// where there is one.
    pub rule: &'static str,
    /// The formula with its numbers, without the result.
    pub formula: String,
    /// What came out, where something did.
    pub result: Option<f64>,
    /// What else must be said, such as why nothing came out.
    pub note: Option<Note>,
}

/// Something a trace must say beside a formula.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Note {
    /// The result is too large to compute with.
    OutOfRange,
    /// An input is pending.
    Pending,
    /// An input is missing.
    Missing,
    /// An input is not applicable.
    NotApplicable,
    /// The scheme says the indicator does not apply to this unit.
    NotApplicableByScheme,
    /// Parts that are not applicable were left out of a sum.
    PartsLeftOut,
    /// Growth from zero.
    ZeroBase,
    /// A share of nothing.
    ZeroDenominator,
    /// The base of a compound growth must be above zero.
    NonPositiveBase,
    /// The logarithm of nothing or less.
    NonPositiveLog,
    /// The base period is not named by the scheme, or of another kind.
    NoBasePeriod,
    /// The periods are of different kinds, so no years lie between them.
    NoYearsBetween,
    /// There is no target for this unit or period.
    NoTarget,
    /// The target is zero and nothing was due.
    ZeroTarget,
    /// The value is not one of the stages.
    NoSuchStage,
    /// A checklist item is neither 0 nor 1.
    NotYesOrNo,
    /// The best value gives no distance.
    NoBest,
    /// The reference has no value.
    NoReference,
    /// Only one unit in the scope: full rate.
    AloneInScope,
    /// All values in the scope are equal.
    AllEqual,
    /// Too few marks to drop extremes: plain mean.
    TooFewMarks,
    /// The marks lie further apart than the scheme allows.
    SpreadAlert,
    /// The rule for a zero base gave the rate.
    ZeroBaseRule,
    /// Missing: no points.
    MissingZero,
    /// Missing: the unit gets no total.
    MissingBlock,
    /// Missing: the floor.
    MissingFloor,
    /// Missing: the weight goes to the siblings.
    MissingExclude,
    /// Missing: the mean of the group was put in.
    GroupMean,
    /// Missing: the median of the group was put in.
    GroupMedian,
    /// Missing: the previous value was put in.
    PreviousValue,
    /// The rate was cut to the cap.
    Capped,
    /// The rate was raised to the floor.
    Floored,
    /// Weight of siblings that are not applicable was shared out to it.
    WeightShared,
}
