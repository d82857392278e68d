//! `kaohe mark`: the mark of one assessor.

use clap::{ArgMatches, Command};

use crate::cli::Outcome;
use crate::cli::argument::{option, page, positional, required, text};
use crate::cli::catalogue::Entry;
use crate::cli::change::{reason, reason_of, result_format, say, tell};
use crate::cli::context::Context;
use crate::error::Result;
use crate::ops::block::Place;
use crate::ops::find;
use crate::ops::mark::{Given, mark, read_mark};
use crate::ops::remark::Said;
use crate::text::{Lang, Text};

pub const ENTRY: Entry = Entry { page: help, run };

fn help(lang: Lang) -> Command {
    let about = Text::new("给一项定性指标评分", "Mark a judgement indicator");
    let unit = Text::new("考核对象（代码或名称）", "The unit (code or name)");
    let indicator = Text::new("定性指标（代码或名称）", "The indicator (code or name)");
    let value = Text::new(
        "分数；或 不涉及（NA）、未报送；未填 则撤去；不写则只改评语",
        "The mark; or NA (不涉及), 未报送 (missing); 未填 (pending) takes it away; without it only the note changes",
    );
    let assessor = Text::new("评委（默认为操作人）", "The assessor (default: who acts)");
    page(
        lang,
        "mark",
        &about,
        "  kaohe mark 龙门县 G4 85 --assessor 1 --period 2018",
    )
    .arg(positional(lang, "unit", &Text::new("考核对象", "UNIT"), &unit))
    .arg(positional(
        lang,
        "indicator",
        &Text::new("指标", "INDICATOR"),
        &indicator,
    ))
    .arg(
        positional(lang, "mark", &Text::new("分数", "MARK"), &value)
            .required(false)
            .allow_negative_numbers(true),
    )
    .arg(option(lang, "assessor", &Text::new("评委", "ASSESSOR"), &assessor))
    .arg(option(
        lang,
        "note",
        &Text::new("评语", "NOTE"),
        &Text::new("评语", "A note"),
    ))
    .arg(reason(lang))
    .arg(result_format(lang))
}

fn run(matches: &ArgMatches, context: &mut Context<'_, '_>) -> Result<Outcome> {
    let (mut session, mut round) = context.to_change()?;
    let unit = find::assessed_unit(&round.scheme, required(matches, "unit"))?;
    let indicator = find::judgement(&round.scheme, required(matches, "indicator"))?;
    let assessor = text(matches, "assessor").unwrap_or(session.actor()).to_owned();
    let note = text(matches, "note").map(str::to_owned);
    let Some(typed) = text(matches, "mark") else {
        let place = Place::Mark(unit, indicator, assessor);
        let said = Said { source: None, note };
        let done = say(&mut session, &mut round, &place, &said, matches)?;
        return tell(done.as_ref(), matches, context);
    };
    let given = Given {
        unit,
        indicator,
        assessor,
        reported: read_mark(typed)?,
        note,
    };
    let done = mark(&mut session, &mut round, &given, reason_of(matches))?;
    tell(done.as_ref(), matches, context)
}
