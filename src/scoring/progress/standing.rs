//! How an amount stands: reached, on the way, behind or missed, and the part of the way done.
//!
//! Compared as a person sees the numbers. Words are `i18n`'s.

use crate::model::plan::document::{Amount, Relation, Target};
use crate::model::plan::progress::{Standing, Year};
use crate::model::seen::{more, same};

/// How an amount stands in a period.
pub(super) fn of(target: &Target, amount: &Amount, need: f64, year: &Year) -> Standing {
    let Some(value) = year.value else {
        return Standing::NoData;
    };
    let relation = amount.relation;
    // Nobody can say how far from "about" is too far.
    let Some(is_met) = is_met(relation, value, need) else {
        return Standing::Open;
    };
    let is_due = target.every.is_some() || target.due.is_some_and(|due| year.period >= due);
    match (is_met, is_due) {
        (true, false) if relation == Relation::GrowYearlyBy => Standing::OnTrack,
        (true, _) => Standing::Met,
        // What is not reported yet may still make it.
        (false, _) if year.is_part => Standing::NoData,
        (false, true) => Standing::Missed,
        (false, false) if relation == Relation::GrowYearlyBy => Standing::Behind,
        (false, false) => match year.expected {
            None => Standing::Open,
            Some(expected) if keeps_up(relation, value, expected) => Standing::OnTrack,
            Some(_) => Standing::Behind,
        },
    }
}

/// Whether a number is as the relation has it; `None` where that cannot be said.
pub(super) fn is_met(relation: Relation, value: f64, need: f64) -> Option<bool> {
    Some(match relation {
        Relation::AtLeast | Relation::RiseBy | Relation::GrowYearlyBy => !more(need, value),
        Relation::MoreThan => more(value, need),
        Relation::AtMost => !more(value, need),
        Relation::LessThan => more(need, value),
        Relation::About => return None,
    })
}

fn keeps_up(relation: Relation, value: f64, expected: f64) -> bool {
    match relation {
        Relation::AtMost | Relation::LessThan => !more(value, expected),
        _ => !more(expected, value),
    }
}

/// The part of the way that is done; of what is to fall only where it is known what it was.
pub(super) fn rate(amount: &Amount, need: f64, value: f64) -> Option<f64> {
    let (done, way) = match (amount.relation, amount.from) {
        (Relation::AtMost | Relation::LessThan | Relation::About, Some(from)) => (from - value, from - need),
        (Relation::AtMost | Relation::LessThan | Relation::About, None) => return None,
        _ => (value, need),
    };
    (!same(way, 0.0)).then(|| done / way)
}
