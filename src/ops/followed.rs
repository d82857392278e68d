//! What is followed up of results in memory: appeals, and the ledger of rectification items.

use std::collections::BTreeMap;

use super::round::Round;
use crate::model::{Appeal, Period, Rectification};
use crate::store::{AppealRow, Record, RectificationRow};

/// The appeals of all periods and the ledger, as rows of a store are taken in.
#[derive(Debug, Clone, Default)]
pub(super) struct Followed {
    appeals: BTreeMap<(Period, u32), Appeal>,
    items: BTreeMap<u32, Rectification>,
}

impl Followed {
    /// Takes in a row; one of another kind means nothing here.
    pub(super) fn put(&mut self, row: &Record) {
        match row {
            Record::Appeal(AppealRow(appeal)) => {
                self.appeals.insert((appeal.period, appeal.number), appeal.clone());
            }
            Record::Rectification(RectificationRow(item)) => {
                self.items.insert(item.number, item.clone());
            }
            _ => {}
        }
    }

    /// Forgets a row.
    pub(super) fn take(&mut self, row: &Record) {
        match row {
            Record::Appeal(AppealRow(appeal)) => drop(self.appeals.remove(&(appeal.period, appeal.number))),
            Record::Rectification(RectificationRow(item)) => drop(self.items.remove(&item.number)),
            _ => {}
        }
    }
}

impl Round {
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
