//! Marks 评分: what one assessor gives on a judgement indicator.

use super::round::Round;
use super::session::{Action, Done, Session};
use super::set::refused;
use super::task::Task;
use crate::error::{Error, Kind, Place, Problem, Result};
use crate::exchange::number::read_reported;
use crate::model::dataset::Remark;
use crate::model::scheme::method::Rule;
use crate::model::{Entry, NodeIx, Reported, UnitIx, Verification};
use crate::store::{Change, Key, MarkRow, Record};
use crate::text::{Lang, Text};

/// The mark of one assessor.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Given {
    /// The unit.
    pub unit: UnitIx,
    /// The judgement indicator.
    pub indicator: NodeIx,
    /// Who gives it.
    pub assessor: String,
    /// The mark, or why there is none; pending takes it away.
    pub reported: Reported,
    /// A note; as it is where left out.
    pub note: Option<String>,
}

/// Reads what a person typed as a mark: a number, or a state.
///
/// # Errors
/// It is neither.
pub fn read_mark(typed: &str) -> Result<Reported> {
    read_reported(typed, "").map_err(refused)
}

/// Gives or takes away a mark; `None` where it is so already.
///
/// # Errors
/// The mark lies outside the scale, or the store refused; nothing was changed.
pub fn mark(session: &mut Session, round: &mut Round, given: &Given, reason: &str) -> Result<Option<Done>> {
    let change = change(session, round, given)?;
    session.carry_out(round, Action::new(Task::Mark, reason), change.into_iter().collect())
}

/// The change that a mark asks for; `None` where it is so already.
pub(super) fn change(session: &Session, round: &Round, given: &Given) -> Result<Option<Change>> {
    check(round, given)?;
    let unit = &round.scheme.unit(given.unit).code;
    let indicator = round.scheme.node(given.indicator).code();
    let key = Key::mark(round.period, unit, indicator, &given.assessor);
    let before = match session.store.get(&key)? {
        Some(Record::Mark(row)) => Some(row),
        _ => None,
    };
    let mut after = before.clone().unwrap_or_else(|| MarkRow {
        period: round.period,
        unit: unit.clone(),
        indicator: indicator.to_owned(),
        assessor: given.assessor.clone(),
        entry: Entry::default(),
        remark: Remark::default(),
    });
    if after.entry.reported != given.reported {
        after.entry.reported = given.reported;
        after.entry.verification = Verification::Reported;
    }
    after.remark.note = given.note.clone().unwrap_or(after.remark.note);
    let after = (given.reported != Reported::Pending).then_some(Record::Mark(after));
    Ok(Change::new(before.map(Record::Mark), after))
}

fn check(round: &Round, given: &Given) -> Result<()> {
    if scale(round, given.indicator).is_none() {
        let name = round.scheme.node(given.indicator).name();
        return Err(Error::new(
            Kind::Invalid,
            Text::of(
                format!("“{name}”按数据计分，不由评委评分。"),
                format!(
                    "\"{}\" is computed from metrics, not marked by assessors.",
                    name.get(Lang::En)
                ),
            ),
        ));
    }
    if given.assessor.trim().is_empty() {
        return Err(Error::new(
            Kind::Usage,
            Text::new("没有写评委。", "No assessor is named."),
        ));
    }
    within_scale(round, given.indicator, given.reported).map_err(refused)
}

/// Checks that a mark lies on the scale of its indicator.
pub(super) fn within_scale(round: &Round, indicator: NodeIx, reported: Reported) -> std::result::Result<(), Problem> {
    match (reported, scale(round, indicator)) {
        (Reported::Value(mark), Some(scale)) if !(0.0..=scale).contains(&mark.value()) => Err(Problem {
            place: Place::Whole,
            what: Text::of(
                format!("评分 {mark} 不在 0—{scale} 之内"),
                format!("Mark {mark} is not within 0 to {scale}"),
            ),
            fix: None,
        }),
        _ => Ok(()),
    }
}

/// The scale of a judgement indicator.
fn scale(round: &Round, indicator: NodeIx) -> Option<f64> {
    match &round.scheme.node(indicator).method()?.rule {
        Rule::Judgement(judgement) => Some(judgement.scale),
        _ => None,
    }
}
