//! Going to what needs a look: weak links, doubtful values; and on to the next cell to fill.

use crate::harness::{Screen, Setting, Store};

#[test]
fn w_goes_from_weak_link_to_weak_link() {
    let mut screen = Screen::sample();
    screen.keys("2 w");
    let first = screen.text();
    assert!(
        first.contains("薄弱环节：") && first.contains("惠城区 · B2 "),
        "{first}"
    );
    screen.keys("w");
    let second = screen.text();
    assert!(
        second.contains("薄弱环节：") && second.contains("惠城区 · C4 "),
        "{second}"
    );
    screen.keys("W");
    assert!(screen.text().contains("惠城区 · B2 "), "{}", screen.text());
}

#[test]
fn another_period_is_begun_at_the_first_cell_to_be_filled() {
    let mut screen = Screen::open(&Setting {
        period: "2018",
        store: Store::Empty,
        ..Setting::default()
    });
    screen.keys("2 up ]");
    assert!(screen.text().contains("2019年度"), "{}", screen.text());
    assert!(screen.text().contains("惠城区 · 一般贸易出口额"), "{}", screen.text());
    screen.keys("down down ]");
    assert!(
        screen.text().contains("惠城区 · 出口总额"),
        "where one types, one stays\n{}",
        screen.text()
    );
}

#[test]
fn columns_stay_where_they_are_while_the_sheet_is_filled() {
    let mut screen = Screen::open(&Setting {
        period: "2018",
        store: Store::Empty,
        ..Setting::default()
    });
    screen.keys("2");
    let edge = |screen: &Screen| screen.row_with("总分 名次").split('│').next().map(str::len);
    let before = edge(&screen);
    screen.keys("\"204.07\" enter \"55.96\" enter \"335.81\" enter \"108.68\" enter \"355\" enter");
    assert_eq!(edge(&screen), before, "{}", screen.text());
}

#[test]
fn d_goes_to_a_doubtful_value_and_says_why() {
    let mut screen = Screen::sample();
    screen.keys("2 down down \"2040.7\" enter ctrl-home home d");
    assert!(screen.text().contains("惠城区 · 一般贸易出口额"), "{}", screen.text());
    assert!(
        screen.text().contains("请核对：达到上期值 143.66 的 10 倍以上"),
        "{}",
        screen.text()
    );
}

#[test]
fn units_that_do_not_add_up_to_the_reference_unit_are_asked_about() {
    let mut screen = Screen::sample();
    // Exports of all units and of the city are there, and added up in every year before.
    screen.keys("2 down down down down \"435.81\" enter");
    let asked = screen.text();
    assert!(asked.contains("各单位合计 2230"), "{asked}");
    assert!(asked.contains("已保存"), "{asked}");
    for _ in 0..40 {
        screen.keys("d");
        if screen.text().contains("各单位合计") {
            assert!(screen.text().contains("惠州市 · 出口总额"), "{}", screen.text());
            return;
        }
    }
    panic!("the whole is never come to:\n{}", screen.text());
}

#[test]
fn enter_after_a_value_goes_on_to_the_next_cell_that_is_typed() {
    let mut screen = Screen::sample();
    screen.keys("2 down down down down down F2 enter");
    // Below imports lie two computed indicators.
    assert!(screen.text().contains("惠城区 · A4 "), "{}", screen.text());
    screen.keys("F2 enter F2 shift-enter");
    assert!(screen.text().contains("惠城区 · A4 "), "{}", screen.text());
}
