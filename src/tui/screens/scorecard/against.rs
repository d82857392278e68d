//! A unit set against another, or against itself last period: points, who leads, and by how much.

use ratatui::layout::Rect;

use crate::analysis::compare::{Difference, Side, differences};
use crate::i18n::number;
use crate::model::{NodeIx, Points, UnitIx};
use crate::text::Lang;
use crate::tui::canvas::Canvas;
use crate::tui::effect::Rival;
use crate::tui::view::View;
use crate::tui::widgets::grid::{Slot, Table};

/// What a unit is set against, and how they differ.
#[derive(Debug)]
pub struct Against {
    whom: Rival,
    /// Row by row.
    differences: Vec<Difference>,
    /// The largest difference of an indicator, which fills a bar.
    largest: Points,
    /// The unit's printed total last period.
    last_total: String,
}

impl Against {
    /// Nothing known yet of how they differ.
    #[must_use]
    pub const fn new(whom: Rival) -> Self {
        Self {
            whom,
            differences: Vec::new(),
            largest: Points::ZERO,
            last_total: String::new(),
        }
    }

    /// What the unit is set against.
    #[must_use]
    pub const fn whom(&self) -> Rival {
        self.whom
    }

    /// What comes after: nothing, last period, the unit next in rank, nothing.
    #[must_use]
    pub fn next(now: Option<&Self>, view: &View, unit: UnitIx) -> Option<Self> {
        let has_before = last(view).is_some();
        match now.map(|against| against.whom) {
            None if has_before => Some(Self::new(Rival::LastPeriod)),
            None | Some(Rival::LastPeriod) => Self::rival(None, view, (unit, 1)),
            Some(Rival::Unit(_)) => None,
        }
    }

    /// The unit so many places after the present one in rank order, round and round, but never the unit itself.
    #[must_use]
    pub fn rival(now: Option<&Self>, view: &View, (unit, places): (UnitIx, usize)) -> Option<Self> {
        let order = view.evaluation().in_rank_order();
        let from = match now.map(|against| against.whom) {
            Some(Rival::Unit(rival)) => rival,
            Some(Rival::LastPeriod) | None => unit,
        };
        let at = order.iter().position(|other| *other == from)?;
        let round = (1..=order.len()).map(|n| order[(at + n * places) % order.len()]);
        let mut others = round.filter(|other| *other != unit);
        others.next().map(|rival| Self::new(Rival::Unit(rival)))
    }

    /// Sets the sides against each other after the data, the unit or the rows changed.
    pub fn renew(&mut self, view: &View, unit: UnitIx, order: &[NodeIx]) {
        let now = view.evaluation();
        let one = Side { evaluation: now, unit };
        let other = match self.whom {
            Rival::LastPeriod => last(view).map(|evaluation| Side { evaluation, unit }),
            Rival::Unit(rival) => {
                let rival = UnitIx(rival.0.min(view.round.scheme.n_units().saturating_sub(1)));
                Some(Side {
                    evaluation: now,
                    unit: rival,
                })
            }
        };
        self.differences = other.map_or_else(Vec::new, |other| differences(one, other, order.iter().copied()));
        let total = last(view).and_then(|last| Some(last.unit(unit).total?.show(last.decimals)));
        self.last_total = total.unwrap_or_else(|| "—".to_owned());
        let scheme = &view.round.scheme;
        let indicators = self
            .differences
            .iter()
            .filter(|one| scheme.node(one.node).is_indicator());
        let sizes = indicators.filter_map(Difference::points).map(size);
        self.largest = sizes.max().unwrap_or(Points::ZERO);
    }

    /// What the unit is set against, in words.
    fn name(&self, view: &View) -> String {
        match self.whom {
            Rival::LastPeriod => view.pick("上期", "Last").to_owned(),
            Rival::Unit(rival) => view.unit_name(rival).to_owned(),
        }
    }

