//! Many writers at once, and a disk that is full.

use std::thread;

use kaohe::error::Kind;
use kaohe::store::{Operation, Store};
use tempfile::TempDir;

use super::rows::*;

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
