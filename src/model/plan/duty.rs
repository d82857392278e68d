//! The breakdown of responsibility 责任分解: who does what of a measure, by when, and how far it is.
//!
//! Which step may follow which is said here, in words; dates are only compared, the clock is not asked.

use chrono::NaiveDate;

use crate::error::{Error, Kind, Result};
use crate::text::{Lang, Text};

/// What a unit has to do for a measure.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Duty {
    /// The implementing plan 实施方案: its title or number; empty before it is filed.
    pub paper: String,
    /// The person responsible; empty before one is named.
    pub person: String,
    /// By when.
    pub due: Option<NaiveDate>,
    /// How far it is.
    pub state: DutyState,
    /// A note.
    pub note: String,
}

/// How far a duty is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum DutyState {
    /// 未启动.
    #[default]
    NotStarted,
    /// 已报方案.
    Filed,
    /// 推进中.
    InProgress,
    /// 已完成.
    Done,
}

impl DutyState {
    /// Every state, in the order of the work.
    pub const ALL: [Self; 4] = [Self::NotStarted, Self::Filed, Self::InProgress, Self::Done];

    /// The code in rows and on the command line.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::NotStarted => "not_started",
            Self::Filed => "plan_filed",
            Self::InProgress => "in_progress",
            Self::Done => "done",
        }
    }

    /// What it is called.
    #[must_use]
    pub const fn label(self) -> Text {
        match self {
            Self::NotStarted => Text::new("未启动", "not started"),
            Self::Filed => Text::new("已报方案", "plan filed"),
            Self::InProgress => Text::new("推进中", "in progress"),
            Self::Done => Text::new("已完成", "done"),
        }
    }

    /// The state with this code or name.
    #[must_use]
    pub fn of(name: &str) -> Option<Self> {
        let mut all = Self::ALL.into_iter();
        all.find(|state| state.code() == name || state.label().is(name))
    }

    /// The states that may follow.
    #[must_use]
    pub const fn next(self) -> &'static [Self] {
        match self {
            Self::NotStarted => &[Self::Filed],
            Self::Filed => &[Self::InProgress, Self::NotStarted],
            Self::InProgress => &[Self::Done],
            Self::Done => &[Self::InProgress],
        }
    }
}

impl Duty {
    /// Whether it should have been done before a day and was not.
    #[must_use]
    pub fn is_overdue(&self, today: NaiveDate) -> bool {
        self.state != DutyState::Done && self.due.is_some_and(|due| due < today)
    }

    /// Whether nothing was said of it yet.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Checks that it may become another.
    ///
    /// # Errors
    /// The step is not the next one, or what it needs is not there.
    pub fn may_become(&self, after: &Self) -> Result<()> {
        if after.state != self.state && !self.state.next().contains(&after.state) {
            return Err(no_such_step(self.state, after.state));
        }
        if after.state != DutyState::NotStarted && after.paper.is_empty() {
            return Err(refused(
                Text::new(
                    "还没有写明实施方案，不能算已报方案。",
                    "No implementing plan is named, so it is not filed.",
                ),
                Text::new("请先写明实施方案的名称或文号。", "Name the implementing plan first."),
            ));
        }
        if self.state == DutyState::Done && after.state == DutyState::InProgress && after.note == self.note {
            return Err(refused(
                Text::new(
                    "已完成的退回推进，须写明原因。",
                    "What is done is taken up again only with a reason.",
                ),
                Text::new("请在备注中写明原因。", "Give the reason in the note."),
            ));
        }
        Ok(())
    }
}

fn no_such_step(from: DutyState, to: DutyState) -> Error {
    let name = |state: DutyState, lang: Lang| state.label().get(lang).to_owned();
    let next = |lang, comma: &str| {
        let names: Vec<_> = from.next().iter().map(|state| name(*state, lang)).collect();
        names.join(comma)
    };
    refused(
        Text::of(
            format!("“{}”之后不能直接是“{}”。", name(from, Lang::Zh), name(to, Lang::Zh)),
            format!(
                "\"{}\" is not followed by \"{}\".",
                name(from, Lang::En),
                name(to, Lang::En)
            ),
        ),
        Text::of(
            format!("下一步可以是：{}。", next(Lang::Zh, "、")),
            format!("It may become: {}.", next(Lang::En, ", ")),
        ),
    )
}

fn refused(what: Text, hint: Text) -> Error {
    Error::new(Kind::Conflict, what).hint(hint)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a date")
    }

    fn duty(state: DutyState) -> Duty {
        let paper = "实施方案".to_owned();
        Duty {
            paper,
            state,
            ..Duty::default()
        }
    }

    #[test]
    fn each_state_goes_to_the_next_and_no_step_is_skipped() {
        use DutyState::{Done, Filed, InProgress, NotStarted};
        for (from, to) in [
            (NotStarted, Filed),
            (Filed, InProgress),
            (InProgress, Done),
            (Filed, NotStarted),
        ] {
            assert!(duty(from).may_become(&duty(to)).is_ok(), "{from:?} {to:?}");
        }
        for (from, to) in [
            (NotStarted, InProgress),
            (NotStarted, Done),
            (Filed, Done),
            (InProgress, Filed),
            (InProgress, NotStarted),
            (Done, NotStarted),
            (Done, Filed),
        ] {
            let error = duty(from).may_become(&duty(to)).expect_err("a refusal");
            assert_eq!(error.kind, Kind::Conflict, "{from:?} {to:?}");
        }
        let error = duty(NotStarted).may_become(&duty(Done)).expect_err("a refusal");
        assert_eq!(
            error.message(Lang::Zh),
            "“未启动”之后不能直接是“已完成”。\n下一步可以是：已报方案。"
        );
    }

    #[test]
    fn no_plan_is_filed_without_its_name_and_nothing_is_taken_up_again_without_a_reason() {
        let unnamed = Duty {
            state: DutyState::Filed,
            ..Duty::default()
        };
        assert!(Duty::default().may_become(&unnamed).is_err());
        let mut again = duty(DutyState::InProgress);
        assert!(duty(DutyState::Done).may_become(&again).is_err());
        again.note = "材料不全".to_owned();
        assert!(duty(DutyState::Done).may_become(&again).is_ok());
    }

    #[test]
    fn a_duty_is_overdue_from_the_day_after_until_it_is_done() {
        let due = Some(day("2019-06-30"));
        let open = Duty { due, ..Duty::default() };
        assert!(!open.is_overdue(day("2019-06-30")));
        assert!(open.is_overdue(day("2019-07-01")));
        assert!(
            !Duty {
                due,
                ..duty(DutyState::Done)
            }
            .is_overdue(day("2019-07-01"))
        );
        assert!(!Duty::default().is_overdue(day("2019-07-01")));
    }

    #[test]
    fn a_state_is_found_by_its_code_and_by_its_name() {
        for state in DutyState::ALL {
            assert_eq!(DutyState::of(state.code()), Some(state));
            assert_eq!(DutyState::of(state.label().get(Lang::Zh)), Some(state));
        }
        assert_eq!(DutyState::of("停止"), None);
    }
}
