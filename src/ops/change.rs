//! The way of every change: one transaction in the store, then the same change in memory.
//!
//! What the rows of a store mean for a round is said here and nowhere else, so a round that was
//! changed equals one that is loaded.

use std::collections::{BTreeMap, BTreeSet};

use uuid::Uuid;

use super::followed::Followed;
use super::round::{Applied, Round};
use crate::error::{Error, Kind, Result};
use crate::model::dataset::Remark;
use crate::model::{Adjustment, Dataset, Entry, MetricIx, NodeIx, Period, Scheme, UnitIx};
use crate::store::{AdjustmentRow, Change, EntryRow, EvidenceRow, Key, MarkRow, Record};
use crate::text::Text;

/// The row of a cell of a period as it is in memory.
pub(super) fn entry_row(round: &Round, period: Period, unit: UnitIx, metric: MetricIx) -> EntryRow {
    EntryRow {
        period,
        unit: round.scheme.unit(unit).code.clone(),
        metric: round.scheme.metric(metric).code.clone(),
        entry: round.dataset.entry(period, unit, metric),
        remark: round.dataset.remark(period, unit, metric).cloned().unwrap_or_default(),
    }
}

/// A cell's row, unless nothing stands in it: what was never entered and what was emptied is the same.
pub(super) fn kept(row: EntryRow) -> Option<Record> {
    (row.entry != Entry::default() || row.remark != Remark::default()).then_some(Record::Entry(row))
}

impl Round {
    /// Applies what a commit did, and evaluates again.
    pub(super) fn follow(&mut self, changes: &[Change]) -> Result<()> {
        self.take_rows(changes)?;
        match self.touched(changes) {
            Some(indicators) => self.evaluate_again(&indicators),
            None => self.evaluate(),
        }
        Ok(())
    }

    /// Applies what a commit did to the rows; the evaluation stays behind.
    pub(super) fn take_rows(&mut self, changes: &[Change]) -> Result<()> {
        let mut rows = Rows {
            scheme: &self.scheme,
            dataset: &mut self.dataset,
            applied: &mut self.applied,
            evidence: &mut self.evidence,
            mark_remarks: &mut self.mark_remarks,
            followed: &mut self.followed,
        };
        for change in changes {
            match change.after() {
                Some(row) => rows.put(row)?,
                None => rows.take(change.before().expect("BUG: a change has a side"))?,
            }
        }
        self.dataset.forget_empty();
        Ok(())
    }

    /// The indicators whose inputs changed, where all changes are in the round's own period.
    fn touched(&self, changes: &[Change]) -> Option<Vec<NodeIx>> {
        let (mut metrics, mut touched) = (BTreeSet::new(), BTreeSet::new());
        for change in changes {
            let row = change.row();
            match row {
                Record::Entry(row) => {
                    metrics.insert(row.metric.as_str());
                }
                Record::Mark(row) => touched.extend(self.scheme.find_node(&row.indicator)),
                Record::Adjustment(_) => {}
                // What is no data of the sheet changes no score.
                _ => continue,
            }
            if row.period() != Some(self.period) {
                return None;
            }
        }
        let computed = self.scheme.indicators().filter(|(_, indicator)| {
            let mut inputs = indicator.metrics().into_iter();
            inputs.any(|metric| metrics.contains(metric))
        });
        touched.extend(computed.map(|(node, _)| node));
        Some(touched.into_iter().collect())
    }
}

/// The rows of a store in memory.
pub(super) struct Rows<'a> {
    pub scheme: &'a Scheme,
    pub dataset: &'a mut Dataset,
    pub applied: &'a mut BTreeMap<Uuid, Applied>,
    pub evidence: &'a mut BTreeMap<Uuid, EvidenceRow>,
    pub mark_remarks: &'a mut BTreeMap<Key, Remark>,
    pub followed: &'a mut Followed,
}

impl Rows<'_> {
    /// Takes in a row.
    pub(super) fn put(&mut self, row: &Record) -> Result<()> {
        match row {
            Record::Entry(row) => self.entry(row, row.entry, row.remark.clone()),
            Record::Mark(mark) => {
                if mark.remark == Remark::default() {
                    self.mark_remarks.remove(&row.key());
                } else {
                    self.mark_remarks.insert(row.key(), mark.remark.clone());
                }
                self.mark(mark, Some(mark.entry))
            }
            Record::Adjustment(row) => {
                let unit = self.unit(&row.unit)?;
                self.applied.insert(row.id, applied(row, unit));
                self.settle(row.period);
                Ok(())
            }
            Record::Evidence(row) => {
                self.evidence.insert(row.id, row.clone());
                Ok(())
            }
            // The rest is no data of the sheet.
            row => {
                self.followed.put(row);
                Ok(())
            }
        }
    }

    /// Forgets a row.
    fn take(&mut self, row: &Record) -> Result<()> {
        match row {
            Record::Entry(row) => self.entry(row, Entry::default(), Remark::default()),
            Record::Mark(mark) => {
                self.mark_remarks.remove(&row.key());
                self.mark(mark, None)
            }
            Record::Adjustment(row) => {
                self.applied.remove(&row.id);
                self.settle(row.period);
                Ok(())
            }
            Record::Evidence(row) => {
                self.evidence.remove(&row.id);
                Ok(())
            }
            // The rest is no data of the sheet.
            row => {
                self.followed.take(row);
                Ok(())
            }
        }
    }

    fn entry(&mut self, row: &EntryRow, entry: Entry, remark: Remark) -> Result<()> {
        let unit = self.unit(&row.unit)?;
        let metric = self
            .scheme
            .find_metric(&row.metric)
            .ok_or_else(|| stranger(&row.metric))?;
        self.dataset.set(row.period, unit, metric, entry);
        self.dataset.set_remark(row.period, unit, metric, remark);
        Ok(())
    }

    fn mark(&mut self, row: &MarkRow, entry: Option<Entry>) -> Result<()> {
        let unit = self.unit(&row.unit)?;
        let indicator = self
            .scheme
            .find_node(&row.indicator)
            .ok_or_else(|| stranger(&row.indicator))?;
        self.dataset
            .set_mark(row.period, (indicator, unit), &row.assessor, entry);
        Ok(())
    }

    /// Puts the adjustments of a period into the dataset, in the order they were applied.
    fn settle(&mut self, period: Period) {
        let of_period = self.applied.values().filter(|applied| applied.period == period);
        let adjustments = of_period.map(|applied| applied.adjustment.clone()).collect();
        self.dataset.set_adjustments(period, adjustments);
    }

    fn unit(&self, code: &str) -> Result<UnitIx> {
        self.scheme.find_unit(code).ok_or_else(|| stranger(code))
    }
}

fn applied(row: &AdjustmentRow, unit: UnitIx) -> Applied {
    Applied {
        id: row.id,
        period: row.period,
        adjustment: Adjustment {
            unit,
            item: row.item.clone(),
            count: row.count,
            reason: row.reason.clone(),
            actor: row.actor.clone(),
            evidence: row.evidence.clone(),
        },
        event: row.event.clone(),
        confirmed_by: row.confirmed_by.clone(),
    }
}

fn stranger(code: &str) -> Error {
    Error::new(
        Kind::Storage,
        Text::of(
            format!("考核库中有方案不认识的“{code}”。"),
            format!("The store holds \"{code}\", which its scheme does not know."),
        ),
    )
}
