//! 加减分: what is applied to the unit, and what may be done about it.

use crate::model::UnitIx;
use crate::text::{Lang, Text};
use crate::tui::effect::{Choice, Effect, Question};
use crate::tui::errand::judging::{Judging, item_name, items};
use crate::tui::errand::{Errand, form};
use crate::tui::view::View;

/// Shows what is applied and asks what is to be done.
pub fn ask(view: &View, unit: UnitIx) -> Effect {
    let applied = || view.round.applied().filter(|applied| applied.adjustment.unit == unit);
    let mut body: Vec<Text> = Vec::new();
    let mut choices = vec![
        Choice {
            label: Text::new("返回", "Back"),
            then: Effect::None,
        },
        Choice {
            label: Text::new("计入一项", "Apply an item"),
            then: which(view, unit),
        },
    ];
    for one in applied() {
        let item = item_name(view, &one.adjustment.item);
        let (reason, by) = (&one.adjustment.reason, &one.adjustment.actor);
        let (count, checked) = (&one.adjustment.count, checked(&one.confirmed_by));
        let event = match one.event.as_str() {
            "" => String::new(),
            event => view.bracketed(event),
        };
        body.push(Text::of(
            format!("{item} × {count}：{reason}{event}，{by}，{checked}"),
            format!("{item} × {count}: {reason}{event}, {by}, {}", checked.get(Lang::En)),
        ));
        let named = |zh: &str, en: &str| Text::of(format!("{zh} {item}：{reason}"), format!("{en} {item}: {reason}"));
        if one.confirmed_by.is_empty() {
            choices.push(Choice {
                label: named("确认", "Confirm"),
                then: fill(Judging::Confirm(one.id), view),
            });
        }
        choices.push(Choice {
            label: named("撤去", "Take away"),
            then: fill(Judging::Remove(one.id), view),
        });
    }
    if body.is_empty() {
        body.push(Text::new("本期没有加减分。", "Nothing is applied in this period."));
    }
    Effect::Ask(Question {
        title: Text::of(
            format!("加减分：{}", view.unit_name(unit)),
            format!("Adjustments: {}", view.unit_name(unit)),
        ),
        body,
        choices,
        marked: 0,
    })
}

/// Asks which item is applied.
fn which(view: &View, unit: UnitIx) -> Effect {
    let choices: Vec<Choice> = items(view)
        .into_iter()
        .map(|(code, name)| Choice {
            label: Text::of(format!("{code} {name}"), format!("{code} {}", name.get(Lang::En))),
            then: fill(Judging::Apply(unit, code), view),
        })
        .collect();
    if choices.is_empty() {
        return Effect::Tell(crate::tui::effect::Notice::refused(NO_ITEMS));
    }
    Effect::Ask(Question {
        title: Text::new("计入哪一项？", "Which item?"),
        body: Vec::new(),
        choices,
        marked: 0,
    })
}

fn checked(by: &str) -> Text {
    match by {
        "" => Text::new("未经他人确认", "not confirmed yet"),
        by => Text::of(format!("{by} 已确认"), format!("confirmed by {by}")),
    }
}

fn fill(judging: Judging, view: &View) -> Effect {
    Effect::Fill(form(Errand::Judging(judging), view))
}

const NO_ITEMS: Text = Text::new(
    "方案中没有加分、扣分或否决事项。",
    "The scheme has no bonus, penalty or veto items.",
);
