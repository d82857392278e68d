//! The compound file that an XLS file is: a stream out of its sectors.
//!
//! Chains of sectors may loop and point anywhere; each is followed at most as long as the file is.

use super::damaged;
use crate::error::Result;

/// What a compound file begins with.
pub(super) const MAGIC: &[u8] = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";

/// The first number that is no sector's.
const NONE: u32 = 0xFFFF_FFFA;
/// Streams shorter than this lie in the small sectors.
const SMALL: usize = 4096;

/// A compound file.
pub(super) struct Compound<'b> {
    bytes: &'b [u8],
    sector: usize,
    next: Vec<u32>,
    entries: Vec<Entry>,
    small: Vec<u8>,
    small_next: Vec<u32>,
}

/// A stream as the directory lists it.
struct Entry {
    name: String,
    first: u32,
    length: usize,
}

impl<'b> Compound<'b> {
    pub(super) fn open(bytes: &'b [u8]) -> Result<Self> {
        let sector = match short(bytes, 30).ok_or_else(damaged)? {
            9 => 512,
            12 => 4096,
            _ => return Err(damaged()),
        };
        let mut file = Self {
            bytes,
            sector,
            next: Vec::new(),
            entries: Vec::new(),
            small: Vec::new(),
            small_next: Vec::new(),
        };
        file.next = file.table()?;
        let at = |offset| long(bytes, offset).ok_or_else(damaged);
        let directory = file.chain(at(48)?)?;
        file.entries = directory.chunks_exact(128).filter_map(entry).collect();
        let root = file.entries.first().ok_or_else(damaged)?.first;
        if root < NONE {
            file.small = file.chain(root)?;
        }
        let small_table = at(60)?;
        if small_table < NONE {
            file.small_next = longs(&file.chain(small_table)?);
        }
        Ok(file)
    }

    /// Whether there is a stream of this name.
    pub(super) fn holds(&self, name: &str) -> bool {
        self.entries.iter().any(|entry| entry.name == name)
    }

    /// The bytes of a stream; `None` where there is none of this name.
    pub(super) fn stream(&self, name: &str) -> Result<Option<Vec<u8>>> {
        let Some(entry) = self.entries.iter().find(|entry| entry.name == name) else {
            return Ok(None);
        };
        let mut stream = if entry.length < SMALL {
            self.small_chain(entry.first)?
        } else {
            self.chain(entry.first)?
        };
        stream.truncate(entry.length);
        Ok(Some(stream))
    }

    /// The table of which sector follows which.
    fn table(&self) -> Result<Vec<u32>> {
        let mut sectors: Vec<u32> = longs(self.bytes.get(76..512).ok_or_else(damaged)?);
        let mut further = long(self.bytes, 68).ok_or_else(damaged)?;
        let most = self.bytes.len() / self.sector + 1;
        for _ in 0..most {
            if further >= NONE {
                break;
            }
            let mut listed = longs(self.sector(further)?);
            further = listed.pop().ok_or_else(damaged)?;
            sectors.extend(listed);
        }
        let mut table = Vec::new();
        for sector in sectors.into_iter().filter(|sector| *sector < NONE).take(most) {
            table.extend(longs(self.sector(sector)?));
        }
        Ok(table)
    }

    fn sector(&self, n: u32) -> Result<&'b [u8]> {
        let start = (n as usize + 1) * self.sector;
        let end = (start + self.sector).min(self.bytes.len());
        self.bytes.get(start..end).ok_or_else(damaged)
    }

    fn chain(&self, first: u32) -> Result<Vec<u8>> {
        let mut stream = Vec::new();
        let mut at = first;
        while at < NONE {
            if stream.len() > self.bytes.len() {
                return Err(damaged());
            }
            stream.extend_from_slice(self.sector(at)?);
            at = *self.next.get(at as usize).ok_or_else(damaged)?;
        }
        Ok(stream)
    }

    fn small_chain(&self, first: u32) -> Result<Vec<u8>> {
        let mut stream = Vec::new();
        let mut at = first;
        while at < NONE && stream.len() < SMALL {
            let start = at as usize * 64;
            stream.extend_from_slice(self.small.get(start..start + 64).ok_or_else(damaged)?);
            at = *self.small_next.get(at as usize).ok_or_else(damaged)?;
        }
        Ok(stream)
    }
}

fn entry(bytes: &[u8]) -> Option<Entry> {
    let length = usize::from(short(bytes, 64)?).checked_sub(2)?.min(62);
    let letters: Vec<u16> = bytes[..length]
        .chunks_exact(2)
        .filter_map(|pair| short(pair, 0))
        .collect();
    Some(Entry {
        name: String::from_utf16_lossy(&letters),
        first: long(bytes, 116)?,
        length: long(bytes, 120)? as usize,
    })
}

/// The number of two bytes at a place.
pub(super) fn short(bytes: &[u8], at: usize) -> Option<u16> {
    let bytes = bytes.get(at..at.checked_add(2)?)?;
    Some(u16::from_le_bytes(bytes.try_into().ok()?))
}

/// The number of four bytes at a place.
pub(super) fn long(bytes: &[u8], at: usize) -> Option<u32> {
    let bytes = bytes.get(at..at.checked_add(4)?)?;
    Some(u32::from_le_bytes(bytes.try_into().ok()?))
}

fn longs(bytes: &[u8]) -> Vec<u32> {
    bytes.chunks_exact(4).filter_map(|four| long(four, 0)).collect()
}
