//! The rows of the store: one file a table family, each with its columns and statements.
//!
//! A new family is a new file, a new variant here and a new migration. Rows carry codes, never
//! indexes of a scheme, and decide nothing.

mod adjustment;
mod cell;
mod change;
mod entry;
mod key;
mod mark;
mod period;
mod scheme;
mod setting;
pub(super) mod table;

pub use adjustment::AdjustmentRow;
pub use change::Change;
pub use entry::EntryRow;
pub use key::{Family, Key};
pub use mark::MarkRow;
pub use period::PeriodRow;
pub use scheme::SchemeRow;
pub use setting::Setting;

use table::{Columns, Row, Table};

/// A row of any family.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Record {
    /// A setting of the assessment.
    Setting(Setting),
    /// A scheme.
    Scheme(SchemeRow),
    /// A period.
    Period(PeriodRow),
    /// A metric value.
    Entry(EntryRow),
    /// A mark.
    Mark(MarkRow),
    /// A bonus, penalty or veto.
    Adjustment(AdjustmentRow),
}

impl Family {
    /// The table of the family.
    pub(super) const fn table(self) -> &'static Table {
        match self {
            Self::Setting => &Setting::TABLE,
            Self::Scheme => &SchemeRow::TABLE,
            Self::Period => &PeriodRow::TABLE,
            Self::Entry => &EntryRow::TABLE,
            Self::Mark => &MarkRow::TABLE,
            Self::Adjustment => &AdjustmentRow::TABLE,
        }
    }
}

impl Record {
    /// The family of the row.
    #[must_use]
    pub const fn family(&self) -> Family {
        match self {
            Self::Setting(_) => Family::Setting,
            Self::Scheme(_) => Family::Scheme,
            Self::Period(_) => Family::Period,
            Self::Entry(_) => Family::Entry,
            Self::Mark(_) => Family::Mark,
            Self::Adjustment(_) => Family::Adjustment,
        }
    }

    /// What the row is known by.
    #[must_use]
    pub fn key(&self) -> Key {
        Key::from_columns(self.family(), &self.key_columns())
    }

    pub(super) fn key_columns(&self) -> Columns<'_> {
        match self {
            Self::Setting(row) => row.key(),
            Self::Scheme(row) => row.key(),
            Self::Period(row) => row.key(),
            Self::Entry(row) => row.key(),
            Self::Mark(row) => row.key(),
            Self::Adjustment(row) => row.key(),
        }
    }

    pub(super) fn contents(&self) -> Columns<'_> {
        match self {
            Self::Setting(row) => row.contents(),
            Self::Scheme(row) => row.contents(),
            Self::Period(row) => row.contents(),
            Self::Entry(row) => row.contents(),
            Self::Mark(row) => row.contents(),
            Self::Adjustment(row) => row.contents(),
        }
    }

    /// The row of a family with these columns.
    pub(super) fn read(family: Family, key: &[&str], contents: &[&str]) -> Option<Self> {
        Some(match family {
            Family::Setting => Self::Setting(Setting::read(key, contents)?),
            Family::Scheme => Self::Scheme(SchemeRow::read(key, contents)?),
            Family::Period => Self::Period(PeriodRow::read(key, contents)?),
            Family::Entry => Self::Entry(EntryRow::read(key, contents)?),
            Family::Mark => Self::Mark(MarkRow::read(key, contents)?),
            Family::Adjustment => Self::Adjustment(AdjustmentRow::read(key, contents)?),
        })
    }
}
