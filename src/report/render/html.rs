//! One self-contained page: nothing is loaded, nothing runs, and it prints on A4.
//!
//! On a narrow screen each row of a table becomes a card with its headings inside.

use std::collections::BTreeMap;

use super::element::Markup;
use super::svg;
use crate::i18n::width::Align;
use crate::report::document::{Block, Cell, Column, Document, Emphasis, Fact, Front, Manner, RowKind, Sheet, Table};
use crate::text::Lang;

/// By this a folder is known to be a site that was written here.
pub const OF_A_SITE: &str = "<meta name=\"generator\" content=\"kaohe site\">";

const STYLE: &str = include_str!("page.css");

/// Where a page stands among others: the pages it leads to, all of them beside it.
#[derive(Debug, Clone, Default)]
pub struct Around {
    /// The pages named above it, by what they are called and their files; its own has no file.
    pub links: Vec<(String, Option<String>)>,
    /// Names in tables that lead to a page, with its file.
    pub names: BTreeMap<String, String>,
}

/// The whole page.
pub(super) fn render(document: &Document) -> String {
    page_among(document, &Around::default())
}

/// The whole page with the way to others.
pub(super) fn page_among(document: &Document, around: &Around) -> String {
    let mut markup = Markup::default();
    let language = match document.lang {
        Lang::Zh => "zh-CN",
        Lang::En => "en",
    };
    markup.literal("<!doctype html>\n");
    let class = match document.manner {
        Manner::Table => page(document.sheet).to_owned(),
        Manner::Official => format!("official {}", page(document.sheet)),
    };
    markup.element("html", &[("lang", &language)], |html| {
        html.element("head", &[], |head| {
            self::head(head, &document.front, !around.links.is_empty());
        });
        html.literal("\n");
        html.element("body", &[("class", &class)], |body| self::body(body, document, around));
    });
    markup.literal("\n");
    markup.finish()
}

fn head(head: &mut Markup, front: &Front, is_of_site: bool) {
    head.literal(
        "<meta charset=\"utf-8\">\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\
         <meta name=\"color-scheme\" content=\"light dark\">",
    );
    if is_of_site {
        head.literal(OF_A_SITE);
    }
    head.leaf("title", &[], &front.title);
    head.literal("<style>\n").literal(STYLE).literal("</style>");
}

fn body(body: &mut Markup, document: &Document, around: &Around) {
    let parts = document.parts();
    if !around.links.is_empty() {
        body.element("nav", &[], |nav| links(nav, around));
    }
    body.element("header", &[], |header| self::header(header, &document.front));
    body.literal("\n");
    body.element("main", &[], |main| {
        for (sheet, blocks) in &parts {
            main.element("section", &[("class", &page(*sheet))], |section| {
                self::blocks(section, blocks, (document.lang, around));
            });
        }
    });
    let last = parts.last().map_or(document.sheet, |(sheet, _)| *sheet);
    body.element("footer", &[("class", &page(last))], |footer| {
        for line in &document.front.footer {
            footer.leaf("p", &[], line);
        }
    });
}

/// The language of a page, and where it leads.
type On<'a> = (Lang, &'a Around);

fn links(nav: &mut Markup, around: &Around) {
    for (name, file) in &around.links {
        match file {
            Some(file) => nav.leaf("a", &[("href", file)], name),
            None => nav.leaf("b", &[("aria-current", &"page")], name),
        };
    }
}

/// The class by which the style chooses the sheets to print on.
const fn page(sheet: Sheet) -> &'static str {
    match sheet {
        Sheet::Upright => "upright",
        Sheet::Wide => "wide",
        Sheet::Widest => "widest",
    }
}

fn header(header: &mut Markup, front: &Front) {
    if let Some(draft) = &front.draft {
        header.leaf("p", &[("class", &"draft")], draft);
    }
    if let Some(head) = &front.masthead {
        header.leaf("p", &[("class", &"office")], &head.office);
        header.leaf("p", &[("class", &"number")], &head.number);
    }
    header.leaf("h1", &[], &front.title);
    if !front.subtitle.is_empty() {
        header.leaf("p", &[("class", &"subtitle")], &front.subtitle);
    }
    if let Some(notice) = &front.notice {
        header.leaf("p", &[("class", &"notice"), ("role", &"note")], notice);
    }
}

fn blocks(page: &mut Markup, mut blocks: &[Block], on: On<'_>) {
    while let Some((block, rest)) = blocks.split_first() {
        blocks = rest;
        if let (Block::Facts(_), Some((chart @ Block::Chart(_), rest))) = (block, rest.split_first()) {
            // What the paper says in short stands beside its picture where there is room.
            blocks = rest;
            page.element("div", &[("class", &"summary")], |summary| {
                self::block(summary, block, on);
                self::block(summary, chart, on);
            });
        } else {
            self::block(page, block, on);
        }
        page.literal("\n");
    }
}

