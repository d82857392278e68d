//! Blocks from and to a spreadsheet: the preview, what is refused by name, and what is copied.

use kaohe::text::Lang;

use crate::harness::{Screen, Setting};

/// The sheet with the cursor on the exports by general trade of the first unit.
fn on_a_metric() -> Screen {
    let mut screen = Screen::sample();
    screen.keys("2 down down");
    screen
}

#[test]
fn a_pasted_block_is_shown_before_it_is_entered_as_one_change() {
    let mut screen = on_a_metric();
    let before = screen.row_with("一般贸易出口额");
    screen.paste("205\t191\r\n56\t\r\n");
    let preview = screen.text();
    assert!(preview.contains("粘贴的内容有 2 行、2 列"), "{preview}");
    assert!(
        preview.contains("“惠城区 一般贸易出口额”至“惠阳区 一般贸易进口额”"),
        "{preview}"
    );
    assert!(preview.contains("按 Enter 写入 3 格"), "{preview}");
    assert!(screen.row_with("空白，不改动").contains('1'), "{preview}");
    screen.keys("enter");
    assert!(screen.row_with("一般贸易出口额").contains("205 "), "{}", screen.text());
    assert!(
        screen.row_with("一般贸易进口额").contains("56.17"),
        "an empty cell wipes nothing out"
    );
    assert!(screen.text().contains("共 3 处"), "{}", screen.text());
    screen.keys("u");
    assert_eq!(screen.row_with("一般贸易出口额"), before);
}

#[test]
fn a_block_that_only_fills_pending_cells_goes_in_at_once_and_undo_takes_it_back() {
    let mut screen = on_a_metric();
    screen.keys("shift-right shift-down del").paste("150\t120\r46\t46");
    assert!(!screen.text().contains("粘贴预览"), "{}", screen.text());
    assert!(screen.text().contains("共 4 处"), "{}", screen.text());
    assert!(screen.row_with("一般贸易出口额").contains("150 "), "{}", screen.text());
    screen.keys("u");
    assert_eq!(screen.row_with("一般贸易出口额").matches("未填").count(), 2);
    screen.paste("2050\t120");
    assert!(screen.text().contains("写入的值有 1 个"), "{}", screen.text());
    assert!(screen.row_with("一般贸易出口额").contains("2050?"), "{}", screen.text());
    screen.paste("150\t120");
    assert!(screen.text().contains("粘贴预览"), "what is changed is shown first");
}

#[test]
fn a_block_with_its_headings_goes_where_they_say_wherever_the_cursor_is() {
    let mut screen = on_a_metric();
    screen.keys("right down");
    screen.paste("2021年\n指标\t惠城区\t惠东县\t外县\n一般贸易出口额（亿元）\t205\t67\t1\n没有的指标\t1\t2\t\ngt_import\t56\t9.5\t\n");
    let preview = screen.text();
    assert!(preview.contains("按名称对号入座"), "{preview}");
    assert!(
        preview.contains("“外县”不是这里的") && preview.contains("“没有的指标”"),
        "{preview}"
    );
    screen.keys("enter");
    let row = screen.row_with("一般贸易出口额");
    assert!(
        row.contains("205 ") && row.contains("190.69") && row.ends_with(" 67"),
        "{row}"
    );
    let row = screen.row_with("一般贸易进口额");
    assert!(
        row.contains(" 56 ") && row.contains("56.17") && row.contains("9.5"),
        "{row}"
    );
}

#[test]
fn units_may_stand_in_the_rows_of_a_block_with_headings() {
    let mut screen = on_a_metric();
    screen.paste("序号\t县区\t出口总额\tA4 新备案进出口经营权企业数\n1\t惠阳区\t433\t251\n");
    assert!(screen.text().contains("按 Enter 写入 2 格"), "{}", screen.text());
    screen.keys("enter");
    assert!(screen.row_with("  出口总额").contains("433 "), "{}", screen.text());
    assert!(screen.row_with("新备案进出口").contains("251 "), "{}", screen.text());
}

#[test]
fn escape_leaves_everything_as_it_was() {
    let mut screen = on_a_metric();
    let before = screen.text();
    screen.paste("205\t191\n56\t57").keys("esc");
    assert_eq!(screen.text(), before);
}

#[test]
fn every_refused_cell_is_named_with_its_reason_and_the_rest_is_entered() {
    let mut screen = on_a_metric();
    screen.paste("1,234.5\t约200\t12,34\r56\tNA\t-");
    let preview = screen.text();
    assert!(preview.contains("惠阳区 一般贸易出口额：“约200”不是数字"), "{preview}");
    assert!(preview.contains("惠东县 一般贸易出口额：“12,34”的逗号"), "{preview}");
    screen.keys("pgdn");
    assert!(
        screen.text().contains("惠东县 一般贸易进口额：“-”不是数字"),
        "{}",
        screen.text()
    );
    screen.keys("enter");
    assert!(
        screen.row_with("一般贸易出口额").contains("1234.5"),
        "{}",
        screen.text()
    );
    assert!(screen.row_with("一般贸易进口额").contains("不涉及"));
    assert!(
        screen.row_with("一般贸易出口额").contains("190.69"),
        "what was refused stays"
    );
}

