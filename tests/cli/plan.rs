//! `kaohe plan` and the breakdown of responsibility, as one types them.

use std::fmt::Write as _;

use crate::home::{Home, sample};

fn home() -> Home {
    let home = Home::new();
    home.ok(&[
        "init",
        &sample("huizhou/scheme.json"),
        "--plan",
        &sample("huizhou/plan.json"),
    ]);
    home.ok(&["import", &sample("huizhou/data.csv")]);
    home
}

#[test]
fn the_plan_lists_every_target_with_its_years() {
    insta::assert_snapshot!(home().ok(&["plan", "--period", "2019"]));
}

#[test]
fn a_target_and_a_measure_are_told_in_full() {
    let home = home();
    let mut shown = String::new();
    for arguments in [
        &["plan", "--target", "T02", "--period", "2019"][..],
        &["plan", "--target", "T04"],
        &["plan", "--target", "T05", "--lang", "en"],
        &["plan", "--measure", "30"],
    ] {
        writeln!(shown, "$ kaohe {}\n{}", arguments.join(" "), home.ok(arguments)).expect("a string");
    }
    insta::assert_snapshot!(shown);
}

#[test]
fn a_plan_with_faults_makes_no_store() {
    let home = Home::new();
    let text = std::fs::read_to_string(sample("huizhou/plan.json")).expect("the plan");
    let wrong = home.file("plan.json", text.replace("\"measure\": 3,", "\"measure\": 99,"));
    let wrong = wrong.to_string_lossy().into_owned();
    let ran = home.run(&["init", &sample("huizhou/scheme.json"), "--plan", &wrong]);
    assert_eq!(ran.code, 3);
    assert!(ran.err.contains("/targets/1/measure 没有第 99 条措施"), "{}", ran.err);
    assert!(!home.path().join("test.db").exists());
}

#[test]
fn without_a_plan_one_is_told_how_to_get_one() {
    let home = Home::with_sample();
    let ran = home.run(&["plan"]);
    assert_eq!(ran.code, 4);
    assert!(ran.err.contains("kaohe plan import"), "{}", ran.err);
    let unknown = self::home().run(&["plan", "--target", "T99"]);
    assert_eq!(unknown.code, 4);
    assert!(unknown.err.contains("T01、T02"), "{}", unknown.err);
}

#[test]
fn a_duty_goes_its_way_and_is_listed_while_it_is_overdue() {
    let home = home();
    let set = |arguments: &[&str]| {
        let arguments: Vec<&str> = ["plan", "duty", "set", "9", "龙门县"]
            .iter()
            .chain(arguments)
            .copied()
            .collect();
        home.run(&arguments)
    };
    let refused = set(&["--state", "done"]);
    assert_eq!(refused.code, 5);
    assert!(
        refused.err.contains("“未启动”之后不能直接是“已完成”"),
        "{}",
        refused.err
    );
    assert_eq!(set(&["--state", "plan_filed"]).code, 5);
    let filed = set(&[
        "--state",
        "plan_filed",
        "--paper",
        "龙门县实施方案",
        "--due",
        "2019年6月30日",
    ]);
    assert_eq!(filed.out, "第9条措施 龙门县 未启动 → 已报方案\n");
    assert_eq!(set(&["--due", "六月"]).code, 3);
    assert_eq!(set(&["--state", "停"]).code, 2);
    let late = home.ok(&["plan", "duty", "list", "--overdue"]);
    assert!(
        late.contains("龙门县  龙门县实施方案  2019-06-30  已报方案（逾期）"),
        "{late}"
    );
    assert!(home.ok(&["status"]).contains("逾期"));
    assert_eq!(set(&["--state", "in_progress"]).code, 0);
    assert_eq!(set(&["--state", "done"]).code, 0);
    let ran = home.run(&["plan", "duty", "list", "--overdue"]);
    assert!(ran.err.contains("没有逾期的"), "{}", ran.err);
    home.ok(&["undo"]);
    assert!(
        home.ok(&["plan", "duty", "list", "--measure", "9"])
            .contains("推进中（逾期）")
    );
}
