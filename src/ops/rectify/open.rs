//! Drawing up and issuing 下达: a person does it, never the program.

use chrono::NaiveDate;

use super::propose::codes;
use super::{keep, needed, not_now, taken};
use crate::error::{Error, Kind, Result};
use crate::model::rectification::{Act, Severity, State};
use crate::model::{NodeIx, Rectification, UnitIx};
use crate::ops::round::Round;
use crate::ops::session::{Action, Done, Session};
use crate::ops::task::Task;
use crate::store::{Change, Record, RectificationRow};
use crate::text::{Lang, Text};

/// An item to be drawn up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// The unit.
    pub unit: UnitIx,
    /// The indicator it comes from, in the round's period.
    pub indicator: NodeIx,
    /// What is to be put right.
    pub problem: String,
    /// How serious it is.
    pub severity: Severity,
    /// What is asked for; may be empty.
    pub required: String,
    /// Who answers for it; the unit itself where empty.
    pub responsible_unit: String,
    /// The person who answers for it; may be empty.
    pub responsible_person: String,
    /// The department that watches over it; the one that scores the indicator where empty.
    pub supervisor: String,
    /// By when it is to be put right.
    pub due: NaiveDate,
}

/// Draws items up, and issues them at once where they are not to stay drafts: one change.
///
/// # Errors
/// An item is in the ledger already, has no problem, or is due before today; nothing was changed.
pub fn open(session: &mut Session, round: &mut Round, drafts: &[Draft], stays: bool) -> Result<Option<Done>> {
    let ledger = super::ledger(session)?;
    let today = session.today();
    let first = ledger.last().map_or(1, |item| item.number + 1);
    let mut changes = Vec::new();
    for (number, draft) in (first..).zip(drafts) {
        let item = drawn_up(round, draft)?;
        check_due(item.due, today)?;
        check_new(&ledger, &item)?;
        let item = Rectification {
            number,
            state: if stays { State::Drafted } else { State::Issued },
            opened: (!stays).then_some(today),
            ..item
        };
        changes.push(Change::add(Record::Rectification(RectificationRow(Box::new(item)))));
    }
    session.carry_out(round, Action::new(Task::Issue, ""), changes)
}

/// Issues an item that was drawn up before.
///
/// # Errors
/// It was issued already, or its time is over.
pub fn issue(session: &mut Session, round: &mut Round, number: u32) -> Result<Option<Done>> {
    let before = super::item(session, number)?;
    if before.state != State::Drafted {
        return Err(not_now(&before, Act::Issue));
    }
    check_due(before.due, session.today())?;
    let after = Rectification {
        opened: Some(session.today()),
        ..taken(&before, Act::Issue)?
    };
    keep(session, round, (Task::Issue, ""), (before, after))
}

fn drawn_up(round: &Round, draft: &Draft) -> Result<Rectification> {
    let (unit, indicator) = codes(round, draft.unit, draft.indicator);
    let or = |text: &str, other: &str| if text.trim().is_empty() { other } else { text.trim() }.to_owned();
    let name = &round.scheme.unit(draft.unit).name;
    let scored_by = &round.scheme.node(draft.indicator).document.scored_by;
    Ok(Rectification {
        number: 0,
        unit: unit.to_owned(),
        period: round.period,
        indicator: indicator.to_owned(),
        problem: needed(&draft.problem, "整改事项须写明问题。", "An item needs its problem.")?,
        severity: draft.severity,
        cause: String::new(),
        required: draft.required.trim().to_owned(),
        measure: String::new(),
        responsible_unit: or(&draft.responsible_unit, name.get(Lang::Zh)),
        responsible_person: draft.responsible_person.trim().to_owned(),
        supervisor: or(&draft.supervisor, scored_by),
        opened: None,
        due: draft.due,
        progress: String::new(),
        evidence: String::new(),
        state: State::Drafted,
        request: None,
        verdict: None,
        extension: None,
        escalation: None,
        effect: String::new(),
    })
}

pub(super) fn check_due(due: NaiveDate, earliest: NaiveDate) -> Result<()> {
    if due >= earliest {
        return Ok(());
    }
    Err(Error::new(
        Kind::Invalid,
        Text::of(
            format!("完成期限 {due} 早于 {earliest}。"),
            format!("The date due, {due}, is before {earliest}."),
        ),
    ))
}

fn check_new(ledger: &[Rectification], item: &Rectification) -> Result<()> {
    let is_same = |other: &&Rectification| {
        (other.period, &other.unit, &other.indicator) == (item.period, &item.unit, &item.indicator)
    };
    match ledger.iter().find(is_same) {
        None => Ok(()),
        Some(other) => Err(Error::new(
            Kind::Conflict,
            Text::of(
                format!("这项指标已列入台账，为整改第 {} 号。", other.number),
                format!("This indicator is in the ledger already, as item {}.", other.number),
            ),
        )),
    }
}
