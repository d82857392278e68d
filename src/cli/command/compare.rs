//! `kaohe compare`: two periods side by side, unit by unit or one unit's indicators.
//!
//! Prints the differences that `analysis` makes of two evaluations.

use clap::{ArgMatches, Command};
use serde::Serialize;

use crate::analysis::compare::{Difference, Side, differences};
use crate::cli::Outcome;
use crate::cli::argument::{format, format_of, page, positional, required, text};
use crate::cli::catalogue::Entry;
use crate::cli::context::Context;
use crate::cli::output::{Format, Table};
use crate::error::Result;
use crate::i18n::{heading, number};
use crate::model::{Evaluation, NodeIx, Period, Points, Scheme, UnitIx};
use crate::ops::compare::rounds;
use crate::ops::find;
use crate::text::{Lang, Text};

pub const ENTRY: Entry = Entry { page: help, run };

fn help(lang: Lang) -> Command {
    let about = Text::new(
        "两期对比：各考核对象的总分、名次和各项得分增减",
        "Two periods side by side: totals, places and points gained",
    );
    let period = Text::new("考核期", "PERIOD");
    let from = Text::new("前一期，如 2020", "The earlier period, such as 2020");
    let to = Text::new("后一期，如 2021", "The later period, such as 2021");
    let unit = Text::new(
        "只看这个考核对象（代码或名称）的各项指标",
        "Only this unit (code or name), indicator by indicator",
    );
    page(
        lang,
        "compare",
        &about,
        "  kaohe compare 2020 2021\n  kaohe compare 2020 2021 龙门县",
    )
    .arg(positional(lang, "from", &period, &from))
    .arg(positional(lang, "to", &period, &to))
    .arg(positional(lang, "unit", &Text::new("考核对象", "UNIT"), &unit).required(false))
    .arg(format(lang, &Format::ALL))
}

fn run(matches: &ArgMatches, context: &mut Context<'_, '_>) -> Result<Outcome> {
    let session = context.session()?;
    let period = |id| -> Result<Period> { required(matches, id).parse() };
    let [from, to] = rounds(&session, period("from")?, period("to")?)?;
    let (scheme, from, to) = (&to.scheme, from.evaluation, &to.evaluation);
    let unit = text(matches, "unit").map(|name| find::assessed_unit(scheme, name));
    let unit = unit.transpose()?;
    let pair = Pair {
        scheme,
        from: &from,
        to,
    };
    let table = match unit {
        Some(unit) => pair.indicators(unit, context.lang()),
        None => pair.units(context.lang()),
    };
    let units = unit.map_or_else(|| to.in_rank_order(), |unit| vec![unit]);
    let format = format_of(matches).unwrap_or(Format::Table);
    context.output.table(format, &table, || pair.listing(&units))?;
    Ok(Outcome::Done)
}

/// Two evaluations by one scheme.
struct Pair<'a> {
    scheme: &'a Scheme,
    from: &'a Evaluation,
    to: &'a Evaluation,
}

