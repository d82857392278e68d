//! The journal: who changed what, when and why.

use std::path::Path;

use super::describe;
use super::session::Session;
use crate::error::{Error, Kind, Result};
use crate::model::Period;
use crate::store::{Change, Head, JournalEntry, Store};
use crate::text::Text;

pub use crate::store::{Fault, VerifyReport};

/// One line of the journal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Number, time, actor, kind, reason.
    pub entry: JournalEntry,
    /// The period of the rows that changed, where it is the same for all.
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

/// Checks a whole store: the file, every entry of the journal, every row, and each receipt: a
/// head that was noted outside the store. The store is only read, and need not be sound enough for
/// a session.
///
/// # Errors
/// The store cannot be read.
pub fn verify(store: &Path, receipts: &[Head]) -> Result<VerifyReport> {
    Store::open_read_only(store)?.verify(receipts)
}

/// Reads a receipt, `SEQ:HASH`.
///
/// # Errors
/// It is not written so.
pub fn receipt(text: &str) -> Result<Head> {
    let parts = text.split_once(':').and_then(|(seq, hash)| {
        Some(Head {
            seq: seq.parse().ok()?,
            hash: hash.parse().ok()?,
        })
    });
    parts.ok_or_else(|| {
        Error::new(
            Kind::Usage,
            Text::of(format!("“{text}”不是回执。"), format!("\"{text}\" is not a receipt.")),
        )
        .hint(Text::new(
            "回执写成“序号:哈希值”，由 kaohe journal verify 给出。",
            "A receipt is written SEQ:HASH, as kaohe journal verify prints it.",
        ))
    })
}

fn line(session: &Session, entry: JournalEntry) -> Result<Line> {
    let commit = session.store.recorded(entry.head.seq)?;
    let mut periods = commit.iter().flat_map(|commit| commit.changes.iter().map(period));
    let first = periods.next().flatten();
    Ok(Line {
        period: first.filter(|_| periods.all(|period| period == first)),
        what: commit.map_or_else(
            || Text::same(String::new()),
            |commit| describe::describe(session.scheme(), &commit),
        ),
        entry,
    })
}

fn period(change: &Change) -> Option<Period> {
    change.row().period()
}
