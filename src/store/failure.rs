//! What SQLite says when something fails, in words for people.

use rusqlite::{ErrorCode, ffi};

use crate::error::{Error, Kind};
use crate::text::Text;

/// A result inside the store.
pub(super) type Sql<T> = rusqlite::Result<T>;

const OTHER_PROGRAM: Text = Text::new(
    "另一个程序正在使用该文件，请稍后再试。",
    "Another program is using the file; try again in a moment.",
);
const SPACE: Text = Text::new("请腾出磁盘空间后再试。", "Free some disk space and try again.");
const READ_ONLY: Text = Text::new(
    "请检查文件及其所在文件夹的写入权限。",
    "Check that the file and its folder may be written to.",
);
const INTERRUPTED: Text = Text::new(
    "上一次保存中途断电或中断，请以可写方式打开一次：会自动回到那次保存之前，已保存的数据不会丢失。",
    "The last saving was cut short; open the store for writing once: it goes back to before that, and loses nothing saved.",
);
const DAMAGED: Text = Text::new(
    "请先把文件另存一份，再用最近的备份恢复；`kaohe journal verify` 会指出从哪里开始损坏。",
    "Keep a copy of the file, then restore the latest backup; `kaohe journal verify` says where the damage begins.",
);
const DISK: Text = Text::new(
    "请检查磁盘、U 盘或网络盘是否正常，然后重新打开。",
    "Check the disk, the stick or the network drive, then open the file again.",
);
const TOO_BIG: Text = Text::new(
    "一次变更过大（上限 256 MB），请分几次进行。",
    "One change is too large (256 MB at the most); do it in several steps.",
);

/// A failed reading of the store.
#[expect(clippy::needless_pass_by_value, reason = "it stands in map_err")]
pub(super) fn reading(error: rusqlite::Error) -> Error {
    failed(("读取考核库失败", "The store could not be read"), &error)
}

/// A failed change of the store: nothing was written.
#[expect(clippy::needless_pass_by_value, reason = "it stands in map_err")]
pub(super) fn writing(error: rusqlite::Error) -> Error {
    failed(
        (
            "保存失败，数据没有变化",
            "The change was not saved, and nothing was changed",
        ),
        &error,
    )
}

/// A failure with what was being done, and what to do next by the kind of failure.
pub(super) fn failed((zh, en): (&str, &str), error: &rusqlite::Error) -> Error {
    let what = Text::of(format!("{zh}：{error}。"), format!("{en}: {error}."));
    let failure = Error::new(Kind::Storage, what);
    match hint(error) {
        Some(hint) => failure.hint(hint),
        None => failure,
    }
}

fn hint(error: &rusqlite::Error) -> Option<Text> {
    match error {
        rusqlite::Error::SqliteFailure(failure, _) if failure.extended_code == ffi::SQLITE_READONLY_ROLLBACK => {
            Some(INTERRUPTED)
        }
        rusqlite::Error::SqliteFailure(failure, _) => match failure.code {
            ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked => Some(OTHER_PROGRAM),
            ErrorCode::DiskFull => Some(SPACE),
            ErrorCode::ReadOnly | ErrorCode::CannotOpen | ErrorCode::PermissionDenied => Some(READ_ONLY),
            ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase => Some(DAMAGED),
            ErrorCode::SystemIoFailure => Some(DISK),
            ErrorCode::TooBig => Some(TOO_BIG),
            _ => None,
        },
        // A column of another type, or with bytes that are no text.
        rusqlite::Error::FromSqlConversionFailure(..)
        | rusqlite::Error::IntegralValueOutOfRange(..)
        | rusqlite::Error::InvalidColumnType(..)
        | rusqlite::Error::Utf8Error(..) => Some(DAMAGED),
        _ => None,
    }
}

/// A row or entry that is not what this program writes.
pub(super) fn damaged(thing: &Text) -> Error {
    let (zh, en) = (thing.get(crate::text::Lang::Zh), thing.get(crate::text::Lang::En));
    Error::new(
        Kind::Storage,
        Text::of(
            format!("{zh}无法读取：内容已损坏。"),
            format!("{en} cannot be read: it is damaged."),
        ),
    )
    .hint(DAMAGED)
}

/// Pages of the file that SQLite finds damaged.
pub(super) fn damaged_pages(fault: &str) -> Error {
    Error::new(
        Kind::Storage,
        Text::of(
            format!("考核库已损坏，未作任何改动：{fault}。"),
            format!("The store is damaged and was left as it is: {fault}."),
        ),
    )
    .hint(DAMAGED)
}
