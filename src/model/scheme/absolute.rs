//! Parameters of the absolute methods: a unit's rate depends on itself (scoring.md §4).
//!
//! Only the shape; the formulas are in `scoring::methods`.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::input::Input;
use super::method::Method;
use super::target::Target;
use crate::model::period::Period;
use crate::text::Text;

/// x / T and its relatives.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Attainment {
    /// The target.
    pub target: Target,
    /// What a target of zero with nothing achieved gives; not applicable unless said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub target_zero: Option<RateOr>,
    /// Which formula a negative indicator uses; it must be named.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub form: Option<NegativeForm>,
}

/// A rate, or no rate at all.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum RateOr {
    /// This rate.
    Rate(f64),
    /// A state instead of a rate.
    State(NoRate),
}

/// What may stand instead of a rate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NoRate {
    /// Nothing was due.
    NotApplicable,
}

/// The formula for a negative attainment indicator.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NegativeForm {
    /// 2 − x/T.
    Linear,
    /// T/x.
    Ratio,
}

/// (x − from)/(to − from).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Linear {
    /// The value that gives rate 0.
    pub from: f64,
    /// The value that gives rate 1.
    pub to: f64,
}

/// base + (1 − base)(x − U)/(S − U).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Efficacy {
    /// 不允许值: gives the base rate.
    pub unacceptable: f64,
    /// 满意值: gives full marks.
    pub satisfactory: f64,
    /// The rate at the unacceptable value; 0.6 unless said.
    #[serde(default = "efficacy_base")]
    pub base: f64,
}

const fn efficacy_base() -> f64 {
    0.6
}

/// The first step met.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Bands {
    /// Tried in order.
    pub steps: Vec<Band>,
    /// The rate where no step is met; 0 unless said.
    #[serde(default, rename = "else")]
    pub otherwise: f64,
    /// Whether steps are joined by straight lines.
    #[serde(default)]
    pub interpolate: bool,
}

/// A step of a band table: exactly one bound, and the rate.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Band {
    /// 以上: x ≥ bound (含本数).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ge: Option<f64>,
    /// 超过: x > bound.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub gt: Option<f64>,
    /// x ≤ bound, for negative indicators.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub le: Option<f64>,
    /// x < bound, for negative indicators.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lt: Option<f64>,
    /// The rate of the step.
    pub rate: f64,
}

/// (base + x · points) / weight.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PerItem {
    /// Points an item.
    pub points: f64,
    /// Points to begin with; 0 unless said.
    #[serde(default)]
    pub base: f64,
}

/// 1 − x · points / weight.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Deduct {
    /// Points lost an item.
    pub points: f64,
}

/// value(stage) / value(stage expected in this period).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Milestone {
    /// The stages, from stage 0 on.
    pub stages: Vec<Stage>,
    /// The stage due: one for all periods, or by period.
    pub expected: Expected,
}

/// A stage: its value, and perhaps its name.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Stage {
    /// Only the value.
    Value(f64),
    /// With its name.
    Named(NamedStage),
}

/// A stage with its name.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NamedStage {
    /// The number of the stage, from 0, where it is written; it must be the place in the list.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stage: Option<usize>,
    /// What it is called.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<Text>,
    /// What it is worth, 0 to 1.
    pub value: f64,
}

impl Stage {
    /// What the stage is worth.
    #[must_use]
    pub const fn value(&self) -> f64 {
        match self {
            Self::Value(value) => *value,
            Self::Named(stage) => stage.value,
        }
    }
}

/// The stage due.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Expected {
    /// The same in every period.
    Always(usize),
    /// By period.
    ByPeriod(BTreeMap<Period, usize>),
}

/// 1 inside [low, high], straight down to 0 at the zeros.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TargetRange {
    /// Lower end of full marks.
    pub low: f64,
    /// Upper end of full marks.
    pub high: f64,
    /// Where the rate reaches 0 below.
    pub zero_low: f64,
    /// Where the rate reaches 0 above.
    pub zero_high: f64,
}

/// at + per · (x − reference).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BenchmarkGap {
    /// What is compared with.
    pub reference: Reference,
    /// The rate at the reference.
    pub at: f64,
    /// The rate gained for each unit above it.
    pub per: f64,
}

/// What a value is compared with.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(from = "ReferenceForm", into = "ReferenceForm")]
pub enum Reference {
    /// The same derivation on the summed metrics of all units.
    Aggregate,
    /// A unit or reference unit, by code.
    Unit(String),
    /// A number.
    Number(f64),
}

#[derive(Serialize, Deserialize)]
#[serde(untagged)]
enum ReferenceForm {
    Number(f64),
    Name(String),
}

impl From<ReferenceForm> for Reference {
    fn from(form: ReferenceForm) -> Self {
        match form {
            ReferenceForm::Number(number) => Self::Number(number),
            ReferenceForm::Name(name) if name == "aggregate" => Self::Aggregate,
            ReferenceForm::Name(code) => Self::Unit(code),
        }
    }
}

impl From<Reference> for ReferenceForm {
    fn from(reference: Reference) -> Self {
        match reference {
            Reference::Aggregate => Self::Name("aggregate".to_owned()),
            Reference::Unit(code) => Self::Name(code),
            Reference::Number(number) => Self::Number(number),
        }
    }
}

/// Marks 0…scale, combined.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Judgement {
    /// The highest mark; 100 unless said.
    #[serde(default = "hundred")]
    pub scale: f64,
    /// How the marks become one.
    #[serde(default)]
    pub combine: Combine,
    /// A spread between marks above this is shown.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub spread_alert: Option<f64>,
}

const fn hundred() -> f64 {
    100.0
}

/// How several marks become one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Combine {
    /// The mean.
    #[default]
    Mean,
    /// The median.
    Median,
    /// The mean without the extremes.
    TrimmedMean(Trim),
}

/// How many extremes are dropped.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Trim {
    /// Highest marks dropped.
    #[serde(default = "one_mark")]
    pub high: usize,
    /// Lowest marks dropped.
    #[serde(default = "one_mark")]
    pub low: usize,
    /// With fewer marks than this, the plain mean.
    #[serde(default = "five_marks")]
    pub min_marks: usize,
}

const fn one_mark() -> usize {
    1
}

const fn five_marks() -> usize {
    5
}

/// Σ rates of the items met.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Checklist {
    /// The items.
    pub items: Vec<ChecklistItem>,
}

/// An item: a metric that is 1 (met) or 0, and what it is worth.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ChecklistItem {
    /// The metric.
    pub metric: String,
    /// Its rate.
    pub rate: f64,
}

/// Σ share · r(part).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Blend {
    /// The parts.
    pub parts: Vec<Part>,
}

/// A part of a blend, with its own input and method.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Part {
    /// Its share of the rate.
    pub share: f64,
    /// Its input.
    pub input: Input,
    /// Its method.
    pub method: Method,
}
