//! The JSON of every command is what its schema says.

use serde_json::Value;

use crate::home::{Home, root, sample};

fn schema(name: &str) -> jsonschema::Validator {
    let text = std::fs::read_to_string(root().join("schemas").join(format!("{name}.schema.json"))).expect("a schema");
    let schema: Value = serde_json::from_str(&text).expect("JSON");
    jsonschema::draft202012::new(&schema).expect("a schema")
}

#[track_caller]
fn assert_valid(schema_name: &str, text: &str) -> Value {
    let value: Value = serde_json::from_str(text).expect("JSON");
    let validator = schema(schema_name);
    let faults: Vec<String> = validator
        .iter_errors(&value)
        .map(|error| format!("{} {error}", error.instance_path()))
        .collect();
    assert!(faults.is_empty(), "{schema_name}: {faults:#?}");
    value
}

#[test]
fn the_json_of_every_command_is_what_its_schema_says() {
    let home = Home::new();
    let scheme = sample("huizhou/scheme.json");
    home.ok(&["init", &scheme]);
    let json = |arguments: &[&str]| {
        let arguments: Vec<&str> = arguments.iter().copied().chain(["--format", "json"]).collect();
        home.ok(&arguments)
    };
    assert_valid("status", &json(&["status", "--period", "2018"]));
    assert_valid("import", &json(&["import", &sample("huizhou/data.csv"), "--dry-run"]));
    assert_valid("import", &json(&["import", &sample("huizhou/data.csv")]));
    assert_valid("status", &json(&["status"]));
    for period in ["2018", "2021"] {
        assert_valid("evaluation", &json(&["rank", "--period", period]));
        assert_valid("evaluation", &json(&["show", "龙门县", "--period", period]));
        assert_valid("weak", &json(&["weak", "--period", period]));
    }
    let agreed = assert_valid("agreement", &json(&["panel", "agreement", "--period", "2018"]));
    assert_eq!(agreed["indicators"][0]["assessors"].as_array().map(Vec::len), Some(7));
    assert_valid("compare", &json(&["compare", "2020", "2021"]));
    assert_valid("compare", &json(&["compare", "2021", "2018"]));
    for indicator in ["A1", "A2", "B2", "C1", "C3", "G4"] {
        assert_valid("explain", &json(&["explain", "龙门县", indicator]));
    }
    assert_valid("scheme-check", &json(&["scheme", "check", &scheme]));
    assert_valid("scheme", &json(&["scheme", "show"]));
    assert_valid("schemes", &json(&["scheme", "list"]));
    assert_valid("scheme-diff", &json(&["scheme", "diff", &sample("tiny/scheme.json")]));
    assert_valid("change", &json(&["set", "龙门县", "export", "12"]));
    assert_valid("change", &json(&["set", "龙门县", "export", "12"]));
    assert_valid("change", &json(&["mark", "龙门县", "G4", "80"]));
    assert_valid("change", &json(&["adjust", "龙门县", "X1", "--reason", "试点"]));
    assert_valid(
        "change",
        &json(&["set", "龙门县", "export", "--note", "据月报", "--source", "海关"]),
    );
    let report = home.file("月报.pdf", "report");
    let add = ["evidence", "add", "龙门县", "export", &report.to_string_lossy()];
    assert_valid("change", &json(&add));
    let listed = assert_valid("evidence", &json(&["evidence", "list", "龙门县"]));
    assert_eq!(listed["evidence"][0]["name"], "月报.pdf");
    let id = listed["evidence"][0]["id"].as_str().expect("an id").to_owned();
    assert_valid("change", &json(&["evidence", "remove", &id]));
    assert_valid("change", &json(&["verify", "龙门县", "export", "--as", "李四"]));
    assert_valid("change", &json(&["undo"]));
    assert_valid("change", &json(&["redo"]));
    let listed = assert_valid("journal", &json(&["journal", "list"]));
    assert_eq!(listed["entries"].as_array().map(Vec::len), Some(11));
    assert_valid("actors", &json(&["actor", "list"]));
    assert_valid("deadline", &json(&["deadline", "reporting", "2022-02-28"]));
    for to in ["reporting", "scoring"] {
        assert_eq!(assert_valid("step", &json(&["advance"]))["to"], to);
    }
    assert_valid("step", &json(&["return", "--reason", "补报"]));
    assert_valid("stages", &json(&["stages", "龙门县"]));
    assert_valid("stages", &json(&["stages", "龙门县", "--values"]));
    assert_valid("status", &json(&["status"]));
    assert_valid("verification", &json(&["journal", "verify"]));
    assert_valid("backup", &json(&["backup", "copy.db"]));
}

