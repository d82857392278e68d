//! Quotas made from a target of the plan: whether anybody can tell that they add up to it.

use super::super::quota::tables;
use super::faults::Faults;
use super::known::Placed;

/// Warns of quotas for a target of the plan of which nothing says what they add up to.
pub(super) fn warn(placed: &Placed<'_>, warnings: &mut Faults) {
    let Placed { node, pointer } = placed;
    let mut tables = tables(node).into_iter();
    let is_silent = tables.any(|quotas| quotas.sums_to.is_none() && quotas.additive.is_none());
    if is_silent && !node.targets.is_empty() {
        let targets = node.targets.join("、");
        warnings.add(
            format!("{pointer}/method"),
            format!("配额由计划目标 {targets} 分解，但没有写明合计 sums_to，也没有用 additive: false 声明不能相加"),
            format!(
                "the quotas break down {}, but neither sums_to says what they add up to nor additive: false that they do not",
                node.targets.join(", ")
            ),
        );
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::warnings;
    use serde_json::{Value, json};

    fn with(more: &Value) -> usize {
        let mut target = json!({"by_unit": {"jia": 5, "yi": 7, "bing": 7}});
        for (key, value) in more.as_object().expect("keys") {
            target[key] = value.clone();
        }
        let changes = [
            ("/tree/1/method", json!({"attainment": {"target": target}})),
            ("/tree/1/targets", json!(["T02"])),
        ];
        warnings(&changes).len()
    }

    #[test]
    fn quotas_of_a_plan_target_say_their_sum_or_that_they_have_none() {
        assert_eq!(with(&json!({})), 1);
        assert_eq!(with(&json!({"sums_to": 19})), 0);
        assert_eq!(with(&json!({"additive": false})), 0);
    }
}
