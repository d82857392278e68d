//! Words for the ledger of rectification items: fields, states, steps, and how an item stands on a day.

use crate::model::Period;
use crate::model::rectification::{Act, Means, Rectification, Severity, State, Timing};
use crate::model::scheme::document::SchemeDocument;
use crate::text::{Lang, Text};

/// What is to be put right.
pub static PROBLEM: Text = Text::new("问题", "Problem");
/// How serious it is.
pub static SEVERITY: Text = Text::new("严重程度", "Severity");
/// Why it came to be.
pub static CAUSE: Text = Text::new("原因分析", "Root cause");
/// What is asked for.
pub static REQUIRED: Text = Text::new("整改要求", "Required action");
/// What the unit does about it.
pub static MEASURE: Text = Text::new("整改措施", "Measure");
/// Who answers for it.
pub static RESPONSIBLE_UNIT: Text = Text::new("责任单位", "Responsible unit");
/// The person who answers for it.
pub static RESPONSIBLE_PERSON: Text = Text::new("责任人", "Responsible person");
/// The department that watches over it.
pub static SUPERVISOR: Text = Text::new("督办部门", "Supervisor");
/// When it was issued.
pub static OPENED: Text = Text::new("下达日期", "Issued on");
/// By when it is to be put right.
pub static DUE: Text = Text::new("完成期限", "Due");
/// How it stands on a day.
pub static TIMING: Text = Text::new("时限", "Time");
/// How far it has come.
pub static PROGRESS: Text = Text::new("进展情况", "Progress");
/// What proves it.
pub static EVIDENCE: Text = Text::new("佐证材料", "Evidence");
/// The files that prove it.
pub static FILES: Text = Text::new("佐证文件", "Files");
/// When the unit reported it done.
pub static REQUESTED: Text = Text::new("自查报告日期", "Self-report");
/// Who verified it.
pub static VERIFIER: Text = Text::new("核验人", "Verifier");
/// What the verification found.
pub static VERDICT: Text = Text::new("核验结果", "Verification");
/// When it was closed.
pub static CLOSED: Text = Text::new("销号日期", "Closed on");
/// More time.
pub static EXTENSION: Text = Text::new("延期", "Extension");
/// What was taken further.
pub static ESCALATION: Text = Text::new("约谈督查", "Escalation");
/// What it did to the next period.
pub static EFFECT: Text = Text::new("次年影响", "Effect next year");
/// The ledger, as the source of a value.
pub static LEDGER: Text = Text::new("整改台账", "Rectification ledger");
/// How many items fell due.
pub static N_DUE: Text = Text::new("到期应整改", "Fell due");
/// How many were closed in time.
pub static N_DONE: Text = Text::new("按期销号", "In time");
/// The share of them.
pub static COMPLETION: Text = Text::new("完成率", "Completed");
/// How many are late and not closed.
pub static N_OVERDUE: Text = Text::new("逾期未销号", "Overdue");
/// How many count for nothing so far.
pub static N_OPEN: Text = Text::new("未到期或待核验", "Not due or to be verified");
/// The penalty that is still to be applied.
pub static TO_APPLY: Text = Text::new("拟计扣分", "Penalty to apply");
/// Where it comes from.
pub static ORIGIN: Text = Text::new("来源", "From");

/// The name of a state.
#[must_use]
pub const fn state(state: State) -> &'static Text {
    match state {
        State::Drafted => const { &Text::new("待下达", "not issued") },
        State::Issued => const { &Text::new("已下达", "issued") },
        State::Planned => const { &Text::new("方案报送", "plan filed") },
        State::Working => const { &Text::new("整改中", "in progress") },
        State::Asked => const { &Text::new("申请销号", "asked to close") },
        State::SentBack => const { &Text::new("退回", "sent back") },
        State::Closed => const { &Text::new("已销号", "closed") },
    }
}

/// The name of a degree.
#[must_use]
pub const fn severity(severity: Severity) -> &'static Text {
    match severity {
        Severity::Ordinary => const { &Text::new("一般", "ordinary") },
        Severity::Serious => const { &Text::new("较重", "serious") },
        Severity::Grave => const { &Text::new("严重", "grave") },
    }
}

/// The name of a step.
#[must_use]
pub const fn act(act: Act) -> &'static Text {
    match act {
        Act::Issue => const { &Text::new("下达", "issue it") },
        Act::Plan => const { &Text::new("报送方案", "file the plan") },
        Act::Report => const { &Text::new("报告进展", "report progress") },
        Act::Ask => const { &Text::new("申请销号", "ask to close it") },
        Act::Close => const { &Text::new("销号", "close it") },
        Act::SendBack => const { &Text::new("退回", "send it back") },
        Act::Extend => const { &Text::new("延期", "give it more time") },
        Act::Escalate => const { &Text::new("约谈或移交督查", "take it further") },
        Act::Amend => const { &Text::new("补充登记", "complete it") },
    }
}

