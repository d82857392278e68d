//! Appeals 申诉: a unit's objection to the points of one indicator, and what was decided on it.
//!
//! Says what an appeal is; who may open or decide one, and when, is for `ops`.

use std::str::FromStr;

use chrono::NaiveDate;

use super::period::Period;

/// An objection to the points of one indicator.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Appeal {
    /// The period.
    pub period: Period,
    /// Its number in the period, from 1.
    pub number: u32,
    /// The unit's code.
    pub unit: String,
    /// The indicator's code.
    pub indicator: String,
    /// What is objected, and why.
    pub grounds: String,
    /// What proves it: a document, a file; may be empty.
    pub evidence: String,
    /// When it was opened.
    pub opened: NaiveDate,
    /// Who opened it.
    pub opened_by: String,
    /// What was decided; `None` while it is open.
    pub decision: Option<Decision>,
}

/// What was decided on an appeal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decision {
    /// For whom.
    pub ruling: Ruling,
    /// Why.
    pub reason: String,
    /// When.
    pub decided: NaiveDate,
    /// By whom.
    pub decided_by: String,
    /// What the correction that came with it did to the unit; `None` where nothing was corrected.
    pub effect: Option<Effect>,
}

/// For whom an appeal was decided.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ruling {
    /// 成立.
    Upheld,
    /// 部分成立.
    Partly,
    /// 不成立.
    Rejected,
    /// 撤回: by the one who opened it.
    Withdrawn,
}

/// How a correction moved the unit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Effect {
    /// Before it.
    pub before: Standing,
    /// After it.
    pub after: Standing,
}

/// How a unit stands, in figures as printed; what it has none of is empty.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Standing {
    /// Its points on the indicator.
    pub points: String,
    /// Its total.
    pub total: String,
    /// Its place.
    pub rank: String,
}

impl Ruling {
    /// Every ruling.
    pub const ALL: [Self; 4] = [Self::Upheld, Self::Partly, Self::Rejected, Self::Withdrawn];

    /// The code in stores and formats.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Upheld => "upheld",
            Self::Partly => "partly",
            Self::Rejected => "rejected",
            Self::Withdrawn => "withdrawn",
        }
    }

    /// Whether values may be corrected by it.
    #[must_use]
    pub const fn may_correct(self) -> bool {
        matches!(self, Self::Upheld | Self::Partly)
    }
}

impl FromStr for Ruling {
    type Err = ();

    fn from_str(code: &str) -> Result<Self, ()> {
        Self::ALL.into_iter().find(|ruling| ruling.code() == code).ok_or(())
    }
}

impl Appeal {
    /// Whether nothing was decided yet.
    #[must_use]
    pub const fn is_open(&self) -> bool {
        self.decision.is_none()
    }
}
