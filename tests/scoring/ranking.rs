//! Places, ties, groups, improvement and the final of several years.

use serde_json::{Value, json};

use crate::workings::{Case, metrics, units};

fn scheme(n: usize) -> Value {
    let node = |code: &str, metric: &str| json!({"code": code, "name": code, "weight": 50, "input": metric, "method": {"linear": {"from": 0, "to": 50}}});
    json!({"format": 1, "units": units(n), "metrics": metrics(&["x", "y"]), "tree": [node("X", "x"), node("Y", "y")]})
}

fn ranks(case: &Case, at: &str) -> Vec<Option<u32>> {
    case.evaluate(at).units.iter().map(|unit| unit.rank).collect()
}

#[test]
fn equal_totals_share_a_place_and_the_next_is_skipped() {
    let case = Case::new(&scheme(4))
        .row("2021", "x", "40 45 45 30")
        .row("2021", "y", "40 40 40 40");
    assert_eq!(ranks(&case, "2021"), [Some(3), Some(1), Some(1), Some(4)]);
}

#[test]
fn ties_are_split_by_the_nodes_named_in_order() {
    let mut scheme = scheme(3);
    scheme["ranking"] = json!({"tie_break": ["X"]});
    let case = Case::new(&scheme)
        .row("2021", "x", "40 30 40")
        .row("2021", "y", "30 40 30");
    assert_eq!(ranks(&case, "2021"), [Some(1), Some(3), Some(1)]);
}

#[test]
fn places_are_given_on_the_printed_total_unless_the_scheme_says_exact() {
    let mut scheme = scheme(2);
    let case = Case::new(&scheme)
        .row("2021", "x", "40.001 40.004")
        .row("2021", "y", "0 0");
    assert_eq!(ranks(&case, "2021"), [Some(1), Some(1)]);
    scheme["ranking"] = json!({"on": "exact"});
    let case = Case::new(&scheme)
        .row("2021", "x", "40.001 40.004")
        .row("2021", "y", "0 0");
    assert_eq!(ranks(&case, "2021"), [Some(2), Some(1)]);
}

#[test]
fn groups_have_rankings_of_their_own() {
    let mut scheme = scheme(4);
    scheme["groups"] = json!([{"code": "A", "name": "A"}, {"code": "B", "name": "B"}]);
    for (unit, group) in ["A", "B", "A", "B"].iter().enumerate() {
        scheme["units"][unit]["group"] = json!(group);
    }
    scheme["ranking"] = json!({"overall": false});
    let case = Case::new(&scheme)
        .row("2021", "x", "10 20 30 40")
        .row("2021", "y", "0 0 0 0");
    let evaluation = case.evaluate("2021");
    let group: Vec<_> = evaluation.units.iter().map(|unit| unit.group_rank).collect();
    assert_eq!(group, [Some(2), Some(2), Some(1), Some(1)]);
    assert_eq!(ranks(&case, "2021"), [None; 4]);
}

#[test]
fn improvement_is_the_gain_over_the_previous_period() {
    let mut scheme = scheme(3);
    scheme["periods"] = json!(["2020", "2021"]);
    let case = Case::new(&scheme)
        .row("2020", "x", "40 30 20")
        .row("2020", "y", "0 0 0");
    let case = case.row("2021", "x", "41 35 50").row("2021", "y", "0 0 0");
    let evaluation = case.evaluate("2021");
    let change: Vec<_> = evaluation
        .units
        .iter()
        .map(|unit| unit.change.expect("a change"))
        .collect();
    assert_eq!(
        change.iter().map(|change| change.total.show(2)).collect::<Vec<_>>(),
        ["1.00", "5.00", "30.00"]
    );
    assert_eq!(
        change.iter().map(|change| change.rank).collect::<Vec<_>>(),
        [Some(-1), Some(-1), Some(2)]
    );
    assert_eq!(
        evaluation
            .units
            .iter()
            .map(|unit| unit.improvement_rank)
            .collect::<Vec<_>>(),
        [Some(3), Some(2), Some(1)]
    );
    assert!(
        case.evaluate("2020").units.iter().all(|unit| unit.change.is_none()),
        "2019 is not assessed"
    );
}

#[test]
fn the_final_is_half_the_mean_of_earlier_years_and_half_the_last() {
    let mut scheme = scheme(1);
    scheme["periods"] = json!(["2018", "2019", "2020", "2021"]);
    scheme["closing"] = json!({"earlier": 0.5, "last": 0.5});
    let case = Case::new(&scheme);
    let case = [("2018", "30"), ("2019", "34"), ("2020", "38"), ("2021", "40")]
        .into_iter()
        .fold(case, |case, (year, x)| case.row(year, "x", x).row(year, "y", "50"));
    let closing = case.evaluate("2021").units[0].closing.expect("a final");
    assert_eq!((closing.total.show(2), closing.rank), ("87.00".into(), 1));
    assert!(case.evaluate("2020").units[0].closing.is_none());
}
