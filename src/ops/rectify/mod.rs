//! Rectification 整改: weak links that a person had put right, from issue to closing.
//!
//! - [`propose`]: the weak links for which nothing was issued yet.
//! - [`open`]: an item is drawn up or issued; [`update`]: what the unit does about it; [`close`]: it is verified.
//! - [`further`]: more time, or taken further; [`effect`]: what it counts for in the next period.
//!
//! Which step may follow which is one table in `model::rectification`.

pub mod close;
pub mod effect;
pub mod further;
pub mod open;
pub mod propose;
pub mod update;

use chrono::NaiveDate;

use super::describe::one;
use super::journal::Line;
use super::round::Round;
use super::session::{Action, Done, Session};
use super::task::Task;
use crate::error::{Error, Kind, Result};
use crate::i18n::rectification as words;
use crate::model::Rectification;
use crate::model::rectification::{Act, State, Timing};
use crate::store::{Change, Key, Record, RectificationRow};
use crate::text::{Lang, Text};

/// The ledger, by number.
///
/// # Errors
/// The store cannot be read.
pub fn ledger(session: &Session) -> Result<Vec<Rectification>> {
    session.store.rectifications()
}

/// One item of the ledger.
///
/// # Errors
/// There is no such item, or the store cannot be read.
pub fn item(session: &Session, number: u32) -> Result<Rectification> {
    match session.store.get(&Key::rectification(number))? {
        Some(Record::Rectification(RectificationRow(item))) => Ok(*item),
        _ => Err(Error::new(
            Kind::NotFound,
            Text::of(
                format!("没有整改第 {number} 号。"),
                format!("There is no rectification item {number}."),
            ),
        )
        .hint(Text::new(
            "用 kaohe rectify list 查看台账。",
            "kaohe rectify list shows the ledger.",
        ))),
    }
}

/// How many items of the ledger are running, and how they stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Tally {
    /// Issued and not closed.
    pub running: usize,
    /// Of these, those that wait to be verified.
    pub to_verify: usize,
    /// Of these, those that are due soon.
    pub due_soon: usize,
    /// Of these, those that are late.
    pub overdue: usize,
}

/// Counts how the ledger stands on a day.
#[must_use]
pub fn tally(round: &Round, today: NaiveDate) -> Tally {
    let running = round.ledger().filter(|item| item.is_running());
    running.fold(Tally::default(), |mut tally, item| {
        tally.running += 1;
        tally.to_verify += usize::from(item.state == State::Asked);
        match item.timing(today) {
            Timing::DueSoon(_) => tally.due_soon += 1,
            Timing::Overdue(_) => tally.overdue += 1,
            _ => {}
        }
        tally
    })
}

impl Tally {
    /// In one sentence; nothing where nothing is running.
    #[must_use]
    pub fn text(self) -> Option<Text> {
        let Self {
            running,
            to_verify,
            due_soon,
            overdue,
        } = self;
        (running > 0).then(|| {
            Text::of(
                format!("整改在办 {running} 项：待核验 {to_verify} 项，临期 {due_soon} 项，逾期 {overdue} 项。"),
                format!("{running} rectification items running: {to_verify} to be verified, {due_soon} due soon, {overdue} late."),
            )
        })
    }
}

/// Every change of an item, newest first: what was reported of it, when and by whom.
///
/// # Errors
/// The store cannot be read.
pub fn history(session: &Session, number: u32) -> Result<Vec<Line>> {
    let found = session.store.history(&Key::rectification(number))?;
    let line = |(entry, change)| Line {
        period: None,
        what: one(session.scheme(), &change),
        entry,
    };
    Ok(found.into_iter().map(line).collect())
}

/// Reads a date that a person typed: `2022-04-01`, `2022/4/1`, `2022年4月1日`.
///
/// # Errors
/// It is no date.
pub fn read_date(typed: &str) -> Result<NaiveDate> {
    let mut parts = typed.trim().split(['-', '/', '.', '年', '月', '日']);
    let mut number = || parts.next().and_then(|part| part.trim().parse::<u32>().ok());
    let date = match (number(), number(), number()) {
        (Some(year), Some(month), Some(day)) => i32::try_from(year)
            .ok()
            .filter(|year| (1900..=9999).contains(year))
            .and_then(|year| NaiveDate::from_ymd_opt(year, month, day)),
        _ => None,
    };
    date.filter(|_| parts.all(|rest| rest.trim().is_empty()))
        .ok_or_else(|| {
            Error::new(
                Kind::Invalid,
                Text::of(
                    format!("“{typed}”不是日期；请写成 2022-04-01。"),
                    format!("\"{typed}\" is not a date; write 2022-04-01."),
                ),
            )
        })
}

/// The item after a step, its other fields as they were.
fn taken(before: &Rectification, act: Act) -> Result<Rectification> {
    let state = before.state.after(act).ok_or_else(|| not_now(before, act))?;
    Ok(Rectification {
        state,
        ..before.clone()
    })
}

/// Stores what became of an item; nothing where it is so already.
fn keep(
    session: &mut Session,
    round: &mut Round,
    why: (Task, &str),
    sides: (Rectification, Rectification),
) -> Result<Option<Done>> {
    keep_with(session, round, why, sides, Vec::new())
}

/// The same with the files that prove it, as one change.
fn keep_with(
    session: &mut Session,
    round: &mut Round,
    (task, reason): (Task, &str),
    (before, after): (Rectification, Rectification),
    files: Vec<Change>,
) -> Result<Option<Done>> {
    let [before, after] = [before, after].map(|item| Some(Record::Rectification(RectificationRow(Box::new(item)))));
    let changes = Change::new(before, after).into_iter().chain(files).collect();
    session.carry_out(round, Action::new(task, reason), changes)
}

/// A step that may not be taken now, with those that may.
fn not_now(item: &Rectification, act: Act) -> Error {
    let (state, step) = (words::state(item.state), words::act(act));
    let number = item.number;
    let possible: Vec<&Text> = Act::ALL
        .into_iter()
        .filter(|act| item.state.after(*act).is_some())
        .map(words::act)
        .collect();
    let list = |lang, comma: &str| {
        let names: Vec<&str> = possible.iter().map(|name| name.get(lang)).collect();
        names.join(comma)
    };
    let error = Error::new(
        Kind::Conflict,
        Text::of(
            format!("整改第 {number} 号现为“{state}”，不能{step}。"),
            format!(
                "Item {number} is \"{}\"; you cannot {} now.",
                state.get(Lang::En),
                step.get(Lang::En)
            ),
        ),
    );
    error.hint(if possible.is_empty() {
        Text::new("已销号的事项不再变动。", "A closed item does not change any more.")
    } else {
        Text::of(
            format!("现在可以：{}。", list(Lang::Zh, "、")),
            format!("Now possible: {}.", list(Lang::En, ", ")),
        )
    })
}

/// Refuses an empty text that must say something.
fn needed(text: &str, zh: &'static str, en: &'static str) -> Result<String> {
    let text = text.trim();
    if text.is_empty() {
        return Err(Error::new(Kind::Invalid, Text::new(zh, en)));
    }
    Ok(text.to_owned())
}
