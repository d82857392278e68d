//! Marks that an expert does not see yet 背靠背评分: the others' marks on what is not marked by all.
//!
//! Hidden from an actor whose only role is expert, until every registered expert has marked the
//! unit on the indicator, an administrator opens the marks, or the period is approved. As with
//! roles, this keeps honest people independent; whoever can read the file can read the marks.

use std::collections::{BTreeMap, BTreeSet};

use super::session::Session;
use crate::error::Result;
use crate::model::{Period, Role, State};
use crate::store::{Change, Family, Key, Record, Setting};
use crate::text::Text;

/// A unit on an indicator in a period, as keys write them.
type Cell = [String; 3];

/// What an expert does not see.
#[derive(Debug)]
pub(super) struct Blind {
    name: String,
    /// The periods whose marks everybody sees.
    open: BTreeSet<String>,
    /// What every registered expert has marked.
    complete: BTreeSet<Cell>,
}

/// The setting that says that the marks of a period are open.
pub(super) fn setting(period: Period) -> String {
    format!("{} {period}", Setting::PANEL)
}

impl Blind {
    /// What is hidden from who acts in the session; `None` where nothing is.
    pub(super) fn of(session: &Session) -> Result<Option<Self>> {
        let actors = session.store.actors()?;
        let mut bound = actors.iter().filter(|actor| actor.roles == [Role::Expert]);
        if !bound.any(|actor| actor.name == session.actor()) {
            return Ok(None);
        }
        let marks = session.store.marks()?;
        let periods: BTreeSet<Period> = marks.iter().map(|mark| mark.period).collect();
        let mut open = BTreeSet::new();
        for period in periods {
            let is_open = session.store.get(&Key::setting(&setting(period)))?.is_some();
            if is_open || session.step(period)?.is_frozen() {
                open.insert(period.to_string());
            }
        }
        let mut given: BTreeMap<Cell, BTreeSet<String>> = BTreeMap::new();
        for mark in marks {
            if mark.entry.reported.state() != State::Pending {
                let cell = [mark.period.to_string(), mark.unit, mark.indicator];
                given.entry(cell).or_default().insert(mark.assessor);
            }
        }
        let experts: BTreeSet<String> = actors
            .iter()
            .filter(|actor| actor.is_one_of(&[Role::Expert]))
            .map(|actor| actor.name.clone())
            .collect();
        let complete = given.into_iter().filter(|(_, who)| who.is_superset(&experts));
        let complete = complete.map(|(cell, _)| cell).collect();
        Ok(Some(Self {
            name: session.actor().to_owned(),
            open,
            complete,
        }))
    }

    /// Whether a row is hidden: another's mark, or what proves it.
    pub(super) fn hides(&self, row: &Record) -> bool {
        match row {
            Record::Evidence(row) => self.hides_key(&row.subject),
            _ => self.hides_key(&row.key()),
        }
    }

    /// Whether the row with this key is hidden.
    pub(super) fn hides_key(&self, key: &Key) -> bool {
        let (Family::Mark, [period, unit, indicator, assessor]) = (key.family(), key.columns()) else {
            return false;
        };
        let cell = [period.clone(), unit.clone(), indicator.clone()];
        *assessor != self.name && !self.open.contains(period) && !self.complete.contains(&cell)
    }

    /// Whether one of the changes says something of what is hidden.
    pub(super) fn hides_any(&self, changes: &[Change]) -> bool {
        changes.iter().any(|change| self.hides(change.row()))
    }
}

/// Whether changes decide what somebody sees: a mark may be the one that lets an expert see the others'.
pub(super) fn is_concerned(changes: &[Change]) -> bool {
    changes.iter().any(|change| match change.row() {
        Record::Setting(row) => row.name.starts_with(Setting::PANEL),
        row => matches!(row, Record::Mark(_)),
    })
}

/// What is said in the place of what is hidden.
pub(super) const HIDDEN: Text = Text::new("评分（尚未公开）", "marks (not open yet)");
