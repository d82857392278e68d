//! Who may do what, through the commands: registered people, confirmed adjustments, experts' marks.

use serde_json::Value;

use crate::home::Home;

fn json(home: &Home, arguments: &[&str]) -> Value {
    let arguments: Vec<&str> = arguments.iter().copied().chain(["--format", "json"]).collect();
    serde_json::from_str(&home.ok(&arguments)).expect("JSON")
}

/// A home with the sample where an administrator 甲 is registered.
fn with_administrator() -> Home {
    let home = Home::with_sample();
    home.ok(&["actor", "add", "甲", "--role", "管理员"]);
    home
}

#[test]
fn the_first_who_is_registered_is_an_administrator_and_the_last_one_stays() {
    let home = Home::with_sample();
    let refused = home.run(&["actor", "add", "乙", "--role", "scorer"]);
    assert_eq!(refused.code, 5, "{}", refused.err);
    assert!(refused.err.contains("至少要有一名管理员"), "{}", refused.err);
    home.ok(&["actor", "add", "甲", "--role", "administrator"]);
    for last in [
        &["actor", "remove", "甲"][..],
        &["actor", "change", "甲", "--role", "leader"],
    ] {
        let refused = home.run(&[last, &["--as", "甲"]].concat());
        assert_eq!(refused.code, 5, "{last:?}: {}", refused.err);
    }
    home.ok(&["actor", "add", "乙", "--role", "administrator", "--as", "甲"]);
    home.ok(&["actor", "remove", "甲", "--as", "甲"]);
    assert_eq!(json(&home, &["actor", "list"])["actors"][0]["name"], "乙");
    let again = home.run(&["actor", "add", "乙", "--role", "scorer", "--as", "乙"]);
    assert_eq!(again.code, 5, "{}", again.err);
}

#[test]
fn once_somebody_is_registered_the_others_change_nothing_and_are_told_the_way() {
    let home = Home::with_sample();
    let told = home.run(&["actor", "add", "甲", "--role", "administrator"]);
    assert!(told.err.contains("kaohe actor use"), "{}", told.err);
    let refused = home.run(&["set", "龙门县", "export", "1"]);
    assert_eq!(refused.code, 4);
    assert!(refused.err.contains("没有登记操作人“张三”"), "{}", refused.err);
    assert_eq!(home.run(&["actor", "use", "路人"]).code, 4);
    let settings = home.path().join(".config/kaohe/config.toml");
    std::fs::create_dir_all(settings.parent().expect("a folder")).expect("made");
    std::fs::write(&settings, "# 本机\nlang = \"zh\"\n").expect("written");
    home.ok(&["actor", "use", "甲"]);
    assert_eq!(
        std::fs::read_to_string(&settings).expect("read"),
        "actor = \"甲\"\n# 本机\nlang = \"zh\"\n"
    );
    home.ok(&["set", "龙门县", "export", "1"]);
}

#[test]
fn a_scorer_enters_for_their_department_and_moves_no_round() {
    let home = with_administrator();
    let scorer = ["actor", "add", "乙", "--role", "scorer", "--department"];
    let told = home.run(&[&scorer[..], &["商务局", "--as", "甲"]].concat());
    assert!(told.err.contains("没有由“商务局”负责"), "{}", told.err);
    home.ok(&["actor", "change", "乙", "--department", "市商务局", "--as", "甲"]);
    home.ok(&["set", "龙门县", "export", "1", "--as", "乙"]);
    let other = home.run(&["set", "龙门县", "madrid_apps", "1", "--as", "乙"]);
    assert_eq!(other.code, 5, "{}", other.err);
    let refused = home.run(&["advance", "--as", "乙"]);
    assert_eq!(refused.code, 5);
    assert!(refused.err.contains("需要：管理员"), "{}", refused.err);
    home.ok(&["actor", "change", "乙", "--all-departments", "--as", "甲"]);
    home.ok(&["set", "龙门县", "madrid_apps", "1", "--as", "乙"]);
}

