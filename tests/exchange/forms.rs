//! Forms that people filled in: the same from every program, and every fault by sheet and cell.

use std::fs;

use kaohe::error::{Error, Problem};
use kaohe::exchange::{DataTable, Mapping, annotated, read_workbook, write_csv};
use kaohe::text::Lang;

use crate::fixture::scheme;

fn file(name: &str) -> Vec<u8> {
    fs::read(format!("tests/exchange/data/{name}")).expect("a recorded file")
}

fn read(bytes: &[u8]) -> Result<DataTable, Error> {
    read_workbook(bytes, &scheme(), &Mapping::default())
}

fn told(problems: &[Problem]) -> Vec<String> {
    let told = |problem: &Problem| format!("{} {}", problem.place, problem.what);
    problems.iter().map(told).collect()
}

#[test]
fn only_what_was_filled_in_is_read_and_the_same_from_every_program() {
    for name in [
        "form-openpyxl.xlsx",
        "form-libreoffice.xlsx",
        "form-libreoffice.xls",
        "form-libreoffice.ods",
    ] {
        let table = read(&file(name)).expect("a form without faults");
        let csv = write_csv(&scheme(), &table.to_dataset(&scheme()));
        let csv = String::from_utf8(csv).expect("a text");
        assert_eq!(
            csv.trim_start_matches('\u{feff}').replace("\r\n", "\n"),
            "period,unit,metric,value,status,source,note
2021,441324,export,45.3,verified,,
2021,441324,import,不涉及,reported,,
2021,441324,share,38.5,reported,,
2021,441302,export,1234.5,reported,,
2021,441302,import,未报送,reported,,
2021,441302,share,12.5,reported,,
",
            "{name}"
        );
        let readings: Vec<_> = table
            .readings
            .iter()
            .map(|reading| reading.text().to_string())
            .collect();
        assert_eq!(
            readings,
            ["2021!H6“１，２３４.５”读作 1234.5", "2021!E8“38.5%”读作 38.5"],
            "{name}"
        );
        assert!(table.warnings.is_empty(), "{:?}", told(&table.warnings));
    }
}

#[test]
fn every_fault_of_a_form_is_told_by_its_cell_and_comes_back_as_a_comment() {
    let bytes = file("form-wrong.xlsx");
    let error = read(&bytes).expect_err("refused");
    assert_eq!(
        told(&error.problems),
        [
            "2021!K6 这一格是公式，结果可能没有重新计算",
            "2021!F7 状态是“不涉及”，却填了“3”",
            "2021!H8 “约五”不是数字",
            "2021!A9 不认识数据项“exprot”",
        ]
    );
    let copy = annotated(&bytes, &error.problems, Lang::Zh).expect("a copy");
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(&copy)).expect("an archive");
    let mut comments = String::new();
    let mut part = archive.by_name("xl/comments1.xml").expect("comments");
    std::io::Read::read_to_string(&mut part, &mut comments).expect("a text");
    for cell in ["K6", "F7", "H8", "A9"] {
        assert!(comments.contains(&format!("ref=\"{cell}\"")), "{comments}");
    }
    drop(part);
    // The copy is a form still: what is put right on it can be imported.
    let again = read(&copy).expect_err("still wrong");
    assert_eq!(told(&again.problems), told(&error.problems)[1..]);
    assert_eq!(copy, annotated(&bytes, &error.problems, Lang::Zh).expect("a copy"));
}
