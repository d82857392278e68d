//! A table family: its name, its columns and its statements, and the row type that maps to it.
//!
//! All columns are text, in the order named here; the statements live with the row types.
//! Parameters stand in the order of first appearance, as the engines number them.

use std::borrow::Cow;

use crate::model::Period;

/// The columns of a row, key or contents, in the order that its [`Table`] names.
pub(in crate::store) type Columns<'a> = Vec<Cow<'a, str>>;

/// A table family.
pub(in crate::store) struct Table {
    /// The name of the table, which also stands first in a key in the journal.
    pub name: &'static str,
    /// The columns of the primary key.
    pub key: &'static [&'static str],
    /// The other columns, in alphabetical order: so canonical JSON has them.
    pub contents: &'static [&'static str],
    /// Adds a row: key, contents.
    pub insert: &'static str,
    /// Replaces a row if it is as expected: new contents, key, old contents.
    pub update: &'static str,
    /// Takes a row away if it is as expected: key, contents.
    pub delete: &'static str,
    /// All rows: key, contents; in the order of the key.
    pub select: &'static str,
    /// One row's contents by its key.
    pub find: &'static str,
}

/// A type whose values are rows of one table.
pub(in crate::store) trait Row: Sized {
    /// The table.
    const TABLE: Table;

    /// The columns of the key.
    fn key(&self) -> Columns<'_>;

    /// The period that the row belongs to; `None` where it belongs to all.
    fn period(&self) -> Option<Period> {
        None
    }

    /// The other columns.
    fn contents(&self) -> Columns<'_>;

    /// The row with these columns; `None` where they are not what this type writes, digit for digit.
    fn read(key: &[&str], contents: &[&str]) -> Option<Self>;
}
