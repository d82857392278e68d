//! How a unit stands, and how a change moved it, in words.

use super::round::Round;
use crate::model::UnitIx;
use crate::text::{Lang, Text};

/// A unit's printed total and its place.
#[derive(Debug, PartialEq, Eq)]
pub struct Standing {
    total: Option<String>,
    place: Option<u32>,
}

/// How a unit stands now; nothing for a reference unit.
#[must_use]
pub fn standing(round: &Round, unit: UnitIx) -> Option<Standing> {
    let result = round.evaluation.units.get(unit.0)?;
    Some(Standing {
        total: result.total.map(|total| total.show(round.evaluation.decimals)),
        place: result.overall_place,
    })
}

/// `总分 80.66 → 81.20  名次 7 → 6`, or nothing where neither changed.
#[must_use]
pub fn moved(before: Option<&Standing>, after: Option<&Standing>) -> Text {
    let (Some(before), Some(after)) = (before, after) else {
        return Text::new("", "");
    };
    let total = |of: &Standing| of.total.clone().unwrap_or_else(|| "—".to_owned());
    let place = |of: &Standing| of.place.map_or_else(|| "—".to_owned(), |place| place.to_string());
    let moves = [
        (Text::new("总分", "total"), total(before), total(after)),
        (Text::new("名次", "place"), place(before), place(after)),
    ];
    let moves = moves.iter().filter(|(_, before, after)| before != after);
    let in_lang = |lang| {
        let words = moves
            .clone()
            .map(|(what, before, after)| format!("  {} {before} → {after}", what.get(lang)));
        words.collect::<String>()
    };
    Text::of(in_lang(Lang::Zh), in_lang(Lang::En))
}
