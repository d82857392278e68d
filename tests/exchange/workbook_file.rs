//! Workbooks made by hand, good and bad: their parts as text, packed into an archive.

use std::io::{Cursor, Write};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// An archive of parts.
pub fn pack(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, body) in parts {
        archive.start_file(*name, SimpleFileOptions::default()).expect("a part");
        archive.write_all(body).expect("written");
    }
    archive.finish().expect("an archive").into_inner()
}

/// An XLSX file of one sheet, with further parts and relations of the workbook.
pub fn xlsx_with(sheet: &str, related: &str, further: &[(&str, &[u8])]) -> Vec<u8> {
    let root = format!(
        r#"<Relationships><Relationship Id="rId1" Type="{RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>"#
    );
    let book = format!(
        r#"<workbook xmlns:r="{RELATIONS}"><sheets><sheet name="数据" sheetId="1" r:id="rId1"/></sheets></workbook>"#
    );
    let related = format!(
        r#"<Relationships><Relationship Id="rId1" Type="{RELATIONS}/worksheet" Target="worksheets/sheet1.xml"/>{related}</Relationships>"#
    );
    let mut parts: Vec<(&str, &[u8])> = vec![
        ("_rels/.rels", root.as_bytes()),
        ("xl/workbook.xml", book.as_bytes()),
        ("xl/_rels/workbook.xml.rels", related.as_bytes()),
        ("xl/worksheets/sheet1.xml", sheet.as_bytes()),
    ];
    parts.extend(further);
    pack(&parts)
}

/// An XLSX file of one sheet.
pub fn xlsx(sheet: &str) -> Vec<u8> {
    xlsx_with(sheet, "", &[])
}

/// A relation of the workbook to another part.
pub fn relation(kind: &str, target: &str) -> String {
    format!(r#"<Relationship Id="{kind}" Type="{RELATIONS}/{kind}" Target="{target}"/>"#)
}

/// A sheet with the headings of data and these rows, given as cells.
pub fn sheet(rows: &str) -> String {
    let heading = |text: &str| format!(r#"<c t="inlineStr"><is><t>{text}</t></is></c>"#);
    let headings: String = ["period", "unit", "metric", "value"].map(heading).concat();
    format!("<worksheet><sheetData><row r=\"1\">{headings}</row>{rows}</sheetData></worksheet>")
}

/// A cell with a text.
pub fn text(text: &str) -> String {
    format!(r#"<c t="inlineStr"><is><t>{text}</t></is></c>"#)
}

/// A row of a period, a unit, a metric and one more cell.
pub fn row(value: &str) -> String {
    format!("<row>{}{}{}{value}</row>", text("2021"), text("441324"), text("export"))
}

/// An ODS file with this inside its one table.
pub fn ods(table: &str) -> Vec<u8> {
    let content = format!(
        r#"<office:document-content><office:body><office:spreadsheet><table:table table:name="数据">{table}</table:table></office:spreadsheet></office:body></office:document-content>"#
    );
    pack(&[
        ("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"),
        ("content.xml", content.as_bytes()),
    ])
}
