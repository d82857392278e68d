//! `kaohe evaluate` gives the golden results of 2018 in every cell.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::home::{Home, root, sample};

fn golden(name: &str) -> Vec<BTreeMap<String, String>> {
    let path = root().join("tests/scoring/data").join(name);
    let mut reader = csv::Reader::from_path(path).expect("a table");
    reader.deserialize().map(|row| row.expect("a row")).collect()
}

fn evaluation(lang: &str) -> Value {
    let (scheme, data) = (sample("huizhou/scheme.json"), sample("huizhou/data.csv"));
    let arguments = [
        "evaluate", "--scheme", &scheme, "--data", &data, "--period", "2018", "--format", "json", "--lang", lang,
    ];
    serde_json::from_str(&Home::new().ok(&arguments)).expect("JSON")
}

fn unit<'a>(evaluation: &'a Value, name: &str) -> &'a Value {
    let units = evaluation["units"].as_array().expect("units");
    units.iter().find(|unit| unit["name"]["zh"] == name).expect("the unit")
}

#[test]
fn every_indicator_total_place_and_grade_of_2018_is_golden() {
    let evaluation = evaluation("zh");
    for row in golden("golden_indicator_2018.csv") {
        let nodes = unit(&evaluation, &row["county"])["nodes"].as_array().expect("nodes");
        let node = nodes
            .iter()
            .find(|node| node["code"] == *row["indicator"])
            .expect("the indicator");
        let place = (&row["county"], &row["indicator"]);
        if node["state"] == "not_applicable" {
            assert_eq!(row["state"], "NA", "{place:?}");
        } else {
            assert_eq!(node["score"], *row["score"], "{place:?}");
        }
    }
    let totals = golden("golden_total_2018.csv");
    assert_eq!(totals.len(), 7);
    for row in totals {
        let unit = unit(&evaluation, &row["county"]);
        assert_eq!(unit["total"], *row["total"], "{}", row["county"]);
        assert_eq!(unit["rank"].to_string(), row["rank"], "{}", row["county"]);
        assert_eq!(unit["group_rank"].to_string(), row["group_rank"], "{}", row["county"]);
    }
}

#[test]
fn the_result_is_the_same_in_every_language() {
    assert_eq!(evaluation("zh"), evaluation("en"));
}
