//! What stands in the cells of the people.

use crate::model::Actor;
use crate::tui::errand::office::{DEPARTMENTS, NAME, ROLES, duties};
use crate::tui::view::View;
use crate::tui::widgets::grid::{Slot, Table};

/// The people as a table of cells.
pub struct Rows<'a> {
    /// What screens read.
    pub view: View<'a>,
    /// Everybody who is shown.
    pub actors: &'a [Actor],
}

const ACTS: usize = 0;

impl Table for Rows<'_> {
    fn n_rows(&self) -> usize {
        self.actors.len()
    }

    fn n_columns(&self) -> usize {
        4
    }

    fn n_frozen(&self) -> usize {
        0
    }

    fn width(&self, column: usize, room: u16) -> u16 {
        match column {
            ACTS => 6,
            1 => 14,
            2 => (room / 3).clamp(16, 40),
            _ => room.saturating_sub(26 + (room / 3).clamp(16, 40)).clamp(12, 60),
        }
    }

    fn head(&self, column: usize, _line: u16) -> Slot<'_> {
        let view = &self.view;
        let text = match column {
            ACTS => view.pick("操作", "acts"),
            1 => view.say(&NAME),
            2 => view.say(&ROLES),
            _ => view.say(&DEPARTMENTS),
        };
        Slot::words(text, view.theme.muted)
    }

    fn slot(&self, row: usize, column: usize) -> Slot<'_> {
        let (view, theme) = (&self.view, self.view.theme);
        let Some(actor) = self.actors.get(row) else {
            return Slot::words("", theme.text);
        };
        let acts = actor.name == view.actor;
        let look = if acts { theme.strong } else { theme.text };
        let (roles, departments) = duties(actor, view.lang);
        match column {
            ACTS => Slot::words(if acts { theme.glyphs.here } else { "" }, theme.accent),
            1 => Slot::words(actor.name.as_str(), look),
            2 => Slot::words(roles, look),
            _ if departments.is_empty() => Slot::words(view.pick("全部", "all"), theme.muted),
            _ => Slot::words(departments, theme.text),
        }
    }
}
