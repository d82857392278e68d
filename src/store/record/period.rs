//! A period 考核周期 and the step it has come to.

use crate::model::{Period, Step};

use super::table::{Columns, Row, Table};

/// A period and its step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PeriodRow {
    /// The period.
    pub period: Period,
    /// How far it has come.
    pub step: Step,
}

impl Row for PeriodRow {
    const TABLE: Table = Table {
        name: "period",
        key: &["period"],
        contents: &["step"],
        insert: "INSERT INTO period (period, step) VALUES ($1, $2)",
        update: "UPDATE period SET step = $1 WHERE period = $2 AND step = $3",
        delete: "DELETE FROM period WHERE period = $1 AND step = $2",
        select: "SELECT period, step FROM period ORDER BY period",
        find: "SELECT step FROM period WHERE period = $1",
    };

    fn key(&self) -> Columns<'_> {
        vec![self.period.to_string().into()]
    }

    fn period(&self) -> Option<Period> {
        Some(self.period)
    }

    fn contents(&self) -> Columns<'_> {
        vec![self.step.code().into()]
    }

    fn read(key: &[&str], contents: &[&str]) -> Option<Self> {
        let ([period], [step]) = (key, contents) else {
            return None;
        };
        Some(Self {
            period: period.parse().ok()?,
            step: step.parse().ok()?,
        })
    }
}
