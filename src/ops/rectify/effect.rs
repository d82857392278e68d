//! Effect on the next period 次年影响: what the ledger of the period before counts for, offered and never forced.
//!
//! Which metrics and which penalty item take it is the scheme's to say; a person takes it over, as values
//! and adjustments like any others.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::needed;
use crate::error::{Error, Kind, Result};
use crate::i18n::rectification as words;
use crate::model::rectification::State;
use crate::model::scheme::policy::Rectified;
use crate::model::{Period, Quantity, Rectification, Reported, UnitIx};
use crate::ops::adjust::{self, Application};
use crate::ops::round::Round;
use crate::ops::session::{Action, Done, Session};
use crate::ops::set::{self, Edit};
use crate::ops::task::Task;
use crate::store::{Change, Record, RectificationRow};
use crate::text::{Lang, Text};

/// How a unit put right what the period before found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing {
    /// The unit.
    pub unit: UnitIx,
    /// The items that fell due, or were closed before they did.
    pub due: Vec<u32>,
    /// Of these, those closed in time.
    pub done: Vec<u32>,
    /// Of these, those that are late and not closed.
    pub overdue: Vec<u32>,
    /// Of those overdue, those that were applied as a penalty already.
    pub applied: Vec<u32>,
    /// The items that are not due yet or wait to be verified; they count for nothing so far.
    pub open: Vec<u32>,
}

impl Standing {
    /// The share of the items due that was closed in time; none where nothing was due.
    #[must_use]
    pub fn rate(&self) -> Option<f64> {
        let n = |items: &[u32]| u32::try_from(items.len()).map_or(f64::INFINITY, f64::from);
        (!self.due.is_empty()).then(|| n(&self.done) / n(&self.due))
    }
}

/// The period whose ledger counts for the round's period: the one just before.
#[must_use]
pub fn from(round: &Round) -> Period {
    round.period.previous()
}

/// How every unit stands on a day with the items of the period before.
#[must_use]
pub fn standings(round: &Round, today: NaiveDate) -> Vec<Standing> {
    let units = (0..round.scheme.n_units()).map(UnitIx);
    units.map(|unit| standing(round, unit, today)).collect()
}

fn standing(round: &Round, unit: UnitIx, today: NaiveDate) -> Standing {
    let (mut due, mut done, mut overdue, mut open) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    for item in items(round, unit) {
        let number = item.number;
        if item.is_overdue(today) {
            overdue.push(number);
        }
        if item.is_closed_in_time() {
            done.push(number);
        }
        if item.state == State::Closed || item.is_overdue(today) {
            due.push(number);
        } else {
            open.push(number);
        }
    }
    let is_applied = |number: &u32| is_applied(round, unit, *number);
    let applied = overdue.iter().copied().filter(is_applied).collect();
    Standing {
        unit,
        due,
        done,
        overdue,
        applied,
        open,
    }
}

/// The items of the period before that were issued to a unit.
fn items(round: &Round, unit: UnitIx) -> impl Iterator<Item = &Rectification> {
    let code = &round.scheme.unit(unit).code;
    let is_its =
        move |item: &&Rectification| item.unit == *code && item.period == from(round) && item.state != State::Drafted;
    round.ledger().filter(is_its)
}

/// What an overdue item is known by, so that it counts once; the same in every language.
fn event(number: u32) -> String {
    format!("整改台账第 {number} 号")
}

fn is_applied(round: &Round, unit: UnitIx, number: u32) -> bool {
    let event = event(number);
    let mut applied = round.applied.values();
    applied.any(|applied| applied.adjustment.unit == unit && applied.event == event)
}

