//! The commands: arguments in, results to standard output, talk to standard error, an exit code.
//!
//! One file a command: it builds a request, calls one function of `ops` and hands the value to
//! `output`. Nothing here touches a store or a file, scores, or knows a screen.

mod argument;
mod catalogue;
mod change;
mod command;
mod context;
mod output;
mod usage;

use std::ffi::OsString;
use std::io::Write;

use clap::error::ErrorKind;

use crate::error::Result;
use crate::ops::config::{Config, Folders, Variables};
use crate::text::Lang;
use context::Context;
use output::Output;

/// What is to be done when a command has run.
#[derive(Debug)]
pub enum Outcome {
    /// All is done.
    Done,
    /// The check was made, and something differs.
    Differs,
}

impl Outcome {
    /// The exit code of the process.
    #[must_use]
    pub const fn exit_code(&self) -> u8 {
        match self {
            Self::Done => 0,
            Self::Differs => 1,
        }
    }
}

/// Carries out a command line; an error has already been said when its exit code is returned.
pub fn run(arguments: &[OsString], variables: Variables<'_>, out: &mut dyn Write, err: &mut dyn Write) -> u8 {
    let settings = Settings::load();
    let lang = lang_of(arguments, &settings, variables);
    let mut output = Output::new(lang, out, err);
    let outcome = settings.and_then(|settings| dispatch(arguments, &settings, variables, &mut output));
    match outcome {
        Ok(outcome) => outcome.exit_code(),
        Err(error) => {
            output.fail(&error);
            error.kind.exit_code()
        }
    }
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

fn dispatch(
    arguments: &[OsString],
    settings: &Settings,
    variables: Variables<'_>,
    output: &mut Output<'_>,
) -> Result<Outcome> {
    let matches = match catalogue::root(output.lang()).try_get_matches_from(arguments) {
        Ok(matches) => matches,
        Err(error) if matches!(error.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion) => {
            output.print(&error.to_string())?;
            return Ok(Outcome::Done);
        }
        Err(error) => return Err(usage::error(&error)),
    };
    let mut context = Context::new(&matches, settings, variables, output);
    catalogue::run(&matches, &mut context)
}
