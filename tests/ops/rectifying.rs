//! Rectification items: proposed by rule, issued by a person, closed by somebody else.

use chrono::NaiveDate;
use kaohe::error::Kind;
use kaohe::model::rectification::{Means, Severity, State, Timing};
use kaohe::model::{NodeIx, Step};
use kaohe::ops::rectify::close::{Finding, verify};
use kaohe::ops::rectify::further::{escalate, extend};
use kaohe::ops::rectify::open::{Draft, issue, open};
use kaohe::ops::rectify::propose::propose;
use kaohe::ops::rectify::update::{Update, ask, update};
use kaohe::ops::rectify::{history, item, ledger, read_date};
use kaohe::ops::round::Round;
use kaohe::ops::session::Session;
use kaohe::ops::set::{Edit, set};
use kaohe::ops::undo::{redo, undo};
use kaohe::store::{PeriodRow, Record};
use kaohe::text::Lang;

use crate::desk::{A, Desk, EXPORT, assert_fresh, assert_says, period, put, round, value};

const A1: NodeIx = NodeIx(0);

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a date")
}

fn draft() -> Draft {
    Draft {
        unit: A,
        indicator: A1,
        problem: "出口规模小".to_owned(),
        severity: Severity::Serious,
        required: String::new(),
        responsible_unit: String::new(),
        responsible_person: "甲某".to_owned(),
        supervisor: String::new(),
        due: day("2022-04-01"),
    }
}

fn issued() -> (Desk, Session, Round) {
    let (desk, mut session) = Desk::new();
    let mut now = round(&session, "2021");
    open(&mut session, &mut now, &[draft()], false)
        .expect("issued")
        .expect("a change");
    (desk, session, now)
}

fn plan() -> Update {
    Update {
        measure: Some("组织企业参展".to_owned()),
        ..Update::default()
    }
}

fn progress(text: &str) -> Update {
    Update {
        progress: Some(text.to_owned()),
        ..Update::default()
    }
}

/// Asked to close by 张三.
fn asked() -> (Desk, Session, Round) {
    let (desk, mut session, mut now) = issued();
    update(&mut session, &mut now, 1, &plan()).expect("a plan");
    update(&mut session, &mut now, 1, &progress("已参展三次")).expect("progress");
    ask(&mut session, &mut now, 1, Some("自查报告"), &[]).expect("asked");
    (desk, session, now)
}

#[test]
fn weak_links_are_proposed_until_they_are_in_the_ledger_and_nothing_is_issued_by_itself() {
    let (desk, session) = Desk::with_weak_links();
    drop(session);
    let mut session = desk.open("张三");
    let mut now = round(&session, "2021");
    set(&mut session, &mut now, &[Edit::value(A, EXPORT, value("20"))], "").expect("set");
    let proposals = propose(&now, Lang::Zh);
    assert_eq!(proposals.len(), 1, "{proposals:?}");
    assert_eq!(proposals[0].problem, "得分率 20.00%，失 48.00 分（得分率低于60%）");
    assert!(ledger(&session).expect("the ledger").is_empty());
    open(&mut session, &mut now, &[draft()], true).expect("drawn up");
    assert!(propose(&now, Lang::Zh).is_empty());
    assert_eq!(item(&session, 1).expect("an item").state, State::Drafted);
    issue(&mut session, &mut now, 1).expect("issued");
    let item = item(&session, 1).expect("an item");
    assert_eq!((item.state, item.opened), (State::Issued, Some(day("2022-03-01"))));
    assert_eq!(item.responsible_unit, "甲县");
    let twice = open(&mut session, &mut now, &[draft()], false).expect_err("in the ledger");
    assert_eq!(twice.kind, Kind::Conflict);
}

#[test]
fn an_item_goes_from_issue_to_closing_and_its_journal_tells_how() {
    let (desk, session, _) = asked();
    drop(session);
    let mut session = desk.open("李四");
    let mut now = round(&session, "2021");
    let done = verify(&mut session, &mut now, 1, (Finding::NotDone, "材料不足")).expect("sent back");
    assert_says(
        &done.expect("a change").name,
        "整改第 1 号 甲县 A1 出口规模：申请销号 → 退回；核验人：李四；核验结果：材料不足",
        "rectification 1, County A, A1 Export volume: asked to close → sent back; Verifier: 李四; \
         Verification: 材料不足",
    );
    drop(session);
    let mut session = desk.open("张三");
    let mut now = round(&session, "2021");
    update(&mut session, &mut now, 1, &progress("补充了合同")).expect("progress");
    ask(&mut session, &mut now, 1, None, &[]).expect("asked");
    drop(session);
    let mut session = desk.open("李四");
    let mut now = round(&session, "2021");
    verify(&mut session, &mut now, 1, (Finding::Done, "属实")).expect("closed");
    let closed = item(&session, 1).expect("an item");
    assert_eq!(closed.closed(), Some(day("2022-03-01")));
    assert!(closed.is_closed_in_time());
    assert_eq!(closed.evidence, "自查报告", "what is not said again stays");
    let lines = history(&session, 1).expect("a history");
    assert_eq!(lines.len(), 8);
    assert_fresh(&session, &now);
    assert!(
        lines[2].what.get(Lang::Zh).contains("进展情况：补充了合同"),
        "{:?}",
        lines[2]
    );
    assert_eq!(lines[0].entry.stamp.actor, "李四");
}

