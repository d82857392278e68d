//! Changes of the data as the screens ask for them: at once where they are small, else on the worker
//! while the keys stay answered.

use std::sync::mpsc::Sender;

use super::act::{Act, Acted};
use super::app::App;
use super::desk::{Changed, told};
use super::effect::{Notice, Step, Tone};
use super::event::Event;
use super::job::Job;
use super::tour::Deed;
use crate::error::Result;
use crate::progress;
use crate::text::{Lang, Text};

/// Where long changes are made.
#[derive(Debug)]
pub struct Worker {
    /// By which way it is heard.
    wake: Sender<Event>,
    /// The change that is being made, and where the cursor goes after it.
    job: Option<(Job<Changed>, Option<Step>)>,
    /// The change that is made and is being saved, and what is told of it then.
    saving: Option<Saving>,
}

/// A change that is being saved.
#[derive(Debug)]
struct Saving {
    job: Job<()>,
    /// What is told of it when it is saved.
    acted: Acted,
    /// Whether something else was told since.
    is_overtaken: bool,
}

impl Worker {
    /// A worker that has nothing to do.
    #[must_use]
    pub const fn new(wake: Sender<Event>) -> Self {
        Self {
            wake,
            job: None,
            saving: None,
        }
    }

    /// How far a long change is, and how to stop it.
    #[must_use]
    pub fn notice(&self) -> Option<Notice> {
        if self.saving.is_some() {
            return Some(Notice::done(SAVING));
        }
        let (job, _) = self.job.as_ref()?;
        if job.is_cancelled() {
            return Some(Notice::done(STOPPING));
        }
        let how_far = job.step().map_or(BEGINNING, progress::Step::text);
        let in_lang = |lang, stop| format!("{}    {stop}", how_far.get(lang));
        Some(Notice::done(Text::of(
            in_lang(Lang::Zh, "Esc 取消"),
            in_lang(Lang::En, "Esc cancels"),
        )))
    }

    /// Hears that something else is told while a change is being saved.
    pub const fn overtake(&mut self) {
        if let Some(saving) = &mut self.saving {
            saving.is_overtaken = true;
        }
    }

    /// Whether a change is being made or saved.
    #[must_use]
    pub const fn is_busy(&self) -> bool {
        self.job.is_some() || self.saving.is_some()
    }

    /// Asks a long change to stop; whether there was anything to stop.
    pub fn cancel(&self) -> bool {
        if let Some((job, _)) = &self.job {
            job.cancel();
        }
        self.job.is_some()
    }
}

impl App {
    /// Whether a long change is being made, so that events are still to come.
    #[must_use]
    pub const fn is_busy(&self) -> bool {
        self.worker.is_busy()
    }

    /// Changes the data, and then moves the cursor; the change before must be saved.
    pub(super) fn act(&mut self, act: Act, step: Option<Step>) {
        if !self.is_saved() {
            return;
        }
        match self.desk.is_long(&act) {
            Ok(false) => {
                let done = self.desk.act(&act);
                self.acted(done, step);
            }
            Ok(true) => {
                let begun = self.desk.lend(act).and_then(|work| Job::begin(&self.worker.wake, work));
                match begun {
                    Ok(job) => self.worker.job = Some((job, step)),
                    Err(error) => self.tell(told(&error)),
                }
            }
            Err(error) => self.tell(told(&error)),
        }
    }

    /// Hears of changes; when one is over, what it came to is on the desk.
    pub(super) fn hear(&mut self) {
        if let Some(saving) = &mut self.worker.saving
            && saving.job.hear().is_some()
        {
            self.is_saved();
        }
        let Some((job, step)) = &mut self.worker.job else {
            return;
        };
        if let Some(changed) = job.hear() {
            let step = step.take();
            self.worker.job = None;
            let told = self.desk.take_back(changed);
            self.acted(told, step);
        }
    }

    /// Shows what came of a change, and moves the cursor.
    pub(super) fn acted(&mut self, done: Result<Acted>, step: Option<Step>) {
        self.prepare();
        if let (Ok(_), Some(step)) = (&done, step) {
            let view = self.desk.view(&self.look);
            self.screens[self.at as usize].entered(step, &view);
        }
        if let Ok(Acted { cell: Some(cell), .. }) = &done {
            let view = self.desk.view(&self.look);
            self.screens[self.at as usize].show_cell(cell, &view);
        }
        match (done, self.desk.to_save()) {
            (Ok(acted), Some(save)) => self.save(save, acted),
            (Ok(acted), None) => self.done(acted),
            (Err(error), _) => self.tell(told(&error)),
        }
    }

    fn done(&mut self, acted: Acted) {
        self.tell(acted.notice);
        self.deed(acted.deed);
    }

    fn deed(&mut self, deed: Option<Deed>) {
        if let Some(deed) = deed {
            self.did(deed);
        }
    }

    /// Has a change saved while the screens show what it did.
    fn save(&mut self, save: impl FnOnce() + Send + 'static, acted: Acted) {
        match Job::begin(&self.worker.wake, |_| save()) {
            Ok(job) => {
                self.worker.saving = Some(Saving {
                    job,
                    acted,
                    is_overtaken: false,
                });
            }
            // Without another thread it is saved on this one.
            Err(_) => {
                self.confirm(acted, false);
            }
        }
    }

    /// Waits until the last change is saved, and says so; or that it is not, and takes it back.
    pub(super) fn is_saved(&mut self) -> bool {
        match self.worker.saving.take() {
            Some(saving) => self.confirm(saving.acted, saving.is_overtaken),
            None => true,
        }
    }

    fn confirm(&mut self, acted: Acted, is_overtaken: bool) -> bool {
        match self.desk.settle() {
            // What was told since is newer than what is saved now; a question stays one.
            Ok(()) if is_overtaken && acted.notice.tone == Tone::Done => self.deed(acted.deed),
            Ok(()) => self.done(acted),
            Err(error) => {
                self.prepare();
                self.tell(told(&error));
                // Nobody leaves without having seen that.
                self.stay();
                return false;
            }
        }
        true
    }
}

const SAVING: Text = Text::new("保存中……", "Saving…");
const BEGINNING: Text = Text::new("正在保存", "saving");
const STOPPING: Text = Text::new("正在取消……", "Cancelling…");
