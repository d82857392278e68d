//! The experts' marks together 评委评分: opened to each other, and how far those who mark agree.
//!
//! The marks themselves are never changed here.

use super::blind;
use super::round::Round;
use super::session::{Action, Done, Session};
use super::task::Task;
use crate::analysis::agreement::{self, Agreement};
use crate::error::Result;
use crate::model::{NodeIx, Quantity, UnitIx};
use crate::store::{Change, Key, Record, Setting};

/// The marks of all assessors on an indicator.
#[derive(Debug, Clone, PartialEq)]
pub struct Panel {
    /// The indicator.
    pub indicator: NodeIx,
    /// The assessors, by name.
    pub assessors: Vec<String>,
    /// How far they agree; habits are in the order of the assessors.
    pub agreement: Agreement,
}

/// Opens the marks of the round's period to every expert; `None` where they are.
///
/// # Errors
/// The store refused; nothing was changed.
pub fn open(session: &mut Session, round: &mut Round) -> Result<Option<Done>> {
    let name = blind::setting(round.period);
    let before = session.store.get(&Key::setting(&name))?;
    let after = Record::Setting(Setting {
        name,
        value: "open".to_owned(),
    });
    let change = Change::new(before, Some(after));
    session.carry_out(round, Action::new(Task::Moderate, ""), change.into_iter().collect())
}

/// How far the assessors of an indicator agree in the round's period.
#[must_use]
pub fn agreement(round: &Round, indicator: NodeIx) -> Panel {
    let units: Vec<UnitIx> = round
        .marks_due()
        .into_iter()
        .filter_map(|(node, unit)| (node == indicator).then_some(unit))
        .collect();
    let marks = |unit: UnitIx| round.dataset.marks(round.period, indicator, unit);
    let mut assessors: Vec<String> = units
        .iter()
        .flat_map(|unit| marks(*unit))
        .map(|mark| mark.assessor.clone())
        .collect();
    assessors.sort();
    assessors.dedup();
    let given = |assessor: &String, unit: UnitIx| {
        let mark = marks(unit).iter().find(|mark| mark.assessor == *assessor)?;
        mark.entry.reported.quantity().map(Quantity::value)
    };
    let rows: Vec<Vec<Option<f64>>> = assessors
        .iter()
        .map(|assessor| units.iter().map(|unit| given(assessor, *unit)).collect())
        .collect();
    Panel {
        indicator,
        agreement: agreement::agreement(&rows),
        assessors,
    }
}

/// The judgement indicators of the round's period, in the order of the scheme.
#[must_use]
pub fn indicators(round: &Round) -> Vec<NodeIx> {
    let judged = round.scheme.indicators().filter(|(_, indicator)| indicator.is_judged());
    judged.map(|(node, _)| node).collect()
}
