//! The app: which screen is shown, what lies over it, and the way from an event to a picture.
//!
//! key → keymap → command → screen → effect → operation → draw. It knows no cell and no score.

use std::cell::Cell;
use std::collections::VecDeque;
use std::io;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender};

use super::act::Act;
use super::acting::{Then, Worker};
use super::command::Command;
use super::desk::{Desk, Neighbour};
use super::effect::{Effect, Enabled, Notice, ScreenName, Target};
use super::event::{Event, Key, Mouse, MouseAct};
use super::filter::{Filter, Keys};
use super::findable;
use super::frame;
use super::help;
use super::keymap::{Context, Keymap};
use super::notices::Notices;
use super::overlay::{Outcome, Overlay};
use super::screens::{AnyScreen, Screen};
use super::terminal::{Surface, lost};
use super::theme::Theme;
use super::tour::{Deed, Tour};
use super::trail::{Trail, Way};
use super::view::{Look, View};
use crate::error::Result;
use crate::model::Scheme;
use crate::ops::look;
use crate::text::{Lang, Text};

/// The screens and what is shown of them.
#[derive(Debug)]
pub struct App {
    pub(super) desk: Desk,
    pub(super) screens: Vec<AnyScreen>,
    pub(super) at: ScreenName,
    pub(super) overlay: Option<Overlay>,
    pub(super) filter: Option<Filter>,
    pub(super) notices: Notices,
    /// What is on its way to the clipboard.
    pub(super) copied: Option<String>,
    /// The look that was asked for; the theme of `look` may follow the background.
    asked: look::Look,
    pub(super) look: Look,
    pub(super) trail: Trail,
    /// The scheme that the screens were made for.
    scheme: Arc<Scheme>,
    pub(super) worker: Worker,
    /// What was typed before there was a screen to type on.
    kept: VecDeque<Event>,
    pub(super) tour: Option<Tour>,
    phase: Phase,
    /// The columns of the last frame.
    pub(super) columns: Cell<u16>,
}

/// Whether the program goes on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Phase {
    Running,
    Ended,
}

impl App {
    /// The screens on a desk, the overview first; jobs are heard by the way that is given.
    #[must_use]
    pub fn new(desk: Desk, lang: Lang, theme: Theme, wake: Sender<Event>) -> Self {
        let mut app = Self {
            scheme: Arc::clone(desk.scheme()),
            desk,
            screens: ScreenName::ALL.into_iter().map(AnyScreen::new).collect(),
            at: ScreenName::Overview,
            overlay: None,
            filter: None,
            notices: Notices::default(),
            copied: None,
            asked: look::Look::default(),
            look: Look {
                lang,
                theme,
                keymap: Keymap::default(),
            },
            trail: Trail::default(),
            worker: Worker::new(wake),
            kept: VecDeque::new(),
            tour: None,
            phase: Phase::Running,
            columns: Cell::new(0),
        };
        app.prepare();
        app
    }

    /// The same with a look that may follow the terminal's background.
    #[must_use]
    pub fn with_look(mut self, asked: look::Look) -> Self {
        self.look.theme = Theme::of(&asked, asked.ground);
        self.asked = asked;
        self
    }

    /// Shows frames and takes events until the program ends or nobody sends events any more.
    /// All events that have come are taken before the next frame.
    ///
    /// # Errors
    /// The terminal is lost.
    pub fn run(&mut self, surface: &mut impl Surface, events: &Receiver<Event>) -> Result<()> {
        // What is being changed when the person leaves is stopped, or done and saved, before the end.
        while self.phase == Phase::Running || self.is_busy() {
            self.settle();
            surface
                .draw(&mut |frame| frame::draw(self, frame))
                .map_err(|error| lost(&error))?;
            self.notices.seen();
            if let Some(text) = self.copied.take() {
                surface.copy(&text).map_err(|error| lost(&error))?;
            }
            let kept = self.kept.pop_front();
            let Some(event) = kept.or_else(|| events.recv().ok()) else {
                break;
            };
            self.take(event, surface).map_err(|error| lost(&error))?;
            while let Some(event) = self.kept.pop_front().or_else(|| events.try_recv().ok()) {
                self.take(event, surface).map_err(|error| lost(&error))?;
            }
        }
        Ok(())
    }

    /// Takes events that came before, after the first frame and before all others.
    pub fn keep(&mut self, events: Vec<Event>) {
        self.kept.extend(events);
    }

