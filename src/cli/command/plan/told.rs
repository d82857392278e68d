//! The plan for people: a table of all targets, and one measure or target in full.
//!
//! Every word of a target is `i18n::plan`'s; this only puts them on lines.

use super::Asked;
use crate::cli::output::{Format, Table};
use crate::i18n::width::truncate;
use crate::i18n::{heading, number, plan as words};
use crate::model::plan::document::{Kind, Measure, Target};
use crate::model::plan::progress::{AmountProgress, TargetProgress};
use crate::model::{NodeIx, Period};
use crate::ops;
use crate::text::{Lang, Text};

/// A text may take this many columns of a table that people read.
const WIDE: usize = 36;

/// A row an amount; a measure without targets has a row of its own.
pub(super) fn table(asked: &Asked<'_>, format: Format, lang: Lang) -> Table {
    let short = |text: &str| match format {
        Format::Table => truncate(text, WIDE),
        _ => text.to_owned(),
    };
    let periods = periods(asked);
    let mut table = Table::default()
        .numbers(&Text::new("措施", "Measure"))
        .words(&Text::new("牵头单位", "Lead"))
        .words(&Text::new("目标", "Target"))
        .words(&Text::new("内容", "What"))
        .words(&Text::new("期限", "Due"));
    for period in &periods {
        table = table.numbers(&Text::same(period.to_string()));
    }
    let mut table = table
        .numbers(&Text::new("完成", "Done"))
        .words(&Text::new("进展", "Standing"))
        .words(&heading::INDICATOR);
    for measure in &asked.measures {
        let of_measure: Vec<_> = asked
            .targets
            .iter()
            .filter(|(target, _)| target.measure == measure.no)
            .collect();
        let lead = names(asked, &measure.lead, lang);
        if of_measure.is_empty() {
            let mut cells = vec![measure.no.to_string(), lead.clone(), String::new()];
            cells.push(short(measure.title.get(lang)));
            cells.resize(5 + periods.len() + 3, String::new());
            table.row(cells);
        }
        for (target, progress) in of_measure {
            for mut cells in rows(asked, target, progress, (&periods, lang)) {
                cells[1] = short(&cells[1]);
                let first = [measure.no.to_string(), lead.clone()];
                table.row(first.into_iter().chain(cells));
            }
        }
    }
    table
}

/// A row for each amount; one for a target that has none.
fn rows(
    asked: &Asked<'_>,
    target: &Target,
    progress: &TargetProgress,
    (periods, lang): (&[Period], Lang),
) -> Vec<Vec<String>> {
    let due = words::due(target, lang);
    let assessed = codes(asked, &progress.assessed_by, lang);
    if target.kind != Kind::Quantified {
        let mut cells = vec![target.code.clone(), target.text.get(lang).to_owned(), due];
        cells.resize(3 + periods.len() + 1, String::new());
        cells.extend([words::standing(progress.standing).get(lang).to_owned(), assessed]);
        return vec![cells];
    }
    let amounts = target.amounts.iter().zip(&progress.amounts);
    amounts
        .map(|(amount, progress)| {
            let mut cells = vec![target.code.clone(), words::asked(target, amount, lang), due.clone()];
            cells.extend(periods.iter().map(|period| {
                let year = progress.at(*period).filter(|year| year.value.is_some());
                year.map_or_else(String::new, words::year)
            }));
            cells.push(progress.rate.map_or_else(String::new, number::percent));
            cells.extend([
                words::standing(progress.standing).get(lang).to_owned(),
                assessed.clone(),
            ]);
            cells
        })
        .collect()
}

/// The periods for which anything is known.
fn periods(asked: &Asked<'_>) -> Vec<Period> {
    let years = asked.targets.iter().flat_map(|(_, progress)| &progress.amounts);
    let years = years.flat_map(|amount| &amount.years);
    let mut periods: Vec<_> = years
        .filter(|year| year.value.is_some())
        .map(|year| year.period)
        .collect();
    periods.sort_unstable();
    periods.dedup();
    periods
}

fn names(asked: &Asked<'_>, departments: &[String], lang: Lang) -> String {
    let names = departments.iter().map(|name| asked.plan.department_name(name, lang));
    names.collect::<Vec<_>>().join(comma(lang))
}

/// Who leads the measure of a target.
pub(super) fn lead(asked: &Asked<'_>, target: &Target, lang: Lang) -> String {
    let measure = asked.plan.measure(target.measure);
    measure.map_or_else(String::new, |measure| names(asked, &measure.lead, lang))
}

fn codes(asked: &Asked<'_>, indicators: &[NodeIx], lang: Lang) -> String {
    let codes = indicators.iter().map(|node| asked.round.scheme.node(*node).code());
    codes.collect::<Vec<_>>().join(comma(lang))
}

