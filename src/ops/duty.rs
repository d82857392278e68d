//! The breakdown of responsibility 责任分解: who does what for a measure of the plan, and how far it is.
//!
//! Whoever a measure names has a duty, whether anything was said of it or not. What is overdue is
//! worked out from the day, never stored.

use chrono::NaiveDate;

use super::gate;
use super::plan::plan;
use super::round::Round;
use super::session::{Action, Done, Session};
use super::task::Task;
use crate::error::{Error, Kind, Result};
use crate::model::plan::document::Measure;
use crate::model::plan::duty::{Duty, DutyState};
use crate::model::{Plan, Scheme};
use crate::store::{Change, DutyRow, Record};
use crate::text::{Lang, Text};

/// A duty and whose it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// The number of the measure.
    pub measure: u32,
    /// The code of the unit, or the name of the department, as the plan writes it.
    pub unit: String,
    /// Its name.
    pub name: Text,
    /// What it has to do.
    pub duty: Duty,
    /// Whether it should be done by now and is not.
    pub is_overdue: bool,
}

impl Line {
    /// That it is overdue, in words.
    #[must_use]
    pub fn late(&self) -> Text {
        let (no, due) = (
            self.measure,
            self.duty.due.map_or_else(String::new, |due| due.to_string()),
        );
        let state = self.duty.state.label();
        let name = |lang| self.name.get(lang);
        Text::of(
            format!("逾期：第{no}条措施，{}，时限 {due}，{state}。", name(Lang::Zh)),
            format!(
                "Overdue: measure {no}, {}, due {due}, {}.",
                name(Lang::En),
                state.get(Lang::En)
            ),
        )
    }
}

/// What is to be changed of a duty; what is left out stays.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Edit {
    /// The implementing plan.
    pub paper: Option<String>,
    /// The person responsible.
    pub person: Option<String>,
    /// By when; `Some(None)` for no date.
    pub due: Option<Option<NaiveDate>>,
    /// How far it is.
    pub state: Option<DutyState>,
    /// A note.
    pub note: Option<String>,
}

/// The duties of a measure, or of all measures, in the order of the plan.
#[must_use]
pub fn lines(round: &Round, measure: Option<u32>, today: NaiveDate) -> Vec<Line> {
    let Some(plan) = round.plan.as_deref() else {
        return Vec::new();
    };
    let measures = plan.measures().map(|(_, measure)| measure);
    let asked = measures.filter(|of| measure.is_none_or(|no| of.no == no));
    asked
        .flat_map(|measure| {
            let responsible = plan.responsible(measure).into_iter();
            responsible.map(move |unit| line(round, plan, (measure.no, unit), today))
        })
        .collect()
}

/// The duties that should be done by now and are not, the longest overdue first.
#[must_use]
pub fn overdue(round: &Round, today: NaiveDate) -> Vec<Line> {
    let mut overdue: Vec<_> = lines(round, None, today)
        .into_iter()
        .filter(|line| line.is_overdue)
        .collect();
    overdue.sort_by_key(|line| line.duty.due);
    overdue
}

/// How many duties are overdue, and which is so the longest; nothing where none is.
#[must_use]
pub fn tally(round: &Round, today: NaiveDate) -> Option<Text> {
    let overdue = overdue(round, today);
    let (n, longest) = (overdue.len(), overdue.first()?.late());
    let more = |lang| longest.get(lang);
    Some(Text::of(
        format!("责任分解逾期 {n} 项。{}", more(Lang::Zh)),
        format!("{n} duties overdue. {}", more(Lang::En)),
    ))
}

fn line(round: &Round, plan: &Plan, (measure, unit): (u32, &str), today: NaiveDate) -> Line {
    let duty = found(round, plan, (measure, unit));
    Line {
        measure,
        unit: unit.to_owned(),
        name: name(&round.scheme, plan, unit),
        is_overdue: duty.is_overdue(today),
        duty,
    }
}

fn found(round: &Round, plan: &Plan, (measure, unit): (u32, &str)) -> Duty {
    round.duty(&plan.document().id, measure, unit)
}

/// What a unit or a department is called.
fn name(scheme: &Scheme, plan: &Plan, unit: &str) -> Text {
    let found = scheme.find_unit(unit).map(|unit| scheme.unit(unit).name.clone());
    let department = || plan.department(unit).map(|department| department.name.clone());
    found.or_else(department).unwrap_or_else(|| Text::same(unit))
}

/// The measure with this number.
///
/// # Errors
/// There is no plan, or no such measure.
pub fn measure(round: &Round, no: u32) -> Result<&Measure> {
    let plan = plan(round)?;
    let last = plan.measures().map(|(_, measure)| measure.no).max().unwrap_or(0);
    plan.measure(no).ok_or_else(|| {
        Error::new(
            Kind::NotFound,
            Text::of(format!("没有第 {no} 条措施。"), format!("There is no measure {no}.")),
        )
        .hint(Text::of(
            format!("计划的措施到第 {last} 条。"),
            format!("The last measure of the plan is {last}."),
        ))
    })
}

