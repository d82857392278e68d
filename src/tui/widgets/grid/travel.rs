//! How the cursor of a grid moves: by cells, by pages, to the corners, and to the edge of what is filled.

use super::{Grid, Table, moving};
use crate::tui::command::Command;

/// Which way to the edge.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Way {
    On,
    Back,
}

impl Grid {
    /// Moves the cursor; false where the command is no movement.
    pub(super) fn travel(&mut self, command: Command, table: &impl Table) -> bool {
        let page = usize::from(self.seen.borrow().body.height.max(2)) - 1;
        match command {
            Command::Up => self.row = self.row.saturating_sub(1),
            Command::Down => self.row += 1,
            Command::Left => self.column = self.column.saturating_sub(1),
            Command::Right => self.column += 1,
            Command::PageUp => self.row = self.row.saturating_sub(page),
            Command::PageDown => self.row += page,
            Command::First => self.column = 0,
            Command::Last => self.column = usize::MAX,
            Command::Top => (self.row, self.column) = (0, 0),
            Command::Bottom => (self.row, self.column) = (usize::MAX, usize::MAX),
            Command::EdgeUp => self.row = self.edge_row(Way::Back, table),
            Command::EdgeDown => self.row = self.edge_row(Way::On, table),
            Command::EdgeLeft => self.column = self.edge_column(Way::Back, table),
            Command::EdgeRight => self.column = self.edge_column(Way::On, table),
            _ => return false,
        }
        self.keep_inside(table);
        true
    }

    fn edge_row(&self, way: Way, table: &impl Table) -> usize {
        edge(self.row, table.n_rows(), way, |row| table.is_filled(row, self.column))
    }

    fn edge_column(&self, way: Way, table: &impl Table) -> usize {
        edge(self.column, moving(table), way, |column| {
            table.is_filled(self.row, column)
        })
    }
}

/// Where a spreadsheet goes from a cell: over filled cells to the last of them, over empty ones to the next filled
/// one, or to the end.
fn edge(from: usize, n: usize, way: Way, is_filled: impl Fn(usize) -> bool) -> usize {
    let next = |at: usize| match way {
        Way::On => Some(at + 1).filter(|at| *at < n),
        Way::Back => at.checked_sub(1),
    };
    let Some(mut at) = next(from) else { return from };
    let along_filled = is_filled(from) && is_filled(at);
    while let Some(further) = next(at) {
        match (along_filled, is_filled(if along_filled { further } else { at })) {
            (true, false) | (false, true) => break,
            _ => at = further,
        }
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_edge_is_where_a_spreadsheet_goes() {
        let filled = [true, true, true, false, false, true, false];
        let on = |from| edge(from, filled.len(), Way::On, |at| filled[at]);
        let back = |from| edge(from, filled.len(), Way::Back, |at| filled[at]);
        assert_eq!([0, 1, 2, 3, 5, 6].map(on), [2, 2, 5, 5, 6, 6]);
        assert_eq!([6, 5, 4, 2, 0].map(back), [5, 2, 2, 0, 0]);
        assert_eq!(edge(0, 1, Way::On, |_| true), 0);
    }
}
