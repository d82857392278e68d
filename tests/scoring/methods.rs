//! Every scoring method on hand-checked values: exact fractions, worked by hand.

use serde_json::{Value, json};

use crate::workings::{Case, one_indicator};

/// Scores of a unit alone, by an absolute method on metric x.
#[track_caller]
fn scores(weight: f64, indicator: Value, cases: &[(&str, &str)]) {
    let mut indicator = indicator;
    indicator
        .as_object_mut()
        .expect("an object")
        .entry("input")
        .or_insert(json!("x"));
    let case = Case::new(&one_indicator(cases.len(), weight, indicator));
    let values: Vec<_> = cases.iter().map(|(x, _)| *x).collect();
    let expected: Vec<_> = cases.iter().map(|(_, score)| *score).collect();
    let case = case.row("2021", "x", &values.join(" "));
    assert_eq!(case.scores("2021", "X"), expected, "of {values:?}");
}

#[test]
fn attainment_is_the_share_of_the_target() {
    scores(
        10.0,
        json!({"method": {"attainment": {"target": 20}}}),
        &[("16", "8.00"), ("25", "10.00"), ("0", "0.00"), ("-2", "0.00")],
    );
    scores(
        10.0,
        json!({"method": {"attainment": {"target": 20, "cap": 1.2}}}),
        &[("16", "8.00"), ("25", "12.00"), ("30", "12.00")],
    );
    scores(
        10.0,
        json!({"method": {"attainment": {"target": 5, "floor": 0.2}}}),
        &[("-2", "2.00"), ("1.5", "3.00")],
    );
}

#[test]
fn attainment_of_a_negative_target_counts_the_distance() {
    scores(
        10.0,
        json!({"method": {"attainment": {"target": -4}}}),
        &[("-5", "7.50"), ("-4", "10.00"), ("-8", "0.00"), ("-3", "10.00")],
    );
}

#[test]
fn attainment_of_a_target_of_zero_needs_something_achieved() {
    scores(
        10.0,
        json!({"method": {"attainment": {"target": 0}}}),
        &[("1", "10.00"), ("0", "NotApplicable"), ("-1", "0.00")],
    );
    scores(
        10.0,
        json!({"method": {"attainment": {"target": 0, "target_zero": 0.6}}}),
        &[("1", "10.00"), ("0", "6.00")],
    );
    scores(
        10.0,
        json!({"method": {"attainment": {"target": 0, "target_zero": "not_applicable"}}}),
        &[("0", "NotApplicable")],
    );
}

#[test]
fn a_negative_attainment_has_the_form_the_scheme_names() {
    let of = |form: &str| json!({"direction": "negative", "method": {"attainment": {"target": 8, "form": form}}});
    scores(
        10.0,
        of("linear"),
        &[
            ("10", "7.50"),
            ("8", "10.00"),
            ("4", "10.00"),
            ("0", "10.00"),
            ("16", "0.00"),
        ],
    );
    scores(
        10.0,
        of("ratio"),
        &[("10", "8.00"), ("16", "5.00"), ("0", "10.00"), ("4", "10.00")],
    );
    let capped = json!({"direction": "negative", "method": {"attainment": {"target": 8, "form": "ratio", "cap": 1.2}}});
    scores(10.0, capped, &[("0", "12.00"), ("7.5", "10.67"), ("1", "12.00")]);
}

#[test]
fn a_target_may_differ_by_unit_and_period_and_follow_the_previous_value() {
    let by_unit = json!({"input": "x", "method": {"attainment": {"target": {
        "by_unit": {"u0": 3, "u1": 1, "u2": 5}, "path": {"2018": 0.3, "2019": 0.55}, "round": "half_up", "sums_to": 9}}}});
    let case = Case::new(&one_indicator(3, 10.0, by_unit));
    // 2018: 0.9 → 1, 0.3 → 0, 1.5 → 2.  2019: 1.65 → 2, 0.55 → 1, 2.75 → 3.
    let case = case.row("2018", "x", "1 0 1").row("2019", "x", "1 1 3");
    assert_eq!(case.scores("2018", "X"), ["10.00", "NotApplicable", "5.00"]);
    assert_eq!(case.scores("2019", "X"), ["5.00", "10.00", "10.00"]);

    let by_period = json!({"input": "x", "method": {"attainment": {"target": {"by_period": {"2018": 2, "2019": 4}}}}});
    let case = Case::new(&one_indicator(1, 10.0, by_period))
        .row("2018", "x", "1")
        .row("2019", "x", "1");
    assert_eq!(
        (case.scores("2018", "X"), case.scores("2019", "X")),
        (vec!["5.00".into()], vec!["2.50".into()])
    );

    let previous =
        json!({"input": "x", "method": {"attainment": {"target": {"previous_times": 1.1}, "target_zero": 0.6}}});
    let case = Case::new(&one_indicator(5, 10.0, previous));
    let case = case
        .row("2018", "x", "100 200 0 0 missing")
        .row("2019", "x", "110 110 3 0 5");
    assert_eq!(case.scores("2019", "X"), ["10.00", "5.00", "10.00", "6.00", "0.00"]);
}

