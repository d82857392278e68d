//! The scheme as its file writes it (`schemas/scheme.schema.json`), key for key.
//!
//! Nothing here is checked beyond its shape: a document becomes a [`Scheme`](super::Scheme) by
//! passing every check.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::absolute::RateOr;
use super::input::Input;
use super::method::{Method, Origin};
use super::policy::{Adjustments, Closing, Grade, QuotaScope, Ranking, Rectified, Round, Weak};
use crate::model::period::Period;
use crate::text::Text;

/// A whole scheme file.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "the keys are described in schemas/scheme.schema.json")]
pub struct SchemeDocument {
    #[serde(rename = "$schema", default, skip_serializing_if = "Option::is_none")]
    pub schema: Option<String>,
    pub format: u32,
    #[serde(default = "unnamed")]
    pub id: String,
    #[serde(default = "first_version")]
    pub version: String,
    #[serde(default)]
    pub status: Status,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<Text>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub basis: Vec<Basis>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub full_marks: Option<f64>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub periods: Vec<Period>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub base_period: Option<Period>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub groups: Vec<Group>,
    pub units: Vec<Unit>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub references: Vec<Unit>,
    pub metrics: Vec<Metric>,
    pub tree: Vec<NodeDocument>,
    #[serde(default)]
    pub aggregation: Aggregation,
    #[serde(default)]
    pub adjustments: Adjustments,
    #[serde(default)]
    pub round: Round,
    #[serde(default)]
    pub ranking: Ranking,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub grades: Vec<Grade>,
    #[serde(default)]
    pub quota_scope: QuotaScope,
    #[serde(default)]
    pub weak: Weak,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rectification: Option<Rectified>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub closing: Option<Closing>,
    /// Free notes that belong to the file; never interpreted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub notes: Option<Value>,
}

fn unnamed() -> String {
    "scheme".to_owned()
}

fn first_version() -> String {
    "0.1.0".to_owned()
}

/// How far a scheme has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// 草案.
    #[default]
    Draft,
    /// 建议稿.
    Proposal,
    /// 已印发.
    Issued,
}

/// The document a scheme rests on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Basis {
    /// Its number or title.
    pub document: String,
    /// The section of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub section: Option<String>,
}

/// A group of units that are ranked against each other 分类（组）.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Group {
    /// Its code.
    pub code: String,
    /// Its name.
    pub name: Text,
}

/// A unit that is assessed 考核对象, or a reference unit that is only compared with.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Unit {
    /// Its code.
    pub code: String,
    /// Its name.
    pub name: Text,
    /// Its group, where the scheme has groups.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub group: Option<String>,
    /// Whether the code is an official division code (GB/T 2260).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub official_code: Option<bool>,
    /// The code of the unit that it lies within.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub within: Option<String>,
    /// What its figures cover, where that is not plain from the name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub coverage: Option<Text>,
}

/// One number that is reported for a unit and a period 填报数据.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Metric {
    /// Its code.
    pub code: String,
    /// Its name.
    pub name: Text,
    /// The unit of measurement, such as 亿元.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub unit: String,
    /// A value below this is doubtful.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub min: Option<f64>,
    /// A value above this is doubtful.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub max: Option<f64>,
    /// The decimals it is reported with.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub decimals: Option<u8>,
    /// The department that reports it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub reported_by: String,
    /// Where it comes from.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub source: String,
    /// What proves it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub evidence: Vec<String>,
}

/// A node of the tree: a criterion where it has children, else an indicator.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "the keys are described in schemas/scheme.schema.json")]
pub struct NodeDocument {
    pub code: String,
    pub name: Text,
    /// Points; a criterion may leave it to the sum of its children.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub weight: Option<f64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub aggregation: Option<Aggregation>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub min_available: Option<f64>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub children: Vec<Self>,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub unit: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub direction: Option<Direction>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub input: Option<Input>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub method: Option<Method>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub missing: Option<MissingRule>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub zero_base: Option<ZeroBase>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub undefined: Option<RateOr>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub not_applicable: Vec<String>,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub scored_by: String,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub with: Vec<String>,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub source: String,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub evidence: Vec<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub measures: Vec<u32>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub targets: Vec<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<Origin>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub definition: Option<Text>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<Text>,
}

/// Which way is better.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Direction {
    /// More is better.
    #[default]
    Positive,
    /// Less is better.
    Negative,
}

/// How children become their parent's rate (scoring.md §5).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Aggregation {
    /// Σw·r/Σw.
    #[default]
    Arithmetic,
    /// exp(Σw·ln r/Σw).
    Geometric,
    /// Σw/Σ(w/r).
    Harmonic,
    /// 木桶: the lowest rate.
    Minimum,
}

/// What a missing value does to an indicator (scoring.md §2).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MissingRule {
    /// 0 points, named in the circular.
    #[default]
    Zero,
    /// The unit gets no total.
    Block,
    /// The method's floor.
    Floor,
    /// Its weight goes to its available siblings.
    Exclude,
    /// The mean of the group's values.
    GroupMean,
    /// The median of the group's values.
    GroupMedian,
    /// The previous period's value.
    Previous,
}

/// The rate of a growth from a zero base.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ZeroBase {
    /// From 0 to something.
    pub grew: f64,
    /// Still 0.
    pub flat: f64,
}
