//! Versions of the scheme in a store: listed, found by their number, put in force.
//!
//! A version that is in the store never changes but by being [issued](super::issue): other content needs
//! another number. What a
//! change of the scheme means for results is for `model::scheme::difference` to say.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use super::issue::another;
use super::round::Round;
use super::session::{Action, Done, Session};
use super::task::Task;
use super::{file, scheme};
use crate::error::{Error, Kind, Place, Problem, Result};
use crate::exchange::{self, edit};
use crate::model::Scheme;
use crate::model::scheme::document::Status;
use crate::store::{Change, Contents, Key, Record, SchemeRow, Setting};
use crate::text::{Lang, Text};

/// A version in a store.
#[derive(Debug, Clone)]
pub struct Version {
    /// The scheme.
    pub scheme: Scheme,
    /// Whether it is the one by which the assessment goes.
    pub is_in_force: bool,
}

/// Every version, the one in force first, the others by id and number.
///
/// # Errors
/// The store cannot be read.
pub fn list(session: &Session) -> Result<Vec<Version>> {
    let rows = session.store.schemes()?;
    let versions = rows.iter().map(|row| {
        let scheme = exchange::read_scheme(row.text().as_bytes())?;
        let is_in_force = scheme.sha256() == session.scheme().sha256();
        Ok(Version { scheme, is_in_force })
    });
    let mut versions = versions.collect::<Result<Vec<_>>>()?;
    versions.sort_by_key(|version| !version.is_in_force);
    Ok(versions)
}

/// The text of a version in the store: by its number, or by its id and number, `ID@VERSION`.
fn text_of(session: &Session, name: &str) -> Result<String> {
    let rows = session.store.schemes()?;
    let own = &session.scheme().document().id;
    let is_named = |row: &&SchemeRow| match name.split_once('@') {
        Some((id, version)) => row.id() == id && row.version() == version,
        None => row.id() == own && row.version() == name,
    };
    let found = rows.iter().find(is_named).map(|row| row.text().to_owned());
    found.ok_or_else(|| {
        let known: Vec<_> = rows.iter().map(SchemeRow::version).collect();
        Error::new(
            Kind::NotFound,
            Text::of(
                format!("“{name}”既不是文件，也不是考核库中的方案版本。"),
                format!("\"{name}\" is neither a file nor a version of the scheme in the store."),
            ),
        )
        .hint(Text::of(
            format!("库中的版本：{}。", known.join("、")),
            format!("The store has {}.", known.join(", ")),
        ))
    })
}

/// The text of a scheme file, or of a version in the store where there is no such file.
fn text_named(name: &str, session: impl FnOnce() -> Result<Session>) -> Result<String> {
    let path = Path::new(name);
    match file::check_absent(path) {
        Err(_) => {
            let bytes = file::read(path)?;
            exchange::read_scheme(&bytes).map_err(|error| error.in_file(file::show(path)))?;
            Ok(String::from_utf8(bytes).expect("BUG: what is not UTF-8 is no scheme"))
        }
        Ok(()) => text_of(&session()?, name),
    }
}

/// A scheme from a file, or a version of the store where there is no such file.
///
/// # Errors
/// There is neither, or every fault of the file.
pub fn find(name: &str, session: impl FnOnce() -> Result<Session>) -> Result<Scheme> {
    exchange::read_scheme(text_named(name, session)?.as_bytes())
}

