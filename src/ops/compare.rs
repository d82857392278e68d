//! Two periods to be set side by side, where their schemes allow it.
//!
//! Results under rules that differ are never subtracted: the refusal says which rules.

use super::round::Round;
use super::session::Session;
use crate::error::{Error, Kind, Result};
use crate::i18n::difference::refusal;
use crate::model::scheme::Node;
use crate::model::{Period, Scheme};
use crate::text::{Lang, Text};

/// The rounds of two periods that compare.
///
/// # Errors
/// A period cannot be loaded, or the two were assessed under schemes that do not compare.
pub fn rounds(session: &Session, from: Period, to: Period) -> Result<[Round; 2]> {
    let rounds = [session.round(Some(from))?, session.round(Some(to))?];
    let [before, after] = [&rounds[0], &rounds[1]].map(|round| &*round.scheme);
    let why = refusal(before, after).or_else(|| (!is_in_one_order(before, after)).then_some(OTHER_ORDER));
    match why {
        Some(why) => Err(refused([from, to], &why)),
        None => Ok(rounds),
    }
}

const OTHER_ORDER: Text = Text::new(
    "两版方案中考核对象或指标的次序不同",
    "units or indicators stand in another order in the two schemes",
);

/// Whether units and nodes stand at the same places, so that a place means the same in both.
fn is_in_one_order(before: &Scheme, after: &Scheme) -> bool {
    let units = [before, after].map(|scheme| scheme.places().map(|(_, unit)| unit.code.as_str()));
    let nodes = [before, after].map(|scheme| scheme.nodes().iter().map(Node::code));
    let ([one, other], [first, second]) = (units, nodes);
    one.eq(other) && first.eq(second)
}

fn refused([from, to]: [Period; 2], why: &Text) -> Error {
    Error::new(
        Kind::Conflict,
        Text::of(
            format!("{from} 与 {to} 不能对比：{}。", why.get(Lang::Zh)),
            format!("{from} and {to} cannot be compared: {}.", why.get(Lang::En)),
        ),
    )
    .hint(Text::new(
        "各期按各自的方案查看：kaohe rank --period 考核期。",
        "Look at each by its own scheme: kaohe rank --period PERIOD.",
    ))
}
