//! The document part: front matter and blocks as paragraphs, tables and drawings, section by section.

use super::super::element::Markup;
use super::super::figure::spoken;
use super::page::Page;
use super::style::{RED, id};
use super::words::{Look, paragraph, run};
use super::{A, C, R, W, WP, chart, part, set, table};
use crate::i18n::width::width;
use crate::report::document::{Block, Chart, ChartKind, Document, Fact, Manner, Masthead, Sheet, Table};
use crate::text::Lang;

/// Lengths of drawings: so many in a twentieth of a point.
const EMU: u32 = 635;
/// Twentieths of a point in a centimetre.
const CM: u32 = 567;
/// Lines left free for a seal above who issues a letter.
const FOR_A_SEAL: usize = 2;

/// The document part under construction.
pub(super) struct Body<'a> {
    document: &'a Document,
    part: Markup,
    charts: Vec<String>,
}

impl<'a> Body<'a> {
    pub(super) fn new(document: &'a Document) -> Self {
        Self {
            document,
            part: Markup::default(),
            charts: Vec::new(),
        }
    }

    pub(super) fn write(&mut self) {
        self.front();
        let parts = self.document.parts();
        for (n, (sheet, blocks)) in parts.iter().enumerate() {
            let page = self.page(*sheet);
            for block in *blocks {
                self.block(block, page);
            }
            if n + 1 < parts.len() {
                let document = self.document;
                gap(&mut self.part, |of| page.section(of, document));
            } else {
                page.section(&mut self.part, self.document);
            }
        }
    }

