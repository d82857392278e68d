//! However the program ends, the terminal is as it was.

use std::io::Read;
use std::time::Duration;

use portable_pty::{PtySize, native_pty_system};

use kaohe::tui::terminal::{MouseUse, Terminal};

use crate::demo;
use crate::pty::{Pty, command};

#[test]
fn it_starts_on_the_alternate_screen_and_quits_leaving_nothing() {
    let mut pty = demo((80, 24));
    pty.look(|screen| {
        assert!(screen.alternate_screen() && screen.bracketed_paste());
        assert_ne!(screen.mouse_protocol_mode(), vt100::MouseProtocolMode::None);
    });
    pty.send("q");
    assert!(pty.wait_for_end(), "it ends well");
    pty.assert_given_back();
    pty.look(|screen| assert_eq!(screen.contents().trim(), ""));
}

#[test]
fn signals_end_it_and_give_the_terminal_back() {
    for signal in ["TERM", "HUP", "INT", "QUIT"] {
        let mut pty = demo((80, 24));
        pty.signal(signal);
        pty.wait_for_end();
        pty.assert_given_back();
    }
}

#[test]
fn a_window_that_is_shut_ends_it() {
    let pair = native_pty_system()
        .openpty(PtySize::default())
        .expect("a pseudo-terminal");
    let mut child = pair.slave.spawn_command(crate::command()).expect("the program starts");
    drop(pair.slave);
    let mut reader = pair.master.try_clone_reader().expect("a reader");
    let mut seen = Vec::new();
    let mut buffer = [0; 4096];
    let end_of_frame = b"\x1b[?2026l";
    while !seen.windows(end_of_frame.len()).any(|bytes| bytes == end_of_frame) {
        let read = reader.read(&mut buffer).expect("the program writes");
        seen.extend_from_slice(&buffer[..read]);
    }
    drop(reader);
    drop(pair.master);
    // A program that does not end lets the test wait for ever, and a program that spins is seen as well.
    child.wait().expect("it ends");
}

#[test]
fn a_stopped_program_gives_the_terminal_back_and_takes_it_again() {
    let pty = demo((80, 24));
    pty.signal("TSTP");
    pty.wait_until_stopped();
    // The cursor is shown last, and what is written may arrive in pieces.
    pty.wait("the shell's screen", |screen| {
        !screen.alternate_screen() && !screen.hide_cursor()
    });
    pty.assert_given_back();
    pty.signal("CONT");
    pty.wait("the program's screen", |screen| {
        screen.alternate_screen() && screen.contents().contains("填报进度")
    });
}

/// Not a test by itself: the program that panics in the test below.
#[test]
fn panics_while_it_has_the_terminal() {
    if std::env::var_os("KAOHE_TEST_PANIC").is_some() {
        let _terminal = Terminal::enter(MouseUse::On, false).expect("a terminal");
        panic!("on purpose");
    }
}

#[test]
fn a_panic_gives_the_terminal_back_before_it_is_reported() {
    let this = std::env::current_exe().expect("this test");
    let only = ["--exact", "ending::panics_while_it_has_the_terminal", "--nocapture"];
    let mut command = command(&this, &only);
    command.env("KAOHE_TEST_PANIC", "1");
    let mut pty = Pty::start(command, (80, 24));
    assert!(!pty.wait_for_end(), "it fails");
    pty.assert_given_back();
    pty.look(|screen| assert!(screen.contents().contains("on purpose"), "{}", screen.contents()));
}

#[test]
fn an_idle_program_writes_nothing_and_takes_no_time() {
    let pty = demo((80, 24));
    // The rest of the first frame may still be on its way.
    while pty.bytes_while_idle(Duration::from_millis(200)) > 0 {}
    let before = ticks(&pty);
    assert_eq!(pty.bytes_while_idle(Duration::from_millis(500)), 0);
    // A program that spins takes about 50 ticks in this time.
    assert!(ticks(&pty) <= before + 1, "processor time while idle");
}

/// The processor time the program has taken, in ticks, where the system tells it.
fn ticks(pty: &Pty) -> u64 {
    let pid = pty.child.process_id().expect("a running program");
    let stat = std::fs::read_to_string(format!("/proc/{pid}/stat")).unwrap_or_default();
    let after_name = stat.rsplit(')').next().unwrap_or_default();
    let fields: Vec<_> = after_name.split_whitespace().collect();
    let of = |n: usize| fields.get(n).and_then(|field| field.parse::<u64>().ok()).unwrap_or(0);
    of(11) + of(12)
}
