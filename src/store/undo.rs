//! Undo and redo: new entries that take a change back or do it again.
//!
//! What can be undone follows from the journal alone, so it survives restarts and has no limit.

use rusqlite::{Connection, OptionalExtension};

use crate::error::{Error, Kind, Result};
use crate::text::Text;

use super::Store;
use super::commit::{Commit, Head, Operation, Stamp};
use super::failure::{damaged, reading};
use super::journal::{self, JournalEntry};
use super::record::Change;
use super::write::integer;

impl Store {
    /// The entry that [`Store::undo`] would take back.
    pub fn undoable(&self) -> Result<Option<JournalEntry>> {
        self.entry_of(undoable(&self.conn)?)
    }

    /// The entry that [`Store::redo`] would do again.
    pub fn redoable(&self) -> Result<Option<JournalEntry>> {
        self.entry_of(redoable(&self.conn)?)
    }

    /// Takes the last change back that was not taken back yet. [`Kind::Conflict`] where there is none.
    pub fn undo(&mut self, stamp: Stamp) -> Result<Head> {
        let seq = undoable(&self.conn)?.ok_or_else(|| nothing("撤销", "undo"))?;
        let changes = self.changes(seq)?.into_iter().rev().map(Change::inverse).collect();
        self.commit(&again(stamp, Operation::Undo(seq), changes))
    }

    /// Does the change again that was taken back last; any other change in between has put an end
    /// to that. [`Kind::Conflict`] where there is none.
    pub fn redo(&mut self, stamp: Stamp) -> Result<Head> {
        let seq = redoable(&self.conn)?.ok_or_else(|| nothing("重做", "redo"))?;
        let changes = self.changes(seq)?;
        self.commit(&again(stamp, Operation::Redo(seq), changes))
    }

    fn entry_of(&self, seq: Option<u64>) -> Result<Option<JournalEntry>> {
        seq.map_or(Ok(None), |seq| journal::entry(&self.conn, seq))
    }

    fn changes(&self, seq: u64) -> Result<Vec<Change>> {
        let commit = self.recorded(seq)?.ok_or_else(|| damaged(&journal::name(seq)))?;
        Ok(commit.changes)
    }
}

fn again(stamp: Stamp, operation: Operation, changes: Vec<Change>) -> Commit {
    Commit {
        stamp,
        operation,
        details: std::collections::BTreeMap::new(),
        changes,
    }
}

fn nothing(zh: &str, en: &str) -> Error {
    Error::new(
        Kind::Conflict,
        Text::of(format!("没有可以{zh}的变更。"), format!("There is nothing to {en}.")),
    )
}

/// Refuses to undo or redo anything but the change whose turn it is.
pub(super) fn check_target(conn: &Connection, operation: Operation) -> Result<()> {
    let turn = match operation {
        Operation::Undo(_) => undoable(conn)?,
        Operation::Redo(_) => redoable(conn)?,
        _ => return Ok(()),
    };
    if turn == operation.target() {
        return Ok(());
    }
    Err(Error::new(
        Kind::Conflict,
        Text::new(
            "这项变更不是当前可以撤销或重做的变更；没有保存。",
            "It is not this change's turn to be undone or redone; nothing was saved.",
        ),
    )
    .hint(Text::new("请重新读取后再试。", "Read it again and try once more.")))
}

/// The newest change that was not taken back.
fn undoable(conn: &Connection) -> Result<Option<u64>> {
    let mut place = journal::head(conn)?.map_or(0, |head| head.seq);
    while let Some(operation) = operation(conn, place)? {
        match operation {
            Operation::Init => return Ok(None),
            // Below a change lies what was there before it was made.
            Operation::Undo(seq) => place = earlier(seq, place)?,
            Operation::Redo(seq) => return Ok(Some(seq)),
            _ => return Ok(Some(place)),
        }
    }
    Ok(None)
}

/// The change that was taken back last, with nothing but undo and redo since.
fn redoable(conn: &Connection) -> Result<Option<u64>> {
    let mut place = journal::head(conn)?.map_or(0, |head| head.seq);
    while let Some(operation) = operation(conn, place)? {
        match operation {
            Operation::Undo(seq) => return Ok(Some(seq)),
            // Below a change that was done again lies what was there when it was taken back.
            Operation::Redo(seq) => {
                let undone = last_undo(conn, seq, place)?.ok_or_else(|| damaged(&journal::name(place)))?;
                place = earlier(undone, place)?;
            }
            _ => return Ok(None),
        }
    }
    Ok(None)
}

/// The entry before `seq`, which itself must lie before `place`, so that a walk always ends.
fn earlier(seq: u64, place: u64) -> Result<u64> {
    if (1..place).contains(&seq) {
        Ok(seq - 1)
    } else {
        Err(damaged(&journal::name(place)))
    }
}

fn operation(conn: &Connection, seq: u64) -> Result<Option<Operation>> {
    Ok(journal::entry(conn, seq)?.map(|entry| entry.operation))
}

const LAST_UNDO: &str = "SELECT seq FROM journal WHERE target = $1 AND operation = 'undo' AND seq < $2 \
    ORDER BY seq DESC LIMIT 1";

fn last_undo(conn: &Connection, target: u64, before: u64) -> Result<Option<u64>> {
    conn.prepare_cached(LAST_UNDO)
        .and_then(|mut statement| {
            let params = [integer(target), integer(before)];
            statement.query_row(params, |row| journal::number(row, 0)).optional()
        })
        .map_err(reading)
}
