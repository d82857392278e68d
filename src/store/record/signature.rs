//! A signature of a frozen result, as `ssh-keygen -Y verify` reads it.

use crate::model::Period;

use super::table::{Columns, Row, Table};

/// Somebody's signature under a revision of a result.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignatureRow {
    /// The period.
    pub period: Period,
    /// The revision.
    pub revision: u32,
    /// Who signed.
    pub signer: String,
    /// The signature, PEM-armored.
    pub armored: String,
}

impl Row for SignatureRow {
    const TABLE: Table = Table {
        name: "signature",
        key: &["period", "revision", "signer"],
        contents: &["armored"],
        insert: "INSERT INTO signature (period, revision, signer, armored) VALUES ($1, $2, $3, $4)",
        update: "UPDATE signature SET armored = $1 WHERE period = $2 AND revision = $3 AND signer = $4 AND armored = $5",
        delete: "DELETE FROM signature WHERE period = $1 AND revision = $2 AND signer = $3 AND armored = $4",
        select: "SELECT period, revision, signer, armored FROM signature ORDER BY period, revision, signer",
        find: "SELECT armored FROM signature WHERE period = $1 AND revision = $2 AND signer = $3",
    };

    fn key(&self) -> Columns<'_> {
        vec![
            self.period.to_string().into(),
            self.revision.to_string().into(),
            self.signer.as_str().into(),
        ]
    }

    fn period(&self) -> Option<Period> {
        Some(self.period)
    }

    fn contents(&self) -> Columns<'_> {
        vec![self.armored.as_str().into()]
    }

    fn read(key: &[&str], contents: &[&str]) -> Option<Self> {
        let ([period, revision, signer], [armored]) = (key, contents) else {
            return None;
        };
        let number: u32 = revision.parse().ok()?;
        (number.to_string() == *revision).then_some(())?;
        Some(Self {
            period: period.parse().ok()?,
            revision: number,
            signer: (*signer).to_owned(),
            armored: (*armored).to_owned(),
        })
    }
}
