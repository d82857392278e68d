//! How assessors' marks that lay apart were settled 复议: a note beside the marks, which stay.

use crate::model::Period;

use super::table::{Columns, Row, Table};

/// The note on the marks of a unit on an indicator.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ModerationRow {
    /// The period.
    pub period: Period,
    /// The indicator's code.
    pub indicator: String,
    /// The unit's code.
    pub unit: String,
    /// Who noted it.
    pub actor: String,
    /// What was settled, and how.
    pub note: String,
}

impl Row for ModerationRow {
    const TABLE: Table = Table {
        name: "moderation",
        key: &["period", "indicator", "unit"],
        contents: &["actor", "note"],
        insert: "INSERT INTO moderation (period, indicator, unit, actor, note) VALUES ($1, $2, $3, $4, $5)",
        update: "UPDATE moderation SET actor = $1, note = $2 \
                 WHERE period = $3 AND indicator = $4 AND unit = $5 AND actor = $6 AND note = $7",
        delete: "DELETE FROM moderation \
                 WHERE period = $1 AND indicator = $2 AND unit = $3 AND actor = $4 AND note = $5",
        select: "SELECT period, indicator, unit, actor, note FROM moderation ORDER BY period, indicator, unit",
        find: "SELECT actor, note FROM moderation WHERE period = $1 AND indicator = $2 AND unit = $3",
    };

    fn key(&self) -> Columns<'_> {
        vec![
            self.period.to_string().into(),
            self.indicator.as_str().into(),
            self.unit.as_str().into(),
        ]
    }

    fn period(&self) -> Option<Period> {
        Some(self.period)
    }

    fn contents(&self) -> Columns<'_> {
        vec![self.actor.as_str().into(), self.note.as_str().into()]
    }

    fn read(key: &[&str], contents: &[&str]) -> Option<Self> {
        let ([period, indicator, unit], [actor, note]) = (key, contents) else {
            return None;
        };
        Some(Self {
            period: period.parse().ok()?,
            indicator: (*indicator).to_owned(),
            unit: (*unit).to_owned(),
            actor: (*actor).to_owned(),
            note: (*note).to_owned(),
        })
    }
}
