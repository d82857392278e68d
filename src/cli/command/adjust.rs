//! `kaohe adjust`: a bonus, penalty or veto, applied, confirmed or taken away.

use clap::{ArgMatches, Command};

use crate::cli::Outcome;
use crate::cli::argument::{flag, option, page, positional, required, text};
use crate::cli::catalogue::Entry;
use crate::cli::change::{files, files_of, reason, reason_of, result_format, tell};
use crate::cli::context::Context;
use crate::error::Result;
use crate::ops::adjust::{Application, apply, confirm, remove};
use crate::ops::find;
use crate::text::{Lang, Text};

pub const ENTRY: Entry = Entry { page: help, run };

fn help(lang: Lang) -> Command {
    let about = Text::new(
        "加分、扣分、一票否决：计入、由他人确认、撤去",
        "Apply a bonus, penalty or veto, confirm another's, or take it away",
    );
    let unit = Text::new("考核对象（代码或名称）", "The unit (code or name)");
    let item = Text::new("事项（代码或名称）", "The item (code or name)");
    let count = Text::new("次数（默认 1）", "How many times (default 1)");
    let evidence = Text::new("依据：文件、材料", "What proves it: a document, a file");
    let event = Text::new(
        "事件编号：同一对象的同一事件，加分、扣分、否决各只计一次，不论哪一期",
        "What the event is known by: for a unit it counts once as a bonus, penalty or veto, in whichever period",
    );
    let confirmation = Text::new("确认他人计入的一项", "Confirm one that somebody else applied");
    let removal = Text::new("撤去已计入的一项", "Take one away that was applied");
    page(
        lang,
        "adjust",
        &about,
        "  kaohe adjust 龙门县 X1 --reason 获国家级试点 --evidence 商贸函〔2018〕1号\n  kaohe adjust 龙门县 X1 --confirm --as 李四",
    )
    .arg(positional(lang, "unit", &Text::new("考核对象", "UNIT"), &unit))
    .arg(positional(lang, "item", &Text::new("事项", "ITEM"), &item))
    .arg(option(lang, "count", &Text::new("次数", "COUNT"), &count))
    .arg(option(lang, "evidence", &Text::new("依据", "EVIDENCE"), &evidence))
    .arg(option(lang, "event", &Text::new("事件编号", "REF"), &event))
    .arg(files(lang))
    .arg(flag(lang, "confirm", &confirmation).conflicts_with_all(["count", "evidence", "event", "file", "remove"]))
    .arg(flag(lang, "remove", &removal).conflicts_with_all(["count", "evidence", "event", "file"]))
    .arg(reason(lang))
    .arg(result_format(lang))
}

fn run(matches: &ArgMatches, context: &mut Context<'_, '_>) -> Result<Outcome> {
    let (mut session, mut round) = context.to_change()?;
    let unit = find::assessed_unit(&round.scheme, required(matches, "unit"))?;
    let item = find::item(&round.scheme, required(matches, "item"))?;
    let (is_removal, is_confirmation) = (matches.get_flag("remove"), matches.get_flag("confirm"));
    let done = if is_removal || is_confirmation {
        let id = find::applied(&round, unit, &item, text(matches, "reason"))?;
        let carry_out = if is_removal { remove } else { confirm };
        carry_out(&mut session, &mut round, id, reason_of(matches))?
    } else {
        let application = Application {
            unit,
            item,
            count: text(matches, "count").unwrap_or("1").parse()?,
            reason: reason_of(matches).to_owned(),
            evidence: text(matches, "evidence").unwrap_or_default().to_owned(),
            event: text(matches, "event").unwrap_or_default().to_owned(),
            files: files_of(matches),
        };
        apply(&mut session, &mut round, &application)?
    };
    tell(done.as_ref(), matches, context)
}
