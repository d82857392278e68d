//! A session: an open store, its scheme, who acts, and the clock.
//!
//! Every operation on a store goes through a session. It keeps no copy of the data: that is the
//! [`Round`]'s.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use chrono::NaiveDate;
use tempfile::TempDir;

use super::clock::Clock;
use super::describe::describe;
use super::file;
use super::gate;
use super::held::Held;
use super::reason;
use super::round::Round;
use super::task::Task;
use crate::error::{Error, Kind, Result};
use crate::exchange;
use crate::model::{Period, Scheme, Step};
use crate::progress::Progress;
pub use crate::store::Stamp;
use crate::store::{Change, Commit, Operation, Record, SchemeRow, Setting, Store};
use crate::text::Text;

/// An open store and who works on it.
#[derive(Debug)]
pub struct Session {
    pub(super) store: Store,
    pub(super) scheme: Arc<Scheme>,
    actor: String,
    clock: Clock,
    /// The folder of a throw-away store, removed after the store is closed.
    folder: Option<TempDir>,
    /// The last journal entry that came with a sample: what was handed over is not undone.
    handed_over: u64,
    /// Whether changes are shown before they are saved.
    pub(super) holds_back: bool,
    /// The change that is in memory and not yet saved.
    pub(super) held: Option<Held>,
    /// The font files that whoever acts has named for papers.
    pub(super) fonts: Vec<PathBuf>,
}

/// A session to be, on whatever thread: opening may have to wait for another program.
#[derive(Debug)]
pub struct Beside {
    path: Option<PathBuf>,
    scheme: Arc<Scheme>,
    actor: String,
    clock: Clock,
    handed_over: u64,
    fonts: Vec<PathBuf>,
}

impl Beside {
    /// Opens it; it says how far long operations are.
    ///
    /// # Errors
    /// The store cannot be opened.
    pub fn open(self, progress: &Progress) -> Result<Session> {
        let mut session = Session {
            store: Store::open_again(self.path.as_deref())?,
            scheme: self.scheme,
            actor: self.actor,
            clock: self.clock,
            folder: None,
            handed_over: self.handed_over,
            holds_back: false,
            held: None,
            fonts: self.fonts,
        };
        session.tell(progress);
        Ok(session)
    }
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
            folder: None,
            handed_over: 0,
            holds_back: false,
            held: None,
            fonts: Vec::new(),
        };
        let changes = vec![Change::add(Record::Scheme(row)), Change::add(Record::Setting(setting))];
        let commit = session.commit(Operation::Init, Action::new(Task::Scheme, ""), changes);
        session.store.commit(&commit)?;
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
            folder: None,
            handed_over: 0,
            holds_back: false,
            held: None,
            fonts: Vec::new(),
        })
    }

    /// What opens the same store for the same person once more, for work beside this session.
    #[must_use]
    pub fn beside(&self) -> Beside {
        Beside {
            path: self.store.path().map(Path::to_owned),
            scheme: Arc::clone(&self.scheme),
            actor: self.actor.clone(),
            clock: self.clock,
            handed_over: self.handed_over,
            fonts: self.fonts.clone(),
        }
    }

    /// Takes over the scheme of a round that was changed beside this session.
    pub fn agree_with(&mut self, round: &Round) {
        self.scheme = Arc::clone(&round.scheme);
    }

    /// Names font files or folders for papers; those named first come first.
    #[must_use]
    pub fn with_fonts(mut self, fonts: Vec<PathBuf>) -> Self {
        self.fonts.extend(fonts);
        self
    }

    /// Says from now on how far long operations are.
    pub fn tell(&mut self, progress: &Progress) {
        self.store.tell(progress.clone());
    }

    /// Who hears how far long operations are.
    #[must_use]
    pub const fn progress(&self) -> &Progress {
        self.store.progress()
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
            folder: Some(folder),
            ..self
        }
    }

    /// Whether the store is removed when the session ends.
    #[must_use]
    pub const fn is_thrown_away(&self) -> bool {
        self.folder.is_some()
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

    /// Lets somebody else act from now on.
    pub(super) fn hand_to(&mut self, actor: &str) {
        actor.clone_into(&mut self.actor);
    }

    /// The file of the store.
    #[must_use]
    pub fn path(&self) -> Option<&Path> {
        self.store.path()
    }

    /// The clock.
    #[must_use]
    pub const fn clock(&self) -> Clock {
        self.clock
    }

    /// The date on which the session acts.
    #[must_use]
    pub fn today(&self) -> NaiveDate {
        self.clock.now().date_naive()
    }

    /// Carries out a change: one transaction in the store, then the same change in the round; where
    /// changes are held back, the round first. Nothing is written where nothing changes.
    pub(super) fn carry_out(
        &mut self,
        round: &mut Round,
        action: Action<'_>,
        changes: Vec<Change>,
    ) -> Result<Option<Done>> {
        if changes.is_empty() {
            return Ok(None);
        }
        self.settle(round)?;
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
        let commit = self.commit(action.task.rule().operation, action, changes);
        if self.is_held_back(&commit)? {
            let name = describe(&self.scheme, &commit);
            let seq = self.hold(round, commit)?;
            return Ok(Some(Done { seq, name }));
        }
        let seq = self.store.commit(&commit)?.seq;
        self.follow(round, seq, &commit.changes)?;
        let name = describe(&self.scheme, &commit);
        Ok(Some(Done { seq, name }))
    }

    fn commit(&self, operation: Operation, action: Action<'_>, changes: Vec<Change>) -> Commit {
        Commit {
            stamp: self.stamp(action.reason),
            operation,
            details: action.details,
            changes,
        }
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

/// The scheme in force.
pub(super) fn in_force(store: &Store) -> Result<Scheme> {
    let scheme = store.scheme()?.ok_or_else(|| {
        Error::new(
            Kind::Storage,
            Text::new("考核库中没有正在使用的方案。", "The store has no scheme in force."),
        )
    })?;
    exchange::read_scheme(scheme.text().as_bytes())
}
