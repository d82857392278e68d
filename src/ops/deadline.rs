//! When the steps of a round are due, and which are late.

use chrono::NaiveDate;

use super::round::Round;
use super::session::{Action, Done, Session};
use super::task::Task;
use crate::error::{Error, Kind, Result};
use crate::i18n::round::step as name;
use crate::model::Step;
use crate::store::{Change, DeadlineRow, Key, Record};
use crate::text::{Lang, Text};

/// When a step is due.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Deadline {
    /// The step.
    pub step: Step,
    /// The last day on which it is in time.
    pub due: NaiveDate,
    /// Days after the last day, while the step is not done; 0 where it is in time or done.
    pub days_late: u32,
}

/// The deadlines of the round's period, in the order of the steps, and how late each is today.
#[must_use]
pub fn list(round: &Round, today: NaiveDate) -> Vec<Deadline> {
    let days_late = |step: Step, due: NaiveDate| {
        let is_done = step < round.step();
        let days = if is_done { 0 } else { (today - due).num_days() };
        u32::try_from(days).unwrap_or(0)
    };
    let all = round.deadlines();
    all.map(|(step, due)| Deadline {
        step,
        due,
        days_late: days_late(step, due),
    })
    .collect()
}

impl Deadline {
    /// `填报 截止 2022-02-28，已逾期 3 天`.
    #[must_use]
    pub fn text(&self) -> Text {
        let (due, step) = (self.due, name(self.step));
        let late = match self.days_late {
            0 => Text::new("", ""),
            days => Text::of(format!("，已逾期 {days} 天"), format!(", {days} days late")),
        };
        Text::of(
            format!("{step} 截止 {due}{late}"),
            format!("{} due {due}{}", step.get(Lang::En), late.get(Lang::En)),
        )
    }
}

/// Sets when a step of the round's period is due, or with `None` takes that away.
///
/// # Errors
/// The store refused; nothing was changed.
pub fn set(session: &mut Session, round: &mut Round, step: Step, due: Option<NaiveDate>) -> Result<Option<Done>> {
    let period = round.period;
    let before = session.store.get(&Key::deadline(period, step))?;
    let after = due.map(|due| Record::Deadline(DeadlineRow { period, step, due }));
    let change = Change::new(before, after);
    session.carry_out(round, Action::new(Task::Advance, ""), change.into_iter().collect())
}

/// Reads a date, `2022-03-31`.
///
/// # Errors
/// It is not written so.
pub fn date(text: &str) -> Result<NaiveDate> {
    text.parse().map_err(|_| {
        Error::new(
            Kind::Usage,
            Text::of(format!("“{text}”不是日期。"), format!("\"{text}\" is not a date.")),
        )
        .hint(Text::new("日期写成 2022-03-31。", "A date is written 2022-03-31."))
    })
}
