//! `kaohe rectify list` and `propose`: the ledger, and what could be issued.

use chrono::NaiveDate;
use clap::ArgMatches;
use serde::Serialize;

use super::show::Item;
use crate::cli::Outcome;
use crate::cli::argument::{format_of, text};
use crate::cli::context::Context;
use crate::cli::output::{Format, Table};
use crate::error::Result;
use crate::i18n::{heading, name, number, rectification as words};
use crate::model::{Period, Rectification, Scheme};
use crate::ops::find;
use crate::ops::rectify::ledger as whole;
use crate::ops::rectify::propose::{Proposal, propose};
use crate::ops::round::Round;
use crate::text::{Lang, Text};

/// `schemas/rectification.schema.json`.
#[derive(Serialize)]
struct Listing<'a> {
    format: u32,
    today: String,
    items: Vec<Item<'a>>,
}

pub(super) fn ledger(matches: &ArgMatches, context: &mut Context<'_, '_>) -> Result<Outcome> {
    let session = context.session()?;
    let (scheme, today, period) = (session.scheme(), session.today(), context.period()?);
    let mut items = whole(&session)?;
    if let Some(period) = period {
        items.retain(|item| item.period == period);
    }
    if let Some(unit) = text(matches, "unit") {
        let unit = &scheme.unit(find::assessed_unit(scheme, unit)?).code;
        items.retain(|item| item.unit == *unit);
    }
    if let Some(state) = text(matches, "state") {
        items.retain(|item| item.state.code() == state);
    }
    if matches.get_flag("overdue") {
        items.retain(|item| item.is_overdue(today));
    }
    let table = table(scheme, &items, (today, context.lang()));
    let format = format_of(matches).unwrap_or(Format::Table);
    context.output.table(format, &table, || Listing {
        format: 1,
        today: today.to_string(),
        items: items.iter().map(|item| Item::of(item, today)).collect(),
    })?;
    if items.is_empty() {
        let none = Text::new("没有整改事项。", "There are no rectification items.");
        context.output.say(&none);
    }
    Ok(Outcome::Done)
}

fn table(scheme: &Scheme, items: &[Rectification], (today, lang): (NaiveDate, Lang)) -> Table {
    let mut table = Table::default()
        .numbers(&Text::new("编号", "No."))
        .words(&heading::UNIT)
        .words(&heading::PERIOD)
        .words(&heading::INDICATOR)
        .words(&words::PROBLEM)
        .words(&words::SUPERVISOR)
        .words(&words::DUE)
        .words(&heading::STATUS)
        .words(&words::TIMING);
    for item in items {
        table.row([
            item.number.to_string(),
            name::unit(scheme, &item.unit).get(lang).to_owned(),
            item.period.to_string(),
            name::coded(scheme, &item.indicator).get(lang).to_owned(),
            item.problem.clone(),
            item.supervisor.clone(),
            item.due.to_string(),
            words::state(item.state).get(lang).to_owned(),
            words::timing(item.timing(today)).get(lang).to_owned(),
        ]);
    }
    table
}

/// `schemas/proposals.schema.json`.
#[derive(Serialize)]
struct ToIssue<'a> {
    format: u32,
    period: Period,
    proposals: Vec<Proposed<'a>>,
}

#[derive(Serialize)]
struct Proposed<'a> {
    unit: &'a str,
    indicator: &'a str,
    problem: &'a str,
    supervisor: &'a str,
    rate: Option<f64>,
}

pub(super) fn proposals(matches: &ArgMatches, context: &mut Context<'_, '_>) -> Result<Outcome> {
    let session = context.session()?;
    let round = session.round(context.period()?)?;
    let mut proposals = propose(&round, context.lang());
    if let Some(unit) = text(matches, "unit") {
        let unit = find::assessed_unit(&round.scheme, unit)?;
        proposals.retain(|proposal| proposal.link.unit == unit);
    }
    let table = proposal_table(&round, &proposals, context.lang());
    let format = format_of(matches).unwrap_or(Format::Table);
    context.output.table(format, &table, || ToIssue {
        format: 1,
        period: round.period,
        proposals: proposals.iter().map(|proposal| proposed(&round, proposal)).collect(),
    })?;
    if proposals.is_empty() {
        let none = Text::new("没有尚未下达的薄弱环节。", "There is no weak link that was not issued.");
        context.output.say(&none);
    }
    Ok(Outcome::Done)
}

fn proposal_table(round: &Round, proposals: &[Proposal], lang: Lang) -> Table {
    let mut table = Table::default()
        .words(&heading::UNIT)
        .words(&heading::CODE)
        .words(&words::PROBLEM)
        .numbers(&heading::RATE)
        .words(&words::SUPERVISOR);
    for proposal in proposals {
        let link = &proposal.link;
        table.row([
            round.scheme.unit(link.unit).name.get(lang).to_owned(),
            round.scheme.node(link.indicator).code().to_owned(),
            proposal.problem.clone(),
            link.rate.map_or_else(String::new, number::percent),
            proposal.supervisor.clone(),
        ]);
    }
    table
}

fn proposed<'a>(round: &'a Round, proposal: &'a Proposal) -> Proposed<'a> {
    Proposed {
        unit: &round.scheme.unit(proposal.link.unit).code,
        indicator: round.scheme.node(proposal.link.indicator).code(),
        problem: &proposal.problem,
        supervisor: &proposal.supervisor,
        rate: proposal.link.rate,
    }
}
