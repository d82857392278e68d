//! The words that stand in cells for states; formulas compare with them.

use crate::i18n::state::state;
use crate::model::State;
use crate::text::{Lang, Text};

/// The words of one language.
#[derive(Debug, Clone, Copy)]
pub(super) struct Words {
    pub(super) value: &'static str,
    pub(super) pending: &'static str,
    pub(super) missing: &'static str,
    pub(super) not_applicable: &'static str,
    pub(super) undefined: &'static str,
    /// Undefined by growing from zero: to more, to zero, to less. A scheme may have a rule for them.
    pub(super) from_zero: [&'static str; 3],
    /// Without a rate because its weight goes to the siblings, though it applies.
    pub(super) left_out: &'static str,
    /// A rate of 0 or less, which makes a geometric or harmonic mean 0.
    pub(super) zero: &'static str,
}

static LEFT_OUT: Text = Text::new("不计", "left out");
static ZERO: Text = Text::new("为零", "zero");
static FROM_ZERO: [Text; 3] = [
    Text::new("零基期有增长", "grew from zero"),
    Text::new("零基期持平", "still zero"),
    Text::new("零基期下降", "fell from zero"),
];

impl Words {
    pub(super) fn of(lang: Lang) -> Self {
        Self {
            value: state(State::Value).get(lang),
            pending: state(State::Pending).get(lang),
            missing: state(State::Missing).get(lang),
            not_applicable: state(State::NotApplicable).get(lang),
            undefined: state(State::Undefined).get(lang),
            from_zero: [0, 1, 2].map(|n| FROM_ZERO[n].get(lang)),
            left_out: LEFT_OUT.get(lang),
            zero: ZERO.get(lang),
        }
    }

    /// The word for a state.
    pub(super) const fn state(self, state: State) -> &'static str {
        match state {
            State::Value => self.value,
            State::Pending => self.pending,
            State::Missing => self.missing,
            State::NotApplicable => self.not_applicable,
            State::Undefined => self.undefined,
        }
    }
}
