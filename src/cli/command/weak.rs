//! `kaohe weak`: the weak links of a period.

use clap::{ArgMatches, Command};
use serde::Serialize;

use crate::cli::Outcome;
use crate::cli::argument::{format, format_of, page, positional, text};
use crate::cli::catalogue::Entry;
use crate::cli::context::Context;
use crate::cli::output::{Format, Table};
use crate::error::Result;
use crate::i18n::{heading, number, outcome};
use crate::model::evaluation::WeakReason;
use crate::model::{Period, Points};
use crate::ops::weak::WeakLink;
use crate::ops::{self, round::Round};
use crate::text::{Lang, Text};

pub const ENTRY: Entry = Entry { page: help, run };

fn help(lang: Lang) -> Command {
    let about = Text::new(
        "薄弱环节：各考核对象失分最多、落在后面的指标",
        "Weak links: the indicators on which units fall behind",
    );
    let unit = Text::new("只看这个考核对象（代码或名称）", "Only this unit (code or name)");
    page(lang, "weak", &about, "  kaohe weak 龙门县")
        .arg(positional(lang, "unit", &Text::new("考核对象", "UNIT"), &unit).required(false))
        .arg(format(lang, &Format::ALL))
}

/// `schemas/weak.schema.json`.
#[derive(Serialize)]
struct Listing<'a> {
    format: u32,
    period: Period,
    weak: Vec<Item<'a>>,
}

#[derive(Serialize)]
struct Item<'a> {
    unit: &'a str,
    indicator: &'a str,
    rate: Option<f64>,
    lost: String,
    reason: WeakReason,
}

fn run(matches: &ArgMatches, context: &mut Context<'_, '_>) -> Result<Outcome> {
    let round = context.round()?;
    let links = match text(matches, "unit") {
        Some(name) => ops::weak::weak_of(&round, ops::find::assessed_unit(&round.scheme, name)?),
        None => ops::weak::weak(&round),
    };
    let table = table(&round, &links, context.lang());
    let format = format_of(matches).unwrap_or(Format::Table);
    context.output.table(format, &table, || listing(&round, &links))?;
    // How long something has been falling is only told by results that compare.
    for (period, why) in &round.parted {
        context.output.say(&outcome::parted(*period, why));
    }
    if links.is_empty() {
        context
            .output
            .say(&Text::new("没有薄弱环节。", "There are no weak links."));
    }
    Ok(Outcome::Done)
}

fn lost(round: &Round, link: &WeakLink) -> String {
    Points::round(link.lost, round.evaluation.decimals).show(round.evaluation.decimals)
}

fn table(round: &Round, links: &[WeakLink], lang: Lang) -> Table {
    let mut table = Table::default()
        .words(&heading::UNIT)
        .words(&heading::CODE)
        .words(&heading::INDICATOR)
        .numbers(&heading::RATE)
        .numbers(&Text::new("失分", "Points lost"))
        .words(&heading::REASON);
    for link in links {
        let node = round.scheme.node(link.indicator);
        table.row([
            round.scheme.unit(link.unit).name.get(lang).to_owned(),
            node.code().to_owned(),
            node.name().get(lang).to_owned(),
            link.rate.map_or_else(String::new, number::percent),
            lost(round, link),
            outcome::weak_sentence(link.reason, &round.scheme.document().weak, lang),
        ]);
    }
    table
}

fn listing<'a>(round: &'a Round, links: &[WeakLink]) -> Listing<'a> {
    let item = |link: &WeakLink| Item {
        unit: &round.scheme.unit(link.unit).code,
        indicator: round.scheme.node(link.indicator).code(),
        rate: link.rate,
        lost: lost(round, link),
        reason: link.reason,
    };
    Listing {
        format: 1,
        period: round.period,
        weak: links.iter().map(item).collect(),
    }
}
