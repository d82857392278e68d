//! XML as elements and texts, for files that nobody vouches for.
//!
//! Entities that a file declares itself are refused with the declaration, and elements are counted.

use std::borrow::Cow;
use std::cell::Cell;
use std::io::{BufRead, ErrorKind};
use std::rc::Rc;

use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesEnd, BytesStart, Event};
use quick_xml::{Error as XmlError, Reader, XmlVersion};

use super::damaged;
use super::limits::{MAX_CELL_TEXT, MAX_DEPTH, MAX_NODE, too_large};
use crate::error::{Error, Result};

/// What may still be read of the documents of a file.
#[derive(Debug)]
pub(super) struct Left {
    pub(super) bytes: Cell<u64>,
    pub(super) nodes: Cell<u64>,
    /// Bytes of the element or text that is being read.
    pub(super) of_node: Cell<u64>,
}

/// Reads one document.
pub(super) struct Xml<R> {
    reader: Reader<R>,
    buffer: Vec<u8>,
    depth: u32,
    left: Rc<Left>,
}

/// The next thing in a document; an empty element starts and ends.
#[derive(Debug)]
pub(super) enum Node<'x> {
    Start(BytesStart<'x>),
    End(BytesEnd<'x>),
    Text(Cow<'x, str>),
    /// The end of the document.
    Done,
}

impl<R: BufRead> Xml<R> {
    pub(super) fn new(source: R, left: Rc<Left>) -> Self {
        let mut reader = Reader::from_reader(source);
        reader.config_mut().expand_empty_elements = true;
        Self {
            reader,
            buffer: Vec::new(),
            depth: 0,
            left,
        }
    }

    /// The next thing; comments and instructions are passed over.
    pub(super) fn next(&mut self) -> Result<Node<'_>> {
        self.buffer.clear();
        let left = self.left.nodes.get().checked_sub(1).ok_or_else(too_large)?;
        self.left.nodes.set(left);
        self.left.of_node.set(MAX_NODE);
        let event = self.reader.read_event_into(&mut self.buffer);
        Ok(match event.map_err(|error| broken(&error))? {
            Event::Start(start) | Event::Empty(start) => {
                self.depth += 1;
                if self.depth > MAX_DEPTH {
                    return Err(too_large());
                }
                Node::Start(start)
            }
            Event::End(end) => {
                self.depth = self.depth.saturating_sub(1);
                Node::End(end)
            }
            Event::Text(text) => Node::Text(text.into_inner()),
            Event::CData(text) => Node::Text(text.into_inner()),
            Event::GeneralRef(name) => {
                let letter = name.resolve_char_ref().map_err(|error| broken(&error))?;
                let text = letter.map(|letter| letter.to_string());
                let known = || resolve_predefined_entity(&name.into_inner()).map(str::to_owned);
                Node::Text(Cow::Owned(text.or_else(known).ok_or_else(damaged)?))
            }
            Event::Eof => Node::Done,
            Event::DocType(_) => return Err(damaged()),
            Event::Comment(_) | Event::Decl(_) | Event::PI(_) => Node::Text(Cow::Borrowed("")),
        })
    }

    /// Passes over an element that has just started, its content and its end.
    pub(super) fn skip(&mut self) -> Result<()> {
        let mut depth = 1_u32;
        while depth > 0 {
            match self.next()? {
                Node::Start(_) => depth += 1,
                Node::End(_) => depth -= 1,
                Node::Text(_) => {}
                Node::Done => return Err(damaged()),
            }
        }
        Ok(())
    }

    /// All text of an element that has just started, up to its end.
    pub(super) fn text(&mut self) -> Result<String> {
        let (mut depth, mut text) = (1_u32, String::new());
        while depth > 0 {
            match self.next()? {
                Node::Start(_) => depth += 1,
                Node::End(_) => depth -= 1,
                Node::Text(piece) => add(&mut text, &piece)?,
                Node::Done => return Err(damaged()),
            }
        }
        Ok(text)
    }
}

/// Adds to the text of a cell, which ends somewhere.
pub(super) fn add(text: &mut String, piece: &str) -> Result<()> {
    if text.len() + piece.len() > MAX_CELL_TEXT {
        return Err(too_large());
    }
    text.push_str(piece);
    Ok(())
}

/// The value of an attribute, by its name as it stands in the file.
pub(super) fn attribute(start: &BytesStart, name: &str) -> Option<String> {
    // Looking for names that stand twice would compare each with each.
    let mut attributes = start.attributes();
    let mut found = attributes.with_checks(false).flatten();
    let found = found.find(|attribute| attribute.key.as_ref() == name)?;
    let value = found.normalized_value(XmlVersion::Implicit1_0).ok()?;
    Some(value.into_owned())
}

/// An attribute that is a number.
pub(super) fn number<N: std::str::FromStr>(start: &BytesStart, name: &str) -> Option<N> {
    attribute(start, name)?.parse().ok()
}

fn broken(error: &XmlError) -> Error {
    match error {
        XmlError::Io(error) if error.kind() == ErrorKind::FileTooLarge => too_large(),
        _ => damaged(),
    }
}
