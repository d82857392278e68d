//! A round from draft to circular through the commands: what stops it, what it keeps, what it freezes.

use std::process::Command;

use serde_json::Value;

use crate::home::Home;

fn verify_all(home: &Home) {
    home.ok(&["verify", "--all", "--as", "李四"]);
}

/// A home whose 2021 has been approved.
fn approved() -> Home {
    let home = Home::with_sample();
    for _ in 0..3 {
        home.ok(&["advance"]);
    }
    verify_all(&home);
    home.ok(&["advance"]);
    home.ok(&["advance"]);
    home
}

fn json(home: &Home, arguments: &[&str]) -> Value {
    let arguments: Vec<&str> = arguments.iter().copied().chain(["--format", "json"]).collect();
    serde_json::from_str(&home.ok(&arguments)).expect("JSON")
}

#[test]
fn closing_reporting_turns_what_is_pending_into_missing_and_lists_it() {
    let home = Home::with_sample();
    home.ok(&["set", "龙门县", "export", ""]);
    home.ok(&["advance"]);
    let closed = home.ok(&["advance"]);
    assert!(
        closed.contains("1 项未填的记为未报送") && closed.contains("龙门县 出口总额"),
        "{closed}"
    );
    let values = json(&home, &["stages", "龙门县", "--values"]);
    let export = values["rows"]
        .as_array()
        .and_then(|rows| rows.iter().find(|row| row["code"] == "export"));
    assert_eq!(export.expect("the row")["reported"], "未报送");
    let undone = home.ok(&["undo"]);
    assert!(undone.contains("填报 → 初评"), "{undone}");
    assert_eq!(json(&home, &["status"])["step"], "reporting");
}

#[test]
fn what_nobody_verified_keeps_the_round_from_the_notice_and_is_named_by_department() {
    let home = Home::with_sample();
    for _ in 0..3 {
        home.ok(&["advance"]);
    }
    let refused = home.run(&["advance"]);
    assert_eq!(refused.code, 5);
    assert!(refused.err.contains("2021 还不能进入“公示”"), "{}", refused.err);
    assert!(refused.err.contains("惠州海关还有 7 项数据未核定"), "{}", refused.err);
    let stopping = json(&home, &["status"]);
    assert_eq!(stopping["stopping"].as_array().map(Vec::len), Some(7), "{stopping}");
    assert_eq!(home.run(&["advance", "--dry-run"]).code, 1);
    verify_all(&home);
    assert_eq!(home.run(&["advance", "--dry-run"]).code, 0);
    home.ok(&["advance"]);
}

#[test]
fn a_step_back_needs_a_reason_and_is_kept_in_the_journal() {
    let home = Home::with_sample();
    home.ok(&["advance"]);
    home.ok(&["advance"]);
    let refused = home.run(&["return"]);
    assert_eq!(refused.code, 2);
    assert!(refused.err.contains("退回要写明原因"), "{}", refused.err);
    home.ok(&["return", "--reason", "惠东县补报"]);
    assert_eq!(json(&home, &["status"])["step"], "reporting");
    assert!(home.ok(&["journal", "list"]).contains("惠东县补报"));
}

#[test]
fn what_is_frozen_refuses_every_write_with_the_way_out() {
    let home = approved();
    let file = home.file("more.csv", "period,unit,metric,value\n2020,龙门县,export,1\n");
    let file = file.to_string_lossy();
    let writes: &[&[&str]] = &[
        &["set", "龙门县", "export", "1"],
        &["set", "龙门县", "export", "1", "--period", "2020"],
        &["mark", "龙门县", "G4", "1"],
        &["adjust", "龙门县", "X1", "--reason", "试点"],
        &["import", &file],
        &["return", "--reason", "再看"],
        &["undo"],
    ];
    let before = home.ok(&["rank", "--format", "json"]);
    for write in writes
        .iter()
        .filter(|write| write[0] != "deadline" && write[0] != "verify")
    {
        let refused = home.run(write);
        assert_eq!(refused.code, 5, "{write:?}: {}", refused.err);
        assert!(refused.err.contains("kaohe revise"), "{write:?}: {}", refused.err);
    }
    assert_eq!(home.ok(&["rank", "--format", "json"]), before);
    home.ok(&["verify-result", "2021"]);
}