#[test]
fn goalposts_are_a_straight_line_either_way() {
    scores(
        10.0,
        json!({"method": {"linear": {"from": 0, "to": 50}}}),
        &[("20", "4.00"), ("75", "10.00"), ("-5", "0.00")],
    );
    scores(
        100.0,
        json!({"direction": "negative", "method": {"linear": {"from": 20, "to": 0}}}),
        &[("75.6", "0.00"), ("5", "75.00")],
    );
}

#[test]
fn a_rate_of_nothing_is_never_written_minus_zero() {
    let falling = json!({"input": "x", "method": {"linear": {"from": 20, "to": 0}}});
    let case = Case::new(&one_indicator(1, 10.0, falling)).row("2021", "x", "20");
    assert_eq!(case.rates("2021", "X"), ["0.0000"]);
}

#[test]
fn efficacy_gives_its_base_at_the_unacceptable_value_and_less_below() {
    let method = json!({"method": {"efficacy": {"unacceptable": 20, "satisfactory": 60, "base": 0.6}}});
    scores(
        10.0,
        method,
        &[
            ("40", "8.00"),
            ("20", "6.00"),
            ("10", "5.00"),
            ("-100", "0.00"),
            ("60", "10.00"),
            ("90", "10.00"),
        ],
    );
    let reversed = json!({"method": {"efficacy": {"unacceptable": 60, "satisfactory": 20}}});
    scores(10.0, reversed, &[("40", "8.00"), ("70", "5.00")]);
}

#[test]
fn bands_give_the_first_step_met_and_tell_above_from_over() {
    let steps = json!({"method": {"bands": {"steps": [{"ge": 3, "rate": 1}, {"ge": 2, "rate": 0.9}, {"ge": 1, "rate": 0.8},
        {"ge": 0, "rate": 0.6}, {"ge": -1, "rate": 0.3}]}}});
    scores(
        10.0,
        steps,
        &[
            ("3", "10.00"),
            ("1.99", "8.00"),
            ("-1", "3.00"),
            ("-1.01", "0.00"),
            ("2", "9.00"),
        ],
    );
    let over = json!({"method": {"bands": {"steps": [{"gt": 5, "rate": 1}, {"ge": 3, "rate": 0.8}], "else": 0.1}}});
    scores(1.0, over, &[("5", "0.80"), ("5.01", "1.00"), ("2", "0.10")]);
}

#[test]
fn a_band_is_met_by_the_number_a_person_sees() {
    // 0.7 + 0.1 is 0.7999999999999999 to a machine.
    let steps = json!({"input": {"sum": ["x", "y"]}, "method": {"bands": {"steps": [{"ge": 0.8, "rate": 1}]}}});
    let case = Case::new(&one_indicator(1, 10.0, steps))
        .row("2021", "x", "0.7")
        .row("2021", "y", "0.1");
    assert_eq!(case.scores("2021", "X"), ["10.00"]);
}

#[test]
fn interpolated_bands_join_the_steps() {
    let steps = json!({"method": {"bands": {"interpolate": true, "steps": [{"ge": 30, "rate": 1}, {"ge": 25, "rate": 0.8},
        {"ge": 20, "rate": 0.6}, {"ge": 15, "rate": 0.4}, {"ge": 10, "rate": 0.2}]}}});
    scores(
        10.0,
        steps,
        &[
            ("22", "6.80"),
            ("35", "10.00"),
            ("30", "10.00"),
            ("10", "2.00"),
            ("9.9", "0.00"),
            ("12.5", "3.00"),
        ],
    );
}

