//! 总览, the overview: how far the round is, what is to be done next, and who leads so far.
//!
//! Counts come from `ops::status`; nothing is counted here.

mod way;
mod words;

use ratatui::layout::Rect;

use super::{NOT_APPROVED, Screen};
use crate::i18n::outcome;
use crate::model::UnitIx;
use crate::ops::export::{Disclosure, Paper};
use crate::ops::status::{Block, Progress};
use crate::ops::{duty, rectify};
use crate::text::{Lang, Text};
use crate::tui::canvas::{Canvas, width, wrap};
use crate::tui::command::Command;
use crate::tui::effect::{Effect, Enabled, Reading, Row, ScreenName, Target};
use crate::tui::intake;
use crate::tui::keymap::Context;
use crate::tui::prompt::{Asked, Prompt};
use crate::tui::view::View;
use crate::tui::widgets::bar::rate_bar;
use crate::tui::widgets::page::Line;

/// The overview.
#[derive(Debug, Default)]
pub struct Overview {
    /// The thing to be done that is marked.
    marked: usize,
    /// How many approved results of the period there are.
    n_results: u32,
}

impl Screen for Overview {
    fn prepare(&mut self, view: &View) {
        self.marked = self.marked.min(view.status().blocks.len().saturating_sub(1));
        self.n_results = view.desk.revisions().unwrap_or_default();
    }

    fn contexts(&self) -> &'static [Context] {
        &[Context::Overview, Context::Reading, Context::Everywhere]
    }

    fn enabled(&self, command: Command, view: &View) -> Enabled {
        match command {
            Command::Back => Enabled::No(OUTERMOST),
            Command::Open | Command::Up | Command::Down if view.status().blocks.is_empty() => {
                Enabled::No(Text::new("没有待办事项。", "There is nothing to be done."))
            }
            Command::Advance if view.round.step().next().is_none() => Enabled::No(way::LAST),
            Command::TakeBack if view.round.step().previous().is_none() => Enabled::No(way::FIRST),
            Command::ProveResult if self.n_results == 0 => Enabled::No(NOT_APPROVED),
            _ => Enabled::Yes,
        }
    }

    fn update(&mut self, command: Command, view: &View) -> Effect {
        let last = view.status().blocks.len().saturating_sub(1);
        match command {
            Command::Up => self.marked = self.marked.saturating_sub(1),
            Command::Down => self.marked = (self.marked + 1).min(last),
            Command::Open => {
                let found = view.status().blocks.get(self.marked).and_then(first_of);
                return found.map_or(Effect::None, |(screen, target)| Effect::Open(screen, target));
            }
            Command::Advance => return way::advance(view),
            Command::TakeBack => return way::take_back(view),
            Command::Import => return Effect::Prompt(Prompt::new(Asked::Import, vec![HOW_TO_IMPORT], "")),
            Command::Template => return intake::for_whom(view.round, view.actor),
            Command::Deadlines => return way::deadlines(view),
            Command::Export => return super::ask_format(Paper::Circular(Disclosure::All)),
            Command::ProveResult => return Effect::Read(Reading::Result),
            _ => return Effect::Pass,
        }
        Effect::None
    }

    fn explained(&self, view: &View) -> Vec<Line> {
        words::explained(view, view.status().blocks.get(self.marked))
    }

    fn draw(&self, canvas: &mut Canvas, area: Rect, view: &View) {
        let mut top = Column::new(area);
        let title = view.round.scheme.document().title.as_ref();
        let title = title.map_or_else(String::new, |title| title.get(view.lang).to_owned());
        let heading = canvas.theme.heading;
        top.line(canvas, &title, heading);
        top.line(canvas, &basis(view), canvas.theme.muted);
        way::draw(canvas, top.next(), view);
        let rest = top.rest();
        // Where rows are scarce, none is left empty.
        let gap = u16::from(rest.height > 24);
        top.y += gap;
        let rest = top.rest();
        let half = rest.width.saturating_sub(3) / 2;
        let mut left = Column::new(Rect { width: half, ..rest });
        let mut right = Column::new(Rect {
            x: rest.right() - half,
            width: half,
            ..rest
        });
        progress(canvas, &mut left, (view, gap));
        self.to_do(canvas, &mut right, view);
        leaders(canvas, &mut right, view);
    }
}

