//! Charts as inline SVG: bars of rates, totals split by criterion, rates on a radar.
//!
//! What stands where is in [`figure`](super::figure); colours are classes of the page's style, and
//! every chart says its numbers to a screen reader.

use std::fmt::Display;

use super::element::Markup;
use super::figure::{Anchor, Figure, Mark, Outline, Point, Sign, figure, legend, spoken};
use crate::report::document::{Chart, ChartKind};

/// A chart with its title.
pub(super) fn chart(page: &mut Markup, chart: &Chart) {
    page.element("figure", &[("class", &class(chart.kind))], |figure| {
        figure.leaf("figcaption", &[], &chart.title);
        canvas(figure, chart, &self::figure(chart));
        signs(figure, chart);
    });
}

const fn class(kind: ChartKind) -> &'static str {
    match kind {
        ChartKind::StackedBars => "bars",
        ChartKind::Radar => "radar",
        ChartKind::Lines => "lines",
    }
}

/// A rate as a bar that is full at 1.
pub(super) fn bar(cell: &mut Markup, rate: f64) {
    let length = pixels(rate.clamp(0.0, 1.0) * 100.0);
    let attributes: [(&'static str, &dyn Display); 4] = [
        ("class", &"bar"),
        ("viewBox", &"0 0 100 6"),
        ("preserveAspectRatio", &"none"),
        ("aria-hidden", &"true"),
    ];
    cell.element("svg", &attributes, |svg| {
        svg.empty("rect", &[("class", &"track"), ("width", &"100"), ("height", &"6")]);
        let fill = if rate < 0.6 { "fill low" } else { "fill" };
        svg.empty("rect", &[("class", &fill), ("width", &length), ("height", &"6")]);
    });
}

fn canvas(page: &mut Markup, chart: &Chart, figure: &Figure) {
    let view = format!("0 0 {} {}", pixels(figure.size.0), pixels(figure.size.1));
    let said = spoken(chart);
    page.element(
        "svg",
        &[("viewBox", &view), ("role", &"img"), ("aria-label", &said)],
        |svg| {
            svg.leaf("title", &[], &chart.title);
            for mark in &figure.marks {
                self::mark(svg, mark);
            }
        },
    );
}

fn pixels(x: f64) -> String {
    format!("{x:.1}")
}

fn mark(svg: &mut Markup, mark: &Mark) {
    match mark {
        Mark::Text { at, anchor, text } => self::text(svg, *at, *anchor, text),
        Mark::Bar {
            at,
            size,
            colour,
            said,
            shown,
        } => {
            svg.element("g", &[], |group| {
                group.leaf("title", &[], said);
                rectangle(group, &colour_class(*colour), *at, *size);
                if let Some(shown) = shown {
                    let (middle, base) = (pixels(at.0 + size.0 / 2.0), pixels(at.1 + size.1 / 2.0 + 4.0));
                    let attributes: [(&'static str, &dyn Display); 4] = [
                        ("class", &"on"),
                        ("x", &middle),
                        ("y", &base),
                        ("text-anchor", &"middle"),
                    ];
                    group.leaf("text", &attributes, shown);
                }
            });
        }
        Mark::Rule(from, to) => {
            let [x1, y1, x2, y2] = [from.0, from.1, to.0, to.1].map(pixels);
            svg.empty(
                "line",
                &[("class", &"ring"), ("x1", &x1), ("y1", &y1), ("x2", &x2), ("y2", &y2)],
            );
        }
        Mark::Ring(corners) => shape(svg, "polygon", "ring", corners),
        Mark::Outline(outline, corners) => shape(svg, "polygon", line_class(*outline), corners),
        Mark::Course(outline, corners) => {
            let class = format!("{} course", line_class(*outline));
            shape(svg, "polyline", &class, corners);
        }
    }
}

fn text(svg: &mut Markup, at: Point, anchor: Anchor, text: &str) {
    let anchor = match anchor {
        Anchor::Start => "start",
        Anchor::Middle => "middle",
        Anchor::End => "end",
    };
    let (x, y) = (pixels(at.0), pixels(at.1));
    svg.leaf("text", &[("x", &x), ("y", &y), ("text-anchor", &anchor)], text);
}

fn rectangle(svg: &mut Markup, class: &str, at: Point, size: (f64, f64)) {
    let [x, y, width, height] = [at.0, at.1, size.0, size.1].map(pixels);
    svg.empty(
        "rect",
        &[
            ("class", &class),
            ("x", &x),
            ("y", &y),
            ("width", &width),
            ("height", &height),
        ],
    );
}

fn shape(svg: &mut Markup, name: &'static str, class: &str, corners: &[Point]) {
    let corners = corners
        .iter()
        .map(|(x, y)| format!("{},{}", pixels(*x), pixels(*y)))
        .collect::<Vec<_>>()
        .join(" ");
    svg.empty(name, &[("class", &class), ("points", &corners)]);
}

fn colour_class(n: usize) -> String {
    format!("c{n}")
}

const fn line_class(outline: Outline) -> &'static str {
    match outline {
        Outline::Now => "line now",
        Outline::Before => "line before",
    }
}

fn signs(figure: &mut Markup, chart: &Chart) {
    let series = legend(chart);
    if series.is_empty() {
        return;
    }
    figure.element("ul", &[("class", &"legend")], |list| {
        for (sign, name) in series {
            list.element("li", &[], |item| {
                item.element("svg", &[("viewBox", &"0 0 22 10"), ("aria-hidden", &"true")], |svg| {
                    let class = match sign {
                        Sign::Colour(n) => colour_class(n),
                        Sign::Line(outline) => line_class(outline).to_owned(),
                    };
                    rectangle(svg, &class, (1.0, 1.0), (20.0, 8.0));
                });
                item.text(name);
            });
        }
    });
}
