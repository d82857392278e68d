//! A mark 评分 of one assessor on a judgement indicator.

use crate::model::dataset::Remark;
use crate::model::{Entry, Period};

use super::cell;
use super::table::{Columns, Row, Table};

/// A mark, and what was said about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MarkRow {
    /// The period.
    pub period: Period,
    /// The unit's code.
    pub unit: String,
    /// The indicator's code.
    pub indicator: String,
    /// Who gave it; a name or a number.
    pub assessor: String,
    /// The mark or why there is none, and how far it has been checked.
    pub entry: Entry,
    /// Source and note.
    pub remark: Remark,
}

impl Row for MarkRow {
    const TABLE: Table = Table {
        name: "mark",
        key: &["period", "unit", "indicator", "assessor"],
        contents: &cell::COLUMNS,
        insert: "INSERT INTO mark (period, unit, indicator, assessor, note, source, state, value, verification) \
                 VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        update: "UPDATE mark SET note = $1, source = $2, state = $3, value = $4, verification = $5 \
                 WHERE period = $6 AND unit = $7 AND indicator = $8 AND assessor = $9 \
                 AND note = $10 AND source = $11 AND state = $12 AND value = $13 AND verification = $14",
        delete: "DELETE FROM mark WHERE period = $1 AND unit = $2 AND indicator = $3 AND assessor = $4 \
                 AND note = $5 AND source = $6 AND state = $7 AND value = $8 AND verification = $9",
        select: "SELECT period, unit, indicator, assessor, note, source, state, value, verification \
                 FROM mark ORDER BY period, unit, indicator, assessor",
        find: "SELECT note, source, state, value, verification \
               FROM mark WHERE period = $1 AND unit = $2 AND indicator = $3 AND assessor = $4",
    };

    fn key(&self) -> Columns<'_> {
        vec![
            self.period.to_string().into(),
            self.unit.as_str().into(),
            self.indicator.as_str().into(),
            self.assessor.as_str().into(),
        ]
    }

    fn period(&self) -> Option<Period> {
        Some(self.period)
    }

    fn contents(&self) -> Columns<'_> {
        cell::write(&self.entry, &self.remark)
    }

    fn read(key: &[&str], contents: &[&str]) -> Option<Self> {
        let [period, unit, indicator, assessor] = key else {
            return None;
        };
        let (entry, remark) = cell::read(contents)?;
        Some(Self {
            period: period.parse().ok()?,
            unit: (*unit).to_owned(),
            indicator: (*indicator).to_owned(),
            assessor: (*assessor).to_owned(),
            entry,
            remark,
        })
    }
}
