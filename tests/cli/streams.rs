//! Standard output and standard error as a shell uses them.

use std::process::Stdio;

use crate::home::{Home, sample};

#[test]
fn a_closed_pipe_is_not_an_error() {
    let home = Home::with_sample();
    for arguments in [
        &["rank", "--format", "json"] as &[&str],
        &["completions", "bash"],
        &["--help"],
    ] {
        let mut child = home
            .command(arguments)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the program runs");
        drop(child.stdout.take());
        let output = child.wait_with_output().expect("it ends");
        assert_eq!(output.status.code(), Some(0), "{arguments:?}");
        assert_eq!(String::from_utf8_lossy(&output.stderr), "", "{arguments:?}");
    }
}

#[test]
fn results_go_to_standard_output_and_talk_to_standard_error() {
    let home = Home::new();
    let ran = home.run(&["init", &sample("tiny/scheme.json")]);
    assert_eq!((ran.code, ran.out.as_str()), (0, "test.db\n"));
    assert!(ran.err.contains("kaohe import"), "{}", ran.err);
    let nothing = home.run(&["set", "jia", "complaints", "未填"]);
    assert_eq!(
        (nothing.code, nothing.out.as_str(), nothing.err.as_str()),
        (0, "", "没有变化。\n")
    );
}

#[test]
fn no_colour_and_no_escape_is_printed_when_there_is_no_terminal() {
    let home = Home::with_sample();
    for arguments in [
        &["rank"] as &[&str],
        &["status"],
        &["journal", "list"],
        &["show", "龙门县"],
        &["--help"],
    ] {
        let out = home.ok(arguments);
        assert!(
            out.chars().all(|letter| letter == '\n' || !letter.is_control()),
            "{arguments:?}"
        );
    }
}

#[test]
fn csv_and_markdown_have_a_line_for_every_unit() {
    let home = Home::with_sample();
    let table = home.ok(&["rank", "--format", "csv", "--period", "2018"]);
    let mut reader = csv::Reader::from_reader(table.as_bytes());
    assert_eq!(reader.records().filter_map(Result::ok).count(), 7);
    let markdown = home.ok(&["rank", "--format", "md", "--period", "2018"]);
    assert_eq!(markdown.lines().count(), 9);
    assert!(
        markdown
            .lines()
            .all(|line| line.starts_with("| ") && line.ends_with(" |"))
    );
}

#[test]
fn completions_and_manual_are_made_for_every_shell() {
    let home = Home::new();
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        assert!(home.ok(&["completions", shell]).contains("kaohe"), "{shell}");
    }
    assert_eq!(home.run(&["completions", "cmd"]).code, 2);
    let manual = home.ok(&["man", "--lang", "en"]);
    assert!(manual.contains(".TH") && manual.contains("explain"), "{manual}");
}
