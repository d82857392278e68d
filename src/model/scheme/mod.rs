//! The assessment scheme 考核方案: units, metrics, the tree of criteria and indicators, and rules.
//!
//! A [`Scheme`] exists only if every check passed, so the engine never meets an unknown code, a
//! weight that does not add up or a cycle. Nothing of any particular county is wired in.

pub mod absolute;
mod check;
pub mod difference;
pub mod document;
pub mod input;
pub mod method;
pub mod policy;
pub mod quota;
pub mod relative;
pub mod target;

use std::collections::HashMap;

use super::dataset::Dataset;
use super::index::{MetricIx, NodeIx, UnitIx};
use super::period::Period;
use crate::error::{Error, Problem, Result};
use crate::text::{Lang, Text};
use document::{Direction, Metric, MissingRule, NodeDocument, SchemeDocument, Unit};
use input::Input;
use method::{Method, Rule, Scope};

/// A criterion or an indicator, with its place in the tree.
#[derive(Debug, Clone)]
pub struct Node {
    /// Everything the file says of it; its `children` are empty here.
    pub document: NodeDocument,
    /// The criterion above it; none at the top.
    pub parent: Option<NodeIx>,
    /// The nodes just below it; empty for an indicator.
    pub children: Vec<NodeIx>,
    /// Points it carries before anything is shared out.
    pub weight: f64,
    /// How far from the top, from 0.
    pub depth: usize,
}

impl Node {
    /// Whether it is an indicator, a leaf of the tree.
    #[must_use]
    pub const fn is_indicator(&self) -> bool {
        self.children.is_empty()
    }

    /// Its code.
    #[must_use]
    pub fn code(&self) -> &str {
        &self.document.code
    }

    /// Its name.
    #[must_use]
    pub const fn name(&self) -> &Text {
        &self.document.name
    }

    /// Which way is better.
    #[must_use]
    pub fn direction(&self) -> Direction {
        self.document.direction.unwrap_or_default()
    }

    /// What a missing value does.
    #[must_use]
    pub fn missing(&self) -> MissingRule {
        self.document.missing.unwrap_or_default()
    }

    /// The scoring method; every indicator has one.
    #[must_use]
    pub const fn method(&self) -> Option<&Method> {
        self.document.method.as_ref()
    }

    /// The input; judgements, checklists and blends have none of their own.
    #[must_use]
    pub const fn input(&self) -> Option<&Input> {
        self.document.input.as_ref()
    }

    /// Whether assessors mark it.
    #[must_use]
    pub fn is_judged(&self) -> bool {
        self.method()
            .is_some_and(|method| matches!(method.rule, Rule::Judgement(_)))
    }

    /// The code of every metric that it is computed from, with repeats.
    #[must_use]
    pub fn metrics(&self) -> Vec<&str> {
        let own = self.input().into_iter().flat_map(Input::metrics);
        let method = self.method().into_iter().flat_map(|method| method.rule.metrics());
        own.chain(method).collect()
    }

    /// Whom its values are compared with.
    #[must_use]
    pub fn scope(&self) -> Scope {
        self.method().and_then(|method| method.scope).unwrap_or_default()
    }
}

/// A scheme that passed every check.
#[derive(Debug, Clone)]
pub struct Scheme {
    document: SchemeDocument,
    sha256: String,
    nodes: Vec<Node>,
    top: Vec<NodeIx>,
    units: HashMap<String, UnitIx>,
    /// Units by name in either language; none for a name that several bear, such as 鼓楼区.
    names: HashMap<String, Option<UnitIx>>,
    metrics: HashMap<String, MetricIx>,
    node_codes: HashMap<String, NodeIx>,
    groups: Vec<usize>,
    full_marks: f64,
}

impl Scheme {
    /// Checks a document and indexes it. `sha256` is the hash of the file's bytes, in hex.
    ///
    /// # Errors
    /// Every fault of the document at once, each with its JSON pointer.
    pub fn new(document: SchemeDocument, sha256: impl Into<String>) -> Result<Self> {
        let problems = check::problems(&document);
        if !problems.is_empty() {
            return Err(Error::invalid(
                Text::of(
                    format!("方案“{}”有 {} 处错误，未采用：", document.id, problems.len()),
                    format!(
                        "Scheme \"{}\" has {} faults and was not taken:",
                        document.id,
                        problems.len()
                    ),
                ),
                problems,
            ));
        }
        Ok(Self::index(document, sha256.into()))
    }

