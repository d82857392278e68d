//! The help page: what the cursor is on, then every key that works here, with what it does or why it cannot.
//!
//! Made from the key table; no key is named here.

use super::app::App;
use super::command::Command;
use super::effect::Enabled;
use super::keymap::{self, Binding};
use super::widgets::page::{Line, Page};
use crate::text::{Lang, Text};

/// The help for what is in focus.
#[must_use]
pub fn page(app: &App) -> Page {
    let view = app.view();
    let mut lines = app.screen().explained(&view);
    lines.push(Line::Heading(view.say(&KEYS).to_owned()));
    let bindings: Vec<_> = app.keymap.bindings(app.contexts()).collect();
    let mut said: Vec<Command> = Vec::new();
    for binding in &bindings {
        if !said.contains(&binding.command) {
            said.push(binding.command);
            lines.push(line(app, &bindings, binding.command));
        }
    }
    let title = Command::Help.about().name.get(app.lang);
    Page::new(title.to_owned(), lines)
}

fn line(app: &App, bindings: &[&Binding], command: Command) -> Line {
    let about = command.about();
    let same = bindings.iter().filter(|binding| binding.command == command);
    let keys = same
        .flat_map(|binding| binding.keys.iter())
        .map(|key| keymap::label(*key, app.lang));
    let keys = keys.collect::<Vec<_>>().join(" ");
    let name = about.name.get(app.lang);
    let help = match app.lang {
        Lang::Zh => format!("{name}：{}", about.help.get(app.lang)),
        Lang::En => format!("{name}: {}", about.help.get(app.lang)),
    };
    match app.enabled(command) {
        Enabled::Yes | Enabled::NotHere => Line::Named(keys, help),
        Enabled::No(why) => Line::Off(keys, format!("{help} {}", why.get(app.lang))),
    }
}

const KEYS: Text = Text::new("此处可用的按键", "Keys that work here");
