//! Each relation of a target in a case small enough to work out by hand.

use serde_json::{Value, json};

use super::*;
use crate::model::plan::progress::Standing;
use crate::model::{Entry, Reported, UnitIx, Verification};

/// Two counties and the city; exports, general-trade exports, brands, stage.
fn scheme() -> Scheme {
    let document = json!({
        "format": 1, "base_period": "2016", "periods": ["2017", "2018", "2019"],
        "units": [{"code": "jia", "name": "甲县"}, {"code": "yi", "name": "乙县"}],
        "references": [{"code": "city", "name": "全市"}],
        "metrics": [{"code": "all", "name": "出口", "min": 0}, {"code": "gt", "name": "一般贸易", "min": 0},
            {"code": "brands", "name": "品牌", "min": 0}, {"code": "stage", "name": "阶段", "min": 0}],
        "tree": [{"code": "C1", "name": "品牌", "weight": 100, "input": "brands", "targets": ["T"],
            "method": {"attainment": {"target": {"by_unit": {"jia": 3, "yi": 2},
                "path": {"2017": 0, "2018": 0.5, "2019": 1}, "round": "half_up"}}}}],
    });
    Scheme::new(serde_json::from_value(document).expect("a document"), "").expect("a scheme")
}

/// A plan with one target of one amount.
fn plan(amount: &Value, further: &[(&str, Value)]) -> Plan {
    let mut target = json!({"code": "T", "measure": 1, "kind": "quantified", "text": "目标", "scope": "city",
        "county_matter": true, "amounts": [amount]});
    for (key, value) in further {
        target[*key] = value.clone();
    }
    let document = json!({"format": 1, "title": "计划", "periods": ["2017", "2018", "2019"],
        "actions": [{"no": 1, "title": "行动", "measures": [{"no": 1, "title": "措施", "lead": ["甲局"]}]}],
        "targets": [target]});
    Plan::new(serde_json::from_value(document).expect("a document"), "").expect("a plan")
}

fn amount(relation: &str, value: f64, data: &Value) -> Value {
    json!({"relation": relation, "value": value, "unit": "个", "data": data})
}

/// Values by period, unit and metric; what is not named is pending.
fn dataset(scheme: &Scheme, cells: &[(&str, &str, &str, &str)]) -> Dataset {
    let mut dataset = scheme.empty_dataset();
    for (period, unit, metric, value) in cells {
        let reported = match *value {
            "missing" => Reported::Missing,
            "n/a" => Reported::NotApplicable,
            number => Reported::Value(number.parse().expect("a number")),
        };
        dataset.set(
            period.parse().expect("a period"),
            scheme.find_unit(unit).expect("a unit"),
            scheme.find_metric(metric).expect("a metric"),
            Entry {
                reported,
                verification: Verification::Reported,
            },
        );
    }
    dataset
}

/// The first amount in a year.
fn first(cells: &[(&str, &str, &str, &str)], plan: &Plan, year: i32) -> AmountProgress {
    let scheme = scheme();
    let dataset = dataset(&scheme, cells);
    let mut targets = progress(&scheme, &dataset, plan, Period::year(year));
    targets.swap_remove(0).amounts.swap_remove(0)
}

fn value(progress: &AmountProgress, year: i32) -> Option<f64> {
    progress.at(Period::year(year)).and_then(|year| year.value)
}

const BRANDS: &[(&str, &str, &str, &str)] = &[
    ("2017", "jia", "brands", "1"),
    ("2017", "yi", "brands", "0"),
    ("2018", "jia", "brands", "2"),
    ("2018", "yi", "brands", "1"),
    ("2019", "jia", "brands", "3"),
    ("2019", "yi", "brands", "2"),
];

#[test]
fn a_level_is_the_sum_of_the_units_and_the_path_that_of_their_own_targets() {
    let plan = plan(
        &amount("at_least", 5.0, &json!({"sum": {"input": "brands"}})),
        &[("due", json!("2019"))],
    );
    // 2018: half of 3 is 1.5, rounded 2; half of 2 is 1: three are expected and 2 + 1 are there.
    let in_2018 = first(BRANDS, &plan, 2018);
    assert_eq!(in_2018.standing, Standing::OnTrack);
    assert_eq!((value(&in_2018, 2017), value(&in_2018, 2018)), (Some(1.0), Some(3.0)));
    assert_eq!(in_2018.at(Period::year(2018)).and_then(|year| year.expected), Some(3.0));
    assert_eq!(in_2018.rate, Some(0.6));
    assert_eq!(value(&in_2018, 2019), None, "what is to come is not looked at");
    assert_eq!(first(BRANDS, &plan, 2019).standing, Standing::Met);
    let quota = in_2018.quotas[0];
    assert_eq!((quota.sum, quota.is_enough), (5.0, true));
}

