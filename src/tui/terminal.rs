//! The real terminal: taken over on entry, given back however the program ends.
//!
//! Only how frames reach the terminal; what is in them is drawn elsewhere.

use std::io::{self, IsTerminal, Write};
use std::panic;
use std::sync::Once;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::Receiver;
use std::time::{Duration, Instant};

use crossterm::clipboard::CopyToClipboard;
use crossterm::cursor::Show;
use crossterm::event::{DisableBracketedPaste, DisableMouseCapture, EnableBracketedPaste, EnableMouseCapture, poll};
use crossterm::style::Print;
use crossterm::terminal::{
    BeginSynchronizedUpdate, EndSynchronizedUpdate, EnterAlternateScreen, LeaveAlternateScreen, disable_raw_mode,
    enable_raw_mode,
};
use crossterm::{execute, queue};
use ratatui::backend::{Backend, CrosstermBackend};
use ratatui::layout::{Rect, Size};
use ratatui::{Frame, TerminalOptions, Viewport};

use super::answer::ASK_GROUND;
use super::event::Event;
use super::signal;
use crate::error::{Error, Kind, Result};
use crate::text::Text;

/// Where frames go: the real terminal, or a test's.
pub trait Surface {
    /// Draws one frame.
    fn draw(&mut self, paint: &mut dyn FnMut(&mut Frame)) -> io::Result<()>;

    /// Puts a text on the clipboard of whoever sits at the terminal.
    fn copy(&mut self, text: &str) -> io::Result<()>;

    /// Gives the terminal back, stops the process, and takes the terminal again when it goes on.
    fn suspend(&mut self) -> io::Result<()>;

    /// Takes the terminal again after the process was stopped and continued from outside.
    fn resume(&mut self) -> io::Result<()>;
}

/// More cells than this are not used: a terminal may claim any size, and memory is finite.
const LARGEST: Size = Size::new(1000, 300);

/// The size to draw for: something usable even where the terminal claims nothing or far too much.
#[must_use]
pub fn usable(claimed: Size) -> Rect {
    let side = |claimed: u16, usual: u16, most: u16| if claimed == 0 { usual } else { claimed.min(most) };
    Rect::new(
        0,
        0,
        side(claimed.width, 80, LARGEST.width),
        side(claimed.height, 24, LARGEST.height),
    )
}

/// Whether the terminal is ours at the moment.
static TAKEN: AtomicBool = AtomicBool::new(false);

/// Whether the mouse is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum MouseUse {
    /// Clicks and the wheel come to the program.
    #[default]
    On,
    /// The terminal keeps the mouse, for selecting text.
    Off,
}

/// The bytes of a frame, sent whole; what a panic leaves behind is never sent.
#[derive(Default)]
struct Output {
    bytes: Vec<u8>,
}

impl Write for Output {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.bytes.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        let bytes = std::mem::take(&mut self.bytes);
        if !TAKEN.load(Ordering::SeqCst) {
            return Ok(());
        }
        let mut out = io::stdout().lock();
        out.write_all(&bytes)?;
        out.flush()
    }
}

/// The terminal while it is ours; dropping it gives it back.
pub struct Terminal {
    inner: ratatui::Terminal<CrosstermBackend<Output>>,
    mouse: MouseUse,
    question: Question,
}

/// How far the question about the background has come.
#[derive(Debug, Clone, Copy)]
enum Question {
    /// It is not to be asked.
    None,
    /// It follows the first frame, which does not wait for it.
    Waits,
    /// It was asked.
    Asked(Instant),
}

/// A terminal that has not answered for this long is taken to be one that does not.
const PATIENCE: Duration = Duration::from_millis(300);

impl Terminal {
    /// Takes the terminal over; it may be asked for its background after the first frame.
    ///
    /// # Errors
    /// Where there is no terminal to take.
    pub fn enter(mouse: MouseUse, asks: bool) -> Result<Self> {
        if !io::stdin().is_terminal() || !io::stdout().is_terminal() {
            return Err(Error::new(
                Kind::Usage,
                Text::new(
                    "这里没有终端，无法显示界面。",
                    "There is no terminal here to show the screens on.",
                ),
            )
            .hint(Text::new(
                "请在终端窗口中运行；在脚本中请改用命令，参见 kaohe --help。",
                "Run it in a terminal window; in a script use the commands, see kaohe --help.",
            )));
        }
        give_back_on_panic();
        let question = if asks { Question::Waits } else { Question::None };
        Self::take(mouse, question).map_err(|error| lost(&error))
    }

