//! The rows of the store: one file a table family, each with its columns and statements.
//!
//! A new family is a new file, a new variant here and a new migration. Rows carry codes, never
//! indexes of a scheme, and decide nothing.

mod adjustment;
mod cell;
mod change;
mod entry;
mod key;
mod mark;
mod period;
mod scheme;
mod setting;
pub(super) mod table;

pub use adjustment::AdjustmentRow;
pub use change::Change;
pub use entry::EntryRow;
pub use key::{Family, Key};
pub use mark::MarkRow;
pub use period::PeriodRow;
pub use scheme::SchemeRow;
pub use setting::Setting;

use table::{Columns, Row, Table};

/// A row of any family.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Record {
    /// A setting of the assessment.
    Setting(Setting),
    /// A scheme.
    Scheme(SchemeRow),
    /// A period.
    Period(PeriodRow),
    /// A metric value.
    Entry(EntryRow),
    /// A mark.
    Mark(MarkRow),
    /// A bonus, penalty or veto.
    Adjustment(AdjustmentRow),
}

impl Family {
    /// The table of the family.
    pub(super) const fn table(self) -> &'static Table {
        match self {
            Self::Setting => &Setting::TABLE,
            Self::Scheme => &SchemeRow::TABLE,
            Self::Period => &PeriodRow::TABLE,
            Self::Entry => &EntryRow::TABLE,
            Self::Mark => &MarkRow::TABLE,
            Self::Adjustment => &AdjustmentRow::TABLE,
        }
    }
}

impl Record {
    /// The family of the row.
    #[must_use]
    pub const fn family(&self) -> Family {
        match self {
            Self::Setting(_) => Family::Setting,
            Self::Scheme(_) => Family::Scheme,
            Self::Period(_) => Family::Period,
            Self::Entry(_) => Family::Entry,
            Self::Mark(_) => Family::Mark,
            Self::Adjustment(_) => Family::Adjustment,
        }
    }

    /// What the row is known by.
    #[must_use]
    pub fn key(&self) -> Key {
        Key::from_columns(self.family(), &self.key_columns())
    }

    pub(super) fn key_columns(&self) -> Columns<'_> {
        match self {
            Self::Setting(row) => row.key(),
            Self::Scheme(row) => row.key(),
            Self::Period(row) => row.key(),
            Self::Entry(row) => row.key(),
            Self::Mark(row) => row.key(),
            Self::Adjustment(row) => row.key(),
        }
    }

    pub(super) fn contents(&self) -> Columns<'_> {
        match self {
            Self::Setting(row) => row.contents(),
            Self::Scheme(row) => row.contents(),
            Self::Period(row) => row.contents(),
            Self::Entry(row) => row.contents(),
            Self::Mark(row) => row.contents(),
            Self::Adjustment(row) => row.contents(),
        }
    }

    /// The row of a family with these columns.
    pub(super) fn read(family: Family, key: &[&str], contents: &[&str]) -> Option<Self> {
        Some(match family {
            Family::Setting => Self::Setting(Setting::read(key, contents)?),
            Family::Scheme => Self::Scheme(SchemeRow::read(key, contents)?),
            Family::Period => Self::Period(PeriodRow::read(key, contents)?),
            Family::Entry => Self::Entry(EntryRow::read(key, contents)?),
            Family::Mark => Self::Mark(MarkRow::read(key, contents)?),
            Family::Adjustment => Self::Adjustment(AdjustmentRow::read(key, contents)?),
        })
    }
}

#[cfg(test)]
mod tests {
    use rusqlite::Connection;
    use uuid::Uuid;

    use super::*;
    use crate::store::schema;

    /// The parameters of a statement, in the order in which they stand in it.
    fn parameters(sql: &str) -> Vec<usize> {
        let after = sql.split('$').skip(1);
        let digits = after.map(|text| text.split(|c: char| !c.is_ascii_digit()).next().unwrap_or_default());
        digits.map(|digits| digits.parse().expect("a number")).collect()
    }

    fn names(conn: &Connection, sql: &str) -> Vec<String> {
        let statement = conn.prepare(sql).expect("a statement");
        statement.column_names().map(str::to_owned).collect()
    }

    #[test]
    fn every_statement_fits_its_table_and_numbers_its_parameters_in_order() {
        let mut conn = Connection::open_in_memory().expect("a database");
        schema::create(&mut conn, Uuid::nil()).expect("tables");
        for family in Family::ALL {
            let table = family.table();
            let (n_key, n_contents) = (table.key.len(), table.contents.len());
            let statements = [
                (table.insert, n_key + n_contents),
                (table.update, n_key + 2 * n_contents),
                (table.delete, n_key + n_contents),
                (table.select, 0),
                (table.find, n_key),
            ];
            for (sql, n_parameters) in statements {
                let statement = conn.prepare(sql).expect("a statement");
                assert_eq!(statement.parameter_count(), n_parameters, "{sql}");
                assert_eq!(parameters(sql), (1..=n_parameters).collect::<Vec<_>>(), "{sql}");
            }
            let columns = [table.key, table.contents].concat();
            assert!(names(&conn, table.select) == columns, "{}", table.select);
            let all = format!("SELECT * FROM {}", table.name);
            assert!(names(&conn, &all) == columns, "{}: every column is known", table.name);
            assert!(table.contents.is_sorted(), "{}", table.name);
        }
    }

    #[test]
    fn the_tables_keep_to_what_a_second_engine_shares() {
        for migration in schema::MIGRATIONS {
            let code: String = migration
                .lines()
                .filter(|line| !line.starts_with("--"))
                .collect::<Vec<_>>()
                .join("\n");
            for word in [
                "REAL",
                "AUTOINCREMENT",
                "ON CONFLICT",
                "RETURNING",
                "GENERATED",
                "json",
                "BOOLEAN",
            ] {
                assert!(!code.contains(word), "{word}");
            }
        }
    }
}
