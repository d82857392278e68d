//! The first line of a data file: which delimiter it uses and which column stands where.
//!
//! Headings are understood in English and Chinese, in any order; a wrong one is never guessed.

use std::borrow::Cow;

use super::guard::unguarded;
use super::records::{Record, Records};
use crate::error::Problem;
use crate::exchange::legible::quoted;
use crate::exchange::nearest::Known;
use crate::exchange::problems::{Problems, fault};
use crate::exchange::resolve::{Column, RawRow};
use crate::text::Text;

/// Every word a heading may be.
const WORDS: [(&str, Column); 15] = [
    ("period", Column::Period),
    ("考核期", Column::Period),
    ("unit", Column::Unit),
    ("单位", Column::Unit),
    ("metric", Column::Metric),
    ("指标", Column::Metric),
    ("数据项", Column::Metric),
    ("value", Column::Value),
    ("数值", Column::Value),
    ("status", Column::Status),
    ("状态", Column::Status),
    ("source", Column::Source),
    ("来源", Column::Source),
    ("note", Column::Note),
    ("备注", Column::Note),
];

/// The most columns that are looked at.
const MOST_COLUMNS: usize = 64;

/// Which delimiter parts the fields and where the text begins after a `sep=` line.
pub(super) fn delimiter(text: &str) -> Result<(char, &str, u64), Problem> {
    let (first, rest) = match text.find(['\r', '\n']) {
        Some(at) if text[at..].starts_with("\r\n") => (&text[..at], &text[at + 2..]),
        Some(at) => (&text[..at], &text[at + 1..]),
        None => (text, ""),
    };
    if let Some(named) = first.to_ascii_lowercase().strip_prefix("sep=") {
        return match named {
            "," => Ok((',', rest, 2)),
            ";" => Ok((';', rest, 2)),
            "\t" => Ok(('\t', rest, 2)),
            _ => Err(fault(
                format!("不支持用“{}”分隔", quoted(named)),
                format!("\"{}\" is not a separator that is understood", quoted(named)),
            )
            .fix(Text::new(
                "用逗号、分号或制表符分隔",
                "use a comma, a semicolon or a tab",
            ))),
        };
    }
    let known = |delimiter: char| {
        let fields = first.split(delimiter).take(MOST_COLUMNS);
        fields
            .filter(|field| column_of(field.trim().trim_matches('"')).is_some())
            .count()
    };
    let mut best = ',';
    for delimiter in [';', '\t'] {
        if known(delimiter) > known(best) {
            best = delimiter;
        }
    }
    Ok((best, text, 1))
}

/// Where each column stands.
#[derive(Debug)]
pub(super) struct Headings {
    places: [Option<usize>; 7],
    n_fields: usize,
    unnamed: Vec<usize>,
}

impl Headings {
    /// Reads the headings; a missing or unknown one is told, and then nothing below can be read.
    pub(super) fn read(records: &mut Records, problems: &mut Problems) -> Option<Self> {
        let Some(record) = records.next(problems) else {
            problems.push(fault("文件是空的", "the file is empty").fix(expected()));
            return None;
        };
        let mut headings = Self {
            places: [None; 7],
            n_fields: record.fields.len(),
            unnamed: Vec::new(),
        };
        let before = problems.count();
        if record.fields.len() > MOST_COLUMNS {
            problems.push(Problem::line(
                record.line,
                0,
                Text::of(
                    format!("有 {} 列，最多 {MOST_COLUMNS} 列", record.fields.len()),
                    format!("there are {} columns; {MOST_COLUMNS} at the most", record.fields.len()),
                ),
            ));
            return None;
        }
        for (n, field) in record.fields.iter().enumerate() {
            headings.place(n, field.trim(), record.line, problems);
        }
        for column in Column::ALL {
            if column.is_required() && headings.places[column as usize].is_none() {
                let heading = column.heading();
                problems.push(
                    Problem::line(
                        record.line,
                        0,
                        Text::of(
                            format!("缺少“{heading}”（{}）一列", chinese(column)),
                            format!("the column \"{heading}\" is lacking"),
                        ),
                    )
                    .fix(expected()),
                );
            }
        }
        (problems.count() == before).then_some(headings)
    }

    fn place(&mut self, n: usize, heading: &str, line: u64, problems: &mut Problems) {
        let column = n as u64 + 1;
        if heading.is_empty() {
            self.unnamed.push(n);
            return;
        }
        let Some(known) = column_of(heading) else {
            let words = Known::new(WORDS.iter().map(|(word, _)| *word));
            let fix = words.nearest(heading).map_or_else(expected, |meant| {
                Text::of(format!("是否为“{meant}”？"), format!("did you mean \"{meant}\"?"))
            });
            let what = Text::of(
                format!("不认识列名“{}”", quoted(heading)),
                format!("column \"{}\" is not known", quoted(heading)),
            );
            problems.push(Problem::line(line, column, what).fix(fix));
            return;
        };
        let place = &mut self.places[known as usize];
        if let Some(first) = place {
            let first = *first + 1;
            let what = Text::of(
                format!("第 {first} 列与第 {column} 列都是“{}”", chinese(known)),
                format!("columns {first} and {column} are both \"{}\"", known.heading()),
            );
            problems.push(Problem::line(line, column, what));
            return;
        }
        *place = Some(n);
    }

    /// The texts of a record by column, or the fault of its shape.
    pub(super) fn row<'t>(&self, mut record: Record<'t>) -> Result<RawRow<'t>, Problem> {
        let (line, n_fields) = (record.line, record.fields.len());
        if n_fields != self.n_fields {
            let what = Text::of(
                format!("本行有 {n_fields} 列，标题行有 {} 列", self.n_fields),
                format!("this row has {n_fields} fields, the headings have {}", self.n_fields),
            );
            return Err(Problem::line(line, 0, what).fix(Text::new(
                "含逗号的文字要加引号；数字里的逗号可以去掉",
                "put quotes around text with commas; leave commas out of numbers",
            )));
        }
        if let Some(&stray) = self.unnamed.iter().find(|&&n| !record.fields[n].trim().is_empty()) {
            let what = Text::of(
                format!("“{}”所在的列没有列名", quoted(&record.fields[stray])),
                format!(
                    "\"{}\" stands in a column without heading",
                    quoted(&record.fields[stray])
                ),
            );
            return Err(Problem::line(line, stray as u64 + 1, what));
        }
        let mut texts = self
            .places
            .map(|place| place.map_or(Cow::Borrowed(""), |n| std::mem::take(&mut record.fields[n])));
        for column in [Column::Source, Column::Note] {
            let text = &mut texts[column as usize];
            if unguarded(text).len() < text.len() {
                *text = Cow::Owned(unguarded(text).to_owned());
            }
        }
        Ok(RawRow { texts })
    }

    /// The number of a column in the file, from 1; 0 where it has none.
    pub(super) fn column(&self, column: Column) -> u64 {
        self.places[column as usize].map_or(0, |n| n as u64 + 1)
    }
}

fn column_of(heading: &str) -> Option<Column> {
    let heading = heading.to_lowercase();
    WORDS
        .iter()
        .find(|(word, _)| *word == heading)
        .map(|(_, column)| *column)
}

fn chinese(column: Column) -> &'static str {
    let words = WORDS.iter().filter(|(word, of)| *of == column && !word.is_ascii());
    words.map(|(word, _)| *word).next_back().unwrap_or_default()
}

const fn expected() -> Text {
    Text::new(
        "第一行应是 period,unit,metric,value,status,source,note（考核期、单位、数据项、数值、状态、来源、备注）",
        "the first line is period,unit,metric,value,status,source,note",
    )
}
