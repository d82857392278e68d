//! `kaohe journal list|verify`: who changed what and when, and whether anything was tampered with.

use clap::{ArgMatches, Command, value_parser};
use serde::Serialize;

use crate::cli::Outcome;
use crate::cli::argument::{format, format_of, option, page};
use crate::cli::catalogue::Entry;
use crate::cli::context::Context;
use crate::cli::output::{Format, Table};
use crate::error::Result;
use crate::i18n::heading;
use crate::model::Period;
use crate::ops::describe::operation;
use crate::ops::journal::{Line, list};
use crate::text::{Lang, Text};

pub const ENTRY: Entry = Entry { page: help, run };

fn help(lang: Lang) -> Command {
    let about = Text::new("日志", "The journal");
    let newest = Text::new("列出变更，新的在前", "List the changes, newest first");
    let limit = Text::new("最多列几条（默认 50）", "How many at the most (default 50)");
    let newest = page(lang, "list", &newest, "  kaohe journal list --limit 10")
        .arg(
            option(lang, "limit", &Text::new("条数", "N"), &limit)
                .value_parser(value_parser!(u32))
                .default_value("50")
                .hide_default_value(true),
        )
        .arg(format(lang, &Format::ALL));
    page(lang, "journal", &about, "  kaohe journal list")
        .subcommand_required(true)
        .subcommands([newest])
}

fn run(matches: &ArgMatches, context: &mut Context<'_, '_>) -> Result<Outcome> {
    let (_, matches) = matches.subcommand().expect("BUG: the parser demands a command");
    newest(matches, context)
}

/// `schemas/journal.schema.json`.
#[derive(Serialize)]
struct Listing<'a> {
    format: u32,
    entries: Vec<Item<'a>>,
}

#[derive(Serialize)]
struct Item<'a> {
    seq: u64,
    hash: String,
    command: String,
    at: String,
    actor: &'a str,
    operation: &'static str,
    period: Option<Period>,
    what: &'a Text,
    reason: &'a str,
    changes: u64,
}

fn newest(matches: &ArgMatches, context: &mut Context<'_, '_>) -> Result<Outcome> {
    let limit = *matches.get_one::<u32>("limit").expect("BUG: it has a default");
    let lines = list(&context.session()?, None, limit)?;
    let mut table = Table::default()
        .numbers(&Text::new("序号", "No."))
        .words(&Text::new("时间", "Time"))
        .words(&Text::new("操作人", "Who"))
        .words(&Text::new("操作", "Operation"))
        .words(&heading::PERIOD)
        .words(&Text::new("内容", "What"))
        .words(&heading::REASON);
    let lang = context.lang();
    for line in &lines {
        let stamp = &line.entry.stamp;
        table.row([
            line.entry.head.seq.to_string(),
            stamp.at.format("%Y-%m-%d %H:%M:%S").to_string(),
            stamp.actor.clone(),
            operation(line.entry.operation).get(lang).to_owned(),
            line.period.map_or_else(String::new, |period| period.to_string()),
            line.what.get(lang).to_owned(),
            stamp.reason.clone(),
        ]);
    }
    let format = format_of(matches).unwrap_or(Format::Table);
    context.output.table(format, &table, || Listing {
        format: 1,
        entries: lines.iter().map(item).collect(),
    })?;
    Ok(Outcome::Done)
}

fn item(line: &Line) -> Item<'_> {
    let stamp = &line.entry.stamp;
    Item {
        seq: line.entry.head.seq,
        hash: line.entry.head.hash.to_string(),
        command: stamp.command.to_string(),
        at: stamp.at.to_rfc3339(),
        actor: &stamp.actor,
        operation: line.entry.operation.code(),
        period: line.period,
        what: &line.what,
        reason: &stamp.reason,
        changes: line.entry.n_changes,
    }
}
