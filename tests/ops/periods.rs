//! Which period is meant where none is named.

use kaohe::error::Kind;
use kaohe::ops::set::{Edit, set};

use crate::desk::{A, Desk, EXPORT, period, round, value};

#[test]
fn the_first_period_before_there_is_data_then_the_latest_with_data() {
    let (_desk, mut session) = Desk::new();
    assert_eq!(session.round(None).expect("a round").period, period("2020"));
    let mut now = round(&session, "2021");
    set(&mut session, &mut now, &[Edit::value(A, EXPORT, value("1"))], "").expect("set");
    assert_eq!(session.round(None).expect("a round").period, period("2021"));
}

#[test]
fn a_period_that_is_not_assessed_is_not_found() {
    let (_desk, session) = Desk::new();
    let error = session.round(Some(period("2022"))).expect_err("not assessed");
    assert_eq!(error.kind, Kind::NotFound);
}

#[test]
fn an_existing_store_is_never_made_anew() {
    let (desk, session) = Desk::new();
    drop(session);
    let before = std::fs::read(desk.store()).expect("the store");
    let error = kaohe::ops::session::Session::create(
        &desk.store(),
        crate::desk::SCHEME.as_bytes(),
        "张三",
        crate::desk::clock(),
    )
    .expect_err("it exists");
    assert_eq!(error.kind, Kind::Conflict);
    assert_eq!(std::fs::read(desk.store()).expect("the store"), before);
}

#[test]
fn a_scheme_with_faults_makes_no_store() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("new.db");
    let scheme = crate::desk::SCHEME
        .replace("\"export\",\n", "\"exprt\",\n")
        .replace("\"weight\": 60", "\"weight\": -60");
    let error = kaohe::ops::session::Session::create(&path, scheme.as_bytes(), "张三", crate::desk::clock());
    assert_eq!(error.expect_err("faults").kind, Kind::Invalid);
    assert!(!path.exists());
}

#[test]
fn the_demonstration_holds_the_sample_and_leaves_nothing_behind() {
    let session = kaohe::ops::demo::open("张三", crate::desk::clock()).expect("the sample");
    let folder = session
        .path()
        .and_then(std::path::Path::parent)
        .expect("a folder")
        .to_owned();
    let round = session.round(Some(period("2018"))).expect("a round");
    let longmen = round.scheme.find_unit("441324").expect("龙门县");
    assert_eq!(crate::desk::total(&round, longmen), "62.93");
    assert!(folder.exists());
    drop(session);
    assert!(!folder.exists());
}
