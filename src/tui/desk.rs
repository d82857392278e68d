//! The assessment on the desk: the store's session, the round in memory, how far it is, who acts.
//!
//! The only place of the screens that calls operations; each returns what to tell the person.

mod intent;
mod records;

use std::cell::OnceCell;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::act::{Act, Acted, carry_out};
use super::effect::{Change, Keep, Notice};
use super::view::{Look, View};
use crate::error::{Error, Kind, Result};
use crate::i18n::sample;
use crate::model::{MetricIx, Period, Scheme, UnitIx};
use crate::ops::actor;
use crate::ops::clock::Clock;
use crate::ops::config::keep_actor;
use crate::ops::reason;
use crate::ops::round::Round;
use crate::ops::session::Session;
use crate::ops::status::Status;
use crate::ops::undo;
use crate::ops::verify::check;
use crate::progress::Progress;
use crate::text::{Lang, Text};

/// What is worked on.
#[derive(Debug)]
pub struct Desk {
    /// Shared with the thread that saves.
    session: Arc<Mutex<Session>>,
    /// Who acts.
    actor: String,
    /// The settings file, where who acts can be kept.
    settings: Option<PathBuf>,
    clock: Clock,
    is_thrown_away: bool,
    round: Round,
    /// Counted when somebody looks.
    status: OnceCell<Status>,
    is_sample: bool,
    /// What for the store is being used on another thread.
    lent: Lent,
}

impl Desk {
    /// Loads a period; the latest where none is named.
    ///
    /// # Errors
    /// The store cannot be read.
    pub fn new(mut session: Session, period: Option<Period>) -> Result<Self> {
        let round = session.round(period)?;
        // From here on small things are done at once, and nobody waits for them.
        session.tell(&Progress::default());
        session.hold_back();
        Ok(Self {
            lent: Lent::No,
            status: OnceCell::new(),
            is_sample: sample::is_in(&round.dataset),
            actor: session.actor().to_owned(),
            settings: None,
            clock: session.clock(),
            is_thrown_away: session.is_thrown_away(),
            session: Arc::new(Mutex::new(session)),
            round,
        })
    }

    /// The same with a settings file; for the sample that is thrown away none is written.
    #[must_use]
    pub fn with_settings(mut self, file: Option<PathBuf>) -> Self {
        self.settings = file.filter(|_| !self.is_thrown_away);
        self
    }

    /// Whether who acts can be kept for later.
    #[must_use]
    pub const fn keeps_actor(&self) -> bool {
        self.settings.is_some()
    }

    /// Lets somebody act from now on; what they may see of the round is loaded.
    ///
    /// # Errors
    /// They are not registered, or the store or the settings file refused.
    pub fn act_as(&mut self, name: &str, keep: Keep) -> Result<()> {
        if self.lent != Lent::No {
            return Err(self.busy());
        }
        let mut session = self.session()?;
        actor::act_as(&mut session, name)?;
        let round = session.round(Some(self.round.period))?;
        drop(session);
        name.clone_into(&mut self.actor);
        self.round = round;
        self.status.take();
        match (&self.settings, keep) {
            (Some(file), Keep::Always) => keep_actor(file, name),
            _ => Ok(()),
        }
    }

    /// The scheme that the period goes by.
    #[must_use]
    pub const fn scheme(&self) -> &Arc<Scheme> {
        &self.round.scheme
    }

    /// Whether the store is the sample that is thrown away at the end.
    #[must_use]
    pub const fn is_thrown_away(&self) -> bool {
        self.is_thrown_away
    }

    /// What screens read.
    #[must_use]
    pub fn view<'a>(&'a self, look: &'a Look) -> View<'a> {
        View {
            desk: self,
            round: &self.round,
            status: &self.status,
            actor: &self.actor,
            today: self.clock.now().date_naive(),
            is_sample: self.is_sample,
            lang: look.lang,
            theme: &look.theme,
            keymap: &look.keymap,
        }
    }

    /// Whether it takes long enough to be done on the worker.
    ///
    /// # Errors
    /// The store cannot be read, or is used on another thread.
    pub fn is_long(&self, act: &Act) -> Result<bool> {
        if self.lent != Lent::No {
            return Err(self.busy());
        }
        let session = self.session()?;
        let n_rows = match act {
            Act::Change(change, _) => change.n_cells(),
            // All that the period holds is kept with a step.
            Act::Way(..) => self.round.cells_due().len(),
            Act::Errand(..) => 1,
            Act::Undo => undo::extent(&session)?,
            Act::Redo => undo::extent_of_redo(&session)?,
            Act::Turn(_) => self.n_cells(),
            // Nobody knows how long a journal, or what a paper needs before its first page.
            Act::Prove | Act::Look(_) | Act::TakeIn(_) | Act::Template(..) | Act::Export(..) => return Ok(true),
        };
        // Where somebody else has written, all is loaded again first.
        Ok(n_rows > MANY || (self.n_cells() > MANY && session.is_behind(&self.round)?))
    }

    /// How many cells a period has: what it takes to load it.
    fn n_cells(&self) -> usize {
        let scheme = &self.round.scheme;
        scheme.n_units() * scheme.metrics().len()
    }

