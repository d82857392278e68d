//! `kaohe verify`: values checked by somebody other than the one who entered them.

use clap::{ArgMatches, Command};

use crate::cli::Outcome;
use crate::cli::argument::{flag, page, positional, required, text};
use crate::cli::catalogue::Entry;
use crate::cli::change::{reason, reason_of, result_format, tell};
use crate::cli::context::Context;
use crate::error::Result;
use crate::model::{MetricIx, UnitIx};
use crate::ops::find;
use crate::ops::round::Round;
use crate::ops::verify::{filled, verify};
use crate::text::{Lang, Text};

pub const ENTRY: Entry = Entry { page: help, run };

fn help(lang: Lang) -> Command {
    let about = Text::new(
        "核定数据：由填报人以外的人核定",
        "Verify values; nobody verifies what they entered",
    );
    let unit = Text::new(
        "考核对象或参照单位（代码或名称）",
        "The unit or reference unit (code or name)",
    );
    let metric = Text::new(
        "填报数据；不写则为该对象全部已填数据",
        "The metric; every filled one if left out",
    );
    let all = Text::new("全部已填的数据", "Every filled value of the period");
    page(
        lang,
        "verify",
        &about,
        "  kaohe verify 龙门县 export --as 李四 --period 2021",
    )
    .arg(
        positional(lang, "unit", &Text::new("考核对象", "UNIT"), &unit)
            .required(false)
            .required_unless_present("all"),
    )
    .arg(flag(lang, "all", &all).conflicts_with("unit"))
    .arg(positional(lang, "metric", &Text::new("数据", "METRIC"), &metric).required(false))
    .arg(reason(lang))
    .arg(result_format(lang))
}

fn run(matches: &ArgMatches, context: &mut Context<'_, '_>) -> Result<Outcome> {
    let (mut session, mut round) = context.to_change()?;
    let cells = cells(&round, matches)?;
    let done = verify(&mut session, &mut round, &cells, reason_of(matches))?;
    tell(done.as_ref(), matches, context)
}

/// One cell, a unit's, or all that are filled.
fn cells(round: &Round, matches: &ArgMatches) -> Result<Vec<(UnitIx, MetricIx)>> {
    if matches.get_flag("all") {
        return Ok(round
            .scheme
            .places()
            .flat_map(|(unit, _)| filled(round, unit))
            .collect());
    }
    let unit = find::unit(&round.scheme, required(matches, "unit"))?;
    match text(matches, "metric") {
        Some(metric) => Ok(vec![(unit, find::metric(&round.scheme, metric)?)]),
        None => Ok(filled(round, unit)),
    }
}
