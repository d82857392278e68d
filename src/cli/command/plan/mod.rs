//! `kaohe plan`: the plan of work, how far its targets are, and who does what for its measures.

mod duty;
mod json;
mod told;

use clap::{ArgMatches, Command, value_parser};

use crate::cli::Outcome;
use crate::cli::argument::{FILE, format, format_of, option, page, path, path_of, positional, text};
use crate::cli::catalogue::Entry;
use crate::cli::change::{reason, reason_of, result_format, tell};
use crate::cli::context::Context;
use crate::cli::output::Format;
use crate::error::{Error, Kind, Result};
use crate::model::Plan;
use crate::model::plan::document::{Measure, Target};
use crate::model::plan::progress::TargetProgress;
use crate::ops;
use crate::ops::round::Round;
use crate::text::{Lang, Text};

pub const ENTRY: Entry = Entry { page: help, run };

/// What of the plan is asked for.
struct Asked<'a> {
    plan: &'a Plan,
    round: &'a Round,
    measures: Vec<&'a Measure>,
    targets: Vec<(&'a Target, TargetProgress)>,
}

fn help(lang: Lang) -> Command {
    let about = Text::new(
        "工作计划：措施、各目标的进展、责任分解",
        "The plan of work: its measures, how far its targets are, who does what",
    );
    let number = Text::new("序号", "N");
    let measure = Text::new("只看第几条措施，讲全", "Only this measure, in full");
    let target = Text::new("只看这个目标，如 T03，讲全", "Only this target, such as T03, in full");
    let import = Text::new(
        "导入计划文件（JSON），作为正在执行的计划",
        "Take a plan file (JSON) in and put it in force",
    );
    let file = Text::new("计划文件（JSON）", "The plan file (JSON)");
    let import = page(
        lang,
        "import",
        &import,
        "  kaohe plan import sample-data/huizhou/plan.json",
    )
    .arg(path(positional(lang, "file", &FILE, &file)))
    .arg(reason(lang))
    .arg(result_format(lang));
    page(lang, "plan", &about, "  kaohe plan --target T02 --period 2020")
        .arg(option(lang, "measure", &number, &measure).value_parser(value_parser!(u32)))
        .arg(option(lang, "target", &Text::new("编号", "CODE"), &target))
        .arg(format(lang, &Format::ALL))
        .subcommands([import, duty::help(lang)])
}

fn run(matches: &ArgMatches, context: &mut Context<'_, '_>) -> Result<Outcome> {
    match matches.subcommand() {
        Some(("import", matches)) => import(matches, context),
        Some((_, matches)) => duty::run(matches, context),
        None => show(matches, context),
    }
}

fn import(matches: &ArgMatches, context: &mut Context<'_, '_>) -> Result<Outcome> {
    let path = path_of(matches, "file").expect("BUG: the parser demands a file");
    let file = ops::plan::read(path)?;
    let (mut session, mut round) = context.to_change()?;
    let done = ops::plan::import(&mut session, &mut round, &file, reason_of(matches))?;
    tell(done.as_ref(), matches, context)
}

fn show(matches: &ArgMatches, context: &mut Context<'_, '_>) -> Result<Outcome> {
    let round = context.round()?;
    let asked = asked(matches, &round)?;
    let format = format_of(matches).unwrap_or(Format::Table);
    let lang = context.lang();
    let is_one = matches.contains_id("measure") || matches.contains_id("target");
    if format == Format::Table && is_one {
        let mut lines = Vec::new();
        if matches.contains_id("measure") {
            lines.extend(
                asked
                    .measures
                    .iter()
                    .flat_map(|measure| told::measure(&asked, measure, lang)),
            );
        }
        let targets = asked.targets.iter();
        lines.extend(targets.flat_map(|(target, progress)| told::target(&asked, target, progress, lang)));
        context.output.print(&lines.join("\n"))?;
        return Ok(Outcome::Done);
    }
    let table = told::table(&asked, format, lang);
    context.output.table(format, &table, || json::listing(&asked))?;
    Ok(Outcome::Done)
}

fn asked<'a>(matches: &ArgMatches, round: &'a Round) -> Result<Asked<'a>> {
    let plan = ops::plan::plan(round)?;
    let targets = plan.targets().iter().zip(ops::plan::progress(round));
    let mut asked = Asked {
        plan,
        round,
        measures: plan.measures().map(|(_, measure)| measure).collect(),
        targets: targets.collect(),
    };
    if let Some(no) = matches.get_one::<u32>("measure") {
        let measure = ops::duty::measure(round, *no)?;
        asked.measures.retain(|of| of.no == measure.no);
        asked.targets.retain(|(target, _)| target.measure == measure.no);
    }
    if let Some(code) = text(matches, "target") {
        let all: Vec<String> = asked.targets.iter().map(|(target, _)| target.code.clone()).collect();
        asked.targets.retain(|(target, _)| target.code == code);
        let Some((target, _)) = asked.targets.first() else {
            return Err(no_target(code, &all));
        };
        let no = target.measure;
        asked.measures.retain(|measure| measure.no == no);
    }
    Ok(asked)
}

fn no_target(code: &str, all: &[String]) -> Error {
    Error::new(
        Kind::NotFound,
        Text::of(format!("没有目标“{code}”。"), format!("There is no target \"{code}\".")),
    )
    .hint(Text::of(
        format!("可用：{}。", all.join("、")),
        format!("There are: {}.", all.join(", ")),
    ))
}
