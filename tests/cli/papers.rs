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

#[test]
fn the_method_note_says_every_method_with_its_formula_and_no_result() {
    let home = Home::with_sample();
    let note = home.ok(&["export", "method", "--out", "-", "--period", "2021"]);
    for said in [
        "：计分办法",
        "建议稿",
        "功效系数法：60%＋40%×（完成值－20）÷（60－20）",
        "A 一般贸易规模与结构（30分）",
        "按公布的总分排名",
        "薄弱环节",
    ] {
        assert!(note.contains(said), "{said} in\n{note}");
    }
    assert!(!note.contains("80.66") && !note.contains("结果校验码"), "{note}");
    let english = home.ok(&["export", "method", "--out", "-", "--lang", "en"]);
    assert!(
        english.contains("efficacy coefficient: 60% + 40% × (value − 20) / (60 − 20)"),
        "{english}"
    );
    assert_eq!(home.run(&["export", "method", "--format", "json"]).code, 2);
}

#[test]
fn every_paper_goes_to_a_folder_as_docx() {
    let home = Home::with_sample();
    for paper in ["scorecard", "ranking", "circular", "ledger", "method"] {
        home.ok(&[
            "export", paper, "--format", "docx", "--out", "docx/", "--period", "2021",
        ]);
    }
    let files: Vec<_> = fs::read_dir(home.path().join("docx")).expect("a folder").collect();
    assert_eq!(files.len(), 7 + 4);
    for file in files {
        let bytes = fs::read(file.expect("a file").path()).expect("bytes");
        assert!(bytes.starts_with(b"PK\x03\x04"));
    }
}
