//! Who may do what, and in which steps of the round: one table.
//!
//! `gate` enforces it at every change; help and refusals are worded from it.

use super::gate;
use crate::model::{Role, Step};
use crate::store::Operation;
use crate::text::Text;

/// Something that changes the store.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Task {
    /// Enter values and what is said of them.
    Enter,
    /// Take in a data file; an expert only their own marks.
    Import,
    /// Give a mark.
    Mark,
    /// Open the experts' marks to each other, or settle what they differ on.
    Moderate,
    /// Apply a bonus, penalty or veto, or take it away.
    Adjust,
    /// Confirm what somebody else applied.
    Confirm,
    /// Verify what somebody else entered.
    Verify,
    /// Say where a value comes from, or note something beside it.
    Remark,
    /// Add evidence, or take it away.
    Prove,
    /// Take the round to its next step, or set when a step is due.
    Advance,
    /// Take the round back.
    Return,
    /// Approve and freeze.
    Approve,
    /// Open a correction of what is frozen.
    Revise,
    /// Sign a frozen result.
    Sign,
    /// Give people their roles.
    Staff,
    /// Put a scheme in force.
    Scheme,
    /// Record a proposal of weights.
    Weigh,
    /// Open an appeal.
    Appeal,
    /// Decide an appeal.
    Decide,
    /// Issue a rectification.
    Issue,
    /// Take a rectification on.
    Rectify,
    /// Give a rectification more time.
    Extend,
    /// Take a rectification further.
    Escalate,
    /// Close a rectification, or send it back.
    Close,
    /// Take over into a period what the ledger of the period before counts for.
    TakeOver,
    /// Put a plan of work in force.
    Plan,
    /// Say who does what for a measure of the plan, and how far it is.
    Duty,
}

/// Who may do a task, and when.
#[derive(Debug, Clone, Copy)]
pub struct Rule {
    /// The kind of change in the journal.
    pub operation: Operation,
    /// The roles that may; any of them.
    pub roles: &'static [Role],
    /// The steps in which what belongs to a period may change by it.
    pub steps: &'static [Step],
}

use Role::{Administrator, Expert, Leader, Reviewer, Scorer};
use Step::{Approved, Circular, Draft, Notice, Reporting, Review, Scoring};

/// Values and marks may change.
const OPEN: &[Step] = &[Draft, Reporting, Scoring, Review];
/// Nothing is frozen yet.
const UNFROZEN: &[Step] = &[Draft, Reporting, Scoring, Review, Notice];
const FROZEN: &[Step] = &[Approved, Circular];
const ANY: &[Step] = &Step::ALL;

impl Task {
    /// Every task, in the order of the table.
    pub const ALL: [Self; 26] = [
        Self::Enter,
        Self::Import,
        Self::Mark,
        Self::Moderate,
        Self::Adjust,
        Self::Confirm,
        Self::Verify,
        Self::Remark,
        Self::Prove,
        Self::Advance,
        Self::Return,
        Self::Approve,
        Self::Revise,
        Self::Sign,
        Self::Staff,
        Self::Scheme,
        Self::Weigh,
        Self::Appeal,
        Self::Decide,
        Self::Issue,
        Self::Rectify,
        Self::Extend,
        Self::Escalate,
        Self::Close,
        Self::Plan,
        Self::Duty,
    ];

    /// Who may do it, in words.
    #[must_use]
    pub fn needs(self) -> Text {
        gate::needs(self.rule().roles)
    }

    /// The rule of a task. This is the whole table.
    #[must_use]
    #[rustfmt::skip]
    pub const fn rule(self) -> Rule {
        match self {
            Self::Enter    => rule(Operation::Set,     &[Administrator, Scorer, Reviewer], OPEN),
            Self::Import   => rule(Operation::Import,  &[Administrator, Scorer, Expert], OPEN),
            Self::Mark     => rule(Operation::Mark,    &[Administrator, Scorer, Expert], OPEN),
            Self::Moderate => rule(Operation::Mark,    &[Administrator, Reviewer], OPEN),
            Self::Adjust   => rule(Operation::Adjust,  &[Administrator, Scorer], OPEN),
            Self::Confirm  => rule(Operation::Adjust,  &[Administrator, Reviewer, Leader], UNFROZEN),
            Self::Verify   => rule(Operation::Verify,  &[Administrator, Scorer, Reviewer], OPEN),
            Self::Remark   => rule(Operation::Remark,  &[Administrator, Scorer, Reviewer, Expert], OPEN),
            Self::Prove    => rule(Operation::Evidence, &[Administrator, Scorer, Reviewer, Expert], UNFROZEN),
            Self::Advance  => rule(Operation::Period,  &[Administrator], ANY),
            Self::Return   => rule(Operation::Period,  &[Administrator, Leader], UNFROZEN),
            Self::Approve  => rule(Operation::Approve, &[Leader], &[Notice]),
            Self::Revise   => rule(Operation::Period,  &[Administrator, Leader], FROZEN),
            Self::Sign     => rule(Operation::Sign,    &[Administrator, Leader], FROZEN),
            Self::Staff    => rule(Operation::Actor,   &[Administrator], ANY),
            Self::Scheme   => rule(Operation::Scheme,  &[Administrator], ANY),
            Self::Weigh    => rule(Operation::Weigh,   &[Administrator], ANY),
            Self::Appeal   => rule(Operation::Appeal,  &[Administrator, Scorer], &[Notice]),
            Self::Decide   => rule(Operation::Appeal,  &[Reviewer, Leader], &[Notice]),
            Self::Issue    => rule(Operation::Rectify, &[Administrator], ANY),
            Self::Rectify  => rule(Operation::Rectify, &[Administrator, Scorer], ANY),
            Self::Extend | Self::Escalate => rule(Operation::Rectify, &[Administrator, Leader], ANY),
            Self::Close    => rule(Operation::Rectify, &[Administrator, Scorer, Reviewer], ANY),
            Self::TakeOver => rule(Operation::Rectify, &[Administrator, Scorer], OPEN),
            Self::Plan     => rule(Operation::Plan,    &[Administrator], ANY),
            Self::Duty     => rule(Operation::Duty,    &[Administrator, Scorer], ANY),
        }
    }
}

/// What somebody with these roles may do, as the journal calls it.
#[must_use]
pub fn open_to(roles: &[Role]) -> Vec<Text> {
    let mut names: Vec<Text> = Vec::new();
    for rule in Task::ALL.map(Task::rule) {
        let name = rule.operation.label();
        if rule.roles.iter().any(|role| roles.contains(role)) && !names.contains(&name) {
            names.push(name);
        }
    }
    names
}

const fn rule(operation: Operation, roles: &'static [Role], steps: &'static [Step]) -> Rule {
    Rule {
        operation,
        roles,
        steps,
    }
}
