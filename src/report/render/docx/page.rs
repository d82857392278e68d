//! Sheets, margins, and what stands at the head and foot of every page.
//!
//! Lengths are twentieths of a point.

use super::super::element::Markup;
use super::package::Package;
use super::style::{LINE, id};
use super::words::{Look, counted, paragraph, run};
use super::{R, W, part, set};
use crate::report::document::{Document, Manner, Sheet};

/// Headers and footers, and for which pages they are.
const HEADER: &str = "header1";
const FOOTER_ODD: &str = "footer1";
const FOOTER_EVEN: &str = "footer2";

/// A sheet with its margins.
#[derive(Debug, Clone, Copy)]
pub(super) struct Page {
    width: u32,
    height: u32,
    top: u32,
    bottom: u32,
    left: u32,
    right: u32,
    /// The feet of the page's last line, from its edge.
    footer: u32,
    is_on_lines: bool,
}

impl Page {
    /// The page of a sheet in a paper of a kind.
    pub(super) const fn of(manner: Manner, sheet: Sheet) -> Self {
        let (width, height) = match sheet {
            Sheet::Upright => (11906, 16838),
            Sheet::Wide => (16838, 11906),
            Sheet::Widest => (23811, 16838),
        };
        let [top, bottom, left, right, footer] = match (manner, sheet) {
            // GB/T 9704-2012: 37 mm above, 28 mm at the binding, lines of 156 mm, 225 mm of lines.
            (Manner::Official, Sheet::Upright) => [2098, 1984, 1587, 1474, 700],
            // The same, turned.
            (Manner::Official, Sheet::Wide | Sheet::Widest) => [1587, 1474, 1984, 2098, 450],
            (Manner::Table, Sheet::Upright) => [1134, 1134, 1021, 1021, 567],
            (Manner::Table, Sheet::Wide | Sheet::Widest) => [964, 964, 850, 850, 454],
        };
        Self {
            width,
            height,
            top,
            bottom,
            left,
            right,
            footer,
            is_on_lines: matches!(manner, Manner::Official),
        }
    }

    /// How long its lines are.
    pub(super) const fn line(self) -> u32 {
        self.width - self.left - self.right
    }

    /// How high the room for lines is.
    pub(super) const fn room(self) -> u32 {
        self.height - self.top - self.bottom
    }

    /// The properties of a part of the paper on such pages.
    pub(super) fn section(self, part: &mut Markup, document: &Document) {
        part.element("w:sectPr", &[], |of| {
            if has_header(document) {
                for pages in ["default", "even"] {
                    of.empty("w:headerReference", &[("w:type", &pages), ("r:id", &HEADER)]);
                }
            }
            of.empty("w:footerReference", &[("w:type", &"default"), ("r:id", &FOOTER_ODD)]);
            of.empty("w:footerReference", &[("w:type", &"even"), ("r:id", &FOOTER_EVEN)]);
            let size: [(&'static str, &dyn std::fmt::Display); 3] =
                [("w:w", &self.width), ("w:h", &self.height), ("w:orient", &"landscape")];
            let n = if self.width > self.height { 3 } else { 2 };
            of.empty("w:pgSz", &size[..n]);
            of.empty(
                "w:pgMar",
                &[
                    ("w:top", &self.top),
                    ("w:right", &self.right),
                    ("w:bottom", &self.bottom),
                    ("w:left", &self.left),
                    ("w:header", &567),
                    ("w:footer", &self.footer),
                    ("w:gutter", &0),
                ],
            );
            if self.is_on_lines {
                of.empty("w:docGrid", &[("w:type", &"lines"), ("w:linePitch", &LINE)]);
            }
        });
    }
}

/// Whether every page says that the paper is not final or shows samples.
fn has_header(document: &Document) -> bool {
    document.front.draft.is_some() || document.front.notice.is_some()
}

/// The header and the footers.
pub(super) fn furniture(package: &mut Package, document: &Document) {
    if has_header(document) {
        package.furniture("header", HEADER, header(document));
    }
    let [odd, even] = match document.manner {
        Manner::Official => [id::PAGE_ODD, id::PAGE_EVEN],
        Manner::Table => [id::PAGE; 2],
    };
    package.furniture("footer", FOOTER_ODD, footer(document, odd));
    package.furniture("footer", FOOTER_EVEN, footer(document, even));
}

/// The mark of a draft, and what must be known before reading.
fn header(document: &Document) -> String {
    let mut xml = part();
    xml.element("w:hdr", &[("xmlns:w", &W), ("xmlns:r", &R)], |header| {
        if let Some(draft) = &document.front.draft {
            paragraph(header, id::MARK, draft);
        }
        if let Some(notice) = &document.front.notice {
            paragraph(header, id::NOTICE, notice);
        }
    });
    xml.finish()
}

fn footer(document: &Document, style: &'static str) -> String {
    let mut xml = part();
    xml.element("w:ftr", &[("xmlns:w", &W), ("xmlns:r", &R)], |footer| {
        footer.element("w:p", &[], |number| {
            number.element("w:pPr", &[], |of| set(of, "w:pStyle", &style));
            let (before, after) = match document.manner {
                Manner::Official => ("— ", " —"),
                Manner::Table => ("", ""),
            };
            run(number, before, Look::default());
            counted(number, "PAGE");
            run(number, after, Look::default());
            if document.manner == Manner::Table {
                run(number, " / ", Look::default());
                counted(number, "NUMPAGES");
            }
        });
        for line in &document.front.footer {
            paragraph(footer, id::IDENTITY, line);
        }
    });
    xml.finish()
}
