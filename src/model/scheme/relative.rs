//! Parameters of the relative methods: a unit's rate depends on its scope (scoring.md §4).
//!
//! Only the shape; the formulas are in `scoring::methods`.

use serde::{Deserialize, Serialize};

/// base + (1 − base)(x − min)/(max − min).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MinMax {
    /// The rate of the lowest; 0 unless said.
    #[serde(default)]
    pub base: f64,
    /// The rate where all are equal; 1 unless said.
    #[serde(default = "full")]
    pub all_equal: f64,
}

const fn full() -> f64 {
    1.0
}

/// Points by place.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RankPoints {
    /// The rate of the first place; 1 unless said.
    #[serde(default = "full")]
    pub first: f64,
    /// The rate lost with each place.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub step: Option<f64>,
    /// The rate of the last place, with even steps to it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub last: Option<f64>,
    /// What equal values get.
    #[serde(default)]
    pub ties: Ties,
}

/// What place equal values take.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Ties {
    /// All take the better place: 1, 2, 2, 4.
    #[default]
    Competition,
    /// All take the worse place: 1, 3, 3, 4.
    Low,
    /// All take the mean place: 1, 2.5, 2.5, 4.
    Mean,
    /// No place is skipped: 1, 2, 2, 3.
    Dense,
}

/// (mean + sd·z)/100 with the n − 1 standard deviation.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ZScore {
    /// 50 unless said.
    #[serde(default = "z_mean")]
    pub mean: f64,
    /// 10 unless said.
    #[serde(default = "z_sd")]
    pub sd: f64,
}

const fn z_mean() -> f64 {
    50.0
}

const fn z_sd() -> f64 {
    10.0
}

/// The share of the others that are worse.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Percentile {
    /// What equal values count.
    #[serde(default)]
    pub ties: PercentileTies,
}

/// What equal values count in a percentile.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PercentileTies {
    /// Half.
    #[default]
    Half,
    /// Nothing, as COINr.
    Low,
}

/// x/max, or min/x for a negative indicator.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DistanceToBest {}
