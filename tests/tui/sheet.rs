//! Filling the score sheet: type, enter, doubt, undo; and what it does to points and places.

use crate::harness::{Screen, Setting};

/// The sheet with the cursor on the exports by general trade of the first unit.
fn on_a_metric() -> Screen {
    let mut screen = Screen::sample();
    screen.keys("2 down down");
    assert!(screen.text().contains("惠城区 · 一般贸易出口额"), "{}", screen.text());
    screen
}

#[test]
fn typing_replaces_the_value_and_enter_moves_down() {
    let mut screen = on_a_metric();
    let before = screen.cursor();
    screen.keys("\"150.5\"");
    assert!(screen.text().contains("读作：150.5 亿元"), "{}", screen.text());
    screen.keys("enter");
    assert!(screen.row_with("一般贸易出口额").contains("150.5"));
    assert!(
        screen.text().contains("已保存：惠城区 一般贸易出口额 204.07 → 150.5"),
        "{}",
        screen.text()
    );
    assert_eq!(screen.cursor().1, before.1 + 1);
}

#[test]
fn the_total_and_the_place_change_with_the_value_and_the_notice_says_how() {
    let mut screen = on_a_metric();
    screen.keys("\"150\" enter");
    let notice = screen.row_with("已保存");
    assert!(notice.contains("总分 93.12 → "), "{notice}");
    assert!(notice.contains("名次 4 → 7"), "{notice}");
    assert!(screen.row_with("总分 名次").contains("#7"));
}

#[test]
fn tab_goes_right_and_shift_tab_left_while_filling() {
    let mut screen = on_a_metric();
    let (x, y) = screen.cursor();
    screen.keys("\"151\" tab");
    let (right, same) = screen.cursor();
    assert!(right > x && same == y);
    screen.keys("\"139\" shift-tab");
    assert_eq!(screen.cursor(), (x, y));
}

#[test]
fn escape_leaves_the_value_as_it_was() {
    let mut screen = on_a_metric();
    let before = screen.text();
    screen.keys("\"1\" esc");
    assert_eq!(screen.text(), before);
}

#[test]
fn f2_edits_what_is_there() {
    let mut screen = on_a_metric();
    screen.keys("F2 back \"9\" enter");
    assert!(screen.row_with("一般贸易出口额").contains("204.09"));
}

#[test]
fn a_lone_minus_means_not_applicable_and_del_means_pending() {
    let mut screen = on_a_metric();
    screen.keys("\"-\"");
    assert!(screen.text().contains("读作：不涉及"), "{}", screen.text());
    screen.keys("enter");
    assert!(screen.row_with("一般贸易出口额").contains("不涉及"));
    screen.keys("up del");
    assert!(screen.row_with("一般贸易出口额").contains("未填"));
    assert!(screen.row_with("总分 名次").contains("暂计"));
    screen.keys("m");
    assert!(screen.row_with("一般贸易出口额").contains("未报送"));
}

#[test]
fn what_is_no_number_is_refused_in_words_and_can_be_mended() {
    let mut screen = on_a_metric();
    screen.keys("\"12,34\" enter");
    assert!(screen.row_with("读不准").starts_with('!'), "{}", screen.text());
    screen.keys("back back back back \"50\" enter");
    assert!(screen.row_with("一般贸易出口额").contains("150"));
}

#[test]
fn full_width_digits_from_an_input_method_are_understood() {
    let mut screen = on_a_metric();
    screen.keys("\"１５０．５\"");
    assert!(screen.text().contains("读作：150.5"), "{}", screen.text());
}

#[test]
fn a_doubtful_value_is_kept_marked_and_asked_about_without_stopping_who_types() {
    let mut screen = on_a_metric();
    screen.keys("\"2040.7\" enter");
    assert!(
        screen.text().contains("已保存：惠城区 一般贸易出口额 204.07 → 2040.7")
            && screen.text().contains("请核对：达到上期"),
        "{}",
        screen.text()
    );
    assert!(
        screen.row_with("一般贸易出口额").contains("2040.7?"),
        "{}",
        screen.text()
    );
    screen.keys("\"46\" enter");
    assert!(
        screen.row_with("一般贸易进口额").contains("46 "),
        "the next value is typed at once\n{}",
        screen.text()
    );
    assert!(screen.row_with("一般贸易出口额").contains("2040.7?"), "it stays marked");
    screen.keys("D");
    assert!(screen.text().contains("惠城区 · 一般贸易出口额"), "{}", screen.text());
    screen.keys("\"150\" enter");
    assert!(screen.row_with("一般贸易出口额").contains("150 "), "{}", screen.text());
}