/// Takes what is offered over into the round's period: values, penalties, and a word in the ledger, as one
/// change; `None` where everything is so already.
///
/// # Errors
/// The scheme does not say what takes it, no reason is given, or the period does not allow it.
pub fn take_over(session: &mut Session, round: &mut Round, lang: Lang, reason: &str) -> Result<Option<Done>> {
    let rectified = rule(round)?.clone();
    let reason = needed(
        reason,
        "整改结果计入考核须写明原因。",
        "Taking rectification over into scores needs a reason.",
    )?;
    let mut changes = Vec::new();
    for standing in standings(round, session.today()) {
        changes.extend(values(round, &rectified, &standing, lang));
        if let Some(item) = &rectified.penalty {
            changes.extend(penalties(session, round, (item, &standing), lang)?);
        }
        changes.extend(noted(round, &rectified, &standing, lang));
    }
    let action = Action {
        details: BTreeMap::from([("into".to_owned(), round.period.to_string())]),
        ..Action::new(Task::TakeOver, &reason)
    };
    session.carry_out(round, action, changes)
}

/// What the scheme says takes it.
///
/// # Errors
/// It says nothing.
fn rule(round: &Round) -> Result<&Rectified> {
    round.scheme.document().rectification.as_ref().ok_or_else(|| {
        Error::new(
            Kind::Conflict,
            Text::new(
                "方案没有写明整改结果计入哪项数据、哪个扣分项，没有保存。",
                "The scheme does not say which metrics and which penalty rectification counts for; nothing was saved.",
            ),
        )
        .hint(Text::new(
            "请在方案中加 rectification（done、due、penalty），或用 kaohe set、kaohe adjust 逐项填写。",
            "Add rectification (done, due, penalty) to the scheme, or enter them with kaohe set and kaohe adjust.",
        ))
    })
}

fn values(round: &Round, rectified: &Rectified, standing: &Standing, lang: Lang) -> Vec<Change> {
    let pairs = [(&rectified.done, &standing.done), (&rectified.due, &standing.due)];
    let change = |(code, items): (&Option<String>, &Vec<u32>)| {
        let metric = round.scheme.find_metric(code.as_ref()?)?;
        let stands = round.dataset.entry(round.period, standing.unit, metric).reported;
        // Where the ledger has nothing due, what is entered may come from elsewhere.
        if standing.due.is_empty() && stands != Reported::Pending {
            return None;
        }
        let count = i32::try_from(items.len()).unwrap_or(i32::MAX);
        let kept = round.dataset.remark(round.period, standing.unit, metric);
        let has_source = kept.is_some_and(|remark| !remark.source.is_empty());
        let edit = Edit {
            source: (!has_source).then(|| words::LEDGER.get(lang).to_owned()),
            ..Edit::value(standing.unit, metric, Reported::Value(Quantity::from(count)))
        };
        set::change(round, &edit)
    };
    pairs.into_iter().filter_map(change).collect()
}

fn penalties(session: &Session, round: &Round, (item, of): (&str, &Standing), lang: Lang) -> Result<Vec<Change>> {
    let new = of.overdue.iter().filter(|number| !of.applied.contains(number));
    let change = |number: &u32| {
        let application = Application {
            unit: of.unit,
            item: item.to_owned(),
            count: Quantity::from(1),
            reason: words::overdue_reason(*number).get(lang).to_owned(),
            evidence: words::LEDGER.get(lang).to_owned(),
            event: event(*number),
            files: Vec::new(),
        };
        adjust::change(session, round, &application)
    };
    new.map(change).collect()
}

/// What the ledger itself says of it then, where nobody has said anything.
fn noted(round: &Round, rectified: &Rectified, standing: &Standing, lang: Lang) -> Vec<Change> {
    let silent = standing.due.iter().filter_map(|number| round.item(*number));
    let silent = silent.filter(|item| item.effect.is_empty());
    let change = |item: &Rectification| {
        let is_done = standing.done.contains(&item.number);
        let penalty = rectified.penalty.as_deref();
        let penalty = penalty.filter(|_| standing.overdue.contains(&item.number));
        let after = Rectification {
            effect: words::taken_over(round.period, is_done, penalty).get(lang).to_owned(),
            ..item.clone()
        };
        let [before, after] =
            [item.clone(), after].map(|item| Some(Record::Rectification(RectificationRow(Box::new(item)))));
        Change::new(before, after)
    };
    silent.filter_map(change).collect()
}
