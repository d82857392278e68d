//! A session: an open store, its scheme, who acts, and the clock.
//!
//! Every operation on a store goes through a session. It keeps no copy of the data: that is the
//! [`Round`]'s.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use tempfile::TempDir;

use super::change::Rows;
use super::clock::Clock;
use super::describe::describe;
use super::file;
use super::reason;
use super::round::Round;
use super::task::Task;
use super::{freeze, gate};
use crate::error::{Error, Kind, Result};
use crate::exchange;
use crate::model::{Dataset, Period, Scheme, Step};
use crate::progress::Progress;
use crate::store::{Change, Commit, Contents, Operation, Record, SchemeRow, Setting, Stamp, Store};
use crate::text::Text;

/// An open store and who works on it.
#[derive(Debug)]
pub struct Session {
    pub(super) store: Store,
    scheme: Arc<Scheme>,
    actor: String,
    clock: Clock,
    /// The folder of a throw-away store, removed after the store is closed.
    _folder: Option<TempDir>,
    /// The last journal entry that came with a sample: what was handed over is not undone.
    handed_over: u64,
}

/// A change that was carried out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Done {
    /// The number of its journal entry.
    pub seq: u64,
    /// What was changed, in words.
    pub name: Text,
}

/// What a change is besides its rows.
#[derive(Debug)]
pub(super) struct Action<'a> {
    pub task: Task,
    pub reason: &'a str,
    pub details: BTreeMap<String, String>,
}

impl<'a> Action<'a> {
    pub(super) const fn new(task: Task, reason: &'a str) -> Self {
        Self {
            task,
            reason,
            details: BTreeMap::new(),
        }
    }
}

impl Session {
    /// Makes a new store from the bytes of a scheme file; an existing file is never touched.
    ///
    /// # Errors
    /// Every fault of the scheme, or the store cannot be made.
    pub fn create(path: &Path, scheme: &[u8], actor: &str, clock: Clock) -> Result<Self> {
        let checked = exchange::read_scheme(scheme)?;
        let text = String::from_utf8(scheme.to_vec()).expect("BUG: what is not UTF-8 is no scheme");
        let document = checked.document();
        let row = SchemeRow::new(&document.id, &document.version, text);
        let setting = Setting {
            name: Setting::SCHEME.to_owned(),
            value: row.sha256().to_string(),
        };
        let mut session = Self {
            store: Store::create(path, clock.command_id())?,
            scheme: Arc::new(checked),
            actor: actor.to_owned(),
            clock,
            _folder: None,
            handed_over: 0,
        };
        let changes = vec![Change::add(Record::Scheme(row)), Change::add(Record::Setting(setting))];
        session.commit(Operation::Init, Action::new(Task::Scheme, ""), changes)?;
        Ok(session)
    }

