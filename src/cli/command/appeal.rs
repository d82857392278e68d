//! `kaohe appeal open|decide|list`: objections to points, and what was decided on them.

use clap::{Arg, ArgAction, ArgMatches, Command, value_parser};
use serde::Serialize;

use crate::cli::Outcome;
use crate::cli::argument::{flag, format, format_of, option, page, positional, required, text};
use crate::cli::catalogue::Entry;
use crate::cli::change::{files, files_of, reason, reason_of, result_format, tell};
use crate::cli::command::evidence::{Item as File, in_short};
use crate::cli::context::Context;
use crate::cli::output::{Format, Table};
use crate::error::{Error, Kind, Result};
use crate::i18n::{appeal as words, heading, name, rectification as ledger};
use crate::model::appeal::{Ruling, Standing};
use crate::model::{Appeal, Period, Reported};
use crate::ops::appeal::{Objection, Verdict, decide, find, list, submit};
use crate::ops::block::Place;
use crate::ops::evidence::{Evidence, Subject};
use crate::ops::find as named;
use crate::ops::mark::read_mark;
use crate::ops::round::Round;
use crate::ops::session::Session;
use crate::ops::set::read_value;
use crate::text::{Lang, Text};

pub const ENTRY: Entry = Entry { page: help, run };

/// The options that say for whom an appeal is decided.
static RULINGS: [(&str, Ruling, Text); 4] = [
    ("uphold", Ruling::Upheld, Text::new("申诉成立", "The appeal is right")),
    (
        "partly",
        Ruling::Partly,
        Text::new("申诉部分成立", "The appeal is right in part"),
    ),
    (
        "reject",
        Ruling::Rejected,
        Text::new("申诉不成立", "The appeal is not right"),
    ),
    (
        "withdraw",
        Ruling::Withdrawn,
        Text::new("提出人撤回申诉", "The one who opened it takes it back"),
    ),
];

fn help(lang: Lang) -> Command {
    let about = Text::new(
        "申诉：公示期间提出，由他人处理；更正与处理一并记入",
        "Appeals: opened while results are on notice, decided by somebody else, with the correction",
    );
    page(lang, "appeal", &about, "  kaohe appeal list")
        .subcommand_required(true)
        .subcommands([open_page(lang), decide_page(lang), list_page(lang)])
}

fn open_page(lang: Lang) -> Command {
    let about = Text::new("提出申诉（限公示期间）", "Open an appeal, while results are on notice");
    let unit = Text::new("考核对象（代码或名称）", "The unit (code or name)");
    let indicator = Text::new("指标（代码或名称）", "The indicator (code or name)");
    let grounds = Text::new("申诉理由", "What is objected, and why");
    let evidence = Text::new("依据：文件、材料", "What proves it: a document, a file");
    let example = "  kaohe appeal open 龙门县 A1 --grounds 海关统计数有修订 --evidence 海关统计月报";
    page(lang, "open", &about, example)
        .arg(positional(lang, "unit", &Text::new("考核对象", "UNIT"), &unit))
        .arg(positional(
            lang,
            "indicator",
            &Text::new("指标", "INDICATOR"),
            &indicator,
        ))
        .arg(option(lang, "grounds", &Text::new("理由", "GROUNDS"), &grounds).required(true))
        .arg(option(lang, "evidence", &Text::new("依据", "EVIDENCE"), &evidence))
        .arg(files(lang))
        .arg(result_format(lang))
}

