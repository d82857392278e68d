//! The plan as its file writes it (`schemas/plan.schema.json`), key for key.
//!
//! Nothing here is checked beyond its shape: a document becomes a [`Plan`](super::Plan) by passing
//! every check.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::model::period::Period;
use crate::model::scheme::input::Input;
use crate::text::Text;

/// A whole plan file.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "the keys are described in schemas/plan.schema.json")]
pub struct PlanDocument {
    #[serde(rename = "$schema", default, skip_serializing_if = "Option::is_none")]
    pub schema: Option<String>,
    pub format: u32,
    #[serde(default = "unnamed")]
    pub id: String,
    #[serde(default = "first_version")]
    pub version: String,
    pub title: Text,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub number: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub issuer: Option<Text>,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub date: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub source: String,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub periods: Vec<Period>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mandate: Option<Mandate>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub departments: Vec<Department>,
    pub actions: Vec<Action>,
    pub targets: Vec<Target>,
}

fn unnamed() -> String {
    "plan".to_owned()
}

fn first_version() -> String {
    "1".to_owned()
}

/// What a plan says of assessment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Mandate {
    /// The section.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub section: String,
    /// Its text.
    pub text: Text,
}

/// A department that a plan names.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Department {
    /// Its name; its Chinese one is how measures name it.
    pub name: Text,
    /// What became of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub later: Option<Text>,
    /// The codes of the assessed units that the name stands for, such as all counties.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub units: Vec<String>,
}

/// An action 行动.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Action {
    /// Its number.
    pub no: u32,
    /// Its title.
    pub title: Text,
    /// Its measures.
    pub measures: Vec<Measure>,
}

/// A measure 措施.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Measure {
    /// Its number, running through the plan.
    pub no: u32,
    /// Its title.
    pub title: Text,
    /// What it comes to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub gist: Option<Text>,
    /// The text of the plan.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub text: String,
    /// The departments that lead 牵头单位.
    pub lead: Vec<String>,
    /// The departments that cooperate 配合单位.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub with: Vec<String>,
}

/// A target 目标.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Target {
    /// Its code.
    pub code: String,
    /// The number of its measure.
    pub measure: u32,
    /// Whether it is a number to reach, a direction or a rule.
    pub kind: Kind,
    /// The text of the plan.
    pub text: Text,
    /// The amounts it names.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub amounts: Vec<Amount>,
    /// When it is due.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due: Option<Period>,
    /// Whether it is due in every year.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub every: Option<Every>,
    /// Whose it is.
    pub scope: Scope,
    /// Whether counties can be assessed on it.
    pub county_matter: bool,
    /// Where the plan states it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub stated_in: Vec<String>,
    /// A note.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<Text>,
}

/// What kind of target.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// 定量目标.
    Quantified,
    /// 定性目标.
    Qualitative,
    /// 政策规定.
    Rule,
}

/// How often a target is due.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Every {
    /// 每年.
    Year,
}

/// Whose target it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Scope {
    /// 全市.
    City,
    /// 各县、区 each.
    County,
}

/// An amount of a target.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Amount {
    /// How the number is meant.
    pub relation: Relation,
    /// The number.
    pub value: f64,
    /// Its unit.
    pub unit: Text,
    /// What it was.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<f64>,
    /// What of the data tells how far it is; nothing can tell where it is left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub data: Option<Source>,
    /// How far it is expected to be in a period.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub expected: BTreeMap<Period, f64>,
}

/// How the number of an amount is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Relation {
    /// 达到.
    AtLeast,
    /// 超过.
    MoreThan,
    /// 不高于.
    AtMost,
    /// 低于.
    LessThan,
    /// 约为.
    About,
    /// 提高, in points of a rate, since the base period.
    RiseBy,
    /// 年均递增, in per cent, since the base period.
    GrowYearlyBy,
}

/// What of the data tells how far an amount is.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Source {
    /// An input over the sums of all assessed units, for what can be added up.
    Sum(Reading),
    /// The rows of a reference unit, such as the city itself, for what cannot.
    Reference(OfPlace),
    /// How many units have reached a value.
    Count(Count),
}

/// An input and the period that changes are measured from.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reading {
    /// The input.
    pub input: Input,
    /// The base period; the scheme's unless said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub base: Option<Period>,
}

/// An input of one place.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OfPlace {
    /// The code of the unit or reference unit.
    pub unit: String,
    /// The input.
    pub input: Input,
    /// The base period; the scheme's unless said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub base: Option<Period>,
}

/// How many units have reached a value.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Count {
    /// The input of a unit.
    pub input: Input,
    /// The value from which on a unit counts.
    pub reached: f64,
}

impl Source {
    /// The input that is read.
    #[must_use]
    pub const fn input(&self) -> &Input {
        match self {
            Self::Sum(reading) => &reading.input,
            Self::Reference(place) => &place.input,
            Self::Count(count) => &count.input,
        }
    }

    /// The base period that it names.
    #[must_use]
    pub const fn base(&self) -> Option<Period> {
        match self {
            Self::Sum(reading) => reading.base,
            Self::Reference(place) => place.base,
            Self::Count(_) => None,
        }
    }
}

impl Relation {
    /// Whether a change since the base period is meant, not a level.
    #[must_use]
    pub const fn is_change(self) -> bool {
        matches!(self, Self::RiseBy | Self::GrowYearlyBy)
    }
}
