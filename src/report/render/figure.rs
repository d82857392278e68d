//! Charts as lists of marks: where each text, bar and line stands, the same for SVG and PDF.
//!
//! A colour never stands alone: lines differ in dashes, bars carry their numbers. Sizes are pixels;
//! how a mark looks is the renderer's.

use crate::i18n::width::{width, wrap};
use crate::report::document::{Chart, ChartKind, Series};

/// Pixels that one column of text takes at the size the charts use.
const COLUMN: f64 = 6.8;
/// Pixels that one digit takes inside a bar.
const DIGIT: f64 = 6.0;
/// The size of text beside a chart, and of text on a bar.
pub(super) const TEXT: f64 = 12.0;
pub(super) const TEXT_ON_BAR: f64 = 11.0;
/// How many colours there are.
const COLOURS: usize = 8;

/// A point: to the right, and down.
pub(super) type Point = (f64, f64);

/// A chart as marks on a canvas.
pub(super) struct Figure {
    /// Its width and height.
    pub size: (f64, f64),
    /// What stands on it; later marks lie on top.
    pub marks: Vec<Mark>,
}

/// Something on a canvas.
pub(super) enum Mark {
    /// A text on its baseline.
    Text { at: Point, anchor: Anchor, text: String },
    /// A part of a bar, with what it says, and its number where there is room for it.
    Bar {
        at: Point,
        size: (f64, f64),
        colour: usize,
        said: String,
        shown: Option<String>,
    },
    /// A line between two points of the frame.
    Rule(Point, Point),
    /// A ring of the frame.
    Ring(Vec<Point>),
    /// The outline of a series on a radar.
    Outline(Outline, Vec<Point>),
    /// The line of a series through the moments of a chart, not closed.
    Course(Outline, Vec<Point>),
}

/// Where a text stands from its point.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Anchor {
    /// It begins there.
    Start,
    /// Its middle is there.
    Middle,
    /// It ends there.
    End,
}

/// Whether a series is of the period or of one before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Outline {
    /// Of the period: drawn full.
    Now,
    /// Of a period before: dashed.
    Before,
}

/// What the sign of a series looks like.
pub(super) enum Sign {
    /// A bar of a colour.
    Colour(usize),
    /// A line.
    Line(Outline),
}

/// The chart as marks.
pub(super) fn figure(chart: &Chart) -> Figure {
    match chart.kind {
        ChartKind::StackedBars => stacked_bars(chart),
        ChartKind::Radar => radar(chart),
        ChartKind::Lines => lines(chart),
    }
}

/// Everything a chart shows, in one line.
pub(super) fn spoken(chart: &Chart) -> String {
    let series = chart.series.iter().map(|series| {
        let pairs = chart.categories.iter().zip(&series.shown);
        let pairs: Vec<_> = pairs.map(|(category, shown)| format!("{category} {shown}")).collect();
        format!("{}: {}", series.name, pairs.join(", "))
    });
    format!("{}. {}", chart.title, series.collect::<Vec<_>>().join("; "))
}

/// The signs of the series with their names; none where there is only one series.
pub(super) fn legend(chart: &Chart) -> Vec<(Sign, &str)> {
    if chart.series.len() < 2 {
        return Vec::new();
    }
    let sign = |n| match chart.kind {
        ChartKind::StackedBars => Sign::Colour(n % COLOURS),
        ChartKind::Radar | ChartKind::Lines => Sign::Line(outline(n)),
    };
    let series = chart.series.iter().enumerate();
    series.map(|(n, series)| (sign(n), series.name.as_str())).collect()
}

const fn outline(n: usize) -> Outline {
    if n == 0 { Outline::Now } else { Outline::Before }
}

fn stacked_bars(chart: &Chart) -> Figure {
    const ROW: f64 = 26.0;
    const BAR: f64 = 620.0;
    let columns = chart.categories.iter().map(|category| width(category)).max();
    let left = columns.unwrap_or(0) as f64 * COLUMN + 10.0;
    let mut marks = Vec::new();
    for (n, category) in chart.categories.iter().enumerate() {
        let top = n as f64 * ROW;
        marks.push(Mark::Text {
            at: (left - 8.0, top + 17.0),
            anchor: Anchor::End,
            text: category.clone(),
        });
        let mut x = left;
        for (colour, series) in chart.series.iter().enumerate() {
            let value = series.values.get(n).copied().flatten().unwrap_or(0.0).max(0.0);
            let size = (value / chart.max * BAR, ROW - 6.0);
            if size.0 > 0.0 {
                marks.push(part(series, n, colour % COLOURS, ((x, top + 3.0), size)));
            }
            x += size.0;
        }
    }
    Figure {
        size: (left + BAR, chart.categories.len() as f64 * ROW),
        marks,
    }
}

fn part(series: &Series, n: usize, colour: usize, (at, size): (Point, (f64, f64))) -> Mark {
    let shown = series.shown.get(n).map_or("", String::as_str);
    Mark::Bar {
        at,
        size,
        colour,
        said: format!("{} {shown}", series.name),
        shown: (size.0 > width(shown) as f64 * DIGIT + 2.0).then(|| shown.to_owned()),
    }
}

