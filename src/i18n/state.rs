//! Words for the states of a value, and for how far it has been checked.

use crate::model::dataset::Verification;
use crate::model::state::State;
use crate::text::Text;

/// The name of a state.
#[must_use]
pub const fn state(state: State) -> &'static Text {
    match state {
        State::Pending => const { &Text::new("未填", "pending") },
        State::Missing => const { &Text::new("未报送", "missing") },
        State::NotApplicable => const { &Text::new("不涉及", "not applicable") },
        State::Undefined => const { &Text::new("无法计算", "undefined") },
        State::Value => const { &Text::new("有值", "value") },
    }
}

/// What a paper prints where there is no number.
#[must_use]
pub const fn printed(state: State) -> &'static Text {
    match state {
        State::Pending => const { &Text::new("—（未填）", "— (pending)") },
        State::Missing => const { &Text::new("未报送", "Missing") },
        State::NotApplicable => const { &Text::new("不涉及", "N/A") },
        State::Undefined => const { &Text::new("无法计算", "Undefined") },
        State::Value => const { &Text::new("—", "—") },
    }
}

/// What the state means, in a sentence, for help.
#[must_use]
pub const fn meaning(state: State) -> &'static Text {
    match state {
        State::Pending => {
            const {
                &Text::new(
                    "尚未填报，仍可补报；总分为暂计，不参加排名。",
                    "Not reported yet; it may still come. The total is provisional and not ranked.",
                )
            }
        }
        State::Missing => {
            const {
                &Text::new(
                    "报送已截止而未报送；按指标的缺报规则处理，一般计 0 分。",
                    "Reporting is closed and it did not come; the indicator's rule applies, mostly no points.",
                )
            }
        }
        State::NotApplicable => {
            const {
                &Text::new(
                    "与该单位无关，不计分；权重按比例分给同级指标。",
                    "It does not concern this unit; its weight is shared out among its siblings.",
                )
            }
        }
        State::Undefined => {
            const {
                &Text::new(
                    "数据齐全，但算式无意义，例如基期为零的增长率。",
                    "The data are there, but the formula has no meaning, such as growth from zero.",
                )
            }
        }
        State::Value => const { &Text::new("有数值，可以为 0。", "There is a number; it may be 0.") },
    }
}

/// How far a value has been checked.
#[must_use]
pub const fn verification(verification: Verification) -> &'static Text {
    match verification {
        Verification::Reported => const { &Text::new("填报", "reported") },
        Verification::Verified => const { &Text::new("核定", "verified") },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Lang;

    #[test]
    fn no_two_states_share_a_word() {
        let states = [
            State::Pending,
            State::Missing,
            State::NotApplicable,
            State::Undefined,
            State::Value,
        ];
        for lang in [Lang::Zh, Lang::En] {
            for words in [state, printed, meaning] {
                let mut seen: Vec<_> = states.iter().map(|&each| words(each).get(lang)).collect();
                seen.sort_unstable();
                seen.dedup();
                assert_eq!(seen.len(), states.len(), "{seen:?}");
            }
        }
    }
}
