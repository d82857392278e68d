//! Import: a data file read whole, shown as a plan, applied in one transaction or not at all.
//!
//! An empty cell of a file says nothing, so it never wipes out what was entered.

use std::path::Path;

use uuid::Uuid;

use super::change::{entry_row, kept};
use super::describe::one;
use super::file::Existing;
use super::round::{Applied, Round};
use super::session::{Action, Done, Session};
use super::task::Task;
use super::{data, file, gate, headings};
use crate::error::{Error, Kind, Place, Problem, Result};
use crate::exchange::{self, DataRow, DataTable, What};
use crate::model::dataset::Remark;
use crate::model::{Entry, NodeIx, Reported, Scheme, Verification};
use crate::store::{AdjustmentRow, Change, EntryRow, Key, MarkRow, Record};
use crate::text::{Lang, Text};

pub use crate::exchange::{Encoding, Mapping, ReadAs, ReadOptions, Reading};

/// What an import would do.
#[derive(Debug)]
pub struct Plan {
    /// The name of the file.
    pub file: String,
    /// What it was read as.
    pub read_as: ReadAs,
    /// Whether no other encoding reads as well; else a person should look first.
    pub certain: bool,
    /// Numbers understood otherwise than typed.
    pub readings: Vec<Reading>,
    /// What is doubtful, but not wrong.
    pub warnings: Vec<Problem>,
    /// Values that are new.
    pub new: usize,
    /// Values that differ from what is there.
    pub changed: usize,
    /// Values that are there already.
    pub same: usize,
    /// Empty cells, which change nothing.
    pub empty: usize,
    sha256: String,
    changes: Vec<Change>,
}

impl Plan {
    /// How many values are new, changed, the same and empty.
    #[must_use]
    pub fn counts(&self) -> Text {
        let Self {
            new,
            changed,
            same,
            empty,
            ..
        } = self;
        Text::of(
            format!("新增 {new} 项，改动 {changed} 项，相同 {same} 项，空白 {empty} 项"),
            format!("{new} new, {changed} changed, {same} the same, {empty} empty"),
        )
    }

    /// The changes that the import would make, each in words.
    #[must_use]
    pub fn described(&self, scheme: &Scheme) -> Vec<Text> {
        self.changes.iter().map(|change| one(scheme, change)).collect()
    }
}

/// Reads a file and plans what importing it would do; nothing is changed.
///
/// # Errors
/// Everything wrong with the file at once, or it was cancelled.
pub fn plan(session: &Session, round: &Round, path: &Path, options: &ReadOptions) -> Result<Plan> {
    let progress = session.store.progress();
    progress.begin(READING, 0)?;
    let known = ReadOptions {
        headings: headings::known(session)?.and(&options.headings),
        ..options.clone()
    };
    let table = data::read(path, &round.scheme, &known)?;
    let plan = plan_of(session, round, table, file::show(path));
    let mut plan = plan.map_err(|error| error.in_file(file::show(path)))?;
    plan.changes.extend(headings::kept(session, &options.headings)?);
    Ok(plan)
}

pub(super) fn plan_of(session: &Session, round: &Round, table: DataTable, file: String) -> Result<Plan> {
    let mut plan = Plan {
        file,
        read_as: table.read_as,
        certain: table.certain,
        readings: table.readings,
        warnings: table.warnings,
        new: 0,
        changed: 0,
        same: 0,
        empty: 0,
        sha256: table.sha256,
        changes: Vec::new(),
    };
    let ids = session.clock().ids();
    let mut rows = table.rows;
    check_brought(session, &rows)?;
    plan.changes.reserve(rows.len());
    if !session.store.actors()?.is_empty() {
        plan.warnings.extend(unverify(&mut rows));
    }
    let part = session.store.progress().begin(COMPARING, rows.len() as u64)?;
    for (n, row) in (0..).zip(&rows) {
        part.at(n)?;
        match &row.what {
            What::Metric(metric) => {
                let before = entry_row(round, row.period, row.unit, *metric);
                let after = EntryRow {
                    entry: merged(before.entry, row.entry),
                    remark: said(&before.remark, &row.remark),
                    ..before.clone()
                };
                plan.add(row, kept(before), kept(after));
            }
            What::Mark { indicator, assessor } => {
                let (before, after) = mark(session, round, row, (*indicator, assessor))?;
                plan.add(row, before, Some(after));
            }
            What::Adjustment(item) => {
                let before = applied(round, row, item);
                let after = adjustment(
                    session,
                    round,
                    row,
                    before.as_ref().map_or_else(|| ids.next(), |row| row.id),
                );
                plan.add(row, before.map(Record::Adjustment), after.map(Record::Adjustment));
            }
        }
    }
    Ok(plan)
}

