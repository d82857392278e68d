//! Undo and redo, without limit and across restarts; each is a new journal entry.

use super::block::Place;
use super::describe::{describe, reported};
use super::evidence;
use super::gate;
use super::round::Round;
use super::session::{Done, Session};
use super::standing::{moved, standing};
use crate::error::{Error, Kind, Result};
use crate::model::Reported;
use crate::store::{Change, Head, JournalEntry, Record, Stamp, Store};
use crate::text::{Lang, Text};

/// A change that was taken back, or done again.
#[derive(Debug)]
pub struct Again {
    /// Its entry, and what it was called.
    pub done: Done,
    /// What stands in the cell now, where it is the only one and another value than before.
    pub now: Option<Reported>,
    /// The first cell of the round's period that changed.
    pub cell: Option<Place>,
    /// How the total and the place of its unit moved.
    pub moved: Text,
}

/// Takes the last change back and names what was undone.
///
/// # Errors
/// There is nothing to undo, or the store refused; nothing was changed.
pub fn undo(session: &mut Session, round: &mut Round, reason: &str) -> Result<Again> {
    let target = session.store.undoable()?;
    if target
        .as_ref()
        .is_some_and(|target| session.was_handed_over(target.head.seq))
    {
        return Err(Error::new(
            Kind::Conflict,
            Text::new(
                "没有可以撤销的变更：示例自带的数据不撤销。",
                "There is nothing to undo; what came with the sample stays.",
            ),
        ));
    }
    again(session, round, target, reason, Store::undo)
}

/// Does the change again that was taken back last, and names it.
///
/// # Errors
/// There is nothing to redo, or the store refused; nothing was changed.
pub fn redo(session: &mut Session, round: &mut Round, reason: &str) -> Result<Again> {
    let target = session.store.redoable()?;
    again(session, round, target, reason, Store::redo)
}

/// How many rows the change that [`undo`] would take back has changed.
///
/// # Errors
/// The store cannot be read.
pub fn extent(session: &Session) -> Result<usize> {
    session.store.undoable().map(n_changes)
}

/// How many rows the change that [`redo`] would do again has changed.
///
/// # Errors
/// The store cannot be read.
pub fn extent_of_redo(session: &Session) -> Result<usize> {
    session.store.redoable().map(n_changes)
}

fn n_changes(entry: Option<JournalEntry>) -> usize {
    entry.map_or(0, |entry| usize::try_from(entry.n_changes).unwrap_or(usize::MAX))
}

fn again(
    session: &mut Session,
    round: &mut Round,
    target: Option<JournalEntry>,
    reason: &str,
    carry_out: fn(&mut Store, Stamp) -> Result<Head>,
) -> Result<Again> {
    let target = target.map_or(Ok(None), |target| session.store.recorded(target.head.seq))?;
    session.refresh(round)?;
    if let Some(target) = &target {
        gate::check_undo(&session.store, session.actor(), &target.stamp.actor, &target.changes)?;
    }
    let of_target = || target.iter().flat_map(|target| &target.changes);
    let n_changes = of_target().count();
    let cell = of_target().find_map(|change| cell(round, change));
    let of_unit = |round: &Round| cell.as_ref().and_then(|cell| standing(round, cell.unit()));
    let before = of_unit(round);
    let standing_there = |round: &Round| cell.as_ref().map(|cell| cell.entry(round).reported);
    let was = standing_there(round);
    let stamp = session.stamp(reason);
    let head = carry_out(&mut session.store, stamp)?;
    let changes = session.store.recorded(head.seq)?.map(|commit| commit.changes);
    session.follow(round, head.seq, changes.as_deref().unwrap_or_default())?;
    let name = target.map(|commit| describe(session.scheme(), &commit));
    Ok(Again {
        now: standing_there(round).filter(|now| n_changes == 1 && was != Some(*now)),
        moved: moved(before.as_ref(), of_unit(round).as_ref()),
        cell,
        done: Done {
            seq: head.seq,
            name: name.unwrap_or_else(|| Text::new("", "")),
        },
    })
}

/// The cell of a changed row, where it is one of the round's period.
fn cell(round: &Round, change: &Change) -> Option<Place> {
    match change.row() {
        Record::Evidence(row) => evidence::place(round, &row.subject),
        row => evidence::place(round, &row.key()),
    }
}

/// `已撤销：龙门县 出口总额 38.2 → 41.0；现为 38.2`, for a notice.
#[must_use]
pub fn undone(again: &Again) -> Text {
    said(again, &Text::new("已撤销", "undone"))
}

/// `已重做：龙门县 出口总额 38.2 → 41.0；现为 41.0`, for a notice.
#[must_use]
pub fn redone(again: &Again) -> Text {
    said(again, &Text::new("已重做", "done again"))
}

/// An arrow says where a change went; whoever takes it back wants to know what stands there now.
fn said(again: &Again, verb: &Text) -> Text {
    let (name, now) = (&again.done.name, again.now.map(reported));
    let now = |lang, before: &str| {
        now.as_ref()
            .map_or_else(String::new, |now| format!("{before}{}", now.get(lang)))
    };
    Text::of(
        format!(
            "{}：{}{}",
            verb.get(Lang::Zh),
            name.get(Lang::Zh),
            now(Lang::Zh, "；现为 ")
        ),
        format!(
            "{}: {}{}",
            verb.get(Lang::En),
            name.get(Lang::En),
            now(Lang::En, "; now ")
        ),
    )
}
