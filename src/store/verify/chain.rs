//! Walking the journal: every link, every hash, every body, every column that repeats it.

use std::collections::HashSet;

use rusqlite::{Connection, Row};
use uuid::Uuid;

use crate::progress::Part;
use crate::store::body::{self, Body};
use crate::store::commit::{Head, Operation, time};
use crate::store::failure::Sql;
use crate::store::hash::{ALGORITHM, Hash};
use crate::store::journal::{self, number, text};
use crate::text::{Lang, Text};

use super::replay::Replay;
use super::{Checked, FaultKind, Halt, VerifyReport};

const WALK: &str = "SELECT seq, alg, prev, hash, body, command, at, actor, operation, target, reason, n_changes \
    FROM journal ORDER BY seq";

/// How many changes the entries say they have, which may be as wrong as anything else in the file.
pub(super) fn extent(conn: &Connection) -> u64 {
    let sum = conn.query_row("SELECT coalesce(sum(n_changes), 0) FROM journal", [], |row| {
        number(row, 0)
    });
    sum.unwrap_or(0)
}

/// What is known of the journal up to the last entry read.
pub(super) struct Chain<'a> {
    store: Uuid,
    receipts: &'a [Head],
    /// Hears how many changes were played.
    part: &'a Part<'a>,
    n_played: u64,
    last: Option<Head>,
    /// Before the first bad entry.
    proven: Option<u64>,
    commands: HashSet<Uuid>,
    undo: Vec<u64>,
    redo: Vec<u64>,
    /// The rows as the journal says.
    pub rows: Replay,
}

impl<'a> Chain<'a> {
    pub(super) fn new(store: Uuid, receipts: &'a [Head], part: &'a Part<'a>) -> Self {
        Self {
            store,
            receipts,
            part,
            n_played: 0,
            last: None,
            proven: None,
            commands: HashSet::new(),
            undo: Vec::new(),
            redo: Vec::new(),
            rows: Replay::default(),
        }
    }

