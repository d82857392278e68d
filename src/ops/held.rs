//! A change that is in memory and on its way to the disk, so that what it does is seen at once.
//!
//! One at a time and in order: the next change waits for it. Only what [`Session::settle`] has
//! confirmed may be called saved; what could not be saved is taken back in memory.

use super::blind::{self, Blind};
use super::round::Round;
use super::session::Session;
use crate::error::Result;
use crate::store::{Change, Commit, Head, Record};

/// A change that the round has and the store not yet, as far as anybody has confirmed.
#[derive(Debug)]
pub(super) struct Held {
    commit: Commit,
    /// The journal entry that the round followed before.
    before: u64,
    /// What came of saving it, where it was tried.
    outcome: Option<Result<Head>>,
}

impl Session {
    /// From now on changes are made in memory first; whoever asks for this has them saved.
    pub const fn hold_back(&mut self) {
        self.holds_back = true;
    }

    /// Whether there is a change of which it is not confirmed that it is saved.
    #[must_use]
    pub const fn is_holding(&self) -> bool {
        self.held.is_some()
    }

    /// Whether a change waits to be saved: of what stands on a sheet only, for everything else is
    /// read from the store again, and so is what an expert sees after a mark.
    pub(super) fn is_held_back(&self, commit: &Commit) -> Result<bool> {
        let is_of_sheet = |row: &Record| matches!(row, Record::Entry(_) | Record::Mark(_) | Record::Evidence(_));
        let may_be = self.holds_back && commit.changes.iter().all(|change| is_of_sheet(change.row()));
        let is_blind = || Ok(blind::is_concerned(&commit.changes) && Blind::of(self)?.is_some());
        Ok(may_be && !is_blind()?)
    }

    /// Makes the change in memory and keeps it to be saved; the entry it is to become.
    pub(super) fn hold(&mut self, round: &mut Round, commit: Commit) -> Result<u64> {
        let before = round.seq;
        self.follow(round, before + 1, &commit.changes)?;
        self.held = Some(Held {
            commit,
            before,
            outcome: None,
        });
        Ok(round.seq)
    }

    /// Saves what is held back, on whatever thread; what came of it is for [`Self::settle`] to say.
    pub fn save(&mut self) {
        if let Some(held) = &mut self.held
            && held.outcome.is_none()
        {
            held.outcome = Some(self.store.commit(&held.commit));
        }
    }

    /// Confirms that the change is on the disk, where one was held back.
    ///
    /// # Errors
    /// It could not be saved, and was taken back in the round.
    pub fn settle(&mut self, round: &mut Round) -> Result<()> {
        self.save();
        let Some(Held {
            commit,
            before,
            outcome,
        }) = self.held.take()
        else {
            return Ok(());
        };
        match outcome {
            Some(Err(error)) => {
                let back: Vec<_> = commit.changes.into_iter().rev().map(Change::inverse).collect();
                self.follow(round, before, &back)?;
                Err(error)
            }
            Some(Ok(head)) if head.seq != round.seq => {
                // Another program wrote in between.
                self.refresh(round).map(|_| ())
            }
            _ => Ok(()),
        }
    }
}
