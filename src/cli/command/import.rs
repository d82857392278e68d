//! `kaohe import`: a data file shown as a plan, then taken in whole or not at all.

use std::path::Path;

use clap::{ArgAction, ArgMatches, Command};
use serde::Serialize;

use crate::cli::Outcome;
use crate::cli::argument::{FILE, flag, option, page, path, path_of, positional, text};
use crate::cli::catalogue::Entry;
use crate::cli::change::{reason, reason_of, result_format};
use crate::cli::context::Context;
use crate::cli::output::Format;
use crate::error::{Error, Kind, Result};
use crate::ops::file::{Existing, show};
use crate::ops::import::{self, Encoding, Mapping, Plan, ReadOptions, apply, plan};
use crate::text::{Lang, Text};

pub const ENTRY: Entry = Entry { page: help, run };

fn help(lang: Lang) -> Command {
    let about = Text::new(
        "导入数据：先整体检查，再一次写入，有错则一项也不写",
        "Import data: checked whole, then written at once, or not at all",
    );
    let file = Text::new(
        "数据文件或填好的表（csv、json、xlsx、xls、ods）",
        "The data file or filled-in form (csv, json, xlsx, xls, ods)",
    );
    let dry_run = Text::new("只看会有哪些变化，不写入", "Show what would change, and change nothing");
    let encoding = Text::new(
        "文件编码：utf-8、gb18030、utf-16le、utf-16be（默认自动识别）",
        "Encoding of the file: utf-8, gb18030, utf-16le, utf-16be (default: found out)",
    );
    let map = Text::new(
        "说明外来表的列名：表头=列，列为 period、unit、metric、value、status、source、note，- 表示不要；记入考核库",
        "What a heading of a foreign table means: HEADING=COLUMN, one of period, unit, metric, value, status, source, note, or - to leave it out; kept in the store",
    );
    let corrections = Text::new(
        "另存一份工作簿，在有问题的单元格上加批注",
        "Save a copy of the workbook with the problems as comments on its cells",
    );
    let force = Text::new("替换已存在的批注副本", "Replace a copy with comments that exists");
    page(
        lang,
        "import",
        &about,
        "  kaohe import sample-data/huizhou/data.csv --dry-run\n  kaohe import 年报.xlsx --map 地市=unit --map 序号=- --dry-run",
    )
    .arg(path(positional(lang, "file", &FILE, &file)))
    .arg(flag(lang, "dry-run", &dry_run))
    .arg(option(lang, "encoding", &Text::new("编码", "ENCODING"), &encoding))
    .arg(option(lang, "map", &Text::new("表头=列", "HEADING=COLUMN"), &map).action(ArgAction::Append))
    .arg(path(option(lang, "corrections", &FILE, &corrections)))
    .arg(flag(lang, "force", &force))
    .arg(reason(lang))
    .arg(result_format(lang))
}

/// `schemas/import.schema.json`.
#[derive(Serialize)]
struct Report {
    format: u32,
    file: String,
    encoding: &'static str,
    applied: bool,
    new: usize,
    changed: usize,
    same: usize,
    empty: usize,
    changes: Vec<Text>,
}

fn run(matches: &ArgMatches, context: &mut Context<'_, '_>) -> Result<Outcome> {
    let path = path_of(matches, "file").expect("BUG: the parser demands a file");
    let encoding: Option<Encoding> = text(matches, "encoding").map(str::parse).transpose()?;
    let (mut session, mut round) = context.to_change()?;
    let options = ReadOptions {
        encoding,
        headings: mapping(matches)?,
    };
    let planned = plan(&session, &round, path, &options);
    correct(path, planned.as_ref(), matches, context)?;
    let plan = planned?;
    for warning in &plan.warnings {
        context.output.notice(warning);
    }
    readings(&plan, context);
    let is_dry_run = matches.get_flag("dry-run");
    if !plan.certain && encoding.is_none() && !is_dry_run {
        return Err(uncertain(&plan));
    }
    let (mut report, counts) = (report(&plan, &round), plan.counts());
    if !is_dry_run {
        apply(&mut session, &mut round, plan, reason_of(matches))?;
        report.applied = true;
    }
    if crate::cli::argument::format_of(matches) == Some(Format::Json) {
        context.output.json(&report)?;
    } else {
        context.output.print(&told(&report, &counts, context.lang()))?;
    }
    Ok(Outcome::Done)
}

fn report(plan: &Plan, round: &crate::ops::round::Round) -> Report {
    Report {
        format: 1,
        file: plan.file.clone(),
        encoding: plan.read_as.name(),
        applied: false,
        new: plan.new,
        changed: plan.changed,
        same: plan.same,
        empty: plan.empty,
        changes: plan.described(&round.scheme),
    }
}

/// Every change of a dry run, and the counts.
fn told(report: &Report, counts: &Text, lang: Lang) -> String {
    let mut lines: Vec<String> = Vec::new();
    if !report.applied {
        lines.extend(report.changes.iter().map(|change| change.get(lang).to_owned()));
    }
    let (done, planned) = match lang {
        Lang::Zh => ("已导入", "试导入，未写入"),
        Lang::En => ("imported", "dry run, nothing written"),
    };
    let state = if report.applied { done } else { planned };
    lines.push(match lang {
        Lang::Zh => format!("{state}：{}。", counts.get(lang)),
        Lang::En => format!("{state}: {}.", counts.get(lang)),
    });
    lines.join("\n")
}

/// Says which numbers were understood otherwise than they were typed.
fn readings(plan: &Plan, context: &mut Context<'_, '_>) {
    for reading in &plan.readings {
        context.output.say(&reading.text());
    }
}

/// Saves the copy with comments, where one is asked for and there is something to say.
fn correct(
    path: &Path,
    planned: std::result::Result<&Plan, &Error>,
    matches: &ArgMatches,
    context: &mut Context<'_, '_>,
) -> Result<()> {
    let problems = planned.map_or_else(|error| &error.problems, |plan| &plan.warnings);
    let Some(to) = path_of(matches, "corrections").filter(|_| !problems.is_empty()) else {
        return Ok(());
    };
    let existing = if matches.get_flag("force") {
        Existing::Replace
    } else {
        Existing::Keep
    };
    import::correct(path, problems, context.lang(), (to, existing))?;
    let (n, to) = (problems.len(), show(to));
    context.output.say(&Text::of(
        format!("{n} 处问题已批注在“{to}”。"),
        format!("Comments on \"{to}\": {n}."),
    ));
    Ok(())
}

/// What the command says of the file's headings.
fn mapping(matches: &ArgMatches) -> Result<Mapping> {
    let mut mapping = Mapping::default();
    for said in matches.get_many::<String>("map").into_iter().flatten() {
        let (heading, column) = said.rsplit_once('=').unwrap_or((said, ""));
        mapping.set(heading, column)?;
    }
    Ok(mapping)
}

fn uncertain(plan: &Plan) -> Error {
    let name = plan.read_as.name();
    Error::new(
        Kind::Invalid,
        Text::of(
            format!("“{}”的编码不能确定，像是 {name}；没有导入。", plan.file),
            format!(
                "The encoding of \"{}\" is not certain, perhaps {name}; nothing was imported.",
                plan.file
            ),
        ),
    )
    .hint(Text::of(
        format!("请用 --dry-run 核对文字，再加 --encoding {}。", name.to_lowercase()),
        format!(
            "Look at the text with --dry-run, then add --encoding {}.",
            name.to_lowercase()
        ),
    ))
}
