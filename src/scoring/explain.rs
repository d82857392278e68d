//! The trace of one indicator of one unit, from the same code that scores it (scoring.md §9).
//!
//! Data only; `i18n` puts it into words.

use super::indicator::Indicator;
use super::input::Reader;
use super::show;
use crate::model::trace::{Note, Step, Trace};
use crate::model::{Dataset, Evaluation, NodeIx, Scheme, UnitIx};

/// Explains the points that an evaluation of the dataset gives one indicator of one unit; `None`
/// where the node is a criterion.
#[must_use]
pub fn explain(
    scheme: &Scheme,
    dataset: &Dataset,
    evaluation: &Evaluation,
    unit: UnitIx,
    indicator: NodeIx,
) -> Option<Trace> {
    if !scheme.node(indicator).is_indicator() {
        return None;
    }
    let reader = Reader::all(scheme, dataset);
    let record = Indicator {
        reader: &reader,
        at: indicator,
        period: evaluation.period,
    }
    .explained(unit);
    let result = evaluation.node(indicator, unit);
    let decimals = scheme.document().round.decimals;
    let weight = scheme.node(indicator).weight;
    let score = result.score.map(|score| score.show(decimals));
    let mut steps = record.steps;
    if let Some(rate) = result.rate {
        let shared = (result.effective_weight - weight).abs() > 1e-12;
        if shared {
            steps.push(Step {
                rule: "weight",
                formula: format!("{} → {}", show::number(weight), show::number(result.effective_weight)),
                result: Some(result.effective_weight),
                note: Some(Note::WeightShared),
            });
        }
        steps.push(Step {
            rule: "points",
            formula: format!("{} × {}", show::number(result.effective_weight), show::term(rate)),
            result: Some(result.effective_weight * rate),
            note: None,
        });
    }
    Some(Trace {
        period: evaluation.period,
        unit,
        indicator,
        inputs: record.inputs,
        steps,
        state: result.state,
        value: result.value,
        rate: result.rate,
        weight,
        effective_weight: result.effective_weight,
        score,
    })
}
