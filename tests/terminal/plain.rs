//! A terminal that can do nothing gets questions and answers, and so does a pipe.

use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

use crate::command;
use crate::pty::Pty;

#[test]
fn a_dumb_terminal_is_told_so_and_gets_questions_without_one_escape() {
    let mut command = command();
    command.env("TERM", "dumb");
    let mut pty = Pty::start(command, (80, 24));
    pty.wait_for("终端类型为 dumb");
    pty.wait_for("要做什么？");
    pty.send("9\r");
    pty.wait_for("哪个单位？1 为全部单位。");
    pty.send("lmx\r");
    pty.wait_for("龙门县 C4");
    pty.send("q\r");
    assert!(pty.wait_for_end(), "it ends well");
    assert!(!pty.has_escaped());
}

#[test]
fn a_dumb_terminal_never_sees_the_alternate_screen_and_the_end_of_input_ends_it() {
    let mut command = command();
    command.args(["--plain"]);
    let mut pty = Pty::start(command, (80, 24));
    pty.wait_for("要做什么？");
    pty.look(|screen| assert!(!screen.alternate_screen() && !screen.bracketed_paste()));
    // Ctrl-D.
    pty.send("\u{4}");
    assert!(pty.wait_for_end(), "it ends well");
    assert!(!pty.has_escaped());
}

#[test]
fn it_works_through_a_pipe() {
    let mut child = Command::new(Path::new(env!("CARGO_BIN_EXE_kaohe")))
        .args(["demo", "--plain", "--lang", "en", "--as", "Wang"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("the program starts");
    let mut input = child.stdin.take().expect("a pipe");
    input.write_all(b"ranking\n").expect("it reads");
    drop(input);
    let output = child.wait_with_output().expect("it ends");
    assert!(output.status.success());
    let said = String::from_utf8(output.stdout).expect("text");
    assert!(said.contains("Longmen County: Place 7"), "{said}");
    assert!(said.ends_with("You have left; every change is saved.\n"), "{said}");
    assert!(!said.contains('\u{1b}'), "{said}");
}

#[test]
fn a_store_is_begun_through_a_pipe() {
    let folder = tempfile::tempdir().expect("a folder");
    let scheme = Path::new(env!("CARGO_MANIFEST_DIR")).join("sample-data/tiny/scheme.json");
    let store = folder.path().join("new.db");
    let mut child = Command::new(Path::new(env!("CARGO_BIN_EXE_kaohe")))
        .args(["--plain", "--lang", "zh", "--as", "王五", "--store"])
        .arg(&store)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("the program starts");
    let mut input = child.stdin.take().expect("a pipe");
    write!(input, "2\n{}\n", scheme.display()).expect("it reads");
    drop(input);
    let output = child.wait_with_output().expect("it ends");
    let said = String::from_utf8(output.stdout).expect("text");
    assert!(output.status.success(), "{said}");
    assert!(said.contains("还没有考核库") && said.contains("要做什么？"), "{said}");
    assert!(store.exists());
}