fn radar(chart: &Chart) -> Figure {
    const SIZE: (f64, f64) = (520.0, 330.0);
    let axes = Axes {
        n: chart.categories.len(),
        centre: (SIZE.0 / 2.0, SIZE.1 / 2.0),
        radius: 112.0,
    };
    let rings = [0.25, 0.5, 0.75, 1.0].into_iter();
    let mut marks: Vec<Mark> = rings
        .map(|ring| Mark::Ring(axes.polygon((0..axes.n).map(|_| ring))))
        .collect();
    for (n, category) in chart.categories.iter().enumerate() {
        marks.push(Mark::Rule(axes.centre, axes.at(n, 1.0)));
        marks.extend(axis_label(&axes, n, category));
    }
    // The first series is drawn last, so that it lies on top.
    for (n, series) in chart.series.iter().enumerate().rev() {
        let values = series.values.iter();
        let rates = values.map(|value| value.unwrap_or(0.0).max(0.0) / chart.max);
        marks.push(Mark::Outline(outline(n), axes.polygon(rates)));
    }
    Figure { size: SIZE, marks }
}

/// The axes of a radar, the first one upwards, then clockwise.
struct Axes {
    n: usize,
    centre: Point,
    radius: f64,
}

impl Axes {
    fn direction(&self, n: usize) -> Point {
        let angle = std::f64::consts::TAU * n as f64 / self.n as f64;
        (angle.sin(), -angle.cos())
    }

    fn at(&self, n: usize, share: f64) -> Point {
        let (dx, dy) = self.direction(n);
        (
            self.centre.0 + dx * share * self.radius,
            self.centre.1 + dy * share * self.radius,
        )
    }

    fn polygon(&self, shares: impl Iterator<Item = f64>) -> Vec<Point> {
        shares.enumerate().map(|(n, share)| self.at(n, share)).collect()
    }
}

fn axis_label(axes: &Axes, n: usize, category: &str) -> Vec<Mark> {
    const LINE: f64 = 15.0;
    let (dx, dy) = axes.direction(n);
    let (x, y) = axes.at(n, 1.09);
    let anchor = match dx {
        _ if dx > 0.1 => Anchor::Start,
        _ if dx < -0.1 => Anchor::End,
        _ => Anchor::Middle,
    };
    let lines = wrap(category, if anchor == Anchor::Middle { 28 } else { 22 });
    let block = (lines.len() as f64 - 1.0) * LINE;
    // Labels above the centre end at their axis, those below begin there.
    let first = y + 4.0 - block * (1.0 - dy) / 2.0;
    let line = |(n, text)| Mark::Text {
        at: (x, first + n as f64 * LINE),
        anchor,
        text,
    };
    lines.into_iter().enumerate().map(line).collect()
}

/// A line a series from the first moment to the last; where there is no number, it breaks.
fn lines(chart: &Chart) -> Figure {
    const SIZE: (f64, f64) = (560.0, 240.0);
    const MARGIN: (f64, f64) = (44.0, 26.0);
    let (wide, high) = (SIZE.0 - 2.0 * MARGIN.0, SIZE.1 - 2.0 * MARGIN.1);
    let step = wide / chart.categories.len().saturating_sub(1).max(1) as f64;
    let place = |n: usize, value: f64| {
        let share = (value / chart.max).clamp(0.0, 1.0);
        (MARGIN.0 + step * n as f64, SIZE.1 - MARGIN.1 - share * high)
    };
    let text = |(x, y): Point, text: &str| Mark::Text {
        at: (x, y),
        anchor: Anchor::Middle,
        text: text.to_owned(),
    };
    let rules = [0.0, 0.25, 0.5, 0.75, 1.0].into_iter().map(|share| {
        let (left, y) = place(0, chart.max * share);
        Mark::Rule((left, y), (SIZE.0 - MARGIN.0, y))
    });
    let mut marks: Vec<Mark> = rules.collect();
    for (n, category) in chart.categories.iter().enumerate() {
        marks.push(text((place(n, 0.0).0, SIZE.1 - 8.0), category));
    }
    for (n, series) in chart.series.iter().enumerate().rev() {
        let values = series.values.iter().enumerate();
        let points: Vec<_> = values.map(|(at, value)| value.map(|value| place(at, value))).collect();
        let runs = points.split(Option::is_none).filter(|run| !run.is_empty());
        marks.extend(runs.map(|run| Mark::Course(outline(n), run.iter().flatten().copied().collect())));
        // The numbers of the first series stand above its line, the others' below theirs.
        let beside = if n == 0 { -7.0 } else { 16.0 };
        for (point, shown) in points.iter().zip(&series.shown) {
            marks.extend(point.map(|(x, y)| text((x, y + beside), shown)));
        }
    }
    Figure { size: SIZE, marks }
}
