//! Which rows of a table are shown: those whose name has what is looked for, with the letters that match.

use super::view::View;
use crate::i18n::names::{Closeness, Hit, Names, Query};
use crate::model::UnitIx;
use crate::text::Lang;

/// What the rows of a table are narrowed to.
#[derive(Debug, Default)]
pub struct Narrow {
    text: String,
    letters: Vec<Vec<usize>>,
    /// The names of units, made once while one types, because there may be 2,844 of them.
    units: Vec<Names>,
    lang: Lang,
}

impl Narrow {
    /// Looks for another text; nothing shows every row.
    pub fn look_for(&mut self, text: &str) {
        text.clone_into(&mut self.text);
        if !self.is_on() {
            self.units.clear();
        }
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
        if !query.is_empty() {
            rows.retain(|row| taken(&mut self.letters, query.hit(&names(row))));
        }
    }

    /// Keeps the units whose name fits.
    pub fn keep_units(&mut self, units: &mut Vec<UnitIx>, view: &View) {
        self.letters.clear();
        let mut query = Query::new(&self.text, Closeness::Strict);
        if query.is_empty() {
            return;
        }
        let scheme = &view.round.scheme;
        if self.units.len() != scheme.places().count() || self.lang != view.lang {
            let names = scheme
                .places()
                .map(|(_, of)| Names::new("", &of.name, view.lang).also(&of.code));
            self.units = names.collect();
            self.lang = view.lang;
        }
        units.retain(|unit| taken(&mut self.letters, query.hit(&self.units[unit.0])));
    }

    /// The letters of the name of a row that match.
    #[must_use]
    pub fn letters(&self, row: usize) -> &[usize] {
        self.letters.get(row).map_or(&[], Vec::as_slice)
    }
}

/// Keeps the letters of a row that fits; whether it does.
fn taken(letters: &mut Vec<Vec<usize>>, hit: Option<Hit>) -> bool {
    let fits = hit.is_some();
    letters.extend(hit.map(|hit| hit.letters));
    fits
}
