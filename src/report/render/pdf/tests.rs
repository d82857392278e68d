//! The pages of papers: facts of the layout, told by the marks on them, in a small face of the tests.

use std::sync::Arc;

use super::fonts::{Face, Fonts, Typeface};
use super::glyph::Glyphs;
use super::page::{Mark, Page};
use super::{pages, render};
use crate::report::document::{Block, Cell, Column, Document, Fact, Front, Manner, Row, RowKind, Sheet, Table};
use crate::text::Lang;

/// A subset of Noto Sans SC with the characters of this repository (`tests/fonts`).
const FACE: &[u8] = include_bytes!("../../../../tests/fonts/KaoheTestSans.otf");

fn fonts() -> Fonts {
    let mut fonts = Fonts::default();
    for typeface in Typeface::ALL {
        let face = Face::new(Arc::new(FACE), 0, 400).expect("a face");
        fonts.set(typeface, face);
    }
    fonts
}

fn paper(manner: Manner, sheet: Sheet, blocks: Vec<Block>) -> Document {
    Document {
        lang: Lang::Zh,
        manner,
        sheet,
        front: Front {
            title: "甲县考核评分表".to_owned(),
            draft: Some("草稿".to_owned()),
            footer: vec!["结果校验码 0123".to_owned()],
            ..Front::default()
        },
        blocks,
    }
}

fn laid_out(paper: &Document) -> Vec<Page> {
    let fonts = fonts();
    pages(paper, &Glyphs::new(&fonts)).0
}

/// The lines of a page with where they begin, in the order in which they are read.
fn texts(page: &Page) -> Vec<(f64, f64, String)> {
    let text = |mark: &Mark| match mark {
        Mark::Text { at: (x, y), line } => {
            let said = line.letters.iter().map(|letter| letter.letter).collect();
            Some((x + line.letters[0].x, *y, said))
        }
        _ => None,
    };
    page.marks.iter().filter_map(text).collect()
}

fn said(page: &Page) -> Vec<String> {
    texts(page).into_iter().map(|(_, _, said)| said).collect()
}

fn row(n: usize) -> Row {
    Row {
        cells: vec![Cell::new(format!("第{n}行")), Cell::new("甲县\u{3000}乙县")],
        ..Row::default()
    }
}

fn table(rows: Vec<Row>) -> Block {
    Block::Table(Table {
        caption: String::new(),
        columns: vec![Column::words("指标", 1), Column::words("单位", 2)],
        rows,
    })
}

#[test]
fn a_page_of_a_letter_has_22_lines_of_28_characters() {
    let text = "考核".repeat(28 * 40);
    let pages = laid_out(&paper(Manner::Official, Sheet::Upright, vec![Block::Paragraph(text)]));
    let sheet = pages[1].sheet;
    let body: Vec<_> = texts(&pages[1])
        .into_iter()
        .filter(|(_, y, _)| (sheet.at.1..sheet.bottom()).contains(y))
        .collect();
    assert_eq!(body.len(), 22);
    for (x, _, said) in &body {
        assert_eq!(said.chars().count(), 28);
        assert!((x - sheet.at.0).abs() < 0.01);
    }
    let pitch = (body[21].1 - body[0].1) / 21.0;
    assert!(
        (pitch * 22.0 - sheet.body.1).abs() < 0.01,
        "the lines fill 225 mm: {pitch}"
    );
}

#[test]
fn a_comma_hangs_over_the_edge_so_that_the_next_line_begins_in_its_column() {
    let text = format!("{}，{}", "考".repeat(28), "核".repeat(28));
    let pages = laid_out(&paper(Manner::Official, Sheet::Upright, vec![Block::Addressee(text)]));
    let lines = said(&pages[0]);
    assert!(lines.contains(&format!("{}，", "考".repeat(28))), "{lines:?}");
    assert!(lines.contains(&"核".repeat(28)), "{lines:?}");
}

