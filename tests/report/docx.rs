//! A paper as DOCX: elements in the order of ISO 29500-4, parts that find each other, text that is only text.
//!
//! The orders are those of the transitional schema, for the elements that are written; validation
//! against the schema itself is `.ci/docx_schema.py`.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{Cursor, Read as _};

use kaohe::report::document::{Manner, Sheet};
use kaohe::report::render::{Format, render};
use zip::ZipArchive;

use crate::papers::paper;
use crate::xml::{Element, read};

/// What may stand in an element, in this order.
const ORDERS: [(&str, &str); 33] = [
    ("w:document", "w:body"),
    ("w:tbl", "w:tblPr w:tblGrid w:tr"),
    ("w:tr", "w:trPr w:tc"),
    ("w:tc", "w:tcPr w:p"),
    ("w:p", "w:pPr w:r"),
    (
        "w:pPr",
        "w:pStyle w:keepNext w:widowControl w:pBdr w:snapToGrid w:spacing w:ind w:jc w:outlineLvl w:sectPr",
    ),
    ("w:pBdr", "w:top w:bottom"),
    ("w:rPr", "w:rFonts w:b w:color w:spacing w:kern w:sz w:szCs w:lang"),
    ("w:tblPr", "w:tblpPr w:tblW w:jc w:tblBorders w:tblLayout w:tblCellMar"),
    ("w:tblBorders", "w:top w:left w:bottom w:right w:insideH w:insideV"),
    ("w:tblCellMar", "w:left w:right"),
    ("w:trPr", "w:cantSplit w:tblHeader"),
    ("w:tcPr", "w:tcW w:gridSpan w:vMerge w:shd w:vAlign"),
    (
        "w:sectPr",
        "w:headerReference w:footerReference w:pgSz w:pgMar w:docGrid",
    ),
    ("w:styles", "w:docDefaults w:style"),
    ("w:style", "w:name w:basedOn w:qFormat w:pPr w:rPr"),
    ("w:docDefaults", "w:rPrDefault w:pPrDefault"),
    (
        "w:settings",
        "w:zoom w:evenAndOddHeaders w:characterSpacingControl w:compat",
    ),
    ("wp:inline", "wp:extent wp:docPr wp:cNvGraphicFramePr a:graphic"),
    ("c:chartSpace", "c:roundedCorners c:chart c:txPr"),
    (
        "c:chart",
        "c:title c:autoTitleDeleted c:plotArea c:legend c:plotVisOnly c:dispBlanksAs",
    ),
    ("c:title", "c:tx c:overlay"),
    ("c:legend", "c:legendPos c:overlay c:txPr"),
    (
        "c:plotArea",
        "c:layout c:barChart c:radarChart c:lineChart c:catAx c:valAx",
    ),
    (
        "c:barChart",
        "c:barDir c:grouping c:varyColors c:ser c:gapWidth c:overlap c:axId",
    ),
    ("c:radarChart", "c:radarStyle c:varyColors c:ser c:axId"),
    ("c:lineChart", "c:grouping c:varyColors c:ser c:marker c:axId"),
    (
        "c:ser",
        "c:idx c:order c:tx c:spPr c:invertIfNegative c:marker c:dLbls c:cat c:val c:smooth",
    ),
    (
        "c:dLbls",
        "c:spPr c:txPr c:dLblPos c:showLegendKey c:showVal c:showCatName c:showSerName c:showPercent c:showBubbleSize",
    ),
    (
        "c:catAx",
        "c:axId c:scaling c:delete c:axPos c:majorGridlines c:majorTickMark c:minorTickMark c:tickLblPos \
         c:crossAx c:crosses",
    ),
    (
        "c:valAx",
        "c:axId c:scaling c:delete c:axPos c:majorGridlines c:numFmt c:majorTickMark c:minorTickMark \
         c:tickLblPos c:crossAx c:crosses c:crossBetween",
    ),
    ("c:scaling", "c:orientation c:max c:min"),
    ("cp:coreProperties", "dc:title dcterms:created dc:language"),
];

