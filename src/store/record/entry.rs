//! A metric value 指标数据: one cell of the score sheet.

use crate::model::dataset::Remark;
use crate::model::{Entry, Period};

use super::cell;
use super::table::{Columns, Row, Table};

/// What stands in a cell, and what was said about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EntryRow {
    /// The period.
    pub period: Period,
    /// The unit's code.
    pub unit: String,
    /// The metric's code.
    pub metric: String,
    /// What was reported, and how far it has been checked.
    pub entry: Entry,
    /// Source and note.
    pub remark: Remark,
}

impl Row for EntryRow {
    const TABLE: Table = Table {
        name: "entry",
        key: &["period", "unit", "metric"],
        contents: &cell::COLUMNS,
        insert: "INSERT INTO entry (period, unit, metric, note, source, state, value, verification) \
                 VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        update: "UPDATE entry SET note = $1, source = $2, state = $3, value = $4, verification = $5 \
                 WHERE period = $6 AND unit = $7 AND metric = $8 \
                 AND note = $9 AND source = $10 AND state = $11 AND value = $12 AND verification = $13",
        delete: "DELETE FROM entry WHERE period = $1 AND unit = $2 AND metric = $3 \
                 AND note = $4 AND source = $5 AND state = $6 AND value = $7 AND verification = $8",
        select: "SELECT period, unit, metric, note, source, state, value, verification \
                 FROM entry ORDER BY period, unit, metric",
        find: "SELECT note, source, state, value, verification \
               FROM entry WHERE period = $1 AND unit = $2 AND metric = $3",
    };

    fn key(&self) -> Columns<'_> {
        vec![
            self.period.to_string().into(),
            self.unit.as_str().into(),
            self.metric.as_str().into(),
        ]
    }

    fn period(&self) -> Option<Period> {
        Some(self.period)
    }

    fn contents(&self) -> Columns<'_> {
        cell::write(&self.entry, &self.remark)
    }

    fn read(key: &[&str], contents: &[&str]) -> Option<Self> {
        let [period, unit, metric] = key else { return None };
        let (entry, remark) = cell::read(contents)?;
        Some(Self {
            period: period.parse().ok()?,
            unit: (*unit).to_owned(),
            metric: (*metric).to_owned(),
            entry,
            remark,
        })
    }
}
