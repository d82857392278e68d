//! 整改台账: every field of every item, and how each stands on the day of the paper.

use chrono::NaiveDate;

use super::document::{Block, Cell, Column, Document, Emphasis, Manner, Row, Sheet, Table};
use super::findings::{Findings, without_empty_columns};
use crate::i18n::width::width;
use crate::i18n::{heading, name, rectification as words};
use crate::model::Rectification;
use crate::model::rectification::{State, Timing};

/// The ledger as it stands on a day.
#[must_use]
pub fn ledger(findings: &Findings<'_>, items: &[&Rectification], today: NaiveDate) -> Document {
    let title = findings.pick("整改台账", "Ledger of rectification");
    let subtitle = findings.pick(format!("截至 {today}"), format!("as of {today}"));
    let mut front = findings.front(title, subtitle);
    // The ledger is a working paper: it is never approved with a period.
    front.draft = None;
    front.date = Some(today);
    let table = without_empty_columns(table(findings, items, today));
    Document {
        lang: findings.lang,
        manner: Manner::Table,
        sheet: table.sheet().max(Sheet::Wide),
        front,
        blocks: vec![Block::Paragraph(summary(findings, items, today)), Block::Table(table)],
    }
}

/// How many there are, closed and late.
fn summary(findings: &Findings<'_>, items: &[&Rectification], today: NaiveDate) -> String {
    let all = items.len();
    let count = |is: fn(&Rectification) -> bool| items.iter().filter(|item| is(item)).count();
    let closed = count(|item| item.state == State::Closed);
    let waiting = count(|item| item.state == State::Asked);
    let late = items.iter().filter(|item| item.is_overdue(today)).count();
    findings.pick(
        format!("共 {all} 项：已销号 {closed} 项，待核验 {waiting} 项，逾期 {late} 项。"),
        format!("{all} items: {closed} closed, {waiting} to be verified, {late} late."),
    )
}

fn table(findings: &Findings<'_>, items: &[&Rectification], today: NaiveDate) -> Table {
    let say = |text| findings.say(text);
    let mut columns = vec![
        Column::marks(findings.pick("编号", "No."), 3),
        Column::words(say(&heading::UNIT), 6),
        Column::marks(say(&heading::PERIOD), 4),
        Column::words(say(&heading::INDICATOR), 8),
        Column::marks(say(&heading::STATUS), 5),
        Column::marks(say(&words::TIMING), 5),
    ];
    if let Some(first) = items.first() {
        let fields = words::fields(first).into_iter().enumerate();
        columns.extend(fields.map(|(n, (label, _))| Column::words(say(label), room(findings, items, n))));
    }
    Table {
        caption: String::new(),
        columns,
        rows: items.iter().map(|item| row(findings, item, today)).collect(),
    }
}

/// The width of a field: as its longest text asks for, within limits.
fn room(findings: &Findings<'_>, items: &[&Rectification], field: usize) -> u32 {
    let texts = items
        .iter()
        .filter_map(|item| words::fields(item).into_iter().nth(field));
    let longest = texts.map(|(_, text)| width(&findings.say(&text))).max();
    u32::try_from(longest.unwrap_or(0) * 4 / 5)
        .unwrap_or(u32::MAX)
        .clamp(6, 14)
}

fn row(findings: &Findings<'_>, item: &Rectification, today: NaiveDate) -> Row {
    let timing = item.timing(today);
    let emphasis = match timing {
        Timing::Overdue(_) => Emphasis::Weak,
        _ => Emphasis::None,
    };
    let mut cells = vec![
        Cell::new(item.number.to_string()),
        Cell::new(findings.say(&name::unit(findings.scheme, &item.unit))),
        Cell::new(item.period.to_string()),
        Cell::new(findings.say(&name::coded(findings.scheme, &item.indicator))),
        Cell::new(findings.say(words::state(item.state))),
        Cell::new(findings.say(&words::timing(timing))).emphasis(emphasis),
    ];
    let fields = words::fields(item).into_iter();
    cells.extend(fields.map(|(_, text)| Cell::new(findings.say(&text))));
    Row {
        cells,
        ..Row::default()
    }
}
