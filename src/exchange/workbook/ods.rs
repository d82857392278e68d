//! ODS: the tables of an `OpenDocument` file, with cells and rows that stand for many.
//!
//! What is repeated and holds something counts as often as it is repeated, before it is.

use quick_xml::events::BytesStart;

use super::limits::Limits;
use super::package::{Package, Part};
use super::sheet::{Sheet, Value};
use super::xml::{Node, add, attribute, number};
use super::{damaged, date, protected, refers_elsewhere};
use crate::error::Result;

pub(super) fn read(package: &mut Package, limits: &mut Limits) -> Result<Vec<Sheet>> {
    if let Some(mut manifest) = package.part("META-INF/manifest.xml")? {
        loop {
            match manifest.next()? {
                Node::Start(start) if start.local_name().as_ref() == "encryption-data" => return Err(protected()),
                Node::Done => break,
                _ => {}
            }
        }
    }
    let mut part = package.part("content.xml")?.ok_or_else(damaged)?;
    let mut sheets = Vec::new();
    loop {
        match part.next()? {
            Node::Start(start) if start.name().as_ref() == "table:table" => {
                let name = attribute(&start, "table:name").unwrap_or_default();
                let sheet = Sheet::new(name, limits)?;
                sheets.push(table(&mut part, sheet, limits)?);
            }
            Node::Done => return Ok(sheets),
            _ => {}
        }
    }
}

/// A cell of a row, and how many columns it stands for.
struct Repeated {
    first: u64,
    times: u64,
    value: Value,
    is_formula: bool,
}

fn table(part: &mut Part, mut sheet: Sheet, limits: &mut Limits) -> Result<Sheet> {
    let mut row = 0_u64;
    loop {
        match part.next()? {
            Node::Start(start) => match start.name().as_ref() {
                "table:table-row" => {
                    let times = times(&start, "table:number-rows-repeated");
                    for cell in cells(part, limits)? {
                        let n = times.saturating_mul(cell.times);
                        for nth in 0..n {
                            let place = (
                                row.saturating_add(nth / cell.times),
                                cell.first.saturating_add(nth % cell.times),
                            );
                            sheet.push(place, (cell.value.clone(), cell.is_formula), limits)?;
                        }
                    }
                    row = row.saturating_add(times);
                }
                "table:table-source" | "table:cell-range-source" => return Err(refers_elsewhere()),
                // A table within a table, or a drawing over it.
                "table:shapes" | "table:table" | "office:forms" => part.skip()?,
                _ => {}
            },
            Node::End(end) if end.name().as_ref() == "table:table" => return Ok(sheet.in_order()),
            Node::Done => return Err(damaged()),
            _ => {}
        }
    }
}

/// The cells of a row that hold something.
fn cells(part: &mut Part, limits: &mut Limits) -> Result<Vec<Repeated>> {
    let (mut cells, mut column) = (Vec::new(), 0_u64);
    loop {
        match part.next()? {
            Node::Start(start) => match start.name().as_ref() {
                "table:table-cell" | "table:covered-table-cell" => {
                    let start = start.into_owned();
                    let times = times(&start, "table:number-columns-repeated");
                    let is_formula = attribute(&start, "table:formula").is_some();
                    let shown = text(part)?;
                    limits.text(shown.len())?;
                    if let Some(value) = value(&start, shown, is_formula)? {
                        cells.push(Repeated {
                            first: column,
                            times,
                            value,
                            is_formula,
                        });
                    }
                    column = column.saturating_add(times);
                }
                _ => part.skip()?,
            },
            Node::End(_) => return Ok(cells),
            Node::Text(_) => {}
            Node::Done => return Err(damaged()),
        }
    }
}

fn times(start: &BytesStart, name: &str) -> u64 {
    number(start, name).unwrap_or(1_u64).max(1)
}

/// What a cell holds; `shown` is its text.
fn value(start: &BytesStart, shown: String, is_formula: bool) -> Result<Option<Value>> {
    let kind = attribute(start, "office:value-type").unwrap_or_default();
    Ok(Some(match kind.as_str() {
        "float" | "percentage" | "currency" => {
            let number = number::<f64>(start, "office:value").filter(|number| number.is_finite());
            Value::Number {
                number: number.ok_or_else(damaged)?,
                decimals: decimals(&shown),
                is_percent: kind == "percentage",
            }
        }
        "date" => {
            let told = attribute(start, "office:date-value").unwrap_or_default();
            Value::Date(date::of_text(&told).ok_or_else(damaged)?.into())
        }
        "boolean" => Value::Bool(attribute(start, "office:boolean-value").as_deref() == Some("true")),
        _ if shown.is_empty() && !is_formula => return Ok(None),
        _ => Value::Text(attribute(start, "office:string-value").unwrap_or(shown).into()),
    }))
}

/// The decimals that a number is shown with.
fn decimals(shown: &str) -> u8 {
    let digits = shown.trim().trim_end_matches('%').trim_end();
    let fraction = digits.rsplit_once('.').map_or("", |(_, fraction)| fraction);
    if fraction.bytes().all(|byte| byte.is_ascii_digit()) {
        u8::try_from(fraction.len()).unwrap_or(20).min(20)
    } else {
        0
    }
}

/// The text of a cell that has just started, a line a paragraph; comments are no part of it.
fn text(part: &mut Part) -> Result<String> {
    let (mut depth, mut text, mut paragraphs) = (1_u32, String::new(), 0_u32);
    while depth > 0 {
        match part.next()? {
            Node::Start(start) => {
                depth += 1;
                match start.name().as_ref() {
                    "office:annotation" | "draw:frame" | "table:table" => {
                        depth -= 1;
                        part.skip()?;
                    }
                    "text:p" => {
                        if paragraphs > 0 {
                            add(&mut text, "\n")?;
                        }
                        paragraphs = paragraphs.saturating_add(1);
                    }
                    "text:s" => {
                        for _ in 0..times(&start, "text:c") {
                            add(&mut text, " ")?;
                        }
                    }
                    "text:tab" => add(&mut text, "\t")?,
                    "text:line-break" => add(&mut text, "\n")?,
                    _ => {}
                }
            }
            Node::End(_) => depth -= 1,
            Node::Text(piece) if paragraphs > 0 => add(&mut text, &piece)?,
            Node::Text(_) => {}
            Node::Done => return Err(damaged()),
        }
    }
    Ok(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_keeps_the_decimals_that_it_is_shown_with() {
        for (shown, decimals_) in [
            ("38.20", 2),
            ("38.50%", 2),
            ("1,234", 0),
            ("38", 0),
            ("2021.7.1日", 0),
            ("", 0),
        ] {
            assert_eq!(decimals(shown), decimals_, "{shown}");
        }
    }
}
