//! A plan of work 工作计划, kept as its file was.

use crate::store::hash::Hash;

use super::table::{Columns, Row, Table};

/// A version of a plan with the text of its file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlanRow {
    id: String,
    version: String,
    sha256: Hash,
    text: String,
}

impl PlanRow {
    /// A plan from its id, its version and the text of its file.
    #[must_use]
    pub fn new(id: impl Into<String>, version: impl Into<String>, text: impl Into<String>) -> Self {
        let text = text.into();
        Self {
            id: id.into(),
            version: version.into(),
            sha256: Hash::of(text.as_bytes()),
            text,
        }
    }

    /// The SHA-256 of the file.
    #[must_use]
    pub const fn sha256(&self) -> Hash {
        self.sha256
    }

    /// The id that the plan gives itself.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.id
    }

    /// The version that the plan gives itself.
    #[must_use]
    pub fn version(&self) -> &str {
        &self.version
    }

    /// The file, byte for byte.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }
}

impl Row for PlanRow {
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

    fn key(&self) -> Columns<'_> {
        vec![self.id.as_str().into(), self.version.as_str().into()]
    }

    fn contents(&self) -> Columns<'_> {
        vec![self.sha256.to_string().into(), self.text.as_str().into()]
    }

    fn read(key: &[&str], contents: &[&str]) -> Option<Self> {
        let ([id, version], [sha256, text]) = (key, contents) else {
            return None;
        };
        let row = Self::new(*id, *version, *text);
        (row.sha256.to_string() == *sha256).then_some(row)
    }
}
