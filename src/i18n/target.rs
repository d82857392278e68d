//! What full marks take, as far as the scheme alone says it.
//!
//! A target that depends on the unit or the period is worked out by the engine and stands in the
//! trace; it is not worked out a second time here.

use super::number::value;
use crate::model::scheme::absolute::{Band, Bands};
use crate::model::scheme::method::Rule;
use crate::model::scheme::target::Target;

/// The value that gives full marks, where the scheme names one for all units and periods.
#[must_use]
pub fn full_marks_at(rule: &Rule) -> Option<String> {
    match rule {
        Rule::Attainment(attainment) => match attainment.target {
            Target::Number(number) => Some(value(number)),
            Target::ByUnit(_) | Target::ByPeriod(_) | Target::PreviousTimes(_) => None,
        },
        Rule::Linear(linear) => Some(value(linear.to)),
        Rule::Efficacy(efficacy) => Some(value(efficacy.satisfactory)),
        Rule::Bands(bands) => best_band(bands),
        Rule::Deduct(_) => Some(value(0.0)),
        Rule::TargetRange(range) => Some(format!("{}–{}", value(range.low), value(range.high))),
        Rule::PerItem(_)
        | Rule::Milestone(_)
        | Rule::BenchmarkGap(_)
        | Rule::Judgement(_)
        | Rule::Checklist(_)
        | Rule::Blend(_)
        | Rule::MinMax(_)
        | Rule::RankPoints(_)
        | Rule::ZScore(_)
        | Rule::Percentile(_)
        | Rule::DistanceToBest(_) => None,
    }
}

fn best_band(bands: &Bands) -> Option<String> {
    let best = bands.steps.iter().max_by(|a, b| a.rate.total_cmp(&b.rate))?;
    bound(best)
}

/// The condition of a band, `≥3`.
pub(super) fn bound(band: &Band) -> Option<String> {
    let bounds = [("≥", band.ge), ("＞", band.gt), ("≤", band.le), ("＜", band.lt)];
    bounds
        .into_iter()
        .find_map(|(sign, bound)| bound.map(|bound| format!("{sign}{}", value(bound))))
}
