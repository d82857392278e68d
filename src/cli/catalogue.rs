//! The list of commands, and the page that names them all.
//!
//! A new command is a file and a line here.

use clap::{ArgAction, ArgMatches, Command};

use super::Outcome;
use super::argument::{FILE, flag, laid_out, option, page, path};
use super::command;
use super::context::Context;
use super::start;
use crate::error::Result;
use crate::text::{Lang, Text};

/// A command: its page and what it does.
pub struct Entry {
    /// Its page, with its arguments.
    pub page: fn(Lang) -> Command,
    /// What it does.
    pub run: fn(&ArgMatches, &mut Context<'_, '_>) -> Result<Outcome>,
}

/// Every command, in the order of the main page.
const COMMANDS: &[Entry] = &[
    command::demo::ENTRY,
    command::init::ENTRY,
    command::scheme::ENTRY,
    command::actor::ENTRY,
    command::template::ENTRY,
    command::import::ENTRY,
    command::set::ENTRY,
    command::mark::ENTRY,
    command::adjust::ENTRY,
    command::evidence::ENTRY,
    command::verify::ENTRY,
    command::appeal::ENTRY,
    command::rectify::ENTRY,
    command::status::ENTRY,
    command::advance::ENTRY,
    command::take_back::ENTRY,
    command::deadline::ENTRY,
    command::evaluate::ENTRY,
    command::rank::ENTRY,
    command::show::ENTRY,
    command::stages::ENTRY,
    command::explain::ENTRY,
    command::weak::ENTRY,
    command::compare::ENTRY,
    command::panel::ENTRY,
    command::weights::ENTRY,
    command::plan::ENTRY,
    command::export::ENTRY,
    command::verify_result::ENTRY,
    command::sign::ENTRY,
    command::revise::ENTRY,
    command::journal::ENTRY,
    command::undo::ENTRY,
    command::redo::ENTRY,
    command::backup::ENTRY,
    command::completions::ENTRY,
    command::man::ENTRY,
];

/// The whole command line.
pub fn root(lang: Lang) -> Command {
    let about = Text::new(
        "考核：按指标体系给县（区）打分、排名、讲清每一分，查薄弱环节，出评分表",
        "Assess counties: score them against weighted indicators, rank them, explain every point, print scorecards",
    );
    let root = page(lang, "kaohe", &about, "  kaohe demo")
        .version(env!("CARGO_PKG_VERSION"))
        .disable_version_flag(true)
        .args(start::screen_options(lang))
        .args(global_options(lang))
        .subcommands(COMMANDS.iter().map(|entry| (entry.page)(lang)))
        .max_term_width(100);
    let example = root.get_after_help().map(ToString::to_string).unwrap_or_default();
    laid_out(root.after_help(format!("{example}\n\n{}", exit_codes(lang))), lang, "")
}

/// Runs the command that was named.
pub fn run(name: &str, matches: &ArgMatches, context: &mut Context<'_, '_>) -> Result<Outcome> {
    let entry = COMMANDS.iter().find(|entry| (entry.page)(Lang::Zh).get_name() == name);
    (entry.expect("BUG: the parser knows only these commands").run)(matches, context)
}

fn global_options(lang: Lang) -> Vec<clap::Arg> {
    let store = Text::new(
        "考核库（默认在用户数据文件夹，或由 KAOHE_STORE 指定）",
        "The store (default in the user's data folder, or KAOHE_STORE)",
    );
    let language = Text::new(
        "语言：zh 或 en（默认按系统区域设置）",
        "Language: zh or en (default from the locale)",
    );
    let actor = Text::new(
        "操作人（默认取设置文件 config.toml 的 actor，再取登录名）",
        "Who acts (default: actor in config.toml, then the login name)",
    );
    let period = Text::new(
        "考核期，如 2021（默认取正在进行的一期）",
        "The period, such as 2021 (default: the open one)",
    );
    let name = Text::new("姓名", "NAME");
    let options = [
        path(option(lang, "store", &FILE, &store)),
        option(lang, "lang", &Text::new("语言", "LANG"), &language)
            .value_parser(["zh", "en"])
            .hide_possible_values(true),
        option(lang, "as", &name, &actor),
        option(lang, "period", &Text::new("考核期", "PERIOD"), &period),
    ];
    let mut options: Vec<_> = options
        .into_iter()
        .enumerate()
        .map(|(n, option)| option.global(true).display_order(90 + n))
        .collect();
    let version = Text::new("显示版本", "Show the version");
    options.push(
        flag(lang, "version", &version)
            .short('V')
            .action(ArgAction::Version)
            .display_order(98),
    );
    options
}

fn exit_codes(lang: Lang) -> &'static str {
    match lang {
        Lang::Zh => {
            "退出码：
  0 完成    1 已检查，有不一致    2 命令用法不对    3 输入有错，未保存
  4 找不到    5 与当前状态冲突    6 考核库损坏或无法读写    7 文件无法读写
  130 已用 Ctrl-C 取消，没有任何改动"
        }
        Lang::En => {
            "Exit codes:
  0 done    1 checked, and something differs    2 wrong usage    3 input not valid, nothing stored
  4 not found    5 does not fit the present state    6 store damaged or unusable    7 file not readable or writable
  130 cancelled with Ctrl-C, nothing changed"
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_page_is_well_formed_in_both_languages() {
        for lang in [Lang::Zh, Lang::En] {
            root(lang).debug_assert();
        }
    }

    #[test]
    fn every_command_has_an_example() {
        for entry in COMMANDS {
            let page = (entry.page)(Lang::En);
            let example = page.get_after_help().map(ToString::to_string).unwrap_or_default();
            assert!(
                example.contains(&format!("kaohe {}", page.get_name())),
                "{}",
                page.get_name()
            );
        }
    }
}
