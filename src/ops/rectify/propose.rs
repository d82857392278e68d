//! What could be issued: weak links of a period for which the ledger has no item yet.
//!
//! Found by the scheme's rule, in words that a person may change; nothing is issued from here.

use crate::i18n::{number, outcome};
use crate::model::{NodeIx, UnitIx};
use crate::ops::round::Round;
use crate::ops::weak::{WeakLink, weak};
use crate::text::Lang;

/// A weak link for which nothing was issued.
#[derive(Debug, Clone, PartialEq)]
pub struct Proposal {
    /// The weak link.
    pub link: WeakLink,
    /// What is to be put right, in the words of the rule.
    pub problem: String,
    /// The department that scores the indicator.
    pub supervisor: String,
}

/// The weak links of the round's period that the ledger does not have, by unit, the worst loss first.
#[must_use]
pub fn propose(round: &Round, lang: Lang) -> Vec<Proposal> {
    let is_known = |link: &WeakLink| {
        let (unit, indicator) = codes(round, link.unit, link.indicator);
        round
            .ledger()
            .any(|item| (item.period, item.unit.as_str(), item.indicator.as_str()) == (round.period, unit, indicator))
    };
    let links = weak(round).into_iter().filter(|link| !is_known(link));
    links
        .map(|link| Proposal {
            problem: problem(round, &link, lang),
            supervisor: round.scheme.node(link.indicator).document.scored_by.clone(),
            link,
        })
        .collect()
}

pub(super) fn codes(round: &Round, unit: UnitIx, indicator: NodeIx) -> (&str, &str) {
    let scheme = &round.scheme;
    (&scheme.unit(unit).code, scheme.node(indicator).code())
}

/// `得分率 45.30%，失 4.20 分（得分率低于60%）`.
fn problem(round: &Round, link: &WeakLink, lang: Lang) -> String {
    let scheme = &round.scheme;
    let why = outcome::weak_sentence(link.reason, &scheme.document().weak, lang);
    let rate = link.rate.map_or_else(|| "—".to_owned(), number::percent);
    let lost = crate::model::Points::round(link.lost, round.evaluation.decimals).show(round.evaluation.decimals);
    match lang {
        Lang::Zh => format!("得分率 {rate}，失 {lost} 分（{why}）"),
        Lang::En => format!("rate {rate}, {lost} points lost ({why})"),
    }
}
