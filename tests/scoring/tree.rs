//! Weights shared out, criteria aggregated, points rounded once.

use kaohe::model::UnitIx;
use serde_json::{Value, json};

use crate::workings::{Case, metrics, units};

fn rate(code: &str, weight: f64, metric: &str) -> Value {
    json!({"code": code, "name": code, "weight": weight, "missing": "exclude", "input": metric, "method": {"linear": {"from": 0, "to": 1}}})
}

#[test]
fn weight_of_what_does_not_apply_goes_to_the_siblings_in_proportion() {
    // A criterion of 20 points: B1 12 (rate 1), B2 4 (N/A), B3 4 (rate 0.5) → 15.00 and 2.50.
    let scheme = json!({"format": 1, "units": units(1), "metrics": metrics(&["x", "y", "z"]), "tree": [
        {"code": "B", "name": "B", "weight": 20, "children": [rate("B1", 12.0, "x"), rate("B2", 4.0, "y"), rate("B3", 4.0, "z")]}]});
    let case = Case::new(&scheme)
        .row("2021", "x", "1")
        .row("2021", "y", "NA")
        .row("2021", "z", "0.5");
    assert_eq!(
        (case.scores("2021", "B1"), case.scores("2021", "B3")),
        (vec!["15.00".into()], vec!["2.50".into()])
    );
    assert_eq!(case.totals("2021"), ["17.50"]);
}

#[test]
fn a_criterion_with_nothing_left_shares_its_weight_among_its_siblings() {
    let scheme = json!({"format": 1, "units": units(1), "metrics": metrics(&["x", "y", "z"]), "tree": [
        {"code": "A", "name": "A", "weight": 60, "children": [rate("A1", 30.0, "x"), rate("A2", 30.0, "y")]},
        {"code": "B", "name": "B", "weight": 30, "children": [rate("B1", 30.0, "z")]},
        {"code": "C", "name": "C", "weight": 10, "children": [rate("C1", 10.0, "z")]}]});
    let case = Case::new(&scheme)
        .row("2021", "x", "NA")
        .row("2021", "y", "NA")
        .row("2021", "z", "0.5");
    let evaluation = case.evaluate("2021");
    let weight = |code: &str| evaluation.node(case.node(code), UnitIx(0)).effective_weight;
    assert_eq!([weight("A"), weight("B"), weight("C")], [0.0, 75.0, 25.0]);
    assert_eq!(case.totals("2021"), ["50.00"]);
}

#[test]
fn criteria_aggregate_as_they_say() {
    let of = |aggregation: &str, cells: [&str; 2]| {
        let scheme = json!({"format": 1, "units": units(1), "metrics": metrics(&["x", "y"]), "tree": [
            {"code": "A", "name": "A", "weight": 100, "aggregation": aggregation, "children": [rate("A1", 75.0, "x"), rate("A2", 25.0, "y")]}]});
        Case::new(&scheme)
            .row("2021", "x", cells[0])
            .row("2021", "y", cells[1])
            .totals("2021")[0]
            .clone()
    };
    assert_eq!(of("arithmetic", ["0.8", "0.4"]), "70.00");
    // exp(0.75 ln 0.8 + 0.25 ln 0.4) = 0.672717…
    assert_eq!(of("geometric", ["0.8", "0.4"]), "67.27");
    // 1 / (0.75/0.8 + 0.25/0.4) = 0.64
    assert_eq!(of("harmonic", ["0.8", "0.4"]), "64.00");
    assert_eq!(of("minimum", ["0.8", "0.4"]), "40.00");
    assert_eq!(of("geometric", ["0.8", "0"]), "0.00");
    assert_eq!(of("harmonic", ["0.8", "0"]), "0.00");
    assert_eq!(of("geometric", ["0.8", "NA"]), "80.00");
}

