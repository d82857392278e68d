//! Codes and names: each stands once, and what a data file names is never ambiguous.

use std::collections::HashMap;

use super::super::document::{NodeDocument, SchemeDocument};
use super::faults::Faults;
use super::text;

pub(super) fn check(document: &SchemeDocument, faults: &mut Faults) {
    let codes = |key: &str, codes: Vec<&str>| -> Vec<(String, String)> {
        let places = codes.into_iter().enumerate();
        places
            .map(|(n, code)| (format!("{key}/{n}/code"), code.to_owned()))
            .collect()
    };
    let mut units = codes("/units", document.units.iter().map(|unit| unit.code.as_str()).collect());
    let references = document.references.iter().map(|unit| unit.code.as_str());
    units.extend(codes("/references", references.collect()));
    let groups = document.groups.iter().map(|group| group.code.as_str()).collect();
    let grades = document.grades.iter().map(|grade| grade.code.as_str()).collect();
    let mut nodes = Vec::new();
    node_codes(&document.tree, "/tree", &mut nodes);

    once(units, faults);
    once(unit_names(document), faults);
    once(codes("/groups", groups), faults);
    once(reported_codes(document), faults);
    once(nodes, faults);
    once(codes("/grades", grades), faults);
    groups_of_units(document, faults);
    limits_of_metrics(document, faults);
}

/// The codes that stand in the metric column of a data file: metrics and adjustment items.
fn reported_codes(document: &SchemeDocument) -> Vec<(String, String)> {
    let adjustments = &document.adjustments;
    let items = |key: &str, codes: Vec<&String>| -> Vec<(String, String)> {
        let places = codes.into_iter().enumerate();
        places
            .map(|(n, code)| (format!("{key}/{n}/code"), code.clone()))
            .collect()
    };
    let bonus = adjustments.bonus.items.iter().map(|item| &item.code);
    let penalty = adjustments.penalty.items.iter().map(|item| &item.code);
    let veto = adjustments.veto.iter().map(|veto| &veto.code);
    [
        items("/metrics", document.metrics.iter().map(|metric| &metric.code).collect()),
        items("/adjustments/bonus/items", bonus.collect()),
        items("/adjustments/penalty/items", penalty.collect()),
        items("/adjustments/veto", veto.collect()),
    ]
    .concat()
}

/// Units are found by name too, so a name may stand only once.
fn unit_names(document: &SchemeDocument) -> Vec<(String, String)> {
    let name = |key: &str, n: usize, name: &str| (format!("/{key}/{n}/name"), name.to_owned());
    let units = document.units.iter().enumerate();
    let references = document.references.iter().enumerate();
    units
        .map(|(n, unit)| name("units", n, &unit.name.to_string()))
        .chain(references.map(|(n, unit)| name("references", n, &unit.name.to_string())))
        .collect()
}

fn node_codes(nodes: &[NodeDocument], pointer: &str, codes: &mut Vec<(String, String)>) {
    for (n, node) in nodes.iter().enumerate() {
        codes.push((format!("{pointer}/{n}/code"), node.code.clone()));
        node_codes(&node.children, &format!("{pointer}/{n}/children"), codes);
    }
}

fn once(places: Vec<(String, String)>, faults: &mut Faults) {
    let mut first: HashMap<String, String> = HashMap::new();
    for (pointer, code) in places {
        if let Some(other) = first.get(&code) {
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
    fn a_unit_name_stands_once() {
        assert_eq!(
            faults(&[("/units/2/name", json!("甲县"))]),
            ["/units/2/name “甲县”与 /units/0/name 重复"]
        );
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
