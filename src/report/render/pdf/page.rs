//! Pages: their sizes and margins, and what stands on them as a list of marks.
//!
//! Points, from the upper left corner. Nothing here knows how a PDF is written.

use super::ink::Ink;
use super::line::Line;
use crate::report::document::{Manner, Sheet as Named};
use crate::report::render::figure::Point;

/// Points in a millimetre.
pub(super) const MM: f64 = 72.0 / 25.4;

/// A sheet of paper and the space for text on it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Sheet {
    /// Its width and height.
    pub size: (f64, f64),
    /// The upper left corner of the text.
    pub at: Point,
    /// The width and height of the text.
    pub body: (f64, f64),
}

impl Sheet {
    /// The sheet of a paper of a kind.
    pub(super) fn of(manner: Manner, sheet: Named) -> Self {
        match (manner, sheet) {
            (Manner::Official, Named::Upright) => Self::official(),
            (Manner::Official, Named::Wide) => Self::even((297.0, 210.0), 26.0, 28.0),
            (Manner::Official, Named::Widest) => Self::even((420.0, 297.0), 26.0, 28.0),
            (Manner::Table, Named::Upright) => Self::even((210.0, 297.0), 15.0, 19.0),
            (Manner::Table, Named::Wide) => Self::even((297.0, 210.0), 14.0, 18.0),
            (Manner::Table, Named::Widest) => Self::even((420.0, 297.0), 14.0, 18.0),
        }
    }

    /// A sheet with the same margin at each side but the lower one, where the footer stands.
    fn even((width, height): (f64, f64), margin: f64, foot: f64) -> Self {
        Self {
            size: (width * MM, height * MM),
            at: (margin * MM, margin * MM),
            body: ((width - 2.0 * margin) * MM, (height - margin - foot) * MM),
        }
    }

    /// The sheet of an official paper (GB/T 9704-2012): 156 × 225 mm for 22 lines of 28 characters.
    pub(super) fn official() -> Self {
        Self {
            size: (210.0 * MM, 297.0 * MM),
            at: (28.0 * MM, 37.0 * MM),
            body: (156.0 * MM, 225.0 * MM),
        }
    }

    /// The lower edge of the text.
    pub(super) fn bottom(self) -> f64 {
        self.at.1 + self.body.1
    }

    /// The right edge of the text.
    pub(super) fn right(self) -> f64 {
        self.at.0 + self.body.0
    }
}

/// Something on a page.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Mark {
    /// A line of text on its baseline.
    Text { at: Point, line: Line },
    /// A filled rectangle.
    Fill { at: Point, size: (f64, f64), ink: Ink },
    /// A straight line.
    Rule { from: Point, to: Point, pen: Pen },
    /// An outline, closed.
    Shape {
        corners: Vec<Point>,
        pen: Pen,
        /// A colour that lets what is below be seen.
        wash: Option<Ink>,
    },
    /// A line through several points.
    Course { points: Vec<Point>, pen: Pen },
}

/// What a line is drawn with.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Pen {
    /// The colour.
    pub ink: Ink,
    /// The width.
    pub width: f64,
    /// Whether it is dashed.
    pub dashed: bool,
}

impl Pen {
    pub(super) const fn new(ink: Ink, width: f64) -> Self {
        Self {
            ink,
            width,
            dashed: false,
        }
    }
}

/// A page.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Page {
    /// The sheet.
    pub sheet: Sheet,
    /// What stands on it, in the order in which it is read.
    pub marks: Vec<Mark>,
}

/// The baseline of a line whose upper edge is at `top`: its characters stand in the middle.
pub(super) fn baseline(top: f64, line: &Line) -> f64 {
    /// How much of a Chinese character stands above the baseline.
    const ABOVE: f64 = 0.87;
    top + (line.style.leading - line.style.size) / 2.0 + ABOVE * line.style.size
}
