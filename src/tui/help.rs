//! The help: what was told last, what the cursor is on, then every command that belongs here, to be
//! read, looked through and run.
//!
//! Made from the key table; no key is named here.

use super::app::App;
use super::command::Command;
use super::effect::Notice;
use super::event::Key;
use super::findable::{here, places};
use super::frame::command_of;
use super::keymap::{self, Context};
use super::palette::Palette;
use super::view::Look;
use super::widgets::page::Line;
use crate::text::{Lang, Text};

/// The help for what is in focus.
#[must_use]
pub fn palette(app: &App) -> Palette {
    let view = app.view();
    let told = app.notices.told();
    let mut lines = Vec::new();
    if !told.is_empty() {
        lines.push(Line::Heading(view.say(&TOLD).to_owned()));
        lines.extend(told.iter().map(|notice| Line::Text(view.say(&notice.text).to_owned())));
    }
    let screen = command_of(app.at).about();
    lines.push(Line::Heading(view.say(&screen.name).to_owned()));
    lines.push(Line::Text(view.say(&screen.help).to_owned()));
    lines.extend(app.screen().explained(&view));
    lines.push(Line::Heading(view.say(&KEYS).to_owned()));
    Palette::new(Command::Help, lines, here(app, Command::Help))
}

/// What is told of a key that means nothing here.
#[must_use]
pub fn meaningless(key: Key, look: &Look) -> Notice {
    let other = look.keymap.all().iter().find(|binding| binding.keys.contains(&key));
    let said = |lang: Lang| {
        let name = keymap::label(key, lang);
        let help = look.keymap.named_key(&[Context::Everywhere], Command::Help, lang);
        let other = other.map(|binding| {
            let (about, places) = (binding.command.about(), places(binding.command));
            (about.name.get(lang).to_owned(), places.get(lang).to_owned())
        });
        match (lang, other) {
            (Lang::Zh, Some((other, places))) => {
                format!("{name} 是“{other}”，{places}此处可用的按键见 {help}。")
            }
            (Lang::En, Some((other, places))) => {
                format!("{name} is \"{other}\". {places} {help} shows the keys that work here.")
            }
            (Lang::Zh, None) => format!("{name} 在此处没有作用；可用的按键见 {help}。"),
            (Lang::En, None) => format!("{name} does nothing here; {help} shows the keys that do."),
        }
    };
    Notice::refused(Text::of(said(Lang::Zh), said(Lang::En)))
}

const TOLD: Text = Text::new("刚才的提示", "What was said last");
const KEYS: Text = Text::new("此处可用的命令和按键", "What can be done here, and its keys");
