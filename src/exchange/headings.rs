//! The headings of a data file: which column stands where.
//!
//! Headings are understood in English and Chinese, in any order, and as a person says that they are
//! meant; an unknown one is never guessed, only proposed.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::legible::quoted;
use super::nearest::Known;
use super::problems::Problems;
use super::resolve::{Column, RawRow};
use crate::error::{Error, Kind, Place, Problem, Result};
use crate::text::Text;

/// Every word a heading may be; the last Chinese one of a column is its name.
const WORDS: [(&str, Column); 34] = [
    ("period", Column::Period),
    ("年度", Column::Period),
    ("年份", Column::Period),
    ("期间", Column::Period),
    ("考核期", Column::Period),
    ("unit", Column::Unit),
    ("县区", Column::Unit),
    ("区县", Column::Unit),
    ("县市区", Column::Unit),
    ("县（市、区）", Column::Unit),
    ("地区", Column::Unit),
    ("考核对象", Column::Unit),
    ("单位", Column::Unit),
    ("metric", Column::Metric),
    ("指标代码", Column::Metric),
    ("指标名称", Column::Metric),
    ("指标", Column::Metric),
    ("数据项代码", Column::Metric),
    ("数据项", Column::Metric),
    ("value", Column::Value),
    ("值", Column::Value),
    ("数据", Column::Value),
    ("完成值", Column::Value),
    ("实际值", Column::Value),
    ("数值", Column::Value),
    ("status", Column::Status),
    ("状态", Column::Status),
    ("source", Column::Source),
    ("数据来源", Column::Source),
    ("来源", Column::Source),
    ("note", Column::Note),
    ("说明", Column::Note),
    ("备注说明", Column::Note),
    ("备注", Column::Note),
];

/// The most columns that are looked at.
pub(super) const MOST_COLUMNS: usize = 64;

/// What a person says that headings of foreign tables mean, beside the words that are known.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Mapping(BTreeMap<String, Option<Column>>);

impl Mapping {
    /// The word for a column that is left out.
    pub const LEFT_OUT: &'static str = "-";

    /// Says what a heading means: a column by one of its names, or `-` to leave the column out.
    ///
    /// # Errors
    /// There is no such column.
    pub fn set(&mut self, heading: &str, column: &str) -> Result<()> {
        let meant = match column.trim() {
            Self::LEFT_OUT => None,
            column => Some(word(column).ok_or_else(|| no_column(column))?),
        };
        self.0.insert(heading.trim().to_owned(), meant);
        Ok(())
    }

    /// Every heading with the column that it means.
    pub fn pairs(&self) -> impl Iterator<Item = (&str, &'static str)> {
        let name = |column: Option<Column>| column.map_or(Self::LEFT_OUT, Column::heading);
        self.0
            .iter()
            .map(move |(heading, column)| (heading.as_str(), name(*column)))
    }

    /// The same with what another one says besides; where both speak of a heading, that holds.
    #[must_use]
    pub fn and(mut self, other: &Self) -> Self {
        let said = other.0.iter().map(|(heading, column)| (heading.clone(), *column));
        self.0.extend(said);
        self
    }

    /// The column that a heading means.
    pub(super) fn column(&self, heading: &str) -> Option<Column> {
        self.0.get(heading).copied().unwrap_or_else(|| word(heading))
    }

    fn leaves_out(&self, heading: &str) -> bool {
        self.0.get(heading) == Some(&None)
    }
}

