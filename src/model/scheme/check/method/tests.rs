//! What is refused in the parameters of methods.

use super::super::testing::faults;
use serde_json::{Value, json};

fn with_method(method: Value) -> Vec<String> {
    faults(&[("/tree/1/method", method)])
}

fn without_input(method: Value) -> Vec<String> {
    faults(&[
        ("/tree/1/method", method),
        ("/tree/1/input", Value::Null),
        ("/metrics/1/code", json!("z")),
    ])
}

#[test]
fn the_cap_is_positive_and_not_below_the_floor() {
    assert_eq!(
        with_method(json!({"linear": {"from": 0, "to": 1, "cap": 0.5, "floor": 0.6}})),
        ["/tree/1/method/linear/floor 应不大于上限 cap（0.5），这里是 0.6"]
    );
    assert_eq!(
        with_method(json!({"linear": {"from": 0, "to": 1, "cap": 0, "floor": -1}})),
        ["/tree/1/method/linear/cap 应大于 0，这里是 0"]
    );
}

#[test]
fn goalposts_and_efficacy_values_differ() {
    assert_eq!(
        with_method(json!({"linear": {"from": 5, "to": 5}})),
        ["/tree/1/method/linear/to 应与 from 不同，这里都是 5"]
    );
    assert_eq!(
        with_method(json!({"efficacy": {"unacceptable": 20, "satisfactory": 20, "base": 1}})),
        [
            "/tree/1/method/efficacy/satisfactory 满意值应与不允许值不同，这里都是 20",
            "/tree/1/method/efficacy/base 应不小于 0 且小于 1，这里是 1",
        ]
    );
}

#[test]
fn points_an_item_are_positive() {
    assert_eq!(
        with_method(json!({"per_item": {"points": 0, "base": -1}})),
        [
            "/tree/1/method/per_item/points 应大于 0，这里是 0",
            "/tree/1/method/per_item/base 应不小于 0，这里是 -1",
        ]
    );
    assert_eq!(
        with_method(json!({"deduct": {"points": -2}})),
        ["/tree/1/method/deduct/points 应大于 0，这里是 -2"]
    );
}

#[test]
fn the_stage_due_exists_in_every_period_and_is_worth_something() {
    assert_eq!(
        with_method(json!({"milestone": {"stages": [0, 0.5, 1.5], "expected": {"2020": 3}}})),
        [
            "/tree/1/method/milestone/stages/2 应在 0 到 1 之间，这里是 1.5",
            "/tree/1/method/milestone/expected/2020 没有阶段 3，阶段为 0 到 2",
            "/tree/1/method/milestone/expected 缺少考核期 2021（每个考核期都要写）",
        ]
    );
    assert_eq!(
        with_method(json!({"milestone": {"stages": [0, 1], "expected": 0}})),
        ["/tree/1/method/milestone/expected 应达阶段 0 的值为 0，不能作除数"]
    );
}

#[test]
fn a_stage_number_is_its_place() {
    assert_eq!(
        with_method(
            json!({"milestone": {"stages": [{"stage": 0, "value": 0}, {"stage": 2, "value": 1}], "expected": 1}})
        ),
        ["/tree/1/method/milestone/stages/1/stage 排在第 1 位（从 0 数起），序号应为 1，这里是 2"]
    );
}

#[test]
fn a_target_range_has_its_zeros_outside() {
    assert_eq!(
        with_method(json!({"target_range": {"low": 60, "high": 40, "zero_low": 60, "zero_high": 40}})),
        [
            "/tree/1/method/target_range/high 应不小于 low",
            "/tree/1/method/target_range/zero_low 应小于 low",
            "/tree/1/method/target_range/zero_high 应大于 high",
        ]
    );
}

#[test]
fn a_benchmark_is_known_and_makes_a_difference() {
    assert_eq!(
        with_method(json!({"benchmark_gap": {"reference": "全市", "at": -0.1, "per": 0}})),
        [
            "/tree/1/method/benchmark_gap/reference 没有考核对象或参照对象“全市”（写 aggregate、对象的代码或一个数）",
            "/tree/1/method/benchmark_gap/at 应不小于 0，这里是 -0.1",
            "/tree/1/method/benchmark_gap/per 不能为 0",
        ]
    );
}

#[test]
fn marks_remain_after_the_extremes_are_dropped() {
    assert_eq!(
        without_input(json!({"judgement": {
            "scale": 0, "spread_alert": 0, "combine": {"trimmed_mean": {"high": 2, "low": 1, "min_marks": 3}}
        }})),
        [
            "/tree/1/method/judgement/scale 应大于 0，这里是 0",
            "/tree/1/method/judgement/spread_alert 应大于 0，这里是 0",
            "/tree/1/method/judgement/combine/trimmed_mean/min_marks 应大于去掉的 3 个评分，否则无分可平均，这里是 3",
        ]
    );
}

#[test]
fn a_checklist_adds_up_and_names_each_metric_once() {
    assert_eq!(
        without_input(json!({"checklist": {"items": [
            {"metric": "x", "rate": 0.5}, {"metric": "x", "rate": 0.3}, {"metric": "w", "rate": -0.1}
        ]}})),
        [
            "/tree/1/method/checklist/items/1/metric “x”已在清单中",
            "/tree/1/method/checklist/items/2/metric 没有填报数据“w”（在 metrics 中登记，或改正代码）",
            "/tree/1/method/checklist/items/2/rate 应大于 0，这里是 -0.1",
            "/tree/1/method/checklist/items 各项得分率合计 0.7，应为 1",
        ]
    );
}

#[test]
fn the_shares_of_a_blend_are_a_whole_and_its_parts_are_checked() {
    assert_eq!(
        without_input(json!({"blend": {"parts": [
            {"share": 0.4, "input": "w", "method": {"linear": {"from": 1, "to": 1}}},
            {"share": 0.5, "input": "x", "method": {"judgement": {}}}
        ]}})),
        [
            "/tree/1/method/blend/parts/0/input 没有填报数据“w”（在 metrics 中登记，或改正代码）",
            "/tree/1/method/blend/parts/0/method/linear/to 应与 from 不同，这里都是 1",
            "/tree/1/method/blend/parts/1/method/judgement 方法 judgement 不能作为一部分",
            "/tree/1/method/blend/parts 份额合计 0.9，应为 1",
        ]
    );
}
