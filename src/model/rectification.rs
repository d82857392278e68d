//! Rectification items 整改事项: a weak link that a person had put right, from issue to closing.
//!
//! Says what an item is, which step may follow which, and how it stands on a given day. It has no
//! clock; who may take a step is for `ops`.

use std::str::FromStr;

use chrono::NaiveDate;

use super::period::Period;

/// One item of the ledger 整改台账.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rectification {
    /// Its number in the ledger, from 1.
    pub number: u32,
    /// The unit's code.
    pub unit: String,
    /// The period it comes from.
    pub period: Period,
    /// The code of the indicator it comes from.
    pub indicator: String,
    /// What is to be put right.
    pub problem: String,
    /// How serious it is.
    pub severity: Severity,
    /// Why it came to be; may be empty.
    pub cause: String,
    /// What is asked for; may be empty.
    pub required: String,
    /// What the unit does about it; empty until its plan is filed.
    pub measure: String,
    /// Who answers for it.
    pub responsible_unit: String,
    /// The person who answers for it; may be empty.
    pub responsible_person: String,
    /// The department that watches over it.
    pub supervisor: String,
    /// When it was issued; `None` while it is a draft.
    pub opened: Option<NaiveDate>,
    /// By when it is to be put right, extensions included.
    pub due: NaiveDate,
    /// How far it has come, as last reported; what was reported before stands in the journal.
    pub progress: String,
    /// What proves it: documents, files.
    pub evidence: String,
    /// How far it is.
    pub state: State,
    /// The last time the unit asked to close it.
    pub request: Option<Request>,
    /// What the last verification found.
    pub verdict: Option<Verdict>,
    /// The last extension.
    pub extension: Option<Extension>,
    /// What was taken further.
    pub escalation: Option<Escalation>,
    /// What it did to the next period; may be empty.
    pub effect: String,
}

/// How serious an item is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum Severity {
    /// 一般.
    #[default]
    Ordinary,
    /// 较重.
    Serious,
    /// 严重.
    Grave,
}

/// How far an item is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum State {
    /// 待下达: drawn up, not issued.
    Drafted,
    /// 已下达.
    Issued,
    /// 方案报送: the unit's plan is filed.
    Planned,
    /// 整改中.
    Working,
    /// 申请销号: the unit says it is done.
    Asked,
    /// 退回: verified, and not done.
    SentBack,
    /// 已销号: verified and closed.
    Closed,
}

/// A step that an item may take.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Act {
    /// 下达.
    Issue,
    /// 报送方案.
    Plan,
    /// 报告进展.
    Report,
    /// 申请销号.
    Ask,
    /// 销号.
    Close,
    /// 退回.
    SendBack,
    /// 延期.
    Extend,
    /// 约谈、移交督查.
    Escalate,
    /// Completing what the ledger says of it.
    Amend,
}

/// A request to close.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Request {
    /// The date of the self-report.
    pub on: NaiveDate,
    /// Who asked.
    pub by: String,
}

/// What a verification found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verdict {
    /// When.
    pub on: NaiveDate,
    /// Who verified.
    pub by: String,
    /// What was found.
    pub result: String,
}

/// More time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Extension {
    /// The date before.
    pub from: NaiveDate,
    /// Why.
    pub reason: String,
    /// Who approved it.
    pub approver: String,
}

/// What was taken further.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Escalation {
    /// How.
    pub means: Means,
    /// When.
    pub on: NaiveDate,
    /// Why.
    pub reason: String,
}

/// How an item is taken further.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Means {
    /// 约谈.
    Talk,
    /// 移交督查.
    Inspection,
}

/// How an item stands on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Timing {
    /// It is a draft or closed: no time runs.
    Still,
    /// The unit asked to close it in time; others are to act.
    Waiting,
    /// There are so many days left.
    InTime(i64),
    /// There are few days left.
    DueSoon(i64),
    /// It is so many days late.
    Overdue(i64),
}

