//! Workbooks as people send them, XLSX, XLS and ODS: their cells, read within limits.
//!
//! A workbook may claim any size and mean harm; nothing here is sized by what a file says of
//! itself, and what is too large is refused before it is in memory. What the cells mean is for
//! `sheets` and `form`.

mod annotate;
mod cfb;
mod date;
mod limits;
mod ods;
mod package;
mod sheet;
mod style;
mod text_table;
mod xls;
mod xlsx;
mod xml;

pub use annotate::annotated;
pub(super) use date::first_day_of_month;
pub(super) use limits::MAX_COLUMNS;
pub(super) use sheet::{Cell, Sheet, Value, address, digits};

use super::json;
use super::table::ReadAs;
use crate::error::{Error, Problem, Result};
use crate::text::Text;
use limits::{Limits, MAX_FILE, too_large};
use package::Package;

/// Names the input in messages.
pub(super) const WORKBOOK: Text = Text::new("工作簿", "workbook");

/// The sheets of a workbook in their order.
#[derive(Debug)]
pub(super) struct Workbook {
    pub(super) sheets: Vec<Sheet>,
    pub(super) read_as: ReadAs,
}

/// Whether the bytes begin like a workbook: a ZIP archive or a compound file.
#[must_use]
pub fn is_workbook(bytes: &[u8]) -> bool {
    bytes.starts_with(package::MAGIC) || bytes.starts_with(cfb::MAGIC)
}

/// Reads every cell that holds something.
///
/// # Errors
/// It is no workbook of a kind that is read, is damaged, protected by a password, refers to other
/// files, or is larger than any assessment.
pub(super) fn read(bytes: &[u8]) -> Result<Workbook> {
    if bytes.len() > MAX_FILE {
        return Err(too_large());
    }
    let mut limits = Limits::default();
    if bytes.starts_with(cfb::MAGIC) {
        let sheets = xls::read(bytes, &mut limits)?;
        return Ok(Workbook {
            sheets,
            read_as: ReadAs::Xls,
        });
    }
    let mut package = Package::open(bytes)?;
    let (sheets, read_as) = if package.holds("content.xml") {
        (ods::read(&mut package, &mut limits)?, ReadAs::Ods)
    } else {
        (xlsx::read(&mut package, &mut limits)?, ReadAs::Xlsx)
    };
    Ok(Workbook { sheets, read_as })
}

/// The error that refuses a workbook as a whole.
fn refused(what: Text, fix: Text) -> Error {
    json::refused(
        &WORKBOOK,
        vec![Problem {
            place: crate::error::Place::Whole,
            what,
            fix: Some(fix),
        }],
    )
}

fn damaged() -> Error {
    refused(
        Text::new("文件已损坏，或不是工作簿", "the file is damaged, or no workbook"),
        Text::new(
            "用 Excel 或 WPS 打开，另存为 .xlsx 再导入",
            "open it in a spreadsheet program and save it as .xlsx",
        ),
    )
}

fn protected() -> Error {
    refused(
        Text::new("文件有打开密码", "the file is protected by a password"),
        Text::new("去掉密码另存后再导入", "save it without the password"),
    )
}

fn refers_elsewhere() -> Error {
    refused(
        Text::new(
            "工作簿引用了别的文件，数字可能不是现在的",
            "the workbook refers to other files, so its numbers may be old",
        ),
        Text::new(
            "在 Excel 里“编辑链接—断开链接”，另存后再导入",
            "break the links in the spreadsheet program and save it",
        ),
    )
}
