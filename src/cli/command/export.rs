//! `kaohe export PAPER|all|site`: papers as files.

use std::path::{Path, PathBuf};

use clap::builder::PossibleValuesParser;
use clap::{Arg, ArgAction, ArgMatches, Command};

use crate::cli::Outcome;
use crate::cli::argument::{flag, option, page, path, path_of, positional, text};
use crate::cli::catalogue::Entry;
use crate::cli::context::Context;
use crate::error::{Error, Kind, Result};
use crate::ops::export::{
    Disclosure, Format, Order, Paper, Source, all_notices, all_papers, all_scorecards, bytes, export, export_all, site,
};
use crate::ops::file::{Existing, show};
use crate::ops::find;
use crate::ops::plan;
use crate::ops::round::Round;
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
    .args(options(lang, Paper::Ranking));
    let ranking = page(
        lang,
        "ranking",
        &ranking,
        "  kaohe export ranking --format csv --out 2018.csv --period 2018",
    )
    .args(options(lang, Paper::Ranking));
    page(lang, "export", &about, "  kaohe export scorecard 龙门县 --format html")
        .subcommand_required(true)
        .subcommands([scorecard, ranking, workbook(lang)])
        .subcommands(follow_up(lang))
        .subcommands(beyond(lang))
}

/// The papers that are no result, and those that are many at once.
fn beyond(lang: Lang) -> [Command; 4] {
    let method = Text::new("计分办法：各项指标怎样计分", "The scoring method of every indicator");
    let plan = Text::new(
        "工作计划进展：各项目标完成情况",
        "How far the targets of the plan of work are",
    );
    let all = Text::new(
        "全部文件：每一份，每一种格式",
        "Every paper in every format it can be had in",
    );
    let site = Text::new(
        "网页：一个文件夹，汇总表、各对象评分表、计分办法、计划进展互相链接，不用联网",
        "A folder of pages that lead to each other: ranking, scorecards, method, plan; it needs no network",
    );
    let method = page(lang, "method", &method, "  kaohe export method --format pdf").args(options(lang, Paper::Method));
    let plan = page(lang, "plan", &plan, "  kaohe export plan --format html").args(options(lang, Paper::Plan));
    let [_, out, force, font] = options(lang, Paper::Ranking);
    let all =
        page(lang, "all", &all, "  kaohe export all -o 2021/ --period 2021").args([out.required(true), force, font]);
    let folder = Text::new("文件夹，须是还没有的", "The folder, which must not exist yet");
    let again = Text::new("替换上次输出的网页", "Replace the pages that were written before");
    let out = path(
        option(lang, "out", &Text::new("路径", "PATH"), &folder)
            .short('o')
            .required(true),
    );
    let site =
        page(lang, "site", &site, "  kaohe export site -o 网页 --period 2021").args([out, flag(lang, "force", &again)]);
    [method, plan, all, site]
}

/// The workbook, in which the result can be worked out again.
fn workbook(lang: Lang) -> Command {
    let workbook = Text::new(
        "计算工作簿：数据、参数和公式，每个得分可逐格追溯、重算",
        "The live workbook: data, parameters and formulas, every point to be traced and recalculated",
    );
    page(
        lang,
        "workbook",
        &workbook,
        "  kaohe export workbook --out 2018.xlsx --period 2018",
    )
    .args(options(lang, Paper::Workbook))
}

/// The papers that follow a result: words, of which there is no JSON.
fn follow_up(lang: Lang) -> [Command; 3] {
    let circular = Text::new(
        "通报材料：组织情况、结果、成效、问题、要求和附件",
        "Material for the circular: conduct, results, achievements, problems, demands, annexes",
    );
    let disclose = Text::new(
        "公布范围：all 全部，group 只公布组内名次，top N 只公布前 N 名（默认 all）",
        "What is made known: all, group (places in groups only), top N (the others are not named); default all",
    );
    let notice = Text::new(
        "整改通知：一个或全部有整改事项的对象",
        "The notice of what one unit, or each, is to put right",
    );
    let unit = Text::new(
        "考核对象（代码或名称）；不写则为全部",
        "The unit (code or name); all if left out",
    );
    let ledger = Text::new("整改台账", "The ledger of rectification");
    let circular = page(
        lang,
        "circular",
        &circular,
        "  kaohe export circular --disclose top 3 --format html --period 2018",
    )
    .arg(option(lang, "disclose", &Text::new("范围", "SCOPE"), &disclose).num_args(1..=2));
    let notice = page(
        lang,
        "notice",
        &notice,
        "  kaohe export notice 龙门县 --format html --period 2018",
    )
    .arg(positional(lang, "unit", &Text::new("考核对象", "UNIT"), &unit).required(false));
    let ledger = page(lang, "ledger", &ledger, "  kaohe export ledger --format csv");
    [circular, notice, ledger].map(|page| page.args(options(lang, Paper::Circular(Disclosure::All))))
}