#[test]
fn the_lines_of_a_paragraph_end_at_the_same_edge() {
    let text = "甲县完成值80.66，比上年（2020年）增长3.2%；乙县同。".repeat(8);
    let pages = laid_out(&paper(Manner::Official, Sheet::Upright, vec![Block::Paragraph(text)]));
    let sheet = pages[0].sheet;
    let lines = pages[0].marks.iter().filter_map(|mark| match mark {
        Mark::Text { at, line } if line.style.typeface == Typeface::Fang => Some((at.0, line)),
        _ => None,
    });
    let lines: Vec<_> = lines.collect();
    assert!(lines.len() > 5);
    for (x, line) in &lines[..lines.len() - 1] {
        let last = line
            .letters
            .iter()
            .rfind(|letter| !"，。；：、".contains(letter.letter))
            .expect("a letter");
        let hangs = line.letters.last() != Some(last);
        let end = x + last.x + last.width;
        assert!(
            (end - sheet.right()).abs() < 0.1 || (hangs && end < sheet.right() + 0.1),
            "{end} {}",
            sheet.right()
        );
    }
}

#[test]
fn heads_are_repeated_on_each_page_and_rows_stay_whole() {
    let rows = (0..120).map(row).collect();
    let pages = laid_out(&paper(Manner::Table, Sheet::Wide, vec![table(rows)]));
    assert!(pages.len() > 3);
    let mut seen = Vec::new();
    for page in &pages {
        let said = said(page);
        assert_eq!(said.iter().filter(|said| *said == "指标").count(), 1);
        let rows: Vec<_> = said.iter().filter(|said| said.starts_with('第')).cloned().collect();
        assert_eq!(
            rows.len(),
            said.iter().filter(|said| said.starts_with("甲县\u{3000}")).count()
        );
        seen.extend(rows);
    }
    let expected: Vec<_> = (0..120).map(|n| format!("第{n}行")).collect();
    assert_eq!(seen, expected);
}

#[test]
fn a_sum_stays_on_the_page_of_what_it_sums_up() {
    for n_rows in 20..60 {
        let mut rows: Vec<Row> = (0..n_rows).map(row).collect();
        rows.push(Row {
            kind: RowKind::Total,
            cells: vec![Cell::new("总分").across(1)],
        });
        let pages = laid_out(&paper(Manner::Table, Sheet::Wide, vec![table(rows)]));
        let last = said(pages.last().expect("a page"));
        let sum = last
            .iter()
            .position(|said| said == "总分")
            .expect("the sum is on the last page");
        assert!(last[..sum].contains(&format!("第{}行", n_rows - 1)));
    }
}

#[test]
fn a_cell_that_reaches_over_a_page_is_said_again_on_the_next() {
    let mut rows: Vec<Row> = (0..60).map(row).collect();
    for (n, row) in rows.iter_mut().enumerate() {
        row.cells.remove(0);
        if n == 0 {
            row.cells.insert(0, Cell::new("规模").down(59));
        }
    }
    let pages = laid_out(&paper(Manner::Table, Sheet::Wide, vec![table(rows)]));
    assert!(pages.len() > 1);
    for page in &pages {
        assert_eq!(said(page).iter().filter(|said| *said == "规模").count(), 1);
    }
}

#[test]
fn a_row_that_no_page_could_hold_is_cut_and_nothing_of_it_lost() {
    let long = "考核".repeat(6000);
    let rows = vec![Row {
        cells: vec![Cell::new("甲县"), Cell::new(long.clone())],
        ..Row::default()
    }];
    let pages = laid_out(&paper(Manner::Table, Sheet::Wide, vec![table(rows)]));
    assert!(pages.len() > 1);
    let all: String = pages
        .iter()
        .flat_map(said)
        .filter(|said| said.starts_with(['考', '核']))
        .collect();
    assert_eq!(all, long);
    for page in &pages {
        let lowest = texts(page).iter().map(|(_, y, _)| *y).fold(0.0, f64::max);
        assert!(lowest < page.sheet.size.1);
    }
}

