//! `kaohe journal list|verify`: who changed what and when, and whether anything was tampered with.

use clap::{ArgAction, ArgMatches, Command, value_parser};
use serde::Serialize;

use crate::cli::Outcome;
use crate::cli::argument::{format, format_of, option, page};
use crate::cli::catalogue::Entry;
use crate::cli::context::Context;
use crate::cli::output::{Format, Table};
use crate::error::Result;
use crate::i18n::heading;
use crate::model::Period;
use crate::ops::journal::{Line, VerifyReport, list, receipt, verify};
use crate::text::{Lang, Text};

pub const ENTRY: Entry = Entry { page: help, run };

fn help(lang: Lang) -> Command {
    let about = Text::new("日志：查看、验证", "The journal: list, verify");
    let newest = Text::new("列出变更，新的在前", "List the changes, newest first");
    let proof = Text::new(
        "验证日志和数据是否被改动过（有不一致时退出码为 1）",
        "Verify that neither journal nor data were tampered with (exit code 1 if they were)",
    );
    let receipt = Text::new(
        "以前记下的回执“序号:哈希值”，可写多次；能发现日志被截断或整体重写",
        "A receipt SEQ:HASH noted before, any number; finds a journal cut off or written anew",
    );
    let limit = Text::new("最多列几条（默认 50）", "How many at the most (default 50)");
    let newest = page(lang, "list", &newest, "  kaohe journal list --limit 10")
        .arg(
            option(lang, "limit", &Text::new("条数", "N"), &limit)
                .value_parser(value_parser!(u32))
                .default_value("50")
                .hide_default_value(true),
        )
        .arg(format(lang, &Format::ALL));
    let proof = page(lang, "verify", &proof, "  kaohe journal verify")
        .arg(option(lang, "receipt", &Text::new("回执", "RECEIPT"), &receipt).action(ArgAction::Append))
        .arg(format(lang, &[Format::Table, Format::Json]));
    page(lang, "journal", &about, "  kaohe journal list")
        .subcommand_required(true)
        .subcommands([newest, proof])
}

fn run(matches: &ArgMatches, context: &mut Context<'_, '_>) -> Result<Outcome> {
    let (name, matches) = matches.subcommand().expect("BUG: the parser demands a command");
    if name == "verify" {
        proof(matches, context)
    } else {
        newest(matches, context)
    }
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
            line.entry.operation.label().get(lang).to_owned(),
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

/// `schemas/verification.schema.json`.
#[derive(Serialize)]
struct Proof<'a> {
    format: u32,
    sound: bool,
    entries: u64,
    proven: u64,
    receipt: Option<String>,
    n_faults: usize,
    faults: Vec<Wrong<'a>>,
}

#[derive(Serialize)]
struct Wrong<'a> {
    seq: Option<u64>,
    what: &'a Text,
}

fn proof(matches: &ArgMatches, context: &mut Context<'_, '_>) -> Result<Outcome> {
    let receipts = matches.get_many::<String>("receipt").into_iter().flatten();
    let receipts = receipts.map(|text| receipt(text)).collect::<Result<Vec<_>>>()?;
    let report = verify(context.store(), &receipts, context.progress())?;
    let receipt = report.head.map(|head| format!("{}:{}", head.seq, head.hash));
    if format_of(matches) == Some(Format::Json) {
        context.output.json(&Proof {
            format: 1,
            sound: report.is_sound(),
            entries: report.entries,
            proven: report.proven,
            receipt,
            n_faults: report.n_faults,
            faults: report
                .faults
                .iter()
                .map(|fault| Wrong {
                    seq: fault.seq,
                    what: &fault.what,
                })
                .collect(),
        })?;
    } else {
        context
            .output
            .print(&proven(&report, receipt.as_deref(), context.lang()))?;
    }
    Ok(if report.is_sound() {
        Outcome::Done
    } else {
        Outcome::Differs
    })
}

fn proven(report: &VerifyReport, receipt: Option<&str>, lang: Lang) -> String {
    let (entries, proven, n_faults) = (report.entries, report.proven, report.n_faults);
    let mut lines: Vec<String> = report
        .faults
        .iter()
        .map(|fault| fault.what.get(lang).to_owned())
        .collect();
    let summary = if report.is_sound() {
        Text::of(
            format!("日志 {entries} 条，全部一致；数据与日志一致。"),
            format!("{entries} journal entries, all sound; the data are what the journal says."),
        )
    } else {
        Text::of(
            format!("发现 {n_faults} 处不一致；日志 {entries} 条，前 {proven} 条可信。"),
            format!("{n_faults} faults; of {entries} journal entries the first {proven} are proven."),
        )
    };
    lines.push(summary.get(lang).to_owned());
    let label = Text::new("回执：", "Receipt: ");
    lines.extend(receipt.map(|receipt| format!("{}{receipt}", label.get(lang))));
    lines.join("\n")
}
