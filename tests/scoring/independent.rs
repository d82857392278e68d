//! A second calculation, in another language and sharing no code with the engine, says the same.
//!
//! `tests/independent` works every number out again in exact fractions; it needs python3, and where
//! there is none these tests say that they were skipped.

use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

fn scripts() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/independent")
}

#[expect(clippy::print_stderr, reason = "a skipped test says so")]
fn has_python() -> bool {
    let found = Command::new("python3")
        .arg("--version")
        .output()
        .is_ok_and(|output| output.status.success());
    if !found {
        eprintln!("skipped: there is no python3 for the second calculation");
    }
    found
}

fn text(output: &Output) -> String {
    String::from_utf8_lossy(&[output.stdout.as_slice(), output.stderr.as_slice()].concat()).into_owned()
}

/// What the engine says of a period, handed to the second calculation; the differences it prints.
fn differences(folder: &Path, period: &str) -> String {
    let (scheme, data) = (folder.join("scheme.json"), folder.join("data.csv"));
    let mut engine = Command::new(env!("CARGO_BIN_EXE_kaohe"))
        .args([
            "evaluate", "--format", "json", "--lang", "en", "--period", period, "--scheme",
        ])
        .arg(&scheme)
        .arg("--data")
        .arg(&data)
        .stdout(Stdio::piped())
        .spawn()
        .expect("the engine runs");
    let evaluation = engine.stdout.take().expect("its evaluation");
    let second = Command::new("python3")
        .args(["-B", "evaluate.py"])
        .args([&scheme, &data])
        .arg(period)
        .current_dir(scripts())
        .stdin(evaluation)
        .output()
        .expect("the second calculation runs");
    assert!(
        engine.wait().expect("the engine ends").success(),
        "{} {period}",
        folder.display()
    );
    if second.status.success() {
        String::new()
    } else {
        format!("{} {period}:\n{}", folder.display(), text(&second))
    }
}

fn agree(folder: &Path, periods: &[&str]) {
    for period in periods {
        assert_eq!(differences(folder, period), "");
    }
}

#[test]
fn a_second_calculation_agrees_on_the_samples() {
    if has_python() {
        let samples = Path::new(env!("CARGO_MANIFEST_DIR")).join("sample-data");
        agree(&samples.join("huizhou"), &["2018", "2019", "2020", "2021"]);
        agree(&samples.join("tiny"), &["2024H1", "2024H2"]);
    }
}

#[test]
fn a_second_calculation_agrees_on_random_schemes() {
    if !has_python() {
        return;
    }
    for seed in ["3", "12", "13", "21", "43", "66"] {
        let folder = tempfile::tempdir().expect("a folder");
        let drawn = Command::new("python3")
            .args(["-B", "generate.py", seed])
            .arg(folder.path())
            .current_dir(scripts())
            .output()
            .expect("the generator runs");
        assert!(drawn.status.success(), "{}", text(&drawn));
        let scheme = std::fs::read_to_string(folder.path().join("scheme.json")).expect("a scheme");
        let scheme: serde_json::Value = serde_json::from_str(&scheme).expect("JSON");
        let periods = scheme["periods"].as_array().expect("periods").iter();
        agree(
            folder.path(),
            &periods.filter_map(|period| period.as_str()).collect::<Vec<_>>(),
        );
    }
}

#[test]
fn a_second_calculation_notices_a_wrong_number() {
    if !has_python() {
        return;
    }
    let tiny = Path::new(env!("CARGO_MANIFEST_DIR")).join("sample-data/tiny");
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::copy(tiny.join("data.csv"), folder.path().join("data.csv")).expect("the data");
    let scheme = std::fs::read_to_string(tiny.join("scheme.json")).expect("a scheme");
    // The second calculation is told the truth, the engine another threshold.
    let engine = Command::new(env!("CARGO_BIN_EXE_kaohe"))
        .args(["evaluate", "--format", "json", "--period", "2024H1", "--scheme"])
        .arg({
            let wrong = folder.path().join("wrong.json");
            std::fs::write(&wrong, scheme.replace("\"from\": 60", "\"from\": 61")).expect("written");
            wrong
        })
        .arg("--data")
        .arg(folder.path().join("data.csv"))
        .output()
        .expect("the engine runs");
    let evaluation = folder.path().join("evaluation.json");
    std::fs::write(&evaluation, engine.stdout).expect("written");
    let second = Command::new("python3")
        .args(["-B", "evaluate.py"])
        .args([tiny.join("scheme.json"), tiny.join("data.csv")])
        .arg("2024H1")
        .current_dir(scripts())
        .stdin(std::fs::File::open(evaluation).expect("the evaluation"))
        .output()
        .expect("the second calculation runs");
    assert!(
        !second.status.success() && text(&second).contains("W1.rate"),
        "{}",
        text(&second)
    );
}
