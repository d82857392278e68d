//! Copies of a store, whole and as it stood at one moment, made page by page by SQLite itself.

use std::ffi::c_int;
use std::path::Path;

use rusqlite::backup::{Backup, StepResult};
use rusqlite::{Connection, ErrorCode, OpenFlags, ffi};

use crate::error::{Error, Kind, Place, Problem, Result};
use crate::progress::Progress;
use crate::text::Text;

use super::failure::failed;
use super::file::{self, Claim};
use super::{Store, VerifyReport, absolute, connect, evidence, journal};

impl Store {
    /// Copies the whole store, as it stands at one moment, into a new file for its owner only, with
    /// the files of evidence beside it, and proves the copy. An existing file is never touched, and a copy that is not sound, or that
    /// is cancelled, is taken away again; what is unsound comes with everything that is wrong with it as problems of the error.
    pub fn backup(&self, to: &Path) -> Result<VerifyReport> {
        let head = self.head()?;
        let to = &absolute(to)?;
        copy(&self.conn, to, &self.progress)?;
        // After the rows, for files are only ever added: the copy has all that its rows name.
        let has_files = self
            .path()
            .map_or(Ok(false), |path| evidence::copy(path, to, &self.progress))
            .inspect_err(|_| file::remove_new(to))?;
        let proof = Self::open_read_only(to).and_then(|mut store| {
            store.tell(self.progress.clone());
            store.verify(head.as_slice())
        });
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

/// Copies the database into a new file, for its owner only; an existing file is never touched, and
/// what is cancelled leaves none.
pub(super) fn copy(from: &Connection, to: &Path, progress: &Progress) -> Result<()> {
    let to = absolute(to)?;
    let claim = Claim::create(&to)?;
    let copied = connect(&to, OpenFlags::SQLITE_OPEN_READ_WRITE).and_then(|mut conn| pages(from, &mut conn, progress));
    drop(claim);
    if copied.is_err() {
        file::remove_new(&to);
    }
    copied
}

/// So many pages are copied before it is said how far it is: a few milliseconds.
const PAGES: c_int = 1000;

fn pages(from: &Connection, to: &mut Connection, progress: &Progress) -> Result<()> {
    let failing = |error: rusqlite::Error| failed(("备份失败", "The backup failed"), &error);
    // Nobody writes between the pages: the copy is of one moment.
    let snapshot = from.unchecked_transaction().map_err(failing)?;
    let total = snapshot.query_row("PRAGMA page_count", [], |row| journal::number(row, 0));
    let part = progress.begin(COPYING, total.map_err(failing)?)?;
    let backup = Backup::new(&snapshot, to).map_err(failing)?;
    loop {
        match backup.step(PAGES).map_err(failing)? {
            StepResult::Done => return Ok(()),
            StepResult::More => {
                let copied = backup.progress();
                part.at(u64::try_from(copied.pagecount - copied.remaining).unwrap_or(0))?;
            }
            // The busy timeout has passed already.
            _ => {
                let code = ffi::Error {
                    code: ErrorCode::DatabaseBusy,
                    extended_code: ffi::SQLITE_BUSY,
                };
                return Err(failing(rusqlite::Error::SqliteFailure(code, None)));
            }
        }
    }
}

const COPYING: Text = Text::new("复制考核库", "copying the store");
