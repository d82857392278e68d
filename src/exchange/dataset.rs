//! The tidy table as JSON (`schemas/dataset.schema.json`): the same rows as in CSV.
//!
//! Read as strictly: no key twice, none unknown, every problem told with its JSON pointer.

use std::borrow::Cow;
use std::sync::LazyLock;

use serde_json::{Map, Value, json};

use super::digest::sha256;
use super::encoding::Encoding;
use super::json::{self, below};
use super::listing;
use super::resolve::{Column, RawRow, Resolver};
use super::schema::{Schema, names};
use super::table::{DATA, DataTable, MAX_BYTES, ReadAs};
use crate::error::{Place, Result};
use crate::model::{Dataset, Scheme};

static SCHEMA: LazyLock<Schema> = LazyLock::new(|| Schema::embedded(include_str!("../../schemas/dataset.schema.json")));

/// Reads a JSON data file against the scheme it is for.
///
/// # Errors
/// Everything wrong with the file at once, each with its JSON pointer or its line and column.
pub fn read_json(bytes: &[u8], scheme: &Scheme) -> Result<DataTable> {
    let (value, mut problems) = json::parse(bytes, &DATA, MAX_BYTES, &["source", "note"])?;
    let (misshapen, _) = SCHEMA.problems(&value);
    problems.extend(misshapen);
    let mut resolver = Resolver::new(scheme);
    let rows = value.get("rows").and_then(Value::as_array);
    for (n, row) in rows.into_iter().flatten().enumerate() {
        let pointer = format!("/rows/{n}");
        let Some(texts) = row.as_object().and_then(texts) else {
            continue;
        };
        resolver.row(&texts, |column| Place::Pointer(below(&pointer, column.heading())));
    }
    let further = resolver.problems.into_list().into_iter();
    let further: Vec<_> = further.filter(|problem| !names(&problems, &problem.place)).collect();
    problems.extend(further);
    if !problems.is_empty() {
        return Err(json::refused(&DATA, problems));
    }
    Ok(DataTable {
        rows: resolver.rows,
        read_as: ReadAs::Text(Encoding::Utf8),
        certain: true,
        readings: resolver.readings,
        warnings: resolver.warnings.into_list(),
        sha256: sha256(bytes),
    })
}

/// Everything that was reported, in the form that is written as JSON.
#[must_use]
pub fn dataset_json(scheme: &Scheme, dataset: &Dataset) -> Value {
    let rows = listing::rows(scheme, dataset).into_iter().map(|texts| {
        let pairs = Column::ALL.into_iter().zip(texts);
        let told = pairs.filter(|(column, text)| column.is_required() || !text.is_empty());
        // A number as JSON would lose the digits that were typed: 38.20 stays "38.20".
        let row = told.map(|(column, text)| match column {
            Column::Value if text.is_empty() => (column.heading().to_owned(), Value::Null),
            _ => (column.heading().to_owned(), Value::String(text)),
        });
        Value::Object(row.collect::<Map<_, _>>())
    });
    json!({"format": 1, "rows": rows.collect::<Vec<_>>()})
}

/// The texts of a row, or `None` where a value is of a type that the schema refuses.
fn texts(row: &Map<String, Value>) -> Option<RawRow<'_>> {
    let mut texts = <[Cow<'_, str>; Column::ALL.len()]>::default();
    for column in Column::ALL {
        texts[column as usize] = match row.get(column.heading()) {
            None if !column.is_required() => Cow::Borrowed(""),
            Some(Value::String(text)) => Cow::Borrowed(text.as_str()),
            Some(Value::Number(number)) if column == Column::Value => Cow::Owned(number.to_string()),
            Some(Value::Null) if column == Column::Value => Cow::Borrowed(""),
            _ => return None,
        };
    }
    Some(RawRow { texts })
}
