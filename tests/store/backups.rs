//! Backups: whole, proven, for their owner only.

use std::collections::BTreeSet;
use std::fs;
use std::sync::{Arc, Mutex};

use kaohe::error::Kind;
use kaohe::progress::{Progress, Stop};
use kaohe::store::Store;
use rusqlite::Connection;
use tempfile::TempDir;

use super::rows::*;
use super::tamper::fill;

#[test]
fn a_backup_is_the_store_as_it_stood() {
    let folder = TempDir::new().expect("a folder");
    let [path, copy] = ["a.kaohe", "copy.kaohe"].map(|name| folder.path().join(name));
    let head = fill(&path, STORE_ID);
    let mut store = Store::open(&path).expect("a store");
    let report = store.backup(&copy).expect("a backup");
    assert_eq!((report.entries, report.head), (9, Some(head)));
    let before = store.contents().expect("contents");
    set(&mut store, 10, value("a", "export", "41"));
    let mut copy = Store::open(&copy).expect("the copy");
    assert_eq!(copy.contents().expect("contents"), before);
    assert_eq!(copy.id(), store.id());
    set(&mut copy, 10, value("a", "export", "42"));
    assert!(copy.verify(&[head]).expect("a report").is_sound());
}

#[cfg(unix)]
#[test]
fn a_backup_is_for_its_owner_only() {
    use std::os::unix::fs::PermissionsExt;
    let folder = TempDir::new().expect("a folder");
    let copy = folder.path().join("copy");
    memory().backup(&copy).expect("a backup");
    assert_eq!(fs::metadata(&copy).expect("a file").permissions().mode() & 0o777, 0o600);
}

#[test]
fn a_backup_never_takes_the_place_of_a_file() {
    let folder = TempDir::new().expect("a folder");
    let copy = folder.path().join("copy");
    fs::write(&copy, "an earlier backup").expect("a file");
    assert_eq!(memory().backup(&copy).expect_err("a refusal").kind, Kind::Conflict);
    assert_eq!(fs::read(&copy).expect("the file"), b"an earlier backup");
}

#[test]
fn a_store_that_is_not_sound_makes_no_backup() {
    let folder = TempDir::new().expect("a folder");
    let [path, copy] = ["a.kaohe", "copy.kaohe"].map(|name| folder.path().join(name));
    fill(&path, STORE_ID);
    let conn = Connection::open(&path).expect("a database");
    conn.execute_batch("UPDATE entry SET value = '99' WHERE unit = 'b'")
        .expect("an update");
    drop(conn);
    let error = Store::open(&path)
        .expect("a store")
        .backup(&copy)
        .expect_err("a refusal");
    assert_eq!(error.kind, Kind::Storage);
    assert!(error.to_string().contains("b/export"), "{error}");
    assert!(!copy.exists());
}

#[test]
fn a_backup_can_be_cancelled_at_every_step_and_leaves_nothing() {
    let folder = TempDir::new().expect("a folder");
    let [path, copy] = ["a.kaohe", "copy.kaohe"].map(|name| folder.path().join(name));
    fill(&path, STORE_ID);
    let mut store = Store::open(&path).expect("a store");
    let heard = Arc::new(Mutex::new(BTreeSet::new()));
    let list = Arc::clone(&heard);
    store.tell(Progress::told(Stop::default(), move |step| {
        list.lock().expect("a list").insert(step.what.to_string());
    }));
    store.backup(&copy).expect("a backup");
    fs::remove_file(&copy).expect("taken away");
    let steps = heard.lock().expect("a list").clone();
    for wanted in ["复制考核库", "核验日志", "核对数据"] {
        assert!(steps.contains(wanted), "{steps:?}");
    }
    let before: Vec<_> = fs::read_dir(&folder)
        .expect("a folder")
        .flatten()
        .map(|file| file.path())
        .collect();
    for step in steps {
        let stop = Stop::default();
        let asks = stop.clone();
        store.tell(Progress::told(stop, move |now| {
            if now.what.to_string() == step {
                asks.ask();
            }
        }));
        assert_eq!(store.backup(&copy).expect_err("cancelled").kind, Kind::Cancelled);
        let after: Vec<_> = fs::read_dir(&folder)
            .expect("a folder")
            .flatten()
            .map(|file| file.path())
            .collect();
        assert_eq!(after, before);
    }
}
