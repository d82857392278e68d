//! Changes of the data as the screens ask for them: at once where they are small, else on the worker
//! while the keys stay answered.

use std::sync::mpsc::Sender;

use super::act::{Act, Acted};
use super::app::App;
use super::desk::{Changed, told};
use super::effect::{Notice, Step};
use super::event::Event;
use super::job::Job;
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
}

impl Worker {
    /// A worker that has nothing to do.
    #[must_use]
    pub const fn new(wake: Sender<Event>) -> Self {
        Self { wake, job: None }
    }

    /// How far a long change is, and how to stop it.
    #[must_use]
    pub fn notice(&self) -> Option<Notice> {
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

    /// Whether a change is being made.
    #[must_use]
    pub const fn is_busy(&self) -> bool {
        self.job.is_some()
    }

    /// Asks for a stop; whether there was anything to stop.
    pub fn cancel(&self) -> bool {
        if let Some((job, _)) = &self.job {
            job.cancel();
        }
        self.is_busy()
    }
}

impl App {
    /// Whether a long change is being made, so that events are still to come.
    #[must_use]
    pub const fn is_busy(&self) -> bool {
        self.worker.is_busy()
    }

    /// Changes the data, and then moves the cursor.
    pub(super) fn act(&mut self, act: Act, step: Option<Step>) {
        match self.desk.is_long(&act) {
            Ok(false) => {
                let told = self.desk.act(&act);
                self.acted(told, step);
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

    /// Hears of a long change; when it is over, what it came to is on the desk.
    pub(super) fn hear(&mut self) {
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
        match done {
            Ok(acted) => {
                self.tell(acted.notice);
                if let Some(deed) = acted.deed {
                    self.did(deed);
                }
            }
            Err(error) => self.tell(told(&error)),
        }
    }
}

const BEGINNING: Text = Text::new("正在保存", "saving");
const STOPPING: Text = Text::new("正在取消……", "Cancelling…");
