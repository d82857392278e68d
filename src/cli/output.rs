//! Where results and talk go: tables, JSON, CSV and Markdown to standard output, words to
//! standard error.
//!
//! No control character reaches a terminal from here, and a closed pipe is not an error.

use std::fmt::Write as _;
use std::io::{self, Write};

use serde::Serialize;

use super::meter::Meter;
use crate::error::{Error, Kind, Problem, Result};
use crate::i18n::plain::{visible, visible_lines};
use crate::i18n::width::{Align, pad, width};
use crate::text::{Lang, Text};

/// How a result is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// Aligned columns.
    Table,
    /// JSON with a schema.
    Json,
    /// Comma-separated values.
    Csv,
    /// A Markdown table.
    Md,
}

impl Format {
    /// All of them; the first is the default.
    pub const ALL: [Self; 4] = [Self::Table, Self::Json, Self::Csv, Self::Md];

    /// The word after `--format`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Table => "table",
            Self::Json => "json",
            Self::Csv => "csv",
            Self::Md => "md",
        }
    }

    /// The format with this name.
    pub fn of(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.name() == name)
    }
}

/// Rows under headings.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Table {
    columns: Vec<(Text, Align)>,
    rows: Vec<Vec<String>>,
}

impl Table {
    /// A table with a column of words.
    pub fn words(mut self, heading: &Text) -> Self {
        self.columns.push((heading.clone(), Align::Left));
        self
    }

    /// A table with a column of numbers.
    pub fn numbers(mut self, heading: &Text) -> Self {
        self.columns.push((heading.clone(), Align::Right));
        self
    }

    /// Adds a row, a cell a column.
    pub fn row<I>(&mut self, cells: I)
    where
        I: IntoIterator,
        I::Item: Into<String>,
    {
        self.rows.push(cells.into_iter().map(Into::into).collect());
    }

    /// Columns aligned by display width, two spaces between them; a column with nothing in it is left out.
    fn aligned(&self, lang: Lang) -> String {
        let is_kept = |column: &usize| self.rows.is_empty() || self.rows.iter().any(|row| !row[*column].is_empty());
        let kept: Vec<usize> = (0..self.columns.len()).filter(is_kept).collect();
        let line = |cells: &[String]| {
            kept.iter()
                .map(|&column| visible(&cells[column]).into_owned())
                .collect()
        };
        let heading: Vec<String> = self
            .columns
            .iter()
            .map(|(heading, _)| heading.get(lang).to_owned())
            .collect();
        let lines: Vec<Vec<String>> = std::iter::once(&heading)
            .chain(&self.rows)
            .map(|cells| line(cells))
            .collect();
        let widest = |place: usize| lines.iter().map(|cells| width(&cells[place])).max().unwrap_or(0);
        let widths: Vec<usize> = (0..kept.len()).map(widest).collect();
        let mut text = String::new();
        for cells in &lines {
            let cells = cells.iter().zip(&widths).zip(&kept);
            let line: Vec<String> = cells
                .map(|((cell, width), &column)| pad(cell, *width, self.columns[column].1))
                .collect();
            text.push_str(line.join("  ").trim_end());
            text.push('\n');
        }
        text
    }

    fn markdown(&self, lang: Lang) -> String {
        let line = |cells: Vec<String>| format!("| {} |\n", cells.join(" | "));
        let safe = |cell: &str| visible(cell).replace('\\', "\\\\").replace('|', "\\|");
        let mut text = line(
            self.columns
                .iter()
                .map(|(heading, _)| safe(heading.get(lang)))
                .collect(),
        );
        let rule = |align: &Align| if *align == Align::Right { "---:" } else { "---" }.to_owned();
        text.push_str(&line(self.columns.iter().map(|(_, align)| rule(align)).collect()));
        for row in &self.rows {
            text.push_str(&line(row.iter().map(|cell| safe(cell)).collect()));
        }
        text
    }

