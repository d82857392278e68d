//! `kaohe rectify show`: every field of one item, and what became of it, from the journal.

use chrono::NaiveDate;
use clap::ArgMatches;
use serde::Serialize;

use crate::cli::Outcome;
use crate::cli::argument::format_of;
use crate::cli::command::evidence::{Item as File, in_short};
use crate::cli::context::Context;
use crate::cli::output::{Format, Table};
use crate::error::Result;
use crate::i18n::{name, rectification as words};
use crate::model::rectification::{Rectification, Timing};
use crate::model::{Period, Scheme};
use crate::ops::evidence::{Subject, of};
use crate::ops::journal::Line;
use crate::ops::rectify::{history, item};
use crate::text::{Lang, Text};

/// An item as JSON.
#[derive(Serialize)]
pub(super) struct Item<'a> {
    number: u32,
    unit: &'a str,
    period: Period,
    indicator: &'a str,
    problem: &'a str,
    severity: &'static str,
    cause: &'a str,
    required: &'a str,
    measure: &'a str,
    responsible_unit: &'a str,
    responsible_person: &'a str,
    supervisor: &'a str,
    opened: Option<String>,
    due: String,
    state: &'static str,
    days_late: i64,
    progress: &'a str,
    evidence: &'a str,
    requested: Option<String>,
    requested_by: Option<&'a str>,
    verified: Option<String>,
    verified_by: Option<&'a str>,
    verdict: Option<&'a str>,
    closed: Option<String>,
    extended_from: Option<String>,
    extension_reason: Option<&'a str>,
    extension_approver: Option<&'a str>,
    escalated: Option<String>,
    escalation_means: Option<&'static str>,
    escalation_reason: Option<&'a str>,
    effect: &'a str,
}

impl<'a> Item<'a> {
    pub(super) fn of(item: &'a Rectification, today: NaiveDate) -> Self {
        let (request, verdict) = (item.request.as_ref(), item.verdict.as_ref());
        let (extension, escalation) = (item.extension.as_ref(), item.escalation.as_ref());
        let days_late = match item.timing(today) {
            Timing::Overdue(days) => days,
            _ => 0,
        };
        Self {
            number: item.number,
            unit: &item.unit,
            period: item.period,
            indicator: &item.indicator,
            problem: &item.problem,
            severity: item.severity.code(),
            cause: &item.cause,
            required: &item.required,
            measure: &item.measure,
            responsible_unit: &item.responsible_unit,
            responsible_person: &item.responsible_person,
            supervisor: &item.supervisor,
            opened: item.opened.map(|date| date.to_string()),
            due: item.due.to_string(),
            state: item.state.code(),
            days_late,
            progress: &item.progress,
            evidence: &item.evidence,
            requested: request.map(|request| request.on.to_string()),
            requested_by: request.map(|request| request.by.as_str()),
            verified: verdict.map(|verdict| verdict.on.to_string()),
            verified_by: verdict.map(|verdict| verdict.by.as_str()),
            verdict: verdict.map(|verdict| verdict.result.as_str()),
            closed: item.closed().map(|date| date.to_string()),
            extended_from: extension.map(|extension| extension.from.to_string()),
            extension_reason: extension.map(|extension| extension.reason.as_str()),
            extension_approver: extension.map(|extension| extension.approver.as_str()),
            escalated: escalation.map(|escalation| escalation.on.to_string()),
            escalation_means: escalation.map(|escalation| escalation.means.code()),
            escalation_reason: escalation.map(|escalation| escalation.reason.as_str()),
            effect: &item.effect,
        }
    }
}

/// `schemas/rectification.schema.json`, with its history.
#[derive(Serialize)]
struct Shown<'a> {
    format: u32,
    today: String,
    items: [Item<'a>; 1],
    files: Vec<File<'a>>,
    history: Vec<Event<'a>>,
}

#[derive(Serialize)]
struct Event<'a> {
    seq: u64,
    at: String,
    actor: &'a str,
    what: &'a Text,
}

pub(super) fn run(matches: &ArgMatches, context: &mut Context<'_, '_>) -> Result<Outcome> {
    let session = context.session()?;
    let number = matches.get_one::<u32>("number");
    let number = *number.expect("BUG: the parser demands a number");
    let (item, lines) = (item(&session, number)?, history(&session, number)?);
    let (today, lang) = (session.today(), context.lang());
    let files = of(&session, &Subject::rectification(number))?;
    if format_of(matches) == Some(Format::Json) {
        context.output.json(&Shown {
            format: 1,
            today: today.to_string(),
            items: [Item::of(&item, today)],
            files: files.iter().map(|row| File::of(&session, row)).collect(),
            history: lines.iter().map(event).collect(),
        })?;
        return Ok(Outcome::Done);
    }
    let mut table = fields(session.scheme(), &item, (today, lang));
    if !files.is_empty() {
        let files = in_short(files.iter(), lang);
        table.row([words::FILES.get(lang).to_owned(), files]);
    }
    let none = || ();
    context.output.table(Format::Table, &table, none)?;
    context.output.print("")?;
    context.output.table(Format::Table, &events(&lines, lang), none)?;
    Ok(Outcome::Done)
}

fn fields(scheme: &Scheme, item: &Rectification, (today, lang): (NaiveDate, Lang)) -> Table {
    let title = Text::of(
        format!("整改第 {} 号", item.number),
        format!("Rectification {}", item.number),
    );
    let mut table = Table::default().words(&title).words(&Text::new("内容", "What"));
    let (unit, indicator) = (name::unit(scheme, &item.unit), name::coded(scheme, &item.indicator));
    let origin = format!("{} {} {}", unit.get(lang), item.period, indicator.get(lang));
    table.row([words::ORIGIN.get(lang).to_owned(), origin]);
    let (state, timing) = (words::state(item.state), words::timing(item.timing(today)));
    let state = format!("{}  {}", state.get(lang), timing.get(lang));
    table.row([
        crate::i18n::heading::STATUS.get(lang).to_owned(),
        state.trim_end().to_owned(),
    ]);
    for (label, text) in words::fields(item) {
        if !text.get(lang).is_empty() {
            table.row([label.get(lang), text.get(lang)]);
        }
    }
    table
}

fn events(lines: &[Line], lang: Lang) -> Table {
    let mut table = Table::default()
        .words(&Text::new("时间", "Time"))
        .words(&Text::new("操作人", "Who"))
        .words(&Text::new("经过", "What"));
    for line in lines {
        let stamp = &line.entry.stamp;
        table.row([
            stamp.at.format("%Y-%m-%d %H:%M").to_string(),
            stamp.actor.clone(),
            line.what.get(lang).to_owned(),
        ]);
    }
    table
}

fn event(line: &Line) -> Event<'_> {
    Event {
        seq: line.entry.head.seq,
        at: line.entry.stamp.at.to_rfc3339(),
        actor: &line.entry.stamp.actor,
        what: &line.what,
    }
}
