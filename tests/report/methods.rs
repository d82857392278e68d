//! Scoring methods, inputs and ranking rules in words.

use kaohe::i18n::{input, method, policy, target};
use kaohe::model::NodeIx;
use kaohe::text::Lang::{En, Zh};
use serde_json::{Value, json};

use crate::fictitious::scheme;

fn words(code: &str, lang: kaohe::text::Lang) -> String {
    let scheme = scheme();
    let node = scheme.find_node(code).expect("a node");
    method::describe(&scheme, scheme.node(node), lang)
}

/// The words of a method put in the place of A1's.
fn words_of(method_json: Value, lang: kaohe::text::Lang) -> String {
    let scheme = scheme();
    let mut node = scheme.node(NodeIx(1)).clone();
    node.document.method = Some(serde_json::from_value(method_json).expect("a method"));
    method::describe(&scheme, &node, lang)
}

#[test]
fn methods_of_a_scheme_are_said_with_their_parameters() {
    assert_eq!(
        words("A1", Zh),
        "功效系数法：60%＋40%×（完成值－20）÷（60－20），不允许值20，满意值60"
    );
    assert_eq!(
        words("A2", Zh),
        "极差法：60%＋40%×（完成值－最低值）÷（最高值－最低值）"
    );
    assert_eq!(
        words("B1", Zh),
        "目标完成率法：完成值÷目标值，目标值按单位分解、按年度推进，最高120%"
    );
    assert_eq!(
        words("B1", En),
        "attainment: value / target, a quota for each unit with a yearly path, at most 120%"
    );
    assert_eq!(words("B2", Zh), "扣分法：每件扣2分");
    assert_eq!(words("A", Zh), "", "a criterion has no method");
}

#[test]
fn bands_name_every_step_and_the_rest() {
    let bands =
        json!({"bands": {"steps": [{"ge": 3, "rate": 1}, {"gt": 2, "rate": 0.9}], "else": 0.3, "interpolate": true}});
    assert_eq!(
        words_of(bands.clone(), Zh),
        "分档计分：≥3得100%，＞2得90%，其余得30%，档间按直线插值"
    );
    assert_eq!(
        words_of(bands, En),
        "bands: ≥3 100%, ＞2 90%, else 30%, straight lines between"
    );
}

#[test]
fn every_method_has_a_line_in_both_languages() {
    let methods = [
        json!({"attainment": {"target": {"previous_times": 1.1}}}),
        json!({"linear": {"from": 30, "to": 5}}),
        json!({"per_item": {"points": 1.5, "base": 2}}),
        json!({"milestone": {"stages": [0, {"name": {"zh": "挂牌", "en": "opened"}, "value": 0.3}], "expected": 1}}),
        json!({"target_range": {"low": 40, "high": 60, "zero_low": 20, "zero_high": 100}}),
        json!({"benchmark_gap": {"reference": "yi", "at": 0.8, "per": 0.02}}),
        json!({"judgement": {"combine": {"trimmed_mean": {}}}}),
        json!({"checklist": {"items": [{"metric": "events", "rate": 1}]}}),
        json!({"blend": {"parts": [{"share": 0.4, "input": "gt", "method": {"linear": {"from": 10, "to": 30}}},
                                   {"share": 0.6, "input": {"growth": {"of": "gt", "over": "base"}}, "method": {"min_max": {}}}]}}),
        json!({"rank_points": {"step": 0.05}}),
        json!({"z_score": {}}),
        json!({"percentile": {}}),
        json!({"distance_to_best": {}}),
    ];
    let lines: Vec<_> = [Zh, En]
        .iter()
        .map(|&lang| {
            methods
                .iter()
                .map(|each| words_of(each.clone(), lang))
                .collect::<Vec<_>>()
                .join("\n")
        })
        .collect();
    insta::assert_snapshot!(lines.join("\n\n"));
}

#[test]
fn inputs_are_said_with_the_names_of_their_metrics() {
    let scheme = scheme();
    let said = |value: Value, lang| {
        let read = serde_json::from_value(value).expect("an input");
        input::formula(&scheme, &read, lang)
    };
    let share = json!({"ratio": {"num": {"sum": ["gt", "brands"]}, "den": "total", "scale": 100}});
    assert_eq!(said(share, Zh), "（一般贸易进出口＋国际知名品牌） ÷ 进出口总额 × 100");
    assert_eq!(
        said(json!({"growth": {"of": "gt", "over": "base"}}), Zh),
        "一般贸易进出口比基期2019的增长率"
    );
    assert_eq!(
        said(json!({"increment": {"of": "gt"}}), En),
        "increase of General trade over the previous period"
    );
}

#[test]
fn the_tie_rule_names_what_splits_equal_totals() {
    assert_eq!(
        policy::ranking(&scheme(), Zh),
        "按公布的总分排名；总分相同的，依次比较A“规模与结构”、B1“国际知名品牌”的得分；\
         仍相同的名次并列，其后名次空出（如1、2、2、4）。"
    );
}

#[test]
fn full_marks_are_named_only_where_the_scheme_names_them() {
    let scheme = scheme();
    let at = |code: &str| {
        let node = scheme.node(scheme.find_node(code).expect("a node"));
        target::full_marks_at(&node.method().expect("a method").rule)
    };
    assert_eq!(at("A1").as_deref(), Some("60"));
    assert_eq!(at("A2"), None);
    assert_eq!(at("B1"), None);
    assert_eq!(at("B2").as_deref(), Some("0"));
}