#[test]
fn a_correction_is_a_further_revision_and_both_stay_provable() {
    let home = approved();
    let refused = home.run(&["revise"]);
    assert_eq!(refused.code, 2, "{}", refused.err);
    home.ok(&["revise", "--reason", "海关更正"]);
    home.ok(&["set", "龙门县", "export", "10.5", "--reason", "海关更正"]);
    home.ok(&["verify", "龙门县", "export", "--as", "李四"]);
    home.ok(&["advance"]);
    let refused = home.run(&["advance"]);
    assert!(refused.err.contains("更正后的审定要写明原因"), "{}", refused.err);
    home.ok(&["advance", "--reason", "海关更正"]);
    for revision in ["1", "2"] {
        let proof = json(&home, &["verify-result", "2021", "--revision", revision]);
        assert_eq!(proof["sound"], true, "{proof}");
    }
    let stages = json(&home, &["stages", "龙门县", "--values"]);
    let export = stages["rows"]
        .as_array()
        .and_then(|rows| rows.iter().find(|row| row["code"] == "export"));
    let export = export.expect("the row");
    assert_eq!(
        (&export["reported"], &export["final"]),
        (&Value::from("10.40"), &Value::from("10.5"))
    );
}

#[test]
fn a_result_that_was_tampered_with_does_not_verify() {
    let home = approved();
    let damage = rusqlite::Connection::open(home.path().join("test.db")).expect("the store");
    let trigger: String = damage
        .query_row(
            "SELECT sql FROM sqlite_schema WHERE name = 'result_no_update'",
            [],
            |row| row.get(0),
        )
        .expect("the trigger");
    damage
        .execute_batch(&format!(
            "DROP TRIGGER result_no_update;
             UPDATE result SET evaluation = replace(evaluation, '94.54', '99.99');
             {trigger}"
        ))
        .expect("damage");
    drop(damage);
    let ran = home.run(&["verify-result", "2021"]);
    assert_eq!(ran.code, 1, "{}{}", ran.out, ran.err);
    assert!(ran.out.contains("不一致"), "{}", ran.out);
}

#[test]
fn ssh_keygen_checks_a_signature_without_this_program() {
    let home = approved();
    let made = Command::new("ssh-keygen")
        .args(["-q", "-t", "ed25519", "-N", "", "-f", "key"])
        .current_dir(home.path())
        .status();
    if made.is_err() {
        // Without OpenSSH there is nothing to compare with; our own check is the next test's.
        return;
    }
    home.ok(&["sign", "--key", "key"]);
    home.ok(&["verify-result", "2021", "--write", "out"]);
    let public = std::fs::read_to_string(home.path().join("key.pub")).expect("the key");
    home.file("allowed", format!("leader {public}"));
    let checked = Command::new("sh")
        .args([
            "-c",
            "ssh-keygen -Y verify -f allowed -I leader -n kaohe-result -s out/result.json.1.sig < out/result.json",
        ])
        .current_dir(home.path())
        .output()
        .expect("ssh-keygen");
    assert!(checked.status.success(), "{}", String::from_utf8_lossy(&checked.stderr));
    let proof = json(&home, &["verify-result", "2021"]);
    assert_eq!(proof["signatures"][0]["holds"], true);
}

#[test]
fn a_deadline_that_has_passed_is_told() {
    let home = Home::with_sample();
    home.ok(&["advance"]);
    home.ok(&["deadline", "reporting", "2022-02-28"]);
    let status = home.ok(&["status"]);
    assert!(status.contains("填报 截止 2022-02-28，已逾期"), "{status}");
    home.ok(&["advance"]);
    assert!(!home.ok(&["status"]).contains("已逾期"));
    assert_eq!(home.run(&["deadline", "reporting", "2月28日"]).code, 2);
}
