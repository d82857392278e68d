//! What commands that change a store share: the arguments that say why, and how the change is told.

use std::path::PathBuf;

use clap::{Arg, ArgAction, ArgMatches};
use serde::Serialize;

use super::Outcome;
use super::argument::{FILE, format, format_of, option, path, text};
use super::context::Context;
use super::output::Format;
use crate::error::{Error, Kind, Result};
use crate::ops::block::Place;
use crate::ops::remark::{Said, remark};
use crate::ops::round::Round;
use crate::ops::session::{Done, Session};
use crate::text::{Lang, Text};

/// `--reason`.
pub fn reason(lang: Lang) -> Arg {
    let help = Text::new("原因，记入日志", "Why; it is kept in the journal");
    option(lang, "reason", &Text::new("原因", "REASON"), &help)
}

/// The reason given, or none.
pub fn reason_of(matches: &ArgMatches) -> &str {
    text(matches, "reason").unwrap_or_default()
}

/// `--file`: what proves the change, any number.
pub fn files(lang: Lang) -> Arg {
    let help = Text::new(
        "佐证材料的文件，复制到考核库旁边；可写多次",
        "A file that proves it, copied to beside the store; any number",
    );
    path(option(lang, "file", &FILE, &help)).action(ArgAction::Append)
}

/// The files given.
pub fn files_of(matches: &ArgMatches) -> Vec<PathBuf> {
    let files = matches.get_many::<PathBuf>("file").into_iter();
    files.flatten().cloned().collect()
}

/// Changes what is said of a value, where no value is given.
pub fn say(
    session: &mut Session,
    round: &mut Round,
    place: &Place,
    said: &Said,
    matches: &ArgMatches,
) -> Result<Option<Done>> {
    if *said == Said::default() {
        return Err(Error::new(
            Kind::Usage,
            Text::new("没有写要填的值。", "It does not say what is to be entered."),
        )
        .hint(Text::new(
            "请写上值；只改来源或备注请加 --source、--note。",
            "Give the value; --source and --note change only what is said of it.",
        )));
    }
    remark(session, round, place, said, reason_of(matches))
}

/// `--format`, for a command that changes.
pub fn result_format(lang: Lang) -> Arg {
    format(lang, &[Format::Table, Format::Json])
}

/// `schemas/change.schema.json`.
#[derive(Serialize)]
struct Report<'a> {
    format: u32,
    changed: bool,
    seq: Option<u64>,
    what: Option<&'a Text>,
}

/// Tells what was done; nothing, where everything was so already.
pub fn tell(done: Option<&Done>, matches: &ArgMatches, context: &mut Context<'_, '_>) -> Result<Outcome> {
    let unchanged = Text::new("没有变化。", "Nothing changed.");
    match (format_of(matches), done) {
        (Some(Format::Json), _) => context.output.json(&Report {
            format: 1,
            changed: done.is_some(),
            seq: done.map(|done| done.seq),
            what: done.map(|done| &done.name),
        })?,
        (_, Some(done)) => context.output.print(done.name.get(context.lang()))?,
        (_, None) => context.output.say(&unchanged),
    }
    Ok(Outcome::Done)
}
