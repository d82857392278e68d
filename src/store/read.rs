//! Reading rows: everything at one moment, or one row by its key.

use rusqlite::{Connection, OptionalExtension, params_from_iter};
use uuid::Uuid;

use crate::error::Result;
use crate::model::{Actor, Appeal, Period, Rectification};
use crate::text::Text;

use super::Store;
use super::commit::Head;
use super::failure::{Sql, damaged, reading};
use super::journal;
use super::record::table::Row;
use super::record::{
    ActorRow, AdjustmentRow, AppealRow, DeadlineRow, DutyRow, EntryRow, EvidenceRow, Key, MarkRow, ModerationRow,
    PeriodRow, PlanRow, Record, RectificationRow, SchemeRow, Setting, SignatureRow, WeightingRow,
};

/// Everything that a store holds but the journal, as it stood at one moment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contents {
    /// The last entry of the journal; `None` where nothing was ever written.
    pub head: Option<Head>,
    /// The settings, by name.
    pub settings: Vec<Setting>,
    /// The schemes, by id and version.
    pub schemes: Vec<SchemeRow>,
    /// The periods.
    pub periods: Vec<PeriodRow>,
    /// The metric values, by period, unit and metric.
    pub entries: Vec<EntryRow>,
    /// The marks, by period, unit, indicator and assessor.
    pub marks: Vec<MarkRow>,
    /// The adjustments, in the order of application.
    pub adjustments: Vec<AdjustmentRow>,
    /// How marks that lay apart were settled.
    pub moderations: Vec<ModerationRow>,
    /// When steps are due, by period and step.
    pub deadlines: Vec<DeadlineRow>,
    /// The appeals, by period and number as texts.
    pub appeals: Vec<AppealRow>,
    /// The rectification items, by number as a text.
    pub rectifications: Vec<RectificationRow>,
    /// The evidence, in the order of adding.
    pub evidence: Vec<EvidenceRow>,
    /// The proposals of weights, in the order of recording.
    pub weightings: Vec<WeightingRow>,
    /// The plans of work, by id and version.
    pub plans: Vec<PlanRow>,
    /// Who does what, by plan, measure and unit.
    pub duties: Vec<DutyRow>,
}

impl Contents {
    /// The scheme in force: the one whose hash the setting [`Setting::SCHEME`] holds.
    #[must_use]
    pub fn scheme(&self) -> Option<&SchemeRow> {
        in_force(&self.settings, &self.schemes)
    }

    /// The plan in force: the one whose hash the setting [`Setting::PLAN`] holds.
    #[must_use]
    pub fn plan(&self) -> Option<&PlanRow> {
        let setting = self.settings.iter().find(|setting| setting.name == Setting::PLAN)?;
        let mut plans = self.plans.iter();
        plans.find(|plan| plan.sha256().to_string() == setting.value)
    }
}

fn in_force<'s>(settings: &[Setting], schemes: &'s [SchemeRow]) -> Option<&'s SchemeRow> {
    let setting = settings.iter().find(|setting| setting.name == Setting::SCHEME)?;
    schemes
        .iter()
        .find(|scheme| scheme.sha256().to_string() == setting.value)
}

impl Store {
    /// Reads everything, as it stood at one moment.
    pub fn contents(&self) -> Result<Contents> {
        let mut entries = Vec::new();
        let rest = self.contents_with(|row| {
            entries.push(row);
            Ok(())
        })?;
        Ok(Contents { entries, ..rest })
    }

    /// The same with the metric values handed over one by one and not kept, because there may be
    /// 284,400 of them.
    pub fn contents_with(&self, take: impl FnMut(EntryRow) -> Result<()>) -> Result<Contents> {
        let snapshot = self.conn.unchecked_transaction().map_err(reading)?;
        Ok(Contents {
            head: journal::head(&snapshot)?,
            settings: rows(&snapshot)?,
            schemes: rows(&snapshot)?,
            periods: rows(&snapshot)?,
            entries: self.counted(&snapshot, take).map(|()| Vec::new())?,
            marks: rows(&snapshot)?,
            adjustments: rows(&snapshot)?,
            moderations: rows(&snapshot)?,
            deadlines: rows(&snapshot)?,
            appeals: rows(&snapshot)?,
            rectifications: rows(&snapshot)?,
            evidence: rows(&snapshot)?,
            weightings: rows(&snapshot)?,
            plans: rows(&snapshot)?,
            duties: rows(&snapshot)?,
        })
    }

    /// Takes all rows of the family that has the most, and says how many are read already.
    fn counted<R: Row>(&self, conn: &Connection, mut take: impl FnMut(R) -> Result<()>) -> Result<()> {
        let count = format!("SELECT count(*) FROM {}", R::TABLE.name);
        let total = conn.query_row(&count, [], |row| journal::number(row, 0));
        let total = total.map_err(reading)?;
        let part = self.progress.begin(READING, total)?;
        let mut n_read = 0;
        each(conn, |row| {
            take(row)?;
            n_read += 1;
            part.at(n_read)
        })
    }

