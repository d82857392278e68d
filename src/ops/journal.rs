//! The journal: who changed what, when and why.

use std::path::Path;

use super::blind::{Blind, HIDDEN};
use super::describe;
use super::session::Session;
use crate::error::{Error, Kind, Result};
use crate::model::Period;
use crate::progress::Progress;
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
    let blind = Blind::of(session)?;
    entries
        .into_iter()
        .map(|entry| line(session, entry, blind.as_ref()))
        .collect()
}

/// Checks a whole store: the file, every entry of the journal, every row, and each receipt: a
/// head that was noted outside the store. The store is only read, and need not be sound enough for
/// a session.
///
/// # Errors
/// The store cannot be read, or it was cancelled.
pub fn verify(store: &Path, receipts: &[Head], progress: &Progress) -> Result<VerifyReport> {
    let mut store = Store::open_read_only(store)?;
    store.tell(progress.clone());
    store.verify(receipts)
}

/// What an entry changed, row by row, before and after; so many rows at the most.
///
/// # Errors
/// The store cannot be read.
pub fn changes(session: &Session, seq: u64, most: usize) -> Result<Vec<Text>> {
    let commit = session.store.recorded(seq)?;
    let changes = commit.iter().flat_map(|commit| &commit.changes);
    let blind = Blind::of(session)?;
    let told = changes.take(most).map(|change| match &blind {
        Some(blind) if blind.hides(change.row()) => HIDDEN,
        _ => describe::one(session.scheme(), change),
    });
    Ok(told.collect())
}

/// Verifies the store of a session: what was found, in a sentence, and whether all is sound.
///
/// # Errors
/// The store cannot be read, or it was cancelled.
pub fn prove(session: &Session) -> Result<(Text, bool)> {
    let report = session.store.verify(&[])?;
    let (entries, proven, n) = (report.entries, report.proven, report.n_faults);
    let receipt = report
        .head
        .map_or_else(String::new, |head| format!("{}:{}", head.seq, head.hash));
    let said = if report.is_sound() {
        Text::of(
            format!("日志 {entries} 条，全部一致；数据与日志一致。回执：{receipt}"),
            format!("{entries} journal entries, all sound; the data are what the journal says. Receipt: {receipt}"),
        )
    } else {
        Text::of(
            format!("发现 {n} 处不一致；日志 {entries} 条，前 {proven} 条可信。请用 kaohe journal verify 查看。"),
            format!(
                "{n} faults; of {entries} journal entries the first {proven} are proven. See kaohe journal verify."
            ),
        )
    };
    Ok((said, report.is_sound()))
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

fn line(session: &Session, entry: JournalEntry, blind: Option<&Blind>) -> Result<Line> {
    let commit = session.store.recorded(entry.head.seq)?;
    let mut periods = commit.iter().flat_map(|commit| commit.changes.iter().map(period));
    let first = periods.next().flatten();
    Ok(Line {
        period: first.filter(|_| periods.all(|period| period == first)),
        what: commit.map_or_else(
            || Text::same(String::new()),
            |commit| match blind {
                Some(blind) if blind.hides_any(&commit.changes) => HIDDEN,
                _ => describe::describe(session.scheme(), &commit),
            },
        ),
        entry,
    })
}

fn period(change: &Change) -> Option<Period> {
    change.row().period()
}
