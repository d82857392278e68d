//! How much of a workbook is read: far above any assessment, far below what fills a memory.
//!
//! Everything that grows with a file passes one of these counts before it is kept.

use super::refused;
use crate::error::{Error, Result};
use crate::text::Text;

/// The most bytes a workbook may have.
pub(super) const MAX_FILE: usize = 16 * 1024 * 1024;
/// The most bytes all the parts that are read may have when they are unpacked.
pub(super) const MAX_UNPACKED: u64 = 64 * 1024 * 1024;
/// The most parts an archive may have.
pub(super) const MAX_PARTS: usize = 2_000;
/// The most sheets.
const MAX_SHEETS: usize = 200;
/// The most cells that hold something, of all sheets.
const MAX_CELLS: usize = 500_000;
/// The last row and column that may hold something.
pub(super) const MAX_ROWS: u64 = 200_000;
/// See [`MAX_ROWS`].
pub(in crate::exchange) const MAX_COLUMNS: u64 = 10_000;
/// The most bytes of text, of all cells.
const MAX_TEXT: usize = 16 * 1024 * 1024;
/// The longest text of a cell, in bytes: what Excel allows, in Chinese.
pub(super) const MAX_CELL_TEXT: usize = 3 * 32_767;
/// The most elements and texts of XML, and the most bytes of one.
pub(super) const MAX_NODES: u64 = 5_000_000;
/// See [`MAX_NODES`].
pub(super) const MAX_NODE: u64 = 1024 * 1024;
/// How deep elements may lie in each other.
pub(super) const MAX_DEPTH: u32 = 256;

/// What may still be read.
#[derive(Debug)]
pub(super) struct Limits {
    sheets: usize,
    cells: usize,
    text: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            sheets: MAX_SHEETS,
            cells: MAX_CELLS,
            text: MAX_TEXT,
        }
    }
}

impl Limits {
    pub(super) fn sheet(&mut self) -> Result<()> {
        take(&mut self.sheets, 1)
    }

    pub(super) fn cells(&mut self, n: u64) -> Result<()> {
        take(&mut self.cells, usize::try_from(n).unwrap_or(usize::MAX))
    }

    /// Text that is kept, and what keeping it costs besides.
    pub(super) fn text(&mut self, bytes: usize) -> Result<()> {
        take(&mut self.text, bytes.saturating_add(8))
    }
}

fn take(left: &mut usize, n: usize) -> Result<()> {
    *left = left.checked_sub(n).ok_or_else(too_large)?;
    Ok(())
}

/// The refusal of what is too large.
pub(super) fn too_large() -> Error {
    refused(
        Text::new(
            "内容太多，不像考核数据（最多 16 MB、解开后 64 MB、50 万个有内容的单元格）",
            "it holds more than any assessment (16 MB, 64 MB unpacked, 500,000 cells with content at the most)",
        ),
        Text::new(
            "只留要导入的工作表，清除多余的行列；数据很多时按考核期分开或改用 CSV",
            "keep the sheets that are to be imported and clear the rest; import large data in parts, or as CSV",
        ),
    )
}
