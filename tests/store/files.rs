//! Files: what is made, what is opened, what is refused and left as it is.

use std::fs;
use std::path::Path;

use kaohe::error::Kind;
use kaohe::store::{Operation, Store};
use rusqlite::Connection;
use tempfile::TempDir;

use super::rows::*;

/// A store of one entry in a file, closed again.
fn made(folder: &TempDir) -> std::path::PathBuf {
    let path = folder.path().join("考核.kaohe");
    let mut store = Store::create(&path, STORE_ID).expect("a store");
    store
        .commit(&commit(1, Operation::Init, add([scheme()])))
        .expect("a commit");
    path
}

#[test]
fn a_store_opens_again_with_what_was_saved() {
    let folder = TempDir::new().expect("a folder");
    let path = made(&folder);
    let mut store = Store::open(&path).expect("a store");
    assert_eq!((store.id(), store.path()), (STORE_ID, Some(path.as_path())));
    set(&mut store, 2, value("a", "x", "1"));
    store.undo(stamp(3)).expect("an undo");
    drop(store);
    let mut store = Store::open(&path).expect("a store");
    store.redo(stamp(4)).expect("a redo after a restart");
    assert_eq!(store.contents().expect("contents").entries.len(), 1);
}

#[test]
fn an_existing_file_is_never_made_again() {
    let folder = TempDir::new().expect("a folder");
    let path = folder.path().join("notes.txt");
    for bytes in [&b"notes"[..], b""] {
        fs::write(&path, bytes).expect("a file");
        assert_eq!(
            Store::create(&path, STORE_ID).expect_err("a refusal").kind,
            Kind::Conflict
        );
        assert_eq!(fs::read(&path).expect("the file"), bytes);
    }
}

#[cfg(unix)]
#[test]
fn a_new_store_is_for_its_owner_only() {
    use std::os::unix::fs::PermissionsExt;
    let folder = TempDir::new().expect("a folder");
    let mode = fs::metadata(made(&folder)).expect("a file").permissions().mode();
    assert_eq!(mode & 0o777, 0o600);
}

fn refused_as_it_is(path: &Path, words: &str) {
    let bytes = fs::read(path).expect("a file");
    for open in [Store::open, Store::open_read_only] {
        let error = open(path).expect_err("a refusal");
        assert_eq!(error.kind, Kind::Storage);
        assert!(error.to_string().contains(words), "{error}");
        assert!(error.hint.is_some(), "{error}");
        assert!(
            fs::read(path).expect("the file") == bytes,
            "{words}: the file was changed"
        );
    }
    let names = fs::read_dir(path.parent().expect("a folder")).expect("a folder");
    assert_eq!(names.count(), 1, "files were left beside it");
}

#[test]
fn foreign_files_are_refused_and_left_as_they_are() {
    let folder = TempDir::new().expect("a folder");
    let path = folder.path().join("other");
    fs::write(&path, b"").expect("a file");
    refused_as_it_is(&path, "空文件");
    for bytes in [&b"x"[..], b"SQLite format 3\0", &[0; 4096], "，".repeat(999).as_bytes()] {
        fs::write(&path, bytes).expect("a file");
        refused_as_it_is(&path, "不是考核库");
    }
    fs::remove_file(&path).expect("no file");
    let conn = Connection::open(&path).expect("a database");
    conn.execute_batch("CREATE TABLE t (a)").expect("a table");
    drop(conn);
    refused_as_it_is(&path, "不是考核库");
    assert_eq!(
        Store::open(&folder.path().join("none")).expect_err("no file").kind,
        Kind::NotFound
    );
}

#[test]
fn a_file_of_a_newer_program_is_refused_and_left_as_it_is() {
    let folder = TempDir::new().expect("a folder");
    let path = made(&folder);
    Connection::open(&path)
        .expect("a database")
        .execute_batch("PRAGMA user_version = 99")
        .expect("a version");
    refused_as_it_is(&path, "99");
    Connection::open(&path)
        .expect("a database")
        .execute_batch("PRAGMA user_version = 0")
        .expect("a version");
    refused_as_it_is(&path, "已损坏");
}

#[test]
fn a_file_whose_tables_were_altered_is_refused_and_left_as_it_is() {
    let folder = TempDir::new().expect("a folder");
    let path = made(&folder);
    let conn = Connection::open(&path).expect("a database");
    conn.execute_batch("DROP TRIGGER journal_no_delete; CREATE TABLE extra (a)")
        .expect("an altered schema");
    drop(conn);
    refused_as_it_is(&path, "table extra, trigger journal_no_delete");
}

#[test]
fn a_truncated_file_is_refused_and_left_as_it_is() {
    let folder = TempDir::new().expect("a folder");
    let path = made(&folder);
    let bytes = fs::read(&path).expect("a file");
    for length in [100, 512, 4096, bytes.len() - 4096] {
        fs::write(&path, &bytes[..length]).expect("a file");
        refused_as_it_is(&path, "");
    }
}

#[test]
fn a_store_opened_for_reading_is_not_changed() {
    let folder = TempDir::new().expect("a folder");
    let path = made(&folder);
    let mut store = Store::open_read_only(&path).expect("a store");
    assert!(store.is_read_only());
    let change = commit(2, Operation::Set, add([value("a", "x", "1")]));
    assert_eq!(store.commit(&change).expect_err("a refusal").kind, Kind::Conflict);
    assert_eq!(store.contents().expect("contents").schemes.len(), 1);
}

#[cfg(unix)]
#[test]
fn a_file_that_was_replaced_or_removed_takes_no_change() {
    let folder = TempDir::new().expect("a folder");
    let path = made(&folder);
    let copy = folder.path().join("copy");
    fs::copy(&path, &copy).expect("a copy");
    let mut store = Store::open(&path).expect("a store");
    fs::rename(&copy, &path).expect("a replaced file");
    let change = commit(2, Operation::Set, add([value("a", "x", "1")]));
    assert!(
        store
            .commit(&change)
            .expect_err("a refusal")
            .to_string()
            .contains("替换")
    );
    fs::remove_file(&path).expect("no file");
    assert!(store.commit(&change).is_err());
}

#[test]
fn a_name_is_a_name_and_never_a_uri() {
    let folder = TempDir::new().expect("a folder");
    let path = folder.path().join("file:a?mode=memory");
    drop(Store::create(&path, STORE_ID).expect("a store"));
    assert!(path.is_file());
    Store::open(&path).expect("a store");
}
