//! `kaohe weights list`: the proposals of weights that were kept as grounds.

use clap::ArgMatches;
use serde::Serialize;
use serde_json::Value;

use crate::cli::Outcome;
use crate::cli::argument::format_of;
use crate::cli::context::Context;
use crate::cli::output::{Format, Table};
use crate::error::Result;
use crate::i18n::{heading, number, weighing};
use crate::ops::weights::{Recorded, recorded};
use crate::text::Text;

/// `schemas/weightings.schema.json`.
#[derive(Serialize)]
struct Listing<'a> {
    format: u32,
    weightings: Vec<Item<'a>>,
}

#[derive(Serialize)]
struct Item<'a> {
    id: String,
    at: String,
    actor: &'a str,
    reason: &'a str,
    scheme: String,
    version: &'a str,
    node: Option<&'a str>,
    method: &'a str,
    ratio: Option<f64>,
    shares: Vec<Share<'a>>,
    inputs: Value,
}

#[derive(Serialize)]
struct Share<'a> {
    code: &'a str,
    share: f64,
}

pub(super) fn list(matches: &ArgMatches, context: &mut Context<'_, '_>) -> Result<Outcome> {
    let kept = recorded(&context.session()?)?;
    let lang = context.lang();
    let mut table = Table::default()
        .words(&Text::new("时间", "Time"))
        .words(&Text::new("操作人", "Who"))
        .words(&Text::new("方案版本", "Version"))
        .words(&heading::CODE)
        .words(&heading::METHOD)
        .words(&Text::new("拟定比重", "Shares"))
        .numbers(&Text::same("CR"))
        .words(&heading::REASON);
    for Recorded { row, version, shares } in &kept {
        let shares = shares
            .iter()
            .map(|(code, share)| format!("{code} {}", number::percent(*share)));
        table.row([
            row.at.format("%Y-%m-%d %H:%M").to_string(),
            row.actor.clone(),
            version.clone(),
            row.node.clone(),
            weighing::method(&row.method).get(lang).to_owned(),
            shares.collect::<Vec<_>>().join("  "),
            row.ratio
                .parse()
                .map_or_else(|_| String::new(), |ratio: f64| format!("{ratio:.4}")),
            row.reason.clone(),
        ]);
    }
    let format = format_of(matches).unwrap_or(Format::Table);
    context.output.table(format, &table, || Listing {
        format: 1,
        weightings: kept.iter().map(item).collect(),
    })?;
    if kept.is_empty() {
        context
            .output
            .say(&Text::new("还没有记录。", "Nothing was recorded yet."));
    }
    Ok(Outcome::Done)
}

fn item(kept: &Recorded) -> Item<'_> {
    let row = &kept.row;
    Item {
        id: row.id.to_string(),
        at: row.at.to_rfc3339(),
        actor: &row.actor,
        reason: &row.reason,
        scheme: row.scheme.to_string(),
        version: &kept.version,
        node: Some(row.node.as_str()).filter(|node| !node.is_empty()),
        method: &row.method,
        ratio: row.ratio.parse().ok(),
        shares: kept
            .shares
            .iter()
            .map(|(code, share)| Share { code, share: *share })
            .collect(),
        inputs: serde_json::from_str(&row.inputs).unwrap_or_default(),
    }
}
