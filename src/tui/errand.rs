//! What is done with a form: about rectification items and appeals here, about people and dates in
//! `office`, about marks, adjustments and weights in `judging`.

pub mod judging;
pub mod office;

use std::path::PathBuf;

use chrono::{Days, NaiveDate};

use self::judging::Judging;
use self::office::Office;
use super::duty;
use super::effect::Notice;
use super::form::Form;
use super::view::View;
use crate::error::Result;
use crate::i18n::{appeal as appeals, rectification as words};
use crate::model::appeal::Ruling;
use crate::model::rectification::{Act, Means};
use crate::model::{NodeIx, Rectification, UnitIx};
use crate::ops::appeal::{Objection, Verdict, decide, find, read_correction, submit};
use crate::ops::issue::issue as issue_scheme;
use crate::ops::rectify::close::{Finding, verify};
use crate::ops::rectify::effect::take_over;
use crate::ops::rectify::further::{escalate, extend};
use crate::ops::rectify::open::{Draft, issue, open};
use crate::ops::rectify::propose::propose;
use crate::ops::rectify::update::{Update, ask, update};
use crate::ops::rectify::{item, read_date};
use crate::ops::round::Round;
use crate::ops::session::{Done, Session};
use crate::ops::typed_path;
use crate::text::{Lang, Text};

/// Something to be done; the answers to its form come with it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Errand {
    /// Draw an item up and issue it.
    Open(UnitIx, NodeIx),
    /// Take a step with an item.
    Step(u32, Act),
    /// Take an item further.
    Escalate(u32, Means),
    /// Take over what the rectification of the period before counts for.
    TakeOver(Lang),
    /// Issue the scheme that the period goes by.
    IssueScheme,
    /// Say what somebody has to do for a measure of the plan: its number, and their place among those
    /// who answer for it.
    Duty(u32, usize),
    /// Open an appeal.
    Appeal(UnitIx, NodeIx),
    /// Decide an appeal.
    Decide(u32, Ruling),
    /// Something about people and dates.
    Office(Office),
    /// Something about marks, adjustments and weights.
    Judging(Judging),
}

/// So many days a form offers for putting something right; a person changes them.
const OFFERED: Days = Days::new(30);

/// The form that an errand needs.
#[must_use]
pub fn form(errand: Errand, view: &View) -> Form {
    let (title, blanks) = match &errand {
        Errand::Office(office) => return office::form(office, view),
        Errand::Judging(judging) => return judging::form(judging, view),
        Errand::Open(unit, node) => (words::act(Act::Issue).clone(), opening(view, *unit, *node)),
        Errand::Step(number, act) => {
            let blanks = view.round.item(*number).map(|item| step(item, *act));
            (titled(*number, words::act(*act)), blanks.unwrap_or_default())
        }
        Errand::Escalate(number, means) => (titled(*number, words::means(*means)), vec![blank(&REASON, "")]),
        Errand::TakeOver(_) => (Text::new("计入考核", "Take it over"), vec![blank(&REASON, "")]),
        Errand::IssueScheme => (Text::new("印发方案", "Issue the scheme"), vec![blank(&REASON, "")]),
        Errand::Duty(measure, at) => duty::form(view, *measure, *at),
        Errand::Appeal(..) => (
            Text::new("提出申诉", "Open an appeal"),
            vec![
                blank(&appeals::GROUNDS, ""),
                blank(&words::EVIDENCE, ""),
                blank(&FILE, ""),
            ],
        ),
        Errand::Decide(number, ruling) => {
            let mut blanks = vec![blank(&appeals::GIVEN_REASON, "")];
            if ruling.may_correct() {
                blanks.push(blank(&CORRECTION, ""));
            }
            (titled(*number, appeals::ruling(*ruling)), blanks)
        }
    };
    Form::new(title, errand, blanks)
}

static REASON: Text = Text::new("原因", "Reason");
static FILE: Text = Text::new("附文件（路径）", "Attach a file (path)");
static NEW_DATE: Text = Text::new("新的期限", "New date");
static APPROVER: Text = Text::new("批准人", "Approved by");
static CORRECTION: Text = Text::new("更正（数据项=值）", "Correct (METRIC=VALUE)");

fn blank(label: &Text, text: impl Into<String>) -> (Text, String) {
    (label.clone(), text.into())
}

/// The file that was typed or dragged to the line, where one was.
fn files(typed: &str) -> Vec<PathBuf> {
    let typed = typed.trim();
    if typed.is_empty() {
        Vec::new()
    } else {
        vec![typed_path::read(typed)]
    }
}

fn titled(number: u32, what: &Text) -> Text {
    Text::of(
        format!("第 {number} 号：{what}"),
        format!("No. {number}: {}", what.get(Lang::En)),
    )
}

fn opening(view: &View, unit: UnitIx, node: NodeIx) -> Vec<(Text, String)> {
    let proposed = propose(view.round, view.lang).into_iter();
    let mut of_link = proposed.filter(|proposal| (proposal.link.unit, proposal.link.indicator) == (unit, node));
    let problem = of_link.next().map(|proposal| proposal.problem).unwrap_or_default();
    let due: NaiveDate = view.today.checked_add_days(OFFERED).unwrap_or(view.today);
    let supervisor = view.round.scheme.node(node).document.scored_by.clone();
    vec![
        blank(&words::PROBLEM, problem),
        blank(&words::REQUIRED, ""),
        blank(&words::DUE, due.to_string()),
        blank(&words::RESPONSIBLE_PERSON, ""),
        blank(&words::SUPERVISOR, supervisor),
    ]
}

