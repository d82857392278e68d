//! Loading a period from the store, and following what happens to the store afterwards.
//!
//! Reads; what changes the store is in [`session`](super::session) and the operations.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::blind::{self, Blind};
use super::change::Rows;
use super::followed::Followed;
use super::round::Round;
use super::session::{Session, in_force};
use super::{freeze, plan};
use crate::error::{Error, Kind, Result};
use crate::exchange;
use crate::i18n::difference;
use crate::model::{Dataset, Period, Scheme};
use crate::progress::Progress;
use crate::store::{Change, Contents, Record, Setting};
use crate::text::Text;

const COMPUTING: Text = Text::new("计算", "computing");

impl Session {
    /// Loads a period; the one that is open, or else the latest with data, where none is named.
    ///
    /// # Errors
    /// The store cannot be read, the scheme does not assess the period, or none can be chosen.
    pub fn round(&self, period: Option<Period>) -> Result<Round> {
        let head = self.store.head()?;
        let periods = self.store.periods()?;
        let frozen = periods.iter().filter(|row| row.step.is_frozen());
        let frozen: Vec<Period> = frozen.map(|row| row.period).collect();
        let open = periods.iter().map(|row| row.period).max();
        let scheme = match period.or(open) {
            Some(period) => self.scheme_for(period)?,
            None => Arc::clone(&self.scheme),
        };
        let is_other = scheme.sha256() != self.scheme.sha256();
        let (mut applied, mut evidence, mut mark_remarks) = (BTreeMap::new(), BTreeMap::new(), BTreeMap::new());
        let (mut dataset, mut followed) = (scheme.empty_dataset(), Followed::default());
        let mut in_memory = Rows {
            scheme: &scheme,
            dataset: &mut dataset,
            applied: &mut applied,
            evidence: &mut evidence,
            mark_remarks: &mut mark_remarks,
            followed: &mut followed,
        };
        // The scheme of an earlier approval need not know what came to the store since.
        let is_known = |row: &Record| !is_other || knows(&scheme, row);
        let blind = Blind::of(self)?;
        let is_hidden = |row: &Record| blind.as_ref().is_some_and(|blind| blind.hides(row));
        let mut put = |row: Record| {
            let is_ours = is_known(&row) && !is_hidden(&row);
            if is_ours { in_memory.put(&row) } else { Ok(()) }
        };
        let contents = self.store.contents_with(|row| put(Record::Entry(row)))?;
        if contents.head != head {
            // Another program wrote in between, and what was decided before may not hold any more.
            return self.round(period);
        }
        let plan = plan::in_force(&contents)?;
        rows(contents).try_for_each(put)?;
        let period = match period.or(open) {
            Some(period) => period,
            None => latest(&scheme, &dataset).ok_or_else(no_period)?,
        };
        check_assessed(&scheme, period)?;
        let parted = self.parted(&scheme, period, &frozen)?;
        dataset.set_apart(parted.keys().copied());
        self.store.progress().begin(COMPUTING, 0)?;
        Ok(Round {
            apart: parted.get(&period.previous()).cloned(),
            parted,
            applied,
            evidence,
            mark_remarks,
            followed,
            plan,
            seq: head.map_or(0, |head| head.seq),
            ..Round::new(scheme, dataset, period)
        })
    }

    /// The scheme that a period is assessed by: the one it was approved with, or else the one in force.
    fn scheme_for(&self, period: Period) -> Result<Arc<Scheme>> {
        if !self.step(period)?.is_frozen() {
            return Ok(Arc::clone(&self.scheme));
        }
        let row = freeze::find(self, period, None)?;
        if row.scheme.to_string() == self.scheme.sha256() {
            return Ok(Arc::clone(&self.scheme));
        }
        let scheme = freeze::scheme_of(self, &row)?.ok_or_else(|| freeze::lost(period))?;
        Ok(Arc::new(exchange::read_scheme(scheme.text().as_bytes())?))
    }

    /// The approved periods before one against whose results those under a scheme are not set, with the reason.
    fn parted(&self, scheme: &Scheme, period: Period, frozen: &[Period]) -> Result<BTreeMap<Period, Text>> {
        let mut parted = BTreeMap::new();
        for before in frozen.iter().copied().filter(|before| *before < period) {
            if let Some(why) = difference::refusal(&*self.scheme_for(before)?, scheme) {
                parted.insert(before, why);
            }
        }
        Ok(parted)
    }

