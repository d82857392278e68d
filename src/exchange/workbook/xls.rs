//! XLS: the records of the workbook stream of Excel 97 to 2003, as WPS also saves it.
//!
//! Formulas are not computed: the result that the file keeps is read, and marked as a formula's.

mod shared;

use super::cfb::{Compound, long, short};
use super::limits::Limits;
use super::sheet::{Sheet, Value, number as styled};
use super::style::{Formats, Style};
use super::text_table::TextTable;
use super::{damaged, protected, refused};
use crate::error::Result;
use crate::text::Text;

const BOF: u16 = 0x0809;
const EOF: u16 = 0x000A;
const CONTINUE: u16 = 0x003C;

/// A record: its kind and its bytes.
#[derive(Debug, Clone, Copy)]
struct Record<'b> {
    kind: u16,
    body: &'b [u8],
}

/// Passes through the records of a stream.
struct Records<'b>(&'b [u8]);

impl<'b> Iterator for Records<'b> {
    type Item = Record<'b>;

    fn next(&mut self) -> Option<Record<'b>> {
        let (kind, length) = (short(self.0, 0)?, short(self.0, 2)?);
        let body = self.0.get(4..4 + usize::from(length))?;
        self.0 = &self.0[4 + body.len()..];
        Some(Record { kind, body })
    }
}

/// What cells are read with.
#[derive(Default)]
struct Context {
    texts: TextTable,
    styles: Vec<Style>,
    is_1904: bool,
}

impl Context {
    /// The number of a cell whose style stands at a place of its record.
    fn number(&self, number: f64, body: &[u8], at: usize) -> Option<Value> {
        let style = self.styles.get(usize::from(short(body, at)?)).copied();
        number
            .is_finite()
            .then(|| styled(number, style.unwrap_or_default(), self.is_1904))
    }
}

pub(super) fn read(bytes: &[u8], limits: &mut Limits) -> Result<Vec<Sheet>> {
    let file = Compound::open(bytes)?;
    if file.holds("EncryptedPackage") {
        return Err(protected());
    }
    let Some(stream) = file.stream("Workbook")? else {
        return Err(if file.holds("Book") { too_old() } else { damaged() });
    };
    let (context, listed) = globals(&stream, limits)?;
    let mut sheets = Vec::new();
    for (name, start) in listed {
        let sheet = Sheet::new(name, limits)?;
        let stream = stream.get(start..).ok_or_else(damaged)?;
        sheets.push(cells(stream, sheet, &context, limits)?);
    }
    Ok(sheets)
}

/// What holds for the whole workbook, and the sheets of cells with their places in the stream.
fn globals(stream: &[u8], limits: &mut Limits) -> Result<(Context, Vec<(String, usize)>)> {
    let mut context = Context::default();
    let (mut formats, mut kinds, mut listed) = (Formats::default(), Vec::new(), Vec::new());
    let mut records = Records(stream).peekable();
    let first = records.next().ok_or_else(damaged)?;
    if first.kind != BOF || short(first.body, 0) != Some(0x0600) {
        return Err(too_old());
    }
    while let Some(record) = records.next() {
        let body = record.body;
        match record.kind {
            EOF => break,
            0x002F => return Err(protected()),
            0x0022 => context.is_1904 = short(body, 0) == Some(1),
            0x041E => {
                let code = shared::text(body.get(2..).ok_or_else(damaged)?, 2)?;
                formats.add(short(body, 0).ok_or_else(damaged)?, &code);
            }
            0x00E0 => kinds.push(short(body, 2).ok_or_else(damaged)?),
            0x0085 => {
                let start = long(body, 0).ok_or_else(damaged)? as usize;
                // Charts and macros have no cells.
                if body.get(5) == Some(&0) {
                    listed.push((shared::text(body.get(6..).ok_or_else(damaged)?, 1)?, start));
                }
            }
            0x00FC => {
                let mut pieces = vec![body];
                while let Some(more) = records.next_if(|next| next.kind == CONTINUE) {
                    pieces.push(more.body);
                }
                context.texts = shared::table(&pieces, limits)?;
            }
            _ => {}
        }
    }
    context.styles = kinds.into_iter().map(|kind| formats.style(kind)).collect();
    Ok((context, listed))
}

