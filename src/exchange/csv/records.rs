//! Lines of separated values, parted strictly: half-quoted text is a fault, not a guess.
//!
//! The usual readers accept an unclosed quote and swallow the rest of the file, or count lines
//! only at LF; this one tells the line of every fault. It knows nothing of headings.

use std::borrow::Cow;

use crate::error::Problem;
use crate::exchange::problems::Problems;
use crate::text::Text;

/// The fields of one record and the line it begins on.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Record<'t> {
    pub(super) line: u64,
    pub(super) fields: Vec<Cow<'t, str>>,
}

impl Record<'_> {
    /// Whether nothing stands in it but separators and blanks.
    pub(super) fn is_blank(&self) -> bool {
        self.fields.iter().all(|field| field.trim().is_empty())
    }
}

/// Reads records one after the other.
#[derive(Debug)]
pub(super) struct Records<'t> {
    rest: &'t str,
    delimiter: char,
    line: u64,
}

/// How a field ended.
#[derive(Debug, PartialEq, Eq, Clone, Copy)]
enum End {
    Delimiter,
    Line,
    Text,
}

impl<'t> Records<'t> {
    /// Reads `text`, whose first line is number `line`.
    pub(super) const fn new(text: &'t str, delimiter: char, line: u64) -> Self {
        Self {
            rest: text,
            delimiter,
            line,
        }
    }

    /// The next record; faults in its quoting are told and the record is read as well as it goes.
    pub(super) fn next(&mut self, problems: &mut Problems) -> Option<Record<'t>> {
        if self.rest.is_empty() {
            return None;
        }
        let mut record = Record {
            line: self.line,
            fields: Vec::new(),
        };
        loop {
            let column = record.fields.len() as u64 + 1;
            let (field, end) = if self.rest.starts_with('"') {
                self.quoted(column, problems)
            } else {
                self.plain(column, problems)
            };
            record.fields.push(field);
            match end {
                End::Delimiter => {}
                End::Line => {
                    self.line += 1;
                    return Some(record);
                }
                End::Text => return Some(record),
            }
        }
    }

    /// Takes the rest up to the next delimiter or line end, and that with it.
    fn take_to_end(&mut self) -> (&'t str, End) {
        let stops = ['\r', '\n', self.delimiter];
        let Some(at) = self.rest.find(stops) else {
            return (std::mem::take(&mut self.rest), End::Text);
        };
        let (field, rest) = self.rest.split_at(at);
        let (end, width) = match rest.as_bytes() {
            [b'\r', b'\n', ..] => (End::Line, 2),
            [b'\r' | b'\n', ..] => (End::Line, 1),
            _ => (End::Delimiter, self.delimiter.len_utf8()),
        };
        self.rest = &rest[width..];
        // A delimiter at the very end of the text begins one more, empty field; a line end does not.
        (field, end)
    }

    fn plain(&mut self, column: u64, problems: &mut Problems) -> (Cow<'t, str>, End) {
        let line = self.line;
        let (field, end) = self.take_to_end();
        if field.contains('"') {
            problems.push(
                Problem::line(
                    line,
                    column,
                    Text::new(
                        "引号出现在没有加引号的文字中间",
                        "a quote stands inside text that is not quoted",
                    ),
                )
                .fix(how_to_quote()),
            );
        }
        (Cow::Borrowed(field), end)
    }

    fn quoted(&mut self, column: u64, problems: &mut Problems) -> (Cow<'t, str>, End) {
        let opened = self.line;
        let inside = &self.rest[1..];
        let Some(length) = closing_quote(inside) else {
            problems.push(
                Problem::line(
                    opened,
                    column,
                    Text::new("引号没有结束，后面的内容无法读取", "a quote is opened and never closed"),
                )
                .fix(how_to_quote()),
            );
            self.rest = "";
            return (Cow::Borrowed(""), End::Text);
        };
        let raw = &inside[..length];
        self.line += line_ends(raw);
        self.rest = &inside[length + 1..];
        let closed = self.line;
        let (after, end) = self.take_to_end();
        if !after.trim().is_empty() {
            problems.push(
                Problem::line(
                    closed,
                    column,
                    Text::new("引号结束之后还有文字", "text stands after the closing quote"),
                )
                .fix(how_to_quote()),
            );
        }
        (unquoted(raw), end)
    }
}

/// Where the quote closes: the first quote that is not doubled.
fn closing_quote(inside: &str) -> Option<usize> {
    let mut from = 0;
    loop {
        let at = from + inside[from..].find('"')?;
        if !inside[at + 1..].starts_with('"') {
            return Some(at);
        }
        from = at + 2;
    }
}

/// The text between the quotes, with `""` as `"` and every line end as LF.
fn unquoted(raw: &str) -> Cow<'_, str> {
    if !raw.contains(['"', '\r']) {
        return Cow::Borrowed(raw);
    }
    Cow::Owned(raw.replace("\"\"", "\"").replace("\r\n", "\n").replace('\r', "\n"))
}

fn line_ends(text: &str) -> u64 {
    let bytes = text.as_bytes();
    let ends = bytes
        .iter()
        .enumerate()
        .filter(|&(n, byte)| *byte == b'\n' || (*byte == b'\r' && bytes.get(n + 1) != Some(&b'\n')));
    ends.count() as u64
}

const fn how_to_quote() -> Text {
    Text::new(
        "整格文字用英文引号括起，其中的引号写两个",
        "put quotes around the whole field and double those inside",
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> (Vec<(u64, Vec<String>)>, Vec<String>) {
        let mut problems = Problems::default();
        let mut records = Records::new(text, ',', 1);
        let mut read = Vec::new();
        while let Some(record) = records.next(&mut problems) {
            read.push((record.line, record.fields.into_iter().map(Cow::into_owned).collect()));
        }
        let places = problems.into_list();
        (
            read,
            places.into_iter().map(|problem| problem.place.to_string()).collect(),
        )
    }

    #[test]
    fn every_line_end_and_quote_is_understood() {
        let (records, problems) = read("a,b\r\n\"1\r\n2\",\"x\"\"y\"\r3,\n\n4,5");
        let expected: [(u64, &[&str]); 5] = [
            (1, &["a", "b"]),
            (2, &["1\n2", "x\"y"]),
            (4, &["3", ""]),
            (5, &[""]),
            (6, &["4", "5"]),
        ];
        assert_eq!(records.len(), expected.len());
        for ((line, fields), (expected_line, expected_fields)) in records.iter().zip(expected) {
            assert_eq!(
                (*line, fields.as_slice()),
                (expected_line, &expected_fields.map_strings()[..])
            );
        }
        assert!(problems.is_empty());
    }

    trait MapStrings {
        fn map_strings(&self) -> Vec<String>;
    }

    impl MapStrings for &[&str] {
        fn map_strings(&self) -> Vec<String> {
            self.iter().map(|text| (*text).to_owned()).collect()
        }
    }

    #[test]
    fn half_quoted_text_is_told_with_its_line_and_field() {
        assert_eq!(read("a,b\n1,x\"y\n").1, ["2:2"]);
        assert_eq!(read("a,b\n1,\"x\"y\n2,3").1, ["2:2"]);
        assert_eq!(read("a,b\n1,\"x\ny\n2,3").1, ["2:2"]);
        assert_eq!(read("\"a\n\"\"").1, ["1:1"]);
    }

    #[test]
    fn a_delimiter_at_the_end_begins_one_more_field() {
        assert_eq!(read("a,").0[0].1, ["a", ""]);
        assert_eq!(read("a\n").0.len(), 1);
    }
}