fn decide_page(lang: Lang) -> Command {
    let about = Text::new(
        "处理申诉：成立、部分成立、不成立或撤回；可同时更正数据",
        "Decide an appeal, with a correction where it is right",
    );
    let set = Text::new(
        "更正数据，写成“数据项=值”，可写多次",
        "Correct a value, METRIC=VALUE; any number",
    );
    let mark = Text::new(
        "更正评分，写成“评委=分数”，可写多次",
        "Correct a mark, ASSESSOR=MARK; any number",
    );
    let pair = |id, help: &Text, shown: &Text| option(lang, id, shown, help).action(ArgAction::Append);
    let ruling = |(id, _, help): &(&'static str, Ruling, Text)| flag(lang, id, help).group("ruling");
    page(
        lang,
        "decide",
        &about,
        "  kaohe appeal decide 1 --uphold --reason 与海关修订数一致 --set gt_export=12.5",
    )
    .arg(number(lang))
    .args(RULINGS.iter().map(ruling))
    .arg(reason(lang).required(true))
    .arg(pair("set", &set, &Text::new("数据项=值", "METRIC=VALUE")))
    .arg(pair("mark", &mark, &Text::new("评委=分数", "ASSESSOR=MARK")))
    .arg(result_format(lang))
    .group(clap::ArgGroup::new("ruling").required(true))
}

fn list_page(lang: Lang) -> Command {
    let about = Text::new("列出申诉", "List the appeals");
    let open = Text::new("只列待处理的", "Only those that are open");
    page(lang, "list", &about, "  kaohe appeal list --open")
        .arg(flag(lang, "open", &open))
        .arg(format(lang, &Format::ALL))
}

fn number(lang: Lang) -> Arg {
    let help = Text::new("申诉的编号", "The number of the appeal");
    positional(lang, "number", &Text::new("编号", "NUMBER"), &help).value_parser(value_parser!(u32))
}

fn run(matches: &ArgMatches, context: &mut Context<'_, '_>) -> Result<Outcome> {
    let (name, matches) = matches.subcommand().expect("BUG: the parser demands a command");
    match name {
        "open" => run_open(matches, context),
        "decide" => run_decide(matches, context),
        _ => run_list(matches, context),
    }
}

fn run_open(matches: &ArgMatches, context: &mut Context<'_, '_>) -> Result<Outcome> {
    let (mut session, mut round) = context.to_change()?;
    let objection = Objection {
        unit: named::assessed_unit(&round.scheme, required(matches, "unit"))?,
        indicator: named::indicator(&round.scheme, required(matches, "indicator"))?,
        grounds: required(matches, "grounds").to_owned(),
        evidence: text(matches, "evidence").unwrap_or_default().to_owned(),
        files: files_of(matches),
    };
    let done = submit(&mut session, &mut round, &objection)?;
    tell(done.as_ref(), matches, context)
}

fn run_decide(matches: &ArgMatches, context: &mut Context<'_, '_>) -> Result<Outcome> {
    let (mut session, mut round) = context.to_change()?;
    let number = *matches
        .get_one::<u32>("number")
        .expect("BUG: the parser demands a number");
    let ruling = RULINGS.iter().find(|(id, ..)| matches.get_flag(id));
    let (_, ruling, _) = ruling.expect("BUG: the parser demands a ruling");
    let appeal = find(&session, round.period, number)?;
    let verdict = Verdict {
        number,
        ruling: *ruling,
        reason: reason_of(matches).to_owned(),
        corrections: corrections(&round, &appeal, matches)?,
    };
    let done = decide(&mut session, &mut round, &verdict)?;
    tell(done.as_ref(), matches, context)
}

/// What `--set` and `--mark` ask for.
fn corrections(round: &Round, appeal: &Appeal, matches: &ArgMatches) -> Result<Vec<(Place, Reported)>> {
    let unit = named::assessed_unit(&round.scheme, &appeal.unit)?;
    let pairs = |id| matches.get_many::<String>(id).into_iter().flatten();
    let mut corrections = Vec::new();
    for pair in pairs("set") {
        let (metric, value) = split(pair)?;
        let metric = named::metric(&round.scheme, metric)?;
        corrections.push((Place::Metric(unit, metric), read_value(round, metric, value)?));
    }
    for pair in pairs("mark") {
        let (assessor, mark) = split(pair)?;
        let indicator = named::judgement(&round.scheme, &appeal.indicator)?;
        let place = Place::Mark(unit, indicator, assessor.to_owned());
        corrections.push((place, read_mark(mark)?));
    }
    Ok(corrections)
}

fn split(pair: &str) -> Result<(&str, &str)> {
    let parts = pair.split_once(['=', '＝']);
    parts.map(|(name, value)| (name.trim(), value.trim())).ok_or_else(|| {
        Error::new(
            Kind::Usage,
            Text::of(
                format!("“{pair}”应写成“名称=值”。"),
                format!("\"{pair}\" should be NAME=VALUE."),
            ),
        )
    })
}

/// `schemas/appeals.schema.json`.
#[derive(Serialize)]
struct Listing<'a> {
    format: u32,
    period: Period,
    appeals: Vec<Item<'a>>,
}

