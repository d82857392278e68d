//! Verifying 核定: somebody else has checked the value. Nobody verifies what they entered.

use std::collections::HashMap;

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
        } else if entered_by.get(&key).is_some_and(|actor| actor == session.actor()) {
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
    session.carry_out(round, Action::new(Task::Verify, reason), changes)
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
    let line = |lang: Lang| {
        let (unit, metric) = (&round.scheme.unit(unit).name, &round.scheme.metric(metric).name);
        format!("{} {} {}", unit.get(lang), metric.get(lang), what.get(lang))
    };
    Problem {
        place: crate::error::Place::Whole,
        what: Text::of(line(Lang::Zh), line(Lang::En)),
        fix: None,
    }
}

/// Who gave each cell the value it has: the actor of the newest entry that changed it.
fn who_entered(session: &Session, round: &Round, cells: &[(UnitIx, MetricIx)]) -> Result<HashMap<Key, String>> {
    let key = |&(unit, metric): &(UnitIx, MetricIx)| {
        let row = entry_row(round, round.period, unit, metric);
        Key::entry(row.period, &row.unit, &row.metric)
    };
    let mut open: Vec<Key> = cells.iter().map(key).collect();
    open.sort();
    let mut found = HashMap::new();
    let mut before = None;
    while found.len() < open.len() {
        let page = session.store.journal(before, PAGE)?;
        let Some(last) = page.last() else { break };
        before = Some(last.head.seq);
        for entry in &page {
            let Some(commit) = session.store.recorded(entry.head.seq)? else {
                continue;
            };
            for change in commit.changes.iter().filter(|change| sets_a_value(change)) {
                let key = change.key();
                if open.binary_search(&key).is_ok() {
                    found.entry(key).or_insert_with(|| entry.stamp.actor.clone());
                }
            }
        }
    }
    Ok(found)
}

fn sets_a_value(change: &Change) -> bool {
    let reported = |row: Option<&Record>| match row {
        Some(Record::Entry(row)) => Some(row.entry.reported),
        _ => None,
    };
    reported(change.before()) != reported(change.after())
}
