//! Copies of a store, whole and as it stood at one moment, made page by page by SQLite itself.

use std::path::Path;

use rusqlite::backup::{Backup, StepResult};
use rusqlite::{Connection, ErrorCode, OpenFlags, ffi};

use crate::error::{Error, Kind, Place, Problem, Result};
use crate::text::Text;

use super::failure::{Sql, failed};
use super::file::{self, Claim};
use super::{Store, VerifyReport, absolute, connect, evidence};

impl Store {
    /// Copies the whole store, as it stands at one moment, into a new file for its owner only, with
    /// the files of evidence beside it, and proves the copy. An existing file is never touched, and a copy that is not sound is taken
    /// away again, with everything that is wrong with it as problems of the error.
    pub fn backup(&self, to: &Path) -> Result<VerifyReport> {
        let head = self.head()?;
        let to = &absolute(to)?;
        copy(&self.conn, to)?;
        // After the rows, for files are only ever added: the copy has all that its rows name.
        let has_files = self
            .path()
            .map_or(Ok(false), |path| evidence::copy(path, to))
            .inspect_err(|_| file::remove_new(to))?;
        let proof = Self::open_read_only(to).and_then(|store| store.verify(head.as_slice()));
        match proof {
            Ok(report) if report.is_sound() => Ok(report),
            unsound => {
                file::remove_new(to);
                if has_files {
                    evidence::remove(to);
                }
                Err(unsound.map_or_else(|error| error, |report| unsound_copy(&report)))
            }
        }
    }
}

fn unsound_copy(report: &VerifyReport) -> Error {
    let problems = report.faults.iter().map(|fault| Problem {
        place: Place::Whole,
        what: fault.what.clone(),
        fix: None,
    });
    let mut error = Error::new(
        Kind::Storage,
        Text::new(
            "备份未通过核验，没有保留：考核库已有问题。",
            "The copy is not sound and was not kept: there is something wrong with the store.",
        ),
    )
    .hint(Text::new(
        "请先运行 `kaohe journal verify`；要留下现状，请直接复制文件。",
        "Run `kaohe journal verify` first; to keep the store as it is, copy the file itself.",
    ));
    error.problems = problems.collect();
    error
}

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
