//! Versions of the scheme: put in force, undone, refused, begun.

use kaohe::error::Kind;
use kaohe::model::scheme::document::Status;
use kaohe::ops::file::Existing;
use kaohe::ops::issue::{issue, issued};
use kaohe::ops::set::{Edit, set};
use kaohe::ops::undo::{redo, undo};
use kaohe::ops::versions::{draft, find, list, put_in_force};
use kaohe::text::Lang;

use crate::desk::{A, Desk, EXPORT, SCHEME, assert_fresh, assert_says, round, value};

/// The test's scheme with some of its text replaced.
fn other(replaced: &[(&str, &str)]) -> Vec<u8> {
    let mut text = SCHEME.to_owned();
    for (before, after) in replaced {
        assert!(text.contains(before), "{before}");
        text = text.replace(before, after);
    }
    text.into_bytes()
}

const SECOND: (&str, &str) = ("\"version\": \"1.0.0\"", "\"version\": \"1.1.0\"");

fn rate(of: &kaohe::ops::round::Round) -> f64 {
    of.evaluation.node(kaohe::model::NodeIx(0), A).rate.expect("a rate")
}

#[test]
fn a_version_in_force_is_what_the_round_goes_by_and_undo_brings_the_old_one_back() {
    let (desk, mut session) = Desk::new();
    let mut now = round(&session, "2021");
    set(&mut session, &mut now, &[Edit::value(A, EXPORT, value("50"))], "").expect("set");
    let text = other(&[SECOND, ("\"to\": 100", "\"to\": 200")]);
    let done = put_in_force(&mut session, &mut now, &text, "新年度")
        .expect("used")
        .expect("a change");
    assert_says(
        &done.name,
        "启用方案 two-counties 1.1.0（原 two-counties 1.0.0）",
        "scheme two-counties 1.1.0 in force (before: two-counties 1.0.0)",
    );
    assert!((rate(&now) - 0.25).abs() < 1e-12);
    assert_eq!(session.scheme().document().version, "1.1.0");
    assert_fresh(&session, &now);
    assert_eq!(desk.open("李四").scheme().document().version, "1.1.0");
    assert_eq!(put_in_force(&mut session, &mut now, &text, "").expect("the same"), None);
    undo(&mut session, &mut now, "").expect("undone");
    assert_eq!(session.scheme().document().version, "1.0.0");
    assert!((rate(&now) - 0.5).abs() < 1e-12);
    assert_fresh(&session, &now);
    redo(&mut session, &mut now, "").expect("done again");
    assert_eq!(now.scheme.document().version, "1.1.0");
    let versions = list(&session).expect("versions");
    let numbers: Vec<_> = versions
        .iter()
        .map(|version| version.scheme.document().version.as_str())
        .collect();
    assert_eq!(numbers, ["1.1.0", "1.0.0"]);
}

#[test]
fn another_session_follows_to_the_new_version_before_it_changes_anything() {
    let (desk, mut session) = Desk::new();
    let mut now = round(&session, "2021");
    let mut colleague = desk.open("李四");
    let mut theirs = round(&colleague, "2021");
    let text = other(&[SECOND, ("\"to\": 100", "\"to\": 200")]);
    put_in_force(&mut session, &mut now, &text, "").expect("used");
    let edit = [Edit::value(A, EXPORT, value("50"))];
    let refused = set(&mut colleague, &mut theirs, &edit, "").expect_err("behind");
    assert_eq!(refused.kind, Kind::Conflict);
    assert_eq!(colleague.scheme().document().version, "1.1.0");
    set(&mut colleague, &mut theirs, &edit, "").expect("set");
    assert!((rate(&theirs) - 0.25).abs() < 1e-12);
}

#[test]
fn a_version_never_changes_and_other_content_needs_another_number() {
    let (_desk, mut session) = Desk::new();
    let mut now = round(&session, "2021");
    let text = other(&[("\"to\": 100", "\"to\": 200")]);
    let refused = put_in_force(&mut session, &mut now, &text, "").expect_err("the same number");
    assert_eq!(refused.kind, Kind::Conflict);
    assert!(
        refused.what.get(Lang::Zh).contains("已有同号的方案 1.0.0，内容不同"),
        "{refused}"
    );
    assert_eq!(list(&session).expect("versions").len(), 1);
}

