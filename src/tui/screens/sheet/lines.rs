//! The rows of the score sheet: criteria, their indicators, and the metrics and marks below them.
//!
//! A metric stands once, under the first indicator that needs it, because a number is typed once. An
//! indicator that is one metric and nothing else shares its row with it.

use std::collections::BTreeSet;

use crate::i18n::names::Names;
use crate::model::scheme::input::Input;
use crate::model::{MetricIx, NodeIx, UnitIx};
use crate::text::Text;
use crate::tui::effect::{Place, Row};
use crate::tui::view::View;

/// One row, in the turned sheet one column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// What stands in it.
    pub what: What,
    /// How far it is set in.
    pub depth: u16,
}

/// What stands in a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum What {
    /// Points of a criterion.
    Criterion(NodeIx),
    /// Value and points of an indicator, computed.
    Indicator(NodeIx),
    /// What is reported for a metric, with the points of the indicator that is nothing but it.
    Metric(MetricIx, Option<NodeIx>),
    /// The marks of one assessor.
    Mark(NodeIx, String),
}

impl What {
    /// The cell of a unit in this row, where it can be changed.
    #[must_use]
    pub fn place(&self, unit: UnitIx) -> Option<Place> {
        match self {
            Self::Criterion(_) | Self::Indicator(_) => None,
            Self::Metric(metric, _) => Some(Place::Metric(unit, *metric)),
            Self::Mark(indicator, assessor) => Some(Place::Mark(unit, *indicator, assessor.clone())),
        }
    }

    /// The node whose points stand in this row.
    #[must_use]
    pub const fn node(&self) -> Option<NodeIx> {
        match self {
            Self::Criterion(node) | Self::Indicator(node) => Some(*node),
            Self::Metric(_, node) => *node,
            Self::Mark(..) => None,
        }
    }

    /// What the row is about.
    #[must_use]
    pub const fn row(&self) -> Row {
        match self {
            Self::Criterion(node) | Self::Indicator(node) | Self::Mark(node, _) => Row::Node(*node),
            Self::Metric(metric, _) => Row::Metric(*metric),
        }
    }

    /// What the row is called, to find it by.
    #[must_use]
    pub fn names(&self, view: &View) -> Names {
        let scheme = &view.round.scheme;
        let of_node = |node| Names::new(scheme.node(node).code(), scheme.node(node).name(), view.lang);
        let of_metric = |metric| {
            let of = scheme.metric(metric);
            Names::new("", &of.name, view.lang).also(&of.code)
        };
        match self {
            Self::Criterion(node) | Self::Indicator(node) => of_node(*node),
            Self::Metric(metric, Some(node)) => of_node(*node).and(of_metric(*metric)),
            Self::Metric(metric, None) => of_metric(*metric),
            Self::Mark(_, assessor) => Names::new(view.pick("评委", "Assessor"), &Text::same(assessor), view.lang),
        }
    }

    /// Whether the row is about this.
    #[must_use]
    pub fn is(&self, row: Row) -> bool {
        match row {
            Row::Node(node) => self.node() == Some(node),
            Row::Metric(metric) => matches!(self, Self::Metric(own, _) if *own == metric),
            Row::Measure(_) | Row::Aim(_) => false,
        }
    }
}

/// All rows, in tree order; metrics that no indicator needs come last.
#[must_use]
pub fn lines(view: &View) -> Vec<Line> {
    let scheme = &view.round.scheme;
    let mut lines = Vec::new();
    let mut shown = BTreeSet::new();
    for (n, node) in scheme.nodes().iter().enumerate() {
        let ix = NodeIx(n);
        let depth = u16::try_from(node.depth).unwrap_or(u16::MAX);
        let line = |what| Line { what, depth };
        if !node.is_indicator() {
            lines.push(line(What::Criterion(ix)));
            continue;
        }
        if let Some(Input::Metric(code)) = node.input()
            && let Some(metric) = scheme.find_metric(code)
            && shown.insert(metric)
        {
            lines.push(line(What::Metric(metric, Some(ix))));
            continue;
        }
        lines.push(line(What::Indicator(ix)));
        let below = |what| Line { what, depth: depth + 1 };
        let metrics = node.metrics().into_iter().filter_map(|code| scheme.find_metric(code));
        let new: Vec<_> = metrics.filter(|&metric| shown.insert(metric)).collect();
        lines.extend(new.into_iter().map(|metric| below(What::Metric(metric, None))));
        if node.is_judged() {
            let assessors = assessors(view, ix);
            lines.extend(assessors.into_iter().map(|assessor| below(What::Mark(ix, assessor))));
        }
    }
    let unused = (0..scheme.metrics().len())
        .map(MetricIx)
        .filter(|metric| !shown.contains(metric));
    lines.extend(unused.map(|metric| Line {
        what: What::Metric(metric, None),
        depth: 0,
    }));
    lines
}

/// Everybody who has marked the indicator in this period, and whoever acts now.
fn assessors(view: &View, indicator: NodeIx) -> BTreeSet<String> {
    let units = (0..view.round.scheme.n_units()).map(UnitIx);
    let marks = units.flat_map(|unit| view.round.dataset.marks(view.round.period, indicator, unit));
    let mut assessors: BTreeSet<_> = marks.map(|mark| mark.assessor.clone()).collect();
    assessors.insert(view.actor.to_owned());
    assessors
}
