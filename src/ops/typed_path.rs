//! A path as a person types it, or as a terminal pastes it when a file is dragged to its window.
//!
//! Terminals quote it, escape blanks with a backslash, or write `file://`; what names a file as it
//! stands is taken as it stands. Nothing is opened here.

use std::path::{Path, PathBuf};

/// The path that is meant.
#[must_use]
pub fn read(typed: &str) -> PathBuf {
    let typed = typed.trim();
    if Path::new(typed).exists() {
        return PathBuf::from(typed);
    }
    let plain = match typed.strip_prefix("file://") {
        Some(rest) => decoded(rest.strip_prefix("localhost").unwrap_or(rest)),
        None => unquoted(typed).map_or_else(|| unescaped(typed), str::to_owned),
    };
    match (plain.strip_prefix("~/"), etcetera::home_dir()) {
        (Some(rest), Ok(home)) => home.join(rest),
        _ => PathBuf::from(plain),
    }
}

/// What stands between quotation marks of one kind.
fn unquoted(text: &str) -> Option<&str> {
    let pairs = [('\'', '\''), ('"', '"'), ('“', '”')];
    let mut inner = pairs
        .iter()
        .filter_map(|(open, close)| text.strip_prefix(*open)?.strip_suffix(*close));
    inner.next()
}

/// Without the backslashes that keep blanks and signs from a shell; on Windows they part folders.
fn unescaped(text: &str) -> String {
    if cfg!(windows) {
        return text.to_owned();
    }
    let mut plain = String::with_capacity(text.len());
    let mut letters = text.chars();
    while let Some(letter) = letters.next() {
        match letter {
            '\\' => plain.extend(letters.next()),
            letter => plain.push(letter),
        }
    }
    plain
}

/// Without the `%E6` of an address; what is no text then stays as it was.
fn decoded(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let [first, after @ ..] = rest {
        let hex = after.get(..2).and_then(|hex| std::str::from_utf8(hex).ok());
        let byte = hex.and_then(|hex| u8::from_str_radix(hex, 16).ok());
        if let (b'%', Some(byte)) = (first, byte) {
            bytes.push(byte);
            rest = &after[2..];
        } else {
            bytes.push(*first);
            rest = after;
        }
    }
    String::from_utf8(bytes).unwrap_or_else(|_| text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_dragged_file_is_found_however_the_terminal_writes_it() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("出口 月报(1).pdf");
        std::fs::write(&path, "report").expect("a file");
        let shown = path.to_str().expect("a text").to_owned();
        let escaped = shown.replace(' ', "\\ ").replace('(', "\\(").replace(')', "\\)");
        let address = shown.replace(' ', "%20").replace("月", "%E6%9C%88");
        for typed in [
            shown.clone(),
            format!(" {shown}\r"),
            format!("'{shown}' "),
            format!("\"{shown}\""),
            format!("“{shown}”"),
            format!("file://{address}"),
            format!("file://localhost{address}"),
            escaped,
        ] {
            assert_eq!(read(&typed), path, "{typed}");
        }
    }

    #[test]
    fn what_names_a_file_as_it_stands_is_taken_as_it_stands() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("'a%20b'");
        std::fs::write(&path, "x").expect("a file");
        assert_eq!(read(path.to_str().expect("a text")), path);
    }

    #[test]
    fn broken_signs_of_an_address_stay_as_they_are() {
        for (typed, path) in [
            ("file:///a%", "/a%"),
            ("file:///a%zz", "/a%zz"),
            ("file:///%ff", "/%ff"),
            ("", ""),
        ] {
            assert_eq!(read(typed), Path::new(path));
        }
    }
}
