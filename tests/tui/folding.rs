//! Groups that fold, and columns that fit, both ways round.

use crate::harness::Screen;

#[test]
fn a_criterion_folds_to_one_line_and_unfolds_again() {
    let mut screen = Screen::sample();
    screen.keys("2 down down z");
    assert!(
        screen.row_with("+ A 一般贸易规模与结构").contains("28.86"),
        "{}",
        screen.text()
    );
    assert!(!screen.text().contains("A2 一般贸易占比提高"), "{}", screen.text());
    assert!(
        screen.text().contains("惠城区 · A 一般贸易规模与结构"),
        "the cursor is on it"
    );
    screen.keys("z");
    assert!(screen.text().contains("A2 一般贸易占比提高"), "{}", screen.text());
    assert!(!screen.text().contains("+ A "));
}

#[test]
fn all_criteria_fold_at_once_and_a_search_unfolds_what_it_finds() {
    let mut screen = Screen::sample();
    screen.keys("2 down down del Z");
    let folded = screen.text();
    for criterion in ["+ A ", "+ B ", "+ C "] {
        assert!(folded.contains(criterion), "{folded}");
    }
    screen.keys("n");
    assert!(screen.text().contains("惠城区 · 一般贸易出口额"), "{}", screen.text());
    assert!(screen.text().contains("+ B "), "the others stay folded");
    screen.keys("Z");
    assert!(!screen.text().contains("+ B "), "{}", screen.text());
}

#[test]
fn the_turned_sheet_folds_columns() {
    let mut screen = Screen::sample();
    screen.keys("2 t Z");
    let row = screen.row_with("总分 名次");
    assert!(row.contains("+ A ") && row.contains("+ B "), "{row}");
    screen.keys("z");
    let row = screen.row_with("总分 名次");
    assert!(row.contains("A1 ") && !row.contains("+ A "), "{row}");
}

#[test]
fn what_is_folded_stays_folded_after_a_change_and_in_the_next_period() {
    let mut screen = Screen::sample();
    screen.keys("2 Z z down down del [");
    assert!(screen.text().contains("+ B "), "{}", screen.text());
}

#[test]
fn names_are_shown_in_full_on_demand() {
    let mut screen = Screen::sample();
    screen.keys("2");
    assert!(
        !screen.text().contains("A3 一般贸易进出口增速（与全市增速比较）"),
        "{}",
        screen.text()
    );
    screen.keys("f");
    let wide = screen.rows();
    assert!(
        wide.iter().all(|row| !row.contains("A3") || !row.contains('…')),
        "{}",
        screen.text()
    );
    screen.keys("f t f");
    assert!(
        screen.row_with("总分 名次").contains("A1 一般贸易占比（存量）"),
        "{}",
        screen.text()
    );
}
