//! The plan: measures and targets with the city's progress, found and gone to.

use kaohe::text::Lang;

use crate::harness::{Screen, Setting};

#[test]
fn the_plan_of_the_sample_stands_with_its_targets_on_a_small_and_on_a_large_screen() {
    let mut screen = Screen::sample();
    screen.keys("9 j j");
    insta::assert_snapshot!("plan_small", screen.text());
    screen.resize(160, 48);
    insta::assert_snapshot!("plan_large", screen.text());
    assert_eq!(screen.cut(), Vec::<String>::new());
}

#[test]
fn the_plan_reads_in_english() {
    let mut screen = Screen::open(&Setting {
        lang: Lang::En,
        ..Setting::default()
    });
    screen.keys("9 j j");
    insta::assert_snapshot!(screen.text());
}

#[test]
fn six_of_seven_units_are_shown_for_the_target_of_each_county() {
    let mut screen = Screen::sample();
    screen.keys("9 /").paste("T03").keys("enter");
    let row = screen.row_with("T03");
    assert!(row.contains("85.71%") && row.contains("未完成"), "{}", screen.text());
}

#[test]
fn enter_goes_to_the_indicator_that_assesses_a_target() {
    let mut screen = Screen::sample();
    screen.keys("9 /").paste("T02").keys("enter enter");
    assert!(screen.text().contains("C1 重点培育"), "{}", screen.text());
}

#[test]
fn what_no_indicator_assesses_is_not_gone_to() {
    let mut screen = Screen::sample();
    screen.keys("9 /").paste("T15").keys("enter enter");
    assert!(screen.text().contains("没有指标考核这一项"), "{}", screen.text());
}

#[test]
fn the_palette_finds_a_measure_and_goes_to_it() {
    let mut screen = Screen::sample();
    screen.keys(":").paste("设立专项基金").keys("enter");
    assert!(screen.text().contains("不由县、区承担"), "{}", screen.text());
}

#[test]
fn a_duty_is_written_on_the_plan_and_stands_overdue_on_the_overview() {
    let mut screen = Screen::sample();
    screen.keys("9 d");
    assert!(screen.text().contains("请先移到一条措施"), "{}", screen.text());
    screen.keys("j d");
    let asked = screen.text();
    assert!(asked.contains("责任分解") && asked.contains("未启动"), "{asked}");
    screen.keys("enter \"实施方案1号\" down \"王某\" down \"2022-02-01\" enter");
    assert!(screen.text().contains("已保存"), "{}", screen.text());
    screen.keys("d enter");
    assert!(screen.text().contains("王某"), "{}", screen.text());
    screen.keys("esc 1");
    assert!(screen.text().contains("责任分解逾期 1 项"), "{}", screen.text());
}
