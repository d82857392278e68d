//! A form that comes back filled in.
//!
//! Goes by the codes and words that stand in the form, not by where they stood when it was made;
//! the columns of the period before are passed over, and so is every cell that is empty.

use std::borrow::Cow;

use super::{
    ABOUT, ASSESSOR, CODE, GUIDE, MARK, MISSING, NOT_APPLICABLE, SCHEME, SCHEME_VERSION, STATUS, VALUE, VERSION, says,
};
use crate::error::{Error, Place, Problem};
use crate::exchange::json;
use crate::exchange::legible::quoted;
use crate::exchange::number::read_reported;
use crate::exchange::problems::{at, fault};
use crate::exchange::resolve::{Column, RawRow, Resolver};
use crate::exchange::sheets::{AsText, text};
use crate::exchange::workbook::{Cell, Sheet, WORKBOOK};
use crate::model::{Reported, Scheme};
use crate::text::Text;

/// Whether the workbook is a form, by its hidden sheet.
pub(in crate::exchange) fn is_form(sheets: &[Sheet]) -> bool {
    sheets.iter().any(|sheet| sheet.name == ABOUT)
}

/// Reads what was filled in; sheets of others' making are given back.
///
/// # Errors
/// The form is for another scheme, or of a version that is not known.
pub(in crate::exchange) fn read<'b>(
    sheets: &'b [Sheet],
    scheme: &Scheme,
    (resolver, as_text): (&mut Resolver, &mut AsText),
) -> Result<Vec<&'b Sheet>, Error> {
    let about = sheets.iter().find(|sheet| sheet.name == ABOUT);
    let said = |name: &str| about.and_then(|about| said(about, name)).unwrap_or_default();
    check(scheme, &said(ABOUT), &said(SCHEME), &said(SCHEME_VERSION)).map_err(|problem| {
        let problem = at(Place::Whole, problem);
        json::refused(&WORKBOOK, vec![problem])
    })?;
    let assessor = said(ASSESSOR);
    let mut others = Vec::new();
    let mut is_found = false;
    for sheet in sheets {
        if sheet.name == ABOUT || says(&sheet.name, &GUIDE) || sheet.cells.is_empty() {
            continue;
        }
        let Some(columns) = Columns::find(sheet) else {
            others.push(sheet);
            continue;
        };
        is_found = true;
        Filled {
            sheet,
            columns,
            assessor: &assessor,
        }
        .read(resolver, as_text);
    }
    if !is_found {
        resolver.problems.push(
            fault("填报表中没有考核期的工作表", "the form has no sheet of a period")
                .fix(Text::new("请重新生成填报表", "make the form again")),
        );
    }
    Ok(others)
}

/// What the hidden sheet says under a name.
fn said(about: &Sheet, name: &str) -> Option<String> {
    let mut rows = about.rows().map(|(_, cells)| cells);
    let row = rows.find(|cells| {
        cells
            .first()
            .is_some_and(|cell| cell.column == 0 && cell.text() == name)
    })?;
    row.iter().find(|cell| cell.column == 1).map(Cell::text)
}

fn check(scheme: &Scheme, form: &str, id: &str, version: &str) -> Result<(), Problem> {
    let document = scheme.document();
    let again = Text::new(
        "用 kaohe template 重新生成填报表",
        "make the form again with kaohe template",
    );
    if form != VERSION {
        return Err(fault(
            format!("填报表的格式“{}”不认识，可能由更新的程序生成", quoted(form)),
            format!(
                "the form has the format \"{}\", perhaps of a later program",
                quoted(form)
            ),
        )
        .fix(again));
    }
    if (id, version) == (document.id.as_str(), document.version.as_str()) {
        return Ok(());
    }
    let (id, version) = (quoted(id), quoted(version));
    Err(fault(
        format!(
            "这张填报表是为方案“{id}”{version} 生成的，现用方案是“{}”{}",
            document.id, document.version
        ),
        format!(
            "the form is for scheme \"{id}\" {version}; the scheme in force is \"{}\" {}",
            document.id, document.version
        ),
    )
    .fix(again))
}

/// What a column of a form is.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Kind {
    /// Values of a unit, by its code in the row of codes.
    Value(String),
    /// The status of values.
    Status,
    /// Something that is not filled in.
    Other,
}

/// Where things stand on a sheet of a form.
struct Columns {
    codes: u32,
    first_item: u32,
    kinds: Vec<Kind>,
}

impl Columns {
    /// Finds the headings; none on a sheet that is not of the form.
    fn find(sheet: &Sheet) -> Option<Self> {
        let starts = |cells: &[Cell]| {
            cells
                .first()
                .is_some_and(|cell| cell.column == 0 && says(&cell.text(), &CODE))
        };
        let (headings, _) = sheet.rows().find(|(_, cells)| starts(cells))?;
        let codes = headings.checked_sub(1)?;
        let of_row = |wanted: u32| {
            let mut rows = sheet.rows();
            rows.find(|(row, _)| *row == wanted).map_or(&[][..], |(_, cells)| cells)
        };
        let parts = of_row(headings + 1);
        let n = parts.last().map_or(0, |cell| usize::from(cell.column) + 1);
        let mut kinds = vec![Kind::Other; n];
        for part in parts {
            let word = part.text();
            let column = usize::from(part.column);
            if says(&word, &VALUE) || says(&word, &MARK) {
                let code = of_row(codes).iter().find(|cell| cell.column == part.column);
                kinds[column] = Kind::Value(code.map(Cell::text).unwrap_or_default());
            } else if says(&word, &STATUS) {
                kinds[column] = Kind::Status;
            }
        }
        Some(Self {
            codes,
            first_item: headings + 2,
            kinds,
        })
    }

