//! Texts of XLS records, in one byte a letter or two, and the table of them that goes on from
//! record to record.

use super::super::damaged;
use super::super::limits::{Limits, MAX_CELL_TEXT, too_large};
use super::super::text_table::TextTable;
use crate::error::Result;

/// A text in one record, whose length is told in so many bytes.
pub(super) fn text(body: &[u8], length_bytes: usize) -> Result<String> {
    let bodies = [body];
    let mut pieces = Pieces::new(&bodies);
    let length = if length_bytes == 1 {
        usize::from(pieces.byte()?)
    } else {
        usize::from(pieces.short()?)
    };
    let flags = pieces.byte()?;
    pieces.skip_extras(flags)?;
    pieces.letters(length, flags)
}

/// The table of texts.
pub(super) fn table(pieces: &[&[u8]], limits: &mut Limits) -> Result<TextTable> {
    let mut table = TextTable::default();
    let mut pieces = Pieces::new(pieces);
    pieces.skip(4)?;
    let n = pieces.long()?;
    for _ in 0..n {
        if pieces.is_done() {
            break;
        }
        let length = usize::from(pieces.short()?);
        let flags = pieces.byte()?;
        let extras = pieces.skip_extras(flags)?;
        let text = pieces.letters(length, flags)?;
        pieces.skip(extras)?;
        table.push(&text, limits)?;
    }
    Ok(table)
}

/// Bytes that go on in the next record.
struct Pieces<'b, 'p> {
    now: &'b [u8],
    further: std::slice::Iter<'p, &'b [u8]>,
}

impl<'b, 'p> Pieces<'b, 'p> {
    fn new(pieces: &'p [&'b [u8]]) -> Self {
        let mut further = pieces.iter();
        Self {
            now: further.next().copied().unwrap_or_default(),
            further,
        }
    }

    fn is_done(&self) -> bool {
        self.now.is_empty() && self.further.as_slice().is_empty()
    }

    fn go_on(&mut self) -> Result<()> {
        self.now = self.further.next().copied().ok_or_else(damaged)?;
        Ok(())
    }

    fn byte(&mut self) -> Result<u8> {
        while self.now.is_empty() {
            self.go_on()?;
        }
        let (first, rest) = self.now.split_first().ok_or_else(damaged)?;
        self.now = rest;
        Ok(*first)
    }

    fn short(&mut self) -> Result<u16> {
        Ok(u16::from_le_bytes([self.byte()?, self.byte()?]))
    }

    fn long(&mut self) -> Result<u32> {
        let bytes = [self.byte()?, self.byte()?, self.byte()?, self.byte()?];
        Ok(u32::from_le_bytes(bytes))
    }

    fn skip(&mut self, mut n: usize) -> Result<()> {
        while n > self.now.len() {
            n -= self.now.len();
            self.go_on()?;
        }
        self.now = &self.now[n..];
        Ok(())
    }

    /// Passes over the lengths of what follows a text, and says how long that is.
    fn skip_extras(&mut self, flags: u8) -> Result<usize> {
        let runs = if flags & 8 == 0 {
            0
        } else {
            usize::from(self.short()?) * 4
        };
        let readings = if flags & 4 == 0 { 0 } else { self.long()? as usize };
        Ok(runs.saturating_add(readings))
    }

    /// So many letters; where they go on in the next record, it says anew how wide they are.
    fn letters(&mut self, length: usize, flags: u8) -> Result<String> {
        if length > MAX_CELL_TEXT {
            return Err(too_large());
        }
        let (mut letters, mut is_wide) = (Vec::with_capacity(length), flags & 1 == 1);
        while letters.len() < length {
            let width = if is_wide { 2 } else { 1 };
            let n = (length - letters.len()).min(self.now.len() / width);
            let (here, rest) = self.now.split_at(n * width);
            letters.extend(here.chunks_exact(width).map(|letter| match letter {
                [low, high] => u16::from_le_bytes([*low, *high]),
                letter => u16::from(letter[0]),
            }));
            self.now = rest;
            if letters.len() < length {
                if !self.now.is_empty() {
                    return Err(damaged());
                }
                self.go_on()?;
                is_wide = self.byte()? & 1 == 1;
            }
        }
        Ok(String::from_utf16_lossy(&letters))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_that_goes_on_in_the_next_record_may_change_its_width() {
        let first = [0, 0, 0, 0, 2, 0, 0, 0, 4, 0, 0, b'a', b'b'];
        let second = [1, 0xBF, 0x53, b'c', 0, 1, 0, 0, b'z'];
        let table = table(&[&first, &second], &mut Limits::default()).expect("a table");
        assert_eq!(
            (table.get(0), table.get(1), table.get(2)),
            (Some("ab县c"), Some("z"), None)
        );
    }

    #[test]
    fn a_text_that_ends_too_early_is_damaged() {
        assert!(text(&[9, 0, 0, b'a'], 2).is_err());
        assert!(table(&[&[0; 3]], &mut Limits::default()).is_err());
    }
}
