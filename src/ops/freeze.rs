//! Frozen results 审定结果: made at approval, proven by computing them again.
//!
//! A result is kept with all it came from and never changes; a correction is a further revision.

use std::sync::Arc;

use super::round::Round;
use super::session::Session;
use crate::error::{Error, Kind, Result};
use crate::exchange::result::{SchemeStated, Statement};
use crate::exchange::{self, evaluation_json, write_csv};
use crate::model::{Evaluation, Period, Scheme};
use crate::scoring;
use crate::store::{Hash, Key, PROGRAM, Record, ResultRow, SchemeRow, SignatureRow};
use crate::text::Text;

/// A frozen result and what was found about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proof {
    /// The period.
    pub period: Period,
    /// The revision.
    pub revision: u32,
    /// Who approved it.
    pub approved_by: String,
    /// When, as RFC 3339 writes it.
    pub approved_at: String,
    /// The hash of its statement.
    pub sha256: String,
    /// What was checked.
    pub checks: Vec<Check>,
    /// Who signed it, and whether the signature fits.
    pub signatures: Vec<Signed>,
}

/// One thing that was checked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Check {
    /// What, in words.
    pub what: Text,
    /// Whether it holds.
    pub holds: bool,
}

/// A signature under a result.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signed {
    /// Who signed.
    pub signer: String,
    /// The key's fingerprint, where the signature is one.
    pub fingerprint: Option<String>,
    /// Whether it is a signature of this very statement.
    pub holds: bool,
}

impl Proof {
    /// Whether everything holds.
    #[must_use]
    pub fn is_sound(&self) -> bool {
        self.checks.iter().all(|check| check.holds) && self.signatures.iter().all(|signed| signed.holds)
    }

    /// `2021 审定结果 第 1 版  周市长 2022-03-20T09:00:00.000+08:00`.
    #[must_use]
    pub fn head(&self) -> Text {
        let (period, revision, by, at) = (self.period, self.revision, &self.approved_by, &self.approved_at);
        Text::of(
            format!("{period} 审定结果 第 {revision} 版  {by} {at}"),
            format!("{period} approved result, revision {revision}, {by} {at}"),
        )
    }

    /// Everything that was checked, in words, and whether it holds.
    #[must_use]
    pub fn found(&self) -> Vec<(bool, Text)> {
        let checks = self.checks.iter().map(|check| (check.holds, check.what.clone()));
        let signatures = self.signatures.iter().map(|signed| {
            let (by, key) = (&signed.signer, signed.fingerprint.as_deref().unwrap_or("—"));
            let said = Text::of(format!("{by} 的签名 {key}"), format!("signature of {by} {key}"));
            (signed.holds, said)
        });
        checks.chain(signatures).collect()
    }
}

/// Whether something that was checked holds, in a word.
#[must_use]
pub const fn verdict(holds: bool) -> &'static Text {
    if holds {
        const { &Text::new("一致", "ok") }
    } else {
        const { &Text::new("不一致", "DIFFERS") }
    }
}

/// How many revisions of a period's result there are; 0 before its approval.
///
/// # Errors
/// The store cannot be read.
pub fn revisions(session: &Session, period: Period) -> Result<u32> {
    session.store.revisions(period)
}

/// The files of a frozen result, for those without this program.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Files {
    /// The statement, which is signed.
    pub statement: String,
    /// The scheme.
    pub scheme: String,
    /// The data.
    pub data: String,
    /// The evaluation.
    pub evaluation: String,
    /// The signatures, by signer.
    pub signatures: Vec<(String, String)>,
}

/// What approval freezes of a round.
pub(super) fn result(session: &Session, round: &Round, reason: &str) -> Result<ResultRow> {
    let stamp = session.stamp(reason);
    let mut row = ResultRow {
        period: round.period,
        revision: session.store.revisions(round.period)? + 1,
        approved_at: stamp.at.to_rfc3339_opts(chrono::SecondsFormat::Millis, false),
        approved_by: stamp.actor,
        data: data(round),
        evaluation: evaluation(&round.scheme, &alone(round)),
        program: PROGRAM.to_owned(),
        reason: reason.to_owned(),
        scheme: round.scheme.sha256().parse()?,
        sha256: Hash::ZERO,
    };
    let document = round.scheme.document();
    row.sha256 = Hash::of(statement(&row, (&document.id, &document.version)).as_bytes());
    Ok(row)
}

fn statement(row: &ResultRow, (id, version): (&str, &str)) -> String {
    let stated = Statement {
        format: 1,
        period: row.period,
        revision: row.revision,
        scheme: SchemeStated {
            id,
            version,
            sha256: row.scheme.to_string(),
        },
        data: Hash::of(row.data.as_bytes()).to_string(),
        evaluation: Hash::of(row.evaluation.as_bytes()).to_string(),
        approved_by: &row.approved_by,
        approved_at: &row.approved_at,
        reason: &row.reason,
        program: &row.program,
    };
    stated.text()
}

/// Everything the result of the round's period came from: its data and those of earlier periods.
pub(super) fn data(round: &Round) -> String {
    let bytes = write_csv(&round.scheme, &round.dataset.until(round.period));
    String::from_utf8(bytes).expect("BUG: a table of texts is text")
}

/// The evaluation that anybody computes from the frozen scheme and data, who have no store that says which
/// earlier results are not to be compared with.
pub(super) fn alone(round: &Round) -> Evaluation {
    scoring::evaluate(&round.scheme, &round.dataset.until(round.period), round.period)
}

