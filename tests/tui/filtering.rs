//! Filtering the rows of a table: by the same names as the palette, in every table, and out again.

use kaohe::text::Lang;

use crate::harness::{Screen, Setting};

#[test]
fn the_ranking_shows_only_the_units_that_fit_and_how_many() {
    let mut screen = Screen::sample();
    screen.keys("3 / \"lmx\"");
    let text = screen.text();
    assert!(text.contains("龙门县") && !text.contains("惠东县"), "{text}");
    assert!(text.contains("1/7 行"), "{text}");
    screen.keys("esc");
    assert!(screen.text().contains("惠东县"), "{}", screen.text());
    assert!(!screen.text().contains("/7 行"));
    assert!(screen.text().contains("总分构成"), "escape clears the filter first");
}

#[test]
fn a_filter_that_is_kept_leaves_the_keys_to_the_table_and_escape_clears_it() {
    let mut screen = Screen::sample();
    screen.keys("3 / \"hui\" enter");
    assert!(screen.text().contains("3/7 行"), "{}", screen.text());
    screen.keys("s");
    assert!(
        screen.text().contains("按 A 一般贸易规模与结构 排序"),
        "{}",
        screen.text()
    );
    assert!(screen.text().contains("3/7 行"), "{}", screen.text());
    screen.keys("esc");
    assert!(screen.text().contains("龙门县") && screen.text().contains("总分构成"));
}

#[test]
fn the_score_sheet_keeps_its_cursor_on_the_cell_and_takes_values_while_filtered() {
    let mut screen = Screen::sample();
    screen.keys("2 down down / \"出口额\"");
    assert!(screen.text().contains("惠城区 · 一般贸易出口额"), "{}", screen.text());
    assert!(!screen.text().contains("一般贸易进口额"), "{}", screen.text());
    screen.keys("enter \"151\" enter");
    assert!(screen.row_with("一般贸易出口额").contains("151"), "{}", screen.text());
    screen.keys("esc");
    assert!(screen.text().contains("一般贸易进口额"), "{}", screen.text());
}

#[test]
fn the_turned_score_sheet_is_filtered_by_unit() {
    let mut screen = Screen::sample();
    screen.keys("2 t / \"longmen\" enter");
    assert!(screen.text().contains("龙门县 · "), "{}", screen.text());
    assert!(!screen.text().contains("博罗县"), "{}", screen.text());
}

#[test]
fn the_scorecard_is_filtered_by_indicator_code() {
    let mut screen = Screen::sample();
    screen.keys("4 / \"b1\"");
    let text = screen.text();
    assert!(text.contains("B1 ") && !text.contains("A1 "), "{text}");
    screen.keys("enter enter");
    assert!(screen.text().contains("总分 名次"), "the cell of B1\n{}", screen.text());
}

#[test]
fn nothing_that_fits_is_an_empty_table_and_not_an_end() {
    for way in ["2", "2 t", "3", "4"] {
        let mut screen = Screen::sample();
        screen.keys(way).keys("/ \"qqqq\" down up enter enter");
        assert!(screen.text().contains("0/"), "after {way}\n{}", screen.text());
        screen.keys("esc esc esc");
        assert!(screen.text().contains("填报进度"), "after {way}\n{}", screen.text());
    }
}

#[test]
fn where_there_is_no_table_there_is_nothing_to_filter() {
    let mut screen = Screen::sample();
    screen.keys("/");
    assert!(screen.text().contains("没有可以筛选的表格"), "{}", screen.text());
}

#[test]
fn the_filter_speaks_english() {
    let mut screen = Screen::open(&Setting {
        lang: Lang::En,
        ..Setting::default()
    });
    screen.keys("3 / \"lmx\"");
    assert!(screen.text().contains("1 of 7 rows"), "{}", screen.text());
    assert!(screen.text().contains("Longmen County"), "{}", screen.text());
}
