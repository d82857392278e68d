//! A box that asks: what there is to know, and numbered answers, one of them marked.
//!
//! It says which answer was given; what follows from it is its user's business.

use std::cell::Cell;

use ratatui::layout::Rect;

use super::popup::popup;
use crate::text::Text;
use crate::tui::canvas::{Canvas, width, wrap};
use crate::tui::command::Command;
use crate::tui::event::{Code, Key};

/// A question with numbered answers.
#[derive(Debug)]
pub struct Menu {
    title: Text,
    body: Vec<Text>,
    labels: Vec<Text>,
    marked: usize,
    /// Where the answers stood in the last frame.
    list: Cell<Rect>,
}

impl Menu {
    /// A question with its answers, one of them marked.
    #[must_use]
    pub const fn new(title: Text, body: Vec<Text>, labels: Vec<Text>, marked: usize) -> Self {
        Self {
            title,
            body,
            labels,
            marked,
            list: Cell::new(Rect::ZERO),
        }
    }

    /// Moves the mark; the answer that is given, where one is.
    pub fn update(&mut self, command: Command) -> Option<usize> {
        match command {
            Command::Up => self.marked = self.marked.saturating_sub(1),
            Command::Down => self.marked = (self.marked + 1).min(self.labels.len().saturating_sub(1)),
            Command::Choose => return Some(self.marked),
            _ => {}
        }
        None
    }

    /// A digit gives the answer with that number.
    #[must_use]
    pub fn typed(&self, key: Key) -> Option<usize> {
        let Code::Char(digit) = key.code else { return None };
        let number = usize::try_from(digit.to_digit(10)?).ok()?.checked_sub(1)?;
        Some(number).filter(|number| *number < self.labels.len())
    }

    /// The answer that stands at a place.
    #[must_use]
    pub fn clicked(&self, x: u16, y: u16) -> Option<usize> {
        let list = self.list.get();
        let number = list.contains((x, y).into()).then(|| usize::from(y - list.y))?;
        Some(number).filter(|number| *number < self.labels.len())
    }

    /// Draws it in the middle of an area.
    pub fn draw(&self, canvas: &mut Canvas, area: Rect) {
        let columns = area.width.saturating_sub(8).min(60);
        let mut body = Vec::new();
        for text in &self.body {
            body.extend(wrap(canvas.say(text), columns));
        }
        let labels = self.labels.iter().enumerate();
        let labels: Vec<_> = labels
            .map(|(n, label)| format!("{} {}", n + 1, canvas.say(label)))
            .collect();
        let widths = body.iter().chain(&labels).map(|line| width(line));
        let widest = widths.max().unwrap_or(0).max(24);
        let rows = u16::try_from(body.len() + labels.len() + 1).unwrap_or(u16::MAX);
        let title = canvas.say(&self.title).to_owned();
        let inner = popup(canvas, area, (widest.min(columns), rows), &title);
        let theme = canvas.theme;
        for (line, y) in body.iter().zip(inner.top()..inner.bottom()) {
            canvas.text(Rect { y, height: 1, ..inner }, line, theme.text);
        }
        let above = u16::try_from(body.len() + 1).unwrap_or(u16::MAX).min(inner.height);
        let list = Rect {
            y: inner.y + above,
            height: inner.height - above,
            ..inner
        };
        self.list.set(list);
        for ((n, label), y) in labels.iter().enumerate().zip(list.top()..list.bottom()) {
            let row = Rect { y, height: 1, ..list };
            canvas.text(row, label, theme.text);
            if n == self.marked {
                canvas.restyle(row, theme.selected);
                canvas.set_cursor(row.x, row.y);
            }
        }
    }
}
