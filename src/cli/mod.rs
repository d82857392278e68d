//! The commands: arguments in, results to standard output, talk to standard error, an exit code.
//!
//! One file a command: it builds a request, calls one function of `ops` and hands the value to
//! `output`. Nothing here touches a store or a file, scores, or knows a screen.

mod argument;
mod catalogue;
mod change;
mod command;
mod context;
mod interrupt;
mod meter;
mod output;
mod start;
mod usage;
mod who;

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::io::{self, Write};

use clap::error::ErrorKind;

use crate::error::{Error, Result};
use crate::model::Period;
pub use crate::ops::clock::Clock;
use crate::ops::config::{Config, Folders, Variables};
use crate::ops::look::Look;
use crate::ops::start::Begin;
use crate::text::Lang;
use context::Context;
pub use interrupt::{OnInterrupt, stop_on_interrupt};
use meter::Meter;
pub use meter::Terminal;
use output::Output;

/// What a command came to.
#[derive(Debug)]
enum Outcome {
    /// All is done.
    Done,
    /// The check was made, and something differs.
    Differs,
    /// The screens are to be opened.
    Screens(Box<Screens>),
}

/// What is left to do when a command line was carried out.
#[derive(Debug)]
pub enum Next {
    /// To end with an exit code.
    Exit(u8),
    /// To open the screens.
    Screens(Box<Screens>),
}

/// The screens that were asked for.
#[derive(Debug)]
pub struct Screens {
    /// What to open them on.
    pub begin: Begin,
    /// The language to begin with.
    pub lang: Lang,
    /// The period to begin with.
    pub period: Option<Period>,
    /// Whether questions and answers, a line each, take their place.
    pub plain: bool,
    /// How they are to look.
    pub look: Look,
    /// Whether the mouse is to be left to the terminal.
    pub no_mouse: bool,
    /// The keys that are wanted for commands.
    pub keys: BTreeMap<String, Vec<String>>,
    /// The folders of this user.
    pub folders: Folders,
}

/// Whether anybody is there to be asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Person {
    /// Someone sits at a terminal.
    Present,
    /// It runs in a script.
    Absent,
}

/// The streams and surroundings of the process.
pub struct Process<'a> {
    /// The variables of the environment.
    pub variables: Variables<'a>,
    /// Whether anybody is there to be asked.
    pub person: Person,
    /// Where the time comes from.
    pub clock: Clock,
    /// Standard output.
    pub out: &'a mut dyn Write,
    /// Standard error.
    pub err: &'a mut dyn Write,
    /// Where it is told how far a long command is; nothing where standard error is no terminal.
    pub terminal: Option<Terminal>,
    /// Has Ctrl-C ask for a stop.
    pub on_interrupt: OnInterrupt<'a>,
}

/// Carries out a command line; an error has already been said when its exit code is returned.
#[must_use]
pub fn run(arguments: &[OsString], process: Process<'_>) -> Next {
    let Process {
        variables,
        person,
        clock,
        out,
        err,
        terminal,
        on_interrupt,
    } = process;
    let settings = Settings::load();
    let lang = lang_of(arguments, &settings, variables);
    let meter = terminal.map(|terminal| Meter::new(terminal, lang));
    let mut output = Output::new(lang, out, err).with_meter(meter);
    let outcome = settings.and_then(|settings| {
        let matches = match catalogue::root(lang).try_get_matches_from(arguments) {
            Ok(matches) => matches,
            Err(error) if matches!(error.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion) => {
                output.print(&error.to_string())?;
                return Ok(Outcome::Done);
            }
            Err(error) => return Err(usage::error(&error)),
        };
        let mut context = Context::new(&matches, &settings, (variables, clock, on_interrupt), &mut output);
        match matches.subcommand() {
            Some((name, matches)) => catalogue::run(name, matches, &mut context),
            None => start::open(&matches, person, &mut context),
        }
    });
    output.clear();
    match outcome {
        Ok(Outcome::Done) => Next::Exit(0),
        Ok(Outcome::Differs) => Next::Exit(1),
        Ok(Outcome::Screens(screens)) => Next::Screens(screens),
        Err(error) => Next::Exit(fail(&error, &mut output)),
    }
}

/// Says in a language what failed, and returns the exit code.
pub fn report(error: &Error, lang: Lang, err: &mut dyn Write) -> u8 {
    fail(error, &mut Output::new(lang, &mut io::sink(), err))
}

fn fail(error: &Error, output: &mut Output<'_>) -> u8 {
    output.fail(error);
    error.kind.exit_code()
}

/// The settings file and the folders it stands for.
struct Settings {
    config: Config,
    folders: Folders,
}

impl Settings {
    fn load() -> Result<Self> {
        let folders = Folders::of_user()?;
        Ok(Self {
            config: Config::load(&folders.config_file())?,
            folders,
        })
    }
}

/// The language, needed before the arguments can be parsed, because help is in it.
fn lang_of(arguments: &[OsString], settings: &Result<Settings>, variables: Variables<'_>) -> Lang {
    let mut texts = arguments.iter().skip(1).filter_map(|argument| argument.to_str());
    let mut named = None;
    while let Some(text) = texts.next().filter(|text| *text != "--") {
        let code = text
            .strip_prefix("--lang=")
            .or_else(|| if text == "--lang" { texts.next() } else { None });
        named = code.and_then(crate::ops::config::lang_of).or(named);
    }
    named.unwrap_or_else(|| match settings {
        Ok(settings) => settings.config.lang(variables),
        Err(_) => Config::default().lang(variables),
    })
}
