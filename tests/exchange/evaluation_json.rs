//! Real results as JSON: shaped as the schema says, and every number reads back bit for bit.

use std::fs;
use std::path::Path;

use kaohe::exchange::{evaluation_json, read_csv, read_scheme};
use kaohe::model::{Evaluation, NodeIx, Scheme, UnitIx};
use kaohe::scoring::evaluate;
use serde_json::Value;

fn file(path: &str) -> Vec<u8> {
    fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).expect(path)
}

/// Every result of both samples, as computed and as printed.
fn results() -> Vec<(Scheme, Evaluation, Value)> {
    let mut results = Vec::new();
    for sample in ["huizhou", "tiny"] {
        let scheme = read_scheme(&file(&format!("sample-data/{sample}/scheme.json"))).expect("a scheme");
        let table = read_csv(&file(&format!("sample-data/{sample}/data.csv")), &scheme, None).expect("data");
        let dataset = table.to_dataset(&scheme);
        for period in &scheme.document().periods {
            let evaluation = evaluate(&scheme, &dataset, *period);
            let text = serde_json::to_string_pretty(&evaluation_json(&scheme, &evaluation)).expect("JSON");
            let json = serde_json::from_str(&text).expect("JSON");
            results.push((scheme.clone(), evaluation, json));
        }
    }
    results
}

#[test]
fn every_result_of_the_samples_is_shaped_as_the_schema_says() {
    let schema = serde_json::from_slice(&file("schemas/evaluation.schema.json")).expect("a schema");
    let validator = jsonschema::draft202012::new(&schema).expect("a schema");
    for (_, evaluation, json) in results() {
        let faults: Vec<_> = validator.iter_errors(&json).map(|fault| fault.to_string()).collect();
        assert_eq!(faults, Vec::<String>::new(), "{}", evaluation.period);
    }
}

#[test]
fn every_number_reads_back_bit_for_bit() {
    let bits = |number: Option<f64>| number.map(f64::to_bits);
    let mut values = 0;
    for (scheme, evaluation, json) in results() {
        for unit in 0..scheme.n_units() {
            for node in 0..scheme.nodes().len() {
                let written = &json["units"][unit]["nodes"][node];
                let result = evaluation.node(NodeIx(node), UnitIx(unit));
                assert_eq!(bits(written["value"].as_f64()), bits(result.value));
                assert_eq!(bits(written["rate"].as_f64()), bits(result.rate));
                assert_eq!(written["code"], scheme.nodes()[node].code());
                values += usize::from(result.value.is_some());
            }
        }
    }
    assert!(values > 500, "{values}");
}

#[test]
fn printed_points_of_the_indicators_add_up_to_the_printed_total() {
    let steps = |text: &Value| -> i64 {
        let text = text.as_str().unwrap_or("0.00");
        let digits: String = text.chars().filter(|character| *character != '.').collect();
        digits.parse().expect("points")
    };
    for (_, _, json) in results() {
        for unit in json["units"].as_array().expect("units") {
            if unit["total"].is_null() || !unit["vetoes"].as_array().expect("vetoes").is_empty() {
                continue;
            }
            let leaves = unit["nodes"]
                .as_array()
                .expect("nodes")
                .iter()
                .filter(|node| node["leaf"] == true);
            let sum: i64 = leaves.map(|node| steps(&node["score"])).sum();
            let total = sum + steps(&unit["bonus"]) - steps(&unit["penalty"]);
            assert_eq!(steps(&unit["total"]), total, "{} {}", json["period"], unit["unit"]);
        }
    }
}
