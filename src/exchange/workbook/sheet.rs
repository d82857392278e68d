//! A sheet as what its cells hold, whatever file they came from.
//!
//! Empty cells are not kept, so a sheet costs what is in it and not what it spans.

use rust_decimal::Decimal;

use super::limits::{Limits, MAX_CELL_TEXT, MAX_COLUMNS, MAX_ROWS, too_large};
use super::style::Style;
use super::{date, refused};
use crate::error::{Error, Place, Result};
use crate::text::Text;

/// What stands in a cell.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::exchange) enum Value {
    /// A number, with the decimals that it is shown with at least, and whether as a percentage.
    Number {
        number: f64,
        decimals: u8,
        is_percent: bool,
    },
    Text(Box<str>),
    /// A date, as `2021-07-31`, with a time where it has one.
    Date(Box<str>),
    Bool(bool),
    /// `#REF!` and the like.
    Error,
}

/// A cell that holds something; row and column from 0.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::exchange) struct Cell {
    pub(in crate::exchange) row: u32,
    pub(in crate::exchange) column: u16,
    pub(in crate::exchange) is_formula: bool,
    pub(in crate::exchange) value: Value,
}

impl Cell {
    /// Whether nothing is to be seen in it, nor computed.
    pub(in crate::exchange) fn is_blank(&self) -> bool {
        !self.is_formula && matches!(&self.value, Value::Text(text) if text.trim().is_empty())
    }

    /// The text that stands for what the cell shows, as a person would type it.
    pub(in crate::exchange) fn text(&self) -> String {
        match &self.value {
            Value::Number {
                number,
                decimals,
                is_percent,
            } => digits(*number, *decimals, *is_percent),
            Value::Text(text) | Value::Date(text) => text.to_string(),
            Value::Bool(true) => "TRUE".to_owned(),
            Value::Bool(false) => "FALSE".to_owned(),
            Value::Error => "#".to_owned(),
        }
    }
}

/// A sheet, its cells in the order of rows.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::exchange) struct Sheet {
    pub(in crate::exchange) name: String,
    pub(in crate::exchange) cells: Vec<Cell>,
}

impl Sheet {
    pub(super) fn new(name: String, limits: &mut Limits) -> Result<Self> {
        limits.sheet()?;
        limits.text(name.len())?;
        Ok(Self {
            name,
            cells: Vec::new(),
        })
    }

    /// Adds a cell where there is room for it.
    pub(super) fn push(
        &mut self,
        (row, column): (u64, u64),
        (value, is_formula): (Value, bool),
        limits: &mut Limits,
    ) -> Result<()> {
        if let Value::Text(text) = &value {
            if text.len() > MAX_CELL_TEXT {
                return Err(too_large());
            }
            if text.is_empty() && !is_formula {
                return Ok(());
            }
            limits.text(text.len())?;
        }
        let (Ok(at_row), Ok(at_column)) = (u32::try_from(row), u16::try_from(column)) else {
            return Err(self.far_away(row, column));
        };
        if row >= MAX_ROWS || column >= MAX_COLUMNS {
            return Err(self.far_away(row, column));
        }
        limits.cells(1)?;
        self.cells.push(Cell {
            row: at_row,
            column: at_column,
            is_formula,
            value,
        });
        Ok(())
    }

    /// Puts the cells in the order of rows; of two for one place the last one counts.
    pub(super) fn in_order(mut self) -> Self {
        let place = |cell: &Cell| (cell.row, cell.column);
        if !self.cells.is_sorted_by(|a, b| place(a) < place(b)) {
            self.cells.reverse();
            self.cells.sort_by_key(place);
            self.cells.dedup_by_key(|cell| place(cell));
        }
        self
    }

    /// The rows that hold something, each with its cells.
    pub(in crate::exchange) fn rows(&self) -> impl Iterator<Item = (u32, &[Cell])> {
        let rows = self.cells.chunk_by(|a, b| a.row == b.row);
        rows.map(|cells| (cells[0].row, cells))
    }

