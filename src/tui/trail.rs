//! The places one has been at, to go back to and forward again, as in a browser.

use super::effect::{ScreenName, Target};
use crate::model::Period;

/// A place: a screen with what is in focus on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// The screen.
    pub screen: ScreenName,
    /// The period.
    pub period: Period,
    /// The unit and the row.
    pub target: Target,
}

/// The places before and after this one.
#[derive(Debug, Default)]
pub struct Trail {
    before: Vec<Place>,
    after: Vec<Place>,
}

/// Which way to go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// To where one came from.
    Back,
    /// To where one was before going back.
    Forward,
}

/// How many places are kept.
const MANY: usize = 100;

impl Trail {
    /// Remembers the place that is left.
    pub fn leave(&mut self, place: Place) {
        if self.before.last() != Some(&place) {
            self.before.push(place);
            let too_many = self.before.len().saturating_sub(MANY);
            self.before.drain(..too_many);
        }
        self.after.clear();
    }

    /// Whether there is a place that way.
    #[must_use]
    pub const fn leads(&self, way: Way) -> bool {
        match way {
            Way::Back => !self.before.is_empty(),
            Way::Forward => !self.after.is_empty(),
        }
    }

    /// The next place that way, from the place that is left.
    pub fn go(&mut self, way: Way, here: Place) -> Option<Place> {
        let (from, to) = match way {
            Way::Back => (&mut self.before, &mut self.after),
            Way::Forward => (&mut self.after, &mut self.before),
        };
        let place = from.pop()?;
        to.push(here);
        Some(place)
    }
}
