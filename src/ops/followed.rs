//! What is followed up of results in memory: how far each period is and when its steps are due,
//! appeals, the ledger of rectification items, the duties of the plan.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::round::Round;
use crate::model::plan::duty::Duty;
use crate::model::{Appeal, Period, Rectification, Step};
use crate::store::{AppealRow, DutyRow, PeriodRow, Record, RectificationRow};

/// The steps of all periods, the appeals, the ledger and the duties, as rows of a store are taken in.
#[derive(Debug, Clone, Default)]
pub(super) struct Followed {
    steps: BTreeMap<Period, Step>,
    deadlines: BTreeMap<(Period, Step), NaiveDate>,
    /// How marks were settled, by period, indicator and unit.
    moderations: BTreeMap<(Period, String, String), String>,
    appeals: BTreeMap<(Period, u32), Appeal>,
    items: BTreeMap<u32, Rectification>,
    duties: BTreeMap<DutyKey, Duty>,
}

/// Whose a duty is: the id of the plan, the number of the measure, and the unit's code or the
/// department's name.
type DutyKey = (String, u32, String);

impl Followed {
    /// Takes in a row; one of another kind means nothing here.
    pub(super) fn put(&mut self, row: &Record) {
        match row {
            Record::Period(PeriodRow { period, step }) => {
                self.steps.insert(*period, *step);
            }
            Record::Moderation(row) => {
                self.moderations
                    .insert((row.period, row.indicator.clone(), row.unit.clone()), row.note.clone());
            }
            Record::Deadline(row) => {
                self.deadlines.insert((row.period, row.step), row.due);
            }
            Record::Appeal(AppealRow(appeal)) => {
                self.appeals
                    .insert((appeal.period, appeal.number), appeal.as_ref().clone());
            }
            Record::Rectification(RectificationRow(item)) => {
                self.items.insert(item.number, item.as_ref().clone());
            }
            Record::Duty(row) => {
                self.duties.insert(duty_key(row), row.duty.clone());
            }
            _ => {}
        }
    }

    /// Forgets a row.
    pub(super) fn take(&mut self, row: &Record) {
        match row {
            Record::Period(PeriodRow { period, .. }) => drop(self.steps.remove(period)),
            Record::Moderation(row) => {
                self.moderations
                    .remove(&(row.period, row.indicator.clone(), row.unit.clone()));
            }
            Record::Deadline(row) => drop(self.deadlines.remove(&(row.period, row.step))),
            Record::Appeal(AppealRow(appeal)) => drop(self.appeals.remove(&(appeal.period, appeal.number))),
            Record::Rectification(RectificationRow(item)) => drop(self.items.remove(&item.number)),
            Record::Duty(row) => drop(self.duties.remove(&duty_key(row))),
            _ => {}
        }
    }
}

fn duty_key(row: &DutyRow) -> DutyKey {
    (row.plan.clone(), row.measure, row.unit.clone())
}

impl Round {
    /// What somebody has to do for a measure of a plan; nothing where nothing was said of it.
    pub(super) fn duty(&self, plan: &str, measure: u32, unit: &str) -> Duty {
        let key = (plan.to_owned(), measure, unit.to_owned());
        self.followed.duties.get(&key).cloned().unwrap_or_default()
    }

    /// The step that the period has come to.
    #[must_use]
    pub fn step(&self) -> Step {
        self.followed.steps.get(&self.period).copied().unwrap_or_default()
    }

    /// When the steps of the period are due, in their order.
    pub fn deadlines(&self) -> impl Iterator<Item = (Step, NaiveDate)> {
        let all = self.followed.deadlines.iter();
        all.filter(|((period, _), _)| *period == self.period)
            .map(|((_, step), due)| (*step, *due))
    }

    /// How the marks of a unit on an indicator were settled, where that is noted.
    #[must_use]
    pub fn moderation(&self, indicator: &str, unit: &str) -> Option<&str> {
        let key = (self.period, indicator.to_owned(), unit.to_owned());
        self.followed.moderations.get(&key).map(String::as_str)
    }

    /// The appeals of the period, by number.
    pub fn appeals(&self) -> impl Iterator<Item = &Appeal> {
        let all = self.followed.appeals.values();
        all.filter(|appeal| appeal.period == self.period)
    }

    /// The ledger of rectification items of all periods, by number.
    pub fn ledger(&self) -> impl Iterator<Item = &Rectification> {
        self.followed.items.values()
    }

    /// One item of the ledger.
    #[must_use]
    pub fn item(&self, number: u32) -> Option<&Rectification> {
        self.followed.items.get(&number)
    }
}
