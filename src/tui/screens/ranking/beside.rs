//! What stands beside the ranking: one unit's shape against its group, and what moved it since last period.

use ratatui::layout::Rect;

use crate::analysis::compare::{Side, differences, largest_first};
use crate::analysis::group;
use crate::i18n::number;
use crate::model::{NodeIx, Points, UnitIx};
use crate::tui::canvas::Canvas;
use crate::tui::view::View;
use crate::tui::widgets::bar::marked_bar;
use crate::tui::widgets::legend::legend;
use crate::tui::widgets::page::Line;
use crate::tui::widgets::radar::{Axis, FEWEST, radar};

/// One unit's criteria, and the indicators that moved it.
#[derive(Debug, Default)]
pub struct Beside {
    criteria: Vec<Criterion>,
    /// The indicators whose points differ from last period's, the largest difference first.
    moved: Vec<(NodeIx, Points)>,
}

#[derive(Debug)]
struct Criterion {
    node: NodeIx,
    rate: Option<f64>,
    rates: Option<group::Rates>,
}

impl Beside {
    /// What there is to show of a unit.
    #[must_use]
    pub fn of(view: &View, unit: UnitIx) -> Self {
        let (scheme, evaluation) = (&view.round.scheme, view.evaluation());
        let group = scheme.group_of(unit);
        let members: Vec<_> = (0..scheme.n_units())
            .map(UnitIx)
            .filter(|other| scheme.group_of(*other) == group)
            .collect();
        let criterion = |node: &NodeIx| Criterion {
            node: *node,
            rate: evaluation.node(*node, unit).rate,
            rates: group::rates(evaluation, *node, members.iter().copied()),
        };
        let before = view.round.before();
        let moved = before.map_or_else(Vec::new, |before| {
            let [now, before] = [evaluation, before].map(|evaluation| Side { evaluation, unit });
            let indicators = scheme.indicators().map(|(node, _)| node);
            largest_first(differences(now, before, indicators))
        });
        Self {
            criteria: scheme.top().iter().map(criterion).collect(),
            moved,
        }
    }

    /// What moved the unit most, in one line.
    #[must_use]
    pub fn moved_in_short(&self, view: &View) -> Option<Line> {
        const SHORT: usize = 6;
        let decimals = view.evaluation().decimals;
        let words: Vec<_> = self
            .moved
            .iter()
            .take(SHORT)
            .map(|(node, points)| {
                let code = view.round.scheme.node(*node).code();
                format!("{code} {}", number::gained(*points, decimals))
            })
            .collect();
        let name = view.pick("较上期变动", "Moved by").to_owned();
        (!words.is_empty()).then(|| Line::Named(name, words.join(view.pick("；", "; "))))
    }

    /// Draws shape, criteria and moves from top to bottom, as much as there is room for.
    pub fn draw(&self, canvas: &mut Canvas, area: Rect, view: &View) {
        let mut left = area;
        let n_criteria = u16::try_from(self.criteria.len()).unwrap_or(u16::MAX);
        let after_shape = n_criteria.saturating_add(2 + 2 + 4);
        let shape = left.height.saturating_sub(after_shape).min(area.width / 2).min(18);
        if let Some(dots) = canvas.theme.glyphs.dots
            && self.criteria.len() >= FEWEST
            && shape >= 9
        {
            let axes: Vec<_> = self.criteria.iter().map(|criterion| criterion.axis(view)).collect();
            radar(canvas, cut(&mut left, shape), (&axes, self.centre()), dots);
        }
        self.draw_legend(canvas, cut(&mut left, 1), view);
        for criterion in &self.criteria {
            criterion.draw(canvas, cut(&mut left, 1), view);
        }
        cut(&mut left, 1);
        self.draw_moved(canvas, left, view);
    }

    /// What the middle of the shape stands for: a whole tenth below everything shown.
    fn centre(&self) -> f64 {
        let rates = self.criteria.iter().filter_map(|criterion| criterion.rate);
        let means = self.criteria.iter().filter_map(|criterion| criterion.rates);
        let least = rates.chain(means.map(|rates| rates.mean)).fold(1.0, f64::min);
        ((least * 10.0).floor() / 10.0 - 0.1).clamp(0.0, 0.9)
    }

    fn draw_legend(&self, canvas: &mut Canvas, area: Rect, view: &View) {
        let theme = canvas.theme;
        let keys = [
            (theme.glyphs.mean, theme.strong, view.pick("组平均", "mean")),
            (theme.glyphs.best, theme.good, view.pick("组最好", "best of group")),
        ];
        legend(canvas, area, &keys);
        if canvas.theme.glyphs.dots.is_some() && self.criteria.len() >= FEWEST {
            let centre = number::share(self.centre());
            let words = match view.lang {
                crate::text::Lang::Zh => format!("圆心 {centre}"),
                crate::text::Lang::En => format!("centre {centre}"),
            };
            canvas.right(area, &[(&words, theme.muted)]);
        }
    }

    fn draw_moved(&self, canvas: &mut Canvas, area: Rect, view: &View) {
        let theme = canvas.theme;
        let mut left = area;
        let heading = view.pick("较上期得分变动", "Points moved since last period");
        canvas.text(cut(&mut left, 1), heading, theme.heading);
        if self.moved.is_empty() {
            let none = view.pick("没有变动，或没有上期结果。", "Nothing, or there is no last period.");
            canvas.text(cut(&mut left, 1), none, theme.muted);
        }
        let decimals = view.evaluation().decimals;
        for (node, points) in &self.moved {
            let (sign, style) = if *points > Points::ZERO {
                (theme.glyphs.up, theme.good)
            } else {
                (theme.glyphs.down, theme.doubtful)
            };
            let row = cut(&mut left, 1);
            let gained = number::gained(*points, decimals);
            let number = Rect {
                width: row.width.min(9),
                ..row
            };
            canvas.right(number, &[(sign, style), (" ", style), (&gained, style)]);
            let name = Rect {
                x: row.x + number.width + 1,
                width: row.width.saturating_sub(number.width + 1),
                ..row
            };
            canvas.text(name, &view.node_name(*node), theme.text);
        }
    }
}

impl Criterion {
    fn axis<'a>(&self, view: &View<'a>) -> Axis<'a> {
        Axis {
            label: view.round.scheme.node(self.node).code(),
            rate: self.rate,
            mean: self.rates.map(|rates| rates.mean),
            best: self.rates.map(|rates| rates.best),
        }
    }

    /// `A  97.0% ██████o██*`, the marks being mean and best of the group.
    fn draw(&self, canvas: &mut Canvas, area: Rect, view: &View) {
        let theme = canvas.theme;
        let code = view.round.scheme.node(self.node).code();
        let used = canvas.text(area, code, theme.strong).max(4);
        let number = Rect {
            x: area.x + used,
            width: area.width.saturating_sub(used).min(8),
            ..area
        };
        let rate = self.rate.map_or_else(|| "—".to_owned(), number::percent);
        canvas.right(number, &[(&rate, theme.text)]);
        let bar = Rect {
            x: number.right() + 1,
            width: area.right().saturating_sub(number.right() + 1),
            ..area
        };
        if let Some(rate) = self.rate {
            marked_bar(
                canvas,
                bar,
                (rate, theme.accent),
                self.rates.map(|rates| (rates.mean, rates.best)),
            );
        }
    }
}

/// Takes lines off the top of an area.
fn cut(area: &mut Rect, lines: u16) -> Rect {
    let lines = lines.min(area.height);
    let top = Rect { height: lines, ..*area };
    area.y += lines;
    area.height -= lines;
    top
}
