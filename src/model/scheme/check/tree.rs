//! The tree: weights that add up, criteria that only gather, indicators that can be scored.

use super::super::document::{MissingRule, NodeDocument};
use super::super::method::Rule;
use super::faults::Faults;
use super::known::{Known, Placed, weight};
use super::{input, method, text};

/// More points than this are a slip of the pen, and would not fit printed points.
const MOST_POINTS: f64 = 1_000_000.0;

pub(super) fn check(known: &Known<'_>, faults: &mut Faults) {
    whole(known, faults);
    for placed in &known.placed {
        if let Some(points) = placed.node.weight {
            points_of(&format!("{}/weight", placed.pointer), points, faults);
        }
        if placed.node.children.is_empty() {
            indicator(placed, known, faults);
        } else {
            criterion(placed, faults);
        }
    }
}

fn whole(known: &Known<'_>, faults: &mut Faults) {
    let document = known.document;
    if document.tree.is_empty() {
        faults.add("/tree", "至少要有一项指标", "there must be at least one indicator");
        return;
    }
    let Some(full_marks) = document.full_marks else {
        return;
    };
    points_of("/full_marks", full_marks, faults);
    if let Some(sum) = document.tree.iter().map(weight).sum::<Option<f64>>() {
        let what = ("一级指标的分值", "the weights at the top");
        faults.sum("/full_marks".to_owned(), what, sum, full_marks);
    }
}

fn points_of(pointer: &str, points: f64, faults: &mut Faults) {
    faults.positive(pointer.to_owned(), points);
    if points > MOST_POINTS {
        faults.add(
            pointer,
            format!("应不大于 {MOST_POINTS}，这里是 {points}"),
            format!("must be at most {MOST_POINTS}, but is {points}"),
        );
    }
}

fn criterion(placed: &Placed<'_>, faults: &mut Faults) {
    let Placed { node, pointer } = placed;
    let children = node.children.iter().map(weight).sum::<Option<f64>>();
    if let (Some(points), Some(sum)) = (node.weight, children) {
        let what = ("下级的分值", "the weights below");
        faults.sum(format!("{pointer}/weight"), what, sum, points);
    }
    if let Some(share) = node.min_available {
        faults.fraction(format!("{pointer}/min_available"), share);
    }
    gathered_from_too_few(placed, faults);
    let keys = [
        ("direction", node.direction.is_some()),
        ("input", node.input.is_some()),
        ("method", node.method.is_some()),
        ("zero_base", node.zero_base.is_some()),
        ("undefined", node.undefined.is_some()),
        ("not_applicable", !node.not_applicable.is_empty()),
    ];
    for (key, _) in keys.iter().filter(|(_, is_there)| *is_there) {
        faults.add_with(
            format!("{pointer}/{key}"),
            text(
                format!("“{}”有下级，本身不计分，不能有 {key}", node.code),
                format!(
                    "\"{}\" has children and is not scored itself; it takes no `{key}`",
                    node.code
                ),
            ),
            text("写到下级指标中", "write it in the indicators below"),
        );
    }
}

/// What happens where less than `min_available` of a criterion has values.
fn gathered_from_too_few(placed: &Placed<'_>, faults: &mut Faults) {
    let Placed { node, pointer } = placed;
    let Some(rule) = node.missing else {
        return;
    };
    let pointer = format!("{pointer}/missing");
    if node.min_available.is_none() {
        faults.add(
            pointer,
            format!("“{}”没有 min_available，missing 不起作用", node.code),
            format!("\"{}\" has no min_available; `missing` does nothing", node.code),
        );
    } else if !matches!(rule, MissingRule::Zero | MissingRule::Block | MissingRule::Exclude) {
        faults.add(
            pointer,
            format!("“{}”有下级，只能是 zero、block 或 exclude", node.code),
            format!("\"{}\" has children; it may say zero, block or exclude", node.code),
        );
    }
}

