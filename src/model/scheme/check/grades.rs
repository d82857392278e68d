//! Grades: from the best down, each one within reach.

use super::super::policy::Grade;
use super::faults::Faults;
use super::known::Known;
use super::text;
use crate::model::seen::seen;

pub(super) fn check(known: &Known<'_>, faults: &mut Faults) {
    let grades = &known.document.grades;
    let highest = known.highest_total();
    for (n, grade) in grades.iter().enumerate() {
        let min = grade.min;
        if let Some(better) = n.checked_sub(1).and_then(|n| grades.get(n)) {
            below(better, grade, n, faults);
        }
        if let Some(highest) = highest.map(seen)
            && min > highest
        {
            faults.add(
                format!("/grades/{n}/min"),
                format!("“{}”达不到：总分最高只有 {highest}，这里要 {min}", grade.name),
                format!(
                    "the grade \"{}\" is out of reach: the highest total is {highest}, not {min}",
                    grade.code
                ),
            );
        }
        if let Some(quota) = grade.quota {
            faults.fraction(format!("/grades/{n}/quota"), quota);
        }
    }
    if let Some((n, last)) = grades.iter().enumerate().next_back()
        && last.quota.is_some()
    {
        faults.add(
            format!("/grades/{n}/quota"),
            format!("“{}”是最末等次，不能限名额", last.name),
            format!("\"{}\" is the last grade and cannot have a quota", last.code),
        );
    }
}

fn below(better: &Grade, grade: &Grade, n: usize, faults: &mut Faults) {
    if grade.min >= better.min {
        faults.add_with(
            format!("/grades/{n}/min"),
            text(
                format!(
                    "“{}”达不到：应小于“{}”的 {}，这里是 {}",
                    grade.name, better.name, better.min, grade.min
                ),
                format!(
                    "the grade \"{}\" is out of reach: it must be below {} of \"{}\", but is {}",
                    grade.code, better.min, better.code, grade.min
                ),
            ),
            text(
                "等次从高到低排列，最低总分各不相同",
                "put the best grade first, each with a lower minimum",
            ),
        );
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::faults;
    use serde_json::{Value, json};

    fn grade(code: &str, name: &str, min: f64) -> Value {
        json!({"code": code, "name": name, "min": min})
    }

    #[test]
    fn grades_go_down_from_the_best() {
        let grades = json!([
            grade("a", "良好", 80.0),
            grade("b", "优秀", 90.0),
            grade("c", "合格", 90.0)
        ]);
        assert_eq!(
            faults(&[("/grades", grades)]),
            [
                "/grades/1/min “优秀”达不到：应小于“良好”的 80，这里是 90（等次从高到低排列，最低总分各不相同）",
                "/grades/2/min “合格”达不到：应小于“优秀”的 90，这里是 90（等次从高到低排列，最低总分各不相同）",
            ]
        );
    }

    #[test]
    fn a_grade_above_the_highest_total_is_out_of_reach() {
        let grades = json!([grade("a", "优秀", 106.0), grade("b", "合格", 0.0)]);
        assert_eq!(
            faults(&[("/grades", grades.clone())]),
            ["/grades/0/min “优秀”达不到：总分最高只有 100，这里要 106"]
        );
        let bonus = |cap: Value| {
            let item = json!({"code": "P1", "name": "表彰", "points": 2});
            json!({"bonus": {"cap": cap, "items": [item]}})
        };
        assert_eq!(
            faults(&[("/grades", grades.clone()), ("/adjustments", bonus(json!(5)))]),
            ["/grades/0/min “优秀”达不到：总分最高只有 105，这里要 106"]
        );
        assert_eq!(
            faults(&[("/grades", grades), ("/adjustments", bonus(json!(6)))]),
            [""; 0]
        );
    }

    #[test]
    fn over_fulfilment_and_unlimited_bonus_raise_the_highest_total() {
        let grades = json!([grade("a", "优秀", 110.0), grade("b", "合格", 0.0)]);
        let method = json!({"linear": {"from": 0, "to": 10, "cap": 1.2}});
        assert_eq!(
            faults(&[("/grades", grades.clone()), ("/tree/1/method", method)]),
            [""; 0]
        );
        let bonus = json!({"bonus": {"items": [{"code": "P1", "name": "表彰", "points": 2}]}});
        assert_eq!(faults(&[("/grades", grades), ("/adjustments", bonus)]), [""; 0]);
    }

    #[test]
    fn a_quota_is_a_share_and_the_last_grade_has_none() {
        let mut grades = json!([grade("a", "优秀", 90.0), grade("b", "合格", 0.0)]);
        grades[0]["quota"] = json!(30);
        grades[1]["quota"] = json!(0.5);
        assert_eq!(
            faults(&[("/grades", grades)]),
            [
                "/grades/0/quota 应在 0 到 1 之间，这里是 30",
                "/grades/1/quota “合格”是最末等次，不能限名额",
            ]
        );
    }
}
