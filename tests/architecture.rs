//! The house rules of the source, each shown to fail on a bad example.
//!
//! Imports go one way, heavy things are named in one place, files and functions stay small, every
//! file says what it is for, and nothing names the machine it was written on.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// What each part may import; a part that is not listed may not exist.
const MAY_IMPORT: &[(&str, &[&str])] = &[
    ("text", &[]),
    ("error", &["text"]),
    ("progress", &["text", "error"]),
    ("model", &["text", "error"]),
    ("scoring", &["model"]),
    ("analysis", &["model"]),
    ("i18n", &["text", "model"]),
    ("store", &["text", "error", "progress", "model"]),
    ("exchange", &["text", "error", "model"]),
    ("report", &["text", "error", "model", "i18n"]),
    (
        "ops",
        &[
            "text", "error", "progress", "model", "scoring", "analysis", "i18n", "store", "exchange", "report",
        ],
    ),
    (
        "cli",
        &["text", "error", "progress", "model", "analysis", "i18n", "ops"],
    ),
    (
        "tui",
        &["text", "error", "progress", "model", "analysis", "i18n", "ops"],
    ),
    ("plain", &["text", "error", "progress", "model", "i18n", "ops"]),
    ("main", &["cli", "tui", "plain"]),
    ("lib", &[]),
];

/// Things that may only be named under some paths.
const KEPT_TO: &[(&str, &[&str])] = &[
    ("rusqlite", &["store/"]),
    ("ratatui", &["tui/"]),
    ("crossterm", &["tui/"]),
    ("clap", &["cli/"]),
    // A terminal is a file too.
    ("std::fs", &["ops/", "store/", "tui/signal.rs"]),
    ("fs::", &["ops/", "store/", "tui/signal.rs"]),
    ("std::env::", &["ops/", "main.rs"]),
    ("Local::now", &["ops/clock.rs"]),
    ("Utc::now", &["ops/clock.rs"]),
    ("SystemTime", &["ops/clock.rs"]),
];

const MOST_LINES: usize = 400;
const MOST_LINES_OF_A_FUNCTION: usize = 60;

/// A file of `src/`.
struct Source {
    path: String,
    text: String,
}

impl Source {
    fn new(path: &str, text: &str) -> Self {
        Self {
            path: path.to_owned(),
            text: text.to_owned(),
        }
    }

    /// The top module it belongs to.
    fn part(&self) -> &str {
        let first = self.path.split('/').next().unwrap_or_default();
        first.strip_suffix(".rs").unwrap_or(first)
    }

    /// The lines before the tests.
    fn lines(&self) -> impl Iterator<Item = &str> {
        let tests = ["#[cfg(test)]", "#[cfg(all(test"];
        self.text
            .lines()
            .take_while(move |line| !tests.iter().any(|mark| line.starts_with(mark)))
    }

    /// The lines without comments.
    fn code(&self) -> impl Iterator<Item = &str> {
        self.lines().map(|line| line.split("//").next().unwrap_or_default())
    }

    fn is_rust(&self) -> bool {
        Path::new(&self.path).extension().is_some_and(|ending| ending == "rs")
    }

    fn is_test(&self) -> bool {
        let name = self.path.rsplit('/').next().unwrap_or_default();
        name == "tests.rs" || name == "testing.rs" || self.path.contains("/tests/")
    }
}

/// The parts that a file names, by `crate::part` or, in `main`, `kaohe::part`.
fn imports(source: &Source) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for line in source.code() {
        for root in ["crate::", "kaohe::"] {
            for (at, _) in line.match_indices(root) {
                let rest = &line[at + root.len()..];
                let names = match rest.strip_prefix('{') {
                    Some(list) => list.split(',').collect::<Vec<_>>(),
                    None => vec![rest],
                };
                let word = |name: &str| {
                    name.trim()
                        .chars()
                        .take_while(|c| c.is_alphanumeric() || *c == '_')
                        .collect::<String>()
                };
                found.extend(names.into_iter().map(word));
            }
        }
    }
    found
}

