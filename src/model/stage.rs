//! The stages at which a value is kept beside the later ones: reported, initial, verified, final.
//!
//! A stage ends with a step of the round; what stood then is kept as it was.

use std::str::FromStr;

use super::Step;

/// A stage of a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Stage {
    /// 填报数: as it stood when reporting was closed.
    Reported,
    /// 初评数: as it stood when the departments had scored.
    Initial,
    /// 核定数: as it stood when the review ended.
    Verified,
    /// 审定数: as it was approved.
    Final,
}

impl Stage {
    /// Every stage, in order.
    pub const ALL: [Self; 4] = [Self::Reported, Self::Initial, Self::Verified, Self::Final];

    /// The stage that ends with a step.
    #[must_use]
    pub const fn ending(step: Step) -> Option<Self> {
        match step {
            Step::Reporting => Some(Self::Reported),
            Step::Scoring => Some(Self::Initial),
            Step::Review => Some(Self::Verified),
            Step::Notice => Some(Self::Final),
            Step::Draft | Step::Approved | Step::Circular => None,
        }
    }

    /// The code in stores and formats.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Reported => "reported",
            Self::Initial => "initial",
            Self::Verified => "verified",
            Self::Final => "final",
        }
    }
}

impl FromStr for Stage {
    type Err = ();

    fn from_str(code: &str) -> Result<Self, ()> {
        Self::ALL.into_iter().find(|stage| stage.code() == code).ok_or(())
    }
}
