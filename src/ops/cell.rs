//! One cell of the score sheet: what was typed into it, and every change it has seen.
//!
//! Reads; what is entered goes through [`set`](super::set) and [`mark`](super::mark).

use super::blind::Blind;
use super::describe::one;
use super::journal::Line;
use super::round::Round;
use super::session::Session;
use crate::error::{Problem, Result};
use crate::exchange::number::read_reported;
use crate::model::{MetricIx, NodeIx, Reported, UnitIx};
use crate::store::Key;

/// Reads what was typed into a cell whose numbers are in `measure`, with the habits of spreadsheets.
///
/// # Errors
/// What is neither a number nor a state, with the reason.
pub fn read(typed: &str, measure: &str) -> std::result::Result<Reported, Problem> {
    read_reported(typed, measure)
}

/// Every change of a value of the round's period, newest first.
///
/// # Errors
/// The store cannot be read.
pub fn history_of_value(session: &Session, round: &Round, unit: UnitIx, metric: MetricIx) -> Result<Vec<Line>> {
    let scheme = &round.scheme;
    let key = Key::entry(round.period, &scheme.unit(unit).code, &scheme.metric(metric).code);
    history(session, round, &key)
}

/// Every change of an assessor's mark in the round's period, newest first.
///
/// # Errors
/// The store cannot be read.
pub fn history_of_mark(session: &Session, round: &Round, at: (NodeIx, UnitIx), assessor: &str) -> Result<Vec<Line>> {
    let (indicator, unit) = at;
    let scheme = &round.scheme;
    let key = Key::mark(
        round.period,
        &scheme.unit(unit).code,
        scheme.node(indicator).code(),
        assessor,
    );
    history(session, round, &key)
}

fn history(session: &Session, round: &Round, key: &Key) -> Result<Vec<Line>> {
    if Blind::of(session)?.is_some_and(|blind| blind.hides_key(key)) {
        return Ok(Vec::new());
    }
    let found = session.store.history(key)?;
    let line = |(entry, change): (crate::store::JournalEntry, crate::store::Change)| Line {
        period: Some(round.period),
        what: one(&round.scheme, &change),
        entry,
    };
    Ok(found.into_iter().map(line).collect())
}