    /// What a document says that is allowed but probably not meant.
    #[must_use]
    pub fn warnings(document: &SchemeDocument) -> Vec<Problem> {
        check::warnings(document)
    }

    fn index(document: SchemeDocument, sha256: String) -> Self {
        let mut nodes = Vec::new();
        let top = flatten(&document.tree, None, 0, &mut nodes);
        let places = document.units.iter().chain(&document.references);
        let units = places
            .enumerate()
            .map(|(n, unit)| (unit.code.clone(), UnitIx(n)))
            .collect();
        let mut names = HashMap::new();
        for (n, unit) in document.units.iter().chain(&document.references).enumerate() {
            for lang in [Lang::Zh, Lang::En] {
                let only = names.entry(unit.name.get(lang).to_owned()).or_insert(Some(UnitIx(n)));
                *only = only.filter(|found| found.0 == n);
            }
        }
        let metrics = document
            .metrics
            .iter()
            .enumerate()
            .map(|(n, metric)| (metric.code.clone(), MetricIx(n)))
            .collect();
        let node_codes = nodes
            .iter()
            .enumerate()
            .map(|(n, node)| (node.document.code.clone(), NodeIx(n)))
            .collect();
        let group_of = |unit: &Unit| {
            let code = unit.group.as_deref();
            document
                .groups
                .iter()
                .position(|group| Some(group.code.as_str()) == code)
                .unwrap_or(0)
        };
        let groups = document.units.iter().map(group_of).collect();
        let full_marks = document
            .full_marks
            .unwrap_or_else(|| top.iter().map(|&node: &NodeIx| nodes[node.0].weight).sum());
        Self {
            document,
            sha256,
            nodes,
            top,
            units,
            names,
            metrics,
            node_codes,
            groups,
            full_marks,
        }
    }

    /// The file it was made from.
    #[must_use]
    pub const fn document(&self) -> &SchemeDocument {
        &self.document
    }

    /// The SHA-256 of the file's bytes, in hex.
    #[must_use]
    pub fn sha256(&self) -> &str {
        &self.sha256
    }

    /// The points of the whole tree.
    #[must_use]
    pub const fn full_marks(&self) -> f64 {
        self.full_marks
    }

    /// The units that are assessed, without reference units.
    #[must_use]
    pub fn units(&self) -> &[Unit] {
        &self.document.units
    }

    /// How many units are assessed.
    #[must_use]
    pub const fn n_units(&self) -> usize {
        self.document.units.len()
    }

    /// Every unit and then every reference unit, with its index.
    pub fn places(&self) -> impl Iterator<Item = (UnitIx, &Unit)> {
        let places = self.document.units.iter().chain(&self.document.references);
        places.enumerate().map(|(n, unit)| (UnitIx(n), unit))
    }

    /// A unit or reference unit.
    #[must_use]
    pub fn unit(&self, unit: UnitIx) -> &Unit {
        self.document
            .units
            .get(unit.0)
            .unwrap_or_else(|| &self.document.references[unit.0 - self.document.units.len()])
    }

    /// The metrics.
    #[must_use]
    pub fn metrics(&self) -> &[Metric] {
        &self.document.metrics
    }

    /// A metric.
    #[must_use]
    pub fn metric(&self, metric: MetricIx) -> &Metric {
        &self.document.metrics[metric.0]
    }

    /// All nodes in tree order, parents before children.
    #[must_use]
    pub fn nodes(&self) -> &[Node] {
        &self.nodes
    }

    /// A node.
    #[must_use]
    pub fn node(&self, node: NodeIx) -> &Node {
        &self.nodes[node.0]
    }

    /// The nodes at the top of the tree.
    #[must_use]
    pub fn top(&self) -> &[NodeIx] {
        &self.top
    }