/// The options of a paper like this one.
fn options(lang: Lang, like: Paper) -> [Arg; 4] {
    let names: Vec<_> = like.formats().map(Format::ending).collect();
    let (shown, default) = (names.join("|"), like.default_format().ending());
    let format = Text::of(
        format!("格式：{shown}（默认 {default}）"),
        format!("Format: {shown} (default {default})"),
    );
    let out = Text::new(
        "文件或文件夹（默认当前文件夹，自动取名）；- 为标准输出",
        "File or folder (default: the current folder, named by itself); - is standard output",
    );
    let force = Text::new("替换已存在的文件", "Replace files that exist");
    let font = Text::new(
        "PDF 用的字体文件或文件夹，可多次写（默认用系统字体）",
        "A font file or folder for PDF, may be repeated (default: the system's fonts)",
    );
    [
        option(lang, "format", &Text::new("格式", "FORMAT"), &format)
            .value_parser(PossibleValuesParser::new(names))
            .hide_possible_values(true),
        path(option(lang, "out", &Text::new("路径", "PATH"), &out).short('o')),
        flag(lang, "force", &force),
        path(option(lang, "font", &Text::new("路径", "PATH"), &font)).action(ArgAction::Append),
    ]
}

fn run(matches: &ArgMatches, context: &mut Context<'_, '_>) -> Result<Outcome> {
    let (name, matches) = matches.subcommand().expect("BUG: the parser demands a command");
    let fonts = matches.try_get_many("font").ok().flatten().into_iter().flatten();
    let fonts: Vec<PathBuf> = fonts.cloned().collect();
    let session = context.session()?.with_fonts(fonts).with_fonts(context.fonts());
    let round = session.round(context.period()?)?;
    let source = Source::of(&session, &round)?;
    let format = matches.try_get_one::<String>("format").ok().flatten();
    let default = match name {
        "workbook" => Paper::Workbook.default_format(),
        _ => Format::DEFAULT,
    };
    let order = Order {
        format: format.and_then(|name| Format::of(name)).unwrap_or(default),
        lang: context.lang(),
        to: path_of(matches, "out").map(AsRef::as_ref),
        existing: if matches.get_flag("force") {
            Existing::Replace
        } else {
            Existing::Keep
        },
    };
    if let ("site", Some(to)) = (name, order.to) {
        site(&source, order.lang, (to, order.existing), context.progress())?;
        context.output.print(&show(&to.join("index.html")))?;
        return Ok(Outcome::Done);
    }
    if name == "all" {
        let papers = all_papers(&round, context.clock.now().date_naive());
        for file in export_all(&source, &papers, &order, context.progress())? {
            context.output.print(&show(&file))?;
        }
        return Ok(Outcome::Done);
    }
    let papers = papers(&round, name, matches, context)?;
    if order.to == Some(Path::new("-")) {
        let [paper] = papers.as_slice() else {
            return Err(several());
        };
        context
            .output
            .bytes(&bytes(&source, *paper, order.format, order.lang)?)?;
        return Ok(Outcome::Done);
    }
    for file in export(&source, &papers, &order, context.progress())? {
        context.output.print(&show(&file))?;
    }
    Ok(Outcome::Done)
}

/// The papers that are asked for.
fn papers(round: &Round, name: &str, matches: &ArgMatches, context: &Context<'_, '_>) -> Result<Vec<Paper>> {
    let unit = || {
        let unit = text(matches, "unit").map(|unit| find::assessed_unit(&round.scheme, unit));
        unit.transpose()
    };
    Ok(match name {
        "ranking" => vec![Paper::Ranking],
        "method" => vec![Paper::Method],
        "plan" => {
            plan::plan(round)?;
            vec![Paper::Plan]
        }
        "workbook" => vec![Paper::Workbook],
        "circular" => vec![Paper::Circular(disclosure(round, matches)?)],
        "ledger" => vec![Paper::Ledger(context.clock.now().date_naive())],
        "notice" => {
            let all = all_notices(round);
            let wanted = unit()?;
            let asked = |paper: &Paper| wanted.is_none_or(|unit| *paper == Paper::Notice(unit));
            let papers: Vec<Paper> = all.into_iter().filter(asked).collect();
            if papers.is_empty() {
                return Err(nothing_issued(round));
            }
            papers
        }
        _ => match unit()? {
            Some(unit) => vec![Paper::Scorecard(unit)],
            None => all_scorecards(round),
        },
    })
}

fn disclosure(round: &Round, matches: &ArgMatches) -> Result<Disclosure> {
    let words = matches.get_many::<String>("disclose").into_iter().flatten();
    let words: Vec<&str> = words.map(String::as_str).collect();
    let top = |n: &str| n.parse().ok().filter(|n| *n > 0).map(Disclosure::Top);
    let disclosure = match words.as_slice() {
        [] | ["all"] => Some(Disclosure::All),
        ["group"] => Some(Disclosure::Group).filter(|_| round.scheme.n_groups() > 1),
        ["top", n] => top(n),
        _ => None,
    };
    disclosure.ok_or_else(|| {
        let what = Text::of(
            format!("公布范围“{}”不对。", words.join(" ")),
            format!("\"{}\" is not what can be made known.", words.join(" ")),
        );
        Error::new(Kind::Usage, what).hint(Text::new(
            "可写 all、top 3，方案分组的还可写 group。",
            "Write all, top 3, or, where the scheme has groups, group.",
        ))
    })
}

fn nothing_issued(round: &Round) -> Error {
    let period = round.period;
    Error::new(
        Kind::NotFound,
        Text::of(
            format!("{period} 没有已下达的整改事项。"),
            format!("Nothing was issued to be put right for {period}."),
        ),
    )
    .hint(Text::new(
        "先用 kaohe rectify open 下达。",
        "Issue it with kaohe rectify open first.",
    ))
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
