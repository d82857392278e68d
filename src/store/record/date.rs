//! Dates as columns: `2022-03-01`, or nothing where there is none.

use chrono::NaiveDate;

/// A date, or none, as a column.
pub(super) fn write(date: Option<NaiveDate>) -> String {
    date.map_or_else(String::new, |date| date.to_string())
}

/// The date in a column; none where there is none, or where it is not written so. Rows compare what
/// they read with what they would write, so nothing damaged passes.
pub(super) fn read(column: &str) -> Option<NaiveDate> {
    column.parse().ok()
}
