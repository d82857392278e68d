//! A paper in every format: nothing is lost, nothing becomes markup or a formula.

use kaohe::report::document::{
    Block, Cell, Chart, ChartKind, Column, Document, Emphasis, Fact, Front, Manner, Masthead, Row, RowKind, Series,
    Sheet, Table,
};
use kaohe::report::render::{Format, render};
use kaohe::text::Lang;

const HOSTILE: &str = "=甲县<script>alert(1)</script>|*_[x](y)&\"'\u{202E}\u{1b}[31m";

fn series(name: &str, values: [f64; 3]) -> Series {
    Series {
        name: name.to_owned(),
        values: values.map(Some).to_vec(),
        shown: values.map(|value| format!("{value:.2}")).to_vec(),
    }
}

fn chart(kind: ChartKind) -> Block {
    Block::Chart(Chart {
        title: format!("{kind:?}"),
        kind,
        categories: ["A 规模", "B 品牌", HOSTILE].map(str::to_owned).to_vec(),
        series: vec![series("2021年度", [0.9, 0.5, 1.0]), series("2020年度", [0.8, 0.4, 0.7])],
        max: 2.0,
    })
}

pub fn paper() -> Document {
    let table = Table {
        caption: "表一".to_owned(),
        columns: vec![
            Column::words("一级指标", 2),
            Column::words("指标", 4),
            Column::numbers("得分", 1),
        ],
        rows: vec![
            Row {
                kind: RowKind::Body,
                cells: vec![
                    Cell::new("A 规模").down(1),
                    Cell::new(HOSTILE).emphasis(Emphasis::Weak),
                    Cell::new("11.85").bar(Some(0.79)),
                ],
            },
            Row {
                kind: RowKind::Body,
                cells: vec![Cell::new("A2 增幅"), Cell::new("-1.20").bar(Some(1.3))],
            },
            Row {
                kind: RowKind::Total,
                cells: vec![Cell::new("总分").across(1), Cell::new("10.65")],
            },
        ],
    };
    Document {
        lang: Lang::Zh,
        manner: Manner::Official,
        sheet: Sheet::Wide,
        front: Front {
            masthead: Some(Masthead {
                office: "（发文机关标志）".to_owned(),
                number: HOSTILE.to_owned(),
            }),
            date: None,
            title: "甲县2021年度考核评分表".to_owned(),
            subtitle: HOSTILE.to_owned(),
            draft: Some("草稿".to_owned()),
            notice: Some("示例数据".to_owned()),
            footer: vec!["方案校验码 0123".to_owned()],
        },
        blocks: vec![
            Block::Facts(vec![Fact {
                label: "总分".to_owned(),
                value: "10.65".to_owned(),
                note: "暂计".to_owned(),
            }]),
            chart(ChartKind::Radar),
            chart(ChartKind::StackedBars),
            chart(ChartKind::Lines),
            Block::Addressee(HOSTILE.to_owned()),
            Block::Table(table),
            Block::Heading("说明".to_owned()),
            Block::Notes(vec![HOSTILE.to_owned(), "第二条".to_owned()]),
        ]
        .into_iter()
        .chain(ending())
        .collect(),
    }
}

/// What stands below the words of a letter.
fn ending() -> [Block; 6] {
    [
        Block::Signatures(vec!["填报人".to_owned(), "日期".to_owned()]),
        Block::Enclosures(vec!["汇总表".to_owned(), HOSTILE.to_owned()]),
        Block::Issued(vec!["（发文机关署名）".to_owned(), HOSTILE.to_owned()]),
        Block::NewPage(Sheet::Widest),
        Block::Annex("附件1".to_owned(), HOSTILE.to_owned()),
        Block::Imprint(vec![HOSTILE.to_owned()]),
    ]
}

fn text(format: Format) -> String {
    String::from_utf8(render(&paper(), format)).expect("UTF-8")
}

#[test]
fn markdown_means_only_what_the_paper_says() {
    insta::assert_snapshot!(text(Format::Markdown));
}

#[test]
fn csv_opens_in_a_spreadsheet_as_text_and_numbers() {
    let csv = text(Format::Csv);
    assert!(csv.starts_with('\u{FEFF}'));
    assert!(csv.lines().count() > 10 && csv.matches('\n').count() == csv.matches("\r\n").count());
    insta::assert_snapshot!(csv.trim_start_matches('\u{FEFF}').replace("\r\n", "\n"));
}

#[test]
fn html_loads_nothing_and_runs_nothing() {
    let html = text(Format::Html);
    for forbidden in [
        "<script",
        "javascript:",
        "http://",
        "https://",
        "url(",
        "onload=",
        "onerror=",
        "onclick=",
        "@import",
        "\u{202E}",
        "\u{1b}",
    ] {
        assert!(!html.contains(forbidden), "{forbidden}");
    }
    assert!(html.contains("Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\""));
    assert!(html.contains("=甲县&lt;script&gt;alert(1)&lt;/script&gt;|*_[x](y)&amp;&quot;&#39;⟦202E⟧⟦001B⟧[31m"));
}

#[test]
fn html_closes_every_element_it_opens() {
    let html = text(Format::Html);
    let mut open = Vec::new();
    for part in html.split('<').skip(1) {
        let tag = part.split('>').next().expect("a tag");
        let name = tag.split([' ', '/']).next().unwrap_or_default();
        if let Some(closed) = tag.strip_prefix('/') {
            assert_eq!(open.pop(), Some(closed), "{part}");
        } else if !(tag.ends_with('/') || name == "meta" || tag.starts_with('!')) {
            open.push(name);
        }
    }
    assert!(open.is_empty(), "{open:?}");
}

#[test]
fn charts_say_their_numbers_to_a_screen_reader() {
    let html = text(Format::Html);
    assert!(html.contains("aria-label=\"Radar. 2021年度: A 规模 0.90, B 品牌 0.50"));
    assert!(html.contains("<title>2020年度 0.80</title>"));
}

#[test]
fn the_same_paper_gives_the_same_bytes() {
    for format in [Format::Markdown, Format::Html, Format::Csv, Format::Docx] {
        assert_eq!(render(&paper(), format), render(&paper(), format));
    }
}