    /// Where a cell is, for a message.
    pub(in crate::exchange) fn place(&self, row: u32, column: u16) -> Place {
        Place::Cell {
            sheet: self.name.clone(),
            cell: address(u64::from(row), u64::from(column)),
        }
    }

    fn far_away(&self, row: u64, column: u64) -> Error {
        let (name, cell) = (super::super::legible::quoted(&self.name), address(row, column));
        refused(
            Text::of(
                format!("工作表“{name}”的 {cell} 有内容，超出可读的范围（{MAX_ROWS} 行、{MAX_COLUMNS} 列）"),
                format!("{cell} of sheet \"{name}\" lies beyond what is read ({MAX_ROWS} rows, {MAX_COLUMNS} columns)"),
            ),
            Text::new(
                "清除表格以外的内容，另存后再导入",
                "clear what lies outside the table and save it again",
            ),
        )
    }
}

/// A number in the style of its cell.
pub(super) fn number(number: f64, style: Style, is_1904: bool) -> Value {
    match style {
        Style::Date => date::of_serial(number, is_1904).map_or(
            Value::Number {
                number,
                decimals: 0,
                is_percent: false,
            },
            |date| Value::Date(date.into()),
        ),
        Style::Number { decimals, is_percent } => Value::Number {
            number,
            decimals,
            is_percent,
        },
    }
}

/// `C7`.
pub(in crate::exchange) fn address(row: u64, column: u64) -> String {
    let mut letters = Vec::new();
    let mut left = column.saturating_add(1);
    while left > 0 {
        letters.push(char::from(b'A' + u8::try_from((left - 1) % 26).unwrap_or_default()));
        left = (left - 1) / 26;
    }
    letters.iter().rev().collect::<String>() + &row.saturating_add(1).to_string()
}

/// The digits that a spreadsheet means: it computes with 15, and shows no more.
pub(in crate::exchange) fn digits(number: f64, decimals: u8, is_percent: bool) -> String {
    let Ok(exact) = Decimal::from_scientific(&format!("{number:.14e}")) else {
        return format!("{number:e}");
    };
    let (shown, sign) = if is_percent {
        (exact * Decimal::ONE_HUNDRED, "%")
    } else {
        (exact, "")
    };
    let mut shown = shown.normalize();
    if shown.scale() < u32::from(decimals) {
        shown.rescale(u32::from(decimals));
    }
    format!("{shown}{sign}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_read_as_it_is_shown_and_no_digit_of_binary_fractions_comes_in() {
        for (number, decimals, is_percent, text) in [
            (45.300_000_000_000_004, 0, false, "45.3"),
            (38.2, 2, false, "38.20"),
            (38.2345, 2, false, "38.2345"),
            (0.385, 0, true, "38.5%"),
            (0.07, 2, true, "7.00%"),
            (-0.1, 0, false, "-0.1"),
            (123_456_789_012_345.0, 0, false, "123456789012345"),
            (1e300, 0, false, "1e300"),
            (1e-30, 0, false, "1e-30"),
        ] {
            assert_eq!(digits(number, decimals, is_percent), text);
        }
    }

    #[test]
    fn an_address_is_what_spreadsheets_call_a_cell() {
        for (row, column, address_) in [
            (0, 0, "A1"),
            (6, 2, "C7"),
            (0, 26, "AA1"),
            (1_048_575, 16_383, "XFD1048576"),
        ] {
            assert_eq!(address(row, column), address_);
        }
    }

    #[test]
    fn of_two_cells_for_one_place_the_last_counts() {
        let mut limits = Limits::default();
        let mut sheet = Sheet::new("a".to_owned(), &mut limits).expect("a sheet");
        for (row, text) in [(1, "one"), (0, "two"), (1, "three")] {
            let value = Value::Text(text.into());
            sheet.push((row, 0), (value, false), &mut limits).expect("room");
        }
        let texts: Vec<_> = sheet.in_order().cells.iter().map(Cell::text).collect();
        assert_eq!(texts, ["two", "three"]);
    }
}
