//! What the ledger of one period counts for in the next: offered, taken over by a person, once.

use chrono::NaiveDate;
use kaohe::error::Kind;
use kaohe::model::rectification::Severity;
use kaohe::model::{NodeIx, Reported, Step, UnitIx};
use kaohe::ops::rectify::close::{Finding, verify};
use kaohe::ops::rectify::effect::{Standing, standings, take_over};
use kaohe::ops::rectify::item;
use kaohe::ops::rectify::open::{Draft, open};
use kaohe::ops::rectify::update::{Update, ask, update};
use kaohe::ops::round::Round;
use kaohe::ops::session::Session;
use kaohe::ops::set::{Edit, set};
use kaohe::ops::undo::undo;
use kaohe::store::{PeriodRow, Record};
use kaohe::text::Lang;

use crate::desk::{A, B, Desk, assert_fresh, period, put, round, value};

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a date")
}

fn draft(unit: UnitIx, indicator: usize, due: &str) -> Draft {
    Draft {
        unit,
        indicator: NodeIx(indicator),
        problem: "不足".to_owned(),
        severity: Severity::default(),
        required: String::new(),
        responsible_unit: String::new(),
        responsible_person: String::new(),
        supervisor: String::new(),
        due: day(due),
    }
}

/// Items of 2020: 甲县 1 closed in time, 2 overdue since 1 April, 3 not due; 乙县 has none, but a draft.
fn desk() -> (Desk, Session) {
    let (desk, mut session) = Desk::with_rectification();
    let mut then = round(&session, "2020");
    let items = [
        draft(A, 0, "2022-03-31"),
        draft(A, 1, "2022-03-31"),
        draft(A, 2, "2022-12-31"),
    ];
    open(&mut session, &mut then, &items, false).expect("issued");
    open(&mut session, &mut then, &[draft(B, 0, "2022-03-31")], true).expect("drawn up");
    let filled = Update {
        measure: Some("措施".to_owned()),
        progress: Some("进展".to_owned()),
        ..Update::default()
    };
    update(&mut session, &mut then, 1, &filled).expect("worked on");
    ask(&mut session, &mut then, 1, None, &[]).expect("asked");
    drop(session);
    let mut other = desk.open("李四");
    let mut then = round(&other, "2020");
    verify(&mut other, &mut then, 1, (Finding::Done, "属实")).expect("closed");
    drop(other);
    let session = desk.open_on("张三", "2022-04-02");
    (desk, session)
}

fn entered(round: &Round, unit: UnitIx) -> [Reported; 2] {
    let metric = |code| round.scheme.find_metric(code).expect("a metric");
    ["done", "due"].map(|code| round.dataset.entry(round.period, unit, metric(code)).reported)
}

#[test]
fn items_closed_in_time_and_overdue_are_counted_and_what_is_not_due_or_a_draft_is_not() {
    let (_desk, session) = desk();
    let now = round(&session, "2021");
    let found = standings(&now, session.today());
    let of_a = Standing {
        unit: A,
        due: vec![1, 2],
        done: vec![1],
        overdue: vec![2],
        applied: vec![],
        open: vec![3],
    };
    assert_eq!(found[0], of_a);
    assert_eq!(found[0].rate(), Some(0.5));
    assert_eq!((found[1].due.len(), found[1].open.len(), found[1].rate()), (0, 0, None));
    assert_eq!(
        entered(&now, A),
        [Reported::Pending; 2],
        "nothing is taken over by itself"
    );
}

#[test]
fn what_is_taken_over_are_traced_values_and_penalties_in_one_change_that_can_be_undone() {
    let (_desk, mut session) = desk();
    let mut now = round(&session, "2021");
    let due = now.scheme.find_metric("due").expect("a metric");
    set(&mut session, &mut now, &[Edit::value(B, due, value("7"))], "").expect("set");
    let silent = take_over(&mut session, &mut now, Lang::Zh, " ").expect_err("a reason");
    assert_eq!(silent.kind, Kind::Invalid);
    let done = take_over(&mut session, &mut now, Lang::Zh, "据台账")
        .expect("taken over")
        .expect("a change");
    assert!(
        done.name.get(Lang::Zh).starts_with("整改结果计入 2021："),
        "{}",
        done.name
    );
    assert_eq!(entered(&now, A), [value("1"), value("2")]);
    assert_eq!(
        entered(&now, B),
        [value("0"), value("7")],
        "the ledger knows nothing of 乙县"
    );
    let applied: Vec<_> = now.applied().collect();
    assert_eq!(applied.len(), 1);
    assert_eq!(applied[0].adjustment.reason, "整改第 2 号逾期未销号");
    assert_eq!(item(&session, 1).expect("an item").effect, "2021：按期销号");
    assert_eq!(
        item(&session, 2).expect("an item").effect,
        "2021：未按期销号；计 Y1 扣分 1 次"
    );
    assert_fresh(&session, &now);
    undo(&mut session, &mut now, "").expect("undone");
    assert_eq!(entered(&now, A), [Reported::Pending; 2]);
    assert_eq!(now.applied().count(), 0);
}

#[test]
fn an_overdue_item_counts_once_however_often_it_is_taken_over() {
    let (desk, mut session) = desk();
    let mut now = round(&session, "2021");
    take_over(&mut session, &mut now, Lang::Zh, "据台账").expect("taken over");
    assert_eq!(standings(&now, session.today())[0].applied, [2]);
    let again = take_over(&mut session, &mut now, Lang::En, "again").expect("the same");
    assert_eq!(again, None);
    drop(session);
    let mut later = desk.open_on("张三", "2023-01-05");
    let mut now = round(&later, "2021");
    take_over(&mut later, &mut now, Lang::Zh, "年底再计").expect("taken over");
    assert_eq!(entered(&now, A), [value("1"), value("3")]);
    assert_eq!(now.applied().count(), 2, "only the third is new");
}

#[test]
fn a_scheme_that_says_nothing_a_frozen_period_and_a_role_that_may_not_are_refused() {
    let (_other, mut session) = Desk::with_weak_links();
    let mut now = round(&session, "2021");
    let refused = take_over(&mut session, &mut now, Lang::Zh, "据台账").expect_err("no rule");
    assert!(refused.to_string().contains("rectification"), "{refused}");

    let (desk, session) = desk();
    drop(session);
    put(
        &desk,
        vec![Record::Period(PeriodRow {
            period: period("2021"),
            step: Step::Notice,
        })],
    );
    let mut session = desk.open_on("张三", "2022-04-02");
    let mut now = round(&session, "2021");
    let closed = take_over(&mut session, &mut now, Lang::Zh, "据台账").expect_err("on notice");
    assert_eq!(closed.kind, Kind::Conflict);
}