#[test]
fn a_version_without_what_the_data_refer_to_is_refused_with_all_of_it() {
    let (_desk, mut session) = Desk::new();
    let mut now = round(&session, "2021");
    let edits = [
        Edit::value(A, EXPORT, value("50")),
        Edit::value(kaohe::model::UnitIx(1), EXPORT, value("5")),
    ];
    set(&mut session, &mut now, &edits, "").expect("set");
    let text = other(&[
        SECOND,
        ("\"export\"", "\"exports\""),
        ("\"code\": \"b\"", "\"code\": \"c\""),
        ("[\"b\"]", "[\"c\"]"),
    ]);
    let refused = put_in_force(&mut session, &mut now, &text, "").expect_err("data would be lost");
    assert_eq!(refused.kind, Kind::Conflict);
    let problems: Vec<_> = refused
        .problems
        .iter()
        .map(|problem| problem.what.get(Lang::En))
        .collect();
    assert_eq!(problems, ["metric export: 2 rows", "unit b: 1 rows"]);
    assert_eq!(session.scheme().document().version, "1.0.0");
}

#[test]
fn a_draft_copies_a_version_word_for_word_under_the_next_number_that_is_free() {
    let (desk, mut session) = Desk::new();
    let mut now = round(&session, "2021");
    put_in_force(&mut session, &mut now, &other(&[SECOND]), "").expect("used");
    let path = desk.folder.path().join("next.json");
    let version = draft(&path, Some("1.0.0"), Existing::Keep, || Ok(desk.open("张三"))).expect("a draft");
    assert_eq!(version, "1.2.0");
    let text = std::fs::read_to_string(&path).expect("a file");
    assert_eq!(
        text.replacen("\n  \"status\": \"draft\",", "", 1),
        SCHEME.replace("\"1.0.0\"", "\"1.2.0\"")
    );
    let kept = draft(&path, None, Existing::Keep, || Ok(desk.open("张三"))).expect_err("it exists");
    assert_eq!(kept.kind, Kind::Conflict);
    let none = find("9.9.9", || Ok(desk.open("张三"))).expect_err("no such version");
    assert_eq!(none.kind, Kind::NotFound);
}

#[test]
fn a_version_is_issued_once_for_a_reason_and_then_only_another_number_changes_it() {
    let (desk, mut session) = Desk::new();
    let mut now = round(&session, "2021");
    let silent = issue(&mut session, &mut now, None, " ").expect_err("a reason");
    assert_eq!(silent.kind, Kind::Invalid);
    let done = issue(&mut session, &mut now, None, "某府办1号")
        .expect("issued")
        .expect("a change");
    assert_says(
        &done.name,
        "印发方案 two-counties 1.0.0",
        "scheme two-counties 1.0.0 issued",
    );
    assert_eq!(now.scheme.document().status, Status::Issued);
    assert_fresh(&session, &now);
    let stamp = issued(&session, session.scheme()).expect("the store").expect("a stamp");
    assert_eq!((stamp.actor.as_str(), stamp.reason.as_str()), ("张三", "某府办1号"));
    let twice = issue(&mut session, &mut now, Some("1.0.0"), "再印发").expect_err("issued");
    assert!(twice.to_string().contains("已印发，不再改动"), "{twice}");
    let changed =
        put_in_force(&mut session, &mut now, &other(&[("\"to\": 100", "\"to\": 200")]), "改").expect_err("issued");
    assert!(changed.to_string().contains("已印发的方案 1.0.0"), "{changed}");
    let none = issue(&mut session, &mut now, Some("9.9.9"), "印发").expect_err("no such version");
    assert_eq!(none.kind, Kind::NotFound);
    undo(&mut session, &mut now, "").expect("undone");
    assert_eq!(session.scheme().document().status, Status::Draft);
    assert_eq!(list(&session).expect("versions").len(), 1);
    drop(session);
    assert_eq!(desk.open("李四").scheme().document().status, Status::Draft);
}
