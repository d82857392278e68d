//! Reading out: progress, ranking, a unit's scorecard, a score explained, weak links.
//!
//! Every fact is a sentence with its name, because a table read line by line says nothing.

use super::Plain;
use super::pick::{Choice, units};
use crate::error::Result;
use crate::i18n::{heading, number, outcome, state, trace};
use crate::model::{NodeIx, Points, State, UnitIx};
use crate::ops::explain::explain as explained;
use crate::ops::round::Round;
use crate::ops::status::{Progress, status as how_far};
use crate::ops::weak::{WeakLink, weak as weak_links, weak_of};
use crate::text::{Lang, Text};

/// Says how far the round is, and what blocks it.
pub fn status(plain: &mut Plain<'_>) -> Result<()> {
    let status = how_far(&plain.round);
    plain.talk.say(&counted(&Text::new("合计", "In all"), status.overall))?;
    for (department, progress) in &status.by_department {
        let name = match department.as_str() {
            "" => Text::new("未指明部门", "No department"),
            name => Text::same(name.to_owned()),
        };
        plain.talk.say(&counted(&name, *progress))?;
    }
    for block in &status.blocks {
        plain.talk.say(&block.text(&plain.round))?;
    }
    if status.blocks.is_empty() {
        plain
            .talk
            .say(&Text::new("数据和评分都已齐全。", "All values and marks are there."))?;
    }
    Ok(())
}

fn counted(name: &Text, progress: Progress) -> Text {
    let Progress {
        cells,
        filled,
        verified,
        marks,
        marked,
    } = progress;
    let (mut zh, mut en) = (Vec::new(), Vec::new());
    if cells > 0 {
        zh.push(format!("数据已填 {filled}，应填 {cells}，已核定 {verified}"));
        en.push(format!("{filled} of {cells} values filled, {verified} verified"));
    }
    if marks > 0 {
        zh.push(format!("评分已评 {marked}，应评 {marks}"));
        en.push(format!("{marked} of {marks} marks given"));
    }
    Text::of(
        format!("{}：{}。", name.get(Lang::Zh), zh.join("；")),
        format!("{}: {}.", name.get(Lang::En), en.join("; ")),
    )
}

/// Says every unit with its place, total and grade.
pub fn ranking(plain: &mut Plain<'_>) -> Result<()> {
    for unit in plain.round.evaluation.in_rank_order() {
        let line = headline(&plain.round, unit, plain.talk.lang());
        plain.talk.line(&line)?;
    }
    Ok(())
}

/// `龙门县：名次 7，总分 62.93，等次 合格，升1位。`
fn headline(round: &Round, unit: UnitIx, lang: Lang) -> String {
    let (scheme, result) = (&round.scheme, round.evaluation.unit(unit));
    let decimals = round.evaluation.decimals;
    let named = |name: &Text, value: String| format!("{} {value}", name.get(lang));
    let total = result
        .total
        .map_or_else(|| "—".to_owned(), |total| total.show(decimals));
    let grade = result.grade.map(|grade| &scheme.document().grades[grade].name);
    let moved = result.change.and_then(|change| change.rank);
    let parts = [
        result
            .overall_place
            .map(|place| named(&heading::PLACE, place.to_string())),
        Some(named(&heading::TOTAL, total)),
        grade.map(|grade| named(&heading::GRADE, grade.get(lang).to_owned())),
        moved.map(|moved| number::places(moved, lang)),
        result.provisional.then(|| outcome::PROVISIONAL.get(lang).to_owned()),
    ];
    sentence(scheme.unit(unit).name.get(lang), parts, lang)
}

/// Says a unit's standing and then each criterion and indicator.
pub fn scorecard(plain: &mut Plain<'_>) -> Result<()> {
    let Some(unit) = plain.ask_unit()? else { return Ok(()) };
    let lang = plain.talk.lang();
    let line = headline(&plain.round, unit, lang);
    plain.talk.line(&line)?;
    for node in (0..plain.round.scheme.nodes().len()).map(NodeIx) {
        let line = scored(&plain.round, unit, node, lang);
        plain.talk.line(&line)?;
    }
    Ok(())
}