    /// `对比 惠东县 93.56：领先 8 项，落后 6 项，持平 12 项`
    pub fn draw_summary(&self, canvas: &mut Canvas, area: Rect, view: &View) {
        let scheme = &view.round.scheme;
        let indicators = self
            .differences
            .iter()
            .filter(|one| scheme.node(one.node).is_indicator());
        let points: Vec<_> = indicators.filter_map(Difference::points).collect();
        let count = |sign: i64| points.iter().filter(|points| points.steps().signum() == sign).count();
        let (more, less, same) = (count(1), count(-1), count(0));
        let total = match self.whom {
            Rival::LastPeriod => self.last_total.clone(),
            Rival::Unit(rival) => view.total(rival),
        };
        let whom = format!("{} {total}", self.name(view));
        let words = match view.lang {
            Lang::Zh => format!("：得分较高 {more} 项，较低 {less} 项，相同 {same} 项"),
            Lang::En => format!(": more points on {more} indicators, fewer on {less}, the same on {same}"),
        };
        let theme = canvas.theme;
        let pieces = [
            (view.pick("对比 ", "Against "), theme.muted),
            (whom.as_str(), theme.strong),
            (words.as_str(), theme.text),
        ];
        canvas.line(area, &pieces);
    }
}

/// The result of the period before, where it was assessed.
fn last<'a>(view: &View<'a>) -> Option<&'a crate::model::Evaluation> {
    view.round.before()
}

fn size(points: Points) -> Points {
    points.max(-points)
}

/// The comparison as a table of cells.
pub struct AgainstRows<'a> {
    /// What screens read.
    pub view: View<'a>,
    /// The nodes as they stand.
    pub order: &'a [NodeIx],
    /// How the sides differ.
    pub against: &'a Against,
}

const N_COLUMNS: usize = 5;

impl Table for AgainstRows<'_> {
    fn n_rows(&self) -> usize {
        self.order.len()
    }

    fn n_columns(&self) -> usize {
        N_COLUMNS
    }

    fn n_frozen(&self) -> usize {
        N_COLUMNS - 1
    }

    fn width(&self, column: usize, room: u16) -> u16 {
        let numbers = 8 + 8 + 8 + 4;
        let name = room.saturating_sub(numbers + 21).clamp(14, 40);
        match column {
            0 => name,
            4 => room.saturating_sub(numbers + name).clamp(9, 41),
            _ => 8,
        }
    }

    fn head(&self, column: usize, _line: u16) -> Slot<'_> {
        let style = self.view.theme.strong;
        match column {
            0 => Slot::words(self.view.pick("指标", "Indicator"), style),
            1 => Slot::number(self.view.pick("得分", "Points"), style),
            2 => Slot::Right(vec![(self.against.name(&self.view).into(), style)]),
            3 => Slot::number(self.view.pick("差", "Lead"), style),
            _ => Slot::words(self.view.pick("落后 | 领先", "behind | ahead"), style),
        }
    }

    fn slot(&self, row: usize, column: usize) -> Slot<'_> {
        let theme = self.view.theme;
        let node = self.order[row];
        let of = self.view.round.scheme.node(node);
        let look = if of.is_indicator() { theme.text } else { theme.heading };
        let decimals = self.view.evaluation().decimals;
        let Some(found) = self.against.differences.get(row) else {
            return Slot::words("", look);
        };
        let score = |score: Option<Points>| score.map_or_else(|| "—".to_owned(), |score| score.show(decimals));
        match column {
            0 => Slot::words(format!("{}{}", " ".repeat(of.depth), self.view.node_name(node)), look),
            1 | 2 => Slot::number(score(found.scores[column - 1]), look),
            3 => {
                let gained = found.points().map(|points| number::gained(points, decimals));
                Slot::number(gained.unwrap_or_default(), look)
            }
            _ => match found.points().filter(|_| of.is_indicator()) {
                Some(points) if self.against.largest > Points::ZERO => {
                    Slot::Lead(points.value(decimals) / self.against.largest.value(decimals))
                }
                _ => Slot::words("", look),
            },
        }
    }
}
