//! Grades by threshold and quota.

use kaohe::model::evaluation::GradeReason;
use serde_json::{Value, json};

use crate::workings::{Case, one_indicator};

fn grades(n: usize, quota: Value, cells: &str) -> Vec<(String, GradeReason)> {
    let mut scheme = one_indicator(
        n,
        100.0,
        json!({"input": "x", "method": {"linear": {"from": 0, "to": 100}}}),
    );
    scheme["grades"] = json!([{"code": "excellent", "name": "E", "min": 90}, {"code": "good", "name": "G", "min": 80}, {"code": "fail", "name": "F", "min": 0}]);
    if !quota.is_null() {
        scheme["grades"][0]["quota"] = quota;
    }
    let case = Case::new(&scheme).row("2021", "x", cells);
    let units = case.evaluate("2021").units;
    let code = |grade: usize| case.scheme.document().grades[grade].code.clone();
    units
        .iter()
        .map(|unit| (code(unit.grade.expect("a grade")), unit.grade_reason.expect("a reason")))
        .collect()
}

fn named(grades: &[(String, GradeReason)]) -> Vec<&str> {
    grades.iter().map(|(code, _)| code.as_str()).collect()
}

#[test]
fn a_minimum_is_inclusive_on_the_printed_total() {
    let found = grades(4, Value::Null, "90 89.995 89.99 80");
    assert_eq!(named(&found), ["excellent", "excellent", "good", "good"]);
    assert!(found.iter().all(|(_, reason)| *reason == GradeReason::Threshold));
}

#[test]
fn a_quota_lets_in_the_best_and_says_so_to_the_others() {
    // floor(0.3 × 7) = 2.
    let found = grades(7, json!(0.3), "95 94 93 92 91 70 60");
    assert_eq!(
        named(&found),
        ["excellent", "excellent", "good", "good", "good", "fail", "fail"]
    );
    assert_eq!(found[2].1, GradeReason::Quota);
    assert_eq!(found[5].1, GradeReason::Threshold);
}

#[test]
fn equal_places_at_the_border_of_a_quota_all_stay_below() {
    assert_eq!(
        named(&grades(7, json!(0.3), "95 94 94 92 91 70 60")),
        ["excellent", "good", "good", "good", "good", "fail", "fail"]
    );
    assert_eq!(
        named(&grades(4, json!(0.3), "91.2 91.2 90 88")),
        ["good", "good", "good", "good"]
    );
}

#[test]
fn a_quota_counts_as_a_person_does() {
    // 0.3 × 10 is exactly 3, whatever a machine says.
    let found = grades(10, json!(0.3), "99 98 97 96 95 94 93 92 91 90");
    assert_eq!(found.iter().filter(|(code, _)| code == "excellent").count(), 3);
}

#[test]
fn a_quota_by_group_counts_each_group() {
    let mut scheme = one_indicator(
        4,
        100.0,
        json!({"input": "x", "method": {"linear": {"from": 0, "to": 100}}}),
    );
    scheme["groups"] = json!([{"code": "A", "name": "A"}, {"code": "B", "name": "B"}]);
    for (unit, group) in ["A", "A", "B", "B"].iter().enumerate() {
        scheme["units"][unit]["group"] = json!(group);
    }
    scheme["grades"] = json!([{"code": "excellent", "name": "E", "min": 50, "quota": 0.5, "quota_scope": "group"}, {"code": "fail", "name": "F", "min": 0}]);
    let case = Case::new(&scheme).row("2021", "x", "99 98 60 55");
    let found: Vec<_> = case.evaluate("2021").units.iter().map(|unit| unit.grade).collect();
    assert_eq!(found, [Some(0), Some(1), Some(0), Some(1)]);
}

#[test]
fn a_minimum_with_more_decimals_than_the_total_is_not_rounded_down() {
    let mut scheme = one_indicator(
        2,
        100.0,
        json!({"input": "x", "method": {"linear": {"from": 0, "to": 100}}}),
    );
    scheme["round"] = json!({"decimals": 0});
    scheme["grades"] = json!([{"code": "pass", "name": "P", "min": 59.4}, {"code": "fail", "name": "F", "min": 0}]);
    let case = Case::new(&scheme).row("2021", "x", "59 60");
    let units = case.evaluate("2021").units;
    assert_eq!([units[0].grade, units[1].grade], [Some(1), Some(0)]);
}
