//! A block of cells at once: selected, filled, cleared, verified, taken back.

use crate::harness::Screen;

/// The sheet with the cursor on the exports by general trade of the first unit.
fn on_a_metric() -> Screen {
    let mut screen = Screen::sample();
    screen.keys("2 down down");
    screen
}

#[test]
fn shift_and_arrows_select_and_the_line_below_counts_what_can_be_filled() {
    let mut screen = on_a_metric();
    screen.keys("shift-down shift-right");
    assert!(
        screen.text().contains("已选 2 行 × 2 列：可填 4 格，其中未填 0 格"),
        "{}",
        screen.text()
    );
    screen.keys("shift-up");
    assert!(screen.text().contains("已选 1 行 × 2 列"), "{}", screen.text());
    screen.keys("right");
    assert!(
        !screen.text().contains("已选"),
        "an arrow alone lets go\n{}",
        screen.text()
    );
}

#[test]
fn v_holds_a_selection_while_the_cursor_moves_and_escape_lets_go_of_it() {
    let mut screen = on_a_metric();
    screen.keys("v right right down");
    assert!(screen.text().contains("已选 2 行 × 3 列"), "{}", screen.text());
    screen.keys("esc");
    assert!(!screen.text().contains("已选"));
    assert!(screen.text().contains("总分 名次"), "still the sheet");
    screen.keys("esc");
    assert!(screen.text().contains("填报进度"), "then the overview");
}

#[test]
fn the_selected_cells_look_selected() {
    let mut screen = on_a_metric();
    let before = screen.picture();
    screen.keys("shift-right shift-down");
    let after = screen.picture();
    assert!(
        !before.contains("White on Blue") && after.contains("White on Blue"),
        "{after}"
    );
}

#[test]
fn filling_right_copies_the_first_cell_of_each_row_in_one_entry() {
    let mut screen = on_a_metric();
    let before = screen.row_with("一般贸易出口额");
    screen.keys("\"150\" enter up shift-right shift-right ctrl-r");
    // 150 is far from what one of the units had before, so it is asked about.
    if screen.text().contains("请核对") {
        screen.keys("1");
    }
    let row = screen.row_with("一般贸易出口额");
    assert_eq!(row.matches("150").count(), 3, "{row}");
    assert!(screen.text().contains("共 2 处"), "{}", screen.text());
    screen.keys("u u");
    assert_eq!(
        screen.row_with("一般贸易出口额"),
        before,
        "two undos: the fill, the edit"
    );
}

#[test]
fn filling_down_a_single_cell_takes_what_stands_above() {
    let mut screen = on_a_metric();
    screen.keys("x down ctrl-d");
    assert!(
        screen.text().contains("一般贸易进口额 55.96 → 不涉及"),
        "{}",
        screen.text()
    );
}

#[test]
fn filling_where_nothing_stands_before_says_so() {
    let mut screen = on_a_metric();
    screen.keys("ctrl-r");
    assert!(screen.text().contains("前面没有可以照抄的单元格"), "{}", screen.text());
}

#[test]
fn a_doubtful_fill_is_asked_about_with_the_cell_by_name() {
    let mut screen = on_a_metric();
    screen.keys("\"2000\" enter up shift-right shift-right ctrl-r");
    let text = screen.text();
    assert!(
        text.contains("请核对") && text.contains("惠阳区 一般贸易出口额 190.69 → 2000："),
        "{text}"
    );
    screen.keys("esc");
    assert!(
        !screen.row_with("一般贸易出口额").contains("2000  2000"),
        "nothing was filled"
    );
}

#[test]
fn delete_and_the_states_reach_every_selected_cell_and_one_undo_brings_them_back() {
    let mut screen = on_a_metric();
    let before = screen.row_with("一般贸易出口额");
    screen.keys("shift-right shift-down del");
    assert_eq!(screen.row_with("一般贸易出口额").matches("未填").count(), 2);
    assert_eq!(screen.row_with("一般贸易进口额").matches("未填").count(), 2);
    assert!(screen.text().contains("共 4 处"), "{}", screen.text());
    screen.keys("m");
    assert_eq!(
        screen.row_with("一般贸易进口额").matches("未报送").count(),
        2,
        "still selected"
    );
    screen.keys("x");
    assert_eq!(screen.row_with("一般贸易进口额").matches("不涉及").count(), 2);
    screen.keys("u u u");
    assert_eq!(screen.row_with("一般贸易出口额"), before);
}

#[test]
fn a_quotation_mark_enters_what_was_reported_last_time_and_goes_on() {
    let mut screen = on_a_metric();
    screen.keys("del ' ");
    assert!(
        screen.row_with("一般贸易出口额").contains("143.66 "),
        "{}",
        screen.text()
    );
    assert!(screen.text().contains("惠城区 · 一般贸易进口额"), "{}", screen.text());
    screen.keys("u shift-right shift-down '");
    assert!(screen.text().contains("共 4 处"), "{}", screen.text());
    assert!(screen.row_with("一般贸易进口额").contains("44.42"), "{}", screen.text());
}

#[test]
fn a_mark_is_never_given_as_last_time() {
    let mut screen = on_a_metric();
    screen.keys("/ \"评委 王五\" enter home '");
    assert!(screen.text().contains("上期没有填报这一项"), "{}", screen.text());
}

#[test]
fn a_block_of_values_is_verified_at_once_and_what_is_verified_says_so() {
    let mut screen = on_a_metric();
    screen.keys("shift-right V");
    let refused = screen.text();
    for unit in ["惠城区 一般贸易出口额 由本人填报", "惠阳区 一般"] {
        assert!(refused.contains(unit), "{refused}");
    }
    screen.keys("[ V");
    assert!(screen.text().contains("所选数据都已核定"), "{}", screen.text());
}

#[test]
fn the_mouse_selects_by_dragging() {
    let mut screen = on_a_metric();
    let (x, y) = screen.cursor();
    screen.drag((x + 1, y), (x + 1, y + 1));
    assert!(screen.text().contains("已选 2 行 × 1 列"), "{}", screen.text());
    screen.click(x + 1, y);
    assert!(!screen.text().contains("已选"));
}

#[test]
fn everything_can_be_selected_also_in_the_turned_sheet() {
    let mut screen = on_a_metric();
    screen.keys("t ctrl-a");
    assert!(screen.text().contains("已选 8 行 × "), "{}", screen.text());
    screen.keys("t");
    assert!(!screen.text().contains("已选"), "turning lets go");
}

#[test]
fn units_that_no_longer_add_up_to_the_reference_unit_are_asked_about() {
    let mut screen = on_a_metric();
    // Exports of all units and of the city are there, and added up in every year before.
    screen.keys("down down \"435.81\" enter");
    assert!(screen.text().contains("各单位合计 2230"), "{}", screen.text());
    assert!(screen.text().contains("已保存"), "{}", screen.text());
}
