//! Setting, marking, adjusting, undoing.

use kaohe::error::Kind;
use kaohe::model::{Reported, Verification};
use kaohe::ops::adjust::{Application, apply, remove};
use kaohe::ops::block::Place;
use kaohe::ops::clock::Clock;
use kaohe::ops::mark::{Given, mark};
use kaohe::ops::session::Session;
use kaohe::ops::set::{Edit, set};
use kaohe::ops::undo::{redo, redone, undo, undone};
use kaohe::ops::{journal, round::Round};
use kaohe::progress::Progress;
use proptest::prelude::*;

use crate::desk::{A, B, BRANDS, CITY, Desk, EXPORT, G, assert_fresh, assert_says, round, total, value};

fn given(reported: Reported) -> Given {
    Given {
        unit: A,
        indicator: G,
        assessor: "1".to_owned(),
        reported,
        note: None,
    }
}

fn pilot() -> Application {
    Application {
        unit: A,
        item: "X1".to_owned(),
        count: 1.into(),
        reason: "国家级试点".to_owned(),
        evidence: "商贸函1号".to_owned(),
        event: String::new(),
        files: Vec::new(),
    }
}

fn complete(session: &mut Session, round: &mut Round) {
    let edits = [
        Edit::value(A, EXPORT, value("50")),
        Edit::value(A, BRANDS, value("5")),
        Edit::value(B, EXPORT, value("80.0")),
    ];
    set(session, round, &edits, "").expect("set").expect("a change");
    for unit in [A, B] {
        let given = Given {
            unit,
            ..given(value("90"))
        };
        mark(session, round, &given, "").expect("marked");
    }
}

#[test]
fn many_cells_are_one_entry_of_the_journal_and_one_undo() {
    let (_desk, mut session) = Desk::new();
    let mut now = round(&session, "2021");
    let edits = [
        Edit::value(A, EXPORT, value("50")),
        Edit::value(B, EXPORT, value("80.0")),
        Edit::value(CITY, EXPORT, value("130")),
    ];
    let done = set(&mut session, &mut now, &edits, "年报")
        .expect("set")
        .expect("a change");
    assert_says(
        &done.name,
        "甲县 出口 未填 → 50，共 3 处",
        "County A Exports pending → 50, 3 changes in all",
    );
    assert_fresh(&session, &now);
    let lines = journal::list(&session, None, 10).expect("the journal");
    assert_eq!(lines.len(), 2);
    assert_eq!(
        (
            lines[0].entry.stamp.actor.as_str(),
            lines[0].entry.stamp.reason.as_str()
        ),
        ("张三", "年报")
    );
    undo(&mut session, &mut now, "").expect("undone");
    assert_eq!(now.dataset, now.scheme.empty_dataset());
    assert_fresh(&session, &now);
}

#[test]
fn a_change_moves_the_result_and_its_undo_brings_it_back() {
    let (_desk, mut session) = Desk::new();
    let mut now = round(&session, "2021");
    complete(&mut session, &mut now);
    assert_eq!(
        (total(&now, A), total(&now, B)),
        ("58.00".to_owned(), "82.50".to_owned())
    );
    assert_eq!(now.evaluation.unit(A).rank, Some(2));
    let edit = Edit::value(A, EXPORT, value("100"));
    let done = set(&mut session, &mut now, &[edit], "")
        .expect("set")
        .expect("a change");
    assert_says(&done.name, "甲县 出口 50 → 100", "County A Exports 50 → 100");
    assert_eq!(
        (total(&now, A), now.evaluation.unit(A).rank),
        ("88.00".to_owned(), Some(1))
    );
    let back = undo(&mut session, &mut now, "").expect("undone");
    assert_says(
        &undone(&back),
        "已撤销：甲县 出口 50 → 100；现为 50",
        "undone: County A Exports 50 → 100; now 50",
    );
    assert_eq!(back.cell, Some(Place::Metric(A, EXPORT)), "where to look");
    assert_eq!(
        (total(&now, A), now.evaluation.unit(A).rank),
        ("58.00".to_owned(), Some(2))
    );
    let again = redo(&mut session, &mut now, "").expect("redone");
    assert_says(
        &redone(&again),
        "已重做：甲县 出口 50 → 100；现为 100",
        "done again: County A Exports 50 → 100; now 100",
    );
    assert_eq!(total(&now, A), "88.00");
    assert_fresh(&session, &now);
}