#[test]
fn items_count_points_against_the_weight() {
    scores(
        4.0,
        json!({"method": {"per_item": {"points": 1.5}}}),
        &[("2", "3.00"), ("3", "4.00")],
    );
    scores(
        4.0,
        json!({"method": {"per_item": {"points": 1, "base": 2}}}),
        &[("0", "2.00"), ("1", "3.00")],
    );
    scores(
        5.0,
        json!({"direction": "negative", "method": {"deduct": {"points": 0.5}}}),
        &[("3", "3.50"), ("20", "0.00"), ("0", "5.00")],
    );
}

#[test]
fn milestones_compare_the_stage_with_the_one_due() {
    let method = json!({"input": "x", "method": {"milestone": {"stages": [0, 0.3, {"value": 0.6, "name": "built"}, 1],
        "expected": {"2018": 1, "2019": 2}}}});
    let case = Case::new(&one_indicator(5, 12.0, method))
        .row("2018", "x", "0 1 3 2 1.5")
        .row("2019", "x", "1 2 3 0 missing");
    assert_eq!(case.scores("2018", "X"), ["0.00", "12.00", "12.00", "12.00", "0.00"]);
    assert_eq!(case.scores("2019", "X"), ["6.00", "12.00", "12.00", "0.00", "0.00"]);
}

#[test]
fn a_target_range_falls_to_zero_on_both_sides() {
    let method = json!({"method": {"target_range": {"low": 40, "high": 60, "zero_low": 0, "zero_high": 100}}});
    scores(
        10.0,
        method,
        &[
            ("50", "10.00"),
            ("70", "7.50"),
            ("20", "5.00"),
            ("100", "0.00"),
            ("40", "10.00"),
            ("120", "0.00"),
        ],
    );
}

#[test]
fn a_gap_to_a_number_costs_or_gains_per_unit() {
    let method = json!({"method": {"benchmark_gap": {"reference": 7.5, "at": 0.8, "per": 0.02}}});
    scores(
        6.0,
        method,
        &[("12.5", "5.40"), ("7.5", "4.80"), ("100", "6.00"), ("-40", "0.00")],
    );
}

#[test]
fn the_aggregate_is_the_derivation_on_the_sums_not_the_mean_of_the_units() {
    let method = json!({"input": {"growth": {"of": "x", "over": "previous"}},
        "method": {"benchmark_gap": {"reference": "aggregate", "at": 0.8, "per": 0.02}}});
    // The city grew from 100 + 300 to 110 + 330: 10 %. The third unit did not report and is left out of both.
    let case = Case::new(&one_indicator(3, 10.0, method))
        .row("2020", "x", "100 300 50")
        .row("2021", "x", "120 320 missing");
    // Growths 20 % and 6.6667 %: 0.8 + 0.02 × 10 = 1; 0.8 − 0.02 × 3.3333 = 0.7333.
    assert_eq!(case.rates("2021", "X"), ["1.0000", "0.7333", "0.0000"]);
}

#[test]
fn a_reference_unit_is_compared_with_by_code() {
    let mut scheme = one_indicator(
        2,
        10.0,
        json!({"input": "x", "method": {"benchmark_gap": {"reference": "city", "at": 0.5, "per": 0.1}}}),
    );
    scheme["references"] = json!([{"code": "city", "name": "City"}]);
    let case = Case::new(&scheme).row("2021", "x", "7 3 5");
    assert_eq!(case.rates("2021", "X"), ["0.7000", "0.3000"]);
}

#[test]
fn marks_are_combined_as_the_scheme_says() {
    let of = |combine: Value| {
        one_indicator(
            1,
            10.0,
            json!({"method": {"judgement": {"scale": 100, "combine": combine}}}),
        )
    };
    let trimmed = json!({"trimmed_mean": {"high": 1, "low": 1, "min_marks": 5}});
    let score = |combine: &Value, marks: &str| {
        Case::new(&of(combine.clone()))
            .marks("2021", "X", 0, marks)
            .scores("2021", "X")[0]
            .clone()
    };
    assert_eq!(score(&trimmed, "70 85 88 90 99"), "8.77");
    assert_eq!(score(&trimmed, "80 90 100"), "9.00", "three marks: the plain mean");
    assert_eq!(
        score(&trimmed, "90 90 90 60 60"),
        "8.00",
        "only one of equal extremes is dropped: (60 + 90 + 90) / 3"
    );
    assert_eq!(score(&json!("mean"), "70 80"), "7.50");
    assert_eq!(score(&json!("median"), "70 80 100 90"), "8.50");
    assert_eq!(score(&json!("median"), "70 95 80"), "8.00");
    assert_eq!(score(&json!("mean"), "70 -"), "Pending");
    assert_eq!(score(&json!("mean"), "70 missing"), "7.00");
    assert_eq!(score(&json!("mean"), "NA NA"), "NotApplicable");
}

