//! The tables for weights as JSON (`schemas/weighing.schema.json`): a row a thing or an expert, with what stands
//! under each thing.
//!
//! Makes the same table as CSV does; what the cells mean is not its business.

use std::sync::LazyLock;

use serde_json::Value;

use super::super::json::{self, below};
use super::super::problems::{Problems, at, fault};
use super::super::schema::Schema;
use super::{Cell, Labelled, Table, Thing, WHAT, find, unknown};
use crate::error::{Place, Result};

static SCHEMA: LazyLock<Schema> =
    LazyLock::new(|| Schema::embedded(include_str!("../../../schemas/weighing.schema.json")));

/// Reads the rows; what is wrong with their cells is told with the other faults of the table.
pub(super) fn read(bytes: &[u8], things: &[Thing<'_>]) -> Result<Table> {
    let (value, mut problems) = json::parse(bytes, &WHAT, json::MAX_BYTES, &[])?;
    problems.extend(SCHEMA.problems(&value).0);
    if !problems.is_empty() {
        return Err(json::refused(&WHAT, problems));
    }
    let mut problems = Problems::default();
    let rows = value.get("rows").and_then(Value::as_array).into_iter().flatten();
    let rows = rows
        .enumerate()
        .map(|(n, row)| labelled(row, &format!("/rows/{n}"), things, &mut problems))
        .collect();
    Ok(Table { rows, problems })
}

fn labelled(row: &Value, pointer: &str, things: &[Thing<'_>], problems: &mut Problems) -> Labelled {
    let values = below(pointer, "values");
    let label = row.get("of").and_then(Value::as_str).unwrap_or_default();
    let mut cells: Vec<Cell> = Vec::new();
    for (name, value) in row.get("values").and_then(Value::as_object).into_iter().flatten() {
        let place = Place::Pointer(below(&values, name));
        let Some(thing) = find(things, name) else {
            problems.push(at(place, unknown(name, things)));
            continue;
        };
        if cells.iter().any(|cell| cell.thing == thing) {
            let twice = fault(format!("“{name}”写了两次"), format!("\"{name}\" stands twice"));
            problems.push(at(place, twice));
            continue;
        }
        let text = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
        cells.push(Cell { thing, text, place });
    }
    Labelled {
        place: Place::Pointer(values),
        label: label.trim().to_owned(),
        named: Place::Pointer(below(pointer, "of")),
        cells,
    }
}
