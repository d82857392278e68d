//! Tables: fixed columns, heads that are repeated on every page, cells that reach over others.

use super::super::element::Markup;
use super::set;
use super::style::{FAINT, WEAK, id};
use super::words::{Look, run};
use crate::i18n::width::{Align, width as columns_of};
use crate::report::document::{Cell, Column, Emphasis, RowKind, Table};

/// The shade of heads and sums, and of what attention is called to.
const BAND: &str = "F2F5F8";
const WARN: &str = "FCEFEB";
/// The colours of a rate's bar: as it should be, and below the line.
const FILL: &str = "1F5F99";
/// A rate below which its bar warns.
const LOW: f64 = 0.6;

/// Half points between which the letters of a table stay.
const SMALLEST: u32 = 14;
const LARGEST: u32 = 21;
/// The smallest of a heading that has a long word in a narrow column.
const SMALLEST_WORD: u32 = 10;

/// A table on lines of so many twentieths of a point.
pub(super) fn table(part: &mut Markup, table: &Table, line: u32) {
    let (widths, size) = (widths(&table.columns, line), size(&table.columns, line));
    let sheet = Grid {
        table,
        widths: &widths,
        size,
    };
    part.element("w:tbl", &[], |of| {
        properties(of, line);
        of.element("w:tblGrid", &[], |grid| {
            for width in &widths {
                grid.empty("w:gridCol", &[("w:w", width)]);
            }
        });
        sheet.head(of);
        sheet.rows(of);
    });
}

fn properties(part: &mut Markup, line: u32) {
    part.element("w:tblPr", &[], |of| {
        of.empty("w:tblW", &[("w:w", &line), ("w:type", &"dxa")]);
        set(of, "w:jc", &"center");
        of.literal(
            "<w:tblBorders><w:top w:val=\"single\" w:sz=\"8\" w:space=\"0\" w:color=\"auto\"/>\
             <w:left w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"auto\"/>\
             <w:bottom w:val=\"single\" w:sz=\"8\" w:space=\"0\" w:color=\"auto\"/>\
             <w:right w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"auto\"/>\
             <w:insideH w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"auto\"/>\
             <w:insideV w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"auto\"/></w:tblBorders>\
             <w:tblLayout w:type=\"fixed\"/>\
             <w:tblCellMar><w:left w:w=\"40\" w:type=\"dxa\"/><w:right w:w=\"40\" w:type=\"dxa\"/></w:tblCellMar>",
        );
    });
}

/// The widths of columns; together they are the line.
fn widths(columns: &[Column], line: u32) -> Vec<u32> {
    let all: u32 = columns.iter().map(|column| column.width).sum::<u32>().max(1);
    let mut so_far = 0;
    let mut ends = columns.iter().map(|column| {
        so_far += column.width;
        line * so_far / all
    });
    let mut begin = 0;
    let mut widths = Vec::with_capacity(columns.len());
    for end in &mut ends {
        widths.push(end - begin);
        begin = end;
    }
    widths
}

/// How large the letters are: the more columns, the smaller.
fn size(columns: &[Column], line: u32) -> u32 {
    let all: u32 = columns.iter().map(|column| column.width).sum::<u32>().max(1);
    // A column of width 1 has room for a digit and a half, a digit being half as wide as high.
    (line * 4 / (all * 30)).clamp(SMALLEST, LARGEST)
}

/// Half points at which no word of a heading is broken; Chinese may break anywhere.
fn fitting(heading: &str, width: u32) -> u32 {
    let is_one = |word: &&str| columns_of(word) == word.chars().count();
    let longest = heading.split([' ', '-']).filter(is_one).map(columns_of).max();
    let longest = u32::try_from(longest.unwrap_or(0)).unwrap_or(u32::MAX).max(1);
    // A bold letter is about six tenths as wide as high.
    (width.saturating_sub(80) / 6 / longest).max(SMALLEST_WORD)
}

#[derive(Clone, Copy)]
struct Grid<'a> {
    table: &'a Table,
    widths: &'a [u32],
    size: u32,
}

/// What a place of the grid looks like.
#[derive(Clone, Copy)]
struct Place {
    at: usize,
    columns: usize,
    merge: Option<&'static str>,
    shade: Option<&'static str>,
}

