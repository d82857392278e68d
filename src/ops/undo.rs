//! Undo and redo, without limit and across restarts; each is a new journal entry.

use super::describe::describe;
use super::gate;
use super::round::Round;
use super::session::{Done, Session};
use crate::error::{Error, Kind, Result};
use crate::store::{Head, JournalEntry, Stamp, Store};
use crate::text::{Lang, Text};

/// Takes the last change back and names what was undone.
///
/// # Errors
/// There is nothing to undo, or the store refused; nothing was changed.
pub fn undo(session: &mut Session, round: &mut Round, reason: &str) -> Result<Done> {
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
pub fn redo(session: &mut Session, round: &mut Round, reason: &str) -> Result<Done> {
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
) -> Result<Done> {
    let target = target.map_or(Ok(None), |target| session.store.recorded(target.head.seq))?;
    session.refresh(round)?;
    if let Some(target) = &target {
        gate::check_undo(&session.store, session.actor(), &target.stamp.actor, &target.changes)?;
    }
    let stamp = session.stamp(reason);
    let head = carry_out(&mut session.store, stamp)?;
    let changes = session.store.recorded(head.seq)?.map(|commit| commit.changes);
    session.follow(round, head.seq, &changes.unwrap_or_default())?;
    let name = target.map(|commit| describe(session.scheme(), &commit));
    Ok(Done {
        seq: head.seq,
        name: name.unwrap_or_else(|| Text::same(String::new())),
    })
}

/// `撤销：龙门县 出口总额 38.2 → 41.0`, for a notice.
#[must_use]
pub fn undone(done: &Done) -> Text {
    Text::of(
        format!("撤销：{}", done.name.get(Lang::Zh)),
        format!("undo: {}", done.name.get(Lang::En)),
    )
}

/// `重做：龙门县 出口总额 38.2 → 41.0`, for a notice.
#[must_use]
pub fn redone(done: &Done) -> Text {
    Text::of(
        format!("重做：{}", done.name.get(Lang::Zh)),
        format!("redo: {}", done.name.get(Lang::En)),
    )
}
