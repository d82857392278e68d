//! A bonus, penalty or veto item 加分、扣分、否决 applied to a unit in a period.

use uuid::Uuid;

use crate::model::{Period, Quantity};

use super::cell::quantity;
use super::table::{Columns, Row, Table};

/// One application of an adjustment item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AdjustmentRow {
    /// Its id; `UUIDv7`, so that ids sort in the order of application.
    pub id: Uuid,
    /// The period.
    pub period: Period,
    /// The unit's code.
    pub unit: String,
    /// The code of the bonus, penalty or veto item.
    pub item: String,
    /// How many times; 1 for a veto.
    pub count: Quantity,
    /// Why.
    pub reason: String,
    /// Who applied it.
    pub actor: String,
    /// What proves it: a document, a file.
    pub evidence: String,
}

impl Row for AdjustmentRow {
    const TABLE: Table = Table {
        name: "adjustment",
        key: &["id"],
        contents: &["actor", "count", "evidence", "item", "period", "reason", "unit"],
        insert: "INSERT INTO adjustment (id, actor, count, evidence, item, period, reason, unit) \
                 VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        update: "UPDATE adjustment SET actor = $1, count = $2, evidence = $3, item = $4, period = $5, \
                 reason = $6, unit = $7 \
                 WHERE id = $8 AND actor = $9 AND count = $10 AND evidence = $11 AND item = $12 \
                 AND period = $13 AND reason = $14 AND unit = $15",
        delete: "DELETE FROM adjustment WHERE id = $1 AND actor = $2 AND count = $3 AND evidence = $4 \
                 AND item = $5 AND period = $6 AND reason = $7 AND unit = $8",
        select: "SELECT id, actor, count, evidence, item, period, reason, unit FROM adjustment ORDER BY id",
        find: "SELECT actor, count, evidence, item, period, reason, unit FROM adjustment WHERE id = $1",
    };

    fn key(&self) -> Columns<'_> {
        vec![self.id.to_string().into()]
    }

    fn period(&self) -> Option<Period> {
        Some(self.period)
    }

    fn contents(&self) -> Columns<'_> {
        vec![
            self.actor.as_str().into(),
            self.count.to_string().into(),
            self.evidence.as_str().into(),
            self.item.as_str().into(),
            self.period.to_string().into(),
            self.reason.as_str().into(),
            self.unit.as_str().into(),
        ]
    }

    fn read(key: &[&str], contents: &[&str]) -> Option<Self> {
        let ([id], [actor, count, evidence, item, period, reason, unit]) = (key, contents) else {
            return None;
        };
        let uuid: Uuid = id.parse().ok()?;
        (uuid.to_string() == *id).then_some(())?;
        Some(Self {
            id: uuid,
            period: period.parse().ok()?,
            unit: (*unit).to_owned(),
            item: (*item).to_owned(),
            count: quantity(count)?,
            reason: (*reason).to_owned(),
            actor: (*actor).to_owned(),
            evidence: (*evidence).to_owned(),
        })
    }
}
