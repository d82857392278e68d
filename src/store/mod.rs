//! The store: one SQLite file with the rows of an assessment and the journal that explains them.
//!
//! The only place that names rusqlite. It has no clock, knows codes and not the indexes of a
//! scheme, and decides nothing: it keeps what it is given, whole or not at all, and proves it.
//!
//! - [`Store::create`], [`Store::open`]: the file, its settings and its tables (`file`, `settings`, `schema`).
//! - [`Record`], [`Change`], [`Key`]: rows, one file a table family (`record`).
//! - [`Store::commit`]: rows and one journal entry, in one transaction (`write`).
//! - [`Store::keep_evidence`]: the files of evidence, beside the store (`evidence`).
//! - [`Store::contents`], [`Store::journal`]: reading (`read`, `journal`).
//! - [`Store::undo`], [`Store::redo`]: new entries that take back or do again (`undo`).
//! - [`Store::verify`], [`Store::backup`]: proof that all of it is sound, and a copy that is (`verify`, `backup`).

mod backup;
mod body;
mod commit;
mod evidence;
mod failure;
mod file;
mod hash;
mod journal;
mod read;
mod record;
mod schema;
mod settings;
mod undo;
mod upgrade;
mod verify;
mod write;

use std::path::{Path, PathBuf};

use rusqlite::{Connection, OpenFlags};
use uuid::Uuid;

use crate::error::{Error, Kind, Result};
use crate::progress::Progress;
use crate::text::Text;

use failure::failed;
use file::Claim;

pub use body::PROGRAM;
pub use commit::{Commit, Head, Operation, Stamp};
pub use evidence::Kept;
pub use file::settle_folder;
pub use hash::Hash;
pub use journal::JournalEntry;
pub use read::Contents;
pub use record::{
    ActorRow, AdjustmentRow, AppealRow, Change, DeadlineRow, DutyRow, EntryRow, EvidenceRow, Family, Key, MarkRow,
    ModerationRow, PeriodRow, PlanRow, Record, RectificationRow, ResultRow, SchemeRow, Setting, SignatureRow, StageRow,
    WeightingRow,
};
pub use verify::{Fault, FaultKind, VerifyReport};

/// What a store may be used for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Access {
    Write,
    Read,
    /// Reading only, after a commit of which nobody knows whether it was kept.
    Doubt,
}

/// An open store. Another one may be open on the same file, in this process or another.
#[derive(Debug)]
pub struct Store {
    // Closed before the claim on the file goes.
    conn: Connection,
    place: Option<Place>,
    id: Uuid,
    access: Access,
    /// Who hears how far a long operation is.
    progress: Progress,
}

/// The file of a store that is not in memory.
#[derive(Debug)]
struct Place {
    path: PathBuf,
    claim: Claim,
}

impl Store {
    /// Makes a new store in a file that does not exist yet, for its owner only (mode 0600).
    /// The id is a fresh UUID, known to every journal entry. An existing file is never touched.
    pub fn create(path: &Path, id: Uuid) -> Result<Self> {
        let path = absolute(path)?;
        let claim = Claim::create(&path)?;
        let made = connect(&path, OpenFlags::SQLITE_OPEN_READ_WRITE)
            .and_then(|mut conn| schema::create(&mut conn, id).map_err(opening).map(|()| conn));
        match made {
            Ok(conn) => Ok(Self {
                conn,
                place: Some(Place { path, claim }),
                id,
                access: Access::Write,
                progress: Progress::default(),
            }),
            Err(error) => {
                file::remove_new(&path);
                Err(error)
            }
        }
    }

    /// A new store in memory, gone when it is dropped: for tests and for trying things out.
    pub fn in_memory(id: Uuid) -> Result<Self> {
        let mut conn = Connection::open_in_memory().map_err(opening)?;
        settings::apply(&conn)?;
        schema::create(&mut conn, id).map_err(opening)?;
        Ok(Self {
            conn,
            place: None,
            id,
            access: Access::Write,
            progress: Progress::default(),
        })
    }

