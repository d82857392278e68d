//! What the commands that take a round from step to step tell of it.

use clap::ArgMatches;
use serde::Serialize;

use crate::cli::Outcome;
use crate::cli::argument::format_of;
use crate::cli::context::Context;
use crate::cli::output::Format;
use crate::error::Result;
use crate::model::{MetricIx, Period, UnitIx};
use crate::ops::advance::Taken;
use crate::ops::block::Place;
use crate::ops::round::Round;
use crate::text::{Lang, Text};

/// `schemas/step.schema.json`.
#[derive(Serialize)]
struct Report<'a> {
    format: u32,
    seq: u64,
    period: Period,
    from: &'static str,
    to: &'static str,
    what: &'a Text,
    closed: Vec<Closed<'a>>,
}

#[derive(Serialize)]
struct Closed<'a> {
    unit: &'a str,
    metric: &'a str,
}

/// Tells which step was taken.
pub fn tell_step(taken: &Taken, round: &Round, matches: &ArgMatches, context: &mut Context<'_, '_>) -> Result<Outcome> {
    if format_of(matches) == Some(Format::Json) {
        context.output.json(&Report {
            format: 1,
            seq: taken.done.seq,
            period: round.period,
            from: taken.from.code(),
            to: taken.to.code(),
            what: &taken.done.name,
            closed: taken.closed.iter().map(|cell| closed(round, *cell)).collect(),
        })?;
        return Ok(Outcome::Done);
    }
    let lang = context.lang();
    context.output.print(taken.done.name.get(lang))?;
    if !taken.closed.is_empty() {
        context.output.print(listed(round, &taken.closed).get(lang))?;
    }
    Ok(Outcome::Done)
}

fn closed(round: &Round, (unit, metric): (UnitIx, MetricIx)) -> Closed<'_> {
    Closed {
        unit: &round.scheme.unit(unit).code,
        metric: &round.scheme.metric(metric).code,
    }
}

/// The cells that closing the reporting turns into missing, a line each.
pub fn listed(round: &Round, cells: &[(UnitIx, MetricIx)]) -> Text {
    let lines = |lang: Lang| -> String {
        let line =
            |&(unit, metric): &(UnitIx, MetricIx)| format!("\n  {}", Place::Metric(unit, metric).name(round).get(lang));
        cells.iter().map(line).collect()
    };
    let n = cells.len();
    Text::of(
        format!("填报结束，{n} 项未填的记为未报送：{}", lines(Lang::Zh)),
        format!(
            "Reporting is closed; {n} pending values are missing:{}",
            lines(Lang::En)
        ),
    )
}
