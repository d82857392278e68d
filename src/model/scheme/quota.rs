//! City targets broken down into unit quotas 配额分解, and whether the quotas add up again.
//!
//! A quota table may declare its sum, or that its units cannot be added up (the same exhibition
//! visited by two counties is one exhibition). What a plan asks of the city is the caller's to know.

use super::Scheme;
use super::document::NodeDocument;
use super::method::{Method, Rule};
use super::target::{Target, UnitTarget};
use crate::model::index::NodeIx;
use crate::model::seen::same;

/// The quotas of one indicator.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Breakdown<'a> {
    /// The indicator.
    pub node: NodeIx,
    /// Its quotas.
    pub quotas: &'a UnitTarget,
}

/// How the quotas stand to the whole that they were made from.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Verdict {
    /// They add up to it.
    AddsUp,
    /// They come to another sum.
    ComesTo(f64),
    /// They are declared not to add up.
    NotAdditive,
    /// The scheme does not say what they add up to.
    Undeclared,
}

impl Breakdown<'_> {
    /// What the quotas add up to.
    #[must_use]
    pub fn sum(&self) -> f64 {
        self.quotas.by_unit.values().sum()
    }

    /// Whether the quotas add up to what the scheme declares.
    #[must_use]
    pub fn verdict(&self) -> Verdict {
        match (self.quotas.additive, self.quotas.sums_to) {
            (Some(false), _) => Verdict::NotAdditive,
            (_, Some(whole)) => self.against(whole),
            (_, None) => Verdict::Undeclared,
        }
    }

    /// Whether the quotas add up to a whole that somebody else names, such as a target of the plan.
    #[must_use]
    pub fn against(&self, whole: f64) -> Verdict {
        let sum = self.sum();
        if self.quotas.additive == Some(false) {
            Verdict::NotAdditive
        } else if same(sum, whole) {
            Verdict::AddsUp
        } else {
            Verdict::ComesTo(sum)
        }
    }
}

/// The quotas of every indicator that breaks a target down to units, in tree order.
#[must_use]
pub fn breakdowns(scheme: &Scheme) -> Vec<Breakdown<'_>> {
    let indicators = scheme.indicators();
    let tables = indicators.flat_map(|(node, indicator)| {
        let quotas = tables(&indicator.document);
        quotas.into_iter().map(move |quotas| Breakdown { node, quotas })
    });
    tables.collect()
}

/// The quota tables of an indicator, those of a blend's parts among them.
pub(super) fn tables(node: &NodeDocument) -> Vec<&UnitTarget> {
    fn of(method: &Method) -> Vec<&UnitTarget> {
        match &method.rule {
            Rule::Attainment(attainment) => match &attainment.target {
                Target::ByUnit(quotas) => vec![quotas],
                _ => Vec::new(),
            },
            Rule::Blend(blend) => blend.parts.iter().flat_map(|part| of(&part.method)).collect(),
            _ => Vec::new(),
        }
    }
    node.method.iter().flat_map(of).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn quotas(more: &serde_json::Value) -> UnitTarget {
        let mut table = serde_json::json!({"by_unit": {"jia": 0.1, "yi": 0.2}});
        for (key, value) in more.as_object().expect("keys") {
            table[key] = value.clone();
        }
        serde_json::from_value(table).expect("quotas")
    }

    fn verdict(more: &serde_json::Value) -> Verdict {
        Breakdown {
            node: NodeIx(0),
            quotas: &quotas(more),
        }
        .verdict()
    }

    #[test]
    fn quotas_are_judged_by_what_the_scheme_declares_of_them() {
        use serde_json::json;
        assert_eq!(verdict(&json!({"sums_to": 0.3})), Verdict::AddsUp);
        assert_eq!(verdict(&json!({"sums_to": 0.5})), Verdict::ComesTo(0.1 + 0.2));
        assert_eq!(verdict(&json!({"additive": false})), Verdict::NotAdditive);
        assert_eq!(verdict(&json!({})), Verdict::Undeclared);
    }

    #[test]
    fn quotas_are_held_against_a_target_of_the_plan_unless_they_cannot_be_added() {
        use serde_json::json;
        let (free, distinct) = (quotas(&json!({})), quotas(&json!({"additive": false})));
        let against = |quotas| {
            let node = NodeIx(0);
            Breakdown { node, quotas }.against(0.3)
        };
        assert_eq!(against(&free), Verdict::AddsUp);
        assert_eq!(against(&distinct), Verdict::NotAdditive);
    }
}
