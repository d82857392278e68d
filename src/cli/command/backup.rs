//! `kaohe backup`: a proven copy of the store in one file.

use clap::{ArgMatches, Command};
use serde::Serialize;

use crate::cli::Outcome;
use crate::cli::argument::{FILE, format, format_of, page, path, path_of, positional};
use crate::cli::catalogue::Entry;
use crate::cli::context::Context;
use crate::cli::output::Format;
use crate::error::Result;
use crate::ops::backup::backup;
use crate::ops::file;
use crate::text::{Lang, Text};

pub const ENTRY: Entry = Entry { page: help, run };

fn help(lang: Lang) -> Command {
    let about = Text::new(
        "备份：把整个考核库复制成一个文件，连同旁边的佐证材料，并验证副本",
        "Back up: copy the whole store into one file, with the evidence beside it, and prove the copy",
    );
    let file = Text::new(
        "备份文件；已存在的文件不会被覆盖",
        "The copy; an existing file is never touched",
    );
    page(lang, "backup", &about, "  kaohe backup 2021-12-31.db")
        .arg(path(positional(lang, "file", &FILE, &file)))
        .arg(format(lang, &[Format::Table, Format::Json]))
}

/// `schemas/backup.schema.json`.
#[derive(Serialize)]
struct Report {
    format: u32,
    file: String,
    entries: u64,
    head: Option<String>,
}

fn run(matches: &ArgMatches, context: &mut Context<'_, '_>) -> Result<Outcome> {
    let to = path_of(matches, "file").expect("BUG: the parser demands a file");
    let proof = backup(&context.session()?, to)?;
    let entries = proof.entries;
    if format_of(matches) == Some(Format::Json) {
        context.output.json(&Report {
            format: 1,
            file: file::show(to),
            entries,
            head: proof.head.map(|head| head.hash.to_string()),
        })?;
    } else {
        context.output.print(&file::show(to))?;
        context.output.say(&Text::of(
            format!("已备份并验证，日志 {entries} 条。"),
            format!("Copied and proven, {entries} journal entries."),
        ));
    }
    Ok(Outcome::Done)
}
