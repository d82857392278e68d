//! Any change whatever in a scheme file: it is refused with reasons, or it can be scored.

use std::fs;
use std::path::Path;

use kaohe::exchange::{read_csv, read_scheme};
use kaohe::model::Scheme;
use kaohe::model::state::State;
use kaohe::scoring::evaluate;
use kaohe::text::Lang;
use serde_json::{Value, json};

fn bytes(file: &str) -> Vec<u8> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("sample-data/tiny");
    fs::read(folder.join(file)).expect("a file of the sample")
}

/// Every pointer of a value, the whole of it first.
fn pointers(value: &Value, at: &str, found: &mut Vec<String>) {
    found.push(at.to_owned());
    match value {
        Value::Object(object) => {
            for (key, item) in object {
                pointers(item, &format!("{at}/{key}"), found);
            }
        }
        Value::Array(items) => {
            for (n, item) in items.iter().enumerate() {
                pointers(item, &format!("{at}/{n}"), found);
            }
        }
        _ => {}
    }
}

#[test]
fn a_scheme_changed_anywhere_is_refused_with_places_or_scored_in_finite_numbers() {
    let scheme: Value = serde_json::from_slice(&bytes("scheme.json")).expect("JSON");
    let data = bytes("data.csv");
    let mut places = Vec::new();
    pointers(&scheme, "", &mut places);
    let changes = [
        json!(null),
        json!(-1),
        json!(0),
        json!(0.5),
        json!(1e300),
        json!("W1"),
        json!("jia"),
        json!(""),
        json!([]),
        json!({}),
        json!(true),
        json!({"sum": ["tap_rate", "complaints"]}),
        json!({"growth": {"of": "tap_rate", "over": "year_earlier"}}),
    ];
    let (mut refused, mut scored) = (0, 0);
    for place in &places {
        for change in &changes {
            let mut variant = scheme.clone();
            *variant.pointer_mut(place).expect("a place") = change.clone();
            match read_scheme(variant.to_string().as_bytes()) {
                Ok(scheme) => {
                    scored += 1;
                    score(&scheme, &data, &format!("{place} = {change}"));
                }
                Err(error) => {
                    refused += 1;
                    assert!(!error.problems.is_empty(), "{place} = {change}");
                    for problem in &error.problems {
                        assert!(
                            !problem.what.get(Lang::Zh).is_ascii(),
                            "{place} = {change}: {}",
                            problem.what
                        );
                        assert!(!problem.place.to_string().is_empty(), "{place} = {change}");
                    }
                }
            }
        }
    }
    assert!(refused > 500 && scored > 100, "{refused} refused, {scored} scored");
}

fn score(scheme: &Scheme, data: &[u8], what: &str) {
    let Ok(table) = read_csv(data, scheme, None) else {
        return;
    };
    let dataset = table.to_dataset(scheme);
    for period in dataset.periods().collect::<Vec<_>>() {
        let evaluation = evaluate(scheme, &dataset, period);
        for (unit, _) in scheme.places().take(scheme.n_units()) {
            assert!(evaluation.unit(unit).exact.is_finite(), "{what}");
            for node in 0..scheme.nodes().len() {
                let result = evaluation.node(kaohe::model::NodeIx(node), unit);
                if result.state == State::Value {
                    assert!(
                        result.rate.is_some_and(f64::is_finite),
                        "{what}: {}",
                        scheme.nodes()[node].code()
                    );
                }
            }
        }
    }
}

#[test]
fn deep_nesting_is_read_or_refused_and_never_runs_away() {
    let scheme: Value = serde_json::from_slice(&bytes("scheme.json")).expect("JSON");
    for depth in [20, 55, 200] {
        let input = (0..depth).fold("\"tap_rate\"".to_owned(), |input, _| {
            format!("{{\"log\": {{\"of\": {input}}}}}")
        });
        let mut deep = scheme.clone();
        *deep.pointer_mut("/tree/0/children/0/input").expect("an input") = json!("DEEP");
        let text = deep.to_string().replace("\"DEEP\"", &input);
        assert_eq!(read_scheme(text.as_bytes()).is_ok(), depth < 100, "{depth}");
    }
}
