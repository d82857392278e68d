//! Pending, missing, not applicable, undefined and zero are never confused.

use kaohe::model::{State, UnitIx};
use serde_json::{Value, json};

use crate::workings::{Case, metrics, one_indicator, units};

fn growth(indicator: Value) -> Value {
    let mut indicator = indicator;
    indicator["input"] = json!({"growth": {"of": "x", "over": "previous"}});
    indicator["method"] = json!({"bands": {"steps": [{"ge": 3, "rate": 1}, {"ge": 0, "rate": 0.6}]}});
    indicator
}

#[test]
fn growth_from_a_zero_base_has_its_own_rule() {
    let scheme = one_indicator(4, 4.0, growth(json!({"zero_base": {"grew": 1, "flat": 0.6}})));
    let case = Case::new(&scheme)
        .row("2020", "x", "0 0 missing 10")
        .row("2021", "x", "3 0 5 10");
    assert_eq!(case.scores("2021", "X"), ["4.00", "2.40", "0.00", "2.40"]);
    let state = |unit| case.evaluate("2021").node(case.node("X"), UnitIx(unit)).state;
    assert_eq!(
        [state(0), state(1), state(2), state(3)],
        [State::Undefined, State::Undefined, State::Missing, State::Value]
    );
}

#[test]
fn an_undefined_share_may_mean_that_nothing_was_due() {
    let input = json!({"input": {"ratio": {"num": "x", "den": "y", "scale": 100}}, "undefined": "not_applicable",
        "method": {"attainment": {"target": 100}}});
    let case = Case::new(&one_indicator(2, 5.0, input))
        .row("2021", "x", "0 1")
        .row("2021", "y", "0 2");
    assert_eq!(case.scores("2021", "X"), ["NotApplicable", "2.50"]);
}

#[test]
fn the_rate_named_for_an_undefined_share_goes_before_the_rule_for_missing_values() {
    let input = json!({"input": {"ratio": {"num": "x", "den": "y"}}, "undefined": 0.5, "missing": "group_mean",
        "method": {"linear": {"from": 0, "to": 10}}});
    let case = Case::new(&one_indicator(3, 10.0, input))
        .row("2021", "x", "1 8 missing")
        .row("2021", "y", "0 1 1");
    assert_eq!(case.scores("2021", "X"), ["5.00", "8.00", "8.00"]);
}

#[test]
fn one_missing_year_breaks_two_years_of_growth() {
    let case = Case::new(&one_indicator(1, 4.0, growth(json!({}))));
    let case = case
        .row("2017", "x", "1")
        .row("2018", "x", "missing")
        .row("2019", "x", "2")
        .row("2020", "x", "3");
    assert_eq!(case.scores("2018", "X"), ["0.00"]);
    assert_eq!(case.scores("2019", "X"), ["0.00"]);
    assert_eq!(case.scores("2020", "X"), ["4.00"]);
}

/// Two indicators of 6 and 4 points; the first has a missing rule.
fn two(rule: &str) -> Case {
    let scheme = json!({"format": 1, "units": units(4), "metrics": metrics(&["x", "y"]), "tree": [
        {"code": "X", "name": "X", "weight": 6, "missing": rule, "input": "x", "method": {"linear": {"from": 0, "to": 10, "floor": 0.1}}},
        {"code": "Y", "name": "Y", "weight": 4, "input": "y", "method": {"linear": {"from": 0, "to": 10}}}]});
    Case::new(&scheme)
        .row("2020", "x", "9 1 1 1")
        .row("2021", "x", "missing 4 6 2")
        .row("2021", "y", "5 5 5 5")
}

#[test]
fn every_missing_rule_does_what_it_says() {
    let first = |rule: &str| {
        (
            two(rule).scores("2021", "X")[0].clone(),
            two(rule).totals("2021")[0].clone(),
        )
    };
    assert_eq!(first("zero"), ("0.00".into(), "2.00".into()));
    assert_eq!(first("floor"), ("0.60".into(), "2.60".into()));
    assert_eq!(first("block"), ("Missing".into(), "none".into()));
    assert_eq!(
        first("exclude"),
        ("Missing".into(), "5.00".into()),
        "its weight went to Y"
    );
    assert_eq!(
        first("group_mean"),
        ("2.40".into(), "4.40".into()),
        "the mean of 4, 6 and 2"
    );
    assert_eq!(first("group_median"), ("2.40".into(), "4.40".into()));
    assert_eq!(first("previous"), ("5.40".into(), "7.40".into()));
}

#[test]
fn a_unit_with_something_pending_is_provisional_and_has_no_place() {
    let case = two("zero").row("2021", "x", "- 4 6 2");
    let evaluation = case.evaluate("2021");
    let unit = &evaluation.units[0];
    assert!(unit.provisional);
    assert_eq!(unit.lacking, [case.node("X")]);
    assert_eq!((unit.rank, unit.group_rank, unit.grade), (None, None, None));
    assert_eq!(evaluation.units[2].rank, Some(1));
    assert_eq!(case.totals("2021")[0], "2.00", "the points so far");
}

#[test]
fn a_period_without_data_is_all_pending() {
    let case = two("zero");
    let evaluation = case.evaluate("2030");
    assert!(
        evaluation
            .units
            .iter()
            .all(|unit| unit.provisional && unit.rank.is_none())
    );
}

#[test]
fn zero_is_a_value() {
    let case = two("exclude").row("2021", "x", "0 4 6 2");
    let evaluation = case.evaluate("2021");
    assert!(!evaluation.units[0].provisional);
    assert_eq!(evaluation.node(case.node("X"), UnitIx(0)).state, State::Value);
}

