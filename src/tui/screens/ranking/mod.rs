//! 排名, the ranking: places, changes, totals and what they are made of, grades.
//!
//! The order comes from the engine; sorting by a criterion only looks at it in another way.

mod about;
mod beside;
mod rows;

use ratatui::layout::Rect;

use self::about::about;
use self::beside::Beside;
use self::rows::Rows;
use super::{ALONE, Screen, headed};
use crate::i18n::heading;
use crate::model::UnitIx;
use crate::ops::export::Paper;
use crate::text::{Lang, Text};
use crate::tui::canvas::{Canvas, width};
use crate::tui::command::Command;
use crate::tui::effect::{Effect, Enabled, Row, ScreenName, Target};
use crate::tui::keymap::Context;
use crate::tui::narrow::Narrow;
use crate::tui::view::View;
use crate::tui::widgets::grid::{Cursor, Grid};
use crate::tui::widgets::legend;
use crate::tui::widgets::page::{Line, draw_lines};

/// The ranking.
#[derive(Debug)]
pub struct Ranking {
    order: Vec<UnitIx>,
    scope: Scope,
    sorted: Sorted,
    narrow: Narrow,
    grid: Grid,
    details: Vec<Line>,
    beside: Beside,
}

/// Which units are ranked against each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Scope {
    All,
    Group(usize),
}

/// What the rows are sorted by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sorted {
    Total,
    /// The number of a criterion at the top of the tree.
    Criterion(usize),
}

impl Default for Ranking {
    fn default() -> Self {
        Self {
            order: Vec::new(),
            scope: Scope::All,
            sorted: Sorted::Total,
            narrow: Narrow::default(),
            grid: Grid::new(Cursor::Row),
            details: Vec::new(),
            beside: Beside::default(),
        }
    }
}

impl Screen for Ranking {
    fn prepare(&mut self, view: &View) {
        let focus = self.focus();
        let scheme = &view.round.scheme;
        if let Scope::Group(group) = self.scope
            && group >= scheme.n_groups()
        {
            self.scope = Scope::All;
        }
        self.order = view.evaluation().in_rank_order();
        if let Scope::Group(group) = self.scope {
            self.order.retain(|unit| scheme.group_of(*unit) == group);
        }
        if let Sorted::Criterion(n) = self.sorted
            && let Some(node) = scheme.top().get(n)
        {
            let points = |unit: &UnitIx| view.evaluation().node(*node, *unit).score;
            self.order.sort_by_key(|unit| std::cmp::Reverse(points(unit)));
        }
        self.narrow.keep_units(&mut self.order, view);
        let row = focus.and_then(|unit| self.order.iter().position(|other| *other == unit));
        self.grid.go(row.unwrap_or(0), self.grid.column());
    }

    fn settle(&mut self, view: &View) {
        let focus = self.focus();
        self.details = focus.map_or_else(Vec::new, |unit| about(view, unit));
        self.beside = focus.map_or_else(Beside::default, |unit| Beside::of(view, unit));
    }

    fn contexts(&self) -> &'static [Context] {
        &[Context::Ranking, Context::Table, Context::Reading, Context::Everywhere]
    }

    fn explained(&self, view: &View) -> Vec<Line> {
        let mut lines = self.details.clone();
        lines.extend(self.beside.moved_in_short(view));
        lines
    }

    fn enabled(&self, command: Command, view: &View) -> Enabled {
        match command {
            Command::Scope if view.round.scheme.n_groups() < 2 => {
                Enabled::No(Text::new("方案没有分组。", "The scheme has no groups."))
            }
            Command::CompareWith if view.round.scheme.n_units() < 2 => Enabled::No(ALONE),
            _ => Enabled::Yes,
        }
    }

    fn update(&mut self, command: Command, view: &View) -> Effect {
        let mut grid = self.grid.clone();
        if grid.step(command, &self.rows(view)) {
            self.grid = grid;
            return Effect::None;
        }
        let n_criteria = view.round.scheme.top().len();
        match command {
            Command::Open => self.focus().map_or(Effect::None, |unit| {
                let row = match self.sorted {
                    Sorted::Criterion(n) => view.round.scheme.top().get(n).copied().map(Row::Node),
                    Sorted::Total => None,
                };
                let target = Target {
                    unit: Some(unit),
                    row,
                    ..Target::default()
                };
                Effect::Open(ScreenName::Scorecard, target)
            }),
            Command::CompareWith => self.focus().map_or(Effect::None, Effect::ChooseRival),
            Command::SortNext => self.sort(view, |n| (n + 1) % (n_criteria + 1)),
            Command::SortPrevious => self.sort(view, |n| (n + n_criteria) % (n_criteria + 1)),
            Command::Scope => {
                self.scope = match self.scope {
                    Scope::All => Scope::Group(0),
                    Scope::Group(n) if n + 1 < view.round.scheme.n_groups() => Scope::Group(n + 1),
                    Scope::Group(_) => Scope::All,
                };
                self.prepare(view);
                Effect::None
            }
            Command::Export => super::ask_format(Paper::Ranking),
            _ => Effect::Pass,
        }
    }

    fn clicked(&mut self, x: u16, y: u16, view: &View) -> Effect {
        if let Some((row, _)) = self.grid.at(x, y, &self.rows(view)) {
            self.grid.go(row, self.grid.column());
        }
        Effect::None
    }

    fn open(&mut self, target: Target, _view: &View) {
        let row = target
            .unit
            .and_then(|unit| self.order.iter().position(|other| *other == unit));
        if let Some(row) = row {
            self.grid.go(row, self.grid.column());
        }
    }

    fn unit(&self) -> Option<UnitIx> {
        self.focus()
    }

    fn narrow(&mut self, text: &str, view: &View) {
        self.narrow.look_for(text);
        self.prepare(view);
    }

    fn counts(&self, view: &View) -> Option<(usize, usize)> {
        let scheme = &view.round.scheme;
        let all = match self.scope {
            Scope::All => scheme.n_units(),
            Scope::Group(group) => (0..scheme.n_units())
                .filter(|unit| scheme.group_of(UnitIx(*unit)) == group)
                .count(),
        };
        Some((self.order.len(), all))
    }

    fn draw(&self, canvas: &mut Canvas, area: Rect, view: &View) {
        let (title, rest) = headed(area);
        let (scope, sorted) = (self.scope_name(view), self.sorted_name(view));
        let theme = canvas.theme;
        let pieces = [
            (scope.as_str(), theme.heading),
            ("  ", theme.text),
            (sorted.as_str(), theme.muted),
        ];
        canvas.line(title, &pieces);
        if area.width >= WIDE {
            let side = area.width / 4;
            let table = Rect {
                width: rest.width - side - 1,
                ..rest
            };
            self.draw_table(canvas, table, view);
            let line = Rect::new(table.right(), rest.y, 1, rest.height);
            canvas.fill(line, theme.glyphs.frame[1], theme.muted);
            let mut pane = Rect::new(table.right() + 2, rest.y, side - 1, rest.height);
            let used = draw_lines(canvas, pane, &self.details, &view.help_key()).saturating_add(1);
            pane.y += used;
            pane.height = pane.height.saturating_sub(used);
            self.beside.draw(canvas, pane, view);
        } else {
            let said = if area.height >= 16 { 6 } else { 0 };
            let table = Rect {
                height: rest.height - said,
                ..rest
            };
            let used = self.draw_table(canvas, table, view);
            if said > 0 {
                let below = Rect {
                    y: rest.y + used,
                    height: rest.height - used,
                    ..rest
                };
                self.draw_below(canvas, below, view);
            }
        }
    }
}

