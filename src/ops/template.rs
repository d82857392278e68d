//! Entry forms 填报表: made for a period and for whoever fills them in, as a workbook or a table.
//!
//! What a form looks like is decided in `exchange::form`.

use std::path::{Path, PathBuf};

use super::file::{self, Existing};
use super::round::Round;
use crate::error::{Error, Kind, Result};
use crate::exchange::form::Form;
use crate::report::file_name::file_name;
use crate::text::{Lang, Text};

pub use crate::exchange::form::Audience;

/// What a form can be had as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Format {
    /// A workbook with checks.
    #[default]
    Xlsx,
    /// The tidy table.
    Csv,
}

impl Format {
    /// Both, the usual one first.
    pub const ALL: [Self; 2] = [Self::Xlsx, Self::Csv];

    /// The ending of its files.
    #[must_use]
    pub const fn ending(self) -> &'static str {
        match self {
            Self::Xlsx => "xlsx",
            Self::Csv => "csv",
        }
    }

    /// The format with this ending.
    #[must_use]
    pub fn of(ending: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.ending() == ending)
    }
}

/// A form as it is asked for.
#[derive(Debug, Clone)]
pub struct Order<'a> {
    /// For whom.
    pub audience: Audience,
    /// As what.
    pub format: Format,
    /// Whether what is there already is filled in.
    pub is_filled: bool,
    /// The language of its words.
    pub lang: Lang,
    /// A file or a folder; the current folder where left out.
    pub to: Option<&'a Path>,
    /// What to do with a file that exists.
    pub existing: Existing,
}

/// The bytes of a form for the round's period.
///
/// # Errors
/// There is nothing to fill in for whom it is, or a sheet cannot hold it.
pub fn bytes(round: &Round, order: &Order<'_>) -> Result<Vec<u8>> {
    let form = Form {
        scheme: &round.scheme,
        dataset: &round.dataset,
        period: round.period,
        audience: order.audience.clone(),
        is_filled: order.is_filled,
        lang: order.lang,
    };
    if form.is_empty() {
        return Err(nothing(round, &order.audience));
    }
    match order.format {
        Format::Xlsx => form.xlsx(),
        Format::Csv => Ok(form.csv()),
    }
}

/// Writes a form and returns its file.
///
/// # Errors
/// As [`bytes`]; or the file exists and is to be kept, or cannot be written.
pub fn template(round: &Round, order: &Order<'_>) -> Result<PathBuf> {
    let bytes = bytes(round, order)?;
    let to = order.to.unwrap_or(Path::new(""));
    let is_folder = order.to.is_none() || to.is_dir() || to.as_os_str().to_string_lossy().ends_with(['/', '\\']);
    let path = if is_folder {
        to.join(name(round, order))
    } else {
        to.to_owned()
    };
    if is_folder && order.to.is_some() {
        file::make_folder(to)?;
    }
    file::write(&path, &bytes, order.existing)?;
    Ok(path)
}

/// The name of a form's file.
fn name(round: &Round, order: &Order<'_>) -> String {
    let (kind, whose) = match &order.audience {
        Audience::Everybody => (Text::new("填报表", "entry-form"), ""),
        Audience::Department(name) => (Text::new("填报表", "entry-form"), name.as_str()),
        Audience::Unit(unit) => (
            Text::new("填报表", "entry-form"),
            round.scheme.unit(*unit).name.get(order.lang),
        ),
        Audience::Assessor(name) => (Text::new("评分表", "marks"), name.as_str()),
    };
    file_name(
        &[&round.period.to_string(), kind.get(order.lang), whose],
        order.format.ending(),
    )
}

fn nothing(round: &Round, audience: &Audience) -> Error {
    let what = match audience {
        Audience::Department(name) => Text::of(
            format!("没有由“{name}”填报的数据项。"),
            format!("\"{name}\" reports no metric."),
        ),
        Audience::Assessor(_) => Text::new(
            "方案没有由评委评分的指标。",
            "The scheme has no indicator that assessors mark.",
        ),
        Audience::Everybody | Audience::Unit(_) => Text::new("方案没有填报数据。", "The scheme has no metrics."),
    };
    let error = Error::new(Kind::NotFound, what);
    let mut departments: Vec<&str> = round
        .scheme
        .metrics()
        .iter()
        .map(|metric| metric.reported_by.as_str())
        .collect();
    departments.retain(|name| !name.is_empty());
    departments.sort_unstable();
    departments.dedup();
    if matches!(audience, Audience::Department(_)) && !departments.is_empty() {
        return error.hint(Text::of(
            format!("填报部门：{}。", departments.join("、")),
            format!("Departments: {}.", departments.join(", ")),
        ));
    }
    error
}
