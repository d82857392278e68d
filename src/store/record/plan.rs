//! A plan of work 工作计划, kept as its file was.

use super::file::{FileRow, Filed};
use super::table::Table;

/// A version of a plan with the text of its file.
pub type PlanRow = FileRow<PlanFile>;

/// The kind of file that a plan is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PlanFile;

impl Filed for PlanFile {
    const TABLE: Table = Table {
        name: "plan",
        key: &["id", "version"],
        contents: &["sha256", "text"],
        insert: "INSERT INTO plan (id, version, sha256, text) VALUES ($1, $2, $3, $4)",
        update: "UPDATE plan SET sha256 = $1, text = $2 WHERE id = $3 AND version = $4 AND sha256 = $5 AND text = $6",
        delete: "DELETE FROM plan WHERE id = $1 AND version = $2 AND sha256 = $3 AND text = $4",
        select: "SELECT id, version, sha256, text FROM plan ORDER BY id, version",
        find: "SELECT sha256, text FROM plan WHERE id = $1 AND version = $2",
    };
}
