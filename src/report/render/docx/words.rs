//! Paragraphs and runs of text.

use super::super::element::Markup;
use super::set;
use crate::i18n::width::width;

/// What a run looks like beside what its paragraph's style says.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Look {
    /// Bold.
    pub bold: bool,
    /// Its colour, as six hexadecimal digits.
    pub colour: Option<&'static str>,
    /// Its size in half points.
    pub size: Option<u32>,
}

/// A paragraph of a style with one text in it.
pub(super) fn paragraph(part: &mut Markup, style: &'static str, text: &str) {
    part.element("w:p", &[], |paragraph| {
        paragraph.element("w:pPr", &[], |of| set(of, "w:pStyle", &style));
        run(paragraph, text, Look::default());
    });
}

/// A run of text; nothing where there is none.
pub(super) fn run(paragraph: &mut Markup, text: &str, look: Look) {
    if text.is_empty() {
        return;
    }
    paragraph.element("w:r", &[], |run| {
        properties(run, text, look);
        run.leaf("w:t", &[("xml:space", &"preserve")], text);
    });
}

fn properties(run: &mut Markup, text: &str, look: Look) {
    // Quotation marks and dashes stand in Chinese fonts only where a run says that it is Chinese.
    let is_chinese = text.chars().any(|letter| width(letter.encode_utf8(&mut [0; 4])) > 1);
    if !is_chinese && look.colour.is_none() && look.size.is_none() && !look.bold {
        return;
    }
    run.element("w:rPr", &[], |of| {
        if is_chinese {
            of.empty("w:rFonts", &[("w:hint", &"eastAsia")]);
        }
        if look.bold {
            of.literal("<w:b/>");
        }
        if let Some(colour) = look.colour {
            set(of, "w:color", &colour);
        }
        if let Some(size) = look.size {
            set(of, "w:sz", &size);
            set(of, "w:szCs", &size);
        }
    });
}

/// A number that the printing program fills in: `PAGE`, `NUMPAGES`.
pub(super) fn counted(paragraph: &mut Markup, what: &'static str) {
    let mark = |paragraph: &mut Markup, kind: &'static str| {
        paragraph.element("w:r", &[], |run| {
            run.empty("w:fldChar", &[("w:fldCharType", &kind)]);
        });
    };
    mark(paragraph, "begin");
    paragraph.element("w:r", &[], |run| {
        run.leaf("w:instrText", &[("xml:space", &"preserve")], what);
    });
    mark(paragraph, "separate");
    run(paragraph, "1", Look::default());
    mark(paragraph, "end");
}
