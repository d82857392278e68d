//! When a step of a period's round is to be done.

use chrono::NaiveDate;

use crate::model::{Period, Step};

use super::table::{Columns, Row, Table};

/// The last day of a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DeadlineRow {
    /// The period.
    pub period: Period,
    /// The step.
    pub step: Step,
    /// The last day on which it is in time.
    pub due: NaiveDate,
}

impl Row for DeadlineRow {
    const TABLE: Table = Table {
        name: "deadline",
        key: &["period", "step"],
        contents: &["due"],
        insert: "INSERT INTO deadline (period, step, due) VALUES ($1, $2, $3)",
        update: "UPDATE deadline SET due = $1 WHERE period = $2 AND step = $3 AND due = $4",
        delete: "DELETE FROM deadline WHERE period = $1 AND step = $2 AND due = $3",
        select: "SELECT period, step, due FROM deadline ORDER BY period, step",
        find: "SELECT due FROM deadline WHERE period = $1 AND step = $2",
    };

    fn key(&self) -> Columns<'_> {
        vec![self.period.to_string().into(), self.step.code().into()]
    }

    fn period(&self) -> Option<Period> {
        Some(self.period)
    }

    fn contents(&self) -> Columns<'_> {
        vec![self.due.to_string().into()]
    }

    fn read(key: &[&str], contents: &[&str]) -> Option<Self> {
        let ([period, step], [due]) = (key, contents) else {
            return None;
        };
        let date: NaiveDate = due.parse().ok()?;
        (date.to_string() == *due).then_some(())?;
        Some(Self {
            period: period.parse().ok()?,
            step: step.parse().ok()?,
            due: date,
        })
    }
}