#[derive(Serialize)]
struct Item<'a> {
    number: u32,
    unit: &'a str,
    indicator: &'a str,
    grounds: &'a str,
    evidence: &'a str,
    files: Vec<File<'a>>,
    opened: String,
    opened_by: &'a str,
    decision: Option<Ruled<'a>>,
}

#[derive(Serialize)]
struct Ruled<'a> {
    ruling: &'static str,
    reason: &'a str,
    decided: String,
    decided_by: &'a str,
    effect: Option<Moved<'a>>,
}

#[derive(Serialize)]
struct Moved<'a> {
    before: Figures<'a>,
    after: Figures<'a>,
}

#[derive(Serialize)]
struct Figures<'a> {
    points: &'a str,
    total: &'a str,
    rank: &'a str,
}

fn run_list(matches: &ArgMatches, context: &mut Context<'_, '_>) -> Result<Outcome> {
    let session = context.session()?;
    let round = session.round(context.period()?)?;
    let mut appeals = list(&session, round.period)?;
    if matches.get_flag("open") {
        appeals.retain(Appeal::is_open);
    }
    let table = table(&round, &appeals, context.lang());
    let format = format_of(matches).unwrap_or(Format::Table);
    context.output.table(format, &table, || Listing {
        format: 1,
        period: round.period,
        appeals: appeals.iter().map(|appeal| item(&session, &round, appeal)).collect(),
    })?;
    if appeals.is_empty() {
        context.output.say(&Text::new("没有申诉。", "There are no appeals."));
    }
    Ok(Outcome::Done)
}

fn table(round: &Round, appeals: &[Appeal], lang: Lang) -> Table {
    let mut table = Table::default()
        .numbers(&Text::new("编号", "No."))
        .words(&heading::UNIT)
        .words(&heading::INDICATOR)
        .words(&words::GROUNDS)
        .words(&ledger::EVIDENCE)
        .words(&ledger::FILES)
        .words(&heading::STATUS)
        .words(&words::GIVEN_REASON)
        .words(&words::EFFECT);
    for appeal in appeals {
        let decision = appeal.decision.as_ref();
        let effect = decision.and_then(|decision| decision.effect.as_ref());
        table.row([
            appeal.number.to_string(),
            name::unit(&round.scheme, &appeal.unit).get(lang).to_owned(),
            name::coded(&round.scheme, &appeal.indicator).get(lang).to_owned(),
            appeal.grounds.clone(),
            appeal.evidence.clone(),
            in_short(proven(round, appeal), lang),
            words::status(appeal).get(lang).to_owned(),
            decision.map_or_else(String::new, |decision| decision.reason.clone()),
            effect.map_or_else(String::new, |effect| words::effect(effect).get(lang).to_owned()),
        ]);
    }
    table
}

/// The files that were attached to an appeal.
fn proven<'a>(round: &'a Round, appeal: &Appeal) -> impl Iterator<Item = &'a Evidence> {
    round.evidence_for(Subject::appeal(appeal.period, appeal.number))
}

fn item<'a>(session: &Session, round: &'a Round, appeal: &'a Appeal) -> Item<'a> {
    Item {
        number: appeal.number,
        unit: &appeal.unit,
        indicator: &appeal.indicator,
        grounds: &appeal.grounds,
        evidence: &appeal.evidence,
        files: proven(round, appeal).map(|row| File::of(session, row)).collect(),
        opened: appeal.opened.to_string(),
        opened_by: &appeal.opened_by,
        decision: appeal.decision.as_ref().map(|decision| Ruled {
            ruling: decision.ruling.code(),
            reason: &decision.reason,
            decided: decision.decided.to_string(),
            decided_by: &decision.decided_by,
            effect: decision.effect.as_ref().map(|effect| Moved {
                before: figures(&effect.before),
                after: figures(&effect.after),
            }),
        }),
    }
}

fn figures(standing: &Standing) -> Figures<'_> {
    Figures {
        points: &standing.points,
        total: &standing.total,
        rank: &standing.rank,
    }
}
