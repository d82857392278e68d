//! The plan of work: taken in from its file, and how far its targets are.
//!
//! A version of a plan is kept for good under its id and version; a changed text needs another
//! version. It can be undone like any change.

use std::path::Path;
use std::sync::Arc;

use super::file;
use super::round::Round;
use super::session::{Action, Done, Session};
use super::task::Task;
use crate::error::{Error, Kind, Result};
use crate::exchange;
use crate::model::Plan;
use crate::model::plan::document::Measure;
use crate::model::plan::progress::TargetProgress;
use crate::model::scheme::Node;
use crate::scoring;
use crate::store::{Change, Contents, Key, PlanRow, Record, Setting};
use crate::text::Text;

/// A plan file that was read and passed every check.
#[derive(Debug, Clone, PartialEq)]
pub struct PlanFile {
    /// The plan.
    pub plan: Plan,
    text: String,
}

/// Reads a plan file.
///
/// # Errors
/// The file cannot be read, or every fault of the plan at once.
pub fn read(path: &Path) -> Result<PlanFile> {
    parse(&file::read(path)?).map_err(|error| error.in_file(file::show(path)))
}

/// Reads the bytes of a plan file.
pub(super) fn parse(bytes: &[u8]) -> Result<PlanFile> {
    let plan = exchange::read_plan(bytes)?;
    let text = String::from_utf8(bytes.to_vec()).expect("BUG: what is not UTF-8 is no plan");
    Ok(PlanFile { plan, text })
}

/// Puts a plan in force; `None` where it is already.
///
/// # Errors
/// Another text has the same id and version, or the store refused; nothing was changed.
pub fn import(session: &mut Session, round: &mut Round, file: &PlanFile, reason: &str) -> Result<Option<Done>> {
    let document = file.plan.document();
    let row = PlanRow::new(&document.id, &document.version, file.text.as_str());
    let key = Record::Plan(row.clone()).key();
    let kept = session.store.get(&key)?;
    if kept.as_ref().is_some_and(|kept| *kept != Record::Plan(row.clone())) {
        return Err(same_version(&document.id, &document.version));
    }
    let setting = Record::Setting(Setting {
        name: Setting::PLAN.to_owned(),
        value: row.sha256().to_string(),
    });
    let before = session.store.get(&Key::setting(Setting::PLAN))?;
    let changes = [
        Change::new(kept, Some(Record::Plan(row))),
        Change::new(before, Some(setting)),
    ];
    let changes = changes.into_iter().flatten().collect();
    session.carry_out(round, Action::new(Task::Plan, reason), changes)
}

/// The plan in force in a store, read again from its text.
pub(super) fn in_force(contents: &Contents) -> Result<Option<Arc<Plan>>> {
    let plan = contents.plan().map(|row| exchange::read_plan(row.text().as_bytes()));
    Ok(plan.transpose()?.map(Arc::new))
}

fn same_version(id: &str, version: &str) -> Error {
    Error::new(
        Kind::Conflict,
        Text::of(
            format!("考核库中已有计划“{id}”版本 {version}，内容与此文件不同，没有导入。"),
            format!("The store has another text of plan \"{id}\", version {version}; nothing was imported."),
        ),
    )
    .hint(Text::new(
        "内容有变的，请在文件中改写 version。",
        "Where the contents changed, change `version` in the file.",
    ))
}

/// The plan of a round.
///
/// # Errors
/// There is none.
pub fn plan(round: &Round) -> Result<&Plan> {
    round.plan.as_deref().ok_or_else(|| {
        Error::new(
            Kind::NotFound,
            Text::new("还没有工作计划。", "There is no plan of work yet."),
        )
        .hint(Text::new(
            "请用 kaohe plan import 文件 导入。",
            "Take one in with kaohe plan import FILE.",
        ))
    })
}

/// How far every target of the plan is, in its order; nothing without a plan.
#[must_use]
pub fn progress(round: &Round) -> Vec<TargetProgress> {
    let plan = round.plan.as_deref();
    plan.map_or_else(Vec::new, |plan| {
        scoring::progress(&round.scheme, &round.dataset, plan, round.period)
    })
}

/// The indicators that assess a measure.
pub fn assessing(round: &Round, measure: u32) -> impl Iterator<Item = &Node> {
    let indicators = round.scheme.indicators().map(|(_, node)| node);
    indicators.filter(move |node| node.document.measures.contains(&measure))
}

/// Whether counties or zones answer for a measure; else it is the departments' alone.
#[must_use]
pub fn is_county_matter(plan: &Plan, measure: &Measure) -> bool {
    !plan.units_of(measure).is_empty()
}
