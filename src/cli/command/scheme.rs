//! `kaohe scheme check|show`: a scheme's faults, warnings and tree.

use std::path::Path;

use clap::{ArgMatches, Command};
use serde::Serialize;

use crate::cli::Outcome;
use crate::cli::argument::{FILE, format, format_of, page, path, path_of, positional};
use crate::cli::catalogue::Entry;
use crate::cli::context::Context;
use crate::cli::output::{Format, Table};
use crate::error::{Problem, Result};
use crate::i18n::{heading, method, number};
use crate::model::Scheme;
use crate::ops;
use crate::text::{Lang, Text};

pub const ENTRY: Entry = Entry { page: help, run };

fn help(lang: Lang) -> Command {
    let about = Text::new("考核方案：检查、查看", "Assessment schemes: check, show");
    let check = Text::new(
        "检查方案，一次列出全部错误和提醒",
        "Check a scheme; every fault and warning at once",
    );
    let show = Text::new("查看指标体系、权重和计分办法", "Show the tree, its weights and methods");
    let file = Text::new("方案文件（JSON）", "The scheme file (JSON)");
    let shown = Text::new(
        "方案文件；不写则用考核库中的方案",
        "The scheme file; the store's scheme if left out",
    );
    let check = page(lang, "check", &check, "  kaohe scheme check scheme.json")
        .arg(path(positional(lang, "file", &FILE, &file)))
        .arg(format(lang, &[Format::Table, Format::Json]));
    let show = page(lang, "show", &show, "  kaohe scheme show scheme.json")
        .arg(path(positional(lang, "file", &FILE, &shown)).required(false))
        .arg(format(lang, &Format::ALL));
    page(lang, "scheme", &about, "  kaohe scheme check scheme.json")
        .subcommand_required(true)
        .subcommands([check, show])
}

fn run(matches: &ArgMatches, context: &mut Context<'_, '_>) -> Result<Outcome> {
    let (name, matches) = matches.subcommand().expect("BUG: the parser demands a command");
    if name == "show" {
        return show(matches, context);
    }
    let file = path_of(matches, "file").expect("BUG: the parser demands a file");
    check(file, format_of(matches), context)
}

/// `schemas/scheme-check.schema.json`.
#[derive(Serialize)]
struct Checked {
    format: u32,
    valid: bool,
    problems: Vec<Found>,
    warnings: Vec<Found>,
}

#[derive(Serialize)]
struct Found {
    place: String,
    what: Text,
    fix: Option<Text>,
}

fn found(problems: &[Problem]) -> Vec<Found> {
    let found = |problem: &Problem| Found {
        place: problem.place.to_string(),
        what: problem.what.clone(),
        fix: problem.fix.clone(),
    };
    problems.iter().map(found).collect()
}

fn check(file: &Path, format: Option<Format>, context: &mut Context<'_, '_>) -> Result<Outcome> {
    let scheme = match ops::scheme::read(file) {
        Ok(scheme) => scheme,
        Err(error) => {
            if format == Some(Format::Json) && !error.problems.is_empty() {
                context.output.json(&Checked {
                    format: 1,
                    valid: false,
                    problems: found(&error.problems),
                    warnings: Vec::new(),
                })?;
            }
            return Err(error);
        }
    };
    let warnings = ops::scheme::warnings(&scheme);
    if format == Some(Format::Json) {
        context.output.json(&Checked {
            format: 1,
            valid: true,
            problems: Vec::new(),
            warnings: found(&warnings),
        })?;
        return Ok(Outcome::Done);
    }
    for warning in &warnings {
        context.output.notice(warning);
    }
    let (units, indicators) = (scheme.n_units(), scheme.indicators().count());
    let document = scheme.document();
    let said = Text::of(
        format!(
            "方案“{}” {}：{units} 个考核对象，{indicators} 项指标，没有错误，{} 处提醒。",
            document.id,
            document.version,
            warnings.len()
        ),
        format!(
            "Scheme \"{}\" {}: {units} units, {indicators} indicators, no faults, {} warnings.",
            document.id,
            document.version,
            warnings.len()
        ),
    );
    context.output.print(said.get(context.lang()))?;
    Ok(Outcome::Done)
}

fn show(matches: &ArgMatches, context: &mut Context<'_, '_>) -> Result<Outcome> {
    let format = format_of(matches).unwrap_or(Format::Table);
    let scheme = match path_of(matches, "file") {
        Some(file) => ops::scheme::read(file)?.into(),
        None => context.session()?.scheme().clone(),
    };
    let table = table(&scheme, context.lang());
    context.output.table(format, &table, || scheme.document())?;
    Ok(Outcome::Done)
}

fn table(scheme: &Scheme, lang: Lang) -> Table {
    let mut table = Table::default()
        .words(&heading::CODE)
        .words(&heading::INDICATOR)
        .numbers(&heading::WEIGHT)
        .words(&heading::METHOD)
        .words(&heading::SCORED_BY);
    for node in scheme.nodes() {
        let method = if node.is_indicator() {
            method::describe(scheme, node, lang)
        } else {
            String::new()
        };
        table.row([
            format!("{:indent$}{}", "", node.code(), indent = 2 * node.depth),
            node.name().get(lang).to_owned(),
            number::value(node.weight),
            method,
            node.document.scored_by.clone(),
        ]);
    }
    table
}
