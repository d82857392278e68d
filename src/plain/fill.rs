//! Filling in: what is pending one after another, one cell, and what is said of where it is from.

use super::Plain;
use super::pick::{Choice, metrics};
use crate::error::Result;
use crate::i18n::state;
use crate::model::Reported;
use crate::model::dataset::Remark;
use crate::ops::block::{self, Place};
use crate::ops::describe::reported as described;
use crate::ops::set::{Edit, set};
use crate::ops::standing::{moved, standing};
use crate::text::{Lang, Text};

/// What became of a question for a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Step {
    Next,
    Back,
}

/// Asks for every pending value, one after another.
pub fn pending(plain: &mut Plain<'_>) -> Result<()> {
    let due = due(plain);
    let n = due.len();
    for (at, place) in due.iter().enumerate() {
        if place.entry(&plain.round).reported != Reported::Pending {
            continue;
        }
        let which = Text::of(format!("第 {} 项，共 {n} 项：", at + 1), format!("{} of {n}: ", at + 1));
        if ask(plain, place, &which)? == Step::Back {
            return Ok(());
        }
    }
    plain.talk.say(&match n {
        0 => Text::new("没有未填的数据。", "Nothing is pending."),
        _ => Text::new("已到最后一项。", "That was the last one."),
    })
}

/// The pending cells, and the judgements nobody has made, which the one who acts may make.
fn due(plain: &Plain<'_>) -> Vec<Place> {
    let round = &plain.round;
    let cells = round
        .cells_due()
        .into_iter()
        .map(|(unit, metric)| Place::Metric(unit, metric));
    let unmarked = round
        .marks_due()
        .into_iter()
        .filter(|(node, unit)| round.dataset.marks(round.period, *node, *unit).is_empty());
    let marks = unmarked.map(|(node, unit)| Place::Mark(unit, node, plain.session.actor().to_owned()));
    let is_pending = |place: &Place| place.entry(round).reported == Reported::Pending;
    cells.filter(is_pending).chain(marks).collect()
}

/// Asks for one cell and then for its value.
pub fn one(plain: &mut Plain<'_>) -> Result<()> {
    let Some(unit) = plain.ask_place()? else { return Ok(()) };
    let lang = plain.talk.lang();
    let scheme = std::sync::Arc::clone(&plain.round.scheme);
    let mut choices = metrics(&scheme, lang);
    let n_metrics = choices.len();
    let is_assessed = unit.0 < scheme.n_units();
    let judged: Vec<_> = scheme
        .indicators()
        .filter(|(_, node)| is_assessed && node.is_judged())
        .collect();
    choices.extend(
        judged
            .iter()
            .map(|(_, node)| Choice::coded(node.code(), node.name(), lang)),
    );
    let question = Text::new("哪项数据或定性指标？", "Which metric or judgement?");
    let Some(n) = plain.talk.choose(&question, &choices)? else {
        return Ok(());
    };
    let place = match n.checked_sub(n_metrics) {
        None => Place::Metric(unit, crate::model::MetricIx(n)),
        Some(n) => Place::Mark(unit, judged[n].0, plain.session.actor().to_owned()),
    };
    ask(plain, &place, &Text::new("", "")).map(drop)
}

/// Asks for the value of a cell until it is right, and enters it.
fn ask(plain: &mut Plain<'_>, place: &Place, which: &Text) -> Result<Step> {
    let question = question(plain, place, which);
    while let Some(answer) = plain.talk.ask(&question, &HELP)? {
        let reported = match answer.as_str() {
            "s" | "S" => return Ok(Step::Next),
            "-" | "－" => Reported::NotApplicable,
            "m" | "M" => Reported::Missing,
            text => match place.read(&plain.round, text) {
                Ok(reported) => reported,
                Err(problem) => {
                    plain.talk.say(&problem.text())?;
                    continue;
                }
            },
        };
        plain.talk.say(&read_as(plain, place, reported))?;
        let doubts = place.doubts(&plain.round, reported).into_iter();
        let doubts: Vec<_> = doubts.chain(place.sum_differs(&plain.round, reported)).collect();
        for doubt in &doubts {
            plain.talk.say(&doubt.notice())?;
        }
        if doubts.is_empty() || plain.talk.confirm(&IS_RIGHT)? {
            match enter(plain, place, reported) {
                Err(error) if !plain.talk.is_over() => plain.talk.refuse(&error)?,
                entered => return entered.map(|()| Step::Next),
            }
        }
    }
    Ok(Step::Back)
}

