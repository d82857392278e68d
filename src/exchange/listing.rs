//! A dataset listed row by row, in the words of the tidy table.
//!
//! The same rows go to CSV and to JSON; what was never entered is not listed.

use super::resolve::Column;
use super::table::What;
use crate::model::dataset::Remark;
use crate::model::{Dataset, Entry, MetricIx, NodeIx, Period, Reported, Scheme, Verification};

/// The texts of a row, by column.
pub(super) type Texts = [String; Column::ALL.len()];

/// Everything that was reported, period by period: metrics, then marks, then adjustments.
pub(super) fn rows(scheme: &Scheme, dataset: &Dataset) -> Vec<Texts> {
    let mut rows = Vec::new();
    for period in dataset.periods() {
        metrics(scheme, dataset, period, &mut rows);
        marks(scheme, dataset, period, &mut rows);
        adjustments(scheme, dataset, period, &mut rows);
    }
    rows
}

/// The word for what stands in a cell.
pub(super) fn value(reported: Reported) -> String {
    match reported {
        Reported::Pending => String::new(),
        Reported::Missing => "未报送".to_owned(),
        Reported::NotApplicable => "不涉及".to_owned(),
        Reported::Value(number) => number.to_string(),
    }
}

fn metrics(scheme: &Scheme, dataset: &Dataset, period: Period, rows: &mut Vec<Texts>) {
    for (unit, place) in scheme.places() {
        for metric in (0..scheme.metrics().len()).map(MetricIx) {
            let entry = dataset.entry(period, unit, metric);
            let remark = dataset.remark(period, unit, metric);
            if entry != Entry::default() || remark.is_some() {
                let remark = remark.cloned().unwrap_or_default();
                let code = What::Metric(metric).code(scheme);
                rows.push(row(period, &place.code, code, entry, remark));
            }
        }
    }
}

fn marks(scheme: &Scheme, dataset: &Dataset, period: Period, rows: &mut Vec<Texts>) {
    for indicator in (0..scheme.nodes().len()).map(NodeIx) {
        for (unit, place) in scheme.places() {
            for mark in dataset.marks(period, indicator, unit) {
                let assessor = mark.assessor.clone();
                let code = What::Mark { indicator, assessor }.code(scheme);
                rows.push(row(period, &place.code, code, mark.entry, Remark::default()));
            }
        }
    }
}

fn adjustments(scheme: &Scheme, dataset: &Dataset, period: Period, rows: &mut Vec<Texts>) {
    for applied in dataset.adjustments(period) {
        let entry = Entry {
            reported: Reported::Value(applied.count),
            verification: Verification::default(),
        };
        let remark = Remark {
            source: applied.evidence.clone(),
            note: applied.reason.clone(),
        };
        let unit = &scheme.unit(applied.unit).code;
        rows.push(row(period, unit, applied.item.clone(), entry, remark));
    }
}

fn row(period: Period, unit: &str, metric: String, entry: Entry, remark: Remark) -> Texts {
    let status = match entry.verification {
        Verification::Reported => "reported",
        Verification::Verified => "verified",
    };
    [
        period.to_string(),
        unit.to_owned(),
        metric,
        value(entry.reported),
        status.to_owned(),
        remark.source,
        remark.note,
    ]
}
