//! `kaohe plan duty list|set`: who does what for a measure of the plan, and how far it is.

use clap::{ArgMatches, Command, value_parser};
use serde::Serialize;

use crate::cli::Outcome;
use crate::cli::argument::{flag, format, format_of, option, page, positional, required, text};
use crate::cli::change::{reason, reason_of, result_format, tell};
use crate::cli::context::Context;
use crate::cli::output::{Format, Table};
use crate::error::Result;
use crate::ops::duty::{Edit, Line, lines, measure, overdue, read_date, read_state, set};
use crate::ops::plan::plan;
use crate::text::{Lang, Text};

pub(super) fn help(lang: Lang) -> Command {
    let about = Text::new(
        "责任分解：哪个单位、实施方案、责任人、时限、进展",
        "Who does what: unit, implementing plan, person, due date, state",
    );
    let listed = Text::new("列出责任分解", "List who does what");
    let put = Text::new("写明一个单位在一条措施中的责任", "Say what a unit does for a measure");
    let number = Text::new("措施", "MEASURE");
    let only = Text::new("只看第几条措施", "Only this measure");
    let late = Text::new("只看逾期的", "Only what is overdue");
    let no = Text::new("第几条措施", "The number of the measure");
    let unit = Text::new("考核对象或部门（代码或名称）", "The unit or department (code or name)");
    let paper = Text::new("实施方案的名称或文号", "The implementing plan, by title or number");
    let person = Text::new("责任人", "The person responsible");
    let due = Text::new(
        "时限，如 2019-06-30；空为不定",
        "The due date, such as 2019-06-30; empty for none",
    );
    let state = Text::new(
        "进展：not_started 未启动、plan_filed 已报方案、in_progress 推进中、done 已完成",
        "The state: not_started, plan_filed, in_progress or done",
    );
    let note = Text::new("备注", "A note");
    let listed = page(lang, "list", &listed, "  kaohe plan duty list --measure 9")
        .arg(option(lang, "measure", &number, &only).value_parser(value_parser!(u32)))
        .arg(flag(lang, "overdue", &late))
        .arg(format(lang, &Format::ALL));
    let words = |zh, en| Text::new(zh, en);
    let put = page(
        lang,
        "set",
        &put,
        "  kaohe plan duty set 9 龙门县 --paper 龙门县实施方案 --due 2019-06-30 --state plan_filed",
    )
    .arg(positional(lang, "measure", &number, &no).value_parser(value_parser!(u32)))
    .arg(positional(lang, "unit", &words("单位", "UNIT"), &unit))
    .arg(option(lang, "paper", &words("方案", "PAPER"), &paper))
    .arg(option(lang, "person", &words("姓名", "NAME"), &person))
    .arg(option(lang, "due", &words("日期", "DATE"), &due))
    .arg(option(lang, "state", &words("进展", "STATE"), &state))
    .arg(option(lang, "note", &words("备注", "NOTE"), &note))
    .arg(reason(lang))
    .arg(result_format(lang));
    page(lang, "duty", &about, "  kaohe plan duty list --overdue")
        .subcommand_required(true)
        .subcommands([listed, put])
}

pub(super) fn run(matches: &ArgMatches, context: &mut Context<'_, '_>) -> Result<Outcome> {
    let (name, matches) = matches.subcommand().expect("BUG: the parser demands a command");
    if name == "set" {
        put(matches, context)
    } else {
        list(matches, context)
    }
}

fn put(matches: &ArgMatches, context: &mut Context<'_, '_>) -> Result<Outcome> {
    let no = *matches.get_one::<u32>("measure").expect("BUG: the parser demands it");
    let owned = |id| text(matches, id).map(str::to_owned);
    let edit = Edit {
        paper: owned("paper"),
        person: owned("person"),
        due: text(matches, "due").map(read_date).transpose()?,
        state: text(matches, "state").map(read_state).transpose()?,
        note: owned("note"),
    };
    let (mut session, mut round) = context.to_change()?;
    let at = (no, required(matches, "unit"));
    let done = set(&mut session, &mut round, at, edit, reason_of(matches))?;
    tell(done.as_ref(), matches, context)
}

/// `schemas/plan-duty.schema.json`.
#[derive(Serialize)]
struct Listing<'a> {
    format: u32,
    duties: Vec<Item<'a>>,
}

#[derive(Serialize)]
struct Item<'a> {
    measure: u32,
    unit: &'a str,
    name: &'a Text,
    paper: &'a str,
    person: &'a str,
    due: Option<String>,
    state: &'static str,
    overdue: bool,
    note: &'a str,
}

fn list(matches: &ArgMatches, context: &mut Context<'_, '_>) -> Result<Outcome> {
    let session = context.session()?;
    let round = session.round(context.period()?)?;
    plan(&round)?;
    let no = matches.get_one::<u32>("measure").copied();
    no.map_or(Ok(()), |no| measure(&round, no).map(drop))?;
    let today = session.today();
    let mut found = if matches.get_flag("overdue") {
        overdue(&round, today)
    } else {
        lines(&round, no, today)
    };
    found.retain(|line| no.is_none_or(|no| line.measure == no));
    let table = table(&found, context.lang());
    let format = format_of(matches).unwrap_or(Format::Table);
    context.output.table(format, &table, || Listing {
        format: 1,
        duties: found.iter().map(item).collect(),
    })?;
    if found.is_empty() {
        context.output.say(&Text::new("没有逾期的。", "Nothing is overdue."));
    }
    Ok(Outcome::Done)
}

fn table(lines: &[Line], lang: Lang) -> Table {
    let mut table = Table::default()
        .numbers(&Text::new("措施", "Measure"))
        .words(&Text::new("单位", "Unit"))
        .words(&Text::new("实施方案", "Implementing plan"))
        .words(&Text::new("责任人", "Person"))
        .words(&Text::new("时限", "Due"))
        .words(&Text::new("进展", "State"))
        .words(&Text::new("备注", "Note"));
    let late = Text::new("（逾期）", " (overdue)");
    for line in lines {
        let duty = &line.duty;
        let late = if line.is_overdue { late.get(lang) } else { "" };
        table.row([
            line.measure.to_string(),
            line.name.get(lang).to_owned(),
            duty.paper.clone(),
            duty.person.clone(),
            duty.due.map_or_else(String::new, |due| due.to_string()),
            format!("{}{late}", duty.state.label().get(lang)),
            duty.note.clone(),
        ]);
    }
    table
}

fn item(line: &Line) -> Item<'_> {
    let duty = &line.duty;
    Item {
        measure: line.measure,
        unit: &line.unit,
        name: &line.name,
        paper: &duty.paper,
        person: &duty.person,
        due: duty.due.map(|due| due.to_string()),
        state: duty.state.code(),
        overdue: line.is_overdue,
        note: &duty.note,
    }
}
