//! Nobody verifies what they entered.

use kaohe::error::Kind;
use kaohe::model::Verification;
use kaohe::ops::set::{Edit, set};
use kaohe::ops::undo::undo;
use kaohe::ops::verify::{filled, verify};

use crate::desk::{A, BRANDS, Desk, EXPORT, assert_fresh, assert_says, round, value};

#[test]
fn a_value_is_verified_by_another_and_never_by_the_one_who_entered_it() {
    let (desk, mut session) = Desk::new();
    let mut now = round(&session, "2021");
    set(&mut session, &mut now, &[Edit::value(A, EXPORT, value("50"))], "").expect("set");
    let own = verify(&mut session, &mut now, &[(A, EXPORT)], "").expect_err("their own");
    assert_eq!(own.kind, Kind::Conflict);
    assert_says(
        &own.problems[0].what,
        "甲县 出口 由本人填报，须由他人核定",
        "County A Exports was entered by you and is for somebody else to verify",
    );
    let mut other = desk.open("李四");
    let mut now = round(&other, "2021");
    let done = verify(&mut other, &mut now, &[(A, EXPORT)], "")
        .expect("verified")
        .expect("a change");
    assert_says(
        &done.name,
        "甲县 出口 填报 → 核定",
        "County A Exports reported → verified",
    );
    assert_eq!(
        now.dataset.entry(now.period, A, EXPORT).verification,
        Verification::Verified
    );
    assert!(
        verify(&mut other, &mut now, &[(A, EXPORT)], "")
            .expect("verified")
            .is_none()
    );
    assert_fresh(&other, &now);
}

#[test]
fn neither_who_entered_a_value_nor_who_brought_it_back_verifies_it() {
    let (desk, mut session) = Desk::new();
    let mut now = round(&session, "2021");
    for typed in ["50", "60"] {
        set(&mut session, &mut now, &[Edit::value(A, EXPORT, value(typed))], "").expect("set");
    }
    let mut other = desk.open("李四");
    let mut theirs = round(&other, "2021");
    undo(&mut other, &mut theirs, "").expect("undone");
    assert!(verify(&mut other, &mut theirs, &[(A, EXPORT)], "").is_err());
    let mut first = desk.open("张三");
    let mut mine = round(&first, "2021");
    assert!(verify(&mut first, &mut mine, &[(A, EXPORT)], "").is_err());
    let mut third = desk.open("王五");
    let mut last = round(&third, "2021");
    assert!(
        verify(&mut third, &mut last, &[(A, EXPORT)], "")
            .expect("verified")
            .is_some()
    );
}

#[test]
fn one_cell_that_cannot_be_verified_keeps_all_from_it() {
    let (desk, mut session) = Desk::new();
    let mut now = round(&session, "2021");
    set(&mut session, &mut now, &[Edit::value(A, EXPORT, value("50"))], "").expect("set");
    let mut other = desk.open("李四");
    let mut now = round(&other, "2021");
    let error = verify(&mut other, &mut now, &[(A, EXPORT), (A, BRANDS)], "").expect_err("pending");
    assert_says(
        &error.problems[0].what,
        "甲县 品牌数 未填，不能核定",
        "County A Brands is pending and cannot be verified",
    );
    assert_eq!(
        now.dataset.entry(now.period, A, EXPORT).verification,
        Verification::Reported
    );
    assert_eq!(filled(&now, A), [(A, EXPORT)]);
}
