//! The errors of the product: few kinds, told apart by whose fault it is.
//!
//! An error says what failed, on which thing, and what to do next, in both languages.
//! It never prints and never ends the process: `main` turns it into words and an exit code.

use std::fmt;

use crate::text::{Lang, Text};

/// The result of everything that can fail.
pub type Result<T> = std::result::Result<T, Error>;

/// Whose fault it is; each kind has its own exit code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// The command was called wrongly.
    Usage,
    /// Input (a scheme, data, a value) is not valid; nothing was stored.
    Invalid,
    /// A unit, metric, indicator, period or file that was named does not exist.
    NotFound,
    /// The change does not fit the present state, such as a write to a frozen period.
    Conflict,
    /// The store cannot be read or written, or is not what the journal says.
    Storage,
    /// A file outside the store cannot be read or written.
    Io,
    /// The person who began it stopped it; nothing was changed.
    Cancelled,
}

impl Kind {
    /// The documented exit code of the process.
    #[must_use]
    pub const fn exit_code(self) -> u8 {
        match self {
            Self::Usage => 2,
            Self::Invalid => 3,
            Self::NotFound => 4,
            Self::Conflict => 5,
            Self::Storage => 6,
            Self::Io => 7,
            // As a shell reports a program that was interrupted.
            Self::Cancelled => 130,
        }
    }
}

/// Where in the input a problem is.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Place {
    /// The whole input.
    #[default]
    Whole,
    /// A line and column of a text file, both from 1; column 0 means the whole line.
    Line {
        /// Line, from 1.
        line: u64,
        /// Column (field), from 1; 0 for the whole line.
        column: u64,
    },
    /// A JSON pointer (RFC 6901).
    Pointer(String),
    /// A cell of a workbook.
    Cell {
        /// The sheet's name.
        sheet: String,
        /// The cell's address, such as `C7`.
        cell: String,
    },
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Whole => Ok(()),
            Self::Line { line, column: 0 } => write!(f, "{line}"),
            Self::Line { line, column } => write!(f, "{line}:{column}"),
            Self::Pointer(pointer) if pointer.is_empty() => f.write_str("/"),
            Self::Pointer(pointer) => f.write_str(pointer),
            Self::Cell { sheet, cell } => write!(f, "{sheet}!{cell}"),
        }
    }
}

/// One thing that is wrong in an input.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// Where it is.
    pub place: Place,
    /// What is wrong.
    pub what: Text,
    /// What would be right.
    pub fix: Option<Text>,
}

impl Problem {
    /// A problem at a JSON pointer.
    #[must_use]
    pub fn at(pointer: impl Into<String>, what: Text) -> Self {
        Self {
            place: Place::Pointer(pointer.into()),
            what,
            fix: None,
        }
    }

    /// A problem at a line and column of a text file.
    #[must_use]
    pub const fn line(line: u64, column: u64, what: Text) -> Self {
        Self {
            place: Place::Line { line, column },
            what,
            fix: None,
        }
    }

    /// Adds what would be right.
    #[must_use]
    pub fn fix(mut self, fix: Text) -> Self {
        self.fix = Some(fix);
        self
    }

    /// What is wrong and what would be right, without its place.
    #[must_use]
    pub fn text(&self) -> Text {
        let full = |lang: Lang| match &self.fix {
            Some(fix) if lang == Lang::Zh => format!("{}（{}）", self.what.get(lang), fix.get(lang)),
            Some(fix) => format!("{} ({})", self.what.get(lang), fix.get(lang)),
            None => self.what.get(lang).to_owned(),
        };
        Text::of(full(Lang::Zh), full(Lang::En))
    }
}

/// A failure, in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Error {
    /// Whose fault it is.
    pub kind: Kind,
    /// What failed, on which thing.
    pub what: Text,
    /// What to do next.
    pub hint: Option<Text>,
    /// The file the problems are in, where there is one.
    pub file: Option<String>,
    /// Everything that is wrong with the input, all at once.
    pub problems: Vec<Problem>,
}

impl Error {
    /// An error of a kind, with what failed.
    #[must_use]
    pub const fn new(kind: Kind, what: Text) -> Self {
        Self {
            kind,
            what,
            hint: None,
            file: None,
            problems: Vec::new(),
        }
    }

    /// An input with problems, all of them.
    #[must_use]
    pub const fn invalid(what: Text, problems: Vec<Problem>) -> Self {
        Self {
            kind: Kind::Invalid,
            what,
            hint: None,
            file: None,
            problems,
        }
    }

    /// Adds what to do next.
    #[must_use]
    pub fn hint(mut self, hint: Text) -> Self {
        self.hint = Some(hint);
        self
    }

    /// Names the file that the problems are in.
    #[must_use]
    pub fn in_file(mut self, file: impl Into<String>) -> Self {
        self.file = Some(file.into());
        self
    }

    /// The whole message in one language: what failed, every problem a line, what to do next.
    #[must_use]
    pub fn message(&self, lang: Lang) -> String {
        let mut lines = vec![self.what.get(lang).to_owned()];
        for problem in &self.problems {
            lines.push(self.problem_line(problem, lang));
        }
        lines.extend(self.hint.iter().map(|hint| hint.get(lang).to_owned()));
        lines.join("\n")
    }

    fn problem_line(&self, problem: &Problem, lang: Lang) -> String {
        let file = self.file.as_deref().unwrap_or_default();
        let place = problem.place.to_string();
        let separator = if file.is_empty() || place.is_empty() { "" } else { ":" };
        let what = problem.what.get(lang);
        let fix = problem.fix.as_ref().map_or_else(String::new, |fix| match lang {
            Lang::Zh => format!("（{}）", fix.get(lang)),
            Lang::En => format!(" ({})", fix.get(lang)),
        });
        let gap = if file.is_empty() && place.is_empty() { "" } else { " " };
        format!("  {file}{separator}{place}{gap}{what}{fix}")
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message(Lang::Zh))
    }
}

impl std::error::Error for Error {}
