//! Data files: opened and read against the scheme they are for.

use std::path::Path;

use super::file;
use crate::error::Result;
use crate::exchange::{self, DataTable, Encoding};
use crate::model::Scheme;

/// Reads a data file, JSON or CSV by what it looks like.
///
/// # Errors
/// The file cannot be read, or everything wrong with it at once, with line, column and reason.
pub fn read(path: &Path, scheme: &Scheme, encoding: Option<Encoding>) -> Result<DataTable> {
    let bytes = file::read(path)?;
    parse(&bytes, scheme, encoding).map_err(|error| error.in_file(file::show(path)))
}

pub(super) fn parse(bytes: &[u8], scheme: &Scheme, encoding: Option<Encoding>) -> Result<DataTable> {
    let text = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes);
    match text.trim_ascii_start().first() {
        Some(b'{') => exchange::read_json(bytes, scheme),
        _ => exchange::read_csv(bytes, scheme, encoding),
    }
}
