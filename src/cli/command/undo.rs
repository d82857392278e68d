//! `kaohe undo`: takes the last change back.

use clap::{ArgMatches, Command};

use crate::cli::Outcome;
use crate::cli::argument::page;
use crate::cli::catalogue::Entry;
use crate::cli::change::{reason, reason_of, result_format, tell};
use crate::cli::context::Context;
use crate::error::Result;
use crate::ops::session::Done;
use crate::ops::undo::{undo, undone};
use crate::text::{Lang, Text};

pub const ENTRY: Entry = Entry { page: help, run };

fn help(lang: Lang) -> Command {
    let about = Text::new(
        "撤销上一项变更，次数不限",
        "Take the last change back; as often as you like",
    );
    page(lang, "undo", &about, "  kaohe undo")
        .arg(reason(lang))
        .arg(result_format(lang))
}

fn run(matches: &ArgMatches, context: &mut Context<'_, '_>) -> Result<Outcome> {
    let (mut session, mut round) = context.to_change()?;
    let again = undo(&mut session, &mut round, reason_of(matches))?;
    let told = Done {
        name: undone(&again),
        ..again.done
    };
    tell(Some(&told), matches, context)
}
