//! What a scheme lays down above the tree: adjustments, rounding, ranking, grades, weak links.
//!
//! Only the shape; the rules are carried out in `scoring`.

use serde::{Deserialize, Serialize};

use super::method::Scope;
use crate::text::Text;

/// Bonus, penalty and veto items.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Adjustments {
    /// Points added.
    #[serde(default)]
    pub bonus: AdjustmentItems,
    /// Points taken.
    #[serde(default)]
    pub penalty: AdjustmentItems,
    /// Events that cap the total or the grade.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub veto: Vec<Veto>,
}

/// Bonus or penalty items with their joint cap.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AdjustmentItems {
    /// The most points together; no limit unless said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cap: Option<f64>,
    /// The items.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub items: Vec<AdjustmentItem>,
}

/// A bonus or penalty item.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AdjustmentItem {
    /// Its code.
    pub code: String,
    /// Its name.
    pub name: Text,
    /// Points each time.
    pub points: f64,
    /// The most points for this item; no limit unless said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cap: Option<f64>,
}

/// An event that caps the total or the grade 一票否决.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Veto {
    /// Its code.
    pub code: String,
    /// Its name.
    pub name: Text,
    /// The total is at most this.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub score_cap: Option<f64>,
    /// The grade is at most this one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub grade_cap: Option<String>,
}

/// Where and how finely points are rounded (scoring.md §7).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Round {
    /// Where.
    #[serde(default)]
    pub at: RoundAt,
    /// How many decimals, 0 to 6.
    #[serde(default = "two")]
    pub decimals: u8,
}

const fn two() -> u8 {
    2
}

impl Default for Round {
    fn default() -> Self {
        Self {
            at: RoundAt::Indicator,
            decimals: 2,
        }
    }
}

/// Where points are rounded, once.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RoundAt {
    /// Each indicator's points; the printed column adds up.
    #[default]
    Indicator,
    /// Only the total.
    Total,
}

/// How places are given (scoring.md §8).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ranking {
    /// What is compared.
    #[serde(default)]
    pub on: RankOn,
    /// Whether there is one ranking of all units.
    #[serde(default = "yes")]
    pub overall: bool,
    /// Whether there is a ranking within each group.
    #[serde(default = "yes")]
    pub groups: bool,
    /// Nodes that split equal totals, in order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tie_break: Vec<String>,
}

const fn yes() -> bool {
    true
}

impl Default for Ranking {
    fn default() -> Self {
        Self {
            on: RankOn::Printed,
            overall: true,
            groups: true,
            tie_break: Vec::new(),
        }
    }
}

/// What is compared when places are given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RankOn {
    /// The total as printed.
    #[default]
    Printed,
    /// The unrounded total.
    Exact,
}

/// A grade 等次.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Grade {
    /// Its code.
    pub code: String,
    /// Its name.
    pub name: Text,
    /// The lowest total that reaches it, inclusive.
    pub min: f64,
    /// The largest share of units that may have it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub quota: Option<f64>,
    /// Of whom the quota is a share; the scheme's `quota_scope` unless said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub quota_scope: Option<QuotaScope>,
}

/// Of whom a quota is a share.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum QuotaScope {
    /// All units.
    #[default]
    All,
    /// The units of each group.
    Group,
}

/// When an indicator is a weak link 薄弱环节; a rule that is not named does not apply.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Weak {
    /// The rate is below this.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rate_below: Option<f64>,
    /// The rate is below this share of the scope's mean rate.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub below_mean: Option<f64>,
    /// The rate has fallen so many periods in a row.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub falling_periods: Option<u32>,
    /// Whose mean is meant; the method's own scope unless said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub scope: Option<Scope>,
}

/// What the ledger of rectification 整改台账 gives the period after it; what is not named is not taken over.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rectified {
    /// The metric that takes how many items were closed in time.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub done: Option<String>,
    /// The metric that takes how many items fell due.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due: Option<String>,
    /// The penalty item that is applied for each item that is overdue.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub penalty: Option<String>,
}

/// The final of several years: earlier · mean of the earlier totals + last · the last total.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Closing {
    /// The share of the mean of the earlier totals.
    pub earlier: f64,
    /// The share of the last total.
    pub last: f64,
}
