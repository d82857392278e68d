//! `kaohe evidence add|list|remove`: the files that prove values, marks, adjustments, appeals and
//! rectification items.

use clap::{Arg, ArgMatches, Command};
use serde::Serialize;

use crate::cli::Outcome;
use crate::cli::argument::{FILE, format, format_of, option, page, path, path_of, positional, required, text};
use crate::cli::catalogue::Entry;
use crate::cli::change::{reason, reason_of, result_format, tell};
use crate::cli::context::Context;
use crate::cli::output::{Format, Table};
use crate::error::Result;
use crate::i18n::heading;
use crate::ops::evidence::{Addition, Evidence, add, kept_at, remove, subject_name, unit_of};
use crate::ops::file::show;
use crate::ops::find;
use crate::ops::round::Round;
use crate::ops::session::Session;
use crate::text::{Lang, Text};

pub const ENTRY: Entry = Entry { page: help, run };

fn help(lang: Lang) -> Command {
    let about = Text::new(
        "佐证材料：给数据、评分附上文件，列出，移除",
        "Evidence: attach files to values and marks, list them, remove them",
    );
    page(lang, "evidence", &about, "  kaohe evidence list")
        .subcommand_required(true)
        .subcommands([adding(lang), listing(lang), removing(lang)])
}

fn adding(lang: Lang) -> Command {
    let about = Text::new(
        "附上一个文件；文件复制到考核库旁边，原文件不动",
        "Attach a file; it is copied to beside the store, the original stays",
    );
    let unit = Text::new("考核对象或参照单位（代码或名称）", "The unit (code or name)");
    let item = Text::new(
        "填报数据或定性指标（代码或名称）",
        "The metric or judgement indicator (code or name)",
    );
    let file = Text::new("文件，不超过 64 MB", "The file, 64 MB at the most");
    let note = Text::new("说明", "What it says");
    page(
        lang,
        "add",
        &about,
        "  kaohe evidence add 龙门县 export 海关月报.pdf --note 第3页 --period 2018",
    )
    .arg(positional(lang, "unit", &Text::new("考核对象", "UNIT"), &unit))
    .arg(positional(lang, "item", &Text::new("数据", "METRIC"), &item))
    .arg(path(positional(lang, "file", &FILE, &file)))
    .arg(assessor(lang))
    .arg(option(lang, "note", &Text::new("说明", "NOTE"), &note))
    .arg(reason(lang))
    .arg(result_format(lang))
}

fn listing(lang: Lang) -> Command {
    let about = Text::new("列出一个考核期的佐证材料", "List the evidence of a period");
    let unit = Text::new("只列这个考核对象", "Only this unit's");
    page(lang, "list", &about, "  kaohe evidence list 龙门县 --period 2018")
        .arg(positional(lang, "unit", &Text::new("考核对象", "UNIT"), &unit).required(false))
        .arg(format(lang, &Format::ALL))
}

fn removing(lang: Lang) -> Command {
    let about = Text::new(
        "移除一份；文件仍留在考核库旁边，可以撤销",
        "Take one away; the file stays beside the store, so that this can be undone",
    );
    let id = Text::new("编号（见 list），或它的末尾几位", "The id (see list), or the end of it");
    page(lang, "remove", &about, "  kaohe evidence remove 7d1f0c2a9b3e")
        .arg(positional(lang, "id", &Text::new("编号", "ID"), &id))
        .arg(reason(lang))
        .arg(result_format(lang))
}

fn assessor(lang: Lang) -> Arg {
    let help = Text::new(
        "评委（默认为操作人），用于定性指标",
        "The assessor of a mark (default: who acts)",
    );
    option(lang, "assessor", &Text::new("评委", "ASSESSOR"), &help)
}

fn run(matches: &ArgMatches, context: &mut Context<'_, '_>) -> Result<Outcome> {
    let (name, matches) = matches.subcommand().expect("BUG: the parser demands a command");
    match name {
        "add" => attach(matches, context),
        "remove" => take_away(matches, context),
        _ => list(matches, context),
    }
}

