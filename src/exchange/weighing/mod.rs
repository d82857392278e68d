//! The tables that experts fill in for weights: judgements of pairs, and allotments of a whole.
//!
//! CSV with the things as headings, by code or name, or the same as JSON. Read whole; every problem is
//! told at once.

mod json;

use std::ops::RangeInclusive;

use super::encoding::decode;
use super::number::read_number;
use super::problems::{Problems, at, fault};
use crate::error::{Place, Problem, Result};
use crate::model::Quantity;
use crate::text::Text;

const WHAT: Text = Text::new("定权表", "table for weights");

/// A thing that is weighed: its code and its name.
pub type Thing<'a> = (&'a str, &'a Text);

/// How many times as important a thing may be judged to be: Saaty's scale of 1 to 9, and its reciprocals.
const SCALE: RangeInclusive<f64> = 1.0 / 9.0 - 1e-9..=9.0;

/// Two cells that say the same pair may differ by so much: 0.33 is meant to be 1/3.
const ROUNDED: f64 = 0.02;

/// Reads judgements of pairs: what stands above the diagonal in the order of the things. A pair may
/// stand on either side of the diagonal, or on both.
///
/// # Errors
/// Everything wrong with the table at once.
pub fn read_pairwise(bytes: &[u8], things: &[Thing<'_>]) -> Result<Vec<f64>> {
    let mut table = Table::read(bytes, things)?;
    let n = things.len();
    let mut judged: Vec<Option<(f64, Place)>> = vec![None; n * n];
    for row in std::mem::take(&mut table.rows) {
        let Some(thing) = find(things, &row.label) else {
            table.problems.push(at(row.named, unknown(&row.label, things)));
            continue;
        };
        for cell in row.cells.into_iter().filter(|cell| !cell.text.trim().is_empty()) {
            match judgement(&cell.text, thing == cell.thing) {
                Ok(times) => judged[thing * n + cell.thing] = Some((times, cell.place)),
                Err(problem) => table.problems.push(at(cell.place, problem)),
            }
        }
    }
    let mut above = Vec::with_capacity(n * (n - 1) / 2);
    for one in 0..n {
        for other in one + 1..n {
            let sides = [&judged[one * n + other], &judged[other * n + one]];
            match pair(sides) {
                Ok(times) => above.push(times),
                Err(Some(problem)) => table.problems.push(problem),
                Err(None) => table.problems.push(lacking(things[one], things[other])),
            }
        }
    }
    if table.problems.is_empty() {
        Ok(above)
    } else {
        Err(table.problems.into_error(&WHAT))
    }
}

/// Reads allotments: each expert with what they allot to each thing, in the order of the things.
///
/// # Errors
/// Everything wrong with the table at once.
pub fn read_budget(bytes: &[u8], things: &[Thing<'_>]) -> Result<Vec<(String, Vec<f64>)>> {
    let mut table = Table::read(bytes, things)?;
    let mut experts = Vec::new();
    for row in std::mem::take(&mut table.rows) {
        let mut allotted = vec![0.0; things.len()];
        let given: Vec<_> = row.cells.iter().map(|cell| cell.thing).collect();
        for Cell { thing, text, place } in row.cells {
            match number_of(&text) {
                Ok(number) if number >= 0.0 => allotted[thing] = number,
                Ok(_) => table.problems.push(at(place, below_zero(&text))),
                Err(problem) => table.problems.push(at(place, problem)),
            }
        }
        let lacking = (0..things.len()).filter(|thing| !given.contains(thing));
        let lacking: Vec<_> = lacking.map(|thing| things[thing].0).collect();
        if !lacking.is_empty() {
            let (label, zh, en) = (&row.label, lacking.join("、"), lacking.join(", "));
            let none = fault(
                format!("“{label}”没有分配 {zh}"),
                format!("\"{label}\" allots nothing to {en}"),
            );
            table.problems.push(at(row.place.clone(), none));
        } else if !allotted.iter().any(|part| *part > 0.0) {
            let nothing = fault(
                format!("“{}”没有分配任何分数", row.label),
                format!("\"{}\" allots nothing", row.label),
            );
            table.problems.push(at(row.place, nothing));
        }
        experts.push((row.label, allotted));
    }
    if experts.is_empty() {
        table.problems.push(fault("表中没有专家", "the table has no experts"));
    }
    if table.problems.is_empty() {
        Ok(experts)
    } else {
        Err(table.problems.into_error(&WHAT))
    }
}

/// A table with a label a row and a thing a column.
struct Table {
    rows: Vec<Labelled>,
    problems: Problems,
}

struct Labelled {
    place: Place,
    label: String,
    /// Where the label stands.
    named: Place,
    cells: Vec<Cell>,
}

/// What stands under a thing.
struct Cell {
    thing: usize,
    text: String,
    place: Place,
}

impl Table {
    /// JSON where the file begins as an object does, else CSV.
    fn read(bytes: &[u8], things: &[Thing<'_>]) -> Result<Self> {
        let begins = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes).trim_ascii_start();
        if begins.starts_with(b"{") {
            return json::read(bytes, things);
        }
        Self::read_csv(bytes, things)
    }

    fn read_csv(bytes: &[u8], things: &[Thing<'_>]) -> Result<Self> {
        let text = decode(bytes, None)?.text;
        let delimiter = [b'\t', b';']
            .into_iter()
            .find(|sign| text.lines().next().is_some_and(|line| line.as_bytes().contains(sign)));
        let mut reader = csv::ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .delimiter(delimiter.unwrap_or(b','))
            .from_reader(text.as_bytes());
        let mut problems = Problems::default();
        let mut records = reader.records().filter_map(|record| match record {
            Ok(record) => Some(record),
            Err(error) => {
                problems.push(fault(format!("无法读作 CSV：{error}"), format!("no CSV: {error}")));
                None
            }
        });
        let head = records.next().unwrap_or_default();
        let rows: Vec<_> = records
            .filter(|record| record.iter().any(|cell| !cell.trim().is_empty()))
            .collect();
        let columns = headings(&head, things, &mut problems);
        if !problems.is_empty() {
            return Err(problems.into_error(&WHAT));
        }
        let rows = rows.iter().map(|record| labelled(record, &columns));
        Ok(Self {
            rows: rows.collect(),
            problems,
        })
    }
}

/// A row of a CSV table.
fn labelled(record: &csv::StringRecord, columns: &[usize]) -> Labelled {
    let line = record.position().map_or(0, csv::Position::line);
    let place = |column| Place::Line { line, column };
    let cells = (2..).zip(columns.iter().zip(1..));
    Labelled {
        place: place(0),
        label: record.get(0).unwrap_or_default().trim().to_owned(),
        named: place(1),
        cells: cells
            .map(|(column, (thing, at))| Cell {
                thing: *thing,
                text: record.get(at).unwrap_or_default().to_owned(),
                place: place(column),
            })
            .collect(),
    }
}

/// Which things the headings are; every thing stands there once.
fn headings(head: &csv::StringRecord, things: &[Thing<'_>], problems: &mut Problems) -> Vec<usize> {
    let mut columns = Vec::new();
    for (number, name) in (2..).zip(head.iter().skip(1).map(str::trim)) {
        let place = Place::Line {
            line: 1,
            column: number,
        };
        match find(things, name) {
            Some(thing) if columns.contains(&thing) => problems.push(at(
                place,
                fault(format!("“{name}”写了两次"), format!("\"{name}\" stands twice")),
            )),
            Some(thing) => columns.push(thing),
            None => problems.push(at(place, unknown(name, things))),
        }
    }
    let is_lacking = |thing: &usize| !columns.contains(thing);
    let missing: Vec<_> = (0..things.len())
        .filter(is_lacking)
        .map(|thing| things[thing].0)
        .collect();
    if !missing.is_empty() {
        let lacking = fault(
            format!("表头缺少 {}", missing.join("、")),
            format!("the headings lack {}", missing.join(", ")),
        );
        problems.push(at(Place::Line { line: 1, column: 0 }, lacking));
    }
    columns
}

fn find(things: &[Thing<'_>], name: &str) -> Option<usize> {
    things.iter().position(|(code, known)| *code == name || known.is(name))
}

/// A judgement: a number or a fraction such as 1/3.
fn judgement(cell: &str, is_itself: bool) -> std::result::Result<f64, Problem> {
    let times = match cell.split_once(['/', '／']) {
        Some((one, other)) => number_of(one)? / number_of(other)?,
        None => number_of(cell)?,
    };
    let is_fit = if is_itself {
        (times - 1.0).abs() < 1e-9
    } else {
        SCALE.contains(&times)
    };
    if is_fit {
        return Ok(times);
    }
    let mut problem = fault(
        format!("“{}”不在标度之内", cell.trim()),
        format!("\"{}\" is not on the scale", cell.trim()),
    );
    problem.fix = Some(Text::new(
        "同等重要写 1，更重要写 2 至 9，次要写 1/2 至 1/9；对角线为 1 或空着",
        "1 for equal, 2 to 9 for more important, 1/2 to 1/9 for less; the diagonal is 1 or empty",
    ));
    Err(problem)
}

fn number_of(cell: &str) -> std::result::Result<f64, Problem> {
    if cell.trim().is_empty() {
        return Err(fault("这一格空着", "the cell is empty"));
    }
    read_number(cell, "").map(Quantity::value)
}

/// What both sides of the diagonal say of a pair; nothing where neither says anything.
fn pair(sides: [&Option<(f64, Place)>; 2]) -> std::result::Result<f64, Option<Problem>> {
    match sides {
        [Some((times, _)), None] => Ok(*times),
        [None, Some((times, _))] => Ok(1.0 / times),
        [Some((above, _)), Some((below, place))] => {
            if (above * below - 1.0).abs() <= ROUNDED {
                return Ok(*above);
            }
            let problem = fault(
                "与对角线另一侧的判断不互为倒数",
                "is not one over the judgement on the other side of the diagonal",
            );
            Err(Some(at(place.clone(), problem)))
        }
        [None, None] => Err(None),
    }
}

fn unknown(name: &str, things: &[Thing<'_>]) -> Problem {
    let codes: Vec<_> = things.iter().map(|(code, _)| *code).collect();
    let mut problem = fault(
        format!("“{name}”不是所比较的项目"),
        format!("\"{name}\" is not one of the things compared"),
    );
    problem.fix = Some(Text::of(
        format!("应为 {}", codes.join("、")),
        format!("they are {}", codes.join(", ")),
    ));
    problem
}

fn lacking(one: Thing<'_>, other: Thing<'_>) -> Problem {
    fault(
        format!("缺少 {} 与 {} 的比较", one.0, other.0),
        format!("the judgement of {} against {} is lacking", one.0, other.0),
    )
}

fn below_zero(cell: &str) -> Problem {
    fault(format!("“{cell}”小于 0"), format!("\"{cell}\" is below 0"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Lang;

    static NAMES: [Text; 3] = [
        Text::new("规模", "Size"),
        Text::new("质量", "Quality"),
        Text::new("效益", "Gain"),
    ];

    fn things() -> [Thing<'static>; 3] {
        [("A", &NAMES[0]), ("B", &NAMES[1]), ("C", &NAMES[2])]
    }

    fn problems<T: std::fmt::Debug>(read: Result<T>) -> Vec<String> {
        let error = read.expect_err("refused");
        let line = |problem: &Problem| format!("{} {}", problem.place, problem.what.get(Lang::Zh));
        error.problems.iter().map(line).collect()
    }

    #[test]
    fn a_pair_stands_on_either_side_of_the_diagonal_under_code_or_name() {
        let upper = ",A,B,C\nA,1,2,6\nB,,1,3\nC,,,1\n";
        assert_eq!(
            read_pairwise(upper.as_bytes(), &things()).expect("a table"),
            [2.0, 6.0, 3.0]
        );
        let mixed = "项目\t规模\tC\tQuality\nC\t1/6\t\t1/3\n规模\t\t\t２\n";
        let read = read_pairwise(mixed.as_bytes(), &things()).expect("a table");
        assert_eq!(read, [2.0, 6.0, 3.0]);
        let whole = ",A,B,C\nA,1,2,3\nB,0.5,1,1\nC,0.33,1,1\n";
        assert_eq!(
            read_pairwise(whole.as_bytes(), &things()).expect("a table"),
            [2.0, 3.0, 1.0]
        );
    }

    #[test]
    fn every_fault_of_a_table_is_told_at_once_with_its_place() {
        let faulty = ",A,B,C\nA,2,2,10\nB,3,,x\nD,1,1,1\n";
        assert_eq!(
            problems(read_pairwise(faulty.as_bytes(), &things())),
            [
                "2:2 “2”不在标度之内",
                "2:4 “10”不在标度之内",
                "3:4 “x”不是数字",
                "4:1 “D”不是所比较的项目",
                "3:2 与对角线另一侧的判断不互为倒数",
                " 缺少 A 与 C 的比较",
                " 缺少 B 与 C 的比较",
            ]
        );
        assert_eq!(
            problems(read_pairwise(",A,A,X\n".as_bytes(), &things())),
            ["1:3 “A”写了两次", "1:4 “X”不是所比较的项目", "1 表头缺少 B、C"]
        );
    }

    #[test]
    fn experts_allot_in_any_order_of_columns_and_nobody_allots_nothing() {
        let table = "专家,C,A,B\n甲,20,50,30\n乙,１,1,2\n";
        let read = read_budget(table.as_bytes(), &things()).expect("a table");
        assert_eq!(
            read,
            [
                ("甲".to_owned(), vec![50.0, 30.0, 20.0]),
                ("乙".to_owned(), vec![1.0, 2.0, 1.0])
            ]
        );
        let faulty = "专家,A,B,C\n甲,0,0,0\n乙,-1,,2\n";
        assert_eq!(
            problems(read_budget(faulty.as_bytes(), &things())),
            ["2 “甲”没有分配任何分数", "3:2 “-1”小于 0", "3:3 这一格空着"]
        );
    }

    #[test]
    fn the_same_stands_in_json_with_numbers_and_fractions() {
        let pairs = r#"{"format": 1, "rows": [
            {"of": "A", "values": {"质量": 2, "C": 6}}, {"of": "C", "values": {"B": "1/3"}}]}"#;
        assert_eq!(
            read_pairwise(pairs.as_bytes(), &things()).expect("judgements"),
            [2.0, 6.0, 3.0]
        );
        let allotted = r#"{"format": 1, "rows": [{"of": "甲", "values": {"C": 20, "A": "50", "B": 30}}]}"#;
        assert_eq!(
            read_budget(allotted.as_bytes(), &things()).expect("allotments"),
            [("甲".to_owned(), vec![50.0, 30.0, 20.0])]
        );
    }

    #[test]
    fn every_fault_of_json_is_told_with_its_pointer() {
        let faulty = r#"{"format": 1, "rows": [
            {"of": "A", "values": {"B": 10, "C": 2, "效益": 2}}, {"of": "D", "values": {}}, {"values": 3}]}"#;
        assert_eq!(
            problems(read_pairwise(faulty.as_bytes(), &things())),
            ["/rows/2 缺少键“of”", "/rows/2/values 应为对象 {…}，这里是 3"]
        );
        let faulty = r#"{"format": 1, "rows": [
            {"of": "A", "values": {"B": 10, "C": 2, "效益": 2, "X": 1}}, {"of": "D", "values": {}}]}"#;
        assert_eq!(
            problems(read_pairwise(faulty.as_bytes(), &things())),
            [
                "/rows/0/values/X “X”不是所比较的项目",
                "/rows/0/values/效益 “效益”写了两次",
                "/rows/0/values/B “10”不在标度之内",
                "/rows/1/of “D”不是所比较的项目",
                " 缺少 A 与 B 的比较",
                " 缺少 B 与 C 的比较",
            ]
        );
        let faulty = r#"{"format": 1, "rows": [{"of": "甲", "values": {"A": -1, "B": 2}}]}"#;
        assert_eq!(
            problems(read_budget(faulty.as_bytes(), &things())),
            ["/rows/0/values/A “-1”小于 0", "/rows/0/values “甲”没有分配 C"]
        );
    }
}
