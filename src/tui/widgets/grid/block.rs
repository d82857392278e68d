//! The block of cells that is chosen in a grid: from its anchor to the cursor.

use std::ops::RangeInclusive;

use ratatui::layout::Rect;

use super::{Grid, Table};
use crate::tui::canvas::Canvas;
use crate::tui::command::Command;

/// The corner at which a block of chosen cells begins; the cursor is the other one.
#[derive(Debug, Clone, Copy)]
pub(super) struct Anchor {
    row: usize,
    column: usize,
    /// Whether plain movement keeps it.
    pub(super) stays: bool,
}

impl Anchor {
    /// Keeps the corner inside a table that has become smaller.
    pub(super) fn keep_inside(&mut self, n_rows: usize, n_columns: usize) {
        self.row = self.row.min(n_rows.saturating_sub(1));
        self.column = self.column.min(n_columns.saturating_sub(1));
    }
}

/// A block of cells, frozen columns not counted; at least one cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Block {
    /// Its rows.
    pub rows: RangeInclusive<usize>,
    /// Its columns.
    pub columns: RangeInclusive<usize>,
}

impl Grid {
    /// Chooses the cells from where the cursor was, or the block began, to here.
    pub fn choose_to(&mut self, row: usize, column: usize) {
        self.anchor.get_or_insert(Anchor {
            row: self.row,
            column: self.column,
            stays: false,
        });
        self.row = row;
        self.column = column;
    }

    /// Chooses no cells any more; whether there were any.
    pub const fn release(&mut self) -> bool {
        self.anchor.take().is_some()
    }

    /// The chosen cells, where there are more than the one under the cursor.
    #[must_use]
    pub fn block(&self) -> Option<Block> {
        let span = |one: usize, other: usize| one.min(other)..=one.max(other);
        self.anchor.map(|anchor| Block {
            rows: span(anchor.row, self.row),
            columns: span(anchor.column, self.column),
        })
    }

    /// Carries out what a command chooses, and gives the movement that is left to do: itself where there is none.
    pub(super) fn choose(&mut self, command: Command, table: &impl Table) -> Option<Command> {
        let movement = match command {
            Command::SelectUp => Command::Up,
            Command::SelectDown => Command::Down,
            Command::SelectLeft => Command::Left,
            Command::SelectRight => Command::Right,
            Command::SelectEdgeUp => Command::EdgeUp,
            Command::SelectEdgeDown => Command::EdgeDown,
            Command::SelectEdgeLeft => Command::EdgeLeft,
            Command::SelectEdgeRight => Command::EdgeRight,
            Command::Select => {
                let here = Anchor {
                    row: self.row,
                    column: self.column,
                    stays: true,
                };
                self.anchor = self.anchor.is_none().then_some(here);
                return Some(command);
            }
            Command::SelectAll => {
                self.go(0, 0);
                self.choose_to(usize::MAX, usize::MAX);
                self.keep_inside(table);
                return Some(command);
            }
            _ => return None,
        };
        self.choose_to(self.row, self.column);
        Some(movement)
    }

    /// Marks the chosen cells, and what lies between them.
    pub(super) fn draw_block(&self, canvas: &mut Canvas, body: Rect, columns: &[(usize, u16, u16)], frozen: usize) {
        let Some(block) = self.block() else { return };
        let chosen = |column: usize| column >= frozen && block.columns.contains(&(column - frozen));
        for (row, y) in (self.top.get()..).zip(body.top()..body.bottom()) {
            if block.rows.contains(&row) {
                for &(column, x, width) in columns.iter().filter(|(column, ..)| chosen(*column)) {
                    let gap = u16::from(chosen(column + 1));
                    let room = body.right().saturating_sub(x).min(width + gap);
                    canvas.restyle(Rect::new(x, y, room, 1), canvas.theme.block);
                }
            }
        }
    }
}
