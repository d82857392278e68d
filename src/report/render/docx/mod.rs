//! DOCX as offices open, edit and print it: parts of ISO 29500 (transitional), written in the
//! order that its schema demands.
//!
//! Text is only ever text: the fields in it are page numbers, the charts carry numbers and no
//! formula, nothing is loaded. Fonts are named as offices name them and not embedded.

mod blocks;
mod chart;
mod package;
mod page;
mod style;
mod table;
mod words;

use self::blocks::Body;
use self::package::Package;
use super::element::Markup;
use crate::report::document::Document;

/// The whole file.
pub(super) fn render(document: &Document) -> Vec<u8> {
    let mut package = Package::default();
    let mut body = Body::new(document);
    body.write();
    let (main, charts) = body.finish();
    package.document(main);
    package.styles(style::styles(document.manner, document.lang));
    package.settings();
    page::furniture(&mut package, document);
    for chart in charts {
        package.chart(chart);
    }
    package.properties(&document.front, document.lang);
    package.bytes()
}

/// A part under construction, opened as XML is.
fn part() -> Markup {
    let mut part = Markup::default();
    part.literal("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n");
    part
}

/// An element with one value: `<w:jc w:val="center"/>`.
fn set(part: &mut Markup, name: &'static str, value: &dyn std::fmt::Display) {
    part.empty(name, &[("w:val", value)]);
}

/// The namespace of words.
const W: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
/// The namespace of references between parts.
const R: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
/// The namespace of drawings.
const A: &str = "http://schemas.openxmlformats.org/drawingml/2006/main";
/// The namespace of charts.
const C: &str = "http://schemas.openxmlformats.org/drawingml/2006/chart";
/// The namespace of what places a drawing among words.
const WP: &str = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing";
