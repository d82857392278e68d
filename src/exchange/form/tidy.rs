//! A form as the tidy table in CSV: a row for each value, the value to be written into it.

use super::{Form, Item, MISSING, NOT_APPLICABLE, VERIFIED};
use crate::exchange::csv::spreadsheet;
use crate::exchange::names::Names;
use crate::exchange::resolve::Column;
use crate::exchange::table::What;
use crate::model::{Entry, Reported, Verification};

pub(super) fn csv(form: &Form) -> Vec<u8> {
    let names = Names::new(form.scheme);
    let mut rows = vec![Column::ALL.map(|column| column.heading().to_owned())];
    for item in form.items() {
        for unit in form.units() {
            let place = form.scheme.unit(unit);
            let [code, name, ..] = form.described(item);
            let what = match item {
                // A name says more than a code, where it names one thing only.
                Item::Metric(metric) if names.what(&name).ok() == Some(What::Metric(metric)) => name,
                Item::Metric(_) => code,
                Item::Mark(_) => format!("{code}@{}", form.whose()),
            };
            let name = place.name.get(form.lang);
            let unit_word = if names.unit(name).ok() == Some(unit) {
                name
            } else {
                &place.code
            };
            let (value, status) = told(form, form.entry(item, unit, form.period));
            let period = form.period.to_string();
            rows.push([
                period,
                unit_word.to_owned(),
                what,
                value,
                status,
                String::new(),
                String::new(),
            ]);
        }
    }
    spreadsheet(rows)
}

/// Value and status as they are written.
fn told(form: &Form, entry: Entry) -> (String, String) {
    if !form.is_filled {
        return (String::new(), String::new());
    }
    let word = |text: &crate::text::Text| text.get(form.lang).to_owned();
    let value = match entry.reported {
        Reported::Pending => String::new(),
        Reported::Missing => word(&MISSING),
        Reported::NotApplicable => word(&NOT_APPLICABLE),
        Reported::Value(number) => number.to_string(),
    };
    let is_verified = entry.verification == Verification::Verified;
    (value, if is_verified { word(&VERIFIED) } else { String::new() })
}
