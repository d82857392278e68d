//! The tidy table as JSON: what is read, and what is refused with which pointer.

use kaohe::exchange::{DataTable, read_json};
use kaohe::model::{Reported, State};
use kaohe::text::Lang;

use crate::fixture::scheme;

fn read(rows: &str) -> DataTable {
    let text = format!("{{\"format\": 1, \"rows\": [{rows}]}}");
    read_json(text.as_bytes(), &scheme()).expect("a table without faults")
}

fn told(text: &str) -> Vec<String> {
    let error = read_json(text.as_bytes(), &scheme()).expect_err("the file is refused");
    let message = error.message(Lang::Zh);
    let lines = message.lines().skip(1).take(error.problems.len());
    lines.map(|line| line.trim().to_owned()).collect()
}

fn value(typed: &str) -> Reported {
    let row = format!(r#"{{"period": "2021", "unit": "441324", "metric": "export", "value": {typed}}}"#);
    read(&row).rows[0].entry.reported
}

#[test]
fn a_value_is_a_number_a_word_or_nothing() {
    for (typed, state) in [
        ("null", State::Pending),
        ("\"\"", State::Pending),
        ("\"NA\"", State::NotApplicable),
        ("\"不涉及\"", State::NotApplicable),
        ("\"未报送\"", State::Missing),
        ("0", State::Value),
    ] {
        assert_eq!(value(typed).state(), state, "{typed}");
    }
    for (typed, digits) in [
        ("38.2", "38.2"),
        ("\"38.20\"", "38.20"),
        ("\"1,234.5\"", "1234.5"),
        ("1e3", "1000"),
        ("-0.125", "-0.125"),
        ("0.1", "0.1"),
        ("1e-7", "0.0000001"),
        ("9007199254740993", "9007199254740993"),
    ] {
        assert_eq!(value(typed).quantity().expect(typed).to_string(), digits, "{typed}");
    }
}

#[test]
fn rows_carry_status_source_and_note() {
    let table = read(
        r#"{"period": "2021", "unit": "龙门县", "metric": "G4@1", "value": 90, "status": "verified",
            "source": "评审会", "note": "第一行\n第二行"}"#,
    );
    let row = &table.rows[0];
    assert_eq!(row.what.code(&scheme()), "G4@1");
    assert_eq!(row.remark.note, "第一行\n第二行");
    assert_eq!(row.place.to_string(), "/rows/0/value");
}

#[test]
fn every_fault_is_told_with_its_pointer() {
    let row = |more: &str| format!(r#"{{"format": 1, "rows": [{{"period": "2021", "unit": "441324", {more}}}]}}"#);
    for (text, expected) in [
        (
            row(r#""metric": "exprot", "value": "12,34""#),
            vec!["/rows/0/metric 不认识数据项“exprot”（是否为“export”？）"],
        ),
        (
            row(r#""metric": "export", "value": "12,34""#),
            vec!["/rows/0/value “12,34”的逗号不是千位分隔符，读不准（去掉逗号，小数点用“.”）"],
        ),
        (
            row(r#""metric": "export", "value": 1e300"#),
            vec!["/rows/0/value “1e+300”超出范围或位数过多（最多 28 位有效数字，请换用较大的单位）"],
        ),
        (
            row(r#""metric": "export", "value": 1, "vlaue": 2"#),
            vec!["/rows/0/vlaue 不认识的键“vlaue”（是否为“value”？）"],
        ),
        (
            row(r#""metric": "export", "value": 1, "value": 2"#),
            vec!["/rows/0/value 键“value”写了两次"],
        ),
        (
            row(r#""metric": "export""#),
            vec!["/rows/0 缺少键“value”（数值；null 为未填，\"不涉及\" 或 \"NA\"、\"未报送\" 为状态）"],
        ),
        (
            row(r#""metric": "export", "value": true"#),
            vec![
                "/rows/0/value 应为 null或数字或文字，这里是 true（数值；null 为未填，\"不涉及\" 或 \"NA\"、\"未报送\" 为状态）",
            ],
        ),
        (
            row(r#""metric": "export", "value": 1, "note": "a\u001b[2J""#),
            vec!["/rows/0/note 文字中有看不见的字符 U+001B"],
        ),
        (
            r#"{"format": 2, "rows": []}"#.to_owned(),
            vec!["/format 应为 1，这里是 2"],
        ),
        (r#"{"format": 1}"#.to_owned(), vec!["/ 缺少键“rows”（各行数据）"]),
        (
            r#"{"format": 1, "rows": [{"period": "2021", "unit": "441324", "metric": "export", "value": 1e999}]}"#
                .to_owned(),
            vec!["1:94 数字超出范围"],
        ),
        (
            r#"{"format": 1, "rows": [], }"#.to_owned(),
            vec!["1:27 此处多了一个逗号"],
        ),
    ] {
        assert_eq!(told(&text), expected, "{text}");
    }
}

#[test]
fn faults_of_shape_do_not_hide_faults_of_content() {
    let text = r#"{"format": 1, "extra": 1, "rows": [
        {"period": "2099", "unit": "x", "metric": "export", "value": 1},
        {"period": "2021", "unit": "441324", "metric": "export", "value": 1},
        {"period": "2021", "unit": "龙门县", "metric": "export", "value": 2}]}"#;
    let told = told(text);
    let places: Vec<_> = told
        .iter()
        .map(|line| line.split(' ').next().unwrap_or_default())
        .collect();
    assert_eq!(places, ["/extra", "/rows/0/period", "/rows/0/unit", "/rows/2/metric"]);
}

#[test]
fn a_file_of_nothing_but_faults_ends_somewhere() {
    let row = r#"{"period": "x", "unit": "x", "metric": "x", "value": "x", "extra": 1}"#;
    let text = format!("{{\"format\": 1, \"rows\": [{}]}}", vec![row; 20_000].join(","));
    assert!(told(&text).len() <= 2001);
}
