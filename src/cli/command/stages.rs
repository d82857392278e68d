//! `kaohe stages`: a unit's points as reported, initial, verified and final, side by side.

use clap::{ArgMatches, Command};
use serde::Serialize;

use crate::cli::Outcome;
use crate::cli::argument::{flag, format, format_of, page, positional, required};
use crate::cli::catalogue::Entry;
use crate::cli::context::Context;
use crate::cli::output::{Format, Table};
use crate::error::Result;
use crate::i18n::{heading, round as words};
use crate::model::Period;
use crate::model::stage::Stage;
use crate::ops::find;
use crate::ops::stage::{Staged, Stages};
use crate::text::{Lang, Text};

pub const ENTRY: Entry = Entry { page: help, run };

fn help(lang: Lang) -> Command {
    let about = Text::new(
        "各环节并列：填报、初评、核定、审定各是多少分，或各是什么数",
        "The stages side by side: points or values as reported, initial, verified and final",
    );
    let unit = Text::new("考核对象（代码或名称）", "The unit (code or name)");
    let values = Text::new(
        "看填报的数据，不看得分",
        "The values that were reported, not the points",
    );
    page(
        lang,
        "stages",
        &about,
        "  kaohe stages 龙门县\n  kaohe stages 龙门县 --values",
    )
    .arg(positional(lang, "unit", &Text::new("考核对象", "UNIT"), &unit))
    .arg(flag(lang, "values", &values))
    .arg(format(lang, &Format::ALL))
}

/// `schemas/stages.schema.json`.
#[derive(Serialize)]
struct Report<'a> {
    format: u32,
    period: Period,
    unit: &'a str,
    rows: Vec<Line<'a>>,
}

/// One indicator or metric at every stage; nothing where the round has not come so far.
#[derive(Serialize)]
struct Line<'a> {
    code: &'a str,
    name: &'a Text,
    reported: Option<String>,
    initial: Option<String>,
    verified: Option<String>,
    r#final: Option<String>,
    now: String,
}

fn run(matches: &ArgMatches, context: &mut Context<'_, '_>) -> Result<Outcome> {
    let session = context.session()?;
    let round = session.round(context.period()?)?;
    let unit = find::assessed_unit(&round.scheme, required(matches, "unit"))?;
    let stages = Stages::of(&session, &round)?;
    let lines = if matches.get_flag("values") {
        stages.values(unit)
    } else {
        stages.points(unit)
    };
    let lang = context.lang();
    let mut table = Table::default().words(&heading::CODE).words(&heading::INDICATOR);
    for stage in Stage::ALL {
        table = table.numbers(words::stage(stage));
    }
    table = table.numbers(&words::NOW);
    for line in &lines {
        let at = |text: &Text| text.get(lang).to_owned();
        let then = line.at.iter().map(|text| text.as_ref().map(at).unwrap_or_default());
        let named = [line.code.clone(), at(&line.name)];
        table.row(named.into_iter().chain(then).chain([at(&line.now)]));
    }
    let format = format_of(matches).unwrap_or(Format::Table);
    context.output.table(format, &table, || Report {
        format: 1,
        period: round.period,
        unit: &round.scheme.unit(unit).code,
        rows: lines.iter().map(|line| form(line, lang)).collect(),
    })?;
    Ok(Outcome::Done)
}

fn form(line: &Staged, lang: Lang) -> Line<'_> {
    let shown = |text: &Text| text.get(lang).to_owned();
    let at = |stage: Stage| line.at[stage as usize].as_ref().map(shown);
    Line {
        code: &line.code,
        name: &line.name,
        reported: at(Stage::Reported),
        initial: at(Stage::Initial),
        verified: at(Stage::Verified),
        r#final: at(Stage::Final),
        now: shown(&line.now),
    }
}
