//! LibreOffice, made to work every formula out again: what it finds in which cell.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::{Cursor, Read, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use calamine::{Data, Reader, Xlsx};
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

/// What stands in the cells of a workbook, by sheet, row and column.
pub type Cells = BTreeMap<(String, usize, usize), Data>;

/// What no formula comes to.
const WRONG: &str = "12345.678";

/// The program, where there is one.
pub fn program() -> Option<&'static str> {
    let answers = |name: &&str| {
        let asked = Command::new(name)
            .arg("--version")
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .status();
        asked.is_ok_and(|status| status.success())
    };
    ["soffice", "libreoffice"].into_iter().find(answers)
}

/// The cells of a workbook.
pub fn cells(bytes: &[u8]) -> Cells {
    let mut book: Xlsx<_> = calamine::open_workbook_from_rs(Cursor::new(bytes)).expect("a workbook");
    let mut cells = Cells::new();
    for name in book.sheet_names() {
        let range = book.worksheet_range(&name).expect("a sheet");
        let (top, left) = range.start().unwrap_or_default();
        for (row, column, value) in range.used_cells() {
            cells.insert(
                (name.clone(), row + top as usize, column + left as usize),
                value.clone(),
            );
        }
    }
    cells
}

/// Every formula of a workbook, by sheet, row and column.
pub fn formulas(bytes: &[u8]) -> BTreeMap<(String, usize, usize), String> {
    let mut book: Xlsx<_> = calamine::open_workbook_from_rs(Cursor::new(bytes)).expect("a workbook");
    let mut formulas = BTreeMap::new();
    for name in book.sheet_names() {
        let range = book.worksheet_formula(&name).expect("a sheet");
        let (top, left) = range.start().unwrap_or_default();
        for (row, column, formula) in range.used_cells() {
            formulas.insert(
                (name.clone(), row + top as usize, column + left as usize),
                formula.clone(),
            );
        }
    }
    formulas
}

/// The same workbook with a wrong number stored beside every formula, and how many there are.
pub fn spoiled(bytes: &[u8]) -> (Vec<u8>, usize) {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).expect("an archive");
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let mut n_spoiled = 0;
    for at in 0..archive.len() {
        let mut file = archive.by_index(at).expect("a file of the archive");
        let name = file.name().expect("a name").into_owned();
        let mut content = Vec::new();
        file.read_to_end(&mut content).expect("its content");
        if name.starts_with("xl/worksheets/sheet") {
            let text = String::from_utf8(content).expect("text");
            let (text, n) = with_wrong_results(&text);
            n_spoiled += n;
            content = text.into_bytes();
        }
        writer.start_file(name, SimpleFileOptions::default()).expect("a file");
        writer.write_all(&content).expect("written");
    }
    (writer.finish().expect("an archive").into_inner(), n_spoiled)
}

fn with_wrong_results(sheet: &str) -> (String, usize) {
    let mut out = String::new();
    let mut n = 0;
    for (place, cell) in sheet.split("<c ").enumerate() {
        if place > 0 {
            out.push_str("<c ");
        }
        match (cell.find("<f>"), cell.find("<v>"), cell.find("</v>")) {
            (Some(formula), Some(from), Some(to)) => {
                let head = cell[..formula].replace(" t=\"str\"", "");
                write!(out, "{head}{}<v>{WRONG}{}", &cell[formula..from], &cell[to..]).expect("a text");
                n += 1;
            }
            _ => out.push_str(cell),
        }
    }
    (out, n)
}

const PROFILE: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
"#;

/// Has the program work out the workbooks of a folder again, all in one call.
pub fn worked_out_again(program: &str, folder: &Path, files: &[PathBuf]) -> Vec<Cells> {
    let (profile, results) = (folder.join("profile"), folder.join("results"));
    std::fs::create_dir_all(profile.join("user")).expect("a folder");
    std::fs::write(profile.join("user/registrymodifications.xcu"), PROFILE).expect("written");
    let done = Command::new(program)
        .arg(format!("-env:UserInstallation=file://{}", profile.display()))
        .args(["--headless", "--norestore", "--convert-to", "xlsx", "--outdir"])
        .arg(&results)
        .args(files)
        .output()
        .expect("the program runs");
    let said = String::from_utf8_lossy(&done.stderr).into_owned();
    let read = |file: &PathBuf| {
        let result = results.join(file.file_name().expect("a name"));
        assert!(result.exists(), "{}: {said}", result.display());
        cells(&std::fs::read(&result).expect("the result"))
    };
    files.iter().map(read).collect()
}
