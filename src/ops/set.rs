//! Setting values: one cell or many, in one journal entry.
//!
//! A doubtful value is told by [`doubt`](super::doubt) and set all the same.

use super::change::{entry_row, kept};
use super::round::Round;
use super::session::{Action, Done, Session};
use super::task::Task;
use crate::error::{Error, Kind, Problem, Result};
use crate::exchange::number::read_reported;
use crate::model::{MetricIx, Reported, UnitIx, Verification};
use crate::store::Change;
use crate::text::{Lang, Text};

/// What is to stand in one cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit {
    /// The unit, or reference unit.
    pub unit: UnitIx,
    /// The metric.
    pub metric: MetricIx,
    /// The value, or why there is none; as it is where left out.
    pub reported: Option<Reported>,
    /// Its source; as it is where left out.
    pub source: Option<String>,
    /// A note; as it is where left out.
    pub note: Option<String>,
}

impl Edit {
    /// An edit of the value alone.
    #[must_use]
    pub const fn value(unit: UnitIx, metric: MetricIx, reported: Reported) -> Self {
        Self {
            unit,
            metric,
            reported: Some(reported),
            source: None,
            note: None,
        }
    }
}

/// Reads what a person typed into a cell of a metric: a number with the habits of spreadsheets, or a state.
///
/// # Errors
/// It is neither.
pub fn read_value(round: &Round, metric: MetricIx, typed: &str) -> Result<Reported> {
    read_reported(typed, &round.scheme.metric(metric).unit).map_err(refused)
}

/// A problem of one typed value as an error of its own.
pub(super) fn refused(problem: Problem) -> Error {
    let error = Error::new(Kind::Invalid, sentence(&problem.what));
    match problem.fix {
        Some(fix) => error.hint(sentence(&fix)),
        None => error,
    }
}

fn sentence(text: &Text) -> Text {
    Text::of(format!("{}。", text.get(Lang::Zh)), format!("{}.", text.get(Lang::En)))
}

/// Sets cells of the round's period; `None` where everything is so already. A value that changes
/// is no longer verified.
///
/// # Errors
/// The store refused; nothing was changed.
pub fn set(session: &mut Session, round: &mut Round, edits: &[Edit], reason: &str) -> Result<Option<Done>> {
    let changes = edits.iter().filter_map(|edit| change(round, edit)).collect();
    session.carry_out(round, Action::new(Task::Enter, reason), changes)
}

/// The change of a cell that an edit asks for; `None` where it is so already.
pub(super) fn change(round: &Round, edit: &Edit) -> Option<Change> {
    let before = entry_row(round, round.period, edit.unit, edit.metric);
    let mut after = before.clone();
    if let Some(reported) = edit.reported.filter(|reported| *reported != before.entry.reported) {
        after.entry.reported = reported;
        after.entry.verification = Verification::Reported;
    }
    after.remark.source = edit.source.clone().unwrap_or(after.remark.source);
    after.remark.note = edit.note.clone().unwrap_or(after.remark.note);
    Change::new(kept(before), kept(after))
}
