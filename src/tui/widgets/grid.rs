//! A table with a frozen heading and frozen left columns, of any size: only cells that are seen are asked for.
//!
//! It keeps the cursor and the scroll position. What is in the cells is the business of its [`Table`].

mod block;
mod travel;

use std::borrow::Cow;
use std::cell::{Cell, RefCell};

use ratatui::layout::Rect;
use ratatui::style::Style;

use self::block::Anchor;
pub use self::block::Block;
use super::bar::{lead_bar, marked_bar, stacked_bar};
use super::field::Field;
use crate::tui::canvas::{Canvas, Piece, columns_of};
use crate::tui::command::Command;
use crate::tui::palette::marked_letters;

/// What stands in one cell.
#[derive(Debug, Clone)]
pub enum Slot<'a> {
    /// Words, from the left; cut where they are too long.
    Words(Vec<(Cow<'a, str>, Style)>),
    /// A number, against the right; never cut.
    Number(Vec<(Cow<'a, str>, Style)>),
    /// Words against the right, over numbers; cut where they are too long.
    Right(Vec<(Cow<'a, str>, Style)>),
    /// A rate as a bar, with a mean and a best on it.
    Rate(f64, Style, Option<(f64, f64)>),
    /// How far something leads, from -1 to 1, as a bar from the middle.
    Lead(f64),
    /// Parts as one bar.
    Parts(Vec<(Cow<'a, str>, f64)>),
}

impl<'a> Slot<'a> {
    /// Words in one style.
    pub fn words(text: impl Into<Cow<'a, str>>, style: Style) -> Self {
        Self::Words(vec![(text.into(), style)])
    }

    /// Words of which some letters have another look.
    #[must_use]
    pub fn marked(text: &str, letters: &[usize], looks: (Style, Style)) -> Self {
        let pieces = marked_letters(text, letters, looks);
        Self::Words(pieces.into_iter().map(|(text, look)| (text.into(), look)).collect())
    }

    /// A number in one style.
    pub fn number(text: impl Into<Cow<'a, str>>, style: Style) -> Self {
        Self::Number(vec![(text.into(), style)])
    }
}

/// What a grid shows.
pub trait Table {
    /// How many rows.
    fn n_rows(&self) -> usize;
    /// How many columns, frozen ones first.
    fn n_columns(&self) -> usize;
    /// How many columns stay at the left.
    fn n_frozen(&self) -> usize;
    /// The columns of the screen that a column takes where the whole grid has so much room.
    fn width(&self, column: usize, room: u16) -> u16;
    /// How many rows of headings there are.
    fn n_heads(&self) -> u16 {
        1
    }
    /// The heading of a column, row by row.
    fn head(&self, column: usize, line: u16) -> Slot<'_>;
    /// A cell.
    fn slot(&self, row: usize, column: usize) -> Slot<'_>;
    /// Whether anything stands in a cell, frozen columns not counted; going to the edge stops where that changes.
    fn is_filled(&self, _row: usize, _column: usize) -> bool {
        true
    }
}

/// What the cursor of a grid is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cursor {
    /// A whole row.
    Row,
    /// One cell.
    Cell,
}

/// The cursor and the scroll position of a table.
#[derive(Debug, Clone)]
pub struct Grid {
    kind: Cursor,
    row: usize,
    column: usize,
    anchor: Option<Anchor>,
    top: Cell<usize>,
    left: Cell<usize>,
    seen: RefCell<Seen>,
}

/// Where the last frame put things.
#[derive(Debug, Clone, Default)]
struct Seen {
    body: Rect,
    columns: Vec<(usize, u16, u16)>,
}

impl Grid {
    /// A grid at its beginning.
    #[must_use]
    pub fn new(kind: Cursor) -> Self {
        Self {
            kind,
            row: 0,
            column: 0,
            anchor: None,
            top: Cell::new(0),
            left: Cell::new(0),
            seen: RefCell::default(),
        }
    }

    /// The row of the cursor.
    #[must_use]
    pub const fn row(&self) -> usize {
        self.row
    }

    /// The column of the cursor, counted without frozen columns.
    #[must_use]
    pub const fn column(&self) -> usize {
        self.column
    }

    /// Puts the cursor somewhere, with nothing chosen besides.
    pub const fn go(&mut self, row: usize, column: usize) {
        self.anchor = None;
        self.row = row;
        self.column = column;
    }

    /// Keeps the cursor inside a table that has become smaller.
    pub fn keep_inside(&mut self, table: &impl Table) {
        self.row = self.row.min(table.n_rows().saturating_sub(1));
        self.column = self.column.min(moving(table).saturating_sub(1));
        if let Some(anchor) = &mut self.anchor {
            anchor.keep_inside(table.n_rows(), moving(table));
        }
    }

    /// Moves the cursor; false where the command is no movement.
    pub fn step(&mut self, command: Command, table: &impl Table) -> bool {
        if let Some(movement) = self.choose(command, table) {
            return movement == command || self.travel(movement, table);
        }
        let keeps = self.anchor.filter(|anchor| anchor.stays);
        let moved = self.travel(command, table);
        if moved {
            self.anchor = keeps;
        }
        moved
    }

    /// The row, and the column without frozen ones, that the last frame put at a place of the screen.
    #[must_use]
    pub fn at(&self, x: u16, y: u16, table: &impl Table) -> Option<(usize, usize)> {
        let seen = self.seen.borrow();
        let inside = y >= seen.body.top() && y < seen.body.bottom();
        let row = self.top.get() + usize::from(y.checked_sub(seen.body.top())?);
        let mut columns = seen.columns.iter();
        let column = columns
            .find(|(_, left, width)| x >= *left && x < left + width)
            .and_then(|(column, ..)| column.checked_sub(table.n_frozen()))
            .unwrap_or(self.column);
        (inside && row < table.n_rows()).then_some((row, column))
    }

    /// Draws the part of the table that fits, with the cursor in it, and over the cursor what is being typed.
    pub fn draw(&self, canvas: &mut Canvas, area: Rect, table: &impl Table, typed: Option<&Field>) {
        let body = Rect {
            y: area.y.saturating_add(table.n_heads()),
            height: area.height.saturating_sub(table.n_heads()),
            ..area
        };
        let columns = self.place_columns(area, table);
        self.scroll_rows(usize::from(body.height), table.n_rows());
        for &(column, x, width) in &columns {
            for (line, y) in (0..table.n_heads()).zip(area.top()..area.bottom()) {
                draw_slot(canvas, Rect::new(x, y, width, 1), &table.head(column, line));
            }
            if self.kind == Cursor::Cell && column == self.column + table.n_frozen() {
                canvas.restyle(Rect::new(x, area.y, width, 1), canvas.theme.crossing);
            }
            for (row, y) in (self.top.get()..table.n_rows()).zip(body.top()..body.bottom()) {
                draw_slot(canvas, Rect::new(x, y, width, 1), &table.slot(row, column));
            }
        }
        self.draw_edges(canvas, area, &columns, table);
        self.draw_block(canvas, body, &columns, table.n_frozen());
        if self.row < table.n_rows() {
            self.draw_cursor(canvas, body, &columns, (table.n_frozen(), typed));
            self.draw_bars_again(canvas, body, &columns, table);
        }
        *self.seen.borrow_mut() = Seen { body, columns };
    }

    /// Which columns are seen, where, and how wide; a column that does not fit whole is left out.
    fn place_columns(&self, area: Rect, table: &impl Table) -> Vec<(usize, u16, u16)> {
        let frozen = table.n_frozen();
        let width = |column| table.width(column, area.width).max(1);
        let mut placed = Vec::new();
        let mut x = area.x;
        for column in 0..frozen {
            let room = area.right().saturating_sub(x).min(width(column));
            placed.push((column, x, room));
            x = x.saturating_add(room + 1);
        }
        let room = area.right().saturating_sub(x);
        let active = frozen + self.column;
        // From the active column to the left as far as fits: the view may begin there or later.
        let mut earliest = active;
        let mut taken = width(active.min(table.n_columns().saturating_sub(1)));
        while earliest > frozen && taken + 1 + width(earliest - 1) <= room {
            earliest -= 1;
            taken += 1 + width(earliest);
        }
        let mut left = self.left.get().clamp(earliest - frozen, self.column);
        // Room at the right end is not left empty while columns are hidden at the left.
        if active + 1 == table.n_columns() {
            left = earliest - frozen;
        }
        self.left.set(left);
        for column in frozen + left..table.n_columns() {
            let fits = width(column) <= area.right().saturating_sub(x);
            if !fits && column != active {
                break;
            }
            let width = width(column).min(area.right().saturating_sub(x));
            placed.push((column, x, width));
            x = x.saturating_add(width + 1);
        }
        placed
    }

    fn scroll_rows(&self, visible: usize, n_rows: usize) {
        let visible = visible.max(1);
        let earliest = (self.row + 1).saturating_sub(visible);
        let latest = self.row.min(n_rows.saturating_sub(visible).max(earliest));
        self.top.set(self.top.get().clamp(earliest, latest.max(earliest)));
    }

    /// Draws the line after the frozen columns, and signs where columns are hidden.
    fn draw_edges(&self, canvas: &mut Canvas, area: Rect, columns: &[(usize, u16, u16)], table: &impl Table) {
        let (style, frozen) = (canvas.theme.muted, table.n_frozen());
        if let Some((_, x, width)) = frozen.checked_sub(1).and_then(|last| columns.get(last)) {
            let line = Rect::new(x + width, area.y, 1, area.height);
            let vertical = canvas.theme.glyphs.frame[1];
            if self.kind == Cursor::Cell && line.x < area.right() {
                canvas.fill(line, vertical, style);
            }
            if self.left.get() > 0 {
                canvas.text(Rect { height: 1, ..line }, "<", canvas.theme.accent);
            }
        }
        if columns
            .last()
            .is_some_and(|(column, ..)| column + 1 < table.n_columns())
        {
            let corner = Rect::new(area.right().saturating_sub(1), area.y, 1, 1);
            canvas.text(corner, ">", canvas.theme.accent);
        }
    }

    /// Draws the cursor, or what is being typed; `rest` is the number of frozen columns and that.
    fn draw_cursor(
        &self,
        canvas: &mut Canvas,
        body: Rect,
        columns: &[(usize, u16, u16)],
        rest: (usize, Option<&Field>),
    ) {
        let (frozen, typed) = rest;
        let offset = u16::try_from(self.row.saturating_sub(self.top.get())).unwrap_or(u16::MAX);
        let y = body.y.saturating_add(offset);
        let active = columns.iter().find(|(column, ..)| *column == self.column + frozen);
        let Some(&(_, x, width)) = active.filter(|_| y < body.bottom()) else {
            return;
        };
        let cell = Rect::new(x, y, width, 1);
        if let Some(field) = typed {
            let width = width.max(FIELD_WIDTH).min(body.width);
            let x = x.min(body.right().saturating_sub(width)).max(body.x);
            field.draw(canvas, Rect { x, width, ..cell });
            return;
        }
        let row = Rect {
            x: body.x,
            width: body.width,
            ..cell
        };
        if self.kind == Cursor::Row {
            canvas.restyle(row, canvas.theme.selected);
            canvas.set_cursor(body.x, y);
            return;
        }
        let side: u16 = columns.iter().take(frozen).map(|(_, _, width)| width + 1).sum();
        let side = side.saturating_sub(1).min(x.saturating_sub(body.x));
        canvas.restyle(Rect { width: side, ..row }, canvas.theme.crossing);
        canvas.restyle(cell, canvas.theme.selected);
        canvas.set_cursor(x, y);
    }
}

impl Grid {
    /// Draws the bars of the row under the cursor over its highlight: their colours mean something.
    fn draw_bars_again(&self, canvas: &mut Canvas, body: Rect, columns: &[(usize, u16, u16)], table: &impl Table) {
        let offset = u16::try_from(self.row.saturating_sub(self.top.get())).unwrap_or(u16::MAX);
        let y = body.y.saturating_add(offset);
        if self.kind == Cursor::Cell || y >= body.bottom() {
            return;
        }
        for &(column, x, width) in columns {
            let slot = table.slot(self.row, column);
            if let Slot::Rate(..) | Slot::Parts(_) = slot {
                let place = Rect::new(x, y, width, 1);
                canvas.clear(place);
                draw_slot(canvas, place, &slot);
            }
        }
    }
}

/// A value being typed has at least this much room.
const FIELD_WIDTH: u16 = 14;

/// How many columns the cursor can be on; at least one.
fn moving(table: &impl Table) -> usize {
    table.n_columns().saturating_sub(table.n_frozen()).max(1)
}

fn draw_slot(canvas: &mut Canvas, area: Rect, slot: &Slot) {
    match slot {
        Slot::Words(pieces) => drop(canvas.line(area, &borrowed(pieces))),
        Slot::Number(pieces) => canvas.right(area, &borrowed(pieces)),
        Slot::Right(pieces) => {
            let pieces = borrowed(pieces);
            let gap = area.width.saturating_sub(columns_of(&pieces));
            let place = Rect {
                x: area.x + gap,
                width: area.width - gap,
                ..area
            };
            canvas.line(place, &pieces);
        }
        Slot::Rate(rate, style, marks) => marked_bar(canvas, area, (*rate, *style), *marks),
        Slot::Lead(lead) => lead_bar(canvas, area, *lead),
        Slot::Parts(parts) => {
            let parts: Vec<_> = parts.iter().map(|(letter, share)| (letter.as_ref(), *share)).collect();
            stacked_bar(canvas, area, &parts);
        }
    }
}

fn borrowed<'a>(pieces: &'a [(Cow<'a, str>, Style)]) -> Vec<Piece<'a>> {
    pieces.iter().map(|(text, style)| (text.as_ref(), *style)).collect()
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    use ratatui::buffer::Buffer;
    use ratatui::layout::Position;

    use super::*;
    use crate::text::Lang;
    use crate::tui::theme::Theme;

    /// A table of any size whose cells say where they are, and that counts how often it is asked.
    struct Numbered {
        rows: usize,
        columns: usize,
        asked: Cell<usize>,
    }

    impl Table for Numbered {
        fn n_rows(&self) -> usize {
            self.rows
        }

        fn n_columns(&self) -> usize {
            self.columns + 1
        }

        fn n_frozen(&self) -> usize {
            1
        }

        fn width(&self, column: usize, _room: u16) -> u16 {
            if column == 0 { 6 } else { 5 }
        }

        fn head(&self, column: usize, _line: u16) -> Slot<'_> {
            Slot::words(format!("县{column}"), Style::new())
        }

        fn slot(&self, row: usize, column: usize) -> Slot<'_> {
            self.asked.set(self.asked.get() + 1);
            Slot::number(format!("{row}.{column}"), Style::new())
        }
    }

    fn table(rows: usize, columns: usize) -> Numbered {
        Numbered {
            rows,
            columns,
            asked: Cell::new(0),
        }
    }

    fn drawn(grid: &Grid, table: &Numbered, size: (u16, u16)) -> (Vec<String>, Option<Position>) {
        let area = Rect::new(0, 0, size.0, size.1);
        let mut buffer = Buffer::empty(area);
        let theme = Theme::ansi().ascii();
        let mut canvas = Canvas::new(&mut buffer, &theme, Lang::Zh);
        grid.draw(&mut canvas, area, table, None);
        let cursor = canvas.cursor;
        let rows = buffer.content().chunks(usize::from(size.0).max(1));
        let rows = rows.map(|row| row.iter().map(ratatui::buffer::Cell::symbol).collect());
        (rows.collect(), cursor)
    }

    #[test]
    fn headings_and_left_columns_stay_while_the_rest_scrolls() {
        let numbers = table(100, 50);
        let mut grid = Grid::new(Cursor::Cell);
        grid.go(40, 9);
        let (rows, cursor) = drawn(&grid, &numbers, (20, 4));
        assert_eq!(rows[0], "县 0   <县 9   县 10  >");
        assert_eq!(rows[3], "  40.0| 40.9 40.10  ");
        assert_eq!(cursor, Some(Position::new(13, 3)));
    }

    #[test]
    fn only_seen_cells_are_asked_for() {
        let numbers = table(2844, 100);
        let grid = Grid::new(Cursor::Cell);
        drawn(&grid, &numbers, (80, 24));
        assert!(numbers.asked.get() <= 23 * 14, "{}", numbers.asked.get());
    }

    #[test]
    fn movement_stops_at_the_edges() {
        let numbers = table(3, 2);
        let mut grid = Grid::new(Cursor::Cell);
        for command in [Command::Up, Command::Left] {
            assert!(grid.step(command, &numbers));
        }
        assert_eq!((grid.row(), grid.column()), (0, 0));
        for command in [Command::Bottom, Command::Last, Command::Down, Command::Right] {
            grid.step(command, &numbers);
        }
        assert_eq!((grid.row(), grid.column()), (2, 1));
        assert!(!grid.step(Command::Quit, &numbers));
    }

    #[test]
    fn a_click_finds_the_cell_that_was_drawn_there() {
        let numbers = table(100, 50);
        let mut grid = Grid::new(Cursor::Cell);
        grid.go(40, 9);
        drawn(&grid, &numbers, (20, 4));
        assert_eq!(grid.at(14, 3, &numbers), Some((40, 9)));
        assert_eq!(grid.at(14, 0, &numbers), None);
    }

    #[test]
    fn no_size_is_too_small() {
        let numbers = table(5, 5);
        let mut grid = Grid::new(Cursor::Cell);
        grid.go(4, 4);
        for columns in 0..12 {
            for rows in 0..4 {
                drawn(&grid, &numbers, (columns, rows));
            }
        }
        drawn(&Grid::new(Cursor::Row), &table(0, 0), (10, 3));
    }
}
