//! `kaohe export scorecard|ranking`: papers as files.

use std::path::Path;

use clap::builder::PossibleValuesParser;
use clap::{Arg, ArgMatches, Command};

use crate::cli::Outcome;
use crate::cli::argument::{flag, option, page, path, path_of, positional, text};
use crate::cli::catalogue::Entry;
use crate::cli::context::Context;
use crate::error::{Error, Kind, Result};
use crate::ops::export::{Format, Order, Paper, all_scorecards, bytes, export};
use crate::ops::file::{Existing, show};
use crate::ops::find;
use crate::text::{Lang, Text};

pub const ENTRY: Entry = Entry { page: help, run };

fn help(lang: Lang) -> Command {
    let about = Text::new("输出评分表、汇总表文件", "Write scorecards and rankings to files");
    let scorecard = Text::new("考核评分表：一个或全部考核对象", "The scorecard of one unit or of all");
    let ranking = Text::new("考核结果汇总表", "The ranking table");
    let unit = Text::new(
        "考核对象（代码或名称）；不写则为全部",
        "The unit (code or name); all if left out",
    );
    let scorecard = page(
        lang,
        "scorecard",
        &scorecard,
        "  kaohe export scorecard 龙门县 --format html --period 2018",
    )
    .arg(positional(lang, "unit", &Text::new("考核对象", "UNIT"), &unit).required(false))
    .args(options(lang));
    let ranking = page(
        lang,
        "ranking",
        &ranking,
        "  kaohe export ranking --format csv --out 2018.csv --period 2018",
    )
    .args(options(lang));
    page(lang, "export", &about, "  kaohe export scorecard 龙门县 --format html")
        .subcommand_required(true)
        .subcommands([scorecard, ranking])
}

fn options(lang: Lang) -> [Arg; 3] {
    let names = Format::ALL.map(Format::ending);
    let shown = names.join("|");
    let format = Text::of(
        format!("格式：{shown}（默认 md）"),
        format!("Format: {shown} (default md)"),
    );
    let out = Text::new(
        "文件或文件夹（默认当前文件夹，自动取名）；- 为标准输出",
        "File or folder (default: the current folder, named by itself); - is standard output",
    );
    let force = Text::new("替换已存在的文件", "Replace files that exist");
    [
        option(lang, "format", &Text::new("格式", "FORMAT"), &format)
            .value_parser(PossibleValuesParser::new(names))
            .hide_possible_values(true),
        path(option(lang, "out", &Text::new("路径", "PATH"), &out)),
        flag(lang, "force", &force),
    ]
}

fn run(matches: &ArgMatches, context: &mut Context<'_, '_>) -> Result<Outcome> {
    let (name, matches) = matches.subcommand().expect("BUG: the parser demands a command");
    let round = context.round()?;
    let papers = match (name, text_of_unit(name, matches)) {
        ("ranking", _) => vec![Paper::Ranking],
        (_, Some(unit)) => vec![Paper::Scorecard(find::assessed_unit(&round.scheme, unit)?)],
        (_, None) => all_scorecards(&round),
    };
    let order = Order {
        format: text(matches, "format").and_then(Format::of).unwrap_or(Format::ALL[0]),
        lang: context.lang(),
        to: path_of(matches, "out").map(AsRef::as_ref),
        existing: if matches.get_flag("force") {
            Existing::Replace
        } else {
            Existing::Keep
        },
    };
    if order.to == Some(Path::new("-")) {
        let [paper] = papers.as_slice() else {
            return Err(several());
        };
        context.output.bytes(&bytes(&round, *paper, order.format, order.lang))?;
        return Ok(Outcome::Done);
    }
    for file in export(&round, &papers, &order)? {
        context.output.print(&show(&file))?;
    }
    Ok(Outcome::Done)
}

fn text_of_unit<'a>(name: &str, matches: &'a ArgMatches) -> Option<&'a str> {
    if name == "scorecard" {
        text(matches, "unit")
    } else {
        None
    }
}

fn several() -> Error {
    Error::new(
        Kind::Usage,
        Text::new(
            "几份评分表不能都写到标准输出。",
            "Several scorecards cannot go to standard output.",
        ),
    )
    .hint(Text::new(
        "请指明考核对象，或用 --out 指明文件夹。",
        "Name a unit, or a folder with --out.",
    ))
}
