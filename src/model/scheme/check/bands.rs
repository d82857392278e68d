//! Band tables: one bound a step, and an order in which every step can be reached.

use super::super::absolute::{Band, Bands};
use super::faults::Faults;
use super::text;

/// What a step asks of a value.
#[derive(Clone, Copy, PartialEq)]
struct Bound {
    key: &'static str,
    value: f64,
    is_upper: bool,
    is_strict: bool,
}

impl Bound {
    /// Whether everything that meets the other bound meets this one too.
    fn includes(self, other: Self) -> bool {
        if self.is_upper != other.is_upper {
            return false;
        }
        let wider = if self.is_upper {
            self.value > other.value
        } else {
            self.value < other.value
        };
        let equal = self.value.to_bits() == other.value.to_bits();
        wider || equal && (!self.is_strict || other.is_strict)
    }
}

pub(super) fn check(table: &Bands, pointer: &str, faults: &mut Faults) {
    if table.steps.is_empty() {
        faults.add(
            format!("{pointer}/steps"),
            "至少要有一档",
            "there must be at least one step",
        );
    }
    faults.not_negative(format!("{pointer}/else"), table.otherwise);
    let mut met: Vec<Bound> = Vec::new();
    for (n, step) in table.steps.iter().enumerate() {
        let at = format!("{pointer}/steps/{n}");
        faults.not_negative(format!("{at}/rate"), step.rate);
        let Some(bound) = only_bound(step) else {
            faults.add(
                at,
                "应写明 ge、gt、le、lt 之一，且只写一个",
                "name exactly one of ge, gt, le, lt",
            );
            continue;
        };
        in_order(&met, bound, &at, faults);
        if table.interpolate && bound.is_strict {
            faults.add(
                format!("{at}/{}", bound.key),
                "按直线插值时只能用 ge 或 le",
                "where steps are joined by lines only ge or le may be used",
            );
        }
        met.push(bound);
    }
}

fn in_order(met: &[Bound], bound: Bound, at: &str, faults: &mut Faults) {
    let pointer = format!("{at}/{}", bound.key);
    let Bound { key, value, .. } = bound;
    if met.first().is_some_and(|first| first.is_upper != bound.is_upper) {
        faults.add(
            pointer,
            "各档应同为 ge、gt，或同为 le、lt",
            "the steps must all be ge or gt, or all le or lt",
        );
    } else if let Some(earlier) = met.iter().find(|earlier| earlier.includes(bound)) {
        let (zh, en) = if bound.is_upper {
            ("从小到大排列", "put the smallest bound first")
        } else {
            ("从大到小排列", "put the largest bound first")
        };
        faults.add_with(
            pointer,
            text(
                format!(
                    "这一档达不到：前面的 {} {} 已包含 {key} {value}",
                    earlier.key, earlier.value
                ),
                format!(
                    "this step is never reached: {} {} before it includes {key} {value}",
                    earlier.key, earlier.value
                ),
            ),
            text(zh, en),
        );
    }
}

fn only_bound(step: &Band) -> Option<Bound> {
    let bound = |key, value: Option<f64>, is_upper, is_strict| {
        value.map(|value| Bound {
            key,
            value,
            is_upper,
            is_strict,
        })
    };
    let mut bounds = [
        bound("ge", step.ge, false, false),
        bound("gt", step.gt, false, true),
        bound("le", step.le, true, false),
        bound("lt", step.lt, true, true),
    ]
    .into_iter()
    .flatten();
    let only = bounds.next();
    if bounds.next().is_some() { None } else { only }
}

#[cfg(test)]
mod tests {
    use super::super::testing::faults;
    use serde_json::{Value, json};

    fn with_steps(steps: &Value) -> Vec<String> {
        faults(&[("/tree/1/method", json!({"bands": {"steps": steps}}))])
    }

    #[test]
    fn a_strict_bound_may_stand_before_the_same_inclusive_one() {
        assert_eq!(
            with_steps(&json!([{"gt": 5, "rate": 1}, {"ge": 5, "rate": 0.8}])),
            [""; 0]
        );
        assert_eq!(
            with_steps(&json!([{"lt": 5, "rate": 1}, {"le": 5, "rate": 0.8}])),
            [""; 0]
        );
    }

    #[test]
    fn a_step_that_is_never_reached_is_named() {
        assert_eq!(
            with_steps(&json!([{"ge": 1, "rate": 0.8}, {"ge": 2, "rate": 0.9}, {"gt": 1, "rate": 0.9}])),
            [
                "/tree/1/method/bands/steps/1/ge 这一档达不到：前面的 ge 1 已包含 ge 2（从大到小排列）",
                "/tree/1/method/bands/steps/2/gt 这一档达不到：前面的 ge 1 已包含 gt 1（从大到小排列）",
            ]
        );
        assert_eq!(
            with_steps(&json!([{"le": 3, "rate": 1}, {"lt": 3, "rate": 0.5}])),
            ["/tree/1/method/bands/steps/1/lt 这一档达不到：前面的 le 3 已包含 lt 3（从小到大排列）"]
        );
    }

    #[test]
    fn steps_all_go_one_way_with_one_bound_each() {
        assert_eq!(
            with_steps(
                &json!([{"ge": 3, "rate": 1}, {"le": 1, "rate": 0.5}, {"ge": 1, "lt": 3, "rate": 0.7}, {"rate": -1}])
            ),
            [
                "/tree/1/method/bands/steps/1/le 各档应同为 ge、gt，或同为 le、lt",
                "/tree/1/method/bands/steps/2 应写明 ge、gt、le、lt 之一，且只写一个",
                "/tree/1/method/bands/steps/3/rate 应不小于 0，这里是 -1",
                "/tree/1/method/bands/steps/3 应写明 ge、gt、le、lt 之一，且只写一个",
            ]
        );
        assert_eq!(with_steps(&json!([])), ["/tree/1/method/bands/steps 至少要有一档"]);
    }

    #[test]
    fn only_inclusive_steps_are_joined_by_lines() {
        let table = json!({"bands": {"steps": [{"ge": 3, "rate": 1}, {"gt": 1, "rate": 0.5}], "interpolate": true, "else": -1}});
        assert_eq!(
            faults(&[("/tree/1/method", table)]),
            [
                "/tree/1/method/bands/else 应不小于 0，这里是 -1",
                "/tree/1/method/bands/steps/1/gt 按直线插值时只能用 ge 或 le",
            ]
        );
    }
}
