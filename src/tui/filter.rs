//! The line in which one types what the rows of a table are filtered by.
//!
//! Which rows fit is the business of the screen.

use ratatui::layout::Rect;

use super::app::App;
use super::canvas::Canvas;
use super::command::Command;
use super::event::Key;
use super::keymap::{self, Keymap};
use super::widgets::field::Field;
use crate::text::Lang;

/// The filter of the table that is shown.
#[derive(Debug, Default)]
pub struct Filter {
    field: Field,
    /// Whether keys go into the line.
    pub keys: Keys,
}

/// Where keys go.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub enum Keys {
    /// Into the line.
    #[default]
    Line,
    /// To the table, which stays filtered.
    Table,
}

impl Filter {
    /// What is looked for.
    #[must_use]
    pub fn text(&self) -> String {
        self.field.text()
    }

    /// Takes a key as a letter; whether it was one.
    pub fn typed(&mut self, key: Key) -> bool {
        self.field.press(key)
    }

    /// Takes pasted text.
    pub fn pasted(&mut self, text: &str) {
        self.field.insert(text);
    }

    /// The filter with keys going into the line again.
    #[must_use]
    pub fn again(self) -> Self {
        Self {
            keys: Keys::Line,
            ..self
        }
    }

    /// The filter with keys going to the table; none where nothing was typed.
    #[must_use]
    pub fn kept(self) -> Option<Self> {
        let keys = Keys::Table;
        (!self.text().is_empty()).then_some(Self { keys, ..self })
    }

    /// Draws the line, with how many rows of how many are shown.
    pub fn draw(&self, canvas: &mut Canvas, row: Rect, counts: (usize, usize), keymap: &Keymap) {
        canvas.clear(row);
        let (shown, all) = counts;
        let context = match self.keys {
            Keys::Line => keymap::Context::Filtering,
            Keys::Table => keymap::Context::Everywhere,
        };
        let key = |command| keymap.named_key(&[context], command, canvas.lang);
        let (keep, clear) = (key(Command::KeepFilter), key(Command::Back));
        let said = match (canvas.lang, self.keys) {
            (Lang::Zh, Keys::Line) => format!("{shown}/{all} 行  {keep} 保留  {clear} 全部显示"),
            (Lang::Zh, Keys::Table) => format!("{shown}/{all} 行  {clear} 全部显示"),
            (Lang::En, Keys::Line) => format!("{shown} of {all} rows  {keep} keep  {clear} show all"),
            (Lang::En, Keys::Table) => format!("{shown} of {all} rows  {clear} show all"),
        };
        let theme = canvas.theme;
        let name = format!("{} ", canvas.say(&Command::Filter.about().name));
        let used = canvas.line(row, &[(&name, theme.heading)]);
        let side = super::canvas::width(&said).min(row.width.saturating_sub(used));
        let room = Rect {
            x: row.x + used,
            width: row.width.saturating_sub(used + side + 2),
            ..row
        };
        match self.keys {
            Keys::Line => self.field.draw(canvas, room),
            Keys::Table => drop(canvas.text(room, &self.field.text(), theme.found)),
        }
        let place = Rect {
            x: row.right().saturating_sub(side),
            width: side,
            ..row
        };
        canvas.line(place, &[(&said, theme.muted)]);
    }
}

impl App {
    /// Lets the screen show the rows that the filter asks for.
    pub(super) fn narrow(&mut self) {
        let text = self.filter.as_ref().map_or_else(String::new, Filter::text);
        let view = self.desk.view(&self.look);
        self.screens[self.at as usize].narrow(&text, &view);
    }
}
