//! A whole assessment year through the commands, with four actors and a calendar: from an empty store
//! to the approved 2021, the circular, an appeal upheld, a rectification closed and others overdue.

use std::ffi::OsString;
use std::path::PathBuf;

use kaohe::cli::{self, Next, Person, Process};
use kaohe::ops::clock::Clock;
use serde_json::Value;
use tempfile::TempDir;

use crate::home::{Ran, sample};

/// An office with a store, on a day.
struct Office {
    folder: TempDir,
    day: &'static str,
}

impl Office {
    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Runs a command as somebody, on the day.
    fn run(&self, actor: &str, arguments: &[&str]) -> Ran {
        let store = self.path("2021.kaohe");
        let fixed = ["--lang", "zh", "--period", "2021", "--as", actor, "--store"];
        let words = std::iter::once("kaohe").chain(arguments.iter().copied()).chain(fixed);
        let mut words: Vec<OsString> = words.map(OsString::from).collect();
        words.push(store.into());
        let (mut out, mut err) = (Vec::new(), Vec::new());
        let time = format!("{}T09:00:00+08:00", self.day);
        let next = cli::run(
            &words,
            Process {
                variables: &|_| None,
                person: Person::Absent,
                clock: Clock::Fixed(time.parse().expect("a time")),
                out: &mut out,
                err: &mut err,
                terminal: None,
                on_interrupt: &|_| {},
            },
        );
        let code = match next {
            Next::Exit(code) => code,
            Next::Screens(_) => unreachable!("no screens were asked for"),
        };
        Ran {
            out: String::from_utf8(out).expect("text"),
            err: String::from_utf8(err).expect("text"),
            code: code.into(),
        }
    }

    /// Runs what must succeed.
    #[track_caller]
    fn ok(&self, actor: &str, arguments: &[&str]) -> String {
        let ran = self.run(actor, arguments);
        assert_eq!(ran.code, 0, "{arguments:?} by {actor}: {}{}", ran.out, ran.err);
        ran.out
    }

    /// Runs what must be refused with a word.
    #[track_caller]
    fn refused(&self, actor: &str, arguments: &[&str], word: &str) {
        let ran = self.run(actor, arguments);
        assert_ne!(ran.code, 0, "{arguments:?} by {actor}: {}", ran.out);
        assert!(ran.err.contains(word), "{arguments:?} by {actor}: {}", ran.err);
    }

    fn json(&self, arguments: &[&str]) -> Value {
        let arguments: Vec<&str> = arguments.iter().copied().chain(["--format", "json"]).collect();
        let ran = self.run(OFFICE, &arguments);
        serde_json::from_str(&ran.out).expect("JSON")
    }

    /// The total and the place of a unit.
    fn standing(&self, unit: &str) -> (String, u64) {
        let units = self.json(&["rank"])["units"].take();
        let found = units
            .as_array()
            .and_then(|units| units.iter().find(|row| row["unit"] == unit));
        let found = found.expect("the unit");
        let total = found["total"].as_str().expect("a total").to_owned();
        (total, found["rank"].as_u64().expect("a place"))
    }
}

const OFFICE: &str = "陈主任";
const SCORER: &str = "小李";
const REVIEWER: &str = "老王";
const LEADER: &str = "周市长";

/// The office, with everybody registered and everything reported but one value.
fn reported() -> Office {
    let office = Office {
        folder: tempfile::tempdir().expect("a folder"),
        day: "2022-02-10",
    };
    office.ok(OFFICE, &["init", &sample("huizhou/scheme.json")]);
    office.refused(OFFICE, &["actor", "add", SCORER, "--role", "scorer"], "管理员");
    for (name, role) in [
        (OFFICE, "administrator"),
        (SCORER, "scorer"),
        (REVIEWER, "reviewer"),
        (LEADER, "leader"),
    ] {
        office.ok(OFFICE, &["actor", "add", name, "--role", role]);
    }
    office.ok(OFFICE, &["deadline", "reporting", "2022-02-28"]);
    office.ok(OFFICE, &["advance"]);
    office.refused("路人", &["import", &sample("huizhou/data.csv")], "没有登记操作人“路人”");
    office.refused(
        LEADER,
        &["import", &sample("huizhou/data.csv")],
        "需要：管理员、部门评分员",
    );
    office.ok(SCORER, &["import", &sample("huizhou/data.csv")]);
    office.ok(SCORER, &["set", "龙门县", "brands_cum", ""]);
    office
}

