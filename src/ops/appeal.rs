//! Appeals 申诉: opened while the result is on notice, and decided by somebody else.
//!
//! A correction that comes with a ruling is part of the same change, and what it did to the unit is
//! kept with the appeal.

use std::path::PathBuf;

use super::block::Place;
use super::evidence;
use super::find as named;
use super::gate;
use super::mark;
use super::round::Round;
use super::session::{Action, Done, Session};
use super::set;
use super::task::Task;
use crate::error::{Error, Kind, Result};
use crate::i18n::name;
use crate::model::appeal::{Decision, Effect, Ruling, Standing};
use crate::model::{Appeal, NodeIx, Period, Reported, Role, UnitIx, Verification};
use crate::store::{AppealRow, Change, Key, Record};
use crate::text::{Lang, Text};

/// An objection to the points of one indicator.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Objection {
    /// The unit.
    pub unit: UnitIx,
    /// The indicator.
    pub indicator: NodeIx,
    /// What is objected, and why.
    pub grounds: String,
    /// What proves it: a document, a file; may be empty.
    pub evidence: String,
    /// Files that prove it.
    pub files: Vec<PathBuf>,
}

/// A decision on an appeal of the round's period.
#[derive(Debug, Clone, PartialEq)]
pub struct Verdict {
    /// The number of the appeal.
    pub number: u32,
    /// For whom.
    pub ruling: Ruling,
    /// Why.
    pub reason: String,
    /// What is to stand in cells that the indicator is scored from.
    pub corrections: Vec<(Place, Reported)>,
}

/// Every appeal of a period, by number.
///
/// # Errors
/// The store cannot be read.
pub fn list(session: &Session, period: Period) -> Result<Vec<Appeal>> {
    let all = session.store.appeals()?.into_iter();
    Ok(all.filter(|appeal| appeal.period == period).collect())
}

/// The appeals of a period that nobody has decided; while there are any, it cannot be approved.
///
/// # Errors
/// The store cannot be read.
pub fn open(session: &Session, period: Period) -> Result<Vec<Appeal>> {
    let all = list(session, period)?.into_iter();
    Ok(all.filter(Appeal::is_open).collect())
}

/// Opens an appeal in the round's period.
///
/// # Errors
/// No grounds are given, the same indicator of the unit is under appeal already, or the step or the
/// actor's role does not allow it.
pub fn submit(session: &mut Session, round: &mut Round, objection: &Objection) -> Result<Option<Done>> {
    let grounds = objection.grounds.trim();
    if grounds.is_empty() {
        return Err(Error::new(
            Kind::Invalid,
            Text::new("申诉须写明理由。", "An appeal needs its grounds."),
        ));
    }
    let earlier = list(session, round.period)?;
    let unit = &round.scheme.unit(objection.unit).code;
    let indicator = round.scheme.node(objection.indicator).code();
    let is_same = |appeal: &&Appeal| (&appeal.unit, appeal.indicator.as_str()) == (unit, indicator);
    if let Some(same) = earlier.iter().filter(|appeal| appeal.is_open()).find(is_same) {
        let number = same.number;
        return Err(Error::new(
            Kind::Conflict,
            Text::of(
                format!("这项指标已有申诉第 {number} 号待处理。"),
                format!("Appeal {number} on this indicator is still open."),
            ),
        ));
    }
    let appeal = Appeal {
        period: round.period,
        number: earlier.last().map_or(0, |appeal| appeal.number) + 1,
        unit: unit.clone(),
        indicator: indicator.to_owned(),
        grounds: grounds.to_owned(),
        evidence: objection.evidence.trim().to_owned(),
        opened: session.clock().now().date_naive(),
        opened_by: session.actor().to_owned(),
        decision: None,
    };
    let key = Key::appeal(appeal.period, appeal.number);
    let mut changes = vec![Change::add(Record::Appeal(AppealRow(Box::new(appeal))))];
    changes.extend(evidence::attached(
        session,
        round,
        &key,
        &objection.files,
        Task::Appeal,
    )?);
    session.carry_out(round, Action::new(Task::Appeal, grounds), changes)
}

/// Decides an appeal; a correction changes its cells in the same change.
///
/// # Errors
/// There is no such open appeal, no reason is given, a correction does not fit the ruling or the
/// indicator, or the actor may not decide it; nothing was changed.
pub fn decide(session: &mut Session, round: &mut Round, verdict: &Verdict) -> Result<Option<Done>> {
    let before = find(session, round.period, verdict.number)?;
    check(session, &before, verdict)?;
    let mut changes = corrections(session, round, &before, &verdict.corrections)?;
    let effect = if changes.is_empty() {
        None
    } else {
        Some(effect(round, &before, &changes)?)
    };
    let mut after = before.clone();
    after.decision = Some(Decision {
        ruling: verdict.ruling,
        reason: verdict.reason.trim().to_owned(),
        decided: session.clock().now().date_naive(),
        decided_by: session.actor().to_owned(),
        effect,
    });
    let [before, after] = [before, after].map(|appeal| Some(Record::Appeal(AppealRow(Box::new(appeal)))));
    changes.splice(0..0, Change::new(before, after));
    let task = match verdict.ruling {
        Ruling::Withdrawn => Task::Appeal,
        _ => Task::Decide,
    };
    session.carry_out(round, Action::new(task, verdict.reason.trim()), changes)
}

/// One appeal of a period.
///
/// # Errors
/// There is no such appeal, or the store cannot be read.
pub fn find(session: &Session, period: Period, number: u32) -> Result<Appeal> {
    match session.store.get(&Key::appeal(period, number))? {
        Some(Record::Appeal(AppealRow(appeal))) => Ok(*appeal),
        _ => Err(Error::new(
            Kind::NotFound,
            Text::of(
                format!("{period} 没有申诉第 {number} 号。"),
                format!("There is no appeal {number} in {period}."),
            ),
        )
        .hint(Text::new(
            "用 kaohe appeal list 查看申诉。",
            "kaohe appeal list shows the appeals.",
        ))),
    }
}

