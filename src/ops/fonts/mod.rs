//! The fonts that papers are set in: those that are named, then those of this machine.
//!
//! Nothing is looked for before a paper needs it, and a file is read once, when one of its faces
//! is wanted. What the faces lack is an error that says what to install.

mod names;

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use fontdb::{Database, FaceInfo, ID, Source, Style};

use self::names::Name;
use super::file;
use crate::error::{Error, Kind, Result};
use crate::report::document::Document;
use crate::report::render::pdf::{self, Face, Fonts, Missing, Typeface};
use crate::text::{Lang, Text};

/// A character that every Chinese font has.
const CHINESE: char = '国';
/// So many missing characters are named.
const NAMED: usize = 20;

/// The fonts that papers are set in.
#[derive(Debug, Default)]
pub struct Library {
    named: Vec<PathBuf>,
    only_named: bool,
    opened: RefCell<Option<Opened>>,
}

impl Library {
    /// The fonts of such files and folders, then those of this machine.
    #[must_use]
    pub fn new(named: Vec<PathBuf>) -> Self {
        Self {
            named,
            ..Self::default()
        }
    }

    /// The fonts of such files and folders and no others.
    #[must_use]
    pub fn only(named: Vec<PathBuf>) -> Self {
        Self {
            only_named: true,
            ..Self::new(named)
        }
    }

    /// The PDF of a paper.
    ///
    /// # Errors
    /// A font that is named cannot be read, or a typeface or a character is in no font.
    pub fn set(&self, document: &Document) -> Result<Vec<u8>> {
        let mut opened = self.opened.borrow_mut();
        let opened = match &mut *opened {
            Some(opened) => opened,
            none => none.insert(Opened::open(&self.named, self.only_named)?),
        };
        loop {
            let missing = match pdf::render(document, &opened.fonts) {
                Ok(bytes) => return Ok(bytes),
                Err(missing) => missing,
            };
            let lacking = opened.provide(&missing);
            if !lacking.is_empty() {
                return Err(failed(&document.front.title, &lacking));
            }
        }
    }
}

/// What was found, and the faces in use.
#[derive(Debug)]
struct Opened {
    found: Database,
    /// The faces of the files that are named.
    named: Vec<ID>,
    read: BTreeMap<PathBuf, Arc<Vec<u8>>>,
    fonts: Fonts,
}

impl Opened {
    fn open(named: &[PathBuf], only_named: bool) -> Result<Self> {
        let mut found = Database::new();
        for path in named {
            if path.is_dir() {
                found.load_fonts_dir(path);
            } else {
                let is_read = found.load_font_file(path);
                is_read.map_err(|error| file::failed(path, &error))?;
            }
        }
        if found.is_empty() && !named.is_empty() {
            return Err(no_font(&named[0]));
        }
        let named = found.faces().map(|face| face.id).collect();
        if !only_named {
            found.load_system_fonts();
        }
        Ok(Self {
            found,
            named,
            read: BTreeMap::new(),
            fonts: Fonts::default(),
        })
    }

    /// Takes faces for what is missing, and returns what no font has.
    fn provide(&mut self, missing: &Missing) -> Missing {
        let mut lacking = Missing::default();
        for typeface in &missing.typefaces {
            let mut candidates = self.candidates(*typeface).into_iter();
            match candidates.find_map(|(face, weight)| self.take(&face, weight)) {
                Some(face) => self.fonts.set(*typeface, face),
                None => _ = lacking.typefaces.insert(*typeface),
            }
        }
        let mut letters = missing.characters.clone();
        while let Some(letter) = letters.pop_first() {
            let mut with = self.sorted(|face| self.has(face, letter)).into_iter();
            let Some((info, face)) = with.find_map(|info| self.take(&info, 400).map(|face| (info, face))) else {
                lacking.characters.insert(letter);
                continue;
            };
            self.fonts.add(face);
            letters.retain(|letter| !self.has(&info, *letter));
        }
        lacking
    }

    /// The faces that may stand for a typeface with the weights that are wanted of them, the most
    /// wanted first.
    fn candidates(&self, typeface: Typeface) -> Vec<(FaceInfo, u16)> {
        let is_named = |face: &FaceInfo| self.named.contains(&face.id);
        let weight = names::weight(typeface);
        let mut found = self.of_names(names::names(typeface), is_named);
        // A font of no known name is named to be used.
        let unknown = self.sorted(|face| is_named(face) && !is_known(face) && self.has(face, CHINESE));
        found.extend(unknown.into_iter().map(|face| (face, weight)));
        found.extend(self.of_names(names::names(typeface), |_| true));
        for other in names::instead(typeface) {
            let names: Vec<_> = names::names(*other).iter().map(|(name, _)| (*name, weight)).collect();
            found.extend(self.of_names(&names, |_| true));
        }
        let any = self.sorted(|face| self.has(face, CHINESE));
        found.extend(any.into_iter().map(|face| (face, weight)));
        found
    }

