//! What there is to say of one thing of one unit: definition, method, trace, last value, source.
//!
//! Puts together sentences from `i18n`; computes nothing and draws nothing.

use super::view::View;
use super::widgets::page::Line;
use crate::i18n::trace::Kind;
use crate::i18n::{heading, method, number, outcome, policy, state, target, trace};
use crate::model::scheme::Node;
use crate::model::{Entry, MetricIx, NodeIx, Reported, UnitIx};
use crate::ops::block::Place;
use crate::ops::evidence::Evidence;
use crate::ops::explain::explain;
use crate::text::Text;

/// A criterion or an indicator of a unit.
#[must_use]
pub fn of_node(view: &View, unit: UnitIx, node: NodeIx) -> Vec<Line> {
    let mut lines = vec![title(view, unit, &view.node_name(node))];
    let is_assessed = unit.0 < view.round.scheme.n_units();
    if view.round.scheme.node(node).is_indicator() {
        if is_assessed {
            lines.extend(result(view, unit, node));
            lines.extend(trace_lines(view, unit, node));
        }
        lines.extend(definition(view, node));
    } else {
        if is_assessed {
            lines.extend(result(view, unit, node));
        }
        let aggregation = view.round.scheme.node(node).document.aggregation;
        let aggregation = aggregation.unwrap_or(view.round.scheme.document().aggregation);
        let named = (Text::new("汇总方法", "Aggregation"), policy::aggregation(aggregation));
        lines.push(pair(view, &named.0, view.say(named.1)));
    }
    lines
}

/// A metric of a unit, with the indicator that is nothing but it.
#[must_use]
pub fn of_metric(view: &View, unit: UnitIx, metric: MetricIx, node: Option<NodeIx>) -> Vec<Line> {
    let of = view.round.scheme.metric(metric);
    let named = match node {
        Some(node) => view.node_name(node),
        None => view.say(&of.name).to_owned(),
    };
    let mut lines = vec![title(view, unit, &named)];
    lines.extend(reported(view, unit, metric));
    lines.extend(said_of(view, &Place::Metric(unit, metric)));
    match node {
        Some(node) if unit.0 < view.round.scheme.n_units() => {
            lines.extend(result(view, unit, node));
            lines.extend(trace_lines(view, unit, node));
            lines.extend(definition(view, node));
        }
        Some(node) => lines.extend(definition(view, node)),
        None => lines.extend(used_by(view, metric)),
    }
    for (name, text) in [
        (Text::new("填报单位", "Reported by"), of.reported_by.clone()),
        (heading::SOURCE.clone(), of.source.clone()),
        (
            Text::new("应附材料", "To be proven by"),
            of.evidence.join(view.pick("、", ", ")),
        ),
    ] {
        if !text.is_empty() {
            lines.push(pair(view, &name, &text));
        }
    }
    lines
}

/// An assessor's mark on an indicator of a unit.
#[must_use]
pub fn of_mark(view: &View, unit: UnitIx, node: NodeIx, assessor: &str) -> Vec<Line> {
    let mut lines = of_node(view, unit, node);
    let whose = match view.lang {
        crate::text::Lang::Zh => format!("评委 {assessor} 的评分；各评委独立打分。"),
        crate::text::Lang::En => format!("The mark of assessor {assessor}; each marks alone."),
    };
    let said = said_of(view, &Place::Mark(unit, node, assessor.to_owned()));
    lines.splice(1..1, std::iter::once(Line::Text(whose)).chain(said));
    lines
}

fn title(view: &View, unit: UnitIx, name: &str) -> Line {
    Line::Heading(format!("{} · {name}", view.unit_name(unit)))
}

fn pair(view: &View, name: &Text, said: &str) -> Line {
    Line::Named(view.say(name).to_owned(), said.to_owned())
}

/// What stands in the cell, what stood there last time, and what was said about it.
fn reported(view: &View, unit: UnitIx, metric: MetricIx) -> Vec<Line> {
    let (dataset, period) = (&view.round.dataset, view.round.period);
    let of = view.round.scheme.metric(metric);
    let words = |entry: Entry| match entry.reported {
        Reported::Value(quantity) => {
            let checked = view.say(state::verification(entry.verification));
            format!("{quantity} {} · {checked}", of.unit)
        }
        other => view.say(state::state(other.state())).to_owned(),
    };
    let mut lines = vec![pair(
        view,
        &Text::new("填报值", "Reported"),
        &words(dataset.entry(period, unit, metric)),
    )];
    let before = dataset.entry(period.previous(), unit, metric);
    if before != Entry::default() {
        lines.push(pair(view, &heading::previous_value(period), &words(before)));
    }
    lines
}

/// The source and the note of a cell, and what proves it.
fn said_of(view: &View, place: &Place) -> Vec<Line> {
    let mut lines = Vec::new();
    if let Some(remark) = place.remark(view.round) {
        for (name, text) in [(&heading::SOURCE, &remark.source), (&heading::NOTE, &remark.note)] {
            if !text.is_empty() {
                lines.push(pair(view, name, text));
            }
        }
    }
    let name = Text::new("佐证材料", "Evidence");
    let rows = view.round.evidence_of(place);
    lines.extend(rows.map(|row| pair(view, &name, &evidence(row))));
    lines
}