    fn kind(&self, column: u16) -> Option<&Kind> {
        self.kinds.get(usize::from(column))
    }
}

/// A sheet that was filled in.
struct Filled<'b> {
    sheet: &'b Sheet,
    columns: Columns,
    assessor: &'b str,
}

impl Filled<'_> {
    fn read(&self, resolver: &mut Resolver, as_text: &mut AsText) {
        for (row, cells) in self.sheet.rows().skip_while(|(row, _)| *row < self.columns.first_item) {
            if resolver.problems.is_full() {
                return;
            }
            self.read_row((row, cells), resolver, as_text);
        }
    }

    fn read_row(&self, (row, cells): (u32, &[Cell]), resolver: &mut Resolver, as_text: &mut AsText) {
        let code = cells.first().filter(|cell| cell.column == 0).map(Cell::text);
        let code = code.unwrap_or_default();
        let mut at_cells = cells.iter().filter(|cell| !cell.is_blank()).peekable();
        while let Some(cell) = at_cells.next() {
            let (value, status) = match self.columns.kind(cell.column) {
                Some(Kind::Value(_)) => {
                    let status = at_cells.next_if(|next| self.is_status_of(cell.column, next));
                    (Some(cell), status)
                }
                Some(Kind::Status) => (None, Some(cell)),
                Some(Kind::Other) => continue,
                None => {
                    resolver
                        .problems
                        .push(at(self.sheet.place(row, cell.column), stray(cell)));
                    continue;
                }
            };
            if let Some(cell) = value {
                as_text.look(cell, || self.sheet.place(row, cell.column));
            }
            self.take(row, &code, (value, status), resolver);
        }
    }

    fn is_status_of(&self, value: u16, next: &Cell) -> bool {
        next.column == value + 1 && self.columns.kind(next.column) == Some(&Kind::Status)
    }

    /// Takes one value with its status.
    fn take(&self, row: u32, code: &str, (value, status): (Option<&Cell>, Option<&Cell>), resolver: &mut Resolver) {
        let column = value.map_or_else(
            || status.map_or(0, |cell| cell.column.saturating_sub(1)),
            |cell| cell.column,
        );
        let Some(Kind::Value(unit)) = self.columns.kind(column) else {
            return;
        };
        let place = |of: Column| match of {
            Column::Metric => self.sheet.place(row, 0),
            Column::Unit => self.sheet.place(self.columns.codes, column),
            Column::Status => self.sheet.place(row, column + 1),
            Column::Period => Place::Cell {
                sheet: self.sheet.name.clone(),
                cell: "A1".to_owned(),
            },
            _ => self.sheet.place(row, column),
        };
        let read = |cell: Option<&Cell>, of: Column| cell.map_or(Ok(String::new()), |cell| text(cell, of));
        let (typed, said) = match (read(value, Column::Value), read(status, Column::Status)) {
            (Ok(typed), Ok(said)) => (typed, said),
            (typed, said) => {
                let wrong = [(typed.err(), Column::Value), (said.err(), Column::Status)];
                let wrong = wrong
                    .into_iter()
                    .filter_map(|(problem, of)| Some(at(place(of), problem?)));
                resolver.problems.extend(wrong);
                return;
            }
        };
        let (typed, said) = match together(&typed, &said) {
            Ok(Some(both)) => both,
            Ok(None) => return,
            Err(problem) => {
                resolver.problems.push(at(place(Column::Status), problem));
                return;
            }
        };
        let what = if self.assessor.is_empty() {
            code.to_owned()
        } else {
            format!("{}@{}", code.trim(), self.assessor)
        };
        let empty = Cow::Borrowed("");
        let texts = [
            Cow::Borrowed(self.sheet.name.as_str()),
            Cow::Borrowed(unit.as_str()),
            Cow::Owned(what),
            Cow::Owned(typed),
            Cow::Owned(said),
            empty.clone(),
            empty,
        ];
        resolver.row(&RawRow { texts }, place);
    }
}

/// Value and status as the tidy table has them: a state stands in the place of a value.
fn together(typed: &str, said: &str) -> Result<Option<(String, String)>, Problem> {
    let is_state = says(said, &NOT_APPLICABLE) || says(said, &MISSING);
    if !is_state {
        let is_nothing = typed.trim().is_empty();
        return Ok((!is_nothing).then(|| (typed.to_owned(), said.to_owned())));
    }
    let agrees = typed.trim().is_empty() || read_reported(typed, "").ok() == read_reported(said, "").ok();
    let is_value = matches!(read_reported(typed, "%"), Ok(Reported::Value(_)));
    if agrees && !is_value {
        return Ok(Some((said.to_owned(), String::new())));
    }
    let (typed, said) = (quoted(typed), quoted(said));
    Err(fault(
        format!("状态是“{said}”，却填了“{typed}”"),
        format!("the status is \"{said}\", and yet there is \"{typed}\""),
    )
    .fix(Text::new("二者留一", "keep one of them")))
}

fn stray(cell: &Cell) -> Problem {
    let text = quoted(&cell.text());
    fault(
        format!("“{text}”在表格之外"),
        format!("\"{text}\" stands outside the form"),
    )
    .fix(Text::new("清除它；说明另附文字", "clear it; send remarks separately"))
}
