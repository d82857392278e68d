//! What a period held when a stage ended: reported, initial, verified.
//!
//! The final one is that of the frozen result.

use crate::model::Period;
use crate::model::stage::Stage;

use super::table::{Columns, Row, Table};

/// The data of a period at the end of a stage.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StageRow {
    /// The period.
    pub period: Period,
    /// The stage.
    pub stage: Stage,
    /// The data of the period, as the tidy table.
    pub data: String,
}

impl Row for StageRow {
    const TABLE: Table = Table {
        name: "stage",
        key: &["period", "stage"],
        contents: &["data"],
        insert: "INSERT INTO stage (period, stage, data) VALUES ($1, $2, $3)",
        update: "UPDATE stage SET data = $1 WHERE period = $2 AND stage = $3 AND data = $4",
        delete: "DELETE FROM stage WHERE period = $1 AND stage = $2 AND data = $3",
        select: "SELECT period, stage, data FROM stage ORDER BY period, stage",
        find: "SELECT data FROM stage WHERE period = $1 AND stage = $2",
    };

    fn key(&self) -> Columns<'_> {
        vec![self.period.to_string().into(), self.stage.code().into()]
    }

    fn period(&self) -> Option<Period> {
        Some(self.period)
    }

    fn contents(&self) -> Columns<'_> {
        vec![self.data.as_str().into()]
    }

    fn read(key: &[&str], contents: &[&str]) -> Option<Self> {
        let ([period, stage], [data]) = (key, contents) else {
            return None;
        };
        Some(Self {
            period: period.parse().ok()?,
            stage: stage.parse().ok()?,
            data: (*data).to_owned(),
        })
    }
}
