//! The statement of a frozen result (`schemas/result.schema.json`): what was approved, by its hashes.
//!
//! It is what is signed, so its bytes follow from its contents alone. It holds no number of the result.

use serde::Serialize;

use crate::model::Period;

/// What a statement says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Statement<'a> {
    /// The version of the format.
    pub format: u32,
    /// The period.
    pub period: Period,
    /// The revision, from 1.
    pub revision: u32,
    /// The scheme.
    pub scheme: SchemeStated<'a>,
    /// SHA-256 of the data.
    pub data: String,
    /// SHA-256 of the evaluation.
    pub evaluation: String,
    /// Who approved.
    pub approved_by: &'a str,
    /// When, as RFC 3339 writes it.
    pub approved_at: &'a str,
    /// Why it was approved or corrected.
    pub reason: &'a str,
    /// The program that evaluated.
    pub program: &'a str,
}

/// The scheme in a statement.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SchemeStated<'a> {
    /// Its id.
    pub id: &'a str,
    /// Its version.
    pub version: &'a str,
    /// SHA-256 of its file.
    pub sha256: String,
}

impl Statement<'_> {
    /// The bytes of the statement, which are hashed and signed.
    #[must_use]
    pub fn text(&self) -> String {
        let mut text = serde_json::to_string_pretty(self).expect("BUG: a statement has text keys only");
        text.push('\n');
        text
    }
}
