//! What a commit says: who did what, when, why, and to which rows.
//!
//! Types only; `write` carries a commit out, `body` writes it down.

use std::collections::BTreeMap;

use chrono::{DateTime, FixedOffset};
use uuid::Uuid;

use super::hash::Hash;
use super::record::Change;

/// Who acts, when and why; the caller has the clock, the store has none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stamp {
    /// The id of the command (`UUIDv7`). A commit with an id that is in the journal already is the
    /// same commit tried again, and nothing is written twice.
    pub command: Uuid,
    /// Who acts.
    pub actor: String,
    /// When, with the zone; kept to the millisecond.
    pub at: DateTime<FixedOffset>,
    /// Why; empty where no reason is asked for.
    pub reason: String,
}

/// One change of the store: it becomes one transaction and one journal entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Commit {
    /// Who, when, why.
    pub stamp: Stamp,
    /// What kind of change.
    pub operation: Operation,
    /// Facts to keep with the entry, by ASCII names: the name, encoding and SHA-256 of an imported
    /// file. Empty values are not kept.
    pub details: BTreeMap<String, String>,
    /// The rows that change, in an order in which they can change; at least one.
    pub changes: Vec<Change>,
}

/// A kind of change. A new kind needs a new migration, so that an older program refuses the file
/// instead of meeting an entry that it cannot read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Operation {
    /// The assessment began; cannot be undone.
    Init,
    /// A scheme was put in force or changed.
    Scheme,
    /// A period was opened, or went to another step.
    Period,
    /// Data came from a file.
    Import,
    /// Values were set.
    Set,
    /// Marks were given.
    Mark,
    /// Bonuses, penalties or vetoes were applied.
    Adjust,
    /// Values were verified.
    Verify,
    /// The change with this sequence number was taken back.
    Undo(u64),
    /// The change with this sequence number was done again.
    Redo(u64),
}

impl Operation {
    /// The code in the journal.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Init => "init",
            Self::Scheme => "scheme",
            Self::Period => "period",
            Self::Import => "import",
            Self::Set => "set",
            Self::Mark => "mark",
            Self::Adjust => "adjust",
            Self::Verify => "verify",
            Self::Undo(_) => "undo",
            Self::Redo(_) => "redo",
        }
    }

    /// The entry that an undo takes back or a redo does again.
    #[must_use]
    pub const fn target(self) -> Option<u64> {
        match self {
            Self::Undo(seq) | Self::Redo(seq) => Some(seq),
            _ => None,
        }
    }

    /// The operation with this code and target.
    pub(super) fn read(code: &str, target: Option<u64>) -> Option<Self> {
        Some(match (code, target) {
            ("init", None) => Self::Init,
            ("scheme", None) => Self::Scheme,
            ("period", None) => Self::Period,
            ("import", None) => Self::Import,
            ("set", None) => Self::Set,
            ("mark", None) => Self::Mark,
            ("adjust", None) => Self::Adjust,
            ("verify", None) => Self::Verify,
            ("undo", Some(seq)) => Self::Undo(seq),
            ("redo", Some(seq)) => Self::Redo(seq),
            _ => return None,
        })
    }
}

/// A place in the journal: a sequence number and the hash that stands for everything up to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Head {
    /// The sequence number, from 1.
    pub seq: u64,
    /// The hash of the entry.
    pub hash: Hash,
}
