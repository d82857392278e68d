//! Doing harm to a file as somebody with plain SQLite would: the guards are taken away, the harm is
//! done, and the guards are put back, so that the store opens as if nothing had happened.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

use kaohe::store::{FaultKind, Hash, Head, Operation, Store, VerifyReport};
use rusqlite::Connection;
use tempfile::TempDir;
use uuid::Uuid;

use super::rows::*;

/// A store of nine entries, of every kind of change.
pub fn fill(path: &Path, id: Uuid) -> Head {
    let mut store = Store::create(path, id).expect("a store");
    let begin = add([scheme(), setting("scheme", "1"), step("reporting")]);
    store.commit(&commit(1, Operation::Init, begin)).expect("a commit");
    let values = add([
        value("a", "export", "38.20"),
        value("b", "export", "12.5"),
        value("a", "import", "9"),
    ]);
    let mut import = commit(2, Operation::Import, values);
    "年度数据".clone_into(&mut import.stamp.reason);
    import.details.insert("file".to_owned(), "data.csv".to_owned());
    store.commit(&import).expect("a commit");
    set(&mut store, 3, value("a", "export", "40"));
    store.undo(stamp(4)).expect("an undo");
    store.redo(stamp(5)).expect("a redo");
    set(&mut store, 6, value("b", "export", "13"));
    store
        .commit(&commit(7, Operation::Mark, add([mark("a", "一", "8.5")])))
        .expect("a commit");
    store
        .commit(&commit(8, Operation::Adjust, add([adjustment(1, "a", "1")])))
        .expect("a commit");
    set(&mut store, 9, value("c", "export", "7"));
    store.head().expect("a head").expect("an entry")
}

/// A file of a store of nine entries, and a receipt of its head.
pub struct Victim {
    _folder: TempDir,
    pub path: PathBuf,
    pub head: Head,
}

pub fn victim() -> Victim {
    static MADE: OnceLock<(Vec<u8>, Head)> = OnceLock::new();
    let folder = TempDir::new().expect("a folder");
    let path = folder.path().join("a.kaohe");
    let (bytes, head) = MADE.get_or_init(|| {
        let head = fill(&path, STORE_ID);
        (fs::read(&path).expect("a file"), head)
    });
    fs::write(&path, bytes).expect("a file");
    Victim {
        _folder: folder,
        path,
        head: *head,
    }
}

/// Does harm behind the guards' back.
pub fn harm(path: &Path, harm: impl FnOnce(&Connection)) {
    let conn = Connection::open(path).expect("a database");
    conn.execute_batch("PRAGMA ignore_check_constraints = ON; PRAGMA synchronous = OFF; PRAGMA journal_mode = MEMORY")
        .expect("no checks");
    let guards: Vec<(String, String)> = conn
        .prepare("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'")
        .expect("a statement")
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))
        .expect("triggers")
        .collect::<Result<_, _>>()
        .expect("triggers");
    for (name, _) in &guards {
        conn.execute_batch(&format!("DROP TRIGGER {name}")).expect("no trigger");
    }
    harm(&conn);
    for (_, sql) in &guards {
        conn.execute_batch(sql).expect("a trigger");
    }
}

/// Writes prev and hash of every entry from `from` on anew, as somebody who knows how would.
pub fn reseal(conn: &Connection, from: u32) {
    let last = conn
        .query_row("SELECT max(seq) FROM journal", [], |row| row.get::<_, u32>(0))
        .expect("a head");
    // Out of the way, for the old hashes are unique.
    conn.execute_batch(&format!(
        "UPDATE journal SET prev = 'p' || seq, hash = 'h' || seq WHERE seq >= {from}"
    ))
    .expect("an update");
    for seq in from..=last {
        let prev = conn
            .query_row("SELECT hash FROM journal WHERE seq = ?1 - 1", [seq], |row| {
                row.get::<_, String>(0)
            })
            .unwrap_or_else(|_| "0".repeat(64));
        let body: String = conn
            .query_row("SELECT body FROM journal WHERE seq = ?1", [seq], |row| row.get(0))
            .expect("a body");
        let id: String = conn
            .query_row("SELECT value FROM meta", [], |row| row.get(0))
            .expect("an id");
        let hash = seal(&id, seq, &prev, &body);
        conn.execute(
            "UPDATE journal SET prev = ?1, hash = ?2 WHERE seq = ?3",
            (prev, hash, seq),
        )
        .expect("an update");
    }
}

/// The hash of an entry, written from the description of the format and not from the program.
pub fn seal(store: &str, seq: u32, prev: &str, body: &str) -> String {
    let prev: Vec<u8> = (0..64)
        .step_by(2)
        .map(|at| u8::from_str_radix(&prev[at..at + 2], 16).expect("a digit"))
        .collect();
    let mut bytes = b"kh-journal/1\nsha256\n".to_vec();
    bytes.extend(Uuid::parse_str(store).expect("an id").as_bytes());
    bytes.extend(u64::from(seq).to_be_bytes());
    bytes.extend(prev);
    bytes.extend((body.len() as u64).to_be_bytes());
    bytes.extend(body.as_bytes());
    Hash::of(&bytes).to_string()
}

pub fn verify(path: &Path, receipts: &[Head]) -> VerifyReport {
    Store::open_read_only(path)
        .expect("a store that opens")
        .verify(receipts)
        .expect("a report")
}

pub fn first(report: &VerifyReport) -> (FaultKind, Option<u64>) {
    let fault = report.faults.first().expect("a fault");
    (fault.kind, fault.seq)
}

pub fn sql(text: &'static str) -> impl Fn(&Connection) {
    move |conn| conn.execute_batch(text).expect("a statement")
}

/// A body as somebody edits it who can make all hashes right again.
pub fn edit(conn: &Connection, seq: u32, from: &str, to: &str) {
    let n = conn
        .execute(
            "UPDATE journal SET body = replace(body, ?1, ?2) WHERE seq = ?3 AND instr(body, ?1) > 0",
            (from, to, seq),
        )
        .expect("an update");
    assert_eq!(n, 1, "{from}");
}

/// Asks the verifier that shares no code with the program, where there is a Python to run it.
#[expect(clippy::print_stdout, reason = "what was left out must be said")]
pub fn agrees(path: &Path, receipt: Option<Head>, sound: bool, name: &str) {
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/verify_journal.py");
    let mut command = Command::new("python3");
    command.arg(script).arg(path);
    if let Some(receipt) = receipt {
        command.arg(receipt.seq.to_string()).arg(receipt.hash.to_string());
    }
    match command.output() {
        Err(error) => println!("no python3 ({error}): {name} was not verified independently"),
        Ok(output) => assert_eq!(
            output.status.code(),
            Some(i32::from(!sound)),
            "{name}: {}{}",
            String::from_utf8_lossy(&output.stdout),
            String::from_utf8_lossy(&output.stderr)
        ),
    }
}
