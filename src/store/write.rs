//! Carrying a commit out: rows and one journal entry in one transaction, or nothing.

use std::borrow::Cow;

use rusqlite::{Connection, ErrorCode, OpenFlags, Transaction, TransactionBehavior, ffi, params_from_iter};
use uuid::Uuid;

use crate::error::{Error, Kind, Result};
use crate::text::{Lang, Text};

use super::commit::{Commit, Head, Operation, time};
use super::failure::{damaged, writing};
use super::hash::{ALGORITHM, Hash};
use super::record::{Change, Key};
use super::{Access, Store, body, connect, journal, undo};

impl Store {
    /// Writes the rows and one journal entry, in one transaction, and returns the new head.
    ///
    /// - Every row must stand as its change's `before` says, or it is a [`Kind::Conflict`] that
    ///   names the row, and nothing is written.
    /// - A commit without changes is refused ([`Kind::Invalid`]): a change that changes nothing
    ///   is not worth an entry, and [`Change::new`] already returns `None` for it.
    /// - A row of evidence whose file is not beside the store is refused ([`Kind::Storage`]).
    /// - A command that is in the journal already is not written again; its entry is returned.
    /// - When this returns `Ok`, the change is on the disk. When the commit itself reports an
    ///   error, the journal is asked: found means `Ok`; not found means a [`Kind::Storage`] error
    ///   that says nothing was saved; and where that cannot be told, the error says so, and the
    ///   store takes no more changes until it is opened again.
    /// - It can be cancelled before the commit itself begins, and then nothing is written.
    pub fn commit(&mut self, commit: &Commit) -> Result<Head> {
        self.check_writable()?;
        check(commit)?;
        self.check_evidence(commit)?;
        let text = body::encode(commit, body::PROGRAM);
        let id = self.id;
        let tx = Transaction::new(&mut self.conn, TransactionBehavior::Immediate).map_err(writing)?;
        if let Some(head) = journal::find(&tx, commit.stamp.command)? {
            return repeated(&tx, head, commit);
        }
        undo::check_target(&tx, commit.operation)?;
        let part = self.progress.begin(WRITING, commit.changes.len() as u64)?;
        for (n, change) in (1..).zip(&commit.changes) {
            apply(&tx, change)?;
            part.at(n)?;
        }
        let head = append(&tx, id, commit, &text)?;
        match tx.execute_batch("COMMIT") {
            Ok(()) => Ok(head),
            Err(error) => {
                drop(tx);
                self.settle(commit.stamp.command, error)
            }
        }
    }

    pub(super) fn check_writable(&self) -> Result<()> {
        match self.access {
            Access::Write => self
                .place
                .as_ref()
                .map_or(Ok(()), |place| place.claim.check(&place.path)),
            Access::Read => Err(Error::new(
                Kind::Conflict,
                Text::new("文件以只读方式打开，不能修改。", "The store is open for reading only."),
            )),
            Access::Doubt => Err(doubtful("")),
        }
    }

    /// Finds out what became of a commit that reported an error.
    fn settle(&mut self, command: Uuid, error: rusqlite::Error) -> Result<Head> {
        let found = match &self.place {
            // After a failed fsync, what reads back from memory may not be on the disk.
            _ if is_failed_sync(&error) => None,
            Some(place) => place
                .claim
                .check(&place.path)
                .and_then(|()| connect(&place.path, OpenFlags::SQLITE_OPEN_READ_WRITE))
                .and_then(|conn| {
                    self.conn = conn;
                    journal::find(&self.conn, command)
                })
                .ok(),
            None => journal::find(&self.conn, command).ok(),
        };
        match found {
            Some(Some(head)) => Ok(head),
            Some(None) => Err(writing(error)),
            None => {
                self.access = Access::Doubt;
                Err(doubtful(&format!(" ({error})")))
            }
        }
    }
}

const WRITING: Text = Text::new("写入", "writing");

fn is_failed_sync(error: &rusqlite::Error) -> bool {
    matches!(error, rusqlite::Error::SqliteFailure(failure, _)
        if [ffi::SQLITE_IOERR_FSYNC, ffi::SQLITE_IOERR_DIR_FSYNC].contains(&failure.extended_code))
}

fn doubtful(cause: &str) -> Error {
    Error::new(
        Kind::Storage,
        Text::of(
            format!("不能确定上一次变更是否已经保存{cause}。"),
            format!("It is not known whether the last change was saved{cause}."),
        ),
    )
    .hint(Text::new(
        "请退出程序，检查磁盘后重新打开，在日志中查看最后一条记录。",
        "Quit, check the disk, open the store again, and look at the last entry of the journal.",
    ))
}

