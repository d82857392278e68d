//! Backup: a copy of the store in one file, proven before it counts.

use std::path::Path;

use super::session::Session;
use crate::error::Result;
use crate::store::VerifyReport;

/// Copies the store into a new file and proves the copy; an existing file is never touched.
///
/// # Errors
/// The target exists or cannot be written, or the copy is not what the journal says, or it was cancelled.
pub fn backup(session: &Session, to: &Path) -> Result<VerifyReport> {
    session.store.backup(to)
}
