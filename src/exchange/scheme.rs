//! A scheme file read: JSON, then its schema, then every check of the model.
//!
//! Bytes in, scheme or problems out.

use std::fmt::Write;

use sha2::{Digest, Sha256};

use super::json;
use crate::error::{Error, Problem, Result};
use crate::model::Scheme;
use crate::model::scheme::document::SchemeDocument;
use crate::text::Text;

const WHAT: Text = Text::new("方案", "scheme");

/// Reads and checks a scheme file.
///
/// # Errors
/// Every fault of the file at once, each with its line and column or its JSON pointer.
pub fn read_scheme(bytes: &[u8]) -> Result<Scheme> {
    Scheme::new(read_scheme_document(bytes)?, sha256(bytes))
}

/// Reads a scheme file without the checks of the model: syntax and shape only.
///
/// # Errors
/// Every fault of its syntax or its shape.
pub fn read_scheme_document(bytes: &[u8]) -> Result<SchemeDocument> {
    let (value, problems) = json::parse(bytes, &WHAT, json::MAX_BYTES)?;
    if !problems.is_empty() {
        return Err(json::refused(&WHAT, problems));
    }
    serde_json::from_value(value).map_err(|error| unreadable(&error))
}

fn unreadable(error: &serde_json::Error) -> Error {
    let what = Text::of(format!("无法读取：{error}"), format!("cannot be read: {error}"));
    json::refused(&WHAT, vec![Problem::at("", what)])
}

fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().fold(String::new(), |mut hex, byte| {
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const SMALLEST: &str = r#"{
        "format": 1,
        "units": [{"code": "a", "name": "甲县"}],
        "metrics": [{"code": "m", "name": "出口"}],
        "tree": [{"code": "A", "name": "出口", "weight": 100, "input": "m", "method": {"linear": {"from": 0, "to": 10}}}]
    }"#;

    #[test]
    fn the_smallest_scheme_needs_four_keys() {
        let scheme = read_scheme(SMALLEST.as_bytes()).expect("a scheme");
        assert_eq!(scheme.n_units(), 1);
        assert!((scheme.full_marks() - 100.0).abs() < f64::EPSILON);
    }

    #[test]
    fn the_hash_is_that_of_the_bytes() {
        let scheme = read_scheme(SMALLEST.as_bytes()).expect("a scheme");
        assert_eq!(scheme.sha256(), sha256(SMALLEST.as_bytes()));
        assert_eq!(
            sha256(b"abc"),
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
        );
    }
}
