//! Export: papers written beside their target and renamed into place, all of them or none.
//!
//! What stands on a paper is decided in `report`.

mod document;
mod format;
mod json;
mod place;
mod site;
mod source;

use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use serde::Serialize;

use self::document::{document, issued};
use self::place::files;
use super::file::{self, Draft, Existing};
use super::round::Round;
use crate::error::{Error, Kind, Result};
use crate::model::UnitIx;
use crate::progress::Progress;
use crate::report::render::render;
use crate::report::workbook::workbook;
use crate::text::{Lang, Text};

pub use self::format::Format;
pub use self::json::{json, unit_json};
pub use self::site::site;
pub use self::source::Source;
pub use crate::report::disclosure::Disclosure;
pub use crate::report::render::Format as PaperFormat;

/// What is exported.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Paper {
    /// 考核评分表, of one unit.
    Scorecard(UnitIx),
    /// 考核结果汇总表.
    Ranking,
    /// 整改通知, to one unit.
    Notice(UnitIx),
    /// 整改台账, as it stands on a day.
    Ledger(NaiveDate),
    /// 通报, as far as the result is made known.
    Circular(Disclosure),
    /// 计分办法.
    Method,
    /// 工作计划进展.
    Plan,
    /// 考核计算工作簿: data, formulas and results of the period.
    Workbook,
}

impl Paper {
    /// The unit the paper is about, where it is about one.
    #[must_use]
    pub const fn unit(self) -> Option<UnitIx> {
        match self {
            Self::Scorecard(unit) | Self::Notice(unit) => Some(unit),
            Self::Ranking | Self::Ledger(_) | Self::Circular(_) | Self::Method | Self::Plan | Self::Workbook => None,
        }
    }

    /// What the paper is called.
    #[must_use]
    pub const fn title(self) -> Text {
        match self {
            Self::Scorecard(_) => Text::new("考核评分表", "scorecard"),
            Self::Ranking => Text::new("考核结果汇总表", "ranking"),
            Self::Notice(_) => Text::new("整改通知", "notice"),
            Self::Ledger(_) => Text::new("整改台账", "ledger"),
            Self::Circular(_) => Text::new("考核情况通报", "circular"),
            Self::Method => Text::new("计分办法", "method"),
            Self::Plan => Text::new("工作计划进展", "plan"),
            Self::Workbook => Text::new("考核计算工作簿", "workbook"),
        }
    }
}

/// How and where papers are written.
#[derive(Debug, Clone, Copy)]
pub struct Order<'a> {
    /// The format.
    pub format: Format,
    /// The language of the papers.
    pub lang: Lang,
    /// A file, or a folder for several papers; the current folder where left out.
    pub to: Option<&'a Path>,
    /// What to do with files that exist.
    pub existing: Existing,
}

/// The scorecards of all units.
#[must_use]
pub fn all_scorecards(round: &Round) -> Vec<Paper> {
    (0..round.scheme.n_units())
        .map(|unit| Paper::Scorecard(UnitIx(unit)))
        .collect()
}

/// The notices to every unit that has something to put right.
#[must_use]
pub fn all_notices(round: &Round) -> Vec<Paper> {
    let units = (0..round.scheme.n_units()).map(UnitIx);
    let with_items = units.filter(|unit| !issued(round, *unit).is_empty());
    with_items.map(Paper::Notice).collect()
}

/// The bytes of one paper.
///
/// # Errors
/// The paper cannot be had in the format.
pub fn bytes(source: &Source<'_>, paper: Paper, format: Format, lang: Lang) -> Result<Vec<u8>> {
    let round = source.round;
    match (format, paper) {
        (Format::Paper(rendered), _) => {
            let document = document(source, paper, lang).ok_or_else(|| unfit(paper, format))?;
            Ok(render(&document, rendered))
        }
        (Format::Pdf, _) => {
            let document = document(source, paper, lang).ok_or_else(|| unfit(paper, format))?;
            source.fonts.set(&document)
        }
        (Format::Xlsx, Paper::Workbook) => Ok(workbook(&source.findings(lang))?.bytes),
        (Format::Json, Paper::Scorecard(unit)) => Ok(printed(&unit_json(round, unit))),
        (Format::Json, Paper::Ranking) => Ok(printed(&json(round))),
        (Format::Xlsx | Format::Json, _) => Err(unfit(paper, format)),
    }
}