fn attach(matches: &ArgMatches, context: &mut Context<'_, '_>) -> Result<Outcome> {
    let (mut session, mut round) = context.to_change()?;
    let assessor = text(matches, "assessor").unwrap_or(session.actor());
    let cell = find::cell(&round, required(matches, "unit"), required(matches, "item"), assessor)?;
    let addition = Addition {
        subject: cell.key(&round),
        file: path_of(matches, "file")
            .expect("BUG: the parser demands a file")
            .clone(),
        note: text(matches, "note").unwrap_or_default().to_owned(),
    };
    let done = add(&mut session, &mut round, &addition, reason_of(matches))?;
    tell(done.as_ref(), matches, context)
}

fn take_away(matches: &ArgMatches, context: &mut Context<'_, '_>) -> Result<Outcome> {
    let (mut session, mut round) = context.to_change()?;
    let id = round.evidence_named(required(matches, "id"))?.id;
    let done = remove(&mut session, &mut round, id, reason_of(matches))?;
    tell(done.as_ref(), matches, context)
}

/// `schemas/evidence.schema.json`.
#[derive(Serialize)]
struct Listing<'a> {
    format: u32,
    period: String,
    evidence: Vec<Item<'a>>,
}

/// A piece of evidence as JSON.
#[derive(Serialize)]
pub(super) struct Item<'a> {
    id: String,
    subject: &'a crate::ops::evidence::Subject,
    name: &'a str,
    sha256: String,
    size: u64,
    actor: &'a str,
    at: String,
    note: &'a str,
    file: Option<String>,
}

fn list(matches: &ArgMatches, context: &mut Context<'_, '_>) -> Result<Outcome> {
    let session = context.session()?;
    let round = session.round(context.period()?)?;
    let unit = text(matches, "unit")
        .map(|unit| find::unit(&round.scheme, unit))
        .transpose()?;
    let is_asked = |row: &&Evidence| unit.is_none() || unit_of(&round, &row.subject) == unit;
    let rows: Vec<&Evidence> = round.evidence().filter(is_asked).collect();
    let table = table(&round, &rows, context.lang());
    let format = format_of(matches).unwrap_or(Format::Table);
    context.output.table(format, &table, || Listing {
        format: 1,
        period: round.period.to_string(),
        evidence: rows.iter().map(|row| Item::of(&session, row)).collect(),
    })?;
    Ok(Outcome::Done)
}

fn table(round: &Round, rows: &[&Evidence], lang: Lang) -> Table {
    let mut table = Table::default()
        .words(&Text::new("编号", "Id"))
        .words(&Text::new("所证明的数据", "Of"))
        .words(&Text::new("文件名", "File"))
        .numbers(&Text::new("字节", "Bytes"))
        .words(&Text::new("SHA-256", "SHA-256"))
        .words(&Text::new("添加人", "Who"))
        .words(&Text::new("时间", "When"))
        .words(&heading::NOTE);
    for row in rows {
        table.row([
            end_of(&row.id.to_string()),
            subject_name(round, &row.subject).get(lang).to_owned(),
            row.name.clone(),
            row.size.to_string(),
            row.sha256.short(),
            row.actor.clone(),
            row.at.format("%Y-%m-%d %H:%M").to_string(),
            row.note.clone(),
        ]);
    }
    table
}

/// The files of a row in a few words: `自查报告.pdf（9f86d081）`.
pub(super) fn in_short<'a>(rows: impl Iterator<Item = &'a Evidence>, lang: Lang) -> String {
    let (open, close, comma) = match lang {
        Lang::Zh => ("（", "）", "，"),
        Lang::En => (" (", ")", ", "),
    };
    let names: Vec<_> = rows
        .map(|row| format!("{}{open}{}{close}", row.name, row.sha256.short()))
        .collect();
    names.join(comma)
}

/// The last part of an id, which is what tells ids apart.
fn end_of(id: &str) -> String {
    id.rsplit('-').next().unwrap_or_default().to_owned()
}

impl<'a> Item<'a> {
    pub(super) fn of(session: &Session, row: &'a Evidence) -> Self {
        Self {
            id: row.id.to_string(),
            subject: &row.subject,
            name: &row.name,
            sha256: row.sha256.to_string(),
            size: row.size,
            actor: &row.actor,
            at: row.at.to_rfc3339(),
            note: &row.note,
            file: kept_at(session, row).map(|path| show(&path)),
        }
    }
}
