//! The archive that an XLSX or ODS file is, its parts unpacked piece by piece.
//!
//! What an archive says of the size of its parts is not believed: bytes are counted as they come.

use std::cell::Cell;
use std::io::{BufReader, Cursor, Error as IoError, ErrorKind, Read};
use std::rc::Rc;

use zip::ZipArchive;
use zip::result::ZipError;

use super::limits::{MAX_NODE, MAX_NODES, MAX_PARTS, MAX_UNPACKED, too_large};
use super::xml::{Left, Xml};
use super::{damaged, protected};
use crate::error::Result;

/// What an archive begins with.
pub(super) const MAGIC: &[u8] = b"PK\x03\x04";

/// An open archive.
#[derive(Debug)]
pub(super) struct Package<'b> {
    archive: ZipArchive<Cursor<&'b [u8]>>,
    left: Rc<Left>,
}

/// A part of an archive as XML.
pub(super) type Part<'p> = Xml<BufReader<Capped<Box<dyn Read + 'p>>>>;

impl<'b> Package<'b> {
    pub(super) fn open(bytes: &'b [u8]) -> Result<Self> {
        // Each part is listed once in the directory, under this mark.
        let listed = bytes.windows(4).filter(|window| *window == b"PK\x01\x02").count();
        if listed > MAX_PARTS {
            return Err(too_large());
        }
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| damaged())?;
        Ok(Self {
            archive,
            left: Rc::new(Left {
                bytes: Cell::new(MAX_UNPACKED),
                nodes: Cell::new(MAX_NODES),
                of_node: Cell::new(MAX_NODE),
            }),
        })
    }

    pub(super) fn holds(&self, name: &str) -> bool {
        self.archive.index_for_name(name).is_some()
    }

    /// Opens a part; `None` where there is none of this name.
    pub(super) fn part(&mut self, name: &str) -> Result<Option<Part<'_>>> {
        let file = match self.archive.by_name(name) {
            Ok(file) => file,
            Err(ZipError::FileNotFound) => return Ok(None),
            Err(ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED)) => return Err(protected()),
            Err(_) => return Err(damaged()),
        };
        let inner: Box<dyn Read + '_> = Box::new(file);
        let capped = Capped {
            inner,
            left: Rc::clone(&self.left),
        };
        Ok(Some(Xml::new(BufReader::new(capped), Rc::clone(&self.left))))
    }
}

/// Bytes that are counted; more than there may be is an error, never a quiet end.
pub(super) struct Capped<R> {
    inner: R,
    left: Rc<Left>,
}

impl<R: Read> Read for Capped<R> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let n = self.inner.read(buffer)?;
        for left in [&self.left.bytes, &self.left.of_node] {
            let fewer = left.get().checked_sub(n as u64);
            left.set(fewer.ok_or_else(|| IoError::from(ErrorKind::FileTooLarge))?);
        }
        Ok(n)
    }
}
