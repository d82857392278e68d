//! Names of scoring methods, derivations and the other rules that a trace names.

use crate::model::scheme::input::Derivation;
use crate::model::scheme::method::Rule;
use crate::text::Text;

const ATTAINMENT: &Text = &Text::new("目标完成率法", "attainment");
const LINEAR: &Text = &Text::new("阈值法", "goalposts");
const EFFICACY: &Text = &Text::new("功效系数法", "efficacy coefficient");
const BANDS: &Text = &Text::new("分档计分", "bands");
const PER_ITEM: &Text = &Text::new("计件计分", "per item");
const DEDUCT: &Text = &Text::new("扣分法", "deduction");
const MILESTONE: &Text = &Text::new("阶段法", "milestones");
const TARGET_RANGE: &Text = &Text::new("适度指标法", "target range");
const BENCHMARK_GAP: &Text = &Text::new("比平均法", "benchmark gap");
const JUDGEMENT: &Text = &Text::new("专家评分", "expert marks");
const CHECKLIST: &Text = &Text::new("对照清单", "checklist");
const BLEND: &Text = &Text::new("存量＋增量", "level and increase");
const MIN_MAX: &Text = &Text::new("极差法", "min-max");
const RANK_POINTS: &Text = &Text::new("排名赋分", "points by place");
const Z_SCORE: &Text = &Text::new("标准化法", "z-score");
const PERCENTILE: &Text = &Text::new("百分位法", "percentile");
const DISTANCE_TO_BEST: &Text = &Text::new("标杆法", "distance to the best");

const SUM: &Text = &Text::new("合计", "sum");
const RATIO: &Text = &Text::new("占比", "ratio");
const INCREMENT: &Text = &Text::new("增量", "increment");
const GROWTH: &Text = &Text::new("增长率", "growth");
const CAGR: &Text = &Text::new("年均增长率", "annual growth");
const CUMULATIVE: &Text = &Text::new("累计", "cumulative");
const LOG: &Text = &Text::new("对数", "logarithm");
const WEIGHTED: &Text = &Text::new("加权和", "weighted sum");

const TARGET: &Text = &Text::new("目标值", "target");
const REFERENCE: &Text = &Text::new("参照值", "reference");
const PART: &Text = &Text::new("组成部分", "part");
const MISSING: &Text = &Text::new("缺报处理", "missing value");
const ZERO_BASE: &Text = &Text::new("零基期", "zero base");
const CLAMP: &Text = &Text::new("得分率上下限", "limits of the rate");
const WEIGHT: &Text = &Text::new("实际权重", "effective weight");
const POINTS: &Text = &Text::new("得分", "points");
const MARKS: &Text = &Text::new("评分汇总", "marks together");
const RANK: &Text = &Text::new("名次", "place");

/// The name of a scoring method.
#[must_use]
pub const fn method(rule: &Rule) -> &'static Text {
    match rule {
        Rule::Attainment(_) => ATTAINMENT,
        Rule::Linear(_) => LINEAR,
        Rule::Efficacy(_) => EFFICACY,
        Rule::Bands(_) => BANDS,
        Rule::PerItem(_) => PER_ITEM,
        Rule::Deduct(_) => DEDUCT,
        Rule::Milestone(_) => MILESTONE,
        Rule::TargetRange(_) => TARGET_RANGE,
        Rule::BenchmarkGap(_) => BENCHMARK_GAP,
        Rule::Judgement(_) => JUDGEMENT,
        Rule::Checklist(_) => CHECKLIST,
        Rule::Blend(_) => BLEND,
        Rule::MinMax(_) => MIN_MAX,
        Rule::RankPoints(_) => RANK_POINTS,
        Rule::ZScore(_) => Z_SCORE,
        Rule::Percentile(_) => PERCENTILE,
        Rule::DistanceToBest(_) => DISTANCE_TO_BEST,
    }
}

/// The name of a derivation.
#[must_use]
pub const fn derivation(derivation: &Derivation) -> &'static Text {
    match derivation {
        Derivation::Sum(_) => SUM,
        Derivation::Ratio(_) => RATIO,
        Derivation::Increment(_) => INCREMENT,
        Derivation::Growth(_) => GROWTH,
        Derivation::Cagr(_) => CAGR,
        Derivation::Cumulative(_) => CUMULATIVE,
        Derivation::Log(_) => LOG,
        Derivation::Weighted(_) => WEIGHTED,
    }
}

