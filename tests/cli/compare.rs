//! Two periods side by side.

use crate::home::{Home, sample};

fn filled() -> Home {
    let home = Home::new();
    home.ok(&["init", &sample("huizhou/scheme.json")]);
    home.ok(&["import", &sample("huizhou/data.csv")]);
    home
}

#[test]
fn totals_places_and_criteria_of_two_periods_stand_in_a_row_a_unit() {
    let shown = filled().ok(&["compare", "2020", "2021", "--format", "csv"]);
    let row = shown.lines().find(|line| line.contains("惠城区")).unwrap_or_default();
    assert!(row.contains("惠城区,94.67,93.12,-1.55,1,4,"), "{shown}");
}

#[test]
fn one_unit_is_compared_indicator_by_indicator() {
    let shown = filled().ok(&["compare", "2020", "2021", "惠城区", "--format", "csv"]);
    let row = shown.lines().find(|line| line.contains("A1")).unwrap_or_default();
    assert!(row.ends_with("9.47,9.85,+0.38"), "{shown}");
}

#[test]
fn a_period_that_is_not_assessed_is_refused() {
    let ran = filled().run(&["compare", "2001", "2021"]);
    assert_eq!(ran.code, 4, "{}", ran.err);
}
