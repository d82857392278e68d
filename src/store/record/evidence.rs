//! Evidence 佐证材料: a file that proves a row, kept beside the store by its hash.

use chrono::{DateTime, FixedOffset};
use uuid::Uuid;

use crate::model::Period;
use crate::store::commit::time;
use crate::store::hash::Hash;

use super::key::Key;
use super::table::{Columns, Row, Table};

/// A file that proves something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EvidenceRow {
    /// Its id; `UUIDv7`, so that ids sort in the order of adding.
    pub id: Uuid,
    /// The row that it proves, which need not be there yet: nothing may have been reported.
    pub subject: Key,
    /// The name of the file.
    pub name: String,
    /// What is in the file, and what it is called beside the store.
    pub sha256: Hash,
    /// Its size in bytes.
    pub size: u64,
    /// Who added it.
    pub actor: String,
    /// When; kept to the millisecond.
    pub at: DateTime<FixedOffset>,
    /// What was said about it.
    pub note: String,
}

impl Row for EvidenceRow {
    const TABLE: Table = Table {
        name: "evidence",
        key: &["id"],
        contents: &["actor", "at", "name", "note", "sha256", "size", "subject"],
        insert: "INSERT INTO evidence (id, actor, at, name, note, sha256, size, subject) \
                 VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        update: "UPDATE evidence SET actor = $1, at = $2, name = $3, note = $4, sha256 = $5, size = $6, subject = $7 \
                 WHERE id = $8 AND actor = $9 AND at = $10 AND name = $11 AND note = $12 \
                 AND sha256 = $13 AND size = $14 AND subject = $15",
        delete: "DELETE FROM evidence WHERE id = $1 AND actor = $2 AND at = $3 AND name = $4 \
                 AND note = $5 AND sha256 = $6 AND size = $7 AND subject = $8",
        select: "SELECT id, actor, at, name, note, sha256, size, subject FROM evidence ORDER BY id",
        find: "SELECT actor, at, name, note, sha256, size, subject FROM evidence WHERE id = $1",
    };

    fn key(&self) -> Columns<'_> {
        vec![self.id.to_string().into()]
    }

    fn period(&self) -> Option<Period> {
        self.subject.of_period()
    }

    fn contents(&self) -> Columns<'_> {
        vec![
            self.actor.as_str().into(),
            time(self.at).into(),
            self.name.as_str().into(),
            self.note.as_str().into(),
            self.sha256.to_string().into(),
            self.size.to_string().into(),
            self.subject.written().into(),
        ]
    }

    fn read(key: &[&str], contents: &[&str]) -> Option<Self> {
        let ([id], [actor, at, name, note, sha256, size, subject]) = (key, contents) else {
            return None;
        };
        let row = Self {
            id: id.parse().ok()?,
            subject: Key::read(subject)?,
            name: (*name).to_owned(),
            sha256: sha256.parse().ok()?,
            size: size.parse().ok()?,
            actor: (*actor).to_owned(),
            at: DateTime::parse_from_rfc3339(at).ok()?,
            note: (*note).to_owned(),
        };
        // What is written otherwise than this program would is not its own.
        (row.key() == *key && row.contents() == *contents).then_some(row)
    }
}
