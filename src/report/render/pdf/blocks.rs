//! The blocks of a paper down its pages, and the head of a paper of tables.

use super::flow::Flow;
use super::fonts::Typeface;
use super::ink::Ink;
use super::letter;
use super::line::{Measure, Side, Style, line, lines};
use super::page::{Mark, Pen};
use super::{chart, table};
use crate::report::document::{Block, Chart, Fact, Front};
use crate::report::render::figure::Point;
use crate::text::Lang;

/// How the words of a paper are set.
#[derive(Debug, Clone, Copy)]
pub(super) struct Look {
    /// Paragraphs.
    pub text: Style,
    /// Headings.
    pub heading: Style,
    /// Numbered sentences.
    pub notes: Style,
    /// How much the first line of a paragraph is indented; headings and notes too.
    pub indent: f64,
    /// The space above a heading.
    pub above: f64,
    /// To which side running text is set.
    pub side: Side,
}

impl Look {
    /// A paper of tables.
    pub(super) const TABLE: Self = Self {
        text: Style::new(Typeface::Song, 10.5, 17.0),
        heading: Style::new(Typeface::Hei, 12.0, 20.0),
        notes: Style::new(Typeface::Song, 9.0, 14.0),
        indent: 0.0,
        above: 8.0,
        side: Side::Both,
    };

    /// The same for a language: words of letters leave gaps where they are set to both sides.
    pub(super) const fn of(self, lang: Lang) -> Self {
        let side = match lang {
            Lang::Zh => Side::Both,
            Lang::En => Side::Left,
        };
        Self { side, ..self }
    }
}

/// The title with what stands below it.
pub(super) fn head(flow: &mut Flow<'_>, front: &Front) {
    let title = Style::new(Typeface::Title, 18.0, 27.0);
    flow.enter(&front.title);
    flow.paragraph(&front.title, title, (0.0, Side::Middle));
    if !front.subtitle.is_empty() {
        let style = Style::new(Typeface::Song, 10.0, 16.0).ink(Ink::SOFT);
        flow.paragraph(&front.subtitle, style, (0.0, Side::Middle));
    }
    flow.y += 4.0;
    if let Some(notice) = &front.notice {
        self::notice(flow, notice);
    }
}

/// What must be known before reading, on a band.
fn notice(flow: &mut Flow<'_>, text: &str) {
    let style = Style::new(Typeface::Hei, 9.0, 14.0).ink(Ink::WARN);
    let (x, width) = (flow.sheet.at.0, flow.sheet.body.0);
    let lines = lines(flow.glyphs, text, style, Measure::new(width - 12.0, Side::Left));
    flow.mark(Mark::Fill {
        at: (x, flow.y),
        size: (width, lines.len() as f64 * style.leading + 4.0),
        ink: Ink::WARN_BAND,
    });
    flow.y += 2.0;
    for line in lines {
        flow.put((x + 6.0, flow.y), line);
        flow.y += style.leading;
    }
    flow.y += 8.0;
}

/// Blocks, one below the other.
pub(super) fn blocks(flow: &mut Flow<'_>, mut blocks: &[Block], look: Look, lang: Lang) {
    while let Some((block, rest)) = blocks.split_first() {
        blocks = rest;
        if let (Block::Facts(facts), Some((Block::Chart(chart), rest))) = (block, rest.split_first()) {
            // What the paper says in short stands beside its picture where there is room.
            blocks = rest;
            summary(flow, facts, chart);
        } else {
            self::block(flow, block, look, lang);
        }
    }
}

fn block(flow: &mut Flow<'_>, block: &Block, look: Look, lang: Lang) {
    match block {
        Block::Heading(text) => {
            flow.skip(look.above);
            // A heading never stands alone at the end of a page.
            flow.need(2.5 * look.heading.leading);
            flow.enter(text);
            flow.paragraph(text, look.heading, (look.indent, Side::Left));
        }
        Block::Paragraph(text) => flow.paragraph(text, look.text, (look.indent, look.side)),
        Block::Addressee(text) => flow.paragraph(text, look.text, (0.0, look.side)),
        Block::Notes(notes) => self::notes(flow, notes, look),
        Block::Facts(facts) => {
            let width = flow.sheet.body.0;
            let height = facts_height(facts, 4);
            flow.need(height);
            self::facts(flow, facts, (flow.sheet.at.0, flow.y), (width, 4));
            flow.y += height;
        }
        Block::Table(table) => table::table(flow, table),
        Block::Chart(chart) => self::chart(flow, chart),
        Block::Signatures(labels) => signatures(flow, labels, look, lang),
        Block::Enclosures(titles) => letter::enclosures(flow, titles, look, lang),
        Block::Issued(said) => letter::issued(flow, said, look),
        Block::Annex(mark, title) => letter::annex(flow, mark, title),
        Block::Imprint(said) => letter::imprint(flow, said),
        // Each part of the paper begins a page.
        Block::NewPage(_) => {}
    }
}

