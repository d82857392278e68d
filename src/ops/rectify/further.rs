//! Side steps: more time 延期, with an approver and a reason; or taken further: 约谈, 移交督查.

use chrono::NaiveDate;

use super::open::check_due;
use super::{keep, needed, taken};
use crate::error::{Error, Kind, Result};
use crate::model::Role;
use crate::model::rectification::{Act, Escalation, Extension, Means};
use crate::ops::gate;
use crate::ops::round::Round;
use crate::ops::session::{Done, Session};
use crate::ops::task::Task;
use crate::text::Text;

/// Gives an item until a later date.
///
/// # Errors
/// The date is not later, no reason or approver is named, or the approver may not approve it.
pub fn extend(
    session: &mut Session,
    round: &mut Round,
    number: u32,
    to: NaiveDate,
    (approver, reason): (&str, &str),
) -> Result<Option<Done>> {
    let before = super::item(session, number)?;
    let mut after = taken(&before, Act::Extend)?;
    let approver = needed(approver, "延期须写明批准人。", "More time needs an approver.")?;
    let reason = needed(reason, "延期须写明原因。", "More time needs a reason.")?;
    check_due(to, session.today())?;
    if to <= before.due {
        let due = before.due;
        return Err(Error::new(
            Kind::Invalid,
            Text::of(
                format!("新的期限 {to} 不晚于原期限 {due}。"),
                format!("The new date, {to}, is not later than the present one, {due}."),
            ),
        ));
    }
    check_approver(session, &approver)?;
    after.extension = Some(Extension {
        from: before.due,
        reason: reason.clone(),
        approver,
    });
    after.due = to;
    keep(session, round, (Task::Extend, &reason), (before, after))
}

/// Takes an item further.
///
/// # Errors
/// No reason is given, or it is not running.
pub fn escalate(
    session: &mut Session,
    round: &mut Round,
    number: u32,
    (means, reason): (Means, &str),
) -> Result<Option<Done>> {
    let before = super::item(session, number)?;
    let mut after = taken(&before, Act::Escalate)?;
    let reason = needed(
        reason,
        "约谈或移交督查须写明原因。",
        "A talk or an inspection needs a reason.",
    )?;
    after.escalation = Some(Escalation {
        means,
        on: session.today(),
        reason: reason.clone(),
    });
    keep(session, round, (Task::Escalate, &reason), (before, after))
}

/// Where people are registered, an approver is one of them and may approve.
fn check_approver(session: &Session, name: &str) -> Result<()> {
    let Some(approver) = gate::acting(&session.store, name)? else {
        return Ok(());
    };
    if approver.is_one_of(&[Role::Administrator, Role::Leader]) {
        return Ok(());
    }
    Err(Error::new(
        Kind::Conflict,
        Text::of(
            format!("“{name}”不能批准延期。"),
            format!("\"{name}\" may not approve more time."),
        ),
    )
    .hint(gate::needs(&[Role::Administrator, Role::Leader])))
}