impl Overview {
    fn to_do(&self, canvas: &mut Canvas, column: &mut Column, view: &View) {
        let theme = canvas.theme;
        column.line(canvas, view.pick("待办事项", "To be done"), theme.heading);
        if view.status().overall.filled == 0 {
            for text in words::empty(view) {
                column.wrapped(canvas, &text, theme.text);
            }
        } else if view.status().blocks.is_empty() {
            for (n, text) in words::complete(view).iter().enumerate() {
                column.wrapped(canvas, text, if n == 0 { theme.good } else { theme.text });
            }
        }
        // The ranking below needs some room too.
        let room = column.rest().height / 2;
        let end = column.y + room;
        for (n, block) in view.status().blocks.iter().enumerate().skip(self.marked) {
            let text = block.text(view.round);
            let lines = wrap(text.get(view.lang), column.area.width.saturating_sub(2));
            if n > self.marked && column.y + u16::try_from(lines.len()).unwrap_or(u16::MAX) > end {
                let more = view.status().blocks.len() - n;
                let text = match view.lang {
                    Lang::Zh => format!("  ……另有 {more} 项"),
                    Lang::En => format!("  and {more} more"),
                };
                column.line(canvas, &text, theme.muted);
                break;
            }
            if n == self.marked {
                canvas.set_cursor(column.area.x, column.y);
            }
            for (part, line) in lines.iter().enumerate() {
                let is_marked = n == self.marked;
                let sign = if is_marked && part == 0 { theme.glyphs.here } else { " " };
                let look = if is_marked { theme.strong } else { theme.text };
                column.line(canvas, &format!("{sign} {line}"), look);
            }
        }
        let ledger = rectify::tally(view.round, view.today).text();
        for text in ledger.into_iter().chain(duty::tally(view.round, view.today)) {
            column.wrapped(canvas, text.get(view.lang), theme.text);
        }
        column.gap();
    }
}

/// The screen and the cell where the work on a block begins.
fn first_of(block: &Block) -> Option<(ScreenName, Target)> {
    let at = |unit, row| Target {
        unit: Some(unit),
        row,
        ..Target::default()
    };
    let (unit, row) = match block {
        Block::Pending { cells, .. } | Block::Unverified { cells, .. } => {
            cells.first().map(|&(unit, metric)| (unit, Row::Metric(metric)))
        }
        Block::Unmarked { marks, .. } => marks.first().map(|&(node, unit)| (unit, Row::Node(node))),
        Block::Apart(open) => open.first().map(|&(unit, node)| (unit, Row::Node(node))),
        Block::Appeals(_) => return Some((ScreenName::Rectification, Target::default())),
        Block::Unconfirmed(items) => {
            let unit = items.first().map(|(unit, _)| *unit)?;
            return Some((ScreenName::Scorecard, at(unit, None)));
        }
        Block::NoTotal { unit, lacking } => lacking.first().map(|&node| (*unit, Row::Node(node))),
    }?;
    Some((ScreenName::Sheet, at(unit, Some(row))))
}

fn basis(view: &View) -> String {
    let basis = view.round.scheme.document().basis.iter();
    let basis: Vec<_> = basis
        .map(|basis| format!("{}{}", basis.document, basis.section.as_deref().unwrap_or_default()))
        .collect();
    let basis = match view.lang {
        _ if basis.is_empty() => String::new(),
        Lang::Zh => format!("  依据：{}", basis.join("、")),
        Lang::En => format!("  basis: {}", basis.join(", ")),
    };
    let (period, n_units) = (view.period(), view.round.scheme.n_units());
    let n_indicators = view.round.scheme.indicators().count();
    match view.lang {
        Lang::Zh => format!("{period}  {n_units} 个考核对象  {n_indicators} 项指标{basis}"),
        Lang::En => format!("{period}  {n_units} units  {n_indicators} indicators{basis}"),
    }
}

/// Bars of what has come in: all in all, by department, by unit.
fn progress(canvas: &mut Canvas, column: &mut Column, what: (&View, u16)) {
    let (view, gap) = what;
    let theme = canvas.theme;
    let all = view.status().overall;
    column.line(canvas, view.pick("填报进度", "Progress"), theme.heading);
    bar(canvas, column, view.pick("已填", "filled"), (all.filled, all.cells));
    bar(
        canvas,
        column,
        view.pick("已核定", "verified"),
        (all.verified, all.cells),
    );
    if all.marks > 0 {
        bar(canvas, column, view.pick("已评分", "marked"), (all.marked, all.marks));
    }
    column.y += gap;
    let departments: Vec<_> = view
        .status()
        .by_department
        .iter()
        .map(|(name, progress)| (name.as_str(), *progress))
        .collect();
    let units = view.status().by_unit.iter().enumerate();
    let units: Vec<_> = units
        .map(|(n, progress)| (view.unit_name(UnitIx(n)), *progress))
        .collect();
    let left = usize::from(column.rest().height).saturating_sub(2 + usize::from(gap));
    let for_departments = departments.len().min(left.saturating_sub(units.len().min(left / 2)));
    list(
        canvas,
        column,
        view.pick("按填报单位", "By department"),
        (&departments, for_departments),
    );
    column.y += gap;
    let left = usize::from(column.rest().height).saturating_sub(1);
    list(canvas, column, view.pick("按考核对象", "By unit"), (&units, left));
}

