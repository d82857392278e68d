//! A session on the sample, a terminal in memory, and keys as one would write them down.

use std::fmt::Write as _;
use std::path::PathBuf;
use std::sync::OnceLock;
use std::sync::mpsc::{self, Receiver};
use std::{fs, io};

use kaohe::ops::clock::Clock;
use kaohe::ops::demo;
use kaohe::ops::left::Place;
use kaohe::ops::look::Look;
use kaohe::ops::session::Session;
use kaohe::text::Lang;
use kaohe::tui::app::App;
use kaohe::tui::desk::Desk;
use kaohe::tui::event::{Code, Event, Held, Key, Mouse, MouseAct};
use kaohe::tui::terminal::{Surface, usable};
use kaohe::tui::theme::Theme;
use ratatui::backend::{Backend, TestBackend};
use ratatui::buffer::{Buffer, Cell};
use ratatui::style::{Modifier, Style};
use ratatui::{Frame, Terminal};
use tempfile::TempDir;

/// The program on a terminal in memory.
pub struct Screen {
    app: App,
    surface: TestSurface,
    /// What long changes say.
    woken: Receiver<Event>,
    /// The folder of the store, removed after the app has closed it.
    folder: TempDir,
}

pub struct TestSurface {
    terminal: Terminal<TestBackend>,
    /// The last frame. The backend's own cells will not do: it keeps what a wide character covers.
    shown: Buffer,
    frames: usize,
    copied: Option<String>,
}

impl TestSurface {
    pub fn new((columns, rows): (u16, u16)) -> Self {
        Self {
            terminal: Terminal::new(TestBackend::new(columns, rows)).expect("a terminal"),
            shown: Buffer::default(),
            frames: 0,
            copied: None,
        }
    }

    /// The rows of the screen, a wide character once.
    pub fn rows(&self) -> Vec<String> {
        let width = usize::from(self.shown.area.width).max(1);
        self.shown.content().chunks(width).map(row).collect()
    }
}

impl Surface for TestSurface {
    fn draw(&mut self, paint: &mut dyn FnMut(&mut Frame)) -> io::Result<()> {
        self.frames += 1;
        let Ok(size) = self.terminal.backend().size();
        assert_eq!(usable(size).as_size(), size, "a size that is used as it is");
        let Ok(frame) = self.terminal.draw(paint);
        self.shown = frame.buffer.clone();
        Ok(())
    }

    fn copy(&mut self, text: &str) -> io::Result<()> {
        self.copied = Some(text.to_owned());
        Ok(())
    }

    fn suspend(&mut self) -> io::Result<()> {
        Ok(())
    }

    fn resume(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// How a screen is opened.
#[derive(Clone)]
pub struct Setting {
    pub lang: Lang,
    pub theme: Theme,
    /// A look that may follow the background, instead of the theme.
    pub look: Option<Look>,
    pub size: (u16, u16),
    pub period: &'static str,
    /// The keys that are wanted: the name of a command and one key.
    pub keys: &'static [(&'static str, &'static str)],
    /// Where the screens were left before.
    pub left: Option<Place>,
    /// Which store they are opened on.
    pub store: Store,
    /// Who acts.
    pub actor: &'static str,
    /// The time, which stands still.
    pub now: &'static str,
}

/// Which store the screens are opened on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Store {
    /// One that is kept, by its file.
    Kept(&'static [u8]),
    /// The sample as the program offers it, which is thrown away.
    Demo,
    /// One with the sample's scheme and no data.
    Empty,
}

impl Default for Setting {
    fn default() -> Self {
        Self {
            lang: Lang::Zh,
            theme: Theme::ansi(),
            look: None,
            size: (80, 24),
            period: "2021",
            keys: &[],
            left: None,
            store: Store::Kept(prepared()),
            actor: "王五",
            now: NOW,
        }
    }
}

/// The file of a store with the sample, made once for all tests.
pub fn prepared() -> &'static [u8] {
    static SAMPLE: OnceLock<Vec<u8>> = OnceLock::new();
    SAMPLE.get_or_init(|| {
        let session = demo::open("王五", clock()).expect("the sample");
        fs::read(session.path().expect("a file")).expect("the file of the store")
    })
}

const NOW: &str = "2022-03-01T09:00:00+08:00";

pub fn clock() -> Clock {
    at(NOW)
}

fn at(time: &str) -> Clock {
    Clock::Fixed(time.parse().expect("a time"))
}

impl Screen {
    /// Opens the Huizhou sample.
    pub fn open(setting: &Setting) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let store = folder.path().join("sample.db");
        match setting.store {
            Store::Kept(file) => fs::write(&store, file).expect("a copy of the store"),
            Store::Empty => drop(Session::create(&store, demo::SCHEME, "王五", clock()).expect("a store")),
            Store::Demo => {}
        }
        Self::over(folder, setting)
    }

