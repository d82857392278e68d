//! A change of one row: what was there before, and what is there after.

use super::{Key, Record};

/// A change of one row. At least one side is there, both have the same key, and they differ:
/// what has no difference is no change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    before: Option<Record>,
    after: Option<Record>,
}

impl Change {
    /// The change from one state of a row to another; `None` where they are the same, or are not
    /// the same row.
    #[must_use]
    pub fn new(before: Option<Record>, after: Option<Record>) -> Option<Self> {
        let one_row = match (&before, &after) {
            (Some(before), Some(after)) => {
                before.family() == after.family() && before.key_columns() == after.key_columns()
            }
            _ => true,
        };
        (before != after && one_row).then_some(Self { before, after })
    }

    /// A new row.
    #[must_use]
    pub const fn add(row: Record) -> Self {
        Self {
            before: None,
            after: Some(row),
        }
    }

    /// A row taken away.
    #[must_use]
    pub const fn remove(row: Record) -> Self {
        Self {
            before: Some(row),
            after: None,
        }
    }

    /// The row before; `None` where there was none.
    #[must_use]
    pub const fn before(&self) -> Option<&Record> {
        self.before.as_ref()
    }

    /// The row after; `None` where there is none any more.
    #[must_use]
    pub const fn after(&self) -> Option<&Record> {
        self.after.as_ref()
    }

    /// The change back.
    #[must_use]
    pub fn inverse(self) -> Self {
        Self {
            before: self.after,
            after: self.before,
        }
    }

    /// The row that changes.
    #[must_use]
    pub fn key(&self) -> Key {
        self.row().key()
    }

    /// Either side of the change, for what both share.
    #[must_use]
    pub fn row(&self) -> &Record {
        let row = self.after.as_ref().or(self.before.as_ref());
        row.expect("BUG: a change has a side")
    }
}
