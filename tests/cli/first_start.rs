//! `kaohe` without a command, where there is no store yet.

use std::ffi::OsString;
use std::io::Cursor;

use kaohe::cli::{Next, Process, run};
use kaohe::progress::Progress;

use crate::home::{Home, sample};

/// Runs the command line in this process, with answers typed in, and returns what was said.
fn start(home: &Home, answers: Option<&str>) -> (Next, String) {
    let store = home.path().join("folder/new.db");
    let arguments = ["kaohe", "--lang", "zh", "--as", "张三", "--store"].map(OsString::from);
    let arguments: Vec<OsString> = arguments.into_iter().chain([store.into_os_string()]).collect();
    let mut answers = answers.map(|text| Cursor::new(text.to_owned()));
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let next = run(
        &arguments,
        Process {
            variables: &|_| None,
            answers: answers.as_mut().map(|answers| answers as &mut dyn std::io::BufRead),
            out: &mut out,
            err: &mut err,
        },
    );
    assert!(out.is_empty());
    (next, String::from_utf8(err).expect("talk is UTF-8"))
}

#[test]
fn the_sample_is_offered_and_opened() {
    let home = Home::new();
    let (next, said) = start(&home, Some("1\n"));
    assert!(said.contains("1  打开惠州示例"), "{said}");
    let Next::Screens(screens) = next else {
        panic!("no screens: {said}")
    };
    let session = screens.opening.open(&Progress::default()).expect("the sample");
    assert_eq!(session.scheme().document().id, "huizhou-general-trade");
    assert!(!home.path().join("folder").exists());
}

#[test]
fn a_new_assessment_is_made_from_a_scheme() {
    let home = Home::new();
    let (next, said) = start(&home, Some(&format!("2\n{}\n", sample("tiny/scheme.json"))));
    let Next::Screens(screens) = next else {
        panic!("no screens: {said}")
    };
    let session = screens.opening.open(&Progress::default()).expect("the store");
    assert_eq!(session.scheme().n_units(), 3);
    assert!(home.path().join("folder/new.db").exists());
}

#[test]
fn whoever_leaves_or_nobody_makes_nothing() {
    let home = Home::new();
    for answers in [Some("q\n"), Some(""), Some("x\n")] {
        let (next, _) = start(&home, answers);
        assert!(matches!(next, Next::Exit(0)));
    }
    let (next, said) = start(&home, None);
    assert!(matches!(next, Next::Exit(4)), "{said}");
    assert!(said.contains("kaohe init"), "{said}");
    let (next, said) = start(&home, Some("2\nno-such-file.json\n"));
    assert!(matches!(next, Next::Exit(4)), "{said}");
    assert!(!home.path().join("folder").exists());
}

#[test]
fn screens_need_a_terminal() {
    let home = Home::with_sample();
    for arguments in [&["demo"] as &[&str], &[]] {
        let ran = home.run(arguments);
        assert_ne!(ran.code, 0, "{arguments:?}");
        assert!(ran.err.starts_with("错误："), "{}", ran.err);
    }
}
