//! The engine: one pure function from a scheme, a dataset and a period to an evaluation.
//!
//! No clock, no files, no database, no screen, no hidden state; iteration order is fixed, so the
//! same inputs give the same result bit for bit. Stages are files in the order of the work:
//! `formula`, `change`, `input` → `methods` → `missing`, `indicator` → `tree` → `adjust` → `rank` → `grade`
//! (together `period`) → `history`, `weak`. `progress` reads the same data for the targets of a plan. Nothing else in the product computes a score.

mod adjust;
mod change;
mod explain;
mod formula;
mod grade;
mod history;
mod indicator;
mod input;
mod methods;
mod missing;
mod period;
mod progress;
mod rank;
mod reading;
mod show;
mod tree;
mod weak;

pub use explain::explain;
pub use progress::progress;

use crate::model::{Dataset, Evaluation, NodeIx, Period, Scheme};

/// Evaluates one period of a dataset by a scheme.
///
/// The dataset must have been made with the scheme (its indexes are the scheme's).
#[must_use]
pub fn evaluate(scheme: &Scheme, dataset: &Dataset, period: Period) -> Evaluation {
    let mut now = period::assess(scheme, dataset, period);
    now.earlier = history::earlier(scheme, dataset, period);
    let every: Vec<_> = scheme.indicators().map(|(node, _)| node).collect();
    compared(scheme, now, &every)
}

/// Evaluates again after an edit in the same period, working out only what it touches: the same
/// result as [`evaluate`], bit for bit.
///
/// `changed` names the indicators whose inputs changed; none for adjustments alone. Only the sheet
/// of `before.period` may have changed, and the scheme not at all.
#[must_use]
pub fn evaluate_again(scheme: &Scheme, dataset: &Dataset, before: &Evaluation, changed: &[NodeIx]) -> Evaluation {
    let (mut now, changed) = period::assess_again(scheme, dataset, before, changed);
    now.earlier.clone_from(&before.earlier);
    compared(scheme, now, &changed)
}

/// Fills in what compares periods and units; weak links only of the indicators that changed.
fn compared(scheme: &Scheme, mut now: Evaluation, changed: &[NodeIx]) -> Evaluation {
    history::compare(&mut now);
    history::close(scheme, &mut now);
    let before = history::columns_before(&now.earlier, now.period);
    weak::mark(scheme, &mut now.nodes, &before, changed);
    now
}
