//! Files outside the store: read whole, written beside the target and renamed into place.
//!
//! A reader never sees half a file, and an existing file is kept unless the user says otherwise.
//! What is in the files is no business of this module.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use tempfile::TempPath;

use crate::error::{Error, Kind, Result};
use crate::store::settle_folder;
use crate::text::Text;

/// The largest file that is read: far above any assessment, far below what fills a memory.
const LARGEST: u64 = 64 * 1024 * 1024;

/// What to do where the target exists.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Existing {
    /// Leave it alone and fail.
    Keep,
    /// Put the new file in its place.
    Replace,
}

/// Reads a whole file.
///
/// # Errors
/// The file does not exist, cannot be read, is no ordinary file, or is far too large.
pub fn read(path: &Path) -> Result<Vec<u8>> {
    let about = fs::metadata(path).map_err(|error| failed(path, &error))?;
    if about.is_dir() {
        return Err(folder(path));
    }
    if about.len() > LARGEST {
        let shown = show(path);
        return Err(Error::new(
            Kind::Invalid,
            Text::of(
                format!("“{shown}”超过 64 MB，不像考核数据。"),
                format!("\"{shown}\" is larger than 64 MB, which no assessment is."),
            ),
        ));
    }
    fs::read(path).map_err(|error| failed(path, &error))
}

/// Opens an ordinary file, to be read piece by piece.
///
/// # Errors
/// The file does not exist, cannot be read, or is a folder or a device.
pub fn open(path: &Path) -> Result<File> {
    let at = |error: io::Error| failed(path, &error);
    let about = fs::metadata(path).map_err(at)?;
    if about.is_dir() {
        return Err(folder(path));
    }
    if !about.is_file() {
        let shown = show(path);
        return Err(Error::new(
            Kind::Io,
            Text::of(
                format!("“{shown}”是设备或管道，不是普通文件。"),
                format!("\"{shown}\" is a device or a pipe, not an ordinary file."),
            ),
        ));
    }
    File::open(path).map_err(at)
}

fn folder(path: &Path) -> Error {
    let shown = show(path);
    Error::new(
        Kind::Io,
        Text::of(
            format!("“{shown}”是文件夹，不是文件。"),
            format!("\"{shown}\" is a folder, not a file."),
        ),
    )
}

/// Writes a whole file: a temporary file in the same folder, to the disk, then renamed.
///
/// # Errors
/// The target exists and is to be kept, or the folder cannot be written.
pub fn write(path: &Path, bytes: &[u8], existing: Existing) -> Result<()> {
    if existing == Existing::Keep {
        check_absent(path)?;
    }
    publish(vec![Draft::write(path, bytes)?], existing)
}

/// A file that is on the disk beside its target; until it is [published](publish) the target is as
/// it was, and dropped it is gone.
#[derive(Debug)]
pub struct Draft {
    target: PathBuf,
    written: TempPath,
}

impl Draft {
    /// Writes one.
    ///
    /// # Errors
    /// The folder cannot be written.
    pub fn write(target: &Path, bytes: &[u8]) -> Result<Self> {
        let at = |error: io::Error| failed(target, &error);
        let mut file = tempfile::Builder::new()
            .prefix(".kaohe-")
            .tempfile_in(folder_of(target))
            .map_err(at)?;
        file.write_all(bytes).map_err(at)?;
        let_read(file.as_file()).map_err(at)?;
        file.as_file().sync_all().map_err(at)?;
        Ok(Self {
            target: target.to_owned(),
            written: file.into_temp_path(),
        })
    }

    fn place(self, existing: Existing) -> Result<PathBuf> {
        let Self { target, written } = self;
        let placed = match existing {
            Existing::Replace => written.persist(&target),
            Existing::Keep => written.persist_noclobber(&target),
        };
        match placed {
            Ok(()) => Ok(target),
            Err(error) if error.error.kind() == io::ErrorKind::AlreadyExists => Err(exists(&target)),
            Err(error) => Err(failed(&target, &error.error)),
        }
    }
}

/// Puts files in their places, all of them or none; where files are replaced a fault of the disk
/// can leave the first of them replaced.
///
/// # Errors
/// A target exists and is to be kept, or a folder cannot be written.
pub fn publish(drafts: Vec<Draft>, existing: Existing) -> Result<()> {
    let mut placed = Vec::with_capacity(drafts.len());
    for draft in drafts {
        match draft.place(existing) {
            Ok(path) => placed.push(path),
            Err(error) => {
                if existing == Existing::Keep {
                    // They were made here a moment ago; one that cannot be taken away is whole.
                    for path in placed {
                        let _ = fs::remove_file(path);
                    }
                }
                return Err(error);
            }
        }
    }
    let folders: BTreeSet<&Path> = placed.iter().map(|path| folder_of(path)).collect();
    let settled = |folder: &Path| settle_folder(folder).map_err(|error| failed(folder, &error));
    folders.into_iter().try_for_each(settled)
}

