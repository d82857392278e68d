//! The typefaces of papers and the faces of font files that stand for them.
//!
//! Whoever renders hands the faces in: this finds and opens no file. What they lack is said by
//! typeface and character, so that no paper ever has a blank where something should stand.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::sync::Arc;

use krilla::text::{Font, Tag};

use crate::text::Text;

/// A typeface, as offices name them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Typeface {
    /// 宋体: tables, notes, page numbers.
    Song,
    /// 黑体: headings, what is to be seen first.
    Hei,
    /// 仿宋: the text of official papers.
    Fang,
    /// 楷体: headings of the second level.
    Kai,
    /// 小标宋: titles.
    Title,
}

impl Typeface {
    /// All of them; the first ones have the most characters.
    pub const ALL: [Self; 5] = [Self::Song, Self::Hei, Self::Fang, Self::Kai, Self::Title];

    /// What it is called.
    #[must_use]
    pub const fn name(self) -> Text {
        match self {
            Self::Song => Text::new("宋体", "Song"),
            Self::Hei => Text::new("黑体", "Hei"),
            Self::Fang => Text::new("仿宋", "Fangsong"),
            Self::Kai => Text::new("楷体", "Kai"),
            Self::Title => Text::new("小标宋", "Xiaobiaosong"),
        }
    }
}

/// The bytes of a font file.
pub type FontData = Arc<dyn AsRef<[u8]> + Send + Sync>;

/// A face of a font file, opened.
#[derive(Clone)]
pub struct Face {
    pub(super) data: FontData,
    pub(super) index: u32,
    /// The weight to draw a face at that has all of them.
    pub(super) weight: Option<f32>,
    pub(super) font: Font,
}

impl Face {
    /// A face of a font file, by its number in a collection; 0 where the file has one face. The
    /// weight is that of a face which has all of them, such as 400.
    ///
    /// Nothing where the bytes are no font that a PDF can hold.
    #[must_use]
    pub fn new(data: FontData, index: u32, weight: u16) -> Option<Self> {
        let parsed = ttf_parser::Face::parse((*data).as_ref(), index).ok()?;
        if !can_be_set(&parsed) {
            return None;
        }
        let axis = parsed.variation_axes().into_iter().find(|axis| axis.tag == WEIGHT);
        let weight = axis.map(|axis| f32::from(weight).clamp(axis.min_value, axis.max_value));
        let wanted: Vec<_> = weight.iter().map(|weight| (Tag::new(b"wght"), *weight)).collect();
        let font = Font::new_variable(Arc::clone(&data).into(), index, &wanted)?;
        Some(Self {
            data,
            index,
            weight,
            font,
        })
    }

    /// The face, to be asked for characters and widths.
    pub(super) fn parsed(&self) -> ttf_parser::Face<'_> {
        let data = (*self.data).as_ref();
        let mut face = ttf_parser::Face::parse(data, self.index).expect("BUG: a face was parsed before");
        if let Some(weight) = self.weight {
            face.set_variation(WEIGHT, weight);
        }
        face
    }
}

/// The axis of a face that has all weights.
const WEIGHT: ttf_parser::Tag = ttf_parser::Tag::from_bytes(b"wght");

/// Whether a face has outlines, which is what is printed, and may be embedded.
#[must_use]
pub fn can_be_set(face: &ttf_parser::Face<'_>) -> bool {
    let tables = face.tables();
    let has_outlines = tables.glyf.is_some() || tables.cff.is_some() || tables.cff2.is_some();
    has_outlines && face.permissions() != Some(ttf_parser::Permissions::Restricted)
}

impl fmt::Debug for Face {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "face {} of {} bytes", self.index, (*self.data).as_ref().len())
    }
}

/// The faces that a paper is set in.
#[derive(Debug, Clone, Default)]
pub struct Fonts {
    pub(super) of: BTreeMap<Typeface, Face>,
    pub(super) spare: Vec<Face>,
}

impl Fonts {
    /// Sets a typeface in a face from now on.
    pub fn set(&mut self, typeface: Typeface, face: Face) {
        self.of.insert(typeface, face);
    }

    /// Takes a face for characters that the others lack.
    pub fn add(&mut self, face: Face) {
        self.spare.push(face);
    }
}

/// What the faces lack to set a paper.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Missing {
    /// Typefaces that no face stands for.
    pub typefaces: BTreeSet<Typeface>,
    /// Characters that no face has.
    pub characters: BTreeSet<char>,
}

impl Missing {
    /// Whether nothing is missing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.typefaces.is_empty() && self.characters.is_empty()
    }
}
