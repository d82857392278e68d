//! `kaohe actor list|add|change|remove|use`: who takes part, and in which roles.

use clap::builder::{PossibleValue, PossibleValuesParser};
use clap::{Arg, ArgAction, ArgMatches, Command};
use serde::Serialize;

use crate::cli::Outcome;
use crate::cli::argument::{flag, format, format_of, option, page, positional, required};
use crate::cli::catalogue::Entry;
use crate::cli::change::{reason, reason_of, result_format, tell};
use crate::cli::context::Context;
use crate::cli::output::{Format, Table};
use crate::error::{Kind, Result};
use crate::i18n::round::role as role_name;
use crate::model::Role;
use crate::ops::actor::{Duties, add, change, check_known, list, remove, unknown_departments};
use crate::ops::config::keep_actor;
use crate::ops::file::show;
use crate::text::{Lang, Text};

pub const ENTRY: Entry = Entry { page: help, run };

fn help(lang: Lang) -> Command {
    let about = Text::new(
        "人员：登记、改职责、移除、列出，记住由谁操作（防误操作、留记录，不是登录）",
        "People: register, give roles, remove, list, keep who acts (a guard and a record, not a login)",
    );
    page(lang, "actor", &about, "  kaohe actor list")
        .subcommand_required(true)
        .subcommands([listing(lang), adding(lang), changing(lang), removing(lang), using(lang)])
}

fn listing(lang: Lang) -> Command {
    let about = Text::new("列出已登记的人员", "List who is registered");
    page(lang, "list", &about, "  kaohe actor list --format json").arg(format(lang, &Format::ALL))
}

fn adding(lang: Lang) -> Command {
    let about = Text::new(
        "登记一人；第一个须是管理员。一旦登记，未登记的人即不能改动",
        "Register somebody; the first is an administrator. From then on only the registered change anything",
    );
    let example =
        "  kaohe actor add 陈主任 --role administrator\n  kaohe actor add 小李 --role scorer --department 市商务局";
    page(lang, "add", &about, example)
        .arg(name(lang))
        .arg(roles(lang).required(true))
        .arg(departments(lang))
        .arg(result_format(lang))
}

fn changing(lang: Lang) -> Command {
    let about = Text::new(
        "改角色、部门；不写的不变",
        "Give other roles or departments; what is left out stays",
    );
    let all = Text::new("负责全部部门", "Answer for all departments");
    page(
        lang,
        "change",
        &about,
        "  kaohe actor change 小李 --role scorer --role reviewer",
    )
    .arg(name(lang))
    .arg(roles(lang))
    .arg(departments(lang))
    .arg(flag(lang, "all-departments", &all).conflicts_with("department"))
    .arg(result_format(lang))
}

fn removing(lang: Lang) -> Command {
    let about = Text::new(
        "移除一人；做过的事仍记在其名下。最后一名管理员不能移除",
        "Remove somebody; what they did stays under their name. The last administrator stays",
    );
    page(lang, "remove", &about, "  kaohe actor remove 小李 --reason 调离")
        .arg(name(lang))
        .arg(reason(lang))
        .arg(result_format(lang))
}

fn using(lang: Lang) -> Command {
    let about = Text::new(
        "以后由谁操作：写进设置文件 config.toml，不用再加 --as",
        "Who acts from now on: kept in config.toml, so that --as need not be given",
    );
    page(lang, "use", &about, "  kaohe actor use 小李").arg(name(lang))
}

fn name(lang: Lang) -> Arg {
    positional(
        lang,
        "name",
        &Text::new("姓名", "NAME"),
        &Text::new("姓名", "The name by which they act"),
    )
}

fn roles(lang: Lang) -> Arg {
    let names = |lang: Lang| {
        let each = |role: Role| match lang {
            Lang::Zh => format!("{} {}", role.code(), role_name(role).get(lang)),
            Lang::En => role.code().to_owned(),
        };
        Role::ALL.map(each).join(if lang == Lang::Zh { "、" } else { ", " })
    };
    let help = Text::of(
        format!("角色，可写多个：{}", names(Lang::Zh)),
        format!("A role, may be repeated: {}", names(Lang::En)),
    );
    let values = Role::ALL.map(|role| PossibleValue::new(role.code()).alias(role_name(role).get(Lang::Zh).to_owned()));
    option(lang, "role", &Text::new("角色", "ROLE"), &help)
        .action(ArgAction::Append)
        .value_parser(PossibleValuesParser::new(values))
        .hide_possible_values(true)
}

fn departments(lang: Lang) -> Arg {
    let help = Text::new(
        "负责的部门，可写多个；不写即全部",
        "A department they answer for, may be repeated; all if left out",
    );
    option(lang, "department", &Text::new("部门", "DEPARTMENT"), &help).action(ArgAction::Append)
}

