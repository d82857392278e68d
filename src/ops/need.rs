//! What keeps a round from its next step, in words: what each step needs before it may begin.

use super::round::Round;
use super::session::Session;
use super::status::{Block, status};
use crate::error::Result;
use crate::model::{Reported, Step, Verification};
use crate::text::Text;

/// Everything that keeps the round's period from its next step; empty where it may go on.
///
/// # Errors
/// The store cannot be read.
pub fn stopping(session: &Session, round: &Round) -> Result<Vec<Text>> {
    let step = session.step(round.period)?;
    Ok(stops(round, step).iter().map(|block| block.text(round)).collect())
}

/// What stops at a step. Draft and reporting wait for nobody: what is pending when reporting is
/// closed is missing from then on.
fn stops(round: &Round, step: Step) -> Vec<Block> {
    let mut blocks = match step {
        Step::Draft | Step::Reporting | Step::Approved | Step::Circular => return Vec::new(),
        Step::Scoring | Step::Review | Step::Notice => status(round).blocks,
    };
    // Appeals are decided on notice only; before it they wait.
    if step != Step::Notice {
        blocks.retain(|block| !matches!(block, Block::Appeals(_)));
    }
    if step == Step::Scoring {
        blocks.retain(|block| !matches!(block, Block::NoTotal { .. }));
    } else {
        blocks.extend(unverified(round));
    }
    blocks
}

/// The filled cells that nobody but their author has looked at, by department.
fn unverified(round: &Round) -> Vec<Block> {
    let mut by_department: Vec<(String, Vec<_>)> = Vec::new();
    for (unit, metric) in round.cells_due() {
        let entry = round.dataset.entry(round.period, unit, metric);
        let is_open = entry.verification == Verification::Reported
            && matches!(entry.reported, Reported::Value(_) | Reported::NotApplicable);
        if !is_open {
            continue;
        }
        let department = &round.scheme.metric(metric).reported_by;
        match by_department.iter_mut().find(|(name, _)| name == department) {
            Some((_, cells)) => cells.push((unit, metric)),
            None => by_department.push((department.clone(), vec![(unit, metric)])),
        }
    }
    by_department
        .into_iter()
        .map(|(department, cells)| Block::Unverified { department, cells })
        .collect()
}
