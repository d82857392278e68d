//! A setting of the assessment, such as the scheme in force.

use super::table::{Columns, Row, Table};

/// A named setting.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Setting {
    /// Its name, such as [`Setting::SCHEME`].
    pub name: String,
    /// Its value.
    pub value: String,
}

impl Setting {
    /// How the settings begin that say what a heading of a foreign table means.
    pub const HEADING: &'static str = "heading ";
    /// How the settings begin that open the marks of a period to every expert.
    pub const PANEL: &'static str = "panel";
    /// The setting that holds the SHA-256 of the scheme in force.
    pub const SCHEME: &'static str = "scheme";
    /// The setting that holds the SHA-256 of the plan in force.
    pub const PLAN: &'static str = "plan";
}

impl Row for Setting {
    const TABLE: Table = Table {
        name: "setting",
        key: &["name"],
        contents: &["value"],
        insert: "INSERT INTO setting (name, value) VALUES ($1, $2)",
        update: "UPDATE setting SET value = $1 WHERE name = $2 AND value = $3",
        delete: "DELETE FROM setting WHERE name = $1 AND value = $2",
        select: "SELECT name, value FROM setting ORDER BY name",
        find: "SELECT value FROM setting WHERE name = $1",
    };

    fn key(&self) -> Columns<'_> {
        vec![self.name.as_str().into()]
    }

    fn contents(&self) -> Columns<'_> {
        vec![self.value.as_str().into()]
    }

    fn read(key: &[&str], contents: &[&str]) -> Option<Self> {
        let ([name], [value]) = (key, contents) else {
            return None;
        };
        Some(Self {
            name: (*name).to_owned(),
            value: (*value).to_owned(),
        })
    }
}
