//! The worked examples of METHOD.md and METHOD.zh-CN.md, worked out by the engine.
//!
//! A fenced block `json example` holds an indicator, or a scheme where it has a tree; the table after
//! it has a unit a column, what was reported in the first rows and what comes of it in the others.

#![expect(clippy::panic, reason = "an example that cannot be read is a failed test")]

use std::collections::BTreeSet;

use kaohe::model::{Evaluation, UnitIx};
use kaohe::scoring::explain;
use serde_json::{Value, json};

use crate::workings::{Case, metrics, one_indicator};

const ENGLISH: &str = include_str!("../../METHOD.md");
const CHINESE: &str = include_str!("../../METHOD.zh-CN.md");
const SCHEMA: &str = include_str!("../../schemas/scheme.schema.json");

/// The words of the Chinese tables, as the English ones have them.
const WORDS: [(&str, &str); 12] = [
    ("评分", "marks"),
    ("次数", "item"),
    ("取数值", "value"),
    ("得分率", "rate"),
    ("得分", "points"),
    ("实际分值", "weight"),
    ("总分", "total"),
    ("名次", "place"),
    ("等次", "grade"),
    ("不涉及", "NA"),
    ("未报送", "missing"),
    ("未填", "pending"),
];

/// An example: what is scored, the units, and the rows by label.
#[derive(Debug, PartialEq)]
struct Example {
    of: Value,
    units: Vec<String>,
    rows: Vec<(String, Vec<String>)>,
}

fn in_english(cell: &str) -> String {
    let words = cell.split_whitespace().map(|word| {
        let known = WORDS.iter().find(|(chinese, _)| *chinese == word);
        known.map_or(word, |(_, english)| english)
    });
    words.collect::<Vec<_>>().join(" ")
}

fn examples(document: &str) -> Vec<Example> {
    let blocks = document.split("```json example\n").skip(1);
    let example = |block: &str| {
        let (json, after) = block.split_once("```").expect("the end of the block");
        let lines = after.lines().skip_while(|line| !line.starts_with('|'));
        let mut table = lines.take_while(|line| line.starts_with('|')).map(|line| {
            let cells = line.trim_matches('|').split('|');
            cells.map(|cell| in_english(cell.trim())).collect::<Vec<_>>()
        });
        let units = table.next().expect("a table after the example").split_off(1);
        let rows = table.skip(1).map(|mut row| {
            let cells = row.split_off(1);
            assert_eq!(cells.len(), units.len(), "a cell a unit in {row:?} of {json}");
            (row.remove(0), cells)
        });
        let rows = rows.collect();
        Example {
            of: serde_json::from_str(json).unwrap_or_else(|error| panic!("{error} in {json}")),
            units,
            rows,
        }
    };
    blocks.map(example).collect()
}

impl Example {
    fn scheme(&self) -> Value {
        let is_tree = self.of.get("tree").is_some();
        let mut scheme = if is_tree {
            json!({"format": 1, "metrics": metrics(&["x", "y", "z"])})
        } else {
            let weight = self.of.get("weight").and_then(Value::as_f64).unwrap_or(10.0);
            one_indicator(self.units.len(), weight, self.of.clone())
        };
        if is_tree {
            let given = self.of.as_object().expect("an object").clone();
            scheme.as_object_mut().expect("an object").extend(given);
        }
        if self.of.get("units").is_none() {
            let unit = |code: &String| json!({"code": code, "name": code});
            scheme["units"] = self.units.iter().map(unit).collect();
        }
        scheme
    }

    fn reported(&self) -> Case {
        let mut adjustments = Vec::new();
        let mut case = Case::new(&self.scheme());
        for (label, cells) in &self.rows {
            let (what, rest) = label.split_once(' ').unwrap_or((label, ""));
            case = match what {
                "x" | "y" | "z" => case.row(if rest.is_empty() { "2021" } else { rest }, what, &cells.join(" ")),
                "marks" => {
                    (cells.iter().enumerate()).fold(case, |case, (unit, marks)| case.marks("2021", "X", unit, marks))
                }
                "item" => {
                    let counts = cells.iter().map(|cell| cell.parse().unwrap_or(0)).enumerate();
                    adjustments.extend(counts.map(|(unit, count)| (unit, rest, count)));
                    case
                }
                _ => case,
            };
        }
        case.adjust("2021", &adjustments)
    }

