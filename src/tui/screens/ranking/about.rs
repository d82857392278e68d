//! What there is to say of one unit in a few lines: grade and why, change, adjustments, weak links.

use crate::i18n::{heading, number, outcome};
use crate::model::UnitIx;
use crate::ops::weak::weak_of;
use crate::tui::view::View;
use crate::tui::widgets::page::Line;

/// What there is to say of a unit in a few lines.
#[must_use]
pub fn about(view: &View, unit: UnitIx) -> Vec<Line> {
    let result = view.evaluation().unit(unit);
    let decimals = view.evaluation().decimals;
    let mut said = vec![view.unit_name(unit).to_owned()];
    let grade = view.grade(unit);
    if let Some(reason) = result.grade_reason.filter(|_| !grade.is_empty()) {
        said.push(format!(
            "{grade}{}",
            view.bracketed(view.say(outcome::grade_reason(reason)))
        ));
    }
    if let Some(change) = result.change {
        let comma = view.pick("，", ", ");
        let places = change.rank.map_or_else(String::new, |rank| {
            format!("{comma}{}", number::places(rank, view.lang))
        });
        let than = view.pick("较上期 ", "since last period ");
        said.push(format!("{than}{}{places}", number::gained(change.total, decimals)));
    }
    let mut lines = vec![Line::Heading(said.join("  "))];
    for (name, points) in [(&heading::BONUS, result.bonus), (&heading::PENALTY, result.penalty)] {
        if points.steps() != 0 {
            lines.push(Line::Named(view.say(name).to_owned(), points.show(decimals)));
        }
    }
    if !result.vetoes.is_empty() {
        let vetoes = result.vetoes.join(view.pick("、", ", "));
        lines.push(Line::Warning(format!("{} {vetoes}", view.say(&heading::VETO))));
    }
    if !result.lacking.is_empty() {
        let names: Vec<_> = result
            .lacking
            .iter()
            .map(|node| view.round.scheme.node(*node).code())
            .collect();
        lines.push(Line::Named(view.say(&heading::LACKING).to_owned(), names.join(" ")));
    }
    let weak = weak_of(view.round, unit);
    if !weak.is_empty() {
        let names: Vec<_> = weak.iter().map(|link| view.node_name(link.indicator)).collect();
        lines.push(Line::Named(
            view.pick("薄弱环节", "Weak links").to_owned(),
            names.join(view.pick("；", "; ")),
        ));
    }
    lines
}
