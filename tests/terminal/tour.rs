//! The first start, and the tour on the sample to its end, with a file that is really written.

use std::fs;
use std::path::Path;

use tempfile::TempDir;

use crate::pty::{Pty, command};

/// The program as somebody starts it who never did before.
fn start(folder: &TempDir, arguments: &[&str]) -> Pty {
    let program = Path::new(env!("CARGO_BIN_EXE_kaohe"));
    let mut command = command(program, arguments);
    command.args(["--lang", "zh", "--as", "王五"]);
    command.cwd(folder.path());
    command.env("KAOHE_STORE", folder.path().join("first.db"));
    command.env("XDG_CONFIG_HOME", folder.path().join("config"));
    Pty::start(command, (80, 24))
}

/// The names of the papers in a folder.
fn papers(folder: &TempDir) -> Vec<String> {
    let files = fs::read_dir(folder.path()).expect("a folder");
    let names = files.map(|file| file.expect("a file").file_name().to_string_lossy().into_owned());
    names
        .filter(|name| Path::new(name).extension().is_some_and(|ending| ending == "html"))
        .collect()
}

#[test]
fn the_tour_is_taken_from_the_first_start_to_a_paper_and_is_not_offered_again() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut pty = start(&folder, &[]);
    for (shown, keys) in [
        ("从哪里开始", "1"),
        ("第一次用", "1"),
        ("导览 1/9", "2"),
        ("导览 2/9", "jj"),
        ("导览 3/9", "150\r"),
        ("导览 4/9", "u"),
        ("导览 5/9", "j\u{1b}[3~jn"),
        ("导览 6/9", "\u{1b}3"),
        ("导览 7/9", "\r"),
        ("导览 8/9", ":lmx\r"),
        ("导览 9/9", "e"),
        ("导出考核评分表", "1"),
    ] {
        pty.wait_for(shown);
        pty.send(keys);
    }
    pty.wait_for("导览完成");
    pty.wait_for("已导出：");
    assert_eq!(papers(&folder), ["龙门县_2021_考核评分表.html"]);
    pty.send("q");
    assert!(pty.wait_for_end(), "it ends well");
    assert!(
        !folder.path().join("first.db").exists(),
        "nothing of the sample is kept"
    );

    let mut again = start(&folder, &["demo"]);
    again.wait_for("填报进度");
    again.look(|screen| assert!(!screen.contents().contains("第一次用")));
    again.send("q");
    assert!(again.wait_for_end(), "it ends well");
}