    /// Reads the scheme in force without the data; `None` where none is in force.
    pub fn scheme(&self) -> Result<Option<SchemeRow>> {
        let snapshot = self.conn.unchecked_transaction().map_err(reading)?;
        let schemes: Vec<SchemeRow> = rows(&snapshot)?;
        Ok(in_force(&rows(&snapshot)?, &schemes).cloned())
    }

    /// Those who act, by name.
    pub fn actors(&self) -> Result<Vec<Actor>> {
        Ok(rows(&self.conn)?.into_iter().map(|ActorRow(actor)| actor).collect())
    }

    /// The settings, by name.
    pub fn settings(&self) -> Result<Vec<Setting>> {
        rows(&self.conn)
    }

    /// The schemes, by id and version.
    pub fn schemes(&self) -> Result<Vec<SchemeRow>> {
        rows(&self.conn)
    }

    /// The marks, by period, unit, indicator and assessor.
    pub fn marks(&self) -> Result<Vec<MarkRow>> {
        rows(&self.conn)
    }

    /// The periods and how far each has come.
    pub fn periods(&self) -> Result<Vec<PeriodRow>> {
        rows(&self.conn)
    }

    /// How many revisions a period's result has; they are numbered from 1.
    pub fn revisions(&self, period: Period) -> Result<u32> {
        let count = "SELECT count(*) FROM result WHERE period = $1";
        self.conn
            .query_row(count, [period.to_string()], |row| row.get(0))
            .map_err(reading)
    }

    /// The signatures of a revision, by signer.
    pub fn signatures(&self, period: Period, revision: u32) -> Result<Vec<SignatureRow>> {
        let mut all: Vec<SignatureRow> = rows(&self.conn)?;
        all.retain(|row| (row.period, row.revision) == (period, revision));
        Ok(all)
    }

    /// The appeals of all periods, by period and number.
    pub fn appeals(&self) -> Result<Vec<Appeal>> {
        let mut appeals: Vec<Appeal> = rows(&self.conn)?.into_iter().map(|AppealRow(appeal)| *appeal).collect();
        appeals.sort_by_key(|appeal| (appeal.period, appeal.number));
        Ok(appeals)
    }

    /// The ledger of rectification items, by number.
    pub fn rectifications(&self) -> Result<Vec<Rectification>> {
        let rows: Vec<RectificationRow> = rows(&self.conn)?;
        let mut items: Vec<Rectification> = rows.into_iter().map(|RectificationRow(item)| *item).collect();
        items.sort_by_key(|item| item.number);
        Ok(items)
    }

    /// Reads one row; `None` where there is none.
    pub fn get(&self, key: &Key) -> Result<Option<Record>> {
        let table = key.family().table();
        let contents: Option<Vec<String>> = self
            .conn
            .prepare_cached(table.find)
            .and_then(|mut statement| {
                let read = |row: &rusqlite::Row<'_>| (0..table.contents.len()).map(|at| row.get(at)).collect();
                statement.query_row(params_from_iter(key.columns()), read).optional()
            })
            .map_err(reading)?;
        let Some(contents) = contents else { return Ok(None) };
        let [key_columns, contents] = [key.columns(), &contents].map(|columns| columns.iter().map(String::as_str));
        let (key_columns, contents): (Vec<_>, Vec<_>) = (key_columns.collect(), contents.collect());
        let row = Record::read(key.family(), &key_columns, &contents);
        row.map(Some).ok_or_else(|| damaged(&key.name()))
    }
}

const READING: Text = Text::new("读取数据", "reading the data");

/// All rows of a family, in the order of the key.
fn rows<R: Row>(conn: &Connection) -> Result<Vec<R>> {
    let mut found = Vec::new();
    each(conn, |row| {
        found.push(row);
        Ok(())
    })?;
    Ok(found)
}

/// Takes every row of a family, in the order of the key.
fn each<R: Row>(conn: &Connection, mut take: impl FnMut(R) -> Result<()>) -> Result<()> {
    let n_key = R::TABLE.key.len();
    let n_columns = n_key + R::TABLE.contents.len();
    let mut statement = conn.prepare_cached(R::TABLE.select).map_err(reading)?;
    let mut found = statement.query([]).map_err(reading)?;
    while let Some(row) = found.next().map_err(reading)? {
        let columns = (0..n_columns).map(|column| journal::text(row, column));
        let columns = columns.collect::<Sql<Vec<&str>>>().map_err(reading)?;
        let (key, contents) = columns.split_at(n_key);
        let place = || key.join("/");
        take(R::read(key, contents).ok_or_else(|| damaged(&Text::same(place())))?)?;
    }
    Ok(())
}

/// The id of the store, which every journal entry's hash knows.
pub(super) fn store_id(conn: &Connection) -> Result<Uuid> {
    let id: Option<String> = conn
        .query_row("SELECT value FROM meta WHERE name = 'id'", [], |row| row.get(0))
        .optional()
        .map_err(reading)?;
    id.and_then(|id| id.parse().ok())
        .ok_or_else(|| damaged(&Text::new("考核库的标识", "The id of the store")))
}
