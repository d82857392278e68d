//! A chart as the printing program draws it itself, from numbers that stand in the part.
//!
//! It refers to no sheet: what it shows is literal, so that nothing in it can be a formula.

use super::super::element::Markup;
use super::{A, C, part};
use crate::report::document::{Chart, ChartKind, Series};

/// The colours of series, as on the page.
const COLOURS: [&str; 8] = [
    "2B6298", "B04E26", "3C7A3B", "775090", "84681C", "217676", "9C356D", "566270",
];
/// Those of a line of the period, and of one before it.
const NOW: &str = "1F5F99";
const BEFORE: &str = "5A6472";
/// The size of letters, in hundredths of a point.
const LETTERS: u32 = 800;
/// The axes, by number.
const CATEGORIES: u32 = 111;
const VALUES: u32 = 112;

/// The part of a chart.
pub(super) fn chart(chart: &Chart) -> String {
    let mut xml = part();
    xml.element("c:chartSpace", &[("xmlns:c", &C), ("xmlns:a", &A)], |space| {
        value(space, "c:roundedCorners", &0);
        space.element("c:chart", &[], |of| {
            title(of, &chart.title);
            value(of, "c:autoTitleDeleted", &0);
            of.element("c:plotArea", &[], |area| plot(area, chart));
            if chart.series.len() > 1 {
                of.element("c:legend", &[], |legend| {
                    value(legend, "c:legendPos", &"b");
                    value(legend, "c:overlay", &0);
                    letters(legend, LETTERS);
                });
            }
            value(of, "c:plotVisOnly", &1);
            value(of, "c:dispBlanksAs", &"gap");
        });
        letters(space, LETTERS);
    });
    xml.finish()
}

fn value(part: &mut Markup, name: &'static str, value: &dyn std::fmt::Display) {
    part.empty(name, &[("val", value)]);
}

fn title(part: &mut Markup, text: &str) {
    part.element("c:title", &[], |title| {
        title.element("c:tx", &[], |of| {
            of.element("c:rich", &[], |rich| {
                rich.literal("<a:bodyPr/>").element("a:p", &[], |paragraph| {
                    paragraph.element("a:pPr", &[], |of| {
                        of.empty("a:defRPr", &[("sz", &1000), ("b", &1)]);
                    });
                    paragraph.element("a:r", &[], |run| {
                        run.empty("a:rPr", &[("lang", &"zh-CN"), ("sz", &1000), ("b", &1)]);
                        run.leaf("a:t", &[], text);
                    });
                });
            });
        });
        value(title, "c:overlay", &0);
    });
}

/// How large all letters are.
fn letters(part: &mut Markup, size: u32) {
    part.element("c:txPr", &[], |of| {
        of.literal("<a:bodyPr/>").element("a:p", &[], |paragraph| {
            paragraph.element("a:pPr", &[], |of| {
                of.element("a:defRPr", &[("sz", &size)], |letters| {
                    letters.empty("a:latin", &[("typeface", &"Times New Roman")]);
                    letters.empty("a:ea", &[("typeface", &"宋体")]);
                });
            });
            paragraph.empty("a:endParaRPr", &[("lang", &"zh-CN")]);
        });
    });
}

fn plot(area: &mut Markup, chart: &Chart) {
    area.literal("<c:layout/>");
    match chart.kind {
        ChartKind::StackedBars => area.element("c:barChart", &[], |of| {
            value(of, "c:barDir", &"bar");
            value(of, "c:grouping", &"stacked");
            value(of, "c:varyColors", &0);
            all_series(of, chart);
            value(of, "c:gapWidth", &35);
            value(of, "c:overlap", &100);
            axes_of(of);
        }),
        ChartKind::Radar => area.element("c:radarChart", &[], |of| {
            value(of, "c:radarStyle", &"marker");
            value(of, "c:varyColors", &0);
            all_series(of, chart);
            axes_of(of);
        }),
        ChartKind::Lines => area.element("c:lineChart", &[], |of| {
            value(of, "c:grouping", &"standard");
            value(of, "c:varyColors", &0);
            all_series(of, chart);
            value(of, "c:marker", &1);
            axes_of(of);
        }),
    };
    categories(area, chart.kind);
    values(area, chart);
}

fn axes_of(plot: &mut Markup) {
    value(plot, "c:axId", &CATEGORIES);
    value(plot, "c:axId", &VALUES);
}

fn all_series(plot: &mut Markup, chart: &Chart) {
    for (n, series) in chart.series.iter().enumerate() {
        plot.element("c:ser", &[], |of| self::series(of, chart, (n, series)));
    }
}

fn series(part: &mut Markup, chart: &Chart, (n, series): (usize, &Series)) {
    value(part, "c:idx", &n);
    value(part, "c:order", &n);
    part.element("c:tx", &[], |name| {
        name.leaf("c:v", &[], &series.name);
    });
    look(part, chart.kind, n);
    if chart.kind == ChartKind::StackedBars {
        value(part, "c:invertIfNegative", &0);
    } else {
        part.element("c:marker", &[], |marker| {
            value(marker, "c:symbol", &if n == 0 { "circle" } else { "none" });
        });
    }
    labels(part, chart.kind);
    part.element("c:cat", &[], |of| {
        of.element("c:strLit", &[], |list| {
            value(list, "c:ptCount", &chart.categories.len());
            for (n, category) in chart.categories.iter().enumerate() {
                list.element("c:pt", &[("idx", &n)], |point| {
                    point.leaf("c:v", &[], category);
                });
            }
        });
    });
    part.element("c:val", &[], |of| {
        of.element("c:numLit", &[], |list| {
            list.leaf("c:formatCode", &[], &number_format(series));
            value(list, "c:ptCount", &series.values.len());
            for (n, number) in series.values.iter().enumerate() {
                if let Some(number) = number {
                    list.element("c:pt", &[("idx", &n)], |point| {
                        point.leaf("c:v", &[], &number.to_string());
                    });
                }
            }
        });
    });
    if chart.kind == ChartKind::Lines {
        value(part, "c:smooth", &0);
    }
}