/// So many of a list as bars, the least complete first where not all can be shown.
fn list(canvas: &mut Canvas, column: &mut Column, title: &str, rows: (&[(&str, Progress)], usize)) {
    let (rows, room) = rows;
    column.line(canvas, title, canvas.theme.heading);
    let mut rows: Vec<_> = rows.iter().collect();
    let lacking = |progress: &Progress| progress.cells + progress.marks - progress.filled - progress.marked;
    if rows.len() > room {
        rows.sort_by_key(|(_, progress)| std::cmp::Reverse(lacking(progress)));
    }
    for (name, progress) in rows.into_iter().take(room) {
        let done = (progress.filled + progress.marked, progress.cells + progress.marks);
        bar(canvas, column, name, done);
    }
}

/// A name, a bar, and how many of how many.
fn bar(canvas: &mut Canvas, column: &mut Column, name: &str, done: (usize, usize)) {
    let (done, all) = done;
    let area = column.next();
    let count = format!("{done}/{all}");
    let for_count = width(&count).max(9);
    let for_name = (area.width / 3).clamp(6, 18);
    let theme = canvas.theme;
    canvas.text(
        Rect {
            width: for_name,
            ..area
        },
        name,
        theme.text,
    );
    let place = Rect {
        x: area.x + for_name + 1,
        width: area.width.saturating_sub(for_name + for_count + 2),
        ..area
    };
    let rate = if all == 0 { 1.0 } else { done as f64 / all as f64 };
    let style = if done == all { theme.good } else { theme.accent };
    rate_bar(canvas, place, rate, style);
    let look = if done == all { theme.text } else { theme.pending };
    canvas.right(
        Rect {
            x: area.right().saturating_sub(for_count),
            width: for_count.min(area.width),
            ..area
        },
        &[(&count, look)],
    );
}

/// The first of the ranking.
fn leaders(canvas: &mut Canvas, column: &mut Column, view: &View) {
    let theme = canvas.theme;
    let provisional = view.evaluation().units.iter().any(|unit| unit.provisional);
    let title = view.pick("当前名次", "Ranking so far");
    column.line(canvas, title, theme.heading);
    if provisional {
        column.wrapped(canvas, PROVISIONAL.get(view.lang), theme.pending);
    }
    for unit in view.evaluation().in_rank_order() {
        if column.rest().height == 0 {
            break;
        }
        let area = column.next();
        let place = view.evaluation().unit(unit).overall_place;
        let place = place.map_or_else(|| view.say(&outcome::PROVISIONAL).to_owned(), |place| place.to_string());
        canvas.text(
            Rect {
                width: 5.min(area.width),
                ..area
            },
            &place,
            theme.strong,
        );
        let name = Rect {
            x: area.x + 5,
            width: area.width.saturating_sub(5 + 20),
            ..area
        };
        canvas.text(name, view.unit_name(unit), theme.text);
        let total = Rect {
            x: area.right().saturating_sub(20),
            width: 8.min(area.width),
            ..area
        };
        canvas.right(total, &[(&view.total(unit), theme.strong)]);
        let grade = Rect {
            x: area.right().saturating_sub(10),
            width: 10.min(area.width),
            ..area
        };
        canvas.text(grade, view.grade(unit), theme.muted);
    }
    let weak = crate::ops::weak::weak(view.round).len();
    if weak > 0 && column.rest().height > 0 {
        let text = match view.lang {
            Lang::Zh => format!("薄弱环节 {weak} 处，见各单位评分卡。"),
            Lang::En => format!("{weak} weak links; see the scorecards."),
        };
        column.wrapped(canvas, &text, theme.muted);
    }
}

/// Lines drawn one below another in an area.
struct Column {
    area: Rect,
    y: u16,
}

impl Column {
    const fn new(area: Rect) -> Self {
        Self { area, y: area.y }
    }

    fn rest(&self) -> Rect {
        Rect {
            y: self.y,
            height: self.area.bottom().saturating_sub(self.y),
            ..self.area
        }
    }

    /// The next line's place.
    fn next(&mut self) -> Rect {
        let rest = self.rest();
        self.y = self.y.saturating_add(1);
        Rect {
            height: rest.height.min(1),
            ..rest
        }
    }

    fn gap(&mut self) {
        self.y = self.y.saturating_add(1);
    }

    fn line(&mut self, canvas: &mut Canvas, text: &str, style: ratatui::style::Style) {
        let place = self.next();
        canvas.text(place, text, style);
    }

    fn wrapped(&mut self, canvas: &mut Canvas, text: &str, style: ratatui::style::Style) {
        for line in wrap(text, self.area.width) {
            self.line(canvas, &line, style);
        }
    }
}

const HOW_TO_IMPORT: Text = Text::new(
    "键入路径，或把文件拖到窗口里：csv、json、xlsx、xls、ods。先列出变化，确认后写入。",
    "Type a path, or drag a file to the window: csv, json, xlsx, xls, ods. Changes are shown before they are made.",
);
const OUTERMOST: Text = Text::new(
    "已在总览，没有上一层。",
    "This is the overview; there is nothing further out.",
);
const PROVISIONAL: Text = Text::new(
    "有未填数据的单位只有暂计分，不参加排名。",
    "Units with pending values have a provisional total and no place.",
);
