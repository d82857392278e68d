//! 考核计分办法: how every indicator is scored, in the words of the scorecard.
//!
//! Says what the scheme lays down; a result is not needed to read it.

use super::document::{Block, Cell, Column, Document, Manner, Row, Table};
use super::findings::Findings;
use crate::i18n::{heading, method, number, policy};
use crate::model::NodeIx;
use crate::model::scheme::Node;

/// The scoring method of the scheme.
#[must_use]
pub fn method_note(findings: &Findings<'_>) -> Document {
    let scheme = findings.scheme_title();
    let title = findings.pick(format!("{scheme}：计分办法"), format!("{scheme}: scoring method"));
    let table = table(findings);
    Document {
        lang: findings.lang,
        manner: Manner::Table,
        sheet: table.sheet(),
        front: findings.front(title, String::new()),
        blocks: vec![
            Block::Paragraph(summary(findings)),
            Block::Table(table),
            Block::Heading(findings.pick("说明", "Notes")),
            Block::Notes(notes(findings)),
        ],
    }
}

fn summary(findings: &Findings<'_>) -> String {
    let scheme = findings.scheme;
    let (n_criteria, n_indicators) = (scheme.top().len(), scheme.indicators().count());
    let full = number::value(scheme.full_marks());
    findings.pick(
        format!("满分 {full} 分，设 {n_criteria} 项一级指标、{n_indicators} 项指标。"),
        format!("{full} points in all, {n_criteria} criteria with {n_indicators} indicators."),
    )
}

fn table(findings: &Findings<'_>) -> Table {
    let scheme = findings.scheme;
    let mut rows = Vec::new();
    for &top in scheme.top() {
        let below: Vec<NodeIx> = scheme
            .indicators()
            .map(|(at, _)| at)
            .filter(|at| top_of(findings, *at) == top)
            .collect();
        for (n, &at) in below.iter().enumerate() {
            let node = scheme.node(top);
            let criterion = Cell::new(format!("{} {}", node.code(), findings.say(node.name())));
            let mut cells = Vec::new();
            if n == 0 {
                cells.push(criterion.down(below.len() - 1));
            }
            cells.extend(indicator(findings, scheme.node(at)));
            rows.push(Row {
                cells,
                ..Row::default()
            });
        }
    }
    let say = |text| findings.say(text);
    Table {
        caption: String::new(),
        columns: vec![
            Column::words(say(&heading::CRITERION), 10),
            Column::words(say(&heading::INDICATOR), 14),
            Column::marks(say(&heading::MEASURE), 5),
            Column::numbers(say(&heading::WEIGHT), 5),
            Column::words(say(&heading::METHOD), 40),
            Column::words(findings.pick("缺报", "Missing"), 10),
            Column::words(say(&heading::SOURCE), 12),
            Column::words(say(&heading::SCORED_BY), 9),
        ],
        rows,
    }
}

fn indicator(findings: &Findings<'_>, node: &Node) -> Vec<Cell> {
    let scheme = findings.scheme;
    vec![
        Cell::new(format!("{} {}", node.code(), findings.say(node.name()))),
        Cell::new(node.document.unit.as_str()),
        Cell::new(number::value(node.weight)),
        Cell::new(method::describe(scheme, node, findings.lang)),
        Cell::new(findings.say(policy::missing_rule(node.missing()))),
        Cell::new(node.document.source.as_str()),
        Cell::new(node.document.scored_by.as_str()),
    ]
}

fn top_of(findings: &Findings<'_>, node: NodeIx) -> NodeIx {
    let mut at = node;
    while let Some(above) = findings.scheme.node(at).parent {
        at = above;
    }
    at
}

fn notes(findings: &Findings<'_>) -> Vec<String> {
    let document = findings.scheme.document();
    let rounding = policy::rounding(document.round, findings.lang);
    let aggregation = findings.say(policy::aggregation(document.aggregation));
    vec![
        findings.pick(
            format!("下级指标合成上级指标：{aggregation}。"),
            format!("Indicators become criteria by {aggregation}."),
        ),
        policy::ranking(findings.scheme, findings.lang),
        findings.pick(format!("{rounding}。"), format!("Rounding: {rounding}.")),
    ]
}
