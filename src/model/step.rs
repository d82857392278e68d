//! The steps of a round 考核流程: how far the assessment of a period has come.
//!
//! Only their order and what follows from it; what a step needs before it may begin is for `ops`.

use std::str::FromStr;

/// A step of the round.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Step {
    /// The scheme is being drawn up; trial values may be entered.
    #[default]
    Draft,
    /// 填报: units and departments report.
    Reporting,
    /// 初评: departments score.
    Scoring,
    /// 核定: somebody else checks.
    Review,
    /// 公示: units see the result and may appeal.
    Notice,
    /// 审定: approved and frozen.
    Approved,
    /// 通报: made known; still frozen.
    Circular,
}

impl Step {
    /// Every step, in order.
    pub const ALL: [Self; 7] = [
        Self::Draft,
        Self::Reporting,
        Self::Scoring,
        Self::Review,
        Self::Notice,
        Self::Approved,
        Self::Circular,
    ];

    /// The code in stores and formats.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Reporting => "reporting",
            Self::Scoring => "scoring",
            Self::Review => "review",
            Self::Notice => "notice",
            Self::Approved => "approved",
            Self::Circular => "circular",
        }
    }

    /// The step after this one; `None` after the last.
    #[must_use]
    pub fn next(self) -> Option<Self> {
        Self::ALL.get(self as usize + 1).copied()
    }

    /// The step before this one; `None` before the first.
    #[must_use]
    pub fn previous(self) -> Option<Self> {
        (self as usize).checked_sub(1).map(|place| Self::ALL[place])
    }

    /// Whether the results are frozen 冻结.
    #[must_use]
    pub const fn is_frozen(self) -> bool {
        matches!(self, Self::Approved | Self::Circular)
    }
}

impl FromStr for Step {
    type Err = ();

    fn from_str(code: &str) -> Result<Self, ()> {
        Self::ALL.into_iter().find(|step| step.code() == code).ok_or(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_step_follows_the_one_before_it_and_reads_back_from_its_code() {
        for (place, step) in Step::ALL.into_iter().enumerate() {
            assert_eq!(step.code().parse(), Ok(step));
            assert_eq!(step.next(), Step::ALL.get(place + 1).copied());
            assert_eq!(step.next().and_then(Step::previous).unwrap_or(step), step);
        }
        assert_eq!(Step::Draft.previous(), None);
    }
}
