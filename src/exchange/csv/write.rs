//! A dataset as the tidy table, for Excel and WPS: UTF-8 with byte order mark and CRLF.
//!
//! What is written reads back as the same dataset. No text in it can act as a formula.

use super::guard::guarded;
use crate::exchange::listing;
use crate::exchange::resolve::Column;
use crate::model::{Dataset, Scheme};

/// Writes everything that was reported, period by period.
#[must_use]
pub fn write_csv(scheme: &Scheme, dataset: &Dataset) -> Vec<u8> {
    let mut rows = vec![Column::ALL.map(|column| column.heading().to_owned())];
    rows.extend(listing::rows(scheme, dataset));
    for row in &mut rows {
        for column in [Column::Source, Column::Note] {
            let text = &mut row[column as usize];
            *text = guarded(text).into_owned();
        }
    }
    spreadsheet(rows)
}

/// Rows of texts as the bytes of a file that spreadsheets open well.
pub(in crate::exchange) fn spreadsheet(rows: impl IntoIterator<Item = impl IntoIterator<Item = String>>) -> Vec<u8> {
    const BUG: &str = "BUG: writing to memory cannot fail";
    let mut writer = csv::WriterBuilder::new()
        .terminator(csv::Terminator::CRLF)
        .flexible(true)
        .from_writer(b"\xEF\xBB\xBF".to_vec());
    for row in rows {
        writer.write_record(row.into_iter().map(String::into_bytes)).expect(BUG);
    }
    writer.into_inner().expect(BUG)
}
