//! The conversation: a line out, a line in.
//!
//! Nothing that controls a terminal is written. Where the input ends or nobody reads any more,
//! every question is answered by going back, so that the program ends by itself.

use std::io::{self, BufRead, Write};

use crate::error::{Error, Kind, Result};
use crate::i18n::plain::visible_lines;
use crate::text::{Lang, Text};

/// Two streams and the language spoken.
pub struct Talk<'a> {
    lang: Lang,
    input: &'a mut dyn BufRead,
    out: &'a mut dyn Write,
    end: End,
}

/// Whether anybody is there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum End {
    NotYet,
    /// No more answers come.
    Input,
    /// Nobody reads.
    Output,
}

impl<'a> Talk<'a> {
    /// A conversation in a language.
    pub fn new(lang: Lang, input: &'a mut dyn BufRead, out: &'a mut dyn Write) -> Self {
        Self {
            lang,
            input,
            out,
            end: End::NotYet,
        }
    }

    /// The language.
    pub const fn lang(&self) -> Lang {
        self.lang
    }

    /// Whether no more answers come.
    pub fn is_over(&self) -> bool {
        self.end != End::NotYet
    }

    /// Says a text.
    pub fn say(&mut self, text: &Text) -> Result<()> {
        self.line(text.get(self.lang))
    }

    /// Says lines that are in the reader's language already.
    pub fn line(&mut self, text: &str) -> Result<()> {
        if self.end == End::Output {
            return Ok(());
        }
        let text = visible_lines(text.trim_end());
        match writeln!(self.out, "{text}").and_then(|()| self.out.flush()) {
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => self.end = End::Output,
            Err(error) => {
                self.end = End::Output;
                return Err(broken(&error));
            }
            Ok(()) => {}
        }
        Ok(())
    }

    /// Says a list with a number before each thing.
    pub fn list(&mut self, things: impl Iterator<Item = Text>) -> Result<()> {
        for (n, thing) in things.enumerate() {
            let text = format!("{} {}", n + 1, thing.get(self.lang));
            self.line(&text)?;
        }
        Ok(())
    }

    /// Says that something was refused, and why.
    pub fn refuse(&mut self, error: &Error) -> Result<()> {
        let said = |lang| error.message(lang);
        self.say(&Text::of(
            format!("没有完成：{}", said(Lang::Zh)),
            format!("Not done: {}", said(Lang::En)),
        ))
    }

    /// Asks until something is answered; nothing where the answer is to go back.
    pub fn ask(&mut self, question: &Text, help: &Text) -> Result<Option<String>> {
        loop {
            self.say(question)?;
            match self.answer()?.as_deref() {
                None | Some("" | "q" | "Q" | "ｑ") => return Ok(None),
                Some("?" | "？") => self.say(help)?,
                Some(answer) => return Ok(Some(answer.to_owned())),
            }
        }
    }

    /// Asks for words, of which an empty line has none; nothing where nobody answers any more.
    pub fn ask_words(&mut self, question: &Text) -> Result<Option<String>> {
        self.say(question)?;
        self.answer()
    }

    /// Asks for a yes; anything else is a no.
    pub fn confirm(&mut self, question: &Text) -> Result<bool> {
        self.say(question)?;
        let answer = self.answer()?.unwrap_or_default();
        Ok(["y", "Y", "yes", "是", "1"].contains(&answer.as_str()))
    }

    fn answer(&mut self) -> Result<Option<String>> {
        if self.is_over() {
            return Ok(None);
        }
        let mut bytes = Vec::new();
        match self.input.read_until(b'\n', &mut bytes) {
            Ok(0) => {
                self.end = End::Input;
                Ok(None)
            }
            Ok(_) => Ok(Some(String::from_utf8_lossy(&bytes).trim().to_owned())),
            Err(error) => {
                self.end = End::Input;
                Err(broken(&error))
            }
        }
    }
}

fn broken(error: &io::Error) -> Error {
    Error::new(
        Kind::Io,
        Text::of(
            format!("无法继续问答：{error}。"),
            format!("The conversation cannot go on: {error}."),
        ),
    )
}