#[test]
fn parts_of_a_sum_that_do_not_apply_are_left_out_unless_all_are() {
    let sum = json!({"input": {"sum": ["x", "y"]}, "method": {"linear": {"from": 0, "to": 10}}});
    let case = Case::new(&one_indicator(5, 10.0, sum));
    let case = case
        .row("2021", "x", "NA NA NA NA 3")
        .row("2021", "y", "4 NA - missing 4");
    assert_eq!(
        case.scores("2021", "X"),
        ["4.00", "NotApplicable", "Pending", "0.00", "7.00"]
    );
    let ratio = json!({"input": {"ratio": {"num": "x", "den": "y"}}, "method": {"linear": {"from": 0, "to": 10}}});
    let case = Case::new(&one_indicator(2, 10.0, ratio))
        .row("2021", "x", "NA -")
        .row("2021", "y", "- missing");
    assert_eq!(
        case.scores("2021", "X"),
        ["NotApplicable", "Pending"],
        "not applicable goes before pending before missing"
    );
}

/// The share x/y of a unit that reported it, of one that did not, and of one with a share of nothing.
fn shares(rules: Value) -> Case {
    let mut indicator = rules;
    indicator["input"] = json!({"ratio": {"num": "x", "den": "y"}});
    indicator["method"] = indicator["method"]
        .as_object()
        .map_or(json!({"linear": {"from": 0, "to": 1}}), |method| json!(method));
    Case::new(&one_indicator(3, 10.0, indicator))
        .row("2021", "x", "8 missing 0")
        .row("2021", "y", "10 10 0")
}

#[test]
fn what_is_put_in_never_hides_whether_it_was_missing_or_undefined() {
    let case = shares(json!({"missing": "group_mean"}));
    let evaluation = case.evaluate("2021");
    let state = |unit| evaluation.node(case.node("X"), UnitIx(unit)).state;
    assert_eq!(
        [state(0), state(1), state(2)],
        [State::Value, State::Missing, State::Undefined]
    );
    assert_eq!(case.scores("2021", "X"), ["8.00", "8.00", "8.00"]);
}

#[test]
fn an_undefined_input_with_a_rule_of_its_own_is_not_treated_as_missing() {
    let case = shares(json!({"missing": "group_mean", "undefined": 0.5}));
    assert_eq!(case.scores("2021", "X"), ["8.00", "8.00", "5.00"]);
    let case = shares(json!({"missing": "block", "undefined": 0.5}));
    let units = case.evaluate("2021").units;
    assert_eq!(case.totals("2021"), ["8.00", "none", "5.00"]);
    let lacking: Vec<_> = units.iter().map(|unit| unit.lacking.len()).collect();
    assert_eq!(lacking, [0, 1, 0], "only the unit without a total lacks anything");
}

#[test]
fn growth_from_zero_keeps_its_rule_where_other_undefined_inputs_do_not_apply() {
    let rules = json!({"zero_base": {"grew": 1, "flat": 0.6}, "undefined": "not_applicable"});
    let case = Case::new(&one_indicator(2, 4.0, growth(rules)))
        .row("2020", "x", "0 0")
        .row("2021", "x", "3 0");
    assert_eq!(case.scores("2021", "X"), ["4.00", "2.40"]);
}

#[test]
fn average_annual_growth_from_a_zero_base_has_the_same_rule() {
    let mut indicator = growth(json!({"zero_base": {"grew": 1, "flat": 0.6}}));
    indicator["input"] = json!({"cagr": {"of": "x", "over": "2019"}});
    let case = Case::new(&one_indicator(2, 4.0, indicator))
        .row("2019", "x", "0 0")
        .row("2021", "x", "3 0");
    assert_eq!(case.scores("2021", "X"), ["4.00", "2.40"]);
}

#[test]
fn while_the_unit_compared_with_is_pending_so_is_the_rate() {
    let input = json!({"input": "x", "method": {"benchmark_gap": {"reference": "u0", "at": 0.8, "per": 0.1}}});
    let case = Case::new(&one_indicator(2, 10.0, input)).row("2021", "x", "- 5");
    let unit = &case.evaluate("2021").units[1];
    assert!(
        unit.provisional && unit.overall_place.is_none(),
        "the other may still report"
    );
}

#[test]
fn values_that_were_put_in_are_no_part_of_an_aggregate() {
    // 3/10 and 2/10 together are 25 %; the third, with 5 of an unknown number, is not counted.
    let case = Case::new(&one_indicator(
        3,
        10.0,
        json!({"input": {"ratio": {"num": "x", "den": "y", "scale": 100}}, "missing": "group_mean",
            "method": {"benchmark_gap": {"reference": "aggregate", "at": 0.5, "per": 0.01}}}),
    ))
    .row("2021", "x", "3 2 5")
    .row("2021", "y", "10 10 missing");
    assert_eq!(case.scores("2021", "X"), ["5.50", "4.50", "5.00"]);
}

#[test]
fn nobody_is_compared_with_a_unit_to_which_a_blend_does_not_apply() {
    let blend = json!({"method": {"blend": {"parts": [
        {"share": 0.5, "input": "x", "method": {"min_max": {}}}, {"share": 0.5, "input": "y", "method": {"linear": {"from": 0, "to": 10}}}]}},
        "not_applicable": ["u2"]});
    let case = Case::new(&one_indicator(3, 10.0, blend))
        .row("2021", "x", "1 2 100")
        .row("2021", "y", "10 10 10");
    assert_eq!(case.scores("2021", "X"), ["5.00", "10.00", "NotApplicable"]);
}
