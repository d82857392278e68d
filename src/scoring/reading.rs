//! An input of one unit as the engine passes it on: a state, a number, and why.
//!
//! Only the value itself; where it is read from is `input`'s.

use crate::model::State;
use crate::model::trace::Note;

/// An input of one unit: a state, and a number where the state is a value.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Reading {
    pub(super) state: State,
    /// The value; for a growth from zero, what it grew to.
    pub(super) x: f64,
    /// Why there is no value, or what else must be said.
    pub(super) note: Option<Note>,
    /// The state that a value was put in for, where the scheme says so.
    pub(super) put_in_for: Option<State>,
}

impl Reading {
    pub(super) const fn value(x: f64) -> Self {
        Self {
            state: State::Value,
            x,
            note: None,
            put_in_for: None,
        }
    }

    pub(super) const fn of(state: State, note: Note) -> Self {
        Self {
            state,
            x: f64::NAN,
            note: Some(note),
            put_in_for: None,
        }
    }

    pub(super) const fn undefined(note: Note) -> Self {
        Self::of(State::Undefined, note)
    }

    pub(super) fn is_value(self) -> bool {
        self.state == State::Value
    }

    /// What was reported or computed, whatever was put in for it.
    pub(super) fn reported_state(self) -> State {
        self.put_in_for.unwrap_or(self.state)
    }

    /// A computed number; one too large to compute with is undefined.
    pub(super) fn computed(x: f64) -> Self {
        if x.is_finite() {
            Self::value(x)
        } else {
            Self::undefined(Note::OutOfRange)
        }
    }
}

/// The state that decides where not every part is a value: not applicable, then pending, then
/// missing, then undefined; `None` where all are values.
pub(super) fn worst(parts: impl Iterator<Item = Reading>) -> Option<Reading> {
    let order = |state: State| match state {
        State::NotApplicable => 0,
        State::Pending => 1,
        State::Missing => 2,
        State::Undefined => 3,
        State::Value => 4,
    };
    parts
        .filter(|part| !part.is_value())
        .min_by_key(|part| order(part.state))
}