#[test]
fn every_change_of_people_is_in_the_journal_in_words() {
    let home = with_administrator();
    home.ok(&["actor", "add", "乙", "--role", "expert", "--as", "甲"]);
    let undone = home.ok(&["undo", "--as", "甲"]);
    assert!(undone.contains("登记 乙（评委）"), "{undone}");
    assert!(home.ok(&["journal", "list"]).contains("登记 甲（管理员）"));
    assert_eq!(
        json(&home, &["actor", "list"])["actors"].as_array().map(Vec::len),
        Some(1)
    );
}

#[test]
fn an_event_counts_once_for_a_unit_in_a_kind_over_all_periods() {
    let home = Home::with_sample();
    let adjust = |item: &str, unit: &str, period: &str, event: &str, reason: &str| {
        home.run(&[
            "adjust", unit, item, "--event", event, "--reason", reason, "--period", period,
        ])
    };
    assert_eq!(adjust("X1", "龙门县", "2020", "某函1号", "试点").code, 0);
    let again = adjust("X3", "龙门县", "2021", " 某函1号 ", "另一说法");
    assert_eq!(again.code, 5);
    assert!(again.err.contains("事件“某函1号”已在 2020 按 X1 计过"), "{}", again.err);
    assert_eq!(adjust("X1", "惠东县", "2021", "某函1号", "试点").code, 0);
    assert_eq!(adjust("X3", "龙门县", "2021", "某函2号", "另一件事").code, 0);
    home.ok(&["adjust", "龙门县", "X1", "--remove", "--period", "2020"]);
    assert_eq!(adjust("X1", "龙门县", "2021", "某函1号", "试点").code, 0);
}

#[test]
fn an_adjustment_is_confirmed_by_somebody_else_before_the_round_leaves_review() {
    let home = Home::with_sample();
    for _ in 0..3 {
        home.ok(&["advance"]);
    }
    home.ok(&["verify", "--all", "--as", "李四"]);
    home.ok(&["adjust", "龙门县", "X1", "--reason", "试点"]);
    let refused = home.run(&["advance"]);
    assert_eq!(refused.code, 5);
    assert!(
        refused.err.contains("还有 1 项加减分未经他人确认：龙门县 X1"),
        "{}",
        refused.err
    );
    let own = home.run(&["adjust", "龙门县", "X1", "--confirm"]);
    assert_eq!(own.code, 5);
    assert!(own.err.contains("须由他人确认"), "{}", own.err);
    let confirm = ["adjust", "龙门县", "X1", "--confirm", "--as", "李四"];
    assert!(home.ok(&confirm).contains("确认"), "said in words");
    home.ok(&["undo", "--as", "李四"]);
    assert_eq!(home.run(&["advance", "--dry-run"]).code, 1);
    home.ok(&["redo", "--as", "李四"]);
    assert_eq!(home.run(&confirm).out, "", "nothing is left to confirm");
    home.ok(&["advance"]);
    home.ok(&["journal", "verify"]);
}

#[test]
fn a_file_verifies_nothing_where_people_are_registered() {
    let home = with_administrator();
    let file = home.file(
        "more.csv",
        "period,unit,metric,value,status\n2021,龙门县,export,11,核定\n",
    );
    let told = home.run(&["import", &file.to_string_lossy(), "--as", "甲"]);
    assert_eq!(told.code, 0, "{}", told.err);
    assert!(told.err.contains("标为核定的 1 项按填报导入"), "{}", told.err);
    let own = home.run(&["verify", "龙门县", "export", "--as", "甲"]);
    assert_eq!(own.code, 5, "{}", own.err);
    assert!(own.err.contains("由本人填报"), "{}", own.err);
}

#[test]
fn an_undo_by_somebody_else_does_not_free_who_entered_the_value_to_verify_it() {
    let home = Home::with_sample();
    home.ok(&["set", "龙门县", "export", "10.5", "--reason", "更正", "--as", "甲"]);
    home.ok(&["set", "龙门县", "export", "10.7", "--as", "乙"]);
    home.ok(&["undo", "--as", "丙"]);
    for (who, code) in [("甲", 5), ("丙", 5), ("乙", 0)] {
        let ran = home.run(&["verify", "龙门县", "export", "--as", who]);
        assert_eq!(ran.code, code, "{who}: {}", ran.err);
    }
}