#[test]
fn doubtful_values_are_named_in_the_preview() {
    let mut screen = on_a_metric();
    screen.paste("2040.7\t191");
    let preview = screen.text();
    assert!(preview.contains("请核对这些值"), "{preview}");
    assert!(preview.contains("惠城区 一般贸易出口额 204.07 → 2040.7："), "{preview}");
}

#[test]
fn rows_of_computed_cells_are_passed_over() {
    let mut screen = on_a_metric();
    // The fifth input row lies below two computed indicators.
    screen.paste("205\r57\r336\r109\r356");
    assert!(screen.text().contains("至“惠城区 新备案"), "{}", screen.text());
    screen.keys("enter");
    assert!(screen.row_with("A4 ").contains("356"), "{}", screen.text());
}

#[test]
fn a_ragged_block_and_one_larger_than_the_sheet_say_what_is_left_out() {
    let mut screen = on_a_metric();
    screen.keys("end left");
    screen.paste("1\t2\t3\t4\r5\r");
    let preview = screen.text();
    assert!(preview.contains("粘贴的内容有 2 行、4 列"), "{preview}");
    assert!(preview.contains("有 2 格超出表格"), "{preview}");
}

#[test]
fn what_is_there_already_changes_nothing_and_enter_says_nothing_of_a_change() {
    let mut screen = on_a_metric();
    screen.paste("204.07\t190.69");
    assert!(screen.text().contains("没有可以写入的内容"), "{}", screen.text());
    screen.keys("enter");
    assert!(!screen.text().contains("已保存"), "{}", screen.text());
}

#[test]
fn one_value_goes_into_every_selected_cell() {
    let mut screen = on_a_metric();
    screen.keys("shift-right shift-right").paste("未报送\r\n");
    assert!(screen.text().contains("按 Enter 写入 3 格"), "{}", screen.text());
    screen.keys("enter");
    assert_eq!(screen.row_with("一般贸易出口额").matches("未报送").count(), 3);
}

#[test]
fn escape_sequences_in_a_paste_reach_neither_cell_nor_terminal() {
    let mut screen = on_a_metric();
    screen.paste("\u{1b}[31m205\u{1b}[0m\t\u{1b}]0;title\u{7}191");
    assert!(screen.text().contains("按 Enter 写入 2 格"), "{}", screen.text());
}

#[test]
fn selected_cells_are_copied_as_a_spreadsheet_expects_them() {
    let mut screen = on_a_metric();
    screen.keys("right x left shift-right shift-down y");
    assert_eq!(screen.copied(), "204.07\t不涉及\n55.96\t56.17\n");
    assert!(screen.text().contains("已复制 4 格"), "{}", screen.text());
}

#[test]
fn what_was_copied_can_be_pasted_again_in_either_language_and_changes_nothing() {
    for lang in [Lang::Zh, Lang::En] {
        let mut screen = Screen::open(&Setting {
            lang,
            ..Setting::default()
        });
        screen.keys("2 down down m right x left ctrl-a ctrl-c");
        let copied = screen.copied().to_owned();
        assert!(copied.lines().count() > 20, "{copied}");
        screen.keys("esc ctrl-home home").paste(&copied);
        let words = match lang {
            Lang::Zh => "没有可以写入的内容",
            Lang::En => "There is nothing to enter",
        };
        assert!(screen.text().contains(words), "{}", screen.text());
    }
}

#[test]
fn points_are_copied_where_only_computed_cells_are_selected() {
    let mut screen = Screen::sample();
    screen.keys("2 shift-right y");
    assert_eq!(screen.copied(), "28.86\t25.89\n");
}

#[test]
fn the_turned_sheet_pastes_a_turned_block() {
    let mut screen = on_a_metric();
    screen.keys("t").paste("205\t56\r191\t57");
    assert!(
        screen
            .text()
            .contains("“惠城区 一般贸易出口额”至“惠阳区 一般贸易进口额”"),
        "{}",
        screen.text()
    );
    screen.keys("enter");
    assert!(screen.row_with("惠阳区").contains("191"), "{}", screen.text());
}

#[test]
fn a_block_of_284_400_cells_is_previewed_and_let_go_without_waiting() {
    let mut screen = on_a_metric();
    let row = "x\t".repeat(99) + "x\r";
    screen.paste(&row.repeat(2844));
    assert!(
        screen.text().contains("粘贴的内容有 2844 行、100 列"),
        "{}",
        screen.text()
    );
    screen.keys("esc");
    assert!(!screen.text().contains("粘贴的内容"));
}
