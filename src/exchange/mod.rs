//! Between bytes and the model: schemes, data, evaluations and plans read and written.
//!
//! Works on bytes only: opens no file, knows no store and asks no clock. What is read is read
//! whole, and every problem is reported at once with the place it is at.

pub mod csv;
pub mod dataset;
mod digest;
mod document;
pub mod edit;
pub mod encoding;
pub mod evaluation;
pub mod form;
mod headings;
pub mod json;
mod legible;
mod listing;
mod names;
mod nearest;
pub mod number;
pub mod plan;
mod problems;
mod resolve;
pub mod result;
pub mod schema;
pub mod scheme;
mod sheets;
pub mod table;
pub mod tsv;
pub mod weighing;
mod workbook;

pub use csv::{read_csv, write_csv};
pub use dataset::{dataset_json, read_json};
pub use encoding::Encoding;
pub use evaluation::evaluation_json;
pub use headings::Mapping;
pub use plan::read_plan;
pub use scheme::{read_scheme, read_scheme_document};
pub use sheets::read_workbook;
pub use table::{DataRow, DataTable, ReadAs, Reading, What};
pub use workbook::{annotated, is_workbook};

use crate::error::Result;
use crate::model::Scheme;

/// How a data file is to be read, where a person says so.
#[derive(Debug, Clone, Default)]
pub struct ReadOptions {
    /// The encoding of a text; the likeliest one where it is left out.
    pub encoding: Option<Encoding>,
    /// What headings of foreign tables mean.
    pub headings: Mapping,
}

/// Reads a data file against the scheme it is for: a workbook, JSON or CSV by what it looks like.
///
/// # Errors
/// Everything wrong with the file at once, each with its place and reason.
pub fn read_data(bytes: &[u8], scheme: &Scheme, options: &ReadOptions) -> Result<DataTable> {
    if is_workbook(bytes) {
        return read_workbook(bytes, scheme, &options.headings);
    }
    let text = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes);
    match text.trim_ascii_start().first() {
        Some(b'{') => read_json(bytes, scheme),
        _ => csv::read(bytes, scheme, options.encoding, &options.headings),
    }
}
