//! `kaohe man`: the manual page.
//!
//! Made from the same declaration as the help.

use clap::{ArgMatches, Command};

use crate::cli::Outcome;
use crate::cli::argument::page;
use crate::cli::catalogue::{Entry, root};
use crate::cli::context::Context;
use crate::error::{Error, Kind, Result};
use crate::text::{Lang, Text};

pub const ENTRY: Entry = Entry { page: help, run };

fn help(lang: Lang) -> Command {
    let about = Text::new("输出手册页（roff）", "Print the manual page (roff)");
    page(lang, "man", &about, "  kaohe man > kaohe.1")
}

fn run(_: &ArgMatches, context: &mut Context<'_, '_>) -> Result<Outcome> {
    let mut manual = Vec::new();
    let mut command = root(context.lang());
    command.build();
    let mut write = |command: &Command| clap_mangen::Man::new(command.clone()).render(&mut manual);
    let written = write(&command).and_then(|()| command.get_subcommands().try_for_each(&mut write));
    written.map_err(|error| {
        Error::new(
            Kind::Io,
            Text::of(
                format!("手册页未能生成：{error}。"),
                format!("The manual page could not be made: {error}."),
            ),
        )
    })?;
    context.output.bytes(&manual)?;
    Ok(Outcome::Done)
}
