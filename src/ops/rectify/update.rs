//! What is done about an item: plan 方案, progress 进展, request to close 申请销号; and what the office adds.

use std::path::PathBuf;

use super::{keep_with, needed, taken};
use crate::error::{Error, Kind, Result};
use crate::model::Rectification;
use crate::model::rectification::{Act, Request, Severity, State};
use crate::ops::evidence::attached;
use crate::ops::round::Round;
use crate::ops::session::{Done, Session};
use crate::ops::task::Task;
use crate::store::Key;
use crate::text::Text;

/// What is to stand in the fields of an item; what is left out stays as it is.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Update {
    /// What is to be put right.
    pub problem: Option<String>,
    /// How serious it is.
    pub severity: Option<Severity>,
    /// What is asked for.
    pub required: Option<String>,
    /// The department that watches over it.
    pub supervisor: Option<String>,
    /// What it did to the next period.
    pub effect: Option<String>,
    /// Why it came to be.
    pub cause: Option<String>,
    /// What the unit does about it: its plan.
    pub measure: Option<String>,
    /// Who answers for it.
    pub responsible_unit: Option<String>,
    /// The person who answers for it.
    pub responsible_person: Option<String>,
    /// How far it has come.
    pub progress: Option<String>,
    /// What proves it.
    pub evidence: Option<String>,
    /// Files that prove it, besides those that are there.
    pub files: Vec<PathBuf>,
}

impl Update {
    /// Whether it changes what only the office says of an item.
    const fn is_of_office(&self) -> bool {
        self.problem.is_some()
            || self.severity.is_some()
            || self.required.is_some()
            || self.supervisor.is_some()
            || self.effect.is_some()
    }

    /// The steps that it takes: a measure files the plan, progress is work under way.
    fn acts(&self, item: &Rectification) -> Vec<Act> {
        let mut acts = Vec::new();
        if self.measure.is_some() && !matches!(item.state, State::Drafted | State::Working) {
            acts.push(Act::Plan);
        }
        if self.progress.is_some() {
            acts.push(Act::Report);
        }
        if acts.is_empty() {
            acts.push(Act::Amend);
        }
        acts
    }
}

/// Fills fields of an item in, and takes the steps that follow from it.
///
/// # Errors
/// The item's state does not allow it; nothing was changed.
pub fn update(session: &mut Session, round: &mut Round, number: u32, update: &Update) -> Result<Option<Done>> {
    let before = super::item(session, number)?;
    let mut after = before.clone();
    for act in update.acts(&before) {
        if act == Act::Report && after.state == State::Issued {
            return Err(no_plan(&before));
        }
        after = taken(&after, act)?;
    }
    fill(&mut after, update)?;
    let task = if update.is_of_office() {
        Task::Issue
    } else {
        Task::Rectify
    };
    let files = attached(session, round, &Key::rectification(number), &update.files, task)?;
    keep_with(session, round, (task, ""), (before, after), files)
}

/// Asks to close an item; today is the date of the self-report.
///
/// # Errors
/// Nothing is under way, or no progress was reported.
pub fn ask(
    session: &mut Session,
    round: &mut Round,
    number: u32,
    evidence: Option<&str>,
    files: &[PathBuf],
) -> Result<Option<Done>> {
    let before = super::item(session, number)?;
    let mut after = taken(&before, Act::Ask)?;
    after.request = Some(Request {
        on: session.today(),
        by: session.actor().to_owned(),
    });
    if let Some(evidence) = evidence {
        evidence.trim().clone_into(&mut after.evidence);
    }
    let files = attached(session, round, &Key::rectification(number), files, Task::Rectify)?;
    keep_with(session, round, (Task::Rectify, ""), (before, after), files)
}

fn fill(item: &mut Rectification, update: &Update) -> Result<()> {
    let put = |field: &mut String, text: &Option<String>| {
        if let Some(text) = text {
            text.trim().clone_into(field);
        }
    };
    if let Some(problem) = &update.problem {
        item.problem = needed(problem, "整改事项须写明问题。", "An item needs its problem.")?;
    }
    if let Some(measure) = &update.measure {
        item.measure = needed(measure, "方案须写明整改措施。", "A plan needs its measure.")?;
    }
    if let Some(progress) = &update.progress {
        item.progress = needed(progress, "请写明进展情况。", "Say how far it has come.")?;
    }
    item.severity = update.severity.unwrap_or(item.severity);
    put(&mut item.required, &update.required);
    put(&mut item.supervisor, &update.supervisor);
    put(&mut item.effect, &update.effect);
    put(&mut item.cause, &update.cause);
    put(&mut item.responsible_unit, &update.responsible_unit);
    put(&mut item.responsible_person, &update.responsible_person);
    put(&mut item.evidence, &update.evidence);
    Ok(())
}

fn no_plan(item: &Rectification) -> Error {
    let number = item.number;
    Error::new(
        Kind::Conflict,
        Text::of(
            format!("整改第 {number} 号还没有报送方案，不能报告进展。"),
            format!("No plan was filed for item {number}; progress comes after it."),
        ),
    )
    .hint(Text::new(
        "先写明整改措施：kaohe rectify update 编号 --measure 措施。",
        "File the plan first: kaohe rectify update NUMBER --measure MEASURE.",
    ))
}
