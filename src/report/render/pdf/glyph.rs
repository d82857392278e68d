//! Characters to glyphs: which face has one, how wide it is, and what no face has.

use std::cell::RefCell;
use std::collections::{BTreeMap, HashMap};

use krilla::text::Font;

use super::fonts::{Face, Fonts, Missing, Typeface};

/// A character as a face draws it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Glyph {
    /// The number of the face.
    pub face: usize,
    /// The number of the glyph in it.
    pub id: u16,
    /// Its width at size 1.
    pub advance: f64,
}

/// The faces of a paper, opened.
pub(super) struct Glyphs<'a> {
    faces: Vec<Opened<'a>>,
    of: BTreeMap<Typeface, usize>,
    known: RefCell<HashMap<(Typeface, char), Glyph>>,
    missing: RefCell<Missing>,
}

struct Opened<'a> {
    face: ttf_parser::Face<'a>,
    font: Font,
}

impl<'a> Glyphs<'a> {
    pub(super) fn new(fonts: &'a Fonts) -> Self {
        let mut glyphs = Self {
            faces: Vec::new(),
            of: BTreeMap::new(),
            known: RefCell::default(),
            missing: RefCell::default(),
        };
        for (typeface, face) in &fonts.of {
            let n = glyphs.open(face);
            glyphs.of.insert(*typeface, n);
        }
        for face in &fonts.spare {
            glyphs.open(face);
        }
        glyphs
    }

    fn open(&mut self, face: &'a Face) -> usize {
        self.faces.push(Opened {
            face: face.parsed(),
            font: face.font.clone(),
        });
        self.faces.len() - 1
    }

    /// The glyph of a character: that of its typeface, else that of another face which has it.
    /// Where none has it the space is kept, and it is missing.
    pub(super) fn glyph(&self, typeface: Typeface, letter: char) -> Glyph {
        if let Some(known) = self.known.borrow().get(&(typeface, letter)) {
            return *known;
        }
        let own = self.of.get(&typeface).copied();
        if own.is_none() {
            self.missing.borrow_mut().typefaces.insert(typeface);
        }
        let mut tried = own.into_iter().chain(0..self.faces.len());
        let glyph = tried.find_map(|n| self.in_face(n, letter)).unwrap_or_else(|| {
            if own.is_some() {
                self.missing.borrow_mut().characters.insert(letter);
            }
            Glyph {
                face: 0,
                id: 0,
                advance: 1.0,
            }
        });
        self.known.borrow_mut().insert((typeface, letter), glyph);
        glyph
    }

    fn in_face(&self, n: usize, letter: char) -> Option<Glyph> {
        let face = &self.faces[n].face;
        let id = face.glyph_index(letter)?;
        let advance = f64::from(face.glyph_hor_advance(id).unwrap_or_default());
        Some(Glyph {
            face: n,
            id: id.0,
            advance: advance / f64::from(face.units_per_em()),
        })
    }

    /// The face with a number.
    pub(super) fn font(&self, n: usize) -> Font {
        self.faces[n].font.clone()
    }

    /// What was asked for and is missing.
    pub(super) fn missing(&self) -> Missing {
        self.missing.borrow().clone()
    }
}