/// The evaluation as it is frozen.
pub(super) fn evaluation(scheme: &Scheme, evaluation: &Evaluation) -> String {
    let form = evaluation_json(scheme, evaluation);
    let mut text = serde_json::to_string_pretty(&form).expect("BUG: an evaluation has text keys only");
    text.push('\n');
    text
}

/// Proves a revision of a period's result, the last one where none is named: its hashes, its
/// numbers computed again, and that nothing was changed since.
///
/// # Errors
/// There is no such result, or the store cannot be read.
pub fn verify(session: &Session, period: Period, revision: Option<u32>) -> Result<Proof> {
    let row = find(session, period, revision)?;
    let scheme = scheme_of(session, &row)?;
    let stated = scheme
        .as_ref()
        .map(|scheme| statement(&row, (scheme.id(), scheme.version())));
    let is_stated = stated
        .as_ref()
        .is_some_and(|text| Hash::of(text.as_bytes()) == row.sha256);
    let again = scheme.as_ref().and_then(|scheme| recomputed(scheme, &row));
    let mut checks = vec![
        check(
            "方案与审定时相同",
            "the scheme is the one it was approved with",
            scheme.is_some(),
        ),
        check(
            "数据、得分和声明与审定时的哈希值一致",
            "data, scores and statement have the hashes of the approval",
            is_stated,
        ),
        check(
            "重新计算的结果逐字相同",
            "computed again, the result is the same to the byte",
            again.as_deref() == Some(row.evaluation.as_str()),
        ),
    ];
    if session.store.revisions(period)? == row.revision && session.step(period)?.is_frozen() {
        let live = session.round(Some(period))?;
        let same = data(&live) == row.data;
        checks.push(check(
            "现在的数据与审定时相同",
            "the data now are those that were approved",
            same,
        ));
    }
    let signatures = session.store.signatures(period, row.revision)?;
    let stated = stated.unwrap_or_default();
    Ok(Proof {
        period,
        revision: row.revision,
        approved_by: row.approved_by,
        approved_at: row.approved_at,
        sha256: row.sha256.to_string(),
        checks,
        signatures: signatures.iter().map(|row| signed(row, &stated)).collect(),
    })
}

fn signed(row: &SignatureRow, statement: &str) -> Signed {
    let read = super::sign::check(&row.armored, statement.as_bytes());
    Signed {
        signer: row.signer.clone(),
        holds: read.is_some(),
        fingerprint: read,
    }
}

const fn check(zh: &'static str, en: &'static str, holds: bool) -> Check {
    Check {
        what: Text::new(zh, en),
        holds,
    }
}

/// The files of a revision, the last one where none is named.
///
/// # Errors
/// As [`verify`].
pub fn files(session: &Session, period: Period, revision: Option<u32>) -> Result<Files> {
    let row = find(session, period, revision)?;
    let scheme = scheme_of(session, &row)?.ok_or_else(|| lost(period))?;
    let signatures = session.store.signatures(period, row.revision)?;
    Ok(Files {
        statement: statement(&row, (scheme.id(), scheme.version())),
        scheme: scheme.text().to_owned(),
        data: row.data,
        evaluation: row.evaluation,
        signatures: signatures.into_iter().map(|row| (row.signer, row.armored)).collect(),
    })
}

pub(super) fn find(session: &Session, period: Period, revision: Option<u32>) -> Result<ResultRow> {
    let last = session.store.revisions(period)?;
    match session.store.get(&Key::result(period, revision.unwrap_or(last)))? {
        Some(Record::Result(row)) => Ok(row),
        _ => Err(Error::new(
            Kind::NotFound,
            match revision {
                Some(revision) => Text::of(
                    format!("{period} 没有第 {revision} 版审定结果。"),
                    format!("{period} has no approved result {revision}."),
                ),
                None => Text::of(
                    format!("{period} 还没有审定结果。"),
                    format!("{period} has no approved result yet."),
                ),
            },
        )
        .hint(Text::new(
            "用 kaohe status 看考核到了哪一步。",
            "kaohe status says how far the round is.",
        ))),
    }
}

/// The scheme of a result, where the store still holds it as it was.
pub(super) fn scheme_of(session: &Session, row: &ResultRow) -> Result<Option<SchemeRow>> {
    let schemes = session.store.schemes()?;
    Ok(schemes.into_iter().find(|scheme| scheme.sha256() == row.scheme))
}

/// The store does not hold a result's scheme.
pub(super) fn lost(period: Period) -> Error {
    Error::new(
        Kind::Storage,
        Text::of(
            format!("{period} 审定时的方案已不在考核库中。"),
            format!("The scheme that {period} was approved with is no longer in the store."),
        ),
    )
    .hint(Text::new("请用备份恢复。", "Restore a backup."))
}

/// The evaluation of what is kept with a result; `None` where it cannot be read any more.
fn recomputed(scheme: &SchemeRow, row: &ResultRow) -> Option<String> {
    let scheme = Arc::new(exchange::read_scheme(scheme.text().as_bytes()).ok()?);
    let table = super::data::parse(row.data.as_bytes(), &scheme).ok()?;
    let dataset = table.to_dataset(&scheme);
    Some(evaluation(&scheme, &scoring::evaluate(&scheme, &dataset, row.period)))
}
