//! The ledger on the screen: proposed, issued, worked on, found again, taken back.

use crate::harness::{Screen, Setting, Store};

/// A ledger with one item: the first weak link, issued.
fn issued() -> Screen {
    let mut screen = Screen::sample();
    screen.keys("8 g enter enter g g");
    screen
}

#[test]
fn weak_links_are_listed_and_one_is_issued_through_a_form() {
    let mut screen = Screen::sample();
    screen.keys("8");
    assert!(screen.text().contains("台账中没有事项"), "{}", screen.text());
    screen.keys("g");
    let before = screen.text().matches("得分率").count();
    assert!(before > 0, "{}", screen.text());
    screen.keys("enter");
    for label in ["问题", "整改要求", "完成期限", "2022-03-31", "督办部门"] {
        assert!(screen.text().contains(label), "{label} in\n{}", screen.text());
    }
    screen.keys("enter");
    assert!(screen.text().contains("已下达"), "{}", screen.text());
    screen.keys("g g");
    let row = screen.row_with("余 30 天");
    assert!(row.contains("已下达"), "{row}");
    screen.keys("u");
    assert!(screen.text().contains("台账中没有事项"), "{}", screen.text());
}

#[test]
fn only_steps_that_may_follow_are_offered() {
    let mut screen = issued();
    screen.keys("enter");
    let offered = screen.text();
    assert!(offered.contains("报送方案") && offered.contains("延期"), "{offered}");
    assert!(
        !offered.contains("2 申请销号") && !offered.contains(" 销号"),
        "{offered}"
    );
    screen.keys("1 down \"添置设备\" enter");
    assert!(screen.row_with("余 30 天").contains("方案报送"), "{}", screen.text());
    assert!(screen.text().contains("添置设备"), "{}", screen.text());
}

#[test]
fn what_was_typed_stays_where_it_is_refused() {
    let mut screen = issued();
    screen.keys("enter 1 \"设备不足\" enter");
    assert!(screen.text().contains("方案须写明整改措施"), "{}", screen.text());
    assert!(screen.text().contains("设备不足"), "{}", screen.text());
    screen.keys("down \"添置设备\" enter");
    assert!(screen.row_with("余 30 天").contains("方案报送"), "{}", screen.text());
}

#[test]
fn the_history_of_an_item_and_its_weak_link_are_a_key_away() {
    let mut screen = issued();
    screen.keys("H");
    assert!(
        screen.text().contains("已下达") && screen.text().contains("王五"),
        "{}",
        screen.text()
    );
    screen.keys("esc 5 n r");
    assert!(screen.text().contains("整改台账"), "{}", screen.text());
}

#[test]
fn rows_are_filtered_by_what_stands_in_them() {
    let mut screen = Screen::sample();
    screen.keys("8 g / \"lmx\" enter");
    let shown = screen.text();
    assert!(shown.contains("龙门县"), "{shown}");
    assert!(
        !screen.rows()[3..12].iter().any(|row| row.contains("惠阳区")),
        "{shown}"
    );
}

#[test]
fn an_appeal_waits_for_the_notice_on_the_screen_too() {
    let mut screen = Screen::sample();
    screen.keys("4 a \"数据有误\" enter");
    assert!(screen.text().contains("公示"), "{}", screen.text());
    screen.keys("esc 8 g g");
    assert!(screen.text().contains("本期没有申诉"), "{}", screen.text());
}

#[test]
fn what_rectification_counts_for_is_shown_first_and_taken_over_for_a_reason() {
    let mut screen = Screen::sample();
    screen.keys("[ 8 g enter enter ] g g i");
    let shown = screen.text();
    assert!(shown.contains("2020 整改对 2021 考核的影响"), "{shown}");
    assert!(
        shown.contains("未到期或待核验 1") && shown.contains("没有整改事项"),
        "{shown}"
    );
    let mut screen = Screen::open(&Setting {
        store: Store::Empty,
        ..Setting::default()
    });
    screen.keys("8 i enter enter");
    assert!(screen.text().contains("须写明原因"), "{}", screen.text());
    screen.keys("\"据台账\" enter");
    assert!(screen.text().contains("已保存：整改结果计入 2021"), "{}", screen.text());
    screen.keys("u");
    assert!(screen.text().contains("撤销：整改结果计入 2021"), "{}", screen.text());
}