/// JSON as it stands in a file.
fn printed(value: &impl Serialize) -> Vec<u8> {
    let mut bytes = serde_json::to_vec_pretty(value).expect("BUG: an evaluation has text keys only");
    bytes.push(b'\n');
    bytes
}

fn unfit(paper: Paper, format: Format) -> Error {
    let endings: Vec<_> = paper.formats().map(Format::ending).collect();
    let (title, ending, endings) = (paper.title(), format.ending(), endings.join("、"));
    Error::new(
        Kind::Usage,
        Text::of(
            format!("{}没有 {ending} 格式。", title.get(Lang::Zh)),
            format!("There is no {ending} of the {}.", title.get(Lang::En)),
        ),
    )
    .hint(Text::of(
        format!("可用格式：{endings}。"),
        format!("It can be had as {}.", endings.replace('、', ", ")),
    ))
}

/// Every paper that the round can be printed as.
#[must_use]
pub fn all_papers(round: &Round, today: NaiveDate) -> Vec<Paper> {
    let mut papers = vec![Paper::Ranking];
    papers.extend(all_scorecards(round));
    papers.push(Paper::Circular(Disclosure::All));
    papers.extend(all_notices(round));
    papers.extend([Paper::Ledger(today), Paper::Method, Paper::Workbook]);
    papers.extend(round.plan.is_some().then_some(Paper::Plan));
    papers
}

/// Writes papers and returns the files. Where one of them exists and is to be kept, or it is cancelled, none is written.
///
/// # Errors
/// A file exists, a paper cannot be had in the format, the folder cannot be written, or it was cancelled.
pub fn export(source: &Source<'_>, papers: &[Paper], order: &Order<'_>, progress: &Progress) -> Result<Vec<PathBuf>> {
    let files = files(source.round, papers, order)?;
    let wanted: Vec<_> = papers.iter().map(|paper| (*paper, order.format)).zip(files).collect();
    write(source, wanted, order, progress)
}

/// Writes papers in every format that each can be had in, and returns the files, under the same conditions.
///
/// # Errors
/// As [`export`]; the order's own format does not count.
pub fn export_all(
    source: &Source<'_>,
    papers: &[Paper],
    order: &Order<'_>,
    progress: &Progress,
) -> Result<Vec<PathBuf>> {
    if let Some(to) = order.to {
        file::make_folder(to)?;
    }
    let mut wanted = Vec::new();
    for format in Format::ALL {
        let fitting: Vec<Paper> = papers.iter().copied().filter(|paper| format.fits(*paper)).collect();
        let files = files(source.round, &fitting, &Order { format, ..*order })?;
        wanted.extend(fitting.into_iter().map(|paper| (paper, format)).zip(files));
    }
    write(source, wanted, order, progress)
}

/// Writes papers to their files, all or none.
fn write(
    source: &Source<'_>,
    wanted: Vec<((Paper, Format), PathBuf)>,
    order: &Order<'_>,
    progress: &Progress,
) -> Result<Vec<PathBuf>> {
    let (papers, files): (Vec<_>, Vec<_>) = wanted.into_iter().unzip();
    if order.existing == Existing::Keep {
        files.iter().try_for_each(|file| file::check_absent(file))?;
    }
    let part = progress.begin(WRITING, papers.len() as u64)?;
    let mut drafts = Vec::with_capacity(papers.len());
    for ((paper, format), file) in papers.iter().zip(&files) {
        let bytes = bytes(source, *paper, *format, order.lang)?;
        drafts.push(Draft::write(file, &bytes)?);
        part.at(drafts.len() as u64)?;
    }
    file::publish(drafts, order.existing)?;
    Ok(files)
}

const WRITING: Text = Text::new("生成文件", "writing the papers");
