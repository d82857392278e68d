//! In which order units and indicators stand in the heat map, and where its weak links are.

use crate::analysis::{group, heat};
use crate::model::{Evaluation, NodeIx, UnitIx};
use crate::text::Lang;
use crate::tui::view::View;

/// The order of both sides.
#[derive(Debug, Default)]
pub struct Order {
    /// The units as they stand.
    pub units: Vec<UnitIx>,
    /// The indicators as they stand.
    pub indicators: Vec<NodeIx>,
    /// The weak links as they are met line by line, each with the numbers of its unit and indicator.
    pub weak: Vec<(usize, usize)>,
    units_by: UnitsBy,
    indicators_by: IndicatorsBy,
}

/// What units are sorted by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum UnitsBy {
    #[default]
    Place,
    Rate(NodeIx),
}

/// What indicators are sorted by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum IndicatorsBy {
    #[default]
    Tree,
    Mean,
}

impl Order {
    /// Sorts anew after the data changed.
    pub fn renew(&mut self, view: &View) {
        let evaluation = view.evaluation();
        self.units = evaluation.in_rank_order();
        if let UnitsBy::Rate(node) = self.units_by {
            let rate = |unit: &UnitIx| evaluation.node(node, *unit).rate;
            self.units.sort_by(|a, b| heat::worst_first(rate(a), rate(b)));
        }
        self.indicators = view.round.scheme.indicators().map(|(node, _)| node).collect();
        if self.indicators_by == IndicatorsBy::Mean {
            let mean = |node: &NodeIx| {
                let all = self.units.iter().copied();
                group::rates(evaluation, *node, all).map(|rates| rates.mean)
            };
            let mut means: Vec<_> = self.indicators.iter().map(|node| (mean(node), *node)).collect();
            means.sort_by(|a, b| heat::worst_first(a.0, b.0));
            self.indicators = means.into_iter().map(|(_, node)| node).collect();
        }
    }

    /// Finds the weak links among what stands here.
    pub fn find_weak(&mut self, evaluation: &Evaluation) {
        self.weak.clear();
        for (n, unit) in self.units.iter().enumerate() {
            for (m, node) in self.indicators.iter().enumerate() {
                if evaluation.node(*node, *unit).weak.is_some() {
                    self.weak.push((n, m));
                }
            }
        }
    }

    /// Sorts units by an indicator from now on, or by place where they were sorted by it already.
    pub fn sort_units(&mut self, node: NodeIx) {
        self.units_by = match self.units_by {
            UnitsBy::Rate(now) if now == node => UnitsBy::Place,
            _ => UnitsBy::Rate(node),
        };
    }

    /// Sorts indicators by their mean from now on, or as in the scheme where they were sorted by it already.
    pub const fn sort_indicators(&mut self) {
        self.indicators_by = match self.indicators_by {
            IndicatorsBy::Tree => IndicatorsBy::Mean,
            IndicatorsBy::Mean => IndicatorsBy::Tree,
        };
    }

    /// The indicator that units are sorted by, if they are.
    #[must_use]
    pub const fn sorting_indicator(&self) -> Option<NodeIx> {
        match self.units_by {
            UnitsBy::Rate(node) => Some(node),
            UnitsBy::Place => None,
        }
    }

    /// The weak link after a cell, the first one again after the last.
    #[must_use]
    pub fn weak_after(&self, focus: (UnitIx, NodeIx)) -> Option<(UnitIx, NodeIx)> {
        let at = self.numbers(focus)?;
        let next = self.weak.partition_point(|weak| *weak <= at);
        self.cell(self.weak.get(next).or_else(|| self.weak.first()))
    }

    /// The weak link before a cell, the last one again before the first.
    #[must_use]
    pub fn weak_before(&self, focus: (UnitIx, NodeIx)) -> Option<(UnitIx, NodeIx)> {
        let at = self.numbers(focus)?;
        let n_before = self.weak.partition_point(|weak| *weak < at);
        let before = n_before.checked_sub(1).and_then(|n| self.weak.get(n));
        self.cell(before.or_else(|| self.weak.last()))
    }

    fn numbers(&self, (unit, node): (UnitIx, NodeIx)) -> Option<(usize, usize)> {
        let unit = self.units.iter().position(|other| *other == unit)?;
        Some((unit, self.indicators.iter().position(|other| *other == node)?))
    }

    fn cell(&self, numbers: Option<&(usize, usize)>) -> Option<(UnitIx, NodeIx)> {
        numbers.map(|(unit, node)| (self.units[*unit], self.indicators[*node]))
    }

    /// The order in words.
    #[must_use]
    pub fn in_words(&self, view: &View) -> String {
        let code = |node: NodeIx| view.round.scheme.node(node).code();
        let (units, by_mean) = (self.sorting_indicator(), self.indicators_by == IndicatorsBy::Mean);
        match view.lang {
            Lang::Zh => {
                let units = units.map_or("单位按名次".to_owned(), |node| {
                    format!("单位按 {} 得分率从低到高", code(node))
                });
                let indicators = if by_mean {
                    "指标按平均得分率从低到高"
                } else {
                    "指标按方案顺序"
                };
                format!("{units}，{indicators}")
            }
            Lang::En => {
                let units = units.map_or("units by place".to_owned(), |node| {
                    format!("units by {}, lowest first", code(node))
                });
                let indicators = if by_mean {
                    "indicators by mean rate, lowest first"
                } else {
                    "indicators as in the scheme"
                };
                format!("{units}; {indicators}")
            }
        }
    }
}
