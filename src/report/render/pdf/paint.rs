//! Pages to the bytes of a PDF, through `krilla`: text as glyphs with the characters they stand
//! for, so that it can be searched and copied, in subsets of the faces.

use chrono::{Datelike, NaiveDate};
use krilla::color::rgb;
use krilla::destination::XyzDestination;
use krilla::geom::{Path, PathBuilder, Point as At, Rect};
use krilla::metadata::{DateTime, Metadata};
use krilla::num::NormalizedF32;
use krilla::outline::{Outline, OutlineNode};
use krilla::page::PageSettings;
use krilla::paint::{Fill, FillRule, Stroke, StrokeDash};
use krilla::surface::Surface;
use krilla::text::{GlyphId, KrillaGlyph};
use krilla::{Document as Pdf, SerializeSettings};

use super::flow::Entry;
use super::glyph::Glyphs;
use super::ink::Ink;
use super::line::{Line, Set};
use super::page::{Mark, Page, Pen};
use crate::report::document::Document;
use crate::report::render::figure::Point;
use crate::text::Lang;

/// The bytes of a paper whose pages are these.
pub(super) fn paint(document: &Document, glyphs: &Glyphs<'_>, pages: &[Page], entries: &[Entry]) -> Vec<u8> {
    let mut pdf = Pdf::new_with(SerializeSettings::default());
    for page in pages {
        let (width, height) = page.sheet.size;
        let settings = PageSettings::from_wh(single(width), single(height)).expect("BUG: sheets have a size");
        let mut on = pdf.start_page_with(settings);
        let mut surface = on.surface();
        for mark in &page.marks {
            draw(&mut surface, glyphs, mark);
        }
        surface.finish();
        on.finish();
    }
    pdf.set_outline(outline(entries));
    pdf.set_metadata(metadata(document));
    pdf.finish().expect("BUG: a PDF without further demands can be written")
}

fn outline(entries: &[Entry]) -> Outline {
    let mut outline = Outline::new();
    for entry in entries {
        let at = XyzDestination::new(entry.page, point(entry.at));
        outline.push_child(OutlineNode::new(entry.text.clone(), at));
    }
    outline
}

fn metadata(document: &Document) -> Metadata {
    let language = match document.lang {
        Lang::Zh => "zh-CN",
        Lang::En => "en",
    };
    let metadata = Metadata::new()
        .title(document.front.title.clone())
        .language(language.to_owned())
        .creator("kaohe".to_owned());
    match document.front.date {
        Some(date) => metadata.creation_date(day(date)),
        None => metadata,
    }
}

fn day(date: NaiveDate) -> DateTime {
    let year = u16::try_from(date.year()).unwrap_or_default();
    let (month, day) = (date.month(), date.day());
    let small = |n: u32| u8::try_from(n).expect("BUG: a month has 31 days at the most");
    DateTime::new(year).month(small(month)).day(small(day))
}

fn draw(surface: &mut Surface<'_>, glyphs: &Glyphs<'_>, mark: &Mark) {
    match mark {
        Mark::Text { at, line } => text(surface, glyphs, *at, line),
        Mark::Fill { at, size, ink } => {
            let rect = Rect::from_xywh(single(at.0), single(at.1), single(size.0), single(size.1));
            let path = rect.and_then(|rect| {
                let mut path = PathBuilder::new();
                path.push_rect(rect);
                path.finish()
            });
            self::path(surface, path, Some(fill(*ink, 1.0)), None);
        }
        Mark::Rule { from, to, pen } => {
            let path = through(&[*from, *to]).finish();
            self::path(surface, path, None, Some(stroke(*pen)));
        }
        Mark::Course { points, pen } => path(surface, through(points).finish(), None, Some(stroke(*pen))),
        Mark::Shape { corners, pen, wash } => {
            let mut path = through(corners);
            path.close();
            let wash = wash.map(|ink| fill(ink, 0.18));
            self::path(surface, path.finish(), wash, Some(stroke(*pen)));
        }
    }
}

/// A path through points, not closed.
fn through(points: &[Point]) -> PathBuilder {
    let mut path = PathBuilder::new();
    for (n, (x, y)) in points.iter().enumerate() {
        if n == 0 {
            path.move_to(single(*x), single(*y));
        } else {
            path.line_to(single(*x), single(*y));
        }
    }
    path
}

fn path(surface: &mut Surface<'_>, path: Option<Path>, fill: Option<Fill>, stroke: Option<Stroke>) {
    // A path of no extent cannot be seen, and none is made of it.
    if let Some(path) = path {
        surface.set_fill(fill);
        surface.set_stroke(stroke);
        surface.draw_path(&path);
    }
}

/// A line of text, a run for each face in it.
fn text(surface: &mut Surface<'_>, glyphs: &Glyphs<'_>, (x, y): Point, line: &Line) {
    surface.set_fill(Some(fill(line.style.ink, 1.0)));
    surface.set_stroke(None);
    for run in line.letters.chunk_by(|one, next| one.glyph.face == next.glyph.face) {
        let mut said = String::new();
        let set: Vec<KrillaGlyph> = run
            .iter()
            .enumerate()
            .map(|(n, letter)| {
                let begin = said.len();
                said.push(letter.letter);
                let advance = run.get(n + 1).map_or(letter.width, |next| next.x - letter.x);
                let advance = single(advance / line.style.size);
                let id = GlyphId::new(u32::from(letter.glyph.id));
                KrillaGlyph::new(id, advance, 0.0, 0.0, 0.0, begin..said.len(), None)
            })
            .collect();
        let Some(Set { x: first, glyph, .. }) = run.first() else {
            continue;
        };
        let font = glyphs.font(glyph.face);
        surface.draw_glyphs(point((x + first, y)), &set, font, &said, single(line.style.size), false);
    }
}

fn fill(ink: Ink, opacity: f32) -> Fill {
    Fill {
        paint: rgb::Color::new(ink.0, ink.1, ink.2).into(),
        opacity: NormalizedF32::new(opacity).unwrap_or(NormalizedF32::ONE),
        rule: FillRule::NonZero,
    }
}

fn stroke(pen: Pen) -> Stroke {
    Stroke {
        paint: rgb::Color::new(pen.ink.0, pen.ink.1, pen.ink.2).into(),
        width: single(pen.width),
        dash: pen.dashed.then(|| StrokeDash {
            array: vec![4.0, 3.0],
            offset: 0.0,
        }),
        ..Stroke::default()
    }
}

fn point((x, y): Point) -> At {
    At::from_xy(single(x), single(y))
}

/// A PDF counts in single precision.
#[expect(
    clippy::cast_possible_truncation,
    reason = "sizes of a page are far from where it matters"
)]
const fn single(x: f64) -> f32 {
    x as f32
}
