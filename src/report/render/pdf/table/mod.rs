//! Tables on pages: columns as wide as their words need, heads repeated, rows kept whole.

mod columns;
mod draw;
mod rows;

use super::flow::Flow;
use super::fonts::Typeface;
use super::line::{Side, Style, line};
use crate::report::document::Table;

/// How the cells of a table are set.
#[derive(Debug, Clone, Copy)]
struct Look {
    /// Ordinary text.
    text: Style,
    /// The space at the left and right of a cell's text.
    beside: f64,
    /// The space above and below it.
    above: f64,
}

impl Look {
    /// Smaller the more columns there are.
    fn of(table: &Table) -> Self {
        let size = match table.columns.len() {
            0..=7 => 10.0,
            8..=10 => 9.0,
            _ => 8.0,
        };
        Self::sized(size)
    }

    const fn sized(size: f64) -> Self {
        Self {
            text: Style::new(Typeface::Song, size, size * 1.35),
            beside: 3.0,
            above: 2.5,
        }
    }

    /// A size smaller, where there still is one that can be read.
    fn smaller(self) -> Option<Self> {
        const SMALLEST: f64 = 6.5;
        let size = self.text.size - 0.5;
        (size >= SMALLEST).then(|| Self::sized(size))
    }

    /// How many lines a cell of a height holds, one at the least.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a page holds few lines"
    )]
    fn lines_in(self, height: f64) -> usize {
        ((height - 2.0 * self.above) / self.text.leading + 0.01).max(1.0) as usize
    }

    /// Text that stands out.
    const fn strong(self) -> Style {
        self.text.typeface(Typeface::Hei)
    }
}

/// Sets a table below what stands on the page.
pub(super) fn table(flow: &mut Flow<'_>, table: &Table) {
    let width = flow.sheet.body.0;
    let mut look = Look::of(table);
    while let (true, Some(smaller)) = (columns::are_cut(flow.glyphs, table, width, look), look.smaller()) {
        look = smaller;
    }
    let widths = columns::widths(flow.glyphs, table, width, look);
    let rows = rows::rows(flow, table, &widths, look);
    flow.skip(4.0);
    let mut caption = 0.0;
    if !table.caption.is_empty() {
        let style = Style::new(Typeface::Hei, look.text.size + 1.0, look.text.size * 1.8);
        caption = style.leading;
        flow.need(caption + rows.least());
        let caption = line(flow.glyphs, &table.caption, style);
        flow.next(caption);
    }
    if caption == 0.0 {
        flow.need(rows.least());
    }
    rows.draw(flow);
    flow.y += 6.0;
}

/// The side that a column's cells are set to.
const fn side(align: crate::i18n::width::Align) -> Side {
    use crate::i18n::width::Align;
    match align {
        Align::Left => Side::Left,
        Align::Center => Side::Middle,
        Align::Right => Side::Right,
    }
}
