//! What stands in the cells of the journal.

use crate::i18n::heading;
use crate::ops::journal::Line as Entry;
use crate::tui::view::View;
use crate::tui::widgets::grid::{Slot, Table};

/// The journal as a table of cells.
pub struct Rows<'a> {
    /// What screens read.
    pub view: View<'a>,
    /// The entries.
    pub entries: &'a [Entry],
}

const SEQ: usize = 0;
const WHAT: usize = 4;

impl Table for Rows<'_> {
    fn n_rows(&self) -> usize {
        self.entries.len()
    }

    fn n_columns(&self) -> usize {
        6
    }

    fn n_frozen(&self) -> usize {
        0
    }

    fn width(&self, column: usize, room: u16) -> u16 {
        match column {
            SEQ => 5,
            1 => 11,
            2 | 3 => 8,
            WHAT => room.saturating_sub(37).clamp(20, 90),
            _ => 20,
        }
    }

    fn head(&self, column: usize, _line: u16) -> Slot<'_> {
        let view = &self.view;
        let text = match column {
            SEQ => view.pick("序号", "No."),
            1 => view.pick("时间", "Time"),
            2 => view.pick("操作人", "Who"),
            3 => view.pick("操作", "Kind"),
            WHAT => view.pick("内容", "What"),
            _ => view.say(&heading::REASON),
        };
        match column {
            SEQ => Slot::Right(vec![(text.into(), view.theme.muted)]),
            _ => Slot::words(text, view.theme.muted),
        }
    }

    fn slot(&self, row: usize, column: usize) -> Slot<'_> {
        let (view, theme) = (&self.view, self.view.theme);
        let Some(line) = self.entries.get(row) else {
            return Slot::words("", theme.text);
        };
        let stamp = &line.entry.stamp;
        match column {
            SEQ => Slot::number(line.entry.head.seq.to_string(), theme.muted),
            1 => Slot::words(stamp.at.format("%m-%d %H:%M").to_string(), theme.text),
            2 => Slot::words(stamp.actor.as_str(), theme.text),
            3 => Slot::words(line.entry.operation.label().get(view.lang).to_owned(), theme.muted),
            WHAT => Slot::words(line.what.get(view.lang), theme.text),
            _ => Slot::words(stamp.reason.as_str(), theme.muted),
        }
    }
}
