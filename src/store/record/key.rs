//! What a row is known by: its family and the columns of its key.

use std::fmt;

use uuid::Uuid;

use crate::model::Period;
use crate::text::Text;

/// A table family.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Family {
    /// Settings of the assessment.
    Setting,
    /// Schemes 考核方案.
    Scheme,
    /// Periods 考核周期.
    Period,
    /// Metric values 指标数据.
    Entry,
    /// Marks 评分.
    Mark,
    /// Bonuses, penalties and vetoes.
    Adjustment,
}

impl Family {
    /// Every family.
    pub const ALL: [Self; 6] = [
        Self::Setting,
        Self::Scheme,
        Self::Period,
        Self::Entry,
        Self::Mark,
        Self::Adjustment,
    ];

    /// What a row of the family is called.
    #[must_use]
    pub const fn label(self) -> Text {
        match self {
            Self::Setting => Text::new("设置", "setting"),
            Self::Scheme => Text::new("方案", "scheme"),
            Self::Period => Text::new("考核周期", "period"),
            Self::Entry => Text::new("指标数据", "value"),
            Self::Mark => Text::new("评分", "mark"),
            Self::Adjustment => Text::new("加减分", "adjustment"),
        }
    }
}

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

    /// The key of an adjustment.
    #[must_use]
    pub fn adjustment(id: Uuid) -> Self {
        Self::of(Family::Adjustment, [id.to_string().as_str()])
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

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.columns.join("/"))
    }
}