    /// The part, and those of its charts.
    pub(super) fn finish(self) -> (String, Vec<String>) {
        let mut xml = part();
        let spaces: [(&'static str, &dyn std::fmt::Display); 3] = [("xmlns:w", &W), ("xmlns:r", &R), ("xmlns:wp", &WP)];
        xml.element("w:document", &spaces, |document| {
            document.element("w:body", &[], |body| body.append(&self.part));
        });
        (xml.finish(), self.charts)
    }

    fn page(&self, sheet: Sheet) -> Page {
        Page::of(self.document.manner, sheet)
    }

    fn front(&mut self) {
        let front = &self.document.front;
        if let Some(head) = &front.masthead {
            self.masthead(head);
        }
        paragraph(&mut self.part, id::TITLE, &front.title);
        if !front.subtitle.is_empty() {
            paragraph(&mut self.part, id::SUBTITLE, &front.subtitle);
        }
    }

    /// 版头: the office as large as it fits, the number, and the red line below it.
    fn masthead(&mut self, head: &Masthead) {
        let room = self.page(self.document.sheet).line();
        let columns = width(&head.office).max(1);
        // Half points: a column is half as wide as its letter is high, bold Latin ones are wider.
        let wide = if columns > head.office.chars().count() { 5 } else { 6 };
        let needed = u32::try_from(columns * wide).unwrap_or(u32::MAX);
        let size = (room / needed).clamp(28, 96);
        styled(&mut self.part, id::OFFICE, |paragraph| {
            let size = Some(size);
            run(
                paragraph,
                &head.office,
                Look {
                    size,
                    ..Look::default()
                },
            );
        });
        self.part.element("w:p", &[], |paragraph| {
            paragraph.element("w:pPr", &[], |of| {
                set(of, "w:pStyle", &id::NUMBER);
                of.element("w:pBdr", &[], |border| {
                    let attributes: [(&'static str, &dyn std::fmt::Display); 4] = [
                        ("w:val", &"single"),
                        ("w:sz", &"12"),
                        ("w:space", &"11"),
                        ("w:color", &RED),
                    ];
                    border.empty("w:bottom", &attributes);
                });
            });
            run(paragraph, &head.number, Look::default());
        });
    }

    fn block(&mut self, block: &Block, page: Page) {
        let lang = self.document.lang;
        let part = &mut self.part;
        match block {
            Block::Heading(text) => paragraph(part, id::HEADING, text),
            Block::Paragraph(text) => paragraph(part, id::BODY, text),
            Block::Addressee(text) => paragraph(part, id::TO, text),
            Block::Notes(notes) => {
                for (n, note) in notes.iter().enumerate() {
                    paragraph(part, id::NOTE, &format!("{}. {note}", n + 1));
                }
            }
            Block::Facts(facts) => self.facts(facts, page),
            Block::Table(table) => self.table(table, page),
            Block::Chart(chart) => self.chart(chart, page),
            Block::Signatures(labels) => self.signatures(labels),
            Block::Enclosures(titles) => enclosures(part, titles, lang),
            Block::Issued(lines) => {
                for _ in 0..FOR_A_SEAL {
                    paragraph(part, id::ISSUED, "");
                }
                for line in lines {
                    paragraph(part, id::ISSUED, line);
                }
            }
            Block::Annex(mark, title) => {
                paragraph(part, id::ANNEX_MARK, mark);
                paragraph(part, id::ANNEX, title);
            }
            Block::Imprint(lines) => imprint(part, lines, page),
            // Each part of the paper is a section, which begins a page.
            Block::NewPage(_) => {}
        }
    }

    fn table(&mut self, table: &Table, page: Page) {
        if !table.caption.is_empty() {
            paragraph(&mut self.part, id::CAPTION, &table.caption);
        }
        table::table(&mut self.part, table, page.line());
        // Two tables without a paragraph between them would be one.
        gap(&mut self.part, |_| {});
    }

    /// What the paper says in short, as a table of labels above what they came to.
    fn facts(&mut self, facts: &[Fact], page: Page) {
        use crate::report::document::{Cell, Column, Row};
        let value = |fact: &Fact| match (fact.note.is_empty(), self.document.lang) {
            (true, _) => fact.value.clone(),
            (false, Lang::Zh) => format!("{}（{}）", fact.value, fact.note),
            (false, Lang::En) => format!("{} ({})", fact.value, fact.note),
        };
        let table = Table {
            columns: facts.iter().map(|fact| Column::marks(&fact.label, 10)).collect(),
            rows: vec![Row {
                cells: facts.iter().map(|fact| Cell::new(value(fact))).collect(),
                ..Row::default()
            }],
            ..Table::default()
        };
        self.table(&table, page);
    }

    /// Labels with room to write behind each, in one line.
    fn signatures(&mut self, labels: &[String]) {
        let blank = |label: &String| match self.document.lang {
            Lang::Zh => format!("{label}："),
            Lang::En => format!("{label}: "),
        };
        if self.document.manner == Manner::Official {
            // Two stand in a line of 28 characters.
            for two in labels.chunks(2) {
                let two: Vec<_> = two
                    .iter()
                    .map(|label| format!("{}＿＿＿＿＿＿", blank(label)))
                    .collect();
                paragraph(&mut self.part, id::SIGNATURE, &two.join("　"));
            }
            return;
        }
        let lines: Vec<_> = labels
            .iter()
            .map(|label| format!("{}＿＿＿＿＿＿＿", blank(label)))
            .collect();
        paragraph(&mut self.part, id::SIGNATURE, &lines.join("　　"));
    }

    fn chart(&mut self, chart: &Chart, page: Page) {
        let (wide, high) = size(chart, page);
        self.charts.push(chart::chart(chart));
        let (n, said) = (self.charts.len(), spoken(chart));
        let reference = format!("chart{n}");
        let extent: [(&'static str, &dyn std::fmt::Display); 2] = [("cx", &(wide * EMU)), ("cy", &(high * EMU))];
        styled(&mut self.part, id::FIGURE, |paragraph| {
            paragraph.element("w:r", &[], |run| {
                run.element("w:drawing", &[], |drawing| {
                    let none: [(&'static str, &dyn std::fmt::Display); 4] =
                        [("distT", &0), ("distB", &0), ("distL", &0), ("distR", &0)];
                    drawing.element("wp:inline", &none, |inline| {
                        inline.empty("wp:extent", &extent);
                        inline.empty("wp:docPr", &[("id", &n), ("name", &reference), ("descr", &said)]);
                        inline.literal("<wp:cNvGraphicFramePr/>");
                        inline.element("a:graphic", &[("xmlns:a", &A)], |graphic| {
                            graphic.element("a:graphicData", &[("uri", &C)], |data| {
                                data.empty("c:chart", &[("xmlns:c", &C), ("r:id", &reference)]);
                            });
                        });
                    });
                });
            });
        });
    }
}

/// As large as the chart needs and the page has room for.
fn size(chart: &Chart, page: Page) -> (u32, u32) {
    let (wide, high) = match chart.kind {
        ChartKind::StackedBars => {
            let bars = u32::try_from(chart.categories.len()).unwrap_or(u32::MAX);
            (17 * CM, bars.saturating_mul(CM * 7 / 10).saturating_add(3 * CM))
        }
        ChartKind::Radar => (15 * CM, 15 * CM / 2),
        ChartKind::Lines => (14 * CM, 7 * CM),
    };
    (wide.min(page.line()), high.min(page.room() - 2 * CM))
}

/// `附件：1. …`, the further ones below the first.
fn enclosures(part: &mut Markup, titles: &[String], lang: Lang) {
    paragraph(part, id::BODY, "");
    let label = match lang {
        Lang::Zh => "附件：",
        Lang::En => "Annexes: ",
    };
    for (n, title) in titles.iter().enumerate() {
        let number = if titles.len() > 1 {
            format!("{}. ", n + 1)
        } else {
            String::new()
        };
        let before = if n == 0 { label } else { "　　　" };
        paragraph(part, id::ENCLOSURE, &format!("{before}{number}{title}"));
    }
}

/// 版记: between rules at the foot of the last page, which takes a table that stands by itself.
fn imprint(part: &mut Markup, lines: &[String], page: Page) {
    part.element("w:tbl", &[], |of| {
        of.element("w:tblPr", &[], |properties| {
            let place: [(&'static str, &dyn std::fmt::Display); 4] = [
                ("w:vertAnchor", &"margin"),
                ("w:horzAnchor", &"margin"),
                ("w:tblpXSpec", &"left"),
                ("w:tblpYSpec", &"bottom"),
            ];
            properties.empty("w:tblpPr", &place);
            properties.empty("w:tblW", &[("w:w", &page.line()), ("w:type", &"dxa")]);
            properties.element("w:tblBorders", &[], |borders| {
                for (side, thick) in [("w:top", 8), ("w:bottom", 8), ("w:insideH", 6)] {
                    borders.empty(
                        side,
                        &[
                            ("w:val", &"single"),
                            ("w:sz", &thick),
                            ("w:space", &0),
                            ("w:color", &"auto"),
                        ],
                    );
                }
            });
            properties.literal(
                "<w:tblLayout w:type=\"fixed\"/><w:tblCellMar><w:left w:w=\"280\" w:type=\"dxa\"/>\
                 <w:right w:w=\"280\" w:type=\"dxa\"/></w:tblCellMar>",
            );
        });
        of.element("w:tblGrid", &[], |grid| {
            grid.empty("w:gridCol", &[("w:w", &page.line())]);
        });
        for line in lines {
            of.element("w:tr", &[], |row| {
                row.element("w:tc", &[], |cell| {
                    cell.element("w:tcPr", &[], |of| {
                        of.empty("w:tcW", &[("w:w", &page.line()), ("w:type", &"dxa")]);
                    });
                    paragraph(cell, id::IMPRINT, line);
                });
            });
        }
    });
    gap(part, |_| {});
}

/// A paragraph of a style.
fn styled(part: &mut Markup, style: &'static str, inside: impl FnOnce(&mut Markup)) {
    part.element("w:p", &[], |paragraph| {
        paragraph.element("w:pPr", &[], |of| set(of, "w:pStyle", &style));
        inside(paragraph);
    });
}

/// A paragraph that is not seen; its properties may end a section.
fn gap(part: &mut Markup, ends: impl FnOnce(&mut Markup)) {
    part.element("w:p", &[], |paragraph| {
        paragraph.element("w:pPr", &[], |of| {
            set(of, "w:pStyle", &id::GAP);
            ends(of);
        });
    });
}
