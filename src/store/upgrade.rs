//! Bringing an older file up to date, with a backup beside it first.

use std::path::{Path, PathBuf};

use rusqlite::Connection;

use crate::error::{Error, Kind, Result};
use crate::progress::Progress;
use crate::text::Text;

use super::{Access, backup, opening, schema};

/// Brings the file up to date, if it is older and may be written to.
pub(super) fn bring_up_to_date(conn: &mut Connection, path: &Path, access: Access, migrations: &[&str]) -> Result<()> {
    let version: usize = conn
        .pragma_query_value(None, "user_version", |row| row.get::<_, u32>(0))
        .map_err(opening)?
        .try_into()
        .unwrap_or(usize::MAX);
    if version >= migrations.len() {
        return Ok(());
    }
    if access != Access::Write {
        let path = path.display();
        return Err(Error::new(
            Kind::Storage,
            Text::of(
                format!("{path} 是旧版本的程序保存的，只读方式不能升级。"),
                format!("{path} was saved by an older program and cannot be brought up to date while it is only read."),
            ),
        )
        .hint(Text::new(
            "请先以可写方式打开一次；升级前会自动备份。",
            "Open it for writing once; a backup is made first.",
        )));
    }
    backup::copy(conn, &free_name(path, version), &Progress::default())?;
    schema::upgrade(conn, migrations).map_err(opening)
}

/// `考核.kaohe` → `考核.kaohe.v1.bak`, or `….v1-2.bak` where there is one already.
fn free_name(path: &Path, version: usize) -> PathBuf {
    let name = |suffix: String| {
        let mut name = path.as_os_str().to_owned();
        name.push(format!(".v{version}{suffix}.bak"));
        PathBuf::from(name)
    };
    let names = (2..100).map(|n| name(format!("-{n}")));
    let mut names = std::iter::once(name(String::new())).chain(names);
    names.find(|name| !name.exists()).unwrap_or_else(|| name(String::new()))
}

#[cfg(test)]
mod tests {
    use super::super::Store;
    use super::super::schema::MIGRATIONS;
    use super::*;
    use tempfile::TempDir;
    use uuid::Uuid;

    const NEXT: &str = "CREATE TABLE later (name TEXT NOT NULL PRIMARY KEY) STRICT, WITHOUT ROWID";

    fn upgraded(path: &Path, access: Access) -> Result<()> {
        let mut store = Store::open(path).expect("a store");
        let migrations = [MIGRATIONS, &[NEXT]].concat();
        bring_up_to_date(&mut store.conn, path, access, &migrations)
    }

    #[test]
    fn an_older_file_is_backed_up_and_brought_up_to_date() {
        let folder = TempDir::new().expect("a folder");
        let path = folder.path().join("a.kaohe");
        drop(Store::create(&path, Uuid::nil()).expect("a store"));
        upgraded(&path, Access::Write).expect("an upgrade");
        let error = Store::open(&path).expect_err("a file that is now newer");
        assert!(error.to_string().contains("更新版本"), "{error}");
        let version = schema::version();
        let backup = folder.path().join(format!("a.kaohe.v{version}.bak"));
        let store = Store::open(&backup).expect("the store as it was");
        assert_eq!(store.id(), Uuid::nil());
    }

    #[test]
    fn an_upgrade_keeps_every_backup() {
        let folder = TempDir::new().expect("a folder");
        let path = folder.path().join("a.kaohe");
        drop(Store::create(&path, Uuid::nil()).expect("a store"));
        let taken = free_name(&path, 1);
        std::fs::write(&taken, "an earlier backup").expect("a file");
        assert_ne!(free_name(&path, 1), taken);
    }

    #[test]
    fn an_older_file_is_not_upgraded_while_it_is_only_read() {
        let folder = TempDir::new().expect("a folder");
        let path = folder.path().join("a.kaohe");
        drop(Store::create(&path, Uuid::nil()).expect("a store"));
        assert!(upgraded(&path, Access::Read).is_err());
        Store::open(&path).expect("the store as it was");
    }
}
