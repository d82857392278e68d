//! How far a long command is: one line on the terminal, after a moment, and gone when there is
//! anything else to say.
//!
//! Knows no command. Nothing is shown where standard error is no terminal.

use std::fmt;
use std::io::Write;
use std::sync::{Arc, Mutex, PoisonError, Weak};
use std::thread;
use std::time::Duration;

use crate::i18n::plain::visible;
use crate::i18n::width::width;
use crate::progress::{Progress, Step, Stop};
use crate::text::{Lang, Text};

/// A terminal to tell of it.
pub type Terminal = Box<dyn Write + Send>;

/// What takes less is over before anybody could read of it.
const MOMENT: Duration = Duration::from_millis(200);

/// The line on which it is told.
#[derive(Clone)]
pub struct Meter(Arc<Mutex<Line>>);

struct Line {
    terminal: Terminal,
    lang: Lang,
    /// What is to be told, or was.
    text: String,
    sight: Sight,
}

/// Whether the line is on the terminal.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sight {
    /// Not before the moment has passed.
    Waiting,
    Shown,
    /// Not until there is something new to tell.
    Hidden,
}

impl Meter {
    /// A line on a terminal.
    pub fn new(terminal: Terminal, lang: Lang) -> Self {
        Self(Arc::new(Mutex::new(Line {
            terminal,
            lang,
            text: String::new(),
            sight: Sight::Waiting,
        })))
    }

    /// Tells of a command on the line, from a moment later on.
    pub fn progress(&self, stop: Stop) -> Progress {
        let line = Arc::downgrade(&self.0);
        let begin = move || {
            thread::sleep(MOMENT);
            Self::with(&line, Line::begin);
        };
        // Where there is no thread to be had it is not told.
        drop(thread::Builder::new().name("meter".to_owned()).spawn(begin));
        let line = Arc::downgrade(&self.0);
        Progress::told(stop, move |step| Self::with(&line, |line| line.tell(&step)))
    }

    /// Takes the line away, because something else is to be said.
    pub fn clear(&self) {
        Self::with(&Arc::downgrade(&self.0), Line::clear);
    }

    fn with(line: &Weak<Mutex<Line>>, change: impl FnOnce(&mut Line)) {
        if let Some(line) = line.upgrade() {
            change(&mut line.lock().unwrap_or_else(PoisonError::into_inner));
        }
    }
}

impl Line {
    fn begin(&mut self) {
        self.sight = Sight::Hidden;
        if !self.text.is_empty() {
            let text = std::mem::take(&mut self.text);
            self.show(text);
        }
    }

    fn tell(&mut self, step: &Step) {
        let how_far = step.text();
        let text = format!("{}    {}", visible(how_far.get(self.lang)), STOP.get(self.lang));
        if self.sight == Sight::Waiting {
            self.text = text;
        } else {
            self.show(text);
        }
    }

    /// Over what was there before. That a terminal cannot be written to stops no work.
    fn show(&mut self, text: String) {
        let rest = width(&self.text).saturating_sub(width(&text));
        let _ = write!(self.terminal, "\r{text}{:rest$}", "").and_then(|()| self.terminal.flush());
        self.text = text;
        self.sight = Sight::Shown;
    }

    fn clear(&mut self) {
        let text = std::mem::take(&mut self.text);
        if self.sight == Sight::Shown {
            // With what the terminal itself shows for Ctrl-C.
            let width = width(&text) + "^C".len();
            let _ = write!(self.terminal, "\r{:width$}\r", "").and_then(|()| self.terminal.flush());
            self.sight = Sight::Hidden;
        }
    }
}

impl fmt::Debug for Meter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a line of the terminal")
    }
}

const STOP: Text = Text::new("Ctrl-C 取消", "Ctrl-C cancels");

#[cfg(test)]
mod tests {
    use super::*;
    use std::io;

    #[derive(Clone, Default)]
    struct Paper(Arc<Mutex<Vec<u8>>>);

    impl Write for Paper {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            self.0.lock().expect("paper").write(bytes)
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    impl Paper {
        fn written(&self) -> String {
            String::from_utf8(self.0.lock().expect("paper").clone()).expect("text")
        }
    }

    fn step(done: u64) -> Step {
        Step {
            done,
            total: 200,
            what: Text::new("读取", "reading"),
        }
    }

    #[test]
    fn nothing_is_written_before_the_moment_has_passed() {
        let paper = Paper::default();
        let meter = Meter::new(Box::new(paper.clone()), Lang::En);
        Meter::with(&Arc::downgrade(&meter.0), |line| line.tell(&step(100)));
        meter.clear();
        assert_eq!(paper.written(), "");
    }

    #[test]
    fn a_longer_line_is_written_over_and_taken_away_whole() {
        let paper = Paper::default();
        let meter = Meter::new(Box::new(paper.clone()), Lang::Zh);
        let line = Arc::downgrade(&meter.0);
        Meter::with(&line, |line| line.tell(&step(20)));
        Meter::with(&line, Line::begin);
        Meter::with(&line, |line| line.tell(&step(10)));
        meter.clear();
        meter.clear();
        let (first, second) = ("\r读取 10%    Ctrl-C 取消", "\r读取 5%    Ctrl-C 取消 ");
        let gone = format!("\r{:24}\r", "");
        assert_eq!(paper.written(), format!("{first}{second}{gone}"));
    }
}
