//! `kaohe scheme`: schemes checked and shown, and their versions.

mod check;
mod diff;
mod show;
mod version;

use clap::{ArgMatches, Command};

use crate::cli::Outcome;
use crate::cli::argument::{FILE, flag, format, format_of, option, page, path, path_of, positional};
use crate::cli::catalogue::Entry;
use crate::cli::change::{reason, result_format};
use crate::cli::context::Context;
use crate::cli::output::Format;
use crate::error::Result;
use crate::text::{Lang, Text};

pub const ENTRY: Entry = Entry { page: help, run };

/// A scheme file, or a version of the store.
const NAME: Text = Text::new("文件或版本", "FILE|VERSION");

fn help(lang: Lang) -> Command {
    let about = Text::new(
        "考核方案：检查、查看、比较版本、启用、印发",
        "Assessment schemes: check, show, compare versions, put in force, issue",
    );
    page(
        lang,
        "scheme",
        &about,
        "  kaohe scheme check scheme.json\n  kaohe scheme diff 1.0.0 scheme.json",
    )
    .subcommand_required(true)
    .subcommands([
        check_page(lang),
        show_page(lang),
        diff_page(lang),
        new_page(lang),
        use_page(lang),
        issue_page(lang),
        list_page(lang),
    ])
}

fn check_page(lang: Lang) -> Command {
    let about = Text::new(
        "检查方案，一次列出全部错误和提醒",
        "Check a scheme; every fault and warning at once",
    );
    let file = Text::new("方案文件（JSON）", "The scheme file (JSON)");
    page(lang, "check", &about, "  kaohe scheme check scheme.json")
        .arg(path(positional(lang, "file", &FILE, &file)))
        .arg(format(lang, &[Format::Table, Format::Json]))
}

fn show_page(lang: Lang) -> Command {
    let about = Text::new("查看指标体系、权重和计分办法", "Show the tree, its weights and methods");
    let shown = Text::new(
        "方案文件或库中的版本号；不写则用考核库中在用的方案",
        "The scheme file, or a version of the store; the one in force if left out",
    );
    page(
        lang,
        "show",
        &about,
        "  kaohe scheme show scheme.json\n  kaohe scheme show 1.0.0",
    )
    .arg(positional(lang, "file", &NAME, &shown).required(false))
    .arg(format(lang, &Format::ALL))
}

fn diff_page(lang: Lang) -> Command {
    let about = Text::new(
        "两版方案有何不同，以及结果是否还可比",
        "What two schemes differ in, and whether results can still be compared",
    );
    let before = Text::new(
        "前一版：文件或库中的版本号",
        "The earlier one: a file, or a version of the store",
    );
    let after = Text::new(
        "后一版；不写则前一版取在用的方案，后一版取所写的这一个",
        "The later one; left out, the one named is compared with the scheme in force",
    );
    page(
        lang,
        "diff",
        &about,
        "  kaohe scheme diff 1.0.0 1.1.0\n  kaohe scheme diff scheme.json",
    )
    .arg(positional(lang, "before", &NAME, &before))
    .arg(positional(lang, "after", &NAME, &after).required(false))
    .arg(format(lang, &Format::ALL))
}

fn new_page(lang: Lang) -> Command {
    let about = Text::new(
        "新建方案草案：样板，或照抄一版并改为下一个版本号",
        "Begin a draft: a skeleton, or a copy with the next version number",
    );
    let to = Text::new("写到哪个文件", "The file to write");
    let from = Text::new(
        "照抄的方案：文件或库中的版本号",
        "What to copy: a file, or a version of the store",
    );
    let force = Text::new("替换已有的文件", "Replace an existing file");
    page(
        lang,
        "new",
        &about,
        "  kaohe scheme new scheme.json\n  kaohe scheme new next.json --from 1.0.0",
    )
    .arg(path(positional(lang, "to", &FILE, &to)))
    .arg(option(lang, "from", &NAME, &from))
    .arg(flag(lang, "force", &force))
}

fn use_page(lang: Lang) -> Command {
    let about = Text::new(
        "启用一版方案：记入日志，可以撤销；已入库的版本不再改动",
        "Put a version in force: one journal entry, which can be undone; a version in the store never changes",
    );
    let name = Text::new("方案文件或库中的版本号", "The scheme file, or a version of the store");
    page(
        lang,
        "use",
        &about,
        "  kaohe scheme use next.json --reason 2026年度方案印发",
    )
    .arg(positional(lang, "name", &NAME, &name))
    .arg(reason(lang))
    .arg(result_format(lang))
}

fn issue_page(lang: Lang) -> Command {
    let about = Text::new(
        "印发：草案、建议稿改为已印发，此后这一版不再改动；记入日志：何人、何时、为何",
        "Issue a draft or proposal: from then on this version does not change; the journal keeps who, when and why",
    );
    let version = Text::new(
        "库中的版本号；不写则为在用的一版",
        "A version of the store; the one in force if left out",
    );
    page(
        lang,
        "issue",
        &about,
        "  kaohe scheme issue 1.0.0 --reason 某府办〔2024〕1号",
    )
    .arg(positional(lang, "version", &Text::new("版本", "VERSION"), &version).required(false))
    .arg(reason(lang))
    .arg(result_format(lang))
}

fn list_page(lang: Lang) -> Command {
    let about = Text::new("列出考核库中的方案版本", "List the versions in the store");
    page(lang, "list", &about, "  kaohe scheme list").arg(format(lang, &Format::ALL))
}

fn run(matches: &ArgMatches, context: &mut Context<'_, '_>) -> Result<Outcome> {
    let (name, matches) = matches.subcommand().expect("BUG: the parser demands a command");
    match name {
        "show" => show::show(matches, context),
        "diff" => diff::diff(matches, context),
        "new" => version::new(matches, context),
        "use" => version::put_in_force(matches, context),
        "issue" => version::issue(matches, context),
        "list" => version::list(matches, context),
        _ => {
            let file = path_of(matches, "file").expect("BUG: the parser demands a file");
            check::check(file, format_of(matches), context)
        }
    }
}
