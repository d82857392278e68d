//! The files of evidence 佐证材料, beside the store: `考核.kaohe.evidence/<SHA-256>`.
//!
//! A file is named by what is in it, is whole on the disk before a row names it, and is never
//! taken away: an undone change may be done again.

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::fs::{self, File};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

use crate::error::{Error, Kind, Result};
use crate::progress::Progress;
use crate::text::{Lang, Text};

use super::commit::Commit;
use super::file::settle_folder;
use super::hash::{Hash, Hasher};
use super::record::{EvidenceRow, Record};
use super::verify::{FaultKind, VerifyReport};
use super::{Change, Store};

/// A file that was kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Kept {
    /// What is in it.
    pub sha256: Hash,
    /// Its size in bytes.
    pub size: u64,
}

/// The files that a journal names, each with a row that named it.
pub(super) type Named = BTreeMap<Hash, EvidenceRow>;

impl Store {
    /// The largest file that is kept, in bytes.
    pub const LARGEST_EVIDENCE: u64 = 64 * 1024 * 1024;

    /// The folder of the files, which need not be there yet; `None` in memory.
    #[must_use]
    pub fn evidence_folder(&self) -> Option<PathBuf> {
        self.path().map(folder_of)
    }

    /// Copies a file to beside the store, for its owner only; it is on the disk when this returns.
    /// What is there already with the same contents is put right, not kept twice.
    ///
    /// # Errors
    /// The store takes no changes, the file is empty, too large or cannot be read, or the disk
    /// cannot be written.
    pub fn keep_evidence(&self, from: &mut dyn Read) -> Result<Kept> {
        self.check_writable()?;
        let folder = self.evidence_folder().ok_or_else(|| {
            Error::new(
                Kind::Conflict,
                Text::new(
                    "考核库只在内存中，不能保存佐证材料。",
                    "The store is in memory only, so evidence cannot be kept.",
                ),
            )
        })?;
        make(&folder)?;
        keep(&folder, from)
    }

    /// Refuses a change that names a file which is not there.
    pub(super) fn check_evidence(&self, commit: &Commit) -> Result<()> {
        let Some(folder) = self.evidence_folder() else {
            return Ok(());
        };
        let rows = commit.changes.iter().filter_map(Change::after);
        for row in rows {
            if let Record::Evidence(row) = row
                && size_of(&path_of(&folder, row.sha256)).ok() != Some(row.size)
            {
                let what = fault(row, &folder, ("缺失或不完整", "is missing or not whole"));
                return Err(Error::new(Kind::Storage, what).hint(Text::new(
                    "没有保存。佐证材料的文件夹应与考核库放在一起；请从备份恢复。",
                    "Nothing was saved. The folder of evidence belongs beside the store; restore it from a backup.",
                )));
            }
        }
        Ok(())
    }
}

/// The folder of the files of a store.
pub(super) fn folder_of(store: &Path) -> PathBuf {
    let mut name = OsString::from(store);
    name.push(".evidence");
    PathBuf::from(name)
}

fn path_of(folder: &Path, sha256: Hash) -> PathBuf {
    folder.join(sha256.to_string())
}

/// Names every file that the journal knows and that is missing, or is not what was recorded.
pub(super) fn verify(store: &Path, named: &Named, (report, progress): (&mut VerifyReport, &Progress)) -> Result<()> {
    let folder = folder_of(store);
    let part = progress.begin(CHECKING, named.len() as u64)?;
    for (n, (sha256, row)) in (0..).zip(named) {
        part.at(n)?;
        let path = path_of(&folder, *sha256);
        let is = match size_of(&path).and_then(|_| hash_of(&path)) {
            Ok(found) if found == *sha256 => continue,
            Ok(_) => Text::new("内容已被改动", "is not what was recorded"),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Text::new("缺失", "is missing"),
            Err(error) => Text::of(format!("无法读取（{error}）"), format!("cannot be read ({error})")),
        };
        let what = fault(row, &folder, (is.get(Lang::Zh), is.get(Lang::En)));
        report.add(FaultKind::Evidence, None, what);
    }
    Ok(())
}

const CHECKING: Text = Text::new("核验佐证材料", "checking the evidence");
const COPYING: Text = Text::new("复制佐证材料", "copying the evidence");

/// Copies every file of a store to beside a copy of it; whether there were any. The folder must
/// not be there yet, and is taken away again where this fails.
pub(super) fn copy(store: &Path, copy: &Path, progress: &Progress) -> Result<bool> {
    let (from, to) = (folder_of(store), folder_of(copy));
    let files = match fs::read_dir(&from) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(false),
        files => files.map_err(|error| failed(&from, &error))?,
    };
    let names = files.map(|file| file.map(|file| file.file_name()));
    let names = names
        .collect::<io::Result<Vec<_>>>()
        .map_err(|error| failed(&from, &error))?;
    let is_ours = |name: &OsString| name.to_str().is_some_and(|name| name.parse::<Hash>().is_ok());
    let names: Vec<_> = names.into_iter().filter(is_ours).collect();
    if names.is_empty() {
        return Ok(false);
    }
    check_absent(&to)?;
    let part = progress.begin(COPYING, names.len() as u64)?;
    make(&to)?;
    let copied = (0..).zip(&names).try_for_each(|(n, name)| {
        part.at(n)?;
        let path = from.join(name);
        let file = size_of(&path).and_then(|_| File::open(&path));
        keep(&to, &mut file.map_err(|error| failed(&path, &error))?).map(drop)
    });
    if copied.is_err() {
        remove(copy);
    }
    copied.map(|()| true)
}

