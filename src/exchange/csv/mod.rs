//! The tidy table as CSV: one value a line, read strictly and whole, written for spreadsheets.
//!
//! Bytes in, rows or every problem out; what the words mean is found in `resolve`.

mod guard;
mod headings;
mod records;
mod write;

use headings::Headings;
use records::Records;

pub use write::write_csv;

use super::digest::sha256;
use super::encoding::{Encoding, decode};
use super::problems::Problems;
use super::resolve::Resolver;
use super::table::{DATA, DataTable, MAX_BYTES};
use crate::error::{Error, Kind, Place, Result};
use crate::model::Scheme;
use crate::text::Text;

/// Reads a data file against the scheme it is for, in the encoding given or the likeliest one.
///
/// # Errors
/// Everything wrong with the file at once, each with line, column, reason and what would be right.
pub fn read_csv(bytes: &[u8], scheme: &Scheme, encoding: Option<Encoding>) -> Result<DataTable> {
    check_size(bytes)?;
    let decoded = decode(bytes, encoding)?;
    let mut resolver = Resolver::new(scheme);
    let mut problems = Problems::default();
    match headings::delimiter(&decoded.text) {
        Ok((delimiter, text, line)) => {
            let mut records = Records::new(text, delimiter, line);
            if let Some(headings) = Headings::read(&mut records, &mut problems) {
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
        encoding: decoded.encoding,
        certain: decoded.certain,
        readings: resolver.readings,
        warnings: resolver.warnings.into_list(),
        sha256: sha256(bytes),
    })
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
        match headings.row(record) {
            Ok(row) => resolver.row(line, &row, |column| Place::Line {
                line,
                column: headings.column(column),
            }),
            Err(problem) => resolver.problems.push(problem),
        }
    }
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
