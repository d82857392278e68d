//! `kaohe return`: the round goes back to an earlier step, with a reason.

use clap::{ArgMatches, Command};

use super::step::tell_step;
use crate::cli::Outcome;
use crate::cli::argument::{option, page, text};
use crate::cli::catalogue::Entry;
use crate::cli::change::{reason, reason_of, result_format};
use crate::cli::context::Context;
use crate::error::Result;
use crate::model::Step;
use crate::ops::advance::take_back;
use crate::text::{Lang, Text};

pub const ENTRY: Entry = Entry { page: help, run };

fn help(lang: Lang) -> Command {
    let about = Text::new(
        "退回上一步（审定以前），须写明原因",
        "Take the round back a step, until it is approved; a reason is needed",
    );
    let to = Text::new(
        "退回到哪一步（默认上一步）",
        "The step to go back to (default: the one before)",
    );
    page(
        lang,
        "return",
        &about,
        "  kaohe return --reason 惠东县补报数据\n  kaohe return --to reporting --reason 重新填报",
    )
    .arg(option(lang, "to", &Text::new("步骤", "STEP"), &to).value_parser(Step::ALL.map(Step::code)))
    .arg(reason(lang))
    .arg(result_format(lang))
}

fn run(matches: &ArgMatches, context: &mut Context<'_, '_>) -> Result<Outcome> {
    let (mut session, mut round) = context.to_change()?;
    let to = text(matches, "to").and_then(|code| code.parse().ok());
    let taken = take_back(&mut session, &mut round, to, reason_of(matches))?;
    tell_step(&taken, &round, matches, context)
}
