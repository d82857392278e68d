//! Charts on a page: the marks of a [`Figure`](crate::report::render::figure::Figure), scaled.

use super::flow::Flow;
use super::fonts::Typeface;
use super::ink::Ink;
use super::line::{Style, line};
use super::page::{Mark as On, Pen};
use crate::report::document::Chart;
use crate::report::render::figure::{Anchor, Mark, Outline, Point, Sign, TEXT, TEXT_ON_BAR, figure, legend};

/// The title and the signs of the series.
const SMALL: Style = Style::new(Typeface::Song, 8.0, 12.0);
const TITLE: Style = Style::new(Typeface::Hei, 9.0, 15.0);

/// The height of a chart that is drawn to a width.
pub(super) fn height(flow: &Flow<'_>, chart: &Chart, width: f64) -> f64 {
    let size = figure(chart).size;
    let signs = rows_of_signs(flow, chart, width).len() as f64;
    TITLE.leading + size.1 * width / size.0 + signs * SMALL.leading + 2.0
}

/// Draws a chart with its title and signs from a point to a width.
pub(super) fn draw(flow: &mut Flow<'_>, chart: &Chart, (x, top): Point, width: f64) {
    let title = line(flow.glyphs, &chart.title, TITLE);
    flow.put((x + (width - title.width) / 2.0, top), title);
    let figure = figure(chart);
    let scale = width / figure.size.0;
    let canvas = Canvas {
        at: (x, top + TITLE.leading),
        scale,
    };
    for mark in &figure.marks {
        canvas.draw(flow, mark);
    }
    let mut y = top + TITLE.leading + figure.size.1 * scale + 2.0;
    for row in rows_of_signs(flow, chart, width) {
        let all: f64 = row.iter().map(|(_, width)| width).sum();
        let mut at = x + (width - all) / 2.0;
        for (n, width) in row {
            sign(flow, chart, n, (at, y));
            at += width;
        }
        y += SMALL.leading;
    }
}

/// The signs of the series by their numbers with their widths, in rows.
fn rows_of_signs(flow: &Flow<'_>, chart: &Chart, width: f64) -> Vec<Vec<(usize, f64)>> {
    let mut rows: Vec<Vec<(usize, f64)>> = Vec::new();
    let mut used = f64::INFINITY;
    for (n, (_, name)) in legend(chart).iter().enumerate() {
        let wide = line(flow.glyphs, name, SMALL).width + 34.0;
        if used + wide > width {
            rows.push(Vec::new());
            used = 0.0;
        }
        used += wide;
        let row = rows.last_mut().expect("BUG: the first sign begins a row");
        row.push((n, wide));
    }
    rows
}

fn sign(flow: &mut Flow<'_>, chart: &Chart, n: usize, (x, y): Point) {
    let (sign, name) = &legend(chart)[n];
    match sign {
        Sign::Colour(colour) => flow.mark(On::Fill {
            at: (x, y + 2.5),
            size: (16.0, 7.0),
            ink: Ink::series(*colour),
        }),
        Sign::Line(outline) => flow.mark(On::Rule {
            from: (x, y + 6.0),
            to: (x + 16.0, y + 6.0),
            pen: pen(*outline),
        }),
    }
    let name = line(flow.glyphs, name, SMALL);
    flow.put((x + 20.0, y), name);
}

const fn pen(outline: Outline) -> Pen {
    match outline {
        Outline::Now => Pen::new(Ink::ACCENT, 1.3),
        Outline::Before => Pen {
            dashed: true,
            ..Pen::new(Ink::SOFT, 1.3)
        },
    }
}

/// Where a figure lies on the page.
struct Canvas {
    at: Point,
    scale: f64,
}

impl Canvas {
    fn point(&self, (x, y): Point) -> Point {
        (self.at.0 + x * self.scale, self.at.1 + y * self.scale)
    }

    fn draw(&self, flow: &mut Flow<'_>, mark: &Mark) {
        match mark {
            Mark::Text { at, anchor, text } => self.text(flow, (*at, *anchor), text, (TEXT, Ink::TEXT)),
            Mark::Bar {
                at,
                size,
                colour,
                shown,
                ..
            } => {
                flow.mark(On::Fill {
                    at: self.point(*at),
                    // A thin gap between two colours.
                    size: (size.0 * self.scale - 0.4, size.1 * self.scale),
                    ink: Ink::series(*colour),
                });
                if let Some(shown) = shown {
                    let middle = (at.0 + size.0 / 2.0, at.1 + size.1 / 2.0 + 4.0);
                    self.text(flow, (middle, Anchor::Middle), shown, (TEXT_ON_BAR, Ink::WHITE));
                }
            }
            Mark::Rule(from, to) => flow.mark(On::Rule {
                from: self.point(*from),
                to: self.point(*to),
                pen: Pen::new(Ink::FRAME, 0.5),
            }),
            Mark::Ring(corners) => flow.mark(On::Shape {
                corners: corners.iter().map(|corner| self.point(*corner)).collect(),
                pen: Pen::new(Ink::FRAME, 0.5),
                wash: None,
            }),
            Mark::Course(outline, points) => flow.mark(On::Course {
                points: points.iter().map(|point| self.point(*point)).collect(),
                pen: pen(*outline),
            }),
            Mark::Outline(outline, corners) => flow.mark(On::Shape {
                corners: corners.iter().map(|corner| self.point(*corner)).collect(),
                pen: pen(*outline),
                wash: (*outline == Outline::Now).then_some(Ink::ACCENT),
            }),
        }
    }

    fn text(&self, flow: &mut Flow<'_>, (at, anchor): (Point, Anchor), text: &str, (size, ink): (f64, Ink)) {
        let style = Style::new(Typeface::Hei, size * self.scale, size * self.scale).ink(ink);
        let line = line(flow.glyphs, text, style);
        let (x, y) = self.point(at);
        let left = match anchor {
            Anchor::Start => 0.0,
            Anchor::Middle => line.width / 2.0,
            Anchor::End => line.width,
        };
        flow.mark(On::Text {
            at: (x - left, y),
            line,
        });
    }
}
