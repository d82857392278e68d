//! A JSON document of ours: its syntax, its schema, then the type it becomes.
//!
//! Knows no format in particular. A fault in one place never hides those in another, as far as the
//! file can still be understood.

use serde::de::DeserializeOwned;

use super::json;
use super::schema::{Schema, names};
use crate::error::{Problem, Result};
use crate::text::Text;

/// The document as far as it can be understood, and what is wrong with its syntax and shape.
///
/// # Errors
/// The input is not JSON.
pub(super) fn read<D: DeserializeOwned>(
    bytes: &[u8],
    what: &Text,
    schema: &Schema,
) -> Result<(Option<D>, Vec<Problem>)> {
    let (mut value, mut problems) = json::parse(bytes, what, json::MAX_BYTES, &[])?;
    let (wrong_shape, unknown_keys) = schema.problems(&value);
    problems.extend(wrong_shape);
    for pointer in &unknown_keys {
        json::forget(&mut value, pointer);
    }
    match serde_json::from_value(value) {
        Ok(document) => Ok((Some(document), problems)),
        Err(error) => {
            // A shape that the schema refuses has been named already, with its place.
            if problems.is_empty() {
                let what = Text::of(format!("无法读取：{error}"), format!("cannot be read: {error}"));
                problems.push(Problem::at("", what));
            }
            Ok((None, problems))
        }
    }
}

/// What a document was checked into, or every fault of syntax, shape and checks at once.
///
/// # Errors
/// There is a fault.
pub(super) fn settled<T>(what: &Text, checked: Option<Result<T>>, mut problems: Vec<Problem>) -> Result<T> {
    match checked {
        Some(Ok(taken)) if problems.is_empty() => Ok(taken),
        Some(Err(error)) => {
            let further = error.problems.into_iter();
            let further: Vec<_> = further.filter(|problem| !names(&problems, &problem.place)).collect();
            problems.extend(further);
            Err(json::refused(what, problems))
        }
        _ => Err(json::refused(what, problems)),
    }
}
