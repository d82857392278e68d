//! The settings that a store lives by: set at every open, and read back, for a setting that did
//! not take would lose data in silence.

use rusqlite::Connection;
use rusqlite::config::DbConfig;
use rusqlite::limits::Limit;
use rusqlite::types::Value;

use crate::error::{Error, Kind, Result};
use crate::text::Text;

use super::failure::{Sql, reading};

/// The oldest SQLite without the WAL-reset fault.
const OLDEST_SQLITE: i32 = 3_051_003;

/// Each setting and what it must read back as. A rollback journal with EXTRA is the one mode that
/// loses no acknowledged commit on power loss and leaves a whole database in one file.
const PRAGMAS: [(&str, &str); 13] = [
    ("busy_timeout", "10000"),
    ("locking_mode", "normal"),
    ("journal_mode", "delete"),
    ("synchronous", "3"),
    ("fullfsync", "1"),
    ("foreign_keys", "1"),
    ("recursive_triggers", "1"),
    ("trusted_schema", "0"),
    ("cell_size_check", "1"),
    ("mmap_size", "0"),
    ("secure_delete", "0"),
    ("temp_store", "2"),
    ("ignore_check_constraints", "0"),
];

/// A database in memory has neither a journal file nor pages to map.
const ONLY_IN_FILES: [&str; 2] = ["journal_mode", "mmap_size"];

/// A whole import is one journal entry, so one text may be long; everything else is short.
const LIMITS: [(Limit, i32); 8] = [
    (Limit::SQLITE_LIMIT_LENGTH, 256_000_000),
    (Limit::SQLITE_LIMIT_SQL_LENGTH, 100_000),
    (Limit::SQLITE_LIMIT_COLUMN, 100),
    (Limit::SQLITE_LIMIT_EXPR_DEPTH, 50),
    (Limit::SQLITE_LIMIT_COMPOUND_SELECT, 5),
    (Limit::SQLITE_LIMIT_ATTACHED, 1),
    (Limit::SQLITE_LIMIT_VARIABLE_NUMBER, 64),
    (Limit::SQLITE_LIMIT_TRIGGER_DEPTH, 5),
];

const SWITCHES: [(DbConfig, bool); 6] = [
    (DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true),
    (DbConfig::SQLITE_DBCONFIG_ENABLE_TRIGGER, true),
    (DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false),
    (DbConfig::SQLITE_DBCONFIG_WRITABLE_SCHEMA, false),
    (DbConfig::SQLITE_DBCONFIG_DQS_DDL, false),
    (DbConfig::SQLITE_DBCONFIG_DQS_DML, false),
];

/// Sets everything and reads it back.
pub(super) fn apply(conn: &Connection) -> Result<()> {
    let version = rusqlite::version_number();
    if version < OLDEST_SQLITE {
        return Err(wrong("SQLite", &OLDEST_SQLITE.to_string(), &version.to_string()));
    }
    conn.set_prepared_statement_cache_capacity(64);
    for (limit, value) in LIMITS {
        conn.set_limit(limit, value).map_err(reading)?;
    }
    for (switch, on) in SWITCHES {
        let is = conn.set_db_config(switch, on).map_err(reading)?;
        expect(&format!("{switch:?}"), &on.to_string(), &is.to_string())?;
    }
    let in_memory = conn.path().is_none_or(str::is_empty);
    for (name, value) in PRAGMAS {
        if !(in_memory && ONLY_IN_FILES.contains(&name)) {
            conn.execute_batch(&format!("PRAGMA {name} = {value}"))
                .map_err(reading)?;
        }
    }
    check(conn)
}

/// Reads everything back and refuses what is not as it must be.
pub(super) fn check(conn: &Connection) -> Result<()> {
    let in_memory = conn.path().is_none_or(str::is_empty);
    for (name, value) in PRAGMAS {
        if !(in_memory && ONLY_IN_FILES.contains(&name)) {
            expect(name, value, &read(conn, name).map_err(reading)?)?;
        }
    }
    for (switch, on) in SWITCHES {
        let is = conn.db_config(switch).map_err(reading)?;
        expect(&format!("{switch:?}"), &on.to_string(), &is.to_string())?;
    }
    for (limit, value) in LIMITS {
        let is = conn.limit(limit).map_err(reading)?;
        expect(&format!("{limit:?}"), &value.to_string(), &is.to_string())?;
    }
    Ok(())
}

fn read(conn: &Connection, pragma: &str) -> Sql<String> {
    let value = conn.query_row(&format!("PRAGMA {pragma}"), [], |row| row.get::<_, Value>(0))?;
    Ok(match value {
        Value::Integer(number) => number.to_string(),
        Value::Text(text) => text,
        other => format!("{other:?}"),
    })
}

fn expect(name: &str, value: &str, is: &str) -> Result<()> {
    if value == is {
        Ok(())
    } else {
        Err(wrong(name, value, is))
    }
}

fn wrong(name: &str, value: &str, is: &str) -> Error {
    Error::new(
        Kind::Storage,
        Text::of(
            format!("SQLite 的 {name} 应为 {value}，实际为 {is}；为避免丢失数据，没有打开文件。"),
            format!("{name} of SQLite must be {value} and is {is}; the file was not opened, so that no data is lost."),
        ),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use tempfile::TempDir;

    fn file(folder: &TempDir) -> Connection {
        Connection::open(folder.path().join("a.kaohe")).expect("a database")
    }

    #[test]
    fn a_fresh_connection_does_not_pass_and_a_set_one_does() {
        let folder = TempDir::new().expect("a folder");
        let conn = file(&folder);
        assert!(check(&conn).is_err());
        apply(&conn).expect("settings");
        check(&conn).expect("settings");
        apply(&Connection::open_in_memory().expect("a database")).expect("settings in memory");
    }

    #[test]
    fn every_setting_that_did_not_take_is_named() {
        let others = [
            ("busy_timeout", "1"),
            ("locking_mode", "exclusive"),
            ("journal_mode", "wal"),
            ("journal_mode", "truncate"),
            ("synchronous", "0"),
            ("synchronous", "1"),
            ("synchronous", "2"),
            ("fullfsync", "0"),
            ("foreign_keys", "0"),
            ("recursive_triggers", "0"),
            ("trusted_schema", "1"),
            ("cell_size_check", "0"),
            ("mmap_size", "65536"),
            ("secure_delete", "1"),
            ("temp_store", "0"),
            ("ignore_check_constraints", "1"),
        ];
        for (name, value) in others {
            let folder = TempDir::new().expect("a folder");
            let conn = file(&folder);
            apply(&conn).expect("settings");
            conn.execute_batch(&format!("PRAGMA {name} = {value}"))
                .expect("a setting");
            let error = check(&conn).expect_err("a refusal");
            assert!(error.to_string().contains(name), "{name}: {error}");
        }
        assert!(
            PRAGMAS
                .iter()
                .all(|(name, _)| others.iter().any(|(other, _)| other == name))
        );
    }

    #[test]
    fn sql_loads_no_extension() {
        let conn = Connection::open_in_memory().expect("a database");
        apply(&conn).expect("settings");
        let error = conn.execute_batch("SELECT load_extension('x')").expect_err("a refusal");
        assert!(error.to_string().contains("not authorized"), "{error}");
    }
}