    pub(super) fn walk(&mut self, conn: &Connection, report: &mut VerifyReport) -> Checked<()> {
        let mut statement = conn.prepare(WALK)?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let seq = number(row, 0)?;
            if let Err(halt) = self.entry(seq, row, report) {
                let error = match halt {
                    Halt::Unreadable(error) => error,
                    cancelled @ Halt::Cancelled(_) => return Err(cancelled),
                };
                self.unread(seq);
                self.last = Some(Head { seq, hash: Hash::ZERO });
                let (zh, en) = (format!("无法读取：{error}"), format!("cannot be read: {error}"));
                report.add(FaultKind::Body, Some(seq), says(seq, &zh, &en));
            }
            report.entries += 1;
        }
        Ok(())
    }

    /// Checks an entry, and goes on after a bad one with what it says of itself, so that one bad
    /// entry is not blamed on all that follow.
    fn entry(&mut self, seq: u64, row: &Row<'_>, report: &mut VerifyReport) -> Checked<()> {
        let expected = self.last.map_or(1, |last| last.seq + 1);
        let (alg, prev, hash) = (text(row, 1)?, text(row, 2)?, text(row, 3)?);
        let last = self.last.map_or(Hash::ZERO, |last| last.hash);
        if seq != expected {
            self.bad(seq, expected - 1);
            report.add(FaultKind::Gap, Some(seq), gap(expected, seq));
        } else if prev != last.to_string() {
            // Either this entry or the one before it was altered.
            self.bad(seq, seq.saturating_sub(2));
            let (zh, en) = ("与前一条记录不衔接", "does not follow the entry before it");
            report.add(FaultKind::Link, Some(seq), says(seq, zh, en));
        }
        let body = text(row, 4)?;
        let own = prev
            .parse()
            .ok()
            .map(|prev| Hash::of_entry(self.store, seq, prev, body));
        if alg != ALGORITHM || own.map(|own| own.to_string()).as_deref() != Some(hash) {
            self.bad(seq, expected - 1);
            let (zh, en) = ("与其校验值不符", "is not what its hash says");
            report.add(FaultKind::Hash, Some(seq), says(seq, zh, en));
        }
        if let Some(body) = body::decode(body) {
            self.contents(row, seq, &body, report)?;
        } else {
            self.unread(seq);
            let (zh, en) = (
                "的内容不是本程序写入的格式",
                "has a body that this program did not write",
            );
            report.add(FaultKind::Body, Some(seq), says(seq, zh, en));
        }
        self.last = Some(Head {
            seq,
            hash: hash.parse().unwrap_or(Hash::ZERO),
        });
        self.receipt(seq, report);
        Ok(())
    }

    /// Checks what an entry says against its columns, and plays it.
    fn contents(&mut self, row: &Row<'_>, seq: u64, body: &Body, report: &mut VerifyReport) -> Checked<()> {
        let commit = &body.commit;
        if !repeats(row, body)? {
            self.bad(seq, seq.saturating_sub(1));
            let (zh, en) = ("的列与内容不符", "has columns that do not repeat its body");
            report.add(FaultKind::Column, Some(seq), says(seq, zh, en));
        }
        let fresh = self.commands.insert(commit.stamp.command);
        let in_turn = self.turn(seq, commit.operation);
        if !fresh || !in_turn || commit.changes.is_empty() {
            self.bad(seq, seq.saturating_sub(1));
            let (zh, en) = ("不可能由本程序写入", "is one that no commit could have made");
            report.add(FaultKind::Rule, Some(seq), says(seq, zh, en));
        }
        for change in &commit.changes {
            if !self.rows.play(change) {
                self.bad(seq, seq.saturating_sub(1));
                report.add(FaultKind::Rule, Some(seq), misfit(seq, &change.key().name()));
            }
            self.n_played += 1;
            self.part.at(self.n_played)?;
        }
        Ok(())
    }

    /// Whether an undo or redo is of the change whose turn it is.
    fn turn(&mut self, seq: u64, operation: Operation) -> bool {
        match operation {
            Operation::Undo(target) => {
                self.redo.push(target);
                self.undo.pop() == Some(target)
            }
            Operation::Redo(target) => {
                self.undo.push(target);
                self.redo.pop() == Some(target)
            }
            Operation::Init => {
                self.redo.clear();
                self.undo.clear();
                true
            }
            _ => {
                self.redo.clear();
                self.undo.push(seq);
                true
            }
        }
    }

    fn receipt(&self, seq: u64, report: &mut VerifyReport) {
        let wrong = |receipt: &&Head| receipt.seq == seq && Some(**receipt) != self.last;
        if self.receipts.iter().any(|receipt| wrong(&receipt)) {
            let (zh, en) = (
                "与留存的校验值不符：它或它之前的记录被改写过",
                "does not fit its receipt: it, or an entry before it, was written anew",
            );
            report.add(FaultKind::Receipt, Some(seq), says(seq, zh, en));
        }
    }

    /// Notes an entry whose changes nobody knows.
    fn unread(&mut self, seq: u64) {
        self.bad(seq, seq.saturating_sub(1));
        self.rows.give_up();
    }

    /// Notes that the journal could not be read to its end.
    pub(super) const fn cut_short(&mut self) {
        self.receipts = &[];
        self.rows.give_up();
    }

    /// Notes a bad entry, and how far everything before it is good.
    fn bad(&mut self, seq: u64, good: u64) {
        let good = good.min(seq.saturating_sub(1));
        self.proven = Some(self.proven.map_or(good, |proven| proven.min(good)));
    }

    /// What can only be said at the end: the head, what is proven, and receipts beyond the end.
    pub(super) fn finish(&self, report: &mut VerifyReport) {
        let end = self.last.map_or(0, |last| last.seq);
        report.head = self.last;
        report.proven = self.proven.unwrap_or(end);
        for receipt in self.receipts.iter().filter(|receipt| receipt.seq > end) {
            let seq = receipt.seq;
            let what = Text::of(
                format!("日志在第 {end} 条之后被截断：留存的校验值属于第 {seq} 条。"),
                format!("The journal was cut off after entry {end}: the receipt is of entry {seq}."),
            );
            report.add(FaultKind::Receipt, Some(seq), what);
        }
    }
}

/// Whether the columns of an entry repeat its body.
fn repeats(row: &Row<'_>, body: &Body) -> Sql<bool> {
    let commit = &body.commit;
    let n_changes = u64::try_from(commit.changes.len()).ok();
    let target = row.get_ref(9)?.as_i64_or_null()?;
    Ok(text(row, 5)? == commit.stamp.command.to_string()
        && text(row, 6)? == time(commit.stamp.at)
        && text(row, 7)? == commit.stamp.actor
        && text(row, 8)? == commit.operation.code()
        && target.map(u64::try_from).transpose().ok() == Some(commit.operation.target())
        && text(row, 10)? == commit.stamp.reason
        && Some(number(row, 11)?) == n_changes)
}

fn says(seq: u64, zh: &str, en: &str) -> Text {
    let name = journal::name(seq);
    Text::of(
        format!("{}{zh}。", name.get(Lang::Zh)),
        format!("{} {en}.", name.get(Lang::En)),
    )
}

fn gap(expected: u64, seq: u64) -> Text {
    let last = seq.saturating_sub(1);
    Text::of(
        format!("缺少第 {expected} 条至第 {last} 条日志。"),
        format!("Entries {expected} to {last} of the journal are missing."),
    )
}

fn misfit(seq: u64, row: &Text) -> Text {
    let (zh, en) = (row.get(Lang::Zh), row.get(Lang::En));
    Text::of(
        format!("第 {seq} 条日志所记“{zh}”变更前的内容，与此前的日志不符。"),
        format!("Entry {seq} of the journal begins from another {en} than the entries before it left."),
    )
}
