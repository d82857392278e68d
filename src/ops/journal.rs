//! The journal: who changed what, when and why.

use super::describe;
use super::session::Session;
use crate::error::Result;
use crate::model::Period;
use crate::store::{Change, JournalEntry, Key, Record};
use crate::text::Text;

/// One line of the journal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Number, time, actor, kind, reason.
    pub entry: JournalEntry,
    /// The period of the first row that changed.
    pub period: Option<Period>,
    /// What changed, in words.
    pub what: Text,
}

/// The newest entries of the journal, newest first, before the entry numbered `before` where one is given.
///
/// # Errors
/// The store cannot be read.
pub fn list(session: &Session, before: Option<u64>, limit: u32) -> Result<Vec<Line>> {
    let entries = session.store.journal(before, limit)?;
    entries.into_iter().map(|entry| line(session, entry)).collect()
}

/// Every change of one row, newest first.
///
/// # Errors
/// The store cannot be read.
pub fn history(session: &Session, key: &Key) -> Result<Vec<(JournalEntry, Change)>> {
    session.store.history(key)
}

fn line(session: &Session, entry: JournalEntry) -> Result<Line> {
    let commit = session.store.recorded(entry.head.seq)?;
    let changes = commit.map(|commit| commit.changes).unwrap_or_default();
    Ok(Line {
        period: changes.first().and_then(period),
        what: describe::describe(session.scheme(), entry.operation, &changes),
        entry,
    })
}

fn period(change: &Change) -> Option<Period> {
    match change.after().or(change.before())? {
        Record::Entry(row) => Some(row.period),
        Record::Mark(row) => Some(row.period),
        Record::Adjustment(row) => Some(row.period),
        Record::Period(row) => Some(row.period),
        Record::Setting(_) | Record::Scheme(_) => None,
    }
}
