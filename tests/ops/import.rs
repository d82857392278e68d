//! Import: planned whole, applied at once, and the same data come back.

use kaohe::error::Kind;
use kaohe::exchange::write_csv;
use kaohe::model::{Reported, Verification};
use kaohe::ops::import::{ReadOptions, apply, plan};
use kaohe::ops::journal;
use kaohe::ops::undo::undo;

use crate::desk::{A, Desk, EXPORT, G, assert_fresh, assert_says, period, round, value};

const DATA: &str = "period,unit,metric,value,status,source,note
2020,a,export,45.50,verified,海关,
2021,甲县,export,50,verified,海关,快报
2021,a,brands,NA,,,
2021,b,export,未报送,,,
2021,a,G@1,90,,,
2021,a,G@2,,,,
2021,a,X1,1,,商贸函1号,国家级试点
2021,city,export,130,,,
";

#[test]
fn a_plan_counts_and_changes_nothing() {
    let (desk, session) = Desk::new();
    let now = round(&session, "2021");
    let planned = plan(&session, &now, &desk.file("data.csv", DATA), &ReadOptions::default()).expect("a plan");
    assert_eq!(
        (planned.new, planned.changed, planned.same, planned.empty),
        (8, 0, 0, 0)
    );
    assert_says(
        &planned.described(&now.scheme)[0],
        "甲县 出口 未填 → 45.50",
        "County A Exports pending → 45.50",
    );
    assert_eq!(journal::list(&session, None, 10).expect("the journal").len(), 1);
    assert_fresh(&session, &now);
}

#[test]
fn an_import_is_one_entry_and_one_undo_and_a_second_one_finds_everything_there() {
    let (desk, mut session) = Desk::new();
    let file = desk.file("data.csv", DATA);
    let mut now = round(&session, "2021");
    let planned = plan(&session, &now, &file, &ReadOptions::default()).expect("a plan");
    apply(&mut session, &mut now, planned, "年报")
        .expect("imported")
        .expect("a change");
    assert_fresh(&session, &now);
    let entry = now.dataset.entry(now.period, A, EXPORT);
    assert_eq!(
        (entry.reported, entry.verification),
        (value("50"), Verification::Verified)
    );
    assert_eq!(now.dataset.entry(period("2020"), A, EXPORT).reported, value("45.50"));
    assert_eq!(now.dataset.marks(now.period, G, A).len(), 2);
    let applied = now.applied().next().expect("the bonus");
    assert_eq!(
        (applied.adjustment.actor.as_str(), applied.adjustment.evidence.as_str()),
        ("张三", "商贸函1号")
    );
    let again = plan(&session, &now, &file, &ReadOptions::default()).expect("a plan");
    assert_eq!((again.new, again.changed, again.same, again.empty), (0, 0, 7, 1));
    assert!(apply(&mut session, &mut now, again, "").expect("nothing").is_none());
    undo(&mut session, &mut now, "").expect("undone");
    assert_eq!(now.dataset, now.scheme.empty_dataset());
    assert_fresh(&session, &now);
}

#[test]
fn an_empty_cell_wipes_nothing_out() {
    let (desk, mut session) = Desk::new();
    let mut now = round(&session, "2021");
    let full = plan(&session, &now, &desk.file("data.csv", DATA), &ReadOptions::default()).expect("a plan");
    apply(&mut session, &mut now, full, "").expect("imported");
    let blank = "period,unit,metric,value\n2021,a,export,\n2021,b,export,77\n";
    let planned = plan(&session, &now, &desk.file("blank.csv", blank), &ReadOptions::default()).expect("a plan");
    assert_eq!(
        (planned.new, planned.changed, planned.same, planned.empty),
        (0, 1, 0, 1)
    );
    apply(&mut session, &mut now, planned, "").expect("imported");
    let entry = now.dataset.entry(now.period, A, EXPORT);
    assert_eq!(
        (entry.reported, entry.verification),
        (value("50"), Verification::Verified)
    );
}

#[test]
fn an_adjustment_that_counts_no_times_is_taken_away() {
    let (desk, mut session) = Desk::new();
    let mut now = round(&session, "2021");
    let full = plan(&session, &now, &desk.file("data.csv", DATA), &ReadOptions::default()).expect("a plan");
    apply(&mut session, &mut now, full, "").expect("imported");
    let none = "period,unit,metric,value,source,note\n2021,a,X1,0,,国家级试点\n2021,b,X1,0,,国家级试点\n";
    let planned = plan(&session, &now, &desk.file("none.csv", none), &ReadOptions::default()).expect("a plan");
    assert_eq!((planned.new, planned.changed, planned.same), (0, 1, 1));
    apply(&mut session, &mut now, planned, "").expect("imported");
    assert_eq!(now.applied().count(), 0);
    assert_fresh(&session, &now);
}

#[test]
fn a_file_with_one_fault_changes_nothing() {
    let (desk, session) = Desk::new();
    let now = round(&session, "2021");
    let wrong = format!("{DATA}2021,b,export,1e999,,,\n2021,c,export,1,,,\n");
    let error = plan(&session, &now, &desk.file("wrong.csv", &wrong), &ReadOptions::default()).expect_err("refused");
    assert_eq!(error.kind, Kind::Invalid);
    assert!(error.problems.len() >= 2, "{error}");
    assert!(error.file.as_deref().is_some_and(|file| file.ends_with("wrong.csv")));
}

#[test]
fn what_is_written_out_reads_back_as_the_same_data() {
    let (desk, mut session) = Desk::new();
    let mut now = round(&session, "2021");
    let planned = plan(&session, &now, &desk.file("data.csv", DATA), &ReadOptions::default()).expect("a plan");
    apply(&mut session, &mut now, planned, "").expect("imported");
    let written = write_csv(&now.scheme, &now.dataset);
    let path = desk.folder.path().join("written.csv");
    std::fs::write(&path, written).expect("written");
    let again = plan(&session, &now, &path, &ReadOptions::default()).expect("a plan");
    assert_eq!((again.new, again.changed), (0, 0));
    let (_other, mut elsewhere) = Desk::new();
    let mut there = round(&elsewhere, "2021");
    let planned = plan(&elsewhere, &there, &path, &ReadOptions::default()).expect("a plan");
    apply(&mut elsewhere, &mut there, planned, "").expect("imported");
    assert_eq!(there.dataset, now.dataset);
    assert_eq!(
        there.dataset.entry(there.period, A, EXPORT).reported.state(),
        Reported::Value(1.into()).state()
    );
}

#[test]
fn what_a_heading_means_is_kept_with_the_import_and_taken_back_with_it() {
    let (desk, mut session) = Desk::new();
    let file = desk.file("foreign.csv", "年度,地市名,指标,数值\n2021,甲县,export,50\n");
    let mut now = round(&session, "2021");
    let plain = ReadOptions::default();
    assert!(plan(&session, &now, &file, &plain).is_err());
    let mut said = ReadOptions::default();
    said.headings.set("地市名", "unit").expect("a column");
    let planned = plan(&session, &now, &file, &said).expect("a plan");
    assert_eq!(planned.new, 1);
    let words: Vec<_> = planned.described(&now.scheme).iter().map(ToString::to_string).collect();
    assert_eq!(words, ["甲县 出口 未填 → 50", "表头“地市名”作 unit"]);
    apply(&mut session, &mut now, planned, "").expect("imported");
    assert_fresh(&session, &now);
    assert_eq!(plan(&session, &now, &file, &plain).expect("a plan").same, 1);
    undo(&mut session, &mut now, "").expect("undone");
    assert!(plan(&session, &now, &file, &plain).is_err());
}
