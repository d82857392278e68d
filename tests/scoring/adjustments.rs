//! Bonus, penalty and veto.

use serde_json::{Value, json};

use crate::workings::{Case, one_indicator};

fn scheme() -> Value {
    let mut scheme = one_indicator(
        3,
        100.0,
        json!({"input": "x", "method": {"linear": {"from": 0, "to": 100}}}),
    );
    scheme["adjustments"] = json!({
        "bonus": {"cap": 5, "items": [{"code": "X1", "name": "X1", "points": 2, "cap": 4}, {"code": "X2", "name": "X2", "points": 0.5}]},
        "penalty": {"cap": 10, "items": [{"code": "Y1", "name": "Y1", "points": 3}]},
        "veto": [{"code": "V1", "name": "V1", "score_cap": 59.99, "grade_cap": "fail"}, {"code": "V2", "name": "V2", "grade_cap": "pass"}]});
    scheme["grades"] = json!([{"code": "excellent", "name": "E", "min": 90}, {"code": "good", "name": "G", "min": 80},
        {"code": "pass", "name": "P", "min": 60}, {"code": "fail", "name": "F", "min": 0}]);
    scheme
}

#[test]
fn bonus_and_penalty_have_caps_each_and_together() {
    let case = Case::new(&scheme()).row("2021", "x", "80 80 5");
    let case = case.adjust(
        "2021",
        &[
            (0, "X1", 3),
            (0, "X2", 1),
            (1, "X1", 2),
            (1, "X2", 9),
            (2, "Y1", 2),
            (2, "Y1", 5),
        ],
    );
    assert_eq!(
        case.totals("2021"),
        ["84.50", "85.00", "0.00"],
        "4 + 0.5; 5 at the most; never below 0"
    );
    let unit = &case.evaluate("2021").units[2];
    assert_eq!(
        (unit.bonus.show(2), unit.penalty.show(2)),
        ("0.00".into(), "10.00".into())
    );
}

#[test]
fn a_veto_caps_the_total_and_the_grade_and_the_total_before_it_stays() {
    let case = Case::new(&scheme())
        .row("2021", "x", "92.3 92.3 92.3")
        .adjust("2021", &[(0, "V1", 1), (1, "V2", 1)]);
    let evaluation = case.evaluate("2021");
    let grade = |unit: usize| {
        evaluation.units[unit]
            .grade
            .map(|grade| case.scheme.document().grades[grade].code.clone())
    };
    assert_eq!(case.totals("2021"), ["59.99", "92.30", "92.30"]);
    assert_eq!(evaluation.units[0].before_veto.show(2), "92.30");
    assert_eq!(
        [grade(0), grade(1), grade(2)],
        [Some("fail".into()), Some("pass".into()), Some("excellent".into())]
    );
    assert_eq!(evaluation.units[1].vetoes, ["V2"]);
    assert_eq!(
        evaluation.units[1].grade_reason,
        Some(kaohe::model::evaluation::GradeReason::Veto)
    );
}

#[test]
fn a_veto_counted_zero_times_is_none() {
    let case = Case::new(&scheme())
        .row("2021", "x", "92.3 92.3 92.3")
        .adjust("2021", &[(0, "V1", 0)]);
    assert_eq!(case.totals("2021")[0], "92.30");
}

#[test]
fn a_veto_that_lowers_the_total_is_what_decided_the_grade() {
    use kaohe::model::evaluation::GradeReason;
    let case = Case::new(&scheme())
        .row("2021", "x", "92.3 50 60")
        .adjust("2021", &[(0, "V1", 1), (1, "V1", 1)]);
    let units = case.evaluate("2021").units;
    assert_eq!(units[0].grade_reason, Some(GradeReason::Veto));
    assert_eq!(
        units[1].grade_reason,
        Some(GradeReason::Threshold),
        "50 fails by itself"
    );
}

#[test]
fn a_total_never_prints_above_the_cap_of_a_veto() {
    let mut scheme = scheme();
    scheme["round"] = json!({"decimals": 1});
    let case = Case::new(&scheme)
        .row("2021", "x", "92.3 92.3 92.3")
        .adjust("2021", &[(0, "V1", 1)]);
    assert_eq!(case.totals("2021")[0], "59.9", "60.0 would pass");
}