/// Writes a new draft: the skeleton, or a copy of a file or version with the next number, word for
/// word otherwise. Returns the number.
///
/// # Errors
/// There is nothing to copy, or the target exists and is to be kept.
pub fn draft(
    to: &Path,
    from: Option<&str>,
    existing: file::Existing,
    session: impl Fn() -> Result<Session>,
) -> Result<String> {
    let Some(name) = from else {
        file::write(to, scheme::SKELETON.as_bytes(), existing)?;
        return Ok(exchange::read_scheme(scheme::SKELETON.as_bytes())?
            .document()
            .version
            .clone());
    };
    let text = text_named(name, &session)?;
    let copied = exchange::read_scheme(text.as_bytes())?;
    let taken: BTreeSet<String> = match session() {
        Ok(session) => {
            let rows = session.store.schemes()?;
            let own = rows.iter().filter(|row| row.id() == copied.document().id);
            own.map(|row| row.version().to_owned()).collect()
        }
        // Without a store no number is taken.
        Err(_) => BTreeSet::new(),
    };
    let mut version = next(&copied.document().version);
    while taken.contains(&version) {
        version = next(&version);
    }
    let text = edit::with_string(&text, "version", &version);
    let text = edit::with_string(&text, "status", "draft");
    file::write(to, text.as_bytes(), existing)?;
    Ok(version)
}

/// The number after a number: `1.0.0` → `1.1.0`, `2021` → `2022`, `甲` → `甲-2`.
fn next(version: &str) -> String {
    let parts: Vec<Option<u64>> = version.split('.').map(|part| part.parse().ok()).collect();
    if let [Some(major), Some(minor), Some(_)] = parts[..] {
        return format!("{major}.{}.0", minor + 1);
    }
    let digits = version.chars().rev().take_while(char::is_ascii_digit).count();
    let (head, tail) = version.split_at(version.len() - digits);
    match tail.parse::<u64>() {
        Ok(number) => format!("{head}{}", number + 1),
        Err(_) => format!("{version}-2"),
    }
}

/// Puts a scheme in force, as one entry of the journal; `None` where it is in force already.
///
/// # Errors
/// Every fault of the scheme; the version is in the store with other content; the data refer to
/// what the scheme lacks, all of it at once. Nothing was changed.
pub fn put_in_force(session: &mut Session, round: &mut Round, bytes: &[u8], reason: &str) -> Result<Option<Done>> {
    let scheme = exchange::read_scheme(bytes)?;
    let document = scheme.document();
    let text = String::from_utf8(bytes.to_vec()).expect("BUG: what is not UTF-8 is no scheme");
    let row = SchemeRow::new(&document.id, &document.version, text);
    let kept = session.store.get(&Key::scheme(&document.id, &document.version))?;
    if let Some(Record::Scheme(kept)) = &kept
        && kept.sha256() != row.sha256()
    {
        return Err(taken(&exchange::read_scheme(kept.text().as_bytes())?));
    }
    check_known(&scheme, &session.store.contents()?)?;
    let setting = |sha256: &str| {
        Record::Setting(Setting {
            name: Setting::SCHEME.to_owned(),
            value: sha256.to_owned(),
        })
    };
    let before = setting(session.scheme().sha256());
    let is_new = kept.is_none().then(|| Change::add(Record::Scheme(row)));
    let changes = is_new
        .into_iter()
        .chain(Change::new(Some(before), Some(setting(scheme.sha256()))));
    let numbers = [("before", session.scheme().document()), ("after", document)];
    let numbers = numbers.map(|(name, of)| (name.to_owned(), format!("{} {}", of.id, of.version)));
    let action = Action {
        details: BTreeMap::from(numbers),
        ..Action::new(Task::Scheme, reason)
    };
    let changes = changes.collect();
    session.carry_out(round, action, changes)
}

/// Reads a scheme file, or the text of a version in the store, to put it in force.
///
/// # Errors
/// There is neither, or every fault of the file.
pub fn bytes(session: &Session, name: &str) -> Result<Vec<u8>> {
    let path = Path::new(name);
    match file::check_absent(path) {
        Err(_) => file::read(path),
        Ok(()) => text_of(session, name).map(String::into_bytes),
    }
}

/// The version is in the store, with other content.
fn taken(scheme: &Scheme) -> Error {
    let version = &scheme.document().version;
    let issued = scheme.document().status == Status::Issued;
    let (zh, en) = if issued {
        ("已印发的", "an issued")
    } else {
        ("同号的", "a")
    };
    Error::new(
        Kind::Conflict,
        Text::of(
            format!("考核库中已有{zh}方案 {version}，内容不同；版本一经入库不再改动。"),
            format!("The store has {en} scheme {version} with other content, and a version never changes."),
        ),
    )
    .hint(another(version))
}

