//! The terminal's background: asked after the first frame, heard whenever it is said, never typed.

use vt100::Color;

use crate::pty::Pty;
use crate::{command, demo};

const LIGHT: &str = "\x1b]11;rgb:ffff/ffff/ffff\x1b\\";

/// The colour of the heading of the overview's first box.
fn accent(screen: &vt100::Screen) -> Option<Color> {
    let row = screen.rows(0, 80).position(|row| row.contains("填报进度"))?;
    let row = u16::try_from(row).ok()?;
    let cell = (0..80)
        .filter_map(|x| screen.cell(row, x))
        .find(|cell| cell.contents() == "填");
    cell.map(vt100::Cell::fgcolor)
}

#[test]
fn a_light_background_changes_the_theme_and_types_nothing() {
    let mut pty = demo((80, 24));
    let dark = pty.look(accent);
    pty.send(LIGHT);
    pty.wait("other colours", |screen| {
        accent(screen).is_some() && accent(screen) != dark
    });
    // In the middle of typing, and with the other ending.
    pty.send("2jj15\x1b]11;rgb:0000/0000/0000\x073");
    pty.wait_for("读作：153");
    pty.send("\x1b\x1bq");
    assert!(pty.wait_for_end(), "it ends well");
    pty.assert_given_back();
}

#[test]
fn the_question_comes_after_the_first_frame_and_only_where_a_theme_may_follow() {
    let asked = |arguments: &[&str], variables: &[(&str, &str)]| {
        let mut command = command();
        command.args(arguments);
        for (name, value) in variables {
            command.env(name, value);
        }
        let mut pty = Pty::start(command, (80, 24));
        pty.wait_for("填报进度");
        pty.send("2");
        pty.wait_for("总分 名次");
        pty.send("q");
        pty.wait_for_end();
        pty.questions()
    };
    assert_eq!(asked(&[], &[]), 1);
    assert_eq!(asked(&["--theme", "light"], &[]), 0);
    assert_eq!(asked(&[], &[("NO_COLOR", "1")]), 0);
    assert_eq!(asked(&[], &[("TERM", "linux")]), 0);
}

#[test]
fn an_answer_that_comes_after_the_end_was_asked_for_is_not_left_for_the_shell() {
    let mut pty = demo((80, 24));
    pty.send("q");
    pty.send(LIGHT);
    assert!(pty.wait_for_end(), "it ends well");
    pty.look(|screen| assert_eq!(screen.contents().trim(), ""));
}

#[test]
fn a_named_theme_paints_its_own_background() {
    let mut command = command();
    command.args(["--theme", "high-contrast"]);
    let pty = Pty::start(command, (80, 24));
    pty.wait_for("填报进度");
    pty.wait("black among the 256 in an empty cell", |screen| {
        screen.cell(12, 40).map(vt100::Cell::bgcolor) == Some(Color::Idx(16))
    });
}
