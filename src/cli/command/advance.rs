//! `kaohe advance`: the round goes on to its next step.

use clap::{ArgMatches, Command};

use super::step::{listed, tell_step};
use crate::cli::Outcome;
use crate::cli::argument::{flag, page};
use crate::cli::catalogue::Entry;
use crate::cli::change::{reason, reason_of, result_format};
use crate::cli::context::Context;
use crate::error::Result;
use crate::i18n::round::step as name;
use crate::ops::advance::{advance, closing};
use crate::ops::need;
use crate::ops::status::status;
use crate::text::{Lang, Text};

pub const ENTRY: Entry = Entry { page: help, run };

fn help(lang: Lang) -> Command {
    let about = Text::new(
        "进入下一步：填报、初评、核定、公示、审定、通报。离开填报时，未填的记为未报送；审定时冻结结果",
        "Go on to the next step. Leaving reporting turns what is pending into missing; approval freezes the result",
    );
    let dry = Text::new("只看还缺什么，不改动", "Only say what is lacking; change nothing");
    page(
        lang,
        "advance",
        &about,
        "  kaohe advance --dry-run\n  kaohe advance --as 陈主任",
    )
    .arg(flag(lang, "dry-run", &dry))
    .arg(reason(lang))
    .arg(result_format(lang))
}

fn run(matches: &ArgMatches, context: &mut Context<'_, '_>) -> Result<Outcome> {
    if matches.get_flag("dry-run") {
        return look(context);
    }
    let (mut session, mut round) = context.to_change()?;
    let taken = advance(&mut session, &mut round, reason_of(matches))?;
    tell_step(&taken, &round, matches, context)
}

/// Says what the next step is and what it lacks.
fn look(context: &mut Context<'_, '_>) -> Result<Outcome> {
    let round = context.round()?;
    let (step, lang) = (round.step(), context.lang());
    let next = step.next().map_or("—", |next| name(next).get(lang));
    context
        .output
        .print(&format!("{} {} → {next}", round.period, name(step).get(lang)))?;
    let status = status(&round);
    let needs: Vec<_> = need::stopping(&round, &status).collect();
    for need in &needs {
        context.output.print(need.text(&round).get(lang))?;
    }
    let closing = closing(&round);
    if step == crate::model::Step::Reporting && !closing.is_empty() {
        context.output.print(listed(&round, &closing).get(lang))?;
    }
    Ok(if needs.is_empty() {
        Outcome::Done
    } else {
        Outcome::Differs
    })
}