/// Refuses a scheme that lacks what the data refer to.
fn check_known(scheme: &Scheme, contents: &Contents) -> Result<()> {
    let mut lacking = Lacking::default();
    for row in &contents.entries {
        let of = &mut lacking;
        of.note("考核对象", "unit", &row.unit, scheme.find_unit(&row.unit).is_some());
        of.note(
            "填报数据",
            "metric",
            &row.metric,
            scheme.find_metric(&row.metric).is_some(),
        );
    }
    for row in &contents.marks {
        let node = scheme.find_node(&row.indicator).map(|node| scheme.node(node));
        let of = &mut lacking;
        of.note("考核对象", "unit", &row.unit, scheme.find_unit(&row.unit).is_some());
        let is_judged = node.is_some_and(crate::model::scheme::Node::is_judged);
        of.note("评分指标", "judged indicator", &row.indicator, is_judged);
    }
    for row in &contents.adjustments {
        let of = &mut lacking;
        of.note("考核对象", "unit", &row.unit, scheme.find_unit(&row.unit).is_some());
        of.note(
            "加减分项",
            "adjustment item",
            &row.item,
            scheme.is_adjustment(&row.item),
        );
    }
    for row in &contents.periods {
        let period = row.period.to_string();
        lacking.note("考核期", "period", &period, scheme.assesses(row.period));
    }
    lacking.refuse(scheme)
}

/// What the data refer to and a scheme lacks, with how many rows do so.
#[derive(Default)]
struct Lacking(BTreeMap<(&'static str, &'static str, String), usize>);

impl Lacking {
    fn note(&mut self, zh: &'static str, en: &'static str, code: &str, is_known: bool) {
        if !is_known {
            *self.0.entry((zh, en, code.to_owned())).or_default() += 1;
        }
    }

    fn refuse(self, scheme: &Scheme) -> Result<()> {
        if self.0.is_empty() {
            return Ok(());
        }
        let problem = |((zh, en, code), n): (&(&str, &str, String), &usize)| Problem {
            place: Place::Whole,
            what: Text::of(format!("{zh} {code}：{n} 行"), format!("{en} {code}: {n} rows")),
            fix: None,
        };
        let problems: Vec<_> = self.0.iter().map(problem).collect();
        let (version, n) = (&scheme.document().version, problems.len());
        let what = Text::of(
            format!("已有数据涉及方案 {version} 中没有的 {n} 项，未启用："),
            format!("The data refer to {n} things that scheme {version} lacks; it was not put in force:"),
        );
        let hint = Text::new(
            "请在新方案中保留这些代码，或先清除这些数据。",
            "Keep these codes in the new scheme, or clear these data first.",
        );
        Err(Error {
            kind: Kind::Conflict,
            ..Error::invalid(what, problems).hint(hint)
        })
    }
}

/// `方案 1.1.0（草案，2026）`: a version in a few words.
#[must_use]
pub fn name(scheme: &Scheme, lang: Lang) -> String {
    let document = scheme.document();
    let status = crate::i18n::policy::status(document.status).get(lang);
    match lang {
        Lang::Zh => format!("{} {}（{status}）", document.id, document.version),
        Lang::En => format!("{} {} ({status})", document.id, document.version),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_next_number_follows_the_way_the_number_is_written() {
        let pairs = [
            ("1.0.0", "1.1.0"),
            ("0.9.7", "0.10.0"),
            ("2021", "2022"),
            ("v2", "v3"),
            ("1.2", "1.3"),
            ("甲", "甲-2"),
        ];
        for (version, after) in pairs {
            assert_eq!(next(version), after);
        }
    }

    #[test]
    fn the_skeleton_is_a_scheme_without_faults_or_warnings() {
        let skeleton = exchange::read_scheme(scheme::SKELETON.as_bytes()).expect("a scheme");
        assert_eq!(Scheme::warnings(skeleton.document()), []);
        assert_eq!(skeleton.document().status, Status::Draft);
    }
}
