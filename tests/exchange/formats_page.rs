//! The examples of docs/formats.md, read by what they explain.

use kaohe::exchange::number::{read_number, read_reported};
use kaohe::exchange::{evaluation_json, read_csv, read_json, read_scheme};
use kaohe::model::{Entry, MetricIx, Period, Reported, Scheme, UnitIx};
use kaohe::scoring::evaluate;
use serde_json::{Value, json};

const PAGE: &str = include_str!("../../docs/formats.md");

/// The fenced blocks of a kind.
fn blocks(kind: &str) -> Vec<&'static str> {
    let fence = format!("```{kind}\n");
    let blocks = PAGE.split(&fence).skip(1);
    blocks
        .map(|block| block.split("```").next().expect("the end of the block"))
        .collect()
}

fn schemes() -> Vec<Scheme> {
    let read = |text: &&str| read_scheme(text.as_bytes()).expect("a scheme of the page is a scheme");
    blocks("json scheme").iter().map(read).collect()
}

#[test]
fn the_schemes_of_the_page_are_schemes() {
    let units: Vec<_> = schemes().iter().map(Scheme::n_units).collect();
    assert_eq!(units, [2, 2]);
}

#[test]
fn the_data_of_the_page_fits_its_fuller_scheme() {
    let scheme = schemes().pop().expect("the fuller scheme");
    for table in blocks("csv data") {
        let read = read_csv(table.as_bytes(), &scheme, None).expect("the table is data");
        assert_eq!(read.rows.len(), table.lines().count() - 1);
        assert_eq!(read.readings.len(), 1, "1,000.5 is told as it was read");
    }
    for rows in blocks("json dataset") {
        let read = read_json(rows.as_bytes(), &scheme).expect("the rows are data");
        assert_eq!(read.rows.len(), 3);
    }
}

#[test]
fn every_habit_of_the_page_is_read_as_it_says() {
    let table = PAGE.lines().skip_while(|line| !line.starts_with("| 写法 typed"));
    let rows = table.skip(2).take_while(|line| line.starts_with('|'));
    let mut checked = 0;
    for row in rows {
        let (typed, expected) = row.trim_matches('|').split_once('|').expect("two cells");
        let (typed, expected) = (typed.trim().trim_matches('`'), expected.trim());
        let found = match read_reported(typed, "%") {
            Ok(Reported::Value(number)) => number.to_string(),
            Ok(Reported::Pending) => "未填 pending".to_owned(),
            Ok(Reported::Missing) => "未报送 missing".to_owned(),
            Ok(Reported::NotApplicable) => "不涉及 not applicable".to_owned(),
            Err(_) => "拒收 refused".to_owned(),
        };
        assert_eq!(found, expected, "{typed}");
        checked += 1;
    }
    assert_eq!(checked, 19);
    assert!(read_number("12.5%", "亿元").is_err(), "a per-cent sign on another unit");
}

#[test]
fn the_evaluation_of_the_page_is_what_the_program_prints() {
    let scheme = schemes().remove(0);
    let mut dataset = scheme.empty_dataset();
    let period = Period::year(2024);
    let entry = Entry {
        reported: Reported::Value("90".parse().expect("a number")),
        ..Entry::default()
    };
    dataset.set(period, UnitIx(0), MetricIx(0), entry);
    let evaluation = evaluate(&scheme, &dataset, period);
    let printed = serde_json::to_value(evaluation_json(&scheme, &evaluation)).expect("JSON");
    let mut shown: Value = serde_json::from_str(blocks("json evaluation")[0]).expect("JSON");
    shown["scheme"]["sha256"] = json!(scheme.sha256());
    assert_eq!(
        shown,
        printed,
        "{}",
        serde_json::to_string_pretty(&printed).expect("JSON")
    );
}
