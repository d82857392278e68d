//! Papers: all of them or none, and an existing file is kept.

use kaohe::error::Kind;
use kaohe::ops::export::{Format, Order, Paper, Source, all_scorecards, export};
use kaohe::ops::file::Existing;
use kaohe::progress::{Progress, Stop};
use kaohe::report::render;
use kaohe::text::Lang;

use crate::desk::{A, Desk, round};

fn order(to: &std::path::Path, existing: Existing) -> Order<'_> {
    Order {
        format: Format::Paper(render::Format::Markdown),
        lang: Lang::Zh,
        to: Some(to),
        existing,
    }
}

fn quiet() -> Progress {
    Progress::default()
}

#[test]
fn every_unit_gets_a_file_named_after_it() {
    let (desk, session) = Desk::new();
    let now = round(&session, "2021");
    let source = Source::of(&session, &now).expect("a source");
    let folder = desk.folder.path().join("papers");
    let files = export(
        &source,
        &all_scorecards(&now),
        &order(&folder.join(""), Existing::Keep),
        &quiet(),
    )
    .expect("written");
    let names: Vec<_> = files.iter().filter_map(|file| file.file_name()?.to_str()).collect();
    assert_eq!(names, ["甲县_2021_考核评分表.md", "乙县_2021_考核评分表.md"]);
    let text = std::fs::read_to_string(&files[0]).expect("a paper");
    assert!(text.contains("甲县2021年度考核评分表"), "{text}");
}

#[test]
fn where_one_file_exists_none_is_written() {
    let (desk, session) = Desk::new();
    let now = round(&session, "2021");
    let source = Source::of(&session, &now).expect("a source");
    let folder = desk.folder.path().join("papers");
    std::fs::create_dir(&folder).expect("a folder");
    let taken = folder.join("乙县_2021_考核评分表.md");
    std::fs::write(&taken, "mine").expect("written");
    let error = export(
        &source,
        &all_scorecards(&now),
        &order(&folder, Existing::Keep),
        &quiet(),
    )
    .expect_err("kept");
    assert_eq!(error.kind, Kind::Conflict);
    assert_eq!(std::fs::read_dir(&folder).expect("a folder").count(), 1);
    assert_eq!(std::fs::read_to_string(&taken).expect("mine"), "mine");
    export(
        &source,
        &all_scorecards(&now),
        &order(&folder, Existing::Replace),
        &quiet(),
    )
    .expect("replaced");
    assert_ne!(std::fs::read_to_string(&taken).expect("a paper"), "mine");
}

#[test]
fn one_paper_goes_to_the_file_that_is_named() {
    let (desk, session) = Desk::new();
    let now = round(&session, "2021");
    let source = Source::of(&session, &now).expect("a source");
    let file = desk.folder.path().join("card.json");
    let order = Order {
        format: Format::Json,
        ..order(&file, Existing::Keep)
    };
    assert_eq!(
        export(&source, &[Paper::Scorecard(A)], &order, &quiet()).expect("written"),
        std::slice::from_ref(&file)
    );
    let json: serde_json::Value = serde_json::from_slice(&std::fs::read(&file).expect("a file")).expect("JSON");
    assert_eq!(json["units"].as_array().map(Vec::len), Some(1));
    assert_eq!(json["units"][0]["unit"], "a");
}

#[test]
fn an_export_that_is_cancelled_leaves_no_file() {
    let (desk, session) = Desk::new();
    let now = round(&session, "2021");
    let source = Source::of(&session, &now).expect("a source");
    let folder = desk.folder.path().join("papers");
    std::fs::create_dir(&folder).expect("a folder");
    let stop = Stop::default();
    let asks = stop.clone();
    let progress = Progress::told(stop, move |step| {
        if step.done == 1 {
            asks.ask();
        }
    });
    let papers = all_scorecards(&now);
    for existing in [Existing::Keep, Existing::Replace] {
        let error = export(&source, &papers, &order(&folder, existing), &progress).expect_err("cancelled");
        assert_eq!(error.kind, Kind::Cancelled);
        assert_eq!(std::fs::read_dir(&folder).expect("a folder").count(), 0);
    }
}
