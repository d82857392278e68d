//! Issuing a scheme 印发: a draft or proposal in the store becomes the issued version, for a reason.
//!
//! The one change that a version in the store may undergo: its status, and nothing else of its text. From
//! then on anything else needs another version.

use std::collections::BTreeMap;

use super::round::Round;
use super::session::{Action, Done, Session};
use super::task::Task;
use crate::error::{Error, Kind, Result};
use crate::exchange::{self, edit};
use crate::model::Scheme;
use crate::model::scheme::document::Status;
use crate::store::{Change, Key, Record, SchemeRow, Setting, Stamp};
use crate::text::Text;

/// Issues a version of the scheme in force, that one where none is named.
///
/// # Errors
/// There is no such version, it is issued already, a frozen result goes by it, or no reason is given.
pub fn issue(session: &mut Session, round: &mut Round, version: Option<&str>, reason: &str) -> Result<Option<Done>> {
    let own = session.scheme().document();
    let (id, version) = (own.id.clone(), version.unwrap_or(&own.version).to_owned());
    let Some(Record::Scheme(before)) = session.store.get(&Key::scheme(&id, &version))? else {
        return Err(unknown(&version));
    };
    let scheme = exchange::read_scheme(before.text().as_bytes())?;
    check(session, &scheme, &before)?;
    if reason.trim().is_empty() {
        return Err(Error::new(
            Kind::Invalid,
            Text::new("印发方案须写明原因。", "Issuing a scheme needs a reason."),
        )
        .hint(Text::new(
            "例如印发的文号：--reason 某府办〔2024〕1号。",
            "Such as the document it was issued with: --reason DOCUMENT.",
        )));
    }
    let text = edit::with_string(before.text(), "status", "issued");
    let after = SchemeRow::new(&id, &version, text);
    let setting = |row: &SchemeRow| {
        Record::Setting(Setting {
            name: Setting::SCHEME.to_owned(),
            value: row.sha256().to_string(),
        })
    };
    let is_in_force = before.sha256().to_string() == session.scheme().sha256();
    let setting = is_in_force.then(|| Change::new(Some(setting(&before)), Some(setting(&after))));
    let row = Change::new(Some(Record::Scheme(before)), Some(Record::Scheme(after)));
    let action = Action {
        details: BTreeMap::from([("issued".to_owned(), format!("{id} {version}"))]),
        ..Action::new(Task::Scheme, reason.trim())
    };
    let changes = row.into_iter().chain(setting.flatten()).collect();
    session.carry_out(round, action, changes)
}

/// Who issued a version, when and why; nothing where the store did not see it.
///
/// # Errors
/// The store cannot be read.
pub fn issued(session: &Session, scheme: &Scheme) -> Result<Option<Stamp>> {
    let document = scheme.document();
    if document.status != Status::Issued {
        return Ok(None);
    }
    let history = session.store.history(&Key::scheme(&document.id, &document.version))?;
    let became = |change: &Change| {
        change
            .after()
            .is_some_and(|row| matches!(row, Record::Scheme(row) if row.sha256().to_string() == scheme.sha256()))
            && change.before().is_some()
    };
    let found = history.into_iter().find(|(_, change)| became(change));
    Ok(found.map(|(entry, _)| entry.stamp))
}

fn check(session: &Session, scheme: &Scheme, row: &SchemeRow) -> Result<()> {
    let document = scheme.document();
    let version = &document.version;
    if document.status == Status::Issued {
        return Err(Error::new(
            Kind::Conflict,
            Text::of(
                format!("方案 {version} 已印发，不再改动。"),
                format!("Scheme {version} is issued and does not change any more."),
            ),
        )
        .hint(another(version)));
    }
    for period in session.store.periods()? {
        for revision in 1..=session.store.revisions(period.period)? {
            let result = session.store.get(&Key::result(period.period, revision))?;
            if matches!(result, Some(Record::Result(result)) if result.scheme == row.sha256()) {
                let period = period.period;
                return Err(Error::new(
                    Kind::Conflict,
                    Text::of(
                        format!("{period} 已按方案 {version} 的这份文本审定，这份文本不能再改，也不能印发。"),
                        format!("{period} was approved by this text of scheme {version}; it cannot change, and so not be issued."),
                    ),
                )
                .hint(another(version)));
            }
        }
    }
    Ok(())
}

fn unknown(version: &str) -> Error {
    Error::new(
        Kind::NotFound,
        Text::of(
            format!("考核库中没有方案版本 {version}。"),
            format!("The store has no version {version} of the scheme."),
        ),
    )
    .hint(Text::new(
        "用 kaohe scheme list 查看；文件先用 kaohe scheme use 入库。",
        "kaohe scheme list shows them; kaohe scheme use takes a file into the store.",
    ))
}

/// The way out where a text may not change.
pub(super) fn another(version: &str) -> Text {
    Text::of(
        format!("请换一个版本号，或用 kaohe scheme new 新方案.json --from {version} 另立一版。"),
        format!("Give it another number, or begin one with kaohe scheme new FILE --from {version}."),
    )
}
