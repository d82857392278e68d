//! Sizes: small, tiny, absurd, and changing while things are open.

use crate::harness::Screen;

#[test]
fn no_size_breaks_any_screen() {
    for keys in [
        "",
        "2 down",
        "3",
        "4",
        "5",
        "5 t down p",
        "2 down down \"1\"",
        "2 ?",
        "3 e",
    ] {
        let mut screen = Screen::sample();
        screen.keys(keys);
        for (columns, rows) in [
            (1, 1),
            (2, 2),
            (7, 3),
            (24, 6),
            (25, 7),
            (39, 12),
            (80, 5),
            (20, 60),
            (200, 10),
        ] {
            screen.resize(columns, rows);
        }
        screen.resize(80, 24);
        assert!(screen.rows()[0].contains("总览"), "after {keys}");
    }
}

#[test]
fn below_the_smallest_complete_size_the_screen_says_so_and_still_works() {
    let mut screen = Screen::sample();
    screen.resize(60, 16).keys("2 down down");
    assert!(screen.text().contains("窗口小于 80×24"), "{}", screen.text());
    screen.keys("\"151\" enter");
    assert!(screen.row_with("一般贸易出口").contains("151"), "{}", screen.text());
}

#[test]
fn a_window_of_nothing_says_that_it_is_too_small() {
    let mut screen = Screen::sample();
    screen.resize(20, 5);
    assert!(screen.text().contains("窗口太小"), "{}", screen.text());
}

#[test]
fn a_box_over_wide_characters_keeps_its_left_border() {
    let mut screen = Screen::sample();
    screen.keys("2 down down");
    for columns in 80..90 {
        screen.resize(columns, 24).keys("?");
        let rows = screen.rows();
        let borders = rows.iter().filter(|row| row.contains('│')).count();
        assert!(rows.iter().any(|row| row.contains('┌')), "{}", screen.text());
        assert!(rows.iter().any(|row| row.contains('└')), "{}", screen.text());
        assert!(borders >= 18, "{}", screen.text());
        screen.keys("esc");
    }
}