/// The name of a way to take an item further.
#[must_use]
pub const fn means(means: Means) -> &'static Text {
    match means {
        Means::Talk => const { &Text::new("约谈", "summoned to a talk") },
        Means::Inspection => const { &Text::new("移交督查", "handed to inspection") },
    }
}

/// How an item stands on a day; nothing where no time runs. What needs a look begins with a sign.
#[must_use]
pub fn timing(timing: Timing) -> Text {
    match timing {
        Timing::Still => Text::new("", ""),
        Timing::Waiting => Text::new("待核验", "to be verified"),
        Timing::InTime(days) => Text::of(format!("余 {days} 天"), format!("{days} days left")),
        Timing::DueSoon(0) => Text::new("! 今天到期", "! due today"),
        Timing::DueSoon(days) => Text::of(format!("! 余 {days} 天"), format!("! {days} days left")),
        Timing::Overdue(days) => Text::of(format!("!! 逾期 {days} 天"), format!("!! {days} days late")),
    }
}

/// `由 2022-04-01 延至 2022-05-01，批准人：赵六，原因：…`; empty without an extension.
#[must_use]
pub fn extension(item: &Rectification) -> Text {
    item.extension.as_ref().map_or_else(empty, |extension| {
        let (from, to) = (extension.from, item.due);
        let (approver, reason) = (&extension.approver, &extension.reason);
        Text::of(
            format!("由 {from} 延至 {to}，批准人：{approver}，原因：{reason}"),
            format!("from {from} to {to}, approved by {approver}: {reason}"),
        )
    })
}

/// `2022-05-10 约谈：…`; empty where nothing was taken further.
#[must_use]
pub fn escalation(item: &Rectification) -> Text {
    item.escalation.as_ref().map_or_else(empty, |escalation| {
        let said = |lang, colon: &str| {
            let means = means(escalation.means).get(lang);
            format!("{} {means}{colon}{}", escalation.on, escalation.reason)
        };
        Text::of(said(Lang::Zh, "："), said(Lang::En, ": "))
    })
}

/// The penalty that is still to be applied for items that are overdue, `Y4 × 2`; nothing where there is none.
#[must_use]
pub fn to_apply(document: &SchemeDocument, n: usize) -> Text {
    let penalty = document.rectification.as_ref().and_then(|taken| taken.penalty.as_ref());
    match penalty {
        Some(item) if n > 0 => Text::same(format!("{item} × {n}")),
        _ => empty(),
    }
}

/// Why a penalty is applied for an item that is overdue.
#[must_use]
pub fn overdue_reason(number: u32) -> Text {
    Text::of(
        format!("整改第 {number} 号逾期未销号"),
        format!("Rectification {number} overdue and not closed"),
    )
}

/// What an item counted for in the next period: `2022：未按期销号，计入完成率；计 Y4 扣分 1 次`.
#[must_use]
pub fn taken_over(period: Period, is_done: bool, penalty: Option<&str>) -> Text {
    let (zh, en) = if is_done {
        ("按期销号", "closed in time")
    } else {
        ("未按期销号", "not closed in time")
    };
    let (more_zh, more_en) = penalty.map_or_else(Default::default, |item| {
        (format!("；计 {item} 扣分 1 次"), format!("; penalty {item} once"))
    });
    Text::of(format!("{period}：{zh}{more_zh}"), format!("{period}: {en}{more_en}"))
}

fn empty() -> Text {
    Text::new("", "")
}

/// What the ledger says of an item besides where it comes from: every field with what stands in
/// it, in the order of the ledger. Unfilled fields are there too.
#[must_use]
pub fn fields(item: &Rectification) -> Vec<(&'static Text, Text)> {
    let date = |date: Option<chrono::NaiveDate>| Text::same(date.map_or_else(String::new, |date| date.to_string()));
    let verdict = item.verdict.as_ref();
    vec![
        (&PROBLEM, Text::same(&item.problem)),
        (&SEVERITY, severity(item.severity).clone()),
        (&CAUSE, Text::same(&item.cause)),
        (&REQUIRED, Text::same(&item.required)),
        (&MEASURE, Text::same(&item.measure)),
        (&RESPONSIBLE_UNIT, Text::same(&item.responsible_unit)),
        (&RESPONSIBLE_PERSON, Text::same(&item.responsible_person)),
        (&SUPERVISOR, Text::same(&item.supervisor)),
        (&OPENED, date(item.opened)),
        (&DUE, Text::same(item.due.to_string())),
        (&PROGRESS, Text::same(&item.progress)),
        (&EVIDENCE, Text::same(&item.evidence)),
        (&REQUESTED, date(item.request.as_ref().map(|request| request.on))),
        (&VERIFIER, Text::same(verdict.map_or("", |verdict| &verdict.by))),
        (&VERDICT, Text::same(verdict.map_or("", |verdict| &verdict.result))),
        (&CLOSED, date(item.closed())),
        (&EXTENSION, extension(item)),
        (&ESCALATION, escalation(item)),
        (&EFFECT, Text::same(&item.effect)),
    ]
}
