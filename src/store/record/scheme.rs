//! A scheme 考核方案, kept as its file was.

use super::file::{FileRow, Filed};
use super::table::Table;

/// A version of a scheme with the text of its file.
pub type SchemeRow = FileRow<SchemeFile>;

/// The kind of file that a scheme is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SchemeFile;

impl Filed for SchemeFile {
    const TABLE: Table = Table {
        name: "scheme",
        key: &["id", "version"],
        contents: &["sha256", "text"],
        insert: "INSERT INTO scheme (id, version, sha256, text) VALUES ($1, $2, $3, $4)",
        update: "UPDATE scheme SET sha256 = $1, text = $2 WHERE id = $3 AND version = $4 AND sha256 = $5 AND text = $6",
        delete: "DELETE FROM scheme WHERE id = $1 AND version = $2 AND sha256 = $3 AND text = $4",
        select: "SELECT id, version, sha256, text FROM scheme ORDER BY id, version",
        find: "SELECT sha256, text FROM scheme WHERE id = $1 AND version = $2",
    };
}