    /// Waits for the answer where one may still come, or it would be typed into the shell.
    pub fn hear_out(&self, events: &Receiver<Event>) {
        let Question::Asked(at) = self.question else {
            return;
        };
        while let Ok(event) = events.recv_timeout(PATIENCE.saturating_sub(at.elapsed())) {
            if matches!(event, Event::Ground(_) | Event::Terminate) {
                return;
            }
        }
    }

    fn take(mouse: MouseUse, question: Question) -> io::Result<Self> {
        take_over(mouse)?;
        // From here on dropping gives the terminal back, also where a later step fails.
        let backend = CrosstermBackend::new(Output::default());
        let area = usable(backend.size().unwrap_or_default());
        let viewport = Viewport::Fixed(area);
        let inner = ratatui::Terminal::with_options(backend, TerminalOptions { viewport }).inspect_err(|_| {
            give_back();
        })?;
        let mut terminal = Self { inner, mouse, question };
        terminal.repaint()?;
        Ok(terminal)
    }

    /// Forgets what is on the screen, so that the next frame draws every cell. `clear` would ask the
    /// terminal where its cursor is, and a mute one takes two seconds not to answer.
    fn repaint(&mut self) -> io::Result<()> {
        let area = usable(self.inner.size()?);
        self.inner.resize(area)
    }
}

impl Surface for Terminal {
    fn draw(&mut self, paint: &mut dyn FnMut(&mut Frame)) -> io::Result<()> {
        let area = usable(self.inner.size()?);
        queue!(self.inner.backend_mut(), BeginSynchronizedUpdate)?;
        if area != self.inner.get_frame().area() {
            self.inner.resize(area)?;
        }
        self.inner.draw(paint)?;
        execute!(self.inner.backend_mut(), EndSynchronizedUpdate)?;
        if matches!(self.question, Question::Waits) {
            self.question = Question::Asked(Instant::now());
            execute!(self.inner.backend_mut(), Print(ASK_GROUND))?;
        }
        Ok(())
    }

    fn copy(&mut self, text: &str) -> io::Result<()> {
        execute!(self.inner.backend_mut(), CopyToClipboard::to_clipboard_from(text))
    }

    fn suspend(&mut self) -> io::Result<()> {
        give_back();
        signal::stop_here();
        self.resume()
    }

    fn resume(&mut self) -> io::Result<()> {
        take_over(self.mouse)?;
        self.repaint()
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        give_back();
    }
}

/// Says that the terminal cannot be written to or read from.
pub(super) fn lost(error: &io::Error) -> Error {
    Error::new(
        Kind::Io,
        Text::of(
            format!("终端无法读写：{error}。"),
            format!("The terminal cannot be read or written: {error}."),
        ),
    )
}

fn take_over(mouse: MouseUse) -> io::Result<()> {
    TAKEN.store(true, Ordering::SeqCst);
    let take = || {
        enable_raw_mode()?;
        let mut out = io::stdout();
        execute!(out, EnterAlternateScreen, EnableBracketedPaste)?;
        if mouse == MouseUse::On {
            execute!(out, EnableMouseCapture)?;
        }
        // The first poll installs the handler for resizes; before the first frame, or one is lost.
        poll(Duration::ZERO).map(drop)
    };
    take().inspect_err(|_| give_back())
}

/// Gives the terminal back as it was, once; what fails here cannot be helped and is passed over.
fn give_back() {
    if TAKEN.swap(false, Ordering::SeqCst) {
        let mut out = io::stdout();
        let _ = execute!(
            out,
            EndSynchronizedUpdate,
            DisableMouseCapture,
            DisableBracketedPaste,
            LeaveAlternateScreen,
            Show
        );
        let _ = disable_raw_mode();
        let _ = out.flush();
    }
}

fn give_back_on_panic() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let before = panic::take_hook();
        panic::set_hook(Box::new(move |what| {
            give_back();
            before(what);
        }));
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_terminal_may_claim_any_size() {
        assert_eq!(usable(Size::new(65535, 65535)), Rect::new(0, 0, 1000, 300));
        assert_eq!(usable(Size::new(0, 0)), Rect::new(0, 0, 80, 24));
        assert_eq!(usable(Size::new(1, 1)), Rect::new(0, 0, 1, 1));
    }
}
