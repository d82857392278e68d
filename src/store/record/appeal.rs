//! An appeal 申诉 and what was decided on it.

use crate::model::Period;
use crate::model::appeal::{Appeal, Decision, Effect, Standing};

use super::date;
use super::table::{Columns, Row, Table};

/// An appeal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AppealRow(pub Box<Appeal>);

impl Row for AppealRow {
    const TABLE: Table = Table {
        name: "appeal",
        key: &["period", "number"],
        contents: &[
            "decided",
            "decided_by",
            "evidence",
            "grounds",
            "indicator",
            "opened",
            "opened_by",
            "points_after",
            "points_before",
            "rank_after",
            "rank_before",
            "reason",
            "ruling",
            "total_after",
            "total_before",
            "unit",
        ],
        insert: "INSERT INTO appeal (period, number, decided, decided_by, evidence, grounds, indicator, \
                 opened, opened_by, points_after, points_before, rank_after, rank_before, reason, ruling, \
                 total_after, total_before, unit) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, \
                 $13, $14, $15, $16, $17, $18)",
        update: "UPDATE appeal SET decided = $1, decided_by = $2, evidence = $3, grounds = $4, indicator = \
                 $5, opened = $6, opened_by = $7, points_after = $8, points_before = $9, rank_after = $10, \
                 rank_before = $11, reason = $12, ruling = $13, total_after = $14, total_before = $15, unit = \
                 $16 WHERE period = $17 AND number = $18 AND decided = $19 AND decided_by = $20 AND evidence \
                 = $21 AND grounds = $22 AND indicator = $23 AND opened = $24 AND opened_by = $25 AND \
                 points_after = $26 AND points_before = $27 AND rank_after = $28 AND rank_before = $29 AND \
                 reason = $30 AND ruling = $31 AND total_after = $32 AND total_before = $33 AND unit = $34",
        delete: "DELETE FROM appeal WHERE period = $1 AND number = $2 AND decided = $3 AND decided_by = $4 \
                 AND evidence = $5 AND grounds = $6 AND indicator = $7 AND opened = $8 AND opened_by = $9 AND \
                 points_after = $10 AND points_before = $11 AND rank_after = $12 AND rank_before = $13 AND \
                 reason = $14 AND ruling = $15 AND total_after = $16 AND total_before = $17 AND unit = $18",
        select: "SELECT period, number, decided, decided_by, evidence, grounds, indicator, opened, opened_by, \
                 points_after, points_before, rank_after, rank_before, reason, ruling, total_after, \
                 total_before, unit FROM appeal ORDER BY period, number",
        find: "SELECT decided, decided_by, evidence, grounds, indicator, opened, opened_by, points_after, \
               points_before, rank_after, rank_before, reason, ruling, total_after, total_before, unit FROM \
               appeal WHERE period = $1 AND number = $2",
    };

    fn key(&self) -> Columns<'_> {
        vec![self.0.period.to_string().into(), self.0.number.to_string().into()]
    }

    fn period(&self) -> Option<Period> {
        Some(self.0.period)
    }

    fn contents(&self) -> Columns<'_> {
        let Appeal {
            unit,
            indicator,
            grounds,
            evidence,
            opened,
            opened_by,
            decision,
            ..
        } = &*self.0;
        let decided = decision.as_ref();
        let (before, after) = decided
            .and_then(|decision| decision.effect.as_ref())
            .map(|effect| (&effect.before, &effect.after))
            .unzip();
        let figure = |standing: Option<&'_ Standing>, which: fn(&Standing) -> &String| {
            standing.map_or_else(String::new, |standing| which(standing).clone())
        };
        vec![
            date::write(decided.map(|decision| decision.decided)).into(),
            decided.map_or("", |decision| decision.decided_by.as_str()).into(),
            evidence.as_str().into(),
            grounds.as_str().into(),
            indicator.as_str().into(),
            opened.to_string().into(),
            opened_by.as_str().into(),
            figure(after, |standing| &standing.points).into(),
            figure(before, |standing| &standing.points).into(),
            figure(after, |standing| &standing.rank).into(),
            figure(before, |standing| &standing.rank).into(),
            decided.map_or("", |decision| decision.reason.as_str()).into(),
            decided.map_or("", |decision| decision.ruling.code()).into(),
            figure(after, |standing| &standing.total).into(),
            figure(before, |standing| &standing.total).into(),
            unit.as_str().into(),
        ]
    }

    fn read(key: &[&str], contents: &[&str]) -> Option<Self> {
        let (
            [period, number],
            [
                decided,
                decided_by,
                evidence,
                grounds,
                indicator,
                opened,
                opened_by,
                points_after,
                points_before,
                rank_after,
                rank_before,
                reason,
                ruling,
                total_after,
                total_before,
                unit,
            ],
        ) = (key, contents)
        else {
            return None;
        };
        let effect = Effect {
            before: standing(points_before, total_before, rank_before),
            after: standing(points_after, total_after, rank_after),
        };
        let is_empty = [&effect.before, &effect.after].map(|side| *side == Standing::default()) == [true; 2];
        let decision = match date::read(decided) {
            Some(decided) => Some(Decision {
                ruling: ruling.parse().ok()?,
                reason: (*reason).to_owned(),
                decided,
                decided_by: (*decided_by).to_owned(),
                effect: (!is_empty).then_some(effect),
            }),
            None => None,
        };
        let row = Self(Box::new(Appeal {
            period: period.parse().ok()?,
            number: number.parse().ok()?,
            unit: (*unit).to_owned(),
            indicator: (*indicator).to_owned(),
            grounds: (*grounds).to_owned(),
            evidence: (*evidence).to_owned(),
            opened: date::read(opened)?,
            opened_by: (*opened_by).to_owned(),
            decision,
        }));
        // Whatever this program would not have written so is damage.
        (row.key() == key && row.contents() == contents).then_some(row)
    }
}

fn standing(points: &str, total: &str, rank: &str) -> Standing {
    Standing {
        points: points.to_owned(),
        total: total.to_owned(),
        rank: rank.to_owned(),
    }
}
