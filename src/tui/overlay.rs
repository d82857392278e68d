//! What lies over the screen and takes the keys: a page to read, a preview, a question to answer, the palette, a line to type.

use ratatui::layout::Rect;

use super::canvas::{Canvas, width, wrap};
use super::command::Command;
use super::effect::{Effect, Question};
use super::event::{Code, Key};
use super::keymap::Context;
use super::palette::Palette;
use super::prompt::Prompt;
use super::widgets::page::Page;
use super::widgets::popup::popup;

/// Something over the screen.
#[derive(Debug)]
pub enum Overlay {
    /// A page to read.
    Page(Page),
    /// What a change would do, and the change.
    Preview(Page, Effect),
    /// A question to answer.
    Question(Question),
    /// Something to look for.
    Palette(Palette),
    /// A line to be typed.
    Prompt(Prompt),
}

/// What a command did to an overlay.
#[derive(Debug, PartialEq)]
pub enum Outcome {
    /// It stays.
    Stays,
    /// It is gone, and this is to be done.
    Closes(Effect),
}

impl Overlay {
    /// Where keys are looked up.
    #[must_use]
    pub const fn contexts(&self) -> &'static [Context] {
        match self {
            Self::Page(_) => &[Context::Page],
            Self::Preview(..) => &[Context::Preview, Context::Page],
            Self::Question(_) => &[Context::Question],
            Self::Palette(_) => &[Context::Finding],
            Self::Prompt(_) => &[Context::Prompt],
        }
    }

    /// Carries a command out.
    pub fn update(&mut self, command: Command) -> Outcome {
        match (self, command) {
            (_, Command::Back) => return Outcome::Closes(Effect::None),
            (Self::Preview(_, then), Command::Apply) => {
                return Outcome::Closes(std::mem::replace(then, Effect::None));
            }
            (Self::Page(page) | Self::Preview(page, _), command) => page.scroll(command),
            (Self::Question(question), Command::Up) => question.marked = question.marked.saturating_sub(1),
            (Self::Question(question), Command::Down) => {
                question.marked = (question.marked + 1).min(question.choices.len().saturating_sub(1));
            }
            (Self::Question(question), Command::Choose) => return answer(question, question.marked),
            (Self::Question(_), _) => {}
            (Self::Palette(palette), command) => return closed_by(palette.update(command)),
            (Self::Prompt(prompt), command) => return closed_by(prompt.update(command)),
        }
        Outcome::Stays
    }

    /// A digit gives the answer with that number; into the palette one types.
    pub fn typed(&mut self, key: Key) -> Outcome {
        match (self, key.code) {
            (Self::Question(question), Code::Char(digit)) => {
                let number = digit.to_digit(10).and_then(|digit| usize::try_from(digit).ok());
                return number.map_or(Outcome::Stays, |number| answer(question, number.wrapping_sub(1)));
            }
            (Self::Palette(palette), _) => palette.typed(key),
            (Self::Prompt(prompt), _) => prompt.typed(key),
            (Self::Page(_) | Self::Preview(..) | Self::Question(_), _) => {}
        }
        Outcome::Stays
    }

    /// Takes pasted text.
    pub fn pasted(&mut self, text: &str) {
        match self {
            Self::Palette(palette) => palette.pasted(text),
            Self::Prompt(prompt) => prompt.pasted(text),
            Self::Page(_) | Self::Preview(..) | Self::Question(_) => {}
        }
    }

    /// Takes a click.
    pub fn clicked(&mut self, x: u16, y: u16) -> Outcome {
        match self {
            Self::Palette(palette) => closed_by(palette.clicked(x, y)),
            Self::Page(_) | Self::Preview(..) | Self::Question(_) | Self::Prompt(_) => Outcome::Stays,
        }
    }

    /// Draws it over an area.
    pub fn draw(&self, canvas: &mut Canvas, area: Rect) {
        match self {
            Self::Page(page) | Self::Preview(page, _) => page.draw(canvas, area),
            Self::Question(question) => draw_question(canvas, area, question),
            Self::Palette(palette) => palette.draw(canvas, area),
            Self::Prompt(prompt) => prompt.draw(canvas, area),
        }
    }
}

fn closed_by(effect: Option<Effect>) -> Outcome {
    effect.map_or(Outcome::Stays, Outcome::Closes)
}

fn answer(question: &Question, number: usize) -> Outcome {
    let choice = question.choices.get(number);
    choice.map_or(Outcome::Stays, |choice| Outcome::Closes(choice.then.clone()))
}

fn draw_question(canvas: &mut Canvas, area: Rect, question: &Question) {
    let columns = area.width.saturating_sub(8).min(60);
    let mut body = Vec::new();
    for text in &question.body {
        body.extend(wrap(canvas.say(text), columns));
    }
    let choices = question.choices.iter().enumerate();
    let labels: Vec<_> = choices
        .map(|(n, choice)| format!("{} {}", n + 1, canvas.say(&choice.label)))
        .collect();
    let widest = body
        .iter()
        .chain(&labels)
        .map(|line| width(line))
        .max()
        .unwrap_or(0)
        .max(24);
    let rows = u16::try_from(body.len() + labels.len() + 1).unwrap_or(u16::MAX);
    let title = canvas.say(&question.title).to_owned();
    let inner = popup(canvas, area, (widest.min(columns), rows), &title);
    let theme = canvas.theme;
    let mut y = inner.y;
    for line in &body {
        if y < inner.bottom() {
            canvas.text(Rect { y, height: 1, ..inner }, line, theme.text);
        }
        y += 1;
    }
    y += 1;
    for (n, label) in labels.iter().enumerate() {
        if y < inner.bottom() {
            let row = Rect { y, height: 1, ..inner };
            canvas.text(row, label, theme.text);
            if n == question.marked {
                canvas.restyle(row, theme.selected);
                canvas.set_cursor(row.x, row.y);
            }
        }
        y += 1;
    }
}