#[test]
fn what_is_so_already_makes_no_entry() {
    let (_desk, mut session) = Desk::new();
    let mut now = round(&session, "2021");
    let edit = [Edit::value(A, EXPORT, value("50"))];
    assert!(set(&mut session, &mut now, &edit, "").expect("set").is_some());
    assert!(set(&mut session, &mut now, &edit, "").expect("set").is_none());
    assert!(
        mark(&mut session, &mut now, &given(Reported::Pending), "")
            .expect("marked")
            .is_none()
    );
    assert_eq!(journal::list(&session, None, 10).expect("the journal").len(), 2);
}

#[test]
fn digits_stay_as_typed_and_38_2_is_not_38_20() {
    let (_desk, mut session) = Desk::new();
    let mut now = round(&session, "2021");
    for typed in ["38.2", "38.20"] {
        let edit = [Edit::value(A, EXPORT, value(typed))];
        assert!(
            set(&mut session, &mut now, &edit, "").expect("set").is_some(),
            "{typed}"
        );
    }
    let typed = round(&session, "2021").dataset.entry(now.period, A, EXPORT).reported;
    assert_eq!(typed.quantity().expect("a value").to_string(), "38.20");
}

#[test]
fn source_and_note_are_kept_until_others_are_given() {
    let (_desk, mut session) = Desk::new();
    let mut now = round(&session, "2021");
    let with_source = Edit {
        source: Some("海关".to_owned()),
        note: Some("快报".to_owned()),
        ..Edit::value(A, EXPORT, value("50"))
    };
    set(&mut session, &mut now, &[with_source], "").expect("set");
    set(&mut session, &mut now, &[Edit::value(A, EXPORT, value("51"))], "").expect("set");
    let remark = now.dataset.remark(now.period, A, EXPORT).expect("a remark");
    assert_eq!((remark.source.as_str(), remark.note.as_str()), ("海关", "快报"));
    assert_fresh(&session, &now);
}

#[test]
fn marks_are_given_changed_and_taken_away() {
    let (_desk, mut session) = Desk::new();
    let mut now = round(&session, "2021");
    let done = mark(&mut session, &mut now, &given(value("85")), "")
        .expect("marked")
        .expect("a change");
    assert_says(
        &done.name,
        "甲县 综合评议（评委 1） 未填 → 85",
        "County A Review (assessor 1) pending → 85",
    );
    mark(&mut session, &mut now, &given(value("70")), "")
        .expect("marked")
        .expect("a change");
    assert_eq!(now.dataset.marks(now.period, G, A)[0].entry.reported, value("70"));
    assert_fresh(&session, &now);
    mark(&mut session, &mut now, &given(Reported::Pending), "")
        .expect("marked")
        .expect("a change");
    assert!(now.dataset.marks(now.period, G, A).is_empty());
    assert_fresh(&session, &now);
}

#[test]
fn a_mark_outside_its_scale_changes_nothing() {
    let (_desk, mut session) = Desk::new();
    let mut now = round(&session, "2021");
    for typed in ["101", "-1"] {
        let error = mark(&mut session, &mut now, &given(value(typed)), "").expect_err("outside");
        assert_eq!(error.kind, Kind::Invalid);
    }
    assert_eq!(journal::list(&session, None, 10).expect("the journal").len(), 1);
}

