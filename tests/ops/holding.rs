//! Changes that are held back: in memory first, saved in order, taken back where they cannot be saved.

use std::fs;

use kaohe::error::Kind;
use kaohe::model::{Actor, Reported, Role};
use kaohe::ops::journal;
use kaohe::ops::mark::{Given, mark};
use kaohe::ops::round::Round;
use kaohe::ops::session::Session;
use kaohe::ops::set::{Edit, set};
use kaohe::store::{ActorRow, Record};

use crate::desk::{A, B, Desk, EXPORT, G, assert_fresh, put, round, value};

fn holding() -> (Desk, Session, Round) {
    let (desk, mut session) = Desk::new();
    let now = round(&session, "2021");
    session.hold_back();
    (desk, session, now)
}

fn enter(session: &mut Session, round: &mut Round, edit: Edit) {
    set(session, round, &[edit], "").expect("set").expect("a change");
}

#[test]
fn a_change_is_in_memory_first_and_saved_once() {
    let (desk, mut session, mut now) = holding();
    enter(&mut session, &mut now, Edit::value(A, EXPORT, value("50")));
    assert_eq!(now.dataset.entry(now.period, A, EXPORT).reported, value("50"));
    let elsewhere = desk.open("李四");
    assert_eq!(round(&elsewhere, "2021").dataset, now.scheme.empty_dataset());
    assert!(session.is_holding());
    session.save();
    session.settle(&mut now).expect("saved");
    assert!(!session.is_holding());
    assert_fresh(&elsewhere, &now);
    assert_eq!(journal::list(&session, None, 10).expect("the journal").len(), 2);
}

#[test]
fn an_experts_own_mark_is_in_memory_at_once_though_the_others_are_hidden() {
    let (desk, _) = Desk::new();
    let people = [("甲", Role::Expert), ("乙", Role::Expert)];
    let person = |(name, role): (&str, Role)| {
        Record::Actor(ActorRow(Actor {
            name: name.to_owned(),
            roles: vec![role],
            departments: Vec::new(),
        }))
    };
    put(&desk, people.map(person).to_vec());
    let mut session = desk.open("甲");
    let mut now = round(&session, "2021");
    session.hold_back();
    let given = Given {
        unit: A,
        indicator: G,
        assessor: "甲".to_owned(),
        reported: value("80"),
        note: None,
    };
    mark(&mut session, &mut now, &given, "")
        .expect("marked")
        .expect("a change");
    assert_eq!(now.dataset.marks(now.period, G, A).len(), 1);
    session.settle(&mut now).expect("saved");
    assert_fresh(&desk.open("甲"), &now);
    assert_eq!(round(&desk.open("乙"), "2021").dataset.marks(now.period, G, A).len(), 0);
}

#[test]
fn the_next_change_waits_until_the_one_before_is_saved() {
    let (desk, mut session, mut now) = holding();
    enter(&mut session, &mut now, Edit::value(A, EXPORT, value("50")));
    enter(&mut session, &mut now, Edit::value(B, EXPORT, value("60")));
    let elsewhere = desk.open("李四");
    let loaded = round(&elsewhere, "2021");
    assert_eq!(loaded.dataset.entry(now.period, A, EXPORT).reported, value("50"));
    assert_eq!(loaded.dataset.entry(now.period, B, EXPORT).reported, Reported::Pending);
    session.settle(&mut now).expect("saved");
    assert_fresh(&elsewhere, &now);
}

#[cfg(unix)]
#[test]
fn a_change_that_cannot_be_saved_is_taken_back_and_named() {
    let (desk, mut session, mut now) = holding();
    enter(&mut session, &mut now, Edit::value(A, EXPORT, value("50")));
    session.settle(&mut now).expect("saved");
    let before = now.clone();
    enter(&mut session, &mut now, Edit::value(A, EXPORT, value("70")));
    fs::rename(desk.store(), desk.folder.path().join("moved.db")).expect("moved");
    session.save();
    let error = session.settle(&mut now).expect_err("it is not saved");
    assert_eq!(error.kind, Kind::Storage);
    assert_eq!(now.dataset, before.dataset);
    assert_eq!(format!("{:?}", now.evaluation), format!("{:?}", before.evaluation));
    fs::rename(desk.folder.path().join("moved.db"), desk.store()).expect("moved back");
    enter(&mut session, &mut now, Edit::value(A, EXPORT, value("80")));
    session.settle(&mut now).expect("saved");
    assert_fresh(&session, &now);
}

#[test]
fn what_another_program_wrote_in_between_is_in_the_round_too() {
    let (desk, mut session, mut now) = holding();
    enter(&mut session, &mut now, Edit::value(A, EXPORT, value("50")));
    let mut elsewhere = desk.open("李四");
    let mut theirs = round(&elsewhere, "2021");
    enter(&mut elsewhere, &mut theirs, Edit::value(B, EXPORT, value("60")));
    session.settle(&mut now).expect("saved");
    assert_fresh(&session, &now);
    assert_eq!(now.dataset.entry(now.period, B, EXPORT).reported, value("60"));
}
