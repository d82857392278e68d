//! What keeps a round from its next step: what each step needs before it may begin.

use super::round::Round;
use super::status::{Block, Status};
use crate::i18n::round::step as name;
use crate::model::Step;
use crate::text::{Lang, Text};

/// Everything of a round's status that keeps it from its next step; nothing where it may go on.
///
/// Draft and reporting wait for nobody: what is pending when reporting is closed is missing from
/// then on. Appeals are decided on notice only; before it they wait.
pub fn stopping<'s>(round: &Round, status: &'s Status) -> impl Iterator<Item = &'s Block> {
    let step = round.step();
    status.blocks.iter().filter(move |block| match step {
        Step::Draft | Step::Reporting | Step::Approved | Step::Circular => false,
        Step::Scoring => matches!(block, Block::Pending { .. } | Block::Unmarked { .. } | Block::Apart(_)),
        Step::Review => !matches!(block, Block::Appeals(_)),
        Step::Notice => true,
    })
}

/// `步骤 填报 → 初评`.
#[must_use]
pub fn way(round: &Round) -> Text {
    let line = |lang: Lang, label: &str| {
        let next = round.step().next().map(|next| format!(" → {}", name(next).get(lang)));
        format!("{label} {}{}", name(round.step()).get(lang), next.unwrap_or_default())
    };
    Text::of(line(Lang::Zh, "步骤"), line(Lang::En, "Step"))
}