    /// The indicators in tree order.
    pub fn indicators(&self) -> impl Iterator<Item = (NodeIx, &Node)> {
        let nodes = self.nodes.iter().enumerate();
        nodes
            .filter(|(_, node)| node.is_indicator())
            .map(|(n, node)| (NodeIx(n), node))
    }

    /// The unit with this code, or the only one with this name in either language.
    #[must_use]
    pub fn find_unit(&self, name: &str) -> Option<UnitIx> {
        let by_code = self.units.get(name).copied();
        by_code.or_else(|| self.names.get(name).copied().flatten())
    }

    /// The metric with this code.
    #[must_use]
    pub fn find_metric(&self, code: &str) -> Option<MetricIx> {
        self.metrics.get(code).copied()
    }

    /// The node with this code.
    #[must_use]
    pub fn find_node(&self, code: &str) -> Option<NodeIx> {
        self.node_codes.get(code).copied()
    }

    /// The number of the group that a unit is ranked in; 0 where the scheme has no groups.
    #[must_use]
    pub fn group_of(&self, unit: UnitIx) -> usize {
        self.groups.get(unit.0).copied().unwrap_or(0)
    }

    /// How many groups there are; at least one.
    #[must_use]
    pub const fn n_groups(&self) -> usize {
        if self.document.groups.is_empty() {
            1
        } else {
            self.document.groups.len()
        }
    }

    /// Whether a code is a bonus, penalty or veto item.
    #[must_use]
    pub fn is_adjustment(&self, code: &str) -> bool {
        let adjustments = &self.document.adjustments;
        let mut items = adjustments.bonus.items.iter().chain(&adjustments.penalty.items);
        items.any(|item| item.code == code) || adjustments.veto.iter().any(|veto| veto.code == code)
    }

    /// Whether results of this period are part of the assessment, so that later ones compare with it.
    #[must_use]
    pub fn assesses(&self, period: Period) -> bool {
        self.document.periods.is_empty() || self.document.periods.contains(&period)
    }

    /// An empty dataset for this scheme.
    #[must_use]
    pub fn empty_dataset(&self) -> Dataset {
        Dataset::new(
            self.document.units.len() + self.document.references.len(),
            self.document.metrics.len(),
        )
    }
}

/// Appends the nodes below a parent, parents before children, and returns the new siblings.
fn flatten(documents: &[NodeDocument], parent: Option<NodeIx>, depth: usize, nodes: &mut Vec<Node>) -> Vec<NodeIx> {
    let mut siblings = Vec::with_capacity(documents.len());
    for document in documents {
        let place = NodeIx(nodes.len());
        siblings.push(place);
        nodes.push(Node {
            document: NodeDocument {
                children: Vec::new(),
                ..document.clone()
            },
            parent,
            children: Vec::new(),
            weight: weight_of(document),
            depth,
        });
        let children = flatten(&document.children, Some(place), depth + 1, nodes);
        nodes[place.0].children = children;
    }
    siblings
}

/// The points of a node: as written, or what its children add up to.
fn weight_of(document: &NodeDocument) -> f64 {
    document
        .weight
        .unwrap_or_else(|| document.children.iter().map(weight_of).sum())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_that_several_units_bear_finds_none_of_them() {
        let document = serde_json::json!({
            "format": 1, "metrics": [{"code": "x", "name": "x"}],
            "units": [{"code": "320106", "name": "鼓楼区"}, {"code": "320302", "name": "鼓楼区"}, {"code": "441324", "name": {"zh": "龙门县", "en": "Longmen"}}],
            "tree": [{"code": "X", "name": "x", "weight": 1, "input": "x", "method": {"linear": {"from": 0, "to": 1}}}],
        });
        let scheme = Scheme::new(serde_json::from_value(document).expect("a document"), "").expect("a scheme");
        assert_eq!(scheme.find_unit("鼓楼区"), None);
        assert_eq!(scheme.find_unit("320302"), Some(UnitIx(1)));
        assert_eq!(scheme.find_unit("龙门县"), Some(UnitIx(2)));
        assert_eq!(scheme.find_unit("Longmen"), Some(UnitIx(2)));
    }
}
