//! `kaohe scheme show`: the tree with its weights and methods.

use clap::ArgMatches;

use crate::cli::Outcome;
use crate::cli::argument::{format_of, text};
use crate::cli::context::Context;
use crate::cli::output::{Format, Table};
use crate::error::Result;
use crate::i18n::{heading, method, number};
use crate::model::Scheme;
use crate::ops::versions;
use crate::text::Lang;

pub(super) fn show(matches: &ArgMatches, context: &mut Context<'_, '_>) -> Result<Outcome> {
    let format = format_of(matches).unwrap_or(Format::Table);
    let scheme = match text(matches, "file") {
        Some(name) => versions::find(name, || context.session())?.into(),
        None => context.session()?.scheme().clone(),
    };
    let table = table(&scheme, context.lang());
    context.output.table(format, &table, || scheme.document())?;
    Ok(Outcome::Done)
}

fn table(scheme: &Scheme, lang: Lang) -> Table {
    let mut table = Table::default()
        .words(&heading::CODE)
        .words(&heading::INDICATOR)
        .numbers(&heading::WEIGHT)
        .words(&heading::METHOD)
        .words(&heading::SCORED_BY);
    for node in scheme.nodes() {
        let method = if node.is_indicator() {
            method::describe(scheme, node, lang)
        } else {
            String::new()
        };
        table.row([
            format!("{:indent$}{}", "", node.code(), indent = 2 * node.depth),
            node.name().get(lang).to_owned(),
            number::value(node.weight),
            method,
            node.document.scored_by.clone(),
        ]);
    }
    table
}
