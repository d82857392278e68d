//! A paper's document: what its builder in `report` needs of a round, gathered.

use super::{Paper, Source};
use crate::model::rectification::State;
use crate::model::trace::Trace;
use crate::model::{Rectification, UnitIx};
use crate::ops::explain::explain;
use crate::ops::gain::gains;
use crate::ops::plan::progress;
use crate::ops::round::Round;
use crate::report::circular::{Material, circular};
use crate::report::document::Document;
use crate::report::ledger::ledger;
use crate::report::method::method_note;
use crate::report::notice::notice;
use crate::report::progress::plan_progress;
use crate::report::ranking::ranking;
use crate::report::scorecard::scorecard;
use crate::text::Lang;

/// The document of a paper in a language; a workbook is none.
pub(super) fn document(source: &Source<'_>, paper: Paper, lang: Lang) -> Option<Document> {
    let (round, findings) = (source.round, source.findings(lang));
    Some(match paper {
        Paper::Workbook => return None,
        Paper::Scorecard(unit) => scorecard(&findings, unit, &traces(round, unit)),
        Paper::Ranking => ranking(&findings),
        Paper::Notice(unit) => notice(&findings, unit, &issued(round, unit)),
        Paper::Ledger(today) => ledger(&findings, &round.ledger().collect::<Vec<_>>(), today),
        Paper::Method => method_note(&findings),
        Paper::Plan => plan_progress(&findings, round.plan.as_deref(), &progress(round)),
        Paper::Circular(disclosure) => {
            let material = Material {
                disclosure,
                appeals: round.appeals().collect(),
                items: round
                    .ledger()
                    .filter(|item| item.period == round.period && item.state != State::Drafted)
                    .collect(),
                gains: gains(round),
            };
            circular(&findings, &material)
        }
    })
}

/// The items of the round's period that were issued to a unit.
pub(super) fn issued(round: &Round, unit: UnitIx) -> Vec<&Rectification> {
    let code = &round.scheme.unit(unit).code;
    let is_of = |item: &&Rectification| (item.period, &item.unit) == (round.period, code);
    let of_unit = round.ledger().filter(is_of);
    of_unit.filter(|item| item.state != State::Drafted).collect()
}

fn traces(round: &Round, unit: UnitIx) -> Vec<Trace> {
    let indicators = round.scheme.indicators();
    indicators
        .filter_map(|(indicator, _)| explain(round, unit, indicator))
        .collect()
}
