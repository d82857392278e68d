//! A frozen result 审定结果: what was approved, with all it came from. Never changed, never removed.

use crate::model::Period;
use crate::store::hash::Hash;

use super::table::{Columns, Row, Table};

/// A revision of a period's approved result.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ResultRow {
    /// The period.
    pub period: Period,
    /// The revision, from 1.
    pub revision: u32,
    /// When it was approved, as RFC 3339 writes it.
    pub approved_at: String,
    /// Who approved it.
    pub approved_by: String,
    /// The data of this and all earlier periods, as the tidy table.
    pub data: String,
    /// The evaluation, as `kaohe rank --format json` prints it.
    pub evaluation: String,
    /// The program that evaluated.
    pub program: String,
    /// Why it was approved, or why it was corrected.
    pub reason: String,
    /// The scheme it was evaluated by.
    pub scheme: Hash,
    /// The hash of the statement that names all of this.
    pub sha256: Hash,
}

impl Row for ResultRow {
    const TABLE: Table = Table {
        name: "result",
        key: &["period", "revision"],
        contents: &[
            "approved_at",
            "approved_by",
            "data",
            "evaluation",
            "program",
            "reason",
            "scheme",
            "sha256",
        ],
        insert: "INSERT INTO result (period, revision, approved_at, approved_by, data, evaluation, program, reason, \
                 scheme, sha256) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
        update: "UPDATE result SET approved_at = $1, approved_by = $2, data = $3, evaluation = $4, program = $5, \
                 reason = $6, scheme = $7, sha256 = $8 WHERE period = $9 AND revision = $10 AND approved_at = $11 \
                 AND approved_by = $12 AND data = $13 AND evaluation = $14 AND program = $15 AND reason = $16 \
                 AND scheme = $17 AND sha256 = $18",
        delete: "DELETE FROM result WHERE period = $1 AND revision = $2 AND approved_at = $3 AND approved_by = $4 \
                 AND data = $5 AND evaluation = $6 AND program = $7 AND reason = $8 AND scheme = $9 AND sha256 = $10",
        select: "SELECT period, revision, approved_at, approved_by, data, evaluation, program, reason, scheme, \
                 sha256 FROM result ORDER BY period, revision",
        find: "SELECT approved_at, approved_by, data, evaluation, program, reason, scheme, sha256 FROM result \
               WHERE period = $1 AND revision = $2",
    };

    fn key(&self) -> Columns<'_> {
        vec![self.period.to_string().into(), self.revision.to_string().into()]
    }

    fn period(&self) -> Option<Period> {
        Some(self.period)
    }

    fn contents(&self) -> Columns<'_> {
        vec![
            self.approved_at.as_str().into(),
            self.approved_by.as_str().into(),
            self.data.as_str().into(),
            self.evaluation.as_str().into(),
            self.program.as_str().into(),
            self.reason.as_str().into(),
            self.scheme.to_string().into(),
            self.sha256.to_string().into(),
        ]
    }

    fn read(key: &[&str], contents: &[&str]) -> Option<Self> {
        let ([period, revision], [at, by, data, evaluation, program, reason, scheme, sha256]) = (key, contents) else {
            return None;
        };
        let number: u32 = revision.parse().ok()?;
        (number.to_string() == *revision).then_some(())?;
        Some(Self {
            period: period.parse().ok()?,
            revision: number,
            approved_at: (*at).to_owned(),
            approved_by: (*by).to_owned(),
            data: (*data).to_owned(),
            evaluation: (*evaluation).to_owned(),
            program: (*program).to_owned(),
            reason: (*reason).to_owned(),
            scheme: scheme.parse().ok()?,
            sha256: sha256.parse().ok()?,
        })
    }
}
