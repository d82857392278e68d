//! Where the screens were left, so that they open there again: one small file beside the settings.
//!
//! It is a comfort and no record: a file that is damaged or cannot be written is passed over.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::config::Folders;
use super::file::{self, Existing};
use crate::error::Result;

/// A place by its names, which outlive a change of the scheme.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    /// The name of the screen.
    pub screen: String,
    /// The period.
    pub period: String,
    /// The code of the unit.
    pub unit: Option<String>,
    /// The code of the node of the tree.
    pub node: Option<String>,
    /// The code of the metric.
    pub metric: Option<String>,
}

/// What is remembered.
#[derive(Debug, Default, Serialize, Deserialize)]
struct Remembered {
    /// Whether the tour was offered and taken or declined.
    #[serde(default)]
    toured: bool,
    /// Where each store was left, by its path.
    #[serde(default)]
    places: BTreeMap<String, Place>,
}

/// The memory of one store.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Memory {
    file: PathBuf,
    /// The path of the store; none for one that is thrown away.
    store: Option<String>,
}

impl Memory {
    /// The memory of a store; of one that is thrown away no place is kept.
    #[must_use]
    pub fn of(folders: &Folders, store: Option<&Path>) -> Self {
        let absolute = |path: &Path| std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
        Self {
            file: folders.config.join("state.toml"),
            store: store.map(|path| file::show(&absolute(path))),
        }
    }

    /// Where the store was left.
    #[must_use]
    pub fn recall(&self) -> Option<Place> {
        self.read().places.remove(self.store.as_ref()?)
    }

    /// Keeps where the store is left.
    ///
    /// # Errors
    /// The file cannot be written.
    pub fn keep(&self, place: Place) -> Result<()> {
        let Some(store) = &self.store else { return Ok(()) };
        let mut remembered = self.read();
        if remembered.places.get(store) == Some(&place) {
            return Ok(());
        }
        remembered.places.insert(store.clone(), place);
        self.write(&remembered)
    }

    /// Whether the tour was taken or declined.
    #[must_use]
    pub fn is_toured(&self) -> bool {
        self.read().toured
    }

    /// Keeps that the tour was taken or declined.
    ///
    /// # Errors
    /// The file cannot be written.
    pub fn keep_toured(&self) -> Result<()> {
        self.write(&Remembered {
            toured: true,
            ..self.read()
        })
    }

    fn read(&self) -> Remembered {
        let text = fs::read_to_string(&self.file).unwrap_or_default();
        toml::from_str(&text).unwrap_or_default()
    }

    fn write(&self, remembered: &Remembered) -> Result<()> {
        if let Some(folder) = self.file.parent() {
            file::make_folder(folder)?;
        }
        let text = toml::to_string(remembered).expect("BUG: text and flags can be written as TOML");
        file::write(&self.file, text.as_bytes(), Existing::Replace)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folders(folder: &Path) -> Folders {
        Folders {
            config: folder.join("config"),
            data: folder.join("data"),
        }
    }

    fn place(screen: &str) -> Place {
        Place {
            screen: screen.to_owned(),
            period: "2021".to_owned(),
            unit: Some("441324".to_owned()),
            ..Place::default()
        }
    }

    #[test]
    fn every_store_is_opened_where_it_was_left() {
        let folder = tempfile::tempdir().expect("a folder");
        let memory = |store| Memory::of(&folders(folder.path()), Some(Path::new(store)));
        assert_eq!(memory("/a.db").recall(), None);
        memory("/a.db").keep(place("sheet")).expect("kept");
        memory("/b.db").keep(place("ranking")).expect("kept");
        assert_eq!(memory("/a.db").recall(), Some(place("sheet")));
        assert_eq!(memory("/b.db").recall(), Some(place("ranking")));
    }

    #[test]
    fn of_a_store_that_is_thrown_away_only_the_tour_is_kept() {
        let folder = tempfile::tempdir().expect("a folder");
        let memory = Memory::of(&folders(folder.path()), None);
        memory.keep(place("sheet")).expect("nothing to do");
        assert!(!folder.path().join("config").exists());
        assert!(!memory.is_toured());
        memory.keep_toured().expect("kept");
        assert!(memory.is_toured());
        assert_eq!(memory.recall(), None);
    }

    #[test]
    fn a_damaged_file_is_passed_over_and_written_anew() {
        let folder = tempfile::tempdir().expect("a folder");
        let memory = Memory::of(&folders(folder.path()), Some(Path::new("/a.db")));
        fs::create_dir(folder.path().join("config")).expect("a folder");
        fs::write(folder.path().join("config/state.toml"), "places = 5\n\u{0}").expect("written");
        assert_eq!(memory.recall(), None);
        memory.keep(place("sheet")).expect("kept");
        assert_eq!(memory.recall(), Some(place("sheet")));
    }
}
