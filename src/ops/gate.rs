//! The gate every change goes through: may this person do this, and may this period still change?
//!
//! Enforces the one table of [`task`](super::task). A store without registered actors lets everybody do
//! everything: the roles are a guard against mistakes, not a login.

use super::task::Task;
use crate::error::{Error, Kind, Result};
use crate::i18n::round;
use crate::model::{Actor, Period, Role, Scheme, Step};
use crate::store::{Change, Family, Key, PeriodRow, Record, Store};
use crate::text::{Lang, Text};

/// Refuses a change that its actor or its period does not allow.
pub(super) fn check(store: &Store, scheme: &Scheme, (name, task): (&str, Task), changes: &[Change]) -> Result<()> {
    if let Some(actor) = acting(store, name)? {
        check_role(&actor, task)?;
        for change in changes {
            check_own(scheme, &actor, task, change.row())?;
        }
    }
    check_steps(store, task.rule().steps, changes)
}

/// Refuses a task to somebody who may not do it at all, before anything is worked out.
pub(super) fn allow(store: &Store, name: &str, task: Task) -> Result<()> {
    acting(store, name)?.map_or(Ok(()), |actor| check_role(&actor, task))
}

/// Whether a person may bring nothing in a file but marks of their own: an expert, who is nothing else.
pub(super) fn brings_own_marks_only(store: &Store, name: &str) -> Result<bool> {
    let bound = |actor: &Actor| actor.name == name && actor.roles == [Role::Expert];
    Ok(store.actors()?.iter().any(bound))
}

/// Refuses to undo or redo what somebody else did, unless an administrator does, and what is frozen.
pub(super) fn check_undo(store: &Store, name: &str, did: &str, changes: &[Change]) -> Result<()> {
    if let Some(actor) = acting(store, name)?
        && name != did
        && !actor.is_one_of(&[Role::Administrator])
    {
        let refused = Text::of(
            format!("这项变更由“{did}”所做，“{name}”不能撤销或重做。"),
            format!("\"{did}\" made this change; \"{name}\" may not undo or redo it."),
        );
        return Err(Error::new(Kind::Conflict, refused).hint(needs(&[Role::Administrator])));
    }
    let unfrozen: Vec<Step> = Step::ALL.into_iter().filter(|step| !step.is_frozen()).collect();
    check_steps(store, &unfrozen, changes)
}

/// The step a period has come to.
pub(super) fn step(store: &Store, period: Period) -> Result<Step> {
    Ok(match store.get(&Key::period(period))? {
        Some(Record::Period(row)) => row.step,
        _ => Step::default(),
    })
}

/// Who acts by a name; `None` where nobody is registered, and so everybody may.
pub(super) fn acting(store: &Store, name: &str) -> Result<Option<Actor>> {
    let actors = store.actors()?;
    if actors.is_empty() {
        return Ok(None);
    }
    let names: Vec<String> = actors.iter().map(|actor| actor.name.clone()).collect();
    let found = actors.into_iter().find(|actor| actor.name == name);
    found.map(Some).ok_or_else(|| {
        let unknown = Text::of(
            format!("没有登记操作人“{name}”，没有保存。"),
            format!("\"{name}\" is not registered; nothing was saved."),
        );
        Error::new(Kind::NotFound, unknown).hint(Text::of(
            format!(
                "已登记：{}。由管理员用 kaohe actor add 登记，或用 --as 指明操作人。",
                names.join("、")
            ),
            format!(
                "Registered: {}. An administrator registers with kaohe actor add; --as says who acts.",
                names.join(", ")
            ),
        ))
    })
}

/// Refuses a task to somebody whose roles do not allow it.
pub(super) fn check_role(actor: &Actor, task: Task) -> Result<()> {
    let roles = task.rule().roles;
    if actor.is_one_of(roles) {
        return Ok(());
    }
    let own = |lang| list(&actor.roles, lang);
    let refused = Text::of(
        format!("“{}”是{}，不能做这件事。", actor.name, own(Lang::Zh)),
        format!("\"{}\" is {} and may not do this.", actor.name, own(Lang::En)),
    );
    Err(Error::new(Kind::Conflict, refused).hint(needs(roles)))
}