    fn take(&mut self, event: Event, surface: &mut impl Surface) -> io::Result<()> {
        match event {
            Event::Key(key) => self.press(key),
            Event::Paste(text) => self.paste(&text),
            Event::Mouse(mouse) => self.mouse(mouse),
            Event::Ground(ground) => self.look.theme = Theme::of(&self.asked, ground),
            Event::Resize => {}
            Event::Worked => self.hear(),
            Event::Suspend => return surface.suspend(),
            Event::Resume => return surface.resume(),
            Event::Terminate => self.end(),
        }
        Ok(())
    }

    /// What screens read.
    pub(super) fn view(&self) -> View<'_> {
        self.desk.view(&self.look)
    }

    /// The screen that is shown.
    pub(super) fn screen(&self) -> &dyn Screen {
        &*self.screens[self.at as usize]
    }

    /// Where keys are looked up.
    pub(super) fn contexts(&self) -> &'static [Context] {
        match (&self.overlay, &self.filter) {
            (Some(overlay), _) => overlay.contexts(),
            (None, Some(filter)) if filter.keys == Keys::Line => &[Context::Filtering],
            (None, _) => self.screen().contexts(),
        }
    }

    /// Tells the person something.
    pub(super) fn tell(&mut self, notice: Notice) {
        self.worker.overtake();
        self.notices.tell(notice);
    }

    pub(super) fn prepare(&mut self) {
        if self.scheme.sha256() != self.desk.scheme().sha256() {
            // What screens remember are places in a scheme; in another one they mean nothing.
            self.scheme = Arc::clone(self.desk.scheme());
            self.screens = ScreenName::ALL.into_iter().map(AnyScreen::new).collect();
            self.trail = Trail::default();
            self.filter = None;
        }
        let view = self.desk.view(&self.look);
        self.screens[self.at as usize].prepare(&view);
    }

    fn settle(&mut self) {
        let view = self.desk.view(&self.look);
        self.screens[self.at as usize].settle(&view);
    }

    fn press(&mut self, key: Key) {
        let command = self.look.keymap.command(self.contexts(), key);
        if command != Some(Command::Help) {
            // The help has what is told in full.
            self.notices.go_on();
        }
        if let Some(overlay) = &mut self.overlay {
            let outcome = match command {
                Some(command) => overlay.update(command),
                None => overlay.typed(key),
            };
            return self.follow(outcome);
        }
        if let Some(command) = command {
            self.command(command);
        } else if let Some(filter) = self.filter.as_mut().filter(|filter| filter.keys == Keys::Line) {
            if filter.typed(key) {
                self.narrow();
            }
        } else {
            let view = self.desk.view(&self.look);
            match self.screens[self.at as usize].typed(key, &view) {
                Effect::Pass => self.tell(help::meaningless(key, &self.look)),
                effect => self.carry_out(effect),
            }
        }
    }

    /// Does what an overlay asks for when it closes.
    fn follow(&mut self, outcome: Outcome) {
        if let Outcome::Closes(effect) = outcome {
            let closed = self.overlay.take();
            let has_found = closed.as_ref().is_some_and(Overlay::is_finder) && effect.goes_on();
            self.worker.keep(closed);
            self.carry_out(effect);
            if has_found {
                self.did(Deed::Found);
            }
        }
    }

    fn paste(&mut self, text: &str) {
        self.notices.go_on();
        if let Some(overlay) = &mut self.overlay {
            overlay.pasted(text);
        } else if let Some(filter) = self.filter.as_mut().filter(|filter| filter.keys == Keys::Line) {
            filter.pasted(text);
            self.narrow();
        } else {
            let view = self.desk.view(&self.look);
            let effect = self.screens[self.at as usize].pasted(text, &view);
            self.carry_out(effect);
        }
    }

    fn mouse(&mut self, mouse: Mouse) {
        match (mouse.did, &mut self.overlay) {
            (MouseAct::WheelUp, _) => self.wheel(Command::Up),
            (MouseAct::WheelDown, _) => self.wheel(Command::Down),
            (MouseAct::Click, None) => {
                self.notices.go_on();
                if let Some(name) = frame::tab_at(self, mouse.x, mouse.y) {
                    self.show(name, Target::default());
                } else {
                    let view = self.desk.view(&self.look);
                    let effect = self.screens[self.at as usize].clicked(mouse.x, mouse.y, &view);
                    self.carry_out(effect);
                    self.did(Deed::Pointed);
                }
            }
            (MouseAct::Click, Some(overlay)) => {
                let outcome = overlay.clicked(mouse.x, mouse.y);
                self.follow(outcome);
            }
            (MouseAct::Drag, None) => {
                let view = self.desk.view(&self.look);
                self.screens[self.at as usize].dragged(mouse.x, mouse.y, &view);
            }
            (MouseAct::Drag, Some(_)) => {}
        }
    }

    /// The wheel moves what the arrow keys move, three lines at a time; while typing it does nothing.
    fn wheel(&mut self, command: Command) {
        for _ in 0..3 {
            if let Some(overlay) = &mut self.overlay {
                overlay.update(command);
            } else if !self.contexts().contains(&Context::Editing) {
                self.command(command);
            }
        }
    }

    /// Whether a command can be carried out now.
    pub(super) fn enabled(&self, command: Command) -> Enabled {
        if let Some(enabled) = self.tour_enabled(command) {
            return enabled;
        }
        match command {
            Command::Filter if self.screen().counts(&self.view()).is_none() => Enabled::No(NO_TABLE),
            Command::LastPlace if !self.trail.leads(Way::Back) => Enabled::No(NO_PLACE_BEFORE),
            Command::NextPlace if !self.trail.leads(Way::Forward) => Enabled::No(NO_PLACE_AFTER),
            _ => self.screen().enabled(command, &self.view()),
        }
    }

    pub(super) fn command(&mut self, command: Command) {
        match self.enabled(command) {
            Enabled::Yes => {}
            Enabled::No(why) => return self.tell(Notice::refused(why)),
        }
        if self.tour_command(command) {
            return;
        }
        let view = self.desk.view(&self.look);
        match self.screens[self.at as usize].update(command, &view) {
            Effect::Pass => self.general(command),
            effect => self.carry_out(effect),
        }
        self.did(Deed::Carried(command));
    }

    /// Commands that mean the same on every screen.
    fn general(&mut self, command: Command) {
        match command {
            Command::Back if self.worker.cancel() => {}
            Command::Back if self.filter.is_some() => {
                self.filter = None;
                self.narrow();
            }
            Command::Filter => self.filter = Some(self.filter.take().unwrap_or_default().again()),
            Command::KeepFilter => self.filter = self.filter.take().and_then(Filter::kept),
            Command::LastPlace => self.follow_trail(Way::Back),
            Command::NextPlace => self.follow_trail(Way::Forward),
            Command::Back => self.show(ScreenName::Overview, Target::default()),
            Command::NextScreen => self.neighbour(1),
            Command::PreviousScreen => self.neighbour(ScreenName::ALL.len() - 1),
            Command::Help => self.overlay = Some(Overlay::Palette(help::palette(self))),
            Command::Palette => self.overlay = Some(Overlay::Palette(findable::palette(self))),
            Command::Language => {
                self.look.lang = self.look.lang.other();
                self.prepare();
            }
            Command::Undo => self.act(Act::Undo, Then::Nothing),
            Command::Redo => self.act(Act::Redo, Then::Nothing),
            Command::EarlierPeriod => self.period(Neighbour::Earlier),
            Command::LaterPeriod => self.period(Neighbour::Later),
            Command::Saved if !self.is_saved() => {}
            Command::Saved => self.tell(Notice::done(Command::Saved.about().help.clone())),
            Command::Quit => self.end(),
            _ => {
                if let Some(name) = frame::screen_of(command) {
                    self.show(name, Target::default());
                }
            }
        }
    }

    /// Shows a screen with every row; where nothing is named, the unit in focus stays in focus.
    pub(super) fn put(&mut self, name: ScreenName, target: Target) {
        if self.filter.take().is_some() {
            self.narrow();
        }
        let target = Target {
            unit: target
                .unit
                .or_else(|| self.screen().unit())
                .filter(|unit| unit.0 < self.view().round.scheme.n_units()),
            ..target
        };
        self.at = name;
        self.prepare();
        let view = self.desk.view(&self.look);
        self.screens[name as usize].open(target, &view);
    }

    /// Goes on after all, where the person wanted to leave.
    pub(super) const fn stay(&mut self) {
        self.phase = Phase::Running;
    }

    /// Ends the program.
    fn end(&mut self) {
        self.worker.cancel();
        self.phase = Phase::Ended;
    }

    fn period(&mut self, neighbour: Neighbour) {
        match self.desk.neighbour(neighbour) {
            Some(period) => self.act(Act::Turn(period), Then::Nothing),
            None => self.tell(Notice::refused(NO_SUCH_PERIOD)),
        }
    }
}

const NO_SUCH_PERIOD: Text = Text::new(
    "没有更多考核期；新版方案可增加。",
    "No further period; a new scheme may add one.",
);
const NO_TABLE: Text = Text::new("此处没有可以筛选的表格。", "There is no table here to filter.");
const NO_PLACE_BEFORE: Text = Text::new("之前没有去过别处。", "There is no place before this one.");
const NO_PLACE_AFTER: Text = Text::new("没有返回过，无处可再去。", "You have not gone back from anywhere.");
