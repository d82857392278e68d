//! Ties and weak links: nodes that exist, limits that can be crossed.

use super::faults::Faults;
use super::known::Known;
use super::text;

pub(super) fn check(known: &Known<'_>, faults: &mut Faults) {
    for (n, code) in known.document.ranking.tie_break.iter().enumerate() {
        if !known.nodes.contains(code.as_str()) {
            faults.add_with(
                format!("/ranking/tie_break/{n}"),
                text(format!("没有指标“{code}”"), format!("there is no node \"{code}\"")),
                text("写 tree 中的代码", "write a code of `tree`"),
            );
        }
    }
    let weak = &known.document.weak;
    if let Some(rate) = weak.rate_below {
        limit("/weak/rate_below", rate, faults);
    }
    if let Some(share) = weak.below_mean {
        limit("/weak/below_mean", share, faults);
    }
    if weak.falling_periods == Some(0) {
        faults.positive("/weak/falling_periods".to_owned(), 0.0);
    }
}

/// A limit above 0 and at most 1: beyond that every indicator would be weak.
fn limit(pointer: &str, rate: f64, faults: &mut Faults) {
    if rate <= 0.0 || rate > 1.0 {
        faults.add(
            pointer,
            format!("应大于 0 且不大于 1，这里是 {rate}"),
            format!("must be more than 0 and at most 1, but is {rate}"),
        );
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::faults;
    use serde_json::json;

    #[test]
    fn ties_are_split_by_nodes_of_the_tree() {
        assert_eq!(
            faults(&[("/ranking", json!({"tie_break": ["A", "A1", "x"]}))]),
            ["/ranking/tie_break/2 没有指标“x”（写 tree 中的代码）"]
        );
    }

    #[test]
    fn limits_of_weak_links_can_be_crossed() {
        assert_eq!(
            faults(&[(
                "/weak",
                json!({"rate_below": 60, "below_mean": 0, "falling_periods": 0})
            )]),
            [
                "/weak/rate_below 应大于 0 且不大于 1，这里是 60",
                "/weak/below_mean 应大于 0 且不大于 1，这里是 0",
                "/weak/falling_periods 应大于 0，这里是 0",
            ]
        );
    }
}
