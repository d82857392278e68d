//! Scorecards and rankings as files.

use std::fs;

use crate::home::Home;

#[test]
fn scorecards_of_all_units_in_every_format() {
    let home = Home::with_sample();
    for format in ["md", "html", "csv", "json"] {
        let said = home.ok(&[
            "export",
            "scorecard",
            "--format",
            format,
            "--out",
            "papers/",
            "--period",
            "2018",
        ]);
        assert_eq!(said.lines().count(), 7, "{said}");
    }
    assert_eq!(fs::read_dir(home.path().join("papers")).expect("a folder").count(), 28);
    let html = fs::read_to_string(home.path().join("papers/龙门县_2018_考核评分表.html")).expect("a paper");
    assert!(html.contains("龙门县2018年度考核评分表") && html.contains("62.93"));
    assert!(!html.contains("src=") && !html.contains("http://") && !html.contains("<script"));
}

#[test]
fn an_existing_file_is_kept_unless_forced() {
    let home = Home::with_sample();
    let arguments = ["export", "ranking", "--out", "ranking.md"];
    home.ok(&arguments);
    home.file("ranking.md", "mine");
    let ran = home.run(&arguments);
    assert_eq!(ran.code, 5);
    assert!(ran.err.contains("--force"), "{}", ran.err);
    assert_eq!(
        fs::read_to_string(home.path().join("ranking.md")).expect("mine"),
        "mine"
    );
    home.ok(&["export", "ranking", "--out", "ranking.md", "--force"]);
    assert_ne!(
        fs::read_to_string(home.path().join("ranking.md")).expect("a paper"),
        "mine"
    );
}

#[test]
fn a_paper_goes_to_standard_output_and_several_do_not() {
    let home = Home::with_sample();
    let out = home.ok(&["export", "ranking", "--out", "-", "--lang", "en"]);
    assert!(out.starts_with("# Assessment results 2021"), "{out}");
    assert_eq!(home.run(&["export", "scorecard", "--out", "-"]).code, 2);
    assert_eq!(fs::read_dir(home.path()).expect("a folder").count(), 1);
}

#[test]
fn papers_are_set_as_pdf_in_a_font_that_is_named() {
    let home = Home::with_sample();
    let face = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fonts/KaoheTestSans.otf");
    for lang in ["zh", "en"] {
        for paper in ["ranking", "circular", "ledger", "scorecard"] {
            let out = format!("{lang}/");
            home.ok(&[
                "export", paper, "--format", "pdf", "--font", face, "--lang", lang, "--out", &out,
            ]);
        }
    }
    let files = fs::read_dir(home.path().join("zh")).expect("a folder");
    let files: Vec<_> = files.map(|file| file.expect("a file").path()).collect();
    assert_eq!(files.len(), 10);
    for file in files {
        let bytes = fs::read(file).expect("a paper");
        assert!(bytes.starts_with(b"%PDF-") && bytes.ends_with(b"%%EOF"));
        assert!(String::from_utf8_lossy(&bytes).contains("+KaoheTestSans-Regular"));
    }
}
