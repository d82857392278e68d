//! The round's way through its steps: on, back, and a correction of what is frozen.
//!
//! Each is one journal entry. What a step needs is said in `ops::need`.

use super::change::{entry_row, kept};
use super::freeze;
use super::need;
use super::round::Round;
use super::session::{Action, Done, Session};
use super::stage;
use super::status::{Block, status};
use super::task::Task;
use crate::error::{Error, Kind, Place, Problem, Result};
use crate::i18n::round::step as name;
use crate::model::stage::Stage;
use crate::model::{MetricIx, Reported, State, Step, UnitIx};
use crate::store::{Change, Key, PeriodRow, Record};
use crate::text::{Lang, Text};

/// A step that was taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Taken {
    /// The journal entry.
    pub done: Done,
    /// The step before.
    pub from: Step,
    /// The step now.
    pub to: Step,
    /// The cells that were pending and are missing now, because reporting was closed.
    pub closed: Vec<(UnitIx, MetricIx)>,
}

/// The cells that closing the reporting would turn from pending into missing.
#[must_use]
pub fn closing(round: &Round) -> Vec<(UnitIx, MetricIx)> {
    let cells = round.cells_due().into_iter();
    let is_pending = |&(unit, metric): &(UnitIx, MetricIx)| {
        round.dataset.entry(round.period, unit, metric).reported.state() == State::Pending
    };
    cells.filter(is_pending).collect()
}

/// Takes the round to its next step. Leaving reporting closes it; approval freezes the result.
///
/// # Errors
/// Everything that keeps the step from beginning, or the store refused; nothing was changed.
pub fn advance(session: &mut Session, round: &mut Round, reason: &str) -> Result<Taken> {
    session.refresh(round)?;
    let from = round.step();
    let to = from.next().ok_or_else(|| at_the_end(round))?;
    let task = match to {
        Step::Approved => Task::Approve,
        _ => Task::Advance,
    };
    session.allow(task)?;
    refuse_unready(round, to)?;
    let mut changes = vec![step_change(session, round, to)?];
    let mut closed = Vec::new();
    if from == Step::Reporting {
        closed = closing(round);
        changes.extend(closed.iter().filter_map(|cell| missing(round, *cell)));
    }
    if to == Step::Approved {
        if session.store.revisions(round.period)? > 0 && reason.trim().is_empty() {
            return Err(no_reason("更正后的审定", "a corrected approval"));
        }
        changes.push(Change::add(Record::Result(freeze::result(session, round, reason)?)));
    } else if let Some(stage) = Stage::ending(from) {
        changes.extend(stage_change(session, round, stage, &changes)?);
    }
    take(session, round, (from, to), Action::new(task, reason), changes).map(|taken| Taken { closed, ..taken })
}

/// Takes the round back to an earlier step, the one before where none is named.
///
/// # Errors
/// There is no reason, no step before, or the results are frozen; nothing was changed.
pub fn take_back(session: &mut Session, round: &mut Round, to: Option<Step>, reason: &str) -> Result<Taken> {
    session.refresh(round)?;
    let from = round.step();
    if reason.trim().is_empty() {
        return Err(no_reason("退回", "taking the round back"));
    }
    let to = to.or(from.previous()).filter(|to| *to < from);
    let to = to.ok_or_else(|| {
        let zh = format!("{} 现在是“{}”，不能退回到那一步。", round.period, name(from));
        let en = format!(
            "{} is at \"{}\" and cannot be taken back to there.",
            round.period,
            name(from).get(Lang::En)
        );
        Error::new(Kind::Conflict, Text::of(zh, en))
    })?;
    let changes = vec![step_change(session, round, to)?];
    take(session, round, (from, to), Action::new(Task::Return, reason), changes)
}

/// Opens a correction of a frozen period: it goes back to review, and its approval will be a new
/// revision. The frozen results stay as they are.
///
/// # Errors
/// There is no reason, or nothing is frozen; nothing was changed.
pub fn revise(session: &mut Session, round: &mut Round, reason: &str) -> Result<Taken> {
    session.refresh(round)?;
    let from = round.step();
    if reason.trim().is_empty() {
        return Err(no_reason("更正", "a correction"));
    }
    if !from.is_frozen() {
        let period = round.period;
        return Err(Error::new(
            Kind::Conflict,
            Text::of(
                format!("{period} 还没有审定，不需要另立一版。"),
                format!("{period} is not approved yet and needs no new revision."),
            ),
        )
        .hint(Text::new(
            "要退回上一步，用 kaohe return。",
            "kaohe return takes it a step back.",
        )));
    }
    let changes = vec![step_change(session, round, Step::Review)?];
    take(
        session,
        round,
        (from, Step::Review),
        Action::new(Task::Revise, reason),
        changes,
    )
}

fn take(
    session: &mut Session,
    round: &mut Round,
    (from, to): (Step, Step),
    action: Action<'_>,
    changes: Vec<Change>,
) -> Result<Taken> {
    let done = session.carry_out(round, action, changes)?;
    Ok(Taken {
        done: done.expect("BUG: a step is a change"),
        from,
        to,
        closed: Vec::new(),
    })
}

fn step_change(session: &Session, round: &Round, to: Step) -> Result<Change> {
    let period = round.period;
    let before = session.store.get(&Key::period(period))?;
    let after = Record::Period(PeriodRow { period, step: to });
    Ok(Change::new(before, Some(after)).expect("BUG: the step differs"))
}

fn missing(round: &Round, (unit, metric): (UnitIx, MetricIx)) -> Option<Change> {
    let before = entry_row(round, round.period, unit, metric);
    let mut after = before.clone();
    after.entry.reported = Reported::Missing;
    Change::new(kept(before), kept(after))
}

/// What a stage held, with what the same step changes.
fn stage_change(session: &Session, round: &Round, stage: Stage, changes: &[Change]) -> Result<Option<Change>> {
    let mut then = round.clone();
    then.take_rows(changes)?;
    let row = stage::kept(&then, stage);
    let before = session.store.get(&Key::stage(row.period, row.stage))?;
    Ok(Change::new(before, Some(Record::Stage(row))))
}

fn refuse_unready(round: &Round, to: Step) -> Result<()> {
    let status = status(round);
    let problem = |block: &Block| Problem {
        place: Place::Whole,
        what: block.text(round),
        fix: None,
    };
    let problems: Vec<Problem> = need::stopping(round, &status).map(problem).collect();
    if problems.is_empty() {
        return Ok(());
    }
    let what = Text::of(
        format!("{} 还不能进入“{}”：", round.period, name(to)),
        format!("{} cannot go on to \"{}\" yet:", round.period, name(to).get(Lang::En)),
    );
    Err(Error {
        problems,
        ..Error::new(Kind::Conflict, what)
    })
}

fn at_the_end(round: &Round) -> Error {
    let period = round.period;
    Error::new(
        Kind::Conflict,
        Text::of(
            format!("{period} 已经通报，没有下一步。"),
            format!("{period} is made known; there is no further step."),
        ),
    )
    .hint(Text::new(
        "后续整改用 kaohe rectify；更正用 kaohe revise。",
        "What follows is kaohe rectify; a correction is kaohe revise.",
    ))
}

fn no_reason(zh: &str, en: &str) -> Error {
    Error::new(
        Kind::Usage,
        Text::of(format!("{zh}要写明原因。"), format!("A reason is needed for {en}.")),
    )
    .hint(Text::new("请加 --reason 原因。", "Add --reason WHY."))
}