/// The parts of a file by name.
fn parts(bytes: &[u8]) -> BTreeMap<String, String> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).expect("an archive");
    let names: Vec<_> = archive
        .file_names()
        .map(|name| name.expect("a name").into_owned())
        .collect();
    let text = |name: String| {
        let mut text = String::new();
        let mut part = archive.by_name(&name).expect("a part");
        part.read_to_string(&mut text).expect("UTF-8");
        (name, text)
    };
    names.into_iter().map(text).collect()
}

fn papers() -> [Vec<u8>; 2] {
    [Manner::Table, Manner::Official].map(|manner| {
        let mut paper = paper();
        paper.manner = manner;
        render(&paper, Format::Docx)
    })
}

fn document(bytes: &[u8]) -> Element {
    read(&parts(bytes)["word/document.xml"])
}

#[test]
fn elements_stand_in_the_order_of_the_schema() {
    let orders: BTreeMap<&str, Vec<&str>> = ORDERS.map(|(name, order)| (name, order.split(' ').collect())).into();
    let mut seen = BTreeSet::new();
    for (name, text) in papers().iter().flat_map(|paper| parts(paper)) {
        read(&text).visit(&mut |element| {
            let Some(order) = orders.get(element.name.as_str()) else {
                return;
            };
            seen.insert(element.name.clone());
            let mut last = 0;
            for child in &element.children {
                let at = order.iter().position(|known| *known == child.name);
                let at = at.unwrap_or_else(|| panic!("{name}: {} in {}", child.name, element.name));
                assert!(at >= last, "{name}: {} too late in {}", child.name, element.name);
                last = at;
            }
        });
    }
    assert_eq!(seen.len(), ORDERS.len(), "{seen:?}");
}

#[test]
fn every_reference_leads_to_a_part_of_a_known_type() {
    for paper in papers() {
        let parts = parts(&paper);
        let types: BTreeSet<String> = read(&parts["[Content_Types].xml"])
            .all("Override")
            .iter()
            .map(|part| part.get("PartName").trim_start_matches('/').to_owned())
            .collect();
        let listed: BTreeSet<String> = parts
            .keys()
            .filter(|name| *name != "[Content_Types].xml" && !name.contains("_rels"))
            .cloned()
            .collect();
        assert_eq!(types, listed);
        let relationships = read(&parts["word/_rels/document.xml.rels"]);
        let mut ids = BTreeSet::new();
        for relationship in relationships.all("Relationship") {
            assert!(parts.contains_key(&format!("word/{}", relationship.get("Target"))));
            assert!(ids.insert(relationship.get("Id").to_owned()), "twice");
        }
        let styles = read(&parts["word/styles.xml"]);
        let styles: BTreeSet<_> = styles
            .all("w:style")
            .iter()
            .map(|style| style.get("w:styleId").to_owned())
            .collect();
        for (_, text) in parts
            .iter()
            .filter(|(name, _)| name.starts_with("word/") && !name.contains("_rels"))
        {
            read(text).visit(&mut |element| {
                let id = element.get("r:id");
                assert!(id.is_empty() || ids.contains(id), "{id}");
                let style = element.get("w:val");
                assert!(element.name != "w:pStyle" || styles.contains(style), "{style}");
            });
        }
    }
}

#[test]
fn text_is_never_a_field_a_formula_or_markup() {
    for paper in papers() {
        for (name, text) in parts(&paper) {
            let root = read(&text);
            for field in root.all("w:instrText") {
                assert!(["PAGE", "NUMPAGES"].contains(&field.text.as_str()), "{}", field.text);
            }
            for forbidden in ["c:f", "w:fldSimple", "w:hyperlink", "script", "w:object"] {
                assert!(root.all(forbidden).is_empty(), "{forbidden} in {name}");
            }
            assert!(
                !text.chars().any(|letter| letter.is_control() && letter != '\n'),
                "{name}"
            );
            assert!(!text.contains("TargetMode=\"External\""));
        }
        let said: String = document(&paper).all("w:t").iter().map(|run| run.text.clone()).collect();
        assert!(said.contains("=甲县<script>alert(1)</script>|*_[x](y)&\"'⟦202E⟧⟦001B⟧[31m"));
    }
}

