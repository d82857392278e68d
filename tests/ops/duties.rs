//! The plan of work and the breakdown of responsibility in a store.

use chrono::NaiveDate;
use kaohe::error::Kind;
use kaohe::model::plan::duty::DutyState;
use kaohe::model::plan::progress::Standing;
use kaohe::model::{Actor, Role};
use kaohe::ops::duty::{Edit, lines, overdue, set, tally};
use kaohe::ops::plan::{import, plan, progress, read};
use kaohe::ops::round::Round;
use kaohe::ops::session::Session;
use kaohe::ops::undo::{redo, undo};
use kaohe::store::{ActorRow, Record};
use kaohe::text::Lang;

use crate::desk::{Desk, assert_fresh, put, round};

const PLAN: &str = r#"{"format": 1, "id": "work", "title": "计划", "periods": ["2020", "2021"],
    "departments": [{"name": {"zh": "商务局", "en": "Commerce"}}, {"name": "市监局"}, {"name": "各县", "units": ["a", "b"]}],
    "actions": [{"no": 1, "title": "行动", "measures": [
        {"no": 1, "title": "扩大出口", "lead": ["商务局"], "with": ["各县"]},
        {"no": 2, "title": "品牌", "lead": ["市监局"]}]}],
    "targets": [{"code": "T1", "measure": 1, "kind": "quantified", "text": "出口达到 200 亿元", "scope": "city",
        "county_matter": true, "due": "2021",
        "amounts": [{"relation": "at_least", "value": 200, "unit": "亿元", "data": {"sum": {"input": "export"}}}]}]}"#;

/// A store with the plan.
fn desk() -> (Desk, Session, Round) {
    let (desk, mut session) = Desk::new();
    let mut round = round(&session, "2021");
    let file = read(&desk.file("plan.json", PLAN)).expect("a plan");
    import(&mut session, &mut round, &file, "")
        .expect("imported")
        .expect("a change");
    (desk, session, round)
}

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a date")
}

fn filed() -> Edit {
    Edit {
        paper: Some("甲县实施方案".to_owned()),
        person: Some("王五".to_owned()),
        due: Some(Some(day("2022-02-28"))),
        state: Some(DutyState::Filed),
        note: None,
    }
}

#[test]
fn a_plan_is_in_force_from_its_import_until_the_import_is_undone() {
    let (desk, mut session, mut round) = desk();
    assert_eq!(plan(&round).expect("a plan").document().id, "work");
    assert_eq!(progress(&round)[0].standing, Standing::NoData);
    assert_fresh(&session, &round);
    undo(&mut session, &mut round, "").expect("undone");
    assert_eq!(plan(&round).expect_err("none").kind, Kind::NotFound);
    redo(&mut session, &mut round, "").expect("redone");
    assert!(plan(&round).is_ok());
    assert_eq!(desk.open("李四").round(None).expect("a round").plan, round.plan);
}

#[test]
fn a_plan_twice_is_no_change_and_another_text_needs_another_version() {
    let (desk, mut session, mut round) = desk();
    let same = read(&desk.file("plan.json", PLAN)).expect("a plan");
    assert_eq!(import(&mut session, &mut round, &same, "").expect("read"), None);
    let other = PLAN.replace("扩大出口", "稳定出口");
    let file = read(&desk.file("plan.json", &other)).expect("a plan");
    let error = import(&mut session, &mut round, &file, "").expect_err("a refusal");
    assert_eq!(error.kind, Kind::Conflict);
    let versioned = other.replace("\"id\": \"work\"", "\"id\": \"work\", \"version\": \"2\"");
    let file = read(&desk.file("plan.json", &versioned)).expect("a plan");
    import(&mut session, &mut round, &file, "")
        .expect("imported")
        .expect("a change");
    assert_eq!(plan(&round).expect("a plan").document().version, "2");
}

#[test]
fn everybody_whom_a_measure_names_has_a_duty() {
    let (_desk, _session, round) = desk();
    let named = |measure| {
        let lines = lines(&round, Some(measure), day("2022-03-01"));
        lines
            .iter()
            .map(|line| line.name.get(Lang::En).to_owned())
            .collect::<Vec<_>>()
    };
    assert_eq!(named(1), ["Commerce", "County A", "County B"]);
    assert_eq!(named(2), ["市监局"]);
}