fn notes(flow: &mut Flow<'_>, notes: &[String], look: Look) {
    for (n, note) in notes.iter().enumerate() {
        let text = format!("{}. {note}", n + 1);
        flow.paragraph(&text, look.notes, (look.indent, look.side));
    }
}

fn chart(flow: &mut Flow<'_>, of: &Chart) {
    let all = flow.sheet.body.0;
    let width = all.min(480.0);
    let height = chart::height(flow, of, width);
    flow.need(height);
    chart::draw(flow, of, (flow.sheet.at.0 + (all - width) / 2.0, flow.y), width);
    flow.y += height + 6.0;
}

/// Facts with their chart, side by side.
fn summary(flow: &mut Flow<'_>, facts: &[Fact], of: &Chart) {
    let (x, all) = (flow.sheet.at.0, flow.sheet.body.0);
    let width = (all * 0.55).min(360.0);
    let height = chart::height(flow, of, width).max(facts_height(facts, 2));
    flow.need(height);
    let top = flow.y + (height - facts_height(facts, 2)) / 2.0;
    self::facts(flow, facts, (x, top), (all - width - 16.0, 2));
    chart::draw(flow, of, (x + all - width, flow.y), width);
    flow.y += height + 4.0;
}

/// The height of a fact in its box.
const FACT: f64 = 38.0;

fn facts_height(facts: &[Fact], columns: usize) -> f64 {
    facts.len().div_ceil(columns) as f64 * (FACT + 6.0)
}

/// Facts in boxes, so many side by side.
fn facts(flow: &mut Flow<'_>, facts: &[Fact], (x, top): Point, (width, columns): (f64, usize)) {
    let label = Style::new(Typeface::Song, 8.0, 12.0).ink(Ink::SOFT);
    let value = Style::new(Typeface::Hei, 13.0, 20.0);
    let wide = (width - 6.0 * (columns as f64 - 1.0)) / columns as f64;
    for (n, fact) in facts.iter().enumerate() {
        let at = (
            x + (n % columns) as f64 * (wide + 6.0),
            top + (n / columns) as f64 * (FACT + 6.0),
        );
        flow.mark(Mark::Fill {
            at,
            size: (wide, FACT),
            ink: Ink::BAND,
        });
        let said = line(flow.glyphs, &fact.label, label);
        flow.put((at.0 + 6.0, at.1 + 3.0), said);
        let said = line(flow.glyphs, &fact.value, value);
        let beside = at.0 + 6.0 + said.width + 6.0;
        flow.put((at.0 + 6.0, at.1 + 15.0), said);
        let room = at.0 + wide - beside;
        let notes = lines(flow.glyphs, &fact.note, label, Measure::new(room.max(20.0), Side::Left));
        let first = at.1 + FACT - 4.0 - notes.len() as f64 * label.leading;
        for (n, note) in notes.into_iter().enumerate() {
            flow.put((beside, first + n as f64 * label.leading), note);
        }
    }
}

/// Labels with lines to sign on.
fn signatures(flow: &mut Flow<'_>, labels: &[String], look: Look, lang: Lang) {
    let style = look.text;
    let across = labels.len().clamp(1, if flow.sheet.body.0 > 500.0 { 4 } else { 2 });
    let wide = flow.sheet.body.0 / across as f64;
    let (height, above) = (style.leading * 1.6, style.leading);
    flow.need(above + height * labels.len().div_ceil(across) as f64);
    flow.skip(above);
    for row in labels.chunks(across) {
        for (n, label) in row.iter().enumerate() {
            let colon = match lang {
                Lang::Zh => "：",
                Lang::En => ":",
            };
            let said = line(flow.glyphs, &format!("{label}{colon}"), style);
            let x = flow.sheet.at.0 + n as f64 * wide;
            let base = flow.y + style.leading - 2.0;
            flow.mark(Mark::Rule {
                from: (x + said.width + 2.0, base),
                to: (x + wide - 14.0, base),
                pen: Pen::new(Ink::TEXT, 0.6),
            });
            flow.put((x, flow.y), said);
        }
        flow.y += height;
    }
}
