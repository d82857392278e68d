//! Differences of small schemes, sentence by sentence.

use serde_json::{Value, json};

use super::*;
use crate::model::scheme::difference::differences;

fn document() -> Value {
    json!({
        "format": 1, "id": "a", "version": "1.0.0", "periods": ["2020", "2021"],
        "groups": [{"code": "g", "name": {"zh": "甲组", "en": "Group A"}}, {"code": "h", "name": {"zh": "乙组", "en": "Group B"}}],
        "units": [{"code": "jia", "name": {"zh": "甲县", "en": "Jia"}, "group": "g"}, {"code": "yi", "name": {"zh": "乙县", "en": "Yi"}, "group": "h"}],
        "metrics": [{"code": "x", "name": {"zh": "出口", "en": "Exports"}, "unit": "亿元"}, {"code": "y", "name": {"zh": "进口", "en": "Imports"}}],
        "tree": [
            {"code": "A", "name": {"zh": "规模", "en": "Size"}, "weight": 60, "children": [
                {"code": "A1", "name": {"zh": "出口额", "en": "Exports"}, "weight": 40, "input": "x",
                 "method": {"attainment": {"target": {"by_period": {"2020": 4, "2021": 5}}}}},
                {"code": "A2", "name": {"zh": "进口额", "en": "Imports"}, "weight": 20, "input": "y", "method": {"linear": {"from": 0, "to": 10}}}]},
            {"code": "B", "name": {"zh": "质量", "en": "Quality"}, "weight": 40, "input": "x", "scored_by": "市商务局",
             "method": {"linear": {"from": 0, "to": 10}}}],
        "grades": [{"code": "good", "name": {"zh": "良好", "en": "Good"}, "min": 60}, {"code": "fail", "name": {"zh": "不合格", "en": "Fail"}, "min": 0}],
    })
}

fn scheme(document: &Value) -> Scheme {
    let document = serde_json::from_value(document.clone()).expect("a document");
    Scheme::new(document, "").expect("a scheme")
}

/// The sentences of a change of the document; `!` before what breaks comparison.
fn told(changes: &[(&str, Value)], lang: Lang) -> Vec<String> {
    let mut later = document();
    for (pointer, value) in changes {
        let (above, key) = pointer.rsplit_once('/').expect("a pointer");
        let place = later.pointer_mut(above).expect("a place");
        match place {
            Value::Array(items) => items.push(value.clone()),
            place => place[key] = value.clone(),
        }
    }
    let (before, after) = (scheme(&document()), scheme(&later));
    let said = differences(&before, &after);
    let line = |one: &Difference| {
        let sign = if one.breaks() { "!" } else { "" };
        format!("{sign}{}", sentence([&before, &after], one, lang))
    };
    said.iter().map(line).collect()
}

#[test]
fn what_is_alike_has_no_difference() {
    assert_eq!(told(&[], Lang::Zh), [""; 0]);
    let same = scheme(&document());
    assert_eq!(refusal(&same, &same), None);
}

#[test]
fn weights_inputs_methods_and_rounding_break_comparison_and_words_do_not() {
    let changes = [
        ("/tree/0/children/0/weight", json!(30)),
        ("/tree/0/children/1/weight", json!(30)),
        ("/tree/1/input", json!({"sum": ["x", "y"]})),
        ("/tree/1/method", json!({"linear": {"from": 0, "to": 20}})),
        ("/tree/1/scored_by", json!("市统计局")),
        ("/tree/1/name", json!({"zh": "效益", "en": "Quality"})),
        ("/round", json!({"decimals": 1})),
        ("/status", json!("issued")),
        ("/grades/0/min", json!(70)),
    ];
    assert_eq!(
        told(&changes, Lang::Zh),
        [
            "方案的状态：草案 → 已印发",
            "!方案的取整：各指标得分四舍五入到2位小数 → 各指标得分四舍五入到1位小数",
            "!指标 A1“出口额”的权重：40 → 30",
            "!指标 A2“进口额”的权重：20 → 30",
            "指标 B“效益”的名称：质量 → 效益",
            "!指标 B“效益”的取数：出口 → 出口＋进口",
            "!指标 B“效益”的计分办法：阈值法：0得0%，10得100%，其间按直线计 → 阈值法：0得0%，20得100%，其间按直线计",
            "指标 B“效益”的责任单位：市商务局 → 市统计局",
            "等次 good“良好”的最低总分：60 → 70",
        ]
    );
    assert_eq!(
        told(
            &changes[..1].iter().chain(&changes[1..2]).cloned().collect::<Vec<_>>(),
            Lang::En
        ),
        [
            "!weight of indicator A1 \"Exports\": 40 → 30",
            "!weight of indicator A2 \"Imports\": 20 → 30",
        ]
    );
}

#[test]
fn a_target_of_a_period_that_was_added_breaks_nothing_and_one_that_was_due_does() {
    let target = |due: Value| json!({"attainment": {"target": {"by_period": due}}});
    assert_eq!(
        told(
            &[
                ("/periods/-", json!("2022")),
                (
                    "/tree/0/children/0/method",
                    target(json!({"2020": 4, "2021": 5, "2022": 6}))
                ),
            ],
            Lang::Zh
        ),
        [
            "方案的考核期：— → 2022",
            "指标 A1“出口额”的新考核期的目标值：— → 2022 6"
        ]
    );
    assert_eq!(
        told(
            &[("/tree/0/children/0/method", target(json!({"2020": 4, "2021": 7})))],
            Lang::Zh
        ),
        ["!指标 A1“出口额”的目标值：2021 5 → 2021 7"]
    );
}

#[test]
fn what_is_added_and_taken_away_is_named_with_what_it_carries() {
    let unit = json!({"code": "bing", "name": {"zh": "丙县", "en": "Bing"}, "group": "g"});
    assert_eq!(
        told(&[("/units/-", unit)], Lang::Zh),
        ["!新增考核对象 bing“丙县”（分类 甲组）"]
    );
    let leaf = json!({"code": "A3", "name": {"zh": "总额", "en": "Sum"}, "weight": 60, "input": "x", "method": {"linear": {"from": 0, "to": 1}}});
    let mut later = document();
    later["tree"][0]["children"] = json!([leaf]);
    let (before, after) = (scheme(&document()), scheme(&later));
    let said = differences(&before, &after);
    let said: Vec<_> = said
        .iter()
        .map(|one| sentence([&before, &after], one, Lang::En))
        .collect();
    assert_eq!(
        said,
        [
            "indicator A1 \"Exports\" removed (parent A, weight 40, method attainment: value / target, a target for each period)",
            "indicator A2 \"Imports\" removed (parent A, weight 20, method goalposts: 0% at 0, 100% at 10, a straight line between)",
            "indicator A3 \"Sum\" added (parent A, weight 60, method goalposts: 0% at 0, 100% at 1, a straight line between)",
        ]
    );
    let refused = refusal(&before, &after).expect("not comparable");
    assert!(
        refused
            .get(Lang::Zh)
            .starts_with("方案 1.0.0 与 1.0.0 的结果不可比，共 3 处：取消指标 A1"),
        "{refused}"
    );
}
