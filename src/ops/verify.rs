//! Verifying 核定: somebody else has checked the value. Nobody verifies what they entered.

use std::collections::HashMap;

use super::block::Place;
use super::change::{entry_row, kept};
use super::round::Round;
use super::session::{Action, Done, Session};
use super::task::Task;
use crate::error::{Error, Kind, Problem, Result};
use crate::model::{MetricIx, Reported, UnitIx, Verification};
use crate::store::{Change, Key, Record};
use crate::text::{Lang, Text};

/// Entries of the journal that are read at a time.
const PAGE: u32 = 64;

/// Marks values of the round's period as verified; `None` where they are so already.
///
/// # Errors
/// A cell is empty, or was entered by the one who verifies: nothing is changed.
pub fn verify(
    session: &mut Session,
    round: &mut Round,
    cells: &[(UnitIx, MetricIx)],
    reason: &str,
) -> Result<Option<Done>> {
    let changes = changes(session, round, cells)?;
    session.carry_out(round, Action::new(Task::Verify, reason), changes)
}

/// Whether the one who acts may verify these values, before anything is asked about them.
///
/// # Errors
/// Why not, as [`verify`] would say it.
pub fn check(session: &Session, round: &Round, cells: &[(UnitIx, MetricIx)]) -> Result<()> {
    session.allow(Task::Verify)?;
    changes(session, round, cells).map(drop)
}

/// The rows that change where values are verified.
fn changes(session: &Session, round: &Round, cells: &[(UnitIx, MetricIx)]) -> Result<Vec<Change>> {
    let open: Vec<_> = cells.iter().copied().filter(|cell| is_open(round, *cell)).collect();
    let entered_by = who_entered(session, round, &open)?;
    let mut problems = Vec::new();
    let mut changes = Vec::new();
    for (unit, metric) in open {
        let before = entry_row(round, round.period, unit, metric);
        let mut after = before.clone();
        after.entry.verification = Verification::Verified;
        let key = Key::entry(round.period, &before.unit, &before.metric);
        if before.entry.reported == Reported::Pending {
            problems.push(problem(
                round,
                (unit, metric),
                &Text::new("未填，不能核定", "is pending and cannot be verified"),
            ));
        } else if entered_by
            .get(&key)
            .is_some_and(|actors| actors.iter().any(|actor| actor == session.actor()))
        {
            let own = Text::new(
                "由本人填报，须由他人核定",
                "was entered by you and is for somebody else to verify",
            );
            problems.push(problem(round, (unit, metric), &own));
        } else {
            changes.extend(Change::new(kept(before), kept(after)));
        }
    }
    if !problems.is_empty() {
        let what = Text::new("没有核定任何数据：", "Nothing was verified:");
        return Err(Error {
            problems,
            ..Error::new(Kind::Conflict, what)
        });
    }
    Ok(changes)
}

/// Every filled cell of a unit.
#[must_use]
pub fn filled(round: &Round, unit: UnitIx) -> Vec<(UnitIx, MetricIx)> {
    let metrics = (0..round.scheme.metrics().len()).map(MetricIx);
    let is_filled = |metric: &MetricIx| round.dataset.entry(round.period, unit, *metric).reported != Reported::Pending;
    metrics.filter(is_filled).map(|metric| (unit, metric)).collect()
}

fn is_open(round: &Round, (unit, metric): (UnitIx, MetricIx)) -> bool {
    round.dataset.entry(round.period, unit, metric).verification == Verification::Reported
}

fn problem(round: &Round, (unit, metric): (UnitIx, MetricIx), what: &Text) -> Problem {
    let cell = Place::Metric(unit, metric).name(round);
    let line = |lang: Lang| format!("{} {}", cell.get(lang), what.get(lang));
    Problem {
        place: crate::error::Place::Whole,
        what: Text::of(line(Lang::Zh), line(Lang::En)),
        fix: None,
    }
}

/// Who answers for the value that each cell has: who entered it, and who brought it back by an undo.
///
/// An undo does not make its actor's the value that somebody else had entered before.
fn who_entered(session: &Session, round: &Round, cells: &[(UnitIx, MetricIx)]) -> Result<HashMap<Key, Vec<String>>> {
    let mut open: HashMap<Key, Reported> = cells.iter().map(|cell| value_of(round, *cell)).collect();
    let mut found: HashMap<Key, Vec<String>> = HashMap::new();
    let mut before = None;
    while !open.is_empty() {
        let page = session.store.journal(before, PAGE)?;
        let Some(last) = page.last() else { break };
        before = Some(last.head.seq);
        for entry in &page {
            let Some(commit) = session.store.recorded(entry.head.seq)? else {
                continue;
            };
            let is_brought_back = commit.operation.target().is_some();
            for change in commit.changes.iter().filter(|change| sets_a_value(change)) {
                let key = change.key();
                // Of what was entered and taken back since, nothing is left.
                if open
                    .get(&key)
                    .is_none_or(|value| reported(change.after()) != Some(*value))
                {
                    continue;
                }
                if !is_brought_back {
                    open.remove(&key);
                }
                found.entry(key).or_default().push(entry.stamp.actor.clone());
            }
        }
    }
    Ok(found)
}

/// The key of a cell, and what stands in it.
fn value_of(round: &Round, (unit, metric): (UnitIx, MetricIx)) -> (Key, Reported) {
    let row = entry_row(round, round.period, unit, metric);
    (Key::entry(row.period, &row.unit, &row.metric), row.entry.reported)
}

const fn reported(row: Option<&Record>) -> Option<Reported> {
    match row {
        Some(Record::Entry(row)) => Some(row.entry.reported),
        _ => None,
    }
}

fn sets_a_value(change: &Change) -> bool {
    reported(change.before()) != reported(change.after())
}