/// Refuses what would make no entry, or one that not every engine can keep.
fn check(commit: &Commit) -> Result<()> {
    let invalid = |zh: &'static str, en: &'static str| Err(Error::new(Kind::Invalid, Text::new(zh, en)));
    if commit.changes.is_empty() {
        return invalid(
            "没有任何变化，无需保存。",
            "Nothing changes, so there is nothing to save.",
        );
    }
    if commit.stamp.actor.is_empty() {
        return invalid("没有写明经办人。", "It does not say who acts.");
    }
    if !commit.details.keys().all(|name| name.is_ascii()) {
        return invalid(
            "附加信息的名称只能用 ASCII 字符。",
            "The names of details must be ASCII.",
        );
    }
    let stamp = [&commit.stamp.actor, &commit.stamp.reason];
    if stamp
        .into_iter()
        .chain(commit.details.values())
        .any(|text| text.contains('\0'))
    {
        return invalid("文字中含有空字符（NUL）。", "A text has a NUL character in it.");
    }
    Ok(())
}

/// The same command came again: the same commit is the same entry, another one is refused.
fn repeated(conn: &Connection, head: Head, commit: &Commit) -> Result<Head> {
    let kept = journal::body(conn, head.seq)?;
    let same = kept
        .as_deref()
        .and_then(body::decode)
        .is_some_and(|kept| body::encode(commit, &kept.program) == body::encode(&kept.commit, &kept.program));
    if same {
        return Ok(head);
    }
    let (seq, command) = (head.seq, commit.stamp.command);
    Err(Error::new(
        Kind::Conflict,
        Text::of(
            format!("命令编号 {command} 已用于第 {seq} 条日志的另一项变更。"),
            format!("Command {command} is already entry {seq} of the journal, which is another change."),
        ),
    ))
}

/// Changes one row, if it stands as expected.
fn apply(tx: &Transaction<'_>, change: &Change) -> Result<()> {
    let table = change.row().family().table();
    let key = change.row().key_columns();
    let old = change.before().map(super::Record::contents);
    let new = change.after().map(super::Record::contents);
    let (sql, columns): (_, Vec<&Cow<'_, str>>) = match (&old, &new) {
        (None, Some(new)) => (table.insert, key.iter().chain(new).collect()),
        (Some(old), Some(new)) => (table.update, new.iter().chain(&key).chain(old).collect()),
        (Some(old), None) => (table.delete, key.iter().chain(old).collect()),
        (None, None) => return Ok(()),
    };
    if columns.iter().any(|column| column.contains('\0')) {
        return Err(unfit(&change.key()));
    }
    let done = tx
        .prepare_cached(sql)
        .and_then(|mut statement| statement.execute(params_from_iter(columns)));
    match done {
        Ok(1) => Ok(()),
        Ok(_) => Err(conflict(&change.key())),
        Err(error) if is_taken(&error) => Err(conflict(&change.key())),
        Err(error) if error.sqlite_error_code() == Some(ErrorCode::ConstraintViolation) => Err(unfit(&change.key())),
        Err(error) => Err(writing(error)),
    }
}

fn is_taken(error: &rusqlite::Error) -> bool {
    matches!(error, rusqlite::Error::SqliteFailure(failure, _)
        if [ffi::SQLITE_CONSTRAINT_PRIMARYKEY, ffi::SQLITE_CONSTRAINT_UNIQUE].contains(&failure.extended_code))
}

fn conflict(key: &Key) -> Error {
    let name = key.name();
    Error::new(
        Kind::Conflict,
        Text::of(
            format!("{}已被改动，与修改前看到的不同；本次变更没有保存。", name.get(Lang::Zh)),
            format!(
                "The {} is not what it was when the change began; nothing was saved.",
                name.get(Lang::En)
            ),
        ),
    )
    .hint(Text::new("请重新读取后再试。", "Read it again and try once more."))
}

fn unfit(key: &Key) -> Error {
    let name = key.name();
    Error::new(
        Kind::Invalid,
        Text::of(
            format!("{}含有不能保存的内容；本次变更没有保存。", name.get(Lang::Zh)),
            format!(
                "The {} has contents that cannot be kept; nothing was saved.",
                name.get(Lang::En)
            ),
        ),
    )
}

const APPEND: &str = "INSERT INTO journal \
    (seq, alg, prev, hash, command, at, actor, operation, target, reason, n_changes, body) \
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)";

/// Adds the entry, then reads it again and hashes what it reads.
fn append(tx: &Transaction<'_>, store: Uuid, commit: &Commit, text: &str) -> Result<Head> {
    let last = journal::head(tx)?;
    let seq = last.map_or(1, |last| last.seq + 1);
    let prev = last.map_or(Hash::ZERO, |last| last.hash);
    let hash = Hash::of_entry(store, seq, prev, text);
    let Commit { stamp, operation, .. } = commit;
    tx.prepare_cached(APPEND)
        .and_then(|mut statement| {
            statement.execute(rusqlite::params![
                integer(seq),
                ALGORITHM,
                prev.to_string(),
                hash.to_string(),
                stamp.command.to_string(),
                time(stamp.at),
                stamp.actor,
                operation.code(),
                Operation::target(*operation).map(integer),
                stamp.reason,
                integer(u64::try_from(commit.changes.len()).expect("BUG: a length fits 64 bits")),
                text,
            ])
        })
        .map_err(writing)?;
    let kept = journal::body(tx, seq)?.map(|kept| Hash::of_entry(store, seq, prev, &kept));
    if kept != Some(hash) || journal::head(tx)? != Some(Head { seq, hash }) {
        return Err(damaged(&journal::name(seq)));
    }
    Ok(Head { seq, hash })
}

