//! 日志, the journal: every change with who, when, before, after and why; verified on demand.
//!
//! The words of a change come from `ops::journal`; undo takes the last one back, as everywhere.

mod rows;

use ratatui::layout::Rect;

use self::rows::Rows;
use super::{NOT_APPROVED, Screen, headed, split};
use crate::i18n::names::Names;
use crate::ops::journal::Line as Entry;
use crate::text::{Lang, Text};
use crate::tui::canvas::Canvas;
use crate::tui::command::Command;
use crate::tui::effect::{Effect, Enabled, Reading};
use crate::tui::keymap::Context;
use crate::tui::narrow::Narrow;
use crate::tui::view::View;
use crate::tui::widgets::grid::{Cursor, Grid};
use crate::tui::widgets::page::{Line, draw_lines};

/// The journal.
#[derive(Debug)]
pub struct Journal {
    /// The entries that are shown, newest first.
    entries: Vec<Entry>,
    /// How many were read.
    n_read: usize,
    /// How many approved results of the period there are.
    n_results: u32,
    narrow: Narrow,
    grid: Grid,
    /// The number of the entry that the details are of.
    detailed: Option<u64>,
    details: Vec<Line>,
}

impl Default for Journal {
    fn default() -> Self {
        Self {
            entries: Vec::new(),
            n_read: 0,
            n_results: 0,
            narrow: Narrow::default(),
            grid: Grid::new(Cursor::Row),
            detailed: None,
            details: Vec::new(),
        }
    }
}

impl Screen for Journal {
    fn prepare(&mut self, view: &View) {
        let focus = self.focus().map(|entry| entry.entry.head.seq);
        self.entries = view.desk.journal().unwrap_or_default();
        self.n_read = self.entries.len();
        self.n_results = view.desk.revisions().unwrap_or_default();
        let lang = view.lang;
        let names = |line: &Entry| {
            let stamp = &line.entry.stamp;
            let when = stamp.at.format("%Y-%m-%d").to_string();
            let names = Names::new("", &line.what, lang).also(&stamp.actor).also(&stamp.reason);
            names.also(line.entry.operation.label().get(lang)).also(&when)
        };
        self.narrow.keep(&mut self.entries, names);
        let row = focus.and_then(|seq| self.entries.iter().position(|entry| entry.entry.head.seq == seq));
        self.grid.go(row.unwrap_or(0), 0);
        self.detailed = None;
    }

    fn settle(&mut self, view: &View) {
        let seq = self.focus().map(|entry| entry.entry.head.seq);
        if seq != self.detailed || seq.is_none() {
            self.details = self.about(view);
            self.detailed = seq;
        }
    }

    fn contexts(&self) -> &'static [Context] {
        &[Context::Journal, Context::Table, Context::Reading, Context::Everywhere]
    }

    fn enabled(&self, command: Command, _view: &View) -> Enabled {
        match command {
            Command::ProveResult if self.n_results == 0 => Enabled::No(NOT_APPROVED),
            _ => Enabled::Yes,
        }
    }

    fn update(&mut self, command: Command, view: &View) -> Effect {
        let mut grid = self.grid.clone();
        if grid.step(command, &self.rows(view)) {
            self.grid = grid;
            return Effect::None;
        }
        match command {
            Command::Prove => Effect::Prove,
            Command::ProveResult => Effect::Read(Reading::Result),
            Command::Differences => Effect::Page(Text::new("变更", "Changes"), self.about(view)),
            _ => Effect::Pass,
        }
    }

    fn clicked(&mut self, x: u16, y: u16, view: &View) -> Effect {
        if let Some((row, _)) = self.grid.at(x, y, &self.rows(view)) {
            self.grid.go(row, 0);
        }
        Effect::None
    }

    fn narrow(&mut self, text: &str, view: &View) {
        self.narrow.look_for(text);
        self.prepare(view);
    }

    fn counts(&self, _view: &View) -> Option<(usize, usize)> {
        Some((self.entries.len(), self.n_read))
    }

    fn explained(&self, _view: &View) -> Vec<Line> {
        self.details.clone()
    }

    fn draw(&self, canvas: &mut Canvas, area: Rect, view: &View) {
        let (title, rest) = headed(area);
        let n = self.n_read;
        let named = match view.lang {
            Lang::Zh => format!("日志：最近 {n} 条，新的在前"),
            Lang::En => format!("Journal: the last {n} entries, newest first"),
        };
        canvas.line(title, &[(named.as_str(), canvas.theme.heading)]);
        let (table, side) = split(canvas, rest);
        self.grid.draw(canvas, table, &self.rows(view), None);
        draw_lines(canvas, side, &self.details, &view.help_key());
    }
}

impl Journal {
    fn focus(&self) -> Option<&Entry> {
        self.entries.get(self.grid.row())
    }

    fn rows<'a>(&'a self, view: &View<'a>) -> Rows<'a> {
        Rows {
            view: *view,
            entries: &self.entries,
        }
    }

    /// Everything that an entry says.
    fn about(&self, view: &View) -> Vec<Line> {
        let Some(line) = self.focus() else {
            return Vec::new();
        };
        let stamp = &line.entry.stamp;
        let named = |name: &str, said: String| Line::Named(name.to_owned(), said);
        let mut lines = vec![
            Line::Heading(format!(
                "{} {}",
                line.entry.head.seq,
                line.entry.operation.label().get(view.lang)
            )),
            named(view.pick("何人", "Who"), stamp.actor.clone()),
            named(
                view.pick("何时", "When"),
                stamp.at.format("%Y-%m-%d %H:%M:%S %:z").to_string(),
            ),
        ];
        if !stamp.reason.is_empty() {
            lines.push(named(view.pick("原因", "Why"), stamp.reason.clone()));
        }
        let changes = view.desk.changes(line.entry.head.seq).unwrap_or_default();
        lines.extend(
            changes
                .iter()
                .map(|change| Line::Text(change.get(view.lang).to_owned())),
        );
        lines
    }
}
