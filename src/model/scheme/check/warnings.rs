//! What is allowed but probably not meant: said once each, never in the way.

use std::collections::HashSet;

use super::super::document::{Direction, NodeDocument};
use super::super::input::{Derivation, Input};
use super::super::method::{Method, Rule};
use super::super::target::Target;
use super::faults::Faults;
use super::known::{Known, Placed};
use super::quotas;
use crate::error::Problem;
use crate::model::points::Points;
use crate::model::seen::{same, seen};

pub(super) fn of(known: &Known<'_>) -> Vec<Problem> {
    let mut warnings = Faults::default();
    for placed in &known.placed {
        if placed.node.children.is_empty() {
            indicator(placed, &mut warnings);
        } else if let [only] = placed.node.children.as_slice() {
            warnings.add(
                format!("{}/children", placed.pointer),
                format!("“{}”只有一个下级“{}”", placed.node.code, only.code),
                format!("\"{}\" has only one child, \"{}\"", placed.node.code, only.code),
            );
        }
        nobody(placed, known, &mut warnings);
        quotas::warn(placed, &mut warnings);
    }
    unused_metrics(known, &mut warnings);
    empty_groups(known, &mut warnings);
    base_period(known, &mut warnings);
    grades(known, &mut warnings);
    vetoes(known, &mut warnings);
    undescribed(known, &mut warnings);
    warnings.into_problems()
}

fn indicator(placed: &Placed<'_>, warnings: &mut Faults) {
    let Placed { node, pointer } = placed;
    let Some(method) = &node.method else {
        return;
    };
    if let Some(better) = node.direction
        && let Some(rises) = rises(&method.rule)
        && rises != (better == Direction::Positive)
    {
        let (zh, en) = match better {
            Direction::Positive => ("越大越好", "more is better"),
            Direction::Negative => ("越小越好", "less is better"),
        };
        warnings.add(
            format!("{pointer}/direction"),
            format!("写明{zh}，但 {} 的参数正好相反", method.rule.key()),
            format!(
                "it says that {en}, but the parameters of {} say the opposite",
                method.rule.key()
            ),
        );
    }
    if node.zero_base.is_some() && !grows(node) {
        warnings.add(
            format!("{pointer}/zero_base"),
            "取数中没有增速，zero_base 不起作用",
            "there is no growth in the input; zero_base does nothing",
        );
    }
}

/// Whether the rate rises with the value, for the methods whose parameters say so.
fn rises(rule: &Rule) -> Option<bool> {
    match rule {
        Rule::Linear(linear) => Some(linear.to > linear.from),
        Rule::Efficacy(efficacy) => Some(efficacy.satisfactory > efficacy.unacceptable),
        Rule::PerItem(_) => Some(true),
        Rule::Deduct(_) => Some(false),
        Rule::BenchmarkGap(gap) => Some(gap.per > 0.0),
        _ => None,
    }
}

fn grows(node: &NodeDocument) -> bool {
    fn derives(input: &Input) -> bool {
        match input {
            Input::Metric(_) => false,
            Input::Derived(derivation) => {
                matches!(**derivation, Derivation::Growth(_) | Derivation::Cagr(_))
                    || derivation.parts().into_iter().any(derives)
            }
        }
    }
    inputs(node).into_iter().any(derives)
}

/// The inputs of an indicator, those of its blend's parts among them.
fn inputs(node: &NodeDocument) -> Vec<&Input> {
    let mut inputs: Vec<_> = node.input.iter().collect();
    if let Some(Method {
        rule: Rule::Blend(blend),
        ..
    }) = &node.method
    {
        inputs.extend(blend.parts.iter().map(|part| &part.input));
    }
    inputs
}

fn nobody(placed: &Placed<'_>, known: &Known<'_>, warnings: &mut Faults) {
    if !placed.node.not_applicable.is_empty() && known.units_of(placed.node).next().is_none() {
        warnings.add(
            format!("{}/not_applicable", placed.pointer),
            format!("没有考核对象涉及“{}”", placed.node.code),
            format!("\"{}\" applies to no unit", placed.node.code),
        );
    }
}

fn unused_metrics(known: &Known<'_>, warnings: &mut Faults) {
    let mut used: HashSet<&str> = HashSet::new();
    for Placed { node, .. } in known.indicators() {
        used.extend(node.input.iter().flat_map(Input::metrics));
        used.extend(node.method.iter().flat_map(|method| method.rule.metrics()));
    }
    for (n, metric) in known.document.metrics.iter().enumerate() {
        if !used.contains(metric.code.as_str()) {
            warnings.add(
                format!("/metrics/{n}"),
                format!("“{}”没有任何指标取用", metric.code),
                format!("no indicator uses \"{}\"", metric.code),
            );
        }
    }
}