/// Takes the files of a copy away that came to nothing.
pub(super) fn remove(copy: &Path) {
    // The failure before this one is the one to report.
    let _ = fs::remove_dir_all(folder_of(copy));
}

/// Writes a file into the folder under the name of its contents.
fn keep(folder: &Path, from: &mut dyn Read) -> Result<Kept> {
    let at = |error: io::Error| failed(folder, &error);
    let mut file = tempfile::Builder::new().prefix(".").tempfile_in(folder).map_err(at)?;
    let (mut hasher, mut size) = (Hasher::default(), 0);
    let mut piece = vec![0; 64 * 1024];
    loop {
        let read = match from.read(&mut piece) {
            Ok(0) => break,
            Ok(read) => &piece[..read],
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            Err(error) => return Err(unread(&error)),
        };
        size += read.len() as u64;
        if size > Store::LARGEST_EVIDENCE {
            return Err(too_large());
        }
        hasher.write_all(read).map_err(at)?;
        file.write_all(read).map_err(at)?;
    }
    if size == 0 {
        return Err(empty());
    }
    let sha256 = hasher.finish();
    file.as_file().sync_all().map_err(at)?;
    file.persist(path_of(folder, sha256)).map_err(|error| at(error.error))?;
    settle_folder(folder).map_err(at)?;
    Ok(Kept { sha256, size })
}

/// The size of an ordinary file; anything else, and a link to anything, is none of ours.
fn size_of(path: &Path) -> io::Result<u64> {
    let about = fs::symlink_metadata(path)?;
    if about.is_file() {
        Ok(about.len())
    } else {
        Err(io::Error::other("not an ordinary file"))
    }
}

fn hash_of(path: &Path) -> io::Result<Hash> {
    let mut hasher = Hasher::default();
    io::copy(&mut File::open(path)?, &mut hasher)?;
    Ok(hasher.finish())
}

/// Makes the folder, for its owner only, where there is none yet.
fn make(folder: &Path) -> Result<()> {
    let mut builder = fs::DirBuilder::new();
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    match builder.create(folder) {
        Ok(()) => folder
            .parent()
            .map_or(Ok(()), settle_folder)
            .map_err(|error| failed(folder, &error)),
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists && folder.is_dir() => Ok(()),
        Err(error) => Err(failed(folder, &error)),
    }
}

fn check_absent(folder: &Path) -> Result<()> {
    if fs::symlink_metadata(folder).is_err() {
        return Ok(());
    }
    let folder = folder.display();
    Err(Error::new(
        Kind::Conflict,
        Text::of(
            format!("{folder} 已经存在，未作任何改动。"),
            format!("{folder} exists already; it was left as it is."),
        ),
    )
    .hint(Text::new("请换一个文件名。", "Choose another name.")))
}

fn fault(row: &EvidenceRow, folder: &Path, (zh, en): (&str, &str)) -> Text {
    let (name, path) = (&row.name, path_of(folder, row.sha256));
    let path = path.display();
    Text::of(
        format!("佐证材料“{name}”的文件{zh}：{path}。"),
        format!("The file of the evidence \"{name}\" {en}: {path}."),
    )
}

fn failed(path: &Path, error: &io::Error) -> Error {
    let path = path.display();
    let failure = Error::new(
        Kind::Storage,
        Text::of(
            format!("佐证材料没有保存，无法读写 {path}：{error}。"),
            format!("The evidence was not kept, {path} cannot be read or written: {error}."),
        ),
    );
    failure.hint(match error.kind() {
        io::ErrorKind::StorageFull => Text::new("请腾出磁盘空间后再试。", "Free some disk space and try again."),
        _ => Text::new(
            "请检查考核库所在文件夹的写入权限和磁盘。",
            "Check that the folder of the store may be written to, and the disk.",
        ),
    })
}

fn unread(error: &io::Error) -> Error {
    Error::new(
        Kind::Io,
        Text::of(
            format!("佐证材料没有保存，原文件读取中断：{error}。"),
            format!("The evidence was not kept, reading the file failed: {error}."),
        ),
    )
}

fn too_large() -> Error {
    let most = Store::LARGEST_EVIDENCE / (1024 * 1024);
    Error::new(
        Kind::Invalid,
        Text::of(
            format!("佐证材料超过 {most} MB，没有保存。"),
            format!("The evidence is larger than {most} MB and was not kept."),
        ),
    )
    .hint(Text::new(
        "请压缩或拆分后再添加，或者在备注中写明存放处。",
        "Compress or split it, or say in the note where it is kept.",
    ))
}

fn empty() -> Error {
    Error::new(
        Kind::Invalid,
        Text::new("文件是空的，不能作佐证材料。", "The file is empty and proves nothing."),
    )
    .hint(Text::new("请核对文件。", "Check the file."))
}
