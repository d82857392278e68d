//! What is said of a value or a mark, its source and its note, changed without the value.

use super::block::Place;
use super::round::Round;
use super::session::{Action, Done, Session};
use super::set::{self, Edit};
use super::task::Task;
use crate::error::{Error, Kind, Result};
use crate::model::dataset::Remark;
use crate::store::{Change, Key, Record};
use crate::text::Text;

/// What is to be said; as it is where left out.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Said {
    /// Where the value comes from.
    pub source: Option<String>,
    /// A note.
    pub note: Option<String>,
}

impl Place {
    /// The key of the cell's row in the store.
    #[must_use]
    pub fn key(&self, round: &Round) -> Key {
        let (scheme, period) = (&round.scheme, round.period);
        let unit = &scheme.unit(self.unit()).code;
        match self {
            Self::Metric(_, metric) => Key::entry(period, unit, &scheme.metric(*metric).code),
            Self::Mark(_, node, assessor) => Key::mark(period, unit, scheme.node(*node).code(), assessor),
        }
    }

    /// What is said of the cell, where anything is.
    #[must_use]
    pub fn remark<'r>(&self, round: &'r Round) -> Option<&'r Remark> {
        match self {
            Self::Metric(unit, metric) => round.dataset.remark(round.period, *unit, *metric),
            Self::Mark(..) => round.mark_remarks.get(&self.key(round)),
        }
    }
}

/// Says something of a cell; `None` where it is said already. The value stays, and so does whether
/// it is verified.
///
/// # Errors
/// There is no mark to say anything of, or the store refused; nothing was changed.
pub fn remark(
    session: &mut Session,
    round: &mut Round,
    place: &Place,
    said: &Said,
    reason: &str,
) -> Result<Option<Done>> {
    let change = match place {
        Place::Metric(unit, metric) => set::change(
            round,
            &Edit {
                unit: *unit,
                metric: *metric,
                reported: None,
                source: said.source.clone(),
                note: said.note.clone(),
            },
        ),
        Place::Mark(..) => of_mark(session, round, place, said)?,
    };
    let changes = change.into_iter().collect();
    session.carry_out(round, Action::new(Task::Remark, reason), changes)
}

fn of_mark(session: &Session, round: &Round, place: &Place, said: &Said) -> Result<Option<Change>> {
    let Some(Record::Mark(before)) = session.store.get(&place.key(round))? else {
        return Err(Error::new(
            Kind::NotFound,
            Text::new(
                "这里还没有评分，不能写备注或来源。",
                "There is no mark here yet to say anything of.",
            ),
        )
        .hint(Text::new("请先评分。", "Give the mark first.")));
    };
    let mut after = before.clone();
    after.remark.source = said.source.clone().unwrap_or(after.remark.source);
    after.remark.note = said.note.clone().unwrap_or(after.remark.note);
    Ok(Change::new(Some(Record::Mark(before)), Some(Record::Mark(after))))
}
