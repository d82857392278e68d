//! The tidy table in the sheets of a workbook: the same columns as in CSV, from the first row that
//! names them.
//!
//! What a cell shows is read as if it were typed; formulas are refused, for nobody knows when they
//! were last computed.

use std::borrow::Cow;

use super::digest::sha256;
use super::form;
use super::headings::{Headings, Mapping, expected};
use super::legible::quoted;
use super::problems::{at, fault};
use super::resolve::{Column, Resolver};
use super::table::{DATA, DataTable};
use super::workbook::{self, Cell, Sheet, Value, first_day_of_month};
use crate::error::{Place, Problem, Result};
use crate::model::Scheme;
use crate::text::Text;

/// So many rows may stand above the headings: a title, a remark on the unit.
const ABOVE: usize = 20;

/// Reads the data of a workbook against the scheme they are for.
///
/// # Errors
/// Everything wrong with the file at once, each with sheet, cell, reason and what would be right.
pub fn read_workbook(bytes: &[u8], scheme: &Scheme, mapping: &Mapping) -> Result<DataTable> {
    let book = workbook::read(bytes)?;
    let mut resolver = Resolver::new(scheme);
    let mut numbers_as_text = AsText::default();
    let passed_over = if form::is_form(&book.sheets) {
        form::read(&book.sheets, scheme, (&mut resolver, &mut numbers_as_text))?
    } else {
        read_tables(&book.sheets, mapping, (&mut resolver, &mut numbers_as_text))
    };
    if !resolver.problems.is_empty() {
        return Err(resolver.problems.into_error(&DATA));
    }
    resolver.warnings.extend(passed_over.into_iter().map(|sheet| {
        let name = quoted(&sheet.name);
        let what = fault(
            format!("工作表“{name}”没有数据表的列名，没有读取"),
            format!("sheet \"{name}\" has no headings of data and was not read"),
        );
        at(sheet.place(0, 0), what)
    }));
    resolver.warnings.extend(numbers_as_text.told());
    Ok(DataTable {
        rows: resolver.rows,
        read_as: book.read_as,
        certain: true,
        readings: resolver.readings,
        warnings: resolver.warnings.into_list(),
        sha256: sha256(bytes),
    })
}

/// Reads every sheet that has a table, and gives back the others.
fn read_tables<'b>(
    sheets: &'b [Sheet],
    mapping: &Mapping,
    (resolver, as_text): (&mut Resolver, &mut AsText),
) -> Vec<&'b Sheet> {
    let (mut is_found, mut passed_over) = (false, Vec::new());
    for sheet in sheets.iter().filter(|sheet| !sheet.cells.is_empty()) {
        if resolver.problems.is_full() {
            break;
        }
        let Some(row) = row_of_headings(sheet, mapping) else {
            passed_over.push(sheet);
            continue;
        };
        is_found = true;
        read_sheet(sheet, row, mapping, (&mut *resolver, &mut *as_text));
    }
    if !is_found {
        let nothing = fault("没有找到数据表", "no sheet has a table of data").fix(expected());
        resolver.problems.push(nothing);
    }
    passed_over
}

/// The first of the upper rows that names the most columns, at least two of them.
fn row_of_headings(sheet: &Sheet, mapping: &Mapping) -> Option<u32> {
    let mut best = (1, None);
    for (row, cells) in sheet.rows().take(ABOVE) {
        let known = |cell: &&Cell| mapping.column(cell.text().trim()).is_some();
        let n = cells.iter().filter(known).count();
        if n > best.0 {
            best = (n, Some(row));
        }
    }
    best.1
}

fn read_sheet(sheet: &Sheet, headings_row: u32, mapping: &Mapping, (resolver, as_text): (&mut Resolver, &mut AsText)) {
    let at_row = |row: u32| {
        move |field: Option<usize>| sheet.place(row, field.map_or(0, |field| u16::try_from(field).unwrap_or(u16::MAX)))
    };
    let mut headings = None;
    for (row, cells) in sheet.rows().skip_while(|(row, _)| *row < headings_row) {
        if resolver.problems.is_full() {
            return;
        }
        let Some(known) = &headings else {
            let n = cells.last().map_or(0, |cell| usize::from(cell.column) + 1);
            let fields = spread(cells, n);
            headings = Headings::read(&fields, at_row(row), mapping, &mut resolver.problems);
            if headings.is_none() {
                return;
            }
            continue;
        };
        if cells.iter().all(Cell::is_blank) {
            continue;
        }
        read_row(sheet, (row, cells), known, (resolver, as_text));
    }
}

