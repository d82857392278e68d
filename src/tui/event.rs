//! What the program hears: keys, pastes, the mouse, resizes, signals, in types of its own.
//!
//! One thread does blocking reads into one channel. The terminal library's types end here, so that
//! another can take its place; nothing here knows what a key means.

use std::fmt;
use std::sync::mpsc::{self, Receiver, Sender};
use std::thread;
use std::time::Duration;

use crossterm::event::{
    Event as Heard, KeyCode, KeyEvent, KeyEventKind, KeyModifiers, MouseButton, MouseEvent, MouseEventKind,
};

use super::answer::Answers;
use super::signal;
use crate::error::{Error, Kind, Result};
use crate::ops::look::Ground;
use crate::text::Text;

/// Something that happened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Event {
    /// A key was pressed, or repeats.
    Key(Key),
    /// Text was pasted.
    Paste(String),
    /// The mouse did something.
    Mouse(Mouse),
    /// The terminal says what it draws on.
    Ground(Ground),
    /// The terminal has another size.
    Resize,
    /// Another process asks this one to stop for a while.
    Suspend,
    /// The process goes on after it was stopped.
    Resume,
    /// The terminal went away, or another process asks this one to end.
    Terminate,
    /// A job has said something.
    Worked,
}

/// A key with what is held down.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Key {
    /// The key.
    pub code: Code,
    /// What is held.
    pub held: Held,
}

/// A key of the keyboard; a letter comes as it is typed, so Shift is already in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(missing_docs, reason = "the names are what stands on the keys")]
pub enum Code {
    Char(char),
    Enter,
    Esc,
    Tab,
    Backspace,
    Delete,
    Up,
    Down,
    Left,
    Right,
    Home,
    End,
    PageUp,
    PageDown,
    F(u8),
}

/// What is held while a key is pressed; of several, Ctrl counts first, then Alt, and Ctrl and Shift go together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(missing_docs, reason = "the names are what stands on the keys")]
pub enum Held {
    Nothing,
    Shift,
    Ctrl,
    CtrlShift,
    Alt,
}

impl Key {
    /// A key by itself.
    #[must_use]
    pub const fn new(code: Code) -> Self {
        Self {
            code,
            held: Held::Nothing,
        }
    }

    /// A letter, digit or sign.
    #[must_use]
    pub const fn char(letter: char) -> Self {
        Self::new(Code::Char(letter))
    }

    /// A key while Ctrl is held.
    #[must_use]
    pub const fn ctrl(code: Code) -> Self {
        Self { code, held: Held::Ctrl }
    }

    /// A key while Ctrl and Shift are held.
    #[must_use]
    pub const fn ctrl_shift(code: Code) -> Self {
        Self {
            code,
            held: Held::CtrlShift,
        }
    }

    /// A key while Alt is held.
    #[must_use]
    pub const fn alt(code: Code) -> Self {
        Self { code, held: Held::Alt }
    }

    /// A key while Shift is held.
    #[must_use]
    pub const fn shift(code: Code) -> Self {
        Self {
            code,
            held: Held::Shift,
        }
    }
}

impl fmt::Display for Key {
    /// As a key sheet writes it: `Ctrl-Z`, `Shift-Tab`, `?`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self.held {
            Held::Nothing => "",
            Held::Shift => "Shift-",
            Held::Ctrl => "Ctrl-",
            Held::CtrlShift => "Ctrl-Shift-",
            Held::Alt => "Alt-",
        })?;
        match self.code {
            Code::Char(' ') => f.write_str("Space"),
            Code::Char(letter) if self.held == Held::Ctrl => write!(f, "{}", letter.to_uppercase()),
            Code::Char(letter) => write!(f, "{letter}"),
            Code::Delete => f.write_str("Del"),
            Code::PageUp => f.write_str("PgUp"),
            Code::PageDown => f.write_str("PgDn"),
            Code::F(n) => write!(f, "F{n}"),
            code => write!(f, "{code:?}"),
        }
    }
}

/// What the mouse did, and in which cell of the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mouse {
    /// What it did.
    pub did: MouseAct,
    /// Column, from 0.
    pub x: u16,
    /// Row, from 0.
    pub y: u16,
}

/// What a mouse can do here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MouseAct {
    /// The left button went down.
    Click,
    /// It moved with the left button down.
    Drag,
    /// The wheel turned away from the hand.
    WheelUp,
    /// The wheel turned towards the hand.
    WheelDown,
}

/// Starts listening to the keyboard, the mouse and the signals; jobs are heard by the same way.
pub fn listen() -> Result<(Sender<Event>, Receiver<Event>)> {
    let (sender, receiver) = mpsc::channel();
    signal::listen(sender.clone())?;
    let keyboard = sender.clone();
    thread::Builder::new()
        .name("input".to_owned())
        .spawn(move || read_forever(&keyboard))
        .map_err(|error| cannot_listen(&error))?;
    Ok((sender, receiver))
}

/// Says that a thread or a signal handler could not be set up.
pub(super) fn cannot_listen(error: &std::io::Error) -> Error {
    Error::new(
        Kind::Io,
        Text::of(
            format!("无法接收键盘输入：{error}。"),
            format!("Cannot listen to the keyboard: {error}."),
        ),
    )
}

