//! `kaohe verify`: values checked by somebody other than the one who entered them.

use clap::{ArgMatches, Command};

use crate::cli::Outcome;
use crate::cli::argument::{page, positional, required, text};
use crate::cli::catalogue::Entry;
use crate::cli::change::{reason, reason_of, result_format, tell};
use crate::cli::context::Context;
use crate::error::Result;
use crate::ops::find;
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
    page(
        lang,
        "verify",
        &about,
        "  kaohe verify 龙门县 export --as 李四 --period 2021",
    )
    .arg(positional(lang, "unit", &Text::new("考核对象", "UNIT"), &unit))
    .arg(positional(lang, "metric", &Text::new("数据", "METRIC"), &metric).required(false))
    .arg(reason(lang))
    .arg(result_format(lang))
}

fn run(matches: &ArgMatches, context: &mut Context<'_, '_>) -> Result<Outcome> {
    let (mut session, mut round) = context.to_change()?;
    let unit = find::unit(&round.scheme, required(matches, "unit"))?;
    let cells = match text(matches, "metric") {
        Some(metric) => vec![(unit, find::metric(&round.scheme, metric)?)],
        None => filled(&round, unit),
    };
    let done = verify(&mut session, &mut round, &cells, reason_of(matches))?;
    tell(done.as_ref(), matches, context)
}