/// `A1 一般贸易占比：完成值 58.5 %，得分 9.85 / 10，得分率 98.50%，名次 3，薄弱。`
fn scored(round: &Round, unit: UnitIx, at: NodeIx, lang: Lang) -> String {
    let (node, result) = (round.scheme.node(at), round.evaluation.node(at, unit));
    let decimals = round.evaluation.decimals;
    let weight = number::value(result.effective_weight);
    let value = |value| {
        format!(
            "{} {} {}",
            heading::VALUE.get(lang),
            number::value(value),
            node.document.unit
        )
    };
    let place = round.evaluation.node_places(at)[unit.0];
    let parts = [
        result.value.map(|of| value(of).trim_end().to_owned()),
        result
            .score
            .map(|score| format!("{} {} / {weight}", heading::SCORE.get(lang), score.show(decimals))),
        result
            .rate
            .map(|rate| format!("{} {}", heading::RATE.get(lang), number::percent(rate))),
        place.map(|place| format!("{} {place}", heading::PLACE.get(lang))),
        (result.state != State::Value).then(|| state::state(result.state).get(lang).to_owned()),
        result
            .weak
            .map(|reason| format!("{} {}", outcome::WEAK.get(lang), outcome::weak_reason(reason).get(lang))),
    ];
    sentence(&format!("{} {}", node.code(), node.name().get(lang)), parts, lang)
}

/// Says every step between the values and an indicator's points.
pub fn explain(plain: &mut Plain<'_>) -> Result<()> {
    let Some(unit) = plain.ask_unit()? else { return Ok(()) };
    let Some(indicator) = plain.ask_indicator()? else {
        return Ok(());
    };
    let lang = plain.talk.lang();
    let found = explained(&plain.round, unit, indicator).expect("BUG: it was chosen among the indicators");
    for line in trace::lines(&plain.round.scheme, &found, lang) {
        plain.talk.line(format!("{} {}", line.label, line.text).trim())?;
    }
    Ok(())
}

/// Says the weak links of a unit, or of all.
pub fn weak(plain: &mut Plain<'_>) -> Result<()> {
    let lang = plain.talk.lang();
    let all = Text::new("全部单位", "All units");
    let mut choices = vec![Choice::of("", &all, lang)];
    choices.extend(units(&plain.round.scheme, plain.round.scheme.n_units(), lang));
    let question = Text::new("哪个单位？1 为全部单位。", "Which unit? 1 is all units.");
    let Some(n) = plain.talk.choose(&question, &choices)? else {
        return Ok(());
    };
    let links = match n.checked_sub(1) {
        None => weak_links(&plain.round),
        Some(unit) => weak_of(&plain.round, UnitIx(unit)),
    };
    for link in &links {
        let line = falls_behind(&plain.round, link, lang);
        plain.talk.line(&line)?;
    }
    if links.is_empty() {
        plain
            .talk
            .say(&Text::new("没有薄弱环节。", "There are no weak links."))?;
    }
    Ok(())
}

fn falls_behind(round: &Round, link: &WeakLink, lang: Lang) -> String {
    let node = round.scheme.node(link.indicator);
    let decimals = round.evaluation.decimals;
    let lost = Points::round(link.lost, decimals).show(decimals);
    let name = format!(
        "{} {} {}",
        round.scheme.unit(link.unit).name.get(lang),
        node.code(),
        node.name().get(lang)
    );
    let lost = match lang {
        Lang::Zh => format!("失分 {lost}"),
        Lang::En => format!("{lost} points lost"),
    };
    let parts = [
        link.rate
            .map(|rate| format!("{} {}", heading::RATE.get(lang), number::percent(rate))),
        Some(lost),
        Some(outcome::weak_sentence(link.reason, &round.scheme.document().weak, lang)),
    ];
    sentence(&name, parts, lang)
}

/// A name and what is said of it, as one sentence.
fn sentence(name: &str, parts: impl IntoIterator<Item = Option<String>>, lang: Lang) -> String {
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    match lang {
        Lang::Zh => format!("{name}：{}。", parts.join("，")),
        Lang::En => format!("{name}: {}.", parts.join(", ")),
    }
}