fn empty_groups(known: &Known<'_>, warnings: &mut Faults) {
    for (n, group) in known.document.groups.iter().enumerate() {
        let mut units = known.document.units.iter();
        if !units.any(|unit| unit.group.as_ref() == Some(&group.code)) {
            warnings.add(
                format!("/groups/{n}"),
                format!("分类“{}”中没有考核对象", group.name),
                format!("the group \"{}\" has no units", group.code),
            );
        }
    }
}

fn base_period(known: &Known<'_>, warnings: &mut Faults) {
    if let (Some(base), Some(first)) = (known.document.base_period, known.document.periods.first())
        && base >= *first
    {
        warnings.add(
            "/base_period",
            format!("基期“{base}”不早于第一个考核期“{first}”"),
            format!("the base period {base} is not before the first period {first}"),
        );
    }
}

fn grades(known: &Known<'_>, warnings: &mut Faults) {
    let grades = &known.document.grades;
    let units = known.document.units.len();
    for (n, grade) in grades.iter().enumerate() {
        // Small shares of a few units: far below any rounding.
        if grade.quota.is_some_and(|quota| seen(quota * units as f64) < 1.0) {
            warnings.add(
                format!("/grades/{n}/quota"),
                format!("{units} 个考核对象按此比例不足一个名额，无人能得“{}”", grade.name),
                format!(
                    "with {units} units this is less than one place; nobody can have \"{}\"",
                    grade.code
                ),
            );
        }
    }
    if let Some((n, last)) = grades.iter().enumerate().next_back()
        && last.min > 0.0
    {
        warnings.add(
            format!("/grades/{n}/min"),
            format!("总分低于 {} 的没有等次", last.min),
            format!("totals below {} have no grade", last.min),
        );
    }
}

fn vetoes(known: &Known<'_>, warnings: &mut Faults) {
    let decimals = known.document.round.decimals;
    for (n, veto) in known.document.adjustments.veto.iter().enumerate() {
        let Some(cap) = veto.score_cap else {
            continue;
        };
        let pointer = format!("/adjustments/veto/{n}/score_cap");
        let printed = Points::within(cap, decimals).value(decimals);
        if known.highest_total().is_some_and(|highest| cap >= highest) {
            warnings.add(
                pointer,
                format!("不低于可能的最高总分，“{}”不起作用", veto.code),
                format!("is not below the highest total; \"{}\" does nothing", veto.code),
            );
        } else if !same(printed, cap) {
            warnings.add(
                pointer,
                format!("总分只有 {decimals} 位小数，最高为 {printed}，不到 {cap}"),
                format!("totals have {decimals} decimals, so the total is at most {printed}, not {cap}"),
            );
        }
    }
}

/// Indicators without a definition, and parameters whose origin is not told where others are.
fn undescribed(known: &Known<'_>, warnings: &mut Faults) {
    let codes = |lacks: &dyn Fn(&NodeDocument) -> bool| -> Vec<&str> {
        let nodes = known.indicators().map(|placed| placed.node);
        nodes
            .filter(|node| lacks(node))
            .map(|node| node.code.as_str())
            .collect()
    };
    let undefined = codes(&|node| node.definition.is_none());
    if !undefined.is_empty() {
        warnings.add(
            "/tree",
            format!("{} 项指标没有定义：{}", undefined.len(), undefined.join("、")),
            format!(
                "{} indicators have no definition: {}",
                undefined.len(),
                undefined.join(", ")
            ),
        );
    }
    let unsourced = codes(&|node| !has_origin(node));
    if !unsourced.is_empty() && !known.document.basis.is_empty() {
        warnings.add(
            "/tree",
            format!(
                "{} 项指标没有注明参数出处 from：{}",
                unsourced.len(),
                unsourced.join("、")
            ),
            format!(
                "{} indicators do not say where their parameters are from: {}",
                unsourced.len(),
                unsourced.join(", ")
            ),
        );
    }
}

fn has_origin(node: &NodeDocument) -> bool {
    let target = |method: &Method| match &method.rule {
        Rule::Attainment(attainment) => match &attainment.target {
            Target::Number(_) => None,
            Target::ByUnit(target) => target.from,
            Target::ByPeriod(target) => target.from,
            Target::PreviousTimes(target) => target.from,
        },
        _ => None,
    };
    let method = node.method.as_ref();
    let of_method = method.is_some_and(|method| method.from.is_some() || target(method).is_some());
    node.from.is_some() || of_method
}

