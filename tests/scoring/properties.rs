//! What must hold for any scheme and any data.

use kaohe::model::{Points, State, UnitIx};
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::workings::{Case, metrics, units};

const METHODS: [&str; 8] = [
    r#"{"attainment": {"target": 50}}"#,
    r#"{"linear": {"from": -10, "to": 90}}"#,
    r#"{"efficacy": {"unacceptable": 20, "satisfactory": 80}}"#,
    r#"{"bands": {"steps": [{"ge": 60, "rate": 1}, {"ge": 30, "rate": 0.7}, {"ge": 0, "rate": 0.2}]}}"#,
    r#"{"min_max": {"base": 0.2}}"#,
    r#"{"rank_points": {"step": 0.1}}"#,
    r#"{"percentile": {}}"#,
    r#"{"z_score": {}}"#,
];
const RELATIVE: std::ops::Range<usize> = 4..8;
const N_UNITS: usize = 5;

/// Three criteria of two indicators each, with the methods chosen, and every weight times `scale`.
fn scheme(methods: &[usize], scale: f64) -> Value {
    let indicator = |n: usize, weight: f64| {
        json!({"code": format!("I{n}"), "name": "i", "weight": weight * scale, "input": format!("m{n}"),
        "method": serde_json::from_str::<Value>(METHODS[methods[n]]).expect("a method")})
    };
    let criterion = |n: usize, a: f64, b: f64| json!({"code": format!("C{n}"), "name": "c", "children": [indicator(2 * n, a), indicator(2 * n + 1, b)]});
    json!({"format": 1, "units": units(N_UNITS), "metrics": metrics(&["m0", "m1", "m2", "m3", "m4", "m5"]),
        "tree": [criterion(0, 10.0, 20.0), criterion(1, 15.0, 25.0), criterion(2, 20.0, 10.0)]})
}

type Cells = Vec<Vec<String>>;

fn case(methods: &[usize], scale: f64, cells: &Cells) -> Case {
    let rows = cells.iter().enumerate();
    rows.fold(Case::new(&scheme(methods, scale)), |case, (n, row)| {
        case.row("2021", &format!("m{n}"), &row.join(" "))
    })
}

fn cell() -> impl Strategy<Value = String> {
    prop_oneof![
        8 => (-200_i32..1200).prop_map(|tenths| format!("{:.1}", f64::from(tenths) / 10.0)),
        1 => Just("NA".to_owned()),
        1 => Just("missing".to_owned()),
    ]
}

fn cells() -> impl Strategy<Value = Cells> {
    prop::collection::vec(prop::collection::vec(cell(), N_UNITS), 6)
}

fn numbers() -> impl Strategy<Value = Cells> {
    let number = (0_i32..1000).prop_map(|tenths| format!("{:.1}", f64::from(tenths) / 10.0));
    prop::collection::vec(prop::collection::vec(number, N_UNITS), 6)
}

