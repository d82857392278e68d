//! `kaohe panel agreement`: how far those who mark an indicator agree.

use clap::{ArgMatches, Command};
use serde::Serialize;

use crate::cli::Outcome;
use crate::cli::argument::{format, format_of, option, page, positional, required, text};
use crate::cli::catalogue::Entry;
use crate::cli::change::{result_format, tell};
use crate::cli::context::Context;
use crate::cli::output::{Format, Table};
use crate::error::Result;
use crate::i18n::heading;
use crate::i18n::number::fixed;
use crate::ops::find;
use crate::ops::panel::{Panel, agreement, indicators, moderate, open};
use crate::ops::round::Round;
use crate::text::{Lang, Text};

pub const ENTRY: Entry = Entry { page: help, run };

const INDICATOR: Text = Text::new("指标", "INDICATOR");

fn help(lang: Lang) -> Command {
    let about = Text::new(
        "评委评分：公开，一致性",
        "Experts' marks: opened to each other, and how far they agree",
    );
    page(lang, "panel", &about, "  kaohe panel agreement")
        .subcommand_required(true)
        .subcommands([agreeing(lang), opening(lang), moderating(lang)])
}

fn opening(lang: Lang) -> Command {
    let about = Text::new(
        "公开本期评分：此前，评委看不到别人对尚未评齐的项目的评分",
        "Open the marks of the period: until then an expert does not see the others' marks on what is not marked by all",
    );
    page(lang, "open", &about, "  kaohe panel open --period 2018").arg(result_format(lang))
}

fn agreeing(lang: Lang) -> Command {
    let about = Text::new(
        "评委一致性：肯德尔和谐系数 W，每名评委的偏差和离散程度",
        "How far assessors agree: Kendall's W, each one's bias and spread",
    );
    let indicator = Text::new("定性指标；不写则全部", "The indicator; all if left out");
    page(lang, "agreement", &about, "  kaohe panel agreement G4 --period 2018")
        .arg(positional(lang, "indicator", &INDICATOR, &indicator).required(false))
        .arg(format(lang, &Format::ALL))
}

fn moderating(lang: Lang) -> Command {
    let about = Text::new(
        "复议：写明两名评委相差过大的评分是怎样认定的；原始评分不变",
        "Note how marks that lie too far apart were settled; the marks stay as they are",
    );
    let unit = Text::new("考核对象（代码或名称）", "The unit (code or name)");
    let indicator = Text::new("定性指标（代码或名称）", "The indicator (code or name)");
    let note = Text::new("复议情况", "How it was settled");
    page(
        lang,
        "moderate",
        &about,
        "  kaohe panel moderate 龙门县 G4 --note 评委合议，维持原评分 --period 2018",
    )
    .arg(positional(lang, "unit", &Text::new("考核对象", "UNIT"), &unit))
    .arg(positional(lang, "indicator", &INDICATOR, &indicator))
    .arg(option(lang, "note", &Text::new("情况", "NOTE"), &note).required(true))
    .arg(result_format(lang))
}

fn run(matches: &ArgMatches, context: &mut Context<'_, '_>) -> Result<Outcome> {
    let (name, matches) = matches.subcommand().expect("BUG: the parser demands a command");
    if name == "agreement" {
        return print(matches, context);
    }
    let (mut session, mut round) = context.to_change()?;
    let done = if name == "open" {
        open(&mut session, &mut round)?
    } else {
        let unit = find::assessed_unit(&round.scheme, required(matches, "unit"))?;
        let indicator = find::judgement(&round.scheme, required(matches, "indicator"))?;
        moderate(&mut session, &mut round, (indicator, unit), required(matches, "note"))?
    };
    tell(done.as_ref(), matches, context)
}

/// `schemas/agreement.schema.json`.
#[derive(Serialize)]
struct Report<'a> {
    format: u32,
    period: String,
    indicators: Vec<Form<'a>>,
}

#[derive(Serialize)]
struct Form<'a> {
    indicator: &'a str,
    w: Option<f64>,
    units: usize,
    assessors: Vec<AssessorForm<'a>>,
}

#[derive(Serialize)]
struct AssessorForm<'a> {
    assessor: &'a str,
    marks: usize,
    mean: Option<f64>,
    bias: Option<f64>,
    sd: Option<f64>,
}

fn print(matches: &ArgMatches, context: &mut Context<'_, '_>) -> Result<Outcome> {
    let round = context.round()?;
    let nodes = match text(matches, "indicator") {
        Some(name) => vec![find::judgement(&round.scheme, name)?],
        None => indicators(&round),
    };
    let panels: Vec<Panel> = nodes.into_iter().map(|node| agreement(&round, node)).collect();
    let table = table(&round, &panels, context.lang());
    let format = format_of(matches).unwrap_or(Format::Table);
    context.output.table(format, &table, || Report {
        format: 1,
        period: round.period.to_string(),
        indicators: panels.iter().map(|panel| form(&round, panel)).collect(),
    })?;
    Ok(Outcome::Done)
}

/// A row an assessor, below the row of what all came to.
fn table(round: &Round, panels: &[Panel], lang: Lang) -> Table {
    let mut table = Table::default()
        .words(&heading::INDICATOR)
        .words(&Text::new("评委", "Assessor"))
        .numbers(&Text::same("W"))
        .numbers(&Text::new("评分数", "Marks"))
        .numbers(&Text::new("平均", "Mean"))
        .numbers(&Text::new("偏差", "Bias"))
        .numbers(&Text::new("标准差", "SD"));
    for panel in panels {
        let node = round.scheme.node(panel.indicator);
        let name = format!("{} {}", node.code(), node.name().get(lang));
        let (all, empty) = (Text::new("全部", "all"), String::new());
        table.row([
            name.clone(),
            all.get(lang).to_owned(),
            fixed(panel.agreement.w, 4),
            empty.clone(),
            empty.clone(),
            empty.clone(),
            empty.clone(),
        ]);
        for (assessor, habit) in panel.assessors.iter().zip(&panel.agreement.habits) {
            let habit = habit.as_ref();
            table.row([
                name.clone(),
                assessor.clone(),
                empty.clone(),
                habit.map_or(0, |habit| habit.n).to_string(),
                fixed(habit.map(|habit| habit.mean), 2),
                fixed(habit.map(|habit| habit.bias), 2),
                fixed(habit.and_then(|habit| habit.sd), 2),
            ]);
        }
    }
    table
}

fn form<'a>(round: &'a Round, panel: &'a Panel) -> Form<'a> {
    let habits = panel.assessors.iter().zip(&panel.agreement.habits);
    Form {
        indicator: round.scheme.node(panel.indicator).code(),
        w: panel.agreement.w,
        units: panel.agreement.n_units,
        assessors: habits
            .map(|(assessor, habit)| AssessorForm {
                assessor,
                marks: habit.as_ref().map_or(0, |habit| habit.n),
                mean: habit.as_ref().map(|habit| habit.mean),
                bias: habit.as_ref().map(|habit| habit.bias),
                sd: habit.as_ref().and_then(|habit| habit.sd),
            })
            .collect(),
    }
}
