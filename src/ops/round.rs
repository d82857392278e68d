//! A round: one period of an assessment in memory, with its result.
//!
//! Made from a scheme and a dataset, wherever they come from. It never touches the store; the
//! operations that change a store apply the same change here and evaluate again.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use uuid::Uuid;

use super::followed::Followed;
use crate::model::dataset::Remark;
use crate::model::{Adjustment, Dataset, Evaluation, MetricIx, NodeIx, Period, Plan, Scheme, UnitIx};
use crate::scoring;
use crate::store::{EvidenceRow, Key};
use crate::text::Text;

/// An adjustment with the id by which it can be taken away again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Applied {
    /// Its id; ids sort in the order of application.
    pub id: Uuid,
    /// The period it is applied in.
    pub period: Period,
    /// What is applied.
    pub adjustment: Adjustment,
    /// What the event is known by; empty where nobody said.
    pub event: String,
    /// Who else confirmed it; empty until somebody has.
    pub confirmed_by: String,
}

/// One period of an assessment and what it came to.
#[derive(Debug, Clone)]
pub struct Round {
    /// The scheme.
    pub scheme: Arc<Scheme>,
    /// What was reported, of all periods.
    pub dataset: Dataset,
    /// The period.
    pub period: Period,
    /// What the period came to.
    pub evaluation: Evaluation,
    /// What the scheme makes of the period before, where anything was reported for it; whether it
    /// was assessed is for the scheme to say. One that was is the one that was compared with.
    pub previous: Option<Arc<Evaluation>>,
    /// Why results are not set against the period before: it was approved under a scheme that does
    /// not compare with this one.
    pub apart: Option<Text>,
    /// Why results are not set against those of an earlier period, for every such period; [`Self::apart`]
    /// is that of the one just before.
    pub parted: BTreeMap<Period, Text>,
    /// The adjustments of all periods in a store, by id.
    pub(super) applied: BTreeMap<Uuid, Applied>,
    /// The evidence in a store, by id.
    pub(super) evidence: BTreeMap<Uuid, EvidenceRow>,
    /// What is said of marks.
    pub(super) mark_remarks: BTreeMap<Key, Remark>,
    /// What is followed up of results.
    pub(super) followed: Followed,
    /// The plan of work in force; none where none was taken in.
    pub plan: Option<Arc<Plan>>,
    /// The journal entry up to which the round follows its store; 0 without one.
    pub(super) seq: u64,
}

impl Round {
    /// Evaluates a period.
    #[must_use]
    pub fn new(scheme: Arc<Scheme>, dataset: Dataset, period: Period) -> Self {
        let evaluation = scoring::evaluate(&scheme, &dataset, period);
        Self {
            previous: previous(&scheme, &dataset, &evaluation),
            evaluation,
            scheme,
            dataset,
            period,
            apart: None,
            parted: BTreeMap::new(),
            applied: BTreeMap::new(),
            evidence: BTreeMap::new(),
            mark_remarks: BTreeMap::new(),
            followed: Followed::default(),
            plan: None,
            seq: 0,
        }
    }

    /// What the scheme makes of the period before, unless results are not set against it.
    #[must_use]
    pub fn last(&self) -> Option<&Evaluation> {
        self.previous.as_deref().filter(|_| self.apart.is_none())
    }

    /// What the period before came to, where it was assessed and compares with this one.
    #[must_use]
    pub fn before(&self) -> Option<&Evaluation> {
        let before = self.evaluation.earlier.get(&self.period.previous());
        before.map(AsRef::as_ref)
    }

    /// The adjustments of the period, in the order they were applied.
    pub fn applied(&self) -> impl Iterator<Item = &Applied> {
        self.applied.values().filter(|applied| applied.period == self.period)
    }

    /// The assessed periods, in order: those the scheme names, and those with data.
    #[must_use]
    pub fn periods(&self) -> Vec<Period> {
        let with_data = self.dataset.periods().filter(|period| self.scheme.assesses(*period));
        let named = self.scheme.document().periods.iter().copied();
        named.chain(with_data).collect::<BTreeSet<_>>().into_iter().collect()
    }

    /// Evaluates again after the dataset changed.
    pub(super) fn evaluate(&mut self) {
        self.evaluation = scoring::evaluate(&self.scheme, &self.dataset, self.period);
        self.previous = previous(&self.scheme, &self.dataset, &self.evaluation);
    }

    /// Evaluates again after these indicators' inputs changed in the round's own period.
    pub(super) fn evaluate_again(&mut self, indicators: &[NodeIx]) {
        self.evaluation = scoring::evaluate_again(&self.scheme, &self.dataset, &self.evaluation, indicators);
    }

    /// The cells that the period's result depends on, unit by unit: metrics that some indicator
    /// applying to the unit is computed from.
    #[must_use]
    pub fn cells_due(&self) -> Vec<(UnitIx, MetricIx)> {
        let scheme = &self.scheme;
        let mut due = vec![false; scheme.n_units() * scheme.metrics().len()];
        let place = |unit: UnitIx, metric: MetricIx| unit.0 * scheme.metrics().len() + metric.0;
        for (node, indicator) in scheme.indicators() {
            let metrics = indicator.metrics().into_iter();
            let metrics: Vec<_> = metrics.filter_map(|code| scheme.find_metric(code)).collect();
            for unit in self.units_assessed_on(node) {
                for metric in &metrics {
                    due[place(unit, *metric)] = true;
                }
            }
        }
        let units = (0..scheme.n_units()).map(UnitIx);
        let cells = units.flat_map(|unit| (0..scheme.metrics().len()).map(move |metric| (unit, MetricIx(metric))));
        cells.filter(|(unit, metric)| due[place(*unit, *metric)]).collect()
    }

    /// The judgements that somebody has to make, indicator by indicator.
    #[must_use]
    pub fn marks_due(&self) -> Vec<(NodeIx, UnitIx)> {
        let judged = self.scheme.indicators().filter(|(_, indicator)| indicator.is_judged());
        judged
            .flat_map(|(node, _)| self.units_assessed_on(node).map(move |unit| (node, unit)))
            .collect()
    }

    pub(super) fn units_assessed_on(&self, indicator: NodeIx) -> impl Iterator<Item = UnitIx> {
        let spared = &self.scheme.node(indicator).document.not_applicable;
        let spared: Vec<_> = spared.iter().filter_map(|name| self.scheme.find_unit(name)).collect();
        (0..self.scheme.n_units())
            .map(UnitIx)
            .filter(move |unit| !spared.contains(unit))
    }
}

fn previous(scheme: &Scheme, dataset: &Dataset, now: &Evaluation) -> Option<Arc<Evaluation>> {
    let before = now.period.previous();
    let not_compared = || {
        let sheet = dataset.sheet(before);
        sheet.map(|_| Arc::new(scoring::evaluate(scheme, dataset, before)))
    };
    now.earlier.get(&before).map(Arc::clone).or_else(not_compared)
}
