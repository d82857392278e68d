//! The keystrokes that docs/ux.md counts, played on the sample: as many as it says, and they do it.

use std::collections::HashMap;

use kaohe::exchange::{What, read_csv, read_scheme};
use kaohe::model::scheme::Node;
use kaohe::model::scheme::input::Input;
use kaohe::model::{MetricIx, Period, Reported, UnitIx};
use kaohe::text::Lang;

use crate::harness::{Screen, Setting};

const PAGE: &str = include_str!("../../docs/ux.md");
const SCHEME: &[u8] = include_bytes!("../../sample-data/huizhou/scheme.json");
const DATA: &[u8] = include_bytes!("../../sample-data/huizhou/data.csv");

fn large() -> Screen {
    Screen::open(&Setting {
        size: (160, 60),
        ..Setting::default()
    })
}

/// The keys and the number that the page gives for an action.
fn counted(action: &str) -> (&'static str, usize) {
    let row = PAGE.lines().find(|line| line.starts_with(&format!("| {action} ")));
    let cells: Vec<_> = row.expect("a row of the page").trim_matches('|').split('|').collect();
    let keys = cells[1].trim().trim_matches('`');
    (keys, cells[2].trim().parse().expect("a number"))
}

/// How many keys a script is: a letter of a quoted text each.
fn n_keys(script: &str) -> usize {
    let parts = script.split('"').enumerate();
    parts
        .map(|(n, part)| match n % 2 {
            0 => part.split_whitespace().count(),
            _ => part.chars().count(),
        })
        .sum()
}

/// Plays the keys of an action and returns what is shown then.
#[track_caller]
fn after(screen: &mut Screen, action: &str) -> String {
    let (keys, n) = counted(action);
    assert_eq!(n_keys(keys), n, "{action}");
    screen.keys(keys).text()
}

#[test]
fn the_sheet_is_opened() {
    assert!(after(&mut large(), "打开评分表").contains("一般贸易出口额"));
}

#[test]
fn a_value_is_replaced_and_the_new_place_is_said_at_once() {
    let mut screen = large();
    screen.keys("2 down down");
    let shown = after(&mut screen, "改一个数，看名次变化");
    assert!(shown.contains("204.07 → 150"), "{shown}");
    assert!(shown.contains("名次 4 → 7"), "{shown}");
    let shown = after(&mut screen, "撤销");
    assert!(shown.contains("撤销：惠城区 一般贸易出口额"), "{shown}");
}

#[test]
fn the_next_pending_cell_is_found() {
    let mut screen = large();
    screen.keys("2 down down down down del ctrl-home");
    assert!(after(&mut screen, "找到下一个未填的").contains("惠城区 · 出口总额"));
}

#[test]
fn a_cell_is_marked_not_applicable() {
    let mut screen = large();
    screen.keys("2 down down");
    let shown = after(&mut screen, "标为不涉及");
    assert!(shown.contains("204.07 → 不涉及"), "{shown}");
}

#[test]
fn a_cell_is_marked_missing() {
    let mut screen = large();
    screen.keys("2 down down");
    let shown = after(&mut screen, "标为未报送");
    assert!(shown.contains("204.07 → 未报送"), "{shown}");
}

#[test]
fn the_trace_of_an_indicator_is_beside_its_row() {
    let mut screen = large();
    screen.keys("2 down down");
    let shown = after(&mut screen, "看一项为什么得这些分");
    assert!(shown.contains("功效系数法"), "{shown}");
}

#[test]
fn the_ranking_is_looked_at_and_left_again() {
    let mut screen = large();
    screen.keys("2");
    assert!(after(&mut screen, "看全部排名再回来").contains("一般贸易出口额"));
}

#[test]
fn the_export_of_a_scorecard_is_one_confirmation_away() {
    let (keys, n) = counted("导出本单位评分表");
    let asked = keys.strip_suffix(" enter").expect("it ends with the confirmation");
    assert_eq!(n_keys(keys), n);
    let mut screen = large();
    screen.keys("2").keys(asked);
    assert!(screen.text().contains("1 HTML"), "{}", screen.text());
}

/// The values of the first unit in 2021 by the title of their row: the metric's name, or code and
/// name of the indicator that shares the row.
fn values() -> HashMap<String, String> {
    let scheme = read_scheme(SCHEME).expect("the sample");
    let data = read_csv(DATA, &scheme, None).expect("the sample");
    let title = |metric: MetricIx| {
        let metric = scheme.metric(metric);
        let of_it = |node: &&Node| node.input() == Some(&Input::Metric(metric.code.clone()));
        let sharing = scheme.indicators().map(|(_, node)| node).find(of_it);
        sharing.map_or_else(
            || metric.name.get(Lang::Zh).to_owned(),
            |node| format!("{} {}", node.code(), node.name().get(Lang::Zh)),
        )
    };
    let rows = data.rows.iter();
    let rows = rows.filter(|row| row.unit == UnitIx(0) && row.period == Period::year(2021));
    rows.filter_map(|row| match (&row.what, row.entry.reported) {
        (What::Metric(metric), Reported::Value(value)) => Some((title(*metric), value.to_string())),
        _ => None,
    })
    .collect()
}

/// The name of what the cursor is on.
fn under_the_cursor(screen: &Screen) -> String {
    let text = screen.text();
    let (_, after) = text.split_once("惠城区 · ").expect("the details");
    after.lines().next().expect("a line").trim().to_owned()
}

/// The sheet of the first unit with everything pending, and the cursor at the top.
fn emptied() -> Screen {
    let mut screen = large();
    screen.keys("2 ctrl-home");
    for _ in 0..60 {
        screen.keys("del down");
    }
    screen.keys("ctrl-home");
    screen
}

#[test]
fn twenty_six_values_take_one_enter_each_over_computed_rows() {
    let values = values();
    let mut screen = emptied();
    let (mut entered, mut characters, mut jumps, mut questions) = (0, 0, 0, 0);
    while entered < 26 {
        let Some(value) = values.get(&under_the_cursor(&screen)) else {
            screen.keys("n");
            jumps += 1;
            assert!(jumps < 60, "nothing more is found\n{}", screen.text());
            continue;
        };
        screen.keys(&format!("\"{value}\" enter"));
        entered += 1;
        characters += value.chars().count();
        while screen.text().contains("请核对这个值") {
            screen.keys("enter");
            questions += 1;
        }
    }
    let (sum, n) = counted("填 26 个数");
    assert_eq!(
        sum,
        format!("{characters} 个字符 + 26 enter + {jumps} n + {questions} enter（答问）")
    );
    assert_eq!(n, characters + 26 + jumps + questions);
}

#[test]
fn a_column_of_twenty_six_values_is_pasted_over_computed_rows() {
    let values = values();
    let mut screen = large();
    screen.keys("2 ctrl-home");
    let mut column = Vec::new();
    while column.len() < 26 {
        column.extend(values.get(&under_the_cursor(&screen)).cloned());
        screen.keys("down");
    }
    let mut screen = emptied();
    screen.keys("n").paste(&column.join("\r")).keys("enter ctrl-home");
    let mut found = Vec::new();
    for _ in 0..60 {
        if values.contains_key(&under_the_cursor(&screen)) {
            let row = screen.rows()[usize::from(screen.cursor().1)].clone();
            let (_, cells) = row.split_once('│').expect("the first unit");
            found.extend(cells.split_whitespace().next().map(str::to_owned));
        }
        screen.keys("down");
    }
    found.truncate(26);
    assert_eq!(found, column);
    assert_eq!(counted("粘贴一列 26 个数").1, 2);
}
