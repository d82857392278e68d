//! What letters and colours mean: signs with their names, one after another, in as many lines as it takes.

use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::tui::canvas::{Canvas, width};

/// A sign with its look, and its name.
pub type Key<'a> = (&'a str, Style, &'a str);

/// How many lines a legend takes in so many columns.
#[must_use]
pub fn height(keys: &[Key], columns: u16) -> u16 {
    placed(keys, columns).last().map_or(0, |(_, y)| y + 1)
}

/// Draws a legend; what does not fit is left out.
pub fn legend(canvas: &mut Canvas, area: Rect, keys: &[Key]) {
    for ((sign, style, name), (x, y)) in keys.iter().zip(placed(keys, area.width)) {
        if y < area.height {
            let place = Rect {
                x: area.x + x,
                y: area.y + y,
                width: area.width.saturating_sub(x),
                height: 1,
            };
            let text = canvas.theme.text;
            canvas.line(place, &[(*sign, *style), (" ", text), (*name, text)]);
        }
    }
}

/// Where each key begins.
fn placed(keys: &[Key], columns: u16) -> Vec<(u16, u16)> {
    const GAP: u16 = 2;
    let (mut x, mut y) = (0, 0);
    let place = |(sign, _, name): &Key| {
        let needed = width(sign) + 1 + width(name);
        if x > 0 && x + needed > columns {
            (x, y) = (0, y + 1);
        }
        let at = (x, y);
        x += needed + GAP;
        at
    };
    keys.iter().map(place).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_that_do_not_fit_go_to_the_next_line() {
        let plain = Style::new();
        let keys = [
            ("A", plain, "规模"),
            ("B", plain, "基地"),
            ("C", plain, "名称很长的指标"),
        ];
        assert_eq!(placed(&keys, 16), [(0, 0), (8, 0), (0, 1)]);
        assert_eq!(height(&keys, 16), 2);
        assert_eq!(height(&keys, 80), 1);
        assert_eq!(height(&[], 80), 0);
        assert_eq!(placed(&keys, 3), [(0, 0), (0, 1), (0, 2)]);
    }
}
