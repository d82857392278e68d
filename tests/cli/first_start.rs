//! `kaohe` without a command, where there is no store yet.

use std::ffi::OsString;

use kaohe::cli::{Next, Person, Process, run};
use kaohe::ops::start::Begin;

use crate::home::Home;

/// Runs the command line in this process, and returns what was said.
fn start(home: &Home, person: Person) -> (Next, String) {
    let store = home.path().join("folder/new.db");
    let arguments = ["kaohe", "--lang", "zh", "--as", "张三", "--store"].map(OsString::from);
    let arguments: Vec<OsString> = arguments.into_iter().chain([store.into_os_string()]).collect();
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let next = run(
        &arguments,
        Process {
            variables: &|_| None,
            clock: kaohe::ops::clock::Clock::System,
            person,
            out: &mut out,
            err: &mut err,
            terminal: None,
            on_interrupt: &|_| {},
        },
    );
    assert!(out.is_empty());
    (next, String::from_utf8(err).expect("talk is UTF-8"))
}

#[test]
fn whoever_sits_at_a_terminal_is_asked_on_the_screens_what_to_begin_with() {
    let home = Home::new();
    let (next, said) = start(&home, Person::Present);
    let Next::Screens(screens) = next else {
        panic!("no screens: {said}")
    };
    let Begin::Asking(start) = screens.begin else {
        panic!("there is no store yet")
    };
    assert_eq!(start.store, home.path().join("folder/new.db"));
    assert_eq!(start.actor, "张三");
    assert!(!home.path().join("folder").exists());
}

#[test]
fn a_script_is_told_how_to_make_a_store_and_nothing_is_made() {
    let home = Home::new();
    let (next, said) = start(&home, Person::Absent);
    assert!(matches!(next, Next::Exit(4)), "{said}");
    assert!(said.contains("kaohe init"), "{said}");
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
