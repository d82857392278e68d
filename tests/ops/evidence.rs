//! What proves a value and what is said of it: evidence, notes, sources, reasons.

use kaohe::error::Kind;
use kaohe::model::{NodeIx, Step, Verification};
use kaohe::ops::adjust::{Application, apply};
use kaohe::ops::appeal::{Objection, submit};
use kaohe::ops::block::{self, Place};
use kaohe::ops::evidence::{Addition, Subject, add, kept_at, of, place, remove, subject_name, unit_of};
use kaohe::ops::journal;
use kaohe::ops::mark::{Given, mark};
use kaohe::ops::reason;
use kaohe::ops::rectify::close::{Finding, verify as verify_item};
use kaohe::ops::rectify::open::{Draft, open};
use kaohe::ops::rectify::read_date;
use kaohe::ops::rectify::update::{Update, ask, update};
use kaohe::ops::remark::{Said, remark};
use kaohe::ops::round::Round;
use kaohe::ops::set::{Edit, set};
use kaohe::ops::undo::{redo, undo};
use kaohe::ops::verify::verify;
use kaohe::progress::Progress;
use kaohe::store::{PeriodRow, Record};
use kaohe::text::Lang;

use crate::desk::{A, Desk, EXPORT, G, assert_fresh, assert_says, period, put, round, value};

fn cell() -> Place {
    Place::Metric(A, EXPORT)
}

fn marked() -> Place {
    Place::Mark(A, G, "1".to_owned())
}

/// The source and the note of a cell.
fn note_of(place: &Place, round: &Round) -> (String, String) {
    let remark = place.remark(round).cloned().unwrap_or_default();
    (remark.source, remark.note)
}

fn said(source: Option<&str>, note: Option<&str>) -> Said {
    Said {
        source: source.map(str::to_owned),
        note: note.map(str::to_owned),
    }
}

#[test]
fn evidence_is_added_to_a_cell_or_a_mark_and_undone_and_done_again() {
    let (desk, mut session) = Desk::new();
    let mut now = round(&session, "2021");
    let file = desk.file("出口月报（12月）.pdf", "report");
    for place in [cell(), marked()] {
        let addition = Addition {
            subject: place.key(&now),
            file: file.clone(),
            note: "第3页".to_owned(),
        };
        let done = add(&mut session, &mut now, &addition, "")
            .expect("added")
            .expect("a change");
        assert_eq!(add(&mut session, &mut now, &addition, "").expect("there already"), None);
        assert_eq!(now.evidence_of(&place).count(), 1);
        if place == cell() {
            let (zh, en) = (
                "甲县 出口 添加佐证材料“出口月报_12月.pdf”",
                "County A Exports evidence added: \"出口月报_12月.pdf\"",
            );
            assert_says(&done.name, zh, en);
        }
    }
    let row = now.evidence_of(&cell()).next().expect("a row").clone();
    assert_eq!(
        (row.name.as_str(), row.actor.as_str(), row.size),
        ("出口月报_12月.pdf", "张三", 6)
    );
    assert_eq!(place(&now, &row.subject), Some(cell()));
    let kept = kept_at(&session, &row).expect("a file");
    remove(&mut session, &mut now, row.id, "传错")
        .expect("removed")
        .expect("a change");
    assert_eq!(now.evidence_of(&cell()).count(), 0);
    undo(&mut session, &mut now, "").expect("undone");
    redo(&mut session, &mut now, "").expect("redone");
    undo(&mut session, &mut now, "").expect("undone");
    assert_eq!(now.evidence_of(&cell()).collect::<Vec<_>>(), [&row]);
    assert_eq!(std::fs::read(kept).expect("the file"), b"report");
    assert!(round(&session, "2021").evidence().eq(now.evidence()));
    assert_eq!(round(&session, "2020").evidence().count(), 0);
    assert_fresh(&session, &now);
    let line = &journal::list(&session, None, 10).expect("the journal")[3];
    assert_eq!(
        (line.entry.operation.code(), line.entry.stamp.reason.as_str()),
        ("evidence", "传错")
    );
    assert!(
        journal::verify(&desk.store(), &[], &Progress::default())
            .expect("a report")
            .is_sound()
    );
}

