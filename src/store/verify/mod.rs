//! Proving a store: the file, the tables, every entry of the journal, every row, every file of evidence.
//!
//! Reads only, and expects nothing of what it reads: every column may be of a wrong type or no
//! text at all. What is wrong is a [`Fault`] of the report, never a panic.

mod chain;
mod replay;

use rusqlite::Connection;

use crate::error::{Error, Result};
use crate::text::Text;

use super::commit::Head;
use super::failure::{Sql, reading};
use super::{Store, evidence, read, schema};

use chain::Chain;

/// What a check of the whole store found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VerifyReport {
    /// How many entries the journal has.
    pub entries: u64,
    /// The last entry; `None` where there is none.
    pub head: Option<Head>,
    /// The entries from 1 to this one are proven good; 0 where none is. What somebody wrote anew
    /// from some entry on, with all hashes, is only found with a receipt from before.
    pub proven: u64,
    /// What is wrong, at most [`VerifyReport::MOST_FAULTS`], in the order in which it was found.
    pub faults: Vec<Fault>,
    /// How many faults there are.
    pub n_faults: usize,
}

/// One thing that is wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// What is wrong with what.
    pub kind: FaultKind,
    /// The entry of the journal, where it is about one.
    pub seq: Option<u64>,
    /// The fault in words.
    pub what: Text,
}

/// What a fault is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FaultKind {
    /// The file: its pages, its indexes, its types.
    File,
    /// The tables, indexes and triggers.
    Schema,
    /// Entries are missing, or stand twice.
    Gap,
    /// An entry does not follow the one before it.
    Link,
    /// An entry is not what its hash says.
    Hash,
    /// A body that this program did not write.
    Body,
    /// A column of an entry that does not repeat the body.
    Column,
    /// An entry that no commit could have made.
    Rule,
    /// A row that is not what the journal says.
    Row,
    /// A file of evidence that is missing, or is not what was recorded.
    Evidence,
    /// A receipt that does not fit the journal.
    Receipt,
}

impl VerifyReport {
    /// How many faults a report lists.
    pub const MOST_FAULTS: usize = 100;

    /// Whether nothing is wrong.
    #[must_use]
    pub const fn is_sound(&self) -> bool {
        self.n_faults == 0
    }

    pub(super) fn add(&mut self, kind: FaultKind, seq: Option<u64>, what: Text) {
        self.n_faults += 1;
        if self.faults.len() < Self::MOST_FAULTS {
            self.faults.push(Fault { kind, seq, what });
        }
    }

    /// Notes that reading itself failed, which is a fault of the file.
    fn unreadable(&mut self, (zh, en): (&str, &str), error: &rusqlite::Error) {
        let what = Text::of(
            format!("{zh}无法读取：{error}。"),
            format!("{en} cannot be read: {error}."),
        );
        self.add(FaultKind::File, None, what);
    }
}

impl Store {
    /// Checks everything: the file, its tables, every entry and its link to the one before, every
    /// row against the journal played from the start, every file of evidence, and each receipt: a head that was noted
    /// outside the store, which alone shows that the journal was cut off or written anew.
    ///
    /// # Errors
    /// The store cannot be read at all, or it was cancelled.
    pub fn verify(&self, receipts: &[Head]) -> Result<VerifyReport> {
        let mut report = VerifyReport {
            entries: 0,
            head: None,
            proven: 0,
            faults: Vec::new(),
            n_faults: 0,
        };
        let snapshot = self.conn.unchecked_transaction().map_err(reading)?;
        self.progress.begin(FILE, 0)?;
        if let Err(error) = check_file(&snapshot, &mut report) {
            report.unreadable(("文件", "The file"), &error);
        }
        self.progress.go_on()?;
        match schema::strange(&snapshot) {
            Ok(strange) => strange
                .iter()
                .for_each(|thing| report.add(FaultKind::Schema, None, altered(thing))),
            Err(error) => report.unreadable(("表结构", "The schema"), &error),
        }
        if read::store_id(&snapshot).ok() != Some(self.id) {
            report.add(
                FaultKind::File,
                None,
                Text::new("考核库的标识变了。", "The id of the store has changed."),
            );
        }
        let part = self.progress.begin(JOURNAL, chain::extent(&snapshot))?;
        let mut chain = Chain::new(self.id, receipts, &part);
        if let Err(halt) = chain.walk(&snapshot, &mut report) {
            report.unreadable(("日志", "The journal"), &halt.fault()?);
            chain.cut_short();
        }
        chain.finish(&mut report);
        if let Some(path) = self.path() {
            evidence::verify(path, &chain.rows.evidence, (&mut report, &self.progress))?;
        }
        let part = self.progress.begin(ROWS, chain.rows.len())?;
        if let Err(halt) = chain.rows.compare(&snapshot, &mut report, &part) {
            report.unreadable(("数据表", "The rows"), &halt.fault()?);
        }
        Ok(report)
    }
}

const FILE: Text = Text::new("检查文件", "checking the file");
const JOURNAL: Text = Text::new("核验日志", "checking the journal");
const ROWS: Text = Text::new("核对数据", "checking the rows");

/// Why a part of the check ended before its end.
enum Halt {
    /// What is to be read cannot be: a fault of the store, and the check goes on.
    Unreadable(rusqlite::Error),
    /// The person wants no more of it.
    Cancelled(Error),
}

impl Halt {
    /// The fault of the store.
    fn fault(self) -> Result<rusqlite::Error> {
        match self {
            Self::Unreadable(error) => Ok(error),
            Self::Cancelled(error) => Err(error),
        }
    }
}

impl From<rusqlite::Error> for Halt {
    fn from(error: rusqlite::Error) -> Self {
        Self::Unreadable(error)
    }
}

impl From<Error> for Halt {
    fn from(error: Error) -> Self {
        Self::Cancelled(error)
    }
}

/// The result of a part of the check.
type Checked<T> = std::result::Result<T, Halt>;

/// SQLite's own check of pages, indexes, types and constraints.
fn check_file(conn: &Connection, report: &mut VerifyReport) -> Sql<()> {
    let mut statement = conn.prepare("PRAGMA integrity_check(20)")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let found = row.get_ref(0)?.as_bytes().unwrap_or_default().to_vec();
        let found = String::from_utf8_lossy(&found);
        if found != "ok" {
            let what = Text::of(
                format!("文件已损坏：{found}。"),
                format!("The file is damaged: {found}."),
            );
            report.add(FaultKind::File, None, what);
        }
    }
    Ok(())
}

fn altered(thing: &str) -> Text {
    Text::of(
        format!("表结构被改动过：{thing}。"),
        format!("The schema was altered: {thing}."),
    )
}