fn indicator(placed: &Placed<'_>, known: &Known<'_>, faults: &mut Faults) {
    let Placed { node, pointer } = placed;
    if node.weight.is_none() {
        faults.add(
            pointer,
            format!("“{}”没有分值 weight", node.code),
            format!("\"{}\" has no weight", node.code),
        );
    }
    for (key, is_there) in [
        ("aggregation", node.aggregation.is_some()),
        ("min_available", node.min_available.is_some()),
    ] {
        if is_there {
            faults.add(
                format!("{pointer}/{key}"),
                format!("“{}”没有下级，不能有 {key}", node.code),
                format!("\"{}\" has no children; it takes no `{key}`", node.code),
            );
        }
    }
    not_applicable(placed, known, faults);
    rates(placed, faults);
    scored_how(placed, known, faults);
}

fn scored_how(placed: &Placed<'_>, known: &Known<'_>, faults: &mut Faults) {
    let Placed { node, pointer } = placed;
    if let Some(input) = &node.input {
        input::check(input, &format!("{pointer}/input"), known, faults);
    }
    let Some(method) = &node.method else {
        faults.add_with(
            pointer,
            text(
                format!("“{}”没有计分方法 method", node.code),
                format!("\"{}\" has no method", node.code),
            ),
            text(
                "指标要有 method；一级指标要有 children",
                "an indicator has a method, a criterion has children",
            ),
        );
        return;
    };
    method::check(placed, method, &format!("{pointer}/method"), known, faults);
    let reads_itself = matches!(method.rule, Rule::Judgement(_) | Rule::Checklist(_) | Rule::Blend(_));
    let key = method.rule.key();
    if reads_itself && node.input.is_some() {
        faults.add(
            format!("{pointer}/input"),
            format!("方法 {key} 自己取数，不能再写 input"),
            format!("the method `{key}` has its own data; there is no input beside it"),
        );
    } else if !reads_itself && node.input.is_none() {
        faults.add(
            pointer,
            format!("“{}”没有取数 input", node.code),
            format!("\"{}\" has no input", node.code),
        );
    }
}

fn not_applicable(placed: &Placed<'_>, known: &Known<'_>, faults: &mut Faults) {
    for (n, code) in placed.node.not_applicable.iter().enumerate() {
        if !known.has_unit(code) {
            unknown_unit(&format!("{}/not_applicable/{n}", placed.pointer), code, faults);
        }
    }
}

/// A code that should be that of a unit and is not.
pub(super) fn unknown_unit(pointer: &str, code: &str, faults: &mut Faults) {
    faults.add_with(
        pointer,
        text(format!("没有考核对象“{code}”"), format!("there is no unit \"{code}\"")),
        text("写 units 中的代码", "write a code of `units`"),
    );
}

fn rates(placed: &Placed<'_>, faults: &mut Faults) {
    let Placed { node, pointer } = placed;
    let NodeDocument {
        zero_base, undefined, ..
    } = node;
    if let Some(zero_base) = zero_base {
        faults.not_negative(format!("{pointer}/zero_base/grew"), zero_base.grew);
        faults.not_negative(format!("{pointer}/zero_base/flat"), zero_base.flat);
    }
    method::rate_or(&format!("{pointer}/undefined"), *undefined, faults);
}

#[cfg(test)]
mod tests {
    use super::super::testing::faults;
    use serde_json::{Value, json};

    #[test]
    fn children_add_up_to_their_parent_and_the_top_to_full_marks() {
        assert_eq!(
            faults(&[("/tree/0/weight", json!(55)), ("/full_marks", json!(100))]),
            [
                "/full_marks 一级指标的分值合计 95，应为 100",
                "/tree/0/weight 下级的分值合计 60，应为 55",
            ]
        );
    }

    #[test]
    fn weights_are_compared_as_a_person_sees_them() {
        assert_eq!(
            faults(&[
                ("/tree/0/weight", json!(0.3)),
                ("/tree/0/children/0/weight", json!(0.1)),
                ("/tree/0/children/1/weight", json!(0.2)),
            ]),
            [""; 0]
        );
    }

    #[test]
    fn a_criterion_may_leave_its_weight_to_its_children() {
        assert_eq!(
            faults(&[("/tree/0/weight", Value::Null), ("/full_marks", json!(100))]),
            [""; 0]
        );
    }

