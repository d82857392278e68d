//! From the book to the bytes of a file: cells with their stored results, and how they look.
//!
//! A text is always written as a text, marked so that editing it does not make a formula of it either.

use std::collections::BTreeMap;

use chrono::Datelike;
use rust_decimal::prelude::ToPrimitive;
use rust_xlsxwriter::{
    Color, DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Formula, Note, Workbook, Worksheet,
    XlsxError,
};

use super::book::{Book, Content, Slot, Style};
use super::finish;
use super::formula::Spot;
use super::layout::LEAD;
use super::maker::Maker;
use super::notation;
use super::tab::Tab;
use super::works::{Results, Value};
use crate::report::findings::{Findings, Standing};

/// A cell of a spreadsheet holds no more characters than this.
const MOST_CHARACTERS: usize = 32_000;
/// Programs read no longer formula than this.
const LONGEST_FORMULA: usize = 8_000;
/// The height of a line in points, and the most lines that a row shows.
const LINE: f64 = 15.0;
const MOST_LINES: usize = 12;

/// Writes every sheet on which anything stands.
pub(super) fn write(maker: &Maker<'_>, results: &Results) -> Result<Vec<u8>, XlsxError> {
    let findings = maker.findings;
    let mut workbook = Workbook::new();
    let title = findings.scheme_title();
    let properties = DocProperties::new()
        .set_title(format!("{} {title}", findings.period_name()))
        .set_creation_datetime(&dated(findings)?);
    workbook.set_properties(&properties);
    let formats = formats(findings.evaluation.decimals);
    let page = Page {
        maker,
        results,
        formats: &formats,
    };
    for tab in Tab::ALL {
        if maker.book.is_empty(tab) {
            continue;
        }
        let sheet = workbook.add_worksheet();
        sheet.set_name(tab.name(findings.lang))?;
        // A formula may come to a text without a character; that is no 0.
        sheet.set_formula_result_default("");
        page.fill(tab, sheet)?;
        finish::finish(maker, tab, sheet)?;
    }
    workbook.save_to_buffer()
}

/// The same input makes the same bytes: the date is that of the approval or, in a draft, the beginning of
/// the period's year, never the clock's.
fn dated(findings: &Findings<'_>) -> Result<ExcelDateTime, XlsxError> {
    let code = findings.period().to_string();
    let year = code.get(..4).and_then(|year| year.parse().ok()).unwrap_or(2000);
    let (year, month, day) = match findings.standing {
        Standing::Approved { on, .. } => (on.year(), on.month(), on.day()),
        Standing::Draft { .. } => (year, 1, 1),
    };
    let small = |number: u32| u8::try_from(number).unwrap_or(1);
    ExcelDateTime::from_ymd(u16::try_from(year).unwrap_or(2000), small(month), small(day))
}

struct Page<'a> {
    maker: &'a Maker<'a>,
    results: &'a Results,
    formats: &'a BTreeMap<Style, Format>,
}

impl Page<'_> {
    fn fill(&self, tab: Tab, sheet: &mut Worksheet) -> Result<(), XlsxError> {
        let book: &Book = &self.maker.book;
        for (row, cells) in book.sheet(tab).rows().iter().enumerate() {
            for (column, slot) in cells.iter().enumerate() {
                self.cell(sheet, (tab, row, column), slot)?;
            }
        }
        let widths = self.widths(tab);
        for (column, width) in widths.iter().enumerate() {
            sheet.set_column_width(short(column)?, *width)?;
        }
        for (row, cells) in book.sheet(tab).rows().iter().enumerate() {
            let lines = cells.iter().zip(&widths).map(|(slot, width)| lines(slot, *width)).max();
            if let Some(lines) = lines.filter(|lines| *lines > 1) {
                sheet.set_row_height(long(row)?, LINE * lines.min(MOST_LINES) as f64)?;
            }
        }
        for (_, row, column) in self.results.constants.iter().filter(|constant| constant.0 == tab) {
            let said = self.maker.findings.pick(
                "本格公式在表格软件中得不出系统的结果，故以数值列出。",
                "The formula of this cell does not come to the result, so it holds the number itself.",
            );
            let note = Note::new(said).set_author("kaohe");
            sheet.insert_note(long(*row)?, short(*column)?, &note)?;
        }
        Ok(())
    }

    /// The width of every column in characters: what was asked for, or what its kind of sheet needs.
    fn widths(&self, tab: Tab) -> Vec<f64> {
        let sheet = self.maker.book.sheet(tab);
        let usual = |column: usize| if column < LEAD { 11.0 } else { 13.0 };
        let mut widths: Vec<_> = (0..sheet.n_columns()).map(usual).collect();
        for (column, width) in &sheet.widths {
            if let Some(found) = widths.get_mut(*column) {
                *found = *width;
            }
        }
        widths
    }

    fn cell(
        &self,
        sheet: &mut Worksheet,
        (tab, row, column): (Tab, usize, usize),
        slot: &Slot,
    ) -> Result<(), XlsxError> {
        let format = &self.formats[&slot.style];
        let (at_row, at_column) = (long(row)?, short(column)?);
        match &slot.content {
            Content::Empty => {}
            Content::Text(text) => {
                let text: String = text.chars().take(MOST_CHARACTERS).collect();
                sheet.write_string_with_format(at_row, at_column, text, format)?;
            }
            Content::Number(number) => {
                sheet.write_number_with_format(at_row, at_column, *number, format)?;
            }
            Content::Formula(formula) => {
                let standing = Spot {
                    tab,
                    row,
                    spans: &self.maker.book.spans,
                };
                let lang = self.maker.findings.lang;
                let written = notation::text(formula, standing, &|tab| tab.name(lang));
                let value = self.results.of(tab, row, column);
                if self.results.constants.contains(&(tab, row, column)) || written.chars().count() > LONGEST_FORMULA {
                    constant(sheet, (at_row, at_column), value, format)?;
                } else {
                    let formula = Formula::new(format!("={written}")).set_result(stored(value));
                    sheet.write_formula_with_format(at_row, at_column, formula, format)?;
                }
            }
        }
        Ok(())
    }
}

