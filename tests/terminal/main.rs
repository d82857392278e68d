//! The real program in a pseudo-terminal: it starts, it ends, and the terminal is given back.

#![cfg(unix)]

mod background;
mod ending;
mod input;
mod plain;
mod pty;
mod sizes;
mod starting;
mod tour;

use std::path::Path;

use portable_pty::CommandBuilder;
use pty::Pty;

/// The sample on a terminal of a size, in Chinese, when its first frame stands.
fn demo(size: (u16, u16)) -> Pty {
    let pty = start(size);
    pty.wait_for("填报进度");
    pty
}

/// The sample on a terminal of a size, as soon as it is started.
fn start(size: (u16, u16)) -> Pty {
    Pty::start(command(), size)
}

/// The command that opens the sample.
fn command() -> CommandBuilder {
    let program = Path::new(env!("CARGO_BIN_EXE_kaohe"));
    pty::command(program, &["demo", "--lang", "zh", "--as", "王五"])
}
