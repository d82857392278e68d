//! Codes: each stands once, so that what a data file names is never ambiguous.

use std::collections::HashMap;

use super::super::document::{NodeDocument, SchemeDocument};
use super::faults::Faults;
use super::text;

/// A code or name and where it stands.
type Place<'d> = (String, &'d str);

pub(super) fn check(document: &SchemeDocument, faults: &mut Faults) {
    let SchemeDocument {
        units,
        references,
        metrics,
        groups,
        grades,
        adjustments,
        ..
    } = document;
    let mut unit_codes = codes("/units", units.iter().map(|unit| &unit.code));
    unit_codes.extend(codes("/references", references.iter().map(|unit| &unit.code)));
    // Metrics and adjustment items stand in the same column of a data file.
    let mut reported = codes("/metrics", metrics.iter().map(|metric| &metric.code));
    for (key, items) in [
        ("bonus", &adjustments.bonus.items),
        ("penalty", &adjustments.penalty.items),
    ] {
        let pointer = format!("/adjustments/{key}/items");
        reported.extend(codes(&pointer, items.iter().map(|item| &item.code)));
    }
    reported.extend(codes(
        "/adjustments/veto",
        adjustments.veto.iter().map(|veto| &veto.code),
    ));
    let mut nodes = Vec::new();
    node_codes(&document.tree, "/tree", &mut nodes);

    once(unit_codes, faults);
    once(codes("/groups", groups.iter().map(|group| &group.code)), faults);
    once(reported, faults);
    once(nodes, faults);
    once(codes("/grades", grades.iter().map(|grade| &grade.code)), faults);
    groups_of_units(document, faults);
    limits_of_metrics(document, faults);
}

fn codes<'d>(pointer: &str, codes: impl Iterator<Item = &'d String>) -> Vec<Place<'d>> {
    let places = codes.enumerate();
    places
        .map(|(n, code)| (format!("{pointer}/{n}/code"), code.as_str()))
        .collect()
}

fn node_codes<'d>(nodes: &'d [NodeDocument], pointer: &str, places: &mut Vec<Place<'d>>) {
    for (n, node) in nodes.iter().enumerate() {
        places.push((format!("{pointer}/{n}/code"), &node.code));
        node_codes(&node.children, &format!("{pointer}/{n}/children"), places);
    }
}

fn once(places: Vec<Place<'_>>, faults: &mut Faults) {
    let mut first: HashMap<&str, String> = HashMap::new();
    for (pointer, code) in places {
        if let Some(other) = first.get(code) {
            faults.add(
                pointer,
                format!("“{code}”与 {other} 重复"),
                format!("\"{code}\" is already at {other}"),
            );
        } else {
            first.insert(code, pointer);
        }
    }
}

fn groups_of_units(document: &SchemeDocument, faults: &mut Faults) {
    if document.units.is_empty() {
        faults.add("/units", "至少要有一个考核对象", "there must be at least one unit");
    }
    for (n, unit) in document.units.iter().enumerate() {
        match &unit.group {
            Some(code) if document.groups.iter().any(|group| group.code == *code) => {}
            Some(code) => faults.add_with(
                format!("/units/{n}/group"),
                text(format!("没有分类“{code}”"), format!("there is no group \"{code}\"")),
                text(
                    "在 groups 中登记，或改正代码",
                    "enter it in `groups`, or correct the code",
                ),
            ),
            None if document.groups.is_empty() => {}
            None => faults.add(
                format!("/units/{n}"),
                format!("“{}”没有写明所属分类 group", unit.name),
                format!("{} has no group", unit.code),
            ),
        }
    }
}

fn limits_of_metrics(document: &SchemeDocument, faults: &mut Faults) {
    for (n, metric) in document.metrics.iter().enumerate() {
        if let (Some(min), Some(max)) = (metric.min, metric.max)
            && min > max
        {
            faults.add(
                format!("/metrics/{n}/max"),
                format!("应不小于 min（{min}），这里是 {max}"),
                format!("must be at least min ({min}), but is {max}"),
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::faults;
    use serde_json::json;

    #[test]
    fn a_unit_code_stands_once_among_units_and_references() {
        assert_eq!(
            faults(&[
                ("/units/1/code", json!("jia")),
                ("/references", json!([{"code": "bing", "name": "全市"}])),
            ]),
            [
                "/units/1/code “jia”与 /units/0/code 重复",
                "/references/0/code “bing”与 /units/2/code 重复",
            ]
        );
    }

    #[test]
    fn two_units_may_share_a_name() {
        assert!(faults(&[("/units/2/name", json!("甲县"))]).is_empty());
    }

    #[test]
    fn metrics_and_adjustment_items_share_their_codes() {
        let veto = json!({"code": "x", "name": "事故", "score_cap": 59});
        let bonus = json!({"cap": 5, "items": [{"code": "P1", "name": "表彰", "points": 1}]});
        let penalty = json!({"items": [{"code": "P1", "name": "批评", "points": 1}]});
        assert_eq!(
            faults(&[(
                "/adjustments",
                json!({"bonus": bonus, "penalty": penalty, "veto": [veto]})
            )]),
            [
                "/adjustments/penalty/items/0/code “P1”与 /adjustments/bonus/items/0/code 重复",
                "/adjustments/veto/0/code “x”与 /metrics/0/code 重复",
            ]
        );
    }

    #[test]
    fn codes_of_metrics_nodes_groups_and_grades_stand_once() {
        let grade = |min: i32| json!({"code": "good", "name": "良好", "min": min});
        assert_eq!(
            faults(&[
                ("/metrics/1/code", json!("x")),
                ("/tree/1/code", json!("A1")),
                ("/tree/1/input", json!("x")),
                (
                    "/groups",
                    json!([{"code": "g", "name": "甲"}, {"code": "g", "name": "乙"}])
                ),
                ("/units/0/group", json!("g")),
                ("/units/1/group", json!("g")),
                ("/units/2/group", json!("g")),
                ("/grades", json!([grade(80), grade(0)])),
            ]),
            [
                "/groups/1/code “g”与 /groups/0/code 重复",
                "/metrics/1/code “x”与 /metrics/0/code 重复",
                "/tree/1/code “A1”与 /tree/0/children/0/code 重复",
                "/grades/1/code “good”与 /grades/0/code 重复",
            ]
        );
    }

    #[test]
    fn every_unit_is_in_a_group_where_there_are_groups() {
        assert_eq!(
            faults(&[
                ("/groups", json!([{"code": "g", "name": "县组"}])),
                ("/units/0/group", json!("g")),
                ("/units/1/group", json!("区组")),
            ]),
            [
                "/units/1/group 没有分类“区组”（在 groups 中登记，或改正代码）",
                "/units/2 “丙县”没有写明所属分类 group",
            ]
        );
    }

    #[test]
    fn a_metric_has_its_limits_in_order() {
        assert_eq!(
            faults(&[("/metrics/0/min", json!(10)), ("/metrics/0/max", json!(1))]),
            ["/metrics/0/max 应不小于 min（10），这里是 1"]
        );
    }
}