#[test]
fn a_criterion_below_its_least_share_is_itself_missing() {
    let of = |missing: &str| {
        let scheme = json!({"format": 1, "units": units(2), "metrics": metrics(&["x", "y", "z"]), "tree": [
            {"code": "A", "name": "A", "weight": 60, "min_available": 0.6, "missing": missing,
             "children": [rate("A1", 30.0, "x"), rate("A2", 30.0, "y")]},
            rate("Z", 40.0, "z")]});
        Case::new(&scheme)
            .row("2021", "x", "0.5 0.5")
            .row("2021", "y", "0.5 missing")
            .row("2021", "z", "1 1")
    };
    assert_eq!(of("zero").totals("2021"), ["70.00", "40.00"]);
    assert_eq!(of("exclude").totals("2021"), ["70.00", "100.00"]);
    assert_eq!(of("block").totals("2021"), ["70.00", "none"]);
}

#[test]
fn points_are_rounded_once_where_the_scheme_says() {
    let of = |at: &str| {
        let tree: Vec<_> = ["x", "y", "z"].iter().map(|metric| rate(metric, 1.0, metric)).collect();
        let scheme = json!({"format": 1, "units": units(1), "metrics": metrics(&["x", "y", "z"]), "tree": tree, "round": {"at": at, "decimals": 2}});
        let case = Case::new(&scheme)
            .row("2021", "x", "0.334")
            .row("2021", "y", "0.334")
            .row("2021", "z", "0.334");
        case.totals("2021")[0].clone()
    };
    assert_eq!(of("indicator"), "0.99", "0.33 three times");
    assert_eq!(of("total"), "1.00", "1.002");
}

#[test]
fn the_printed_column_adds_up() {
    let scheme = json!({"format": 1, "units": units(1), "metrics": metrics(&["x", "y"]), "tree": [
        {"code": "A", "name": "A", "children": [rate("A1", 1.0, "x"), rate("A2", 1.0, "y")]}]});
    let case = Case::new(&scheme).row("2021", "x", "0.285").row("2021", "y", "0.285");
    assert_eq!(case.scores("2021", "A1"), ["0.29"]);
    assert_eq!(case.scores("2021", "A"), ["0.58"]);
    assert_eq!(case.totals("2021"), ["0.58"]);
}

#[test]
fn a_criterion_with_nothing_available_is_missing_like_one_with_too_little() {
    let scheme = |rule: &str| {
        json!({"format": 1, "units": units(1), "metrics": metrics(&["x", "y", "z"]), "tree": [
            {"code": "A", "name": "A", "min_available": 0.6, "missing": rule, "children": [rate("A1", 5.0, "x"), rate("A2", 5.0, "y")]},
            {"code": "B", "name": "B", "children": [rate("B1", 10.0, "z")]}]})
    };
    let total = |rule: &str, x: &str| {
        let case = Case::new(&scheme(rule)).row("2021", "x", x);
        case.row("2021", "y", "missing").row("2021", "z", "1").totals("2021")[0].clone()
    };
    for x in ["1", "missing"] {
        assert_eq!(total("zero", x), "10.00", "x is {x}");
        assert_eq!(total("exclude", x), "20.00", "x is {x}");
        assert_eq!(total("block", x), "none", "x is {x}");
    }
    let case = Case::new(&scheme("block")).row("2021", "x", "1");
    let unit = &case
        .row("2021", "y", "missing")
        .row("2021", "z", "1")
        .evaluate("2021")
        .units[0];
    assert_eq!(unit.lacking.len(), 1, "it says what the total lacks");
}

#[test]
fn what_a_subtraction_leaves_over_makes_no_points_of_zero() {
    // 0.3 − (0.1 + 0.2) is 0 to a person, and a geometric mean of 0 is 0.
    let left_over =
        json!({"weighted": [{"of": "x", "times": 0.1}, {"of": "x", "times": 0.2}, {"of": "x", "times": -0.3}]});
    let mut first = rate("A1", 1.0, "x");
    first["input"] = left_over;
    let scheme = json!({"format": 1, "units": units(1), "metrics": metrics(&["x"]), "tree": [
        {"code": "A", "name": "A", "aggregation": "geometric", "children": [first, rate("A2", 19.0, "x")]}]});
    assert_eq!(Case::new(&scheme).row("2021", "x", "1").totals("2021"), ["0.00"]);
}
