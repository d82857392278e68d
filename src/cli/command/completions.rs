//! `kaohe completions`: completion for a shell.
//!
//! Made from the same declaration as the help.

use clap::builder::EnumValueParser;
use clap::{ArgMatches, Command};
use clap_complete::Shell;

use crate::cli::Outcome;
use crate::cli::argument::{page, positional};
use crate::cli::catalogue::{Entry, root};
use crate::cli::context::Context;
use crate::error::Result;
use crate::text::{Lang, Text};

pub const ENTRY: Entry = Entry { page: help, run };

fn help(lang: Lang) -> Command {
    let about = Text::new("输出命令行补全脚本", "Print a completion script for a shell");
    let shell = Text::new(
        "bash、zsh、fish、elvish 或 powershell",
        "bash, zsh, fish, elvish or powershell",
    );
    page(
        lang,
        "completions",
        &about,
        "  kaohe completions bash > ~/.local/share/bash-completion/completions/kaohe",
    )
    .arg(
        positional(lang, "shell", &Text::same("SHELL"), &shell)
            .value_parser(EnumValueParser::<Shell>::new())
            .hide_possible_values(true),
    )
}

fn run(matches: &ArgMatches, context: &mut Context<'_, '_>) -> Result<Outcome> {
    let shell = *matches
        .get_one::<Shell>("shell")
        .expect("BUG: the parser demands a shell");
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut root(context.lang()), "kaohe", &mut script);
    context.output.bytes(&script)?;
    Ok(Outcome::Done)
}
