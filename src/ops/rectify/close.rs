//! Verification 核验: an item is closed 销号 or sent back 退回, by somebody who neither worked on it
//! nor asked to close it.

use super::{keep, needed, taken};
use crate::error::{Error, Kind, Result};
use crate::model::Rectification;
use crate::model::rectification::{Act, Verdict};
use crate::ops::round::Round;
use crate::ops::session::{Done, Session};
use crate::ops::task::Task;
use crate::store::{Change, Key, Operation, Record};
use crate::text::Text;

/// What a verification comes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Finding {
    /// It is done: the item is closed.
    Done,
    /// It is not done: the item goes back to the unit.
    NotDone,
}

/// Closes an item or sends it back.
///
/// # Errors
/// Nobody asked to close it, what was found is not said, or the actor worked on it.
pub fn verify(
    session: &mut Session,
    round: &mut Round,
    number: u32,
    (finding, result): (Finding, &str),
) -> Result<Option<Done>> {
    let before = super::item(session, number)?;
    let act = match finding {
        Finding::Done => Act::Close,
        Finding::NotDone => Act::SendBack,
    };
    let mut after = taken(&before, act)?;
    let result = needed(result, "请写明核验结果。", "Say what the verification found.")?;
    if worked_on(session, round, number)? {
        return Err(own(&before));
    }
    after.verdict = Some(Verdict {
        on: session.today(),
        by: session.actor().to_owned(),
        result: result.clone(),
    });
    keep(session, round, (Task::Close, &result), (before, after))
}

/// Whether the actor entered what was done about an item, proved it, or asked to close it.
fn worked_on(session: &Session, round: &Round, number: u32) -> Result<bool> {
    let mut files = round.evidence_for(Key::rectification(number));
    if files.any(|file| file.actor == session.actor()) {
        return Ok(true);
    }
    let history = session.store.history(&Key::rectification(number))?;
    Ok(history.iter().any(|(entry, change)| {
        entry.operation == Operation::Rectify && entry.stamp.actor == session.actor() && is_work(change)
    }))
}

/// Whether a change is of what the unit does, and not of what the office says of it.
fn is_work(change: &Change) -> bool {
    let (Some(Record::Rectification(before)), Some(Record::Rectification(after))) = (change.before(), change.after())
    else {
        return false;
    };
    let of = |item: &Rectification| {
        (
            item.measure.clone(),
            item.cause.clone(),
            item.progress.clone(),
            item.evidence.clone(),
            item.request.clone(),
        )
    };
    of(&before.0) != of(&after.0)
}

fn own(item: &Rectification) -> Error {
    let number = item.number;
    Error::new(
        Kind::Conflict,
        Text::of(
            format!("整改第 {number} 号由本人填报或申请销号，须由他人核验。"),
            format!("You worked on item {number} or asked to close it; somebody else verifies it."),
        ),
    )
    .hint(Text::new(
        "请督办部门的其他人员核验（--as 姓名）。",
        "Let somebody else of the supervising department verify it (--as NAME).",
    ))
}
