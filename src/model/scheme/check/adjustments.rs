//! Bonus, penalty and veto items: points and caps that work.

use super::super::policy::AdjustmentItems;
use super::faults::Faults;
use super::known::Known;
use super::text;

pub(super) fn check(known: &Known<'_>, faults: &mut Faults) {
    let adjustments = &known.document.adjustments;
    items(&adjustments.bonus, "/adjustments/bonus", faults);
    items(&adjustments.penalty, "/adjustments/penalty", faults);
    for (n, veto) in adjustments.veto.iter().enumerate() {
        let pointer = format!("/adjustments/veto/{n}");
        if let Some(cap) = veto.score_cap {
            faults.not_negative(format!("{pointer}/score_cap"), cap);
        }
        match &veto.grade_cap {
            Some(code) if !known.has_grade(code) => faults.add_with(
                format!("{pointer}/grade_cap"),
                text(format!("没有等次“{code}”"), format!("there is no grade \"{code}\"")),
                text("写 grades 中的代码", "write a code of `grades`"),
            ),
            None if veto.score_cap.is_none() => faults.add(
                pointer,
                format!("“{}”没有写明 score_cap 或 grade_cap，不起作用", veto.code),
                format!(
                    "\"{}\" names neither score_cap nor grade_cap, and does nothing",
                    veto.code
                ),
            ),
            _ => {}
        }
    }
}

fn items(items: &AdjustmentItems, pointer: &str, faults: &mut Faults) {
    if let Some(cap) = items.cap {
        faults.positive(format!("{pointer}/cap"), cap);
    }
    for (n, item) in items.items.iter().enumerate() {
        faults.positive(format!("{pointer}/items/{n}/points"), item.points);
        if let Some(cap) = item.cap {
            faults.positive(format!("{pointer}/items/{n}/cap"), cap);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::faults;
    use serde_json::json;

    #[test]
    fn points_and_caps_are_positive() {
        let item = json!({"code": "P1", "name": "批评", "points": -1, "cap": 0});
        assert_eq!(
            faults(&[(
                "/adjustments",
                json!({"bonus": {"cap": 0}, "penalty": {"items": [item]}})
            )]),
            [
                "/adjustments/bonus/cap 应大于 0，这里是 0",
                "/adjustments/penalty/items/0/points 应大于 0，这里是 -1",
                "/adjustments/penalty/items/0/cap 应大于 0，这里是 0",
            ]
        );
    }

    #[test]
    fn a_veto_caps_something_that_exists() {
        let veto = |code: &str, rest: serde_json::Value| {
            let mut veto = json!({"code": code, "name": "事故"});
            veto.as_object_mut()
                .expect("an object")
                .extend(rest.as_object().expect("an object").clone());
            veto
        };
        let vetoes = json!([
            veto("V1", json!({})),
            veto("V2", json!({"grade_cap": "fail"})),
            veto("V3", json!({"score_cap": -1}))
        ]);
        assert_eq!(
            faults(&[("/adjustments", json!({"veto": vetoes}))]),
            [
                "/adjustments/veto/0 “V1”没有写明 score_cap 或 grade_cap，不起作用",
                "/adjustments/veto/1/grade_cap 没有等次“fail”（写 grades 中的代码）",
                "/adjustments/veto/2/score_cap 应不小于 0，这里是 -1",
            ]
        );
    }
}
