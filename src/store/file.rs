//! The file itself, looked at before SQLite opens it, and told apart from another of the same name.
//!
//! No descriptor of an open store is ever opened here: closing one would take away the locks that
//! SQLite holds on the file for the whole process.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Read};
use std::path::Path;
use std::sync::{Mutex, PoisonError};

use crate::error::{Error, Kind, Result};
use crate::text::Text;

use super::schema;

/// What a file is known by, whatever its name.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Identity(#[cfg(unix)] (u64, u64), #[cfg(not(unix))] std::path::PathBuf);

/// The files that this process has open as stores; one stands as often as it is open.
static OPEN: Mutex<Vec<Identity>> = Mutex::new(Vec::new());

/// A file that this process has open as a store.
#[derive(Debug)]
pub(super) struct Claim(Identity);

impl Claim {
    /// Looks at the file, unless this process has it open already, and remembers that it is open.
    pub(super) fn open(path: &Path) -> Result<Self> {
        let mut open = OPEN.lock().unwrap_or_else(PoisonError::into_inner);
        let identity = identity(path).map_err(|error| unreadable(path, &error))?;
        if !open.contains(&identity) {
            inspect(path)?;
        }
        open.push(identity.clone());
        Ok(Self(identity))
    }

    /// Makes the file, readable and writable by its owner only, where there is none yet.
    pub(super) fn create(path: &Path) -> Result<Self> {
        let mut open = OPEN.lock().unwrap_or_else(PoisonError::into_inner);
        let mut options = OpenOptions::new();
        options.write(true).create_new(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        options.open(path).map_err(|error| uncreatable(path, &error))?;
        let identity = identity(path).map_err(|error| unreadable(path, &error))?;
        open.push(identity.clone());
        Ok(Self(identity))
    }

    /// Fails where the name no longer leads to the file that was opened.
    pub(super) fn check(&self, path: &Path) -> Result<()> {
        if identity(path).is_ok_and(|identity| identity == self.0) {
            return Ok(());
        }
        let path = path.display();
        Err(Error::new(
            Kind::Storage,
            Text::of(
                format!("{path} 已被移走、删除或替换，本次变更没有保存。"),
                format!("{path} was moved, deleted or replaced; the change was not saved."),
            ),
        )
        .hint(Text::new(
            "请核对文件，然后重新打开。",
            "Check the file, then open it again.",
        )))
    }
}

impl Drop for Claim {
    fn drop(&mut self) {
        let mut open = OPEN.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(place) = open.iter().position(|identity| *identity == self.0) {
            open.swap_remove(place);
        }
    }
}

#[cfg(unix)]
fn identity(path: &Path) -> io::Result<Identity> {
    use std::os::unix::fs::MetadataExt;
    fs::metadata(path).map(|file| Identity((file.dev(), file.ino())))
}

#[cfg(not(unix))]
fn identity(path: &Path) -> io::Result<Identity> {
    fs::canonicalize(path).map(Identity)
}

const HEADER: usize = 100;

const RESTORE: Text = Text::new(
    "请核对文件名；如果它曾是考核库，请用备份恢复。",
    "Check the name; if it was a store once, restore a backup.",
);

/// Refuses what is no store of ours, by the first bytes of the file.
fn inspect(path: &Path) -> Result<()> {
    let mut bytes = Vec::with_capacity(HEADER);
    File::open(path)
        .and_then(|file| file.take(HEADER as u64).read_to_end(&mut bytes))
        .map_err(|error| unreadable(path, &error))?;
    if bytes.is_empty() {
        return Err(refused(path, ("是空文件", "is empty")).hint(Text::new(
            "如果原来有数据，请用备份恢复；否则请删除它，再用 `kaohe init` 新建考核。",
            "If there was data in it, restore a backup; if not, delete it and make a new assessment with `kaohe init`.",
        )));
    }
    let number = |at: usize| {
        let bytes = bytes.get(at..at + 4).and_then(|bytes| bytes.try_into().ok());
        bytes.map(u32::from_be_bytes)
    };
    // Offsets as the file format of SQLite gives them.
    let (version, application) = (number(60), number(68));
    if !bytes.starts_with(b"SQLite format 3\0") || application != Some(schema::APPLICATION_ID) {
        return Err(refused(path, ("不是考核库", "is not a store of kaohe")).hint(Text::new(
            "请核对文件名；如果它曾是考核库，请用备份恢复。",
            "Check the name; if it was a store once, restore a backup.",
        )));
    }
    let ours = schema::version();
    match version {
        Some(version) if (1..=ours).contains(&version) => Ok(()),
        Some(version) if version > ours => Err(newer(path, version)),
        _ => Err(refused(path, ("已损坏：没有版本号", "is damaged: it has no version")).hint(RESTORE)),
    }
}

fn newer(path: &Path, version: u32) -> Error {
    let ours = schema::version();
    let path = path.display();
    Error::new(
        Kind::Storage,
        Text::of(
            format!("{path} 是更新版本的程序保存的（数据版本 {version}，本程序最高支持 {ours}），未作任何改动。"),
            format!("{path} was saved by a newer program (data version {version}, this one reads up to {ours}); it was left as it is."),
        ),
    )
    .hint(Text::new("请升级本程序后再打开。", "Open it with a newer version of this program."))
}

fn refused(path: &Path, (zh, en): (&str, &str)) -> Error {
    let path = path.display();
    Error::new(
        Kind::Storage,
        Text::of(
            format!("{path} {zh}，未作任何改动。"),
            format!("{path} {en}; it was left as it is."),
        ),
    )
}

/// Takes a file away that was made just now and came to nothing, so that it does not stand in the
/// way of the next try.
pub(super) fn remove_new(path: &Path) {
    // The failure before this one is the one to report.
    let _ = fs::remove_file(path);
}

pub(super) fn unreadable(path: &Path, error: &io::Error) -> Error {
    let path = path.display();
    if error.kind() == io::ErrorKind::NotFound {
        return Error::new(
            Kind::NotFound,
            Text::of(
                format!("找不到考核库 {path}。"),
                format!("There is no store at {path}."),
            ),
        )
        .hint(Text::new(
            "要新建考核，请用 `kaohe init`；要打开别处的文件，请用 `--store`。",
            "`kaohe init` makes a new assessment; `--store` opens a file elsewhere.",
        ));
    }
    Error::new(
        Kind::Storage,
        Text::of(
            format!("无法读取 {path}：{error}。"),
            format!("{path} cannot be read: {error}."),
        ),
    )
}

fn uncreatable(path: &Path, error: &io::Error) -> Error {
    let path = path.display();
    if error.kind() == io::ErrorKind::AlreadyExists {
        return Error::new(
            Kind::Conflict,
            Text::of(
                format!("{path} 已经存在，未作任何改动。"),
                format!("{path} exists already; it was left as it is."),
            ),
        )
        .hint(Text::new("请换一个文件名。", "Choose another name."));
    }
    Error::new(
        Kind::Storage,
        Text::of(
            format!("无法新建 {path}：{error}。"),
            format!("{path} cannot be created: {error}."),
        ),
    )
    .hint(Text::new(
        "请检查所在文件夹是否存在、能否写入。",
        "Check that the folder exists and may be written to.",
    ))
}
/// Makes new names in a folder survive a loss of power.
///
/// # Errors
/// The folder cannot be opened or written to the disk.
#[cfg(unix)]
pub fn settle_folder(folder: &Path) -> io::Result<()> {
    File::open(folder)?.sync_all()
}

#[cfg(not(unix))]
pub fn settle_folder(_folder: &Path) -> io::Result<()> {
    Ok(())
}
