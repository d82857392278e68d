//! The states that must never be confused: pending, missing, not applicable, a value, undefined.

use serde::Serialize;

use super::quantity::Quantity;

/// What stands in a cell: reported, or why it is not. A value may be 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Reported {
    /// 未填: it may still come.
    #[default]
    Pending,
    /// 未报送: reporting is closed and it did not come.
    Missing,
    /// 不涉及: it does not concern this unit.
    NotApplicable,
    /// A number, which may be 0.
    Value(Quantity),
}

impl Reported {
    /// The state without the number.
    #[must_use]
    pub const fn state(self) -> State {
        match self {
            Self::Pending => State::Pending,
            Self::Missing => State::Missing,
            Self::NotApplicable => State::NotApplicable,
            Self::Value(_) => State::Value,
        }
    }

    /// The number, where there is one.
    #[must_use]
    pub const fn quantity(self) -> Option<Quantity> {
        match self {
            Self::Value(quantity) => Some(quantity),
            _ => None,
        }
    }
}

/// The state of a computed thing: a derived input, an indicator, a criterion.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// 未填: it may still come.
    #[default]
    Pending,
    /// 未报送: it did not come.
    Missing,
    /// 不涉及.
    NotApplicable,
    /// 无法计算: the parts are there, but the result has no meaning (growth from a zero base).
    Undefined,
    /// A value.
    Value,
}
