//! `kaohe evaluate`: files in, evaluation out, no store.
//!
//! The same engine and the same JSON as `kaohe rank`.

use clap::{ArgMatches, Command};

use super::rank;
use crate::cli::Outcome;
use crate::cli::argument::{FILE, format, format_of, option, page, path, path_of};
use crate::cli::catalogue::Entry;
use crate::cli::context::Context;
use crate::cli::output::Format;
use crate::error::Result;
use crate::ops;
use crate::text::{Lang, Text};

pub const ENTRY: Entry = Entry { page: help, run };

fn help(lang: Lang) -> Command {
    let about = Text::new(
        "由文件计分：读入方案和数据，输出评价结果，不用考核库",
        "Evaluate files: scheme and data in, evaluation out, without a store",
    );
    let example = "  kaohe evaluate --scheme sample-data/huizhou/scheme.json --data sample-data/huizhou/data.csv --period 2018 --format json";
    let scheme = Text::new("方案文件（JSON）", "The scheme file (JSON)");
    let data = Text::new("数据文件（CSV 或 JSON）", "The data file (CSV or JSON)");
    page(lang, "evaluate", &about, example)
        .arg(path(option(lang, "scheme", &FILE, &scheme)).required(true))
        .arg(path(option(lang, "data", &FILE, &data)).required(true))
        .arg(format(lang, &Format::ALL))
}

fn run(matches: &ArgMatches, context: &mut Context<'_, '_>) -> Result<Outcome> {
    let [scheme, data] = ["scheme", "data"].map(|id| path_of(matches, id).expect("BUG: the parser demands it"));
    let evaluated = ops::evaluate::evaluate(scheme, data, context.period()?)?;
    for warning in &evaluated.warnings {
        context.output.notice(warning);
    }
    rank::print(&evaluated.round, format_of(matches).unwrap_or(Format::Table), context)
}
