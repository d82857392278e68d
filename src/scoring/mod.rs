//! The engine: one pure function from a scheme, a dataset and a period to an evaluation.
//!
//! No clock, no files, no database, no screen, no hidden state; iteration order is fixed, so the
//! same inputs give the same result bit for bit. Stages are files in the order of the work:
//! `formula`, `input` → `methods` → `missing`, `indicator` → `tree` → `adjust` → `rank` → `grade`
//! (together `period`) → `history`, `weak`. Nothing else in the product computes a score.

mod adjust;
mod explain;
mod formula;
mod grade;
mod history;
mod indicator;
mod input;
mod methods;
mod missing;
mod period;
mod rank;
mod show;
mod tree;
mod weak;

pub use explain::explain;

use crate::model::{Dataset, Evaluation, Period, Scheme};
use history::History;

/// Evaluates one period of a dataset by a scheme.
///
/// The dataset must have been made with the scheme (its indexes are the scheme's).
#[must_use]
pub fn evaluate(scheme: &Scheme, dataset: &Dataset, period: Period) -> Evaluation {
    let mut now = period::assess(scheme, dataset, period);
    let history = History::new(scheme, dataset, period);
    history.compare(period, &mut now);
    history.close(scheme, period, &mut now);
    weak::mark(scheme, &mut now.columns, &history.columns_before(period));
    Evaluation {
        period,
        decimals: scheme.document().round.decimals,
        ranked_on: scheme.document().ranking.on,
        units: now.units,
        nodes: now.columns,
    }
}