    #[test]
    fn weights_are_positive_and_of_human_size() {
        assert_eq!(
            faults(&[("/tree/1/weight", json!(0)), ("/tree/0/children/1/weight", json!(-20))]),
            [
                "/tree/0/weight 下级的分值合计 20，应为 60",
                "/tree/0/children/1/weight 应大于 0，这里是 -20",
                "/tree/1/weight 应大于 0，这里是 0",
            ]
        );
        assert_eq!(
            faults(&[("/tree/1/weight", json!(1e9))]),
            ["/tree/1/weight 应不大于 1000000，这里是 1000000000"]
        );
    }

    #[test]
    fn an_indicator_has_a_weight_a_method_and_an_input() {
        assert_eq!(
            faults(&[
                ("/tree/0/children/0/weight", Value::Null),
                ("/tree/0/children/0/input", Value::Null),
                ("/tree/1/method", Value::Null),
            ]),
            [
                "/tree/0/children/0 “A1”没有分值 weight",
                "/tree/0/children/0 “A1”没有取数 input",
                "/tree/1 “B”没有计分方法 method（指标要有 method；一级指标要有 children）",
            ]
        );
    }

    #[test]
    fn a_method_that_reads_for_itself_has_no_input_beside_it() {
        assert_eq!(
            faults(&[("/tree/1/method", json!({"judgement": {}}))]),
            ["/tree/1/input 方法 judgement 自己取数，不能再写 input"]
        );
    }

    #[test]
    fn a_criterion_has_neither_input_nor_method() {
        assert_eq!(
            faults(&[
                ("/tree/0/input", json!("x")),
                ("/tree/0/method", json!({"percentile": {}})),
                ("/tree/0/min_available", json!(1.5)),
            ]),
            [
                "/tree/0/min_available 应在 0 到 1 之间，这里是 1.5",
                "/tree/0/input “A”有下级，本身不计分，不能有 input（写到下级指标中）",
                "/tree/0/method “A”有下级，本身不计分，不能有 method（写到下级指标中）",
            ]
        );
    }

    #[test]
    fn a_criterion_says_what_too_few_values_do() {
        let with =
            |least: Value, rule: &str| faults(&[("/tree/0/min_available", least), ("/tree/0/missing", json!(rule))]);
        assert_eq!(with(json!(0.5), "exclude"), [""; 0]);
        assert_eq!(
            with(json!(0.5), "group_mean"),
            ["/tree/0/missing “A”有下级，只能是 zero、block 或 exclude"]
        );
        assert_eq!(
            with(Value::Null, "block"),
            ["/tree/0/missing “A”没有 min_available，missing 不起作用"]
        );
    }

    #[test]
    fn an_indicator_aggregates_nothing() {
        assert_eq!(
            faults(&[
                ("/tree/1/aggregation", json!("minimum")),
                ("/tree/1/min_available", json!(0.5))
            ]),
            [
                "/tree/1/aggregation “B”没有下级，不能有 aggregation",
                "/tree/1/min_available “B”没有下级，不能有 min_available",
            ]
        );
    }

    #[test]
    fn units_to_which_an_indicator_does_not_apply_are_known() {
        assert_eq!(
            faults(&[("/tree/1/not_applicable", json!(["jia", "丁县"]))]),
            ["/tree/1/not_applicable/1 没有考核对象“丁县”（写 units 中的代码）"]
        );
    }

    #[test]
    fn rates_for_want_of_a_value_are_not_negative() {
        assert_eq!(
            faults(&[
                ("/tree/1/zero_base", json!({"grew": -1, "flat": 0.6})),
                ("/tree/1/undefined", json!(-0.5)),
            ]),
            [
                "/tree/1/zero_base/grew 应不小于 0，这里是 -1",
                "/tree/1/undefined 应不小于 0，这里是 -0.5",
            ]
        );
    }

    #[test]
    fn a_tree_has_at_least_one_indicator() {
        assert_eq!(faults(&[("/tree", json!([]))]), ["/tree 至少要有一项指标"]);
    }
}