#[cfg(test)]
mod tests {
    use super::super::testing::warnings;
    use serde_json::{Value, json};

    #[test]
    fn a_direction_against_the_parameters_is_told() {
        assert_eq!(
            warnings(&[("/tree/1/direction", json!("negative"))]),
            ["/tree/1/direction 写明越小越好，但 linear 的参数正好相反"]
        );
        assert_eq!(
            warnings(&[
                ("/tree/1/direction", json!("positive")),
                ("/tree/1/method", json!({"deduct": {"points": 1}}))
            ]),
            ["/tree/1/direction 写明越大越好，但 deduct 的参数正好相反"]
        );
    }

    #[test]
    fn a_rule_for_a_zero_base_without_growth_is_told() {
        let rule = json!({"grew": 1, "flat": 0.6});
        assert_eq!(
            warnings(&[
                ("/tree/1/zero_base", rule.clone()),
                ("/tree/0/children/1/zero_base", rule)
            ]),
            ["/tree/1/zero_base 取数中没有增速，zero_base 不起作用"]
        );
    }

    #[test]
    fn a_criterion_with_one_child_is_told() {
        let child = json!({"code": "A1", "name": "出口", "weight": 60, "definition": "出口额", "input": "x",
                           "method": {"linear": {"from": 0, "to": 10}}});
        assert_eq!(
            warnings(&[("/tree/0/children", json!([child]))]),
            ["/tree/0/children “A”只有一个下级“A1”"]
        );
    }

    #[test]
    fn an_indicator_that_applies_to_nobody_is_told() {
        assert_eq!(
            warnings(&[("/tree/1/not_applicable", json!(["jia", "yi", "bing"]))]),
            ["/tree/1/not_applicable 没有考核对象涉及“B”"]
        );
    }

    #[test]
    fn a_metric_that_nothing_uses_is_told() {
        let items = json!([{"metric": "y", "rate": 1}]);
        assert_eq!(
            warnings(&[
                ("/tree/1/method", json!({"checklist": {"items": items}})),
                ("/tree/1/input", Value::Null)
            ]),
            [""; 0]
        );
        assert_eq!(
            warnings(&[("/tree/1/input", json!("x"))]),
            ["/metrics/1 “y”没有任何指标取用"]
        );
    }

    #[test]
    fn a_group_without_units_is_told() {
        assert_eq!(
            warnings(&[("/groups", json!([{"code": "g", "name": "区组"}]))]),
            ["/groups/0 分类“区组”中没有考核对象"]
        );
    }

    #[test]
    fn a_base_period_inside_the_assessment_is_told() {
        assert_eq!(
            warnings(&[("/base_period", json!("2020"))]),
            ["/base_period 基期“2020”不早于第一个考核期“2020”"]
        );
    }

    #[test]
    fn a_quota_of_nobody_and_totals_without_a_grade_are_told() {
        let grades = json!([
            {"code": "a", "name": "优秀", "min": 90, "quota": 0.3}, {"code": "b", "name": "合格", "min": 60}
        ]);
        assert_eq!(
            warnings(&[("/grades", grades)]),
            [
                "/grades/0/quota 3 个考核对象按此比例不足一个名额，无人能得“优秀”",
                "/grades/1/min 总分低于 60 的没有等次",
            ]
        );
    }

    #[test]
    fn a_veto_that_rounding_lifts_or_that_caps_nothing_is_told() {
        let veto = |code: &str, cap: f64| json!({"code": code, "name": "事故", "score_cap": cap});
        assert_eq!(
            warnings(&[
                ("/adjustments", json!({"veto": [veto("V1", 59.99), veto("V2", 100.0)]})),
                ("/round", json!({"decimals": 1})),
            ]),
            [
                "/adjustments/veto/0/score_cap 总分只有 1 位小数，最高为 59.9，不到 59.99",
                "/adjustments/veto/1/score_cap 不低于可能的最高总分，“V2”不起作用",
            ]
        );
    }

    #[test]
    fn indicators_without_definition_or_origin_are_told_in_one_line_each() {
        assert_eq!(
            warnings(&[
                ("/tree/1/definition", Value::Null),
                ("/tree/0/children/0/definition", Value::Null),
                ("/tree/0/children/1/from", json!("scheme")),
                ("/basis", json!([{"document": "某号文"}])),
            ]),
            [
                "/tree 2 项指标没有定义：A1、B",
                "/tree 2 项指标没有注明参数出处 from：A1、B",
            ]
        );
    }
}