#[test]
fn a_folder_a_device_and_nothing_are_no_evidence() {
    let (desk, mut session) = Desk::new();
    let mut now = round(&session, "2021");
    let subject = cell().key(&now);
    let mut refused = |file: &std::path::Path| {
        let addition = Addition {
            subject: subject.clone(),
            file: file.to_owned(),
            note: String::new(),
        };
        add(&mut session, &mut now, &addition, "").expect_err("refused").kind
    };
    assert_eq!(refused(desk.folder.path()), Kind::Io);
    assert_eq!(refused(&desk.folder.path().join("none.pdf")), Kind::NotFound);
    assert_eq!(refused(&desk.file("empty.pdf", "")), Kind::Invalid);
    if cfg!(unix) {
        assert_eq!(refused(std::path::Path::new("/dev/null")), Kind::Io);
    }
    assert_eq!(now.evidence().count(), 0);
}

#[test]
fn evidence_is_found_by_the_end_of_its_id_where_only_one_ends_so() {
    let (desk, mut session) = Desk::new();
    let mut now = round(&session, "2021");
    for (name, text) in [("a.pdf", "a"), ("b.pdf", "b")] {
        let addition = Addition {
            subject: cell().key(&now),
            file: desk.file(name, text),
            note: String::new(),
        };
        add(&mut session, &mut now, &addition, "").expect("added");
    }
    let ids: Vec<String> = now.evidence().map(|row| row.id.to_string()).collect();
    let found = now.evidence_named(&ids[1][24..]).expect("one");
    assert_eq!(found.id.to_string(), ids[1]);
    for id in ["", "zzz"] {
        assert_eq!(now.evidence_named(id).expect_err("not one").kind, Kind::NotFound);
    }
}

#[test]
fn a_note_changes_without_the_value_and_the_journal_names_the_change() {
    let (_desk, mut session) = Desk::new();
    let mut now = round(&session, "2021");
    set(&mut session, &mut now, &[Edit::value(A, EXPORT, value("50"))], "").expect("set");
    let done = remark(&mut session, &mut now, &cell(), &said(None, Some("据月报")), "补记");
    let done = done.expect("said").expect("a change");
    assert_says(
        &done.name,
        "甲县 出口 备注“” →“据月报”",
        "County A Exports Note \"\" → \"据月报\"",
    );
    let both = said(Some("海关"), Some("据年报"));
    let done = remark(&mut session, &mut now, &cell(), &both, "")
        .expect("said")
        .expect("a change");
    assert_eq!(
        done.name.get(Lang::Zh),
        "甲县 出口 数据来源“” →“海关”，备注“据月报” →“据年报”"
    );
    assert_eq!(
        remark(&mut session, &mut now, &cell(), &both, "").expect("said already"),
        None
    );
    assert_eq!(note_of(&cell(), &now).0, "海关");
    assert_eq!(cell().entry(&now).reported, value("50"));
    let line = &journal::list(&session, None, 10).expect("the journal")[1];
    assert_eq!(
        (line.entry.operation.code(), line.entry.stamp.reason.as_str()),
        ("remark", "补记")
    );
    assert_fresh(&session, &now);
}

#[test]
fn a_mark_is_remarked_only_where_there_is_one() {
    let (_desk, mut session) = Desk::new();
    let mut now = round(&session, "2021");
    let note = said(None, Some("制度健全"));
    let refused = remark(&mut session, &mut now, &marked(), &note, "").expect_err("no mark");
    assert_eq!(refused.kind, Kind::NotFound);
    let given = Given {
        unit: A,
        indicator: G,
        assessor: "1".to_owned(),
        reported: value("90"),
        note: None,
    };
    mark(&mut session, &mut now, &given, "").expect("marked");
    remark(&mut session, &mut now, &marked(), &note, "")
        .expect("said")
        .expect("a change");
    assert_eq!(note_of(&marked(), &now).1, "制度健全");
    assert_eq!(note_of(&marked(), &round(&session, "2021")).1, "制度健全");
    undo(&mut session, &mut now, "").expect("undone");
    assert_eq!(note_of(&marked(), &now).1, "");
}

#[test]
fn a_verified_value_changes_only_with_a_reason() {
    let (desk, mut session) = Desk::new();
    let mut now = round(&session, "2021");
    set(&mut session, &mut now, &[Edit::value(A, EXPORT, value("50"))], "").expect("set");
    let mut other = desk.open("李四");
    let mut theirs = round(&other, "2021");
    verify(&mut other, &mut theirs, &[(A, EXPORT)], "").expect("verified");
    let cells = [(cell(), value("51"))];
    assert!(reason::is_needed(&theirs, &cells) && !reason::is_needed(&theirs, &[(cell(), value("50"))]));
    for reason in ["", "  "] {
        let refused = block::set(&mut other, &mut theirs, &cells, reason).expect_err("no reason");
        assert_eq!(refused.kind, Kind::Invalid);
    }
    let kept = remark(&mut other, &mut theirs, &cell(), &said(None, Some("据年报")), "");
    kept.expect("a note needs no reason").expect("a change");
    assert_eq!(cell().entry(&theirs).verification, Verification::Verified);
    block::set(&mut other, &mut theirs, &cells, "海关更正")
        .expect("set")
        .expect("a change");
    assert_eq!(cell().entry(&theirs).verification, Verification::Reported);
}

