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

#[test]
fn results_approved_under_other_rules_are_never_subtracted() {
    let home = filled();
    let in_2020 = |arguments: &[&str]| {
        let arguments: Vec<&str> = arguments.iter().copied().chain(["--period", "2020"]).collect();
        home.ok(&arguments)
    };
    for _ in 0..3 {
        in_2020(&["advance"]);
    }
    in_2020(&["verify", "--all", "--as", "李四"]);
    in_2020(&["advance"]);
    in_2020(&["advance"]);
    let text = std::fs::read_to_string(sample("huizhou/scheme.json")).expect("a scheme");
    let text = text.replacen("\"version\": \"1.0.0\"", "\"version\": \"1.1.0\"", 1);
    let renamed = home.file("renamed.json", text.replacen("\"一般贸易占比\"", "\"一般贸易比重\"", 1));
    home.ok(&["scheme", "use", &renamed.to_string_lossy()]);
    home.ok(&["compare", "2020", "2021"]);
    let text = text
        .replace("1.1.0", "1.2.0")
        .replacen("\"decimals\": 2}", "\"decimals\": 1}", 1);
    let other = home.file("other.json", text);
    home.ok(&["scheme", "use", &other.to_string_lossy()]);
    let refused = home.run(&["compare", "2020", "2021"]);
    assert_eq!(refused.code, 5, "{}", refused.out);
    let why = "2020 与 2021 不能对比：方案 1.0.0 与 1.2.0 的结果不可比，共 1 处：方案的取整：";
    assert!(refused.err.contains(why), "{}", refused.err);
    let ranked = home.run(&["rank", "--period", "2021"]);
    assert!(ranked.err.contains("不与"), "{}", ranked.err);
    assert!(!ranked.out.contains("总分增减"), "{}", ranked.out);
    let weak = home.run(&["weak", "--period", "2021"]);
    assert!(weak.err.contains("不与 2020 比较：方案 1.0.0 与 1.2.0"), "{}", weak.err);
    home.ok(&["verify-result", "2020"]);
    let json = home.ok(&["rank", "--period", "2021", "--format", "json"]);
    assert!(
        json.contains("\"change\": null") && !json.contains("\"change\": {"),
        "{json}"
    );
}
