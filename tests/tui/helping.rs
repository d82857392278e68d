//! Help: what the cursor is on, what can be done with it, why the rest cannot, found and run from there; and notices
//! that stay until they are seen.

use kaohe::text::Lang;

use crate::harness::{Screen, Setting};

fn large(lang: Lang) -> Screen {
    Screen::open(&Setting {
        lang,
        size: (120, 40),
        ..Setting::default()
    })
}

#[test]
fn help_explains_the_focused_thing_and_lists_the_keys_of_this_screen() {
    let mut screen = Screen::sample();
    let before = screen.keys("2 down").text();
    screen.keys("?");
    let help = screen.text();
    assert!(help.contains("A1 一般贸易占比（存量）"), "{help}");
    assert!(help.contains("这一格由系统计算"), "{help}");
    screen.keys("pgdn");
    screen.keys("pgdn");
    assert!(screen.text().contains("此处可用的命令和按键"), "{}", screen.text());
    assert_eq!(screen.keys("esc").text(), before);
}

#[test]
fn help_says_on_every_screen_what_is_in_focus() {
    let mut screen = large(Lang::Zh);
    for (keys, said) in [
        ("1", "进入下一步"),
        ("3 end down", "较上期"),
        ("4 down", "计分过程"),
        ("5 right", "计分过程"),
        ("2 down down", "填报数据的格：直接键入数字，按 Enter 写入"),
    ] {
        screen.keys(keys).keys("?");
        assert!(screen.text().contains(said), "{keys}\n{}", screen.text());
        screen.keys("esc");
    }
}

#[test]
fn help_is_looked_through_by_chinese_pinyin_english_and_key_and_runs_what_is_chosen() {
    for typed in ["撤销", "cx", "chexiao", "undo", "ctrl-z"] {
        let mut screen = Screen::sample();
        screen.keys("2 down down \"150\" enter");
        screen.keys(&format!("? \"{typed}\""));
        assert!(screen.row_with("撤销上一次").contains("u Ctrl-Z"), "{}", screen.text());
        screen.keys("enter");
        assert!(
            screen.text().contains("已撤销：惠城区 一般贸易出口额"),
            "{}",
            screen.text()
        );
    }
}

#[test]
fn a_key_that_is_typed_into_help_comes_first() {
    let mut screen = Screen::sample();
    screen.keys("3 ? \"s\" enter");
    assert!(!screen.text().contains("按总分"), "{}", screen.text());
    assert!(screen.text().contains("排序"), "{}", screen.text());
}

#[test]
fn what_is_not_in_sight_is_shown_before_it_is_run() {
    let mut screen = Screen::sample();
    screen.keys("2 down down").keys("?");
    let read = screen.text();
    assert!(!read.contains("F2 Enter"), "{read}");
    screen.keys("enter");
    assert!(screen.row_with("F2 Enter").contains("修改"), "{}", screen.text());
    screen.keys("enter");
    assert!(screen.text().contains("读作：204.07"), "{}", screen.text());
}

#[test]
fn a_command_that_cannot_be_had_says_why_in_the_help_in_full_and_when_chosen() {
    let mut screen = Screen::sample();
    screen.keys("2 ? \"qingchu\"");
    let full = "清除所选单元格，恢复为未填。 这一格由系统计算，不能填写；";
    assert!(screen.text().contains(full), "{}", screen.text());
    screen.keys("enter");
    assert!(
        screen.row_with("这一格由系统计算").starts_with('!'),
        "{}",
        screen.text()
    );
}

#[test]
fn a_key_that_means_nothing_here_says_so_and_names_the_key_of_the_help() {
    let mut screen = Screen::open(&Setting {
        keys: &[("help", "F5")],
        ..Setting::default()
    });
    screen.keys("2 s");
    let said = screen.row_with("换列排序");
    assert!(said.contains("适用于：排名"), "{said}");
    assert!(screen.text().contains("F5"), "{}", screen.text());
    screen.keys("Q");
    assert!(
        screen.row_with("Q 在此处没有作用").starts_with('!'),
        "{}",
        screen.text()
    );
    screen.keys("alt-1 esc");
    assert!(screen.text().contains("已在总览"), "{}", screen.text());
    screen.keys("4 >");
    assert!(screen.text().contains("没有与其他单位对比"), "{}", screen.text());
}

#[test]
fn help_can_be_had_while_a_value_is_typed_and_the_typing_goes_on() {
    let mut screen = Screen::sample();
    screen.keys("2 down down \"15\"").keys("F1");
    assert!(screen.text().contains("填报数据的格"), "{}", screen.text());
    screen.keys("esc \"0\"");
    assert!(screen.text().contains("读作：150"), "{}", screen.text());
}

#[test]
fn a_refusal_stays_until_a_frame_has_shown_it() {
    let mut screen = Screen::sample();
    screen.keys("2 n down down");
    assert!(screen.text().contains("没有未填的单元格"), "{}", screen.text());
    screen.keys("down");
    assert!(!screen.text().contains("没有未填的单元格"), "{}", screen.text());
}

#[test]
fn what_is_told_at_length_can_be_read_in_full_in_the_help() {
    let mut screen = Screen::open(&Setting {
        size: (30, 10),
        lang: Lang::En,
        ..Setting::default()
    });
    screen.keys("2 s");
    assert!(screen.text().contains("? Help"), "{}", screen.text());
    screen.resize(80, 24).keys("?");
    assert!(screen.text().contains("What was said last"), "{}", screen.text());
    assert!(screen.text().contains("\"Sort by next\""), "{}", screen.text());
}

#[test]
fn help_works_in_english_too() {
    let mut screen = large(Lang::En);
    screen.keys("2 down down ?");
    let help = screen.text();
    assert!(
        help.contains("A reported value: type a number and press Enter"),
        "{help}"
    );
    screen.keys("\"next pending\"");
    assert!(
        screen.text().contains("There is no pending cell") || screen.text().contains("pending"),
        "{}",
        screen.text()
    );
}