#[test]
fn more_than_is_strict_where_at_least_is_not() {
    let of = |relation| {
        let data = json!({"sum": {"input": "brands"}});
        let plan = plan(&amount(relation, 5.0, &data), &[("due", json!("2019"))]);
        let found = first(BRANDS, &plan, 2019);
        (found.standing, found.quotas[0].is_enough)
    };
    assert_eq!(of("at_least"), (Standing::Met, true));
    assert_eq!(of("more_than"), (Standing::Missed, false));
}

#[test]
fn what_is_to_fall_is_measured_from_what_it_was() {
    let of = |relation, year| {
        let mut amount = amount(relation, 3.0, &json!({"reference": {"unit": "city", "input": "stage"}}));
        amount["from"] = json!(5);
        let cells = [("2018", "city", "stage", "4"), ("2019", "city", "stage", "3")];
        first(&cells, &plan(&amount, &[("due", json!("2019"))]), year)
    };
    // From 5 to 4 is half of the way from 5 to 3.
    assert_eq!(
        (of("at_most", 2018).rate, of("at_most", 2018).standing),
        (Some(0.5), Standing::Open)
    );
    assert_eq!(of("at_most", 2019).standing, Standing::Met);
    assert_eq!(of("less_than", 2019).standing, Standing::Missed);
    assert_eq!(of("about", 2019).standing, Standing::Open);
}

#[test]
fn yearly_growth_is_the_compound_one_of_the_sums() {
    let data = json!({"sum": {"input": "all"}});
    let plan = plan(&amount("grow_yearly_by", 10.0, &data), &[("due", json!("2018"))]);
    let cells = [
        ("2016", "jia", "all", "60"),
        ("2016", "yi", "all", "40"),
        ("2017", "jia", "all", "60"),
        ("2017", "yi", "all", "49"),
        ("2018", "jia", "all", "71"),
        ("2018", "yi", "all", "50"),
    ];
    // 100 → 109 is 9 %; 100 → 121 in two years is 10 % a year.
    let in_2017 = first(&cells, &plan, 2017);
    assert!((value(&in_2017, 2017).expect("a value") - 9.0).abs() < 1e-9);
    assert_eq!(in_2017.standing, Standing::Behind);
    let in_2018 = first(&cells, &plan, 2018);
    assert!((value(&in_2018, 2018).expect("a value") - 10.0).abs() < 1e-9);
    assert_eq!(in_2018.standing, Standing::Met);
}

#[test]
fn a_rise_of_a_share_comes_from_summed_numerators_and_denominators() {
    let share = json!({"ratio": {"num": "gt", "den": "all", "scale": 100}});
    let plan = plan(
        &amount("rise_by", 5.0, &json!({"sum": {"input": share}})),
        &[("due", json!("2018"))],
    );
    let cells = [
        ("2016", "jia", "gt", "10"),
        ("2016", "jia", "all", "20"),
        ("2016", "yi", "gt", "10"),
        ("2016", "yi", "all", "80"),
        ("2018", "jia", "gt", "12"),
        ("2018", "jia", "all", "20"),
        ("2018", "yi", "gt", "14"),
        ("2018", "yi", "all", "80"),
    ];
    // (12 + 14) / 100 less (10 + 10) / 100 is 6 points; the mean of the counties' rises is 7.5.
    let found = first(&cells, &plan, 2018);
    assert!((value(&found, 2018).expect("a value") - 6.0).abs() < 1e-9);
    assert_eq!(found.standing, Standing::Met);
}

