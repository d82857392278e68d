//! Lines of text with headings and names: in a pane, or in a box that scrolls, such as help.

use std::cell::Cell;

use ratatui::layout::Rect;
use ratatui::style::Style;

use super::popup::popup;
use crate::tui::canvas::{Canvas, Piece, width, wrap};
use crate::tui::command::Command;

/// A line of a page before it is broken to the width of the box.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Line {
    /// A heading.
    Heading(String),
    /// A sentence.
    Text(String),
    /// A sentence that must not be missed.
    Warning(String),
    /// Something named, such as a key, and what is said of it; the names stand in one column.
    Named(String, String),
    /// Like `Named`, but it is not to be had at the moment.
    Off(String, String),
}

/// A page being read.
#[derive(Debug, Clone)]
pub struct Page {
    title: String,
    lines: Vec<Line>,
    top: Cell<usize>,
    shown: Cell<usize>,
}

impl Page {
    /// A page with its title.
    #[must_use]
    pub const fn new(title: String, lines: Vec<Line>) -> Self {
        Self {
            title,
            lines,
            top: Cell::new(0),
            shown: Cell::new(1),
        }
    }

    /// Scrolls; the end is minded when drawing.
    pub fn scroll(&self, command: Command) {
        let (top, page) = (self.top.get(), self.shown.get().max(1));
        self.top.set(match command {
            Command::Up => top.saturating_sub(1),
            Command::Down => top + 1,
            Command::PageUp => top.saturating_sub(page),
            Command::PageDown => top + page,
            Command::Top => 0,
            Command::Bottom => usize::MAX,
            _ => top,
        });
    }

    /// Draws the page in the middle of an area.
    pub fn draw(&self, canvas: &mut Canvas, area: Rect) {
        let columns = area.width.saturating_sub(8).min(84);
        let rows = laid_out(canvas, &self.lines, columns);
        let height = u16::try_from(rows.len()).unwrap_or(u16::MAX);
        let inner = popup(canvas, area, (columns, height.saturating_add(1)), &self.title);
        let visible = usize::from(inner.height);
        self.shown.set(visible);
        self.top.set(self.top.get().min(rows.len().saturating_sub(visible)));
        for (row, y) in rows.iter().skip(self.top.get()).zip(inner.top()..inner.bottom()) {
            draw_row(canvas, Rect { y, height: 1, ..inner }, row);
        }
        canvas.set_cursor(inner.x, inner.y);
        if rows.len() > visible {
            let place = format!(
                " {}-{}/{} ",
                self.top.get() + 1,
                (self.top.get() + visible).min(rows.len()),
                rows.len()
            );
            let room = Rect::new(inner.x, inner.bottom(), inner.width, 1);
            canvas.right(room, &[(&place, canvas.theme.border)]);
        }
    }
}

/// Draws lines from the first on, as many as there is room for; returns how many rows they took.
/// Where some are left out, it names the key of the help, which shows them all.
pub fn draw_lines(canvas: &mut Canvas, area: Rect, lines: &[Line], help: &str) -> u16 {
    let rows = laid_out(canvas, lines, area.width);
    for (row, y) in rows.iter().zip(area.top()..area.bottom()) {
        draw_row(canvas, Rect { y, height: 1, ..area }, row);
    }
    if rows.len() > usize::from(area.height) && area.height > 0 {
        draw_more(canvas, area, help);
    }
    u16::try_from(rows.len()).unwrap_or(u16::MAX).min(area.height)
}

/// Says at the end of an area that not all is shown, and which key shows all.
pub fn draw_more(canvas: &mut Canvas, area: Rect, help: &str) {
    let about = Command::Help.about();
    let more = format!("  {} {help} {}", canvas.theme.glyphs.ellipsis, canvas.say(&about.name));
    let last = Rect::new(area.x, area.bottom().saturating_sub(1), area.width, 1);
    canvas.right(last, &[(&more, canvas.theme.muted)]);
}

/// A row of a page: pieces with their look.
pub type Row = Vec<(String, Style)>;

/// Draws a row of a page.
pub fn draw_row(canvas: &mut Canvas, area: Rect, row: &Row) {
    let pieces: Vec<_> = row.iter().map(|(text, style)| (text.as_str(), *style)).collect();
    canvas.line(area, &pieces);
}

/// Lines broken to a width.
#[must_use]
pub fn laid_out(canvas: &Canvas, lines: &[Line], columns: u16) -> Vec<Row> {
    let names = lines.iter().filter_map(|line| match line {
        Line::Named(name, _) | Line::Off(name, _) => Some(width(name)),
        _ => None,
    });
    let indent = names.max().unwrap_or(0).min(columns / 3) + 2;
    let theme = canvas.theme;
    let mut rows = Vec::new();
    for line in lines {
        match line {
            Line::Heading(text) => {
                if !rows.is_empty() {
                    rows.push(Vec::new());
                }
                rows.extend(wrap(text, columns).into_iter().map(|text| vec![(text, theme.heading)]));
            }
            Line::Text(text) => rows.extend(wrap(text, columns).into_iter().map(|text| vec![(text, theme.text)])),
            Line::Warning(text) => rows.extend(wrap(text, columns).into_iter().map(|text| vec![(text, theme.bad)])),
            Line::Named(name, said) => rows.extend(named((name, theme.key), (said, theme.text), (indent, columns))),
            Line::Off(name, said) => rows.extend(named((name, theme.muted), (said, theme.muted), (indent, columns))),
        }
    }
    rows
}

/// A name in its own column, and what is said of it beside it; a long name has a line to itself.
fn named(name: Piece, said: Piece, room: (u16, u16)) -> Vec<Row> {
    let (indent, columns) = room;
    let gap = |taken: u16| " ".repeat(usize::from(indent.saturating_sub(taken)));
    let fits = width(name.0) + 1 < indent;
    let mut rows = Vec::new();
    if !fits {
        rows.push(vec![(name.0.to_owned(), name.1)]);
    }
    for (n, said_here) in wrap(said.0, columns.saturating_sub(indent)).into_iter().enumerate() {
        let name_here = if n == 0 && fits { name.0 } else { "" };
        rows.push(vec![
            (name_here.to_owned(), name.1),
            (gap(width(name_here)), said.1),
            (said_here, said.1),
        ]);
    }
    rows
}
