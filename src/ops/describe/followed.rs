//! Changes of deadlines, moderation notes, appeals and rectification items in words.

use crate::i18n::{appeal as appeals, name, rectification as words, round};
use crate::model::{Appeal, Rectification, Scheme};
use crate::store::{DeadlineRow, ModerationRow};
use crate::text::{Lang, Text};

/// `时限 2021 填报：2022-02-28`.
pub(super) fn deadline(row: &DeadlineRow, stands: bool) -> Text {
    let (period, step) = (row.period, round::step(row.step));
    let title = Text::of(
        format!("时限 {period} {step}"),
        format!("deadline {period} {}", step.get(Lang::En)),
    );
    let what = if stands {
        Text::same(row.due.to_string())
    } else {
        Text::new("取消", "taken away")
    };
    joined(&title, ("：", ": "), &what)
}

/// `复议 2018 甲县 G4 综合评议：评委合议`.
pub(super) fn moderation(scheme: &Scheme, row: &ModerationRow, stands: bool) -> Text {
    let (unit, indicator) = (name::unit(scheme, &row.unit), name::coded(scheme, &row.indicator));
    let period = row.period;
    let title = Text::of(
        format!("复议 {period} {unit} {indicator}"),
        format!(
            "marks settled {period}, {}, {}",
            unit.get(Lang::En),
            indicator.get(Lang::En)
        ),
    );
    let what = if stands {
        Text::same(&row.note)
    } else {
        Text::new("撤去", "taken away")
    };
    joined(&title, ("：", ": "), &what)
}

/// `申诉 2021 第 1 号 甲县 A1 一般贸易占比：成立，得分 7.90 → 8.20`.
pub(super) fn appeal(scheme: &Scheme, before: Option<&Appeal>, after: Option<&Appeal>) -> Text {
    let one = after.or(before).expect("BUG: a change has a side");
    let what = match after.map(|appeal| &appeal.decision) {
        None => Text::new("撤去", "taken away"),
        Some(None) if before.is_none() => Text::new("提出", "opened"),
        Some(None) => Text::new("恢复待处理", "open again"),
        Some(Some(decision)) => {
            let ruling = appeals::ruling(decision.ruling).clone();
            let moved = decision.effect.as_ref().map(appeals::effect);
            moved.map_or_else(|| ruling.clone(), |moved| joined(&ruling, ("，", ", "), &moved))
        }
    };
    let (unit, indicator) = (name::unit(scheme, &one.unit), name::coded(scheme, &one.indicator));
    let (period, number) = (one.period, one.number);
    let title = Text::of(
        format!("申诉 {period} 第 {number} 号 {unit} {indicator}"),
        format!(
            "appeal {number} of {period}, {}, {}",
            unit.get(Lang::En),
            indicator.get(Lang::En)
        ),
    );
    joined(&title, ("：", ": "), &what)
}

/// `整改第 3 号 甲县 A1 一般贸易占比：已下达 → 方案报送，整改措施：…`.
pub(super) fn rectification(scheme: &Scheme, before: Option<&Rectification>, after: Option<&Rectification>) -> Text {
    let one = after.or(before).expect("BUG: a change has a side");
    let (unit, indicator) = (name::unit(scheme, &one.unit), name::coded(scheme, &one.indicator));
    let title = Text::of(
        format!("整改第 {} 号 {unit} {indicator}", one.number),
        format!(
            "rectification {}, {}, {}",
            one.number,
            unit.get(Lang::En),
            indicator.get(Lang::En)
        ),
    );
    let what = match (before, after) {
        (None, Some(after)) => words::state(after.state).clone(),
        (Some(before), Some(after)) => changed(before, after),
        (_, None) => Text::new("撤去", "taken away"),
    };
    joined(&title, ("：", ": "), &what)
}

/// The state where it changed, and every field that has something else in it.
fn changed(before: &Rectification, after: &Rectification) -> Text {
    let mut parts = Vec::new();
    if before.state != after.state {
        let (from, to) = (words::state(before.state), words::state(after.state));
        let both = |lang| format!("{} → {}", from.get(lang), to.get(lang));
        parts.push(Text::of(both(Lang::Zh), both(Lang::En)));
    }
    let fields = words::fields(before).into_iter().zip(words::fields(after));
    for ((_, old), (label, new)) in fields.filter(|((_, old), (_, new))| old != new) {
        let shown = if new.get(Lang::Zh).is_empty() { old } else { new };
        parts.push(joined(label, ("：", ": "), &shown));
    }
    let all = |lang: Lang, comma: &str| {
        let parts: Vec<&str> = parts.iter().map(|part| part.get(lang)).collect();
        parts.join(comma)
    };
    Text::of(all(Lang::Zh, "；"), all(Lang::En, "; "))
}

fn joined(one: &Text, (zh, en): (&str, &str), other: &Text) -> Text {
    Text::of(
        format!("{}{zh}{}", one.get(Lang::Zh), other.get(Lang::Zh)),
        format!("{}{en}{}", one.get(Lang::En), other.get(Lang::En)),
    )
}
