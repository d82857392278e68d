//! Why: a value that was verified changes only with a reason, which the journal keeps.
//!
//! An import names its file, which is its reason.

use super::block::Place;
use super::round::Round;
use super::task::Task;
use crate::error::{Error, Kind, Result};
use crate::model::{Entry, Reported, Verification};
use crate::store::{Change, Record};
use crate::text::{Lang, Text};

/// Whether putting these in changes a verified value, and so needs a reason.
#[must_use]
pub fn is_needed(round: &Round, cells: &[(Place, Reported)]) -> bool {
    cells.iter().any(|(place, reported)| {
        let entry = place.entry(round);
        changes_verified(entry, *reported)
    })
}

/// Refuses to change verified values without a reason.
pub(super) fn check(task: Task, reason: &str, changes: &[Change]) -> Result<()> {
    if !matches!(task, Task::Enter | Task::Mark) || !reason.trim().is_empty() {
        return Ok(());
    }
    let verified = |change: &&Change| {
        let before = change.before().and_then(entry).unwrap_or_default();
        let after = change.after().and_then(entry).unwrap_or_default();
        changes_verified(before, after.reported)
    };
    let Some(change) = changes.iter().find(verified) else {
        return Ok(());
    };
    let row = change.key().name();
    Err(Error::new(
        Kind::Invalid,
        Text::of(
            format!("{}已核定，修改须写明原因；没有保存。", row.get(Lang::Zh)),
            format!(
                "The {} is verified, and changing it needs a reason; nothing was saved.",
                row.get(Lang::En)
            ),
        ),
    )
    .hint(Text::new(
        "请加 --reason 原因，例如 --reason 海关更正。",
        "Add --reason WHY, such as --reason \"corrected by customs\".",
    )))
}

fn changes_verified(before: Entry, after: Reported) -> bool {
    before.verification == Verification::Verified && before.reported != after
}

const fn entry(row: &Record) -> Option<Entry> {
    match row {
        Record::Entry(row) => Some(row.entry),
        Record::Mark(row) => Some(row.entry),
        _ => None,
    }
}
