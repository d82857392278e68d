//! Many writers at once, a process that is killed, and a save that is cut short.

use std::fs;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread;
use std::time::Duration;

use kaohe::error::Kind;
use kaohe::store::{Operation, Store};
use rusqlite::Connection;
use tempfile::TempDir;

use super::rows::*;
use super::tamper::{Victim, victim};

#[test]
fn several_connections_lose_nothing_and_fork_nothing() {
    const WRITERS: u32 = 4;
    const COMMITS: u32 = 25;
    let folder = TempDir::new().expect("a folder");
    let path = folder.path().join("a.kaohe");
    drop(Store::create(&path, STORE_ID).expect("a store"));
    thread::scope(|scope| {
        for writer in 0..WRITERS {
            let path = &path;
            scope.spawn(move || {
                for n in 0..COMMITS {
                    // Opened each time, so that files are looked at while others write.
                    let mut store = Store::open(path).expect("a store");
                    let row = value(&writer.to_string(), &n.to_string(), "1");
                    let commit = commit(writer * COMMITS + n + 1, Operation::Set, add([row]));
                    store.commit(&commit).expect("a commit");
                }
            });
        }
    });
    let store = Store::open(&path).expect("a store");
    let report = store.verify(&[]).expect("a report");
    assert!(report.is_sound(), "{:?}", report.faults);
    assert_eq!(report.entries, u64::from(WRITERS * COMMITS));
    assert_eq!(
        store.contents().expect("contents").entries.len(),
        (WRITERS * COMMITS) as usize
    );
}

/// The files as a power cut leaves them in the middle of a transaction: pages of the database are
/// overwritten already, and the journal of SQLite is still there.
#[test]
fn a_save_that_was_cut_short_is_taken_back_when_the_store_is_opened() {
    let Victim { path, head, .. } = &victim();
    let folder = TempDir::new().expect("a folder");
    let copy = folder.path().join("a.kaohe");
    let conn = Connection::open(path).expect("a database");
    conn.execute_batch("PRAGMA cache_size = 1; BEGIN IMMEDIATE")
        .expect("a transaction");
    for n in 0..400 {
        conn.execute("UPDATE entry SET note = ?1", [format!("{n}").repeat(4000)])
            .expect("an update");
        conn.execute("INSERT INTO setting VALUES (?1, ?1)", [format!("{n}").repeat(900)])
            .expect("a row");
    }
    for suffix in ["", "-journal"] {
        let name = |path: &Path| format!("{}{suffix}", path.display());
        fs::copy(name(path), name(&copy)).expect("a copy");
    }
    let error = Store::open_read_only(&copy).expect_err("a refusal");
    assert!(error.to_string().contains("中断"), "{error}");
    let store = Store::open(&copy).expect("a store");
    let report = store.verify(&[*head]).expect("a report");
    assert!(report.is_sound(), "{:?}", report.faults);
    assert_eq!(report.head, Some(*head));
    drop(store);
    Store::open_read_only(&copy).expect("a store");
}

#[test]
fn of_two_changes_from_one_state_the_second_is_a_conflict() {
    let folder = TempDir::new().expect("a folder");
    let path = folder.path().join("a.kaohe");
    let mut one = Store::create(&path, STORE_ID).expect("a store");
    let mut other = Store::open(&path).expect("a store");
    let row = |typed| value("a", "export", typed);
    let [first, second] = [put(&one, row("1")), put(&other, row("2"))];
    one.commit(&commit(1, Operation::Set, vec![first])).expect("a commit");
    let error = other
        .commit(&commit(2, Operation::Set, vec![second]))
        .expect_err("a conflict");
    assert_eq!(error.kind, Kind::Conflict);
    assert_eq!(other.get(&value_key("a", "export")).expect("a reading"), Some(row("1")));
}

const WRITER: &str = "KAOHE_TEST_WRITER";

/// The writer that the next test kills: it commits until then, and says each number that was saved.
#[test]
fn a_writer_for_the_next_test() {
    let Ok(path) = std::env::var(WRITER) else { return };
    let mut store = Store::open(Path::new(&path)).expect("a store");
    for n in std::process::id().. {
        let row = value("a", &n.to_string(), "1");
        let mut commit = commit(n, Operation::Set, add([row]));
        commit.stamp.command = uuid::Uuid::now_v7();
        if let Ok(head) = store.commit(&commit) {
            println!("saved {}", head.seq);
        }
    }
}

#[test]
fn a_process_that_is_killed_loses_nothing_that_it_said_was_saved() {
    let folder = TempDir::new().expect("a folder");
    let path = folder.path().join("a.kaohe");
    drop(Store::create(&path, STORE_ID).expect("a store"));
    let mut last_saved = 0;
    for round in 0..12 {
        let mut writer = Command::new(std::env::current_exe().expect("this program"))
            .args(["--exact", "faults::a_writer_for_the_next_test", "--nocapture"])
            .env(WRITER, &path)
            .stdout(Stdio::piped())
            .spawn()
            .expect("a writer");
        let mut lines = BufReader::new(writer.stdout.take().expect("an output")).lines();
        // Once it is writing, it is killed in the middle of something, each time at another moment.
        let first = lines.by_ref().map_while(Result::ok).find(|line| line.contains("saved"));
        assert!(first.is_some());
        thread::sleep(Duration::from_micros(300 * round * round));
        writer.kill().expect("a kill");
        writer.wait().expect("an end");
        let said = lines.map_while(Result::ok).chain(first);
        let numbers = said.filter_map(|line| line.split("saved ").nth(1)?.trim().parse::<u64>().ok());
        last_saved = numbers.max().unwrap_or_default().max(last_saved);
        let store = Store::open(&path).expect("a store");
        let report = store.verify(&[]).expect("a report");
        assert!(report.is_sound(), "{:?}", report.faults);
        assert!(report.entries >= last_saved, "{} of {last_saved}", report.entries);
    }
}