#[test]
fn the_json_of_appeals_and_of_the_ledger_is_what_its_schema_says() {
    let home = Home::with_sample();
    let json = |arguments: &[&str]| {
        let arguments: Vec<&str> = arguments.iter().copied().chain(["--format", "json"]).collect();
        home.ok(&arguments)
    };
    assert_valid("appeals", &json(&["appeal", "list"]));
    assert_valid("proposals", &json(&["rectify", "propose", "--period", "2018"]));
    let open = [
        "rectify",
        "open",
        "龙门县",
        "A1",
        "--due",
        "2099-01-01",
        "--problem",
        "占比低",
    ];
    assert_valid("change", &json(&open));
    assert_valid("change", &json(&["rectify", "update", "1", "--measure", "培育基地"]));
    assert_valid("rectification", &json(&["rectify", "list"]));
    let shown = assert_valid("rectification", &json(&["rectify", "show", "1"]));
    assert_eq!(shown["history"].as_array().map(Vec::len), Some(2));
    let report = home.file("自查.pdf", "report");
    let update = ["rectify", "update", "1", "--file", &report.to_string_lossy()];
    assert_valid("change", &json(&update));
    let shown = assert_valid("rectification", &json(&["rectify", "show", "1"]));
    assert_eq!(shown["files"][0]["name"], "自查.pdf");
    let effect = ["rectify", "effect", "--period", "2021"];
    let shown = assert_valid("rectification-effect", &json(&effect));
    assert_eq!(
        (&shown["from"], &shown["rule"]["penalty"]),
        (&"2020".into(), &"Y4".into())
    );
    let refused = home.run(&[&effect[..], &["--apply"]].concat());
    assert!(refused.err.contains("须写明原因"), "{}", refused.err);
    assert_valid(
        "change",
        &json(&[&effect[..], &["--apply", "--reason", "据台账"]].concat()),
    );
}

#[test]
fn the_json_of_weights_is_what_its_schema_says() {
    let home = Home::with_sample();
    let json = |arguments: &[&str]| {
        let arguments: Vec<&str> = arguments.iter().copied().chain(["--format", "json"]).collect();
        home.ok(&arguments)
    };
    let pairs = home.file(
        "对比.csv",
        ",A,B,C,D,E,F,G\nA,,2,3,3,3,5,5\nB,,,2,2,2,3,3\nC,,,,2,2,3,3\nD,,,,,1,2,2\nE,,,,,,2,2\nF,,,,,,,1/9\n",
    );
    let allotted = home.file("分配.csv", "专家,A1,A2,A3,A4\n甲,40,30,20,10\n乙,25,25,25,25\n");
    let (pairs, allotted) = (pairs.to_string_lossy(), allotted.to_string_lossy());
    assert_valid("weights", &json(&["weights", "equal", "--node", "B"]));
    assert_valid("weights", &json(&["weights", "entropy", "--period", "2020"]));
    assert_valid("weights", &json(&["weights", "critic", "--period", "2020"]));
    assert_valid("weights", &json(&["weights", "ahp", &pairs, &pairs]));
    assert_valid(
        "weights",
        &json(&[
            "weights", "budget", &allotted, "--node", "A", "--record", "--reason", "会议",
        ]),
    );
    let kept = assert_valid("weightings", &json(&["weights", "list"]));
    assert_eq!(kept["weightings"][0]["shares"][0]["share"], 0.325);
}

#[test]
fn the_json_of_the_plan_is_what_its_schemas_say() {
    let home = Home::with_sample();
    let json = |arguments: &[&str]| {
        let arguments: Vec<&str> = arguments.iter().copied().chain(["--format", "json"]).collect();
        home.ok(&arguments)
    };
    assert_valid("change", &json(&["plan", "import", &sample("huizhou/plan.json")]));
    for period in ["2018", "2021"] {
        assert_valid("plan-progress", &json(&["plan", "--period", period]));
    }
    let set = ["plan", "duty", "set", "9", "龙门县", "--due", "2019-06-30"];
    assert_valid("change", &json(&set));
    assert_valid("plan-duty", &json(&["plan", "duty", "list"]));
    assert_valid("status", &json(&["status"]));
    assert_valid("journal", &json(&["journal", "list"]));
}

#[test]
fn a_scheme_with_faults_is_reported_as_json_too() {
    let home = Home::new();
    let wrong = home.file(
        "wrong.json",
        r#"{"format": 1, "units": [], "metrics": [], "tree": [], "colour": 1}"#,
    );
    let ran = home.run(&["scheme", "check", &wrong.to_string_lossy(), "--format", "json"]);
    assert_eq!(ran.code, 3);
    let value = assert_valid("scheme-check", &ran.out);
    assert_eq!(value["valid"], false);
    assert!(!value["problems"].as_array().expect("problems").is_empty());
}
