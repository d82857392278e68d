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
use crate::model::stage::Stage;
use crate::model::{MetricIx, NodeIx, Period, UnitIx};
use crate::ops::describe::reported;
use crate::ops::find;
use crate::ops::round::Round;
use crate::ops::stage::round_at;
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
    rows: Vec<Line>,
}

/// One indicator or metric at every stage; nothing where the round has not come so far.
#[derive(Serialize)]
struct Line {
    code: String,
    name: Text,
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
    let mut stages = Vec::new();
    for stage in Stage::ALL {
        stages.push(round_at(&session, &round, stage)?);
    }
    let lines = if matches.get_flag("values") {
        values(&round, &stages, unit, context.lang())
    } else {
        points(&round, &stages, unit)
    };
    let lang = context.lang();
    let mut table = Table::default().words(&heading::CODE).words(&heading::INDICATOR);
    for stage in Stage::ALL {
        table = table.numbers(words::stage(stage));
    }
    table = table.numbers(&Text::new("现在", "Now"));
    for line in &lines {
        let at = |text: &Option<String>| text.clone().unwrap_or_default();
        table.row([
            line.code.clone(),
            line.name.get(lang).to_owned(),
            at(&line.reported),
            at(&line.initial),
            at(&line.verified),
            at(&line.r#final),
            line.now.clone(),
        ]);
    }
    let format = format_of(matches).unwrap_or(Format::Table);
    context.output.table(format, &table, || Report {
        format: 1,
        period: round.period,
        unit: &round.scheme.unit(unit).code,
        rows: lines,
    })?;
    Ok(Outcome::Done)
}

fn line(code: &str, name: &Text, stages: &[Option<Round>], now: &Round, show: impl Fn(&Round) -> String) -> Line {
    let at = |stage: Stage| stages[stage as usize].as_ref().map(&show);
    Line {
        code: code.to_owned(),
        name: name.clone(),
        reported: at(Stage::Reported),
        initial: at(Stage::Initial),
        verified: at(Stage::Verified),
        r#final: at(Stage::Final),
        now: show(now),
    }
}

/// The points of every node, and the total at the end.
fn points(now: &Round, stages: &[Option<Round>], unit: UnitIx) -> Vec<Line> {
    let decimals = now.evaluation.decimals;
    let nodes = (0..now.scheme.nodes().len()).map(NodeIx);
    let mut lines: Vec<Line> = nodes
        .map(|at| {
            let node = now.scheme.node(at);
            line(node.code(), node.name(), stages, now, |round| {
                let score = round.evaluation.node(at, unit).score;
                score.map_or_else(|| "—".to_owned(), |score| score.show(decimals))
            })
        })
        .collect();
    lines.push(line("", &heading::TOTAL, stages, now, |round| {
        let total = round.evaluation.unit(unit).total;
        total.map_or_else(|| "—".to_owned(), |total| total.show(decimals))
    }));
    lines
}

/// What was reported for every metric that counts for the unit.
fn values(now: &Round, stages: &[Option<Round>], unit: UnitIx, lang: Lang) -> Vec<Line> {
    let due = now.cells_due().into_iter().filter(|(at, _)| *at == unit);
    due.map(|(_, at): (UnitIx, MetricIx)| {
        let metric = now.scheme.metric(at);
        line(&metric.code, &metric.name, stages, now, |round| {
            reported(round.dataset.entry(round.period, unit, at).reported)
                .get(lang)
                .to_owned()
        })
    })
    .collect()
}
