//! What there is to say of a measure or a target of the plan, with its years as bars.

use super::{Entry, action_name};
use crate::i18n::plan as words;
use crate::model::NodeIx;
use crate::model::plan::Plan;
use crate::model::plan::document::{Kind, Measure, Target};
use crate::model::plan::progress::{AmountProgress, TargetProgress};
use crate::ops;
use crate::text::{Lang, Text};
use crate::tui::view::View;
use crate::tui::widgets::page::Line;

/// Everything about what stands in a row.
pub fn about(plan: &Plan, progress: &[TargetProgress], entry: Entry, view: &View) -> Vec<Line> {
    match entry {
        Entry::Action(n) => vec![Line::Heading(action_name(&plan.actions()[n], view))],
        Entry::Measure(no) => plan.measure(no).map_or_else(Vec::new, |of| measure(plan, of, view)),
        Entry::Amount(aim, _) => {
            let found = plan.targets().get(aim).zip(progress.get(aim));
            found.map_or_else(Vec::new, |(aim, progress)| target(plan, aim, progress, view))
        }
    }
}

fn measure(plan: &Plan, measure: &Measure, view: &View) -> Vec<Line> {
    let lang = view.lang;
    let mut lines = vec![Line::Heading(format!("{} {}", measure.no, measure.title.get(lang)))];
    lines.extend(measure.gist.iter().map(|gist| Line::Text(gist.get(lang).to_owned())));
    let names = |of: &[String]| {
        let names: Vec<_> = of.iter().map(|name| plan.department_name(name, lang)).collect();
        names.join(comma(lang))
    };
    lines.push(Line::Named(
        view.pick("牵头单位", "Lead").to_owned(),
        names(&measure.lead),
    ));
    if !measure.with.is_empty() {
        lines.push(Line::Named(
            view.pick("配合单位", "With").to_owned(),
            names(&measure.with),
        ));
    }
    let indicators = view.round.scheme.indicators();
    let nodes = indicators.filter(|(_, node)| node.document.measures.contains(&measure.no));
    lines.extend(assessed(&nodes.map(|(node, _)| node).collect::<Vec<_>>(), view));
    if !ops::plan::is_county_matter(plan, measure) {
        lines.push(Line::Text(view.say(&NOT_OF_COUNTIES).to_owned()));
    }
    lines.extend(duties(measure.no, view));
    lines
}

/// Who does what, as far as anything was said of it.
fn duties(measure: u32, view: &View) -> Vec<Line> {
    let all = ops::duty::lines(view.round, Some(measure), view.today);
    let n_silent = all.iter().filter(|line| line.duty.is_empty()).count();
    let mut lines = vec![Line::Heading(view.pick("责任分解", "Who does what").to_owned())];
    for line in all.iter().filter(|line| !line.duty.is_empty()) {
        let duty = &line.duty;
        let state = duty.state.label();
        let due = duty.due.map_or_else(String::new, |due| due.to_string());
        let parts = [state.get(view.lang), &duty.paper, &duty.person, &due, &duty.note];
        let parts: Vec<_> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        let said = parts.join(comma(view.lang));
        if line.is_overdue {
            lines.push(Line::Warning(line.late().get(view.lang).to_owned()));
        }
        lines.push(Line::Named(line.name.get(view.lang).to_owned(), said));
    }
    if n_silent > 0 {
        lines.push(Line::Text(match view.lang {
            Lang::Zh => format!("未启动的单位 {n_silent} 个。"),
            Lang::En => format!("{n_silent} have not started."),
        }));
    }
    lines
}

fn target(plan: &Plan, target: &Target, progress: &TargetProgress, view: &View) -> Vec<Line> {
    let lang = view.lang;
    let mut lines = vec![Line::Heading(format!("{} {}", target.code, target.text.get(lang)))];
    let scope = words::scope(target.scope);
    let said = [scope.get(lang), &words::due(target, lang)].join(comma(lang));
    lines.push(Line::Named(view.pick("范围、期限", "Scope, due").to_owned(), said));
    let lead = plan
        .measure(target.measure)
        .map_or(&[][..], |measure| &measure.lead[..]);
    let lead: Vec<_> = lead.iter().map(|name| plan.department_name(name, lang)).collect();
    let lead = lead.join(comma(lang));
    let amounts = target.amounts.iter().zip(&progress.amounts);
    for (amount, progress) in amounts.filter(|_| target.kind == Kind::Quantified) {
        lines.push(Line::Heading(words::asked(target, amount, lang)));
        lines.extend(years(progress, view));
        let scheme = &view.round.scheme;
        let gap = progress.gap.iter().map(|gap| words::gap(scheme, gap, &lead, lang));
        lines.extend(gap.map(Line::Text));
        let quotas = progress.quotas.iter().map(|quota| words::quota(scheme, quota, lang));
        lines.extend(quotas.map(Line::Text));
    }
    lines.extend(assessed(&progress.assessed_by, view));
    if !target.county_matter {
        let whose = Text::of(
            format!("不由县、区承担，由{lead}牵头。"),
            format!("No matter of the counties: {lead} leads."),
        );
        lines.push(Line::Text(whose.get(lang).to_owned()));
    }
    lines.extend(target.note.iter().map(|note| Line::Text(note.get(lang).to_owned())));
    lines
}

/// A bar for each year, with the figure and what was expected.
fn years(progress: &AmountProgress, view: &View) -> Vec<Line> {
    const LONG: usize = 10;
    let glyphs = view.theme.glyphs;
    let known = progress
        .years
        .iter()
        .filter(|year| year.value.is_some() || year.expected.is_some());
    let bar = |value: f64| {
        let full = (1..=LONG)
            .take_while(|n| value / progress.need * 10.0 >= f64::from(u8::try_from(*n).unwrap_or(u8::MAX)))
            .count();
        format!("{}{}", glyphs.full.repeat(full), glyphs.empty.repeat(LONG - full))
    };
    known
        .map(|year| {
            let bar = year.value.map_or_else(|| glyphs.empty.repeat(LONG), bar);
            let expected = year.expected.map(words::figure);
            let expected = expected.map_or_else(String::new, |expected| match view.lang {
                Lang::Zh => format!("（应达 {expected}）"),
                Lang::En => format!(" (expected {expected})"),
            });
            Line::Named(
                year.period.to_string(),
                format!("{bar} {}{expected}", words::year(year)),
            )
        })
        .collect()
}

fn assessed(nodes: &[NodeIx], view: &View) -> Option<Line> {
    let names: Vec<_> = nodes.iter().map(|node| view.node_name(*node)).collect();
    let label = view.pick("考核指标", "Assessed by").to_owned();
    (!names.is_empty()).then(|| Line::Named(label, names.join(comma(view.lang))))
}

const fn comma(lang: Lang) -> &'static str {
    match lang {
        Lang::Zh => "、",
        Lang::En => ", ",
    }
}

const NOT_OF_COUNTIES: Text = Text::new(
    "不由县、区承担，考核牵头和配合单位。",
    "No matter of the counties: the departments above answer for it.",
);