    /// The face of each family, of the weight that is closest to the one wanted.
    fn of_names(&self, names: &[Name], wanted: impl Fn(&FaceInfo) -> bool) -> Vec<(FaceInfo, u16)> {
        let of = |(name, weight): &Name| {
            let faces = self.sorted(|face| wanted(face) && is_called(face, name));
            let closest = faces.into_iter().min_by_key(|face| face.weight.0.abs_diff(*weight));
            closest.map(|face| (face, *weight))
        };
        names.iter().filter_map(of).collect()
    }

    /// Some of the faces in an order that does not depend on how they were found.
    fn sorted(&self, wanted: impl Fn(&FaceInfo) -> bool) -> Vec<FaceInfo> {
        let mut faces: Vec<FaceInfo> = self.found.faces().filter(|face| wanted(face)).cloned().collect();
        faces.sort_by_cached_key(|face| {
            let family = face.families.first().map(|(name, _)| name.clone());
            let off = (face.style != Style::Normal, face.weight.0.abs_diff(400));
            (off, family, path(face), face.index)
        });
        faces
    }

    /// Whether a face has a character and can be printed.
    fn has(&self, face: &FaceInfo, letter: char) -> bool {
        let has = |data: &[u8], index| {
            let face = ttf_parser::Face::parse(data, index).ok();
            face.is_some_and(|face| pdf::can_be_set(&face) && face.glyph_index(letter).is_some())
        };
        self.found.with_face_data(face.id, has).unwrap_or(false)
    }

    /// Opens a face; nothing where its file cannot be read or printed from.
    fn take(&mut self, face: &FaceInfo, weight: u16) -> Option<Face> {
        let path = path(face)?;
        let data = if let Some(data) = self.read.get(&path) {
            Arc::clone(data)
        } else {
            let data = Arc::new(fs::read(&path).ok()?);
            self.read.insert(path, Arc::clone(&data));
            data
        };
        Face::new(data, face.index, weight)
    }
}

fn path(face: &FaceInfo) -> Option<PathBuf> {
    match &face.source {
        Source::File(path) | Source::SharedFile(path, _) => Some(path.clone()),
        Source::Binary(_) => None,
    }
}

fn is_called(face: &FaceInfo, name: &str) -> bool {
    let mut families = face.families.iter();
    families.any(|(family, _)| family.eq_ignore_ascii_case(name))
}

/// Whether a face has a name that is known for a typeface.
fn is_known(face: &FaceInfo) -> bool {
    let mut names = Typeface::ALL.into_iter().flat_map(names::names);
    names.any(|(name, _)| is_called(face, name))
}

fn no_font(path: &Path) -> Error {
    let shown = file::show(path);
    Error::new(
        Kind::Invalid,
        Text::of(
            format!("“{shown}”里没有能用的字体。"),
            format!("There is no font in \"{shown}\" that can be used."),
        ),
    )
}

/// A paper that cannot be set: in which typefaces, or for want of which characters.
fn failed(title: &str, lacking: &Missing) -> Error {
    let listed = |lang: Lang| match lang {
        Lang::Zh => "、",
        Lang::En => ", ",
    };
    let typefaces = |lang: Lang| {
        let names: Vec<_> = lacking.typefaces.iter().map(|typeface| typeface.name()).collect();
        let names: Vec<_> = names.iter().map(|name| name.get(lang)).collect();
        names.join(listed(lang))
    };
    let characters = |lang: Lang| {
        let shown = lacking.characters.iter().take(NAMED);
        let shown: Vec<_> = shown
            .map(|letter| format!("{letter} (U+{:04X})", u32::from(*letter)))
            .collect();
        let more = lacking.characters.len().saturating_sub(NAMED);
        let more = match (more, lang) {
            (0, _) => String::new(),
            (more, Lang::Zh) => format!("，另有 {more} 个"),
            (more, Lang::En) => format!(", and {more} more"),
        };
        format!("{}{more}", shown.join(listed(lang)))
    };
    let what = if lacking.typefaces.is_empty() {
        Text::of(
            format!("《{title}》无法排成 PDF：字体里没有这些字：{}。", characters(Lang::Zh)),
            format!(
                "\"{title}\" cannot be set as PDF: no font has {}.",
                characters(Lang::En)
            ),
        )
    } else {
        Text::of(
            format!(
                "《{title}》无法排成 PDF：没有可用的中文字体（{}）。",
                typefaces(Lang::Zh)
            ),
            format!(
                "\"{title}\" cannot be set as PDF: there is no Chinese font for {}.",
                typefaces(Lang::En)
            ),
        )
    };
    Error::new(Kind::NotFound, what).hint(Text::new(
        "请安装中文字体（Debian、Ubuntu：fonts-noto-cjk；Fedora：google-noto-sans-cjk-fonts、google-noto-serif-cjk-fonts），或用 --font、设置文件的 fonts 指明字体文件。",
        "Install Chinese fonts (Debian, Ubuntu: fonts-noto-cjk; Fedora: google-noto-sans-cjk-fonts, google-noto-serif-cjk-fonts), or name font files with --font or fonts in the settings file.",
    ))
}
