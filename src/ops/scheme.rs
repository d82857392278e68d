//! Schemes outside a store: read, checked, warned about.
//!
//! What a scheme must be is decided by `model`; this only opens the file.

use std::path::Path;

use super::file;
use crate::error::{Problem, Result};
use crate::exchange;
use crate::model::Scheme;

/// The scheme that a new one begins with.
pub(super) const SKELETON: &str = include_str!("skeleton.json");

/// Reads a scheme file.
///
/// # Errors
/// The file cannot be read, or every fault of the scheme at once.
pub fn read(path: &Path) -> Result<Scheme> {
    exchange::read_scheme(&file::read(path)?).map_err(|error| error.in_file(file::show(path)))
}

/// What a scheme says that is allowed but probably not meant.
#[must_use]
pub fn warnings(scheme: &Scheme) -> Vec<Problem> {
    Scheme::warnings(scheme.document())
}
