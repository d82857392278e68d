//! Weights by AHP, entropy and CRITIC agree with pymcdm, scikit-criteria and pyDecision.
//!
//! `data/mcdm` holds what the libraries made of judgements and of the synthetic index.

use kaohe::analysis::weights::{Pairwise, ahp, critic, entropy};
use serde_json::Value;

fn path(name: &str) -> std::path::PathBuf {
    std::path::Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/scoring/data")
        .join(name)
}

/// The rows of a table by their headings.
fn table(name: &str) -> Vec<std::collections::BTreeMap<String, String>> {
    let mut reader = csv::Reader::from_path(path(name)).expect("a table");
    reader.deserialize().map(|row| row.expect("a row")).collect()
}

fn number(text: &str) -> f64 {
    text.parse().expect("a number")
}

#[track_caller]
fn assert_close(name: &str, found: &[f64], wanted: &[f64]) {
    assert_eq!(found.len(), wanted.len(), "{name}");
    for (found, wanted) in found.iter().zip(wanted) {
        assert!((found - wanted).abs() < 1e-9, "{name}: {found} {wanted}");
    }
}

#[test]
fn judgements_give_the_eigenvector_and_the_ratio_of_the_libraries() {
    let text = std::fs::read_to_string(path("mcdm/ahp.json")).expect("cases");
    let cases: Value = serde_json::from_str(&text).expect("JSON");
    for case in cases["cases"].as_array().expect("cases") {
        let matrix: Vec<Vec<f64>> = serde_json::from_value(case["matrix"].clone()).expect("a matrix");
        let n = matrix.len();
        let above: Vec<f64> = (0..n).flat_map(|row| matrix[row][row + 1..].to_vec()).collect();
        let found = ahp(&Pairwise::new(n, &above).expect("a table"));
        let theirs = &case["pydecision_max_eigen"];
        let weights: Vec<f64> = serde_json::from_value(theirs["weights"].clone()).expect("weights");
        let name = case["name"].as_str().expect("a name");
        assert_close(name, &found.weights, &weights);
        assert_close(name, &[found.ratio], &[theirs["cr"].as_f64().expect("a ratio")]);
    }
}

#[test]
fn data_give_the_entropy_and_critic_weights_of_the_libraries() {
    let (criteria, data) = (table("mcdm/criteria.csv"), table("synthetic/iData.csv"));
    let wanted = table("mcdm/objective_weights.csv");
    let column = |code: &str| -> Vec<f64> { data.iter().map(|row| number(&row[code])).collect() };
    let codes: Vec<&str> = wanted.iter().map(|row| row["iCode"].as_str()).collect();
    let raw: Vec<Vec<f64>> = codes.iter().map(|code| column(code)).collect();
    let theirs = |name: &str| -> Vec<f64> { wanted.iter().map(|row| number(&row[name])).collect() };
    let found = entropy(&raw).expect("weights");
    assert_close("pymcdm", &found, &theirs("pymcdm_entropy"));
    assert_close("scikit-criteria", &found, &theirs("skc_entropy"));
    // What counts against a unit is turned round, as it is in a rate.
    let turned = codes.iter().zip(&raw).map(|(code, column)| {
        let criterion = criteria.iter().find(|row| row["iCode"] == *code).expect("a criterion");
        let sign = number(&criterion["type"]);
        column.iter().map(|value| sign * value).collect()
    });
    let found = critic(&turned.collect::<Vec<_>>()).expect("weights");
    assert_close("pymcdm", &found, &theirs("pymcdm_critic_on_minmax"));
    assert_close("scikit-criteria", &found, &theirs("skc_critic"));
}
