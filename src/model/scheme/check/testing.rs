//! A small scheme and what the checks say after changes in it; only for tests.

use serde_json::{Map, Value, json};

use super::super::document::SchemeDocument;
use crate::error::Problem;
use crate::text::Lang;

/// Three counties, two metrics, a criterion with two indicators and an indicator beside it.
fn scheme() -> Value {
    json!({
        "format": 1,
        "periods": ["2020", "2021"],
        "units": [
            {"code": "jia", "name": "甲县"}, {"code": "yi", "name": "乙县"}, {"code": "bing", "name": "丙县"}
        ],
        "metrics": [{"code": "x", "name": "出口"}, {"code": "y", "name": "进口"}],
        "tree": [
            {"code": "A", "name": "规模", "weight": 60, "children": [
                {"code": "A1", "name": "出口", "weight": 40, "definition": "出口额", "input": "x",
                 "method": {"linear": {"from": 0, "to": 10}}},
                {"code": "A2", "name": "出口增速", "weight": 20, "definition": "出口增速",
                 "input": {"growth": {"of": "x"}}, "method": {"min_max": {}}}
            ]},
            {"code": "B", "name": "进口", "weight": 40, "definition": "进口额", "input": "y",
             "method": {"linear": {"from": 0, "to": 10}}}
        ]
    })
}

/// The Chinese lines of the faults after some changes, each at a JSON pointer.
pub(super) fn faults(changes: &[(&str, Value)]) -> Vec<String> {
    lines(&super::problems(&document(changes)))
}

/// The Chinese lines of the warnings after some changes.
pub(super) fn warnings(changes: &[(&str, Value)]) -> Vec<String> {
    lines(&super::warnings(&document(changes)))
}

fn document(changes: &[(&str, Value)]) -> SchemeDocument {
    let mut scheme = scheme();
    for (pointer, value) in changes {
        put(&mut scheme, pointer, value.clone());
    }
    serde_json::from_value(scheme).expect("a document")
}

/// Puts a value at a pointer; `null` takes it away.
fn put(scheme: &mut Value, pointer: &str, value: Value) {
    let (parent, key) = pointer.rsplit_once('/').expect("a pointer");
    match scheme.pointer_mut(parent).expect("its parent") {
        Value::Object(object) => set(object, key, value),
        Value::Array(items) => items[key.parse::<usize>().expect("a number")] = value,
        _ => panic!("{pointer}"),
    }
}

fn set(object: &mut Map<String, Value>, key: &str, value: Value) {
    if value.is_null() {
        object.remove(key);
    } else {
        object.insert(key.to_owned(), value);
    }
}

fn lines(problems: &[Problem]) -> Vec<String> {
    let line = |problem: &Problem| {
        let fix = problem.fix.as_ref();
        let fix = fix.map_or_else(String::new, |fix| format!("（{}）", fix.get(Lang::Zh)));
        format!("{} {}{fix}", problem.place, problem.what.get(Lang::Zh))
    };
    problems.iter().map(line).collect()
}

#[test]
fn the_scheme_that_the_tests_start_from_is_sound() {
    assert_eq!(faults(&[]), [""; 0]);
    assert_eq!(warnings(&[]), [""; 0]);
}
