//! The bottom line: the keys that matter here, as many as fit, the most needed first.

use ratatui::layout::Rect;

use crate::tui::canvas::{Canvas, columns_of};

/// A key and what it does here.
pub type Hint<'a> = (String, &'a str);

/// Draws hints in order of need; those that do not fit are left out. The last hint always stays, at the right.
pub fn footer(canvas: &mut Canvas, area: Rect, hints: &[Hint]) {
    let Some((last, others)) = hints.split_last() else {
        return;
    };
    let (key, name) = (canvas.theme.key, canvas.theme.text);
    let pieces = [(last.0.as_str(), key), (" ", name), (last.1, name)];
    let kept = columns_of(&pieces).min(area.width);
    let right = Rect {
        x: area.right() - kept,
        width: kept,
        ..area
    };
    let mut used = 0;
    for (keys, what) in others {
        let pieces = [(keys.as_str(), key), (" ", name), (*what, name)];
        let needed = columns_of(&pieces);
        if used + needed + 2 + kept > area.width {
            continue;
        }
        let place = Rect {
            x: area.x + used,
            width: needed,
            ..area
        };
        canvas.line(place, &pieces);
        used += needed + 2;
    }
    canvas.line(right, &pieces);
}

#[cfg(test)]
mod tests {
    use ratatui::buffer::Buffer;

    use super::*;
    use crate::text::Lang;
    use crate::tui::theme::Theme;

    #[test]
    fn the_least_needed_keys_are_dropped_and_help_stays() {
        let hints = [("F2", "Edit"), ("n", "Next pending"), ("t", "Turn"), ("?", "Help")]
            .map(|(key, name)| (key.to_owned(), name));
        let drawn = |columns| {
            let area = Rect::new(0, 0, columns, 1);
            let mut buffer = Buffer::empty(area);
            let theme = Theme::ansi();
            footer(&mut Canvas::new(&mut buffer, &theme, Lang::En), area, &hints);
            buffer
                .content()
                .iter()
                .map(ratatui::buffer::Cell::symbol)
                .collect::<String>()
        };
        assert_eq!(drawn(40), "F2 Edit  n Next pending  t Turn   ? Help");
        assert_eq!(drawn(25), "F2 Edit  t Turn    ? Help");
        assert_eq!(drawn(6), "? Help");
        assert_eq!(drawn(3), "? ~".replace('~', "…"));
    }
}