const fn comma(lang: Lang) -> &'static str {
    match lang {
        Lang::Zh => "、",
        Lang::En => ", ",
    }
}

/// A measure in full.
pub(super) fn measure(asked: &Asked<'_>, measure: &Measure, lang: Lang) -> Vec<String> {
    let no = measure.no;
    let title = measure.title.get(lang);
    let mut lines = vec![match lang {
        Lang::Zh => format!("第{no}条 {title}"),
        Lang::En => format!("Measure {no}: {title}"),
    }];
    if let Some(gist) = &measure.gist {
        lines.push(format!("  {}", gist.get(lang)));
    }
    let mut line = |zh: &'static str, en: &'static str, what: String| {
        if !what.is_empty() {
            lines.push(format!("  {}{what}", Text::new(zh, en).get(lang)));
        }
    };
    line("牵头单位：", "Lead: ", names(asked, &measure.lead, lang));
    line("配合单位：", "With: ", names(asked, &measure.with, lang));
    let nodes = ops::plan::assessing(asked.round, no);
    let nodes: Vec<_> = nodes
        .map(|node| format!("{} {}", node.code(), node.name().get(lang)))
        .collect();
    line("考核指标：", "Assessed by: ", nodes.join(comma(lang)));
    if !ops::plan::is_county_matter(asked.plan, measure) {
        lines.push(format!("  {}", NOT_OF_COUNTIES.get(lang)));
    }
    lines
}

/// A target in full.
pub(super) fn target(asked: &Asked<'_>, target: &Target, progress: &TargetProgress, lang: Lang) -> Vec<String> {
    let standing = words::standing(progress.standing);
    let mut lines = vec![
        String::new(),
        format!("{} {}  [{}]", target.code, target.text.get(lang), standing.get(lang)),
    ];
    let scope = words::scope(target.scope);
    let (scope, due) = (scope.get(lang), words::due(target, lang));
    lines.push(match lang {
        Lang::Zh => format!("  范围：{scope}；期限：{due}；第{}条措施", target.measure),
        Lang::En => format!("  Scope: {scope}; due: {due}; measure {}", target.measure),
    });
    let lead = lead(asked, target, lang);
    for (amount, progress) in target.amounts.iter().zip(&progress.amounts) {
        lines.push(format!("  {}", words::asked(target, amount, lang)));
        if target.kind == Kind::Quantified {
            lines.extend(
                amount_lines(asked, progress, &lead, lang)
                    .into_iter()
                    .map(|line| format!("    {line}")),
            );
        }
    }
    let nodes = progress.assessed_by.iter().map(|node| asked.round.scheme.node(*node));
    let nodes: Vec<_> = nodes
        .map(|node| format!("{} {}", node.code(), node.name().get(lang)))
        .collect();
    if nodes.is_empty() {
        lines.push(format!("  {}", NOT_ASSESSED.get(lang)));
    } else {
        let label = Text::new("考核指标：", "Assessed by: ");
        lines.push(format!("  {}{}", label.get(lang), nodes.join(comma(lang))));
    }
    lines.extend(target.note.iter().map(|note| format!("  {}", note.get(lang))));
    lines
}

fn amount_lines(asked: &Asked<'_>, progress: &AmountProgress, lead: &str, lang: Lang) -> Vec<String> {
    let scheme = &asked.round.scheme;
    let mut lines = Vec::new();
    let known = progress
        .years
        .iter()
        .filter(|year| year.value.is_some() || year.expected.is_some());
    for year in known {
        let expected = year.expected.map(words::figure);
        let expected = expected.map_or_else(String::new, |expected| match lang {
            Lang::Zh => format!("（应达 {expected}）"),
            Lang::En => format!(" (expected {expected})"),
        });
        lines.push(format!("{}  {}{expected}", year.period, words::year(year)));
    }
    if let Some(rate) = progress.rate {
        let (rate, standing) = (number::percent(rate), words::standing(progress.standing));
        let need = words::figure(progress.need);
        lines.push(match lang {
            Lang::Zh => format!("完成 {rate}（要求 {need}），{standing}"),
            Lang::En => format!("done {rate} (of {need}), {}", standing.get(lang)),
        });
    }
    lines.extend(progress.gap.iter().map(|gap| words::gap(scheme, gap, lead, lang)));
    lines.extend(progress.quotas.iter().map(|quota| words::quota(scheme, quota, lang)));
    lines
}

const NOT_OF_COUNTIES: Text = Text::new(
    "不由县、区承担，考核牵头和配合单位。",
    "No matter of the counties: the departments above answer for it.",
);
const NOT_ASSESSED: Text = Text::new("没有指标考核这一目标。", "No indicator assesses it.");
