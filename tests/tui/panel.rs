//! Marks of several assessors, adjustments and weights on the screen.

use std::fs;

use kaohe::text::Lang;

use crate::harness::{Screen, Setting, Store};

/// 龙门县 is marked 90 by 王五 and 60 by 赵六 on the one judged indicator; the cursor is on the first mark.
fn apart(lang: Lang, size: (u16, u16)) -> Screen {
    let setting = Setting {
        lang,
        size,
        store: Store::Empty,
        ..Setting::default()
    };
    let mark = |screen: &mut Screen, mark: &str| {
        screen.keys(&format!(
            "alt-2 : \"lmx\" enter : \"G4\" enter down \"{mark}\" enter alt-1"
        ));
    };
    let mut screen = Screen::open(&setting);
    mark(&mut screen, "90");
    let mut screen = screen.again(&Setting {
        actor: "赵六",
        ..setting
    });
    screen.keys("alt-2 : \"lmx\" enter : \"G4\" enter down down \"60\" enter up up");
    screen
}

#[test]
fn the_panel_in_pictures() {
    for (name, lang, size) in [
        ("zh_80x24", Lang::Zh, (80, 24)),
        ("zh_160x48", Lang::Zh, (160, 48)),
        ("en_80x24", Lang::En, (80, 24)),
        ("en_160x48", Lang::En, (160, 48)),
    ] {
        let mut screen = apart(lang, size);
        screen.keys("p");
        insta::assert_snapshot!(format!("panel_{name}"), screen.picture());
    }
}

#[test]
fn marks_that_lie_apart_are_settled_by_a_note_and_the_marks_stay() {
    let mut screen = apart(Lang::Zh, (100, 30));
    screen.keys("p");
    let shown = screen.text();
    assert!(
        shown.contains("王五 90  赵六 60") && shown.contains("相差 30.00") && shown.contains("相差过大"),
        "{shown}"
    );
    screen.keys("4 enter");
    assert!(screen.text().contains("没有写复议情况"), "{}", screen.text());
    screen.keys("\"合议，维持原评分\" enter p");
    let shown = screen.text();
    assert!(
        shown.contains("复议：合议，维持原评分") && !shown.contains("相差过大") && shown.contains("赵六 60"),
        "{shown}"
    );
    screen.keys("2");
    assert!(screen.text().contains("评 1 项，平均 60.00"), "{}", screen.text());
    screen.keys("esc p 3");
    assert!(screen.text().contains("公开"), "{}", screen.text());
}

#[test]
fn only_a_judged_indicator_has_a_panel() {
    let mut screen = Screen::sample();
    screen.keys("2 down down p");
    assert!(screen.text().contains("不是由评委评分的定性指标"), "{}", screen.text());
}

#[test]
fn an_adjustment_is_applied_once_and_confirmed_by_somebody_else() {
    let mut screen = Screen::open(&Setting {
        size: (100, 30),
        ..Setting::default()
    });
    screen.keys("4 : \"lmx\" enter +");
    assert!(screen.text().contains("本期没有加减分"), "{}", screen.text());
    screen.keys("2 1 tab \"获试点\" tab tab \"某函1号\" enter");
    assert!(screen.text().contains("已保存"), "{}", screen.text());
    screen.keys("+ 2 1 tab \"又一说法\" tab tab \"某函1号\" enter");
    assert!(screen.text().contains("已在 2021 按 X1 计过"), "{}", screen.text());
    screen.keys("esc + 3");
    assert!(screen.text().contains("须由他人确认"), "{}", screen.text());
    let mut screen = screen.again(&Setting {
        size: (100, 30),
        actor: "李四",
        ..Setting::default()
    });
    screen.keys("4 : \"lmx\" enter + 3 +");
    let shown = screen.text();
    assert!(
        shown.contains("王五，李四 已确认") && shown.contains("3 撤去 X1"),
        "{shown}"
    );
    screen.keys("3 \"误计\" enter +");
    assert!(screen.text().contains("本期没有加减分"), "{}", screen.text());
}

#[test]
fn weights_are_proposed_beside_the_present_ones_and_kept_as_a_ground() {
    let mut screen = Screen::open(&Setting {
        size: (100, 30),
        ..Setting::default()
    });
    screen.keys("0 w 4");
    let shown = screen.text();
    assert!(
        shown.contains("拟定权重：等权") && shown.contains("现 ") && shown.contains("比重 "),
        "{shown}"
    );
    screen.keys("enter enter");
    assert!(screen.text().contains("没有写明依据"), "{}", screen.text());
    screen.keys("\"专家会议\" enter");
    assert!(screen.text().contains("已保存"), "{}", screen.text());
    screen.keys("w 6");
    let shown = screen.text();
    assert!(shown.contains("专家会议") && shown.contains("等权"), "{shown}");
}

#[test]
fn judgements_of_pairs_come_from_files_and_what_does_not_agree_is_warned_of() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("ahp.csv");
    fs::write(&file, ",A1,A2,A3,A4\nA1,1,9,1/9,1\nA2,,1,9,1\nA3,,,1,1\nA4,,,,1\n").expect("written");
    let mut screen = Screen::open(&Setting {
        size: (100, 30),
        ..Setting::default()
    });
    screen.keys(&format!("0 / \"A1\" enter w 1 \"{}\" enter", file.display()));
    let shown = screen.text();
    assert!(shown.contains("CR") && shown.contains("超过 0.1"), "{shown}");
}