/// `月报.pdf  3fa9c12e07d1  张三 2021-12-31 09:30  第3页`.
#[must_use]
pub fn evidence(row: &Evidence) -> String {
    let (hash, when) = (row.sha256.short(), row.at.format("%Y-%m-%d %H:%M"));
    let note = if row.note.is_empty() {
        String::new()
    } else {
        format!("  {}", row.note)
    };
    format!("{}  {hash}  {} {when}{note}", row.name, row.actor)
}

/// Points, rate, last period's points and the weak-link mark of a node.
fn result(view: &View, unit: UnitIx, node: NodeIx) -> Vec<Line> {
    let evaluation = view.evaluation();
    let now = evaluation.node(node, unit);
    let decimals = evaluation.decimals;
    let weight = number::value(now.effective_weight);
    let points = now.score.map_or_else(
        || view.say(state::state(now.state)).to_owned(),
        |score| score.show(decimals),
    );
    let rate = now
        .rate
        .map_or_else(String::new, |rate| format!("  {}", number::percent(rate)));
    let mut lines = vec![pair(view, &heading::SCORE, &format!("{points} / {weight}{rate}"))];
    if let Some(before) = view.round.last()
        && let Some(score) = before.node(node, unit).score
    {
        let gained = now.score.map_or_else(String::new, |now| {
            view.bracketed(&number::gained(now - score, decimals))
        });
        let name = Text::new("上期得分", "Last points");
        lines.push(pair(view, &name, &format!("{}{gained}", score.show(before.decimals))));
    }
    if !view.round.parted.is_empty() {
        let apart = outcome::apart(view.round.parted.keys().copied());
        lines.push(Line::Text(view.say(&apart).to_owned()));
    }
    if let Some(reason) = now.weak {
        let why = outcome::weak_sentence(reason, &view.round.scheme.document().weak, view.lang);
        lines.push(Line::Warning(format!(
            "{} {}{why}",
            view.theme.glyphs.weak,
            view.pick("薄弱环节：", "Weak link: ")
        )));
    }
    lines
}

/// How the points came about, line by line.
fn trace_lines(view: &View, unit: UnitIx, node: NodeIx) -> Vec<Line> {
    let Some(found) = explain(view.round, unit, node) else {
        return Vec::new();
    };
    let mut lines = vec![Line::Heading(view.pick("计分过程", "How it scores").to_owned())];
    for line in trace::lines(&view.round.scheme, &found, view.lang) {
        match line.kind {
            Kind::Heading => {}
            Kind::Input | Kind::Step | Kind::Rounding => lines.push(Line::Named(line.label, line.text)),
            Kind::Note => lines.push(Line::Text(line.text)),
        }
    }
    lines
}

/// What an indicator is and how it is scored.
fn definition(view: &View, node: NodeIx) -> Vec<Line> {
    let of = view.round.scheme.node(node);
    let mut lines = vec![Line::Heading(view.pick("指标说明", "The indicator").to_owned())];
    if let Some(definition) = &of.document.definition {
        lines.push(Line::Text(view.say(definition).to_owned()));
    }
    lines.push(pair(
        view,
        &heading::METHOD,
        &method::describe(&view.round.scheme, of, view.lang),
    ));
    if let Some(full) = of.method().and_then(|method| target::full_marks_at(&method.rule)) {
        lines.push(pair(view, &heading::TARGET, &format!("{full} {}", of.document.unit)));
    }
    if of.method().is_some_and(|method| method.rule.is_relative()) {
        lines.push(Line::Text(relative(view, of)));
    }
    if !of.document.scored_by.is_empty() {
        lines.push(pair(view, &heading::SCORED_BY, &of.document.scored_by));
    }
    lines
}

/// That the points depend on the other units.
fn relative(view: &View, node: &Node) -> String {
    let scope = view.say(policy::scope(node.scope()));
    match view.lang {
        crate::text::Lang::Zh => format!(
            "{} 相对指标（{scope}）：其他单位的数据变化也会影响得分。",
            view.theme.glyphs.relative
        ),
        crate::text::Lang::En => format!(
            "{} Relative ({scope}): other units' values change its points too.",
            view.theme.glyphs.relative
        ),
    }
}

/// The indicators that a metric is needed for.
fn used_by(view: &View, metric: MetricIx) -> Vec<Line> {
    let scheme = &view.round.scheme;
    let code = &scheme.metric(metric).code;
    let users = scheme
        .indicators()
        .filter(|(_, node)| node.metrics().contains(&code.as_str()));
    let names: Vec<_> = users.map(|(node, _)| view.node_name(node)).collect();
    let heading = Line::Heading(view.pick("用于计算", "Needed for").to_owned());
    if names.is_empty() {
        return vec![
            heading,
            Line::Text(view.pick("没有指标用到它。", "No indicator needs it.").to_owned()),
        ];
    }
    std::iter::once(heading)
        .chain(names.into_iter().map(Line::Text))
        .collect()
}
