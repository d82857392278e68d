//! The styles of a paper, written as the part that the document refers to.
//!
//! Sizes are half points, lengths twentieths of a point, as the format has them.

mod letter;
mod sheet;

use super::super::element::Markup;
use super::{W, part, set};
use crate::report::document::Manner;
use crate::text::Lang;

/// The distance of lines of an official letter: 22 of them fill its page.
pub(super) const LINE: u32 = 579;

/// What a letter's characters are closer by, so that 28 of three hundred and twenty twentieths of
/// a point stand in a line.
const CLOSER: i32 = -5;

/// The red of a masthead.
pub(super) const RED: &str = "FF0000";
/// What attention is called to.
pub(super) const WEAK: &str = "A4341C";
/// What is of less weight.
pub(super) const FAINT: &str = "5A6472";

/// A face, as offices name it.
#[derive(Clone, Copy)]
enum Face {
    Song,
    Hei,
    Kai,
    FangSong,
    Title,
}

impl Face {
    const fn name(self) -> &'static str {
        match self {
            Self::Song => "宋体",
            Self::Hei => "黑体",
            Self::Kai => "楷体_GB2312",
            Self::FangSong => "仿宋_GB2312",
            Self::Title => "方正小标宋简体",
        }
    }
}

/// The style of a paragraph.
#[derive(Clone, Copy)]
struct Style {
    id: &'static str,
    face: Face,
    size: u32,
    colour: Option<&'static str>,
    align: &'static str,
    before: u32,
    after: u32,
    /// Exactly so high, or as high as it takes.
    line: Option<u32>,
    /// Characters that its first line, or all its lines, stand in from the left, and from the right.
    first: u32,
    right: u32,
    /// The lines after its first stand in by so much.
    hanging: u32,
    /// Stays on the page of what follows.
    keeps_next: bool,
    /// Its level among the headings, from 0.
    outline: Option<u32>,
}

impl Style {
    const fn new(id: &'static str, face: Face, size: u32, align: &'static str) -> Self {
        Self {
            id,
            face,
            size,
            colour: None,
            align,
            before: 0,
            after: 0,
            line: None,
            first: 0,
            right: 0,
            hanging: 0,
            keeps_next: false,
            outline: None,
        }
    }

    /// A style of an official letter, on its lines.
    const fn on_lines(id: &'static str, face: Face, size: u32, align: &'static str) -> Self {
        Self {
            line: Some(LINE),
            ..Self::new(id, face, size, align)
        }
    }
}

/// Styles by which paragraphs are set, in both kinds of papers.
pub(super) mod id {
    pub const BODY: &str = "Body";
    pub const TITLE: &str = "Title";
    pub const SUBTITLE: &str = "Subtitle";
    pub const HEADING: &str = "Heading1";
    pub const OFFICE: &str = "Office";
    pub const NUMBER: &str = "Number";
    pub const TO: &str = "Addressee";
    pub const NOTE: &str = "Note";
    pub const CAPTION: &str = "Caption";
    pub const SIGNATURE: &str = "Signature";
    pub const ENCLOSURE: &str = "Enclosure";
    pub const ISSUED: &str = "Issued";
    pub const ANNEX_MARK: &str = "AnnexMark";
    pub const ANNEX: &str = "AnnexTitle";
    pub const IMPRINT: &str = "Imprint";
    pub const CELL: &str = "Cell";
    pub const CELL_CENTER: &str = "CellCenter";
    pub const CELL_RIGHT: &str = "CellRight";
    pub const CELL_HEAD: &str = "CellHead";
    pub const FIGURE: &str = "Figure";
    pub const GAP: &str = "Gap";
    pub const MARK: &str = "Mark";
    pub const NOTICE: &str = "Notice";
    pub const PAGE_ODD: &str = "PageOdd";
    pub const PAGE_EVEN: &str = "PageEven";
    pub const PAGE: &str = "PageNumber";
    pub const IDENTITY: &str = "Identity";
}

