//! Inputs: the metrics they name exist, and the periods they compare fit the scheme.

use super::super::input::{Change, Cumulative, Derivation, Input, Over};
use super::faults::Faults;
use super::known::Known;
use super::periods::same_length;
use super::text;

pub(super) fn check(input: &Input, pointer: &str, known: &Known<'_>, faults: &mut Faults) {
    match input {
        Input::Metric(code) => metric(code, pointer, known, faults),
        Input::Derived(derivation) => derived(derivation, pointer, known, faults),
    }
}

/// A code that must be that of a metric.
pub(super) fn metric(code: &str, pointer: &str, known: &Known<'_>, faults: &mut Faults) {
    if known.metrics.contains(code) {
        return;
    }
    if known.nodes.contains(code) {
        faults.add_with(
            pointer,
            text(
                format!("“{code}”是指标，不是填报数据"),
                format!("\"{code}\" is a node of the tree, not a metric"),
            ),
            text(
                "指标之间不能相互取数，否则会循环；请改用填报数据",
                "an indicator never reads another, or they could go in a circle; name metrics",
            ),
        );
    } else {
        faults.add_with(
            pointer,
            text(
                format!("没有填报数据“{code}”"),
                format!("there is no metric \"{code}\""),
            ),
            text(
                "在 metrics 中登记，或改正代码",
                "enter it in `metrics`, or correct the code",
            ),
        );
    }
}

fn derived(derivation: &Derivation, pointer: &str, known: &Known<'_>, faults: &mut Faults) {
    let mut part = |key: &str, input: &Input| check(input, &format!("{pointer}/{key}"), known, faults);
    match derivation {
        Derivation::Sum(parts) => {
            for (n, input) in parts.iter().enumerate() {
                part(&format!("sum/{n}"), input);
            }
            not_empty(&format!("{pointer}/sum"), parts.is_empty(), faults);
        }
        Derivation::Ratio(ratio) => {
            part("ratio/num", &ratio.num);
            part("ratio/den", &ratio.den);
            not_zero(&format!("{pointer}/ratio/scale"), ratio.scale, faults);
        }
        Derivation::Increment(change) => changed(change, &format!("{pointer}/increment"), known, faults),
        Derivation::Growth(change) => changed(change, &format!("{pointer}/growth"), known, faults),
        Derivation::Cagr(change) => changed(change, &format!("{pointer}/cagr"), known, faults),
        Derivation::Cumulative(cumulative) => summed(cumulative, &format!("{pointer}/cumulative"), known, faults),
        Derivation::Log(log) => part("log/of", &log.of),
        Derivation::Weighted(terms) => {
            for (n, term) in terms.iter().enumerate() {
                part(&format!("weighted/{n}/of"), &term.of);
            }
            for (n, term) in terms.iter().enumerate() {
                not_zero(&format!("{pointer}/weighted/{n}/times"), term.times, faults);
            }
            not_empty(&format!("{pointer}/weighted"), terms.is_empty(), faults);
        }
    }
}

fn changed(change: &Change, pointer: &str, known: &Known<'_>, faults: &mut Faults) {
    check(&change.of, &format!("{pointer}/of"), known, faults);
    let pointer = format!("{pointer}/over");
    match (change.over, known.document.periods.first()) {
        (Over::Base, _) if known.document.base_period.is_none() => faults.add_with(
            pointer,
            text("方案没有基期", "the scheme has no base period"),
            text("写明 base_period", "name the `base_period`"),
        ),
        (Over::Period(period), Some(first)) => same_length(&pointer, period, *first, faults),
        _ => {}
    }
}

