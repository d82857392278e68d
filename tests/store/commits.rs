//! Commits: all of it or nothing, and every kind of row comes back as it went in.

use kaohe::error::Kind;
use kaohe::model::dataset::Remark;
use kaohe::model::{Entry, Quantity, Reported, Verification};
use kaohe::store::{AdjustmentRow, Change, Key, MarkRow, Operation, Record, Store};
use tempfile::TempDir;
use uuid::Uuid;

use super::rows::*;
use super::tamper::agrees;

fn one_of_each() -> Vec<Record> {
    let Record::Entry(entry) = value("441324", "export", "38.20") else {
        unreachable!()
    };
    let states = [Reported::Pending, Reported::Missing, Reported::NotApplicable];
    let mut rows: Vec<Record> = states
        .into_iter()
        .enumerate()
        .map(|(n, reported)| {
            let mut row = entry.clone();
            row.metric = format!("m{n}");
            row.entry.reported = reported;
            row.remark = Remark {
                source: "海关统计, \"月报\"\\".to_owned(),
                note: "两行\n\u{1}\u{7f}\u{2028}😀".to_owned(),
            };
            Record::Entry(row)
        })
        .collect();
    rows.push(Record::Entry(entry));
    rows.push(scheme());
    rows.push(setting("scheme", "abc"));
    rows.push(step("reporting"));
    rows.push(Record::Mark(MarkRow {
        period: period("2021"),
        unit: "441324".to_owned(),
        indicator: "G4".to_owned(),
        assessor: "专家一".to_owned(),
        entry: Entry {
            reported: Reported::Value("8.5".parse().expect("a number")),
            verification: Verification::Verified,
        },
        remark: Remark::default(),
    }));
    rows.push(Record::Adjustment(AdjustmentRow {
        id: Uuid::from_u128(7),
        period: period("2021-07"),
        unit: "441324".to_owned(),
        item: "X1".to_owned(),
        count: Quantity::from(2),
        reason: "两次通报表扬".to_owned(),
        actor: "李四".to_owned(),
        evidence: "惠府〔2021〕1号".to_owned(),
        event: String::new(),
        confirmed_by: String::new(),
    }));
    rows
}

#[test]
fn every_kind_of_row_comes_back_as_it_went_in() {
    let mut store = memory();
    let rows = one_of_each();
    store
        .commit(&commit(1, Operation::Import, add(rows.clone())))
        .expect("a commit");
    for row in &rows {
        assert_eq!(store.get(&row.key()).expect("a reading").as_ref(), Some(row));
    }
    let contents = store.contents().expect("contents");
    assert_eq!(contents.entries.len(), 4);
    assert_eq!(
        (contents.marks.len(), contents.adjustments.len(), contents.schemes.len()),
        (1, 1, 1)
    );
    assert_eq!((contents.periods.len(), contents.settings.len()), (1, 1));
    assert_eq!(contents.head, store.head().expect("a head"));
}

#[test]
fn an_entry_records_the_whole_commit() {
    let mut store = memory();
    let mut import = commit(1, Operation::Import, add(one_of_each()));
    import.stamp.reason = "年度数据".to_owned();
    import.details.insert("file".to_owned(), "数据.csv".to_owned());
    let head = store.commit(&import).expect("a commit");
    assert_eq!(store.recorded(head.seq).expect("a reading"), Some(import.clone()));
    let entry = store.journal_entry(head.seq).expect("a reading").expect("an entry");
    assert_eq!((entry.head, entry.stamp), (head, import.stamp));
    assert_eq!((entry.operation, entry.n_changes), (Operation::Import, 9));
}

#[test]
fn a_row_that_is_not_as_expected_is_a_conflict_and_nothing_changes() {
    let mut store = memory();
    store
        .commit(&commit(1, Operation::Import, add(one_of_each())))
        .expect("a commit");
    let before = store.contents().expect("contents");
    let fresh = value("441324", "import", "1");
    let old = value("441324", "export", "38.2");
    let wrong = [
        Change::add(value("441324", "export", "1")),
        Change::new(Some(old.clone()), Some(value("441324", "export", "40"))).expect("a change"),
        Change::remove(old),
        Change::remove(value("441324", "nowhere", "1")),
    ];
    for (n, wrong) in (2..).zip(wrong) {
        let changes = vec![Change::add(fresh.clone()), wrong.clone()];
        let error = store
            .commit(&commit(n, Operation::Set, changes))
            .expect_err("a conflict");
        assert_eq!(error.kind, Kind::Conflict);
        assert!(error.to_string().contains(&wrong.key().to_string()), "{error}");
        assert_eq!(store.contents().expect("contents"), before);
    }
}

#[test]
fn what_changes_nothing_is_no_change() {
    let row = value("441324", "export", "38.20");
    assert_eq!(Change::new(Some(row.clone()), Some(row.clone())), None);
    assert_eq!(Change::new(None, None), None);
    assert_eq!(
        Change::new(Some(row.clone()), Some(value("441324", "import", "1"))),
        None
    );
    let error = memory()
        .commit(&commit(1, Operation::Set, Vec::new()))
        .expect_err("a refusal");
    assert_eq!(error.kind, Kind::Invalid);
}

