//! Appeals: opened on notice, decided by somebody else, corrected in the same change.

use kaohe::error::Kind;
use kaohe::model::appeal::Ruling;
use kaohe::model::{Actor, Role, Step, Verification};
use kaohe::ops::appeal::{Objection, Verdict, decide, list, open, submit};
use kaohe::ops::block::Place;
use kaohe::ops::journal;
use kaohe::ops::mark::{Given, mark};
use kaohe::ops::need::stopping;
use kaohe::ops::round::Round;
use kaohe::ops::session::Session;
use kaohe::ops::set::{Edit, set};
use kaohe::ops::status::status;
use kaohe::ops::undo::undo;
use kaohe::store::{ActorRow, PeriodRow, Record};

use crate::desk::{A, B, BRANDS, Desk, EXPORT, G, assert_fresh, assert_says, period, put, round, total, value};
use kaohe::model::NodeIx;

const A1: NodeIx = NodeIx(0);

fn at(step: Step) -> Record {
    Record::Period(PeriodRow {
        period: period("2021"),
        step,
    })
}

fn person(name: &str, role: Role) -> Record {
    Record::Actor(ActorRow(Actor {
        name: name.to_owned(),
        roles: vec![role],
        departments: Vec::new(),
    }))
}

/// A period on notice: 甲县 58.00 and second, 乙县 82.50 and first.
fn on_notice(people: &[(&str, Role)]) -> (Desk, Session, Round) {
    let (desk, mut session) = Desk::new();
    let mut now = round(&session, "2021");
    let edits = [
        Edit::value(A, EXPORT, value("50")),
        Edit::value(A, BRANDS, value("5")),
        Edit::value(B, EXPORT, value("80")),
    ];
    set(&mut session, &mut now, &edits, "").expect("set");
    for unit in [A, B] {
        let given = Given {
            unit,
            indicator: G,
            assessor: "1".to_owned(),
            reported: value("90"),
            note: None,
        };
        mark(&mut session, &mut now, &given, "").expect("marked");
    }
    drop(session);
    let people = people.iter().map(|(name, role)| person(name, *role));
    put(&desk, [at(Step::Notice)].into_iter().chain(people).collect());
    let session = desk.open("张三");
    let now = round(&session, "2021");
    (desk, session, now)
}

fn objection() -> Objection {
    Objection {
        unit: A,
        indicator: A1,
        grounds: "海关有修订".to_owned(),
        evidence: "月报".to_owned(),
        files: Vec::new(),
    }
}

fn upheld() -> Verdict {
    Verdict {
        number: 1,
        ruling: Ruling::Upheld,
        reason: "属实".to_owned(),
        corrections: vec![(Place::Metric(A, EXPORT), value("100"))],
    }
}

#[test]
fn an_appeal_is_opened_on_notice_only() {
    let (desk, mut session) = Desk::new();
    let mut now = round(&session, "2021");
    let refused = submit(&mut session, &mut now, &objection()).expect_err("a draft");
    assert_eq!(refused.kind, Kind::Conflict);
    assert!(refused.to_string().contains("公示"), "{refused}");
    drop(session);
    put(&desk, vec![at(Step::Notice)]);
    let mut session = desk.open("张三");
    let mut now = round(&session, "2021");
    let done = submit(&mut session, &mut now, &objection())
        .expect("opened")
        .expect("a change");
    assert_says(
        &done.name,
        "申诉 2021 第 1 号 甲县 A1 出口规模：提出",
        "appeal 1 of 2021, County A, A1 Export volume: opened",
    );
    let twice = submit(&mut session, &mut now, &objection()).expect_err("open already");
    assert!(twice.to_string().contains("第 1 号"), "{twice}");
    assert_eq!(open(&session, period("2021")).expect("appeals").len(), 1);
    assert_eq!(open(&session, period("2020")).expect("appeals").len(), 0);
}

#[test]
fn nothing_is_approved_while_an_appeal_is_open() {
    let (_desk, mut session, mut now) = on_notice(&[]);
    let said = |now: &Round| -> Vec<String> {
        let status = status(now);
        let blocks = stopping(now, &status);
        blocks.map(|block| block.text(now).to_string()).collect()
    };
    let is_named = |said: &[String]| said.iter().any(|text| text == "还有 1 项申诉待处理：甲县 出口规模。");
    assert!(!is_named(&said(&now)));
    submit(&mut session, &mut now, &objection()).expect("opened");
    assert!(is_named(&said(&now)), "{:?}", said(&now));
    decide(&mut session, &mut now, &upheld()).expect("decided");
    assert!(!is_named(&said(&now)));
}

