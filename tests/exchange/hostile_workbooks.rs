//! Workbooks that mean harm are refused in words. What is read is counted before it is kept, so none
//! of these costs more than the limits, whatever it claims.

use std::fmt::Write;

use kaohe::error::Kind;
use kaohe::exchange::{Mapping, read_workbook};
use proptest::prelude::*;

use crate::fixture::scheme;
use crate::workbook_file::{ods, pack, relation, row, sheet, xlsx, xlsx_with};

/// The sentence that refuses a file as a whole.
fn refusal(bytes: &[u8]) -> String {
    let error = read_workbook(bytes, &scheme(), &Mapping::default()).expect_err("refused");
    assert_eq!(error.kind, Kind::Invalid);
    assert_eq!(error.problems.len(), 1, "{error}");
    error.problems[0].text().to_string()
}

fn is_too_large(bytes: &[u8]) -> bool {
    refusal(bytes).contains("内容太多")
}

#[test]
fn one_cell_at_the_end_of_the_sheet_is_refused_and_costs_nothing() {
    let far = xlsx(&sheet(r#"<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>"#));
    assert!(refusal(&far).contains("XFD1048576 有内容，超出可读的范围"));
    let beyond = xlsx(&sheet(r#"<row r="18446744073709551615"><c><v>1</v></c></row>"#));
    assert!(refusal(&beyond).contains("超出可读的范围"));
}

#[test]
fn a_part_that_unpacks_to_more_than_it_may_is_refused_wherever_it_is() {
    let blanks = " ".repeat(65 * 1024 * 1024);
    assert!(is_too_large(&xlsx(&sheet(&blanks))));
    let comments = "<!-- -->".repeat(9 * 1024 * 1024);
    assert!(is_too_large(&xlsx(&comments)));
    let shared = format!("<sst><si><t>{}</t></si></sst>", "a".repeat(2 * 1024 * 1024));
    let related = relation("sharedStrings", "sharedStrings.xml");
    let parts: [(&str, &[u8]); 1] = [("xl/sharedStrings.xml", shared.as_bytes())];
    assert!(is_too_large(&xlsx_with(&sheet(""), &related, &parts)));
}

#[test]
fn shared_texts_without_end_are_refused() {
    let shared = format!("<sst>{}</sst>", "<si><t>a</t></si>".repeat(2_000_000));
    let related = relation("sharedStrings", "sharedStrings.xml");
    let parts: [(&str, &[u8]); 1] = [("xl/sharedStrings.xml", shared.as_bytes())];
    assert!(is_too_large(&xlsx_with(&sheet(""), &related, &parts)));
    let long = format!("<sst><si><t>{}</t></si></sst>", "长".repeat(30_000));
    let cells = r#"<c t="s"><v>0</v></c>"#.repeat(300);
    let parts: [(&str, &[u8]); 1] = [("xl/sharedStrings.xml", long.as_bytes())];
    assert!(is_too_large(&xlsx_with(
        &sheet(&format!("<row>{cells}</row>")),
        &related,
        &parts
    )));
}

#[test]
fn too_many_cells_are_refused() {
    let mut rows = String::new();
    for _ in 0..60_000 {
        rows.push_str("<row>");
        rows.push_str(&"<c><v>1</v></c>".repeat(9));
        rows.push_str("</row>");
    }
    assert!(is_too_large(&xlsx(&sheet(&rows))));
}

#[test]
fn cells_that_are_repeated_by_millions_are_refused_before_they_are() {
    let cell = |attributes: &str| {
        format!(
            r#"<table:table-cell {attributes} office:value-type="float" office:value="1"><text:p>1</text:p></table:table-cell>"#
        )
    };
    let wide = cell(r#"table:number-columns-repeated="20000""#);
    let many = format!(r#"<table:table-row table:number-rows-repeated="1000">{wide}</table:table-row>"#);
    assert!(refusal(&ods(&many)).contains("超出可读的范围"));
    let tall = cell(r#"table:number-columns-repeated="100""#);
    let many = format!(r#"<table:table-row table:number-rows-repeated="200000">{tall}</table:table-row>"#);
    assert!(is_too_large(&ods(&many)));
    let most = u64::MAX;
    let endless = cell(&format!(r#"table:number-columns-repeated="{most}""#));
    let endless = format!(r#"<table:table-row table:number-rows-repeated="{most}">{endless}</table:table-row>"#);
    assert!(refusal(&ods(&endless)).contains("超出可读的范围"));
    let blanks = format!(
        r#"<table:table-row><table:table-cell><text:p><text:s text:c="{most}"/></text:p></table:table-cell></table:table-row>"#
    );
    assert!(is_too_large(&ods(&blanks)));
}

#[test]
fn repeated_cells_that_are_empty_are_passed_over() {
    let empty = r#"<table:table-row table:number-rows-repeated="1048576"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>"#;
    assert!(refusal(&ods(empty)).contains("没有找到数据表"));
}

#[test]
fn files_that_refer_to_other_files_are_refused() {
    let related = relation("externalLink", "externalLinks/externalLink1.xml");
    assert!(refusal(&xlsx_with(&sheet(&row("<c><v>1</v></c>")), &related, &[])).contains("引用了别的文件"));
    assert!(refusal(&ods("<table:table-source/>")).contains("引用了别的文件"));
}

#[test]
fn entities_of_its_own_make_a_file_damaged() {
    let bomb = "<!DOCTYPE a [<!ENTITY b \"bbbbbbbb\"><!ENTITY c \"&b;&b;&b;\">]><worksheet><sheetData/></worksheet>";
    assert!(refusal(&xlsx(bomb)).contains("已损坏"));
    assert!(refusal(&xlsx(&sheet("<row><c><v>&c;</v></c></row>"))).contains("已损坏"));
}

#[test]
fn elements_that_lie_in_each_other_without_end_are_refused() {
    assert!(is_too_large(&xlsx(&"<a>".repeat(100_000))));
}

#[test]
fn an_archive_of_very_many_parts_is_refused() {
    let mut names = Vec::new();
    for n in 0..2_001 {
        let mut name = String::new();
        write!(name, "{n}").expect("a name");
        names.push(name);
    }
    let parts: Vec<(&str, &[u8])> = names.iter().map(|name| (name.as_str(), b"".as_slice())).collect();
    assert!(is_too_large(&pack(&parts)));
}

#[test]
fn what_is_no_workbook_is_refused_in_words() {
    assert!(refusal(b"PK\x03\x04").contains("已损坏"));
    assert!(refusal(&pack(&[("a.txt", b"a")])).contains("已损坏"));
    let compound = [b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".as_slice(), &[0xFF; 2000]].concat();
    assert!(refusal(&compound).contains("已损坏"));
    let large = [b"PK\x03\x04".as_slice(), &vec![0; 17 * 1024 * 1024]].concat();
    assert!(is_too_large(&large));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    /// Every byte of a real file may be anything: it is read or refused, and never more.
    #[test]
    fn a_damaged_file_is_read_or_refused(
        name in prop::sample::select(vec!["libreoffice.xls", "libreoffice.ods", "libreoffice.xlsx"]),
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..20),
    ) {
        let mut bytes = std::fs::read(format!("tests/exchange/data/{name}")).expect("a recorded file");
        for (at, byte) in changes {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        let _ = read_workbook(&bytes, &scheme(), &Mapping::default());
    }

    /// The same for the parts of a sheet, which an archive's checksums would guard.
    #[test]
    fn a_sheet_of_any_text_is_read_or_refused(text in "(<[a-z:/ =\"0-9]{0,12}>|[&;a-z0-9<]{0,6}){0,30}") {
        let _ = read_workbook(&xlsx(&sheet(&text)), &scheme(), &Mapping::default());
        let _ = read_workbook(&ods(&text), &scheme(), &Mapping::default());
    }
}
