//! The arguments that commands are made of, described in the reader's language.
//!
//! Every command's page has one shape: what it does, usage, arguments, options, an example.

use std::path::PathBuf;

use clap::builder::PossibleValuesParser;
use clap::{Arg, ArgAction, ArgMatches, Command, value_parser};

use super::output::Format;
use super::who;
use crate::text::{Lang, Text};

/// A command's page: its name, what it does and an example; arguments are added to it.
pub fn page(lang: Lang, name: &'static str, about: &Text, example: &str) -> Command {
    let heading = match lang {
        Lang::Zh => "例子：",
        Lang::En => "Example:",
    };
    Command::new(name)
        .about(about.get(lang).to_owned())
        .after_help(format!("{heading}\n{example}"))
        .disable_help_flag(true)
        .disable_help_subcommand(true)
}

/// Gives a command with all its arguments the layout of its page.
pub fn laid_out(command: Command, lang: Lang, path: &str) -> Command {
    let path = format!("{path}{}", command.get_name());
    let names: Vec<String> = command.get_subcommands().map(|sub| sub.get_name().to_owned()).collect();
    let template = template(&command, lang);
    let usage = usage(&command, lang, &path);
    let command = with_roles(command, lang, &path)
        .help_template(template)
        .override_usage(usage)
        .arg(help_flag(lang));
    names.into_iter().fold(command, |command, name| {
        let path = format!("{path} ");
        command.mut_subcommand(name, |sub| laid_out(sub, lang, &path))
    })
}

/// Says below a page's example who may carry the command out, where not everybody may.
fn with_roles(command: Command, lang: Lang, path: &str) -> Command {
    let Some(roles) = who::may(path, lang) else {
        return command;
    };
    let example = command.get_after_help().map(ToString::to_string).unwrap_or_default();
    command.after_help(format!("{example}\n\n{roles}"))
}

fn template(command: &Command, lang: Lang) -> String {
    let (usage, commands, arguments, options) = match lang {
        Lang::Zh => ("用法：", "命令：", "参数：", "选项："),
        Lang::En => ("Usage: ", "Commands:", "Arguments:", "Options:"),
    };
    let mut parts = vec![format!("{{about-with-newline}}\n{usage}{{usage}}\n")];
    if command.has_subcommands() {
        parts.push(format!("{commands}\n{{subcommands}}\n"));
    }
    if command.get_positionals().next().is_some() {
        parts.push(format!("{arguments}\n{{positionals}}\n"));
    }
    parts.push(format!("{options}\n{{options}}{{after-help}}"));
    parts.join("\n")
}

fn usage(command: &Command, lang: Lang, path: &str) -> String {
    let (subcommand, options) = match lang {
        Lang::Zh => ("命令", "[选项]"),
        Lang::En => ("COMMAND", "[OPTIONS]"),
    };
    let mut words = vec![path.to_owned()];
    words.extend(
        command
            .get_positionals()
            .map(|argument| bracketed(argument, &shown(argument))),
    );
    let required = command.get_opts().filter(|option| option.is_required_set());
    words.extend(required.map(|option| format!("--{} <{}>", option.get_id(), shown(option))));
    if command.is_subcommand_required_set() {
        words.push(format!("<{subcommand}>"));
    } else if command.has_subcommands() {
        words.push(format!("[{subcommand}]"));
    }
    words.push(options.to_owned());
    words.join(" ")
}

fn shown(argument: &Arg) -> String {
    let names = argument.get_value_names().unwrap_or_default();
    names
        .iter()
        .map(clap::builder::Str::as_str)
        .collect::<Vec<_>>()
        .join(" ")
}

fn bracketed(argument: &Arg, name: &str) -> String {
    if argument.is_required_set() {
        format!("<{name}>")
    } else {
        format!("[{name}]")
    }
}

fn help_flag(lang: Lang) -> Arg {
    Arg::new("help")
        .long("help")
        .short('h')
        .action(ArgAction::Help)
        .display_order(99)
        .help(Text::new("显示本页", "Show this page").get(lang).to_owned())
}

/// An argument told by its place; `name` is how it is shown.
pub fn positional(lang: Lang, id: &'static str, name: &Text, help: &Text) -> Arg {
    Arg::new(id)
        .value_name(name.get(lang).to_owned())
        .help(help.get(lang).to_owned())
        .required(true)
}

/// An option with a value.
pub fn option(lang: Lang, id: &'static str, name: &Text, help: &Text) -> Arg {
    Arg::new(id)
        .long(id)
        .value_name(name.get(lang).to_owned())
        .help(help.get(lang).to_owned())
}

/// An option without a value.
pub fn flag(lang: Lang, id: &'static str, help: &Text) -> Arg {
    Arg::new(id)
        .long(id)
        .action(ArgAction::SetTrue)
        .help(help.get(lang).to_owned())
}

/// An argument that is a path.
pub fn path(argument: Arg) -> Arg {
    argument.value_parser(value_parser!(PathBuf))
}

/// The word for a file in usage lines.
pub const FILE: Text = Text::new("文件", "FILE");

/// `--format`, with the formats a command can print.
pub fn format(lang: Lang, formats: &[Format]) -> Arg {
    let names: Vec<&str> = formats.iter().map(|format| format.name()).collect();
    let shown = names.join("|");
    let help = Text::of(
        format!("输出格式：{shown}（默认 {}）", names[0]),
        format!("Output format: {shown} (default {})", names[0]),
    );
    option(lang, "format", &Text::new("格式", "FORMAT"), &help)
        .value_parser(PossibleValuesParser::new(names))
        .hide_possible_values(true)
}

/// The format asked for, if any was.
pub fn format_of(matches: &ArgMatches) -> Option<Format> {
    text(matches, "format").and_then(Format::of)
}

/// A text argument.
pub fn text<'a>(matches: &'a ArgMatches, id: &str) -> Option<&'a str> {
    matches.get_one::<String>(id).map(String::as_str)
}

/// A required text argument.
pub fn required<'a>(matches: &'a ArgMatches, id: &str) -> &'a str {
    text(matches, id).expect("BUG: the parser demands required arguments")
}

/// A path argument.
pub fn path_of<'a>(matches: &'a ArgMatches, id: &str) -> Option<&'a PathBuf> {
    matches.get_one::<PathBuf>(id)
}