fn block(page: &mut Markup, block: &Block, on: On<'_>) {
    let (lang, around) = on;
    match block {
        Block::Heading(text) => {
            page.leaf("h2", &[], text);
        }
        Block::Paragraph(text) => {
            page.leaf("p", &[], text);
        }
        Block::Addressee(text) => {
            page.leaf("p", &[("class", &"to")], text);
        }
        Block::Notes(notes) => list(page, "notes", notes),
        Block::Facts(facts) => {
            page.element("dl", &[("class", &"facts")], |list| {
                for fact in facts {
                    self::fact(list, fact);
                }
            });
        }
        Block::Table(table) => {
            page.element("div", &[("class", &"scroll")], |wide| self::table(wide, table, around));
        }
        Block::Chart(chart) => svg::chart(page, chart),
        Block::Signatures(labels) => {
            let colon = match lang {
                Lang::Zh => "：",
                Lang::En => ":",
            };
            let labels = labels.iter().map(|label| format!("{label}{colon}"));
            lines(page, "signatures", labels);
        }
        Block::Enclosures(titles) => {
            let label = match lang {
                Lang::Zh => "附件：",
                Lang::En => "Annexes:",
            };
            page.leaf("p", &[("class", &"to")], label);
            list(page, "notes", titles);
        }
        Block::Issued(said) => lines(page, "issued", said.iter().cloned()),
        Block::Imprint(said) => lines(page, "imprint", said.iter().cloned()),
        Block::Annex(mark, title) => {
            page.leaf("p", &[("class", &"annex")], mark);
            page.leaf("h2", &[("class", &"annex")], title);
        }
        // Each part of the paper is a section, which begins a page.
        Block::NewPage(_) => {}
    }
}

fn list(page: &mut Markup, class: &'static str, items: &[String]) {
    page.element("ol", &[("class", &class)], |list| {
        for item in items {
            list.leaf("li", &[], item);
        }
    });
}

fn lines(page: &mut Markup, class: &'static str, lines: impl Iterator<Item = String>) {
    page.element("div", &[("class", &class)], |block| {
        for line in lines {
            block.leaf("p", &[], &line);
        }
    });
}

fn fact(list: &mut Markup, fact: &Fact) {
    list.element("div", &[], |item| {
        item.leaf("dt", &[], &fact.label);
        item.element("dd", &[], |value| {
            value.leaf("b", &[], &fact.value);
            if !fact.note.is_empty() {
                value.literal(" ").leaf("small", &[], &fact.note);
            }
        });
    });
}

fn table(page: &mut Markup, table: &Table, around: &Around) {
    let all: u32 = table.columns.iter().map(|column| column.width).sum::<u32>().max(1);
    page.element("table", &[], |element| {
        if !table.caption.is_empty() {
            element.leaf("caption", &[], &table.caption);
        }
        element.element("colgroup", &[], |group| {
            for column in &table.columns {
                let width = format!("width:{:.2}%", f64::from(column.width) * 100.0 / f64::from(all));
                group.empty("col", &[("style", &width)]);
            }
        });
        element.element("thead", &[], |head| {
            head.element("tr", &[], |row| {
                for column in &table.columns {
                    row.leaf(
                        "th",
                        &[("scope", &"col"), ("class", &side(column.align))],
                        &column.heading,
                    );
                }
            });
        });
        element.element("tbody", &[], |rows| {
            for (cells, row) in table.grid().into_iter().zip(&table.rows) {
                rows.element("tr", &[("class", &kind(row.kind))], |line| {
                    for (cell, column) in cells.into_iter().zip(&table.columns) {
                        if let Some(cell) = cell {
                            self::cell(line, cell, (column, around));
                        }
                    }
                });
                rows.literal("\n");
            }
        });
    });
}

fn cell(row: &mut Markup, cell: &Cell, (column, around): (&Column, &Around)) {
    let emphasis = match cell.emphasis {
        Emphasis::None => "",
        Emphasis::Weak => " weak",
        Emphasis::Faint => " faint",
    };
    let reach = if cell.more_rows > 0 { " reach" } else { "" };
    let class = format!("{}{emphasis}{reach}", side(column.align));
    let (columns, rows) = (cell.more_columns + 1, cell.more_rows + 1);
    // A cell over several columns has no one heading to show on its card.
    let label = if columns == 1 { column.heading.as_str() } else { "" };
    row.element(
        "td",
        &[
            ("class", &class),
            ("colspan", &columns),
            ("rowspan", &rows),
            ("data-label", &label),
        ],
        |inside| {
            match around.names.get(&cell.text) {
                Some(file) => inside.leaf("a", &[("href", file)], &cell.text),
                None => inside.text(&cell.text),
            };
            if let Some(rate) = cell.bar {
                svg::bar(inside, rate);
            }
        },
    );
}

const fn side(align: Align) -> &'static str {
    match align {
        Align::Left => "left",
        Align::Center => "center",
        Align::Right => "right",
    }
}

const fn kind(kind: RowKind) -> &'static str {
    match kind {
        RowKind::Body => "body",
        RowKind::Subtotal => "subtotal",
        RowKind::Total => "total",
    }
}