impl Grid<'_> {
    fn head(&self, part: &mut Markup) {
        row(part, true, |row| {
            for (at, column) in self.table.columns.iter().enumerate() {
                let place = Place {
                    at,
                    columns: 1,
                    merge: None,
                    shade: Some(BAND),
                };
                let head = Grid {
                    size: self.size.min(fitting(&column.heading, self.widths[at])),
                    ..*self
                };
                self.place(row, place, |cell| {
                    head.words(cell, id::CELL_HEAD, &column.heading, Look::default());
                });
            }
        });
    }

    fn rows(&self, part: &mut Markup) {
        // How many rows the cell that begins in a column still reaches down, and over how many columns.
        let mut reaching = vec![(0_usize, 1_usize); self.widths.len()];
        for (places, of) in self.table.grid().into_iter().zip(&self.table.rows) {
            row(part, false, |row| self.row(row, &places, (of.kind, &mut reaching)));
        }
    }

    fn row(&self, row: &mut Markup, places: &[Option<&Cell>], of: (RowKind, &mut [(usize, usize)])) {
        let (kind, reaching) = of;
        let shade = match kind {
            RowKind::Body => None,
            RowKind::Subtotal | RowKind::Total => Some(BAND),
        };
        let mut at = 0;
        while at < places.len() {
            let (rows, over) = reaching[at];
            let columns = match places[at] {
                Some(cell) => (cell.more_columns + 1).min(places.len() - at),
                None if rows > 0 => over,
                None => 1,
            };
            let place = Place {
                at,
                columns,
                merge: None,
                shade,
            };
            match places[at] {
                Some(cell) => {
                    reaching[at] = (cell.more_rows, columns);
                    self.cell(row, cell, (place, kind));
                }
                None if rows > 0 => {
                    reaching[at].0 -= 1;
                    let merge = Some("continue");
                    self.place(row, Place { merge, ..place }, |cell| {
                        self.words(cell, id::CELL, "", Look::default());
                    });
                }
                None => self.place(row, place, |cell| self.words(cell, id::CELL, "", Look::default())),
            }
            at += columns;
        }
    }

    fn cell(&self, row: &mut Markup, cell: &Cell, (place, kind): (Place, RowKind)) {
        let column = &self.table.columns[place.at];
        let is_across = cell.more_rows > 0;
        let style = match column.align {
            _ if is_across => id::CELL_CENTER,
            Align::Left => id::CELL,
            Align::Center => id::CELL_CENTER,
            Align::Right => id::CELL_RIGHT,
        };
        let (colour, shade) = match cell.emphasis {
            Emphasis::None => (None, place.shade),
            Emphasis::Weak => (Some(WEAK), Some(WARN)),
            Emphasis::Faint => (Some(FAINT), place.shade),
        };
        let look = Look {
            bold: kind != RowKind::Body || is_across,
            colour,
            size: None,
        };
        let place = Place {
            merge: is_across.then_some("restart"),
            shade,
            ..place
        };
        self.place(row, place, |part| {
            self.words(part, style, &cell.text, look);
            if let Some(rate) = cell.bar {
                bar(part, rate, self.widths[place.at]);
            }
        });
    }

    fn place(&self, row: &mut Markup, place: Place, inside: impl FnOnce(&mut Markup)) {
        let width: u32 = self.widths[place.at..place.at + place.columns].iter().sum();
        row.element("w:tc", &[], |cell| {
            cell.element("w:tcPr", &[], |of| {
                of.empty("w:tcW", &[("w:w", &width), ("w:type", &"dxa")]);
                if place.columns > 1 {
                    set(of, "w:gridSpan", &place.columns);
                }
                if let Some(merge) = place.merge {
                    set(of, "w:vMerge", &merge);
                }
                if let Some(shade) = place.shade {
                    of.empty(
                        "w:shd",
                        &[("w:val", &"clear"), ("w:color", &"auto"), ("w:fill", &shade)],
                    );
                }
                set(of, "w:vAlign", &"center");
            });
            inside(cell);
        });
    }

    fn words(&self, cell: &mut Markup, style: &'static str, text: &str, look: Look) {
        cell.element("w:p", &[], |paragraph| {
            paragraph.element("w:pPr", &[], |of| set(of, "w:pStyle", &style));
            let size = Some(self.size);
            run(paragraph, text, Look { size, ..look });
        });
    }
}

fn row(part: &mut Markup, is_head: bool, inside: impl FnOnce(&mut Markup)) {
    part.element("w:tr", &[], |row| {
        row.literal("<w:trPr><w:cantSplit/>");
        if is_head {
            row.literal("<w:tblHeader/>");
        }
        row.literal("</w:trPr>");
        inside(row);
    });
}

/// A rate as a thick rule below its number, full at 1.
fn bar(cell: &mut Markup, rate: f64, width: u32) {
    let room = f64::from(width.saturating_sub(80));
    let short = format!("{:.0}", room * (1.0 - rate.clamp(0.0, 1.0)));
    let colour = if rate < LOW { WEAK } else { FILL };
    cell.element("w:p", &[], |paragraph| {
        paragraph.element("w:pPr", &[], |of| {
            set(of, "w:pStyle", &id::GAP);
            if rate > 0.0 {
                of.element("w:pBdr", &[], |border| {
                    border.empty(
                        "w:bottom",
                        &[
                            ("w:val", &"single"),
                            ("w:sz", &"18"),
                            ("w:space", &"0"),
                            ("w:color", &colour),
                        ],
                    );
                });
            }
            of.empty("w:ind", &[("w:right", &short)]);
        });
    });
}