#[test]
fn verifying_a_doubtful_value_asks_first() {
    let mut screen = on_a_metric();
    screen.keys("\"2040.7\" enter");
    let mut screen = screen.again(&Setting {
        actor: "李四",
        ..Setting::default()
    });
    screen.keys("2 down down V");
    assert!(screen.text().contains("请核对这些值"), "{}", screen.text());
    assert!(
        screen.text().contains("惠城区 一般贸易出口额 2040.7："),
        "{}",
        screen.text()
    );
    screen.keys("esc");
    assert!(
        screen.row_with("一般贸易出口额").contains("2040.7?"),
        "{}",
        screen.text()
    );
}

#[test]
fn the_ranking_stands_beside_and_moves_as_one_types() {
    let mut screen = Screen::open(&Setting {
        size: (160, 48),
        ..Setting::default()
    });
    screen.keys("2 down down r");
    assert!(screen.row_with("名次  变化").contains("考核对象"), "{}", screen.text());
    let place_of = |screen: &Screen, unit: &str| {
        let rows = screen.rows();
        let beside = rows.iter().filter_map(|row| row.rsplit_once('│'));
        let mut beside = beside.filter(|(_, row)| row.trim_end().ends_with(unit));
        beside
            .next()
            .and_then(|(_, row)| row.split_whitespace().next().map(str::to_owned))
    };
    assert_eq!(place_of(&screen, "惠城区").as_deref(), Some("4"), "{}", screen.text());
    screen.keys("\"150\" enter");
    assert_eq!(place_of(&screen, "惠城区").as_deref(), Some("7"), "{}", screen.text());
    screen.keys("r");
    assert!(!screen.text().contains("名次  变化"), "{}", screen.text());
}

#[test]
fn cut_clears_what_it_copies_and_the_key_of_spreadsheets_says_how_to_paste() {
    let mut screen = on_a_metric();
    screen.keys("shift-right ctrl-x");
    assert_eq!(screen.copied(), "204.07\t190.69\n");
    assert_eq!(
        screen.row_with("一般贸易出口额").matches("未填").count(),
        2,
        "{}",
        screen.text()
    );
    screen.keys("ctrl-v");
    assert!(screen.text().contains("Ctrl-Shift-V"), "{}", screen.text());
}

#[test]
fn undo_and_redo_name_what_they_do() {
    let mut screen = on_a_metric();
    screen.keys("\"151\" enter \"46\" enter");
    screen.keys("u");
    assert!(
        screen
            .text()
            .contains("已撤销：惠城区 一般贸易进口额 55.96 → 46；现为 55.96  总分"),
        "{}",
        screen.text()
    );
    screen.keys("ctrl-z");
    assert!(screen.row_with("一般贸易出口额").contains("204.07"));
    screen.keys("ctrl-y");
    assert!(
        screen
            .text()
            .contains("已重做：惠城区 一般贸易出口额 204.07 → 151；现为 151"),
        "{}",
        screen.text()
    );
    assert!(screen.row_with("一般贸易出口额").contains("151"));
}

#[test]
fn undo_and_redo_go_to_the_cell_so_that_what_is_typed_next_goes_there() {
    let mut screen = on_a_metric();
    screen.keys("\"151\" enter \"46\" enter right right ctrl-end u");
    assert!(screen.text().contains("惠城区 · 一般贸易进口额"), "{}", screen.text());
    screen.keys("u \"152\" enter");
    assert!(
        screen.text().contains("惠城区 一般贸易出口额 204.07 → 152"),
        "{}",
        screen.text()
    );
    screen.keys("u ctrl-end U");
    assert!(screen.text().contains("惠城区 · 一般贸易出口额"), "{}", screen.text());
}

