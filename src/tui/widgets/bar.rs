//! Bars: a rate, and points split by what they come from.
//!
//! A bar is never told by colour alone: the number stands beside it, and parts carry their letter.

use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::tui::canvas::{Canvas, width};
use crate::tui::theme::Glyphs;

/// Draws how much of a whole there is; 1 fills the area.
pub fn rate_bar(canvas: &mut Canvas, area: Rect, rate: f64, style: Style) {
    let full = share(area.width, rate);
    let glyphs = canvas.theme.glyphs;
    let muted = canvas.theme.muted;
    let row = Rect { height: 1, ..area };
    canvas.fill(Rect { width: full, ..row }, glyphs.full, style);
    let rest = Rect {
        x: row.x + full,
        width: row.width - full,
        ..row
    };
    canvas.fill(rest, glyphs.empty, muted);
}

/// Draws a rate as a bar, with the signs of a mean and of a best where they stand.
pub fn marked_bar(canvas: &mut Canvas, area: Rect, (rate, style): (f64, Style), marks: Option<(f64, f64)>) {
    rate_bar(canvas, area, rate, style);
    let Some((mean, best)) = marks else {
        return;
    };
    let theme = canvas.theme;
    for (at, sign, style) in [
        (best, theme.glyphs.best, theme.good),
        (mean, theme.glyphs.mean, theme.strong),
    ] {
        let place = Rect {
            x: area.x + share(area.width.saturating_sub(1), at),
            width: area.width.min(1),
            height: 1,
            ..area
        };
        canvas.text(place, sign, style);
    }
}

/// Draws a lead as a bar from the middle: to the right where it is one, to the left where it is a lag.
pub fn lead_bar(canvas: &mut Canvas, area: Rect, lead: f64) {
    let theme = canvas.theme;
    let half = area.width.saturating_sub(1) / 2;
    let length = share(half, lead.abs());
    let middle = Rect {
        x: area.x + half,
        width: area.width.min(1),
        height: 1,
        ..area
    };
    canvas.text(middle, theme.glyphs.frame[1], theme.muted);
    let (x, style) = if lead < 0.0 {
        (middle.x - length, theme.doubtful)
    } else {
        (middle.x + middle.width, theme.good)
    };
    let bar = Rect {
        x,
        width: length,
        height: 1,
        ..area
    };
    canvas.fill(bar, theme.glyphs.full, style);
}

/// Rates one after another, each as a level; a blank where there is none.
#[must_use]
pub fn sparkline(glyphs: &Glyphs, rates: &[Option<f64>]) -> String {
    let levels = glyphs.levels;
    let last = u16::try_from(levels.len() - 1).unwrap_or(u16::MAX);
    let sign = |rate: &Option<f64>| rate.map_or(" ", |rate| levels[usize::from(share(last, rate))]);
    rates.iter().map(sign).collect()
}

/// A part of a stacked bar: its letter and its share of the full length.
pub type Part<'a> = (&'a str, f64);

/// Draws parts one after another, each with its letter; their shares add up to 1 where the bar is full.
pub fn stacked_bar(canvas: &mut Canvas, area: Rect, parts: &[Part]) {
    let mut so_far = 0.0;
    let mut from = 0;
    for (n, (letter, part)) in parts.iter().enumerate() {
        so_far += part.max(0.0);
        let to = share(area.width, so_far).max(from);
        let style = canvas.theme.parts[n % canvas.theme.parts.len()];
        let segment = Rect {
            x: area.x + from,
            width: to - from,
            height: 1,
            ..area
        };
        let sign = canvas.theme.glyphs.parts[n % 2];
        canvas.fill(segment, sign, style);
        if width(letter) <= segment.width {
            canvas.text(segment, letter, style);
        }
        from = to;
    }
}

/// How many of so many columns a share takes, to the nearest.
fn share(columns: u16, rate: f64) -> u16 {
    let exact = f64::from(columns) * rate.clamp(0.0, 1.0);
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "between 0 and the number of columns"
    )]
    let near = exact.round() as u16;
    near.min(columns)
}

#[cfg(test)]
mod tests {
    use ratatui::buffer::Buffer;

    use super::*;
    use crate::text::Lang;
    use crate::tui::theme::Theme;

    fn drawn(paint: impl FnOnce(&mut Canvas, Rect)) -> String {
        let area = Rect::new(0, 0, 10, 1);
        let mut buffer = Buffer::empty(area);
        let theme = Theme::colourless().ascii();
        paint(&mut Canvas::new(&mut buffer, &theme, Lang::Zh), area);
        buffer.content().iter().map(ratatui::buffer::Cell::symbol).collect()
    }

    #[test]
    fn a_rate_bar_is_as_long_as_the_rate() {
        let bar = |rate| drawn(|canvas, area| rate_bar(canvas, area, rate, Style::new()));
        assert_eq!(bar(0.0), "..........");
        assert_eq!(bar(0.34), "###.......");
        assert_eq!(bar(1.2), "##########");
        assert_eq!(bar(f64::NAN), "..........");
    }

    #[test]
    fn mean_and_best_stand_on_the_bar_and_the_mean_over_the_best() {
        let shown =
            |mean, best| drawn(|canvas, area| marked_bar(canvas, area, (0.5, Style::new()), Some((mean, best))));
        assert_eq!(shown(0.3, 1.0), "###o#....*");
        assert_eq!(shown(1.2, 1.0), "#####....o");
    }

    #[test]
    fn a_lead_goes_to_the_right_and_a_lag_to_the_left() {
        let bar = |lead| drawn(|canvas, area| lead_bar(canvas, area, lead));
        assert_eq!(bar(0.5), "    |##   ");
        assert_eq!(bar(-1.0), "####|     ");
        assert_eq!(bar(0.0), "    |     ");
        assert_eq!(bar(9.0), "    |#### ");
    }

    #[test]
    fn rates_become_levels_and_a_gap_stays_a_gap() {
        let rates = [Some(0.0), Some(0.5), None, Some(1.0), Some(3.0)];
        assert_eq!(sparkline(&crate::tui::theme::UNICODE, &rates), "▁▅ ██");
        assert_eq!(sparkline(&crate::tui::theme::ASCII, &rates), "_= ##");
    }

    #[test]
    fn parts_carry_their_letters_and_leave_what_is_lacking_empty() {
        let parts = [("A", 0.3), ("B", 0.2), ("C", 0.1), ("D", 0.2)];
        assert_eq!(drawn(|canvas, area| stacked_bar(canvas, area, &parts)), "A##B=CD=  ");
    }
}
