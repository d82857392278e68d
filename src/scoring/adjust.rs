//! Bonus, penalty and veto (scoring.md §6).
//!
//! total = min(score cap, max(0, points of the tree + bonus − penalty)); the total before a veto
//! stays visible.

use std::collections::BTreeMap;

use crate::model::scheme::policy::AdjustmentItems;
use crate::model::{Adjustment, Points, Scheme, UnitIx};

/// What the adjustments of one unit come to.
pub(super) struct Adjusted {
    pub(super) bonus: f64,
    pub(super) penalty: f64,
    pub(super) vetoes: Vec<String>,
    score_cap: Option<f64>,
    /// The best grade a veto leaves, as an index of the scheme's grades.
    pub(super) grade_cap: Option<usize>,
}

impl Adjusted {
    /// Adds up what was applied to a unit.
    pub(super) fn new(scheme: &Scheme, adjustments: &[Adjustment], unit: UnitIx) -> Self {
        let mut counts: BTreeMap<&str, f64> = BTreeMap::new();
        for adjustment in adjustments.iter().filter(|adjustment| adjustment.unit == unit) {
            *counts.entry(&adjustment.item).or_default() += adjustment.count.value();
        }
        let rules = &scheme.document().adjustments;
        let applies = |code: &str| counts.get(code).is_some_and(|count| *count > 0.0);
        let vetoes: Vec<_> = rules.veto.iter().filter(|veto| applies(&veto.code)).collect();
        let minimum = |grade: usize| scheme.document().grades[grade].min;
        let grade_of = |code: &String| scheme.document().grades.iter().position(|grade| grade.code == *code);
        Self {
            bonus: points(&rules.bonus, &counts),
            penalty: points(&rules.penalty, &counts),
            score_cap: vetoes.iter().filter_map(|veto| veto.score_cap).reduce(f64::min),
            grade_cap: vetoes
                .iter()
                .filter_map(|veto| veto.grade_cap.as_ref().and_then(grade_of))
                .reduce(|a, b| if minimum(b) < minimum(a) { b } else { a }),
            vetoes: vetoes.into_iter().map(|veto| veto.code.clone()).collect(),
        }
    }

    /// The unrounded total before and after a veto, from the exact points of the tree.
    pub(super) fn exact(&self, root: f64) -> f64 {
        let total = (root + self.bonus - self.penalty).max(0.0);
        self.score_cap.map_or(total, |cap| total.min(cap))
    }

    /// The printed total before and after a veto, from the printed points of the tree.
    pub(super) fn printed(&self, root: Points, decimals: u8) -> (Points, Points) {
        let bonus = Points::round(self.bonus, decimals);
        let penalty = Points::round(self.penalty, decimals);
        let before = (root + bonus - penalty).max(Points::ZERO);
        let cap = self.score_cap.map(|cap| Points::within(cap, decimals));
        (before, cap.map_or(before, |cap| before.min(cap)))
    }
}

fn points(rules: &AdjustmentItems, counts: &BTreeMap<&str, f64>) -> f64 {
    let each = rules.items.iter().map(|item| {
        let count = counts.get(item.code.as_str()).copied().unwrap_or(0.0);
        let points = count * item.points;
        item.cap.map_or(points, |cap| points.min(cap))
    });
    let sum: f64 = each.sum();
    rules.cap.map_or(sum, |cap| sum.min(cap))
}