fn step(item: &Rectification, act: Act) -> Vec<(Text, String)> {
    match act {
        Act::Issue | Act::Escalate => Vec::new(),
        Act::Plan => vec![
            blank(&words::CAUSE, &item.cause),
            blank(&words::MEASURE, &item.measure),
            blank(&words::RESPONSIBLE_PERSON, &item.responsible_person),
        ],
        Act::Report => vec![
            blank(&words::PROGRESS, ""),
            blank(&words::EVIDENCE, &item.evidence),
            blank(&FILE, ""),
        ],
        Act::Ask => vec![blank(&words::EVIDENCE, &item.evidence), blank(&FILE, "")],
        Act::Close | Act::SendBack => vec![blank(&words::VERDICT, "")],
        Act::Extend => vec![blank(&NEW_DATE, ""), blank(&APPROVER, ""), blank(&REASON, "")],
        Act::Amend => vec![
            blank(&words::PROBLEM, &item.problem),
            blank(&words::REQUIRED, &item.required),
            blank(&words::SUPERVISOR, &item.supervisor),
            blank(&words::EFFECT, &item.effect),
        ],
    }
}

/// Does it with what was answered.
///
/// # Errors
/// It is refused; nothing was changed.
pub fn carry_out(
    session: &mut Session,
    round: &mut Round,
    errand: &Errand,
    answers: &[String],
) -> Result<Option<Done>> {
    let answer = |n: usize| answers.get(n).map(String::as_str).unwrap_or_default();
    let given = |n: usize| Some(answer(n).to_owned());
    match *errand {
        Errand::Office(ref office) => office::carry_out(session, round, office, answers),
        Errand::Judging(ref judging) => judging::carry_out(session, round, judging, answers),
        Errand::Open(unit, indicator) => {
            let draft = Draft {
                unit,
                indicator,
                problem: answer(0).to_owned(),
                severity: crate::model::rectification::Severity::default(),
                required: answer(1).to_owned(),
                responsible_unit: String::new(),
                responsible_person: answer(3).to_owned(),
                supervisor: answer(4).to_owned(),
                due: read_date(answer(2))?,
            };
            open(session, round, &[draft], false)
        }
        Errand::Step(number, act) => take(session, round, (number, act), answers),
        Errand::Escalate(number, means) => escalate(session, round, number, (means, answer(0))),
        Errand::TakeOver(lang) => take_over(session, round, lang, answer(0)),
        Errand::IssueScheme => {
            let version = round.scheme.document().version.clone();
            issue_scheme(session, round, Some(&version), answer(0))
        }
        Errand::Duty(measure, at) => duty::carry_out(session, round, (measure, at), answers),
        Errand::Appeal(unit, indicator) => {
            let objection = Objection {
                unit,
                indicator,
                grounds: answer(0).to_owned(),
                evidence: answer(1).to_owned(),
                files: files(answer(2)),
            };
            submit(session, round, &objection)
        }
        Errand::Decide(number, ruling) => {
            let appeal = find(session, round.period, number)?;
            let wanted = given(1).filter(|text| !text.trim().is_empty());
            let corrections = wanted.map(|text| read_correction(round, &appeal, &text)).transpose()?;
            let verdict = Verdict {
                number,
                ruling,
                reason: answer(0).to_owned(),
                corrections: corrections.into_iter().collect(),
            };
            decide(session, round, &verdict)
        }
    }
}

fn take(
    session: &mut Session,
    round: &mut Round,
    (number, act): (u32, Act),
    answers: &[String],
) -> Result<Option<Done>> {
    let answer = |n: usize| answers.get(n).map(String::as_str).unwrap_or_default();
    let given = |n: usize| Some(answer(n).to_owned());
    match act {
        Act::Issue => issue(session, round, number),
        Act::Plan => {
            let plan = Update {
                cause: given(0),
                measure: given(1),
                responsible_person: given(2),
                ..Update::default()
            };
            update(session, round, number, &plan)
        }
        Act::Report => {
            let report = Update {
                progress: given(0),
                evidence: given(1),
                files: files(answer(2)),
                ..Update::default()
            };
            update(session, round, number, &report)
        }
        Act::Ask => ask(session, round, number, Some(answer(0)), &files(answer(1))),
        Act::Close => verify(session, round, number, (Finding::Done, answer(0))),
        Act::SendBack => verify(session, round, number, (Finding::NotDone, answer(0))),
        Act::Extend => {
            let to = read_date(answer(0))?;
            extend(session, round, number, to, (answer(1), answer(2)))
        }
        Act::Escalate => item(session, number).map(|_| None),
        Act::Amend => {
            let amended = Update {
                problem: given(0),
                required: given(1),
                supervisor: given(2),
                effect: given(3),
                ..Update::default()
            };
            update(session, round, number, &amended)
        }
    }
}

/// What to tell of it.
#[must_use]
pub fn told(done: Option<&Done>) -> Notice {
    let said = |lang: Lang, saved: &str, same: &str| {
        done.map_or_else(|| same.to_owned(), |done| format!("{saved}{}", done.name.get(lang)))
    };
    Notice::done(Text::of(
        said(Lang::Zh, "已保存：", "没有变化。"),
        said(Lang::En, "Saved: ", "Nothing changed."),
    ))
}
