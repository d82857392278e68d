//! `kaohe deadline`: when the steps of a round are due, and which are late.

use clap::{ArgMatches, Command};
use serde::Serialize;

use crate::cli::Outcome;
use crate::cli::argument::{flag, format, format_of, page, positional, text};
use crate::cli::catalogue::Entry;
use crate::cli::context::Context;
use crate::cli::output::{Format, Table};
use crate::error::Result;
use crate::i18n::round::step as name;
use crate::model::{Period, Step};
use crate::ops::deadline::{Deadline, date, list, set};
use crate::text::{Lang, Text};

pub const ENTRY: Entry = Entry { page: help, run };

/// `schemas/deadline.schema.json`.
#[derive(Serialize)]
struct Report {
    format: u32,
    period: Period,
    deadlines: Vec<DeadlineForm>,
}

/// A deadline, as status prints it too.
#[derive(Serialize)]
pub struct DeadlineForm {
    step: &'static str,
    due: String,
    days_late: u32,
}

/// A deadline in JSON.
pub fn form(deadline: &Deadline) -> DeadlineForm {
    DeadlineForm {
        step: deadline.step.code(),
        due: deadline.due.to_string(),
        days_late: deadline.days_late,
    }
}

fn help(lang: Lang) -> Command {
    let about = Text::new(
        "各步骤的时限：查看、设定、取消",
        "When steps are due: list, set, take away",
    );
    let step = Text::new("步骤；不写则列出全部", "The step; all are listed if left out");
    let due = Text::new("最后一天，如 2022-03-31", "The last day, such as 2022-03-31");
    let remove = Text::new("取消时限", "Take the deadline away");
    page(
        lang,
        "deadline",
        &about,
        "  kaohe deadline reporting 2022-02-28\n  kaohe deadline",
    )
    .arg(
        positional(lang, "step", &Text::new("步骤", "STEP"), &step)
            .required(false)
            .value_parser(Step::ALL.map(Step::code)),
    )
    .arg(
        positional(lang, "date", &Text::new("日期", "DATE"), &due)
            .required(false)
            .requires("step"),
    )
    .arg(flag(lang, "remove", &remove).requires("step").conflicts_with("date"))
    .arg(format(lang, &Format::ALL))
}

fn run(matches: &ArgMatches, context: &mut Context<'_, '_>) -> Result<Outcome> {
    let step = text(matches, "step").and_then(|code| code.parse().ok());
    let due = text(matches, "date").map(date).transpose()?;
    let (session, round) = match step {
        Some(step) if due.is_some() || matches.get_flag("remove") => {
            let (mut session, mut round) = context.to_change()?;
            set(&mut session, &mut round, step, due)?;
            (session, round)
        }
        _ => {
            let session = context.session()?;
            let round = session.round(context.period()?)?;
            (session, round)
        }
    };
    let deadlines = list(&round, session.today());
    let lang = context.lang();
    let mut table = Table::default()
        .words(&Text::new("步骤", "Step"))
        .words(&Text::new("截止", "Due"))
        .numbers(&Text::new("逾期天数", "Days late"));
    for deadline in &deadlines {
        table.row([
            name(deadline.step).get(lang).to_owned(),
            deadline.due.to_string(),
            deadline.days_late.to_string(),
        ]);
    }
    let format = format_of(matches).unwrap_or(Format::Table);
    context.output.table(format, &table, || Report {
        format: 1,
        period: round.period,
        deadlines: deadlines.iter().map(form).collect(),
    })?;
    Ok(Outcome::Done)
}
