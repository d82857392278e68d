//! The main job from a scheme and a data file to a proven journal, every output side by side.

use std::fmt::Write;

use crate::home::{Home, sample};

/// What changes from run to run: times, hashes, folders.
fn redacted(home: &Home, text: &str) -> String {
    let text = text.replace(&*home.path().to_string_lossy(), "~");
    let root = env!("CARGO_MANIFEST_DIR");
    let mut shown = String::new();
    for line in text.replace(root, "…").lines() {
        let words = line.split_inclusive([' ', ':']).map(|word| {
            let bare = word.trim_end_matches([' ', ':']);
            let rest = &word[bare.len()..];
            if bare.len() == 64 && bare.bytes().all(|byte| byte.is_ascii_hexdigit()) {
                format!("<hash>{rest}")
            } else if is_date(bare) {
                format!("<date>{rest}")
            } else {
                word.to_owned()
            }
        });
        let line: String = words.collect();
        writeln!(shown, "{}", without_time(&line)).expect("a string");
    }
    shown
}

fn is_date(word: &str) -> bool {
    word.len() == 10
        && word.bytes().enumerate().all(|(at, byte)| {
            if at == 4 || at == 7 {
                byte == b'-'
            } else {
                byte.is_ascii_digit()
            }
        })
}

/// `<date> 16:30:00` becomes `<date> <time>`.
fn without_time(line: &str) -> String {
    match line.split_once("<date> ") {
        Some((before, after)) if after.len() >= 8 => format!("{before}<date> <time>{}", &after[8..]),
        _ => line.to_owned(),
    }
}

fn transcript(home: &Home, commands: &[&[&str]]) -> String {
    let mut shown = String::new();
    for command in commands {
        let ran = home.run(command);
        let words: Vec<String> = command
            .iter()
            .map(|word| {
                if word.contains(' ') {
                    format!("'{word}'")
                } else {
                    (*word).to_owned()
                }
            })
            .collect();
        writeln!(shown, "$ kaohe {}", words.join(" ")).expect("a string");
        shown.push_str(&ran.out);
        for line in ran.err.lines() {
            writeln!(shown, "! {line}").expect("a string");
        }
        if ran.code != 0 {
            writeln!(shown, "[{}]", ran.code).expect("a string");
        }
        shown.push('\n');
    }
    redacted(home, &shown)
}

#[test]
fn from_a_scheme_to_a_proven_journal() {
    let home = Home::new();
    let (scheme, data) = (sample("huizhou/scheme.json"), sample("huizhou/data.csv"));
    let commands: &[&[&str]] = &[
        &["scheme", "check", &scheme],
        &["init", &scheme],
        &["status", "--period", "2018"],
        &["import", &data],
        &["import", &data],
        &["status", "--period", "2018"],
        &["rank", "--period", "2018"],
        &["show", "龙门县", "--period", "2018"],
        &["explain", "龙门县", "A1", "--period", "2018"],
        &["weak", "龙门县", "--period", "2018"],
        &[
            "set",
            "龙门县",
            "gt_export",
            "3.05",
            "--reason",
            "海关更正",
            "--period",
            "2018",
        ],
        &["rank", "--period", "2018"],
        &["explain", "龙门县", "A1", "--period", "2018", "--lang", "en"],
        &["undo"],
        &["rank", "--period", "2018"],
        &["redo"],
        &["undo"],
        &["mark", "龙门县", "G4", "90", "--assessor", "9", "--period", "2018"],
        &["verify", "龙门县", "export", "--as", "李四"],
        &[
            "adjust",
            "龙门县",
            "X1",
            "--reason",
            "获国家级试点",
            "--evidence",
            "商贸函〔2018〕1号",
            "--period",
            "2018",
        ],
        &["adjust", "龙门县", "X1", "--remove", "--period", "2018"],
        &["export", "ranking", "--format", "csv", "--period", "2018"],
        &["journal", "list"],
        &["journal", "verify"],
        &["backup", "copy.db"],
        &["journal", "verify", "--store", "copy.db"],
    ];
    insta::assert_snapshot!(transcript(&home, commands));
}

#[test]
fn undo_brings_the_very_same_ranking_back() {
    let home = Home::with_sample();
    let rank = ["rank", "--period", "2018", "--format", "json"];
    let before = home.ok(&rank);
    home.ok(&[
        "set",
        "龙门县",
        "gt_export",
        "3.05",
        "--reason",
        "更正",
        "--period",
        "2018",
    ]);
    let moved = home.ok(&rank);
    assert_ne!(before, moved);
    home.ok(&["undo"]);
    assert_eq!(home.ok(&rank), before);
    home.ok(&["redo"]);
    assert_eq!(home.ok(&rank), moved);
}

#[test]
fn a_store_gives_what_the_files_give() {
    let home = Home::with_sample();
    let (scheme, data) = (sample("huizhou/scheme.json"), sample("huizhou/data.csv"));
    for period in ["2018", "2019", "2020", "2021"] {
        let files = [
            "evaluate", "--scheme", &scheme, "--data", &data, "--period", period, "--format", "json",
        ];
        let store = ["rank", "--period", period, "--format", "json"];
        assert_eq!(home.ok(&files), home.ok(&store), "{period}");
    }
}

#[test]
fn an_assessment_of_another_kind_goes_the_same_way() {
    let home = Home::new();
    home.ok(&["init", &sample("tiny/scheme.json")]);
    home.ok(&["import", &sample("tiny/data.csv")]);
    insta::assert_snapshot!(transcript(
        &home,
        &[
            &["rank"],
            &["status"],
            &["weak"],
            &["rank", "--lang", "en", "--format", "md"]
        ]
    ));
}
