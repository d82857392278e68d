//! Folders of files that belong together: written beside their place and renamed into it, so that
//! nobody ever sees half of one.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use tempfile::TempDir;

use super::file::{self, Existing};
use crate::error::{Error, Kind, Result};
use crate::text::Text;

/// A folder under construction; dropped before it is [placed](Self::place), it is gone.
#[derive(Debug)]
pub struct Folder {
    target: PathBuf,
    /// What lies beside the target: the new folder, and for a moment the old one.
    beside: TempDir,
    made: PathBuf,
}

impl Folder {
    /// Begins one, whose target is kept where it exists, or is known to be one that may be replaced.
    ///
    /// # Errors
    /// The target exists and is to be kept, or is something else than `is_ours` knows; or nothing
    /// can be written beside it.
    pub fn begin(target: &Path, existing: Existing, is_ours: impl Fn(&Path) -> bool) -> Result<Self> {
        if fs::symlink_metadata(target).is_ok() {
            match existing {
                Existing::Keep => file::check_absent(target)?,
                Existing::Replace if !is_ours(target) => return Err(foreign(target)),
                Existing::Replace => {}
            }
        }
        let parent = target.parent().filter(|parent| !parent.as_os_str().is_empty());
        let parent = parent.unwrap_or(Path::new("."));
        file::make_folder(parent)?;
        let at = |error: io::Error| file::failed(parent, &error);
        let beside = tempfile::Builder::new()
            .prefix(".kaohe-")
            .tempdir_in(parent)
            .map_err(at)?;
        let made = beside.path().join("new");
        fs::create_dir(&made).map_err(at)?;
        Ok(Self {
            target: target.to_owned(),
            beside,
            made,
        })
    }

    /// Puts a file into it.
    ///
    /// # Errors
    /// The file cannot be written.
    pub fn put(&self, name: &str, bytes: &[u8]) -> Result<()> {
        let path = self.made.join(name);
        let write = || {
            let mut file = File::create_new(&path)?;
            file.write_all(bytes)?;
            file.sync_all()
        };
        write().map_err(|error| file::failed(&path, &error))
    }

    /// Puts it in its place.
    ///
    /// # Errors
    /// It cannot be renamed; what stood there stands there still.
    pub fn place(self) -> Result<()> {
        let at = |error: io::Error| file::failed(&self.target, &error);
        let old = self.beside.path().join("old");
        let had = fs::symlink_metadata(&self.target).is_ok();
        if had {
            fs::rename(&self.target, &old).map_err(at)?;
        }
        fs::rename(&self.made, &self.target).map_err(|error| {
            if had {
                // What cannot be put back lies beside; the error says where to look.
                let _ = fs::rename(&old, &self.target);
            }
            at(error)
        })
    }
}

fn foreign(target: &Path) -> Error {
    let shown = file::show(target);
    Error::new(
        Kind::Conflict,
        Text::of(
            format!("“{shown}”里有不是本程序输出的文件，没有替换。"),
            format!("\"{shown}\" holds files that were not written by this program; it was not replaced."),
        ),
    )
    .hint(Text::new("请换一个文件夹。", "Name another folder."))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(folder: &Path) -> Vec<String> {
        let entries = fs::read_dir(folder).expect("a folder");
        let names = entries.map(|entry| entry.expect("an entry").file_name().into_string().expect("a name"));
        names.collect()
    }

    #[test]
    fn a_folder_is_there_whole_or_not_at_all() {
        let home = tempfile::tempdir().expect("a folder");
        let target = home.path().join("site");
        let begun = Folder::begin(&target, Existing::Keep, |_| true).expect("begun");
        begun.put("a.html", b"a").expect("written");
        assert!(!target.exists());
        drop(begun);
        assert!(names(home.path()).is_empty(), "nothing is left behind");
        let begun = Folder::begin(&target, Existing::Keep, |_| true).expect("begun");
        begun.put("a.html", b"a").expect("written");
        begun.place().expect("placed");
        assert_eq!(names(home.path()), ["site"]);
        assert_eq!(names(&target), ["a.html"]);
    }

    #[test]
    fn what_exists_is_kept_and_what_is_foreign_is_never_replaced() {
        let home = tempfile::tempdir().expect("a folder");
        let target = home.path().join("site");
        fs::create_dir(&target).expect("a folder");
        fs::write(target.join("mine"), "mine").expect("written");
        for (existing, ours) in [(Existing::Keep, true), (Existing::Replace, false)] {
            let error = Folder::begin(&target, existing, |_| ours).expect_err("kept");
            assert_eq!(error.kind, Kind::Conflict);
        }
        assert_eq!(names(&target), ["mine"]);
        let begun = Folder::begin(&target, Existing::Replace, |_| true).expect("begun");
        begun.put("new", b"new").expect("written");
        begun.place().expect("placed");
        assert_eq!(names(&target), ["new"]);
        assert_eq!(names(home.path()), ["site"]);
    }
}
