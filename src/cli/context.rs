//! What every command needs: the store, who acts, the period, where output goes.
//!
//! Options come before settings and settings before defaults; nothing is opened before it is
//! asked for.

use std::cell::OnceCell;
use std::collections::BTreeMap;
use std::path::PathBuf;

use clap::ArgMatches;

use super::Settings;
use super::argument::{path_of, text};
use super::interrupt::OnInterrupt;
use super::output::Output;
use crate::error::{Error, Kind, Result};
use crate::model::Period;
use crate::ops::clock::Clock;
use crate::ops::config::{Folders, Variables};
use crate::ops::look::{Look, Symbols, ThemeName, is_dumb};
use crate::ops::opening::Opening;
use crate::ops::round::Round;
use crate::ops::session::Session;
use crate::progress::{Progress, Stop};
use crate::text::{Lang, Text};

/// The request's surroundings.
pub struct Context<'a, 'o> {
    /// Where results and talk go.
    pub output: &'a mut Output<'o>,
    /// Where the time comes from.
    pub clock: Clock,
    store: PathBuf,
    actor: Option<String>,
    period: Option<String>,
    settings: &'a Settings,
    variables: Variables<'a>,
    on_interrupt: OnInterrupt<'a>,
    progress: OnceCell<Progress>,
}

impl<'a, 'o> Context<'a, 'o> {
    /// Resolves the global options.
    pub fn new(
        matches: &ArgMatches,
        settings: &'a Settings,
        (variables, clock, on_interrupt): (Variables<'a>, Clock, OnInterrupt<'a>),
        output: &'a mut Output<'o>,
    ) -> Self {
        let named = |id| text(matches, id).map(str::to_owned);
        Self {
            output,
            clock,
            store: path_of(matches, "store")
                .cloned()
                .unwrap_or_else(|| settings.config.store(variables, &settings.folders)),
            actor: named("as").or_else(|| settings.config.actor(variables)),
            period: named("period"),
            settings,
            variables,
            on_interrupt,
            progress: OnceCell::new(),
        }
    }

    /// The reader's language.
    pub fn lang(&self) -> Lang {
        self.output.lang()
    }

    /// The period named by `--period`.
    pub fn period(&self) -> Result<Option<Period>> {
        self.period.as_deref().map(str::parse).transpose()
    }

    /// The keys that are wanted for commands of the screens.
    pub fn keys(&self) -> BTreeMap<String, Vec<String>> {
        self.settings.config.keys()
    }

    /// The font files that the settings name for papers.
    pub fn fonts(&self) -> Vec<PathBuf> {
        self.settings.config.fonts.clone()
    }

    /// The file that holds the settings.
    pub fn config_file(&self) -> PathBuf {
        self.settings.folders.config_file()
    }

    /// How the screens are to look, where the arguments name a theme or signs or do not.
    pub fn look(&self, theme: Option<ThemeName>, symbols: Option<Symbols>) -> Look {
        Look::settle(theme, symbols, &self.settings.config, self.variables)
    }

    /// Whether the terminal can show no screens.
    pub fn is_dumb(&self) -> bool {
        is_dumb(self.variables)
    }

    /// The folders of this user.
    pub const fn folders(&self) -> &Folders {
        &self.settings.folders
    }

    /// Who acts.
    pub fn actor(&self) -> Result<&str> {
        let actor = self.actor.as_deref().map(str::trim).filter(|actor| !actor.is_empty());
        actor.ok_or_else(|| {
            Error::new(Kind::Usage, Text::new("不知道由谁操作。", "It is not known who acts.")).hint(Text::new(
                "请加 --as 姓名，或在设置文件中写 actor。",
                "Add --as NAME, or set actor in the settings file.",
            ))
        })
    }

    /// The path of the store.
    pub const fn store(&self) -> &PathBuf {
        &self.store
    }

    /// Who hears how far a long operation is; from here on Ctrl-C stops it, and nothing is changed.
    pub fn progress(&self) -> &Progress {
        self.progress.get_or_init(|| {
            let stop = Stop::default();
            (self.on_interrupt)(&stop);
            match self.output.meter() {
                Some(meter) => meter.progress(stop),
                None => Progress::told(stop, |_| {}),
            }
        })
    }

    /// Opens the store. Only a change needs to know who acts.
    pub fn session(&self) -> Result<Session> {
        self.opened(self.actor.as_deref().unwrap_or_default())
    }

    /// Loads the period asked for.
    pub fn round(&self) -> Result<Round> {
        self.session()?.round(self.period()?)
    }

    /// Opens the store to change it, and loads the period asked for.
    pub fn to_change(&self) -> Result<(Session, Round)> {
        let session = self.opened(self.actor()?)?;
        let round = session.round(self.period()?)?;
        Ok((session, round))
    }

    fn opened(&self, actor: &str) -> Result<Session> {
        Opening::store(&self.store, actor, self.clock).open(self.progress())
    }
}