fn duties(matches: &ArgMatches) -> Duties {
    let values = |id: &str| matches.try_get_many::<String>(id).ok().flatten();
    let role = |code: &String| {
        let mut all = Role::ALL.into_iter();
        all.find(|role| code == role.code() || code == role_name(*role).get(Lang::Zh))
    };
    let departments = values("department").map(|names| names.cloned().collect());
    let is_all = matches
        .try_get_one("all-departments")
        .is_ok_and(|all| all == Some(&true));
    Duties {
        roles: values("role").map(|codes| codes.filter_map(role).collect()),
        departments: if is_all { Some(Vec::new()) } else { departments },
    }
}

fn run(matches: &ArgMatches, context: &mut Context<'_, '_>) -> Result<Outcome> {
    let (command, matches) = matches.subcommand().expect("BUG: the parser demands a command");
    match command {
        "list" => print(matches, context),
        "use" => keep(required(matches, "name"), context),
        _ => staff(command, matches, context),
    }
}

fn staff(command: &str, matches: &ArgMatches, context: &mut Context<'_, '_>) -> Result<Outcome> {
    let (mut session, mut round) = context.to_change()?;
    let (name, duties) = (required(matches, "name"), duties(matches));
    let done = match command {
        "add" => add(&mut session, &mut round, name, &duties)?,
        "change" => change(&mut session, &mut round, name, &duties)?,
        _ => remove(&mut session, &mut round, name, reason_of(matches))?,
    };
    for department in unknown_departments(&round.scheme, &duties) {
        context.output.say(&Text::of(
            format!("提醒：方案中没有由“{department}”负责的数据或指标。"),
            format!("Note: the scheme has nothing that \"{department}\" answers for."),
        ));
    }
    if check_known(&session, session.actor()).is_err() {
        let acts = session.actor();
        context.output.say(&Text::of(
            format!("提醒：“{acts}”没有登记，以后的改动请加 --as 姓名，或运行 kaohe actor use 姓名。"),
            format!(
                "Note: \"{acts}\" is not registered; to change anything add --as NAME, or run kaohe actor use NAME."
            ),
        ));
    }
    tell(done.as_ref(), matches, context)
}

fn keep(name: &str, context: &mut Context<'_, '_>) -> Result<Outcome> {
    match context.session() {
        Ok(session) => check_known(&session, name)?,
        // Who acts can be settled before there is a store.
        Err(error) if error.kind == Kind::NotFound => {}
        Err(error) => return Err(error),
    }
    let file = context.config_file();
    keep_actor(&file, name)?;
    let told = Text::of(
        format!("以后由“{name}”操作，已写入 {}。", show(&file)),
        format!("\"{name}\" acts from now on; kept in {}.", show(&file)),
    );
    context.output.print(told.get(context.lang()))?;
    Ok(Outcome::Done)
}

/// `schemas/actors.schema.json`.
#[derive(Serialize)]
struct Listing<'a> {
    format: u32,
    acting: Option<&'a str>,
    actors: Vec<Item<'a>>,
}

#[derive(Serialize)]
struct Item<'a> {
    name: &'a str,
    roles: Vec<&'static str>,
    departments: &'a [String],
}

fn print(matches: &ArgMatches, context: &mut Context<'_, '_>) -> Result<Outcome> {
    let (lang, session) = (context.lang(), context.session()?);
    let actors = list(&session)?;
    let mut table = Table::default()
        .words(&Text::new("姓名", "Name"))
        .words(&Text::new("角色", "Roles"))
        .words(&Text::new("部门", "Departments"));
    let comma = if lang == Lang::Zh { "、" } else { ", " };
    for actor in &actors {
        let roles: Vec<&str> = actor.roles.iter().map(|role| role_name(*role).get(lang)).collect();
        table.row([actor.name.clone(), roles.join(comma), actor.departments.join(comma)]);
    }
    let format = format_of(matches).unwrap_or(Format::Table);
    if actors.is_empty() {
        context.output.say(&Text::new(
            "没有登记人员：任何人都可以做任何事。",
            "Nobody is registered: everybody may do everything.",
        ));
    }
    let acting = Some(session.actor()).filter(|name| !name.is_empty());
    context.output.table(format, &table, || Listing {
        format: 1,
        acting,
        actors: actors
            .iter()
            .map(|actor| Item {
                name: &actor.name,
                roles: actor.roles.iter().map(|role| role.code()).collect(),
                departments: &actor.departments,
            })
            .collect(),
    })?;
    Ok(Outcome::Done)
}
