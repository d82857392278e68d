//! A copy of a workbook with what is wrong as comments on its cells, for whoever filled it in.
//!
//! The copy holds what the cells show, as values; formulas and pictures do not come along.

use std::collections::BTreeMap;

use rust_xlsxwriter::{Color, DocProperties, ExcelDateTime, Format, Note, Workbook, Worksheet, XlsxError};

use super::sheet::{Cell, Sheet, Value};
use crate::error::{Error, Kind, Place, Problem, Result};
use crate::exchange::form;
use crate::text::{Lang, Text};

/// So many letters are about one line of a comment.
const LINE: usize = 18;

/// The bytes of the copy.
///
/// # Errors
/// The file is no workbook that is read, or cannot be written again.
pub fn annotated(bytes: &[u8], problems: &[Problem], lang: Lang) -> Result<Vec<u8>> {
    let book = super::read(bytes)?;
    build(&book.sheets, problems, lang).map_err(|error| {
        Error::new(
            Kind::Invalid,
            Text::of(
                format!("无法生成标明错处的副本：{error}。"),
                format!("The copy with comments cannot be made: {error}."),
            ),
        )
    })
}

fn build(sheets: &[Sheet], problems: &[Problem], lang: Lang) -> std::result::Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let made = ExcelDateTime::from_ymd(2000, 1, 1)?;
    book.set_properties(&DocProperties::new().set_creation_datetime(&made));
    list(problems, lang, book.add_worksheet())?;
    for sheet in sheets {
        copy(sheet, problems, lang, book.add_worksheet())?;
    }
    book.save_to_buffer()
}

/// The first sheet, which lists every problem with its place.
fn list(problems: &[Problem], lang: Lang, sheet: &mut Worksheet) -> std::result::Result<(), XlsxError> {
    let name = Text::new("导入问题", "Problems");
    let place = Text::new("位置", "Place");
    let what = Text::new("问题", "Problem");
    let bold = Format::new().set_bold();
    let wrap = Format::new().set_text_wrap();
    sheet.set_name(name.get(lang))?;
    sheet.write_string_with_format(0, 0, place.get(lang), &bold)?;
    sheet.write_string_with_format(0, 1, what.get(lang), &bold)?;
    for (row, problem) in (1..).zip(problems) {
        sheet.write_string(row, 0, problem.place.to_string())?;
        sheet.write_string_with_format(row, 1, problem.text().get(lang), &wrap)?;
    }
    sheet.set_column_width(0, 24)?.set_column_width(1, 80)?;
    Ok(())
}

fn copy(sheet: &Sheet, problems: &[Problem], lang: Lang, to: &mut Worksheet) -> std::result::Result<(), XlsxError> {
    to.set_name(&sheet.name)?;
    to.set_hidden(sheet.name == form::ABOUT);
    let wrong = Format::new().set_background_color(Color::RGB(0x00FF_E699));
    let told = told(&sheet.name, problems, lang);
    for (row, column) in told.keys() {
        to.write_blank(*row, *column, &wrong)?;
    }
    for cell in &sheet.cells {
        let is_wrong = told.contains_key(&(cell.row, cell.column));
        write(cell, if is_wrong { wrong.clone() } else { Format::new() }, to)?;
    }
    for ((row, column), text) in told {
        let lines = u32::try_from(text.chars().count() / LINE + 2)
            .unwrap_or(u32::MAX)
            .min(30);
        let note = Note::new(text)
            .add_author_prefix(false)
            .set_width(260)
            .set_height(20 * lines);
        to.insert_note(row, column, &note)?;
    }
    Ok(())
}

/// What is said of the cells of a sheet.
fn told(sheet: &str, problems: &[Problem], lang: Lang) -> BTreeMap<(u32, u16), String> {
    let mut told = BTreeMap::<_, String>::new();
    for problem in problems {
        let Place::Cell { sheet: name, cell } = &problem.place else {
            continue;
        };
        let at = super::xlsx::place(cell).filter(|_| name == sheet);
        let at = at.and_then(|(row, column)| Some((u32::try_from(row).ok()?, u16::try_from(column).ok()?)));
        if let Some(at) = at {
            let text = told.entry(at).or_default();
            if !text.is_empty() {
                text.push('\n');
            }
            text.push_str(problem.text().get(lang));
        }
    }
    told
}

fn write(cell: &Cell, format: Format, to: &mut Worksheet) -> std::result::Result<(), XlsxError> {
    match &cell.value {
        Value::Number {
            number,
            decimals,
            is_percent,
        } => {
            let fraction = match decimals {
                0 => String::new(),
                n => format!(".{}", "0".repeat(usize::from(*n))),
            };
            let format = match (fraction.as_str(), is_percent) {
                ("", false) => format,
                (fraction, is_percent) => {
                    format.set_num_format(format!("0{fraction}{}", if *is_percent { "%" } else { "" }))
                }
            };
            to.write_number_with_format(cell.row, cell.column, *number, &format)?;
        }
        Value::Bool(value) => {
            to.write_boolean_with_format(cell.row, cell.column, *value, &format)?;
        }
        _ => {
            to.write_string_with_format(cell.row, cell.column, cell.text(), &format)?;
        }
    }
    Ok(())
}
