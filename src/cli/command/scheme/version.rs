//! `kaohe scheme new|use|issue|list`: versions begun, put in force, issued and listed.

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
use crate::ops::issue;
use crate::ops::session::Stamp;
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

pub(super) fn issue(matches: &ArgMatches, context: &mut Context<'_, '_>) -> Result<Outcome> {
    let (mut session, mut round) = context.to_change()?;
    let done = issue::issue(&mut session, &mut round, text(matches, "version"), reason_of(matches))?;
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
    issued: Option<Issued<'a>>,
    units: usize,
    indicators: usize,
    sha256: &'a str,
}

#[derive(Serialize)]
struct Issued<'a> {
    by: &'a str,
    at: String,
    reason: &'a str,
}

pub(super) fn list(matches: &ArgMatches, context: &mut Context<'_, '_>) -> Result<Outcome> {
    let session = context.session()?;
    let versions = versions::list(&session)?;
    let stamps = versions.iter().map(|version| issue::issued(&session, &version.scheme));
    let stamps = stamps.collect::<Result<Vec<_>>>()?;
    let lang = context.lang();
    let mut table = Table::default()
        .words(&Text::new("标识", "Id"))
        .words(&Text::new("版本", "Version"))
        .words(&Text::new("状态", "Status"))
        .words(&Text::new("在用", "In force"))
        .numbers(&Text::new("考核对象", "Units"))
        .numbers(&Text::new("指标", "Indicators"))
        .words(&Text::new("印发", "Issued"))
        .words(&Text::new("标题", "Title"))
        .words(&Text::same("SHA-256"));
    for (Version { scheme, is_in_force }, stamp) in versions.iter().zip(&stamps) {
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
            stamp.as_ref().map_or_else(String::new, told),
            title.map_or_else(String::new, |title| title.get(lang).to_owned()),
            scheme.sha256().chars().take(12).collect(),
        ]);
    }
    let format = format_of(matches).unwrap_or(Format::Table);
    context.output.table(format, &table, || Listing {
        format: 1,
        schemes: versions
            .iter()
            .zip(&stamps)
            .map(|(version, stamp)| item(version, stamp.as_ref()))
            .collect(),
    })?;
    Ok(Outcome::Done)
}

/// `2024-01-05 陈主任：某府办〔2024〕1号`.
fn told(stamp: &Stamp) -> String {
    let Stamp { at, actor, reason, .. } = stamp;
    format!("{} {actor}：{reason}", at.format("%Y-%m-%d"))
}

fn item<'a>(version: &'a Version, stamp: Option<&'a Stamp>) -> Item<'a> {
    let document = version.scheme.document();
    Item {
        id: &document.id,
        version: &document.version,
        status: document.status,
        title: document.title.as_ref(),
        in_force: version.is_in_force,
        issued: stamp.map(|stamp| Issued {
            by: &stamp.actor,
            at: stamp.at.to_rfc3339(),
            reason: &stamp.reason,
        }),
        units: version.scheme.n_units(),
        indicators: version.scheme.indicators().count(),
        sha256: version.scheme.sha256(),
    }
}
