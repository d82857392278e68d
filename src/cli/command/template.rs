//! `kaohe template`: an entry form to be filled in and imported.

use std::path::Path;

use clap::builder::PossibleValuesParser;
use clap::{ArgMatches, Command};

use crate::cli::Outcome;
use crate::cli::argument::{flag, option, page, path, path_of, text};
use crate::cli::catalogue::Entry;
use crate::cli::context::Context;
use crate::error::Result;
use crate::ops::file::{Existing, show};
use crate::ops::find;
use crate::ops::round::Round;
use crate::ops::template::{Audience, Format, Order, bytes, template};
use crate::text::{Lang, Text};

pub const ENTRY: Entry = Entry { page: help, run };

fn help(lang: Lang) -> Command {
    let about = Text::new(
        "生成填报表：发给部门、县区或评委填写，填好后导入",
        "Make an entry form for a department, a unit or an assessor, to be filled in and imported",
    );
    let department = Text::new(
        "只列这个部门填报的数据项",
        "Only the metrics that this department reports",
    );
    let unit = Text::new("只列这个考核对象（代码或名称）", "Only this unit (code or name)");
    let assessor = Text::new("评委的评分表", "The marks of this assessor");
    let filled = Text::new("填入已有的数据", "Fill in what is there already");
    let format = Text::new(
        "格式：xlsx（有下拉、范围提示）、csv（默认 xlsx）",
        "Format: xlsx (with choices and checks) or csv (default xlsx)",
    );
    let out = Text::new(
        "文件或文件夹（默认当前文件夹，自动取名）；- 为标准输出",
        "File or folder (default: the current folder, named by itself); - is standard output",
    );
    let force = Text::new("替换已存在的文件", "Replace a file that exists");
    let name = Text::new("名称", "NAME");
    let names = Format::ALL.map(Format::ending);
    page(
        lang,
        "template",
        &about,
        "  kaohe template --department 市商务局 --period 2021\n  kaohe template --assessor 专家甲 --out 评分表/ --period 2021",
    )
    .arg(option(lang, "department", &name, &department).conflicts_with_all(["unit", "assessor"]))
    .arg(option(lang, "unit", &name, &unit).conflicts_with("assessor"))
    .arg(option(lang, "assessor", &name, &assessor))
    .arg(flag(lang, "filled", &filled))
    .arg(
        option(lang, "format", &Text::new("格式", "FORMAT"), &format)
            .value_parser(PossibleValuesParser::new(names))
            .hide_possible_values(true),
    )
    .arg(path(option(lang, "out", &Text::new("路径", "PATH"), &out)))
    .arg(flag(lang, "force", &force))
}

fn run(matches: &ArgMatches, context: &mut Context<'_, '_>) -> Result<Outcome> {
    let round = context.round()?;
    let order = Order {
        audience: audience(&round, matches)?,
        format: text(matches, "format").and_then(Format::of).unwrap_or_default(),
        is_filled: matches.get_flag("filled"),
        lang: context.lang(),
        to: path_of(matches, "out").map(AsRef::as_ref),
        existing: if matches.get_flag("force") {
            Existing::Replace
        } else {
            Existing::Keep
        },
    };
    if order.to == Some(Path::new("-")) {
        context.output.bytes(&bytes(&round, &order)?)?;
    } else {
        let file = template(&round, &order)?;
        context.output.print(&show(&file))?;
    }
    Ok(Outcome::Done)
}

fn audience(round: &Round, matches: &ArgMatches) -> Result<Audience> {
    let named = |id| text(matches, id).map(str::to_owned);
    Ok(match (named("department"), named("unit"), named("assessor")) {
        (Some(department), ..) => Audience::Department(department),
        (_, Some(unit), _) => Audience::Unit(find::unit(&round.scheme, &unit)?),
        (.., Some(assessor)) => Audience::Assessor(assessor),
        _ => Audience::Everybody,
    })
}
