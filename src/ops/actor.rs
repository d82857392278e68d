//! The people who act: registered, given other roles, taken away.
//!
//! A name is a statement, not a login: this guards against mistakes and records who said they
//! acted. What a role may do is the one table of [`task`](super::task).

use super::gate;
use super::round::Round;
use super::session::{Action, Done, Session};
use super::task::Task;
use crate::error::{Error, Kind, Result};
use crate::i18n::round::role as name_of;
use crate::model::{Actor, Role, Scheme};
use crate::store::{ActorRow, Change, Record};
use crate::text::{Lang, Text};

/// What somebody is to be from now on; as it is where left out.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Duties {
    /// The roles.
    pub roles: Option<Vec<Role>>,
    /// The departments; all, where none is named.
    pub departments: Option<Vec<String>>,
}

/// Everybody who is registered, by name.
///
/// # Errors
/// The store cannot be read.
pub fn list(session: &Session) -> Result<Vec<Actor>> {
    session.store.actors()
}

/// Registers somebody. The first must be an administrator, or nobody could register the second.
///
/// # Errors
/// The name is taken or none, no role was named, or the store refused.
pub fn add(session: &mut Session, round: &mut Round, name: &str, duties: &Duties) -> Result<Option<Done>> {
    let actors = list(session)?;
    if actors.iter().any(|actor| actor.name == name.trim()) {
        return Err(Error::new(
            Kind::Conflict,
            Text::of(format!("“{name}”已经登记。"), format!("\"{name}\" is registered.")),
        )
        .hint(Text::new(
            "改职责用 kaohe actor change。",
            "kaohe actor change gives other roles.",
        )));
    }
    let actor = changed(
        Actor {
            name: name.trim().to_owned(),
            roles: Vec::new(),
            departments: Vec::new(),
        },
        duties,
    );
    check(&actor)?;
    let others = actors.iter().chain([&actor]);
    check_administrator(others)?;
    let change = Change::add(Record::Actor(ActorRow(actor)));
    session.carry_out(round, Action::new(Task::Staff, ""), vec![change])
}

/// Gives somebody other roles or departments; `None` where they have them.
///
/// # Errors
/// Nobody has this name, no administrator would be left, or the store refused.
pub fn change(session: &mut Session, round: &mut Round, name: &str, duties: &Duties) -> Result<Option<Done>> {
    let (before, others) = found(session, name)?;
    let after = changed(before.clone(), duties);
    check(&after)?;
    check_administrator(others.iter().chain([&after]))?;
    let row = |actor| Some(Record::Actor(ActorRow(actor)));
    let change = Change::new(row(before), row(after));
    session.carry_out(round, Action::new(Task::Staff, ""), change.into_iter().collect())
}

/// Takes somebody away; what they did stays under their name.
///
/// # Errors
/// Nobody has this name, no administrator would be left, or the store refused.
pub fn remove(session: &mut Session, round: &mut Round, name: &str, reason: &str) -> Result<Option<Done>> {
    let (actor, others) = found(session, name)?;
    check_administrator(others.iter())?;
    let change = Change::remove(Record::Actor(ActorRow(actor)));
    session.carry_out(round, Action::new(Task::Staff, reason), vec![change])
}

/// Refuses the name of somebody who is not registered, where anybody is.
///
/// # Errors
/// Others are registered and this one is not.
pub fn check_known(session: &Session, name: &str) -> Result<()> {
    gate::acting(&session.store, name).map(drop)
}

/// Lets a registered person act in the session from now on; where nobody is registered, anybody.
///
/// # Errors
/// Others are registered and this one is not.
pub fn act_as(session: &mut Session, name: &str) -> Result<()> {
    check_known(session, name)?;
    session.hand_to(name);
    Ok(())
}

/// Reads roles as a person types them, with commas or blanks between: names, codes, or numbers in
/// the order of [`Role::ALL`].
///
/// # Errors
/// One is no role.
pub fn read_roles(typed: &str) -> Result<Vec<Role>> {
    typed
        .split(between)
        .filter(|word| !word.is_empty())
        .map(read_role)
        .collect()
}