#[test]
fn a_bonus_counts_once_for_one_event_and_can_be_taken_away() {
    let (_desk, mut session) = Desk::new();
    let mut now = round(&session, "2021");
    complete(&mut session, &mut now);
    let done = apply(&mut session, &mut now, &pilot())
        .expect("applied")
        .expect("a change");
    assert_says(&done.name, "甲县 试点 ×0 → ×1", "County A Pilot ×0 → ×1");
    assert_eq!(total(&now, A), "60.00");
    let twice = apply(&mut session, &mut now, &pilot()).expect_err("the same event");
    assert_eq!(twice.kind, Kind::Conflict);
    assert_fresh(&session, &now);
    let id = now.applied().next().expect("the bonus").id;
    remove(&mut session, &mut now, id, "误计").expect("removed");
    assert_eq!(total(&now, A), "58.00");
    undo(&mut session, &mut now, "").expect("undone");
    assert_eq!(total(&now, A), "60.00");
    assert_fresh(&session, &now);
}

#[test]
fn an_adjustment_needs_a_reason_and_a_whole_count() {
    let (_desk, mut session) = Desk::new();
    let mut now = round(&session, "2021");
    let wrong = [
        Application {
            reason: " ".to_owned(),
            ..pilot()
        },
        Application {
            count: "1.5".parse().expect("a number"),
            ..pilot()
        },
        Application {
            item: "V1".to_owned(),
            count: 2.into(),
            ..pilot()
        },
        Application {
            item: "X9".to_owned(),
            ..pilot()
        },
    ];
    for application in wrong {
        let error = apply(&mut session, &mut now, &application).expect_err("refused");
        assert_eq!(error.kind, Kind::Invalid, "{application:?}");
    }
    assert_eq!(now.applied().count(), 0);
}

#[test]
fn a_round_that_fell_behind_is_loaded_again_and_the_change_refused() {
    let (desk, mut session) = Desk::new();
    let mut mine = round(&session, "2021");
    let mut other = desk.open("李四");
    let mut theirs = round(&other, "2021");
    set(&mut other, &mut theirs, &[Edit::value(A, EXPORT, value("40"))], "").expect("set");
    let edit = [Edit::value(A, EXPORT, value("50"))];
    let error = set(&mut session, &mut mine, &edit, "").expect_err("behind");
    assert_eq!(error.kind, Kind::Conflict);
    assert_eq!(mine.dataset.entry(mine.period, A, EXPORT).reported, value("40"));
    set(&mut session, &mut mine, &edit, "").expect("set").expect("a change");
    assert_fresh(&session, &mine);
}

#[test]
fn undo_goes_on_across_sessions_until_nothing_is_left() {
    let (desk, mut session) = Desk::new();
    let mut now = round(&session, "2021");
    complete(&mut session, &mut now);
    drop(session);
    let mut session = desk.open("李四");
    let mut now = round(&session, "2021");
    for _ in 0..3 {
        undo(&mut session, &mut now, "").expect("undone");
    }
    let error = undo(&mut session, &mut now, "").expect_err("nothing left");
    assert_eq!(error.kind, Kind::Conflict);
    assert_eq!(now.dataset, now.scheme.empty_dataset());
    for _ in 0..3 {
        redo(&mut session, &mut now, "").expect("redone");
    }
    assert_eq!(total(&now, B), "82.50");
    assert_fresh(&session, &now);
}

#[test]
fn a_changed_value_is_no_longer_verified() {
    let (desk, mut session) = Desk::new();
    let file = desk.file(
        "data.csv",
        "period,unit,metric,value,status\n2021,a,export,50,verified\n",
    );
    let mut now = round(&session, "2021");
    let plan =
        kaohe::ops::import::plan(&session, &now, &file, &kaohe::ops::import::ReadOptions::default()).expect("a plan");
    kaohe::ops::import::apply(&mut session, &mut now, plan, "").expect("imported");
    assert_eq!(
        now.dataset.entry(now.period, A, EXPORT).verification,
        Verification::Verified
    );
    set(&mut session, &mut now, &[Edit::value(A, EXPORT, value("51"))], "更正").expect("set");
    assert_eq!(
        now.dataset.entry(now.period, A, EXPORT).verification,
        Verification::Reported
    );
}

