//! Bonus, penalty and veto items 加分、扣分、一票否决: applied with a reason, or taken away again.

use std::path::PathBuf;

use uuid::Uuid;

use super::evidence;
use super::round::Round;
use super::session::{Action, Done, Session};
use super::task::Task;
use crate::error::{Error, Kind, Result};
use crate::model::{Quantity, Scheme, UnitIx};
use crate::store::{AdjustmentRow, Change, Key, Record};
use crate::text::Text;

/// An item to be applied to a unit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Application {
    /// The unit.
    pub unit: UnitIx,
    /// The code of the item.
    pub item: String,
    /// How many times; 1 for a veto.
    pub count: Quantity,
    /// Why; it is printed beside the points.
    pub reason: String,
    /// What proves it: a document, a file.
    pub evidence: String,
    /// What the event is known by, so that it counts once; empty where nobody says.
    pub event: String,
    /// Files that prove it.
    pub files: Vec<PathBuf>,
}

/// Applies an item in the round's period.
///
/// # Errors
/// There is no such item or reason, the same event was applied already, or the store refused.
pub fn apply(session: &mut Session, round: &mut Round, application: &Application) -> Result<Option<Done>> {
    let applied = change(session, round, application)?;
    let files = evidence::attached(session, round, &applied.key(), &application.files, Task::Adjust)?;
    let changes = std::iter::once(applied).chain(files).collect();
    session.carry_out(round, Action::new(Task::Adjust, &application.reason), changes)
}

/// The change that an application asks for.
pub(super) fn change(session: &Session, round: &Round, application: &Application) -> Result<Change> {
    check(round, application)?;
    let row = AdjustmentRow {
        id: session.clock().command_id(),
        period: round.period,
        unit: round.scheme.unit(application.unit).code.clone(),
        item: application.item.clone(),
        count: application.count,
        reason: application.reason.clone(),
        actor: session.actor().to_owned(),
        evidence: application.evidence.clone(),
        event: application.event.trim().to_owned(),
        confirmed_by: String::new(),
    };
    Ok(Change::add(Record::Adjustment(row)))
}

/// Takes an item away again.
///
/// # Errors
/// It is not applied any more, or the store refused.
pub fn remove(session: &mut Session, round: &mut Round, id: Uuid, reason: &str) -> Result<Option<Done>> {
    let row = session.store.get(&Key::adjustment(id))?.ok_or_else(gone)?;
    session.carry_out(round, Action::new(Task::Adjust, reason), vec![Change::remove(row)])
}

/// Confirms what somebody else applied; `None` where it is confirmed.
///
/// # Errors
/// It is not applied any more, or was applied by the one who confirms, or the store refused.
pub fn confirm(session: &mut Session, round: &mut Round, id: Uuid, reason: &str) -> Result<Option<Done>> {
    let Some(Record::Adjustment(before)) = session.store.get(&Key::adjustment(id))? else {
        return Err(gone());
    };
    if before.actor == session.actor() {
        return Err(Error::new(
            Kind::Conflict,
            Text::new(
                "这项加减分由本人计入，须由他人确认。",
                "You applied this adjustment; somebody else has to confirm it.",
            ),
        )
        .hint(Text::new(
            "请他人加 --as 姓名确认。",
            "Let them confirm it with --as NAME.",
        )));
    }
    if !before.confirmed_by.is_empty() {
        return Ok(None);
    }
    let after = AdjustmentRow {
        confirmed_by: session.actor().to_owned(),
        ..before.clone()
    };
    let change = Change::new(Some(Record::Adjustment(before)), Some(Record::Adjustment(after)));
    session.carry_out(round, Action::new(Task::Confirm, reason), change.into_iter().collect())
}

/// The adjustments of the round's period that nobody else has confirmed.
pub(super) fn unconfirmed(round: &Round) -> Vec<(UnitIx, String)> {
    let open = round.applied().filter(|applied| applied.confirmed_by.is_empty());
    open.map(|applied| (applied.adjustment.unit, applied.adjustment.item.clone()))
        .collect()
}

fn gone() -> Error {
    Error::new(
        Kind::NotFound,
        Text::new("这项加减分已不存在。", "This adjustment does not exist any more."),
    )
}

/// What an item is: the same event counts once as each.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum ItemKind {
    Bonus,
    Penalty,
    Veto,
}

fn kind(scheme: &Scheme, item: &str) -> Option<ItemKind> {
    let adjustments = &scheme.document().adjustments;
    if adjustments.bonus.items.iter().any(|bonus| bonus.code == item) {
        Some(ItemKind::Bonus)
    } else if adjustments.penalty.items.iter().any(|penalty| penalty.code == item) {
        Some(ItemKind::Penalty)
    } else {
        let mut vetoes = adjustments.veto.iter();
        vetoes.any(|veto| veto.code == item).then_some(ItemKind::Veto)
    }
}

/// Refuses an event that counts already for the unit as a bonus, penalty or veto, in any period.
fn check_event(round: &Round, application: &Application) -> Result<()> {
    let event = application.event.trim();
    let of = |item: &str| kind(&round.scheme, item);
    let same = |applied: &&super::round::Applied| {
        let adjustment = &applied.adjustment;
        applied.event == event && adjustment.unit == application.unit && of(&adjustment.item) == of(&application.item)
    };
    let counted = round.applied.values().find(same).filter(|_| !event.is_empty());
    counted.map_or(Ok(()), |counted| {
        let (period, item) = (counted.period, &counted.adjustment.item);
        Err(Error::new(
            Kind::Conflict,
            Text::of(
                format!("事件“{event}”已在 {period} 按 {item} 计过，不重复计分。"),
                format!("Event \"{event}\" was counted in {period} as {item} and counts once."),
            ),
        ))
    })
}

fn check(round: &Round, application: &Application) -> Result<()> {
    let invalid = |zh: &'static str, en: &'static str| Err(Error::new(Kind::Invalid, Text::new(zh, en)));
    if !round.scheme.is_adjustment(&application.item) {
        return invalid(
            "方案中没有这个加分、扣分或否决事项。",
            "The scheme has no such bonus, penalty or veto item.",
        );
    }
    if application.reason.trim().is_empty() {
        return invalid(
            "加分、扣分和否决须写明事由。",
            "A bonus, penalty or veto needs a reason.",
        );
    }
    let count = application.count.value();
    let is_veto = round
        .scheme
        .document()
        .adjustments
        .veto
        .iter()
        .any(|veto| veto.code == application.item);
    if count < 1.0 || count.fract() != 0.0 || (is_veto && count > 1.0) {
        return invalid(
            "次数应是 1、2 这样的整数；一票否决只计 1 次。",
            "The count is a whole number such as 1 or 2; a veto counts once.",
        );
    }
    check_event(round, application)?;
    let same = |applied: &super::round::Applied| {
        let adjustment = &applied.adjustment;
        (adjustment.unit, &adjustment.item, &adjustment.reason)
            == (application.unit, &application.item, &application.reason)
    };
    if round.applied().any(same) {
        return Err(Error::new(
            Kind::Conflict,
            Text::new(
                "同一事由已经计过，不重复计分。",
                "The same event was applied already and counts once.",
            ),
        ));
    }
    Ok(())
}
