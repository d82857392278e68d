//! A small form over the screen: a few lines to fill in, and what is done with them.
//!
//! What the answers mean is the business of its [`Errand`].

use ratatui::layout::Rect;

use super::canvas::{Canvas, width, wrap};
use super::command::Command;
use super::errand::Errand;
use super::event::Key;
use super::widgets::field::Field;
use super::widgets::popup::popup;
use crate::text::Text;

/// Lines to fill in.
#[derive(Debug, Clone, PartialEq)]
pub struct Form {
    title: Text,
    blanks: Vec<(Text, Field)>,
    marked: usize,
    /// What there is to know for filling it in.
    note: Option<Text>,
    errand: Errand,
}

impl Form {
    /// A form whose lines begin with what stands there already.
    #[must_use]
    pub fn new(title: Text, errand: Errand, blanks: Vec<(Text, String)>) -> Self {
        let blanks = blanks.into_iter().map(|(label, text)| (label, Field::new(text)));
        Self {
            title,
            blanks: blanks.collect(),
            marked: 0,
            note: None,
            errand,
        }
    }

    /// The same with something to know for filling it in.
    #[must_use]
    pub fn with_note(self, note: Option<Text>) -> Self {
        Self { note, ..self }
    }

    /// What is to be done.
    #[must_use]
    pub const fn errand(&self) -> &Errand {
        &self.errand
    }

    /// Whether there is nothing to fill in.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.blanks.is_empty()
    }

    /// What stands in the lines.
    #[must_use]
    pub fn answers(&self) -> Vec<String> {
        self.blanks.iter().map(|(_, field)| field.text()).collect()
    }

    /// Goes to another line.
    pub fn step(&mut self, command: Command) {
        let last = self.blanks.len().saturating_sub(1);
        match command {
            Command::Up => self.marked = self.marked.checked_sub(1).unwrap_or(last),
            Command::Down => self.marked = if self.marked == last { 0 } else { self.marked + 1 },
            _ => {}
        }
    }

    /// Takes a key into the line.
    pub fn typed(&mut self, key: Key) {
        if let Some((_, field)) = self.blanks.get_mut(self.marked) {
            field.press(key);
        }
    }

    /// Takes pasted text into the line.
    pub fn pasted(&mut self, text: &str) {
        if let Some((_, field)) = self.blanks.get_mut(self.marked) {
            field.insert(text);
        }
    }

    /// Draws it in the middle of an area.
    pub fn draw(&self, canvas: &mut Canvas, area: Rect) {
        let columns = area.width.saturating_sub(8).min(76);
        let note = self.note.as_ref().map(|note| wrap(canvas.say(note), columns));
        let note = note.unwrap_or_default();
        let lines = self.blanks.len() + note.len() + usize::from(!note.is_empty());
        let rows = u16::try_from(lines).unwrap_or(u16::MAX);
        let title = canvas.say(&self.title).to_owned();
        let inner = popup(canvas, area, (columns, rows), &title);
        for (line, y) in note.iter().rev().zip((inner.top()..inner.bottom()).rev()) {
            let row = Rect { y, height: 1, ..inner };
            canvas.text(row, line, canvas.theme.muted);
        }
        let labels = self.blanks.iter().map(|(label, _)| width(canvas.say(label)));
        let indent = labels.max().unwrap_or(0) + 2;
        let theme = canvas.theme;
        for ((n, (label, field)), y) in self.blanks.iter().enumerate().zip(inner.top()..inner.bottom()) {
            let row = Rect { y, height: 1, ..inner };
            let look = if n == self.marked { theme.strong } else { theme.muted };
            let label = canvas.say(label).to_owned();
            canvas.text(row, &label, look);
            let room = Rect {
                x: row.x + indent,
                width: row.width.saturating_sub(indent),
                ..row
            };
            if n == self.marked {
                field.draw(canvas, room);
            } else {
                canvas.text(room, &field.text(), theme.text);
            }
        }
    }
}