#[test]
fn a_correction_is_part_of_the_decision_and_its_effect_is_kept() {
    let (_desk, mut session, mut now) = on_notice(&[]);
    submit(&mut session, &mut now, &objection()).expect("opened");
    let done = decide(&mut session, &mut now, &upheld())
        .expect("decided")
        .expect("a change");
    assert_says(
        &done.name,
        "申诉 2021 第 1 号 甲县 A1 出口规模：成立，得分 30.00 → 60.00，总分 58.00 → 88.00，名次 2 → 1，共 2 处",
        "appeal 1 of 2021, County A, A1 Export volume: upheld, points 30.00 → 60.00, total 58.00 → 88.00, \
         place 2 → 1, 2 changes in all",
    );
    assert_eq!(total(&now, A), "88.00");
    let entry = now.dataset.entry(now.period, A, EXPORT);
    assert_eq!(
        entry.verification,
        Verification::Verified,
        "the ruling is its verification"
    );
    assert_fresh(&session, &now);
    assert!(open(&session, now.period).expect("appeals").is_empty());
    let newest = journal::list(&session, None, 1).expect("the journal");
    assert_eq!(newest[0].entry.stamp.reason, "属实");
    undo(&mut session, &mut now, "").expect("undone");
    assert_eq!(total(&now, A), "58.00");
    assert_eq!(open(&session, now.period).expect("appeals").len(), 1);
    assert_fresh(&session, &now);
}

#[test]
fn a_rejected_appeal_moves_nothing() {
    let (_desk, mut session, mut now) = on_notice(&[]);
    submit(&mut session, &mut now, &objection()).expect("opened");
    let rejected = Verdict {
        ruling: Ruling::Rejected,
        ..upheld()
    };
    let refused = decide(&mut session, &mut now, &rejected).expect_err("nothing may be corrected");
    assert_eq!(refused.kind, Kind::Usage);
    let rejected = Verdict {
        corrections: Vec::new(),
        ..rejected
    };
    decide(&mut session, &mut now, &rejected).expect("decided");
    let appeals = list(&session, now.period).expect("appeals");
    let decision = appeals[0].decision.as_ref().expect("a decision");
    assert_eq!((decision.ruling, &decision.effect), (Ruling::Rejected, &None));
    assert_eq!(total(&now, A), "58.00");
    let again = decide(&mut session, &mut now, &rejected).expect_err("decided already");
    assert_eq!(again.kind, Kind::Conflict);
}

#[test]
fn only_what_the_indicator_is_scored_from_is_corrected() {
    let (_desk, mut session, mut now) = on_notice(&[]);
    submit(&mut session, &mut now, &objection()).expect("opened");
    for place in [
        Place::Metric(A, BRANDS),
        Place::Metric(B, EXPORT),
        Place::Mark(A, G, "1".to_owned()),
    ] {
        let verdict = Verdict {
            corrections: vec![(place, value("1"))],
            ..upheld()
        };
        let refused = decide(&mut session, &mut now, &verdict).expect_err("another thing");
        assert_eq!(refused.kind, Kind::Invalid, "{refused}");
    }
    assert_eq!(open(&session, now.period).expect("appeals").len(), 1);
}

#[test]
fn nobody_decides_an_appeal_that_they_opened() {
    let people = [
        ("张三", Role::Administrator),
        ("李四", Role::Reviewer),
        ("王五", Role::Scorer),
    ];
    let (desk, mut session, mut now) = on_notice(&people);
    submit(&mut session, &mut now, &objection()).expect("opened");
    drop(session);
    let decide_as = |name: &str, verdict: &Verdict| {
        let mut session = desk.open(name);
        let mut now = round(&session, "2021");
        decide(&mut session, &mut now, verdict).map(|_| ())
    };
    for name in ["张三", "王五"] {
        let refused = decide_as(name, &upheld()).expect_err("not theirs to decide");
        assert_eq!(refused.kind, Kind::Conflict, "{refused}");
    }
    let withdrawn = Verdict {
        ruling: Ruling::Withdrawn,
        corrections: Vec::new(),
        ..upheld()
    };
    decide_as("王五", &withdrawn).expect_err("somebody else's appeal");
    decide_as("李四", &upheld()).expect("decided");
}

#[test]
fn the_one_who_opened_an_appeal_takes_it_back() {
    let people = [("张三", Role::Scorer), ("陈主任", Role::Administrator)];
    let (_desk, mut session, mut now) = on_notice(&people);
    submit(&mut session, &mut now, &objection()).expect("opened");
    let withdrawn = Verdict {
        ruling: Ruling::Withdrawn,
        corrections: Vec::new(),
        ..upheld()
    };
    decide(&mut session, &mut now, &withdrawn).expect("withdrawn");
    assert!(open(&session, now.period).expect("appeals").is_empty());
}
