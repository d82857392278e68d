//! `kaohe` without a command: the screens on the default store; where there is none yet, they ask
//! what to begin with.

use clap::{Arg, ArgMatches};

use super::argument::{flag, option, text};
use super::context::Context;
use super::{Outcome, Person, Screens};
use crate::error::Result;
use crate::ops::look::{Symbols, ThemeName};
use crate::ops::opening::Opening;
use crate::ops::session::Session;
use crate::ops::start::{Begin, Start};
use crate::text::{Lang, Text};

/// The options of commands that open screens.
pub fn screen_options(lang: Lang) -> [Arg; 4] {
    let ascii = Text::new("界面只用 ASCII 符号画线", "Draw the screens with ASCII signs only");
    let no_mouse = Text::new("不使用鼠标", "Leave the mouse to the terminal");
    let plain = Text::new(
        "不用界面，逐行问答：适合读屏软件和管道（TERM=dumb 时自动如此）",
        "Questions and answers line by line instead of screens: for screen readers and pipes (by itself where TERM=dumb)",
    );
    [
        flag(lang, "plain", &plain),
        theme_option(lang),
        flag(lang, "ascii", &ascii),
        flag(lang, "no-mouse", &no_mouse),
    ]
}

fn theme_option(lang: Lang) -> Arg {
    let names = ThemeName::ALL.map(ThemeName::name);
    let listed = names.join("|");
    let help = Text::of(
        format!("配色：{listed}（默认取 KAOHE_THEME、设置文件的 theme，再按终端背景深浅）"),
        format!("Theme: {listed} (default: KAOHE_THEME, theme in config.toml, then as the terminal's background)"),
    );
    option(lang, "theme", &Text::new("配色", "THEME"), &help)
        .value_parser(names)
        .hide_possible_values(true)
}

/// Whether questions and answers, a line each, take the place of the screens.
fn is_plain(matches: &ArgMatches, context: &Context<'_, '_>) -> bool {
    matches.get_flag("plain") || context.is_dumb()
}

/// The screens on what is to be opened, or with the question what that is.
pub fn screens(begin: Begin, matches: &ArgMatches, context: &mut Context<'_, '_>) -> Result<Outcome> {
    if !matches.get_flag("plain") && context.is_dumb() {
        context.output.say(&DUMB);
    }
    Ok(Outcome::Screens(Box::new(Screens {
        begin,
        plain: is_plain(matches, context),
        folders: context.folders().clone(),
        keys: context.keys(),
        lang: context.lang(),
        period: context.period()?,
        look: context.look(
            text(matches, "theme").and_then(ThemeName::of),
            matches.get_flag("ascii").then_some(Symbols::Ascii),
        ),
        no_mouse: matches.get_flag("no-mouse"),
    })))
}

const DUMB: Text = Text::new(
    "终端类型为 dumb，不能显示界面，改为逐行问答（同 --plain）。",
    "The terminal is dumb and cannot show the screens: questions and answers line by line instead, as with --plain.",
);

/// Opens the screens on the store.
pub fn open(matches: &ArgMatches, person: Person, context: &mut Context<'_, '_>) -> Result<Outcome> {
    let (store, actor) = (context.store(), context.actor()?);
    if store.exists() {
        let opening = Opening::store(store, actor, context.clock).with_fonts(context.fonts());
        return screens(Begin::With(opening), matches, context);
    }
    if person == Person::Absent && !is_plain(matches, context) {
        // It says what is missing, and needs no terminal to do so.
        Session::open(store, actor, context.clock)?;
    }
    let start = Start {
        store: store.clone(),
        actor: actor.to_owned(),
        clock: context.clock,
        fonts: context.fonts(),
    };
    screens(Begin::Asking(start), matches, context)
}
