//! The rows of a table with their cells broken to lines, and how high each row is.

use super::{Look, side};
use crate::report::document::{Cell, Emphasis, Row, RowKind, Table};
use crate::report::render::pdf::flow::Flow;
use crate::report::render::pdf::glyph::Glyphs;
use crate::report::render::pdf::ink::Ink;
use crate::report::render::pdf::line::{Line, Measure, Side, Style, lines};

/// What a bar takes below the text of its cell.
pub(super) const BAR: f64 = 5.0;

/// A table, ready to be drawn.
pub(super) struct Rows {
    /// Where each column begins, and where the last one ends.
    pub edges: Vec<f64>,
    /// The row of headings.
    pub head: Laid,
    /// The rows.
    pub body: Vec<Laid>,
    pub look: Look,
}

/// A row with its height.
pub(super) struct Laid {
    pub height: f64,
    /// Whether it stays on the page of the row above, as a sum does.
    pub stays: bool,
    pub cells: Vec<CellBox>,
}

/// A cell broken to lines.
pub(super) struct CellBox {
    /// Its first column, and how many it takes.
    pub column: usize,
    pub columns: usize,
    /// How many rows it reaches over.
    pub rows: usize,
    pub lines: Vec<Line>,
    pub bar: Option<f64>,
    pub band: Option<Ink>,
}

impl CellBox {
    fn height(&self, look: Look) -> f64 {
        let bar = if self.bar.is_some() { BAR } else { 0.0 };
        self.lines.len() as f64 * look.text.leading + bar + 2.0 * look.above
    }
}

/// Lays out a table for columns of such widths.
pub(super) fn rows(flow: &Flow<'_>, table: &Table, widths: &[f64], look: Look) -> Rows {
    let edges = std::iter::once(0.0).chain(widths.iter().scan(0.0, |x, width| {
        *x += width;
        Some(*x)
    }));
    let laying = Laying {
        glyphs: flow.glyphs,
        table,
        edges: edges.collect(),
        look,
    };
    let head = laying.head();
    let grid = table.grid();
    let mut rows: Vec<Laid> = grid
        .iter()
        .zip(&table.rows)
        .map(|(cells, row)| laying.row(cells, row))
        .collect();
    stretch(&mut rows, look);
    let highest = flow.sheet.body.1 - head.height - 2.0 * look.text.leading;
    let rows = cut_high(rows, highest, look);
    Rows {
        edges: laying.edges,
        head,
        body: rows,
        look,
    }
}

struct Laying<'a> {
    glyphs: &'a Glyphs<'a>,
    table: &'a Table,
    edges: Vec<f64>,
    look: Look,
}

impl Laying<'_> {
    fn head(&self) -> Laid {
        let cell = |(column, of): (usize, &crate::report::document::Column)| CellBox {
            column,
            columns: 1,
            rows: 1,
            lines: self.lines((column, 1), &of.heading, self.look.strong(), Side::Middle),
            bar: None,
            band: Some(Ink::BAND),
        };
        self.laid(self.table.columns.iter().enumerate().map(cell).collect(), false)
    }

    fn row(&self, cells: &[Option<&Cell>], row: &Row) -> Laid {
        let of = |(column, cell): (usize, Option<&Cell>)| Some(self.cell(column, cell?, row.kind));
        let cells = cells.iter().copied().enumerate().filter_map(of).collect();
        self.laid(cells, row.kind != RowKind::Body)
    }

    fn laid(&self, cells: Vec<CellBox>, stays: bool) -> Laid {
        let own = cells.iter().filter(|cell| cell.rows == 1);
        Laid {
            height: own.map(|cell| cell.height(self.look)).fold(0.0, f64::max),
            stays,
            cells,
        }
    }

    fn cell(&self, column: usize, cell: &Cell, kind: RowKind) -> CellBox {
        let columns = (cell.more_columns + 1).min(self.table.columns.len() - column);
        let is_strong = kind != RowKind::Body || cell.more_rows > 0;
        let style = if is_strong { self.look.strong() } else { self.look.text };
        let (ink, band) = match cell.emphasis {
            Emphasis::None if kind == RowKind::Body => (Ink::TEXT, None),
            Emphasis::None => (Ink::TEXT, Some(Ink::BAND)),
            Emphasis::Weak => (Ink::WARN, Some(Ink::WARN_BAND)),
            Emphasis::Faint => (Ink::SOFT, None),
        };
        let side = if cell.more_rows > 0 {
            Side::Middle
        } else {
            side(self.table.columns[column].align)
        };
        CellBox {
            column,
            columns,
            rows: cell.more_rows + 1,
            lines: self.lines((column, columns), &cell.text, style.ink(ink), side),
            bar: cell.bar,
            band,
        }
    }

    fn lines(&self, (column, columns): (usize, usize), text: &str, style: Style, side: Side) -> Vec<Line> {
        let width = self.edges[column + columns] - self.edges[column] - 2.0 * self.look.beside;
        lines(self.glyphs, text, style, Measure::new(width, side))
    }
}

/// Makes rows high enough for the cells that reach over them.
fn stretch(rows: &mut [Laid], look: Look) {
    for at in 0..rows.len() {
        let needs: Vec<(usize, f64)> = rows[at]
            .cells
            .iter()
            .filter(|cell| cell.rows > 1)
            .map(|cell| ((at + cell.rows).min(rows.len()), cell.height(look)))
            .collect();
        for (end, needed) in needs {
            let has: f64 = rows[at..end].iter().map(|row| row.height).sum();
            rows[end - 1].height += (needed - has).max(0.0);
        }
    }
}

/// Cuts rows that no page could hold into rows that follow each other.
fn cut_high(rows: Vec<Laid>, highest: f64, look: Look) -> Vec<Laid> {
    let most = look.lines_in(highest);
    let mut cut: Vec<Laid> = Vec::new();
    for row in rows {
        if row.height <= highest {
            cut.push(row);
            continue;
        }
        let own = row.cells.iter().filter(|cell| cell.rows == 1);
        let longest = own.map(|cell| cell.lines.len()).max().unwrap_or(1);
        let parts = longest.div_ceil(most).max(1);
        let this = cut.len();
        for (at, above) in cut.iter_mut().enumerate() {
            let reaching = above.cells.iter_mut().filter(|cell| at + cell.rows > this);
            reaching.for_each(|cell| cell.rows += parts - 1);
        }
        cut.extend(self::parts(row, parts, most, look));
    }
    cut
}

/// A row as so many rows of at most so many lines.
fn parts(mut row: Laid, parts: usize, most: usize, look: Look) -> Vec<Laid> {
    let mut rows = Vec::new();
    for n in 0..parts {
        let mut cells = Vec::new();
        for cell in &mut row.cells {
            let is_one = cell.rows == 1;
            if !is_one && n > 0 {
                continue;
            }
            let taken = if is_one {
                most.min(cell.lines.len())
            } else {
                cell.lines.len()
            };
            cells.push(CellBox {
                rows: if is_one { 1 } else { cell.rows + parts - 1 },
                lines: cell.lines.drain(..taken).collect(),
                bar: cell.bar.take(),
                ..*cell
            });
        }
        let own = cells.iter().filter(|cell| cell.rows == 1);
        let height = own.map(|cell| cell.height(look)).fold(0.0, f64::max);
        rows.push(Laid {
            height,
            stays: false,
            cells,
        });
    }
    rows
}
