//! What the screens are to be opened on, before it is open: a large store takes its time.

use std::path::{Path, PathBuf};

use super::clock::Clock;
use super::session::Session;
use super::{demo, file};
use crate::error::Result;
use crate::progress::Progress;
use crate::text::Text;

/// What is to be opened, and who will work on it.
#[derive(Debug, Clone)]
pub struct Opening {
    /// The file of the store; none for the sample in a store that is thrown away.
    store: Option<PathBuf>,
    actor: String,
    clock: Clock,
    fonts: Vec<PathBuf>,
}

impl Opening {
    /// A store.
    #[must_use]
    pub fn store(path: &Path, actor: &str, clock: Clock) -> Self {
        Self {
            store: Some(path.to_owned()),
            actor: actor.to_owned(),
            clock,
            fonts: Vec::new(),
        }
    }

    /// The sample.
    #[must_use]
    pub fn sample(actor: &str, clock: Clock) -> Self {
        Self {
            store: None,
            actor: actor.to_owned(),
            clock,
            fonts: Vec::new(),
        }
    }

    /// Names font files or folders for papers.
    #[must_use]
    pub fn with_fonts(self, fonts: Vec<PathBuf>) -> Self {
        Self { fonts, ..self }
    }

    /// The file of a store that is kept.
    #[must_use]
    pub fn path(&self) -> Option<&Path> {
        self.store.as_deref()
    }

    /// What it is called.
    #[must_use]
    pub fn name(&self) -> Text {
        let sample = Text::new("惠州示例", "the Huizhou sample");
        self.store
            .as_deref()
            .map_or(sample, |path| Text::same(file::show(path)))
    }

    /// Opens it; its session goes on saying how far long operations are.
    ///
    /// # Errors
    /// There is no such store, or it is not one that this program can use.
    pub fn open(&self, progress: &Progress) -> Result<Session> {
        progress.begin(CHECKING, 0)?;
        let session = match &self.store {
            Some(path) => Session::open(path, &self.actor, self.clock)?,
            None => demo::open(&self.actor, self.clock)?,
        };
        let mut session = session.with_fonts(self.fonts.clone());
        session.tell(progress);
        Ok(session)
    }
}

const CHECKING: Text = Text::new("检查文件", "checking the file");