/// How many lines a text takes that is broken within its cell.
fn lines(slot: &Slot, width: f64) -> usize {
    match (&slot.content, slot.style) {
        (Content::Text(text), Style::Head | Style::Prose | Style::Draft) => {
            let taken = crate::i18n::width::width(text) as f64 * 1.1 / width;
            taken.ceil().to_usize().unwrap_or(1)
        }
        _ => 1,
    }
}

/// A result in the place of its formula.
fn constant(
    sheet: &mut Worksheet,
    (row, column): (u32, u16),
    value: Option<&Value>,
    format: &Format,
) -> Result<(), XlsxError> {
    match value {
        Some(Value::Number(number)) => sheet.write_number_with_format(row, column, *number, format)?,
        value => sheet.write_string_with_format(row, column, stored(value), format)?,
    };
    Ok(())
}

/// A result as it is stored beside its formula.
fn stored(value: Option<&Value>) -> String {
    match value {
        Some(Value::Number(number)) => format!("{number:?}"),
        Some(Value::Word(word)) => word.to_string(),
        Some(Value::Truth(truth)) => truth.to_string().to_uppercase(),
        Some(Value::Error) => "#VALUE!".to_owned(),
        Some(Value::Blank) | None => String::new(),
    }
}

pub(super) fn long(row: usize) -> Result<u32, XlsxError> {
    u32::try_from(row).map_err(|_| XlsxError::RowColumnLimitError)
}

pub(super) fn short(column: usize) -> Result<u16, XlsxError> {
    u16::try_from(column).map_err(|_| XlsxError::RowColumnLimitError)
}

const GRID: Color = Color::RGB(0x00BF_BFBF);

fn formats(decimals: u8) -> BTreeMap<Style, Format> {
    let points = match decimals {
        0 => "0".to_owned(),
        n => format!("0.{}", "0".repeat(usize::from(n))),
    };
    let plain = || Format::new().set_quote_prefix();
    let boxed = || plain().set_border(FormatBorder::Thin).set_border_color(GRID);
    let yellow = Color::RGB(0x00FF_F7D6);
    let grey = Color::RGB(0x00E8_EDF3);
    let faint = Color::RGB(0x0059_5959);
    BTreeMap::from([
        (Style::Plain, plain()),
        (Style::Title, plain().set_bold().set_font_size(15)),
        (Style::Note, plain().set_font_color(faint)),
        (
            Style::Head,
            boxed()
                .set_bold()
                .set_background_color(grey)
                .set_text_wrap()
                .set_align(FormatAlign::Center)
                .set_align(FormatAlign::VerticalCenter),
        ),
        (Style::Label, boxed()),
        (Style::Input, boxed().set_background_color(yellow)),
        (Style::Parameter, boxed().set_background_color(yellow)),
        (Style::Number, boxed().set_num_format("General")),
        (Style::Rate, boxed().set_num_format("0.00%")),
        (Style::Points, boxed().set_num_format(&points)),
        (Style::Count, boxed().set_num_format("0")),
        (Style::Prose, boxed().set_text_wrap().set_align(FormatAlign::Top)),
        (Style::Total, boxed().set_bold().set_num_format(&points)),
        (Style::Choice, boxed().set_bold().set_background_color(yellow)),
        (
            Style::Draft,
            plain()
                .set_bold()
                .set_text_wrap()
                .set_font_color(Color::RGB(0x00C0_0000)),
        ),
    ])
}