    fn csv(&self, lang: Lang) -> String {
        let mut writer = csv::Writer::from_writer(Vec::new());
        let heading = self
            .columns
            .iter()
            .map(|(heading, _)| heading.get(lang).to_owned())
            .collect();
        for row in std::iter::once(&heading).chain(&self.rows) {
            let cells = row.iter().map(|cell| visible(cell).into_owned());
            writer.write_record(cells).expect("BUG: rows have a cell a column");
        }
        let bytes = writer.into_inner().expect("BUG: a vector can always be written");
        String::from_utf8(bytes).expect("BUG: texts are UTF-8")
    }
}

/// The two streams of the process.
pub struct Output<'a> {
    lang: Lang,
    out: &'a mut dyn Write,
    err: &'a mut dyn Write,
    /// The line that has to go before anything else is said.
    meter: Option<Meter>,
    closed: bool,
}

impl<'a> Output<'a> {
    /// Output in a language.
    pub fn new(lang: Lang, out: &'a mut dyn Write, err: &'a mut dyn Write) -> Self {
        Self {
            lang,
            out,
            err,
            meter: None,
            closed: false,
        }
    }

    /// The same where it is told how far a long command is.
    pub fn with_meter(self, meter: Option<Meter>) -> Self {
        Self { meter, ..self }
    }

    /// Where it is told how far a long command is.
    pub const fn meter(&self) -> Option<&Meter> {
        self.meter.as_ref()
    }

    /// Takes away what was told of how far a command is.
    pub fn clear(&self) {
        if let Some(meter) = &self.meter {
            meter.clear();
        }
    }

    /// The reader's language.
    pub const fn lang(&self) -> Lang {
        self.lang
    }

    /// Prints a result, with a line break at its end.
    pub fn print(&mut self, text: &str) -> Result<()> {
        let text = visible_lines(text);
        let end = if text.ends_with('\n') { "" } else { "\n" };
        self.bytes(format!("{text}{end}").as_bytes())
    }

    /// Prints a file as it is.
    pub fn bytes(&mut self, bytes: &[u8]) -> Result<()> {
        if self.closed {
            return Ok(());
        }
        self.clear();
        match self.out.write_all(bytes).and_then(|()| self.out.flush()) {
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => {
                self.closed = true;
                Ok(())
            }
            Err(error) => Err(Error::new(
                Kind::Io,
                Text::of(
                    format!("无法输出结果：{error}。"),
                    format!("Cannot print the result: {error}."),
                ),
            )),
            Ok(()) => Ok(()),
        }
    }

    /// Prints a table in a format; its JSON is made only where it is asked for.
    pub fn table<J: Serialize>(&mut self, format: Format, table: &Table, json: impl FnOnce() -> J) -> Result<()> {
        match format {
            Format::Table => self.print(&table.aligned(self.lang)),
            Format::Md => self.print(&table.markdown(self.lang)),
            Format::Csv => self.print(&table.csv(self.lang)),
            Format::Json => self.json(&json()),
        }
    }

    /// Prints JSON; control characters in it are written as escapes.
    pub fn json(&mut self, value: &impl Serialize) -> Result<()> {
        let text = serde_json::to_string_pretty(value).expect("BUG: results have text keys only");
        let mut safe = String::with_capacity(text.len() + 1);
        let mut utf8 = [0; 4];
        for letter in text.chars() {
            let shown: &str = letter.encode_utf8(&mut utf8);
            if letter == '\n' || visible(shown) == shown {
                safe.push(letter);
            } else {
                for unit in letter.encode_utf16(&mut [0; 2]) {
                    write!(safe, "\\u{unit:04x}").expect("BUG: writing to a string cannot fail");
                }
            }
        }
        safe.push('\n');
        self.bytes(safe.as_bytes())
    }

    /// Says something that is not the result.
    pub fn say(&mut self, text: &Text) {
        self.talk(text.get(self.lang));
    }

    /// Says what is doubtful.
    pub fn notice(&mut self, problem: &Problem) {
        let heading = match self.lang {
            Lang::Zh => "提醒：",
            Lang::En => "Note: ",
        };
        let place = problem.place.to_string();
        let separator = if place.is_empty() { "" } else { " " };
        self.talk(&format!("{heading}{place}{separator}{}", problem.what.get(self.lang)));
    }