/// Enters a value; why, is asked where one was there already.
fn enter(plain: &mut Plain<'_>, place: &Place, reported: Reported) -> Result<()> {
    let before = place.entry(&plain.round).reported;
    let reason = if before == Reported::Pending || before == reported {
        Some(String::new())
    } else {
        plain.talk.ask_words(&WHY)?
    };
    let Some(reason) = reason else { return Ok(()) };
    let was = standing(&plain.round, place.unit());
    let done = block::set(
        &mut plain.session,
        &mut plain.round,
        &[(place.clone(), reported)],
        &reason,
    )?;
    let is = standing(&plain.round, place.unit());
    match done {
        None => plain.talk.say(&UNCHANGED),
        Some(done) => {
            let moved = moved(was.as_ref(), is.as_ref());
            let said = |lang| format!("{}{}", done.name.get(lang), moved.get(lang));
            plain.talk.say(&Text::of(
                format!("已保存：{}", said(Lang::Zh)),
                format!("Saved: {}", said(Lang::En)),
            ))
        }
    }
}

/// `惠城区 出口总额，单位亿元，上期 320.1，现在 335.81。请输入数值。`
fn question(plain: &Plain<'_>, place: &Place, which: &Text) -> Text {
    let round = &plain.round;
    let (name, measure, now) = (place.name(round), place.measure(round), place.entry(round).reported);
    let last = match place {
        Place::Metric(unit, metric) => {
            let entry = round.dataset.entry(round.period.previous(), *unit, *metric);
            entry.reported.quantity()
        }
        Place::Mark(..) => None,
    };
    let of = |lang: Lang, words: [&str; 3], comma: &str| {
        let parts = [
            Some(name.get(lang).to_owned()),
            (!measure.is_empty()).then(|| format!("{}{measure}", words[0])),
            last.map(|last| format!("{}{last}", words[1])),
            (now != Reported::Pending).then(|| format!("{}{}", words[2], described(now).get(lang))),
        ];
        parts.into_iter().flatten().collect::<Vec<_>>().join(comma)
    };
    Text::of(
        format!(
            "{}{}。请输入数值。",
            which.get(Lang::Zh),
            of(Lang::Zh, ["单位", "上期 ", "现在 "], "，")
        ),
        format!(
            "{}{}. The value?",
            which.get(Lang::En),
            of(Lang::En, ["in ", "last period ", "now "], ", ")
        ),
    )
}

fn read_as(plain: &Plain<'_>, place: &Place, reported: Reported) -> Text {
    let words = |lang| match reported {
        Reported::Value(quantity) => format!("{quantity} {}", place.measure(&plain.round))
            .trim_end()
            .to_owned(),
        other => state::state(other.state()).get(lang).to_owned(),
    };
    Text::of(
        format!("读作：{}。", words(Lang::Zh)),
        format!("Read as: {}.", words(Lang::En)),
    )
}

/// Asks where a value is from and what there is to say of it.
pub fn remark(plain: &mut Plain<'_>) -> Result<()> {
    let Some(unit) = plain.ask_place()? else { return Ok(()) };
    let Some(metric) = plain.ask_metric()? else {
        return Ok(());
    };
    let round = &plain.round;
    let now = round
        .dataset
        .remark(round.period, unit, metric)
        .cloned()
        .unwrap_or_default();
    let Remark { source, note } = &now;
    let (said_zh, said_en) = (or(source, "无"), or(source, "none"));
    let asks_source = Text::of(
        format!("现在的来源：{said_zh}。新的来源？空行不改。"),
        format!("The source now: {said_en}. The new one? An empty line leaves it."),
    );
    let (said_zh, said_en) = (or(note, "无"), or(note, "none"));
    let asks_note = Text::of(
        format!("现在的备注：{said_zh}。新的备注？空行不改。"),
        format!("The note now: {said_en}. The new one? An empty line leaves it."),
    );
    let Some(source) = plain.talk.ask_words(&asks_source)? else {
        return Ok(());
    };
    let Some(note) = plain.talk.ask_words(&asks_note)? else {
        return Ok(());
    };
    let given = |text: String| (!text.is_empty()).then_some(text);
    let edit = Edit {
        unit,
        metric,
        reported: None,
        source: given(source),
        note: given(note),
    };
    let done = set(&mut plain.session, &mut plain.round, &[edit], "")?;
    plain.talk.say(&done.map_or(UNCHANGED, |done| done.name))
}

fn or<'a>(text: &'a str, none: &'a str) -> &'a str {
    if text.is_empty() { none } else { text }
}

/// Said where a change changes nothing.
pub const UNCHANGED: Text = Text::new("没有变化。", "Nothing changed.");
const WHY: Text = Text::new(
    "为什么改？写入日志；空行不写。",
    "Why? It goes into the journal; an empty line says nothing.",
);
const IS_RIGHT: Text = Text::new(
    "这个值可疑。确实无误吗？y 写入，n 重新输入。",
    "The value is doubtful. Is it right? y keeps it, n asks again.",
);
const HELP: Text = Text::new(
    "输入数字，可带千分位或“万”“亿”；- 表示不涉及，m 表示未报送，“未填”清除；s 跳过这一项；q 或空行返回。",
    "A number; - for not applicable, m for missing, \"pending\" clears the cell; s skips it; q or an empty line goes back.",
);
