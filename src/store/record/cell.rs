//! The columns that a metric value and a mark share: state, value, verification, source and note.

use std::borrow::Cow;

use crate::model::dataset::Remark;
use crate::model::{Entry, Quantity, Reported, Verification};

use super::table::Columns;

/// Their names, in alphabetical order.
pub(super) const COLUMNS: [&str; 5] = ["note", "source", "state", "value", "verification"];

/// An entry and its remark as columns; the value is written as it was typed, and empty without one.
pub(super) fn write<'a>(entry: &Entry, remark: &'a Remark) -> Columns<'a> {
    let (state, value) = match entry.reported {
        Reported::Pending => ("pending", Cow::Borrowed("")),
        Reported::Missing => ("missing", Cow::Borrowed("")),
        Reported::NotApplicable => ("not_applicable", Cow::Borrowed("")),
        Reported::Value(quantity) => ("value", Cow::Owned(quantity.to_string())),
    };
    let verification = match entry.verification {
        Verification::Reported => "reported",
        Verification::Verified => "verified",
    };
    vec![
        remark.note.as_str().into(),
        remark.source.as_str().into(),
        state.into(),
        value,
        verification.into(),
    ]
}

/// The entry and remark with these columns.
pub(super) fn read(contents: &[&str]) -> Option<(Entry, Remark)> {
    let [note, source, state, value, verification] = contents else {
        return None;
    };
    let reported = match (*state, *value) {
        ("pending", "") => Reported::Pending,
        ("missing", "") => Reported::Missing,
        ("not_applicable", "") => Reported::NotApplicable,
        ("value", value) => Reported::Value(quantity(value)?),
        _ => return None,
    };
    let verification = match *verification {
        "reported" => Verification::Reported,
        "verified" => Verification::Verified,
        _ => return None,
    };
    let remark = Remark {
        source: (*source).to_owned(),
        note: (*note).to_owned(),
    };
    Some((Entry { reported, verification }, remark))
}

/// A number, if it is written the way it is always written: `38.20` and never `+38.20`.
pub(super) fn quantity(text: &str) -> Option<Quantity> {
    let quantity: Quantity = text.parse().ok()?;
    (quantity.to_string() == text).then_some(quantity)
}