    /// Checks the rows of results; how many there were.
    fn check(&self) -> usize {
        let case = self.reported();
        let evaluation = case.evaluate("2021");
        let mut checked = 0;
        for (label, cells) in &self.rows {
            let (what, code) = label.split_once(' ').unwrap_or((label, "X"));
            if matches!(what, "x" | "y" | "z" | "marks" | "item") {
                continue;
            }
            for (unit, expected) in cells.iter().enumerate() {
                let found = result(&case, &evaluation, unit, (what, code), expected);
                assert_eq!(&found, expected, "{label} of {} in {:?}", self.units[unit], self.of);
                checked += 1;
            }
        }
        checked
    }
}

/// A result as the table prints it: a number with as many decimals as the table gives.
fn result(case: &Case, now: &Evaluation, unit: usize, (what, code): (&str, &str), expected: &str) -> String {
    let whole = now.unit(UnitIx(unit));
    let number = |number: Option<f64>| {
        let decimals = expected.split_once('.').map_or(0, |(_, decimals)| decimals.len());
        number.map_or_else(|| "—".to_owned(), |number| format!("{number:.decimals$}"))
    };
    let node = || now.node(case.node(code), UnitIx(unit));
    match what {
        "value" => number(node().value),
        "rate" => number(node().rate),
        "weight" => number(Some(node().effective_weight)),
        "points" => node().score.map_or("—".to_owned(), |score| score.show(now.decimals)),
        "total" => whole.total.map_or("—".to_owned(), |total| total.show(now.decimals)),
        "place" => whole.rank.map_or("—".to_owned(), |place| place.to_string()),
        "grade" => whole.grade.map_or("—".to_owned(), |grade| {
            case.scheme.document().grades[grade].code.clone()
        }),
        other => panic!("the table has a row \"{other}\" that nothing reads"),
    }
}

#[test]
fn the_engine_gives_the_figures_of_the_document() {
    let examples = examples(ENGLISH);
    let checked: usize = examples.iter().map(Example::check).sum();
    assert!(checked > 100, "only {checked} figures were found");
}

#[test]
fn the_trace_of_the_document_is_the_trace_of_the_engine() {
    let example = examples(ENGLISH)
        .into_iter()
        .find(|example| example.of.pointer("/method/efficacy").is_some());
    let case = example.expect("the example of efficacy").reported();
    let trace = explain(
        &case.scheme,
        &case.dataset,
        &case.evaluate("2021"),
        UnitIx(0),
        case.node("X"),
    );
    let trace = trace.expect("an indicator");
    assert_eq!(trace.steps.len(), 3);
    for document in [ENGLISH, CHINESE] {
        let mut after = document;
        for step in &trace.steps {
            let line = after.split_once(&step.formula).expect("the formula in order").1;
            let result = format!("= {:.6}", step.result.expect("a result"));
            assert!(line.trim_start().starts_with(&result), "{} {result}", step.formula);
            after = line;
        }
        let score = format!("→ {}\n", trace.score.as_deref().expect("a score"));
        assert!(after.contains(&score), "{score}");
    }
}

#[test]
fn both_languages_work_the_same_examples() {
    assert_eq!(examples(CHINESE), examples(ENGLISH));
}

#[test]
fn every_method_derivation_and_rule_has_an_example() {
    let schema: Value = serde_json::from_str(SCHEMA).expect("the schema");
    let mut named = BTreeSet::new();
    for example in examples(ENGLISH) {
        words(&example.of, &mut named);
    }
    let keys = |pointer: &str| {
        let keys = schema.pointer(pointer).and_then(Value::as_object);
        let keys = keys.unwrap_or_else(|| panic!("nothing at {pointer}")).keys().cloned();
        keys.collect::<Vec<_>>()
    };
    let choices = |pointer: &str| {
        let choices = schema.pointer(pointer).and_then(Value::as_array);
        let choices = choices.unwrap_or_else(|| panic!("nothing at {pointer}")).iter();
        choices
            .filter_map(|word| word.as_str().map(str::to_owned))
            .collect::<Vec<_>>()
    };
    let mut expected = keys("/$defs/method/properties");
    expected.extend(keys("/$defs/input/properties"));
    expected.extend(choices("/$defs/node/properties/missing/enum"));
    expected.extend(choices("/properties/aggregation/enum"));
    let lacking: Vec<_> = expected.iter().filter(|word| !named.contains(*word)).collect();
    assert!(lacking.is_empty(), "without example: {lacking:?}");
}

/// Every key and word of a document.
fn words(value: &Value, found: &mut BTreeSet<String>) {
    match value {
        Value::Object(map) => {
            found.extend(map.keys().cloned());
            map.values().for_each(|value| words(value, found));
        }
        Value::Array(list) => list.iter().for_each(|value| words(value, found)),
        Value::String(word) => {
            found.insert(word.clone());
        }
        _ => {}
    }
}
