//! Targets: quotas that add up and cover every unit, paths that cover every period.

use super::super::absolute::Attainment;
use super::super::document::Direction;
use super::super::target::{Target, UnitTarget};
use super::faults::Faults;
use super::known::{Known, Placed};
use super::{method, periods, text, tree};

pub(super) fn check(
    placed: &Placed<'_>,
    attainment: &Attainment,
    pointer: &str,
    known: &Known<'_>,
    faults: &mut Faults,
) {
    method::rate_or(&format!("{pointer}/target_zero"), attainment.target_zero, faults);
    if placed.node.direction == Some(Direction::Negative) && attainment.form.is_none() {
        faults.add_with(
            pointer,
            text("负向指标没有写明算式 form", "a negative indicator names no `form`"),
            text("linear 为 2−x/T，ratio 为 T/x", "linear is 2 − x/T, ratio is T/x"),
        );
    }
    let pointer = format!("{pointer}/target");
    match &attainment.target {
        Target::Number(_) => {}
        Target::ByUnit(quotas) => by_unit(placed, quotas, &pointer, known, faults),
        Target::ByPeriod(table) => {
            periods::covered(
                known.document,
                &format!("{pointer}/by_period"),
                table.by_period.keys(),
                faults,
            );
        }
        Target::PreviousTimes(previous) => {
            faults.positive(format!("{pointer}/previous_times"), previous.previous_times);
        }
    }
}

fn by_unit(placed: &Placed<'_>, quotas: &UnitTarget, pointer: &str, known: &Known<'_>, faults: &mut Faults) {
    let table = format!("{pointer}/by_unit");
    for code in quotas.by_unit.keys().filter(|code| !known.has_unit(code)) {
        tree::unknown_unit(&format!("{table}/{code}"), code, faults);
    }
    let lacking = known
        .units_of(placed.node)
        .filter(|unit| !quotas.by_unit.contains_key(&unit.code));
    let lacking: Vec<_> = lacking.map(|unit| unit.code.as_str()).collect();
    if !lacking.is_empty() {
        faults.add_with(
            table.clone(),
            text(
                format!("缺少考核对象 {} 的配额", lacking.join("、")),
                format!("the quota of {} is lacking", lacking.join(", ")),
            ),
            text("每个涉及此项的对象都要写", "every unit it applies to must be there"),
        );
    }
    if let Some(sum) = quotas.sums_to {
        let parts = quotas.by_unit.values().sum();
        faults.sum(format!("{pointer}/sums_to"), ("配额", "the quotas"), parts, sum);
    }
    for (period, fraction) in &quotas.path {
        faults.not_negative(format!("{pointer}/path/{period}"), *fraction);
    }
    if !quotas.path.is_empty() {
        periods::covered(known.document, &format!("{pointer}/path"), quotas.path.keys(), faults);
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::faults;
    use serde_json::{Value, json};

    fn with_target(target: &Value) -> Vec<String> {
        faults(&[("/tree/1/method", json!({"attainment": {"target": target}}))])
    }

    #[test]
    fn quotas_add_up_to_what_is_declared() {
        assert_eq!(
            with_target(&json!({"by_unit": {"jia": 5, "yi": 7, "bing": 7}, "sums_to": 20})),
            ["/tree/1/method/attainment/target/sums_to 配额合计 19，应为 20"]
        );
        assert_eq!(
            with_target(&json!({"by_unit": {"jia": 0.1, "yi": 0.2, "bing": 0}, "sums_to": 0.3})),
            [""; 0]
        );
    }

    #[test]
    fn quotas_cover_every_unit_and_no_other() {
        assert_eq!(
            with_target(&json!({"by_unit": {"jia": 5, "丁县": 7}})),
            [
                "/tree/1/method/attainment/target/by_unit/丁县 没有考核对象“丁县”（写 units 中的代码）",
                "/tree/1/method/attainment/target/by_unit 缺少考核对象 yi、bing 的配额（每个涉及此项的对象都要写）",
            ]
        );
    }

    #[test]
    fn a_unit_to_which_it_does_not_apply_needs_no_quota() {
        assert_eq!(
            faults(&[
                (
                    "/tree/1/method",
                    json!({"attainment": {"target": {"by_unit": {"jia": 5, "yi": 7}}}})
                ),
                ("/tree/1/not_applicable", json!(["bing"])),
            ]),
            [""; 0]
        );
    }

    #[test]
    fn a_path_and_targets_by_period_cover_every_period() {
        assert_eq!(
            with_target(&json!({"by_unit": {"jia": 5, "yi": 7, "bing": 7}, "path": {"2020": -0.5}})),
            [
                "/tree/1/method/attainment/target/path/2020 应不小于 0，这里是 -0.5",
                "/tree/1/method/attainment/target/path 缺少考核期 2021（每个考核期都要写）",
            ]
        );
        assert_eq!(
            with_target(&json!({"by_period": {"2019": 1}})),
            ["/tree/1/method/attainment/target/by_period 缺少考核期 2020、2021（每个考核期都要写）"]
        );
    }

    #[test]
    fn a_multiple_of_the_previous_value_is_positive() {
        assert_eq!(
            with_target(&json!({"previous_times": 0})),
            ["/tree/1/method/attainment/target/previous_times 应大于 0，这里是 0"]
        );
    }

    #[test]
    fn a_negative_indicator_names_its_form() {
        assert_eq!(
            faults(&[
                (
                    "/tree/1/method",
                    json!({"attainment": {"target": 8, "target_zero": -1}})
                ),
                ("/tree/1/direction", json!("negative")),
            ]),
            [
                "/tree/1/method/attainment/target_zero 应不小于 0，这里是 -1",
                "/tree/1/method/attainment 负向指标没有写明算式 form（linear 为 2−x/T，ratio 为 T/x）",
            ]
        );
    }
}
