//! The fields in which a thing of a scheme can differ, and which of them change results.

use serde::Serialize;

/// A field of a thing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "each is named in `i18n::difference`")]
pub enum Field {
    // Of the scheme.
    Id,
    Status,
    Title,
    Basis,
    FullMarks,
    Periods,
    BasePeriod,
    Rounding,
    RankedOn,
    TieBreak,
    Rankings,
    QuotaScope,
    Weak,
    Rectified,
    Closing,
    BonusCap,
    PenaltyCap,
    // Of things with a name.
    Name,
    // Of units.
    Group,
    Within,
    Coverage,
    // Of metrics.
    Measure,
    Range,
    Source,
    Departments,
    // Of the tree.
    Parent,
    Weight,
    Aggregation,
    MinAvailable,
    Direction,
    Input,
    Method,
    Target,
    /// Targets of periods that the earlier scheme did not assess.
    TargetOfNewPeriod,
    Missing,
    Undefined,
    NotApplicable,
    Texts,
    Links,
    // Of adjustments and grades.
    Points,
    Cap,
    Effect,
    Minimum,
    Quota,
}

impl Field {
    /// Whether results mean something else where it differs.
    pub(super) const fn counts(self) -> bool {
        match self {
            Self::Id
            | Self::FullMarks
            | Self::BasePeriod
            | Self::Rounding
            | Self::RankedOn
            | Self::TieBreak
            | Self::BonusCap
            | Self::PenaltyCap
            | Self::Group
            | Self::Measure
            | Self::Parent
            | Self::Weight
            | Self::Aggregation
            | Self::MinAvailable
            | Self::Direction
            | Self::Input
            | Self::Method
            | Self::Target
            | Self::Missing
            | Self::Undefined
            | Self::NotApplicable
            | Self::Points
            | Self::Cap
            | Self::Effect => true,
            // Words, and what only sorts results that are there already.
            Self::Status
            | Self::Title
            | Self::Basis
            | Self::Periods
            | Self::Rankings
            | Self::QuotaScope
            | Self::Weak
            | Self::Rectified
            | Self::Closing
            | Self::Name
            | Self::Within
            | Self::Coverage
            | Self::Range
            | Self::Source
            | Self::Departments
            | Self::TargetOfNewPeriod
            | Self::Texts
            | Self::Links
            | Self::Minimum
            | Self::Quota => false,
        }
    }
}