#[test]
fn what_is_due_every_year_is_met_or_missed_in_each() {
    let growth = json!({"growth": {"of": "brands", "over": "previous"}});
    let plan = plan(
        &amount("more_than", 100.0, &json!({"sum": {"input": growth}})),
        &[("every", json!("year"))],
    );
    // 1 → 3 is 200 %; 3 → 5 is 66.7 %.
    assert_eq!(first(BRANDS, &plan, 2018).standing, Standing::Met);
    assert_eq!(first(BRANDS, &plan, 2019).standing, Standing::Missed);
}

#[test]
fn a_target_of_each_county_needs_every_county_it_applies_to() {
    let plan = plan(
        &amount("at_least", 1.0, &json!({"count": {"input": "stage", "reached": 3}})),
        &[("scope", json!("county")), ("due", json!("2019"))],
    );
    let one = [("2019", "jia", "stage", "3"), ("2019", "yi", "stage", "2")];
    let found = first(&one, &plan, 2019);
    assert_eq!(
        (found.need, value(&found, 2019), found.rate),
        (2.0, Some(1.0), Some(0.5))
    );
    assert_eq!(found.standing, Standing::Missed);
    let spared = [("2019", "jia", "stage", "3"), ("2019", "yi", "stage", "n/a")];
    let found = first(&spared, &plan, 2019);
    assert_eq!((found.need, found.standing), (1.0, Standing::Met));
}

#[test]
fn a_unit_that_has_not_reported_makes_a_sum_a_lower_bound_and_a_rate_unknown() {
    let brands = plan(
        &amount("at_least", 3.0, &json!({"sum": {"input": "brands"}})),
        &[("due", json!("2019"))],
    );
    let few = [("2019", "jia", "brands", "2"), ("2019", "yi", "brands", "missing")];
    let found = first(&few, &brands, 2019);
    let lacking = Gap::Cells(vec![(
        UnitIx(1),
        scheme().find_metric("brands").expect("a metric"),
        Period::year(2019),
    )]);
    assert_eq!((value(&found, 2019), found.standing), (Some(2.0), Standing::NoData));
    assert_eq!(found.gap, Some(lacking));
    let enough = [("2019", "jia", "brands", "3")];
    assert_eq!(first(&enough, &brands, 2019).standing, Standing::Met);

    let growth = json!({"growth": {"of": "brands"}});
    let growing = plan(&amount("at_least", 5.0, &json!({"sum": {"input": growth}})), &[]);
    let cells = [
        ("2018", "jia", "brands", "2"),
        ("2018", "yi", "brands", "2"),
        ("2019", "jia", "brands", "4"),
    ];
    let found = first(&cells, &growing, 2019);
    assert_eq!((value(&found, 2019), found.standing), (None, Standing::NoData));
}

#[test]
fn what_nothing_can_tell_says_what_is_needed() {
    let gap = |amount: &Value| first(BRANDS, &plan(amount, &[]), 2019).gap;
    assert_eq!(
        gap(&json!({"relation": "at_least", "value": 1, "unit": "场"})),
        Some(Gap::NoSource)
    );
    assert_eq!(
        gap(&amount(
            "at_least",
            1.0,
            &json!({"reference": {"unit": "province", "input": "z"}})
        )),
        Some(Gap::Unknown(vec!["z".to_owned(), "province".to_owned()]))
    );
    let city = gap(&amount(
        "at_least",
        1.0,
        &json!({"reference": {"unit": "city", "input": "brands"}}),
    ));
    assert!(matches!(city, Some(Gap::Cells(cells)) if cells.len() == 1 && cells[0].0 == UnitIx(2)));
}

#[test]
fn the_plan_s_own_path_comes_before_that_of_the_quotas() {
    let mut amount = amount("at_least", 5.0, &json!({"sum": {"input": "brands"}}));
    amount["expected"] = json!({"2018": 4});
    let plan = plan(&amount, &[("due", json!("2019"))]);
    assert_eq!(first(BRANDS, &plan, 2018).standing, Standing::Behind);
}

#[test]
fn a_rule_and_a_direction_are_not_measured() {
    let rule = plan(
        &amount("at_most", 3.0, &json!({"sum": {"input": "brands"}})),
        &[("kind", json!("rule"))],
    );
    let scheme = scheme();
    let found = progress(&scheme, &dataset(&scheme, BRANDS), &rule, Period::year(2019));
    assert_eq!(found[0].standing, Standing::NotMeasured);
}