fn at(step: Step) -> Record {
    Record::Period(PeriodRow {
        period: period("2021"),
        step,
    })
}

#[track_caller]
fn assert_sound(desk: &Desk) {
    let report = journal::verify(&desk.store(), &[], &Progress::default()).expect("a report");
    assert!(report.is_sound());
}

#[test]
fn a_file_with_an_adjustment_is_one_change_with_it_and_belongs_to_its_period() {
    let (desk, mut session) = Desk::new();
    let mut now = round(&session, "2021");
    let application = Application {
        unit: A,
        item: "X1".to_owned(),
        count: 1.into(),
        reason: "国家级试点".to_owned(),
        evidence: String::new(),
        event: String::new(),
        files: vec![desk.file("批复.pdf", "approval")],
    };
    apply(&mut session, &mut now, &application)
        .expect("applied")
        .expect("a change");
    let rows: Vec<_> = now.evidence().cloned().collect();
    assert_eq!((rows.len(), rows[0].name.as_str()), (1, "批复.pdf"));
    assert_eq!(unit_of(&now, &rows[0].subject), Some(A));
    assert_eq!(subject_name(&now, &rows[0].subject).get(Lang::Zh), "甲县 X1");
    assert_eq!(
        round(&session, "2020").evidence().count(),
        0,
        "it belongs to its period"
    );
    undo(&mut session, &mut now, "").expect("undone");
    assert_eq!((now.applied().count(), now.evidence().count()), (0, 0));
    redo(&mut session, &mut now, "").expect("redone");
    assert_eq!((now.applied().count(), now.evidence().count()), (1, 1));
    let missing = Application {
        reason: "另一事由".to_owned(),
        files: vec![desk.folder.path().join("none.pdf")],
        ..application
    };
    apply(&mut session, &mut now, &missing).expect_err("no such file");
    assert_eq!(now.applied().count(), 1, "nothing of it was stored");
    drop(session);
    assert_sound(&desk);
}

#[test]
fn a_file_with_an_appeal_or_a_rectification_is_kept_with_it_and_who_proves_does_not_verify() {
    let (desk, session) = Desk::new();
    drop(session);
    put(&desk, vec![at(Step::Notice)]);
    let mut session = desk.open("张三");
    let mut now = round(&session, "2021");
    let objection = Objection {
        unit: A,
        indicator: NodeIx(0),
        grounds: "海关有修订".to_owned(),
        evidence: String::new(),
        files: vec![desk.file("修订.pdf", "revised")],
    };
    submit(&mut session, &mut now, &objection).expect("opened");
    let of_appeal = of(&session, &Subject::appeal(period("2021"), 1)).expect("the store");
    assert_eq!((of_appeal.len(), unit_of(&now, &of_appeal[0].subject)), (1, Some(A)));
    let draft = Draft {
        unit: A,
        indicator: NodeIx(0),
        problem: "不足".to_owned(),
        severity: kaohe::model::rectification::Severity::default(),
        required: String::new(),
        responsible_unit: String::new(),
        responsible_person: String::new(),
        supervisor: String::new(),
        due: read_date("2022-04-01").expect("a date"),
    };
    open(&mut session, &mut now, &[draft], false).expect("issued");
    let worked = Update {
        measure: Some("措施".to_owned()),
        progress: Some("进展".to_owned()),
        ..Update::default()
    };
    update(&mut session, &mut now, 1, &worked).expect("worked on");
    ask(&mut session, &mut now, 1, None, &[desk.file("自查.pdf", "report")]).expect("asked");
    drop(session);
    let mut other = desk.open("李四");
    let mut now = round(&other, "2021");
    let more = Update {
        files: vec![desk.file("照片.jpg", "photo")],
        ..Update::default()
    };
    update(&mut other, &mut now, 1, &more).expect("attached");
    let rows = now.evidence_for(Subject::rectification(1));
    let mut names: Vec<_> = rows.map(|row| row.name.clone()).collect();
    names.sort_unstable();
    assert_eq!(names, ["照片.jpg", "自查.pdf"]);
    let own = verify_item(&mut other, &mut now, 1, (Finding::Done, "属实")).expect_err("proved it");
    assert!(own.to_string().contains("须由他人核验"), "{own}");
    drop(other);
    assert_sound(&desk);
}
