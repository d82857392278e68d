//! Grades 等次: thresholds, quotas in rank order, and what a veto leaves (scoring.md §8).
//!
//! Units with equal places at the border of a quota all stay below.

use super::rank::Places;
use crate::model::evaluation::GradeReason;
use crate::model::scheme::policy::{Grade, QuotaScope};
use crate::model::seen::{more, seen};
use crate::model::{Points, Scheme, UnitIx, UnitResult};

/// Gives every finished unit its grade; `caps` is the best grade a veto leaves each unit.
pub(super) fn give(scheme: &Scheme, units: &mut [UnitResult], places: &Places, caps: &[Option<usize>]) {
    let document = scheme.document();
    let mut bands: Vec<_> = document.grades.iter().enumerate().collect();
    bands.sort_by(|(_, a), (_, b)| b.min.total_cmp(&a.min));
    let mut kept_out: Vec<Option<GradeReason>> = vec![None; units.len()];
    for (band, grade) in bands {
        let met_by = |total: Points| !more(grade.min, total.value(document.round.decimals));
        let open = (0..units.len()).filter(|&unit| units[unit].grade.is_none() && places.overall[unit].is_some());
        let reached: Vec<_> = open.filter(|&unit| met_by(units[unit].before_veto)).collect();
        let (allowed, vetoed): (Vec<_>, Vec<_>) = reached.into_iter().partition(|&unit| {
            units[unit].total.is_some_and(met_by) && caps[unit].is_none_or(|cap| document.grades[cap].min >= grade.min)
        });
        for unit in vetoed {
            kept_out[unit] = Some(GradeReason::Veto);
        }
        let chosen = within_quota(scheme, grade, places, &allowed);
        for unit in allowed {
            if chosen.contains(&unit) {
                units[unit].grade = Some(band);
                units[unit].grade_reason = Some(kept_out[unit].unwrap_or(GradeReason::Threshold));
            } else {
                kept_out[unit].get_or_insert(GradeReason::Quota);
            }
        }
    }
}

/// The units that a band's quota lets in.
fn within_quota(scheme: &Scheme, grade: &Grade, places: &Places, allowed: &[usize]) -> Vec<usize> {
    let Some(quota) = grade.quota else {
        return allowed.to_vec();
    };
    match grade.quota_scope.unwrap_or(scheme.document().quota_scope) {
        QuotaScope::All => best(slots(quota, scheme.n_units()), allowed, &places.overall),
        QuotaScope::Group => (0..scheme.n_groups())
            .flat_map(|group| {
                let is_member = |unit: &usize| scheme.group_of(UnitIx(*unit)) == group;
                let members: Vec<_> = allowed.iter().copied().filter(is_member).collect();
                let size = (0..scheme.n_units()).filter(is_member).count();
                best(slots(quota, size), &members, &places.group)
            })
            .collect(),
    }
}

/// floor(quota · n) of the number as a person sees it: 0.29 · 100 is 29.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a quota is between 0 and 1"
)]
fn slots(quota: f64, n: usize) -> usize {
    seen(quota * n as f64).floor() as usize
}

/// The units with the best places that fit into the slots; equal ones at the border stay out.
fn best(slots: usize, units: &[usize], places: &[Option<u32>]) -> Vec<usize> {
    let mut order = units.to_vec();
    order.sort_by_key(|unit| places[*unit]);
    let border = order.get(slots).map(|unit| places[*unit]);
    order.retain(|unit| border.is_none_or(|border| places[*unit] < border));
    order
}
