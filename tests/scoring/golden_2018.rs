//! The golden results of the Huizhou sample for 2018: every indicator, total, place and grade.
//!
//! The figures come from an independent decimal calculation of the same scheme.

use std::collections::BTreeMap;
use std::path::PathBuf;

use kaohe::exchange::scheme::read_scheme;
use kaohe::model::{State, UnitIx};
use kaohe::scoring::evaluate;
use kaohe::text::Lang;

use crate::workings::period;

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn golden(name: &str) -> Vec<BTreeMap<String, String>> {
    let path = root().join("tests/scoring/data").join(name);
    let mut reader = csv::Reader::from_path(path).expect("a table");
    reader.deserialize().map(|row| row.expect("a row")).collect()
}

pub fn sample() -> (kaohe::model::Scheme, kaohe::model::Dataset) {
    let read = |name: &str| std::fs::read(root().join("sample-data/huizhou").join(name)).expect("a file");
    let scheme = read_scheme(&read("scheme.json")).expect("a valid scheme");
    let table = kaohe::exchange::csv::read_csv(&read("data.csv"), &scheme, None).expect("valid data");
    let dataset = table.to_dataset(&scheme);
    (scheme, dataset)
}

#[test]
fn every_cell_of_2018_is_golden() {
    let (scheme, dataset) = sample();
    let evaluation = evaluate(&scheme, &dataset, period("2018"));
    let rows = golden("golden_indicator_2018.csv");
    assert_eq!(rows.len(), 7 * 26);
    for row in rows {
        let unit = scheme.find_unit(&row["county"]).expect("a unit");
        let node = scheme.find_node(&row["indicator"]).expect("an indicator");
        let ours = evaluation.node(node, unit);
        let at = format!("{} {}", row["county"], row["indicator"]);
        match row["state"].as_str() {
            "NA" => assert_eq!(ours.state, State::NotApplicable, "{at}"),
            "MISSING" => assert_eq!(ours.state, State::Missing, "{at}"),
            _ => assert!(matches!(ours.state, State::Value | State::Undefined), "{at}"),
        }
        if row["state"] == "NA" {
            continue;
        }
        assert_eq!(
            ours.score.map(|score| score.show(2)).as_ref(),
            Some(&row["score"]),
            "{at}"
        );
        assert_eq!(format!("{:.4}", ours.effective_weight), row["effective_points"], "{at}");
        if !row["value"].is_empty() {
            assert_eq!(
                format!("{:.4}", ours.value.expect("a value") + 0.0),
                row["value"],
                "{at}"
            );
        }
    }
}

#[test]
fn every_total_place_and_grade_of_2018_is_golden() {
    let (scheme, dataset) = sample();
    let evaluation = evaluate(&scheme, &dataset, period("2018"));
    for row in golden("golden_total_2018.csv") {
        let unit = scheme.find_unit(&row["county"]).expect("a unit");
        let ours = evaluation.unit(unit);
        let at = &row["county"];
        assert_eq!(
            ours.total.map(|total| total.show(2)).as_ref(),
            Some(&row["total"]),
            "{at}"
        );
        assert_eq!(
            ours.rank.map(|rank| rank.to_string()).as_ref(),
            Some(&row["rank"]),
            "{at}"
        );
        assert_eq!(
            ours.group_rank.map(|rank| rank.to_string()).as_ref(),
            Some(&row["group_rank"]),
            "{at}"
        );
        let grade = &scheme.document().grades[ours.grade.expect("a grade")];
        assert_eq!(grade.name.get(Lang::Zh), row["grade"], "{at}");
        assert!(ours.change.is_none(), "2017 is not assessed");
        for criterion in ["A", "B", "C", "D", "E", "F", "G"] {
            let node = scheme.find_node(criterion).expect("a criterion");
            let score = evaluation
                .node(node, unit)
                .score
                .map_or_else(|| "0.00".to_owned(), |score| score.show(2));
            assert_eq!(score, row[criterion], "{at} {criterion}");
        }
    }
}

#[test]
fn the_order_of_2021_is_golden() {
    let (scheme, dataset) = sample();
    let evaluation = evaluate(&scheme, &dataset, period("2021"));
    let order: Vec<_> = evaluation
        .in_rank_order()
        .into_iter()
        .map(|unit: UnitIx| {
            let total = evaluation.unit(unit).total.expect("a total").show(2);
            format!("{} {total}", scheme.unit(unit).name)
        })
        .collect();
    assert_eq!(
        order,
        [
            "大亚湾开发区 94.54",
            "博罗县 93.59",
            "惠东县 93.56",
            "惠城区 93.12",
            "仲恺高新区 92.14",
            "惠阳区 88.40",
            "龙门县 80.66"
        ]
    );
    let excellent = evaluation.units.iter().filter(|unit| unit.grade == Some(0)).count();
    assert_eq!(excellent, 2, "five reach 90, the quota lets in two");
}
