//! What was reported: metrics, marks and adjustments of every period, laid out for fast reading.
//!
//! Codes are resolved to indexes before they come here; an index is only good for the scheme it
//! was made with.

use std::collections::{BTreeMap, BTreeSet};

use super::adjustment::Adjustment;
use super::index::{MetricIx, NodeIx, UnitIx};
use super::period::Period;
use super::quantity::Quantity;
use super::state::{Reported, State};

/// How far a value has been checked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Verification {
    /// 填报: as the unit or department gave it.
    #[default]
    Reported,
    /// 核定: checked by somebody else.
    Verified,
}

/// A cell of the score sheet: what stands in it and how far it has been checked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Entry {
    /// What was reported.
    pub reported: Reported,
    /// How far it has been checked.
    pub verification: Verification,
}

/// Where a value comes from and what was said about it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Remark {
    /// The source, such as 海关统计.
    pub source: String,
    /// A note.
    pub note: String,
}

/// A mark of one assessor on a judgement indicator.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mark {
    /// Who gave it; a name or a number.
    pub assessor: String,
    /// The mark, or why there is none.
    pub entry: Entry,
}

/// Everything reported for one period.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Sheet {
    entries: Vec<Entry>,
    /// The states and numbers of the entries once more, packed for the engine.
    states: Vec<State>,
    numbers: Vec<f64>,
    remarks: BTreeMap<(UnitIx, MetricIx), Remark>,
    marks: BTreeMap<(NodeIx, UnitIx), Vec<Mark>>,
    adjustments: Vec<Adjustment>,
}

/// Everything reported, of all periods.
#[derive(Debug, Clone, PartialEq)]
pub struct Dataset {
    n_units: usize,
    n_metrics: usize,
    sheets: BTreeMap<Period, Sheet>,
    /// Periods whose results are not set against others.
    apart: BTreeSet<Period>,
}

impl Dataset {
    /// An empty dataset for so many units (with reference units) and metrics.
    #[must_use]
    pub const fn new(n_units: usize, n_metrics: usize) -> Self {
        Self {
            n_units,
            n_metrics,
            sheets: BTreeMap::new(),
            apart: BTreeSet::new(),
        }
    }

