//! Files of evidence: kept beside the store, proven with it, copied with it.

use std::fs;
use std::path::{Path, PathBuf};

use kaohe::error::Kind;
use kaohe::store::{Change, EvidenceRow, FaultKind, Hash, Key, Operation, Record, Store};
use tempfile::TempDir;
use uuid::Uuid;

use super::rows::*;
use super::tamper::{agrees, first, harm, sql, verify};

const BYTES: &[u8] = b"monthly report";

/// A row of evidence of the cell a/export.
fn row(subject: Key) -> EvidenceRow {
    EvidenceRow {
        id: Uuid::from_u128(7),
        subject,
        name: "月报.pdf".to_owned(),
        sha256: Hash::of(BYTES),
        size: BYTES.len() as u64,
        actor: "张三".to_owned(),
        at: stamp(2).at,
        note: String::new(),
    }
}

fn evidence(subject: Key) -> Record {
    Record::Evidence(row(subject))
}

/// A store with one piece of evidence, closed again.
fn made(folder: &TempDir) -> PathBuf {
    let path = folder.path().join("考核.kaohe");
    let mut store = Store::create(&path, STORE_ID).expect("a store");
    store
        .commit(&commit(1, Operation::Init, add([scheme()])))
        .expect("a commit");
    let kept = store.keep_evidence(&mut &BYTES[..]).expect("kept");
    assert_eq!((kept.sha256, kept.size), (Hash::of(BYTES), BYTES.len() as u64));
    let row = evidence(value_key("a", "export"));
    store
        .commit(&commit(2, Operation::Evidence, add([row])))
        .expect("a commit");
    path
}

fn file_of(store: &Path) -> PathBuf {
    let folder = PathBuf::from(format!("{}.evidence", store.display()));
    folder.join(Hash::of(BYTES).to_string())
}

#[test]
fn evidence_lies_beside_the_store_by_its_hash_and_is_undone_without_losing_the_file() {
    let folder = TempDir::new().expect("a folder");
    let path = made(&folder);
    assert_eq!(fs::read(file_of(&path)).expect("the file"), BYTES);
    let mut store = Store::open(&path).expect("a store");
    let kept = row(value_key("a", "export"));
    assert_eq!(
        store.contents().expect("contents").evidence,
        std::slice::from_ref(&kept)
    );
    store.undo(stamp(3)).expect("an undo");
    assert_eq!(store.contents().expect("contents").evidence.len(), 0);
    assert!(file_of(&path).is_file());
    store.redo(stamp(4)).expect("a redo");
    let found = store.get(&Key::evidence(kept.id)).expect("a reading");
    assert_eq!(found, Some(Record::Evidence(kept)));
    assert!(verify(&path, &[]).is_sound());
    agrees(&path, None, true, "evidence");
}

#[test]
fn a_mark_and_an_adjustment_carry_evidence_too() {
    let folder = TempDir::new().expect("a folder");
    let path = folder.path().join("a.kaohe");
    let mut store = Store::create(&path, STORE_ID).expect("a store");
    store.keep_evidence(&mut &BYTES[..]).expect("kept");
    for (n, subject) in [
        (1, Key::mark(period("2021"), "a", "G4", "1")),
        (2, Key::adjustment(Uuid::from_u128(1))),
    ] {
        let row = evidence(subject.clone());
        let change = Change::new(store.get(&row.key()).expect("a reading"), Some(row));
        let change = vec![change.expect("a change")];
        store.commit(&commit(n, Operation::Evidence, change)).expect("a commit");
        assert_eq!(store.contents().expect("contents").evidence[0].subject, subject);
    }
    assert!(verify(&path, &[]).is_sound());
}

#[test]
fn a_row_whose_file_is_not_there_is_not_saved() {
    let folder = TempDir::new().expect("a folder");
    let path = made(&folder);
    let mut store = Store::open(&path).expect("a store");
    store.undo(stamp(3)).expect("an undo");
    fs::write(file_of(&path), "short").expect("a cut file");
    for _ in 0..2 {
        let error = store.redo(stamp(4)).expect_err("a refusal");
        assert_eq!(error.kind, Kind::Storage);
        assert!(error.to_string().contains("月报.pdf"), "{error}");
        let _ = fs::remove_file(file_of(&path));
    }
    store.keep_evidence(&mut &BYTES[..]).expect("kept again");
    store.redo(stamp(4)).expect("a redo");
}

