//! The first start, where there is no store yet: the sample, a new assessment, a store that lies elsewhere, or leaving.
//!
//! A menu, then a path to be typed or dragged here. What is wrong is listed, and the path can be mended.

use std::io;
use std::sync::mpsc::Receiver;

use ratatui::Frame;
use ratatui::layout::Rect;

use super::canvas::{Canvas, wrap};
use super::command::Command;
use super::event::{Event, Key, Mouse, MouseAct};
use super::keymap::Context;
use super::terminal::{Surface, lost};
use super::theme::Theme;
use super::view::Look;
use super::widgets::field::Field;
use super::widgets::footer::footer;
use super::widgets::menu::Menu;
use super::widgets::page::{Line, Page};
use super::widgets::popup::popup;
use crate::error::{Error, Result};
use crate::ops::look;
use crate::ops::opening::Opening;
use crate::ops::start::{Start, Way};
use crate::text::{Lang, Text};

/// The question what to begin with.
#[derive(Debug)]
pub struct Beginning<'a> {
    start: &'a Start,
    look: Look,
    /// The look that was asked for; the theme may follow the background.
    wanted: look::Look,
    menu: Menu,
    asked: Asked,
    phase: Phase,
}

/// What the question came to.
#[derive(Debug)]
pub struct Answer {
    /// What is begun; nothing where the person leaves.
    pub opening: Option<Opening>,
    /// The language, which may have been changed.
    pub lang: Lang,
    /// The look, with the background that the terminal told.
    pub look: look::Look,
}

/// What is asked now.
#[derive(Debug)]
enum Asked {
    /// What to begin with.
    What,
    /// The path of a file.
    Path(Wanted, Field),
    /// Nothing: what is wrong with the file is read.
    Problems(Page, Wanted, Field),
}

/// Which file is wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Wanted {
    Scheme,
    Store,
}

#[derive(Debug)]
enum Phase {
    Running,
    Begun(Opening),
    Left,
}

impl<'a> Beginning<'a> {
    /// The question, with nothing answered yet.
    #[must_use]
    pub fn new(start: &'a Start, look: Look, wanted: look::Look) -> Self {
        Self {
            menu: menu(start),
            start,
            look,
            wanted,
            asked: Asked::What,
            phase: Phase::Running,
        }
    }

    /// Asks until something is begun or the person leaves.
    ///
    /// # Errors
    /// The terminal is lost.
    pub fn ask(mut self, surface: &mut impl Surface, events: &Receiver<Event>) -> Result<Answer> {
        while let Phase::Running = self.phase {
            surface
                .draw(&mut |frame| self.draw(frame))
                .map_err(|error| lost(&error))?;
            let Ok(event) = events.recv() else { break };
            self.take(event, surface).map_err(|error| lost(&error))?;
        }
        let opening = match self.phase {
            Phase::Begun(opening) => Some(opening),
            Phase::Running | Phase::Left => None,
        };
        Ok(Answer {
            opening,
            lang: self.look.lang,
            look: self.wanted,
        })
    }

    fn take(&mut self, event: Event, surface: &mut impl Surface) -> io::Result<()> {
        match event {
            Event::Key(key) => self.press(key),
            Event::Paste(text) => {
                if let Asked::Path(_, field) = &mut self.asked {
                    field.insert(&text);
                }
            }
            Event::Mouse(mouse) => self.mouse(mouse),
            Event::Ground(ground) => {
                self.wanted.ground = ground;
                self.look.theme = Theme::of(&self.wanted, ground);
            }
            Event::Resize | Event::Worked => {}
            Event::Suspend => return surface.suspend(),
            Event::Resume => return surface.resume(),
            Event::Terminate => self.phase = Phase::Left,
        }
        Ok(())
    }

