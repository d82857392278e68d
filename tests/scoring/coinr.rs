//! Agreement with COINr (R) to 1e-9 on a synthetic index of 60 counties and 24 indicators.
//!
//! `data/synthetic` is the index; `data/coinr` holds what COINr 1.1 made of it.

use std::collections::BTreeMap;
use std::path::PathBuf;

use kaohe::model::UnitIx;
use serde_json::{Value, json};

use crate::workings::Case;

type Table = Vec<BTreeMap<String, String>>;

fn table(name: &str) -> Table {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("tests/scoring/data")
        .join(name);
    let mut reader = csv::Reader::from_path(path).expect("a table");
    let rows = reader.deserialize().map(|row| row.expect("a row"));
    rows.collect()
}

/// The synthetic index as a scheme: the method and missing rule of every indicator, and how criteria aggregate.
fn index(method: impl Fn(&BTreeMap<String, String>) -> Value, missing: &str, aggregation: &str, equal: bool) -> Case {
    let meta = table("synthetic/iMeta.csv");
    let data = table(if missing == "zero" {
        "synthetic/iData.csv"
    } else {
        "synthetic/iData_missing.csv"
    });
    let weight = |row: &BTreeMap<String, String>| {
        if equal {
            1.0
        } else {
            row["Weight"].parse::<f64>().expect("a weight")
        }
    };
    let level = |level: &str| meta.iter().filter(|row| row["Level"] == level).collect::<Vec<_>>();
    let (leaves, criteria) = (level("1"), level("2"));
    let all: f64 = criteria.iter().map(|row| weight(row)).sum();
    let tree: Vec<_> = criteria
        .iter()
        .map(|criterion| {
            let children: Vec<_> = leaves
                .iter()
                .filter(|row| row["Parent"] == criterion["iCode"])
                .collect();
            let sum: f64 = children.iter().map(|row| weight(row)).sum();
            let points = 100.0 * weight(criterion) / all;
            let children: Vec<_> = children
                .iter()
                .map(|row| {
                    json!({
            "code": row["iCode"], "name": row["iName"], "weight": points * weight(row) / sum, "missing": missing,
            "direction": if row["Direction"] == "1" { "positive" } else { "negative" },
            "input": row["iCode"], "method": method(row)})
                })
                .collect();
            json!({"code": criterion["iCode"], "name": criterion["iName"], "weight": points, "children": children})
        })
        .collect();
    let units: Vec<_> = data
        .iter()
        .map(|row| json!({"code": row["uCode"], "name": row["uName"]}))
        .collect();
    let metrics: Vec<_> = leaves
        .iter()
        .map(|row| json!({"code": row["iCode"], "name": row["iName"]}))
        .collect();
    let scheme = json!({"format": 1, "units": units, "metrics": metrics, "tree": tree, "aggregation": aggregation, "ranking": {"on": "exact"}});
    leaves.iter().fold(Case::new(&scheme), |case, row| {
        let cell = |unit: &BTreeMap<String, String>| match unit[&row["iCode"]].as_str() {
            "" | "NA" => "missing".to_owned(),
            number => number.to_owned(),
        };
        let cells: Vec<_> = data.iter().map(cell).collect();
        case.row("2021", &row["iCode"], &cells.join(" "))
    })
}

/// Compares rates of indicators, of criteria and of the whole with COINr's tables, each put on our scale.
#[track_caller]
fn agrees(case: &Case, run: &str, on_rate: impl Fn(f64) -> f64) {
    let evaluation = case.evaluate("2021");
    let mut compared = 0;
    for file in ["normalised", "aggregated"] {
        for row in table(&format!("coinr/{run}/{file}.csv")) {
            let unit = case.scheme.find_unit(&row["uCode"]).expect("a unit");
            for (code, theirs) in row.iter().filter(|(code, _)| *code != "uCode") {
                let ours = match code.as_str() {
                    "INDEX" => Some(evaluation.unit(unit).exact / 100.0),
                    code => evaluation.node(case.node(code), unit).rate,
                };
                let Ok(theirs) = theirs.parse::<f64>() else {
                    assert_eq!(ours, None, "{run} {code} of {unit:?}");
                    continue;
                };
                let difference = ours.expect("a rate") - on_rate(theirs);
                assert!(
                    difference.abs() < 1e-9,
                    "{run} {file} {code} of {unit:?}: {difference:e}"
                );
                compared += 1;
            }
        }
    }
    assert!(compared > 1700, "{compared} numbers were compared");
}