#[test]
fn a_checklist_adds_the_items_met_and_forgives_what_does_not_apply() {
    let items = json!([{"metric": "x", "rate": 0.4}, {"metric": "y", "rate": 0.3}, {"metric": "z", "rate": 0.3}]);
    let case = Case::new(&one_indicator(
        5,
        10.0,
        json!({"method": {"checklist": {"items": items}}}),
    ));
    let case = case
        .row("2021", "x", "1 1 0 NA 1")
        .row("2021", "y", "1 0 0 1 -")
        .row("2021", "z", "1 1 0 0 1");
    assert_eq!(case.scores("2021", "X"), ["10.00", "7.00", "0.00", "5.00", "Pending"]);
}

#[test]
fn a_blend_adds_the_shares_of_its_parts() {
    let min_max = json!({"min_max": {"base": 0.6}});
    let method = json!({"method": {"blend": {"parts": [
        {"share": 0.4, "input": "x", "method": min_max},
        {"share": 0.6, "input": {"increment": {"of": "x", "over": "previous"}}, "method": min_max}]}}});
    // Levels 10, 20, 30; increases 1, 1, 6.
    let case = Case::new(&one_indicator(3, 10.0, method))
        .row("2020", "x", "9 19 24")
        .row("2021", "x", "10 20 30");
    // 0.4 × 0.6 + 0.6 × 0.6; 0.4 × 0.8 + 0.6 × 0.6; 1.
    assert_eq!(case.rates("2021", "X"), ["0.6000", "0.6800", "1.0000"]);
    assert_eq!(
        case.evaluate("2021")
            .node(case.node("X"), kaohe::model::UnitIx(1))
            .value,
        Some(20.0)
    );
}

#[test]
fn min_max_spans_the_scope_and_never_divides_by_nothing() {
    let case = |method: Value, cells: &str| {
        let n = cells.split_whitespace().count();
        Case::new(&one_indicator(n, 10.0, json!({"input": "x", "method": method})))
            .row("2021", "x", cells)
            .rates("2021", "X")
    };
    assert_eq!(case(json!({"min_max": {}}), "5 13 21"), ["0.0000", "0.5000", "1.0000"]);
    assert_eq!(
        case(json!({"min_max": {"base": 0.6}}), "-3 4 11"),
        ["0.6000", "0.8000", "1.0000"]
    );
    assert_eq!(case(json!({"min_max": {}}), "7 7 7"), ["1.0000", "1.0000", "1.0000"]);
    assert_eq!(
        case(json!({"min_max": {"all_equal": 0.8}}), "7 7 7"),
        ["0.8000", "0.8000", "0.8000"]
    );
    assert_eq!(
        case(json!({"min_max": {}}), "7 NA missing"),
        ["1.0000", "NotApplicable", "0.0000"],
        "alone in the scope"
    );
}

#[test]
fn relative_methods_compare_within_the_group_unless_all_are_named() {
    let scheme = |scope: &str| {
        let mut scheme = one_indicator(4, 10.0, json!({"input": "x", "method": {"min_max": {"scope": scope}}}));
        scheme["groups"] = json!([{"code": "A", "name": "A"}, {"code": "B", "name": "B"}]);
        for (unit, group) in ["A", "A", "B", "B"].iter().enumerate() {
            scheme["units"][unit]["group"] = json!(group);
        }
        Case::new(&scheme).row("2021", "x", "0 10 20 40").rates("2021", "X")
    };
    assert_eq!(scheme("group"), ["0.0000", "1.0000", "0.0000", "1.0000"]);
    assert_eq!(scheme("all"), ["0.0000", "0.2500", "0.5000", "1.0000"]);
}