    /// Says what failed.
    pub fn fail(&mut self, error: &Error) {
        let heading = match self.lang {
            Lang::Zh => "错误：",
            Lang::En => "Error: ",
        };
        self.talk(&format!("{heading}{}", error.message(self.lang)));
    }

    /// Nothing can be done, and nobody be told, where standard error is gone.
    fn talk(&mut self, text: &str) {
        self.clear();
        drop(writeln!(self.err, "{}", visible_lines(text)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table() -> Table {
        let mut table = Table::default()
            .words(&Text::new("考核对象", "Unit"))
            .numbers(&Text::new("得分", "Score"));
        table.row(["龙门县", "80.66"]);
        table.row(["大亚湾", "5"]);
        table
    }

    fn printed(format: Format, lang: Lang) -> String {
        let (mut out, mut err) = (Vec::new(), Vec::new());
        let mut output = Output::new(lang, &mut out, &mut err);
        output.table(format, &table(), || 1).expect("printed");
        String::from_utf8(out).expect("text")
    }

    #[test]
    fn columns_stand_under_each_other_with_chinese() {
        assert_eq!(
            printed(Format::Table, Lang::Zh),
            "考核对象   得分\n龙门县    80.66\n大亚湾        5\n"
        );
        assert_eq!(printed(Format::Csv, Lang::En), "Unit,Score\n龙门县,80.66\n大亚湾,5\n");
        assert_eq!(
            printed(Format::Md, Lang::En),
            "| Unit | Score |\n| --- | ---: |\n| 龙门县 | 80.66 |\n| 大亚湾 | 5 |\n"
        );
    }

    #[test]
    fn a_column_with_nothing_in_it_is_left_out_of_what_people_read() {
        let mut table = Table::default()
            .words(&Text::same("a"))
            .words(&Text::same("b"))
            .words(&Text::same("c"));
        table.row(["1", "", "3"]);
        assert_eq!(table.aligned(Lang::En), "a  c\n1  3\n");
        assert_eq!(table.csv(Lang::En), "a,b,c\n1,,3\n");
    }

    #[test]
    fn control_characters_never_reach_the_terminal() {
        let (mut out, mut err) = (Vec::new(), Vec::new());
        let mut output = Output::new(Lang::En, &mut out, &mut err);
        let mut table = Table::default().words(&Text::same("\u{1b}]0;x\u{7}"));
        table.row(["a\u{1b}[31m\n\u{202e}"]);
        for format in [Format::Table, Format::Csv, Format::Md] {
            output.table(format, &table, || 1).expect("printed");
        }
        output.json(&"a\u{1b}\u{9b}\u{202e}\u{e0041}").expect("printed");
        output.say(&Text::same("\u{1b}[2J"));
        let all = format!(
            "{}{}",
            String::from_utf8(out).expect("text"),
            String::from_utf8(err).expect("text")
        );
        assert!(
            all.chars().all(|letter| letter == '\n' || !letter.is_control()),
            "{all:?}"
        );
        assert!(!all.contains('\u{202e}'));
    }

    #[test]
    fn escaped_json_reads_back_as_the_same_text() {
        let hostile = "龙\u{1b}\u{9b}\u{202e}\u{e0041}\"";
        let mut out = Vec::new();
        Output::new(Lang::Zh, &mut out, &mut Vec::new())
            .json(&hostile)
            .expect("printed");
        assert_eq!(serde_json::from_slice::<String>(&out).expect("JSON"), hostile);
    }

    #[test]
    fn a_closed_pipe_is_not_an_error() {
        struct Closed;
        impl Write for Closed {
            fn write(&mut self, _: &[u8]) -> io::Result<usize> {
                Err(io::ErrorKind::BrokenPipe.into())
            }
            fn flush(&mut self) -> io::Result<()> {
                Ok(())
            }
        }
        let mut err = Vec::new();
        let mut closed = Closed;
        let mut output = Output::new(Lang::Zh, &mut closed, &mut err);
        assert!(output.print("a").is_ok() && output.print("b").is_ok());
    }
}
