//! The screens: keys in, pictures out, everything in between done by `ops`.
//!
//! key → `keymap` → `Command` → a screen's `update` → `Effect` → `ops` → draw. Drawing reads and
//! decides nothing. Nothing here opens a file, a store or a clock, or computes a score.

mod act;
mod acting;
mod answer;
pub mod app;
mod ascii;
pub mod beginning;
pub mod canvas;
mod carry;
pub mod command;
mod context;
pub mod desk;
mod detail;
mod duty;
pub mod effect;
pub mod errand;
pub mod event;
mod filter;
mod findable;
pub mod form;
mod frame;
mod help;
mod intake;
mod job;
pub mod key_sheet;
pub mod keymap;
mod narrow;
mod notices;
mod overlay;
mod palette;
mod places;
mod prompt;
pub mod remap;
mod screens;
mod signal;
mod starting;
pub mod terminal;
pub mod theme;
mod tour;
mod trail;
pub mod view;
pub mod widgets;

use std::sync::mpsc::{Receiver, Sender};

use crate::error::Result;
use crate::model::Period;
use crate::ops::config::Folders;
use crate::ops::left::Memory;
use crate::ops::look;
use crate::ops::opening::Opening;
use crate::ops::start::Begin;
use crate::text::Lang;
use app::App;
use beginning::{Answer, Beginning};
use event::Event;
use remap::Wishes;
use terminal::{MouseUse, Surface, Terminal};
use theme::Theme;
use view::Look;

/// How the screens are to look and to behave.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Options {
    /// The language to begin with.
    pub lang: Lang,
    /// The period to begin with; the latest where none is named.
    pub period: Option<Period>,
    /// How they are to look.
    pub look: look::Look,
    /// Whether the mouse is asked for.
    pub mouse: MouseUse,
    /// The keys that are wanted for commands.
    pub keys: Wishes,
    /// The folders of this user, if where the screens are left is to be remembered.
    pub folders: Option<Folders>,
}

impl Options {
    /// How everything is shown, as it was asked for.
    fn look(&self) -> Look {
        Look {
            lang: self.lang,
            theme: Theme::of(&self.look, self.look.ground),
            keymap: remap::keymap(&self.keys),
        }
    }
}

/// Opens the screens and returns when the person leaves; where there is no store yet, what to begin with is asked first.
///
/// # Errors
/// There is no terminal, the store cannot be opened, or the terminal is lost on the way.
pub fn run(begin: Begin, options: &Options) -> Result<()> {
    let mut terminal = Terminal::enter(options.mouse, options.look.asks)?;
    let (wake, events) = event::listen()?;
    let answer = match begin {
        Begin::With(opening) => Answer {
            opening: Some(opening),
            lang: options.lang,
            look: options.look,
        },
        Begin::Asking(start) => Beginning::new(&start, options.look(), options.look).ask(&mut terminal, &events)?,
    };
    let (lang, look) = (answer.lang, answer.look);
    let options = Options {
        lang,
        look,
        ..options.clone()
    };
    if let Some(opening) = answer.opening {
        show(&mut terminal, (wake, &events), opening, &options)?;
    }
    terminal.hear_out(&events);
    Ok(())
}

/// Shows the screens on a surface: a frame at once, then the store when it is open.
///
/// # Errors
/// The store cannot be opened, or the terminal is lost on the way.
pub fn show(
    surface: &mut impl Surface,
    (wake, events): (Sender<Event>, &Receiver<Event>),
    opening: Opening,
    options: &Options,
) -> Result<()> {
    let (name, look) = (opening.name(), options.look());
    let folders = options.folders.as_ref();
    let memory = folders.map(|folders| Memory::of(folders, opening.path()));
    let left = memory.as_ref().and_then(Memory::recall);
    let job = starting::begin(&wake, opening, options.period, left.clone())?;
    let Some((desk, kept)) = starting::wait(surface, events, job, (&name, &look))? else {
        return Ok(());
    };
    let desk = desk.with_settings(folders.map(Folders::config_file));
    let mut app = App::new(desk, look.lang, look.theme, wake)
        .with_look(options.look)
        .with_keys(&options.keys);
    if let Some(place) = left {
        app.open_at(&place, options.period);
    }
    let offers_tour = app.is_on_sample() && memory.as_ref().is_some_and(|memory| !memory.is_toured());
    if offers_tour {
        app.offer_tour();
    }
    app.keep(kept);
    app.run(surface, events)?;
    if let Some(memory) = &memory {
        // Where it cannot be kept, the tour is offered again.
        let _ = if offers_tour { memory.keep_toured() } else { Ok(()) };
        // Where it cannot be kept, the screens open on the overview next time.
        let _ = memory.keep(app.left_at());
    }
    Ok(())
}
