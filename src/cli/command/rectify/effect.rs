//! `kaohe rectify effect`: what the rectification of the period before counts for in a period, shown, and
//! taken over where a person says so.

use chrono::NaiveDate;
use clap::{ArgMatches, Command};
use serde::Serialize;

use crate::cli::Outcome;
use crate::cli::argument::{flag, format, format_of, page};
use crate::cli::change::{reason, reason_of, tell};
use crate::cli::context::Context;
use crate::cli::output::{Format, Table};
use crate::error::Result;
use crate::i18n::{heading, number, rectification as words};
use crate::model::Period;
use crate::model::scheme::policy::Rectified;
use crate::ops::rectify::effect::{Standing, from, standings, take_over};
use crate::ops::round::Round;
use crate::text::{Lang, Text};

pub(super) fn help(lang: Lang) -> Command {
    let about = Text::new(
        "上期整改对本期考核的影响：完成率、逾期项；只列出，加 --apply 才计入",
        "What the rectification of the period before counts for: completion, overdue items; lists only, --apply takes it over",
    );
    let apply = Text::new(
        "计入本期：写入填报数据，逾期项计扣分；须写 --reason",
        "Take it over: values are entered and penalties applied; needs --reason",
    );
    page(
        lang,
        "effect",
        &about,
        "  kaohe rectify effect --period 2019\n  kaohe rectify effect --period 2019 --apply --reason 据整改台账",
    )
    .arg(flag(lang, "apply", &apply))
    .arg(reason(lang))
    .arg(format(lang, &Format::ALL))
}

/// `schemas/rectification-effect.schema.json`.
#[derive(Serialize)]
struct Listing<'a> {
    format: u32,
    period: Period,
    from: Period,
    today: String,
    rule: Option<Taken<'a>>,
    units: Vec<Item<'a>>,
}

/// Where it goes.
#[derive(Serialize)]
struct Taken<'a> {
    done: Option<&'a str>,
    due: Option<&'a str>,
    penalty: Option<&'a str>,
}

#[derive(Serialize)]
struct Item<'a> {
    unit: &'a str,
    due: &'a [u32],
    done: &'a [u32],
    rate: Option<f64>,
    overdue: &'a [u32],
    applied: &'a [u32],
    open: &'a [u32],
}

pub(super) fn run(matches: &ArgMatches, context: &mut Context<'_, '_>) -> Result<Outcome> {
    let lang = context.lang();
    if matches.get_flag("apply") {
        let (mut session, mut round) = context.to_change()?;
        let done = take_over(&mut session, &mut round, lang, reason_of(matches))?;
        return tell(done.as_ref(), matches, context);
    }
    let session = context.session()?;
    let round = session.round(context.period()?)?;
    let today = session.today();
    let standings = standings(&round, today);
    let table = table(&round, &standings, lang);
    let format = format_of(matches).unwrap_or(Format::Table);
    context
        .output
        .table(format, &table, || listing(&round, today, &standings))?;
    context.output.say(&note(&round));
    Ok(Outcome::Done)
}

/// From where to where, and that nothing was taken over.
fn note(round: &Round) -> Text {
    let (from, to) = (from(round), round.period);
    if round.scheme.document().rectification.is_none() {
        return Text::of(
            format!("{from} 的整改台账；方案没有写明 rectification，不能计入 {to}。"),
            format!("The ledger of {from}; the scheme has no rectification key, so it cannot be taken over into {to}."),
        );
    }
    Text::of(
        format!("{from} 的整改台账，尚未计入 {to} 的以 --apply --reason 原因 计入。"),
        format!("The ledger of {from}; --apply --reason WHY takes over into {to} what was not taken over yet."),
    )
}

fn table(round: &Round, standings: &[Standing], lang: Lang) -> Table {
    let mut table = Table::default()
        .words(&heading::UNIT)
        .numbers(&words::N_DUE)
        .numbers(&words::N_DONE)
        .numbers(&words::COMPLETION)
        .numbers(&words::N_OVERDUE)
        .numbers(&words::N_OPEN)
        .words(&words::TO_APPLY);
    for standing in standings {
        table.row([
            round.scheme.unit(standing.unit).name.get(lang).to_owned(),
            standing.due.len().to_string(),
            standing.done.len().to_string(),
            standing.rate().map_or_else(String::new, number::percent),
            standing.overdue.len().to_string(),
            standing.open.len().to_string(),
            words::to_apply(round.scheme.document(), standing.overdue.len() - standing.applied.len())
                .get(lang)
                .to_owned(),
        ]);
    }
    table
}

fn listing<'a>(round: &'a Round, today: NaiveDate, standings: &'a [Standing]) -> Listing<'a> {
    let rule = round.scheme.document().rectification.as_ref();
    Listing {
        format: 1,
        period: round.period,
        from: from(round),
        today: today.to_string(),
        rule: rule.map(|Rectified { done, due, penalty }| Taken {
            done: done.as_deref(),
            due: due.as_deref(),
            penalty: penalty.as_deref(),
        }),
        units: standings.iter().map(|standing| item(round, standing)).collect(),
    }
}

fn item<'a>(round: &'a Round, standing: &'a Standing) -> Item<'a> {
    Item {
        unit: &round.scheme.unit(standing.unit).code,
        due: &standing.due,
        done: &standing.done,
        rate: standing.rate(),
        overdue: &standing.overdue,
        applied: &standing.applied,
        open: &standing.open,
    }
}