/// Changes a duty; `None` where everything is so already.
///
/// # Errors
/// The measure does not name the unit, the step is not the next one, or the store refused; nothing
/// was changed.
pub fn set(
    session: &mut Session,
    round: &mut Round,
    (no, unit): (u32, &str),
    edit: Edit,
    reason: &str,
) -> Result<Option<Done>> {
    let measure = measure(round, no)?;
    let plan = plan(round)?;
    let unit = responsible(round, plan, measure, unit)?;
    check_whose(session, measure, (&unit, &name(&round.scheme, plan, &unit)))?;
    let before = found(round, plan, (no, &unit));
    let after = edited(&before, edit);
    before.may_become(&after)?;
    let id = &plan.document().id;
    let row = |duty: Duty| {
        (!duty.is_empty()).then(|| {
            Record::Duty(DutyRow {
                plan: id.clone(),
                measure: no,
                unit: unit.clone(),
                duty,
            })
        })
    };
    let changes = Change::new(row(before), row(after)).into_iter().collect();
    session.carry_out(round, Action::new(Task::Duty, reason), changes)
}

/// Refuses a department the duty of another, unless it leads the measure.
fn check_whose(session: &Session, measure: &Measure, (unit, name): (&str, &Text)) -> Result<()> {
    let Some(actor) = gate::acting(&session.store, session.actor())? else {
        return Ok(());
    };
    gate::check_role(&actor, Task::Duty)?;
    let names = [unit, name.get(Lang::Zh), name.get(Lang::En)].into_iter();
    let mut whose = names.chain(measure.lead.iter().map(String::as_str));
    if whose.any(|department| actor.acts_for(department)) {
        return Ok(());
    }
    Err(gate::not_own(&actor, name.get(Lang::Zh)))
}

fn edited(before: &Duty, edit: Edit) -> Duty {
    let text = |new: Option<String>, old: &str| new.map_or_else(|| old.to_owned(), |new| new.trim().to_owned());
    Duty {
        paper: text(edit.paper, &before.paper),
        person: text(edit.person, &before.person),
        due: edit.due.unwrap_or(before.due),
        state: edit.state.unwrap_or(before.state),
        note: text(edit.note, &before.note),
    }
}

/// The unit or department of a measure with this code or name.
fn responsible(round: &Round, plan: &Plan, measure: &Measure, named: &str) -> Result<String> {
    let all = plan.responsible(measure);
    let is_it = |unit: &&&str| **unit == named || name(&round.scheme, plan, unit).is(named);
    let found = all.iter().find(is_it).map(|unit| (**unit).to_owned());
    found.ok_or_else(|| {
        let listed = |lang, comma: &str| {
            let all: Vec<_> = all.iter().map(|unit| name(&round.scheme, plan, unit)).collect();
            all.iter().map(|unit| unit.get(lang)).collect::<Vec<_>>().join(comma)
        };
        let no = measure.no;
        Error::new(
            Kind::NotFound,
            Text::of(
                format!("第 {no} 条措施不由“{named}”负责。"),
                format!("\"{named}\" does not answer for measure {no}."),
            ),
        )
        .hint(Text::of(
            format!("负责的有：{}。", listed(Lang::Zh, "、")),
            format!("Those who do: {}.", listed(Lang::En, ", ")),
        ))
    })
}

/// Reads a date as a person writes it: 2019-06-30; nothing for no date.
///
/// # Errors
/// It is no date.
pub fn read_date(typed: &str) -> Result<Option<NaiveDate>> {
    let typed = typed.trim();
    if typed.is_empty() {
        return Ok(None);
    }
    let year_first = typed.replace(['年', '月', '/', '.'], "-").replace('日', "");
    NaiveDate::parse_from_str(&year_first, "%Y-%m-%d")
        .map(Some)
        .map_err(|_| {
            Error::new(
                Kind::Invalid,
                Text::of(
                    format!("“{typed}”不是日期；请写成 2019-06-30。"),
                    format!("\"{typed}\" is not a date; write 2019-06-30."),
                ),
            )
        })
}

/// The state with this code or name.
///
/// # Errors
/// There is none.
pub fn read_state(typed: &str) -> Result<DutyState> {
    DutyState::of(typed.trim()).ok_or_else(|| {
        let names = |lang: Lang, comma: &str| {
            let names: Vec<_> = DutyState::ALL.iter().map(|state| state.label()).collect();
            names.iter().map(|name| name.get(lang)).collect::<Vec<_>>().join(comma)
        };
        let codes: Vec<_> = DutyState::ALL.iter().map(|state| state.code()).collect();
        Error::new(
            Kind::Usage,
            Text::of(
                format!("“{typed}”不是责任分解的状态。"),
                format!("\"{typed}\" is not a state of a duty."),
            ),
        )
        .hint(Text::of(
            format!("可用：{}（{}）。", names(Lang::Zh, "、"), codes.join("、")),
            format!("There are: {}.", codes.join(", ")),
        ))
    })
}