/// So many days before an item is due, and fewer, it is due soon.
pub const SOON: i64 = 7;

impl Severity {
    /// Every one, from the lightest.
    pub const ALL: [Self; 3] = [Self::Ordinary, Self::Serious, Self::Grave];

    /// The code in stores and formats.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Ordinary => "ordinary",
            Self::Serious => "serious",
            Self::Grave => "grave",
        }
    }
}

impl State {
    /// Every one, in order.
    pub const ALL: [Self; 7] = [
        Self::Drafted,
        Self::Issued,
        Self::Planned,
        Self::Working,
        Self::Asked,
        Self::SentBack,
        Self::Closed,
    ];

    /// The code in stores and formats.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Drafted => "drafted",
            Self::Issued => "issued",
            Self::Planned => "planned",
            Self::Working => "working",
            Self::Asked => "asked",
            Self::SentBack => "sent_back",
            Self::Closed => "closed",
        }
    }

    /// The state after a step; `None` where the step may not be taken now.
    #[must_use]
    pub fn after(self, act: Act) -> Option<Self> {
        let (from, to) = act.rule();
        from.contains(&self).then(|| to.unwrap_or(self))
    }
}

use State::{Asked, Closed, Drafted, Issued, Planned, SentBack, Working};

/// Issued and not closed.
const RUNNING: &[State] = &[Issued, Planned, Working, Asked, SentBack];
/// The unit has to act.
const WITH_UNIT: &[State] = &[Issued, Planned, Working, SentBack];

impl Act {
    /// Every one.
    pub const ALL: [Self; 9] = [
        Self::Issue,
        Self::Plan,
        Self::Report,
        Self::Ask,
        Self::Close,
        Self::SendBack,
        Self::Extend,
        Self::Escalate,
        Self::Amend,
    ];

    /// From which states it may be taken, and to which state it leads; `None` where the state stays.
    /// This is the whole table.
    #[must_use]
    #[rustfmt::skip]
    pub const fn rule(self) -> (&'static [State], Option<State>) {
        match self {
            Self::Issue    => (&[Drafted], Some(Issued)),
            Self::Plan     => (&[Issued, Planned, SentBack], Some(Planned)),
            Self::Report   => (&[Planned, Working, SentBack], Some(Working)),
            Self::Ask      => (&[Working], Some(Asked)),
            Self::Close    => (&[Asked], Some(Closed)),
            Self::SendBack => (&[Asked], Some(SentBack)),
            Self::Extend   => (WITH_UNIT, None),
            Self::Escalate => (RUNNING, None),
            Self::Amend    => (&[Drafted, Issued, Planned, Working, Asked, SentBack], None),
        }
    }
}

impl Means {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Talk, Self::Inspection];

    /// The code in stores and formats.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Talk => "talk",
            Self::Inspection => "inspection",
        }
    }
}

/// Reads a code back, for each of these types alike.
macro_rules! from_code {
    ($($name:ty),+) => {
        $(impl FromStr for $name {
            type Err = ();

            fn from_str(code: &str) -> Result<Self, ()> {
                Self::ALL.into_iter().find(|one| one.code() == code).ok_or(())
            }
        })+
    };
}

from_code!(Severity, State, Means);

impl Rectification {
    /// Whether it was issued and is not closed.
    #[must_use]
    pub fn is_running(&self) -> bool {
        RUNNING.contains(&self.state)
    }

    /// How it stands on a day. What the unit asked to close in time is not late while others verify it.
    #[must_use]
    pub fn timing(&self, today: NaiveDate) -> Timing {
        let asked_in_time = self.state == Asked && self.request.as_ref().is_some_and(|request| request.on <= self.due);
        match (self.due - today).num_days() {
            _ if !self.is_running() => Timing::Still,
            _ if asked_in_time => Timing::Waiting,
            left if left < 0 => Timing::Overdue(-left),
            left if left <= SOON => Timing::DueSoon(left),
            left => Timing::InTime(left),
        }
    }