/// Reads the cells of a sheet, from its first record on.
fn cells(stream: &[u8], mut sheet: Sheet, context: &Context, limits: &mut Limits) -> Result<Sheet> {
    let (mut depth, mut formula) = (0_u32, None);
    for record in Records(stream) {
        match record.kind {
            BOF => depth += 1,
            EOF if depth <= 1 => break,
            EOF => depth -= 1,
            // The records of a chart in the sheet are no cells.
            _ if depth != 1 => {}
            0x0006 => {
                let at = place(record.body).ok_or_else(damaged)?;
                match result(record.body, context).ok_or_else(damaged)? {
                    Kept::Here(value) => sheet.push(at, (value, true), limits)?,
                    Kept::InNext => formula = Some(at),
                }
            }
            0x0207 => {
                if let Some(at) = formula.take() {
                    let text = shared::text(record.body, 2)?;
                    sheet.push(at, (Value::Text(text.into()), true), limits)?;
                }
            }
            0x00BD => {
                let (row, first) = place(record.body).ok_or_else(damaged)?;
                let numbers = record.body.get(4..).unwrap_or_default().chunks_exact(6);
                for (column, cell) in (first..).zip(numbers) {
                    let value = context.number(packed(long(cell, 2).unwrap_or_default()), cell, 0);
                    sheet.push((row, column), (value.ok_or_else(damaged)?, false), limits)?;
                }
            }
            kind => {
                if let Some(value) = single(kind, record.body, context)? {
                    let at = place(record.body).ok_or_else(damaged)?;
                    sheet.push(at, (value, false), limits)?;
                }
            }
        }
    }
    Ok(sheet.in_order())
}

/// What a record of one cell holds; `None` for records of other things.
fn single(kind: u16, body: &[u8], context: &Context) -> Result<Option<Value>> {
    let value = match kind {
        0x0203 => double(body, 6).and_then(|number| context.number(number, body, 4)),
        0x027E => long(body, 6).and_then(|number| context.number(packed(number), body, 4)),
        0x00FD => {
            let n = long(body, 6).ok_or_else(damaged)?;
            context.texts.get(n as usize).map(|text| Value::Text(text.into()))
        }
        0x0204 | 0x00D6 => {
            let text = shared::text(body.get(6..).ok_or_else(damaged)?, 2)?;
            Some(Value::Text(text.into()))
        }
        0x0205 => match (body.get(6), body.get(7)) {
            (Some(value), Some(0)) => Some(Value::Bool(*value == 1)),
            (Some(_), Some(_)) => Some(Value::Error),
            _ => None,
        },
        _ => return Ok(None),
    };
    value.map(Some).ok_or_else(damaged)
}

/// Where the result of a formula is kept.
enum Kept {
    Here(Value),
    /// A text comes in a record of its own.
    InNext,
}

/// The result that a formula's record keeps.
fn result(body: &[u8], context: &Context) -> Option<Kept> {
    let kept = body.get(6..14)?;
    if kept[6..] != [0xFF, 0xFF] {
        return context.number(double(body, 6)?, body, 4).map(Kept::Here);
    }
    Some(match kept[0] {
        0 => Kept::InNext,
        1 => Kept::Here(Value::Bool(kept[2] == 1)),
        2 => Kept::Here(Value::Error),
        _ => Kept::Here(Value::Text("".into())),
    })
}

fn place(body: &[u8]) -> Option<(u64, u64)> {
    Some((u64::from(short(body, 0)?), u64::from(short(body, 2)?)))
}

fn double(body: &[u8], at: usize) -> Option<f64> {
    let bytes = body.get(at..at + 8)?;
    Some(f64::from_le_bytes(bytes.try_into().ok()?))
}

/// A number in four bytes: a whole one or the upper half of another, perhaps in hundredths.
fn packed(bits: u32) -> f64 {
    let number = if bits & 2 == 0 {
        f64::from_bits(u64::from(bits & !3) << 32)
    } else {
        f64::from(bits.cast_signed() >> 2)
    };
    if bits & 1 == 0 { number } else { number / 100.0 }
}

fn too_old() -> crate::error::Error {
    refused(
        Text::new("文件是 Excel 97 以前的格式", "the file is older than Excel 97"),
        Text::new("另存为 .xlsx 再导入", "save it as .xlsx"),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn packed_numbers_are_whole_or_half_and_perhaps_in_hundredths() {
        for (bits, number) in [
            ((7 << 2) | 2, 7.0_f64),
            ((382 << 2) | 3, 3.82),
            (((-5_i32) << 2).cast_unsigned() | 2, -5.0),
            (0x3FF0_0000, 1.0),
        ] {
            assert_eq!(packed(bits).to_bits(), number.to_bits());
        }
    }
}