/// Reads a correction that a person typed, `gt_export=12.5`, or of a judgement `assessor=mark`.
///
/// # Errors
/// It is not written so, or names nothing that the unit has.
pub fn read_correction(round: &Round, appeal: &Appeal, typed: &str) -> Result<(Place, Reported)> {
    let (name, value) = typed.split_once(['=', '＝']).ok_or_else(|| {
        Error::new(
            Kind::Usage,
            Text::of(
                format!("“{typed}”应写成“名称=值”。"),
                format!("\"{typed}\" should be NAME=VALUE."),
            ),
        )
    })?;
    let unit = named::assessed_unit(&round.scheme, &appeal.unit)?;
    let indicator = named::indicator(&round.scheme, &appeal.indicator)?;
    if round.scheme.node(indicator).is_judged() {
        let place = Place::Mark(unit, indicator, name.trim().to_owned());
        return Ok((place, mark::read_mark(value)?));
    }
    let metric = named::metric(&round.scheme, name.trim())?;
    Ok((Place::Metric(unit, metric), set::read_value(round, metric, value)?))
}

fn check(session: &Session, appeal: &Appeal, verdict: &Verdict) -> Result<()> {
    let refuse = |kind, zh: &'static str, en: &'static str| Err(Error::new(kind, Text::new(zh, en)));
    if !appeal.is_open() {
        return refuse(
            Kind::Conflict,
            "这项申诉已有处理结果。",
            "This appeal has been decided.",
        );
    }
    if verdict.reason.trim().is_empty() {
        return refuse(
            Kind::Invalid,
            "处理申诉须写明理由。",
            "A decision on an appeal needs its reason.",
        );
    }
    if !verdict.corrections.is_empty() && !verdict.ruling.may_correct() {
        return refuse(
            Kind::Usage,
            "申诉不成立或撤回时，不能更正数据。",
            "Nothing is corrected where an appeal is rejected or withdrawn.",
        );
    }
    let Some(actor) = gate::acting(&session.store, session.actor())? else {
        return Ok(());
    };
    let is_own = actor.name == appeal.opened_by;
    if verdict.ruling == Ruling::Withdrawn {
        if !is_own && !actor.is_one_of(&[Role::Administrator]) {
            return refuse(
                Kind::Conflict,
                "申诉由提出人或管理员撤回。",
                "An appeal is withdrawn by the one who opened it, or by an administrator.",
            );
        }
    } else if is_own {
        return refuse(
            Kind::Conflict,
            "本人提出的申诉须由他人处理。",
            "Somebody else decides an appeal that you opened.",
        );
    }
    Ok(())
}

/// The changes of the cells that a ruling corrects. The ruling is their verification.
fn corrections(session: &Session, round: &Round, appeal: &Appeal, wanted: &[(Place, Reported)]) -> Result<Vec<Change>> {
    let mut changes = Vec::new();
    for (place, reported) in wanted {
        check_place(round, appeal, place)?;
        let change = place.change(session, round, *reported)?;
        changes.extend(change.as_ref().and_then(verified));
    }
    Ok(changes)
}

/// The same change with its value verified.
fn verified(change: &Change) -> Option<Change> {
    let after = change.after().cloned().map(|row| match row {
        Record::Entry(mut row) => {
            row.entry.verification = Verification::Verified;
            Record::Entry(row)
        }
        row => row,
    });
    Change::new(change.before().cloned(), after)
}

/// Refuses to correct what the appeal is not about.
fn check_place(round: &Round, appeal: &Appeal, place: &Place) -> Result<()> {
    let scheme = &round.scheme;
    let indicator = scheme.find_node(&appeal.indicator);
    let is_about = scheme.unit(place.unit()).code == appeal.unit
        && match place {
            Place::Metric(_, metric) => scheme.indicators().any(|(node, one)| {
                Some(node) == indicator && one.metrics().contains(&scheme.metric(*metric).code.as_str())
            }),
            Place::Mark(_, node, _) => Some(*node) == indicator,
        };
    if is_about {
        return Ok(());
    }
    let (what, about) = (place.name(round), name::coded(scheme, &appeal.indicator));
    Err(Error::new(
        Kind::Invalid,
        Text::of(
            format!("“{what}”不是申诉指标“{about}”的计分依据，不能更正。"),
            format!(
                "\"{}\" is not what \"{}\" is scored from and cannot be corrected here.",
                what.get(Lang::En),
                about.get(Lang::En)
            ),
        ),
    ))
}

/// What changes would do to the unit of an appeal.
fn effect(round: &Round, appeal: &Appeal, changes: &[Change]) -> Result<Effect> {
    let mut corrected = round.clone();
    corrected.follow(changes)?;
    Ok(Effect {
        before: standing(round, appeal),
        after: standing(&corrected, appeal),
    })
}

fn standing(round: &Round, appeal: &Appeal) -> Standing {
    let decimals = round.evaluation.decimals;
    let scheme = &round.scheme;
    let Some(unit) = scheme.find_unit(&appeal.unit) else {
        return Standing::default();
    };
    let result = round.evaluation.unit(unit);
    let score = scheme
        .find_node(&appeal.indicator)
        .and_then(|node| round.evaluation.node(node, unit).score);
    Standing {
        points: score.map_or_else(String::new, |score| score.show(decimals)),
        total: result.total.map_or_else(String::new, |total| total.show(decimals)),
        rank: result.overall_place.map_or_else(String::new, |rank| rank.to_string()),
    }
}
