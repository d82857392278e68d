//! The experts' marks together 评委评分: opened to each other, moderated where they lie apart, compared.
//!
//! The marks themselves are never changed here.

use super::blind;
use super::round::Round;
use super::session::{Action, Done, Session};
use super::task::Task;
use crate::analysis::agreement::{self, Agreement};
use crate::error::{Error, Kind, Result};
use crate::model::scheme::method::Rule;
use crate::model::{NodeIx, Quantity, UnitIx};
use crate::store::{Change, Key, ModerationRow, Record, Setting};
use crate::text::Text;

/// From so many marks on, the indicator's own way of combining them settles what they differ by.
const ENOUGH: usize = 3;

/// The share of the scale by which two marks may differ, where the scheme says nothing.
const SHARE: f64 = 0.15;

/// The marks of all assessors on an indicator.
#[derive(Debug, Clone, PartialEq)]
pub struct Panel {
    /// The indicator.
    pub indicator: NodeIx,
    /// The assessors, by name.
    pub assessors: Vec<String>,
    /// How far they agree; habits are in the order of the assessors.
    pub agreement: Agreement,
}

/// Opens the marks of the round's period to every expert; `None` where they are.
///
/// # Errors
/// The store refused; nothing was changed.
pub fn open(session: &mut Session, round: &mut Round) -> Result<Option<Done>> {
    let name = blind::setting(round.period);
    let before = session.store.get(&Key::setting(&name))?;
    let after = Record::Setting(Setting {
        name,
        value: "open".to_owned(),
    });
    let change = Change::new(before, Some(after));
    session.carry_out(round, Action::new(Task::Moderate, ""), change.into_iter().collect())
}

/// Notes how marks that lie apart were settled; the marks stay as they are.
///
/// # Errors
/// The note is empty, nothing was marked, or the store refused; nothing was changed.
pub fn moderate(session: &mut Session, round: &mut Round, at: (NodeIx, UnitIx), note: &str) -> Result<Option<Done>> {
    if note.trim().is_empty() {
        return Err(Error::new(
            Kind::Usage,
            Text::new("没有写复议情况。", "It does not say how the marks were settled."),
        )
        .hint(Text::new("请加 --note。", "Add --note.")));
    }
    let (indicator, unit) = at;
    if values(round, indicator, unit).is_empty() {
        return Err(Error::new(
            Kind::Conflict,
            Text::new("还没有评分，无需复议。", "There are no marks to settle."),
        ));
    }
    let key = key(round, indicator, unit);
    let before = session.store.get(&key)?;
    let after = Record::Moderation(ModerationRow {
        period: round.period,
        indicator: round.scheme.node(indicator).code().to_owned(),
        unit: round.scheme.unit(unit).code.clone(),
        actor: session.actor().to_owned(),
        note: note.trim().to_owned(),
    });
    let change = Change::new(before, Some(after));
    session.carry_out(round, Action::new(Task::Moderate, note), change.into_iter().collect())
}

/// Units on indicators whose marks lie too far apart, which neither a third assessor nor a note
/// has settled.
#[must_use]
pub fn unsettled(round: &Round) -> Vec<(UnitIx, NodeIx)> {
    let due = round.marks_due().into_iter();
    let open = due.filter(|&(indicator, unit)| {
        let (node, place) = (round.scheme.node(indicator), round.scheme.unit(unit));
        lie_apart(round, indicator, unit) && round.moderation(node.code(), &place.code).is_none()
    });
    open.map(|(indicator, unit)| (unit, indicator)).collect()
}

/// How far the assessors of an indicator agree in the round's period.
#[must_use]
pub fn agreement(round: &Round, indicator: NodeIx) -> Panel {
    let units: Vec<UnitIx> = round
        .marks_due()
        .into_iter()
        .filter_map(|(node, unit)| (node == indicator).then_some(unit))
        .collect();
    let marks = |unit: UnitIx| round.dataset.marks(round.period, indicator, unit);
    let mut assessors: Vec<String> = units
        .iter()
        .flat_map(|unit| marks(*unit))
        .map(|mark| mark.assessor.clone())
        .collect();
    assessors.sort();
    assessors.dedup();
    let given = |assessor: &String, unit: UnitIx| {
        let mark = marks(unit).iter().find(|mark| mark.assessor == *assessor)?;
        mark.entry.reported.quantity().map(Quantity::value)
    };
    let rows: Vec<Vec<Option<f64>>> = assessors
        .iter()
        .map(|assessor| units.iter().map(|unit| given(assessor, *unit)).collect())
        .collect();
    Panel {
        indicator,
        agreement: agreement::agreement(&rows),
        assessors,
    }
}

/// The judgement indicators of the round's period, in the order of the scheme.
#[must_use]
pub fn indicators(round: &Round) -> Vec<NodeIx> {
    let judged = round.scheme.indicators().filter(|(_, indicator)| indicator.is_judged());
    judged.map(|(node, _)| node).collect()
}

/// How far the marks of a unit on an indicator lie apart, and by how much two of them may.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Spread {
    /// The highest mark less the lowest.
    pub apart: f64,
    /// From more than this on two marks are too far apart.
    pub limit: f64,
}

/// How far the marks of a unit on an indicator lie apart; `None` where nobody marked it.
#[must_use]
pub fn spread(round: &Round, indicator: NodeIx, unit: UnitIx) -> Option<Spread> {
    let marks = values(round, indicator, unit);
    let limit = limit(round, indicator).filter(|_| !marks.is_empty())?;
    let marks = || marks.iter().map(|mark| mark.value());
    let (high, low) = (marks().fold(f64::MIN, f64::max), marks().fold(f64::MAX, f64::min));
    let apart = high - low;
    Some(Spread { apart, limit })
}

/// Whether two marks lie too far apart and no third settles them.
fn lie_apart(round: &Round, indicator: NodeIx, unit: UnitIx) -> bool {
    let is_open = values(round, indicator, unit).len() < ENOUGH;
    is_open && spread(round, indicator, unit).is_some_and(|spread| spread.apart > spread.limit)
}

fn values(round: &Round, indicator: NodeIx, unit: UnitIx) -> Vec<Quantity> {
    let marks = round.dataset.marks(round.period, indicator, unit);
    marks.iter().filter_map(|mark| mark.entry.reported.quantity()).collect()
}

fn limit(round: &Round, indicator: NodeIx) -> Option<f64> {
    match &round.scheme.node(indicator).method()?.rule {
        Rule::Judgement(judgement) => Some(judgement.spread_alert.unwrap_or(SHARE * judgement.scale)),
        _ => None,
    }
}

fn key(round: &Round, indicator: NodeIx, unit: UnitIx) -> Key {
    Key::moderation(
        round.period,
        round.scheme.node(indicator).code(),
        &round.scheme.unit(unit).code,
    )
}
