//! A radar: one thing's values around a centre, with a mean and a best beside each.
//!
//! Told apart without colour: the thing's own values are joined by a line, full marks are dotted,
//! mean and best are signs.

use std::f64::consts::{FRAC_PI_2, TAU};

use ratatui::layout::Rect;
use ratatui::style::Color;
use ratatui::symbols::Marker;
use ratatui::widgets::canvas::{Canvas as Plot, Line, Points};

use crate::tui::canvas::{Canvas, width};

/// One direction.
#[derive(Debug, Clone, PartialEq)]
pub struct Axis<'a> {
    /// What stands at its end.
    pub label: &'a str,
    /// How far the thing reaches, 1 being the rim.
    pub rate: Option<f64>,
    /// How far all reach on the mean.
    pub mean: Option<f64>,
    /// How far the best reaches.
    pub best: Option<f64>,
}

/// The fewest directions that make a shape.
pub const FEWEST: usize = 3;

/// Draws a radar whose centre stands for a rate, in finer dots than characters.
pub fn radar(canvas: &mut Canvas, area: Rect, (axes, centre): (&[Axis], f64), dots: Marker) {
    let dial = Dial {
        area,
        n: axes.len(),
        centre,
    };
    let rates = axes.iter().map(|axis| axis.rate.unwrap_or(centre));
    let corners: Vec<_> = rates.enumerate().map(|(n, rate)| dial.point(n, rate)).collect();
    let rim: Vec<_> = (0..axes.len()).flat_map(|n| dial.dotted(n)).collect();
    let colour = |style: ratatui::style::Style| style.fg.unwrap_or(Color::Reset);
    let (own, dotted) = (colour(canvas.theme.accent), colour(canvas.theme.muted));
    let (x, y) = (f64::from(area.width), 2.0 * f64::from(area.height));
    let plot = Plot::default()
        .marker(dots)
        .x_bounds([-x, x])
        .y_bounds([-y, y])
        .paint(|context| {
            context.draw(&Points {
                coords: &rim,
                color: dotted,
            });
            for (from, to) in corners.iter().zip(corners.iter().cycle().skip(1)) {
                context.draw(&Line::new(from.0, from.1, to.0, to.1, own));
            }
        });
    canvas.widget(&plot, area);
    let theme = canvas.theme;
    for (n, axis) in axes.iter().enumerate() {
        let marks = [
            (axis.best, theme.glyphs.best, theme.good),
            (axis.mean, theme.glyphs.mean, theme.strong),
        ];
        for (rate, sign, style) in marks {
            if let Some(rate) = rate {
                canvas.text(dial.cell(dial.point(n, rate), 1), sign, style);
            }
        }
        let (x, y) = dial.outside(n);
        let columns = width(axis.label);
        let place = dial.cell((x - f64::from(columns.saturating_sub(1)), y), columns);
        canvas.text(place, axis.label, theme.strong);
    }
}

/// Where things are: in dots from the middle, two across and four down to a character.
struct Dial {
    area: Rect,
    n: usize,
    centre: f64,
}

impl Dial {
    /// The dots from the middle to the rim, with a line of characters left for the labels.
    fn radius(&self) -> f64 {
        let across = f64::from(self.area.width) - 6.0;
        let down = 2.0 * f64::from(self.area.height) - 6.0;
        across.min(down).max(1.0)
    }

    fn direction(&self, n: usize) -> (f64, f64) {
        let angle = FRAC_PI_2 - TAU * n as f64 / self.n as f64;
        (angle.cos(), angle.sin())
    }

    fn point(&self, n: usize, rate: f64) -> (f64, f64) {
        let share = (rate - self.centre) / (1.0 - self.centre);
        let far = self.radius() * share.clamp(0.0, 1.0);
        let (x, y) = self.direction(n);
        (x * far, y * far)
    }

    fn outside(&self, n: usize) -> (f64, f64) {
        let (x, y) = self.direction(n);
        (x * (self.radius() + 4.0), y * (self.radius() + 4.0))
    }

    /// Dots along the rim from one direction to the next.
    fn dotted(&self, n: usize) -> Vec<(f64, f64)> {
        const APART: f64 = 5.0;
        let (from, to) = (self.point(n, 1.0), self.point((n + 1) % self.n, 1.0));
        let steps = ((to.0 - from.0).hypot(to.1 - from.1) / APART).ceil().max(1.0);
        let shares = std::iter::successors(Some(0.0), |step| Some(step + 1.0)).take_while(|step| *step < steps);
        shares
            .map(|step| step / steps)
            .map(|share| (from.0 + (to.0 - from.0) * share, from.1 + (to.1 - from.1) * share))
            .collect()
    }

    /// The cell of a dot and some more to its right, inside the area.
    fn cell(&self, (x, y): (f64, f64), columns: u16) -> Rect {
        let column = near(f64::midpoint(x, f64::from(self.area.width)));
        let row = near((2.0 * f64::from(self.area.height) - y) / 4.0);
        Rect {
            x: self.area.x + column.min(self.area.width.saturating_sub(columns)),
            y: self.area.y + row.min(self.area.height.saturating_sub(1)),
            width: columns.min(self.area.width),
            height: self.area.height.min(1),
        }
    }
}

/// The whole cells before a place.
fn near(cells: f64) -> u16 {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "`as` saturates, and the caller keeps it inside the area"
    )]
    let whole = cells.floor() as u16;
    whole
}

#[cfg(test)]
mod tests {
    use ratatui::buffer::Buffer;

    use super::*;
    use crate::text::Lang;
    use crate::tui::theme::Theme;

    fn drawn(size: (u16, u16), rate: f64) -> Vec<String> {
        let area = Rect::new(0, 0, size.0, size.1);
        let mut buffer = Buffer::empty(area);
        let theme = Theme::colourless();
        let labels = ["A", "B", "C", "D"];
        let direction = |label| Axis {
            label,
            rate: Some(rate),
            mean: Some(0.75),
            best: Some(1.0),
        };
        let axes = labels.map(direction);
        radar(
            &mut Canvas::new(&mut buffer, &theme, Lang::Zh),
            area,
            (&axes, 0.5),
            Marker::Braille,
        );
        let rows = buffer.content().chunks(usize::from(size.0).max(1));
        rows.map(|row| row.iter().map(ratatui::buffer::Cell::symbol).collect())
            .collect()
    }

    #[test]
    fn labels_stand_around_and_marks_on_their_axes() {
        let rows = drawn((24, 12), 1.0);
        let all = rows.join("\n");
        assert!(rows[0].contains('A') && rows[11].contains('C'), "{all}");
        let middle = rows
            .iter()
            .find(|row| row.contains('B'))
            .expect("the label at the right");
        assert!(middle.trim_start().starts_with('D'), "{all}");
        assert_eq!(all.matches('o').count(), 4, "{all}");
        assert_eq!(all.matches('*').count(), 4, "{all}");
    }

    #[test]
    fn a_smaller_rate_is_a_smaller_shape() {
        let dots = |rate| {
            let rows = drawn((24, 12), rate).concat();
            rows.chars()
                .filter(|sign| ('\u{2801}'..='\u{28ff}').contains(sign))
                .count()
        };
        let (none, half, full) = (dots(0.2), dots(0.75), dots(1.0));
        assert!(none < half && half < full, "{none} {half} {full}");
    }

    #[test]
    fn no_size_is_too_small() {
        for size in [(0, 0), (1, 1), (3, 2), (2, 9), (40, 1)] {
            drawn(size, 0.9);
        }
    }
}
