//! The body of a journal entry: canonical JSON (RFC 8785: keys in order, no spaces, no floats).
//!
//! The bytes are stored and hashed as they are written here. What is read must write back to the
//! same bytes, or it is not a body.

use std::collections::BTreeMap;

use chrono::DateTime;
use serde::ser::SerializeMap;
use serde::{Deserialize, Serialize, Serializer};
use uuid::Uuid;

use super::commit::{Commit, Operation, Stamp, time};
use super::record::{Change, Family, Key, Record};

/// A commit as it is written down, with the program that wrote it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Body {
    pub commit: Commit,
    pub program: String,
}

/// This program, as commits and results name it.
pub const PROGRAM: &str = concat!("kaohe ", env!("CARGO_PKG_VERSION"));

/// Writes a commit down.
pub(super) fn encode(commit: &Commit, program: &str) -> String {
    let Commit { stamp, operation, .. } = commit;
    let at = time(stamp.at);
    let command = stamp.command.to_string();
    let details = || commit.details.iter().filter(|(_, value)| !value.is_empty());
    let written = Written {
        actor: &stamp.actor,
        at: &at,
        changes: Changes(&commit.changes),
        command: &command,
        details: details().next().map(|_| details().collect()),
        operation: operation.code(),
        program,
        reason: &stamp.reason,
        target: operation.target(),
    };
    serde_json::to_string(&written).expect("BUG: a body has only texts and integers")
}

/// Reads a body; `None` where this program would not have written these very bytes.
pub(super) fn decode(text: &str) -> Option<Body> {
    let body = parse(text)?;
    (encode(&body.commit, &body.program) == text).then_some(body)
}

/// The changes of one row in a body, without reading the rest of it.
pub(super) fn changes_of(text: &str, key: &Key) -> Option<Vec<Change>> {
    let needle = format!("{{\"key\":{},", key.written());
    // Inside a JSON text a quotation mark is escaped, so this is found nowhere but at a change.
    text.match_indices(&needle)
        .map(|(place, _)| {
            let mut values = serde_json::Deserializer::from_str(&text[place..]).into_iter::<ReadChange>();
            values.next()?.ok()?.change()
        })
        .collect()
}

// Keys in the order of the alphabet.
#[derive(Serialize)]
struct Written<'a> {
    actor: &'a str,
    at: &'a str,
    changes: Changes<'a>,
    command: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    details: Option<BTreeMap<&'a String, &'a String>>,
    operation: &'static str,
    program: &'a str,
    reason: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    target: Option<u64>,
}

struct Changes<'a>(&'a [Change]);

impl Serialize for Changes<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.0.iter().map(ChangeText))
    }
}

struct ChangeText<'a>(&'a Change);

impl Serialize for ChangeText<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let row = self.0.row();
        let mut map = serializer.serialize_map(Some(3))?;
        map.serialize_entry("key", &row.key())?;
        map.serialize_entry("new", &self.0.after().map(Contents))?;
        map.serialize_entry("old", &self.0.before().map(Contents))?;
        map.end()
    }
}

/// The contents of a row by column, without the empty ones.
struct Contents<'a>(&'a Record);

impl Serialize for Contents<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let names = self.0.family().table().contents;
        let contents = self.0.contents();
        serializer.collect_map(names.iter().zip(&contents).filter(|(_, column)| !column.is_empty()))
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Read {
    actor: String,
    at: String,
    changes: Vec<ReadChange>,
    command: String,
    #[serde(default)]
    details: BTreeMap<String, String>,
    operation: String,
    program: String,
    reason: String,
    target: Option<u64>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ReadChange {
    key: Vec<String>,
    new: Option<BTreeMap<String, String>>,
    old: Option<BTreeMap<String, String>>,
}

fn parse(text: &str) -> Option<Body> {
    let read: Read = serde_json::from_str(text).ok()?;
    let stamp = Stamp {
        command: Uuid::parse_str(&read.command).ok()?,
        actor: read.actor,
        at: DateTime::parse_from_rfc3339(&read.at).ok()?,
        reason: read.reason,
    };
    let commit = Commit {
        stamp,
        operation: Operation::read(&read.operation, read.target)?,
        details: read.details,
        changes: read
            .changes
            .into_iter()
            .map(ReadChange::change)
            .collect::<Option<_>>()?,
    };
    Some(Body {
        commit,
        program: read.program,
    })
}

impl ReadChange {
    fn change(self) -> Option<Change> {
        let (table, key) = self.key.split_first()?;
        let family = Family::of_table(table)?;
        let key: Vec<&str> = key.iter().map(String::as_str).collect();
        let side = |side: Option<BTreeMap<String, String>>| match side {
            Some(contents) => Some(Some(record(family, &key, &contents)?)),
            None => Some(None),
        };
        Change::new(side(self.old)?, side(self.new)?)
    }
}

fn record(family: Family, key: &[&str], contents: &BTreeMap<String, String>) -> Option<Record> {
    let names = family.table().contents;
    let column = |name: &&str| contents.get(*name).map_or("", String::as_str);
    let columns: Vec<&str> = names.iter().map(column).collect();
    Record::read(family, key, &columns)
}
