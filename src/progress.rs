//! How far a long operation is, told while it goes on, and the wish that it stop.
//!
//! A long operation is given a [`Progress`] and counts; whoever started it decides who hears of it.
//! Knows no thread and no screen.

use std::cell::Cell;
use std::fmt;
use std::ops::ControlFlow;
use std::sync::Arc;

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

/// Hears how far an operation is, and says whether it is to go on.
pub type Watcher = dyn Fn(Step) -> ControlFlow<()> + Send + Sync;

/// Who hears of a long operation; nobody, unless somebody asked.
#[derive(Clone, Default)]
pub struct Progress(Option<Arc<Watcher>>);

impl Progress {
    /// Tells somebody.
    #[must_use]
    pub fn told(watcher: impl Fn(Step) -> ControlFlow<()> + Send + Sync + 'static) -> Self {
        Self(Some(Arc::new(watcher)))
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
        part.tell(0)?;
        Ok(part)
    }
}

impl fmt::Debug for Progress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(if self.0.is_some() { "told" } else { "told nobody" })
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
        let percent = (100 * done).checked_div(self.total).unwrap_or(0);
        if percent == self.percent.replace(percent) {
            return Ok(());
        }
        self.tell(done)
    }

    fn tell(&self, done: u64) -> Result<()> {
        let Some(watcher) = &self.progress.0 else { return Ok(()) };
        let step = Step {
            done,
            total: self.total,
            what: self.what.clone(),
        };
        match watcher(step) {
            ControlFlow::Continue(()) => Ok(()),
            ControlFlow::Break(()) => Err(cancelled()),
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
        let progress = Progress::told(move |step| {
            list.lock().expect("a list").push(step.done);
            ControlFlow::Continue(())
        });
        let part = progress.begin(READING, 1000).expect("it goes on");
        (1..=1000).try_for_each(|done| part.at(done)).expect("it goes on");
        let expected: Vec<u64> = (0..=100).map(|percent| 10 * percent).collect();
        assert_eq!(*heard.lock().expect("a list"), expected);
    }

    #[test]
    fn whoever_hears_can_stop_it() {
        let progress = Progress::told(|step| match step.done {
            0..50 => ControlFlow::Continue(()),
            _ => ControlFlow::Break(()),
        });
        let part = progress.begin(READING, 100).expect("it goes on");
        part.at(49).expect("it goes on");
        assert_eq!(part.at(50).expect_err("it stops").kind, Kind::Cancelled);
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
