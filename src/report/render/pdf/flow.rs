//! What stands on a paper, set one below the other down its pages.

use super::glyph::Glyphs;
use super::line::{Line, Measure, Side, Style, lines};
use super::page::{Mark, Page, Sheet, baseline};
use crate::report::render::figure::Point;

/// A heading, for the list of contents that a reader's program shows.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Entry {
    /// The heading.
    pub text: String,
    /// The number of its page, from 0.
    pub page: usize,
    /// Where it stands on the page.
    pub at: Point,
}

/// Pages under construction.
pub(super) struct Flow<'a> {
    /// The characters.
    pub glyphs: &'a Glyphs<'a>,
    /// The sheet of the page and of those that follow.
    pub sheet: Sheet,
    /// The pages, the last one under construction.
    pub pages: Vec<Page>,
    /// The headings.
    pub entries: Vec<Entry>,
    /// Where the page is filled to.
    pub y: f64,
}

impl<'a> Flow<'a> {
    pub(super) fn new(glyphs: &'a Glyphs<'a>, sheet: Sheet) -> Self {
        let mut flow = Self {
            glyphs,
            sheet,
            pages: Vec::new(),
            entries: Vec::new(),
            y: 0.0,
        };
        flow.turn(sheet);
        flow
    }

    /// Begins a page.
    pub(super) fn turn(&mut self, sheet: Sheet) {
        self.sheet = sheet;
        self.y = sheet.at.1;
        self.pages.push(Page {
            sheet,
            marks: Vec::new(),
        });
    }

    /// Whether nothing stands on the page.
    pub(super) fn is_fresh(&self) -> bool {
        self.y <= self.sheet.at.1
    }

    /// The height that is left on the page.
    pub(super) fn room(&self) -> f64 {
        // What is as high as the page fits it, whatever the last bits of the sum.
        self.sheet.bottom() - self.y + 0.01
    }

    /// Begins a page where less than a height is left.
    pub(super) fn need(&mut self, height: f64) {
        if height > self.room() && !self.is_fresh() {
            self.turn(self.sheet);
        }
    }

    /// Leaves a height free, but not at the head of a page.
    pub(super) fn skip(&mut self, height: f64) {
        if !self.is_fresh() {
            self.y += height;
        }
    }

    /// Puts a mark on the page.
    pub(super) fn mark(&mut self, mark: Mark) {
        let page = self.pages.last_mut().expect("BUG: there is always a page");
        page.marks.push(mark);
    }

    /// Puts a line on the page with its upper left corner at a point.
    pub(super) fn put(&mut self, (x, top): Point, line: Line) {
        if !line.letters.is_empty() {
            let at = (x, baseline(top, &line));
            self.mark(Mark::Text { at, line });
        }
    }

    /// Puts the next line below the last one.
    pub(super) fn next(&mut self, line: Line) {
        let height = line.style.leading;
        self.need(height);
        self.put((self.sheet.at.0, self.y), line);
        self.y += height;
    }

    /// A paragraph over the whole width; the first line is indented by so much.
    pub(super) fn paragraph(&mut self, text: &str, style: Style, (indent, side): (f64, Side)) {
        let measure = Measure {
            indent,
            ..Measure::new(self.sheet.body.0, side)
        };
        for line in lines(self.glyphs, text, style, measure) {
            self.next(line);
        }
    }

    /// Notes where a heading stands.
    pub(super) fn enter(&mut self, text: &str) {
        self.entries.push(Entry {
            text: text.to_owned(),
            page: self.pages.len() - 1,
            at: (self.sheet.at.0, self.y),
        });
    }
}
