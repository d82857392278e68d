//! A block of cells, values and marks alike: read, doubted, and set in one journal entry.
//!
//! What a single value or mark may be is said by `ops::set` and `ops::mark`.

use super::cell;
use super::describe::reported as described;
use super::doubt::{self, Doubt};
use super::mark::{self, Given};
use super::round::Round;
use super::session::{Action, Done, Session};
use super::set::{self, Edit};
use super::task::Task;
use crate::error::{Problem, Result};
pub use crate::exchange::tsv;
use crate::model::{Entry, MetricIx, NodeIx, Reported, UnitIx};
use crate::store::Change;
use crate::text::{Lang, Text};

/// A cell that can be changed.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Place {
    /// What a unit reports for a metric.
    Metric(UnitIx, MetricIx),
    /// An assessor's mark on an indicator of a unit.
    Mark(UnitIx, NodeIx, String),
}

impl Place {
    /// The unit whose cell it is.
    #[must_use]
    pub const fn unit(&self) -> UnitIx {
        match self {
            Self::Metric(unit, _) | Self::Mark(unit, ..) => *unit,
        }
    }

    /// The unit of measurement; empty for a mark.
    #[must_use]
    pub fn measure<'a>(&self, round: &'a Round) -> &'a str {
        match self {
            Self::Metric(_, metric) => &round.scheme.metric(*metric).unit,
            Self::Mark(..) => "",
        }
    }

    /// `龙门县 出口总额`.
    #[must_use]
    pub fn name(&self, round: &Round) -> Text {
        let scheme = &round.scheme;
        let unit = &scheme.unit(self.unit()).name;
        let what = match self {
            Self::Metric(_, metric) => &scheme.metric(*metric).name,
            Self::Mark(_, node, _) => scheme.node(*node).name(),
        };
        let both = |lang| format!("{} {}", unit.get(lang), what.get(lang));
        Text::of(both(Lang::Zh), both(Lang::En))
    }

    /// What is to change for the cell to hold this; `None` where it does already.
    ///
    /// # Errors
    /// A mark lies outside its scale, or the store cannot be read.
    pub(super) fn change(&self, session: &Session, round: &Round, reported: Reported) -> Result<Option<Change>> {
        match self {
            Self::Metric(unit, metric) => Ok(set::change(round, &Edit::value(*unit, *metric, reported))),
            Self::Mark(unit, indicator, assessor) => {
                let given = Given {
                    unit: *unit,
                    indicator: *indicator,
                    assessor: assessor.clone(),
                    reported,
                    note: None,
                };
                mark::change(session, round, &given)
            }
        }
    }

    /// What stands in the cell.
    #[must_use]
    pub fn entry(&self, round: &Round) -> Entry {
        let (dataset, period) = (&round.dataset, round.period);
        match self {
            Self::Metric(unit, metric) => dataset.entry(period, *unit, *metric),
            Self::Mark(unit, indicator, assessor) => {
                let mut marks = dataset.marks(period, *indicator, *unit).iter();
                let mark = marks.find(|mark| mark.assessor == *assessor);
                mark.map_or_else(Entry::default, |mark| mark.entry)
            }
        }
    }

    /// What was reported for the metric in the period before; marks are given anew each time.
    #[must_use]
    pub fn last(&self, round: &Round) -> Reported {
        match self {
            Self::Metric(unit, metric) => round.dataset.entry(round.period.previous(), *unit, *metric).reported,
            Self::Mark(..) => Reported::Pending,
        }
    }

    /// Reads what was typed or pasted into the cell, with the habits of spreadsheets.
    ///
    /// # Errors
    /// It is neither a number nor a state, or a mark outside its scale, with the reason.
    pub fn read(&self, round: &Round, typed: &str) -> std::result::Result<Reported, Problem> {
        let reported = cell::read(typed, self.measure(round))?;
        match self {
            Self::Metric(..) => Ok(reported),
            Self::Mark(_, node, _) => mark::within_scale(round, *node, reported).map(|()| reported),
        }
    }

    /// Every reason to doubt what is to stand in the cell, whatever stands in the others.
    #[must_use]
    pub fn doubts(&self, round: &Round, reported: Reported) -> Vec<Doubt> {
        match (self, reported) {
            (Self::Metric(unit, metric), Reported::Value(value)) => doubt::of_itself(round, *unit, *metric, value),
            _ => Vec::new(),
        }
    }

    /// Whether there is any reason to doubt this in the cell. Where the units do not add up, the whole stands for
    /// them all.
    #[must_use]
    pub fn is_doubtful(&self, round: &Round, reported: Reported) -> bool {
        let is_whole = self.unit().0 >= round.scheme.n_units();
        !self.doubts(round, reported).is_empty() || (is_whole && self.sum_differs(round, reported).is_some())
    }

    /// That the units do not add up with this in the cell.
    #[must_use]
    pub fn sum_differs(&self, round: &Round, reported: Reported) -> Option<Doubt> {
        match (self, reported) {
            (Self::Metric(unit, metric), Reported::Value(value)) => doubt::sum_differs(round, *unit, *metric, value),
            _ => None,
        }
    }
}