fn methods() -> impl Strategy<Value = Vec<usize>> {
    prop::collection::vec(0..METHODS.len(), 6)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn the_order_of_units_does_not_matter(methods in methods(), cells in cells(), shift in 1..N_UNITS) {
        let rotated: Cells = cells.iter().map(|row| { let mut row = row.clone(); row.rotate_left(shift); row }).collect();
        let (here, there) = (case(&methods, 1.0, &cells).evaluate("2021"), case(&methods, 1.0, &rotated).evaluate("2021"));
        for unit in 0..N_UNITS {
            let moved = (unit + N_UNITS - shift) % N_UNITS;
            prop_assert_eq!(here.units[unit].total, there.units[moved].total);
            prop_assert_eq!(here.units[unit].rank, there.units[moved].rank);
        }
    }

    #[test]
    fn scaling_every_weight_changes_no_rate(methods in methods(), cells in cells(), scale in 0.1_f64..10.0) {
        let (here, there) = (case(&methods, 1.0, &cells).evaluate("2021"), case(&methods, scale, &cells).evaluate("2021"));
        for node in 0..here.nodes.len() {
            for unit in 0..N_UNITS {
                let rate = |evaluation: &kaohe::model::Evaluation| evaluation.nodes[node].get(UnitIx(unit)).rate.unwrap_or(-1.0);
                prop_assert!((rate(&here) - rate(&there)).abs() < 1e-12);
            }
        }
    }

    #[test]
    fn raising_a_value_never_lowers_the_unit(methods in methods(), cells in numbers(), metric in 0..6_usize, unit in 0..N_UNITS, by in 1_u32..500) {
        let mut raised = cells.clone();
        let value: f64 = raised[metric][unit].parse().expect("a number");
        raised[metric][unit] = format!("{:.1}", value + f64::from(by) / 10.0);
        let (before, after) = (case(&methods, 1.0, &cells).evaluate("2021"), case(&methods, 1.0, &raised).evaluate("2021"));
        prop_assert!(after.units[unit].exact >= before.units[unit].exact - 1e-9);
    }

    #[test]
    fn one_edit_moves_others_only_through_relative_methods(methods in methods(), cells in numbers(), metric in 0..6_usize, unit in 0..N_UNITS) {
        let mut edited = cells.clone();
        edited[metric][unit] = "50.5".to_owned();
        let (before, after) = (case(&methods, 1.0, &cells).evaluate("2021"), case(&methods, 1.0, &edited).evaluate("2021"));
        for other in (0..N_UNITS).filter(|other| *other != unit) {
            if !RELATIVE.contains(&methods[metric]) {
                prop_assert_eq!(before.units[other].exact.to_bits(), after.units[other].exact.to_bits());
            }
        }
    }

    #[test]
    fn contributions_add_up_to_the_printed_total(methods in methods(), cells in cells()) {
        let case = case(&methods, 1.0, &cells);
        let evaluation = case.evaluate("2021");
        for unit in 0..N_UNITS {
            let leaves = case.scheme.indicators().filter_map(|(node, _)| evaluation.node(node, UnitIx(unit)).score);
            prop_assert_eq!(Some(leaves.sum::<Points>()), evaluation.units[unit].total);
            let weights: f64 = case.scheme.indicators().map(|(node, _)| evaluation.node(node, UnitIx(unit)).effective_weight).sum();
            let any = case.scheme.indicators().any(|(node, _)| evaluation.node(node, UnitIx(unit)).state != State::NotApplicable);
            let carried = if any { 100.0 } else { 0.0 };
            prop_assert!((weights - carried).abs() < 1e-9);
        }
    }

    #[test]
    fn what_does_not_apply_never_changes_the_rate_of_a_sibling(methods in methods(), cells in cells(), metric in 0..6_usize, unit in 0..N_UNITS) {
        let mut without = cells.clone();
        without[metric][unit] = "NA".to_owned();
        let (before, after) = (case(&methods, 1.0, &cells), case(&methods, 1.0, &without));
        for other in (0..6_usize).filter(|other| *other != metric) {
            let code = format!("I{other}");
            prop_assert_eq!(before.rates("2021", &code), after.rates("2021", &code));
        }
    }

    #[test]
    fn places_are_a_complete_order_with_ties(methods in methods(), cells in cells()) {
        let evaluation = case(&methods, 1.0, &cells).evaluate("2021");
        for a in &evaluation.units {
            let better = evaluation.units.iter().filter(|b| b.total > a.total).count();
            prop_assert_eq!(a.rank, u32::try_from(better + 1).ok());
        }
    }

    #[test]
    fn evaluating_again_after_an_edit_is_evaluating_afresh(
        methods in methods(), cells in cells(), edits in prop::collection::vec((0..6_usize, 0..N_UNITS, cell()), 1..4),
    ) {
        let mut case = case(&methods, 1.0, &cells).row("2020", "m0", "1 2 3 4 5");
        let mut again = case.evaluate("2021");
        for (metric, unit, text) in edits {
            let at = case.scheme.find_metric(&format!("m{metric}")).expect("a metric");
            let entry = kaohe::model::Entry { reported: crate::workings::cell(&text), ..Default::default() };
            case.dataset.set(crate::workings::period("2021"), UnitIx(unit), at, entry);
            let changed = case.node(&format!("I{metric}"));
            again = kaohe::scoring::evaluate_again(&case.scheme, &case.dataset, &again, &[changed]);
            prop_assert_eq!(format!("{again:?}"), format!("{:?}", case.evaluate("2021")));
        }
    }
}
