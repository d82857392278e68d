//! Blocks of cells as spreadsheets put them on the clipboard: columns parted by tabs, rows by line ends.
//!
//! Comes from a paste and goes to the clipboard; what the cells mean is not known here.

use std::iter::Peekable;
use std::str::Chars;

/// The rows of a block. Escape sequences and control characters are taken out; a cell in quotation
/// marks may hold tabs, line ends and doubled quotation marks.
#[must_use]
pub fn read(text: &str) -> Vec<Vec<String>> {
    let text = without_controls(text);
    let mut rows = Vec::new();
    let mut row = Vec::new();
    let mut rest = text.as_str();
    while !rest.is_empty() {
        let (cell, after) = cell(rest);
        row.push(cell);
        rest = match after.strip_prefix('\t') {
            // A tab at the very end is followed by one more cell, an empty one.
            Some("") => {
                row.push(String::new());
                ""
            }
            Some(next) => next,
            None => {
                rows.push(std::mem::take(&mut row));
                after.strip_prefix('\n').unwrap_or(after)
            }
        };
    }
    if !row.is_empty() {
        rows.push(row);
    }
    rows
}

/// A block as text; cells with tabs, line ends or quotation marks are quoted.
#[must_use]
pub fn write<C: AsRef<str>>(rows: &[Vec<C>]) -> String {
    let quoted = |cell: &str| {
        if cell.contains(['\t', '\n', '\r', '"']) {
            format!("\"{}\"", cell.replace('"', "\"\""))
        } else {
            cell.to_owned()
        }
    };
    let line = |row: &Vec<C>| {
        let cells: Vec<_> = row.iter().map(|cell| quoted(cell.as_ref())).collect();
        cells.join("\t") + "\n"
    };
    rows.iter().map(line).collect()
}

/// The first cell, and what follows it: a tab, a line end, or nothing.
fn cell(text: &str) -> (String, &str) {
    if let Some(inside) = text.strip_prefix('"')
        && let Some(found) = quoted(inside)
    {
        return found;
    }
    let end = text.find(['\t', '\n']).unwrap_or(text.len());
    (text[..end].to_owned(), &text[end..])
}

/// A cell in quotation marks, after the first of them; `None` where they do not enclose it.
fn quoted(text: &str) -> Option<(String, &str)> {
    let mut cell = String::new();
    let mut rest = text;
    loop {
        let end = rest.find('"')?;
        cell.push_str(&rest[..end]);
        rest = &rest[end + 1..];
        let Some(next) = rest.strip_prefix('"') else { break };
        cell.push('"');
        rest = next;
    }
    (rest.is_empty() || rest.starts_with(['\t', '\n'])).then_some((cell, rest))
}

/// The text with every line end as `\n`, without escape sequences and other control characters.
fn without_controls(text: &str) -> String {
    let mut kept = String::with_capacity(text.len());
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '\r' => {
                letters.next_if_eq(&'\n');
                kept.push('\n');
            }
            '\u{1b}' => skip_escape(&mut letters),
            '\t' | '\n' => kept.push(letter),
            letter if letter.is_control() => {}
            letter => kept.push(letter),
        }
    }
    kept
}

/// Passes over the rest of an escape sequence.
fn skip_escape(letters: &mut Peekable<Chars>) {
    match letters.next_if(|letter| !matches!(letter, '\t' | '\r' | '\n')) {
        Some('[') => {
            while letters
                .next_if(|letter| !('\u{40}'..='\u{7e}').contains(letter))
                .is_some()
            {}
        }
        Some(']' | 'P' | '_' | '^') => {
            while letters
                .next_if(|letter| !matches!(letter, '\u{7}' | '\u{1b}'))
                .is_some()
            {}
            if letters.next_if_eq(&'\u{1b}').is_some() {
                letters.next_if_eq(&'\\');
            }
            return;
        }
        _ => return,
    }
    letters.next();
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn rows(text: &str) -> Vec<Vec<String>> {
        read(text)
    }

    #[test]
    fn every_kind_of_line_end_parts_rows_and_the_last_one_adds_none() {
        let expected = vec![vec!["1", "2"], vec!["3", "4"]];
        for text in ["1\t2\r\n3\t4\r\n", "1\t2\r3\t4", "1\t2\n3\t4\n"] {
            assert_eq!(rows(text), expected, "{text:?}");
        }
    }

    #[test]
    fn empty_cells_and_empty_rows_keep_their_place() {
        assert_eq!(rows("\t2\n\n3\t"), vec![vec!["", "2"], vec![""], vec!["3", ""]]);
        assert_eq!(rows(""), Vec::<Vec<String>>::new());
    }

    #[test]
    fn a_cell_in_quotation_marks_may_hold_anything_and_a_stray_mark_is_itself() {
        assert_eq!(rows("\"a\tb\nc\"\"d\"\t2"), vec![vec!["a\tb\nc\"d", "2"]]);
        assert_eq!(rows("\"5\t6\""), vec![vec!["5\t6"]]);
        assert_eq!(rows("\"5\t6"), vec![vec!["\"5", "6"]]);
    }

    #[test]
    fn escape_sequences_and_control_characters_are_taken_out() {
        assert_eq!(
            rows("\u{1b}[31m1\u{1b}[0m\t\u{1b}]52;c;AAAA\u{7}2\u{0}\n\u{9b}3\u{1b}"),
            vec![vec!["1", "2"], vec!["3"]]
        );
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_again(block in prop::collection::vec(prop::collection::vec("[a\"\t\n0é ]{1,4}", 1..4), 1..4)) {
            prop_assert_eq!(read(&write(&block)), block);
        }
    }
}
