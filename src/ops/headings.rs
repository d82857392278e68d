//! What headings of foreign tables mean in this store: said once with an import, kept with it.
//!
//! Kept as settings, so that the journal has them and undo takes them back.

use super::session::Session;
use crate::error::Result;
use crate::exchange::Mapping;
use crate::store::{Change, Key, Record, Setting};

/// What was said of headings before.
pub(super) fn known(session: &Session) -> Result<Mapping> {
    let mut mapping = Mapping::default();
    for setting in session.store.settings()? {
        if let Some(heading) = setting.name.strip_prefix(Setting::HEADING) {
            // A column that a later version knows is not known here, and so its heading is not.
            let _ = mapping.set(heading, &setting.value);
        }
    }
    Ok(mapping)
}

/// The changes that keep what is said of headings now.
pub(super) fn kept(session: &Session, said: &Mapping) -> Result<Vec<Change>> {
    let mut changes = Vec::new();
    for (heading, column) in said.pairs() {
        let name = format!("{}{heading}", Setting::HEADING);
        let before = session.store.get(&Key::setting(&name))?;
        let value = column.to_owned();
        changes.extend(Change::new(before, Some(Record::Setting(Setting { name, value }))));
    }
    Ok(changes)
}