#[test]
fn an_expert_sees_the_marks_of_others_when_all_have_marked_or_they_are_open() {
    let home = Home::new();
    home.ok(&["init", &crate::home::sample("huizhou/scheme.json")]);
    home.ok(&["actor", "add", "甲", "--role", "administrator"]);
    for expert in ["乙", "丙"] {
        home.ok(&["actor", "add", expert, "--role", "expert", "--as", "甲"]);
    }
    let assessors = |actor: &str| -> Vec<String> {
        let found = json(&home, &["panel", "agreement", "G4", "--period", "2018", "--as", actor]);
        let all = found["indicators"][0]["assessors"]
            .as_array()
            .cloned()
            .unwrap_or_default();
        all.iter()
            .filter_map(|one| one["assessor"].as_str().map(str::to_owned))
            .collect()
    };
    let mark = |unit: &str, mark: &str, actor: &str| {
        home.ok(&[
            "mark",
            unit,
            "G4",
            mark,
            "--period",
            "2018",
            "--assessor",
            actor,
            "--as",
            actor,
        ]);
    };
    mark("龙门县", "81.25", "乙");
    assert_eq!(assessors("甲"), ["乙"]);
    assert_eq!(assessors("丙"), Vec::<String>::new());
    let journal = home.ok(&["journal", "list", "--as", "丙"]);
    assert!(journal.contains("尚未公开") && !journal.contains("81.25"), "{journal}");
    let anothers = home.run(&[
        "mark",
        "龙门县",
        "G4",
        "60",
        "--period",
        "2018",
        "--assessor",
        "乙",
        "--as",
        "丙",
    ]);
    assert_eq!(anothers.code, 5, "{}", anothers.err);
    mark("龙门县", "90", "丙");
    assert_eq!(assessors("丙"), ["丙", "乙"]);
    assert!(home.ok(&["journal", "list", "--as", "丙"]).contains("81.25"));
    mark("惠东县", "70", "乙");
    assert!(!home.ok(&["journal", "list", "--as", "丙"]).contains("70"));
    let refused = home.run(&["panel", "open", "--period", "2018", "--as", "丙"]);
    assert_eq!(refused.code, 5, "{}", refused.err);
    home.ok(&["panel", "open", "--period", "2018", "--as", "甲"]);
    assert!(home.ok(&["journal", "list", "--as", "丙"]).contains("惠东县"));
}

#[test]
fn two_marks_too_far_apart_stop_the_round_until_a_third_or_a_note_settles_them() {
    let home = Home::new();
    home.ok(&["init", &crate::home::sample("huizhou/scheme.json")]);
    let stops = || {
        let status = json(&home, &["status", "--period", "2018"]);
        status["blocks"].to_string().contains("两名评委相差过大")
    };
    let mark = |assessor: &str, mark: &str| {
        home.ok(&["mark", "龙门县", "G4", mark, "--period", "2018", "--assessor", assessor]);
    };
    mark("乙", "85");
    mark("丙", "70");
    assert!(!stops(), "15 of 100 is within 15 %");
    mark("丙", "69");
    assert!(stops());
    let empty = home.run(&["panel", "moderate", "龙门县", "G4", "--note", " ", "--period", "2018"]);
    assert_eq!(empty.code, 2, "{}", empty.err);
    home.ok(&[
        "panel",
        "moderate",
        "龙门县",
        "G4",
        "--note",
        "合议维持",
        "--period",
        "2018",
    ]);
    assert!(!stops());
    home.ok(&["undo"]);
    assert!(stops());
    mark("丁", "80");
    assert!(!stops(), "the indicator's own way of combining three marks decides");
    home.ok(&["journal", "verify"]);
}
