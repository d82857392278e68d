//! The rows as the journal alone makes them, compared with the rows as they are.

use std::collections::BTreeMap;

use rusqlite::Connection;

use crate::progress::Part;
use crate::store::evidence::Named;
use crate::store::failure::Sql;
use crate::store::journal::text;
use crate::store::record::{Change, Family, Key, Record};
use crate::text::{Lang, Text};

use super::{Checked, FaultKind, VerifyReport};

/// The rows that the journal makes, played entry by entry.
#[derive(Default)]
pub(super) struct Replay {
    rows: BTreeMap<Key, Vec<String>>,
    /// The files of evidence that were ever named: what was taken back may be done again.
    pub evidence: Named,
    /// Some entry could not be read, so nothing can be said of the rows.
    unknown: bool,
}

impl Replay {
    /// Plays a change; whether it began from the row as it stood.
    pub(super) fn play(&mut self, change: &Change) -> bool {
        if let Some(Record::Evidence(row)) = change.after() {
            self.evidence.entry(row.sha256).or_insert_with(|| row.clone());
        }
        let old = match change.after() {
            Some(row) => self.rows.insert(row.key(), contents(row)),
            None => self.rows.remove(&change.key()),
        };
        self.unknown || old == change.before().map(contents)
    }

    /// Notes that some entry could not be played.
    pub(super) const fn give_up(&mut self) {
        self.unknown = true;
    }

    /// How many rows the journal makes.
    pub(super) fn len(&self) -> u64 {
        self.rows.len() as u64
    }

    /// Compares every row of the store with the journal's, column by column.
    pub(super) fn compare(mut self, conn: &Connection, report: &mut VerifyReport, part: &Part<'_>) -> Checked<()> {
        if self.unknown {
            let (zh, en) = (
                "日志有无法读取的记录，不能核对数据表与日志是否一致。",
                "Some entry cannot be read, so the rows cannot be compared with the journal.",
            );
            report.add(FaultKind::Row, None, Text::new(zh, en));
            return Ok(());
        }
        let mut n_compared = 0;
        for &family in Family::ALL {
            self.compare_family((conn, family), report, (part, &mut n_compared))?;
        }
        for key in self.rows.keys() {
            report.add(FaultKind::Row, None, says(key, ("在数据表中缺失", "is missing")));
        }
        Ok(())
    }

    fn compare_family(
        &mut self,
        (conn, family): (&Connection, Family),
        report: &mut VerifyReport,
        (part, n_compared): (&Part<'_>, &mut u64),
    ) -> Checked<()> {
        let table = family.table();
        let n_columns = table.key.len() + table.contents.len();
        let mut statement = conn.prepare(table.select)?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let columns = (0..n_columns)
                .map(|column| text(row, column))
                .collect::<Sql<Vec<_>>>()?;
            let (key, contents) = columns.split_at(table.key.len());
            let key = Key::from_columns(family, key);
            match self.rows.remove(&key) {
                None => report.add(
                    FaultKind::Row,
                    None,
                    says(&key, ("在日志中没有记录", "is not in the journal")),
                ),
                Some(known) if known != contents => report.add(FaultKind::Row, None, differs(&key, &known, contents)),
                Some(_) => {}
            }
            *n_compared += 1;
            part.at(*n_compared)?;
        }
        Ok(())
    }
}

fn contents(row: &Record) -> Vec<String> {
    row.contents().into_iter().map(std::borrow::Cow::into_owned).collect()
}

fn says(key: &Key, (zh, en): (&str, &str)) -> Text {
    let name = key.name();
    Text::of(
        format!("{}{zh}。", name.get(Lang::Zh)),
        format!("The {} {en}.", name.get(Lang::En)),
    )
}

/// Names the first column that differs, with both of its contents.
fn differs(key: &Key, known: &[String], found: &[&str]) -> Text {
    let names = key.family().table().contents;
    let mut pairs = names.iter().zip(known.iter().zip(found));
    let Some((name, (known, found))) = pairs.find(|(_, (known, found))| known != *found) else {
        return says(key, ("与日志不符", "is not what the journal says"));
    };
    let (known, found) = (short(known), short(found));
    let row = key.name();
    Text::of(
        format!("{}与日志不符：{name} 应为“{known}”，实为“{found}”。", row.get(Lang::Zh)),
        format!(
            "The {} is not what the journal says: {name} must be \"{known}\" and is \"{found}\".",
            row.get(Lang::En)
        ),
    )
}

/// The beginning of a text that may be as long as a scheme.
fn short(text: &str) -> String {
    const MOST: usize = 40;
    let mut short: String = text.chars().take(MOST).collect();
    if short.len() < text.len() {
        short.push('…');
    }
    short
}