    /// Whether it is late on a day.
    #[must_use]
    pub fn is_overdue(&self, today: NaiveDate) -> bool {
        matches!(self.timing(today), Timing::Overdue(_))
    }

    /// Whether it is closed, and the unit had asked for that in time.
    #[must_use]
    pub fn is_closed_in_time(&self) -> bool {
        let in_time = |request: &Request| request.on <= self.due;
        self.state == Closed && self.request.as_ref().is_some_and(in_time)
    }

    /// The date it was closed on.
    #[must_use]
    pub fn closed(&self) -> Option<NaiveDate> {
        self.verdict
            .as_ref()
            .filter(|_| self.state == Closed)
            .map(|verdict| verdict.on)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a date")
    }

    fn item(state: State) -> Rectification {
        Rectification {
            number: 1,
            unit: "a".to_owned(),
            period: Period::year(2021),
            indicator: "A1".to_owned(),
            problem: "占比低".to_owned(),
            severity: Severity::Ordinary,
            cause: String::new(),
            required: String::new(),
            measure: String::new(),
            responsible_unit: "甲县".to_owned(),
            responsible_person: String::new(),
            supervisor: "商务局".to_owned(),
            opened: Some(day("2022-03-01")),
            due: day("2022-04-01"),
            progress: String::new(),
            evidence: String::new(),
            state,
            request: None,
            verdict: None,
            extension: None,
            escalation: None,
            effect: String::new(),
        }
    }

    #[test]
    fn the_way_leads_from_draft_to_closed_and_only_verification_closes() {
        let way = [
            (Act::Issue, Issued),
            (Act::Plan, Planned),
            (Act::Report, Working),
            (Act::Ask, Asked),
            (Act::SendBack, SentBack),
            (Act::Report, Working),
            (Act::Ask, Asked),
            (Act::Close, Closed),
        ];
        let mut state = Drafted;
        for (act, expected) in way {
            state = state.after(act).expect("allowed");
            assert_eq!(state, expected);
        }
        for before in State::ALL {
            assert_eq!(before.after(Act::Close).is_some(), before == Asked, "{before:?}");
        }
        for act in Act::ALL {
            assert_eq!(Closed.after(act), None, "{act:?}: what is closed stays closed");
        }
    }

    #[test]
    fn a_side_step_leaves_the_state_as_it_is() {
        assert_eq!(Working.after(Act::Extend), Some(Working));
        assert_eq!(Asked.after(Act::Escalate), Some(Asked));
        assert_eq!(
            Asked.after(Act::Extend),
            None,
            "what waits for others needs no more time"
        );
        assert_eq!(Drafted.after(Act::Escalate), None);
    }

    #[test]
    fn the_last_day_is_in_time_and_the_day_after_is_late() {
        let item = item(Working);
        assert_eq!(item.timing(day("2022-03-24")), Timing::InTime(8));
        assert_eq!(item.timing(day("2022-03-25")), Timing::DueSoon(7));
        assert_eq!(item.timing(day("2022-04-01")), Timing::DueSoon(0));
        assert_eq!(item.timing(day("2022-04-02")), Timing::Overdue(1));
    }

    #[test]
    fn no_time_runs_for_a_draft_and_for_what_is_closed() {
        for state in [Drafted, Closed] {
            assert_eq!(item(state).timing(day("2030-01-01")), Timing::Still);
        }
    }

    #[test]
    fn what_was_asked_for_in_time_is_not_late_until_it_is_sent_back() {
        let mut item = item(Asked);
        item.request = Some(Request {
            on: day("2022-04-01"),
            by: "甲县".to_owned(),
        });
        assert_eq!(item.timing(day("2022-05-01")), Timing::Waiting);
        item.state = SentBack;
        assert_eq!(item.timing(day("2022-05-01")), Timing::Overdue(30));
        item.state = Closed;
        assert!(item.is_closed_in_time());
        item.due = day("2022-03-31");
        assert!(!item.is_closed_in_time());
    }
}
