//! Ctrl-C in the middle of a command: it ends with 130, and everything is as it was.

use std::ffi::OsString;
use std::fs;
use std::path::PathBuf;

use kaohe::cli::{Next, Person, Process, run};
use kaohe::ops::clock::Clock;

use crate::home::{Home, sample};

/// Runs a command line that is interrupted at the first moment at which it can be; its exit code and what it said.
fn interrupted(home: &Home, arguments: &[&str]) -> (u8, String) {
    let fixed = ["--lang", "zh", "--as", "张三", "--store"];
    let words = std::iter::once("kaohe").chain(arguments.iter().copied()).chain(fixed);
    let mut words: Vec<OsString> = words.map(OsString::from).collect();
    words.push(home.path().join("test.db").into());
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let next = run(
        &words,
        Process {
            variables: &|_| None,
            person: Person::Absent,
            clock: Clock::System,
            out: &mut out,
            err: &mut err,
            terminal: None,
            on_interrupt: &|stop| stop.ask(),
        },
    );
    assert!(out.is_empty(), "{}", String::from_utf8_lossy(&out));
    let Next::Exit(code) = next else {
        unreachable!("no screens were asked for")
    };
    (code, String::from_utf8(err).expect("text"))
}

fn files(home: &Home) -> Vec<(PathBuf, Vec<u8>)> {
    let files = fs::read_dir(home.path())
        .expect("a folder")
        .flatten()
        .map(|file| file.path());
    let mut files: Vec<_> = files
        .filter(|path| path.is_file())
        .map(|path| (path.clone(), fs::read(path).expect("a file")))
        .collect();
    files.sort();
    files
}

#[test]
fn an_interrupted_command_ends_with_130_and_changes_nothing() {
    let home = Home::new();
    home.ok(&["init", &sample("huizhou/scheme.json")]);
    let before = files(&home);
    let data = sample("huizhou/data.csv");
    let folder = home.path().join("papers").to_string_lossy().into_owned();
    let copy = home.path().join("copy.db").to_string_lossy().into_owned();
    for arguments in [
        &["import", &data] as &[&str],
        &["export", "scorecard", "--out", &folder],
        &["backup", &copy],
        &["journal", "verify"],
        &["status"],
    ] {
        let (code, said) = interrupted(&home, arguments);
        assert_eq!(
            (code, said.as_str()),
            (130, "错误：已取消，没有任何改动。\n"),
            "{arguments:?}"
        );
        assert!(files(&home) == before, "{arguments:?}");
    }
}