#[test]
fn what_may_not_follow_is_refused_with_what_may() {
    let (_desk, mut session, mut now) = issued();
    let early = update(&mut session, &mut now, 1, &progress("做了")).expect_err("no plan");
    assert!(early.to_string().contains("--measure"), "{early}");
    let refused = ask(&mut session, &mut now, 1, None, &[]).expect_err("nothing under way");
    let said = refused.to_string();
    assert!(
        said.contains("现为“已下达”，不能申请销号") && said.contains("报送方案"),
        "{said}"
    );
    verify(&mut session, &mut now, 1, (Finding::Done, "属实")).expect_err("nobody asked");
    assert_eq!(item(&session, 9).expect_err("no such item").kind, Kind::NotFound);
}

#[test]
fn nobody_verifies_what_they_worked_on() {
    let (desk, mut session, mut now) = asked();
    let refused = verify(&mut session, &mut now, 1, (Finding::Done, "属实")).expect_err("their own");
    assert!(refused.to_string().contains("须由他人核验"), "{refused}");
    drop(session);
    // 王五 reported progress in between; 张三 asked.
    let mut session = desk.open("李四");
    let mut now = round(&session, "2021");
    verify(&mut session, &mut now, 1, (Finding::NotDone, "")).expect_err("says nothing");
    verify(&mut session, &mut now, 1, (Finding::NotDone, "不足")).expect("sent back");
    drop(session);
    let mut session = desk.open("王五");
    let mut now = round(&session, "2021");
    update(&mut session, &mut now, 1, &progress("补做")).expect("progress");
    drop(session);
    let mut session = desk.open("张三");
    let mut now = round(&session, "2021");
    ask(&mut session, &mut now, 1, None, &[]).expect("asked");
    drop(session);
    for (name, may) in [("王五", false), ("李四", true)] {
        let mut session = desk.open(name);
        let mut now = round(&session, "2021");
        let closed = verify(&mut session, &mut now, 1, (Finding::Done, "属实"));
        assert_eq!(closed.is_ok(), may, "{name}");
    }
}

#[test]
fn more_time_needs_an_approver_a_reason_and_a_later_date() {
    let (_desk, mut session, mut now) = issued();
    for (to, approver, reason) in [
        ("2022-05-01", "", "项目跨年"),
        ("2022-05-01", "赵六", ""),
        ("2022-04-01", "赵六", "项目跨年"),
        ("2022-02-01", "赵六", "项目跨年"),
    ] {
        let refused = extend(&mut session, &mut now, 1, day(to), (approver, reason));
        assert_eq!(refused.expect_err("refused").kind, Kind::Invalid);
    }
    extend(&mut session, &mut now, 1, day("2022-05-01"), ("赵六", "项目跨年")).expect("extended");
    let later = item(&session, 1).expect("an item");
    assert_eq!((later.state, later.due), (State::Issued, day("2022-05-01")));
    assert_eq!(later.extension.as_ref().expect("an extension").from, day("2022-04-01"));
    assert_eq!(later.timing(day("2022-05-02")), Timing::Overdue(1));
}

#[test]
fn every_step_can_be_taken_back_even_where_the_period_is_frozen() {
    let (desk, session, _) = issued();
    drop(session);
    put(
        &desk,
        vec![Record::Period(PeriodRow {
            period: period("2021"),
            step: Step::Approved,
        })],
    );
    let mut session = desk.open("张三");
    let mut now = round(&session, "2020");
    escalate(&mut session, &mut now, 1, (Means::Talk, "不报方案")).expect("taken further");
    assert!(item(&session, 1).expect("an item").escalation.is_some());
    undo(&mut session, &mut now, "").expect("undone");
    assert!(item(&session, 1).expect("an item").escalation.is_none());
    redo(&mut session, &mut now, "").expect("redone");
    assert!(item(&session, 1).expect("an item").escalation.is_some());
}

#[test]
fn several_items_are_drawn_up_in_one_change_or_not_at_all() {
    let (_desk, mut session) = Desk::new();
    let mut now = round(&session, "2021");
    let late = Draft {
        indicator: NodeIx(1),
        due: day("2022-02-28"),
        ..draft()
    };
    open(&mut session, &mut now, &[draft(), late], false).expect_err("due before today");
    assert!(ledger(&session).expect("the ledger").is_empty());
    let other = Draft {
        indicator: NodeIx(1),
        ..draft()
    };
    open(&mut session, &mut now, &[draft(), other], false).expect("issued");
    assert_eq!(ledger(&session).expect("the ledger").len(), 2);
    undo(&mut session, &mut now, "").expect("undone");
    assert!(ledger(&session).expect("the ledger").is_empty());
}

#[test]
fn a_date_is_read_as_people_write_it() {
    for typed in ["2022-04-01", "2022/4/1", "2022年4月1日", " 2022.04.01 "] {
        assert_eq!(read_date(typed).expect("a date"), day("2022-04-01"), "{typed}");
    }
    for typed in ["", "2022-02-30", "22-4-1", "2022-04-01-2", "明天"] {
        assert_eq!(read_date(typed).expect_err("no date").kind, Kind::Invalid, "{typed}");
    }
}