/// Compares the places of criteria and of the whole. Where R's last bits split what is equal to a
/// person, such as 30.2 and 30.200000000000003, the place is the one without that noise.
#[track_caller]
fn ranks_agree(case: &Case, run: &str) {
    let evaluation = case.evaluate("2021");
    let scores = table(&format!("coinr/{run}/aggregated.csv"));
    for row in table(&format!("coinr/{run}/ranks.csv")) {
        let unit = case.scheme.find_unit(&row["uCode"]).expect("a unit");
        for (code, theirs) in row.iter().filter(|(code, _)| *code != "uCode") {
            let ours = match code.as_str() {
                "INDEX" => evaluation.unit(unit).rank,
                code => evaluation.node_places(case.node(code))[unit.0],
            };
            let score = |row: &BTreeMap<String, String>| row[code].parse::<f64>().ok();
            let own = scores
                .iter()
                .find(|other| other["uCode"] == row["uCode"])
                .and_then(score);
            let noise = |other: f64| own.is_some_and(|own| other > own && other - own < 1e-9);
            let split = scores.iter().filter_map(score).filter(|other| noise(*other)).count();
            let theirs = theirs.parse::<u32>().ok();
            assert_eq!(
                ours.map(|place| place as usize + split),
                theirs.map(|place| place as usize),
                "{run} {code} of {unit:?}"
            );
        }
    }
}

fn number(row: &BTreeMap<String, String>, key: &str) -> f64 {
    row[key].parse().expect("a number")
}

#[test]
fn min_max_and_arithmetic_agree() {
    let case = index(|_| json!({"min_max": {}}), "zero", "arithmetic", false);
    agrees(&case, "P01_minmax100_amean", |score| score / 100.0);
    ranks_agree(&case, "P01_minmax100_amean");
}

#[test]
fn min_max_and_geometric_agree() {
    let case = index(|_| json!({"min_max": {"base": 0.01}}), "zero", "geometric", false);
    agrees(&case, "P02_minmax1_100_gmean", |score| score / 100.0);
    ranks_agree(&case, "P02_minmax1_100_gmean");
}

#[test]
fn z_scores_agree() {
    let case = index(
        |_| json!({"z_score": {"mean": 50, "sd": 10, "floor": -1, "cap": 2}}),
        "zero",
        "arithmetic",
        false,
    );
    agrees(&case, "P05_zscore_amean", |z| (50.0 + 10.0 * z) / 100.0);
    ranks_agree(&case, "P05_zscore_amean");
}

#[test]
fn ranks_agree_with_ties_low() {
    let case = index(
        |_| json!({"rank_points": {"first": 1, "last": 1.0 / 60.0, "ties": "low"}}),
        "zero",
        "arithmetic",
        false,
    );
    agrees(&case, "P07_rank_amean", |rank| rank / 60.0);
    ranks_agree(&case, "P07_rank_amean");
}

#[test]
fn goalposts_agree() {
    let posts = |row: &BTreeMap<String, String>| {
        let (low, high) = (number(row, "goalpost_lower"), number(row, "goalpost_upper"));
        let (from, to) = if row["Direction"] == "1" {
            (low, high)
        } else {
            (high, low)
        };
        json!({"linear": {"from": from, "to": to}})
    };
    let case = index(posts, "zero", "arithmetic", false);
    agrees(&case, "P13_goalposts_amean", |score| score / 100.0);
    ranks_agree(&case, "P13_goalposts_amean");
}

#[test]
fn equal_weights_agree() {
    let case = index(|_| json!({"min_max": {}}), "zero", "arithmetic", true);
    agrees(&case, "P16_minmax_equalweights", |score| score / 100.0);
    ranks_agree(&case, "P16_minmax_equalweights");
}

#[test]
fn missing_values_shared_out_agree() {
    let case = index(|_| json!({"min_max": {}}), "exclude", "arithmetic", false);
    agrees(&case, "M01_noimpute_minmax_amean", |score| score / 100.0);
    ranks_agree(&case, "M01_noimpute_minmax_amean");
}

#[test]
fn missing_values_filled_with_the_mean_agree() {
    let case = index(|_| json!({"min_max": {}}), "group_mean", "arithmetic", false);
    agrees(&case, "M03_impute_mean", |score| score / 100.0);
    ranks_agree(&case, "M03_impute_mean");
    let evaluation = case.evaluate("2021");
    for row in table("coinr/M03_impute_mean/imputed.csv") {
        let unit = case.scheme.find_unit(&row["uCode"]).expect("a unit");
        for (node, indicator) in case.scheme.indicators() {
            let ours = evaluation.node(node, UnitIx(unit.0)).value.expect("a value");
            assert!((ours - number(&row, indicator.code())).abs() < 1e-9 * ours.abs().max(1.0));
        }
    }
}