/// The part.
pub(super) fn styles(manner: Manner, lang: Lang) -> String {
    let (own, base) = match manner {
        Manner::Official => (letter::letter(), Style::on_lines("Normal", Face::FangSong, 32, "both")),
        Manner::Table => (sheet::sheet(), Style::new("Normal", Face::Song, 21, "left")),
    };
    // English is set as its letters are, and has no other face than bold for what stands out.
    let is_bold = |style: &Style| lang == Lang::En && matches!(style.face, Face::Hei | Face::Title);
    let closer = if manner == Manner::Official && lang == Lang::Zh {
        CLOSER
    } else {
        0
    };
    let mut xml = part();
    xml.element("w:styles", &[("xmlns:w", &W)], |styles| {
        defaults(styles, base);
        styles.literal(
            "<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\"><w:name w:val=\"Normal\"/></w:style>\
             <w:style w:type=\"table\" w:default=\"1\" w:styleId=\"Grid\"><w:name w:val=\"Table Grid\"/></w:style>",
        );
        for style in own {
            // Only running text is spaced: a title and a number have their own widths.
            let closer = if matches!(style.face, Face::Title) { 0 } else { closer };
            self::style(styles, &style, (closer, is_bold(&style)));
        }
        for style in sheet::shared() {
            self::style(styles, &style, (0, is_bold(&style)));
        }
    });
    xml.finish()
}

fn defaults(styles: &mut Markup, base: Style) {
    styles.element("w:docDefaults", &[], |defaults| {
        defaults.element("w:rPrDefault", &[], |default| run(default, &base, (0, false)));
        defaults.literal("<w:pPrDefault/>");
    });
}

fn style(styles: &mut Markup, style: &Style, (closer, is_bold): (i32, bool)) {
    let kind: [(&'static str, &dyn std::fmt::Display); 2] = [("w:type", &"paragraph"), ("w:styleId", &style.id)];
    let is_built_in = [id::TITLE, id::SUBTITLE, id::HEADING, id::CAPTION, id::SIGNATURE].contains(&style.id);
    styles.element("w:style", &kind, |of| {
        let name = match style.id {
            id::HEADING => "heading 1",
            id::CAPTION => "caption",
            other => other,
        };
        set(of, "w:name", &name);
        set(of, "w:basedOn", &"Normal");
        if is_built_in {
            of.literal("<w:qFormat/>");
        }
        paragraph(of, style);
        run(of, style, (closer, is_bold));
    });
}

/// What a paragraph of the style is like, in the order of the schema.
fn paragraph(part: &mut Markup, style: &Style) {
    part.element("w:pPr", &[], |of| {
        if style.keeps_next {
            of.literal("<w:keepNext/>");
        }
        // A letter's page holds so many lines, whatever widows they leave.
        set(of, "w:widowControl", &0);
        if style.line.is_none() {
            set(of, "w:snapToGrid", &0);
        }
        let (before, after) = (style.before, style.after);
        match style.line {
            Some(line) => of.empty(
                "w:spacing",
                &[
                    ("w:before", &before),
                    ("w:after", &after),
                    ("w:line", &line),
                    ("w:lineRule", &"exact"),
                ],
            ),
            None => of.empty("w:spacing", &[("w:before", &before), ("w:after", &after)]),
        };
        indent(of, style);
        set(of, "w:jc", &style.align);
        if let Some(level) = style.outline {
            set(of, "w:outlineLvl", &level);
        }
    });
}

/// In characters, and for programs that do not count them in lengths too.
fn indent(part: &mut Markup, style: &Style) {
    let length = |characters: u32| characters * style.size * 10;
    let (first, right, hanging) = (style.first, style.right, style.hanging);
    if hanging > 0 {
        let left = first + hanging;
        part.empty(
            "w:ind",
            &[
                ("w:leftChars", &(left * 100)),
                ("w:left", &length(left)),
                ("w:hangingChars", &(hanging * 100)),
                ("w:hanging", &length(hanging)),
            ],
        );
    } else if right > 0 {
        part.empty(
            "w:ind",
            &[("w:rightChars", &(right * 100)), ("w:right", &length(right))],
        );
    } else if first > 0 {
        part.empty(
            "w:ind",
            &[("w:firstLineChars", &(first * 100)), ("w:firstLine", &length(first))],
        );
    }
}

/// What its letters are like, in the order of the schema.
fn run(part: &mut Markup, style: &Style, (closer, is_bold): (i32, bool)) {
    part.element("w:rPr", &[], |of| {
        let latin = "Times New Roman";
        of.empty(
            "w:rFonts",
            &[
                ("w:ascii", &latin),
                ("w:hAnsi", &latin),
                ("w:eastAsia", &style.face.name()),
                ("w:cs", &latin),
            ],
        );
        if is_bold {
            of.literal("<w:b/>");
        }
        if let Some(colour) = style.colour {
            set(of, "w:color", &colour);
        }
        if closer != 0 {
            set(of, "w:spacing", &closer);
        }
        set(of, "w:kern", &0);
        set(of, "w:sz", &style.size);
        set(of, "w:szCs", &style.size);
        of.empty("w:lang", &[("w:val", &"en-US"), ("w:eastAsia", &"zh-CN")]);
    });
}
