//! A trace leads a reader with a pocket calculator to the same points.

use kaohe::model::UnitIx;
use kaohe::model::trace::{Note, Trace};
use kaohe::scoring::explain;
use serde_json::json;

use crate::workings::{Case, one_indicator};

fn trace(case: &Case, unit: usize) -> Trace {
    explain(
        &case.scheme,
        &case.dataset,
        &case.evaluate("2021"),
        UnitIx(unit),
        case.node("X"),
    )
    .expect("an indicator")
}

fn formulas(trace: &Trace) -> Vec<String> {
    let show = |step: &kaohe::model::trace::Step| {
        format!(
            "{}: {} = {:.6}",
            step.rule,
            step.formula,
            step.result.unwrap_or(f64::NAN)
        )
    };
    trace.steps.iter().map(show).collect()
}

#[test]
fn the_example_of_the_method_reads_as_written() {
    let indicator = json!({"input": {"ratio": {"num": "x", "den": "y", "scale": 100}},
        "method": {"efficacy": {"unacceptable": 30, "satisfactory": 56}}});
    let case = Case::new(&one_indicator(1, 15.0, indicator))
        .row("2021", "x", "152.3")
        .row("2021", "y", "359.6");
    let trace = trace(&case, 0);
    assert_eq!(
        formulas(&trace),
        [
            "ratio: 100 × 152.3 / 359.6 = 42.352614",
            "efficacy: 0.6 + 0.4 × (42.352614 − 30) / (56 − 30) = 0.790040",
            "points: 15 × 0.79004 = 11.850603",
        ]
    );
    assert_eq!(trace.score.as_deref(), Some("11.85"));
    assert_eq!(trace.inputs.len(), 2);
    assert_eq!(trace.inputs[0].typed.as_deref(), Some("152.3"));
}

#[test]
fn a_clamp_and_a_missing_input_are_said() {
    let indicator = json!({"input": "x", "method": {"attainment": {"target": 20}}});
    let case = Case::new(&one_indicator(3, 10.0, indicator)).row("2021", "x", "25 missing -");
    let notes = |unit| {
        trace(&case, unit)
            .steps
            .iter()
            .filter_map(|step| step.note)
            .collect::<Vec<_>>()
    };
    assert_eq!(notes(0), [Note::Capped]);
    assert_eq!(notes(1), [Note::MissingZero]);
    assert_eq!(notes(2), [Note::Pending]);
}

#[test]
fn every_step_of_every_method_ends_in_the_rate_of_the_evaluation() {
    for method in [
        json!({"attainment": {"target": {"previous_times": 1.1}}}),
        json!({"linear": {"from": 0, "to": 50}}),
        json!({"efficacy": {"unacceptable": 0, "satisfactory": 50}}),
        json!({"bands": {"interpolate": true, "steps": [{"ge": 20, "rate": 1}, {"ge": 10, "rate": 0.5}]}}),
        json!({"per_item": {"points": 0.3}}),
        json!({"deduct": {"points": 0.3}}),
        json!({"target_range": {"low": 20, "high": 30, "zero_low": 0, "zero_high": 50}}),
        json!({"benchmark_gap": {"reference": "aggregate", "at": 0.8, "per": 0.001}}),
        json!({"blend": {"parts": [{"share": 0.5, "input": "x", "method": {"min_max": {"base": 0.6}}},
            {"share": 0.5, "input": "y", "method": {"linear": {"from": 0, "to": 10}}}]}}),
        json!({"min_max": {"base": 0.6}}),
        json!({"rank_points": {"first": 1, "last": 0.4}}),
        json!({"z_score": {}}),
        json!({"percentile": {}}),
        json!({"distance_to_best": {}}),
    ] {
        let blend = method.get("blend").is_some();
        let mut indicator = json!({"method": method});
        if !blend {
            indicator["input"] = json!("x");
        }
        let case = Case::new(&one_indicator(3, 10.0, indicator));
        let case = case
            .row("2020", "x", "11 12 30")
            .row("2021", "x", "12 15 24")
            .row("2021", "y", "3 4 5");
        for unit in 0..3 {
            let trace = trace(&case, unit);
            let rate = case
                .evaluate("2021")
                .node(case.node("X"), UnitIx(unit))
                .rate
                .expect("a rate");
            let before_points = &trace.steps[trace.steps.len() - 2];
            assert!(
                (before_points.result.expect("a result") - rate).abs() < 1e-12,
                "{method}: {trace:?}"
            );
        }
    }
}

#[test]
fn a_criterion_has_no_trace_of_its_own() {
    let scheme = json!({"format": 1, "units": [{"code": "u", "name": "u"}], "metrics": [{"code": "x", "name": "x"}], "tree": [
        {"code": "A", "name": "A", "children": [{"code": "X", "name": "X", "weight": 1, "input": "x", "method": {"linear": {"from": 0, "to": 1}}}]}]});
    let case = Case::new(&scheme);
    let evaluation = case.evaluate("2021");
    assert!(explain(&case.scheme, &case.dataset, &evaluation, UnitIx(0), case.node("A")).is_none());
}