/// The office on notice: reporting closed a value as missing, everything is verified.
fn on_notice() -> Office {
    let mut office = reported();
    office.day = "2022-03-03";
    assert!(
        office
            .ok(SCORER, &["status"])
            .contains("填报 截止 2022-02-28，已逾期 3 天")
    );
    let closed = office.ok(OFFICE, &["advance"]);
    assert!(closed.contains("1 项未填的记为未报送"), "{closed}");
    office.ok(OFFICE, &["advance"]);
    office.refused(OFFICE, &["advance"], "项数据未核定");
    office.refused(SCORER, &["verify", "--all"], "须由他人核定");
    office.ok(REVIEWER, &["verify", "--all"]);
    office.ok(OFFICE, &["advance"]);
    office
}

/// The office after the approval, the appeal of 龙门县 upheld before it.
fn approved() -> Office {
    let office = on_notice();
    let before = office.standing("441324");
    office.refused(SCORER, &["set", "龙门县", "brands_cum", "1"], "公示");
    office.ok(
        OFFICE,
        &["appeal", "open", "龙门县", "C1", "--grounds", "已按期报送品牌数"],
    );
    office.refused(OFFICE, &["advance"], "需要：领导");
    office.refused(LEADER, &["advance"], "申诉");
    office.ok(
        REVIEWER,
        &[
            "appeal",
            "decide",
            "1",
            "--uphold",
            "--reason",
            "查有报送回执",
            "--set",
            "brands_cum=1",
        ],
    );
    let after = office.standing("441324");
    assert!(after.0 > before.0, "{before:?} {after:?}");
    assert_eq!(after, ("80.66".to_owned(), 7), "as if it had been reported in time");
    let stopping = office.json(&["status"])["stopping"].take();
    assert_eq!(stopping.as_array().map(Vec::len), Some(0), "{stopping}");
    office.ok(LEADER, &["advance"]);
    office
}

#[test]
fn a_year_goes_from_an_empty_store_to_the_approved_result_and_its_circular() {
    let office = approved();
    office.refused(SCORER, &["set", "龙门县", "export", "1"], "kaohe revise");
    office.refused(OFFICE, &["undo"], "kaohe revise");
    office.refused(
        OFFICE,
        &["scheme", "issue", "--reason", "补印发"],
        "已按方案 1.0.0 的这份文本审定",
    );
    let proof = office.json(&["verify-result", "2021"]);
    assert_eq!(
        (&proof["sound"], &proof["approved_by"]),
        (&Value::Bool(true), &Value::from(LEADER))
    );
    let circular = office.path("通报.md");
    let to = circular.to_string_lossy();
    office.ok(OFFICE, &["export", "circular", "--format", "md", "--out", &to]);
    let circular = std::fs::read_to_string(&circular).expect("the circular");
    for words in ["考核组织情况", "考核结果", "大亚湾开发区", "存在问题", "下一步工作要求"] {
        assert!(circular.contains(words), "{words}: {circular}");
    }
    assert!(!circular.contains("草稿"), "{circular}");
    office.ok(OFFICE, &["advance"]);
    let stages = office.json(&["stages", "龙门县", "--values"]);
    let rows = stages["rows"].as_array().expect("rows");
    let brands = rows.iter().find(|row| row["code"] == "brands_cum").expect("the row");
    assert_eq!(
        (&brands["reported"], &brands["final"]),
        (&Value::from("未报送"), &Value::from("1"))
    );
    office.ok(OFFICE, &["journal", "verify"]);
}

#[test]
fn weak_links_are_followed_until_they_are_closed_or_overdue() {
    let mut office = approved();
    office.ok(OFFICE, &["advance"]);
    office.day = "2022-04-01";
    office.refused(
        SCORER,
        &["rectify", "open", "龙门县", "--due", "2022-06-30"],
        "需要：管理员",
    );
    office.ok(OFFICE, &["rectify", "open", "龙门县", "--due", "2022-06-30"]);
    let ledger = office.json(&["rectify", "list"]);
    let n = ledger["items"].as_array().map_or(0, Vec::len);
    assert!(n >= 2, "{ledger}");
    office.refused(REVIEWER, &["rectify", "close", "1", "--result", "属实"], "");
    office.ok(SCORER, &["rectify", "update", "1", "--measure", "走访重点企业"]);
    office.ok(SCORER, &["rectify", "update", "1", "--progress", "已走访20家"]);
    office.day = "2022-06-20";
    office.ok(SCORER, &["rectify", "ask", "1", "--evidence", "自查报告"]);
    office.refused(SCORER, &["rectify", "close", "1", "--result", "属实"], "");
    office.ok(REVIEWER, &["rectify", "close", "1", "--result", "现场核查属实"]);
    office.day = "2022-07-15";
    let overdue = office.json(&["rectify", "list", "--overdue"]);
    assert_eq!(overdue["items"].as_array().map(Vec::len), Some(n - 1), "{overdue}");
    office.ok(OFFICE, &["journal", "verify"]);
    assert_eq!(office.json(&["verify-result", "2021"])["sound"], true);
}
