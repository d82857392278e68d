//! What is done with records: verifying, undo and redo, the journal, and the period that is shown.

use super::Plain;
use super::fill::UNCHANGED;
use super::pick::{Choice, metrics};
use crate::error::Result;
use crate::i18n::heading;
use crate::model::MetricIx;
use crate::ops::journal::{Line, list};
use crate::ops::{undo as again, verify as check};
use crate::text::{Lang, Text};

/// So many entries of the journal are read out.
const ENTRIES: u32 = 20;

/// Verifies one value of a unit, or all of them.
pub fn verify(plain: &mut Plain<'_>) -> Result<()> {
    let Some(unit) = plain.ask_place()? else { return Ok(()) };
    let lang = plain.talk.lang();
    let all = Text::new("全部已填的数据", "Every filled value");
    let mut choices = vec![Choice::of("", &all, lang)];
    choices.extend(metrics(&plain.round.scheme, lang));
    let question = Text::new(
        "核定哪一项？1 为全部已填的数据。",
        "Which one? 1 is every filled value.",
    );
    let Some(n) = plain.talk.choose(&question, &choices)? else {
        return Ok(());
    };
    let cells = match n.checked_sub(1) {
        None => check::filled(&plain.round, unit),
        Some(metric) => vec![(unit, MetricIx(metric))],
    };
    let done = check::verify(&mut plain.session, &mut plain.round, &cells, "")?;
    plain.talk.say(&done.map_or(UNCHANGED, |done| done.name))
}

/// Takes the last change back.
pub fn undo(plain: &mut Plain<'_>) -> Result<()> {
    let again = again::undo(&mut plain.session, &mut plain.round, "")?;
    plain.talk.say(&again::undone(&again))
}

/// Does again what was taken back.
pub fn redo(plain: &mut Plain<'_>) -> Result<()> {
    let again = again::redo(&mut plain.session, &mut plain.round, "")?;
    plain.talk.say(&again::redone(&again))
}

/// Reads the newest entries of the journal out.
pub fn journal(plain: &mut Plain<'_>) -> Result<()> {
    let lines = list(&plain.session, None, ENTRIES)?;
    for line in &lines {
        plain.talk.say(&entry(line))?;
    }
    Ok(())
}

fn entry(line: &Line) -> Text {
    let (seq, stamp) = (line.entry.head.seq, &line.entry.stamp);
    let when = stamp.at.format("%Y-%m-%d %H:%M");
    let (actor, reason) = (&stamp.actor, &stamp.reason);
    let kind = line.entry.operation.label();
    let why = |word: &str, end: &str| {
        if reason.is_empty() {
            String::new()
        } else {
            format!("{word}{reason}{end}")
        }
    };
    Text::of(
        format!(
            "第 {seq} 条，{when}，{actor}，{}：{}。{}",
            kind.get(Lang::Zh),
            line.what.get(Lang::Zh),
            why("原因：", "。")
        ),
        format!(
            "{seq}, {when}, {actor}, {}: {}. {}",
            kind.get(Lang::En),
            line.what.get(Lang::En),
            why("Reason: ", ".")
        ),
    )
}

/// Goes to another period.
pub fn period(plain: &mut Plain<'_>) -> Result<()> {
    let lang = plain.talk.lang();
    let periods = plain.round.periods();
    let choices: Vec<_> = periods
        .iter()
        .map(|period| Choice::of(&period.to_string(), &heading::period(*period), lang))
        .collect();
    let question = Text::new("哪个考核期？", "Which period?");
    let Some(n) = plain.talk.choose(&question, &choices)? else {
        return Ok(());
    };
    plain.round = plain.session.round(Some(periods[n]))?;
    plain.talk.say(&heading::period(periods[n]))
}