#[test]
fn verify_names_a_missing_and_an_altered_file() {
    for (harm, zh, en) in [
        (fs::remove_file as fn(PathBuf) -> _, "缺失", "is missing"),
        (|path| fs::write(path, "monthly report!"), "改动", "is not what was"),
        (
            |path| fs::remove_file(&path).and_then(|()| fs::create_dir(path)),
            "无法读取",
            "cannot be read",
        ),
    ] {
        let folder = TempDir::new().expect("a folder");
        let path = made(&folder);
        // Also where the row was taken back: it may be done again.
        Store::open(&path).expect("a store").undo(stamp(3)).expect("an undo");
        harm(file_of(&path)).expect("harm");
        let report = verify(&path, &[]);
        assert_eq!(first(&report), (FaultKind::Evidence, None));
        let what = &report.faults[0].what;
        let words = [what.get(kaohe::text::Lang::Zh), what.get(kaohe::text::Lang::En)];
        assert!(words[0].contains("月报.pdf") && words[0].contains(zh), "{words:?}");
        assert!(words[1].contains("月报.pdf") && words[1].contains(en), "{words:?}");
        agrees(&path, None, false, zh);
    }
}

#[test]
fn a_row_of_evidence_that_was_altered_is_found() {
    for text in [
        "UPDATE evidence SET name = '年报.pdf'",
        "UPDATE evidence SET subject = replace(subject, '\"a\"', '\"b\"')",
        "UPDATE evidence SET size = '014'",
        "DELETE FROM evidence",
    ] {
        let folder = TempDir::new().expect("a folder");
        let path = made(&folder);
        harm(&path, sql(text));
        assert_eq!(first(&verify(&path, &[])), (FaultKind::Row, None), "{text}");
        agrees(&path, None, false, text);
    }
}

#[test]
fn a_backup_has_the_files_beside_it_and_touches_no_others() {
    let folder = TempDir::new().expect("a folder");
    let path = made(&folder);
    let store = Store::open(&path).expect("a store");
    let copy = folder.path().join("copy.db");
    assert!(store.backup(&copy).expect("a backup").is_sound());
    assert_eq!(fs::read(file_of(&copy)).expect("the file"), BYTES);
    fs::remove_file(&copy).expect("no copy");
    assert_eq!(store.backup(&copy).expect_err("a refusal").kind, Kind::Conflict);
    assert!(!copy.exists() && file_of(&copy).is_file());
}

#[test]
fn a_store_whose_evidence_was_altered_makes_no_backup_and_leaves_nothing() {
    let folder = TempDir::new().expect("a folder");
    let path = made(&folder);
    fs::write(file_of(&path), "MONTHLY REPORT").expect("harm");
    let copy = folder.path().join("copy.db");
    let error = Store::open(&path)
        .expect("a store")
        .backup(&copy)
        .expect_err("a refusal");
    assert!(error.to_string().contains("月报.pdf"), "{error}");
    assert_eq!(fs::read_dir(folder.path()).expect("a folder").count(), 2);
}

#[test]
fn what_is_empty_too_large_or_unreadable_is_not_kept_and_leaves_nothing() {
    let folder = TempDir::new().expect("a folder");
    let store = Store::create(&folder.path().join("a.kaohe"), STORE_ID).expect("a store");
    let empty = store.keep_evidence(&mut &b""[..]).expect_err("empty");
    let large = store.keep_evidence(&mut std::io::repeat(7)).expect_err("endless");
    let unread = store.keep_evidence(&mut Broken).expect_err("a failure");
    assert_eq!(
        [empty.kind, large.kind, unread.kind],
        [Kind::Invalid, Kind::Invalid, Kind::Io]
    );
    let kept = store.evidence_folder().expect("a folder");
    assert_eq!(fs::read_dir(kept).expect("a folder").count(), 0);
    let nowhere = memory().keep_evidence(&mut &BYTES[..]).expect_err("no folder");
    assert_eq!(nowhere.kind, Kind::Conflict);
}

struct Broken;

impl std::io::Read for Broken {
    fn read(&mut self, _: &mut [u8]) -> std::io::Result<usize> {
        Err(std::io::Error::other("pulled out"))
    }
}

#[cfg(unix)]
#[test]
fn evidence_is_for_its_owner_only() {
    use std::os::unix::fs::PermissionsExt;
    let folder = TempDir::new().expect("a folder");
    let file = file_of(&made(&folder));
    let mode = |path: &Path| fs::metadata(path).expect("it").permissions().mode() & 0o777;
    assert_eq!(mode(&file), 0o600);
    assert_eq!(mode(file.parent().expect("a folder")), 0o700);
}
