//! The first moments, while another program still holds the store.

use std::fs;
use std::path::{Path, PathBuf};

use kaohe::ops::clock::Clock;
use kaohe::ops::demo;
use rusqlite::Connection;
use tempfile::TempDir;

use crate::pty::{Pty, command};

/// A store that nobody can read as long as the connection is held.
fn held() -> (TempDir, PathBuf, Connection) {
    let folder = tempfile::tempdir().expect("a folder");
    let store = folder.path().join("held.db");
    let sample = demo::open("王五", Clock::System).expect("the sample");
    fs::copy(sample.path().expect("a file"), &store).expect("a copy of the sample");
    let connection = Connection::open(&store).expect("the store");
    connection.execute_batch("BEGIN EXCLUSIVE").expect("a lock");
    (folder, store, connection)
}

/// The program on that store, as soon as it is started.
fn start(folder: &Path, store: &Path) -> Pty {
    let program = Path::new(env!("CARGO_BIN_EXE_kaohe"));
    let mut command = command(program, &["--lang", "zh", "--as", "王五", "--period", "2021"]);
    command.env("KAOHE_STORE", store);
    command.env("XDG_CONFIG_HOME", folder);
    Pty::start(command, (80, 24))
}

#[test]
fn keys_are_kept_until_the_store_can_be_read() {
    let (folder, store, connection) = held();
    let mut pty = start(folder.path(), &store);
    pty.wait_for("正在打开");
    pty.send("2jj150.25");
    connection.execute_batch("COMMIT").expect("the lock is given up");
    pty.wait_for("读作：150.25");
}

#[test]
fn quit_works_while_the_store_cannot_be_read() {
    let (folder, store, _connection) = held();
    let mut pty = start(folder.path(), &store);
    pty.wait_for("正在打开");
    pty.send("q");
    assert!(pty.wait_for_end(), "it ends well");
    pty.assert_given_back();
}
