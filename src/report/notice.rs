//! 整改通知: what one unit is to put right, by when, and how it reports.
//!
//! Number, date, seal and contact are blanks for the office to fill in.

use super::document::{Block, Cell, Column, Document, Front, Manner, Row, Sheet, Table};
use super::findings::{Findings, without_empty_columns};
use crate::i18n::{heading, name, number, rectification as words};
use crate::model::{Rectification, UnitIx};

/// The notice to a unit about its items.
#[must_use]
pub fn notice(findings: &Findings<'_>, unit: UnitIx, items: &[&Rectification]) -> Document {
    let name = findings.unit_name(unit);
    let period = findings.period_name();
    let title = findings.pick(
        format!("关于{period}考核发现问题的整改通知"),
        format!("Notice to put right what the assessment of {period} found"),
    );
    let scheme = findings.scheme_title();
    let blocks = vec![
        Block::Addressee(findings.pick(format!("{name}："), format!("To: {name}"))),
        Block::Paragraph(findings.pick(
            format!("根据《{scheme}》和{period}考核结果，现将你单位需要整改的问题通知如下，请按要求整改。"),
            format!("By \"{scheme}\" and the result of {period}, please put the following right."),
        )),
        Block::Table(without_empty_columns(table(findings, unit, items))),
        Block::Heading(findings.pick("整改要求", "What is asked for")),
        Block::Notes(requirements(findings)),
        Block::Paragraph(findings.pick("联系人及电话：＿＿＿＿＿＿＿＿＿＿＿＿", "Contact: ________________")),
        findings.issued(),
        Block::Heading(findings.pick("送达回执", "Receipt")),
        Block::Signatures(
            [
                ("收到单位", "Unit"),
                ("签收人", "Received by"),
                ("签收日期", "Received on"),
            ]
            .map(|(zh, en)| findings.pick(zh, en))
            .to_vec(),
        ),
        findings.imprint(),
    ];
    Document {
        lang: findings.lang,
        manner: Manner::Official,
        sheet: Sheet::Upright,
        front: Front {
            masthead: Some(findings.masthead()),
            ..findings.front(title, String::new())
        },
        blocks,
    }
}

fn table(findings: &Findings<'_>, unit: UnitIx, items: &[&Rectification]) -> Table {
    let say = |text| findings.say(text);
    let columns = vec![
        Column::marks(findings.pick("编号", "No."), 3),
        Column::words(say(&heading::INDICATOR), 10),
        Column::words(say(&words::PROBLEM), 15),
        Column::numbers(say(&heading::VALUE), 7),
        Column::numbers(say(&heading::RATE), 7),
        Column::marks(say(&words::SEVERITY), 4),
        Column::words(say(&words::REQUIRED), 11),
        Column::words(say(&words::SUPERVISOR), 7),
        Column::marks(say(&words::DUE), 9),
    ];
    Table {
        caption: String::new(),
        columns,
        rows: items.iter().map(|item| row(findings, unit, item)).collect(),
    }
}

fn row(findings: &Findings<'_>, unit: UnitIx, item: &Rectification) -> Row {
    // The figures are those of the period that the notice is about.
    let node = findings
        .scheme
        .find_node(&item.indicator)
        .filter(|_| item.period == findings.period());
    let result = node.map(|node| findings.evaluation.node(node, unit));
    let figure = |of: Option<f64>, show: fn(f64) -> String| Cell::new(of.map(show).unwrap_or_default());
    Row {
        cells: vec![
            Cell::new(item.number.to_string()),
            Cell::new(findings.say(&name::coded(findings.scheme, &item.indicator))),
            Cell::new(&item.problem),
            figure(result.and_then(|result| result.value), number::value),
            figure(result.and_then(|result| result.rate), number::percent),
            Cell::new(findings.say(words::severity(item.severity))),
            Cell::new(&item.required),
            Cell::new(&item.supervisor),
            Cell::new(item.due.to_string()),
        ],
        ..Row::default()
    }
}

fn requirements(findings: &Findings<'_>) -> Vec<String> {
    [
        (
            "收到本通知后，请在＿＿个工作日内报送整改方案，写明原因分析、整改措施、责任人。",
            "Within ____ working days, file a plan with the causes, the measures and the person who answers for it.",
        ),
        (
            "在完成期限内整改到位，报送自查报告和佐证材料，申请销号；由督办部门核验后销号或退回。",
            "Put it right by the date due, report with evidence and ask to close it; the supervisor verifies it and closes it or sends it back.",
        ),
        (
            "确需延期的，在期限届满前说明原因，经批准后执行新的期限。",
            "Where more time is needed, say why before the date due; a new date holds once it is approved.",
        ),
    ]
    .map(|(zh, en)| findings.pick(zh, en))
    .to_vec()
}