/// `龙门县 出口总额 38.2 → 382：达到上期值 38.2 的 10 倍以上`.
#[must_use]
pub fn doubted(round: &Round, place: &Place, reported: Reported, doubt: Doubt) -> Text {
    let (name, why) = (place.name(round), doubt.text());
    let (before, after) = (described(place.entry(round).reported), described(reported));
    let said = |lang: Lang, colon: &str| {
        let (before, after) = (before.get(lang), after.get(lang));
        format!("{} {before} → {after}{colon}{}", name.get(lang), why.get(lang))
    };
    Text::of(said(Lang::Zh, "："), said(Lang::En, ": "))
}

/// What typed or pasted text would do to cells; nothing is changed.
#[derive(Debug, Default)]
pub struct Plan {
    /// The cells that would change, and what would stand in them.
    pub cells: Vec<(Place, Reported)>,
    /// How many of them have nothing in them yet.
    pub new: usize,
    /// How many cells have the same in them already.
    pub same: usize,
    /// How many cells of the text are empty; those change nothing.
    pub empty: usize,
    /// The cells whose text cannot be read, and why.
    pub refused: Vec<(Place, Problem)>,
    /// The cells whose value is doubtful, and why.
    pub doubtful: Vec<(Place, Reported, Doubt)>,
}

/// Plans what texts would do to cells.
#[must_use]
pub fn plan<'a>(round: &Round, typed: impl IntoIterator<Item = (Place, &'a str)>) -> Plan {
    let mut plan = Plan::default();
    for (place, text) in typed {
        if text.trim().is_empty() {
            plan.empty += 1;
            continue;
        }
        let reported = match place.read(round, text) {
            Ok(reported) => reported,
            Err(problem) => {
                plan.refused.push((place, problem));
                continue;
            }
        };
        let before = place.entry(round).reported;
        if before == reported {
            plan.same += 1;
            continue;
        }
        plan.new += usize::from(before == Reported::Pending);
        let doubts = place.doubts(round, reported).into_iter();
        plan.doubtful
            .extend(doubts.map(|doubt| (place.clone(), reported, doubt)));
        plan.cells.push((place, reported));
    }
    plan
}

/// Sets cells of the round's period in one journal entry; `None` where everything is so already.
///
/// # Errors
/// A mark lies outside its scale, or the store refused; nothing was changed.
pub fn set(
    session: &mut Session,
    round: &mut Round,
    cells: &[(Place, Reported)],
    reason: &str,
) -> Result<Option<Done>> {
    let mut changes = Vec::with_capacity(cells.len());
    for (place, reported) in cells {
        changes.extend(place.change(session, round, *reported)?);
    }
    let is_marks = cells.iter().all(|(place, _)| matches!(place, Place::Mark(..)));
    let task = if is_marks { Task::Mark } else { Task::Enter };
    session.carry_out(round, Action::new(task, reason), changes)
}