fn summed(cumulative: &Cumulative, pointer: &str, known: &Known<'_>, faults: &mut Faults) {
    check(&cumulative.of, &format!("{pointer}/of"), known, faults);
    let pointer = format!("{pointer}/from");
    let Some(first) = known.document.periods.first() else {
        return;
    };
    same_length(&pointer, cumulative.from, *first, faults);
    if cumulative.from.same_kind(*first) && cumulative.from > *first {
        let from = cumulative.from;
        faults.add(
            pointer,
            format!("“{from}”晚于考核期“{first}”，当期无数可加"),
            format!("{from} is later than the period {first}, which then has nothing to add up"),
        );
    }
}

fn not_empty(pointer: &str, is_empty: bool, faults: &mut Faults) {
    if is_empty {
        faults.add(pointer, "不能为空", "must not be empty");
    }
}

fn not_zero(pointer: &str, factor: f64, faults: &mut Faults) {
    if factor == 0.0 {
        faults.add(pointer, "不能为 0", "must not be 0");
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::faults;
    use serde_json::{Value, json};

    fn with_input(input: Value) -> Vec<String> {
        faults(&[("/tree/1/input", input)])
    }

    #[test]
    fn every_metric_is_known_wherever_it_is_named() {
        assert_eq!(
            with_input(json!({"ratio": {"num": {"sum": ["x", "z"]}, "den": {"weighted": [{"of": "w", "times": 2}]}}})),
            [
                "/tree/1/input/ratio/num/sum/1 没有填报数据“z”（在 metrics 中登记，或改正代码）",
                "/tree/1/input/ratio/den/weighted/0/of 没有填报数据“w”（在 metrics 中登记，或改正代码）",
            ]
        );
        assert_eq!(
            with_input(json!({"log": {"of": "z"}})),
            ["/tree/1/input/log/of 没有填报数据“z”（在 metrics 中登记，或改正代码）"]
        );
    }

    #[test]
    fn an_indicator_that_reads_itself_or_another_is_refused() {
        let why = "（指标之间不能相互取数，否则会循环；请改用填报数据）";
        assert_eq!(
            faults(&[
                ("/tree/0/children/0/input", json!({"growth": {"of": "B"}})),
                ("/tree/1/input", json!({"sum": ["x", "B"]})),
            ]),
            [
                format!("/tree/0/children/0/input/growth/of “B”是指标，不是填报数据{why}"),
                format!("/tree/1/input/sum/1 “B”是指标，不是填报数据{why}"),
            ]
        );
    }

    #[test]
    fn a_change_over_the_base_needs_a_base_period() {
        assert_eq!(
            with_input(json!({"increment": {"of": {"growth": {"of": "x", "over": "base"}}}})),
            ["/tree/1/input/increment/of/growth/over 方案没有基期（写明 base_period）"]
        );
    }

    #[test]
    fn a_change_is_over_a_period_of_the_same_length() {
        assert_eq!(
            with_input(json!({"cagr": {"of": "x", "over": "2016Q4"}})),
            ["/tree/1/input/cagr/over “2016Q4”与考核期“2020”长短不同，无法比较"]
        );
    }

    #[test]
    fn a_cumulative_sum_begins_no_later_than_the_first_period() {
        assert_eq!(with_input(json!({"cumulative": {"of": "x", "from": "2020"}})), [""; 0]);
        assert_eq!(
            with_input(json!({"cumulative": {"of": "x", "from": "2021"}})),
            ["/tree/1/input/cumulative/from “2021”晚于考核期“2020”，当期无数可加"]
        );
    }

    #[test]
    fn empty_sums_and_factors_of_zero_are_refused() {
        assert_eq!(with_input(json!({"sum": []})), ["/tree/1/input/sum 不能为空"]);
        assert_eq!(with_input(json!({"weighted": []})), ["/tree/1/input/weighted 不能为空"]);
        assert_eq!(
            with_input(json!({"weighted": [{"of": "x", "times": 0}]})),
            ["/tree/1/input/weighted/0/times 不能为 0"]
        );
        assert_eq!(
            with_input(json!({"ratio": {"num": "x", "den": "y", "scale": 0}})),
            ["/tree/1/input/ratio/scale 不能为 0"]
        );
    }
}
