//! Export: papers written beside their target and renamed into place, all of them or none.
//!
//! What stands on a paper is decided in `report`.

use std::collections::HashSet;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use serde::{Serialize, Serializer};
use serde_json::Value;

use super::explain::explain;
use super::file::{self, Existing};
use super::gain::gains;
use super::round::Round;
use crate::error::{Error, Kind, Result};
use crate::exchange::evaluation_json;
use crate::model::rectification::State;
use crate::model::trace::Trace;
use crate::model::{Rectification, UnitIx};
use crate::report::circular::{Material, circular};
use crate::report::document::Document;
use crate::report::file_name::file_name;
use crate::report::findings::{Findings, Standing};
use crate::report::ledger::ledger;
use crate::report::notice::notice;
use crate::report::ranking::ranking;
use crate::report::render::{self, render};
use crate::report::scorecard::scorecard;
use crate::text::{Lang, Text};

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
}

/// The format of the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// A paper.
    Paper(render::Format),
    /// The evaluation, of one unit or of all.
    Json,
}

impl Format {
    /// All of them.
    pub const ALL: [Self; 4] = [
        Self::Paper(render::Format::Markdown),
        Self::Paper(render::Format::Html),
        Self::Paper(render::Format::Csv),
        Self::Json,
    ];

    /// The ending of file names, which is also the format's name.
    #[must_use]
    pub const fn ending(self) -> &'static str {
        match self {
            Self::Paper(format) => format.ending(),
            Self::Json => "json",
        }
    }

    /// The format with this name.
    #[must_use]
    pub fn of(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.ending() == name)
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

/// The bytes of one paper.
#[must_use]
pub fn bytes(round: &Round, paper: Paper, format: Format, lang: Lang) -> Vec<u8> {
    match format {
        Format::Paper(format) => render(&document(round, paper, lang), format),
        Format::Json => {
            let json = match paper {
                Paper::Scorecard(unit) => serde_json::to_vec_pretty(&unit_json(round, unit)),
                Paper::Ranking => serde_json::to_vec_pretty(&json(round)),
                // The rest are words, not results: there is no JSON of them.
                Paper::Notice(_) | Paper::Ledger(_) | Paper::Circular(_) => {
                    return bytes(round, paper, Format::ALL[0], lang);
                }
            };
            let mut bytes = json.expect("BUG: an evaluation has text keys only");
            bytes.push(b'\n');
            bytes
        }
    }
}

/// Writes papers and returns the files. Where one of them exists and is to be kept, none is written.
///
/// # Errors
/// A file exists, or the folder cannot be written.
pub fn export(round: &Round, papers: &[Paper], order: &Order<'_>) -> Result<Vec<PathBuf>> {
    let files = files(round, papers, order)?;
    if order.existing == Existing::Keep {
        files.iter().try_for_each(|file| file::check_absent(file))?;
    }
    for (paper, file) in papers.iter().zip(&files) {
        let bytes = bytes(round, *paper, order.format, order.lang);
        file::write(file, &bytes, order.existing)?;
    }
    Ok(files)
}

fn files(round: &Round, papers: &[Paper], order: &Order<'_>) -> Result<Vec<PathBuf>> {
    let to = order.to.unwrap_or(Path::new(""));
    let is_folder = order.to.is_none() || to.is_dir() || to.as_os_str().to_string_lossy().ends_with(['/', '\\']);
    if let ([_], false) = (papers, is_folder) {
        return Ok(vec![to.to_owned()]);
    }
    if to.is_file() {
        let shown = file::show(to);
        return Err(Error::new(
            Kind::Conflict,
            Text::of(
                format!("有几个文件要写，而“{shown}”是一个文件。"),
                format!("There are several files to write, and \"{shown}\" is a file."),
            ),
        )
        .hint(Text::new("请指明文件夹。", "Name a folder.")));
    }
    if order.to.is_some() {
        file::make_folder(to)?;
    }
    let mut taken = HashSet::new();
    let names = papers.iter().map(|paper| {
        let name = name(round, *paper, order, None);
        if taken.insert(name.clone()) {
            name
        } else {
            name_with_code(round, *paper, order)
        }
    });
    Ok(names.map(|name| to.join(name)).collect())
}