impl Pair<'_> {
    /// Of these nodes, what the unit came to in the later and in the earlier period.
    fn nodes(&self, unit: UnitIx, nodes: impl IntoIterator<Item = NodeIx>) -> Vec<Difference> {
        let [to, from] = [self.to, self.from].map(|evaluation| Side { evaluation, unit });
        differences(to, from, nodes)
    }

    fn show(&self, points: Option<Points>) -> Option<String> {
        points.map(|points| points.show(self.to.decimals))
    }

    fn gained(&self, points: Option<Points>) -> String {
        points.map_or_else(String::new, |points| number::gained(points, self.to.decimals))
    }

    fn totals(&self, unit: UnitIx) -> [Option<Points>; 2] {
        [self.from, self.to].map(|evaluation| evaluation.unit(unit).total)
    }

    fn places(&self, unit: UnitIx) -> [Option<u32>; 2] {
        [self.from, self.to].map(|evaluation| evaluation.unit(unit).overall_place)
    }

    /// A row a unit: totals, places, points gained by criterion.
    fn units(&self, lang: Lang) -> Table {
        let mut table = Table::default().words(&heading::UNIT);
        for evaluation in [self.from, self.to] {
            table = table.numbers(&with_period(evaluation, &heading::TOTAL));
        }
        table = table.numbers(&heading::CHANGE);
        for evaluation in [self.from, self.to] {
            table = table.numbers(&with_period(evaluation, &heading::PLACE));
        }
        for top in self.scheme.top() {
            table = table.numbers(&Text::same(format!("{} +/-", self.scheme.node(*top).code())));
        }
        for unit in self.to.in_rank_order() {
            let [before, after] = self.totals(unit);
            let places = self
                .places(unit)
                .map(|place| place.map_or_else(String::new, |place| place.to_string()));
            let criteria = self.nodes(unit, self.scheme.top().iter().copied());
            let mut cells = vec![
                self.scheme.unit(unit).name.get(lang).to_owned(),
                self.show(before).unwrap_or_default(),
                self.show(after).unwrap_or_default(),
                self.gained(gained(before, after)),
            ];
            cells.extend(places);
            cells.extend(criteria.iter().map(|criterion| self.gained(criterion.points())));
            table.row(cells);
        }
        table
    }

    /// A row a criterion or indicator of one unit.
    fn indicators(&self, unit: UnitIx, lang: Lang) -> Table {
        let mut table = Table::default().words(&heading::CODE).words(&heading::INDICATOR);
        for evaluation in [self.from, self.to] {
            table = table.numbers(&with_period(evaluation, &heading::SCORE));
        }
        table = table.numbers(&Text::new("增减", "Gained"));
        for found in self.nodes(unit, (0..self.scheme.nodes().len()).map(NodeIx)) {
            let node = self.scheme.node(found.node);
            let [after, before] = found.scores;
            table.row([
                format!("{:indent$}{}", "", node.code(), indent = 2 * node.depth),
                node.name().get(lang).to_owned(),
                self.show(before).unwrap_or_default(),
                self.show(after).unwrap_or_default(),
                self.gained(found.points()),
            ]);
        }
        table
    }

    fn listing(&self, units: &[UnitIx]) -> Listing<'_> {
        let item = |unit: &UnitIx| {
            let [before, after] = self.totals(*unit);
            let nodes = self.nodes(*unit, (0..self.scheme.nodes().len()).map(NodeIx));
            Item {
                unit: &self.scheme.unit(*unit).code,
                total: self.moved(before, after),
                places: self.places(*unit),
                nodes: nodes
                    .iter()
                    .map(|found| NodeItem {
                        node: self.scheme.node(found.node).code(),
                        points: self.moved(found.scores[1], found.scores[0]),
                    })
                    .collect(),
            }
        };
        Listing {
            format: 1,
            from: self.from.period,
            to: self.to.period,
            units: units.iter().map(item).collect(),
        }
    }

    fn moved(&self, from: Option<Points>, to: Option<Points>) -> Moved {
        Moved {
            from: self.show(from),
            to: self.show(to),
            gained: self.show(gained(from, to)),
        }
    }
}

fn gained(from: Option<Points>, to: Option<Points>) -> Option<Points> {
    from.zip(to).map(|(from, to)| to - from)
}

/// `2021 总分`
fn with_period(evaluation: &Evaluation, what: &Text) -> Text {
    let period = evaluation.period;
    Text::of(
        format!("{period} {}", what.get(Lang::Zh)),
        format!("{period} {}", what.get(Lang::En)),
    )
}

/// `schemas/compare.schema.json`.
#[derive(Serialize)]
struct Listing<'a> {
    format: u32,
    from: Period,
    to: Period,
    units: Vec<Item<'a>>,
}

#[derive(Serialize)]
struct Item<'a> {
    unit: &'a str,
    total: Moved,
    places: [Option<u32>; 2],
    nodes: Vec<NodeItem<'a>>,
}

#[derive(Serialize)]
struct NodeItem<'a> {
    node: &'a str,
    points: Moved,
}

#[derive(Serialize)]
struct Moved {
    from: Option<String>,
    to: Option<String>,
    gained: Option<String>,
}
