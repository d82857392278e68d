//! Workbooks as Excel, LibreOffice and openpyxl write them are read as they show.

use std::fs;

use kaohe::exchange::{DataTable, Mapping, ReadAs, ReadOptions, read_data, read_workbook, write_csv};

use crate::fixture::scheme;
use crate::workbook_file::{row, sheet, text, xlsx, xlsx_with};

fn file(name: &str) -> Vec<u8> {
    fs::read(format!("tests/exchange/data/{name}")).expect("a recorded file")
}

fn read(bytes: &[u8]) -> DataTable {
    read_workbook(bytes, &scheme(), &Mapping::default()).expect("a table without faults")
}

fn faults(bytes: &[u8]) -> Vec<String> {
    let error = read_workbook(bytes, &scheme(), &Mapping::default()).expect_err("refused");
    let shown = |problem: &kaohe::error::Problem| format!("{} {}", problem.place, problem.text());
    error.problems.iter().map(shown).collect()
}

const EXPECTED: &str = "period,unit,metric,value,status,source,note\r
2020,441324,export,77,reported,2021-07-31,\r
2021,441324,export,45.3,reported,海关月报,'=不是公式\r
2021,441324,import,不涉及,reported,,\r
2021,441324,share,38.5,verified,,\r
2021,441302,export,1234.5,reported,,\"第一行\n第二行\"\r
2021,441302,import,38.20,reported,,\r
2021,441302,share,12.5,reported,,\r
2021,441324,G4@1,90,reported,,\r
";

#[test]
fn the_same_table_reads_the_same_from_every_program_and_format() {
    for (name, read_as) in [
        ("openpyxl.xlsx", ReadAs::Xlsx),
        ("libreoffice.xlsx", ReadAs::Xlsx),
        ("libreoffice.xls", ReadAs::Xls),
        ("libreoffice.ods", ReadAs::Ods),
    ] {
        let table = read(&file(name));
        assert_eq!(table.read_as, read_as);
        let csv = write_csv(&scheme(), &table.to_dataset(&scheme()));
        let csv = String::from_utf8(csv).expect("a text");
        assert_eq!(csv.trim_start_matches('\u{feff}'), EXPECTED, "{name}");
        let readings: Vec<_> = table
            .readings
            .iter()
            .map(|reading| reading.text().to_string())
            .collect();
        assert_eq!(
            readings,
            ["填报!D5“１，２３４.５”读作 1234.5", "填报!D6“38.5%”读作 38.5"],
            "{name}"
        );
        let warnings: Vec<_> = table
            .warnings
            .iter()
            .map(|warning| warning.text().to_string())
            .collect();
        assert_eq!(
            warnings,
            [
                "工作表“说明”没有数据表的列名，没有读取",
                "有 1 个数是以文本保存的，已按数读取（这是第一个）"
            ],
            "{name}"
        );
    }
}

#[test]
fn every_fault_is_told_with_sheet_and_cell() {
    let value = |cell: &str| row(cell);
    let rows = [
        value("<c><f>1+1</f><v>3</v></c>"),
        value("<c><f>1+1</f></c>"),
        value(r#"<c t="e"><v>#REF!</v></c>"#),
        value(r#"<c t="b"><v>1</v></c>"#),
        value(r#"<c t="d"><v>2021-07-01</v></c>"#),
        value(&text("很多")),
        value(&(text("1") + &text("多出来的"))),
    ]
    .concat();
    assert_eq!(
        faults(&xlsx(&sheet(&rows))),
        [
            "数据!D2 这一格是公式，结果可能没有重新计算（复制后“选择性粘贴—数值”，再导入）",
            "数据!D3 这一格是公式，结果可能没有重新计算（复制后“选择性粘贴—数值”，再导入）",
            "数据!D4 这一格是错误值（如 #REF!、#DIV/0!）（改成数值或清空）",
            "数据!D5 “TRUE”是逻辑值，不是数",
            "数据!D6 这一格是日期 2021-07-01，不是数（把单元格格式改为“常规”，重新填写）",
            "数据!D7 “很多”不是数字（写成 1234.5 的样子；没有数就写“未报送”或“不涉及”）",
            "数据!E8 “多出来的”所在的列没有列名",
        ]
    );
}

#[test]
fn a_workbook_without_a_table_is_refused_with_the_columns_that_it_lacks() {
    let empty = faults(&xlsx("<worksheet><sheetData/></worksheet>"));
    assert!(
        empty[0].contains("没有找到数据表") && empty[0].contains("period,unit"),
        "{empty:?}"
    );
}

#[test]
fn a_heading_that_is_not_known_is_proposed_and_read_once_it_is_confirmed() {
    let headings: String = ["年度", "地市名", "指标", "数值", "序号"].map(text).concat();
    let cells: String = ["2021", "龙门县", "export", "38.2", "7"].map(text).concat();
    let bytes = xlsx(&format!(
        "<worksheet><sheetData><row>{headings}</row><row>{cells}</row></sheetData></worksheet>"
    ));
    let told = faults(&bytes);
    assert_eq!(told.len(), 3, "{told:?}");
    assert!(
        told[0].starts_with("数据!B1 不认识列名“地市名”") && told[0].contains("--map 地市名="),
        "{told:?}"
    );
    let mut mapping = Mapping::default();
    mapping.set("地市名", "unit").expect("a column");
    mapping.set("序号", "-").expect("left out");
    let options = ReadOptions {
        headings: mapping,
        ..ReadOptions::default()
    };
    let table = read_data(&bytes, &scheme(), &options).expect("read");
    assert_eq!(table.rows.len(), 1);
    let csv = "年度,地市名,指标,数值,序号\n2021,龙门县,export,38.2,7\n";
    assert_eq!(
        read_data(csv.as_bytes(), &scheme(), &options).expect("read").rows.len(),
        1
    );
    assert!(Mapping::default().set("地市名", "city").is_err());
}

#[test]
fn shared_texts_of_several_runs_are_read_without_the_signs_above_them() {
    let shared =
        r#"<sst uniqueCount="999999999999"><si><r><t>ex</t></r><r><t>port</t></r><rPh><t>yomi</t></rPh></si></sst>"#;
    let cells = format!(
        "{}{}<c t=\"s\"><v>0</v></c><c><v>7</v></c>",
        text("2021"),
        text("441324")
    );
    let bytes = xlsx_with(
        &sheet(&format!("<row>{cells}</row>")),
        &crate::workbook_file::relation("sharedStrings", "sharedStrings.xml"),
        &[("xl/sharedStrings.xml", shared.as_bytes())],
    );
    let table = read(&bytes);
    assert_eq!(table.rows[0].what.code(&scheme()), "export");
}
