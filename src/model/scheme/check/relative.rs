//! Relative methods: their parameters, and a scope in which there is somebody to compare with.

use std::collections::BTreeMap;

use super::super::method::{Method, Rule, Scope};
use super::super::relative::RankPoints;
use super::faults::Faults;
use super::known::{Known, Placed};
use super::text;

pub(super) fn parameters(rule: &Rule, pointer: &str, faults: &mut Faults) {
    match rule {
        Rule::MinMax(min_max) => {
            faults.below_one(format!("{pointer}/base"), min_max.base);
            faults.not_negative(format!("{pointer}/all_equal"), min_max.all_equal);
        }
        Rule::RankPoints(rank_points) => places(rank_points, pointer, faults),
        Rule::ZScore(z_score) => faults.positive(format!("{pointer}/sd"), z_score.sd),
        _ => {}
    }
}

fn places(rank_points: &RankPoints, pointer: &str, faults: &mut Faults) {
    faults.positive(format!("{pointer}/first"), rank_points.first);
    match (rank_points.step, rank_points.last) {
        (Some(step), None) => faults.positive(format!("{pointer}/step"), step),
        (None, Some(last)) => {
            faults.not_negative(format!("{pointer}/last"), last);
            if last >= rank_points.first {
                let first = rank_points.first;
                faults.add(
                    format!("{pointer}/last"),
                    format!("应小于第一名的得分率 {first}，这里是 {last}"),
                    format!("must be less than the rate of the first place, {first}, but is {last}"),
                );
            }
        }
        _ => faults.add(
            pointer,
            "应写明 step、last 之一，且只写一个",
            "name exactly one of step, last",
        ),
    }
}

/// Whether each unit of a relative indicator has another to be compared with.
pub(super) fn scope(placed: &Placed<'_>, method: &Method, pointer: &str, known: &Known<'_>, faults: &mut Faults) {
    if !method.rule.is_relative() {
        return;
    }
    let by_group = !matches!(method.rule, Rule::BenchmarkGap(_)) && method.scope.unwrap_or_default() == Scope::Group;
    // Where a group is wrong it has been named; counting its units would only repeat it.
    if by_group && !known.every_unit_has_its_group() {
        return;
    }
    let mut scopes: BTreeMap<&str, usize> = BTreeMap::new();
    for unit in known.units_of(placed.node) {
        let group = unit.group.as_deref().filter(|_| by_group).unwrap_or_default();
        *scopes.entry(group).or_default() += 1;
    }
    for (group, _) in scopes.iter().filter(|(_, count)| **count < 2) {
        let (zh, en) = match known.document.groups.iter().find(|known| known.code == *group) {
            Some(group) => (
                format!("分类“{}”中只有一个考核对象涉及此项，无从比较", group.name),
                format!("in the group \"{}\" it applies to one unit only", group.code),
            ),
            None => (
                "只有一个考核对象涉及此项，无从比较".to_owned(),
                "it applies to one unit only".to_owned(),
            ),
        };
        faults.add_with(
            pointer,
            text(zh, en),
            text(
                "比较范围 scope 改为 all，或换用与自己比的方法",
                "make the `scope` all, or use an absolute method",
            ),
        );
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::faults;
    use serde_json::{Value, json};

    fn with_method(method: Value) -> Vec<String> {
        faults(&[("/tree/1/method", method)])
    }

    #[test]
    fn places_go_down_by_a_step_or_to_a_last_rate() {
        let wrong = "/tree/1/method/rank_points 应写明 step、last 之一，且只写一个";
        assert_eq!(with_method(json!({"rank_points": {}})), [wrong]);
        assert_eq!(with_method(json!({"rank_points": {"step": 0.1, "last": 0.6}})), [wrong]);
        assert_eq!(
            with_method(json!({"rank_points": {"step": -0.1}})),
            ["/tree/1/method/rank_points/step 应大于 0，这里是 -0.1"]
        );
        assert_eq!(
            with_method(json!({"rank_points": {"first": 0.6, "last": 0.6}})),
            ["/tree/1/method/rank_points/last 应小于第一名的得分率 0.6，这里是 0.6"]
        );
    }

    #[test]
    fn parameters_of_relative_methods_are_in_range() {
        assert_eq!(
            with_method(json!({"min_max": {"base": 1, "all_equal": -1}})),
            [
                "/tree/1/method/min_max/base 应不小于 0 且小于 1，这里是 1",
                "/tree/1/method/min_max/all_equal 应不小于 0，这里是 -1",
            ]
        );
        assert_eq!(
            with_method(json!({"z_score": {"sd": 0}})),
            ["/tree/1/method/z_score/sd 应大于 0，这里是 0"]
        );
    }

    #[test]
    fn a_group_of_one_has_nobody_to_compare_with() {
        let groups = json!([{"code": "c", "name": "县组"}, {"code": "d", "name": "区组"}]);
        let changes = [
            ("/groups", groups),
            ("/units/0/group", json!("c")),
            ("/units/1/group", json!("c")),
            ("/units/2/group", json!("d")),
        ];
        assert_eq!(
            faults(&changes),
            [
                "/tree/0/children/1/method/min_max 分类“区组”中只有一个考核对象涉及此项，无从比较\
              （比较范围 scope 改为 all，或换用与自己比的方法）"
            ]
        );
        let all = [("/tree/0/children/1/method", json!({"min_max": {"scope": "all"}}))];
        assert_eq!(faults(&[changes.as_slice(), all.as_slice()].concat()), [""; 0]);
    }

    #[test]
    fn an_indicator_that_applies_to_one_unit_cannot_be_relative() {
        let why = "只有一个考核对象涉及此项，无从比较（比较范围 scope 改为 all，或换用与自己比的方法）";
        assert_eq!(
            faults(&[
                ("/tree/1/not_applicable", json!(["jia", "yi"])),
                (
                    "/tree/1/method",
                    json!({"benchmark_gap": {"reference": "aggregate", "at": 0.8, "per": 0.02}})
                ),
            ]),
            [format!("/tree/1/method/benchmark_gap {why}")]
        );
        let part = json!({"share": 1, "input": "y", "method": {"percentile": {}}});
        assert_eq!(
            faults(&[
                ("/tree/1/not_applicable", json!(["jia", "yi"])),
                ("/tree/1/input", Value::Null),
                ("/tree/1/method", json!({"blend": {"parts": [part]}})),
            ]),
            [format!("/tree/1/method/blend/parts/0/method/percentile {why}")]
        );
    }
}
