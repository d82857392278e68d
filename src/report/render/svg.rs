//! Charts as inline SVG: bars of rates, totals split by criterion, rates on a radar.
//!
//! Colours are classes of the page's style. A colour never stands alone: lines differ in dashes,
//! bars carry their numbers, and every chart says its numbers to a screen reader.

use super::element::Markup;
use crate::i18n::width::{width, wrap};
use crate::report::document::{Chart, ChartKind, Series};

/// Pixels that one column of text takes at the size the charts use.
const COLUMN: f64 = 6.8;
/// Pixels that one digit takes inside a bar.
const DIGIT: f64 = 6.0;
/// How many colours the style has.
const COLOURS: usize = 8;

/// A chart with its title.
pub(super) fn chart(page: &mut Markup, chart: &Chart) {
    page.element("figure", &[("class", &class(chart.kind))], |figure| {
        figure.leaf("figcaption", &[], &chart.title);
        match chart.kind {
            ChartKind::StackedBars => stacked_bars(figure, chart),
            ChartKind::Radar => radar(figure, chart),
        }
        legend(figure, chart);
    });
}

const fn class(kind: ChartKind) -> &'static str {
    match kind {
        ChartKind::StackedBars => "bars",
        ChartKind::Radar => "radar",
    }
}

/// A rate as a bar that is full at 1.
pub(super) fn bar(cell: &mut Markup, rate: f64) {
    let length = format!("{:.1}", rate.clamp(0.0, 1.0) * 100.0);
    let attributes: [(&'static str, &dyn std::fmt::Display); 4] = [
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

/// Everything a chart shows, in one line.
fn spoken(chart: &Chart) -> String {
    let series = chart.series.iter().map(|series| {
        let pairs = chart.categories.iter().zip(&series.shown);
        let pairs: Vec<_> = pairs.map(|(category, shown)| format!("{category} {shown}")).collect();
        format!("{}: {}", series.name, pairs.join(", "))
    });
    format!("{}. {}", chart.title, series.collect::<Vec<_>>().join("; "))
}

fn canvas(page: &mut Markup, chart: &Chart, (x, height): (f64, f64), draw: impl FnOnce(&mut Markup)) {
    let view = format!("0 0 {} {}", pixels(x), pixels(height));
    let said = spoken(chart);
    page.element(
        "svg",
        &[("viewBox", &view), ("role", &"img"), ("aria-label", &said)],
        |svg| {
            svg.leaf("title", &[], &chart.title);
            draw(svg);
        },
    );
}

fn pixels(x: f64) -> String {
    format!("{x:.1}")
}

fn stacked_bars(page: &mut Markup, chart: &Chart) {
    const ROW: f64 = 26.0;
    const BAR: f64 = 620.0;
    let columns = chart
        .categories
        .iter()
        .map(|category| width(category))
        .max()
        .unwrap_or(0);
    let left = columns as f64 * COLUMN + 10.0;
    let height = chart.categories.len() as f64 * ROW;
    canvas(page, chart, (left + BAR, height), |svg| {
        for (n, category) in chart.categories.iter().enumerate() {
            let top = n as f64 * ROW;
            let (end, base) = (pixels(left - 8.0), pixels(top + 17.0));
            svg.leaf("text", &[("x", &end), ("y", &base), ("text-anchor", &"end")], category);
            let mut x = left;
            for (colour, series) in chart.series.iter().enumerate() {
                let value = series.values.get(n).copied().flatten().unwrap_or(0.0).max(0.0);
                let length = value / chart.max * BAR;
                segment(svg, (x, top + 3.0), (length, ROW - 6.0), (series, n, colour));
                x += length;
            }
        }
    });
}

fn segment(svg: &mut Markup, (x, y): (f64, f64), (length, height): (f64, f64), of: (&Series, usize, usize)) {
    let (series, n, colour) = of;
    if length <= 0.0 {
        return;
    }
    let shown = series.shown.get(n).map_or("", String::as_str);
    svg.element("g", &[], |group| {
        group.leaf("title", &[], &format!("{} {shown}", series.name));
        group.empty(
            "rect",
            &[
                ("class", &colour_class(colour)),
                ("x", &pixels(x)),
                ("y", &pixels(y)),
                ("width", &pixels(length)),
                ("height", &pixels(height)),
            ],
        );
        if length > width(shown) as f64 * DIGIT + 2.0 {
            let (middle, base) = (pixels(x + length / 2.0), pixels(y + height / 2.0 + 4.0));
            let attributes: [(&'static str, &dyn std::fmt::Display); 4] = [
                ("class", &"on"),
                ("x", &middle),
                ("y", &base),
                ("text-anchor", &"middle"),
            ];
            group.leaf("text", &attributes, shown);
        }
    });
}

fn colour_class(n: usize) -> String {
    format!("c{}", n % COLOURS)
}

fn radar(page: &mut Markup, chart: &Chart) {
    const SIZE: (f64, f64) = (520.0, 330.0);
    let axes = Axes {
        n: chart.categories.len(),
        centre: (SIZE.0 / 2.0, SIZE.1 / 2.0),
        radius: 112.0,
    };
    canvas(page, chart, SIZE, |svg| {
        for ring in [0.25, 0.5, 0.75, 1.0] {
            let points = axes.polygon((0..axes.n).map(|_| ring));
            svg.empty("polygon", &[("class", &"ring"), ("points", &points)]);
        }
        for (n, category) in chart.categories.iter().enumerate() {
            let ((x0, y0), (x, y)) = (axes.centre, axes.at(n, 1.0));
            let [x0, y0, x1, y1] = [x0, y0, x, y].map(pixels);
            svg.empty(
                "line",
                &[("class", &"ring"), ("x1", &x0), ("y1", &y0), ("x2", &x1), ("y2", &y1)],
            );
            axis_label(svg, &axes, n, category);
        }
        // The first series is drawn last, so that it lies on top.
        for (n, series) in chart.series.iter().enumerate().rev() {
            let rates = series
                .values
                .iter()
                .map(|value| value.unwrap_or(0.0).max(0.0) / chart.max);
            let class = format!("line {}", if n == 0 { "now" } else { "before" });
            svg.empty("polygon", &[("class", &class), ("points", &axes.polygon(rates))]);
        }
    });
}

/// The axes of a radar, the first one upwards, then clockwise.
struct Axes {
    n: usize,
    centre: (f64, f64),
    radius: f64,
}

impl Axes {
    fn direction(&self, n: usize) -> (f64, f64) {
        let angle = std::f64::consts::TAU * n as f64 / self.n as f64;
        (angle.sin(), -angle.cos())
    }

    fn at(&self, n: usize, share: f64) -> (f64, f64) {
        let (dx, dy) = self.direction(n);
        (
            self.centre.0 + dx * share * self.radius,
            self.centre.1 + dy * share * self.radius,
        )
    }

    fn polygon(&self, shares: impl Iterator<Item = f64>) -> String {
        let corners = shares.enumerate().map(|(n, share)| {
            let (x, y) = self.at(n, share);
            format!("{},{}", pixels(x), pixels(y))
        });
        corners.collect::<Vec<_>>().join(" ")
    }
}

fn axis_label(svg: &mut Markup, axes: &Axes, n: usize, category: &str) {
    const LINE: f64 = 15.0;
    let (dx, dy) = axes.direction(n);
    let (x, y) = axes.at(n, 1.09);
    let anchor = match dx {
        _ if dx > 0.1 => "start",
        _ if dx < -0.1 => "end",
        _ => "middle",
    };
    let lines = wrap(category, if anchor == "middle" { 28 } else { 22 });
    let block = (lines.len() as f64 - 1.0) * LINE;
    // Labels above the centre end at their axis, those below begin there.
    let first = y + 4.0 - block * (1.0 - dy) / 2.0;
    for (n, line) in lines.iter().enumerate() {
        let (x, y) = (pixels(x), pixels(first + n as f64 * LINE));
        svg.leaf("text", &[("x", &x), ("y", &y), ("text-anchor", &anchor)], line);
    }
}

fn legend(figure: &mut Markup, chart: &Chart) {
    if chart.series.len() < 2 {
        return;
    }
    figure.element("ul", &[("class", &"legend")], |list| {
        for (n, series) in chart.series.iter().enumerate() {
            list.element("li", &[], |item| {
                item.element("svg", &[("viewBox", &"0 0 22 10"), ("aria-hidden", &"true")], |svg| {
                    let class = match (chart.kind, n) {
                        (ChartKind::StackedBars, n) => colour_class(n),
                        (ChartKind::Radar, 0) => "line now".to_owned(),
                        (ChartKind::Radar, _) => "line before".to_owned(),
                    };
                    svg.empty(
                        "rect",
                        &[
                            ("class", &class),
                            ("x", &"1"),
                            ("y", &"1"),
                            ("width", &"20"),
                            ("height", &"8"),
                        ],
                    );
                });
                item.text(&series.name);
            });
        }
    });
}
