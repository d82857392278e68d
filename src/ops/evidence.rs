//! Evidence 佐证材料: files that prove a value, a mark, an adjustment, an appeal or a rectification item:
//! added, listed, taken away.
//!
//! The store keeps the file beside itself by its hash before the change that names it.

use std::path::{Path, PathBuf};

use uuid::Uuid;

use super::block::Place;
use super::describe;
use super::file;
use super::gate;
use super::round::Round;
use super::session::{Action, Done, Session};
use super::task::Task;
use crate::error::{Error, Kind, Result};
use crate::model::{Period, UnitIx};
use crate::report::file_name::own_name;
use crate::store::{Change, EvidenceRow, Hash, Kept, Key, Record};
use crate::text::{Lang, Text};

pub use crate::store::{EvidenceRow as Evidence, Family, Key as Subject};

/// A file to be added.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Addition {
    /// What it proves.
    pub subject: Subject,
    /// Where it is.
    pub file: PathBuf,
    /// What is said about it.
    pub note: String,
}

impl Round {
    /// The evidence of one cell, in the order of adding.
    pub fn evidence_of(&self, place: &Place) -> impl Iterator<Item = &Evidence> {
        self.evidence_for(place.key(self))
    }

    /// The evidence of a row, in the order of adding.
    pub fn evidence_for(&self, subject: Subject) -> impl Iterator<Item = &Evidence> {
        self.evidence.values().filter(move |row| row.subject == subject)
    }

    /// The evidence of the period, in the order of adding; what belongs to no period belongs to all.
    pub fn evidence(&self) -> impl Iterator<Item = &Evidence> {
        let is_of_period = |row: &&Evidence| period_of(self, &row.subject).is_none_or(|period| period == self.period);
        self.evidence.values().filter(is_of_period)
    }

    /// The piece of evidence with this id, or with an id that ends so, where only one does.
    ///
    /// # Errors
    /// There is none, or there are several.
    pub fn evidence_named(&self, id: &str) -> Result<&Evidence> {
        let mut found = self.evidence.values().filter(|row| row.id.to_string().ends_with(id));
        match (found.next(), found.next()) {
            (Some(row), None) if !id.is_empty() => Ok(row),
            _ => Err(unknown(id)),
        }
    }
}

/// The evidence of a row, in the order of adding, without loading a period.
///
/// # Errors
/// The store cannot be read.
pub fn of(session: &Session, subject: &Subject) -> Result<Vec<Evidence>> {
    let mut rows = session.store.contents()?.evidence;
    rows.retain(|row| row.subject == *subject);
    Ok(rows)
}

/// The cell that a piece of evidence belongs to; `None` where it belongs to something else.
#[must_use]
pub fn place(round: &Round, subject: &Subject) -> Option<Place> {
    let scheme = &round.scheme;
    if subject.of_period() != Some(round.period) {
        return None;
    }
    match (subject.family(), subject.columns()) {
        (Family::Entry, [_, unit, metric]) => Some(Place::Metric(scheme.find_unit(unit)?, scheme.find_metric(metric)?)),
        (Family::Mark, [_, unit, indicator, assessor]) => Some(Place::Mark(
            scheme.find_unit(unit)?,
            scheme.find_node(indicator)?,
            assessor.clone(),
        )),
        _ => None,
    }
}

/// The period of what a piece of evidence belongs to; `None` where it belongs to no period.
fn period_of(round: &Round, subject: &Subject) -> Option<Period> {
    let found = match (subject.family(), subject.columns()) {
        (Family::Adjustment, [id]) => round.applied.get(&id.parse().ok()?).map(|applied| applied.period),
        (Family::Rectification, [number]) => round.item(number.parse().ok()?).map(|item| item.period),
        _ => None,
    };
    subject.of_period().or(found)
}

/// The unit of what a piece of evidence belongs to, where it is there.
#[must_use]
pub fn unit_of(round: &Round, subject: &Subject) -> Option<UnitIx> {
    let named = |code: &str| round.scheme.find_unit(code);
    match (subject.family(), subject.columns()) {
        (Family::Adjustment, [id]) => round
            .applied
            .get(&id.parse().ok()?)
            .map(|applied| applied.adjustment.unit),
        (Family::Rectification, [number]) => named(&round.item(number.parse().ok()?)?.unit),
        (Family::Appeal, [_, number]) => {
            let number: u32 = number.parse().ok()?;
            let appeal = round.appeals().find(|appeal| appeal.number == number);
            named(&appeal?.unit)
        }
        _ => place(round, subject).as_ref().map(Place::unit),
    }
}

