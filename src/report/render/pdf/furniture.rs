//! What stands around the text of every page: page number, what identifies the result, draft mark.

use super::fonts::Typeface;
use super::glyph::Glyphs;
use super::ink::Ink;
use super::line::{Line, Style, line};
use super::page::{MM, Mark, Page, Pen, baseline};
use crate::report::document::{Document, Manner};

const FOOTER: Style = Style::new(Typeface::Song, 6.5, 9.0).ink(Ink::SOFT);
const RUNNING: Style = Style::new(Typeface::Song, 7.5, 10.0).ink(Ink::SOFT);
const DRAFT: Style = Style::new(Typeface::Hei, 11.0, 15.0).ink(Ink::WARN);

/// Adds to every page what stands around its text.
pub(super) fn furnish(document: &Document, glyphs: &Glyphs<'_>, pages: &mut [Page]) {
    let front = &document.front;
    for (n, page) in pages.iter_mut().enumerate() {
        let mut around = Vec::new();
        if document.manner == Manner::Table && n > 0 {
            // A sheet that is taken out still says what it belongs to.
            let title = line(glyphs, &front.title, RUNNING);
            around.push(at((page.sheet.at.0, page.sheet.at.1 - 5.0 * MM), title));
        }
        if let Some(draft) = &front.draft {
            draft_mark(glyphs, page, draft, &mut around);
        }
        page.marks.splice(0..0, around);
        for (row, said) in front.footer.iter().enumerate() {
            footer(glyphs, page, (n, row, front.footer.len()), said);
        }
        number(document.manner, glyphs, page, n + 1);
    }
}

fn at((x, top): (f64, f64), line: Line) -> Mark {
    Mark::Text {
        at: (x, baseline(top, &line)),
        line,
    }
}

/// The mark of a draft, boxed in the upper right corner.
fn draft_mark(glyphs: &Glyphs<'_>, page: &Page, draft: &str, marks: &mut Vec<Mark>) {
    let text = line(glyphs, draft, DRAFT);
    let (right, top) = (page.sheet.right(), 5.0 * MM);
    let (left, bottom) = (right - text.width - 12.0, top + DRAFT.leading + 2.0);
    marks.push(Mark::Shape {
        corners: vec![(left, top), (right, top), (right, bottom), (left, bottom)],
        pen: Pen::new(Ink::WARN, 1.0),
        wash: None,
    });
    marks.push(at((left + 6.0, top + 1.0), text));
}

/// What identifies the result, at the inner side of the foot.
fn footer(glyphs: &Glyphs<'_>, page: &mut Page, (n, row, rows): (usize, usize, usize), said: &str) {
    let text = line(glyphs, said, FOOTER);
    let x = if is_odd(n + 1) {
        page.sheet.at.0
    } else {
        page.sheet.right() - text.width
    };
    let top = page.sheet.size.1 - 6.0 * MM - (rows - row) as f64 * FOOTER.leading;
    let mark = at((x, top), text);
    page.marks.push(mark);
}

/// `— 3 —`, at the right of odd pages and at the left of even ones.
fn number(manner: Manner, glyphs: &Glyphs<'_>, page: &mut Page, n: usize) {
    let sheet = page.sheet;
    // An official letter has it in size 4, a character from the edge, the dash 7 mm below the text.
    let (size, inset, below) = match manner {
        Manner::Official => (14.0, 14.0, 7.0 * MM - 9.0),
        Manner::Table => (10.0, 0.0, 2.0 * MM),
    };
    let text = line(
        glyphs,
        &format!("— {n} —"),
        Style::new(Typeface::Song, size, size * 1.2),
    );
    let x = if is_odd(n) {
        sheet.right() - inset - text.width
    } else {
        sheet.at.0 + inset
    };
    let mark = at((x, sheet.bottom() + below), text);
    page.marks.push(mark);
}

const fn is_odd(n: usize) -> bool {
    n % 2 == 1
}
