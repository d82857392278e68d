//! `kaohe` without a command: the screens on the default store; where there is none yet, the
//! sample or a new assessment is offered.

use std::io::BufRead;
use std::path::Path;

use clap::{Arg, ArgMatches};

use super::argument::{flag, option, text};
use super::context::Context;
use super::{Outcome, Screens};
use crate::error::{Error, Kind, Result};
use crate::ops::file;
use crate::ops::look::{Symbols, ThemeName};
use crate::ops::opening::Opening;
use crate::ops::session::Session;
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

/// The screens on what is to be opened.
pub fn screens(opening: Opening, matches: &ArgMatches, context: &mut Context<'_, '_>) -> Result<Outcome> {
    let is_plain = matches.get_flag("plain");
    if !is_plain && context.is_dumb() {
        context.output.say(&DUMB);
    }
    Ok(Outcome::Screens(Box::new(Screens {
        plain: is_plain || context.is_dumb(),
        memory: context.memory(&opening),
        keys: context.keys(),
        opening,
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
pub fn open(matches: &ArgMatches, answers: Option<&mut dyn BufRead>, context: &mut Context<'_, '_>) -> Result<Outcome> {
    let is_first = !context.store().exists();
    let opening = match answers {
        Some(answers) if is_first => match begin(answers, context)? {
            Some(opening) => opening,
            None => return Ok(Outcome::Done),
        },
        _ => {
            if is_first {
                // It says what is missing, and needs no terminal to do so.
                Session::open(context.store(), context.actor()?, context.clock)?;
            }
            of_store(context)?
        }
    };
    screens(opening, matches, context)
}

fn of_store(context: &Context<'_, '_>) -> Result<Opening> {
    Ok(Opening::store(context.store(), context.actor()?, context.clock))
}

/// Asks what to begin with; `None` where the answer is to leave.
fn begin(answers: &mut dyn BufRead, context: &mut Context<'_, '_>) -> Result<Option<Opening>> {
    let store = file::show(context.store());
    context.output.say(&Text::of(
        format!(
            "还没有考核库（{store}）。\n  1  打开惠州示例（退出后不保存）\n  2  由方案文件新建考核\n  q  退出\n请选择："
        ),
        format!(
            "There is no store yet ({store}).\n  1  open the Huizhou sample (nothing is kept)\n  2  make a new assessment from a scheme\n  q  leave\nYour choice:"
        ),
    ));
    match answer(answers)?.as_str() {
        "1" => Ok(Some(Opening::sample(context.actor()?, context.clock))),
        "2" => {
            context
                .output
                .say(&Text::new("方案文件的路径：", "The path of the scheme file:"));
            let path = answer(answers)?;
            let scheme = file::read(Path::new(&path))?;
            let begun = Session::begin(context.store(), &scheme, context.actor()?, context.clock);
            begun.map_err(|error| error.in_file(path))?;
            of_store(context).map(Some)
        }
        _ => Ok(None),
    }
}

fn answer(answers: &mut dyn BufRead) -> Result<String> {
    let mut line = String::new();
    answers.read_line(&mut line).map_err(|error| {
        Error::new(
            Kind::Io,
            Text::of(
                format!("无法读取输入：{error}。"),
                format!("The answer cannot be read: {error}."),
            ),
        )
    })?;
    Ok(line.trim().to_owned())
}