    /// Closes the program and opens it anew on the same store.
    pub fn again(self, setting: &Setting) -> Self {
        let Self { app, folder, .. } = self;
        drop(app);
        Self::over(folder, setting)
    }

    fn over(folder: TempDir, setting: &Setting) -> Self {
        let store = folder.path().join("sample.db");
        let session = match setting.store {
            Store::Demo => demo::open(setting.actor, at(setting.now)),
            Store::Kept(_) | Store::Empty => Session::open(&store, setting.actor, at(setting.now)),
        };
        let session = session.expect("a store");
        let period = setting.period.parse().expect("a period");
        let desk = Desk::new(session, Some(period)).expect("a round");
        let wanted = |(name, key): &(&str, &str)| ((*name).to_owned(), vec![(*key).to_owned()]);
        let wishes = setting.keys.iter().map(wanted).collect();
        let (wake, woken) = mpsc::channel();
        let mut app = App::new(desk, setting.lang, setting.theme.clone(), wake).with_keys(&wishes);
        if let Some(look) = setting.look {
            app = app.with_look(look);
        }
        if let Some(place) = &setting.left {
            app.open_at(place, None);
        }
        let mut screen = Self {
            app,
            surface: TestSurface::new(setting.size),
            woken,
            folder,
        };
        screen.send(Vec::new());
        screen
    }

    /// Opens the sample as most tests want it.
    pub fn sample() -> Self {
        Self::open(&Setting::default())
    }

    /// Sends events all at once, as if typed faster than frames are drawn, and waits for long changes.
    pub fn send(&mut self, events: Vec<Event>) -> &mut Self {
        self.send_only(events);
        while self.app.is_busy() {
            let event = self.woken.recv().expect("the worker says when it ends");
            self.send_only(vec![event]);
        }
        self
    }

    /// Sends events all at once, and does not wait for long changes.
    pub fn send_only(&mut self, events: Vec<Event>) -> &mut Self {
        let (sender, receiver) = mpsc::channel();
        for event in events {
            sender.send(event).expect("somebody listens");
        }
        drop(sender);
        self.app.run(&mut self.surface, &receiver).expect("the loop ends well");
        self
    }

    /// Types keys, written as `2 down F2 "38.2" enter ctrl-z`.
    pub fn keys(&mut self, script: &str) -> &mut Self {
        self.send(keys(script))
    }

    /// Offers the tour.
    pub fn offer_tour(&mut self) -> &mut Self {
        self.app.offer_tour();
        self.send(Vec::new())
    }

    /// Changes the size of the terminal.
    pub fn resize(&mut self, columns: u16, rows: u16) -> &mut Self {
        self.surface.terminal.backend_mut().resize(columns, rows);
        self.send(vec![Event::Resize])
    }

    /// Pastes text.
    pub fn paste(&mut self, text: &str) -> &mut Self {
        self.send(vec![Event::Paste(text.to_owned())])
    }

    /// Clicks a cell of the screen.
    pub fn click(&mut self, x: u16, y: u16) -> &mut Self {
        let did = MouseAct::Click;
        self.send(vec![Event::Mouse(Mouse { did, x, y })])
    }

    /// Presses the mouse in one cell of the screen and moves it to another.
    pub fn drag(&mut self, from: (u16, u16), to: (u16, u16)) -> &mut Self {
        let event = |did, (x, y)| Event::Mouse(Mouse { did, x, y });
        self.send(vec![event(MouseAct::Click, from), event(MouseAct::Drag, to)])
    }

    /// The file of the store.
    pub fn store(&self) -> PathBuf {
        self.folder.path().join("sample.db")
    }

    /// What was put on the clipboard last.
    pub fn copied(&self) -> &str {
        self.surface.copied.as_deref().unwrap_or_default()
    }

    /// Where the screens are left.
    pub fn left(&self) -> Place {
        self.app.left_at()
    }

    /// How many frames were drawn since the last call.
    pub fn frames(&mut self) -> usize {
        std::mem::take(&mut self.surface.frames)
    }

    /// The rows of the screen, a wide character once.
    pub fn rows(&self) -> Vec<String> {
        self.surface.rows()
    }

    /// The screen as text.
    pub fn text(&self) -> String {
        self.rows().join("\n")
    }

