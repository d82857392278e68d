//! Reading the journal: its head, its entries, what they changed, and the history of a row.

use chrono::DateTime;
use rusqlite::{Connection, OptionalExtension, Row};
use uuid::Uuid;

use crate::error::Result;
use crate::text::Text;

use super::Store;
use super::body;
use super::commit::{Commit, Head, Operation, Stamp};
use super::failure::{Sql, damaged, reading};
use super::hash::Hash;
use super::record::{Change, Key};
use super::write::integer;

/// An entry of the journal, without the rows that it changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct JournalEntry {
    /// Its place in the journal and its hash.
    pub head: Head,
    /// Who, when, why.
    pub stamp: Stamp,
    /// What kind of change.
    pub operation: Operation,
    /// How many rows it changed.
    pub n_changes: u64,
}

impl Store {
    /// The last entry's number and hash, which stand for the whole journal.
    pub fn head(&self) -> Result<Option<Head>> {
        head(&self.conn)
    }

    /// Up to `limit` entries, newest first, before the entry numbered `before` where one is given.
    pub fn journal(&self, before: Option<u64>, limit: u32) -> Result<Vec<JournalEntry>> {
        let before = before.map_or(i64::MAX, integer);
        entries(&self.conn, PAGE, rusqlite::params![before, limit])
    }

    /// One entry of the journal.
    pub fn journal_entry(&self, seq: u64) -> Result<Option<JournalEntry>> {
        entry(&self.conn, seq)
    }

    /// The commit that an entry records: with its details and every row that it changed.
    pub fn recorded(&self, seq: u64) -> Result<Option<Commit>> {
        let Some(text) = body(&self.conn, seq)? else {
            return Ok(None);
        };
        let body = body::decode(&text).ok_or_else(|| damaged(&name(seq)))?;
        Ok(Some(body.commit))
    }

    /// Every change of one row, newest first. Reads the bodies of the whole journal: 30 MB, an
    /// import of 284,400 values or 100,000 single changes, take about 50 ms.
    pub fn history(&self, key: &Key) -> Result<Vec<(JournalEntry, Change)>> {
        let mut history = Vec::new();
        let mut statement = self.conn.prepare_cached(BODIES).map_err(reading)?;
        let mut rows = statement.query([]).map_err(reading)?;
        while let Some(row) = rows.next().map_err(reading)? {
            let seq = number(row, 0).map_err(reading)?;
            let text = text(row, 1).map_err(reading)?;
            let changes = body::changes_of(text, key).ok_or_else(|| damaged(&name(seq)))?;
            if !changes.is_empty() {
                let entry = entry(&self.conn, seq)?.ok_or_else(|| damaged(&name(seq)))?;
                history.extend(changes.into_iter().rev().map(|change| (entry.clone(), change)));
            }
        }
        Ok(history)
    }
}

/// What an entry is called.
pub(super) fn name(seq: u64) -> Text {
    Text::of(format!("第 {seq} 条日志"), format!("Entry {seq} of the journal"))
}

const HEAD: &str = "SELECT seq, hash FROM journal ORDER BY seq DESC LIMIT 1";
const FIND: &str = "SELECT seq, hash FROM journal WHERE command = $1";
const BODY: &str = "SELECT body FROM journal WHERE seq = $1";
const BODIES: &str = "SELECT seq, body FROM journal ORDER BY seq DESC";
const ENTRY: &str = "SELECT seq, hash, command, at, actor, operation, target, reason, n_changes \
    FROM journal WHERE seq = $1";
const PAGE: &str = "SELECT seq, hash, command, at, actor, operation, target, reason, n_changes \
    FROM journal WHERE seq < $1 ORDER BY seq DESC LIMIT $2";

pub(super) fn head(conn: &Connection) -> Result<Option<Head>> {
    place(conn, HEAD, [])
}

/// The entry of a command.
pub(super) fn find(conn: &Connection, command: Uuid) -> Result<Option<Head>> {
    place(conn, FIND, [command.to_string()])
}

fn place(conn: &Connection, sql: &str, params: impl rusqlite::Params) -> Result<Option<Head>> {
    let found = conn
        .prepare_cached(sql)
        .and_then(|mut statement| {
            statement
                .query_row(params, |row| Ok((number(row, 0)?, hash(row, 1)?)))
                .optional()
        })
        .map_err(reading)?;
    match found {
        None => Ok(None),
        Some((seq, Some(hash))) => Ok(Some(Head { seq, hash })),
        Some((seq, None)) => Err(damaged(&name(seq))),
    }
}

/// The body of an entry, as it is stored.
pub(super) fn body(conn: &Connection, seq: u64) -> Result<Option<String>> {
    conn.prepare_cached(BODY)
        .and_then(|mut statement| statement.query_row([integer(seq)], |row| row.get(0)).optional())
        .map_err(reading)
}

pub(super) fn entry(conn: &Connection, seq: u64) -> Result<Option<JournalEntry>> {
    Ok(entries(conn, ENTRY, [integer(seq)])?.pop())
}

fn entries(conn: &Connection, sql: &str, params: impl rusqlite::Params) -> Result<Vec<JournalEntry>> {
    let mut statement = conn.prepare_cached(sql).map_err(reading)?;
    let mut rows = statement.query(params).map_err(reading)?;
    let mut entries = Vec::new();
    while let Some(row) = rows.next().map_err(reading)? {
        let seq = number(row, 0).map_err(reading)?;
        let entry = read(row, seq).map_err(reading)?;
        entries.push(entry.ok_or_else(|| damaged(&name(seq)))?);
    }
    Ok(entries)
}

fn read(row: &Row<'_>, seq: u64) -> Sql<Option<JournalEntry>> {
    let target = row.get_ref(6)?.as_i64_or_null()?;
    let parts = || {
        let stamp = Stamp {
            command: text(row, 2).ok()?.parse().ok()?,
            actor: text(row, 4).ok()?.to_owned(),
            at: DateTime::parse_from_rfc3339(text(row, 3).ok()?).ok()?,
            reason: text(row, 7).ok()?.to_owned(),
        };
        let target = target.map(u64::try_from).transpose().ok()?;
        Some(JournalEntry {
            head: Head {
                seq,
                hash: hash(row, 1).ok()??,
            },
            stamp,
            operation: Operation::read(text(row, 5).ok()?, target)?,
            n_changes: number(row, 8).ok()?,
        })
    };
    Ok(parts())
}

pub(super) fn number(row: &Row<'_>, column: usize) -> Sql<u64> {
    let number = row.get_ref(column)?.as_i64()?;
    u64::try_from(number).map_err(|_| rusqlite::Error::IntegralValueOutOfRange(column, number))
}

pub(super) fn text<'a>(row: &'a Row<'_>, column: usize) -> Sql<&'a str> {
    Ok(row.get_ref(column)?.as_str()?)
}

fn hash(row: &Row<'_>, column: usize) -> Sql<Option<Hash>> {
    Ok(text(row, column)?.parse().ok())
}
