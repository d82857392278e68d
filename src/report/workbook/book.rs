//! The workbook before it is written: sheets of cells, each with what stands in it and how it looks.
//!
//! A cell that shows a result names the result that is expected of its formula (`works`).

use super::formula::{Cell, Expr, Rows, Spans};
use super::tab::Tab;

/// What stands in a cell.
#[derive(Debug, Clone, Default)]
pub(super) enum Content {
    #[default]
    Empty,
    /// A text, which is never a formula.
    Text(String),
    Number(f64),
    Formula(Expr),
}

/// What a formula must come to.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub(super) enum Expected {
    /// Nothing is known of it but what it says.
    #[default]
    Unknown,
    /// This number.
    Number(f64),
    /// This word.
    Word(&'static str),
    /// Any word: there is no number.
    NoNumber,
}

/// How a cell looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub(super) enum Style {
    #[default]
    Plain,
    /// The head of a sheet.
    Title,
    /// A sentence below it.
    Note,
    /// The head of a column.
    Head,
    /// A label, on the left.
    Label,
    /// A number that was reported and may be changed.
    Input,
    /// A parameter of the scheme, which may be changed.
    Parameter,
    /// A number of any size.
    Number,
    /// A share of 1, shown per cent.
    Rate,
    /// Points as printed.
    Points,
    /// A whole number.
    Count,
    /// A long text, in several lines.
    Prose,
    /// A sum, in bold.
    Total,
    /// The choice of a list.
    Choice,
    /// A mark that this is no final result.
    Draft,
}

/// A cell.
#[derive(Debug, Clone, Default)]
pub(super) struct Slot {
    pub(super) content: Content,
    pub(super) style: Style,
    pub(super) expected: Expected,
}

/// A sheet.
#[derive(Debug, Clone, Default)]
pub(super) struct Sheet {
    rows: Vec<Vec<Slot>>,
    /// Widths of columns in characters, where they are not the usual ones.
    pub(super) widths: Vec<(usize, f64)>,
}

impl Sheet {
    /// The cells, row by row.
    pub(super) fn rows(&self) -> &[Vec<Slot>] {
        &self.rows
    }

    /// How many columns the widest row has.
    pub(super) fn n_columns(&self) -> usize {
        self.rows.iter().map(Vec::len).max().unwrap_or(0)
    }
}

/// All sheets.
#[derive(Debug, Clone, Default)]
pub(super) struct Book {
    sheets: Vec<Sheet>,
    pub(super) spans: Spans,
}

impl Book {
    pub(super) fn new(spans: Spans) -> Self {
        Self {
            sheets: vec![Sheet::default(); Tab::ALL.len()],
            spans,
        }
    }

    pub(super) fn sheet(&self, tab: Tab) -> &Sheet {
        &self.sheets[tab.index()]
    }

    /// The width of a column in characters.
    pub(super) fn width(&mut self, tab: Tab, column: usize, characters: f64) {
        self.sheets[tab.index()].widths.push((column, characters));
    }

    fn slot(&mut self, tab: Tab, row: usize, column: usize) -> &mut Slot {
        let rows = &mut self.sheets[tab.index()].rows;
        if rows.len() <= row {
            rows.resize(row + 1, Vec::new());
        }
        if rows[row].len() <= column {
            rows[row].resize(column + 1, Slot::default());
        }
        &mut rows[row][column]
    }

    pub(super) fn text(&mut self, (tab, row, column): (Tab, usize, usize), text: impl Into<String>, style: Style) {
        let slot = self.slot(tab, row, column);
        slot.content = Content::Text(text.into());
        slot.style = style;
    }

    pub(super) fn number(&mut self, (tab, row, column): (Tab, usize, usize), number: f64, style: Style) {
        let slot = self.slot(tab, row, column);
        slot.content = Content::Number(number);
        slot.style = style;
    }

    pub(super) fn formula(&mut self, (tab, row, column): (Tab, usize, usize), formula: Expr, style: Style) {
        let slot = self.slot(tab, row, column);
        slot.content = Content::Formula(formula);
        slot.style = style;
    }

    /// Says what the formula of a cell must come to.
    pub(super) fn expect(&mut self, (tab, row, column): (Tab, usize, usize), expected: Expected) {
        self.slot(tab, row, column).expected = expected;
    }

    /// What stands in a cell, where anything does.
    pub(super) fn get(&self, tab: Tab, row: usize, column: usize) -> Option<&Slot> {
        self.sheet(tab).rows.get(row)?.get(column)
    }

    /// Whether anything stands on a sheet.
    pub(super) fn is_empty(&self, tab: Tab) -> bool {
        self.sheet(tab).rows.is_empty()
    }

    /// The cells of a range, for a formula in a row, row by row.
    pub(super) fn cells(&self, tab: Tab, (rows, row): (Rows, usize), columns: (usize, usize)) -> Vec<Cell> {
        let (top, bottom) = self.spans.resolve(rows, row);
        let row_of = |row| {
            (columns.0..=columns.1).map(move |column| Cell {
                tab,
                row: Some(row),
                column,
            })
        };
        (top..=bottom).flat_map(row_of).collect()
    }
}