/// What a piece of evidence belongs to, in words.
#[must_use]
pub fn subject_name(round: &Round, subject: &Subject) -> Text {
    let (unit, name) = (unit_of(round, subject), describe::subject(&round.scheme, subject));
    let what = match (subject.family(), subject.columns()) {
        (Family::Adjustment, [id]) => {
            let applied = id.parse().ok().and_then(|id: Uuid| round.applied.get(&id));
            applied.map(|applied| applied.adjustment.item.clone())
        }
        (Family::Appeal | Family::Rectification, _) => Some(String::new()),
        _ => None,
    };
    let (Some(unit), Some(what)) = (unit, what) else {
        return name;
    };
    let unit = &round.scheme.unit(unit).name;
    let said = |lang| {
        let what = if what.is_empty() { name.get(lang) } else { &what };
        format!("{} {what}", unit.get(lang))
    };
    Text::of(said(Lang::Zh), said(Lang::En))
}

/// Copies a file to beside the store and adds it; `None` where it is there already.
///
/// # Errors
/// The file is no ordinary file, empty or too large, or the store refused; nothing was changed.
pub fn add(session: &mut Session, round: &mut Round, addition: &Addition, reason: &str) -> Result<Option<Done>> {
    let change = change(session, round, addition, Task::Prove)?;
    session.carry_out(round, Action::new(Task::Prove, reason), change.into_iter().collect())
}

/// Copies files to beside the store, as parts of a task that changes what they prove.
pub(super) fn attached(
    session: &Session,
    round: &Round,
    subject: &Subject,
    files: &[PathBuf],
    task: Task,
) -> Result<Vec<Change>> {
    let change = |file: &PathBuf| {
        let addition = Addition {
            subject: subject.clone(),
            file: file.clone(),
            note: String::new(),
        };
        change(session, round, &addition, task).transpose()
    };
    files.iter().filter_map(change).collect()
}

/// Copies a file to beside the store, and the change that names it; `None` where it is there already.
fn change(session: &Session, round: &Round, addition: &Addition, task: Task) -> Result<Option<Change>> {
    let row = |kept: Kept| EvidenceRow {
        id: session.clock().command_id(),
        subject: addition.subject.clone(),
        name: name_of(&addition.file),
        sha256: kept.sha256,
        size: kept.size,
        actor: session.actor().to_owned(),
        at: session.clock().now(),
        note: addition.note.clone(),
    };
    // Who may not add it does not get the file beside the store either.
    let nothing = Kept {
        sha256: Hash::ZERO,
        size: 0,
    };
    let asked = [Change::add(Record::Evidence(row(nothing)))];
    gate::check(&session.store, session.scheme(), (session.actor(), task), &asked)?;
    let mut file = file::open(&addition.file)?;
    let row = row(session.store.keep_evidence(&mut file)?);
    let is_same = |old: &EvidenceRow| old.subject == row.subject && old.sha256 == row.sha256;
    let is_there = round.evidence.values().any(is_same);
    Ok((!is_there).then(|| Change::add(Record::Evidence(row))))
}

/// Takes a piece of evidence away; its file stays beside the store, so that this can be undone.
///
/// # Errors
/// It is not there any more, or the store refused.
pub fn remove(session: &mut Session, round: &mut Round, id: Uuid, reason: &str) -> Result<Option<Done>> {
    let row = session.store.get(&Key::evidence(id))?;
    let row = row.ok_or_else(|| unknown(&id.to_string()))?;
    session.carry_out(round, Action::new(Task::Prove, reason), vec![Change::remove(row)])
}

/// Where the file of a piece of evidence lies.
#[must_use]
pub fn kept_at(session: &Session, evidence: &Evidence) -> Option<PathBuf> {
    let folder = session.store.evidence_folder()?;
    Some(folder.join(evidence.sha256.to_string()))
}

fn name_of(path: &Path) -> String {
    own_name(&path.file_name().unwrap_or_default().to_string_lossy())
}

fn unknown(id: &str) -> Error {
    Error::new(
        Kind::NotFound,
        Text::of(
            format!("没有编号为“{id}”的佐证材料，或不止一份。"),
            format!("There is no evidence \"{id}\", or more than one."),
        ),
    )
    .hint(Text::new(
        "请用 kaohe evidence list 查看编号。",
        "kaohe evidence list shows the ids.",
    ))
}