/// A store that cannot be worked with is the one that most needs to be looked at.
#[test]
fn a_store_that_no_session_opens_is_still_verified() {
    let (desk, session) = Desk::new();
    drop(session);
    let conn = rusqlite::Connection::open(desk.store()).expect("a database");
    conn.execute_batch("UPDATE scheme SET text = replace(text, '60', '80')")
        .expect("a tampered scheme");
    drop(conn);
    assert!(Session::open(&desk.store(), "张三", Clock::System).is_err());
    let report = journal::verify(&desk.store(), &[], &Progress::default()).expect("a report");
    assert!(
        report.faults[0].what.to_string().contains("two-counties"),
        "{:?}",
        report.faults
    );
}

#[derive(Debug, Clone, Copy)]
enum Step {
    Set(usize, usize, Option<i32>),
    Mark(usize, u8, Option<i32>),
    Adjust(usize, u8),
    Remove,
    Undo,
    Redo,
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        (0..3_usize, 0..2_usize, prop::option::of(0..120)).prop_map(|(unit, metric, x)| Step::Set(unit, metric, x)),
        (0..2_usize, 0..3_u8, prop::option::of(0..100)).prop_map(|(unit, assessor, x)| Step::Mark(unit, assessor, x)),
        (0..2_usize, 0..3_u8).prop_map(|(unit, event)| Step::Adjust(unit, event)),
        Just(Step::Remove),
        Just(Step::Undo),
        Just(Step::Redo),
    ]
}

/// Carries a step out; what is refused is refused.
fn take(session: &mut Session, round: &mut Round, step: Step) {
    use kaohe::model::{MetricIx, UnitIx};
    let reported = |x: Option<i32>| x.map_or(Reported::Pending, |x| Reported::Value(x.into()));
    let _ = match step {
        Step::Set(unit, metric, x) => {
            let edit = Edit::value(UnitIx(unit), MetricIx(metric), reported(x));
            set(session, round, &[edit], "").map(drop)
        }
        Step::Mark(unit, assessor, x) => {
            let given = Given {
                unit: UnitIx(unit),
                assessor: assessor.to_string(),
                ..given(reported(x))
            };
            mark(session, round, &given, "").map(drop)
        }
        Step::Adjust(unit, event) => {
            let application = Application {
                unit: UnitIx(unit),
                reason: event.to_string(),
                ..pilot()
            };
            apply(session, round, &application).map(drop)
        }
        Step::Remove => {
            let first = round.applied().next().map(|applied| applied.id);
            first.map_or(Ok(()), |id| remove(session, round, id, "").map(drop))
        }
        Step::Undo => undo(session, round, "").map(drop),
        Step::Redo => redo(session, round, "").map(drop),
    };
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn after_any_changes_the_round_is_the_one_that_is_loaded(steps in prop::collection::vec(step(), 1..12)) {
        let (desk, mut session) = Desk::new();
        let mut now = round(&session, "2021");
        for step in steps {
            take(&mut session, &mut now, step);
        }
        assert_fresh(&session, &now);
        prop_assert!(journal::verify(&desk.store(), &[], &Progress::default()).expect("verified").is_sound());
    }
}

#[test]
fn what_came_with_the_sample_is_not_undone() {
    let mut session = kaohe::ops::demo::open("张三", crate::desk::clock()).expect("the sample");
    let mut round = session.round(None).expect("a round");
    let before = round.evaluation.units[0].total;
    let refused = undo(&mut session, &mut round, "").expect_err("nothing to undo");
    assert_eq!(refused.kind, Kind::Conflict);
    assert_eq!(round.evaluation.units[0].total, before);
}
