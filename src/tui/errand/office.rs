//! What is done about people and dates: the form that each needs, and the operation.

use super::{Errand, blank};
use crate::error::Result;
use crate::i18n::round::{role, step as name};
use crate::model::{Actor, Step};
use crate::ops::actor::{Duties, add, change, numbered_roles, read_departments, read_roles, remove};
use crate::ops::deadline;
use crate::ops::rectify::read_date;
use crate::ops::round::Round;
use crate::ops::session::{Done, Session};
use crate::text::{Lang, Text};
use crate::tui::form::Form;
use crate::tui::view::View;

/// Something about people and dates.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Office {
    /// Register somebody.
    Register,
    /// Give somebody other roles or departments.
    Change(String),
    /// Take somebody away.
    Remove(String),
    /// Set when a step is due, or take that away.
    Due(Step),
}

/// What somebody's name is asked by.
pub static NAME: Text = Text::new("姓名", "Name");
/// What roles are asked by.
pub static ROLES: Text = Text::new("角色", "Roles");
/// What departments are asked by.
pub static DEPARTMENTS: Text = Text::new("部门", "Departments");
static LAST_DAY: Text = Text::new("最后一天", "Last day");

/// The form that it needs.
pub(super) fn form(office: &Office, view: &View) -> Form {
    let (title, blanks, note) = match office {
        Office::Register => (
            Text::new("登记人员", "Register somebody"),
            vec![blank(&NAME, ""), blank(&ROLES, ""), blank(&DEPARTMENTS, "")],
            Some(roles_note()),
        ),
        Office::Change(who) => {
            let actors = view.desk.actors().unwrap_or_default();
            let found = actors.iter().find(|actor| actor.name == *who);
            let (roles, departments) = found.map(|actor| duties(actor, view.lang)).unwrap_or_default();
            (
                Text::of(format!("{who}：角色和部门"), format!("{who}: roles and departments")),
                vec![blank(&ROLES, roles), blank(&DEPARTMENTS, departments)],
                Some(roles_note()),
            )
        }
        Office::Remove(who) => (
            Text::of(format!("移除 {who}"), format!("Remove {who}")),
            vec![blank(&super::REASON, "")],
            Some(REMOVED),
        ),
        Office::Due(step) => {
            let due = view.round.deadlines().find(|(of, _)| of == step);
            let step = name(*step);
            (
                Text::of(
                    format!("“{step}”的时限"),
                    format!("When \"{}\" is due", step.get(Lang::En)),
                ),
                vec![blank(
                    &LAST_DAY,
                    due.map(|(_, due)| due.to_string()).unwrap_or_default(),
                )],
                Some(DATES),
            )
        }
    };
    Form::new(title, Errand::Office(office.clone()), blanks).with_note(note)
}

/// Somebody's roles and departments, as they are typed.
#[must_use]
pub fn duties(actor: &Actor, lang: Lang) -> (String, String) {
    let comma = match lang {
        Lang::Zh => "、",
        Lang::En => ", ",
    };
    let roles: Vec<&str> = actor.roles.iter().map(|of| role(*of).get(lang)).collect();
    (roles.join(comma), actor.departments.join(comma))
}

/// Does it with what was answered.
pub(super) fn carry_out(
    session: &mut Session,
    round: &mut Round,
    office: &Office,
    answers: &[String],
) -> Result<Option<Done>> {
    let answer = |n: usize| answers.get(n).map(|text| text.trim()).unwrap_or_default();
    let wanted = |roles: usize| -> Result<Duties> {
        Ok(Duties {
            roles: Some(read_roles(answer(roles))?),
            departments: Some(read_departments(answer(roles + 1))),
        })
    };
    match office {
        Office::Register => add(session, round, answer(0), &wanted(1)?),
        Office::Change(who) => change(session, round, who, &wanted(0)?),
        Office::Remove(who) => remove(session, round, who, answer(0)),
        Office::Due(step) => {
            let due = match answer(0) {
                "" => None,
                typed => Some(read_date(typed)?),
            };
            deadline::set(session, round, *step, due)
        }
    }
}

fn roles_note() -> Text {
    let roles = numbered_roles();
    Text::of(
        format!("{roles}可写序号或名称，几个用逗号隔开；部门不写即全部。"),
        format!(
            "{} Type numbers or names, with commas between; no department means all.",
            roles.get(Lang::En)
        ),
    )
}

const REMOVED: Text = Text::new("做过的事仍记在其名下。", "What they did stays under their name.");
const DATES: Text = Text::new(
    "写成 2022-03-31；清空即取消时限。",
    "Write 2022-03-31; an empty line takes the deadline away.",
);
