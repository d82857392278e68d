//! The tidy table as CSV: one value a line, read strictly and whole, written for spreadsheets.
//!
//! Bytes in, rows or every problem out; what the words mean is found in `resolve`.

mod delimiter;
mod guard;
mod records;
mod write;

use delimiter::delimiter;
use guard::unguarded;
use records::{Record, Records};

pub(super) use write::spreadsheet;
pub use write::write_csv;

use super::digest::sha256;
use super::encoding::{Encoding, decode};
use super::headings::{Headings, Mapping, expected};
use super::problems::{Problems, fault};
use super::resolve::{Column, RawRow, Resolver};
use super::table::{DATA, DataTable, MAX_BYTES, ReadAs};
use crate::error::{Error, Kind, Place, Result};
use crate::model::Scheme;
use crate::text::Text;

/// Reads a data file against the scheme it is for, in the encoding given or the likeliest one.
///
/// # Errors
/// Everything wrong with the file at once, each with line, column, reason and what would be right.
pub fn read_csv(bytes: &[u8], scheme: &Scheme, encoding: Option<Encoding>) -> Result<DataTable> {
    read(bytes, scheme, encoding, &Mapping::default())
}

/// The same with what a person says of its headings.
pub(super) fn read(bytes: &[u8], scheme: &Scheme, encoding: Option<Encoding>, mapping: &Mapping) -> Result<DataTable> {
    check_size(bytes)?;
    let decoded = decode(bytes, encoding)?;
    let mut resolver = Resolver::new(scheme);
    let mut problems = Problems::default();
    match delimiter(&decoded.text, mapping) {
        Ok((delimiter, text, line)) => {
            let mut records = Records::new(text, delimiter, line);
            if let Some(headings) = headings(&mut records, mapping, &mut problems) {
                resolver.problems = problems;
                read_rows(&mut records, &headings, &mut resolver);
                problems = std::mem::take(&mut resolver.problems);
            }
        }
        Err(problem) => problems.push(super::problems::at(Place::Line { line: 1, column: 0 }, problem)),
    }
    if !problems.is_empty() {
        return Err(problems.into_error(&DATA));
    }
    Ok(DataTable {
        rows: resolver.rows,
        read_as: ReadAs::Text(decoded.encoding),
        certain: decoded.certain,
        readings: resolver.readings,
        warnings: resolver.warnings.into_list(),
        sha256: sha256(bytes),
    })
}

fn headings(records: &mut Records, mapping: &Mapping, problems: &mut Problems) -> Option<Headings> {
    let Some(record) = records.next(problems) else {
        problems.push(fault("文件是空的", "the file is empty").fix(expected()));
        return None;
    };
    Headings::read(&record.fields, at_line(record.line), mapping, problems)
}

/// Where a field of a line is, or the line.
fn at_line(line: u64) -> impl Fn(Option<usize>) -> Place {
    move |field| Place::Line {
        line,
        column: field.map_or(0, |field| field as u64 + 1),
    }
}

fn read_rows(records: &mut Records, headings: &Headings, resolver: &mut Resolver) {
    while let Some(record) = records.next(&mut resolver.problems) {
        if resolver.problems.is_full() {
            return;
        }
        if record.is_blank() {
            continue;
        }
        let line = record.line;
        match row(record, headings) {
            Ok(row) => resolver.row(&row, |column| at_line(line)(headings.field(column))),
            Err(problem) => resolver.problems.push(problem),
        }
    }
}

/// The texts of a record by column, without the apostrophes that keep spreadsheets from computing.
fn row<'t>(record: Record<'t>, headings: &Headings) -> std::result::Result<RawRow<'t>, crate::error::Problem> {
    let mut row = headings.row(record.fields, at_line(record.line))?;
    for column in [Column::Source, Column::Note] {
        let text = &mut row.texts[column as usize];
        if unguarded(text).len() < text.len() {
            *text = unguarded(text).to_owned().into();
        }
    }
    Ok(row)
}

fn check_size(bytes: &[u8]) -> Result<()> {
    if bytes.len() <= MAX_BYTES {
        return Ok(());
    }
    let mib = |bytes: usize| bytes.div_ceil(1024 * 1024);
    let (size, max) = (mib(bytes.len()), mib(MAX_BYTES));
    Err(Error::new(
        Kind::Invalid,
        Text::of(
            format!("数据文件有 {size} MiB，超过上限 {max} MiB。"),
            format!("The data file has {size} MiB, more than the {max} MiB allowed."),
        ),
    )
    .hint(Text::new(
        "请按考核期分成几个文件导入。",
        "Import it in parts, a period each.",
    )))
}