/// `需要：复核员`, for a refusal and for help.
pub(super) fn needs(roles: &[Role]) -> Text {
    Text::of(
        format!("需要：{}。", list(roles, Lang::Zh)),
        format!("Needs: {}.", list(roles, Lang::En)),
    )
}

fn list(roles: &[Role], lang: Lang) -> String {
    let names: Vec<&str> = roles.iter().map(|role| round::role(*role).get(lang)).collect();
    names.join(match lang {
        Lang::Zh => "、",
        Lang::En => ", ",
    })
}

/// Refuses a department what another one answers for, and an expert another's mark.
fn check_own(scheme: &Scheme, actor: &Actor, task: Task, row: &Record) -> Result<()> {
    let is_expert_only = actor.roles == [Role::Expert];
    if task == Task::Import && is_expert_only && !matches!(row, Record::Mark(_)) {
        return Err(only_marks(&actor.name));
    }
    let department = match row {
        Record::Entry(row) => reporter(scheme, &row.metric),
        Record::Evidence(row) => match (row.subject.family(), row.subject.columns()) {
            (Family::Entry, [_, _, metric]) => reporter(scheme, metric),
            _ => None,
        },
        Record::Mark(row) => {
            if matches!(task, Task::Mark | Task::Remark | Task::Import) && is_expert_only && row.assessor != actor.name
            {
                return Err(not_own(actor, &row.assessor));
            }
            scheme
                .find_node(&row.indicator)
                .filter(|_| !actor.is_one_of(&[Role::Expert]))
                .map(|node| &scheme.node(node).document.scored_by)
        }
        Record::Rectification(row) if task == Task::Close => Some(&row.0.supervisor),
        _ => None,
    };
    match department.filter(|department| !department.is_empty() && !actor.acts_for(department)) {
        Some(department) => Err(not_own(actor, department)),
        None => Ok(()),
    }
}

/// The department that reports a metric.
fn reporter<'s>(scheme: &'s Scheme, metric: &str) -> Option<&'s String> {
    let found = scheme.find_metric(metric)?;
    Some(&scheme.metric(found).reported_by)
}

/// What an expert brings in a file besides marks.
pub(super) fn only_marks(name: &str) -> Error {
    Error::new(
        Kind::Conflict,
        Text::of(
            format!("“{name}”是专家评委，只能导入本人的评分；文件中还有别的内容，没有导入。"),
            format!("\"{name}\" is an expert and may import their own marks only; the file holds more, and nothing was imported."),
        ),
    )
    .hint(Text::of(
        format!("请用本人的评分表：kaohe template --assessor {name}。"),
        format!("Use the form of your own marks: kaohe template --assessor {name}."),
    ))
}

pub(super) fn not_own(actor: &Actor, whose: &str) -> Error {
    let name = &actor.name;
    Error::new(
        Kind::Conflict,
        Text::of(
            format!("这一项由“{whose}”负责，“{name}”不能填。"),
            format!("\"{whose}\" answers for this; \"{name}\" may not fill it in."),
        ),
    )
    .hint(Text::new(
        "请由负责的部门或评委填写，或请管理员调整人员职责。",
        "Let those who answer for it do so, or ask an administrator to change the roles.",
    ))
}

/// Refuses changes of what belongs to a period whose step does not allow them.
fn check_steps(store: &Store, steps: &[Step], changes: &[Change]) -> Result<()> {
    let mut periods = Vec::new();
    for change in changes {
        periods.extend(period_of(store, change.row())?);
    }
    periods.sort_unstable();
    periods.dedup();
    for period in periods {
        let step = step(store, period)?;
        if !steps.contains(&step) {
            return Err(closed(period, step, steps));
        }
    }
    check_later(store, changes)
}

/// The period that a row belongs to; what proves an adjustment belongs to its period.
fn period_of(store: &Store, row: &Record) -> Result<Option<Period>> {
    if let Record::Evidence(row) = row
        && row.subject.family() == Family::Adjustment
    {
        let proven = store.get(&row.subject)?;
        return Ok(proven.as_ref().and_then(Record::period));
    }
    Ok(row.period())
}