#[test]
fn page_numbers_stand_at_the_right_of_odd_pages_and_at_the_left_of_even_ones() {
    let rows = (0..80).map(row).collect();
    let pages = laid_out(&paper(Manner::Table, Sheet::Wide, vec![table(rows)]));
    for (n, page) in pages.iter().enumerate() {
        let number = format!("— {} —", n + 1);
        let (x, ..) = texts(page)
            .into_iter()
            .find(|(_, _, said)| *said == number)
            .expect("a number");
        assert_eq!(x > page.sheet.size.0 / 2.0, n % 2 == 0);
        assert!(said(page).contains(&"草稿".to_owned()), "every page is marked");
        assert!(
            said(page).contains(&"结果校验码 0123".to_owned()),
            "every page says its result"
        );
    }
}

#[test]
fn a_paper_is_read_from_its_title_down() {
    let fact = Fact {
        label: "总分".to_owned(),
        value: "80.66".to_owned(),
        note: "暂计".to_owned(),
    };
    let blocks = vec![
        Block::Facts(vec![fact]),
        Block::Heading("说明".to_owned()),
        Block::Notes(vec!["第一".to_owned(), "第二".to_owned()]),
        table(vec![row(1), row(2)]),
        Block::Signatures(vec!["填报人".to_owned(), "日期".to_owned()]),
    ];
    let pages = laid_out(&paper(Manner::Table, Sheet::Upright, blocks));
    assert_eq!(
        said(&pages[0]),
        [
            "草稿",
            "甲县考核评分表",
            "总分",
            "80.66",
            "暂计",
            "说明",
            "1. 第一",
            "2. 第二",
            "指标",
            "单位",
            "第1行",
            "甲县\u{3000}乙县",
            "第2行",
            "甲县\u{3000}乙县",
            "填报人：",
            "日期：",
            "结果校验码 0123",
            "— 1 —"
        ]
    );
}

#[test]
fn an_annex_begins_a_page_on_its_own_sheets() {
    let blocks = vec![
        Block::Addressee("各县：".to_owned()),
        Block::NewPage(Sheet::Widest),
        Block::Annex("附件1".to_owned(), "各指标得分".to_owned()),
    ];
    let pages = laid_out(&paper(Manner::Official, Sheet::Upright, blocks));
    let sizes: Vec<_> = pages
        .iter()
        .map(|page| (page.sheet.size.0.round(), page.sheet.size.1.round()))
        .collect();
    assert_eq!(sizes, [(595.0, 842.0), (1191.0, 842.0)]);
}

#[test]
fn faces_are_embedded_as_subsets_and_the_same_paper_gives_the_same_bytes() {
    let paper = paper(Manner::Table, Sheet::Wide, vec![table((0..80).map(row).collect())]);
    let bytes = render(&paper, &fonts()).expect("nothing is missing");
    assert_eq!(render(&paper, &fonts()).expect("nothing is missing"), bytes);
    let text = String::from_utf8_lossy(&bytes);
    assert!(text.starts_with("%PDF-1."));
    assert!(text.contains("+KaoheTestSans-Regular") && text.contains("/FontFile3") && text.contains("/ToUnicode"));
    assert!(bytes.len() < FACE.len() / 4, "{} bytes", bytes.len());
}

#[test]
fn a_face_or_a_character_that_is_missing_is_named() {
    let paper = paper(
        Manner::Table,
        Sheet::Wide,
        vec![Block::Paragraph("甲县\u{2A700}野".to_owned())],
    );
    let lacking = |fonts: &Fonts| {
        let bytes = render(&paper, fonts).map(|bytes| bytes.len());
        bytes.expect_err("something is missing")
    };
    let missing = lacking(&Fonts::default());
    assert_eq!(
        missing.typefaces.into_iter().collect::<Vec<_>>(),
        [Typeface::Song, Typeface::Hei, Typeface::Title]
    );
    assert!(missing.characters.is_empty());
    let missing = lacking(&fonts());
    assert!(missing.typefaces.is_empty());
    assert_eq!(missing.characters.into_iter().collect::<String>(), "\u{2A700}");
}

#[test]
fn what_cannot_be_seen_is_shown_and_moves_nothing() {
    let hostile = "甲县\u{202E}乙县\u{1b}[31m\n丙县".to_owned();
    let pages = laid_out(&paper(Manner::Table, Sheet::Wide, vec![Block::Paragraph(hostile)]));
    assert!(said(&pages[0]).contains(&"甲县〔202E〕乙县〔001B〕[31m 丙县".to_owned()));
}