#[test]
fn heads_are_repeated_and_spans_fill_the_columns() {
    let document = document(&papers()[0]);
    let tables = document.all("w:tbl");
    let table = tables
        .iter()
        .find(|table| !table.all("w:vMerge").is_empty())
        .expect("a table with spans");
    let columns = table.all("w:gridCol").len();
    let rows = table.all("w:tr");
    assert_eq!(rows[0].all("w:tblHeader").len(), 1);
    assert!(rows[1..].iter().all(|row| row.all("w:tblHeader").is_empty()));
    for row in &rows {
        let spans = row.all("w:tc").into_iter().map(|cell| {
            let span = cell.all("w:gridSpan");
            span.first()
                .map_or(1, |span| span.get("w:val").parse::<usize>().expect("a number"))
        });
        assert_eq!(spans.sum::<usize>(), columns);
    }
    let merges: Vec<_> = table
        .all("w:vMerge")
        .iter()
        .map(|merge| merge.get("w:val").to_owned())
        .collect();
    assert_eq!(merges, ["restart", "continue"]);
}

#[test]
fn a_letter_is_set_as_its_standard_has_it() {
    let mut letter = paper();
    letter.sheet = Sheet::Upright;
    let parts = parts(&render(&letter, Format::Docx));
    let text = &parts["word/document.xml"];
    for exact in [
        "<w:pgSz w:w=\"11906\" w:h=\"16838\"/>",
        "w:top=\"2098\" w:right=\"1474\" w:bottom=\"1984\" w:left=\"1587\"",
        "<w:docGrid w:type=\"lines\" w:linePitch=\"579\"/>",
        "<w:pgSz w:w=\"23811\" w:h=\"16838\" w:orient=\"landscape\"/>",
    ] {
        assert!(text.contains(exact), "{exact}");
    }
    // 22 lines fill the height, 28 characters the width, and not one more of either.
    let (height, width) = (16838 - 2098 - 1984, 11906 - 1587 - 1474);
    assert_eq!((height / 579, width / (320 - 5)), (22, 28));
    let styles = read(&parts["word/styles.xml"]);
    let body = styles
        .all("w:style")
        .into_iter()
        .find(|style| style.get("w:styleId") == "Body")
        .expect("a body");
    let only = |name: &str, attribute: &str| body.all(name)[0].get(attribute).to_owned();
    assert_eq!(only("w:rFonts", "w:eastAsia"), "仿宋_GB2312");
    assert_eq!(only("w:sz", "w:val"), "32");
    assert_eq!(only("w:ind", "w:firstLineChars"), "200");
    let spacing = body.all("w:rPr")[0].all("w:spacing")[0].get("w:val").to_owned();
    assert_eq!((only("w:spacing", "w:line").as_str(), spacing.as_str()), ("579", "-5"));
    for (footer, side) in [("word/footer1.xml", "PageOdd"), ("word/footer2.xml", "PageEven")] {
        assert!(
            parts[footer].contains(side) && parts[footer].contains("PAGE"),
            "{footer}"
        );
    }
}

#[test]
fn a_draft_says_so_on_every_page_and_the_result_is_named_at_its_foot() {
    let mut paper = paper();
    let draft = parts(&render(&paper, Format::Docx));
    assert!(draft["word/header1.xml"].contains("草稿") && draft["word/footer1.xml"].contains("方案校验码 0123"));
    (paper.front.draft, paper.front.notice) = (None, None);
    assert!(!parts(&render(&paper, Format::Docx)).contains_key("word/header1.xml"));
}

#[test]
fn charts_are_drawn_from_numbers_with_their_gaps() {
    let mut paper = paper();
    for block in &mut paper.blocks {
        if let kaohe::report::document::Block::Chart(chart) = block {
            chart.series[0].values[1] = None;
        }
    }
    let parts = parts(&render(&paper, Format::Docx));
    for (n, kind) in [(1, "c:radarChart"), (2, "c:barChart"), (3, "c:lineChart")] {
        let chart = read(&parts[&format!("word/charts/chart{n}.xml")]);
        assert_eq!(chart.all(kind).len(), 1);
        let first = chart.all("c:val")[0].all("c:pt");
        let numbers: Vec<_> = first
            .iter()
            .map(|point| (point.get("idx").to_owned(), point.children[0].text.clone()))
            .collect();
        assert_eq!(
            numbers,
            [("0".to_owned(), "0.9".to_owned()), ("2".to_owned(), "1".to_owned())]
        );
    }
}