/// Refuses changes of data from which a later period's frozen result was computed.
fn check_later(store: &Store, changes: &[Change]) -> Result<()> {
    let is_data = |row: &&Record| matches!(row, Record::Entry(_) | Record::Mark(_) | Record::Adjustment(_));
    let rows = changes.iter().map(Change::row).filter(is_data);
    let Some(earliest) = rows.filter_map(Record::period).min() else {
        return Ok(());
    };
    let frozen = |row: &&PeriodRow| row.period > earliest && row.step.is_frozen();
    match store.periods()?.iter().find(frozen) {
        Some(later) => Err(closed(later.period, later.step, &[])),
        None => Ok(()),
    }
}

fn closed(period: Period, step: Step, steps: &[Step]) -> Error {
    let (zh, en) = (round::step(step), round::step(step).get(Lang::En));
    if step.is_frozen() {
        return Error::new(
            Kind::Conflict,
            Text::of(
                format!("{period} 已审定，结果已冻结，没有保存。"),
                format!("{period} is approved and its result frozen; nothing was saved."),
            ),
        )
        .hint(Text::of(
            format!("更正须另立一版：kaohe revise --period {period} --reason 原因。"),
            format!("A correction is a new revision: kaohe revise --period {period} --reason WHY."),
        ));
    }
    let list = |lang, comma: &str| -> String {
        let names: Vec<&str> = steps.iter().map(|step| round::step(*step).get(lang)).collect();
        names.join(comma)
    };
    Error::new(
        Kind::Conflict,
        Text::of(
            format!("{period} 现在是“{zh}”，这一步不能这样改，没有保存。"),
            format!("{period} is at \"{en}\", where this cannot be changed; nothing was saved."),
        ),
    )
    .hint(Text::of(
        format!("可以改的步骤：{}。需要时用 kaohe return 退回。", list(Lang::Zh, "、")),
        format!(
            "It can be at: {}. kaohe return takes the round back.",
            list(Lang::En, ", ")
        ),
    ))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use chrono::DateTime;
    use uuid::Uuid;

    use super::*;
    use crate::model::dataset::Remark;
    use crate::model::{Entry, Quantity};
    use crate::ops::demo;
    use crate::store::{ActorRow, AdjustmentRow, Commit, EntryRow, EvidenceRow, Hash, Operation, Stamp};

    fn scheme() -> Scheme {
        crate::exchange::read_scheme(demo::SCHEME).expect("the sample's scheme")
    }

    fn store(rows: Vec<Record>) -> Store {
        let mut store = Store::in_memory(Uuid::nil()).expect("a store");
        let stamp = Stamp {
            command: Uuid::from_u128(1),
            actor: "甲".to_owned(),
            at: DateTime::UNIX_EPOCH.fixed_offset(),
            reason: String::new(),
        };
        let changes: Vec<Change> = rows.into_iter().map(Change::add).collect();
        if !changes.is_empty() {
            let commit = Commit {
                stamp,
                operation: Operation::Actor,
                details: BTreeMap::new(),
                changes,
            };
            store.commit(&commit).expect("rows");
        }
        store
    }

    fn actor(name: &str, role: Role, departments: &[&str]) -> Record {
        Record::Actor(ActorRow(Actor {
            name: name.to_owned(),
            roles: vec![role],
            departments: departments.iter().map(|&name| name.to_owned()).collect(),
        }))
    }

    fn at(step: Step) -> Record {
        Record::Period(PeriodRow {
            period: "2021".parse().expect("a period"),
            step,
        })
    }

    fn value() -> [Change; 1] {
        let entry = Entry {
            reported: crate::model::Reported::Value("1".parse::<Quantity>().expect("a number")),
            ..Entry::default()
        };
        [Change::add(Record::Entry(EntryRow {
            period: "2021".parse().expect("a period"),
            unit: "441324".to_owned(),
            metric: "export".to_owned(),
            entry,
            remark: Remark::default(),
        }))]
    }

    fn refusal(store: &Store, name: &str, task: Task) -> Option<String> {
        let refused = check(store, &scheme(), (name, task), &value()).err()?;
        Some(refused.to_string())
    }

    #[test]
    fn where_nobody_is_registered_everybody_may() {
        assert_eq!(refusal(&store(Vec::new()), "谁", Task::Enter), None);
    }

    #[test]
    fn an_unknown_actor_and_a_role_that_may_not_are_refused_in_words() {
        let store = store(vec![
            actor("陈主任", Role::Administrator, &[]),
            actor("审计员", Role::Auditor, &[]),
        ]);
        assert_eq!(refusal(&store, "陈主任", Task::Enter), None);
        let unknown = refusal(&store, "路人", Task::Enter).expect("refused");
        assert!(unknown.contains("没有登记操作人“路人”"), "{unknown}");
        let auditor = refusal(&store, "审计员", Task::Enter).expect("refused");
        assert!(auditor.contains("不能做这件事"), "{auditor}");
    }

    #[test]
    fn a_department_enters_only_what_it_answers_for() {
        let store = store(vec![
            actor("小李", Role::Scorer, &["市商务局"]),
            actor("小王", Role::Scorer, &["市财政局"]),
        ]);
        assert_eq!(refusal(&store, "小李", Task::Enter), None);
        let other = refusal(&store, "小王", Task::Enter).expect("refused");
        assert!(other.contains("由“市商务局”负责"), "{other}");
    }

    #[test]
    fn what_is_frozen_takes_no_value_and_names_the_way_out() {
        for step in Step::ALL {
            let refused = check(&store(vec![at(step)]), &scheme(), ("甲", Task::Enter), &value()).err();
            assert_eq!(refused.is_some(), step >= Step::Notice, "{step:?}");
            if step.is_frozen() {
                let hint = refused.and_then(|error| error.hint).expect("a way out");
                assert!(hint.to_string().contains("kaohe revise"), "{hint}");
            }
        }
    }

    #[test]
    fn what_proves_an_adjustment_is_frozen_with_its_period() {
        let id = Uuid::from_u128(7);
        let applied = Record::Adjustment(AdjustmentRow {
            id,
            period: "2021".parse().expect("a period"),
            unit: "441324".to_owned(),
            item: "X1".to_owned(),
            count: 1.into(),
            reason: "试点".to_owned(),
            actor: "甲".to_owned(),
            evidence: String::new(),
            event: String::new(),
            confirmed_by: String::new(),
        });
        let proof = [Change::add(Record::Evidence(EvidenceRow {
            id: Uuid::from_u128(8),
            subject: Key::adjustment(id),
            name: "批复.pdf".to_owned(),
            sha256: Hash::ZERO,
            size: 1,
            actor: "甲".to_owned(),
            at: DateTime::UNIX_EPOCH.fixed_offset(),
            note: String::new(),
        }))];
        for (step, may) in [(Step::Review, true), (Step::Approved, false)] {
            let store = store(vec![applied.clone(), at(step)]);
            assert_eq!(
                check(&store, &scheme(), ("甲", Task::Prove), &proof).is_ok(),
                may,
                "{step:?}"
            );
        }
    }

    #[test]
    fn the_data_from_which_a_later_frozen_result_was_computed_stay() {
        let later = Record::Period(PeriodRow {
            period: "2022".parse().expect("a period"),
            step: Step::Approved,
        });
        let refused = check(&store(vec![later]), &scheme(), ("甲", Task::Enter), &value()).expect_err("refused");
        assert!(refused.to_string().contains("2022 已审定"), "{refused}");
    }

    #[test]
    fn only_an_administrator_takes_back_what_somebody_else_did() {
        let store = store(vec![
            actor("甲", Role::Scorer, &[]),
            actor("乙", Role::Administrator, &[]),
            actor("丙", Role::Scorer, &[]),
        ]);
        let undo = |name| check_undo(&store, name, "甲", &value()).is_ok();
        assert_eq!(["甲", "乙", "丙"].map(undo), [true, true, false]);
    }
}
