//! What fails says so, with its exit code, and changes nothing.

use std::ffi::OsStr;
use std::fs;

use crate::home::{Home, ran, sample};

/// Runs what must fail with a code, and returns what it said.
#[track_caller]
fn fails(home: &Home, code: i32, arguments: &[&str]) -> String {
    let ran = home.run(arguments);
    assert_eq!((ran.code, ran.out.as_str()), (code, ""), "{arguments:?}: {}", ran.err);
    assert!(ran.err.starts_with("错误："), "{arguments:?}: {}", ran.err);
    ran.err
}

#[test]
fn every_kind_of_failure_has_its_exit_code_and_its_words() {
    let home = Home::with_sample();
    let scheme = sample("huizhou/scheme.json");
    home.file("notes.txt", "这不是考核库");
    home.file("empty.db", "");
    let said: Vec<String> = [
        (2, &["frobnicate"] as &[&str]),
        (2, &["set", "龙门县"]),
        (2, &["rank", "--format", "pdf"]),
        (2, &["rnak"]),
        (2, &["rank", "--priod", "2018"]),
        (3, &["set", "龙门县", "export", "一百"]),
        (3, &["rank", "--period", "18"]),
        (3, &["mark", "龙门县", "G4", "101"]),
        (3, &["mark", "龙门县", "A1", "80"]),
        (3, &["adjust", "龙门县", "X1"]),
        (4, &["show", "龙们县"]),
        (4, &["explain", "龙门县", "Z9"]),
        (4, &["rank", "--period", "2030"]),
        (4, &["rank", "--store", "none.db"]),
        (4, &["import", "none.csv"]),
        (5, &["init", &scheme]),
        (5, &["redo"]),
        (6, &["rank", "--store", "notes.txt"]),
        (6, &["rank", "--store", "empty.db"]),
        (7, &["import", "."]),
    ]
    .iter()
    .map(|(code, arguments)| {
        let said = fails(&home, *code, arguments).replace(&*home.path().to_string_lossy(), "~");
        format!(
            "$ kaohe {} [{code}]\n{said}",
            arguments.join(" ").replace(&scheme, "scheme.json")
        )
    })
    .collect();
    insta::assert_snapshot!(said.join("\n"));
}

#[test]
fn bad_data_are_refused_whole_with_file_line_column_and_reason() {
    let home = Home::with_sample();
    let before = home.ok(&["journal", "verify"]);
    let wrong = "period,unit,metric,value\n\
        2018,龙门县,export,12\n\
        2018,龙门县,export,13\n\
        2018,龙门县,import,NaN\n\
        2018,惠阳区,import,1e999\n\
        2018,惠阳区,export,\"12,34\"\n\
        2018,没有县,import,1\n\
        2018,惠东县,imprt,1\n\
        2018,惠东县,G4@1,300\n";
    home.file("wrong.csv", wrong);
    insta::assert_snapshot!(fails(&home, 3, &["import", "wrong.csv"]));
    assert_eq!(home.ok(&["journal", "verify"]), before);
}

#[test]
fn hostile_bytes_are_refused_and_never_reach_the_terminal() {
    let home = Home::with_sample();
    let before = home.ok(&["journal", "verify"]);
    let hostile: [&[u8]; 5] = [
        b"period,unit,metric,value,note\n2018,441324,export,1,\x1b[2J\x1b]0;x\x07\n",
        "period,unit,metric,value\n2018,龙门\u{202e}县,export,1\n".as_bytes(),
        b"period,unit,metric,value\n2018,\"441324,export,1\n",
        b"\xff\xfe\x00\xd8\x00\xd8",
        b"",
    ];
    for bytes in hostile {
        home.file("hostile.csv", bytes);
        let said = fails(&home, 3, &["import", "hostile.csv"]);
        assert!(
            said.chars().all(|letter| letter == '\n' || !letter.is_control()),
            "{said:?}"
        );
        assert!(!said.contains('\u{202e}'), "{said:?}");
    }
    assert_eq!(home.ok(&["journal", "verify"]), before);
}

#[test]
fn a_scheme_with_faults_makes_no_store_and_names_them_all() {
    let home = Home::new();
    let text = fs::read_to_string(sample("tiny/scheme.json")).expect("a scheme");
    let mut scheme: serde_json::Value = serde_json::from_str(&text).expect("JSON");
    scheme["tree"][0]["weight"] = 1.into();
    scheme["units"][1]["code"] = scheme["units"][0]["code"].clone();
    scheme["metrics"][0]["code"] = "renamed".into();
    home.file("wrong.json", scheme.to_string());
    let said = fails(&home, 3, &["init", "wrong.json"]);
    assert!(
        said.lines().filter(|line| line.contains("wrong.json:/")).count() >= 3,
        "{said}"
    );
    assert!(!home.path().join("test.db").exists());
}

#[cfg(unix)]
#[test]
fn an_argument_that_is_not_utf_8_is_an_error_of_usage() {
    use std::os::unix::ffi::OsStrExt;
    let home = Home::with_sample();
    let arguments = [OsStr::new("show"), OsStr::from_bytes(b"\xff\xfe")];
    let ran = ran(home.command(arguments).output().expect("the program runs"));
    assert_eq!((ran.code, ran.out.as_str()), (2, ""));
    assert!(ran.err.contains("UTF-8"), "{}", ran.err);
}

#[test]
fn a_row_that_somebody_changed_behind_the_journals_back_is_found() {
    let home = Home::with_sample();
    let store = rusqlite::Connection::open(home.path().join("test.db")).expect("the store");
    let edited = store.execute(
        "UPDATE entry SET value = '99' WHERE unit = '441324' AND metric = 'export' AND period = '2018'",
        [],
    );
    assert_eq!(edited.expect("edited"), 1);
    drop(store);
    let ran = home.run(&["journal", "verify"]);
    assert_eq!(ran.code, 1, "{}", ran.out);
    assert!(ran.out.contains("441324"), "{}", ran.out);
}

#[test]
fn nobody_verifies_their_own_values() {
    let home = Home::with_sample();
    home.ok(&["set", "龙门县", "export", "12"]);
    let said = fails(&home, 5, &["verify", "龙门县", "export"]);
    assert!(said.contains("由本人填报，须由他人核定"), "{said}");
    assert_eq!(
        home.ok(&["verify", "龙门县", "export", "--as", "李四"]),
        "龙门县 出口总额 填报 → 核定\n"
    );
}

#[test]
fn a_doubtful_value_is_asked_about_and_set() {
    let home = Home::with_sample();
    let ran = home.run(&["set", "龙门县", "export", "5000"]);
    assert_eq!(ran.code, 0);
    assert!(ran.err.contains("10 倍以上"), "{}", ran.err);
    assert!(ran.out.ends_with("→ 5000\n"), "{}", ran.out);
}
