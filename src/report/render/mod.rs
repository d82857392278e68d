//! Renderers: a document to bytes, a format a file. The same document gives the same bytes.

mod csv;
mod docx;
mod element;
mod figure;
mod html;
mod markdown;
pub mod pdf;
mod svg;

pub use self::html::{Around, OF_A_SITE};
use super::document::Document;

/// What a paper can be rendered to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// For mail and notes.
    Markdown,
    /// For browsers and printing; one file, nothing loaded.
    Html,
    /// For spreadsheets.
    Csv,
    /// For Word and WPS: to edit and print.
    Docx,
}

impl Format {
    /// The ending of file names.
    #[must_use]
    pub const fn ending(self) -> &'static str {
        match self {
            Self::Markdown => "md",
            Self::Html => "html",
            Self::Csv => "csv",
            Self::Docx => "docx",
        }
    }
}

/// The bytes of a document as a page among others.
#[must_use]
pub fn page_among(document: &Document, around: &Around) -> Vec<u8> {
    html::page_among(document, around).into_bytes()
}

/// The bytes of a document in a format.
#[must_use]
pub fn render(document: &Document, format: Format) -> Vec<u8> {
    match format {
        Format::Markdown => markdown::render(document).into_bytes(),
        Format::Html => html::render(document).into_bytes(),
        Format::Csv => csv::render(document),
        Format::Docx => docx::render(document),
    }
}