#[test]
fn points_by_place_treat_ties_as_the_scheme_says() {
    let rates = |ties: &str| {
        let method = json!({"rank_points": {"first": 1, "step": 0.05, "floor": 0.6, "ties": ties}});
        Case::new(&one_indicator(4, 10.0, json!({"input": "x", "method": method})))
            .row("2021", "x", "9 8 8 7")
            .rates("2021", "X")
    };
    assert_eq!(rates("competition"), ["1.0000", "0.9500", "0.9500", "0.8500"]);
    assert_eq!(rates("low"), ["1.0000", "0.9000", "0.9000", "0.8500"]);
    assert_eq!(rates("mean"), ["1.0000", "0.9250", "0.9250", "0.8500"]);
    assert_eq!(rates("dense"), ["1.0000", "0.9500", "0.9500", "0.9000"]);
    let even = json!({"input": "x", "direction": "negative", "method": {"rank_points": {"first": 1, "last": 0.4}}});
    let case = Case::new(&one_indicator(4, 10.0, even)).row("2021", "x", "1 2 3 4");
    assert_eq!(case.rates("2021", "X"), ["1.0000", "0.8000", "0.6000", "0.4000"]);
}

#[test]
fn z_scores_and_percentiles_and_the_best() {
    let rates = |indicator: Value, cells: &str| {
        let n = cells.split_whitespace().count();
        Case::new(&one_indicator(n, 10.0, indicator))
            .row("2021", "x", cells)
            .rates("2021", "X")
    };
    let of = |method: Value| json!({"input": "x", "method": method});
    // Mean 4, standard deviation 2.
    assert_eq!(
        rates(of(json!({"z_score": {}})), "2 4 6"),
        ["0.4000", "0.5000", "0.6000"]
    );
    assert_eq!(
        rates(of(json!({"z_score": {"mean": 70}})), "5 5 5"),
        ["0.7000", "0.7000", "0.7000"]
    );
    assert_eq!(
        rates(of(json!({"percentile": {}})), "1 2 2 4"),
        ["0.0000", "0.5000", "0.5000", "1.0000"]
    );
    assert_eq!(
        rates(of(json!({"percentile": {"ties": "low"}})), "1 2 2 4"),
        ["0.0000", "0.3333", "0.3333", "1.0000"]
    );
    assert_eq!(
        rates(of(json!({"distance_to_best": {}})), "10 5 0"),
        ["1.0000", "0.5000", "0.0000"]
    );
    let fewer = json!({"input": "x", "direction": "negative", "method": {"distance_to_best": {}}});
    assert_eq!(rates(fewer, "10 5 20"), ["0.5000", "1.0000", "0.2500"]);
}

#[test]
fn derivations_nest_and_say_when_they_mean_nothing() {
    let rates = |input: Value, then: &str, now: &str| {
        let indicator = json!({"input": input, "method": {"linear": {"from": 0, "to": 100}}});
        let case = Case::new(&one_indicator(1, 10.0, indicator))
            .row("2016", "x", "50")
            .row("2016", "y", "200");
        let case = case
            .row("2020", "x", then)
            .row("2020", "y", "200")
            .row("2021", "x", now)
            .row("2021", "y", "200");
        case.rates("2021", "X")[0].clone()
    };
    let share = json!({"ratio": {"num": "x", "den": "y", "scale": 100}});
    assert_eq!(rates(share.clone(), "50", "90"), "0.4500");
    assert_eq!(
        rates(json!({"increment": {"of": share, "over": "previous"}}), "50", "90"),
        "0.2000"
    );
    assert_eq!(
        rates(json!({"increment": {"of": share, "over": "base"}}), "0", "90"),
        "0.2000"
    );
    assert_eq!(
        rates(
            json!({"growth": {"of": {"sum": ["x", "y"]}, "over": "2016"}}),
            "0",
            "100"
        ),
        "0.2000"
    );
    assert_eq!(
        rates(json!({"growth": {"of": "x", "over": "previous"}}), "-50", "-25"),
        "0.5000"
    );
    assert_eq!(
        rates(json!({"cagr": {"of": "x", "over": "base"}}), "0", "100"),
        "0.1487"
    );
    assert_eq!(
        rates(json!({"cumulative": {"of": "x", "from": "2020"}}), "30", "40"),
        "0.7000"
    );
    assert_eq!(
        rates(
            json!({"weighted": [{"of": "x", "times": 0.5}, {"of": "y", "times": 0.1}]}),
            "0",
            "40"
        ),
        "0.4000"
    );
    assert_eq!(rates(json!({"log": {"of": "x"}}), "0", "54.598150033144236"), "0.0400");
    assert_eq!(
        rates(json!({"log": {"of": "x"}}), "0", "0"),
        "0.0000",
        "undefined counts as missing"
    );
    assert_eq!(
        rates(json!({"growth": {"of": "x", "over": "previous"}}), "0", "5"),
        "0.0000"
    );
}