    /// Follows what others did to the store since the round was loaded; whether there was anything.
    ///
    /// # Errors
    /// The store cannot be read.
    pub fn refresh(&mut self, round: &mut Round) -> Result<bool> {
        let is_behind = self.is_behind(round)?;
        if is_behind {
            self.load_again(round)?;
        }
        Ok(is_behind)
    }

    /// Whether others did anything to the store since the round was loaded.
    ///
    /// # Errors
    /// The store cannot be read.
    pub fn is_behind(&self, round: &Round) -> Result<bool> {
        Ok(self.store.head()?.map_or(0, |head| head.seq) != round.seq)
    }

    /// Loads the scheme in force and the round by it; of a period that it does not assess, another.
    fn load_again(&mut self, round: &mut Round) -> Result<()> {
        let sha256 = self.store.scheme()?.map(|scheme| scheme.sha256().to_string());
        if sha256.as_deref() != Some(self.scheme.sha256()) {
            self.scheme = Arc::new(in_force(&self.store)?);
        }
        let period = Some(round.period).filter(|period| self.scheme.assesses(*period));
        *round = self.round(period)?;
        Ok(())
    }

    /// Follows a change that was made: the same in the round, or all anew where another scheme or
    /// plan holds.
    pub(super) fn follow(&mut self, round: &mut Round, seq: u64, changes: &[Change]) -> Result<()> {
        // What is saved is not cancelled any more.
        self.tell(&Progress::default());
        let decides = |name: &str| [Setting::SCHEME, Setting::PLAN].contains(&name);
        let is_another = |change: &Change| matches!(change.row(), Record::Setting(row) if decides(&row.name));
        let is_blind = blind::is_concerned(changes) && Blind::of(self)?.is_some();
        if changes.iter().any(is_another) || is_blind {
            return self.load_again(round);
        }
        round.follow(changes)?;
        round.seq = seq;
        Ok(())
    }
}

fn rows(contents: Contents) -> impl Iterator<Item = Record> {
    let entries = contents.entries.into_iter().map(Record::Entry);
    let marks = contents.marks.into_iter().map(Record::Mark);
    entries
        .chain(marks)
        .chain(contents.adjustments.into_iter().map(Record::Adjustment))
        .chain(contents.evidence.into_iter().map(Record::Evidence))
        .chain(contents.periods.into_iter().map(Record::Period))
        .chain(contents.moderations.into_iter().map(Record::Moderation))
        .chain(contents.deadlines.into_iter().map(Record::Deadline))
        .chain(contents.appeals.into_iter().map(Record::Appeal))
        .chain(contents.rectifications.into_iter().map(Record::Rectification))
        .chain(contents.duties.into_iter().map(Record::Duty))
}

/// Whether a scheme knows everything that a row is about.
fn knows(scheme: &Scheme, row: &Record) -> bool {
    match row {
        Record::Entry(row) => scheme.find_unit(&row.unit).is_some() && scheme.find_metric(&row.metric).is_some(),
        Record::Mark(row) => scheme.find_unit(&row.unit).is_some() && scheme.find_node(&row.indicator).is_some(),
        Record::Adjustment(row) => scheme.find_unit(&row.unit).is_some(),
        _ => true,
    }
}

/// The latest period of the scheme that has data; the scheme's first where none has.
pub(super) fn latest(scheme: &Scheme, dataset: &Dataset) -> Option<Period> {
    let with_data = dataset.periods().filter(|period| scheme.assesses(*period)).max();
    with_data.or_else(|| scheme.document().periods.iter().min().copied())
}

/// Refuses a period that the scheme does not assess.
pub(super) fn check_assessed(scheme: &Scheme, period: Period) -> Result<()> {
    if scheme.assesses(period) {
        return Ok(());
    }
    let periods: Vec<_> = scheme.document().periods.iter().map(ToString::to_string).collect();
    Err(Error::new(
        Kind::NotFound,
        Text::of(
            format!("方案不考核 {period}。"),
            format!("The scheme does not assess {period}."),
        ),
    )
    .hint(Text::of(
        format!("考核期：{}。", periods.join("、")),
        format!("It assesses {}.", periods.join(", ")),
    )))
}

/// No period was named, and none can be chosen.
pub(super) fn no_period() -> Error {
    Error::new(
        Kind::Usage,
        Text::new("不知道是哪一个考核期。", "It is not known which period is meant."),
    )
    .hint(Text::new(
        "请加 --period，如 --period 2021。",
        "Add --period, such as --period 2021.",
    ))
}