    /// The periods for which anything was reported, in order.
    pub fn periods(&self) -> impl Iterator<Item = Period> + '_ {
        self.sheets.keys().copied()
    }

    /// The sheet of a period, where anything was reported.
    #[must_use]
    pub fn sheet(&self, period: Period) -> Option<&Sheet> {
        self.sheets.get(&period)
    }

    /// What was reported for a period and those before it.
    #[must_use]
    pub fn until(&self, period: Period) -> Self {
        Self {
            sheets: self
                .sheets
                .range(..=period)
                .map(|(at, sheet)| (*at, sheet.clone()))
                .collect(),
            apart: BTreeSet::new(),
            n_units: self.n_units,
            n_metrics: self.n_metrics,
        }
    }

    /// Says of which periods the results are not set against others: what was approved under a scheme
    /// that does not compare. Their data are read as those of any period.
    pub fn set_apart(&mut self, periods: impl IntoIterator<Item = Period>) {
        self.apart = periods.into_iter().collect();
    }

    /// Whether the results of a period are not set against others.
    #[must_use]
    pub fn is_apart(&self, period: Period) -> bool {
        self.apart.contains(&period)
    }

    /// Forgets every period but one.
    pub fn keep_only(&mut self, period: Period) {
        self.sheets.retain(|at, _| *at == period);
    }

    /// Puts another dataset's sheet of a period in the place of this one's.
    pub fn take_sheet(&mut self, period: Period, mut from: Self) {
        match from.sheets.remove(&period) {
            Some(sheet) => self.sheets.insert(period, sheet),
            None => self.sheets.remove(&period),
        };
    }

    /// What stands in a cell; pending where nothing was ever entered.
    #[must_use]
    pub fn entry(&self, period: Period, unit: UnitIx, metric: MetricIx) -> Entry {
        self.sheets
            .get(&period)
            .and_then(|sheet| sheet.entries.get(metric.0 * self.n_units + unit.0))
            .copied()
            .unwrap_or_default()
    }

    /// The states and numbers of a metric, of all units and reference units; `None` where the
    /// period has no sheet.
    #[must_use]
    pub fn column(&self, period: Period, metric: MetricIx) -> Option<(&[State], &[f64])> {
        let sheet = self.sheets.get(&period)?;
        let column = metric.0 * self.n_units..(metric.0 + 1) * self.n_units;
        Some((sheet.states.get(column.clone())?, sheet.numbers.get(column)?))
    }

    /// Puts an entry into a cell.
    pub fn set(&mut self, period: Period, unit: UnitIx, metric: MetricIx, entry: Entry) {
        let place = metric.0 * self.n_units + unit.0;
        let sheet = self.sheet_mut(period);
        if let Some(cell) = sheet.entries.get_mut(place) {
            *cell = entry;
            sheet.states[place] = entry.reported.state();
            sheet.numbers[place] = entry.reported.quantity().map_or(0.0, Quantity::value);
        }
    }

    /// Keeps, or with an empty remark forgets, what was said about a value.
    pub fn set_remark(&mut self, period: Period, unit: UnitIx, metric: MetricIx, remark: Remark) {
        let remarks = &mut self.sheet_mut(period).remarks;
        if remark == Remark::default() {
            remarks.remove(&(unit, metric));
        } else {
            remarks.insert((unit, metric), remark);
        }
    }

    /// What was said about a value.
    #[must_use]
    pub fn remark(&self, period: Period, unit: UnitIx, metric: MetricIx) -> Option<&Remark> {
        self.sheets.get(&period)?.remarks.get(&(unit, metric))
    }

    /// The marks of a unit on a judgement indicator, by assessor.
    #[must_use]
    pub fn marks(&self, period: Period, indicator: NodeIx, unit: UnitIx) -> &[Mark] {
        self.sheets
            .get(&period)
            .and_then(|sheet| sheet.marks.get(&(indicator, unit)))
            .map_or(&[], Vec::as_slice)
    }

    /// Sets one assessor's mark on an indicator of a unit; `None` removes it.
    pub fn set_mark(&mut self, period: Period, at: (NodeIx, UnitIx), assessor: &str, entry: Option<Entry>) {
        let marks = self.sheet_mut(period).marks.entry(at).or_default();
        let place = marks.binary_search_by(|mark| mark.assessor.as_str().cmp(assessor));
        match (place, entry) {
            (Ok(place), Some(entry)) => marks[place].entry = entry,
            (Ok(place), None) => {
                marks.remove(place);
                if marks.is_empty() {
                    self.sheet_mut(period).marks.remove(&at);
                }
            }
            (Err(place), Some(entry)) => marks.insert(
                place,
                Mark {
                    assessor: assessor.to_owned(),
                    entry,
                },
            ),
            (Err(_), None) => {
                if marks.is_empty() {
                    self.sheet_mut(period).marks.remove(&at);
                }
            }
        }
    }

    /// Forgets the sheets on which nothing stands any more, so that what was taken back leaves no trace.
    pub fn forget_empty(&mut self) {
        self.sheets.retain(|_, sheet| !sheet.is_empty());
    }

    /// The adjustments of a period, in the order they were applied.
    #[must_use]
    pub fn adjustments(&self, period: Period) -> &[Adjustment] {
        self.sheets
            .get(&period)
            .map_or(&[], |sheet| sheet.adjustments.as_slice())
    }

    /// Replaces the adjustments of a period.
    pub fn set_adjustments(&mut self, period: Period, adjustments: Vec<Adjustment>) {
        self.sheet_mut(period).adjustments = adjustments;
    }

    fn sheet_mut(&mut self, period: Period) -> &mut Sheet {
        let n_cells = self.n_units * self.n_metrics;
        self.sheets.entry(period).or_insert_with(|| Sheet {
            entries: vec![Entry::default(); n_cells],
            states: vec![State::Pending; n_cells],
            numbers: vec![0.0; n_cells],
            ..Sheet::default()
        })
    }
}

impl Sheet {
    fn is_empty(&self) -> bool {
        let nothing = Entry::default();
        self.entries.iter().all(|entry| *entry == nothing)
            && self.remarks.is_empty()
            && self.marks.is_empty()
            && self.adjustments.is_empty()
    }

    /// What was said about values, by unit and metric.
    pub fn remarks(&self) -> impl Iterator<Item = &Remark> {
        self.remarks.values()
    }

    /// All entries, metric by metric: the engine reads one metric of all units at a time.
    #[must_use]
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }
}
