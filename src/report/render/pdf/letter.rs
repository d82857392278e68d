//! Official letters as GB/T 9704-2012 has them: 22 lines of 28 characters, red head, title, annexes,
//! imprint. What only an office can say stands as a blank.

use super::blocks::Look;
use super::flow::Flow;
use super::fonts::Typeface;
use super::ink::Ink;
use super::line::{Measure, Side, Style, line, lines};
use super::page::{MM, Mark, Pen, Sheet};
use crate::report::document::Front;
use crate::text::Lang;

/// Size 3 and size 2, in points.
const SIZE_3: f64 = 16.0;
const SIZE_2: f64 = 22.0;

/// Lines of a page and characters of a line.
pub(super) const LINES: f64 = 22.0;
pub(super) const CHARACTERS: f64 = 28.0;

/// Text on the grid.
fn text(typeface: Typeface) -> Style {
    let (width, height) = Sheet::official().body;
    Style {
        pitch: width / CHARACTERS,
        ..Style::new(typeface, SIZE_3, height / LINES)
    }
}

/// How the words of a letter are set.
pub(super) fn look() -> Look {
    let grid = text(Typeface::Fang);
    Look {
        text: grid,
        heading: text(Typeface::Hei),
        notes: grid,
        indent: 2.0 * grid.pitch,
        above: 0.0,
        side: Side::Both,
    }
}

/// Head and title: who issues it, the number, the red line, the title two lines below.
pub(super) fn head(flow: &mut Flow<'_>, front: &Front) {
    let grid = text(Typeface::Fang);
    let (x, width) = (flow.sheet.at.0, flow.sheet.body.0);
    if let Some(head) = &front.masthead {
        flow.y += grid.leading;
        // A long name is set smaller, so that it stays one line.
        let fit = line(flow.glyphs, &head.office, Style::new(Typeface::Title, 1.0, 1.0)).width;
        let size = (width / fit.max(1.0)).min(36.0);
        let style = Style::new(Typeface::Title, size, 2.0 * grid.leading).ink(Ink::RED);
        flow.paragraph(&head.office, style, (0.0, Side::Middle));
        flow.y += grid.leading;
        flow.paragraph(&head.number, grid, (0.0, Side::Middle));
        let y = flow.y + 4.0 * MM - (grid.leading - grid.size) / 2.0;
        flow.mark(Mark::Rule {
            from: (x, y),
            to: (x + width, y),
            pen: Pen::new(Ink::RED, 1.4),
        });
        flow.y += 2.0 * grid.leading;
    }
    flow.enter(&front.title);
    flow.paragraph(&front.title, title(), (0.0, Side::Middle));
    if !front.subtitle.is_empty() {
        flow.paragraph(&front.subtitle, text(Typeface::Kai), (0.0, Side::Middle));
    }
    if let Some(notice) = &front.notice {
        let style = Style::new(Typeface::Kai, 10.5, grid.leading / 2.0).ink(Ink::WARN);
        let n = lines(flow.glyphs, notice, style, Measure::new(width, Side::Middle)).len();
        flow.paragraph(notice, style, (0.0, Side::Middle));
        // The lines that follow stay on the grid.
        if n % 2 == 1 {
            flow.y += style.leading;
        }
    } else {
        flow.y += grid.leading;
    }
}

/// Titles take a line of the grid each.
fn title() -> Style {
    Style::new(Typeface::Title, SIZE_2, text(Typeface::Title).leading)
}

/// `附件：1. 考核结果汇总表`, a line below the words.
pub(super) fn enclosures(flow: &mut Flow<'_>, titles: &[String], look: Look, lang: Lang) {
    let label = match lang {
        Lang::Zh => "附件：",
        Lang::En => "Annexes: ",
    };
    flow.skip(look.text.leading);
    let label = line(flow.glyphs, label, look.text);
    let (left, inset) = (flow.sheet.at.0 + look.indent, label.width);
    let mut label = Some(label);
    for (n, name) in titles.iter().enumerate() {
        let name = if titles.len() > 1 {
            format!("{}. {name}", n + 1)
        } else {
            name.clone()
        };
        let room = flow.sheet.body.0 - look.indent - inset;
        for text in lines(flow.glyphs, &name, look.text, Measure::new(room, Side::Left)) {
            flow.need(look.text.leading);
            if let Some(label) = label.take() {
                flow.put((left, flow.y), label);
            }
            flow.put((left + inset, flow.y), text);
            flow.y += look.text.leading;
        }
    }
}

/// Who issues it and when, at the right, four characters from the edge.
pub(super) fn issued(flow: &mut Flow<'_>, said: &[String], look: Look) {
    flow.need(look.text.leading * (said.len() as f64 + 2.0));
    flow.skip(2.0 * look.text.leading);
    for said in said {
        let line = line(flow.glyphs, said, look.text);
        let x = flow.sheet.right() - 4.0 * look.text.pitch - line.width;
        flow.put((x, flow.y), line);
        flow.y += look.text.leading;
    }
}

/// The mark of an annex in the upper left corner, its title two lines below.
pub(super) fn annex(flow: &mut Flow<'_>, mark: &str, name: &str) {
    let grid = text(Typeface::Hei);
    flow.enter(&format!("{mark}　{name}"));
    flow.paragraph(mark, grid, (0.0, Side::Left));
    flow.skip(grid.leading / 2.0);
    flow.paragraph(name, title(), (0.0, Side::Middle));
    flow.skip(grid.leading / 4.0);
}

/// To whom it is copied and who prints it, between lines at the foot of the last page.
pub(super) fn imprint(flow: &mut Flow<'_>, said: &[String]) {
    const THICK: Pen = Pen::new(Ink::TEXT, 0.35 * MM);
    const THIN: Pen = Pen::new(Ink::TEXT, 0.25 * MM);
    let style = Style::new(Typeface::Fang, 14.0, 22.0);
    let (x, width) = (flow.sheet.at.0, flow.sheet.body.0);
    let measure = Measure::new(width - 2.0 * style.size, Side::Left);
    let said: Vec<_> = said
        .iter()
        .map(|said| lines(flow.glyphs, said, style, measure))
        .collect();
    let all = said.iter().map(Vec::len).sum::<usize>() as f64 * style.leading + 4.0;
    flow.need(all + style.leading);
    flow.y = flow.sheet.bottom() - all;
    let rule = |flow: &mut Flow<'_>, pen| {
        flow.mark(Mark::Rule {
            from: (x, flow.y),
            to: (x + width, flow.y),
            pen,
        });
    };
    for (n, lines) in said.into_iter().enumerate() {
        rule(flow, if n == 0 { THICK } else { THIN });
        for line in lines {
            flow.put((x + style.size, flow.y + 1.0), line);
            flow.y += style.leading;
        }
    }
    rule(flow, THICK);
}
