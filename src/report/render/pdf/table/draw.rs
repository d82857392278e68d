//! Rows down the pages: the heads again on each page, a sum on the page of what it sums up.

use std::collections::HashMap;
use std::ops::Range;

use super::rows::{BAR, CellBox, Laid, Rows};
use crate::report::render::figure::Point;
use crate::report::render::pdf::flow::Flow;
use crate::report::render::pdf::ink::Ink;
use crate::report::render::pdf::page::{Mark, Pen};

const LINE: Pen = Pen::new(Ink::RULE, 0.5);

/// How many lines of the cells that reach over a page's end stand on the pages before.
type Said = HashMap<(usize, usize), usize>;

impl Rows {
    /// The height that its beginning needs on a page.
    pub(super) fn least(&self) -> f64 {
        self.head.height + self.height(self.chunk(0))
    }

    fn height(&self, rows: Range<usize>) -> f64 {
        self.body[rows].iter().map(|row| row.height).sum()
    }

    /// A row with those that stay on its page.
    fn chunk(&self, at: usize) -> Range<usize> {
        let after = self.body.iter().skip(at + 1);
        let staying = after.take_while(|row| row.stays).count();
        at..(at + 1 + staying).min(self.body.len())
    }

    /// Draws the table from where the page is filled to.
    pub(super) fn draw(&self, flow: &mut Flow<'_>) {
        let mut said = Said::new();
        let mut at = 0;
        loop {
            let end = self.fitting(at, flow);
            self.segment(flow, at..end, &mut said);
            at = end;
            if at >= self.body.len() {
                return;
            }
            flow.turn(flow.sheet);
        }
    }

    /// Where the rows end that fit on the page; at least one row is taken.
    fn fitting(&self, at: usize, flow: &Flow<'_>) -> usize {
        let mut left = flow.room() - self.head.height;
        let mut end = at;
        while end < self.body.len() {
            let chunk = self.chunk(end);
            left -= self.height(chunk.clone());
            if left < 0.0 {
                break;
            }
            end = chunk.end;
        }
        if end == at { (at + 1).min(self.body.len()) } else { end }
    }

    /// Draws some rows with the heads above.
    fn segment(&self, flow: &mut Flow<'_>, rows: Range<usize>, said: &mut Said) {
        let left = flow.sheet.at.0;
        self.cells(flow, &self.head, left);
        flow.y += self.head.height;
        let mut tops = vec![flow.y];
        for row in &self.body[rows.clone()] {
            tops.push(flow.y + row.height);
            flow.y += row.height;
        }
        for at in 0..rows.end {
            for (n, cell) in self.body[at].cells.iter().enumerate() {
                let (first, end) = (at.max(rows.start), (at + cell.rows).min(rows.end));
                if first >= end {
                    continue;
                }
                let (top, bottom) = (tops[first - rows.start], tops[end - rows.start]);
                let skipped = said.get(&(at, n)).copied().unwrap_or(0);
                let printed = self.cell(flow, cell, (left, top), (bottom - top, skipped));
                let all = skipped + printed;
                // What has been said in full is said again on the next page.
                said.insert((at, n), if all >= cell.lines.len() { 0 } else { all });
            }
        }
    }

    fn cells(&self, flow: &mut Flow<'_>, row: &Laid, left: f64) {
        for cell in &row.cells {
            self.cell(flow, cell, (left, flow.y), (row.height, 0));
        }
    }

    /// Draws a cell and returns how many lines of it there was room for.
    fn cell(&self, flow: &mut Flow<'_>, cell: &CellBox, (left, top): Point, (height, skipped): (f64, usize)) -> usize {
        let (look, leading) = (self.look, self.look.text.leading);
        let (begin, end) = (
            left + self.edges[cell.column],
            left + self.edges[cell.column + cell.columns],
        );
        let size = (end - begin, height);
        if let Some(ink) = cell.band {
            flow.mark(Mark::Fill {
                at: (begin, top),
                size,
                ink,
            });
        }
        flow.mark(Mark::Shape {
            corners: vec![(begin, top), (end, top), (end, top + height), (begin, top + height)],
            pen: LINE,
            wash: None,
        });
        let below = if cell.bar.is_some() { BAR } else { 0.0 };
        let room = look.lines_in(height - below);
        let lines = &cell.lines[skipped..];
        let lines = &lines[..room.min(lines.len())];
        let mut y = top + (height - lines.len() as f64 * leading - below) / 2.0;
        for line in lines {
            flow.put((begin + look.beside, y), line.clone());
            y += leading;
        }
        if let Some(rate) = cell.bar {
            bar(flow, rate, ((begin + look.beside, y + 1.0), size.0 - 2.0 * look.beside));
        }
        lines.len()
    }
}

/// A rate as a bar that is full at 1.
fn bar(flow: &mut Flow<'_>, rate: f64, (at, width): (Point, f64)) {
    let rate = rate.clamp(0.0, 1.0);
    let ink = if rate < 0.6 { Ink::WARN } else { Ink::ACCENT };
    for (share, ink) in [(1.0, Ink::TRACK), (rate, ink)] {
        let size = (width * share, 2.5);
        if size.0 > 0.0 {
            flow.mark(Mark::Fill { at, size, ink });
        }
    }
}
