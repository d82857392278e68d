//! Sizes as they come: in the first moment, in storms, out of all proportion.

use crate::{demo, start};

/// The help key stands at the right end of the last row.
fn fills(columns: u16, rows: u16) -> impl Fn(&vt100::Screen) -> bool {
    move |screen| {
        let last = screen.rows(0, columns).nth(usize::from(rows) - 1).unwrap_or_default();
        let cell = |x| screen.cell(rows - 1, x).is_some_and(|cell| cell.contents() == "助");
        last.contains("帮助") && cell(columns - 2)
    }
}

#[test]
fn a_resize_in_the_first_moment_is_not_lost() {
    for n in 0..20_u16 {
        let pty = start((80, 24));
        if n % 2 == 0 {
            pty.wait("anything", vt100::Screen::alternate_screen);
        } else {
            pty.wait_for("填报进度");
        }
        pty.resize(100, 30);
        pty.wait("a frame of the new size", fills(100, 30));
    }
}

#[test]
fn a_storm_of_sizes_leaves_the_last_one() {
    let mut pty = demo((80, 24));
    pty.send("2");
    pty.wait_for("总分 名次");
    for (columns, rows) in [
        (1, 1),
        (300, 100),
        (2, 50),
        (65535, 65535),
        (0, 0),
        (5, 20),
        (1, 1),
        (120, 40),
    ] {
        pty.resize(columns, rows);
    }
    pty.wait("a frame of the last size", fills(120, 40));
    pty.send("?");
    pty.wait_for("此处可用的命令和按键");
}

#[test]
fn a_box_over_chinese_keeps_all_its_borders() {
    let mut pty = demo((81, 24));
    pty.send("2jj?");
    pty.wait_for("帮助");
    pty.wait("a whole box", |screen| {
        let rows: Vec<_> = screen.rows(0, 81).collect();
        let Some(top) = rows.iter().position(|row| row.contains('┌')) else {
            return false;
        };
        let Some(bottom) = rows.iter().position(|row| row.contains('└')) else {
            return false;
        };
        let corner = (0..81).find(|&x| screen.cell(row(top), x).is_some_and(|cell| cell.contents() == "┌"));
        let corner = corner.expect("a corner");
        (top + 1..bottom).all(|y| screen.cell(row(y), corner).is_some_and(|cell| cell.contents() == "│"))
    });
}

fn row(n: usize) -> u16 {
    u16::try_from(n).expect("a row of the screen")
}
