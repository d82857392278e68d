//! `kaohe status`: how far the round is, and what blocks it.

use clap::{ArgMatches, Command};
use serde::Serialize;

use super::deadline::{DeadlineForm, form};
use crate::cli::Outcome;
use crate::cli::argument::{format, format_of, page};
use crate::cli::catalogue::Entry;
use crate::cli::context::Context;
use crate::cli::output::{Format, Table};
use crate::error::Result;
use crate::model::{Period, Step};
use crate::ops::deadline::{self, Deadline};
use crate::ops::duty::{Line, overdue};
use crate::ops::need::{self, way};
use crate::ops::rectify::{Tally, tally};
use crate::ops::round::Round;
use crate::ops::status::{Progress, Status, status};
use crate::text::{Lang, Text};

pub const ENTRY: Entry = Entry { page: help, run };

fn help(lang: Lang) -> Command {
    let about = Text::new(
        "进度：填报、核定、评分到了哪一步，还缺什么",
        "Progress: what is filled, verified and marked, and what is lacking",
    );
    page(lang, "status", &about, "  kaohe status").arg(format(lang, &Format::ALL))
}

/// `schemas/status.schema.json`.
#[derive(Serialize)]
struct Report<'a> {
    format: u32,
    period: Period,
    step: &'static str,
    next: Option<&'static str>,
    deadlines: Vec<DeadlineForm>,
    complete: bool,
    overall: Counts,
    by_department: Vec<Department<'a>>,
    by_unit: Vec<UnitProgress<'a>>,
    blocks: Vec<Text>,
    stopping: Vec<Text>,
    overdue: Vec<Text>,
    rectification: Standing,
}

#[derive(Serialize)]
struct Standing {
    running: usize,
    to_verify: usize,
    due_soon: usize,
    overdue: usize,
}

impl From<Tally> for Standing {
    fn from(tally: Tally) -> Self {
        Self {
            running: tally.running,
            to_verify: tally.to_verify,
            due_soon: tally.due_soon,
            overdue: tally.overdue,
        }
    }
}

#[derive(Serialize)]
struct Counts {
    cells: usize,
    filled: usize,
    verified: usize,
    marks: usize,
    marked: usize,
}

#[derive(Serialize)]
struct Department<'a> {
    department: &'a str,
    #[serde(flatten)]
    counts: Counts,
}

#[derive(Serialize)]
struct UnitProgress<'a> {
    unit: &'a str,
    #[serde(flatten)]
    counts: Counts,
}

fn run(matches: &ArgMatches, context: &mut Context<'_, '_>) -> Result<Outcome> {
    let session = context.session()?;
    let round = session.round(context.period()?)?;
    let status = status(&round);
    let deadlines = deadline::list(&round, session.today());
    let overdue = overdue(&round, session.today());
    let ledger = tally(&round, session.today());
    let format = format_of(matches).unwrap_or(Format::Table);
    let table = table(&round, &status, context.lang());
    context.output.table(format, &table, || Report {
        rectification: ledger.into(),
        ..report(&round, &status, (&deadlines, &overdue))
    })?;
    if format == Format::Table {
        let mut said = lines(&round, &status, (&deadlines, &overdue));
        said.extend(ledger.text());
        let said: Vec<&str> = said.iter().map(|line| line.get(context.lang())).collect();
        context.output.print(&format!("\n{}", said.join("\n")))?;
    }
    Ok(Outcome::Done)
}

/// The step, what is late, and what is lacking.
fn lines(round: &Round, status: &Status, (deadlines, overdue): (&[Deadline], &[Line])) -> Vec<Text> {
    let mut lines = vec![way(round)];
    lines.extend(deadlines.iter().map(Deadline::text));
    if status.blocks.is_empty() {
        lines.push(Text::new("数据和评分都已齐全。", "All values and marks are there."));
    }
    lines.extend(status.blocks.iter().map(|block| block.text(round)));
    lines.extend(overdue.iter().map(Line::late));
    lines
}

fn table(round: &Round, status: &Status, lang: Lang) -> Table {
    let mut table = Table::default()
        .words(&Text::of(
            format!("{} 进度", round.period),
            format!("{} progress", round.period),
        ))
        .numbers(&Text::new("已填", "Filled"))
        .numbers(&Text::new("应填", "Due"))
        .numbers(&Text::new("已核定", "Verified"))
        .numbers(&Text::new("已评分", "Marked"))
        .numbers(&Text::new("应评分", "To mark"));
    let mut row = |name: &str, progress: Progress| {
        table.row([
            name.to_owned(),
            progress.filled.to_string(),
            progress.cells.to_string(),
            progress.verified.to_string(),
            progress.marked.to_string(),
            progress.marks.to_string(),
        ]);
    };
    let nobody = Text::new("（未指明）", "(nobody named)");
    for (department, progress) in &status.by_department {
        let name = if department.is_empty() {
            nobody.get(lang)
        } else {
            department
        };
        row(name, *progress);
    }
    for (unit, progress) in round.scheme.units().iter().zip(&status.by_unit) {
        row(unit.name.get(lang), *progress);
    }
    row(Text::new("合计", "All").get(lang), status.overall);
    table
}

fn report<'a>(round: &'a Round, status: &'a Status, (deadlines, overdue): (&[Deadline], &[Line])) -> Report<'a> {
    let department = |(department, progress): &'a (String, Progress)| Department {
        department,
        counts: counts(*progress),
    };
    let units = round.scheme.units().iter().zip(&status.by_unit);
    Report {
        format: 1,
        period: round.period,
        step: round.step().code(),
        next: round.step().next().map(Step::code),
        deadlines: deadlines.iter().map(form).collect(),
        complete: status.overall.is_complete(),
        overall: counts(status.overall),
        by_department: status.by_department.iter().map(department).collect(),
        by_unit: units
            .map(|(unit, progress)| UnitProgress {
                unit: &unit.code,
                counts: counts(*progress),
            })
            .collect(),
        blocks: status.blocks.iter().map(|block| block.text(round)).collect(),
        stopping: need::stopping(round, status).map(|block| block.text(round)).collect(),
        overdue: overdue.iter().map(Line::late).collect(),
        rectification: Tally::default().into(),
    }
}

const fn counts(progress: Progress) -> Counts {
    Counts {
        cells: progress.cells,
        filled: progress.filled,
        verified: progress.verified,
        marks: progress.marks,
        marked: progress.marked,
    }
}
