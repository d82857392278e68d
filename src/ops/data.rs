//! Data files: opened and read against the scheme they are for.

use std::path::Path;

use super::file;
use crate::error::Result;
use crate::exchange::{self, DataTable, ReadOptions};
use crate::model::Scheme;

/// Reads a data file, whatever kind it is of.
///
/// # Errors
/// The file cannot be read, or everything wrong with it at once, each with place and reason.
pub fn read(path: &Path, scheme: &Scheme, options: &ReadOptions) -> Result<DataTable> {
    let bytes = file::read(path)?;
    exchange::read_data(&bytes, scheme, options).map_err(|error| error.in_file(file::show(path)))
}

/// Reads data as this program writes them.
pub(super) fn parse(bytes: &[u8], scheme: &Scheme) -> Result<DataTable> {
    exchange::read_data(bytes, scheme, &ReadOptions::default())
}