fn look(part: &mut Markup, kind: ChartKind, n: usize) {
    part.element("c:spPr", &[], |of| match kind {
        ChartKind::StackedBars => {
            fill(of, COLOURS[n % COLOURS.len()]);
        }
        ChartKind::Radar | ChartKind::Lines => {
            of.element("a:ln", &[("w", &22_225)], |line| {
                fill(line, if n == 0 { NOW } else { BEFORE });
                value(line, "a:prstDash", &if n == 0 { "solid" } else { "dash" });
            });
        }
    });
}

fn fill(part: &mut Markup, colour: &str) {
    part.element("a:solidFill", &[], |fill| value(fill, "a:srgbClr", &colour));
}

/// Bars and lines carry their numbers; on a radar they would lie on each other.
fn labels(part: &mut Markup, kind: ChartKind) {
    if kind == ChartKind::Radar {
        return;
    }
    part.element("c:dLbls", &[], |labels| {
        if kind == ChartKind::StackedBars {
            labels.literal(
                "<c:spPr><a:noFill/></c:spPr><c:txPr><a:bodyPr/><a:p><a:pPr><a:defRPr sz=\"700\">\
                 <a:solidFill><a:srgbClr val=\"FFFFFF\"/></a:solidFill></a:defRPr></a:pPr>\
                 <a:endParaRPr lang=\"zh-CN\"/></a:p></c:txPr>",
            );
        } else {
            value(labels, "c:dLblPos", &"t");
        }
        for (name, shown) in [
            ("c:showLegendKey", 0),
            ("c:showVal", 1),
            ("c:showCatName", 0),
            ("c:showSerName", 0),
            ("c:showPercent", 0),
            ("c:showBubbleSize", 0),
        ] {
            value(labels, name, &shown);
        }
    });
}

/// The digits and the sign with which the series is printed.
fn number_format(series: &Series) -> String {
    let shown = series.shown.iter().zip(&series.values);
    let shown = shown
        .filter(|(_, value)| value.is_some())
        .map(|(shown, _)| shown.as_str());
    let Some(shown) = shown.max_by_key(|shown| shown.len()) else {
        return "General".to_owned();
    };
    let (number, sign) = shown.strip_suffix('%').map_or((shown, ""), |number| (number, "%"));
    let decimals = number.split_once('.').map_or(0, |(_, digits)| digits.len());
    let point = if decimals > 0 { "." } else { "" };
    format!("0{point}{}{sign}", "0".repeat(decimals))
}

fn categories(area: &mut Markup, kind: ChartKind) {
    let is_bars = kind == ChartKind::StackedBars;
    area.element("c:catAx", &[], |axis| {
        value(axis, "c:axId", &CATEGORIES);
        axis.element("c:scaling", &[], |of| {
            // The first bar stands on top.
            value(of, "c:orientation", &if is_bars { "maxMin" } else { "minMax" });
        });
        value(axis, "c:delete", &0);
        value(axis, "c:axPos", &if is_bars { "l" } else { "b" });
        if kind == ChartKind::Radar {
            axis.literal("<c:majorGridlines/>");
        }
        value(axis, "c:majorTickMark", &"none");
        value(axis, "c:minorTickMark", &"none");
        value(axis, "c:tickLblPos", &"nextTo");
        value(axis, "c:crossAx", &VALUES);
        value(axis, "c:crosses", &"autoZero");
    });
}

fn values(area: &mut Markup, chart: &Chart) {
    let is_bars = chart.kind == ChartKind::StackedBars;
    area.element("c:valAx", &[], |axis| {
        value(axis, "c:axId", &VALUES);
        axis.element("c:scaling", &[], |of| {
            value(of, "c:orientation", &"minMax");
            value(of, "c:max", &chart.max);
            value(of, "c:min", &0);
        });
        value(axis, "c:delete", &0);
        value(axis, "c:axPos", &if is_bars { "b" } else { "l" });
        axis.literal(
            "<c:majorGridlines><c:spPr><a:ln w=\"6350\"><a:solidFill><a:srgbClr val=\"D0D5DB\"/></a:solidFill></a:ln>\
             </c:spPr></c:majorGridlines>",
        );
        let format = chart.series.first().map_or_else(|| "General".to_owned(), axis_format);
        axis.empty("c:numFmt", &[("formatCode", &format), ("sourceLinked", &0)]);
        value(axis, "c:majorTickMark", &"none");
        value(axis, "c:minorTickMark", &"none");
        value(axis, "c:tickLblPos", &"nextTo");
        value(axis, "c:crossAx", &CATEGORIES);
        value(axis, "c:crosses", &if is_bars { "max" } else { "autoZero" });
        value(axis, "c:crossBetween", &"between");
    });
}

/// Whole numbers are enough beside an axis.
fn axis_format(series: &Series) -> String {
    let is_rate = number_format(series).ends_with('%');
    if is_rate { "0%" } else { "General" }.to_owned()
}
