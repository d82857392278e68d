//! From metrics to an indicator's input: a metric's code or one derivation (scoring.md §3).
//!
//! Only the shape; the arithmetic is in `scoring::input`.

use serde::{Deserialize, Serialize};

use crate::model::period::Period;

/// What an indicator is computed from.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Input {
    /// A metric, by its code.
    Metric(String),
    /// A derivation; they nest.
    Derived(Box<Derivation>),
}

/// A formula over inputs.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Derivation {
    /// Σ of the parts; parts that are not applicable are left out unless all are.
    Sum(Vec<Input>),
    /// scale · num / den.
    Ratio(Ratio),
    /// x(t) − x(b).
    Increment(Change),
    /// 100 · (x(t) − x(b)) / |x(b)|.
    Growth(Change),
    /// 100 · ((x(t)/x(b))^(1/years) − 1).
    Cagr(Change),
    /// Σ x(s) from a first period to this one.
    Cumulative(Cumulative),
    /// ln x.
    Log(Of),
    /// Σ times · x.
    Weighted(Vec<Term>),
}

/// The parts of a ratio.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ratio {
    /// Numerator.
    pub num: Input,
    /// Denominator.
    pub den: Input,
    /// What a whole is, 100 for per cent; 1 unless said.
    #[serde(default = "one")]
    pub scale: f64,
}

/// A change against another period.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Change {
    /// What changes.
    pub of: Input,
    /// Against when; the previous period unless said.
    #[serde(default)]
    pub over: Over,
}

/// The period that a change is measured against.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum Over {
    /// The period of the same kind just before.
    #[default]
    Previous,
    /// The same span a year earlier (同期).
    YearEarlier,
    /// The scheme's base period.
    Base,
    /// A named period.
    Period(Period),
}

impl TryFrom<String> for Over {
    type Error = crate::error::Error;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        Ok(match text.as_str() {
            "previous" => Self::Previous,
            "year_earlier" => Self::YearEarlier,
            "base" => Self::Base,
            period => Self::Period(period.parse()?),
        })
    }
}

impl From<Over> for String {
    fn from(over: Over) -> Self {
        match over {
            Over::Previous => "previous".to_owned(),
            Over::YearEarlier => "year_earlier".to_owned(),
            Over::Base => "base".to_owned(),
            Over::Period(period) => period.to_string(),
        }
    }
}

/// A sum over periods.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Cumulative {
    /// What is added up.
    pub of: Input,
    /// The first period.
    pub from: Period,
}

/// A derivation of one input.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Of {
    /// The input.
    pub of: Input,
}

/// A term of a weighted sum.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Term {
    /// The input.
    pub of: Input,
    /// Its factor.
    pub times: f64,
}

const fn one() -> f64 {
    1.0
}

impl Input {
    /// Every metric code named in it, in order of mention, with repeats.
    #[must_use]
    pub fn metrics(&self) -> Vec<&str> {
        match self {
            Self::Metric(code) => vec![code],
            Self::Derived(derivation) => derivation.parts().into_iter().flat_map(Self::metrics).collect(),
        }
    }
}

impl Derivation {
    /// The inputs it is made of.
    #[must_use]
    pub fn parts(&self) -> Vec<&Input> {
        match self {
            Self::Sum(parts) => parts.iter().collect(),
            Self::Ratio(ratio) => vec![&ratio.num, &ratio.den],
            Self::Increment(change) | Self::Growth(change) | Self::Cagr(change) => vec![&change.of],
            Self::Cumulative(cumulative) => vec![&cumulative.of],
            Self::Log(log) => vec![&log.of],
            Self::Weighted(terms) => terms.iter().map(|term| &term.of).collect(),
        }
    }
}