fn read_role(word: &str) -> Result<Role> {
    let numbered = word.parse::<usize>().ok().and_then(|n| n.checked_sub(1));
    let is_meant = |role: &&Role| {
        let name = name_of(**role);
        word == role.code() || name.is(word)
    };
    let named = || Role::ALL.iter().find(is_meant);
    let found = numbered.and_then(|n| Role::ALL.get(n)).or_else(named).copied();
    found.ok_or_else(|| {
        Error::new(
            Kind::Invalid,
            Text::of(
                format!("没有“{word}”这个角色。"),
                format!("There is no role \"{word}\"."),
            ),
        )
        .hint(numbered_roles())
    })
}

/// Reads departments as a person types them, with commas between.
#[must_use]
pub fn read_departments(typed: &str) -> Vec<String> {
    let names = typed.split(['、', '，', ',', '；', ';']).map(str::trim);
    names.filter(|name| !name.is_empty()).map(str::to_owned).collect()
}

/// `1 管理员、2 部门评分员……`, for who is asked for roles.
#[must_use]
pub fn numbered_roles() -> Text {
    let names = |lang: Lang, comma: &str| {
        let roles = Role::ALL.iter().enumerate();
        let roles = roles.map(|(n, role)| format!("{} {}", n + 1, name_of(*role).get(lang)));
        roles.collect::<Vec<_>>().join(comma)
    };
    Text::of(
        format!("角色：{}。", names(Lang::Zh, "、")),
        format!("Roles: {}.", names(Lang::En, ", ")),
    )
}

fn between(letter: char) -> bool {
    letter.is_whitespace() || "、，,；;".contains(letter)
}

/// The departments of these duties for which the scheme has nothing to do: perhaps mistyped.
#[must_use]
pub fn unknown_departments(scheme: &Scheme, duties: &Duties) -> Vec<String> {
    let named = duties.departments.iter().flatten();
    let is_unknown = |department: &&String| {
        let reports = scheme.metrics().iter().any(|metric| metric.reported_by == **department);
        let scores = scheme
            .indicators()
            .any(|(node, _)| scheme.node(node).document.scored_by == **department);
        !reports && !scores
    };
    named.filter(is_unknown).cloned().collect()
}

fn changed(actor: Actor, duties: &Duties) -> Actor {
    let roles = duties.roles.as_ref().map(|roles| {
        let in_order = Role::ALL.into_iter();
        in_order.filter(|role| roles.contains(role)).collect()
    });
    Actor {
        name: actor.name,
        roles: roles.unwrap_or(actor.roles),
        departments: duties.departments.clone().unwrap_or(actor.departments),
    }
}

fn found(session: &Session, name: &str) -> Result<(Actor, Vec<Actor>)> {
    let (mut named, others): (Vec<_>, Vec<_>) = list(session)?.into_iter().partition(|actor| actor.name == name);
    match named.pop() {
        Some(actor) => Ok((actor, others)),
        None => Err(Error::new(
            Kind::NotFound,
            Text::of(format!("没有登记“{name}”。"), format!("\"{name}\" is not registered.")),
        )
        .hint(Text::new(
            "已登记的人员见 kaohe actor list。",
            "kaohe actor list names those who are.",
        ))),
    }
}

fn check(actor: &Actor) -> Result<()> {
    let invalid = |zh: &'static str, en: &'static str| Err(Error::new(Kind::Invalid, Text::new(zh, en)));
    let is_one_line = |text: &String| !text.trim().is_empty() && !text.contains(char::is_control);
    if !is_one_line(&actor.name) {
        return invalid(
            "姓名不能为空，也不能有换行等控制字符。",
            "A name is not empty and has no control characters.",
        );
    }
    if !actor.departments.iter().all(is_one_line) {
        return invalid(
            "部门不能为空，也不能有换行等控制字符。",
            "A department is not empty and has no control characters.",
        );
    }
    if actor.roles.is_empty() {
        return invalid(
            "没有写角色；至少一个，如 --role scorer。",
            "No role is named; at least one is, such as --role scorer.",
        );
    }
    Ok(())
}

fn check_administrator<'a>(actors: impl Iterator<Item = &'a Actor>) -> Result<()> {
    let mut actors = actors;
    if actors.any(|actor| actor.is_one_of(&[Role::Administrator])) {
        return Ok(());
    }
    Err(Error::new(
        Kind::Conflict,
        Text::new(
            "至少要有一名管理员，没有保存。",
            "There has to be an administrator; nothing was saved.",
        ),
    )
    .hint(Text::new(
        "请先登记管理员：kaohe actor add 姓名 --role administrator。",
        "Register one first: kaohe actor add NAME --role administrator.",
    )))
}
