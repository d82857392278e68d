//! A framed box over the screen. What is in it is drawn by others.

use ratatui::layout::Rect;

use crate::tui::canvas::{Canvas, width};

/// Draws a frame of at most this size in the middle of an area, and returns the room inside it.
pub fn popup(canvas: &mut Canvas, area: Rect, size: (u16, u16), title: &str) -> Rect {
    let (columns, rows) = (
        size.0.saturating_add(4).min(area.width),
        size.1.saturating_add(2).min(area.height),
    );
    let outer = Rect::new(
        area.x + (area.width - columns) / 2,
        area.y + (area.height - rows) / 2,
        columns,
        rows,
    );
    canvas.clear(outer);
    frame(canvas, outer, title);
    Rect {
        x: outer.x + columns.min(2),
        y: outer.y + rows.min(1),
        width: columns.saturating_sub(4),
        height: rows.saturating_sub(2),
    }
}

/// Draws a frame at the edges of an area with a title in its upper line.
pub fn frame(canvas: &mut Canvas, area: Rect, title: &str) {
    if area.width < 2 || area.height < 2 {
        return;
    }
    let style = canvas.theme.border;
    let [horizontal, vertical, corners @ ..] = canvas.theme.glyphs.frame;
    let (right, bottom) = (area.right() - 1, area.bottom() - 1);
    for y in [area.y, bottom] {
        canvas.fill(Rect::new(area.x, y, area.width, 1), horizontal, style);
    }
    for x in [area.x, right] {
        canvas.fill(Rect::new(x, area.y, 1, area.height), vertical, style);
    }
    let places = [(area.x, area.y), (right, area.y), (right, bottom), (area.x, bottom)];
    for ((x, y), corner) in places.into_iter().zip(corners) {
        canvas.fill(Rect::new(x, y, 1, 1), corner, style);
    }
    if !title.is_empty() && area.width > 6 {
        let room = (area.width - 4).min(width(title) + 2);
        let text = format!(" {title} ");
        canvas.text(Rect::new(area.x + 2, area.y, room, 1), &text, canvas.theme.heading);
    }
}