    /// The row that contains a text.
    pub fn row_with(&self, text: &str) -> String {
        let found = self.rows().into_iter().find(|row| row.contains(text));
        assert!(found.is_some(), "no row has {text:?} in\n{}", self.text());
        found.unwrap_or_default()
    }

    /// The rows in which a wide character has no room or something stands where it reaches.
    pub fn cut(&self) -> Vec<String> {
        let buffer = &self.surface.shown;
        let width = usize::from(buffer.area.width).max(1);
        let is_cut = |cells: &&[Cell]| {
            let columns = |x: usize| unicode_width::UnicodeWidthStr::width(cells[x].symbol());
            (0..cells.len()).any(|x| columns(x) > 1 && cells.get(x + 1).is_none_or(|next| next.symbol().trim() != ""))
        };
        buffer.content().chunks(width).filter(is_cut).map(row).collect()
    }

    /// How many cells have the terminal's own letters or background.
    pub fn unpainted(&self) -> usize {
        let own = ratatui::style::Color::Reset;
        let cells = self.surface.shown.content().iter();
        cells.filter(|cell| cell.fg == own || cell.bg == own).count()
    }

    /// The place of the terminal's cursor.
    pub fn cursor(&mut self) -> (u16, u16) {
        let Ok(position) = self.surface.terminal.get_cursor_position();
        (position.x, position.y)
    }

    /// The screen as text, then every stretch of cells that does not look plain.
    pub fn picture(&self) -> String {
        let mut picture = self.text();
        picture.push_str("\n----\n");
        let buffer = &self.surface.shown;
        let width = usize::from(buffer.area.width).max(1);
        for (y, cells) in buffer.content().chunks(width).enumerate() {
            let mut x = 0;
            while x < cells.len() {
                let style = look(&cells[x].style());
                let end = cells[x..].iter().position(|cell| look(&cell.style()) != style);
                let end = end.map_or(cells.len(), |n| x + n);
                if !style.is_empty() {
                    writeln!(picture, "{y}:{x}-{} {style}", end - 1).expect("written");
                }
                x = end;
            }
        }
        picture
    }
}

pub fn row(cells: &[Cell]) -> String {
    let mut text = String::new();
    let mut covered = 0;
    for cell in cells {
        if covered > 0 {
            covered -= 1;
            continue;
        }
        let columns = unicode_width::UnicodeWidthStr::width(cell.symbol());
        covered = columns.saturating_sub(1);
        text.push_str(cell.symbol());
    }
    text.trim_end().to_owned()
}

fn look(style: &Style) -> String {
    let mut words = Vec::new();
    if let Some(colour) = style.fg.filter(|colour| *colour != ratatui::style::Color::Reset) {
        words.push(format!("{colour:?}"));
    }
    if let Some(colour) = style.bg.filter(|colour| *colour != ratatui::style::Color::Reset) {
        words.push(format!("on {colour:?}"));
    }
    if style.add_modifier != Modifier::empty() {
        words.push(format!("{:?}", style.add_modifier).to_lowercase());
    }
    words.join(" ")
}

/// Reads a script of keys: names of keys, single letters, and `"text"` typed letter by letter.
pub fn keys(script: &str) -> Vec<Event> {
    let mut events = Vec::new();
    for (n, part) in script.split('"').enumerate() {
        if n % 2 == 1 {
            events.extend(part.chars().map(|letter| Event::Key(Key::char(letter))));
        } else {
            events.extend(part.split_whitespace().map(|name| Event::Key(key(name))));
        }
    }
    events
}

fn key(name: &str) -> Key {
    let (held, name) = match name.rsplit_once('-') {
        Some(("ctrl-shift", name)) => (Held::CtrlShift, name),
        Some(("ctrl", name)) => (Held::Ctrl, name),
        Some(("shift", name)) => (Held::Shift, name),
        Some(("alt", name)) => (Held::Alt, name),
        _ => (Held::Nothing, name),
    };
    let code = match name {
        "enter" => Code::Enter,
        "esc" => Code::Esc,
        "tab" => Code::Tab,
        "back" => Code::Backspace,
        "del" => Code::Delete,
        "up" => Code::Up,
        "down" => Code::Down,
        "left" => Code::Left,
        "right" => Code::Right,
        "home" => Code::Home,
        "end" => Code::End,
        "pgup" => Code::PageUp,
        "pgdn" => Code::PageDown,
        "F1" => Code::F(1),
        "F2" => Code::F(2),
        "F5" => Code::F(5),
        letter => Code::Char(letter.chars().next().expect("a letter")),
    };
    Key { code, held }
}
