//! What a row is known by: its family and the columns of its key.

use std::fmt;

use serde::ser::{Serialize, SerializeSeq, Serializer};
use uuid::Uuid;

use crate::model::{Period, Stage, Step};
use crate::text::Text;

use super::Family;

/// The key of a row.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Key {
    family: Family,
    columns: Vec<String>,
}

impl Key {
    /// The key of a setting.
    #[must_use]
    pub fn setting(name: &str) -> Self {
        Self::of(Family::Setting, [name])
    }

    /// The key of a version of a scheme.
    #[must_use]
    pub fn scheme(id: &str, version: &str) -> Self {
        Self::of(Family::Scheme, [id, version])
    }

    /// The key of a period.
    #[must_use]
    pub fn period(period: Period) -> Self {
        Self::of(Family::Period, [period.to_string().as_str()])
    }

    /// The key of a metric value.
    #[must_use]
    pub fn entry(period: Period, unit: &str, metric: &str) -> Self {
        Self::of(Family::Entry, [period.to_string().as_str(), unit, metric])
    }

    /// The key of a mark.
    #[must_use]
    pub fn mark(period: Period, unit: &str, indicator: &str, assessor: &str) -> Self {
        Self::of(Family::Mark, [period.to_string().as_str(), unit, indicator, assessor])
    }

    /// The key of a moderation.
    #[must_use]
    pub fn moderation(period: Period, indicator: &str, unit: &str) -> Self {
        Self::of(Family::Moderation, [period.to_string().as_str(), indicator, unit])
    }

    /// The key of an adjustment.
    #[must_use]
    pub fn adjustment(id: Uuid) -> Self {
        Self::of(Family::Adjustment, [id.to_string().as_str()])
    }

    /// The key of a piece of evidence.
    #[must_use]
    pub fn evidence(id: Uuid) -> Self {
        Self::of(Family::Evidence, [id.to_string().as_str()])
    }

    /// The key of an appeal.
    #[must_use]
    pub fn appeal(period: Period, number: u32) -> Self {
        Self::of(
            Family::Appeal,
            [period.to_string().as_str(), number.to_string().as_str()],
        )
    }

    /// The key of a rectification item.
    #[must_use]
    pub fn rectification(number: u32) -> Self {
        Self::of(Family::Rectification, [number.to_string().as_str()])
    }

    /// The key as it is written down: the table, then the columns, as a JSON array.
    pub(in crate::store) fn written(&self) -> String {
        serde_json::to_string(self).expect("BUG: a key has only texts")
    }

    /// Reads a key; `None` where this program would not have written it so.
    pub(in crate::store) fn read(text: &str) -> Option<Self> {
        let parts: Vec<String> = serde_json::from_str(text).ok()?;
        let (table, columns) = parts.split_first()?;
        let family = Family::of_table(table)?;
        let key = Self::from_columns(family, columns);
        (columns.len() == family.table().key.len() && key.written() == text).then_some(key)
    }

    /// The key of a deadline.
    #[must_use]
    pub fn deadline(period: Period, step: Step) -> Self {
        Self::of(Family::Deadline, [period.to_string().as_str(), step.code()])
    }

    /// The key of what a stage held.
    #[must_use]
    pub fn stage(period: Period, stage: Stage) -> Self {
        Self::of(Family::Stage, [period.to_string().as_str(), stage.code()])
    }

    /// The key of a revision of a result.
    #[must_use]
    pub fn result(period: Period, revision: u32) -> Self {
        Self::of(
            Family::Result,
            [period.to_string(), revision.to_string()]
                .each_ref()
                .map(String::as_str),
        )
    }

    /// The key of a signature.
    #[must_use]
    pub fn signature(period: Period, revision: u32, signer: &str) -> Self {
        let (period, revision) = (period.to_string(), revision.to_string());
        Self::of(Family::Signature, [period.as_str(), revision.as_str(), signer])
    }

    fn of<const N: usize>(family: Family, columns: [&str; N]) -> Self {
        Self::from_columns(family, &columns)
    }

    pub(in crate::store) fn from_columns(family: Family, columns: &[impl AsRef<str>]) -> Self {
        Self {
            family,
            columns: columns.iter().map(|column| column.as_ref().to_owned()).collect(),
        }
    }

    /// The family.
    #[must_use]
    pub const fn family(&self) -> Family {
        self.family
    }

    /// The period of the row, where its key says it.
    #[must_use]
    pub fn of_period(&self) -> Option<Period> {
        match self.family {
            Family::Period | Family::Entry | Family::Mark => self.columns.first()?.parse().ok(),
            _ => None,
        }
    }

    /// The columns of the key, as text.
    #[must_use]
    pub fn columns(&self) -> &[String] {
        &self.columns
    }

    /// The row in words, such as 指标数据 2021/441324/export.
    #[must_use]
    pub fn name(&self) -> Text {
        let label = self.family.label();
        let path = self.columns.join("/");
        Text::of(
            format!("{label} {path}"),
            format!("{} {path}", label.get(crate::text::Lang::En)),
        )
    }
}

impl Serialize for Key {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut seq = serializer.serialize_seq(Some(self.columns.len() + 1))?;
        seq.serialize_element(self.family.table().name)?;
        for column in &self.columns {
            seq.serialize_element(column)?;
        }
        seq.end()
    }
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.columns.join("/"))
    }
}
