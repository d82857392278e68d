//! One self-contained page: nothing is loaded, nothing runs, and it prints on A4.
//!
//! On a narrow screen each row of a table becomes a card with its headings inside.

use super::element::Markup;
use super::svg;
use crate::i18n::width::Align;
use crate::report::document::{Block, Cell, Column, Document, Emphasis, Fact, Front, RowKind, Table};
use crate::text::Lang;

const STYLE: &str = include_str!("page.css");

/// The whole page.
pub(super) fn render(document: &Document) -> String {
    let mut page = Markup::default();
    let language = match document.lang {
        Lang::Zh => "zh-CN",
        Lang::En => "en",
    };
    page.literal("<!doctype html>\n");
    page.element("html", &[("lang", &language)], |page| {
        page.element("head", &[], |head| self::head(head, &document.front));
        page.literal("\n");
        page.element("body", &[], |body| self::body(body, document));
    });
    page.literal("\n");
    page.finish()
}

fn head(head: &mut Markup, front: &Front) {
    head.literal(
        "<meta charset=\"utf-8\">\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\
         <meta name=\"color-scheme\" content=\"light dark\">",
    );
    head.leaf("title", &[], &front.title);
    head.literal("<style>\n").literal(STYLE).literal("</style>");
}

fn body(body: &mut Markup, document: &Document) {
    let front = &document.front;
    body.element("header", &[], |header| {
        if let Some(draft) = &front.draft {
            header.leaf("p", &[("class", &"draft")], draft);
        }
        header.leaf("h1", &[], &front.title);
        header.leaf("p", &[("class", &"subtitle")], &front.subtitle);
        if let Some(notice) = &front.notice {
            header.leaf("p", &[("class", &"notice"), ("role", &"note")], notice);
        }
    });
    body.literal("\n");
    body.element("main", &[], |main| {
        let mut blocks = document.blocks.as_slice();
        while let Some((block, rest)) = blocks.split_first() {
            blocks = rest;
            if let (Block::Facts(_), Some((chart @ Block::Chart(_), rest))) = (block, rest.split_first()) {
                // What the paper says in short stands beside its picture where there is room.
                blocks = rest;
                main.element("div", &[("class", &"summary")], |summary| {
                    self::block(summary, block, document.lang);
                    self::block(summary, chart, document.lang);
                });
            } else {
                self::block(main, block, document.lang);
            }
            main.literal("\n");
        }
    });
    body.element("footer", &[], |footer| {
        for line in &front.footer {
            footer.leaf("p", &[], line);
        }
    });
}

fn block(page: &mut Markup, block: &Block, lang: Lang) {
    match block {
        Block::Heading(text) => {
            page.leaf("h2", &[], text);
        }
        Block::Paragraph(text) => {
            page.leaf("p", &[], text);
        }
        Block::Notes(notes) => {
            page.element("ol", &[("class", &"notes")], |list| {
                for note in notes {
                    list.leaf("li", &[], note);
                }
            });
        }
        Block::Facts(facts) => {
            page.element("dl", &[("class", &"facts")], |list| {
                for fact in facts {
                    self::fact(list, fact);
                }
            });
        }
        Block::Table(table) => {
            page.element("div", &[("class", &"wide")], |wide| self::table(wide, table));
        }
        Block::Chart(chart) => svg::chart(page, chart),
        Block::Signatures(labels) => {
            page.element("div", &[("class", &"signatures")], |lines| {
                for label in labels {
                    let colon = match lang {
                        Lang::Zh => "：",
                        Lang::En => ":",
                    };
                    lines.leaf("p", &[], &format!("{label}{colon}"));
                }
            });
        }
    }
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

fn table(page: &mut Markup, table: &Table) {
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
                            self::cell(line, cell, column);
                        }
                    }
                });
                rows.literal("\n");
            }
        });
    });
}

fn cell(row: &mut Markup, cell: &Cell, column: &Column) {
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
            inside.text(&cell.text);
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