fn no_column(column: &str) -> Error {
    let columns = Column::ALL.map(Column::heading).join("、");
    let column = quoted(column);
    Error::new(
        Kind::Usage,
        Text::of(
            format!("没有“{column}”这一列。"),
            format!("There is no column \"{column}\"."),
        ),
    )
    .hint(Text::of(
        format!("可写 {columns}，不要这一列写 -，如 --map 地市=unit。"),
        format!(
            "Write one of {}, or - to leave the column out, such as --map City=unit.",
            columns.replace('、', ", ")
        ),
    ))
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
    pub(super) fn read(
        fields: &[Cow<str>],
        place: impl Fn(Option<usize>) -> Place,
        mapping: &Mapping,
        problems: &mut Problems,
    ) -> Option<Self> {
        let mut headings = Self {
            places: [None; 7],
            n_fields: fields.len(),
            unnamed: Vec::new(),
        };
        let before = problems.count();
        if fields.len() > MOST_COLUMNS {
            let what = Text::of(
                format!("有 {} 列，最多 {MOST_COLUMNS} 列", fields.len()),
                format!("there are {} columns; {MOST_COLUMNS} at the most", fields.len()),
            );
            problems.push(problem(place(None), what));
            return None;
        }
        for n in 0..fields.len() {
            let told = headings.place(n, fields, mapping);
            problems.extend(told.map(|told| super::problems::at(place(Some(n)), told)));
        }
        for column in Column::ALL {
            if column.is_required() && headings.places[column as usize].is_none() {
                let heading = column.heading();
                let what = Text::of(
                    format!("缺少“{heading}”（{}）一列", chinese(column)),
                    format!("the column \"{heading}\" is lacking"),
                );
                problems.push(problem(place(None), what).fix(expected()));
            }
        }
        (problems.count() == before).then_some(headings)
    }

    fn place(&mut self, n: usize, fields: &[Cow<str>], mapping: &Mapping) -> Option<Problem> {
        let heading = fields[n].trim();
        if heading.is_empty() {
            self.unnamed.push(n);
            return None;
        }
        if mapping.leaves_out(heading) {
            return None;
        }
        let Some(known) = mapping.column(heading) else {
            return Some(unknown(heading));
        };
        let place = &mut self.places[known as usize];
        if let Some(first) = place {
            let is_same = fields[*first].trim() == heading;
            let (first, column) = (*first + 1, n + 1);
            let what = Text::of(
                format!("第 {first} 列与第 {column} 列都是“{}”", chinese(known)),
                format!("columns {first} and {column} are both \"{}\"", known.heading()),
            );
            let fix = Text::of(
                format!("不要这一列时加 --map {heading}=-"),
                format!("to leave this one out add --map {heading}=-"),
            );
            let told = problem(Place::Whole, what);
            return Some(if is_same { told } else { told.fix(fix) });
        }
        *place = Some(n);
        None
    }

    /// The texts of a row by column, or the fault of its shape.
    pub(super) fn row<'t>(
        &self,
        mut fields: Vec<Cow<'t, str>>,
        place: impl Fn(Option<usize>) -> Place,
    ) -> std::result::Result<RawRow<'t>, Problem> {
        let n_fields = fields.len();
        if n_fields != self.n_fields {
            let what = Text::of(
                format!("本行有 {n_fields} 列，标题行有 {} 列", self.n_fields),
                format!("this row has {n_fields} fields, the headings have {}", self.n_fields),
            );
            return Err(problem(place(None), what).fix(Text::new(
                "含逗号的文字要加引号；数字里的逗号可以去掉",
                "put quotes around text with commas; leave commas out of numbers",
            )));
        }
        if let Some(&stray) = self.unnamed.iter().find(|&&n| !fields[n].trim().is_empty()) {
            let stray_text = quoted(&fields[stray]);
            let what = Text::of(
                format!("“{stray_text}”所在的列没有列名"),
                format!("\"{stray_text}\" stands in a column without heading"),
            );
            return Err(problem(place(Some(stray)), what));
        }
        let texts = self
            .places
            .map(|place| place.map_or(Cow::Borrowed(""), |n| std::mem::take(&mut fields[n])));
        Ok(RawRow { texts })
    }

    /// How many fields the row of headings has.
    pub(super) const fn n_fields(&self) -> usize {
        self.n_fields
    }

    /// The field that a column stands in, from 0.
    pub(super) const fn field(&self, column: Column) -> Option<usize> {
        self.places[column as usize]
    }

    /// The column that a field is, from 0.
    pub(super) fn column_of(&self, field: usize) -> Option<Column> {
        Column::ALL
            .into_iter()
            .find(|column| self.field(*column) == Some(field))
    }
}

fn unknown(heading: &str) -> Problem {
    let words = Known::new(WORDS.iter().map(|(word, _)| *word));
    let meant = words
        .nearest(heading)
        .and_then(|meant| Some((meant, word(meant)?.heading())));
    let fix = match meant {
        Some((meant, column)) => Text::of(
            format!("是否为“{meant}”？是则加 --map {heading}={column}，不要这一列加 --map {heading}=-"),
            format!("did you mean \"{meant}\"? Then add --map {heading}={column}; to leave it out --map {heading}=-"),
        ),
        None => Text::of(
            format!(
                "用 --map {heading}=列名 指明是哪一列，不要这一列加 --map {heading}=-；{}",
                expected()
            ),
            format!(
                "say which column it is with --map {heading}=COLUMN, or leave it out with --map {heading}=-; {}",
                expected().get(crate::text::Lang::En)
            ),
        ),
    };
    let what = Text::of(
        format!("不认识列名“{}”", quoted(heading)),
        format!("column \"{}\" is not known", quoted(heading)),
    );
    problem(Place::Whole, what).fix(fix)
}

const fn problem(place: Place, what: Text) -> Problem {
    Problem { place, what, fix: None }
}

fn word(heading: &str) -> Option<Column> {
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

/// What the headings should be.
pub(super) const fn expected() -> Text {
    Text::new(
        "第一行应是 period,unit,metric,value,status,source,note（考核期、单位、数据项、数值、状态、来源、备注）",
        "the first line is period,unit,metric,value,status,source,note",
    )
}
