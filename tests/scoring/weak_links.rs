//! Weak links by rule.

use kaohe::model::UnitIx;
use kaohe::model::evaluation::WeakReason;
use serde_json::json;

use crate::workings::{Case, one_indicator, period};

fn case(weak: serde_json::Value) -> Case {
    let mut scheme = one_indicator(
        4,
        10.0,
        json!({"input": "x", "method": {"linear": {"from": 0, "to": 100}}}),
    );
    scheme["weak"] = weak;
    Case::new(&scheme)
        .row("2019", "x", "90 90 90 95")
        .row("2020", "x", "85 90 90 94")
        .row("2021", "x", "59.9 70 90 93.9")
}

fn weak(case: &Case, at: &str) -> Vec<Option<WeakReason>> {
    let evaluation = case.evaluate(at);
    (0..4)
        .map(|unit| evaluation.node(case.node("X"), UnitIx(unit)).weak)
        .collect()
}

#[test]
fn a_rate_below_the_limit_is_weak() {
    assert_eq!(
        weak(&case(json!({"rate_below": 0.6})), "2021"),
        [Some(WeakReason::RateBelow), None, None, None]
    );
    assert_eq!(
        weak(&case(json!({"rate_below": 0.599})), "2021"),
        [None; 4],
        "the limit itself is not weak"
    );
}

#[test]
fn a_rate_far_below_the_mean_is_weak() {
    // The mean is 0.7845; 90 % of it 0.706.
    let reason = Some(WeakReason::BelowMean);
    assert_eq!(
        weak(&case(json!({"below_mean": 0.9})), "2021"),
        [reason, reason, None, None]
    );
}

#[test]
fn a_rate_that_keeps_falling_is_weak() {
    let reason = Some(WeakReason::Falling);
    assert_eq!(
        weak(&case(json!({"falling_periods": 2})), "2021"),
        [reason, None, None, reason]
    );
    assert_eq!(
        weak(&case(json!({"falling_periods": 2})), "2020"),
        [None; 4],
        "2018 is not known"
    );
    assert_eq!(
        weak(&case(json!({"falling_periods": 1})), "2021"),
        [reason, reason, None, reason]
    );
}

#[test]
fn a_period_that_is_set_apart_is_not_compared_with_but_its_data_are_read() {
    let mut scheme = one_indicator(
        4,
        10.0,
        json!({"input": {"increment": {"of": "x", "over": "previous"}}, "method": {"linear": {"from": -50, "to": 50}}}),
    );
    scheme["weak"] = json!({"falling_periods": 1});
    scheme["periods"] = json!(["2020", "2021"]);
    scheme["closing"] = json!({"earlier": 0.5, "last": 0.5});
    let mut case = Case::new(&scheme)
        .row("2019", "x", "90 90 90 95")
        .row("2020", "x", "85 90 90 94")
        .row("2021", "x", "59.9 70 90 93.9");
    let falling = Some(WeakReason::Falling);
    assert_eq!(weak(&case, "2021")[..2], [falling, falling]);
    let compared = case.evaluate("2021");
    assert!(compared.units[0].change.is_some() && compared.units[0].closing.is_some());
    case.dataset.set_apart([period("2020")]);
    let apart = case.evaluate("2021");
    assert_eq!(weak(&case, "2021"), [None; 4]);
    assert!(apart.units[0].change.is_none() && apart.units[0].closing.is_none());
    assert!(apart.earlier.is_empty(), "no point of a trend");
    assert_eq!(
        apart.units[0].total, compared.units[0].total,
        "the increment is the same"
    );
}

#[test]
fn nothing_is_weak_unless_the_scheme_says_when() {
    assert_eq!(weak(&case(json!({})), "2021"), [None; 4]);
}
