//! Targets 目标值: one number, a quota for each unit, one a period, or from the previous value.
//!
//! Only the shape; what is due in a period is worked out in `scoring::methods`.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::method::Origin;
use crate::model::period::Period;

/// A target: one number, or one a unit, a period, or from the previous value.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Target {
    /// The same for all.
    Number(f64),
    /// A quota for each unit, with a yearly path.
    ByUnit(UnitTarget),
    /// One for each period.
    ByPeriod(PeriodTarget),
    /// A multiple of the unit's own previous value.
    PreviousTimes(PreviousTarget),
}

/// A quota for each unit and its path through the periods.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct UnitTarget {
    /// The quota by unit code.
    pub by_unit: BTreeMap<String, f64>,
    /// What part of the quota is due in a period; all of it where there is no path.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub path: BTreeMap<Period, f64>,
    /// Whether the part due is rounded to a whole number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub round: Option<TargetRound>,
    /// What the quotas must add up to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sums_to: Option<f64>,
    /// Whether the quotas can be added up; `false` where units may share what they count.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub additive: Option<bool>,
    /// Where it comes from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<Origin>,
}

/// How a target is rounded to a whole number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TargetRound {
    /// Half away from zero.
    HalfUp,
}

/// A target for each period.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PeriodTarget {
    /// The target by period.
    pub by_period: BTreeMap<Period, f64>,
    /// Where it comes from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<Origin>,
}

/// A multiple of the unit's own previous value.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PreviousTarget {
    /// The multiple, 1.10 for ten per cent more.
    pub previous_times: f64,
    /// Where it comes from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<Origin>,
}
