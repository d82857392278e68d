//! The heat map: colours, numbers, order, weak links, and the ways out of it.

use kaohe::tui::theme::Theme;

use crate::harness::{Screen, Setting};

/// The units in the order of the rows.
fn units(screen: &Screen) -> Vec<String> {
    let rows = screen.rows();
    let names = rows[3..10].iter().filter_map(|row| row.split_whitespace().next());
    names.map(|name| name.trim_end_matches('│').to_owned()).collect()
}

#[test]
fn units_stand_by_place_and_every_cell_has_its_tenths() {
    let mut screen = Screen::sample();
    screen.keys("5");
    assert_eq!(units(&screen)[0], "大亚湾开发区", "{}", screen.text());
    assert_eq!(units(&screen)[6], "龙门县", "{}", screen.text());
    assert!(screen.row_with("龙门县").contains("10"), "{}", screen.text());
}

#[test]
fn numbers_come_on_demand() {
    let mut screen = Screen::sample();
    screen.keys("5 p");
    assert!(screen.row_with("仲恺高新区").contains("100.0"), "{}", screen.text());
    screen.keys("p");
    assert!(screen.row_with("仲恺高新区").contains("10.00"), "{}", screen.text());
    screen.keys("p");
    assert!(!screen.row_with("仲恺高新区").contains("10.00"), "{}", screen.text());
}

#[test]
fn the_worst_units_on_an_indicator_come_first_until_asked_again() {
    let mut screen = Screen::sample();
    screen.keys("5 right right right right right s");
    assert!(screen.text().contains("单位按 B2 得分率从低到高"), "{}", screen.text());
    assert_ne!(units(&screen)[0], "大亚湾开发区", "{}", screen.text());
    screen.keys("s");
    assert_eq!(units(&screen)[0], "大亚湾开发区");
}

#[test]
fn the_worst_indicators_come_first_until_asked_again() {
    let mut screen = Screen::sample();
    screen.keys("5 S");
    let head = screen.rows()[2].clone();
    assert!(!head.contains("│ A1"), "{head}");
    screen.keys("S");
    assert!(screen.rows()[2].contains("A1   A2"), "{}", screen.text());
}

#[test]
fn turned_round_the_same_cell_stays_in_focus() {
    let mut screen = Screen::sample();
    screen.keys("5 down right t");
    assert!(screen.text().contains("博罗县 · A2"), "{}", screen.text());
    assert!(screen.row_with("A2 一般").contains("10"), "{}", screen.text());
    screen.keys("down");
    assert!(screen.text().contains("博罗县 · A3"), "{}", screen.text());
}

#[test]
fn weak_links_are_marked_and_one_key_apart() {
    let mut screen = Screen::sample();
    screen.keys("5 n");
    let first = screen.text();
    assert!(first.contains("薄弱环节："), "{first}");
    screen.keys("n");
    assert!(screen.text().contains("薄弱环节：") && screen.text() != first);
    screen.keys("N");
    assert_eq!(screen.text(), first);
}

#[test]
fn enter_goes_to_the_cell_of_the_score_sheet_and_c_to_the_scorecard() {
    let mut screen = Screen::sample();
    screen.keys("5 down right enter");
    assert!(screen.text().contains("总分 名次"), "{}", screen.text());
    assert!(screen.text().contains("博罗县 · A2"), "{}", screen.text());
    screen.keys("alt-5 c");
    assert!(screen.rows()[1].starts_with("博罗县"), "{}", screen.text());
    assert!(screen.text().contains("博罗县 · A2"), "{}", screen.text());
}

#[test]
fn without_colour_the_steps_are_shaded_and_in_ascii_only_ascii_is_added() {
    let mut shaded = Screen::open(&Setting {
        theme: Theme::colourless(),
        ..Setting::default()
    });
    shaded.keys("5");
    let rows = shaded.rows();
    assert!(rows[3..10].iter().any(|row| row.contains('▒')), "{}", shaded.text());
    let mut plain = Screen::open(&Setting {
        theme: Theme::colourless().ascii(),
        ..Setting::default()
    });
    plain.keys("5");
    for row in &plain.rows()[3..10] {
        let drawn = row.chars().filter(|letter| !('\u{4e00}'..='\u{9fff}').contains(letter));
        assert!(drawn.clone().all(|letter| letter.is_ascii()), "{row}");
    }
    assert!(plain.row_with("龙门县").contains("= 6"), "{}", plain.text());
}

#[test]
fn a_click_puts_the_cursor_on_a_cell() {
    let mut screen = Screen::sample();
    screen.keys("5");
    let row = screen
        .rows()
        .iter()
        .position(|row| row.starts_with("惠东县"))
        .expect("a row");
    screen.click(19, u16::try_from(row).expect("a row of the screen"));
    assert!(screen.text().contains("惠东县 · A2"), "{}", screen.text());
}

#[test]
fn the_rows_are_filtered_whichever_way_round_it_lies() {
    let mut screen = Screen::sample();
    screen.keys("5 / \"lmx\"");
    assert!(screen.text().contains("1/7 行"), "{}", screen.text());
    assert!(screen.text().contains("龙门县 · A1"), "{}", screen.text());
    screen.keys("back back back \"xyz\"");
    assert!(screen.text().contains("0/7 行"), "{}", screen.text());
    screen.keys("esc t / \"b2\" enter");
    assert!(screen.text().contains("1/26 行"), "{}", screen.text());
    assert!(screen.text().contains(" · B2"), "{}", screen.text());
    screen.keys("esc");
    assert!(!screen.text().contains("/26 行"), "{}", screen.text());
}

#[test]
fn its_row_and_column_are_kept_on_the_way_back_and_for_the_next_start() {
    let mut screen = Screen::sample();
    screen.keys("5 down right right enter alt-left");
    assert!(screen.text().contains("得分率热图"), "{}", screen.text());
    assert!(screen.text().contains("博罗县 · A3"), "{}", screen.text());
    let again = Screen::open(&Setting {
        left: Some(screen.left()),
        ..Setting::default()
    });
    assert!(again.text().contains("博罗县 · A3"), "{}", again.text());
}
