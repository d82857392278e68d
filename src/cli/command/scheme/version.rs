//! `kaohe scheme new|use|list`: versions begun, put in force and listed.

use clap::ArgMatches;
use serde::Serialize;

use crate::cli::Outcome;
use crate::cli::argument::{format_of, path_of, required, text};
use crate::cli::change::{reason_of, tell};
use crate::cli::context::Context;
use crate::cli::output::{Format, Table};
use crate::error::Result;
use crate::i18n::policy;
use crate::model::scheme::document::Status;
use crate::ops::file::{Existing, show};
use crate::ops::versions::{self, Version};
use crate::text::Text;

pub(super) fn new(matches: &ArgMatches, context: &mut Context<'_, '_>) -> Result<Outcome> {
    let to = path_of(matches, "to").expect("BUG: the parser demands a file");
    let existing = if matches.get_flag("force") {
        Existing::Replace
    } else {
        Existing::Keep
    };
    let version = versions::draft(to, text(matches, "from"), existing, || context.session())?;
    let to = show(to);
    let said = Text::of(
        format!("已写出方案草案 {version}：{to}。改好后用 kaohe scheme check 检查，用 kaohe scheme use 启用。"),
        format!(
            "Draft {version} written: {to}. Check it with kaohe scheme check, put it in force with kaohe scheme use."
        ),
    );
    context.output.print(said.get(context.lang()))?;
    Ok(Outcome::Done)
}

pub(super) fn put_in_force(matches: &ArgMatches, context: &mut Context<'_, '_>) -> Result<Outcome> {
    let (mut session, mut round) = context.to_change()?;
    let bytes = versions::bytes(&session, required(matches, "name"))?;
    let done = versions::put_in_force(&mut session, &mut round, &bytes, reason_of(matches))?;
    tell(done.as_ref(), matches, context)
}

/// `schemas/schemes.schema.json`.
#[derive(Serialize)]
struct Listing<'a> {
    format: u32,
    schemes: Vec<Item<'a>>,
}

#[derive(Serialize)]
struct Item<'a> {
    id: &'a str,
    version: &'a str,
    status: Status,
    title: Option<&'a Text>,
    in_force: bool,
    units: usize,
    indicators: usize,
    sha256: &'a str,
}

pub(super) fn list(matches: &ArgMatches, context: &mut Context<'_, '_>) -> Result<Outcome> {
    let versions = versions::list(&context.session()?)?;
    let lang = context.lang();
    let mut table = Table::default()
        .words(&Text::new("标识", "Id"))
        .words(&Text::new("版本", "Version"))
        .words(&Text::new("状态", "Status"))
        .words(&Text::new("在用", "In force"))
        .numbers(&Text::new("考核对象", "Units"))
        .numbers(&Text::new("指标", "Indicators"))
        .words(&Text::new("标题", "Title"))
        .words(&Text::same("SHA-256"));
    for Version { scheme, is_in_force } in &versions {
        let document = scheme.document();
        let title = document.title.as_ref();
        let in_force = Text::new("在用", "yes");
        table.row([
            document.id.clone(),
            document.version.clone(),
            policy::status(document.status).get(lang).to_owned(),
            if *is_in_force {
                in_force.get(lang).to_owned()
            } else {
                String::new()
            },
            scheme.n_units().to_string(),
            scheme.indicators().count().to_string(),
            title.map_or_else(String::new, |title| title.get(lang).to_owned()),
            scheme.sha256().chars().take(12).collect(),
        ]);
    }
    let format = format_of(matches).unwrap_or(Format::Table);
    context.output.table(format, &table, || Listing {
        format: 1,
        schemes: versions.iter().map(item).collect(),
    })?;
    Ok(Outcome::Done)
}

fn item(version: &Version) -> Item<'_> {
    let document = version.scheme.document();
    Item {
        id: &document.id,
        version: &document.version,
        status: document.status,
        title: document.title.as_ref(),
        in_force: version.is_in_force,
        units: version.scheme.n_units(),
        indicators: version.scheme.indicators().count(),
        sha256: version.scheme.sha256(),
    }
}