#[test]
fn digits_that_were_typed_otherwise_are_a_change() {
    let mut store = memory();
    set(&mut store, 1, value("441324", "export", "38.20"));
    set(&mut store, 2, value("441324", "export", "38.2"));
    assert_eq!(
        store.get(&value_key("441324", "export")).expect("a reading"),
        Some(value("441324", "export", "38.2"))
    );
}

#[test]
fn a_command_is_carried_out_once() {
    let mut store = memory();
    let first = commit(1, Operation::Set, add([value("441324", "export", "1")]));
    let head = store.commit(&first).expect("a commit");
    assert_eq!(store.commit(&first).expect("the same commit"), head);
    assert_eq!(store.journal(None, 10).expect("entries").len(), 1);
    let other = commit(1, Operation::Set, add([value("441324", "import", "1")]));
    assert_eq!(store.commit(&other).expect_err("another commit").kind, Kind::Conflict);
}

#[test]
fn texts_that_not_every_engine_can_keep_are_refused() {
    let mut store = memory();
    let mut nul = commit(1, Operation::Set, add([value("4413\u{0}24", "export", "1")]));
    assert_eq!(store.commit(&nul).expect_err("a refusal").kind, Kind::Invalid);
    nul = commit(1, Operation::Set, add([value("441324", "export", "1")]));
    nul.stamp.reason = "\u{0}".to_owned();
    assert_eq!(store.commit(&nul).expect_err("a refusal").kind, Kind::Invalid);
    assert_eq!(store.head().expect("a head"), None);
}

#[test]
fn the_journal_is_listed_newest_first_page_by_page() {
    let mut store = memory();
    for n in 1..=5 {
        set(&mut store, n, value("441324", "export", &n.to_string()));
    }
    let seqs = |before, limit| {
        let entries = store.journal(before, limit).expect("entries");
        entries.iter().map(|entry| entry.head.seq).collect::<Vec<_>>()
    };
    assert_eq!(seqs(None, 2), [5, 4]);
    assert_eq!(seqs(Some(4), 2), [3, 2]);
    assert_eq!(seqs(Some(2), 2), [1]);
    assert_eq!(seqs(Some(u64::MAX), 1), [5]);
}

#[test]
fn the_history_of_a_row_has_its_changes_only_newest_first() {
    let mut store = memory();
    let key = value_key("441324", "export");
    // A note that looks like a change of the row in the journal.
    let Record::Entry(mut decoy) = value("441324", "import", "7") else {
        unreachable!()
    };
    decoy.remark.note = "{\"key\":[\"entry\",\"2021\",\"441324\",\"export\"],\"new\":null}".to_owned();
    store
        .commit(&commit(
            1,
            Operation::Import,
            add([Record::Entry(decoy), value("441324", "export", "1")]),
        ))
        .expect("a commit");
    set(&mut store, 2, value("4413", "24export", "5"));
    set(&mut store, 3, value("441324", "export", "2"));
    store.undo(stamp(4)).expect("an undo");
    let history = store.history(&key).expect("a history");
    let seqs: Vec<_> = history.iter().map(|(entry, _)| entry.head.seq).collect();
    assert_eq!(seqs, [4, 3, 1]);
    assert_eq!(history[1].1.before(), Some(&value("441324", "export", "1")));
    assert_eq!(history[1].1.after(), Some(&value("441324", "export", "2")));
    assert_eq!(store.history(&Key::setting("none")).expect("a history"), []);
}

#[test]
fn hostile_texts_are_written_as_every_other_program_writes_them() {
    let texts = [
        "\u{1}\u{8}\t\n\u{b}\u{c}\r\u{1f}\u{7f}\u{80}\u{9f}",
        "\\ \" / \u{2028} \u{2029} \u{feff} \u{fffe} \u{10ffff} 😀 𠮷",
        "</script><!-- {\"key\":[\"entry\"]}",
        "\\u0000 \\ud800",
    ];
    let folder = TempDir::new().expect("a folder");
    let path = folder.path().join("a.kaohe");
    let mut store = Store::create(&path, STORE_ID).expect("a store");
    for (n, text) in (1..).zip(texts) {
        let mut hostile = commit(n, Operation::Import, add([value(text, text, "1"), setting(text, text)]));
        hostile.stamp.actor = text.to_owned();
        hostile.stamp.reason = text.to_owned();
        hostile.details.insert("file".to_owned(), text.to_owned());
        let head = store.commit(&hostile).expect("a commit");
        assert_eq!(store.recorded(head.seq).expect("a reading"), Some(hostile));
        assert_eq!(store.history(&value_key(text, text)).expect("a history").len(), 1);
    }
    assert!(store.verify(&[]).expect("a report").is_sound());
    agrees(&path, store.head().expect("a head"), true, "hostile texts");
}
