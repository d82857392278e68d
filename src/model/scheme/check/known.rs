//! The codes that a document defines, for the checks that look others up.

use std::collections::HashSet;

use super::super::document::{NodeDocument, SchemeDocument, Unit};
use super::super::method::Method;

/// A document with its codes at hand.
pub(super) struct Known<'d> {
    pub(super) document: &'d SchemeDocument,
    pub(super) metrics: HashSet<&'d str>,
    pub(super) nodes: HashSet<&'d str>,
    /// Every node with its JSON pointer, parents before children.
    pub(super) placed: Vec<Placed<'d>>,
}

/// A node and where it stands.
pub(super) struct Placed<'d> {
    pub(super) node: &'d NodeDocument,
    pub(super) pointer: String,
}

impl<'d> Known<'d> {
    pub(super) fn of(document: &'d SchemeDocument) -> Self {
        let mut placed = Vec::new();
        place(&document.tree, "/tree", &mut placed);
        Self {
            document,
            metrics: document.metrics.iter().map(|metric| metric.code.as_str()).collect(),
            nodes: placed.iter().map(|placed| placed.node.code.as_str()).collect(),
            placed,
        }
    }

    /// Whether this is a unit that is assessed.
    pub(super) fn has_unit(&self, code: &str) -> bool {
        self.document.units.iter().any(|unit| unit.code == code)
    }

    /// Whether this is a unit or a reference unit.
    pub(super) fn has_place(&self, code: &str) -> bool {
        self.has_unit(code) || self.document.references.iter().any(|unit| unit.code == code)
    }

    pub(super) fn has_grade(&self, code: &str) -> bool {
        self.document.grades.iter().any(|grade| grade.code == code)
    }

    /// Whether each unit is in a group of the scheme, or there are no groups at all.
    pub(super) fn every_unit_has_its_group(&self) -> bool {
        let groups = &self.document.groups;
        let is_known = |code: &String| groups.iter().any(|group| group.code == *code);
        let mut units = self.document.units.iter();
        units.all(|unit| unit.group.as_ref().map_or(groups.is_empty(), is_known))
    }

    /// The units to which an indicator applies.
    pub(super) fn units_of<'n>(&'n self, node: &'n NodeDocument) -> impl Iterator<Item = &'d Unit> + 'n {
        let units = self.document.units.iter();
        units.filter(|unit| !node.not_applicable.contains(&unit.code))
    }

    /// The nodes without children.
    pub(super) fn indicators(&self) -> impl Iterator<Item = &Placed<'d>> {
        self.placed.iter().filter(|placed| placed.node.children.is_empty())
    }

    /// The highest total that is possible; none where bonus points have no limit.
    pub(super) fn highest_total(&self) -> Option<f64> {
        let caps = self.indicators().filter_map(|placed| placed.node.method.as_ref());
        let cap = caps.map(|method: &Method| method.cap).fold(1.0, f64::max);
        let bonus = &self.document.adjustments.bonus;
        let items: Option<f64> = bonus.items.iter().map(|item| item.cap).sum();
        let bonus = if bonus.items.is_empty() {
            Some(0.0)
        } else {
            match (bonus.cap, items) {
                (Some(cap), Some(items)) => Some(items.min(cap)),
                (cap, items) => cap.or(items),
            }
        };
        Some(self.full_marks() * cap + bonus?)
    }

    /// The points of the whole tree, as written or as the top nodes add up.
    pub(super) fn full_marks(&self) -> f64 {
        let top = || self.document.tree.iter().filter_map(weight).sum();
        self.document.full_marks.unwrap_or_else(top)
    }
}

/// The points of a node, as written or as its children add up; none where one is not known.
pub(super) fn weight(node: &NodeDocument) -> Option<f64> {
    node.weight.or_else(|| {
        let children = !node.children.is_empty();
        children
            .then(|| node.children.iter().map(weight).sum::<Option<f64>>())
            .flatten()
    })
}

fn place<'d>(nodes: &'d [NodeDocument], pointer: &str, placed: &mut Vec<Placed<'d>>) {
    for (n, node) in nodes.iter().enumerate() {
        let pointer = format!("{pointer}/{n}");
        let children = format!("{pointer}/children");
        placed.push(Placed { node, pointer });
        place(&node.children, &children, placed);
    }
}
