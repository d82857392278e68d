//! What lies over the screen and takes the keys: a page to read, a preview, a question to answer, the palette, a line to type.

use ratatui::layout::Rect;

use super::canvas::Canvas;
use super::command::Command;
use super::effect::{Effect, Question};
use super::event::Key;
use super::form::Form;
use super::keymap::Context;
use super::palette::Palette;
use super::prompt::Prompt;
use super::widgets::menu::Menu;
use super::widgets::page::Page;

/// Something over the screen.
#[derive(Debug)]
pub enum Overlay {
    /// A page to read.
    Page(Page),
    /// What a change would do, and the change.
    Preview(Page, Effect),
    /// A question to answer, and what follows from each answer.
    Question(Menu, Vec<Effect>),
    /// Something to look for.
    Palette(Palette),
    /// A line to be typed.
    Prompt(Prompt),
    /// Lines to fill in.
    Form(Form),
}

/// What a command did to an overlay.
#[derive(Debug, PartialEq)]
pub enum Outcome {
    /// It stays.
    Stays,
    /// It is gone, and this is to be done.
    Closes(Effect),
}

impl From<Question> for Overlay {
    fn from(question: Question) -> Self {
        let (labels, then) = question
            .choices
            .into_iter()
            .map(|choice| (choice.label, choice.then))
            .unzip();
        let menu = Menu::new(question.title, question.body, labels, question.marked);
        Self::Question(menu, then)
    }
}

impl Overlay {
    /// Where keys are looked up.
    #[must_use]
    pub const fn contexts(&self) -> &'static [Context] {
        match self {
            Self::Page(_) => &[Context::Page],
            Self::Preview(..) => &[Context::Preview, Context::Page],
            Self::Question(..) => &[Context::Question],
            Self::Palette(_) => &[Context::Finding],
            Self::Prompt(_) => &[Context::Prompt],
            Self::Form(_) => &[Context::Filling],
        }
    }

    /// Whether it is the palette, in which one looks for something to go to or to run.
    #[must_use]
    pub fn is_finder(&self) -> bool {
        matches!(self, Self::Palette(palette) if palette.command() == Command::Palette)
    }

    /// Whether it stays to be put right where what was typed is refused.
    #[must_use]
    pub fn is_put_right(&self) -> bool {
        matches!(self, Self::Prompt(prompt) if prompt.is_for_a_file())
    }

    /// Carries a command out.
    pub fn update(&mut self, command: Command) -> Outcome {
        match (self, command) {
            (_, Command::Back) => return Outcome::Closes(Effect::None),
            (Self::Preview(_, then), Command::Apply) => {
                return Outcome::Closes(std::mem::replace(then, Effect::None));
            }
            (Self::Page(page) | Self::Preview(page, _), command) => page.scroll(command),
            (Self::Question(menu, then), command) => return closed_by(effect(then, menu.update(command))),
            (Self::Palette(palette), command) => return closed_by(palette.update(command)),
            (Self::Prompt(prompt), command) => return closed_by(prompt.update(command)),
            (Self::Form(form), Command::Accept) => return Outcome::Closes(Effect::Submit(form.clone())),
            (Self::Form(form), command) => form.step(command),
        }
        Outcome::Stays
    }

    /// A digit gives the answer with that number; into the palette one types.
    pub fn typed(&mut self, key: Key) -> Outcome {
        match self {
            Self::Question(menu, then) => return closed_by(effect(then, menu.typed(key))),
            Self::Palette(palette) => palette.typed(key),
            Self::Prompt(prompt) => prompt.typed(key),
            Self::Form(form) => form.typed(key),
            Self::Page(_) | Self::Preview(..) => {}
        }
        Outcome::Stays
    }

    /// Takes pasted text.
    pub fn pasted(&mut self, text: &str) {
        match self {
            Self::Palette(palette) => palette.pasted(text),
            Self::Prompt(prompt) => prompt.pasted(text),
            Self::Form(form) => form.pasted(text),
            Self::Page(_) | Self::Preview(..) | Self::Question(..) => {}
        }
    }

    /// Takes a click.
    pub fn clicked(&mut self, x: u16, y: u16) -> Outcome {
        match self {
            Self::Palette(palette) => closed_by(palette.clicked(x, y)),
            Self::Question(menu, then) => closed_by(effect(then, menu.clicked(x, y))),
            Self::Page(_) | Self::Preview(..) | Self::Prompt(_) | Self::Form(_) => Outcome::Stays,
        }
    }

    /// Draws it over an area.
    pub fn draw(&self, canvas: &mut Canvas, area: Rect) {
        match self {
            Self::Page(page) | Self::Preview(page, _) => page.draw(canvas, area),
            Self::Question(menu, _) => menu.draw(canvas, area),
            Self::Palette(palette) => palette.draw(canvas, area),
            Self::Prompt(prompt) => prompt.draw(canvas, area),
            Self::Form(form) => form.draw(canvas, area),
        }
    }
}

fn closed_by(effect: Option<Effect>) -> Outcome {
    effect.map_or(Outcome::Stays, Outcome::Closes)
}

/// What follows from an answer.
fn effect(then: &[Effect], answer: Option<usize>) -> Option<Effect> {
    then.get(answer?).cloned()
}
