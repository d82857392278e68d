//! PDF: pages set by ourselves, for printing as they are.
//!
//! The way of a paper: blocks flow down pages (`flow`), as marks (`page`), which are painted
//! into a PDF (`paint`). The faces are handed in ([`Fonts`]); what they lack is an error.

mod blocks;
mod breaks;
mod chart;
mod flow;
mod fonts;
mod furniture;
mod glyph;
mod ink;
mod letter;
mod line;
mod page;
mod paint;
mod table;
#[cfg(test)]
mod tests;

pub use self::fonts::{Face, FontData, Fonts, Missing, Typeface, can_be_set};

use self::flow::{Entry, Flow};
use self::glyph::Glyphs;
use self::page::Page;
use crate::report::document::{Document, Manner};

/// The bytes of a paper.
///
/// # Errors
/// What the faces lack: every typeface without a face, else every character that no face has.
pub fn render(document: &Document, fonts: &Fonts) -> Result<Vec<u8>, Missing> {
    let glyphs = Glyphs::new(fonts);
    let (pages, entries) = pages(document, &glyphs);
    let missing = glyphs.missing();
    if missing.is_empty() {
        Ok(paint::paint(document, &glyphs, &pages, &entries))
    } else {
        Err(missing)
    }
}

/// The pages of a paper with what stands on them, and its headings.
fn pages(document: &Document, glyphs: &Glyphs<'_>) -> (Vec<Page>, Vec<Entry>) {
    let sheet = |sheet| page::Sheet::of(document.manner, sheet);
    let mut flow = Flow::new(glyphs, sheet(document.sheet));
    match document.manner {
        Manner::Table => blocks::head(&mut flow, &document.front),
        Manner::Official => letter::head(&mut flow, &document.front),
    }
    let look = match document.manner {
        Manner::Table => blocks::Look::TABLE,
        Manner::Official => letter::look(),
    };
    for (n, (on, blocks)) in document.parts().into_iter().enumerate() {
        if n > 0 {
            flow.turn(sheet(on));
        }
        blocks::blocks(&mut flow, blocks, look.of(document.lang), document.lang);
    }
    let Flow { mut pages, entries, .. } = flow;
    furniture::furnish(document, glyphs, &mut pages);
    (pages, entries)
}
