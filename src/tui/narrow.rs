//! Which rows of a table are shown: those whose name has what is looked for, with the letters that match.

use crate::i18n::names::{Closeness, Names, Query};

/// What the rows of a table are narrowed to.
#[derive(Debug, Default)]
pub struct Narrow {
    text: String,
    letters: Vec<Vec<usize>>,
}

impl Narrow {
    /// Looks for another text; nothing shows every row.
    pub fn look_for(&mut self, text: &str) {
        text.clone_into(&mut self.text);
    }

    /// Whether anything is looked for.
    #[must_use]
    pub fn is_on(&self) -> bool {
        !self.text.is_empty()
    }

    /// Keeps the rows whose name fits.
    pub fn keep<T>(&mut self, rows: &mut Vec<T>, names: impl Fn(&T) -> Names) {
        self.letters.clear();
        let mut query = Query::new(&self.text, Closeness::Strict);
        if query.is_empty() {
            return;
        }
        rows.retain(|row| {
            let hit = query.hit(&names(row));
            let fits = hit.is_some();
            self.letters.extend(hit.map(|hit| hit.letters));
            fits
        });
    }

    /// The letters of the name of a row that match.
    #[must_use]
    pub fn letters(&self, row: usize) -> &[usize] {
        self.letters.get(row).map_or(&[], Vec::as_slice)
    }
}
