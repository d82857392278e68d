//! `kaohe revise`: a correction of a frozen result, which becomes a new revision.

use clap::{ArgMatches, Command};

use super::step::tell_step;
use crate::cli::Outcome;
use crate::cli::argument::page;
use crate::cli::catalogue::Entry;
use crate::cli::change::{reason, reason_of, result_format};
use crate::cli::context::Context;
use crate::error::Result;
use crate::ops::advance::revise;
use crate::text::{Lang, Text};

pub const ENTRY: Entry = Entry { page: help, run };

fn help(lang: Lang) -> Command {
    let about = Text::new(
        "更正已审定的结果：回到核定，再次审定为新的一版；原来的各版都保留",
        "Correct an approved result: back to review, to be approved as a new revision; the earlier ones stay",
    );
    page(
        lang,
        "revise",
        &about,
        "  kaohe revise --period 2021 --reason 海关更正数据",
    )
    .arg(reason(lang))
    .arg(result_format(lang))
}

fn run(matches: &ArgMatches, context: &mut Context<'_, '_>) -> Result<Outcome> {
    let (mut session, mut round) = context.to_change()?;
    let taken = revise(&mut session, &mut round, reason_of(matches))?;
    tell_step(&taken, &round, matches, context)
}