    /// Makes a new store and the folder it is in.
    ///
    /// # Errors
    /// As [`Self::create`].
    pub fn begin(path: &Path, scheme: &[u8], actor: &str, clock: Clock) -> Result<Self> {
        exchange::read_scheme(scheme)?;
        if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
            file::make_folder(folder)?;
        }
        Self::create(path, scheme, actor, clock)
    }

    /// Opens a store.
    ///
    /// # Errors
    /// There is no store, or it is not one that this program can use.
    pub fn open(path: &Path, actor: &str, clock: Clock) -> Result<Self> {
        let store = Store::open(path)?;
        Ok(Self {
            scheme: Arc::new(in_force(&store)?),
            store,
            actor: actor.to_owned(),
            clock,
            _folder: None,
            handed_over: 0,
        })
    }

    /// The same store for the same person once more, for work beside this session.
    ///
    /// # Errors
    /// The store cannot be opened.
    pub fn again(&self) -> Result<Self> {
        Ok(Self {
            store: self.store.again()?,
            scheme: Arc::clone(&self.scheme),
            actor: self.actor.clone(),
            clock: self.clock,
            _folder: None,
            handed_over: self.handed_over,
        })
    }

    /// Says from now on how far long operations are.
    pub fn tell(&mut self, progress: &Progress) {
        self.store.tell(progress.clone());
    }

    /// Takes everything recorded so far for given: undo stops before it.
    pub(super) fn hand_over(&mut self) -> Result<()> {
        self.handed_over = self.store.head()?.map_or(0, |head| head.seq);
        Ok(())
    }

    /// Whether a journal entry came with a sample.
    pub(super) const fn was_handed_over(&self, seq: u64) -> bool {
        seq <= self.handed_over
    }

    /// Keeps the folder of a throw-away store until the session ends.
    pub(super) fn in_folder(self, folder: TempDir) -> Self {
        Self {
            _folder: Some(folder),
            ..self
        }
    }

    /// The scheme in force.
    #[must_use]
    pub const fn scheme(&self) -> &Arc<Scheme> {
        &self.scheme
    }

    /// Who acts.
    #[must_use]
    pub fn actor(&self) -> &str {
        &self.actor
    }

    /// The file of the store.
    #[must_use]
    pub fn path(&self) -> Option<&Path> {
        self.store.path()
    }

    /// The clock.
    pub(super) const fn clock(&self) -> Clock {
        self.clock
    }

    /// Loads a period; the one that is open, or else the latest with data, where none is named.
    ///
    /// # Errors
    /// The store cannot be read, the scheme does not assess the period, or none can be chosen.
    pub fn round(&self, period: Option<Period>) -> Result<Round> {
        let contents = self.store.contents()?;
        let seq = contents.head.map_or(0, |head| head.seq);
        let open = contents.periods.iter().map(|row| row.period).max();
        let scheme = match period.or(open) {
            Some(period) => self.scheme_for(period)?,
            None => Arc::clone(&self.scheme),
        };
        let is_other = scheme.sha256() != self.scheme.sha256();
        let (mut applied, mut evidence, mut mark_remarks) = (BTreeMap::new(), BTreeMap::new(), BTreeMap::new());
        let mut dataset = scheme.empty_dataset();
        let mut in_memory = Rows {
            scheme: &scheme,
            dataset: &mut dataset,
            applied: &mut applied,
            evidence: &mut evidence,
            mark_remarks: &mut mark_remarks,
        };
        // The scheme of an earlier approval need not know what came to the store since.
        let known = rows(contents).filter(|row| !is_other || knows(&scheme, row));
        known.into_iter().try_for_each(|row| in_memory.put(&row))?;
        let period = match period.or(open) {
            Some(period) => period,
            None => latest(&scheme, &dataset).ok_or_else(no_period)?,
        };
        check_assessed(&scheme, period)?;
        self.store.progress().begin(COMPUTING, 0)?;
        Ok(Round {
            applied,
            evidence,
            mark_remarks,
            seq,
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

    /// Follows what others did to the store since the round was loaded; whether there was anything.
    ///
    /// # Errors
    /// The store cannot be read.
    pub fn refresh(&mut self, round: &mut Round) -> Result<bool> {
        let seq = self.store.head()?.map_or(0, |head| head.seq);
        let is_behind = seq != round.seq;
        if is_behind {
            self.load_again(round)?;
        }
        Ok(is_behind)
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

    /// Follows a change that was made: the same in the round, or all anew where another scheme holds.
    pub(super) fn follow(&mut self, round: &mut Round, seq: u64, changes: &[Change]) -> Result<()> {
        let is_another = |change: &Change| matches!(change.row(), Record::Setting(row) if row.name == Setting::SCHEME);
        if changes.iter().any(is_another) {
            return self.load_again(round);
        }
        round.follow(changes)?;
        round.seq = seq;
        Ok(())
    }

    /// Carries out a change: one transaction in the store, then the same change in the round.
    /// Nothing is written where nothing changes.
    pub(super) fn carry_out(
        &mut self,
        round: &mut Round,
        action: Action<'_>,
        changes: Vec<Change>,
    ) -> Result<Option<Done>> {
        if changes.is_empty() {
            return Ok(None);
        }
        if self.refresh(round)? {
            return Err(Error::new(
                Kind::Conflict,
                Text::new(
                    "数据刚被另一个程序改动，本次变更没有保存；已重新载入。",
                    "Another program has just changed the data; this change was not saved, and the data were loaded again.",
                ),
            )
            .hint(Text::new("请核对后再试。", "Look at the data and try again.")));
        }
        gate::check(&self.store, &self.scheme, (&self.actor, action.task), &changes)?;
        reason::check(action.task, action.reason, &changes)?;
        let (seq, commit) = self.commit(action.task.rule().operation, action, changes)?;
        self.follow(round, seq, &commit.changes)?;
        let name = describe(&self.scheme, &commit);
        Ok(Some(Done { seq, name }))
    }

    fn commit(&mut self, operation: Operation, action: Action<'_>, changes: Vec<Change>) -> Result<(u64, Commit)> {
        let commit = Commit {
            stamp: self.stamp(action.reason),
            operation,
            details: action.details,
            changes,
        };
        let head = self.store.commit(&commit)?;
        Ok((head.seq, commit))
    }

    /// The step a period has come to.
    ///
    /// # Errors
    /// The store cannot be read.
    pub fn step(&self, period: Period) -> Result<Step> {
        gate::step(&self.store, period)
    }

    /// Refuses a task that the actor's roles do not allow.
    pub(super) fn allow(&self, task: Task) -> Result<()> {
        gate::allow(&self.store, &self.actor, task)
    }

    /// Who acts now, and why.
    pub(super) fn stamp(&self, reason: &str) -> Stamp {
        Stamp {
            command: self.clock.command_id(),
            actor: self.actor.clone(),
            at: self.clock.now(),
            reason: reason.to_owned(),
        }
    }
}

const COMPUTING: Text = Text::new("计算", "computing");

/// The scheme in force.
fn in_force(store: &Store) -> Result<Scheme> {
    let scheme = store.scheme()?.ok_or_else(|| {
        Error::new(
            Kind::Storage,
            Text::new("考核库中没有正在使用的方案。", "The store has no scheme in force."),
        )
    })?;
    exchange::read_scheme(scheme.text().as_bytes())
}

fn rows(contents: Contents) -> impl Iterator<Item = Record> {
    let entries = contents.entries.into_iter().map(Record::Entry);
    let marks = contents.marks.into_iter().map(Record::Mark);
    entries
        .chain(marks)
        .chain(contents.adjustments.into_iter().map(Record::Adjustment))
        .chain(contents.evidence.into_iter().map(Record::Evidence))
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