/// The texts of cells, in their columns.
fn spread(cells: &[Cell], n: usize) -> Vec<Cow<'static, str>> {
    let mut fields = vec![Cow::Borrowed(""); n];
    for cell in cells {
        if let Some(field) = fields.get_mut(usize::from(cell.column)) {
            *field = Cow::Owned(cell.text());
        }
    }
    fields
}

fn read_row(
    sheet: &Sheet,
    (row, cells): (u32, &[Cell]),
    headings: &Headings,
    (resolver, as_text): (&mut Resolver, &mut AsText),
) {
    let place = |column: Option<usize>| sheet.place(row, column.map_or(0, |n| u16::try_from(n).unwrap_or(u16::MAX)));
    let mut fields = vec![Cow::Borrowed(""); headings.n_fields()];
    let before = resolver.problems.count();
    for cell in cells {
        let n = usize::from(cell.column);
        let Some(field) = fields.get_mut(n) else {
            let stray = fault(
                format!("“{}”所在的列没有列名", quoted(&cell.text())),
                format!("\"{}\" stands in a column without heading", quoted(&cell.text())),
            );
            resolver.problems.push(at(place(Some(n)), stray));
            continue;
        };
        let column = headings.column_of(n);
        match column.map_or(Ok(cell.text()), |column| text(cell, column)) {
            Ok(text) => *field = Cow::Owned(text),
            Err(problem) => resolver.problems.push(at(place(Some(n)), problem)),
        }
        if column == Some(Column::Value) {
            as_text.look(cell, || place(Some(n)));
        }
    }
    if resolver.problems.count() > before {
        return;
    }
    match headings.row(fields, place) {
        Ok(texts) => resolver.row(&texts, |column| place(headings.field(column))),
        Err(problem) => resolver.problems.push(problem),
    }
}

/// The text of a cell that is read.
///
/// # Errors
/// What stands there cannot be taken for what the column is, with the reason.
pub(super) fn text(cell: &Cell, column: Column) -> std::result::Result<String, Problem> {
    if cell.is_formula {
        return Err(fault(
            "这一格是公式，结果可能没有重新计算",
            "the cell holds a formula, whose result may be old",
        )
        .fix(Text::new(
            "复制后“选择性粘贴—数值”，再导入",
            "copy it and paste the values only",
        )));
    }
    match (&cell.value, column) {
        (Value::Error, _) => Err(fault(
            "这一格是错误值（如 #REF!、#DIV/0!）",
            "the cell holds an error such as #REF! or #DIV/0!",
        )
        .fix(Text::new("改成数值或清空", "write the value or clear the cell"))),
        (Value::Bool(_), Column::Value) => Err(fault(
            format!("“{}”是逻辑值，不是数", cell.text()),
            format!("\"{}\" is a logical value, not a number", cell.text()),
        )),
        (Value::Date(date), Column::Period) => Ok(first_day_of_month(date).unwrap_or(date).to_owned()),
        (Value::Date(date), Column::Value) => Err(fault(
            format!("这一格是日期 {date}，不是数"),
            format!("the cell holds the date {date}, not a number"),
        )
        .fix(Text::new(
            "把单元格格式改为“常规”，重新填写",
            "set the format of the cell to General and write the number again",
        ))),
        // A line break of Excel within a cell, which a text of several lines may have.
        (Value::Text(text), Column::Source | Column::Note) => Ok(text.replace("\r\n", "\n").replace('\r', "\n")),
        _ => Ok(cell.text()),
    }
}

/// Numbers that are kept as texts, as spreadsheets do where a cell was made a text before.
#[derive(Debug, Default)]
pub(super) struct AsText {
    n: usize,
    first: Place,
}

impl AsText {
    pub(super) fn look(&mut self, cell: &Cell, place: impl FnOnce() -> Place) {
        let Value::Text(text) = &cell.value else { return };
        if text.trim().parse::<f64>().is_ok_and(f64::is_finite) {
            if self.n == 0 {
                self.first = place();
            }
            self.n += 1;
        }
    }

    /// Says that they were read as numbers.
    pub(super) fn told(self) -> Option<Problem> {
        let Self { n, first } = self;
        let what = fault(
            format!("有 {n} 个数是以文本保存的，已按数读取（这是第一个）"),
            format!("numbers that are kept as text were read as numbers: {n}, this being the first"),
        );
        (n > 0).then(|| at(first, what))
    }
}
