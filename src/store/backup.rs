//! Copies of a store, whole and as it stood at one moment, made page by page by SQLite itself.

use std::path::Path;

use rusqlite::backup::{Backup, StepResult};
use rusqlite::{Connection, ErrorCode, OpenFlags, ffi};

use crate::error::Result;

use super::failure::{Sql, failed};
use super::file::{self, Claim};
use super::{absolute, connect};

/// Copies the database into a new file, for its owner only; an existing file is never touched.
pub(super) fn copy(from: &Connection, to: &Path) -> Result<()> {
    let to = absolute(to)?;
    let claim = Claim::create(&to)?;
    let copied = connect(&to, OpenFlags::SQLITE_OPEN_READ_WRITE)
        .and_then(|mut conn| pages(from, &mut conn).map_err(|error| failed(("备份失败", "The backup failed"), &error)));
    drop(claim);
    if copied.is_err() {
        file::remove_new(&to);
    }
    copied
}

fn pages(from: &Connection, to: &mut Connection) -> Sql<()> {
    match Backup::new(from, to)?.step(-1)? {
        StepResult::Done => Ok(()),
        // The busy timeout has passed already.
        _ => Err(rusqlite::Error::SqliteFailure(
            ffi::Error {
                code: ErrorCode::DatabaseBusy,
                extended_code: ffi::SQLITE_BUSY,
            },
            None,
        )),
    }
}
