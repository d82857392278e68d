//! 工作计划进展: every target of the plan of work, what was reached by year, and how it stands.

use super::document::{Block, Cell, Column, Document, Emphasis, Manner, Row, Table};
use super::findings::{Findings, without_empty_columns};
use crate::i18n::{heading, number, plan as words};
use crate::model::plan::document::{Kind, Target};
use crate::model::plan::progress::{Standing, TargetProgress};
use crate::model::{Period, Plan};

/// How far the targets of a plan are; `progress` is theirs, in their order.
#[must_use]
pub fn plan_progress(findings: &Findings<'_>, plan: Option<&Plan>, progress: &[TargetProgress]) -> Document {
    let name = plan.map_or_else(String::new, |plan| findings.say(&plan.document().title));
    let period = findings.period_name();
    let table = plan.map(|plan| without_empty_columns(table(findings, plan, progress)));
    let mut front = findings.front(
        findings.pick(
            format!("工作计划进展（截至{period}）"),
            format!("Progress of the plan of work as of {period}"),
        ),
        name,
    );
    // It reports what was reached and is never approved with a period.
    front.draft = None;
    Document {
        lang: findings.lang,
        manner: Manner::Table,
        sheet: table.as_ref().map(Table::sheet).unwrap_or_default(),
        front,
        blocks: std::iter::once(Block::Paragraph(summary(findings, progress)))
            .chain(table.map(Block::Table))
            .collect(),
    }
}

/// How many targets stand how.
fn summary(findings: &Findings<'_>, progress: &[TargetProgress]) -> String {
    const ALL: [Standing; 7] = [
        Standing::Met,
        Standing::OnTrack,
        Standing::Open,
        Standing::Behind,
        Standing::Missed,
        Standing::NoData,
        Standing::NotMeasured,
    ];
    let count = |standing| progress.iter().filter(|of| of.standing == standing).count();
    let counts = ALL.map(|standing| (findings.say(&words::standing(standing)), count(standing)));
    let counts = counts.iter().filter(|(_, n)| *n > 0);
    let counts: Vec<_> = counts.map(|(name, n)| format!("{name} {n}")).collect();
    let (all, counts) = (progress.len(), counts.join(&findings.pick("，", ", ")));
    findings.pick(
        format!("共 {all} 项目标：{counts}。"),
        format!("{all} targets: {counts}."),
    )
}

fn table(findings: &Findings<'_>, plan: &Plan, progress: &[TargetProgress]) -> Table {
    let periods = periods(progress);
    let mut columns = vec![
        Column::marks(findings.pick("措施", "Measure"), 4),
        Column::words(findings.pick("牵头单位", "Lead"), 12),
        Column::marks(findings.pick("目标", "Target"), 5),
        Column::words(findings.pick("内容", "What"), 26),
        Column::marks(findings.pick("期限", "Due"), 6),
    ];
    columns.extend(periods.iter().map(|period| Column::numbers(period.to_string(), 8)));
    columns.extend([
        Column::numbers(findings.pick("完成", "Done"), 8),
        Column::marks(findings.pick("进展", "Standing"), 8),
        Column::words(findings.say(&heading::INDICATOR), 8),
    ]);
    let targets = plan.targets().iter().zip(progress);
    Table {
        caption: String::new(),
        columns,
        rows: targets.flat_map(|of| rows(findings, plan, of, &periods)).collect(),
    }
}

/// A row for each amount; one for a target that has none.
fn rows(
    findings: &Findings<'_>,
    plan: &Plan,
    (target, progress): (&Target, &TargetProgress),
    periods: &[Period],
) -> Vec<Row> {
    let comma = findings.pick("、", ", ");
    let lead = plan.measure(target.measure).map(|measure| {
        let names = measure
            .lead
            .iter()
            .map(|name| plan.department_name(name, findings.lang));
        names.collect::<Vec<_>>().join(&comma)
    });
    let assessed = progress
        .assessed_by
        .iter()
        .map(|node| findings.scheme.node(*node).code());
    let assessed = assessed.collect::<Vec<_>>().join(&comma);
    let row = |what: String, figures: Vec<String>, rate: Option<f64>, standing: Standing| {
        let mut cells = vec![
            Cell::new(target.measure.to_string()),
            Cell::new(lead.clone().unwrap_or_default()),
            Cell::new(target.code.as_str()),
            Cell::new(what),
            Cell::new(words::due(target, findings.lang)),
        ];
        cells.extend(figures.into_iter().map(Cell::new));
        cells.push(Cell::new(rate.map(number::percent).unwrap_or_default()).bar(rate));
        let emphasis = match standing {
            Standing::Missed | Standing::Behind => Emphasis::Weak,
            Standing::NoData | Standing::NotMeasured => Emphasis::Faint,
            Standing::Open | Standing::OnTrack | Standing::Met => Emphasis::None,
        };
        cells.push(Cell::new(findings.say(&words::standing(standing))).emphasis(emphasis));
        cells.push(Cell::new(assessed.as_str()));
        Row {
            cells,
            ..Row::default()
        }
    };
    if target.kind != Kind::Quantified {
        let none = vec![String::new(); periods.len()];
        return vec![row(findings.say(&target.text), none, None, progress.standing)];
    }
    let amounts = target.amounts.iter().zip(&progress.amounts);
    amounts
        .map(|(amount, of)| {
            let figure = |period: &Period| of.at(*period).map_or_else(String::new, words::year);
            let what = words::asked(target, amount, findings.lang);
            row(what, periods.iter().map(figure).collect(), of.rate, of.standing)
        })
        .collect()
}

/// The periods for which anything is known.
fn periods(progress: &[TargetProgress]) -> Vec<Period> {
    let years = progress.iter().flat_map(|of| &of.amounts).flat_map(|of| &of.years);
    let known = years.filter(|year| year.value.is_some());
    let mut periods: Vec<Period> = known.map(|year| year.period).collect();
    periods.sort_unstable();
    periods.dedup();
    periods
}
