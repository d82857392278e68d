//! A scheme file read: JSON, then its schema, then every check of the model.
//!
//! Bytes in, scheme or problems out.

use std::sync::LazyLock;

use super::digest::sha256;
use super::document::{read, settled};
use super::json;
use super::schema::Schema;
use crate::error::Result;
use crate::model::Scheme;
use crate::model::scheme::document::SchemeDocument;
use crate::text::Text;

const WHAT: Text = Text::new("方案", "scheme");

static SCHEMA: LazyLock<Schema> = LazyLock::new(|| Schema::embedded(include_str!("../../schemas/scheme.schema.json")));

/// Reads and checks a scheme file.
///
/// # Errors
/// Every fault of the file at once, each with its line and column or its JSON pointer.
pub fn read_scheme(bytes: &[u8]) -> Result<Scheme> {
    let (document, problems) = read(bytes, &WHAT, &SCHEMA)?;
    let checked = document.map(|document| Scheme::new(document, sha256(bytes)));
    settled(&WHAT, checked, problems)
}

/// Reads a scheme file without the checks of the model: syntax and shape only.
///
/// # Errors
/// Every fault of its syntax or its shape.
pub fn read_scheme_document(bytes: &[u8]) -> Result<SchemeDocument> {
    match read(bytes, &WHAT, &SCHEMA)? {
        (Some(document), problems) if problems.is_empty() => Ok(document),
        (_, problems) => Err(json::refused(&WHAT, problems)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SMALLEST: &str = r#"{
        "format": 1,
        "units": [{"code": "a", "name": "甲县"}],
        "metrics": [{"code": "m", "name": "出口"}],
        "tree": [{"code": "A", "name": "出口", "weight": 100, "input": "m", "method": {"linear": {"from": 0, "to": 10}}}]
    }"#;

    /// The Chinese lines that refuse the smallest scheme after a replacement in it.
    fn problems(from: &str, to: &str) -> Vec<String> {
        assert!(SMALLEST.contains(from), "{from}");
        let error = read_scheme(SMALLEST.replace(from, to).as_bytes()).expect_err("a fault");
        let message = error.message(crate::text::Lang::Zh);
        message.lines().skip(1).map(|line| line.trim().to_owned()).collect()
    }

    #[test]
    fn the_smallest_scheme_needs_four_keys() {
        let scheme = read_scheme(SMALLEST.as_bytes()).expect("a scheme");
        assert_eq!(scheme.n_units(), 1);
        assert!((scheme.full_marks() - 100.0).abs() < f64::EPSILON);
    }

    #[test]
    fn the_hash_is_that_of_the_bytes() {
        let scheme = read_scheme(SMALLEST.as_bytes()).expect("a scheme");
        assert_eq!(scheme.sha256(), sha256(SMALLEST.as_bytes()));
        assert_eq!(
            sha256(b"abc"),
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
        );
    }

    #[test]
    fn a_mistyped_key_is_named_with_the_one_meant() {
        assert_eq!(
            problems("\"weight\": 100", "\"wieght\": 100, \"weight\": 100"),
            ["/tree/0/wieght 不认识的键“wieght”（是否为“weight”？）"]
        );
    }

    #[test]
    fn an_unknown_method_is_answered_with_the_known_ones() {
        let problems = problems("\"linear\"", "\"magic\"");
        assert_eq!(problems.len(), 1);
        assert!(problems[0].starts_with("/tree/0/method/magic 不认识的键“magic”（可用的键：attainment、bands"));
    }

    #[test]
    fn a_missing_key_is_explained() {
        assert_eq!(
            problems("\"from\": 0, ", ""),
            ["/tree/0/method/linear 缺少键“from”（得零分的数值）"]
        );
        assert_eq!(
            problems("\"code\": \"m\", ", ""),
            ["/metrics/0 缺少键“code”（代码，唯一）"]
        );
    }

    #[test]
    fn a_wrong_type_is_named_once() {
        assert_eq!(
            problems("\"to\": 10", "\"to\": \"10\""),
            ["/tree/0/method/linear/to 应为数字，这里是 \"10\"（得满分的数值）"]
        );
        assert_eq!(
            problems("{\"from\": 0, \"to\": 10}", "[0, 10]"),
            ["/tree/0/method/linear 应为对象 {…}，这里是数组 […]（阈值法：(x−from)/(to−from)）"]
        );
    }

    #[test]
    fn a_code_or_period_written_wrongly_is_shown_how() {
        assert_eq!(
            problems("\"code\": \"a\"", "\"code\": \"a@b\""),
            ["/units/0/code \"a@b\" 的写法不对（代码：字母、汉字、数字、_ 开头，其后还可用 - 和 .，不超过 64 个字）"]
        );
        assert_eq!(
            problems("\"format\": 1", "\"format\": 1, \"base_period\": \"2016年\""),
            ["/base_period \"2016年\" 的写法不对（考核期，如 2021、2021H1、2021Q3、2021-07）"]
        );
    }

    #[test]
    fn a_band_has_exactly_one_bound() {
        let bands = |step: &str| format!("\"bands\": {{\"steps\": [{step}]}}");
        let linear = "\"linear\": {\"from\": 0, \"to\": 10}";
        assert_eq!(
            problems(linear, &bands("{\"rate\": 1}")),
            [
                "/tree/0/method/bands/steps/0 应写明 ge、gt、le、lt 之一（一档：ge、gt、le、lt 中恰好一个界限，和得分率）"
            ]
        );
    }

    #[test]
    fn a_target_is_of_one_kind() {
        let target = |target: &str| format!("\"attainment\": {{\"target\": {target}}}");
        let linear = "\"linear\": {\"from\": 0, \"to\": 10}";
        assert_eq!(
            problems(linear, &target("{\"from\": \"plan\"}")),
            ["/tree/0/method/attainment/target 应写明 by_unit、by_period、previous_times 之一"]
        );
        assert_eq!(
            problems(linear, &target("{\"by_period\": {\"2018年\": 3}}")),
            [
                "/tree/0/method/attainment/target/by_period/2018年 \"2018年\" 的写法不对（考核期，如 2021、2021H1、2021Q3、2021-07）"
            ]
        );
    }

    #[test]
    fn another_format_is_refused() {
        assert_eq!(
            problems("\"format\": 1", "\"format\": 2")[0],
            "/format 应为 1，这里是 2"
        );
    }
}
