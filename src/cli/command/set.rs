//! `kaohe set`: one value.

use clap::{ArgMatches, Command};

use crate::cli::Outcome;
use crate::cli::argument::{option, page, positional, required, text};
use crate::cli::catalogue::Entry;
use crate::cli::change::{reason, reason_of, result_format, say, tell};
use crate::cli::context::Context;
use crate::error::Result;
use crate::model::Reported;
use crate::ops::block::Place;
use crate::ops::remark::Said;
use crate::ops::set::{Edit, read_value, set};
use crate::ops::{doubt, find};
use crate::text::{Lang, Text};

pub const ENTRY: Entry = Entry { page: help, run };

fn help(lang: Lang) -> Command {
    let about = Text::new("填一项数据", "Set one value");
    let unit = Text::new(
        "考核对象或参照单位（代码或名称）",
        "The unit or reference unit (code or name)",
    );
    let metric = Text::new("填报数据（代码或名称）", "The metric (code or name)");
    let value = Text::new(
        "数值；或 不涉及（NA）、未报送、未填；不写则只改来源、备注",
        "The number; or NA (不涉及), 未报送 (missing), 未填 (pending); without it only source and note change",
    );
    page(
        lang,
        "set",
        &about,
        "  kaohe set 龙门县 export 41.0 --reason 海关更正 --period 2018",
    )
    .arg(positional(lang, "unit", &Text::new("考核对象", "UNIT"), &unit))
    .arg(positional(lang, "metric", &Text::new("数据", "METRIC"), &metric))
    .arg(
        positional(lang, "value", &Text::new("数值", "VALUE"), &value)
            .required(false)
            .allow_negative_numbers(true),
    )
    .arg(option(
        lang,
        "source",
        &Text::new("来源", "SOURCE"),
        &Text::new("数据来源", "Where it comes from"),
    ))
    .arg(option(
        lang,
        "note",
        &Text::new("备注", "NOTE"),
        &Text::new("备注", "A note"),
    ))
    .arg(reason(lang))
    .arg(result_format(lang))
}

fn run(matches: &ArgMatches, context: &mut Context<'_, '_>) -> Result<Outcome> {
    let (mut session, mut round) = context.to_change()?;
    let unit = find::unit(&round.scheme, required(matches, "unit"))?;
    let metric = find::metric(&round.scheme, required(matches, "metric"))?;
    let [source, note] = ["source", "note"].map(|id| text(matches, id).map(str::to_owned));
    let Some(typed) = text(matches, "value") else {
        let place = Place::Metric(unit, metric);
        let done = say(&mut session, &mut round, &place, &Said { source, note }, matches)?;
        return tell(done.as_ref(), matches, context);
    };
    let reported = read_value(&round, metric, typed)?;
    if let Reported::Value(quantity) = reported {
        for doubt in doubt::doubts(&round, unit, metric, quantity) {
            context.output.say(&doubt.notice());
        }
    }
    let edit = Edit {
        source,
        note,
        ..Edit::value(unit, metric, reported)
    };
    let done = set(&mut session, &mut round, &[edit], reason_of(matches))?;
    tell(done.as_ref(), matches, context)
}
