//! The texts that cells share, kept in one piece: many short ones cost little more than their letters.

use super::limits::{Limits, too_large};
use crate::error::Result;

/// Texts by their number.
#[derive(Debug, Default)]
pub(super) struct TextTable {
    text: String,
    ends: Vec<u32>,
}

impl TextTable {
    pub(super) fn push(&mut self, text: &str, limits: &mut Limits) -> Result<()> {
        limits.text(text.len())?;
        self.text.push_str(text);
        self.ends.push(u32::try_from(self.text.len()).map_err(|_| too_large())?);
        Ok(())
    }

    pub(super) fn get(&self, n: usize) -> Option<&str> {
        let end = *self.ends.get(n)? as usize;
        let start = n.checked_sub(1).map_or(0, |before| self.ends[before] as usize);
        self.text.get(start..end)
    }
}
