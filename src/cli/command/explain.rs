//! `kaohe explain`: every step between the reported values and an indicator's points.

use clap::{ArgMatches, Command};
use serde::Serialize;

use crate::cli::Outcome;
use crate::cli::argument::{format, format_of, page, positional, required};
use crate::cli::catalogue::Entry;
use crate::cli::context::Context;
use crate::cli::output::Format;
use crate::error::Result;
use crate::i18n::trace::{lines, plain};
use crate::model::trace::{Source, Step, Trace, TraceInput};
use crate::model::{Period, State};
use crate::ops::{self, round::Round};
use crate::text::{Lang, Text};

pub const ENTRY: Entry = Entry { page: help, run };

fn help(lang: Lang) -> Command {
    let about = Text::new(
        "讲清一项指标的得分：数据、算式、代入、取整，一步不少",
        "Explain an indicator's points: values, formulas with their numbers, rounding",
    );
    let unit = Text::new("考核对象（代码或名称）", "The unit (code or name)");
    let indicator = Text::new("考核指标（代码或名称）", "The indicator (code or name)");
    page(lang, "explain", &about, "  kaohe explain 龙门县 A1 --period 2018")
        .arg(positional(lang, "unit", &Text::new("考核对象", "UNIT"), &unit))
        .arg(positional(
            lang,
            "indicator",
            &Text::new("指标", "INDICATOR"),
            &indicator,
        ))
        .arg(format(lang, &[Format::Table, Format::Json]))
}

fn run(matches: &ArgMatches, context: &mut Context<'_, '_>) -> Result<Outcome> {
    let round = context.round()?;
    let unit = ops::find::assessed_unit(&round.scheme, required(matches, "unit"))?;
    let indicator = ops::find::indicator(&round.scheme, required(matches, "indicator"))?;
    let trace = ops::explain::explain(&round, unit, indicator).expect("BUG: it was found among the indicators");
    match format_of(matches) {
        Some(Format::Json) => context.output.json(&explanation(&round, &trace))?,
        _ => context
            .output
            .print(&plain(&lines(&round.scheme, &trace, context.lang())))?,
    }
    Ok(Outcome::Done)
}

/// `schemas/explain.schema.json`.
#[derive(Serialize)]
struct Explanation<'a> {
    format: u32,
    period: Period,
    unit: &'a str,
    indicator: &'a str,
    state: State,
    value: Option<f64>,
    rate: Option<f64>,
    weight: f64,
    effective_weight: f64,
    score: Option<&'a str>,
    inputs: Vec<Input<'a>>,
    steps: &'a [Step],
}

#[derive(Serialize)]
struct Input<'a> {
    #[serde(flatten)]
    what: What<'a>,
    period: Period,
    state: State,
    typed: Option<&'a str>,
    verified: bool,
    source: &'a str,
}

#[derive(Serialize)]
#[serde(untagged)]
enum What<'a> {
    Metric { unit: &'a str, metric: &'a str },
    Mark { assessor: &'a str },
}

fn explanation<'a>(round: &'a Round, trace: &'a Trace) -> Explanation<'a> {
    Explanation {
        format: 1,
        period: trace.period,
        unit: &round.scheme.unit(trace.unit).code,
        indicator: round.scheme.node(trace.indicator).code(),
        state: trace.state,
        value: trace.value,
        rate: trace.rate,
        weight: trace.weight,
        effective_weight: trace.effective_weight,
        score: trace.score.as_deref(),
        inputs: trace.inputs.iter().map(|input| read(round, input)).collect(),
        steps: &trace.steps,
    }
}

fn read<'a>(round: &'a Round, input: &'a TraceInput) -> Input<'a> {
    let what = match &input.what {
        Source::Metric(unit, metric) => What::Metric {
            unit: &round.scheme.unit(*unit).code,
            metric: &round.scheme.metric(*metric).code,
        },
        Source::Mark(assessor) => What::Mark { assessor },
    };
    Input {
        what,
        period: input.period,
        state: input.state,
        typed: input.typed.as_deref(),
        verified: input.verified,
        source: &input.source,
    }
}