fn wrong_imports(source: &Source) -> Vec<String> {
    let part = source.part();
    let Some((_, allowed)) = MAY_IMPORT.iter().find(|(name, _)| *name == part) else {
        return vec![format!("{}: no such part as {part}", source.path)];
    };
    let is_part = |name: &str| MAY_IMPORT.iter().any(|(part, _)| *part == name);
    let named = imports(source).into_iter();
    named
        .filter(|name| name != part && is_part(name) && !allowed.contains(&name.as_str()))
        .map(|name| format!("{}: {part} must not import {name}", source.path))
        .collect()
}

fn misplaced(source: &Source) -> Vec<String> {
    let mut faults = Vec::new();
    for line in source.code() {
        for (thing, paths) in KEPT_TO {
            let starts_a_word = |at: usize| !line[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_');
            let is_named = line.match_indices(thing).any(|(at, _)| starts_a_word(at));
            if is_named && !paths.iter().any(|path| source.path.starts_with(path)) {
                faults.push(format!("{}: {thing} belongs to {paths:?}", source.path));
            }
        }
    }
    faults
}

fn too_long(source: &Source) -> Vec<String> {
    let lines = source.lines().count();
    if lines > MOST_LINES {
        vec![format!("{}: {lines} lines, {MOST_LINES} at the most", source.path)]
    } else {
        Vec::new()
    }
}

/// Functions are counted from their first line to the brace that closes them, by indentation.
fn long_functions(source: &Source) -> Vec<String> {
    let lines: Vec<&str> = source.lines().collect();
    let mut faults = Vec::new();
    for (first, line) in lines.iter().enumerate() {
        let indent = line.len() - line.trim_start().len();
        let words: Vec<&str> = line.split_whitespace().collect();
        let is_function =
            words.iter().take(6).any(|word| *word == "fn") && !words.first().is_some_and(|word| word.starts_with("//"));
        if !is_function || line.trim_end().ends_with(';') {
            continue;
        }
        let close = format!("{:indent$}}}", "");
        let length = lines[first..]
            .iter()
            .position(|line| *line == close)
            .map_or(0, |at| at + 1);
        if length > MOST_LINES_OF_A_FUNCTION {
            faults.push(format!("{}:{}: a function of {length} lines", source.path, first + 1));
        }
    }
    faults
}

fn undescribed(source: &Source) -> Vec<String> {
    let first = source.text.lines().next().unwrap_or_default();
    if first.len() > 10 && first.starts_with("//! ") {
        Vec::new()
    } else {
        vec![format!("{}: it does not say what it is for (//!)", source.path)]
    }
}

/// Folders of a person's own machine.
fn private_paths(source: &Source) -> Vec<String> {
    let homes = ["/home/", "/root/", "/Users/", "/work/", "C:\\Users\\"];
    let named = homes.iter().filter(|home| source.text.contains(**home));
    named.map(|home| format!("{}: {home}", source.path)).collect()
}

const RULES: &[fn(&Source) -> Vec<String>] = &[wrong_imports, misplaced, too_long, long_functions, undescribed];

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// Every text file below a folder of the repository.
fn files(folder: &str) -> Vec<Source> {
    let mut found = Vec::new();
    let mut folders = vec![root().join(folder)];
    while let Some(at) = folders.pop() {
        let entries = fs::read_dir(&at).into_iter().flatten();
        for path in entries.map(|entry| entry.expect("an entry").path()) {
            if path.is_dir() {
                folders.push(path);
            } else if let Ok(text) = fs::read_to_string(&path) {
                let name = path.strip_prefix(root().join(folder)).unwrap_or(&path);
                found.push(Source::new(&slashed(name), &text));
            }
        }
    }
    found.sort_by(|one, other| one.path.cmp(&other.path));
    found
}

fn slashed(path: &Path) -> String {
    path.to_string_lossy().replace('\\', "/")
}

#[test]
fn the_source_keeps_every_rule() {
    let sources = files("src");
    assert!(sources.len() > 100, "the source was not found");
    let sources = sources.iter().filter(|source| source.is_rust() && !source.is_test());
    let faults: Vec<String> = sources
        .flat_map(|source| RULES.iter().flat_map(|rule| rule(source)))
        .collect();
    assert!(faults.is_empty(), "{faults:#?}");
}

#[test]
fn the_order_of_the_parts_has_no_cycle() {
    // A part may only import parts that stand before it.
    for (place, (part, allowed)) in MAY_IMPORT.iter().enumerate() {
        for other in *allowed {
            let before = MAY_IMPORT[..place].iter().any(|(name, _)| name == other);
            assert!(before, "{part} imports {other}, which does not stand before it");
        }
    }
}

#[test]
fn every_test_and_bench_says_what_it_is_for() {
    let faults: Vec<String> = ["tests", "benches"]
        .into_iter()
        .flat_map(files)
        .filter(Source::is_rust)
        .flat_map(|source| undescribed(&source))
        .collect();
    assert!(faults.is_empty(), "{faults:#?}");
}

#[test]
fn no_file_names_the_machine_it_was_written_on() {
    let folders = ["src", "tests", "benches", "schemas", "sample-data", "docs", ".ci"];
    let mut sources: Vec<Source> = folders.into_iter().flat_map(files).collect();
    for name in [
        "README.md",
        "README.zh-CN.md",
        "ARCHITECTURE.md",
        "CONTRIBUTING.md",
        "CHANGELOG.md",
        "Cargo.toml",
    ] {
        let text = fs::read_to_string(root().join(name)).unwrap_or_default();
        sources.push(Source::new(name, &text));
    }
    let faults: Vec<String> = sources
        .iter()
        .filter(|source| source.path != "architecture.rs")
        .flat_map(private_paths)
        .collect();
    assert!(faults.is_empty(), "{faults:#?}");
}

#[test]
fn each_rule_fails_on_a_bad_example() {
    let head = "//! A file of an example.\n";
    let file = |path: &str, code: &str| Source::new(path, &format!("{head}{code}"));
    assert!(!wrong_imports(&file("cli/rank.rs", "use crate::store::Store;")).is_empty());
    assert!(!wrong_imports(&file("tui/app.rs", "fn f() { crate::cli::run() }")).is_empty());
    assert!(!wrong_imports(&file("plain/talk.rs", "use crate::tui::app::App;")).is_empty());
    assert!(!wrong_imports(&file("model/unit.rs", "use crate::{error, scoring};")).is_empty());
    assert!(!wrong_imports(&file("utils.rs", "")).is_empty());
    assert!(wrong_imports(&file("ops/set.rs", "use crate::store::Store; // crate::tui")).is_empty());
    assert!(!misplaced(&file("model/unit.rs", "use std::fs;")).is_empty());
    assert!(!misplaced(&file("scoring/mod.rs", "let now = chrono::Utc::now();")).is_empty());
    assert!(!misplaced(&file("ops/set.rs", "rusqlite::Connection::open(path)")).is_empty());
    assert!(misplaced(&file("store/mod.rs", "use rusqlite::Connection;")).is_empty());
    assert!(!too_long(&file("ops/set.rs", &"fn f() {}\n".repeat(MOST_LINES))).is_empty());
    assert!(
        too_long(&file(
            "ops/set.rs",
            &format!("#[cfg(test)]\n{}", "\n".repeat(MOST_LINES))
        ))
        .is_empty()
    );
    let long = format!("    pub const fn f() {{\n{}    }}\n", "        g();\n".repeat(59));
    assert!(!long_functions(&file("ops/set.rs", &long)).is_empty());
    let right = long.replacen("        g();\n", "", 1);
    assert!(long_functions(&file("ops/set.rs", &right)).is_empty());
    assert!(!undescribed(&Source::new("ops/set.rs", "use std::fmt;")).is_empty());
    assert!(!private_paths(&file("ops/set.rs", "let path = \"/home/li/kaohe\";")).is_empty());
}
