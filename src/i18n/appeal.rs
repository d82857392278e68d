//! Words for appeals: rulings, and what a correction did.

use crate::model::appeal::{Appeal, Effect, Ruling};
use crate::text::{Lang, Text};

/// What is objected, and why.
pub static GROUNDS: Text = Text::new("申诉理由", "Grounds");
/// What was decided.
pub static RULING: Text = Text::new("处理结果", "Ruling");
/// Why it was decided so.
pub static GIVEN_REASON: Text = Text::new("处理理由", "Reason given");
/// What the correction did.
pub static EFFECT: Text = Text::new("影响", "Effect");
/// Nothing was decided yet.
pub static OPEN: Text = Text::new("待处理", "open");

/// The name of a ruling.
#[must_use]
pub const fn ruling(ruling: Ruling) -> &'static Text {
    match ruling {
        Ruling::Upheld => const { &Text::new("成立", "upheld") },
        Ruling::Partly => const { &Text::new("部分成立", "partly upheld") },
        Ruling::Rejected => const { &Text::new("不成立", "rejected") },
        Ruling::Withdrawn => const { &Text::new("撤回", "withdrawn") },
    }
}

/// How far an appeal is.
#[must_use]
pub fn status(appeal: &Appeal) -> &'static Text {
    appeal
        .decision
        .as_ref()
        .map_or(&OPEN, |decision| ruling(decision.ruling))
}

/// `得分 7.90 → 8.20，总分 80.66 → 80.96，名次 7 → 6`.
#[must_use]
pub fn effect(effect: &Effect) -> Text {
    let (before, after) = (&effect.before, &effect.after);
    let figure = |text: &str| {
        if text.is_empty() {
            "—".to_owned()
        } else {
            text.to_owned()
        }
    };
    let moves = [
        (Text::new("得分", "points"), &before.points, &after.points),
        (Text::new("总分", "total"), &before.total, &after.total),
        (Text::new("名次", "place"), &before.rank, &after.rank),
    ];
    let said = |lang: Lang, comma: &str| {
        let part = |(what, from, to): &(Text, &String, &String)| {
            format!("{} {} → {}", what.get(lang), figure(from), figure(to))
        };
        moves.iter().map(part).collect::<Vec<_>>().join(comma)
    };
    Text::of(said(Lang::Zh, "，"), said(Lang::En, ", "))
}