fn read_forever(sender: &Sender<Event>) {
    let mut answers = Answers::default();
    loop {
        let goes_on = !answers.is_open() || matches!(crossterm::event::poll(BURST), Ok(true) | Err(_));
        let event = match goes_on.then(crossterm::event::read) {
            Some(Ok(heard)) => translate(heard),
            Some(Err(_)) => Some(Event::Terminate),
            None => None,
        };
        let ends = event == Some(Event::Terminate);
        let heard = match event {
            Some(event) => answers.take(event),
            None if goes_on => Vec::new(),
            None => answers.give_up(),
        };
        if heard.into_iter().any(|event| sender.send(event).is_err()) || ends {
            return;
        }
    }
}

/// An answer of the terminal comes in one go; what does not go on after this long was typed.
const BURST: Duration = Duration::from_millis(100);

fn translate(heard: Heard) -> Option<Event> {
    match heard {
        Heard::Key(key) if key.kind != KeyEventKind::Release => key_of(key).map(Event::Key),
        Heard::Key(_) | Heard::FocusGained | Heard::FocusLost => None,
        Heard::Paste(text) => Some(Event::Paste(text)),
        Heard::Mouse(mouse) => mouse_of(mouse).map(Event::Mouse),
        Heard::Resize(..) => Some(Event::Resize),
    }
}

fn key_of(key: KeyEvent) -> Option<Key> {
    let code = match key.code {
        KeyCode::Char(letter) => return Some(letter_of(letter, key.modifiers)),
        KeyCode::Enter => Code::Enter,
        KeyCode::Esc => Code::Esc,
        KeyCode::Tab => Code::Tab,
        KeyCode::BackTab => return Some(Key::shift(Code::Tab)),
        KeyCode::Backspace => Code::Backspace,
        KeyCode::Delete => Code::Delete,
        KeyCode::Up => Code::Up,
        KeyCode::Down => Code::Down,
        KeyCode::Left => Code::Left,
        KeyCode::Right => Code::Right,
        KeyCode::Home => Code::Home,
        KeyCode::End => Code::End,
        KeyCode::PageUp => Code::PageUp,
        KeyCode::PageDown => Code::PageDown,
        KeyCode::F(n) => Code::F(n),
        _ => return None,
    };
    Some(Key {
        code,
        held: held(key.modifiers),
    })
}

/// A letter: Shift is in the letter, and Ctrl-H and Ctrl-J are what old terminals send for other keys.
fn letter_of(letter: char, modifiers: KeyModifiers) -> Key {
    match held(modifiers) {
        Held::Ctrl | Held::CtrlShift => match letter.to_ascii_lowercase() {
            'h' => Key::new(Code::Backspace),
            'j' => Key::new(Code::Enter),
            letter => Key::ctrl(Code::Char(letter)),
        },
        Held::Alt => Key::alt(Code::Char(letter)),
        Held::Shift if letter.is_ascii_lowercase() => Key::char(letter.to_ascii_uppercase()),
        Held::Shift | Held::Nothing => Key::char(letter),
    }
}

const fn held(modifiers: KeyModifiers) -> Held {
    if modifiers.contains(KeyModifiers::CONTROL.union(KeyModifiers::SHIFT)) {
        Held::CtrlShift
    } else if modifiers.contains(KeyModifiers::CONTROL) {
        Held::Ctrl
    } else if modifiers.contains(KeyModifiers::ALT) {
        Held::Alt
    } else if modifiers.contains(KeyModifiers::SHIFT) {
        Held::Shift
    } else {
        Held::Nothing
    }
}

const fn mouse_of(mouse: MouseEvent) -> Option<Mouse> {
    let did = match mouse.kind {
        MouseEventKind::Down(MouseButton::Left) => MouseAct::Click,
        MouseEventKind::Drag(MouseButton::Left) => MouseAct::Drag,
        MouseEventKind::ScrollUp => MouseAct::WheelUp,
        MouseEventKind::ScrollDown => MouseAct::WheelDown,
        _ => return None,
    };
    Some(Mouse {
        did,
        x: mouse.column,
        y: mouse.row,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn heard(code: KeyCode, modifiers: KeyModifiers) -> Option<Event> {
        translate(Heard::Key(KeyEvent::new(code, modifiers)))
    }

    #[test]
    fn a_released_key_is_not_a_key() {
        let release = KeyEvent::new_with_kind(KeyCode::Char('j'), KeyModifiers::NONE, KeyEventKind::Release);
        assert_eq!(translate(Heard::Key(release)), None);
    }

    #[test]
    fn shift_is_in_the_letter_and_beside_the_tab() {
        let shifted = heard(KeyCode::Char('L'), KeyModifiers::SHIFT);
        assert_eq!(shifted, Some(Event::Key(Key::char('L'))));
        let back_tab = heard(KeyCode::BackTab, KeyModifiers::SHIFT);
        assert_eq!(back_tab, Some(Event::Key(Key::shift(Code::Tab))));
    }

    #[test]
    fn what_old_terminals_send_for_backspace_is_backspace() {
        let ctrl_h = heard(KeyCode::Char('h'), KeyModifiers::CONTROL);
        assert_eq!(ctrl_h, Some(Event::Key(Key::new(Code::Backspace))));
    }

    #[test]
    fn keys_are_written_as_on_a_key_sheet() {
        assert_eq!(Key::ctrl(Code::Char('z')).to_string(), "Ctrl-Z");
        assert_eq!(Key::shift(Code::Tab).to_string(), "Shift-Tab");
        assert_eq!(Key::new(Code::PageDown).to_string(), "PgDn");
        assert_eq!(Key::char('L').to_string(), "L");
    }
}