/// A number as the engine keeps it; sequence numbers and counts never come near 2^63.
pub(super) fn integer(number: u64) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::super::{PeriodRow, Record, Stamp};
    use super::*;
    use tempfile::TempDir;

    fn opened(n: u16) -> Commit {
        Commit {
            stamp: Stamp {
                command: Uuid::from_u128(u128::from(n)),
                actor: "张三".to_owned(),
                at: "2022-01-10T09:00:00+08:00".parse().expect("a time"),
                reason: "原因".repeat(400),
            },
            operation: Operation::Period,
            details: BTreeMap::new(),
            changes: vec![Change::add(Record::Period(PeriodRow {
                period: format!("{n:04}").parse().expect("a period"),
                step: crate::model::Step::Draft,
            }))],
        }
    }

    fn store(folder: &TempDir) -> Store {
        Store::create(&folder.path().join("a.kaohe"), Uuid::nil()).expect("a store")
    }

    fn failure(extended_code: i32) -> rusqlite::Error {
        rusqlite::Error::SqliteFailure(ffi::Error::new(extended_code), None)
    }

    #[test]
    fn a_full_disk_loses_nothing_that_was_saved_and_the_same_commit_succeeds_later() {
        let folder = TempDir::new().expect("a folder");
        let mut store = store(&folder);
        store
            .conn
            .pragma_update(None, "max_page_count", 60)
            .expect("a small disk");
        let mut saved = 0;
        let error = loop {
            match store.commit(&opened(saved + 1)) {
                Ok(_) => saved += 1,
                Err(error) => break error,
            }
        };
        assert!(saved > 10, "{saved}");
        assert_eq!(error.kind, Kind::Storage);
        assert!(error.to_string().contains("磁盘空间"), "{error}");
        let report = store.verify(&[]).expect("a report");
        assert!(report.is_sound(), "{:?}", report.faults);
        assert_eq!(report.entries, u64::from(saved));
        store
            .conn
            .pragma_update(None, "max_page_count", 1_000_000)
            .expect("a larger disk");
        assert_eq!(
            store.commit(&opened(saved + 1)).expect("a commit").seq,
            u64::from(saved + 1)
        );
    }

    #[test]
    fn a_commit_that_fails_at_the_very_end_is_not_saved() {
        let folder = TempDir::new().expect("a folder");
        let mut store = store(&folder);
        store.conn.commit_hook(Some(|| true)).expect("a hook");
        let error = store.commit(&opened(1)).expect_err("a failure");
        assert!(error.to_string().contains("数据没有变化"), "{error}");
        // The store was opened anew to look, so the hook is gone.
        assert_eq!(store.commit(&opened(1)).expect("a commit").seq, 1);
    }

    #[test]
    fn a_commit_that_reports_an_error_but_was_saved_is_saved() {
        let folder = TempDir::new().expect("a folder");
        let mut store = store(&folder);
        let head = store.commit(&opened(1)).expect("a commit");
        let outcome = store.settle(Uuid::from_u128(1), failure(ffi::SQLITE_IOERR));
        assert_eq!(outcome.expect("the commit"), head);
        assert_eq!(store.commit(&opened(2)).expect("a commit").seq, 2);
    }

    #[test]
    fn after_a_failed_sync_nobody_knows_and_nothing_more_is_written() {
        for code in [ffi::SQLITE_IOERR_FSYNC, ffi::SQLITE_IOERR_DIR_FSYNC] {
            let folder = TempDir::new().expect("a folder");
            let mut store = store(&folder);
            store.commit(&opened(1)).expect("a commit");
            let error = store.settle(Uuid::from_u128(1), failure(code)).expect_err("doubt");
            assert!(error.to_string().contains("不能确定"), "{error}");
            assert!(store.commit(&opened(2)).is_err());
            assert!(store.is_read_only());
            assert_eq!(store.contents().expect("contents").periods.len(), 1);
        }
    }

    #[test]
    fn a_commit_that_cannot_be_looked_up_is_in_doubt() {
        let folder = TempDir::new().expect("a folder");
        let mut store = store(&folder);
        std::fs::remove_file(folder.path().join("a.kaohe")).expect("no file");
        let error = store
            .settle(Uuid::from_u128(1), failure(ffi::SQLITE_IOERR))
            .expect_err("doubt");
        assert!(error.to_string().contains("不能确定"), "{error}");
        assert!(store.is_read_only());
    }
}
