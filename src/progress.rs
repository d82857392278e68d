//! How far a long operation is, told while it goes on, and the wish that it stop.
//!
//! A long operation is given a [`Progress`] and counts; whoever started it decides who hears of it.
//! Knows no thread and no screen.

use std::cell::Cell;
use std::fmt;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use crate::error::{Error, Kind, Result};
use crate::text::{Lang, Text};

/// How far an operation is: so many of so many of what.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// How many are done.
    pub done: u64,
    /// How many there are; 0 where nobody knows.
    pub total: u64,
    /// What is being done, such as 读取数据.
    pub what: Text,
}

impl Step {
    /// `读取数据 45%`, or only what is being done where nobody knows how long.
    #[must_use]
    pub fn text(&self) -> Text {
        let Some(percent) = (100 * self.done).checked_div(self.total) else {
            return self.what.clone();
        };
        let in_lang = |lang| format!("{} {percent}%", self.what.get(lang));
        Text::of(in_lang(Lang::Zh), in_lang(Lang::En))
    }
}

/// The wish that an operation stop, shared between whoever may have it and the operation.
#[derive(Debug, Clone, Default)]
pub struct Stop(Arc<AtomicBool>);

impl Stop {
    /// Wishes it.
    pub fn ask(&self) {
        self.0.store(true, Ordering::Relaxed);
    }

    /// Whether anybody wishes it.
    #[must_use]
    pub fn is_asked(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }

    /// The flag itself, for a signal to set.
    #[must_use]
    pub fn flag(&self) -> Arc<AtomicBool> {
        Arc::clone(&self.0)
    }
}

/// Hears how far an operation is.
pub type Watcher = dyn Fn(Step) + Send + Sync;

/// Who hears of a long operation, nobody unless somebody asked, and the wish that it stop.
///
/// An operation that may take longer than 200 ms takes a `&Progress`, [begins](Self::begin) a part,
/// says [at](Part::at) each of its things how many are done, and passes the error on: it was
/// cancelled, and whatever was begun is to be left as if it never had been.
#[derive(Clone, Default)]
pub struct Progress {
    watcher: Option<Arc<Watcher>>,
    stop: Stop,
}

impl Progress {
    /// Tells somebody, until it is asked to stop.
    #[must_use]
    pub fn told(stop: Stop, watcher: impl Fn(Step) + Send + Sync + 'static) -> Self {
        Self {
            watcher: Some(Arc::new(watcher)),
            stop,
        }
    }

    /// Begins a part of the operation with so many things to do; 0 where nobody knows.
    ///
    /// # Errors
    /// It is to stop.
    pub fn begin(&self, what: Text, total: u64) -> Result<Part<'_>> {
        let part = Part {
            progress: self,
            what,
            total,
            percent: Cell::new(0),
        };
        part.tell(0);
        self.go_on().map(|()| part)
    }

    /// Whether it may go on, where there is nothing to count.
    ///
    /// # Errors
    /// It is to stop.
    pub fn go_on(&self) -> Result<()> {
        if self.stop.is_asked() { Err(cancelled()) } else { Ok(()) }
    }

    /// The wish that it stop, for what cannot be asked by [`Self::go_on`].
    #[must_use]
    pub const fn stop(&self) -> &Stop {
        &self.stop
    }
}

impl fmt::Debug for Progress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(if self.watcher.is_some() { "told" } else { "told nobody" })
    }
}

/// A part of an operation, such as reading, that is counted by itself.
#[derive(Debug)]
pub struct Part<'a> {
    progress: &'a Progress,
    what: Text,
    total: u64,
    /// What was told last; counting goes faster than anybody reads.
    percent: Cell<u64>,
}

impl Part<'_> {
    /// So many are done.
    ///
    /// # Errors
    /// The operation is to stop.
    pub fn at(&self, done: u64) -> Result<()> {
        let done = done.min(self.total);
        let percent = (100 * done).checked_div(self.total).unwrap_or(0);
        if percent != self.percent.replace(percent) {
            self.tell(done);
        }
        self.progress.go_on()
    }

    fn tell(&self, done: u64) {
        if let Some(watcher) = &self.progress.watcher {
            watcher(Step {
                done,
                total: self.total,
                what: self.what.clone(),
            });
        }
    }
}

/// The operation was stopped by the person who began it.
fn cancelled() -> Error {
    Error::new(
        Kind::Cancelled,
        Text::new("已取消，没有任何改动。", "Cancelled; nothing was changed."),
    )
}

#[cfg(test)]
mod tests {
    use std::sync::Mutex;

    use super::*;

    const READING: Text = Text::new("读取", "reading");

    #[test]
    fn every_percent_is_told_once() {
        let heard = Arc::new(Mutex::new(Vec::new()));
        let list = Arc::clone(&heard);
        let progress = Progress::told(Stop::default(), move |step| {
            list.lock().expect("a list").push(step.done);
        });
        let part = progress.begin(READING, 1000).expect("it goes on");
        (1..=1000).try_for_each(|done| part.at(done)).expect("it goes on");
        let expected: Vec<u64> = (0..=100).map(|percent| 10 * percent).collect();
        assert_eq!(*heard.lock().expect("a list"), expected);
    }

    #[test]
    fn it_stops_at_the_next_thing_once_it_is_asked_to() {
        let stop = Stop::default();
        let progress = Progress::told(stop.clone(), |_| {});
        let part = progress.begin(READING, 100_000).expect("it goes on");
        part.at(49).expect("it goes on");
        stop.ask();
        assert_eq!(part.at(50).expect_err("it stops").kind, Kind::Cancelled);
        assert!(progress.begin(READING, 1).is_err());
    }

    #[test]
    fn an_unknown_length_is_told_without_a_number() {
        let step = |done, total| Step {
            done,
            total,
            what: READING,
        };
        assert_eq!(step(3, 0).text().get(Lang::En), "reading");
        assert_eq!(step(1, 3).text().get(Lang::Zh), "读取 33%");
    }
}
