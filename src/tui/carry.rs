//! Carrying out what screens and overlays ask for.
//!
//! What changes data or writes files goes through the desk; the rest changes what is shown.

use super::act::Act;
use super::acting::Then;
use super::app::App;
use super::command::Command;
use super::desk::told;
use super::effect::{Effect, Intent, Keep, Notice, Place, Preview};
use super::errand::judging::Judging;
use super::errand::{Errand, form};
use super::findable;
use super::form::Form;
use super::overlay::Overlay;
use super::prompt::Prompt;
use super::widgets::page::{Line, Page};
use crate::error::Result;
use crate::text::Text;

impl App {
    /// Does what is asked for.
    pub(super) fn carry_out(&mut self, effect: Effect) {
        match effect {
            Effect::None | Effect::Pass => {}
            Effect::Both(first, then) => {
                self.carry_out(*first);
                self.carry_out(*then);
            }
            Effect::Run(command) => self.command(command),
            Effect::Open(name, target) => self.show(name, target),
            Effect::Ask(question) => self.overlay = Some(Overlay::from(question)),
            Effect::Preview(Preview { title, lines, then }) => {
                let page = Page::new(title.get(self.look.lang).to_owned(), lines);
                self.overlay = Some(Overlay::Preview(page, *then));
            }
            Effect::ChooseRival(unit) => self.overlay = Some(Overlay::Palette(findable::rivals(self, unit))),
            Effect::Copy(text, notice) => {
                self.copied = Some(text);
                self.tell(notice);
            }
            Effect::Tell(notice) => self.tell(notice),
            Effect::Page(title, lines) => self.show_page(Ok((title, lines))),
            Effect::Prove => self.act(Act::Prove, Then::Nothing),
            Effect::Change(change, step) if self.desk.needs_reason(&change) => {
                self.carry_out(Effect::AskWhy(change, step));
            }
            Effect::Change(change, step) => self.act(Act::Change(change, String::new()), Then::Step(step)),
            Effect::AskWhy(change, step) => self.overlay = Some(Overlay::Prompt(Prompt::reason(change, step))),
            Effect::Because(change, step, reason) => self.act(Act::Change(change, reason), Then::Step(step)),
            Effect::Way(way, reason) => self.act(Act::Way(way, reason), Then::Nothing),
            Effect::Prompt(prompt) => self.overlay = Some(Overlay::Prompt(prompt)),
            Effect::History(place) => self.history(&place),
            Effect::Fill(form) if !form.is_empty() => self.overlay = Some(Overlay::Form(form)),
            Effect::Fill(form) | Effect::Submit(form) => self.submit(form),
            Effect::ItemHistory(number) => self.show_item(number),
            Effect::Look(typed) => self.act(Act::Look(typed), Then::Nothing),
            Effect::TakeIn(typed) => self.act(Act::TakeIn(typed), Then::Nothing),
            Effect::Template(audience, existing) => {
                self.act(Act::Template(audience, existing, self.look.lang), Then::Nothing);
            }
            Effect::Read(what) => {
                let read = self.desk.read(what, self.look.lang);
                self.show_page(read);
            }
            Effect::Intend(intent) => self.intend(&intent),
            Effect::ActAs(name, keep) => self.act_as(&name, keep),
            Effect::Export(paper, format, existing) => {
                self.act(Act::Export(paper, format, existing, self.look.lang), Then::Nothing);
            }
        }
    }

    /// Does what a form was filled in for; where it is refused, what was typed stays to be put right.
    fn submit(&mut self, form: Form) {
        let done = self.desk.act(&Act::Errand(form.errand().clone(), form.answers()));
        if done.is_err() && !form.is_empty() {
            self.overlay = Some(Overlay::Form(form));
        }
        self.acted(done, Then::Nothing);
    }

    /// Shows what would come of something; Enter does it.
    fn intend(&mut self, intent: &Intent) {
        match self.desk.intend(intent, self.look.lang) {
            Ok((title, lines)) => {
                let Intent::Weigh(node, way) = intent;
                let ground = Judging::Ground(*node, way.clone());
                let then = Effect::Fill(form(Errand::Judging(ground), &self.view()));
                let page = Page::new(title.get(self.look.lang).to_owned(), lines);
                self.overlay = Some(Overlay::Preview(page, then));
            }
            Err(error) => self.tell(told(&error)),
        }
    }

    /// Lets somebody act from now on, once what was done before is saved.
    fn act_as(&mut self, name: &str, keep: Keep) {
        if !self.is_saved() {
            return;
        }
        let acts = self.desk.act_as(name, keep);
        self.prepare();
        self.tell(match acts {
            Ok(()) => Notice::done(Text::of(
                format!("现在由“{name}”操作。"),
                format!("\"{name}\" acts now."),
            )),
            Err(error) => told(&error),
        });
    }

    fn show_page(&mut self, read: Result<(Text, Vec<Line>)>) {
        match read {
            Ok((title, lines)) => {
                let title = title.get(self.look.lang).to_owned();
                self.overlay = Some(Overlay::Page(Page::new(title, lines)));
            }
            Err(error) => self.tell(told(&error)),
        }
    }

    /// Shows what became of a rectification item.
    fn show_item(&mut self, number: u32) {
        let lines = self.desk.item_history(number, self.look.lang);
        self.show_page(lines.map(|lines| (Command::History.about().name.clone(), lines)));
    }

    /// Shows every change of a cell.
    fn history(&mut self, place: &Place) {
        match self.desk.history(place, self.look.lang) {
            Ok(lines) if lines.is_empty() => self.tell(Notice::refused(NO_HISTORY)),
            lines => self.show_page(lines.map(|lines| (Command::History.about().name.clone(), lines))),
        }
    }
}

const NO_HISTORY: Text = Text::new("这一格还没有修改过。", "This cell was never changed.");
