//! What is due: the target of every unit in a period.
//!
//! Only the target; what attaining it is worth is in `attainment`.

use super::Setting;
use crate::model::Period;
use crate::model::scheme::target::{Target, TargetRound, UnitTarget};
use crate::model::seen::seen;
use crate::model::trace::Note;
use crate::scoring::reading::Reading;

/// The target of every unit, or why there is none.
pub(super) fn targets(target: &Target, setting: &Setting<'_>) -> Vec<Reading> {
    let scheme = setting.reader.scheme;
    let n_units = scheme.n_units();
    let known = |number: Option<f64>| number.map_or(Reading::undefined(Note::NoTarget), Reading::value);
    match target {
        Target::Number(number) => vec![Reading::value(*number); n_units],
        Target::ByPeriod(target) => vec![known(target.by_period.get(&setting.period).copied()); n_units],
        Target::ByUnit(target) => {
            let due = |code: &str| due_of_unit(target, code, setting.period);
            scheme.units().iter().map(|unit| known(due(&unit.code))).collect()
        }
        Target::PreviousTimes(target) => match setting.formula {
            Some(formula) => setting
                .reader
                .column(formula, setting.period.previous(), &mut None)
                .into_iter()
                .map(|previous| Reading {
                    x: previous.x * target.previous_times,
                    ..previous
                })
                .collect(),
            None => vec![Reading::undefined(Note::NoTarget); n_units],
        },
    }
}

/// What a unit's quota comes to in a period; `None` where it has none, or none for the period.
pub(in crate::scoring) fn due_of_unit(target: &UnitTarget, code: &str, period: Period) -> Option<f64> {
    let part = if target.path.is_empty() {
        Some(1.0)
    } else {
        target.path.get(&period).copied()
    };
    let quota = target.by_unit.get(code)?;
    part.map(|part| rounded(quota * part, target.round))
}

fn rounded(due: f64, round: Option<TargetRound>) -> f64 {
    match round {
        // 0.55 × 10 is 5.5 to a person and 5.500000000000001 to a machine.
        Some(TargetRound::HalfUp) => seen(due).round(),
        None => due,
    }
}
