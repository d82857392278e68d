//! `kaohe demo`: the Huizhou sample in a throw-away store, screens open.

use clap::{ArgMatches, Command};

use crate::cli::Outcome;
use crate::cli::argument::page;
use crate::cli::catalogue::Entry;
use crate::cli::context::Context;
use crate::cli::start::{screen_options, screens};
use crate::error::Result;
use crate::ops::opening::Opening;
use crate::ops::start::Begin;
use crate::text::{Lang, Text};

pub const ENTRY: Entry = Entry { page: help, run };

fn help(lang: Lang) -> Command {
    let about = Text::new(
        "打开惠州示例：随便改，退出后不留痕迹",
        "Open the Huizhou sample: change what you like, nothing is kept",
    );
    page(lang, "demo", &about, "  kaohe demo --lang zh").args(screen_options(lang))
}

fn run(matches: &ArgMatches, context: &mut Context<'_, '_>) -> Result<Outcome> {
    let opening = Opening::sample(context.actor()?, context.clock).with_fonts(context.fonts());
    screens(Begin::With(opening), matches, context)
}