    const fn contexts(&self) -> &'static [Context] {
        match self.asked {
            Asked::What => &[Context::Question, Context::Everywhere],
            Asked::Path(..) => &[Context::Prompt],
            Asked::Problems(..) => &[Context::Page],
        }
    }

    fn press(&mut self, key: Key) {
        let command = self.look.keymap.command(self.contexts(), key);
        match (&mut self.asked, command) {
            (Asked::What, Some(Command::Back | Command::Quit)) => self.phase = Phase::Left,
            (Asked::What, Some(Command::Language)) => self.look.lang = self.look.lang.other(),
            (Asked::What, Some(command)) => {
                let answer = self.menu.update(command);
                self.answer(answer);
            }
            (Asked::What, None) => self.answer(self.menu.typed(key)),
            (Asked::Path(wanted, field), Some(Command::Accept)) => {
                let (wanted, field) = (*wanted, field.clone());
                self.begin(wanted, field);
            }
            (Asked::Path(..), Some(_)) => self.asked = Asked::What,
            (Asked::Path(_, field), None) => drop(field.press(key)),
            (Asked::Problems(_, wanted, field), Some(Command::Back)) => {
                self.asked = Asked::Path(*wanted, field.clone());
            }
            (Asked::Problems(page, ..), Some(command)) => page.scroll(command),
            (Asked::Problems(..), None) => {}
        }
    }

    fn mouse(&mut self, mouse: Mouse) {
        let moved = match mouse.did {
            MouseAct::WheelUp => Command::Up,
            MouseAct::WheelDown => Command::Down,
            MouseAct::Click => return self.click(mouse),
            MouseAct::Drag => return,
        };
        match &mut self.asked {
            Asked::What => drop(self.menu.update(moved)),
            Asked::Problems(page, ..) => page.scroll(moved),
            Asked::Path(..) => {}
        }
    }

    fn click(&mut self, mouse: Mouse) {
        if let Asked::What = self.asked {
            self.answer(self.menu.clicked(mouse.x, mouse.y));
        }
    }

    fn answer(&mut self, answer: Option<usize>) {
        match answer.and_then(|number| Way::ALL.get(number)) {
            Some(Way::Sample) => self.phase = Phase::Begun(self.start.sample()),
            Some(Way::New) => self.asked = Asked::Path(Wanted::Scheme, Field::default()),
            Some(Way::Elsewhere) => self.asked = Asked::Path(Wanted::Store, Field::default()),
            Some(Way::Leave) => self.phase = Phase::Left,
            None => {}
        }
    }

    fn begin(&mut self, wanted: Wanted, field: Field) {
        let path = field.text();
        if path.trim().is_empty() {
            return;
        }
        let begun = match wanted {
            Wanted::Scheme => self.start.begin(&path),
            Wanted::Store => self.start.open(&path),
        };
        match begun {
            Ok(opening) => self.phase = Phase::Begun(opening),
            Err(error) => self.asked = Asked::Problems(problems(&error, self.look.lang), wanted, field),
        }
    }

    fn draw(&self, frame: &mut Frame) {
        let area = frame.area();
        let mut canvas = Canvas::new(frame.buffer_mut(), &self.look.theme, self.look.lang);
        canvas.ground();
        let heading = canvas.theme.heading;
        let title = canvas.say(&TITLE).to_owned();
        canvas.text(
            Rect {
                height: area.height.min(1),
                ..area
            },
            &title,
            heading,
        );
        let body = Rect {
            y: area.y + area.height.min(1),
            height: area.height.saturating_sub(2),
            ..area
        };
        match &self.asked {
            Asked::What => self.menu.draw(&mut canvas, body),
            Asked::Path(wanted, field) => self.draw_path(&mut canvas, body, (*wanted, field)),
            Asked::Problems(page, ..) => page.draw(&mut canvas, body),
        }
        let last = Rect {
            y: area.bottom().saturating_sub(1),
            height: area.height.min(1),
            ..area
        };
        footer(&mut canvas, last, &self.hints());
        if let Some(cursor) = canvas.cursor {
            frame.set_cursor_position(cursor);
        }
    }

    fn draw_path(&self, canvas: &mut Canvas, area: Rect, asked: (Wanted, &Field)) {
        let columns = area.width.saturating_sub(8).min(72);
        let (title, body) = match asked.0 {
            Wanted::Scheme => (SCHEME, vec![drag(&self.look), self.start.goes_to()]),
            Wanted::Store => (STORE, vec![drag(&self.look), next_time()]),
        };
        let lines = body.iter().flat_map(|text| wrap(canvas.say(text), columns));
        let lines: Vec<_> = lines.collect();
        let rows = u16::try_from(lines.len() + 2).unwrap_or(u16::MAX);
        let title = canvas.say(&title).to_owned();
        let inner = popup(canvas, area, (columns, rows), &title);
        let text = canvas.theme.text;
        for (line, y) in lines.iter().zip(inner.top()..inner.bottom()) {
            canvas.text(Rect { y, height: 1, ..inner }, line, text);
        }
        let last = Rect {
            y: inner.bottom().saturating_sub(1),
            height: inner.height.min(1),
            ..inner
        };
        asked.1.draw(canvas, last);
    }

    /// What a command is called here: going back from the menu is leaving.
    fn name(&self, command: Command) -> &'static Text {
        match (&self.asked, command) {
            (Asked::What, Command::Back) => &Command::Quit.about().name,
            (Asked::Path(..), Command::Accept) => &Command::Open.about().name,
            _ => &command.about().name,
        }
    }

    /// The keys that matter, leaving last.
    fn hints(&self) -> Vec<(String, &'static str)> {
        let commands: &[Command] = match self.asked {
            Asked::What => &[
                Command::Choose,
                Command::Up,
                Command::Down,
                Command::Language,
                Command::Back,
            ],
            Asked::Path(..) => &[Command::Accept, Command::Back],
            Asked::Problems(..) => &[Command::Up, Command::Down, Command::Back],
        };
        let hint = |command: &Command| {
            (
                self.look.key(self.contexts(), *command),
                self.name(*command).get(self.look.lang),
            )
        };
        commands.iter().map(hint).collect()
    }
}

fn menu(start: &Start) -> Menu {
    Menu::new(
        Text::new("从哪里开始？", "Where to begin?"),
        vec![start.missing()],
        Way::ALL.map(Way::name).to_vec(),
        0,
    )
}

fn problems(error: &Error, lang: Lang) -> Page {
    let lines = error
        .message(lang)
        .lines()
        .map(|line| line.trim().to_owned())
        .collect::<Vec<_>>();
    let lines = lines.into_iter().map(Line::Warning).collect();
    Page::new(PROBLEMS.get(lang).to_owned(), lines)
}

fn drag(look: &Look) -> Text {
    let key = |lang| look.keymap.named_key(&[Context::Prompt], Command::Accept, lang);
    Text::of(
        format!("键入文件的路径，或把文件拖到这个窗口里，再按 {}。", key(Lang::Zh)),
        format!(
            "Type the path of the file, or drag the file into this window, then press {}.",
            key(Lang::En)
        ),
    )
}

const fn next_time() -> Text {
    Text::new(
        "以后可直接运行 kaohe --store 路径，或在设置文件中写 store。",
        "Next time run kaohe --store PATH, or set store in the settings file.",
    )
}

const TITLE: Text = Text::new(" kaohe 考核", " kaohe");
const SCHEME: Text = Text::new("新建考核：方案文件", "A new assessment: the scheme file");
const STORE: Text = Text::new("打开考核库文件", "Open a store file");
const PROBLEMS: Text = Text::new("没有办成", "That did not work");
