//! The palette: everything is found by name, pinyin, initials, code or English, and run or gone to.

use kaohe::text::Lang;

use crate::harness::{Screen, Setting};

#[test]
fn a_unit_is_found_by_its_initials_and_opened() {
    let mut screen = Screen::sample();
    screen.keys(": \"lmx\"");
    assert!(screen.row_with("龙门县").contains("单位"), "{}", screen.text());
    screen.keys("enter");
    assert!(screen.row_with("龙门县").contains("第 7 名"), "{}", screen.text());
}

#[test]
fn a_unit_is_gone_to_on_the_screen_that_is_shown() {
    let mut screen = Screen::sample();
    screen.keys("2 down down ctrl-p \"longmen\" enter");
    assert!(screen.text().contains("龙门县 · 一般贸易出口额"), "{}", screen.text());
}

#[test]
fn an_indicator_and_a_metric_are_gone_to_in_the_score_sheet() {
    let mut screen = Screen::sample();
    screen.keys(": \"A2\" enter");
    assert!(screen.text().contains("惠城区 · A2 "), "{}", screen.text());
    screen.keys(": \"ybmyjke\" enter");
    assert!(screen.text().contains("惠城区 · 一般贸易进口额"), "{}", screen.text());
}

#[test]
fn a_command_is_found_by_its_pinyin_and_carried_out() {
    let mut screen = Screen::sample();
    screen.keys(": \"paiming\" enter");
    assert!(screen.text().contains("总分构成"), "{}", screen.text());
    screen.keys(": \"undo\" enter");
    assert!(screen.text().contains("已撤销："), "{}", screen.text());
}

#[test]
fn commands_stand_with_their_keys_and_those_that_cannot_be_had_say_why() {
    let mut screen = Screen::open(&Setting {
        size: (120, 40),
        ..Setting::default()
    });
    screen.keys("2 : \"撤销\"");
    assert!(screen.row_with("撤销上一次修改").contains("u Ctrl-Z"));
    screen.keys("ctrl-u \"换列排序\"");
    assert!(
        screen.text().contains("此处不可用；适用于：排名。"),
        "{}",
        screen.text()
    );
    screen.keys("ctrl-u \"xiugai\"");
    assert!(screen.row_with("F2").contains("这一格由系统计算"), "{}", screen.text());
    screen.keys("enter");
    assert!(
        screen.row_with("这一格由系统计算").starts_with('!'),
        "{}",
        screen.text()
    );
}

#[test]
fn escape_leads_out_and_nothing_found_says_so() {
    let mut screen = Screen::sample();
    let before = screen.text();
    screen.keys(": \"龘龘\"");
    assert!(screen.text().contains("没有找到"), "{}", screen.text());
    assert_eq!(screen.keys("esc").text(), before);
}

#[test]
fn the_cursor_stands_where_an_input_method_needs_it() {
    let mut screen = Screen::sample();
    screen.keys(":");
    let (x, y) = screen.cursor();
    screen.keys("\"龙门\"");
    assert_eq!(screen.cursor(), (x + 4, y));
}

#[test]
fn a_full_width_colon_from_an_input_method_opens_it_too() {
    let mut screen = Screen::sample();
    screen.keys("2 down down ：");
    assert!(screen.text().contains("键入汉字"), "{}", screen.text());
}

#[test]
fn the_palette_takes_pastes_and_clicks() {
    let mut screen = Screen::sample();
    screen.keys(":").paste("龙门\r");
    let rows = screen.rows();
    let y = rows.iter().position(|row| row.contains("龙门县")).expect("a row");
    screen.click(20, u16::try_from(y).expect("a row"));
    assert!(screen.row_with("龙门县").contains("第 7 名"), "{}", screen.text());
}

#[test]
fn the_palette_works_in_english_too() {
    let mut screen = Screen::open(&Setting {
        lang: Lang::En,
        ..Setting::default()
    });
    screen.keys(": \"longmen\" enter");
    assert!(screen.row_with("Longmen").contains("place 7"), "{}", screen.text());
    screen.keys(": \"lmx\"");
    let found = screen.row_with("Longmen County  total 80.66, place 7");
    assert!(found.contains("unit"), "{found}");
}
