//! The first moments: a frame at once, while the store is opened; keys are kept until there is something to use them on.

use std::sync::mpsc::{Receiver, Sender};

use ratatui::layout::Rect;

use super::canvas::{Canvas, columns_of};
use super::command::Command;
use super::desk::Desk;
use super::event::Event;
use super::frame;
use super::job::Job;
use super::keymap::{Context, label};
use super::terminal::{Surface, lost};
use super::view::Look;
use super::widgets::bar::rate_bar;
use super::widgets::footer::footer;
use crate::error::Result;
use crate::model::Period;
use crate::ops::left::Place;
use crate::ops::opening::Opening;
use crate::progress::{Progress, Step};
use crate::text::{Lang, Text};

/// What is on the desk when it is opened, and what was typed before; nothing where the person left.
pub type Started = Option<(Desk, Vec<Event>)>;

/// Begins to open what the screens are to show, in the period that is wanted or else the one that was left.
///
/// # Errors
/// The system gives no thread.
pub fn begin(
    wake: &Sender<Event>,
    opening: Opening,
    wanted: Option<Period>,
    left: Option<Place>,
) -> Result<Job<Result<Desk>>> {
    Job::begin(wake, move |progress| open(&opening, wanted, left.as_ref(), progress))
}

fn open(opening: &Opening, wanted: Option<Period>, left: Option<&Place>, progress: &Progress) -> Result<Desk> {
    let session = opening.open(progress)?;
    let left = left.and_then(|place| place.period.parse().ok());
    let left = left.filter(|period| session.scheme().assesses(*period));
    Desk::new(session, wanted.or(left))
}

/// Shows how far it is until it is open.
///
/// # Errors
/// It cannot be opened, or the terminal is lost.
pub fn wait(
    surface: &mut impl Surface,
    events: &Receiver<Event>,
    mut job: Job<Result<Desk>>,
    (name, look): (&Text, &Look),
) -> Result<Started> {
    let mut kept = Vec::new();
    loop {
        surface
            .draw(&mut |frame| {
                let area = frame.area();
                let mut canvas = Canvas::new(frame.buffer_mut(), &look.theme, look.lang);
                draw(&mut canvas, area, (name, look), job.step());
            })
            .map_err(|error| lost(&error))?;
        let Ok(mut event) = events.recv() else { return Ok(None) };
        loop {
            match event {
                Event::Terminate => return Ok(None),
                Event::Key(key) if look.keymap.command(&[Context::Everywhere], key) == Some(Command::Quit) => {
                    return Ok(None);
                }
                Event::Key(_) | Event::Paste(_) | Event::Ground(_) => kept.push(event),
                // Nobody can mean a place of a screen that is not there yet.
                Event::Mouse(_) | Event::Resize => {}
                Event::Suspend => surface.suspend().map_err(|error| lost(&error))?,
                Event::Resume => surface.resume().map_err(|error| lost(&error))?,
                Event::Worked => {
                    if let Some(desk) = job.hear() {
                        return desk.map(|desk| Some((desk, kept)));
                    }
                }
            }
            let Ok(next) = events.try_recv() else { break };
            event = next;
        }
    }
}

fn draw(canvas: &mut Canvas, area: Rect, (name, look): (&Text, &Look), step: Option<&Step>) {
    let row = |y: u16| Rect { y, height: 1, ..area }.intersection(area);
    frame::names(canvas, row(area.y), None);
    let theme = canvas.theme;
    let opening = Text::of(
        format!("正在打开 {}", name.get(Lang::Zh)),
        format!("Opening {}", name.get(Lang::En)),
    );
    let how_far = step.map_or_else(|| Text::same(String::new()), Step::text);
    let middle = area.y + area.height / 2;
    let lines = [
        (middle.saturating_sub(1), opening, theme.strong),
        (middle, how_far, theme.muted),
    ];
    for (y, text, look) in lines {
        let pieces = [(canvas.say(&text), look)];
        canvas.line(centred(row(y), columns_of(&pieces)), &pieces);
    }
    if let Some(step) = step.filter(|step| step.total > 0) {
        let share = step.done as f64 / step.total as f64;
        rate_bar(canvas, centred(row(middle + 1), BAR), share, theme.good);
    }
    let quit = look.keymap.key_of(&[Context::Everywhere], Command::Quit);
    let hint = quit.map(|key| (label(key, look.lang), Command::Quit.about().name.get(look.lang)));
    footer(canvas, row(area.bottom().saturating_sub(1)), hint.as_slice());
    canvas.ground();
}

/// Columns of the bar.
const BAR: u16 = 30;

fn centred(area: Rect, width: u16) -> Rect {
    let width = width.min(area.width);
    Rect {
        x: area.x + (area.width - width) / 2,
        width,
        ..area
    }
}