const READING: Text = Text::new("读取文件", "reading the file");
const COMPARING: Text = Text::new("核对数据", "comparing the data");

/// Refuses every row that the person may not bring, before it is compared with what is there: of
/// others' marks an expert is not told even whether they are the same.
fn check_brought(session: &Session, rows: &[DataRow]) -> Result<()> {
    if !gate::brings_own_marks_only(&session.store, session.actor())? {
        return Ok(());
    }
    let name = session.actor();
    let is_own = |row: &&DataRow| matches!(&row.what, What::Mark { assessor, .. } if assessor == name);
    let foreign = rows.iter().filter(|row| !is_own(row)).take(MOST_NAMED);
    let problems: Vec<Problem> = foreign
        .map(|row| Problem {
            place: row.place.clone(),
            what: Text::new("不是本人的评分", "it is not a mark of your own"),
            fix: None,
        })
        .collect();
    if problems.is_empty() {
        return Ok(());
    }
    let mut refused = gate::only_marks(name);
    refused.problems = problems;
    Err(refused)
}

/// So many of the rows that are refused are named.
const MOST_NAMED: usize = 20;

/// Takes what a file says is verified as reported: where people are registered, somebody else than
/// who imports has to verify it here.
fn unverify(rows: &mut [DataRow]) -> Option<Problem> {
    let verified = rows.iter_mut().map(|row| &mut row.entry.verification);
    let verified = verified.filter(|verification| **verification == Verification::Verified);
    let n = verified
        .map(|verification| *verification = Verification::Reported)
        .count();
    (n > 0).then(|| Problem {
        place: Place::Whole,
        what: Text::of(
            format!("文件中标为核定的 {n} 项按填报导入，由他人在库中核定"),
            format!("{n} values that the file says are verified are taken as reported, for somebody else to verify"),
        ),
        fix: None,
    })
}

/// Writes a copy of a workbook with problems as comments on its cells.
///
/// # Errors
/// It is no workbook, or the copy exists and is to be kept, or cannot be written.
pub fn correct(path: &Path, problems: &[Problem], lang: Lang, (to, existing): (&Path, Existing)) -> Result<()> {
    let bytes = file::read(path)?;
    if !exchange::is_workbook(&bytes) {
        let shown = file::show(path);
        return Err(Error::new(
            Kind::Usage,
            Text::of(
                format!("“{shown}”不是工作簿，不能标明错处。"),
                format!("\"{shown}\" is no workbook, so nothing can be commented on it."),
            ),
        ));
    }
    let copy = exchange::annotated(&bytes, problems, lang).map_err(|error| error.in_file(file::show(path)))?;
    file::write(to, &copy, existing)
}

/// Applies a plan; `None` where the file says nothing new.
///
/// # Errors
/// The store refused; nothing was changed.
pub fn apply(session: &mut Session, round: &mut Round, plan: Plan, reason: &str) -> Result<Option<Done>> {
    let details = [
        ("file", file_name(&plan.file)),
        ("encoding", plan.read_as.name().to_owned()),
        ("sha256", plan.sha256),
    ];
    let action = Action {
        details: details
            .into_iter()
            .map(|(name, value)| (name.to_owned(), value))
            .collect(),
        ..Action::new(Task::Import, reason)
    };
    session.carry_out(round, action, plan.changes)
}

/// The journal keeps the name of a file, not where it lay on somebody's machine.
fn file_name(path: &str) -> String {
    let name = Path::new(path).file_name();
    name.map_or_else(String::new, |name| name.to_string_lossy().into_owned())
}

impl Plan {
    fn add(&mut self, row: &DataRow, before: Option<Record>, after: Option<Record>) {
        let is_new = before.is_none();
        match Change::new(before, after) {
            None if row.entry.reported == Reported::Pending => self.empty += 1,
            None => self.same += 1,
            Some(change) => {
                *(if is_new { &mut self.new } else { &mut self.changed }) += 1;
                self.changes.push(change);
            }
        }
    }
}