/// The name of the rule that a step of a trace carries out; the key itself where it is unknown.
#[must_use]
pub fn step(key: &str) -> Text {
    let known = match key {
        "attainment" => ATTAINMENT,
        "linear" => LINEAR,
        "efficacy" => EFFICACY,
        "bands" => BANDS,
        "per_item" => PER_ITEM,
        "deduct" => DEDUCT,
        "milestone" => MILESTONE,
        "target_range" => TARGET_RANGE,
        "benchmark_gap" => BENCHMARK_GAP,
        "judgement" => JUDGEMENT,
        "checklist" => CHECKLIST,
        "blend" => BLEND,
        "min_max" => MIN_MAX,
        "rank_points" => RANK_POINTS,
        "z_score" => Z_SCORE,
        "percentile" => PERCENTILE,
        "distance_to_best" => DISTANCE_TO_BEST,
        "sum" => SUM,
        "ratio" => RATIO,
        "increment" => INCREMENT,
        "growth" => GROWTH,
        "cagr" => CAGR,
        "cumulative" => CUMULATIVE,
        "log" => LOG,
        "weighted" => WEIGHTED,
        "target" => TARGET,
        "reference" => REFERENCE,
        "part" => PART,
        "missing" => MISSING,
        "zero_base" => ZERO_BASE,
        "clamp" => CLAMP,
        "weight" => WEIGHT,
        "points" => POINTS,
        "marks" => MARKS,
        "rank" => RANK,
        _ => return Text::same(key),
    };
    known.clone()
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;
    use crate::model::scheme::input::Input;
    use crate::model::scheme::method::Method;

    fn methods() -> Vec<Value> {
        vec![
            json!({"attainment": {"target": 1}}),
            json!({"linear": {"from": 0, "to": 1}}),
            json!({"efficacy": {"unacceptable": 0, "satisfactory": 1}}),
            json!({"bands": {"steps": [{"ge": 1, "rate": 1}]}}),
            json!({"per_item": {"points": 1}}),
            json!({"deduct": {"points": 1}}),
            json!({"milestone": {"stages": [0, 1], "expected": 1}}),
            json!({"target_range": {"low": 1, "high": 2, "zero_low": 0, "zero_high": 3}}),
            json!({"benchmark_gap": {"reference": "aggregate", "at": 0.8, "per": 0.02}}),
            json!({"judgement": {}}),
            json!({"checklist": {"items": []}}),
            json!({"blend": {"parts": []}}),
            json!({"min_max": {}}),
            json!({"rank_points": {"step": 0.05}}),
            json!({"z_score": {}}),
            json!({"percentile": {}}),
            json!({"distance_to_best": {}}),
        ]
    }

    #[test]
    fn a_step_has_the_name_of_its_method() {
        let methods = methods();
        assert_eq!(methods.len(), 17);
        for method_json in methods {
            let method_read: Method = serde_json::from_value(method_json).expect("a method");
            let rule = &method_read.rule;
            assert_eq!(&step(rule.key()), method(rule), "{}", rule.key());
            assert_ne!(step(rule.key()), Text::same(rule.key()));
        }
    }

    #[test]
    fn a_step_has_the_name_of_its_derivation() {
        for (key, parameters) in [
            ("sum", json!(["a"])),
            ("ratio", json!({"num": "a", "den": "b"})),
            ("increment", json!({"of": "a"})),
            ("growth", json!({"of": "a"})),
            ("cagr", json!({"of": "a"})),
            ("cumulative", json!({"of": "a", "from": "2018"})),
            ("log", json!({"of": "a"})),
            ("weighted", json!([{"of": "a", "times": 2}])),
        ] {
            let input: Input = serde_json::from_value(json!({ key: parameters })).expect("an input");
            let Input::Derived(derived) = input else {
                panic!("{key} is a derivation");
            };
            assert_eq!(&step(key), derivation(&derived));
        }
    }

    #[test]
    fn every_other_step_has_a_name() {
        for key in [
            "target",
            "reference",
            "clamp",
            "weight",
            "points",
            "marks",
            "rank",
            "missing",
            "zero_base",
            "part",
        ] {
            assert_ne!(step(key), Text::same(key), "{key}");
        }
    }
}
