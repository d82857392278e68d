//! The scorecard: trend, group, what would lift a unit most, and the unit against another.

use kaohe::text::Lang;
use kaohe::tui::theme::Theme;

use crate::harness::{Screen, Setting};

#[test]
fn trends_and_the_groups_mean_and_best_stand_in_every_row() {
    let mut screen = Screen::sample();
    screen.keys("4");
    let row = screen.row_with("B2 示范");
    assert!(row.contains(['▁', '▂', '▃', '▄', '▅', '▆', '▇']), "{row}");
    assert!(row.contains('o') && row.contains('*'), "{row}");
    let mut plain = Screen::open(&Setting {
        theme: Theme::colourless().ascii(),
        ..Setting::default()
    });
    plain.keys("4");
    let signs = plain.text();
    assert!(
        !signs.contains(|sign| ('\u{2190}'..='\u{28ff}').contains(&sign)),
        "{signs}"
    );
}

#[test]
fn what_would_lift_a_unit_most_is_said_and_sorted_for() {
    let mut screen = Screen::sample();
    screen.keys("4");
    assert!(
        screen.rows()[2].starts_with("失分最多  B2 1.60；C4 1.50；"),
        "{}",
        screen.text()
    );
    screen.keys("s");
    assert!(screen.rows()[4].starts_with("B2 "), "{}", screen.text());
    assert!(!screen.text().contains("A 一般贸易规模与结构"), "{}", screen.text());
    screen.keys("s");
    assert!(screen.rows()[4].starts_with("A 一般贸易"), "{}", screen.text());
}

#[test]
fn a_unit_stands_against_last_period_then_against_the_unit_next_in_rank() {
    let mut screen = Screen::sample();
    screen.keys("4 b");
    assert!(screen.rows()[2].starts_with("对比 上期 94.67"), "{}", screen.text());
    screen.keys("b");
    assert!(
        screen.rows()[2].starts_with("对比 仲恺高新区 92.14"),
        "{}",
        screen.text()
    );
    assert!(screen.row_with("A1 ").contains("9.85"), "{}", screen.text());
    screen.keys("b");
    assert!(screen.rows()[2].starts_with("失分最多"), "{}", screen.text());
}

#[test]
fn the_other_unit_is_chosen_by_rank_and_is_never_the_unit_itself() {
    let mut screen = Screen::sample();
    screen.keys("4 b b <");
    assert!(screen.rows()[2].starts_with("对比 惠东县"), "{}", screen.text());
    screen.keys(">");
    assert!(screen.rows()[2].starts_with("对比 仲恺高新区"), "{}", screen.text());
    for _ in 0..7 {
        screen.keys(">");
        assert!(!screen.rows()[2].contains("惠城区"), "{}", screen.text());
    }
}

#[test]
fn escape_ends_the_comparison_before_it_leaves_the_screen() {
    let mut screen = Screen::sample();
    screen.keys("4 b esc");
    assert!(screen.rows()[2].starts_with("失分最多"), "{}", screen.text());
    screen.keys("esc");
    assert!(screen.text().contains("填报进度"), "{}", screen.text());
}

#[test]
fn the_first_period_has_no_last_one_to_stand_against() {
    let mut screen = Screen::open(&Setting {
        period: "2018",
        ..Setting::default()
    });
    screen.keys("4 b");
    assert!(!screen.rows()[2].contains("上期"), "{}", screen.text());
    assert!(screen.rows()[2].starts_with("对比 "), "{}", screen.text());
}

#[test]
fn the_other_unit_is_chosen_by_name_from_the_scorecard_and_from_the_ranking() {
    let mut screen = Screen::sample();
    screen.keys("4 B \"lmx\" enter");
    assert!(screen.rows()[1].starts_with("惠城区"), "{}", screen.text());
    assert!(screen.rows()[2].starts_with("对比 龙门县"), "{}", screen.text());
    screen.keys("3 down b");
    assert!(screen.text().contains("选对比单位"), "{}", screen.text());
    let first = screen.rows()[1].clone();
    screen.keys("\"hdx\" enter");
    assert!(
        screen.rows()[2].starts_with("对比 惠东县"),
        "{first}\n{}",
        screen.text()
    );
}

#[test]
fn a_comparison_is_gone_back_to_and_out_of_as_a_place() {
    let mut screen = Screen::sample();
    screen.keys("4 B \"lmx\" enter 2 alt-4");
    assert!(screen.rows()[2].starts_with("对比 龙门县"), "{}", screen.text());
    screen.keys("2 alt-left");
    assert!(screen.rows()[2].starts_with("对比 龙门县"), "{}", screen.text());
    screen.keys("alt-left alt-left alt-left");
    assert!(screen.rows()[2].starts_with("失分最多"), "{}", screen.text());
}

#[test]
fn the_stages_of_a_unit_stand_a_line_each_on_eighty_columns_in_both_languages() {
    for (lang, first) in [(Lang::Zh, "A 一般贸易"), (Lang::En, "A General-trade")] {
        let mut screen = Screen::open(&Setting {
            lang,
            ..Setting::default()
        });
        let page = screen.keys("4 v").text();
        let row = page.lines().find(|row| row.contains(&format!("│ {first}")));
        assert!(row.is_some_and(|row| row.contains("28.86")), "{page}");
    }
}
