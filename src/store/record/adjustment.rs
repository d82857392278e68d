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
    /// What the event is known by, so that it counts once; empty where nobody said.
    pub event: String,
    /// Who else confirmed it; empty until somebody has.
    pub confirmed_by: String,
}

impl Row for AdjustmentRow {
    const TABLE: Table = Table {
        name: "adjustment",
        key: &["id"],
        contents: &[
            "actor",
            "confirmed_by",
            "count",
            "event",
            "evidence",
            "item",
            "period",
            "reason",
            "unit",
        ],
        insert: "INSERT INTO adjustment (id, actor, confirmed_by, count, event, evidence, item, period, reason, unit) \
                 VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
        update: "UPDATE adjustment SET actor = $1, confirmed_by = $2, count = $3, event = $4, evidence = $5, \
                 item = $6, period = $7, reason = $8, unit = $9 \
                 WHERE id = $10 AND actor = $11 AND confirmed_by = $12 AND count = $13 AND event = $14 \
                 AND evidence = $15 AND item = $16 AND period = $17 AND reason = $18 AND unit = $19",
        delete: "DELETE FROM adjustment WHERE id = $1 AND actor = $2 AND confirmed_by = $3 AND count = $4 \
                 AND event = $5 AND evidence = $6 AND item = $7 AND period = $8 AND reason = $9 AND unit = $10",
        select: "SELECT id, actor, confirmed_by, count, event, evidence, item, period, reason, unit \
                 FROM adjustment ORDER BY id",
        find: "SELECT actor, confirmed_by, count, event, evidence, item, period, reason, unit \
               FROM adjustment WHERE id = $1",
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
            self.confirmed_by.as_str().into(),
            self.count.to_string().into(),
            self.event.as_str().into(),
            self.evidence.as_str().into(),
            self.item.as_str().into(),
            self.period.to_string().into(),
            self.reason.as_str().into(),
            self.unit.as_str().into(),
        ]
    }

    fn read(key: &[&str], contents: &[&str]) -> Option<Self> {
        let ([id], [actor, confirmed_by, count, event, evidence, item, period, reason, unit]) = (key, contents) else {
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
            event: (*event).to_owned(),
            confirmed_by: (*confirmed_by).to_owned(),
        })
    }
}
