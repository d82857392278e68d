//! A page of text in a box, scrolled by lines: help, a long message.

use std::cell::Cell;

use ratatui::layout::Rect;

use super::popup::popup;
use crate::tui::canvas::{Canvas, columns_of, width, wrap};
use crate::tui::command::Command;

/// A line of a page before it is broken to the width of the box.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Line {
    /// A heading.
    Heading(String),
    /// A sentence.
    Text(String),
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
        let rows = self.laid_out(canvas, columns);
        let height = u16::try_from(rows.len()).unwrap_or(u16::MAX);
        let inner = popup(canvas, area, (columns, height.saturating_add(1)), &self.title);
        let visible = usize::from(inner.height);
        self.shown.set(visible);
        self.top.set(self.top.get().min(rows.len().saturating_sub(visible)));
        for (row, y) in rows.iter().skip(self.top.get()).zip(inner.top()..inner.bottom()) {
            let pieces: Vec<_> = row.iter().map(|(text, style)| (text.as_str(), *style)).collect();
            canvas.line(Rect { y, height: 1, ..inner }, &pieces);
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

    fn laid_out(&self, canvas: &Canvas, columns: u16) -> Vec<Vec<(String, ratatui::style::Style)>> {
        let theme = canvas.theme;
        let names = self.lines.iter().filter_map(|line| match line {
            Line::Named(name, _) | Line::Off(name, _) => Some(width(name)),
            _ => None,
        });
        let indent = names.max().unwrap_or(0).min(columns / 2) + 2;
        let mut rows = Vec::new();
        for line in &self.lines {
            match line {
                Line::Heading(text) => {
                    if !rows.is_empty() {
                        rows.push(Vec::new());
                    }
                    rows.push(vec![(text.clone(), theme.heading)]);
                }
                Line::Text(text) => rows.extend(wrap(text, columns).into_iter().map(|text| vec![(text, theme.text)])),
                Line::Named(name, said) | Line::Off(name, said) => {
                    let off = matches!(line, Line::Off(..));
                    let (of_name, of_text) = if off {
                        (theme.muted, theme.muted)
                    } else {
                        (theme.key, theme.text)
                    };
                    for (n, said) in wrap(said, columns.saturating_sub(indent)).into_iter().enumerate() {
                        let name = if n == 0 { name.as_str() } else { "" };
                        let gap = indent.saturating_sub(columns_of(&[(name, of_name)]));
                        rows.push(vec![
                            (name.to_owned(), of_name),
                            (" ".repeat(usize::from(gap)), of_text),
                            (said, of_text),
                        ]);
                    }
                }
            }
        }
        rows
    }
}