#[test]
fn a_duty_is_set_followed_undone_and_overdue_by_the_day() {
    let (desk, mut session, mut round) = desk();
    let done = set(&mut session, &mut round, (1, "甲县"), filed(), "")
        .expect("set")
        .expect("a change");
    assert_eq!(done.name.get(Lang::Zh), "第1条措施 甲县 未启动 → 已报方案");
    assert_fresh(&session, &round);
    let today = session.today();
    assert_eq!(today, day("2022-03-01"));
    let late = overdue(&round, today);
    assert_eq!(late.len(), 1);
    assert_eq!((late[0].unit.as_str(), late[0].duty.person.as_str()), ("a", "王五"));
    assert!(overdue(&round, day("2022-02-28")).is_empty());

    let again = desk.open("李四").round(None).expect("a round");
    assert_eq!(lines(&again, None, today), lines(&round, None, today));
    undo(&mut session, &mut round, "").expect("undone");
    assert!(lines(&round, None, today).iter().all(|line| line.duty.is_empty()));
    assert_fresh(&session, &round);
}

#[test]
fn a_step_that_is_skipped_and_a_unit_that_is_not_named_are_refused_and_nothing_is_stored() {
    let (_desk, mut session, mut round) = desk();
    let skip = Edit {
        state: Some(DutyState::Done),
        ..filed()
    };
    let error = set(&mut session, &mut round, (1, "a"), skip, "").expect_err("a refusal");
    assert_eq!(error.kind, Kind::Conflict);
    let error = set(&mut session, &mut round, (2, "甲县"), filed(), "").expect_err("a refusal");
    assert_eq!(error.kind, Kind::NotFound);
    assert!(error.message(Lang::Zh).contains("负责的有：市监局。"), "{error}");
    let error = set(&mut session, &mut round, (3, "a"), filed(), "").expect_err("a refusal");
    assert_eq!(error.kind, Kind::NotFound);
    assert!(
        lines(&round, None, session.today())
            .iter()
            .all(|line| line.duty.is_empty())
    );
}

#[test]
fn a_duty_is_changed_by_its_own_department_the_one_that_leads_and_an_administrator() {
    let (desk, session, _) = desk();
    drop(session);
    let person = |name: &str, role, departments: &[&str]| {
        Record::Actor(ActorRow(Actor {
            name: name.to_owned(),
            roles: vec![role],
            departments: departments.iter().map(|&name| name.to_owned()).collect(),
        }))
    };
    let people = vec![
        person("陈主任", Role::Administrator, &[]),
        person("牵头", Role::Scorer, &["商务局"]),
        person("甲县办", Role::Scorer, &["甲县"]),
        person("乙县办", Role::Scorer, &["乙县"]),
        person("专家", Role::Expert, &[]),
    ];
    put(&desk, people);
    let change = |name: &str, note: &str| {
        let mut session = desk.open(name);
        let mut now = round(&session, "2021");
        let edit = Edit {
            note: Some(note.to_owned()),
            ..Edit::default()
        };
        set(&mut session, &mut now, (1, "甲县"), edit, "").map(|done| done.is_some())
    };
    for name in ["陈主任", "牵头", "甲县办"] {
        assert!(change(name, name).expect("allowed"), "{name}");
    }
    let other = change("乙县办", "改").expect_err("not theirs").to_string();
    assert!(other.contains("由“甲县”负责"), "{other}");
    let expert = change("专家", "改").expect_err("no scorer").to_string();
    assert!(expert.contains("不能做这件事"), "{expert}");
}

#[test]
fn the_longest_overdue_duty_is_told_with_how_many_there_are() {
    let (_desk, mut session, mut round) = desk();
    assert_eq!(tally(&round, session.today()), None);
    set(&mut session, &mut round, (1, "甲县"), filed(), "").expect("set");
    let told = tally(&round, session.today()).expect("a text");
    assert_eq!(
        told.get(Lang::Zh),
        "责任分解逾期 1 项。逾期：第1条措施，甲县，时限 2022-02-28，已报方案。"
    );
}
