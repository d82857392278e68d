//! The ranking and the scorecard, and the papers that leave them.

use kaohe::tui::theme::Theme;

use crate::harness::{Screen, Setting};

#[test]
fn the_ranking_of_the_sample_is_the_known_one() {
    let mut screen = Screen::sample();
    screen.keys("3");
    let rows = screen.rows();
    let found: Vec<_> = rows[3..10]
        .iter()
        .map(|row| row.split_whitespace().collect::<Vec<_>>())
        .collect();
    let totals: Vec<_> = found
        .iter()
        .map(|row| row.iter().find(|word| word.contains('.')).copied())
        .collect();
    let known = ["94.54", "93.59", "93.56", "93.12", "92.14", "88.40", "80.66"].map(Some);
    assert_eq!(totals, known, "{}", screen.text());
}

#[test]
fn sorting_by_a_criterion_keeps_the_places() {
    let mut screen = Screen::sample();
    screen.keys("3 s");
    assert!(
        screen.text().contains("按 A 一般贸易规模与结构 排序"),
        "{}",
        screen.text()
    );
    assert!(screen.rows()[3].starts_with('1'), "{}", screen.text());
    assert!(screen.rows()[4].starts_with('7'), "{}", screen.text());
    screen.keys("S");
    assert!(screen.text().contains("按 总分 排序"));
}

#[test]
fn a_group_is_ranked_by_itself() {
    let mut screen = Screen::sample();
    screen.keys("3 g g");
    assert!(screen.text().contains("县组"), "{}", screen.text());
    assert!(screen.row_with("博罗县").starts_with('1'), "{}", screen.text());
    assert!(!screen.text().contains("惠城区  "));
}

#[test]
fn the_ranking_says_what_decided_a_grade() {
    let mut screen = Screen::sample();
    screen.keys("3 down down");
    assert!(screen.text().contains("上一等次名额已满"), "{}", screen.text());
}

#[test]
fn enter_opens_the_scorecard_and_enter_again_the_cell() {
    let mut screen = Screen::sample();
    screen.keys("3 end down down down down down down enter down");
    assert!(
        screen.text().contains("龙门县 · A1 一般贸易占比（存量）"),
        "{}",
        screen.text()
    );
    screen.keys("enter");
    assert!(screen.text().contains("总分 名次"), "{}", screen.text());
    assert!(
        screen.text().contains("龙门县 · A1 一般贸易占比（存量）"),
        "{}",
        screen.text()
    );
}

#[test]
fn the_scorecard_shows_the_trace_of_the_focused_indicator() {
    let mut screen = Screen::open(&Setting {
        size: (160, 48),
        ..Setting::default()
    });
    screen.keys("3 enter down");
    let card = screen.text();
    assert!(card.contains("0.6 + 0.4 ×"), "{card}");
    assert!(card.contains("一般贸易出口额"), "{card}");
}

#[test]
fn the_next_unit_is_one_key_away() {
    let mut screen = Screen::sample();
    screen.keys("4 right");
    assert!(screen.rows()[1].starts_with("惠阳区"), "{}", screen.text());
    screen.keys("left left");
    assert!(screen.rows()[1].starts_with("仲恺高新区"), "{}", screen.text());
}

#[test]
fn a_paper_is_offered_in_every_form_and_escape_writes_none() {
    let mut screen = Screen::sample();
    screen.keys("4 e");
    let question = screen.text();
    for form in ["1 HTML", "2 PDF", "3 DOCX", "4 Markdown", "5 CSV"] {
        assert!(question.contains(form), "{question}");
    }
    screen.keys("esc");
    assert!(!screen.text().contains("已导出"), "{}", screen.text());
}

#[test]
fn who_exports_the_ranking_is_offered_the_workbook() {
    let mut screen = Screen::sample();
    screen.keys("3 e");
    assert!(screen.text().contains("XLSX"), "{}", screen.text());
}

/// The ranking on a wide screen.
fn wide(theme: Theme) -> Screen {
    let mut screen = Screen::open(&Setting {
        size: (160, 48),
        theme,
        ..Setting::default()
    });
    screen.keys("3");
    screen
}

#[test]
fn beside_a_wide_ranking_stand_the_units_shape_and_what_moved_it() {
    let mut screen = wide(Theme::ansi());
    let is_braille = |sign: char| ('\u{2801}'..='\u{28ff}').contains(&sign);
    assert!(screen.text().contains(is_braille), "{}", screen.text());
    assert!(screen.row_with("o 组平均").contains("* 组最好"), "{}", screen.text());
    screen.keys("down");
    assert!(screen.row_with("-1.60").contains("C3"), "{}", screen.text());
    screen.keys("[ [ [");
    assert!(screen.text().contains("没有上期结果"), "{}", screen.text());
}

#[test]
fn with_plain_signs_bars_stand_in_for_the_shape() {
    let screen = wide(Theme::colourless().ascii());
    assert!(screen.row_with("98.95%").contains('#'), "{}", screen.text());
    let added = screen
        .text()
        .chars()
        .filter(|sign| ('\u{2190}'..='\u{28ff}').contains(sign))
        .count();
    assert_eq!(added, 0, "{}", screen.text());
}

#[test]
fn a_narrow_ranking_says_in_a_line_what_moved_the_unit() {
    let mut screen = Screen::sample();
    screen.keys("3 down");
    assert!(
        screen.row_with("较上期变动").contains("C3 -1.60；A3 +1.48"),
        "{}",
        screen.text()
    );
}
