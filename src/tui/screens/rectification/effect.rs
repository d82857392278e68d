//! What the rectification of the period before counts for in this one, shown before it is taken over.

use crate::i18n::{number, rectification as words};
use crate::ops::rectify::effect::{Standing, from, standings};
use crate::text::{Lang, Text};
use crate::tui::effect::{Effect, Preview};
use crate::tui::errand::{Errand, form};
use crate::tui::view::View;
use crate::tui::widgets::page::Line;

/// The preview; a page without a way on where the scheme does not say what takes it.
pub(super) fn preview(view: &View) -> Effect {
    let (from, to) = (from(view.round), view.round.period);
    let title = Text::of(
        format!("{from} 整改对 {to} 考核的影响"),
        format!("What the rectification of {from} counts for in {to}"),
    );
    let standings = standings(view.round, view.today);
    let mut lines: Vec<Line> = standings.iter().map(|standing| line(view, standing)).collect();
    if view.round.scheme.document().rectification.is_none() {
        lines.push(Line::Text(view.say(&NO_RULE).to_owned()));
        return Effect::Page(title, lines);
    }
    lines.push(Line::Text(view.say(&ASKS_WHY).to_owned()));
    Effect::Preview(Preview {
        title,
        lines,
        then: Box::new(Effect::Fill(form(Errand::TakeOver(view.lang), view))),
    })
}

fn line(view: &View, standing: &Standing) -> Line {
    let name = view.unit_name(standing.unit).to_owned();
    if standing.due.is_empty() && standing.open.is_empty() {
        return Line::Named(name, view.pick("没有整改事项", "no items").to_owned());
    }
    let count = |label: &Text, n: usize| format!("{} {n}", view.say(label));
    let mut parts = vec![
        count(&words::N_DUE, standing.due.len()),
        count(&words::N_DONE, standing.done.len()),
    ];
    let rate = standing.rate().map(number::percent);
    parts.extend(rate.map(|rate| format!("{} {rate}", view.say(&words::COMPLETION))));
    parts.push(count(&words::N_OVERDUE, standing.overdue.len()));
    if !standing.open.is_empty() {
        parts.push(count(&words::N_OPEN, standing.open.len()));
    }
    let to_apply = standing.overdue.len() - standing.applied.len();
    let penalty = words::to_apply(view.round.scheme.document(), to_apply);
    if to_apply > 0 && !view.say(&penalty).is_empty() {
        parts.push(format!("{} {}", view.say(&words::TO_APPLY), view.say(&penalty)));
    }
    let comma = match view.lang {
        Lang::Zh => "，",
        Lang::En => ", ",
    };
    Line::Named(name, parts.join(comma))
}

const NO_RULE: Text = Text::new(
    "方案没有写明整改结果计入哪项数据、哪个扣分项（rectification），只供参考。",
    "The scheme does not say which metrics and which penalty take it (rectification); for information only.",
);
const ASKS_WHY: Text = Text::new(
    "按 Enter 并写明原因后计入，记为一次修改，可以撤销。",
    "Enter takes it over for a reason, as one change, which can be undone.",
);