/// Fails where there is a file already.
///
/// # Errors
/// There is one, and it is to be kept.
pub fn check_absent(path: &Path) -> Result<()> {
    if fs::symlink_metadata(path).is_ok() {
        Err(exists(path))
    } else {
        Ok(())
    }
}

/// Makes a folder and those above it.
///
/// # Errors
/// The folder cannot be made.
pub fn make_folder(path: &Path) -> Result<()> {
    fs::create_dir_all(path).map_err(|error| failed(path, &error))
}

/// A path as it is shown to a person.
#[must_use]
pub fn show(path: &Path) -> String {
    path.to_string_lossy().into_owned()
}

/// A failure of the file system, in words.
#[must_use]
pub fn failed(path: &Path, error: &io::Error) -> Error {
    let shown = show(path);
    match error.kind() {
        io::ErrorKind::NotFound => Error::new(
            Kind::NotFound,
            Text::of(format!("没有“{shown}”。"), format!("There is no \"{shown}\".")),
        )
        .hint(Text::new("请检查路径。", "Check the path.")),
        io::ErrorKind::PermissionDenied => Error::new(
            Kind::Io,
            Text::of(
                format!("没有权限访问“{shown}”。"),
                format!("No permission for \"{shown}\"."),
            ),
        ),
        _ => Error::new(
            Kind::Io,
            Text::of(
                format!("无法读写“{shown}”：{error}。"),
                format!("Cannot read or write \"{shown}\": {error}."),
            ),
        ),
    }
}

fn exists(path: &Path) -> Error {
    let shown = show(path);
    Error::new(
        Kind::Conflict,
        Text::of(
            format!("“{shown}”已存在，未改动。"),
            format!("\"{shown}\" exists and was left alone."),
        ),
    )
    .hint(Text::new("要替换它请加 --force。", "To replace it add --force."))
}

fn folder_of(path: &Path) -> &Path {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    }
}

/// An exported file is for others to read, unlike the temporary file it was.
#[cfg(unix)]
fn let_read(file: &File) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    file.set_permissions(fs::Permissions::from_mode(0o644))
}

#[cfg(not(unix))]
fn let_read(_file: &File) -> io::Result<()> {
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_existing_file_is_kept_unless_it_is_to_be_replaced() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("成绩.md");
        write(&path, b"one", Existing::Keep).expect("written");
        let error = write(&path, b"two", Existing::Keep).expect_err("kept");
        assert_eq!(error.kind, Kind::Conflict);
        assert_eq!(read(&path).expect("read"), b"one");
        write(&path, b"two", Existing::Replace).expect("replaced");
        assert_eq!(read(&path).expect("read"), b"two");
    }

    #[test]
    fn nothing_is_left_beside_the_target() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("a.md");
        write(&path, b"one", Existing::Keep).expect("written");
        write(&path, b"two", Existing::Keep).expect_err("kept");
        assert_eq!(fs::read_dir(folder.path()).expect("a folder").count(), 1);
    }

    #[test]
    fn of_several_files_none_is_placed_where_one_cannot_be() {
        let folder = tempfile::tempdir().expect("a folder");
        let names = ["a.md", "b.md"].map(|name| folder.path().join(name));
        let drafts = |text: &str| {
            let draft = |path| Draft::write(path, text.as_bytes()).expect("written");
            names.iter().map(|path| draft(path)).collect::<Vec<_>>()
        };
        let waiting = drafts("one");
        assert!(names.iter().all(|path| !path.exists()), "none is in its place yet");
        fs::write(&names[1], "mine").expect("written");
        let error = publish(waiting, Existing::Keep).expect_err("kept");
        assert_eq!(error.kind, Kind::Conflict);
        assert_eq!(fs::read_dir(folder.path()).expect("a folder").count(), 1);
        publish(drafts("two"), Existing::Replace).expect("replaced");
        assert!(names.iter().all(|path| read(path).expect("read") == b"two"));
    }

    #[test]
    fn a_file_that_is_not_there_is_not_found_and_a_folder_is_no_file() {
        let folder = tempfile::tempdir().expect("a folder");
        let missing = read(&folder.path().join("none.csv")).expect_err("nothing");
        assert_eq!(missing.kind, Kind::NotFound);
        assert_eq!(read(folder.path()).expect_err("a folder").kind, Kind::Io);
        let nowhere = write(&folder.path().join("no/such/a.md"), b"", Existing::Keep);
        assert_eq!(nowhere.expect_err("no folder").kind, Kind::NotFound);
    }
}
