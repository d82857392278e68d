//! A plan file read: JSON, then its schema, then every check of the model.
//!
//! Bytes in, plan or problems out.

use std::sync::LazyLock;

use super::digest::sha256;
use super::document::{read, settled};
use super::schema::Schema;
use crate::error::Result;
use crate::model::Plan;
use crate::text::Text;

const WHAT: Text = Text::new("计划", "plan");

static SCHEMA: LazyLock<Schema> = LazyLock::new(|| Schema::embedded(include_str!("../../schemas/plan.schema.json")));

/// Reads and checks a plan file.
///
/// # Errors
/// Every fault of the file at once, each with its line and column or its JSON pointer.
pub fn read_plan(bytes: &[u8]) -> Result<Plan> {
    let (document, problems) = read(bytes, &WHAT, &SCHEMA)?;
    settled(
        &WHAT,
        document.map(|document| Plan::new(document, sha256(bytes))),
        problems,
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Lang;

    const SMALLEST: &str = r#"{"format": 1, "title": "计划",
        "actions": [{"no": 1, "title": "行动", "measures": [{"no": 1, "title": "措施", "lead": ["甲局"]}]}],
        "targets": [{"code": "T1", "measure": 1, "kind": "quantified", "text": "三个", "scope": "city", "county_matter": true,
            "amounts": [{"relation": "at_least", "value": 3, "unit": "个", "data": {"sum": {"input": "x"}}}]}]}"#;

    /// The Chinese lines that refuse the smallest plan after replacements in it.
    fn problems(changes: &[(&str, &str)]) -> Vec<String> {
        let mut text = SMALLEST.to_owned();
        for (from, to) in changes {
            assert!(text.contains(from), "{from}");
            text = text.replace(from, to);
        }
        let error = read_plan(text.as_bytes()).expect_err("a fault");
        let message = error.message(Lang::Zh);
        message.lines().skip(1).map(|line| line.trim().to_owned()).collect()
    }

    #[test]
    fn the_smallest_plan_is_read_with_its_defaults() {
        let plan = read_plan(SMALLEST.as_bytes()).expect("a plan");
        assert_eq!(
            (plan.document().id.as_str(), plan.document().version.as_str()),
            ("plan", "1")
        );
        assert_eq!(plan.sha256(), sha256(SMALLEST.as_bytes()));
    }

    #[test]
    fn faults_of_shape_and_of_sense_are_told_together() {
        assert_eq!(
            problems(&[("\"measure\": 1", "\"measure\": 9"), ("\"data\"", "\"date\"")]),
            [
                "/targets/0/amounts/0/date 不认识的键“date”（是否为“data”？）",
                "/targets/0/measure 没有第 9 条措施",
            ]
        );
    }

    #[test]
    fn data_is_of_one_kind() {
        let found = problems(&[("{\"sum\": {\"input\": \"x\"}}", "{\"mean\": {\"input\": \"x\"}}")]);
        assert!(
            found[0].starts_with("/targets/0/amounts/0/data/mean 不认识的键“mean”"),
            "{found:?}"
        );
    }
}