/// An empty cell changes nothing, and a value that stays the same stays verified.
fn merged(before: Entry, read: Entry) -> Entry {
    let is_same = before.reported == read.reported;
    if read.reported == Reported::Pending || (is_same && before.verification == Verification::Verified) {
        before
    } else {
        read
    }
}

/// An empty source or note says nothing about the one that is there.
fn said(before: &Remark, read: &Remark) -> Remark {
    let either = |read: &str, before: &str| if read.is_empty() { before } else { read }.to_owned();
    Remark {
        source: either(&read.source, &before.source),
        note: either(&read.note, &before.note),
    }
}

/// The mark before and after; one that is still to come is kept too, because the result waits for it.
fn mark(
    session: &Session,
    round: &Round,
    row: &DataRow,
    (indicator, assessor): (NodeIx, &str),
) -> Result<(Option<Record>, Record)> {
    let unit = &round.scheme.unit(row.unit).code;
    let indicator = round.scheme.node(indicator).code();
    let before = session.store.get(&Key::mark(row.period, unit, indicator, assessor))?;
    let (entry, remark) = match &before {
        Some(Record::Mark(mark)) => (mark.entry, mark.remark.clone()),
        _ => (Entry::default(), Remark::default()),
    };
    let after = MarkRow {
        period: row.period,
        unit: unit.clone(),
        indicator: indicator.to_owned(),
        assessor: assessor.to_owned(),
        entry: merged(entry, row.entry),
        remark: said(&remark, &row.remark),
    };
    Ok((before, Record::Mark(after)))
}

/// The adjustment for the same event: same period, unit, item and reason.
fn applied(round: &Round, row: &DataRow, item: &str) -> Option<AdjustmentRow> {
    let same = |applied: &&Applied| {
        let adjustment = &applied.adjustment;
        applied.period == row.period
            && (adjustment.unit, adjustment.item.as_str(), &adjustment.reason) == (row.unit, item, &row.remark.note)
    };
    let applied = round.applied.values().find(same)?;
    Some(AdjustmentRow {
        id: applied.id,
        period: applied.period,
        unit: round.scheme.unit(row.unit).code.clone(),
        item: item.to_owned(),
        count: applied.adjustment.count,
        reason: applied.adjustment.reason.clone(),
        actor: applied.adjustment.actor.clone(),
        evidence: applied.adjustment.evidence.clone(),
        event: applied.event.clone(),
        confirmed_by: applied.confirmed_by.clone(),
    })
}

/// The adjustment that a row asks for; none where it counts 0 times.
fn adjustment(session: &Session, round: &Round, row: &DataRow, id: Uuid) -> Option<AdjustmentRow> {
    let asked = row.adjustment()?;
    // What counts otherwise from now on was applied by who says so, and nobody has confirmed it.
    let known = round.applied.get(&id);
    let same = known.filter(|applied| applied.adjustment.count == asked.count);
    let (actor, confirmed_by) = same.map_or_else(
        || (session.actor().to_owned(), String::new()),
        |applied| (applied.adjustment.actor.clone(), applied.confirmed_by.clone()),
    );
    Some(AdjustmentRow {
        id,
        period: row.period,
        unit: round.scheme.unit(row.unit).code.clone(),
        item: asked.item,
        count: asked.count,
        reason: asked.reason,
        actor,
        evidence: asked.evidence,
        event: known.map_or_else(String::new, |applied| applied.event.clone()),
        confirmed_by,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(text: &str, verification: Verification) -> Entry {
        let reported = text.parse().map_or(Reported::Pending, Reported::Value);
        Entry { reported, verification }
    }

    #[test]
    fn an_empty_cell_wipes_nothing_out_and_a_value_replaces() {
        let (reported, verified) = (Verification::Reported, Verification::Verified);
        let there = entry("38.2", verified);
        assert_eq!(merged(there, entry("", reported)), there);
        assert_eq!(merged(there, entry("38.2", reported)), there);
        assert_eq!(merged(there, entry("41", reported)), entry("41", reported));
        assert_eq!(merged(entry("38.2", reported), entry("38.2", verified)), there);
    }
}