    /// Opens a store for reading and writing. What is no store, is empty, is damaged or comes from
    /// a newer program is refused and left as it is.
    pub fn open(path: &Path) -> Result<Self> {
        let store = Self::open_as(path, Access::Write)?;
        store.check_pages()?;
        if store.conn.is_readonly("main").map_err(opening)? {
            let path = path.display();
            return Err(Error::new(
                Kind::Storage,
                Text::of(
                    format!("{path} 只能读取，不能写入。"),
                    format!("{path} may be read but not written to."),
                ),
            )
            .hint(Text::new(
                "请检查文件及其所在文件夹的写入权限，或者另存一份再打开。",
                "Check that the file and its folder may be written to, or open a copy.",
            )));
        }
        Ok(store)
    }

    /// Opens a store that is open already once more, for work beside it; one in memory cannot be.
    pub fn open_again(path: Option<&Path>) -> Result<Self> {
        path.map_or_else(|| Err(only_here()), |path| Self::open_as(path, Access::Write))
    }

    /// Opens a store for reading only; damaged pages are found when they are read, and by
    /// [`Store::verify`], which says how far the journal is still good.
    pub fn open_read_only(path: &Path) -> Result<Self> {
        Self::open_as(path, Access::Read)
    }

    fn open_as(path: &Path, access: Access) -> Result<Self> {
        let path = absolute(path)?;
        let claim = Claim::open(&path)?;
        let flags = match access {
            Access::Write => OpenFlags::SQLITE_OPEN_READ_WRITE,
            Access::Read | Access::Doubt => OpenFlags::SQLITE_OPEN_READ_ONLY,
        };
        let mut conn = connect(&path, flags)?;
        upgrade::bring_up_to_date(&mut conn, &path, access, schema::MIGRATIONS)?;
        let strange = schema::strange(&conn).map_err(opening)?;
        if !strange.is_empty() {
            return Err(altered(&path, &strange));
        }
        let id = read::store_id(&conn)?;
        Ok(Self {
            conn,
            place: Some(Place { path, claim }),
            id,
            access,
            progress: Progress::default(),
        })
    }

    /// Refuses a file with damaged pages before anything is written to it.
    fn check_pages(&self) -> Result<()> {
        let found = self
            .conn
            .query_row("PRAGMA quick_check(1)", [], |row| row.get::<_, String>(0));
        match found.map_err(opening)?.as_str() {
            "ok" => Ok(()),
            fault => Err(failure::damaged_pages(fault)),
        }
    }

    /// Says from now on how far long operations are.
    pub fn tell(&mut self, progress: Progress) {
        self.progress = progress;
    }

    /// Who hears how far long operations are.
    #[must_use]
    pub const fn progress(&self) -> &Progress {
        &self.progress
    }

    /// The id of the store.
    #[must_use]
    pub const fn id(&self) -> Uuid {
        self.id
    }

    /// The file of the store, as an absolute path; `None` in memory.
    #[must_use]
    pub fn path(&self) -> Option<&Path> {
        self.place.as_ref().map(|place| place.path.as_path())
    }

    /// Whether changes are refused.
    #[must_use]
    pub fn is_read_only(&self) -> bool {
        self.access != Access::Write
    }
}

/// An absolute path also keeps SQLite from taking a name for a URI.
fn absolute(path: &Path) -> Result<PathBuf> {
    std::path::absolute(path).map_err(|error| file::unreadable(path, &error))
}

fn connect(path: &Path, flags: OpenFlags) -> Result<Connection> {
    let conn = Connection::open_with_flags(path, flags | OpenFlags::SQLITE_OPEN_NO_MUTEX).map_err(opening)?;
    settings::apply(&conn)?;
    Ok(conn)
}

#[expect(clippy::needless_pass_by_value, reason = "it stands in map_err")]
fn opening(error: rusqlite::Error) -> Error {
    failed(("打开考核库失败", "The store could not be opened"), &error)
}

fn only_here() -> Error {
    Error::new(
        Kind::Storage,
        Text::new(
            "内存中的考核库不能再次打开。",
            "A store in memory cannot be opened once more.",
        ),
    )
}

fn altered(path: &Path, strange: &[String]) -> Error {
    let path = path.display();
    let things = strange.join(", ");
    Error::new(
        Kind::Storage,
        Text::of(
            format!("{path} 的表结构被改动过（{things}），未作任何改动。"),
            format!("The tables of {path} were altered ({things}); it was left as it is."),
        ),
    )
    .hint(Text::new("请用备份恢复。", "Restore a backup."))
}