impl Ranking {
    /// The unit under the cursor.
    #[must_use]
    pub fn focus(&self) -> Option<UnitIx> {
        self.order.get(self.grid.row()).copied()
    }

    /// Sorts by another thing; 0 is the total, n the n-th criterion.
    fn sort(&mut self, view: &View, other: impl Fn(usize) -> usize) -> Effect {
        let now = match self.sorted {
            Sorted::Total => 0,
            Sorted::Criterion(n) => n + 1,
        };
        self.sorted = match other(now) {
            0 => Sorted::Total,
            n => Sorted::Criterion(n - 1),
        };
        self.prepare(view);
        Effect::None
    }

    /// Draws the table and under it what its letters mean; returns the rows taken.
    fn draw_table(&self, canvas: &mut Canvas, area: Rect, view: &View) -> u16 {
        let theme = canvas.theme;
        let top = view.round.scheme.top();
        let names: Vec<_> = top
            .iter()
            .map(|node| view.round.scheme.node(*node))
            .map(|node| (node.code(), node.name().get(view.lang)))
            .collect();
        let parts = theme.parts.iter().cycle();
        let keys: Vec<_> = names
            .iter()
            .zip(parts)
            .map(|((code, name), part)| (*code, *part, *name))
            .collect();
        let explained = if area.height >= 12 {
            legend::height(&keys, area.width).min(4)
        } else {
            0
        };
        let rows = u16::try_from(self.order.len() + 1).unwrap_or(u16::MAX);
        let table = Rect {
            height: rows.min(area.height - explained),
            ..area
        };
        self.grid.draw(canvas, table, &self.rows(view), None);
        let below = Rect {
            y: table.bottom(),
            height: explained,
            ..area
        };
        legend::legend(canvas, below, &keys);
        table.height + explained
    }

    /// Draws a line and under it what there is to say of the unit.
    fn draw_below(&self, canvas: &mut Canvas, area: Rect, view: &View) {
        let theme = canvas.theme;
        canvas.fill(Rect { height: 1, ..area }, theme.glyphs.rule, theme.muted);
        let lines = self.explained(view);
        let inner = Rect {
            y: area.y + 1,
            height: area.height - 1,
            ..area
        };
        draw_lines(canvas, inner, &lines, &view.help_key());
    }

    fn rows<'a>(&'a self, view: &View<'a>) -> Rows<'a> {
        let names = self.order.iter().map(|unit| width(view.unit_name(*unit))).max();
        Rows {
            view: *view,
            ranking: self,
            name_width: names.unwrap_or(8).clamp(8, 24),
        }
    }

    fn scope_name(&self, view: &View) -> String {
        let name = match self.scope {
            Scope::All => view.pick("全部单位", "All units").to_owned(),
            Scope::Group(n) => {
                let groups = &view.round.scheme.document().groups;
                groups
                    .get(n)
                    .map_or_else(String::new, |group| group.name.get(view.lang).to_owned())
            }
        };
        match view.lang {
            Lang::Zh => format!("{}排名：{name}", view.period()),
            Lang::En => format!("Ranking {}: {name}", view.period()),
        }
    }

    fn sorted_name(&self, view: &View) -> String {
        let by = match self.sorted {
            Sorted::Total => view.say(&heading::TOTAL).to_owned(),
            Sorted::Criterion(n) => view
                .round
                .scheme
                .top()
                .get(n)
                .map_or_else(String::new, |node| view.node_name(*node)),
        };
        match view.lang {
            Lang::Zh => format!("按 {by} 排序"),
            Lang::En => format!("sorted by {by}"),
        }
    }
}

/// From this width on, a unit's shape stands beside the table.
const WIDE: u16 = 128;