#[test]
fn undo_unfolds_the_cell_but_leaves_the_filter_as_it_is() {
    let mut screen = on_a_metric();
    screen.keys("\"151\" enter Z u");
    assert!(screen.text().contains("惠城区 · 一般贸易出口额"), "{}", screen.text());
    screen.keys("U / \"参展\" enter u");
    assert!(screen.row_with("参展企业").contains("E1"), "{}", screen.text());
}

#[test]
fn what_is_computed_cannot_be_typed_over_and_says_so() {
    let mut screen = Screen::sample();
    screen.keys("2 down \"5\"");
    assert!(screen.text().contains("这一格由系统计算"), "{}", screen.text());
}

#[test]
fn n_goes_to_the_next_pending_cell_of_the_unit_and_then_of_the_next() {
    let mut screen = on_a_metric();
    screen.keys("n");
    assert!(screen.text().contains("没有未填的单元格"));
    screen.keys("del down down down down down down del ctrl-home n");
    assert!(screen.text().contains("惠城区 · 一般贸易出口额"), "{}", screen.text());
    screen.keys("n");
    let second = screen.text();
    assert!(!second.contains("惠城区 · 一般贸易出口额"), "{second}");
    screen.keys("N");
    assert!(screen.text().contains("惠城区 · 一般贸易出口额"));
}

#[test]
fn an_assessor_marks_in_a_row_of_their_own() {
    let mut screen = Screen::open(&Setting {
        size: (160, 60),
        ..Setting::default()
    });
    screen.keys("2 ctrl-end");
    for _ in 0..12 {
        if screen.text().contains("评委 王五 的评分") {
            break;
        }
        screen.keys("up");
    }
    screen.keys("home \"88\" tab");
    assert!(screen.row_with("评委 王五").contains("88"), "{}", screen.text());
    screen.keys("left \"101\" enter");
    assert!(screen.text().contains("评分 101 不在 0"), "{}", screen.text());
}

#[test]
fn nobody_verifies_what_they_entered() {
    let mut screen = on_a_metric();
    screen.keys("\"151\" enter up V");
    assert!(screen.text().contains("须由他人核定"), "{}", screen.text());
}

#[test]
fn nobody_is_asked_about_a_doubtful_value_that_they_may_not_verify() {
    let mut screen = on_a_metric();
    screen.keys("\"2040.7\" enter").keys("up V");
    let shown = screen.text();
    assert!(!shown.contains("请核对这些值"), "{shown}");
    assert!(shown.contains("须由他人核定"), "{shown}");
}

#[test]
fn the_history_of_a_cell_names_every_change() {
    let mut screen = on_a_metric();
    screen.keys("\"151\" enter up \"152\" enter up H");
    let page = screen.text();
    assert!(page.contains("151 → 152") && page.contains("204.07 → 151"), "{page}");
    assert!(page.contains("王五"), "{page}");
}

#[test]
fn the_sheet_turns_round_and_the_cursor_stays_on_its_cell() {
    let mut screen = on_a_metric();
    screen.keys("right t");
    assert!(screen.text().contains("惠阳区 · 一般贸易出口额"), "{}", screen.text());
    screen.keys("down");
    assert!(screen.text().contains("惠东县 · 一般贸易出口额"), "{}", screen.text());
}

#[test]
fn one_pasted_value_begins_an_edit_and_many_do_not_go_into_one_cell() {
    let mut screen = on_a_metric();
    screen.paste("150.1\r");
    assert!(screen.text().contains("读作：150.1"), "{}", screen.text());
    screen.paste("1\t2\r3\t4");
    assert!(screen.text().contains("不止一个单元格"), "{}", screen.text());
}

#[test]
fn an_input_method_commits_several_characters_at_once() {
    let mut screen = on_a_metric();
    screen.keys("\"不涉及\" enter");
    assert!(
        screen.row_with("一般贸易出口额").contains("不涉及"),
        "{}",
        screen.text()
    );
}

#[test]
fn the_cursor_stands_on_the_active_cell_also_while_nothing_is_typed() {
    let mut screen = on_a_metric();
    let resting = screen.cursor();
    screen.keys("\"2\"");
    let typing = screen.cursor();
    assert_eq!(typing.1, resting.1);
    assert_eq!(typing.0, resting.0 + 1, "after the first letter");
}
