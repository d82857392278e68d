//! `kaohe init`: a new store from a scheme.

use clap::{ArgMatches, Command};

use crate::cli::Outcome;
use crate::cli::argument::{FILE, option, page, path, path_of, positional};
use crate::cli::catalogue::Entry;
use crate::cli::context::Context;
use crate::error::Result;
use crate::ops::session::Session;
use crate::ops::{file, plan, scheme};
use crate::text::{Lang, Text};

pub const ENTRY: Entry = Entry { page: help, run };

fn help(lang: Lang) -> Command {
    let about = Text::new("由方案新建考核库", "Make a new store from a scheme");
    let scheme = Text::new("方案文件（JSON）", "The scheme file (JSON)");
    let plan = Text::new(
        "工作计划文件（JSON），一并导入",
        "The file of the plan of work (JSON), taken in as well",
    );
    page(
        lang,
        "init",
        &about,
        "  kaohe init sample-data/huizhou/scheme.json --store huizhou.db",
    )
    .arg(path(positional(lang, "scheme", &FILE, &scheme)))
    .arg(path(option(lang, "plan", &FILE, &plan)))
}

fn run(matches: &ArgMatches, context: &mut Context<'_, '_>) -> Result<Outcome> {
    let path = path_of(matches, "scheme").expect("BUG: the parser demands a scheme");
    let scheme = scheme::read(path)?;
    for warning in scheme::warnings(&scheme) {
        context.output.notice(&warning);
    }
    // A plan with faults is told before the store is made.
    let work = path_of(matches, "plan").map(|path| plan::read(path)).transpose()?;
    let store = context.store().clone();
    let mut session = Session::begin(&store, &file::read(path)?, context.actor()?, context.clock)?;
    if let Some(work) = work {
        let mut round = session.round(context.period()?)?;
        plan::import(&mut session, &mut round, &work, "")?;
    }
    let next = Text::new(
        "下一步：kaohe import 数据文件，或直接运行 kaohe。",
        "Next: kaohe import FILE, or just run kaohe.",
    );
    context.output.print(&file::show(&store))?;
    context.output.say(&next);
    Ok(Outcome::Done)
}
