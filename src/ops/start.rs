//! Where there is no store yet: the sample, a new assessment from a scheme, or a store that lies elsewhere.

use std::path::PathBuf;

use super::clock::Clock;
use super::file;
use super::opening::Opening;
use super::session::Session;
use super::typed_path;
use crate::error::Result;
use crate::text::Text;

/// What something can be begun with.
#[derive(Debug, Clone)]
pub struct Start {
    /// Where a new store goes.
    pub store: PathBuf,
    /// Who acts.
    pub actor: String,
    /// Where the time comes from.
    pub clock: Clock,
    /// The font files that were named for papers.
    pub fonts: Vec<PathBuf>,
}

/// What can be done where there is no store yet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// The sample.
    Sample,
    /// A new assessment from a scheme file.
    New,
    /// A store that lies elsewhere.
    Elsewhere,
    /// Nothing.
    Leave,
}

impl Way {
    /// Every way, in the order in which they are offered.
    pub const ALL: [Self; 4] = [Self::Sample, Self::New, Self::Elsewhere, Self::Leave];

    /// What it is called.
    #[must_use]
    pub const fn name(self) -> Text {
        match self {
            Self::Sample => Text::new(
                "先看示例：惠州市七个县区，随便改，退出后不保留",
                "Try the sample: seven counties, and nothing is kept",
            ),
            Self::New => Text::new(
                "新建考核：由方案文件建立考核库",
                "Start a new assessment from a scheme file",
            ),
            Self::Elsewhere => Text::new("打开已有的考核库文件", "Open a store file that exists"),
            Self::Leave => Text::new("退出", "Leave"),
        }
    }
}

/// What the screens begin with.
#[derive(Debug, Clone)]
pub enum Begin {
    /// A store or the sample.
    With(Opening),
    /// The question what to begin with, because there is no store yet.
    Asking(Start),
}

impl Start {
    /// That there is no store yet, and where it was looked for.
    #[must_use]
    pub fn missing(&self) -> Text {
        let store = file::show(&self.store);
        Text::of(
            format!("还没有考核库：{store}"),
            format!("There is no store yet: {store}"),
        )
    }

    /// Where a new store will be made.
    #[must_use]
    pub fn goes_to(&self) -> Text {
        let store = file::show(&self.store);
        Text::of(
            format!("考核库将建在：{store}"),
            format!("The store will be made at: {store}"),
        )
    }

    /// The sample, which is thrown away at the end.
    #[must_use]
    pub fn sample(&self) -> Opening {
        Opening::sample(&self.actor, self.clock).with_fonts(self.fonts.clone())
    }

    /// Makes the store from a scheme file that was typed or dragged.
    ///
    /// # Errors
    /// The file cannot be read, every fault of the scheme, or the store cannot be made.
    pub fn begin(&self, scheme: &str) -> Result<Opening> {
        let path = typed_path::read(scheme);
        let bytes = file::read(&path)?;
        let begun = Session::begin(&self.store, &bytes, &self.actor, self.clock);
        begun.map_err(|error| error.in_file(file::show(&path)))?;
        Ok(Opening::store(&self.store, &self.actor, self.clock).with_fonts(self.fonts.clone()))
    }

    /// A store that lies elsewhere, by a path that was typed or dragged.
    ///
    /// # Errors
    /// There is no store, or it is not one that this program can use.
    pub fn open(&self, store: &str) -> Result<Opening> {
        let path = typed_path::read(store);
        Session::open(&path, &self.actor, self.clock)?;
        Ok(Opening::store(&path, &self.actor, self.clock).with_fonts(self.fonts.clone()))
    }
}
