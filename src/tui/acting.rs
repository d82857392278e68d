//! What the screens ask for of the store and its data: done at once where it is small, else on the
//! worker while the keys stay answered.

use std::sync::mpsc::Sender;

use super::act::{Act, Acted};
use super::app::App;
use super::desk::{Changed, told};
use super::effect::{Notice, Step, Tone};
use super::event::Event;
use super::job::Job;
use super::overlay::Overlay;
use super::tour::Deed;
use super::trail::Place;
use crate::error::Result;
use crate::progress;
use crate::text::{Lang, Text};

/// Where long things are done.
#[derive(Debug)]
pub struct Worker {
    /// By which way it is heard.
    wake: Sender<Event>,
    /// What is being done, and what is shown after it.
    job: Option<(Job<Changed>, Then)>,
    /// The change that is made and is being saved, and what is told of it then.
    saving: Option<Saving>,
    /// What was typed for what is being done, to be put right where it is refused.
    typed: Option<Overlay>,
}

/// What is shown when something is done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Then {
    /// What was shown before, as it is now.
    Nothing,
    /// The cursor moves on.
    Step(Step),
    /// Another place.
    Stand(Place),
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
            typed: None,
        }
    }

    /// How far a long thing is, and how to stop it.
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

    /// Keeps what was typed until it is known whether it is refused.
    pub fn keep(&mut self, closed: Option<Overlay>) {
        self.typed = closed.filter(Overlay::is_put_right);
    }

    /// Whether something is being done or saved.
    #[must_use]
    pub const fn is_busy(&self) -> bool {
        self.job.is_some() || self.saving.is_some()
    }

    /// Asks a long thing to stop; whether there was anything to stop.
    pub fn cancel(&self) -> bool {
        if let Some((job, _)) = &self.job {
            job.cancel();
        }
        self.job.is_some()
    }
}

impl App {
    /// Whether something long is being done, so that events are still to come.
    #[must_use]
    pub const fn is_busy(&self) -> bool {
        self.worker.is_busy()
    }

    /// Does something, and then shows what comes after it; the change before must be saved.
    pub(super) fn act(&mut self, act: Act, then: Then) {
        if !self.is_saved() {
            return;
        }
        match self.desk.is_long(&act) {
            Ok(false) => {
                let done = self.desk.act(&act);
                self.acted(done, then);
            }
            Ok(true) => {
                let begun = self.desk.lend(act).and_then(|work| Job::begin(&self.worker.wake, work));
                match begun {
                    Ok(job) => self.worker.job = Some((job, then)),
                    Err(error) => self.tell(told(&error)),
                }
            }
            Err(error) => self.tell(told(&error)),
        }
    }

    /// Hears of what is being done; when it is over, what it came to is on the desk.
    pub(super) fn hear(&mut self) {
        if let Some(saving) = &mut self.worker.saving
            && saving.job.hear().is_some()
        {
            self.is_saved();
        }
        let Some((job, then)) = &mut self.worker.job else {
            return;
        };
        if let Some(changed) = job.hear() {
            let then = *then;
            self.worker.job = None;
            let told = self.desk.take_back(changed);
            self.acted(told, then);
        }
    }

    /// Shows what came of something, and what comes after it.
    pub(super) fn acted(&mut self, done: Result<Acted>, then: Then) {
        self.prepare();
        match then {
            Then::Step(step) if done.is_ok() => {
                let view = self.desk.view(&self.look);
                self.screens[self.at as usize].entered(step, &view);
            }
            Then::Stand(place) if done.is_ok() => self.put(place.screen, place.target),
            _ => {}
        }
        if let Ok(Acted { cell: Some(cell), .. }) = &done {
            let view = self.desk.view(&self.look);
            self.screens[self.at as usize].show_cell(cell, &view);
        }
        let typed = self.worker.typed.take();
        match (done, self.desk.to_save()) {
            (Ok(acted), Some(save)) => self.save(save, acted),
            (Ok(acted), None) => self.done(acted),
            (Err(error), _) => {
                self.overlay = typed.or_else(|| self.overlay.take());
                self.tell(told(&error));
            }
        }
    }

    fn done(&mut self, acted: Acted) {
        if let Some(notice) = acted.notice {
            self.tell(notice);
        }
        match acted.question {
            // What is open is not taken away by what comes from beside the screens.
            Some(question) if self.overlay.is_some() => {
                question
                    .body
                    .into_iter()
                    .for_each(|what| self.tell(Notice::refused(what)));
            }
            Some(question) => self.overlay = Some(Overlay::from(question)),
            None => {}
        }
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
            Ok(()) if is_overtaken && acted.notice.as_ref().is_none_or(|notice| notice.tone == Tone::Done) => {
                self.deed(acted.deed);
            }
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
const BEGINNING: Text = Text::new("请稍候", "working");
const STOPPING: Text = Text::new("正在取消……", "Cancelling…");
