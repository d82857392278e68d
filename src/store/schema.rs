//! The tables and how they came to be: migrations, only ever added to.
//!
//! A new table family, operation or form of the body is a new migration, so that an older program
//! refuses the file instead of misreading it. A migration that was released never changes.

use std::collections::BTreeMap;

use rusqlite::{Connection, Transaction, TransactionBehavior};
use uuid::Uuid;

use super::failure::Sql;

/// `KAOH`, in the header of the file.
pub(super) const APPLICATION_ID: u32 = 0x4B41_4F48;

/// Every migration, in order; the version of a file is how many it has had.
pub(super) const MIGRATIONS: &[&str] = &[
    include_str!("migrations/0001_begin.sql"),
    include_str!("migrations/0002_people.sql"),
    include_str!("migrations/0003_evidence.sql"),
    include_str!("migrations/0004_round.sql"),
    include_str!("migrations/0005_appeals.sql"),
    include_str!("migrations/0006_weighting.sql"),
    include_str!("migrations/0007_plan.sql"),
    include_str!("migrations/0008_confirmed.sql"),
    include_str!("migrations/0009_panel.sql"),
];

/// The version of a file of this program.
pub(super) fn version() -> u32 {
    u32::try_from(MIGRATIONS.len()).expect("BUG: few migrations")
}

/// Makes the tables of a new store, in one transaction.
pub(super) fn create(conn: &mut Connection, id: Uuid) -> Sql<()> {
    let tx = conn.transaction_with_behavior(TransactionBehavior::Immediate)?;
    tx.pragma_update(None, "application_id", APPLICATION_ID)?;
    step(&tx, MIGRATIONS, 0)?;
    tx.execute("INSERT INTO meta (name, value) VALUES ('id', $1)", [id.to_string()])?;
    tx.commit()
}

/// Brings an older store up to date, in one transaction.
pub(super) fn upgrade(conn: &mut Connection, migrations: &[&str]) -> Sql<()> {
    let tx = conn.transaction_with_behavior(TransactionBehavior::Immediate)?;
    // Another process may have done it while this one waited.
    let done = tx.pragma_query_value(None, "user_version", |row| row.get::<_, u32>(0))?;
    step(&tx, migrations, done)?;
    tx.commit()
}

fn step(tx: &Transaction<'_>, migrations: &[&str], done: u32) -> Sql<()> {
    let mut version = done;
    for migration in migrations.iter().skip(usize::try_from(done).unwrap_or(usize::MAX)) {
        tx.execute_batch(migration)?;
        version += 1;
        tx.pragma_update(None, "user_version", version)?;
    }
    Ok(())
}

/// The things of a schema by type and name, each with its table and its text.
type Things = BTreeMap<(String, String), (String, Option<String>)>;

fn things(conn: &Connection) -> Sql<Things> {
    let mut statement = conn.prepare("SELECT type, name, tbl_name, sql FROM sqlite_schema")?;
    let rows = statement.query_map([], |row| Ok(((row.get(0)?, row.get(1)?), (row.get(2)?, row.get(3)?))))?;
    rows.collect()
}

/// What of the schema is not as the program made it: the names of tables, indexes and triggers
/// that are missing, changed or too many.
pub(super) fn strange(conn: &Connection) -> Sql<Vec<String>> {
    let mut fresh = Connection::open_in_memory()?;
    create(&mut fresh, Uuid::nil())?;
    let (ours, theirs) = (things(&fresh)?, things(conn)?);
    let mut names: Vec<String> = ours
        .keys()
        .chain(theirs.keys())
        .filter(|thing| ours.get(*thing) != theirs.get(*thing))
        .map(|(kind, name)| format!("{kind} {name}"))
        .collect();
    names.sort_unstable();
    names.dedup();
    Ok(names)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fresh() -> Connection {
        let mut conn = Connection::open_in_memory().expect("a database");
        create(&mut conn, Uuid::nil()).expect("tables");
        conn
    }

    #[test]
    fn an_upgraded_store_has_the_tables_of_a_fresh_one() {
        for done in 0..=MIGRATIONS.len() {
            let mut conn = Connection::open_in_memory().expect("a database");
            upgrade(&mut conn, &MIGRATIONS[..done]).expect("an older store");
            upgrade(&mut conn, MIGRATIONS).expect("an upgrade");
            assert_eq!(strange(&conn).expect("a schema"), Vec::<String>::new());
        }
    }

    #[test]
    fn an_adjustment_of_an_older_store_is_what_its_journal_entry_says_with_the_new_columns_empty() {
        let body = r#"{"actor":"甲","at":"2021-01-02T03:04:05.000+08:00","changes":[{"key":["adjustment","00000000-0000-0000-0000-000000000007"],"new":{"actor":"甲","count":"1","item":"X1","period":"2021","reason":"试点","unit":"a"},"old":null}],"command":"00000000-0000-0000-0000-000000000001","operation":"adjust","program":"kaohe 0.1.0","reason":""}"#;
        let known = super::super::body::decode(body).expect("a body of before");
        let mut conn = Connection::open_in_memory().expect("a database");
        upgrade(&mut conn, &MIGRATIONS[..7]).expect("an older store");
        conn.execute_batch(
            "INSERT INTO adjustment (id, actor, count, evidence, item, period, reason, unit)
             VALUES ('00000000-0000-0000-0000-000000000007', '甲', '1', '', 'X1', '2021', '试点', 'a')",
        )
        .expect("a row");
        upgrade(&mut conn, MIGRATIONS).expect("an upgrade");
        let row = known.commit.changes[0].row();
        let found = conn
            .query_row(row.family().table().select, [], |found| {
                (0..10)
                    .map(|column| found.get::<_, String>(column))
                    .collect::<Result<Vec<_>, _>>()
            })
            .expect("the row");
        assert_eq!(found, [row.key_columns(), row.contents()].concat());
    }

    #[test]
    fn a_second_upgrade_does_nothing() {
        let mut conn = fresh();
        let before = conn.query_row("PRAGMA schema_version", [], |row| row.get::<_, i64>(0));
        upgrade(&mut conn, MIGRATIONS).expect("an upgrade");
        let after = conn.query_row("PRAGMA schema_version", [], |row| row.get::<_, i64>(0));
        assert_eq!(before, after);
    }

    #[test]
    fn a_failing_migration_changes_nothing() {
        let mut conn = fresh();
        let mut migrations = MIGRATIONS.to_vec();
        migrations.push("CREATE TABLE extra (a TEXT) STRICT");
        migrations.push("CREATE TABLE meta (a TEXT) STRICT");
        assert!(upgrade(&mut conn, &migrations).is_err());
        assert_eq!(strange(&conn).expect("a schema"), Vec::<String>::new());
        let version = conn.query_row("PRAGMA user_version", [], |row| row.get::<_, u32>(0));
        assert_eq!(version, Ok(super::version()));
    }

    #[test]
    fn a_changed_trigger_a_missing_index_and_a_new_view_are_strange() {
        let conn = fresh();
        conn.execute_batch(
            "DROP TRIGGER journal_no_update; DROP INDEX journal_target; CREATE VIEW v AS SELECT 1;
             CREATE TRIGGER journal_no_update BEFORE UPDATE ON journal BEGIN SELECT 1; END",
        )
        .expect("a changed schema");
        assert_eq!(
            strange(&conn).expect("a schema"),
            ["index journal_target", "trigger journal_no_update", "view v"]
        );
    }
}
