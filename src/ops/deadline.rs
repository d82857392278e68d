//! When the steps of a round are due, and which are late.

use chrono::NaiveDate;

use super::round::Round;
use super::session::{Action, Done, Session};
use super::task::Task;
use crate::error::{Error, Kind, Result};
use crate::model::{Period, Step};
use crate::store::{Change, DeadlineRow, Key, Record};
use crate::text::Text;

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

/// The deadlines of a period, in the order of the steps.
///
/// # Errors
/// The store cannot be read.
pub fn list(session: &Session, period: Period) -> Result<Vec<Deadline>> {
    let (step, today) = (session.step(period)?, session.clock().now().date_naive());
    let mut rows = session.store.deadlines(period)?;
    rows.sort_by_key(|row| row.step);
    let late = |row: &DeadlineRow| {
        let days = if row.step >= step {
            (today - row.due).num_days()
        } else {
            0
        };
        u32::try_from(days).unwrap_or(0)
    };
    Ok(rows
        .iter()
        .map(|row| Deadline {
            step: row.step,
            due: row.due,
            days_late: late(row),
        })
        .collect())
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
