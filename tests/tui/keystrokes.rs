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

fn setting() -> Setting {
    Setting {
        size: (160, 60),
        ..Setting::default()
    }
}

fn large() -> Screen {
    Screen::open(&setting())
}

/// The keys and the number that the page gives for an action.
fn counted(action: &str) -> (&'static str, usize) {
    let row = PAGE.lines().find(|line| line.starts_with(&format!("| {action} ")));
    let cells: Vec<_> = row.expect("a row of the page").trim_matches('|').split('|').collect();
    let keys = cells[1].trim().trim_matches('`');
    (keys, cells[2].trim().parse().expect("a number"))
}

/// The number of keys that the page gives for an action in a spreadsheet.
fn in_a_spreadsheet(action: &str) -> &'static str {
    let row = PAGE.lines().find(|line| line.starts_with(&format!("| {action} ")));
    let mut cells = row.expect("a row of the page").trim_matches('|').rsplit('|');
    cells.next().expect("the last column").trim()
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
fn every_other_screen_is_one_key_away_where_a_workbook_pages_through_its_sheets() {
    let mut screen = large();
    screen.keys("alt-5");
    assert!(after(&mut screen, "换到另一个界面").contains("总分构成"));
    // The mean distance of two of five sheets in a row.
    let pairs = (0..5_usize).flat_map(|one| (0..5_usize).map(move |other| one.abs_diff(other)));
    let distances: Vec<_> = pairs.filter(|distance| *distance > 0).collect();
    let mean = distances.iter().sum::<usize>() / distances.len();
    assert_eq!(in_a_spreadsheet("换到另一个界面"), mean.to_string());
}

#[test]
fn a_value_is_replaced_and_the_new_place_is_said_at_once() {
    let mut screen = large();
    screen.keys("2 down down");
    let shown = after(&mut screen, "改一个数，看名次变化");
    assert!(shown.contains("204.07 → 150"), "{shown}");
    assert!(shown.contains("名次 4 → 7"), "{shown}");
    let shown = after(&mut screen, "撤销");
    assert!(shown.contains("已撤销：惠城区 一般贸易出口额"), "{shown}");
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
fn the_whole_ranking_stands_beside_the_sheet() {
    let mut screen = large();
    screen.keys("2");
    let shown = after(&mut screen, "看全部名次");
    assert!(shown.contains("名次  变化"), "{shown}");
    assert!(shown.contains("一般贸易出口额"), "the sheet is still there\n{shown}");
    for place in 1..=7 {
        assert!(shown.contains(&format!("│ {place:>5} ")), "place {place}\n{shown}");
    }
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

/// The values of the first unit in a year by the title of their row: the metric's name, or code and
/// name of the indicator that shares the row.
fn values(year: i32) -> HashMap<String, String> {
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
    let rows = rows.filter(|row| row.unit == UnitIx(0) && row.period == Period::year(year));
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

/// The program opened anew, with everything of the first unit pending.
fn emptied() -> Screen {
    let mut screen = large();
    screen.keys("2 ctrl-home");
    for _ in 0..60 {
        screen.keys("del down");
    }
    screen.again(&setting())
}

#[test]
fn twenty_six_values_take_one_enter_each_over_computed_rows_and_one_key_where_they_are_as_last_time() {
    let (values, last) = (values(2021), values(2020));
    let mut screen = emptied();
    screen.keys("2");
    let (mut characters, mut of_the_same, mut same, mut computed) = (0, 0, 0, 0);
    let mut row = screen.cursor().1;
    for _ in 0..26 {
        let name = under_the_cursor(&screen);
        let value = values.get(&name).unwrap_or_else(|| panic!("{name}\n{}", screen.text()));
        if last.get(&name) == Some(value) {
            screen.keys("'");
            (same, of_the_same) = (same + 1, of_the_same + value.chars().count());
        } else {
            screen.keys(&format!("\"{value}\" enter"));
            characters += value.chars().count();
        }
        assert!(screen.text().contains(&format!("未填 → {value}")), "{}", screen.text());
        assert!(!screen.text().contains("请核对："), "{}", screen.text());
        let next = screen.cursor().1;
        computed += usize::from(next.saturating_sub(row + 1));
        row = next;
    }
    let (sum, n) = counted("填 26 个数");
    assert_eq!(sum, format!("{characters} 个字符 + {} enter + {same} '", 26 - same));
    assert_eq!(n, characters + 26);
    // There every value is typed, and needs as many keys where it is taken from a column beside it.
    assert_eq!(
        in_a_spreadsheet("填 26 个数"),
        (characters + of_the_same + 26).to_string()
    );
    assert!(PAGE.contains(&format!("{computed} 行公式")), "{computed} computed rows");
}

#[test]
fn a_column_of_twenty_six_values_is_pasted_over_computed_rows() {
    let values = values(2021);
    let mut screen = large();
    screen.keys("2 ctrl-home");
    let mut column = Vec::new();
    while column.len() < 26 {
        column.extend(values.get(&under_the_cursor(&screen)).cloned());
        screen.keys("down");
    }
    let mut screen = emptied();
    screen.keys("2").paste(&column.join("\r")).keys("ctrl-home");
    let mut found = Vec::new();
    for _ in 0..60 {
        if values.contains_key(&under_the_cursor(&screen)) {
            let row = screen.rows()[usize::from(screen.cursor().1)].clone();
            let (_, cells) = row.split_once('│').expect("the first unit");
            found.extend(
                cells
                    .split_whitespace()
                    .next()
                    .map(|cell| cell.trim_start_matches('*').trim_end_matches('?').to_owned()),
            );
        }
        screen.keys("down");
    }
    found.truncate(26);
    assert_eq!(found, column);
    assert_eq!(counted("粘贴一列 26 个数").1, 1);
}

#[test]
fn the_edge_of_the_data_is_one_key_away() {
    let mut screen = large();
    screen.keys("2 ctrl-home");
    let shown = after(&mut screen, "移到一片数据的边缘");
    assert!(
        shown.contains("惠城区 · G4 "),
        "the last mark before the pending one\n{shown}"
    );
}

#[test]
fn a_change_is_undone_after_the_program_was_closed() {
    let mut screen = large();
    screen.keys("2 down down \"150\" enter");
    let mut screen = screen.again(&setting());
    let shown = after(&mut screen, "关闭再打开后撤销");
    assert!(shown.contains("已撤销：惠城区 一般贸易出口额"), "{shown}");
}
