//! `kaohe redo`: does the change again that was taken back last.

use clap::{ArgMatches, Command};

use crate::cli::Outcome;
use crate::cli::argument::page;
use crate::cli::catalogue::Entry;
use crate::cli::change::{reason, reason_of, result_format, tell};
use crate::cli::context::Context;
use crate::error::Result;
use crate::ops::session::Done;
use crate::ops::undo::{redo, redone};
use crate::text::{Lang, Text};

pub const ENTRY: Entry = Entry { page: help, run };

fn help(lang: Lang) -> Command {
    let about = Text::new("重做上一项撤销的变更", "Do the change again that was undone last");
    page(lang, "redo", &about, "  kaohe redo")
        .arg(reason(lang))
        .arg(result_format(lang))
}

fn run(matches: &ArgMatches, context: &mut Context<'_, '_>) -> Result<Outcome> {
    let (mut session, mut round) = context.to_change()?;
    let again = redo(&mut session, &mut round, reason_of(matches))?;
    let told = Done {
        name: redone(&again),
        ..again.done
    };
    tell(Some(&told), matches, context)
}
