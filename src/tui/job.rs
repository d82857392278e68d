//! Long work on a thread of its own, beside the screens: begun, heard of, cancelled.
//!
//! What is done is said by `ops`; the screens hear of it as [`Event::Worked`] and then ask here. A
//! job that nobody holds any more stops at its next step.

use std::io;
use std::panic::resume_unwind;
use std::sync::mpsc::{self, Receiver, Sender};
use std::thread::{self, JoinHandle};

use super::event::Event;
use crate::error::{Error, Kind, Result};
use crate::progress::{Progress, Step, Stop};
use crate::text::Text;

/// A piece of work that is being done, and what is known of it.
#[derive(Debug)]
pub struct Job<T> {
    reports: Receiver<Report>,
    stop: Stop,
    thread: Option<JoinHandle<T>>,
    step: Option<Step>,
}

/// What the worker says.
#[derive(Debug)]
enum Report {
    Step(Step),
    Ended,
}

impl<T: Send + 'static> Job<T> {
    /// Begins a piece of work; whoever listens is woken when there is something to hear.
    ///
    /// # Errors
    /// The system gives no thread.
    pub fn begin(wake: &Sender<Event>, work: impl FnOnce(&Progress) -> T + Send + 'static) -> Result<Self> {
        let (sender, reports) = mpsc::channel();
        let stop = Stop::default();
        let end = AtEnd(sender.clone(), wake.clone());
        let wake = wake.clone();
        let progress = Progress::told(stop.clone(), move |step| {
            // Where nobody listens any more the job was cancelled too.
            let _ = sender.send(Report::Step(step));
            let _ = wake.send(Event::Worked);
        });
        let work = move || {
            let _end = end;
            work(&progress)
        };
        let thread = thread::Builder::new().name("worker".to_owned()).spawn(work);
        Ok(Self {
            reports,
            stop,
            thread: Some(thread.map_err(|error| cannot_begin(&error))?),
            step: None,
        })
    }

    /// Hears what has been said since the last time; the result, where it has come.
    pub fn hear(&mut self) -> Option<T> {
        while let Ok(report) = self.reports.try_recv() {
            match report {
                Report::Step(step) => self.step = Some(step),
                Report::Ended => {
                    let ended = self.thread.take()?.join();
                    // What would have ended the program on this thread ends it on that one too.
                    return Some(ended.unwrap_or_else(|panic| resume_unwind(panic)));
                }
            }
        }
        None
    }
}

impl<T> Job<T> {
    /// How far it is.
    #[must_use]
    pub const fn step(&self) -> Option<&Step> {
        self.step.as_ref()
    }

    /// Asks it to stop; it ends at its next step, unless it cannot stop there any more.
    pub fn cancel(&self) {
        self.stop.ask();
    }

    /// Whether it was asked to stop.
    #[must_use]
    pub fn is_cancelled(&self) -> bool {
        self.stop.is_asked()
    }
}

impl<T> Drop for Job<T> {
    fn drop(&mut self) {
        self.cancel();
    }
}

/// Says that the work is over, however it ended.
struct AtEnd(Sender<Report>, Sender<Event>);

impl Drop for AtEnd {
    fn drop(&mut self) {
        let _ = self.0.send(Report::Ended);
        let _ = self.1.send(Event::Worked);
    }
}

fn cannot_begin(error: &io::Error) -> Error {
    Error::new(
        Kind::Io,
        Text::of(
            format!("系统资源不足，无法开始：{error}。"),
            format!("The system is short of resources, so this cannot begin: {error}."),
        ),
    )
    .hint(Text::new(
        "请关闭其他程序后再试。",
        "Close other programs and try again.",
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    const WHAT: Text = Text::new("数数", "counting");

    /// Waits until a job ends, as the screens do.
    fn ended<T: Send + 'static>(job: &mut Job<T>, events: &Receiver<Event>) -> T {
        loop {
            assert_eq!(events.recv(), Ok(Event::Worked), "it says when it ends");
            if let Some(result) = job.hear() {
                return result;
            }
        }
    }

    #[test]
    fn a_job_says_how_far_it_is_and_gives_its_result() {
        let (wake, events) = mpsc::channel();
        let mut job = Job::begin(&wake, |progress| progress.begin(WHAT, 4)?.at(3).map(|()| 7)).expect("a job");
        assert_eq!(ended(&mut job, &events), Ok(7));
        let step = job.step().map(|step| (step.done, step.total));
        assert_eq!(step, Some((3, 4)));
    }

    #[test]
    fn a_cancelled_job_stops_at_its_next_step_and_says_so() {
        let (wake, events) = mpsc::channel();
        let (go_on, may_go_on) = mpsc::channel();
        let mut job = Job::begin(&wake, move |progress| {
            let part = progress.begin(WHAT, 2)?;
            may_go_on.recv().expect("the test goes on");
            part.at(1)?;
            Ok(())
        })
        .expect("a job");
        job.cancel();
        go_on.send(()).expect("the job waits");
        let result: Result<()> = ended(&mut job, &events);
        assert_eq!(result.expect_err("it stops").kind, Kind::Cancelled);
    }

    #[test]
    fn a_job_that_nobody_holds_any_more_stops() {
        let (wake, _events) = mpsc::channel();
        let (go_on, may_go_on) = mpsc::channel();
        let (tell, told) = mpsc::channel();
        let job = Job::begin(&wake, move |progress| {
            may_go_on.recv().expect("the test goes on");
            tell.send(progress.begin(WHAT, 2).is_err()).expect("the test waits");
        });
        drop(job.expect("a job"));
        go_on.send(()).expect("the job waits");
        assert_eq!(told.recv(), Ok(true));
    }
}