    /// Changes the data; where it is still [to be saved](Self::to_save), in memory only.
    ///
    /// # Errors
    /// It is refused; nothing was changed.
    pub fn act(&mut self, act: &Act) -> Result<Acted> {
        if self.lent != Lent::No {
            return Err(self.busy());
        }
        let done = carry_out(&mut lock(&self.session), &mut self.round, act);
        // Also where it was refused, others may have changed the data.
        self.status.take();
        done
    }

    /// What saves the last change, on whatever thread; nothing where it is saved.
    #[must_use]
    pub fn to_save(&self) -> Option<impl FnOnce() + Send + 'static> {
        let session = Arc::clone(&self.session);
        lock(&self.session)
            .is_holding()
            .then_some(move || lock(&session).save())
    }

    /// Waits until the last change is saved.
    ///
    /// # Errors
    /// It could not be saved, and is taken back.
    pub fn settle(&mut self) -> Result<()> {
        let settled = lock(&self.session).settle(&mut self.round);
        if settled.is_err() {
            self.status.take();
        }
        settled
    }

    /// The same as work for another thread, on the store opened once more; until it is taken back
    /// changes are refused here, and while it changes the data reading is too.
    ///
    /// # Errors
    /// The store is used on another thread already.
    pub fn lend(&mut self, act: Act) -> Result<impl FnOnce(&Progress) -> Changed + Send + 'static> {
        let beside = self.session()?.beside();
        let mut round = self.round.clone();
        self.lent = if act.is_change() { Lent::ToChange } else { Lent::ToRead };
        Ok(move |progress: &Progress| {
            let done = beside
                .open(progress)
                .and_then(|mut session| carry_out(&mut session, &mut round, &act));
            Changed { round, done }
        })
    }

    /// Takes back what was lent, changed or not.
    ///
    /// # Errors
    /// The change was refused or cancelled; nothing was changed.
    pub fn take_back(&mut self, changed: Changed) -> Result<Acted> {
        self.lent = Lent::No;
        lock(&self.session).agree_with(&changed.round);
        self.round = changed.round;
        self.status.take();
        changed.done
    }

    /// The store with everything saved, unless it is being changed on another thread.
    fn session(&self) -> Result<MutexGuard<'_, Session>> {
        if self.lent == Lent::ToChange {
            return Err(self.busy());
        }
        let mut session = lock(&self.session);
        session.save();
        Ok(session)
    }

    fn busy(&self) -> Error {
        let what = if self.lent == Lent::ToRead { READING } else { SAVING };
        Error::new(Kind::Conflict, what).hint(WAIT)
    }

    /// Whether a change is only made for a reason.
    #[must_use]
    pub fn needs_reason(&self, change: &Change) -> bool {
        matches!(change, Change::Set(cells) if reason::is_needed(&self.round, cells))
    }

    /// Why whoever acts may not verify these values, where it is so.
    #[must_use]
    pub fn not_verified(&self, cells: &[(UnitIx, MetricIx)]) -> Option<Notice> {
        let checked = self.session().and_then(|session| check(&session, &self.round, cells));
        checked.err().map(|error| told(&error))
    }

    /// The assessed period before or after, where there is one.
    #[must_use]
    pub fn neighbour(&self, to: Neighbour) -> Option<Period> {
        let mut periods = self.round.periods();
        if to == Neighbour::Earlier {
            periods.reverse();
        }
        let now = self.round.period;
        periods.into_iter().find(|period| match to {
            Neighbour::Earlier => *period < now,
            Neighbour::Later => *period > now,
        })
    }
}

impl Drop for Desk {
    /// However the screens end, what was done is saved first.
    fn drop(&mut self) {
        lock(&self.session).save();
    }
}

/// The session, once the thread that saves has let go of it.
fn lock(session: &Mutex<Session>) -> MutexGuard<'_, Session> {
    session.lock().unwrap_or_else(PoisonError::into_inner)
}

/// What for the store is being used on another thread.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Lent {
    No,
    /// It may be read here too, but not changed.
    ToRead,
    /// It may not even be read here: that might have to wait.
    ToChange,
}

/// What came of work on another thread.
#[derive(Debug)]
pub struct Changed {
    round: Round,
    done: Result<Acted>,
}

/// A change of more rows than this may take longer than a person waits for a key.
const MANY: usize = 2000;

const SAVING: Text = Text::new("正在保存上一项变更。", "The last change is still being saved.");
const READING: Text = Text::new("上一项操作还没有做完。", "What was begun last is not done yet.");
const WAIT: Text = Text::new("请稍候，或按 Esc 取消它。", "Wait for it, or cancel it with Esc.");

/// Which period to go to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Neighbour {
    /// The one before.
    Earlier,
    /// The one after.
    Later,
}

/// An error as a notice: what failed, why, what to do next.
#[must_use]
pub fn told(error: &Error) -> Notice {
    let one_line = |lang| {
        let message = error.message(lang);
        let stop = match lang {
            Lang::Zh => "；",
            Lang::En => "; ",
        };
        let mut said = String::new();
        for (n, line) in message.lines().map(str::trim).enumerate() {
            let ends = said.ends_with(['。', '：', '.', ':']) || said.is_empty();
            said.push_str(match lang {
                _ if !ends => stop,
                Lang::En if n > 0 => " ",
                _ => "",
            });
            said.push_str(line);
        }
        said
    };
    Notice::refused(Text::of(one_line(Lang::Zh), one_line(Lang::En)))
}