fn name(round: &Round, paper: Paper, order: &Order<'_>, code: Option<&str>) -> String {
    let period = round.period.to_string();
    let title = |zh: &'static str, en: &'static str| Text::new(zh, en).get(order.lang).to_owned();
    let ending = order.format.ending();
    match paper {
        Paper::Scorecard(unit) => {
            let name = round.scheme.unit(unit).name.get(order.lang);
            let title = title("考核评分表", "scorecard");
            file_name(&[name, code.unwrap_or_default(), &period, &title], ending)
        }
        Paper::Ranking => file_name(&[&period, &title("考核结果汇总表", "ranking")], ending),
        Paper::Notice(unit) => {
            let name = round.scheme.unit(unit).name.get(order.lang);
            let title = title("整改通知", "notice");
            file_name(&[name, code.unwrap_or_default(), &period, &title], ending)
        }
        Paper::Ledger(today) => file_name(&[&title("整改台账", "ledger"), &today.to_string()], ending),
        Paper::Circular(_) => file_name(&[&period, &title("考核情况通报", "circular")], ending),
    }
}

/// Two units may have names that make the same file name.
fn name_with_code(round: &Round, paper: Paper, order: &Order<'_>) -> String {
    match paper {
        Paper::Scorecard(unit) | Paper::Notice(unit) => name(round, paper, order, Some(&round.scheme.unit(unit).code)),
        Paper::Ranking | Paper::Ledger(_) | Paper::Circular(_) => name(round, paper, order, None),
    }
}

fn document(round: &Round, paper: Paper, lang: Lang) -> Document {
    let evaluation = round.printed();
    let findings = Findings {
        scheme: &round.scheme,
        dataset: &round.dataset,
        evaluation: &evaluation,
        previous: round.previous.as_deref().filter(|_| round.apart.is_none()),
        standing: if round.step().is_frozen() {
            Standing::Approved
        } else {
            Standing::Draft
        },
        lang,
    };
    match paper {
        Paper::Scorecard(unit) => scorecard(&findings, unit, &traces(round, unit)),
        Paper::Ranking => ranking(&findings),
        Paper::Notice(unit) => notice(&findings, unit, &issued(round, unit)),
        Paper::Ledger(today) => ledger(&findings, &round.ledger().collect::<Vec<_>>(), today),
        Paper::Circular(disclosure) => {
            let material = Material {
                disclosure,
                appeals: round.appeals().collect(),
                items: round
                    .ledger()
                    .filter(|item| item.period == round.period && item.state != State::Drafted)
                    .collect(),
                gains: gains(round),
            };
            circular(&findings, &material)
        }
    }
}

/// The items of the round's period that were issued to a unit.
fn issued(round: &Round, unit: UnitIx) -> Vec<&Rectification> {
    let code = &round.scheme.unit(unit).code;
    let is_of = |item: &&Rectification| (item.period, &item.unit) == (round.period, code);
    let of_unit = round.ledger().filter(is_of);
    of_unit.filter(|item| item.state != State::Drafted).collect()
}

/// The notices to every unit that has something to put right.
#[must_use]
pub fn all_notices(round: &Round) -> Vec<Paper> {
    let units = (0..round.scheme.n_units()).map(UnitIx);
    let with_items = units.filter(|unit| !issued(round, *unit).is_empty());
    with_items.map(Paper::Notice).collect()
}

fn traces(round: &Round, unit: UnitIx) -> Vec<Trace> {
    let indicators = round.scheme.indicators();
    indicators
        .filter_map(|(indicator, _)| explain(round, unit, indicator))
        .collect()
}

/// The evaluation as JSON (`schemas/evaluation.schema.json`).
#[must_use]
pub fn json(round: &Round) -> impl Serialize {
    Printed(round)
}

/// A round whose evaluation is written as it is printed.
struct Printed<'a>(&'a Round);

impl Serialize for Printed<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error> {
        evaluation_json(&self.0.scheme, &self.0.printed()).serialize(serializer)
    }
}

/// The evaluation (`schemas/evaluation.schema.json`) with one unit alone.
#[must_use]
pub fn unit_json(round: &Round, unit: UnitIx) -> Value {
    let mut value = serde_json::to_value(json(round)).expect("BUG: an evaluation has text keys only");
    if let Some(units) = value["units"].as_array_mut() {
        *units = vec![units.swap_remove(unit.0)];
    }
    value
}
