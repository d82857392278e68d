//! A file of the round that is kept word for word, with its id, its version and its hash.
//!
//! What stands in the file is no business of the store.

use std::marker::PhantomData;

use crate::store::hash::Hash;

use super::table::{Columns, Row, Table};

/// What kind of file it is, which decides its table.
pub trait Filed: std::fmt::Debug + Clone + PartialEq + Eq {
    /// The table; its key is `id, version`, its contents are `sha256, text`.
    const TABLE: Table;
}

/// A version of a file with its text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileRow<T> {
    id: String,
    version: String,
    sha256: Hash,
    text: String,
    kind: PhantomData<T>,
}

impl<T> FileRow<T> {
    /// A file from its id, its version and its text.
    #[must_use]
    pub fn new(id: impl Into<String>, version: impl Into<String>, text: impl Into<String>) -> Self {
        let text = text.into();
        Self {
            id: id.into(),
            version: version.into(),
            sha256: Hash::of(text.as_bytes()),
            text,
            kind: PhantomData,
        }
    }

    /// The id that the file gives itself.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.id
    }

    /// The version that the file gives itself.
    #[must_use]
    pub fn version(&self) -> &str {
        &self.version
    }

    /// The SHA-256 of the file.
    #[must_use]
    pub const fn sha256(&self) -> Hash {
        self.sha256
    }

    /// The file, byte for byte.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }
}

impl<T: Filed> Row for FileRow<T> {
    const TABLE: Table = T::TABLE;

    fn key(&self) -> Columns<'_> {
        vec![self.id.as_str().into(), self.version.as_str().into()]
    }

    fn contents(&self) -> Columns<'_> {
        vec![self.sha256.to_string().into(), self.text.as_str().into()]
    }

    fn read(key: &[&str], contents: &[&str]) -> Option<Self> {
        let ([id, version], [sha256, text]) = (key, contents) else {
            return None;
        };
        let row = Self::new(*id, *version, *text);
        (row.sha256.to_string() == *sha256).then_some(row)
    }
}
