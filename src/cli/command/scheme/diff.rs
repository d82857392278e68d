//! `kaohe scheme diff`: what two versions differ in, in words, and whether results can be compared.

use clap::ArgMatches;
use serde::Serialize;

use crate::cli::Outcome;
use crate::cli::argument::{format_of, required, text};
use crate::cli::context::Context;
use crate::cli::output::{Format, Table};
use crate::error::Result;
use crate::i18n::difference::{effect, words};
use crate::model::Scheme;
use crate::model::scheme::difference::{Difference, Field, Kind, Thing, differences};
use crate::ops::versions;
use crate::text::{Lang, Text};

pub(super) fn diff(matches: &ArgMatches, context: &mut Context<'_, '_>) -> Result<Outcome> {
    let named = |name: &str| versions::find(name, || context.session());
    let first = named(required(matches, "before"))?;
    let (before, after) = match text(matches, "after") {
        Some(name) => (first, named(name)?),
        None => (context.session()?.scheme().as_ref().clone(), first),
    };
    let schemes = [&before, &after];
    let found = differences(&before, &after);
    let table = table(schemes, &found, context.lang());
    let format = format_of(matches).unwrap_or(Format::Table);
    if !found.is_empty() || format == Format::Json {
        context.output.table(format, &table, || listing(schemes, &found))?;
    }
    context.output.say(&conclusion(schemes, &found));
    Ok(Outcome::Done)
}

fn table(schemes: [&Scheme; 2], found: &[Difference], lang: Lang) -> Table {
    let mut table = Table::default()
        .words(&Text::new("对象", "Thing"))
        .words(&Text::new("项目", "What"))
        .words(&Text::new("原", "Before"))
        .words(&Text::new("现", "After"))
        .words(&Text::new("对结果的影响", "Effect on results"));
    for difference in found {
        let said = words(schemes, difference);
        let cells = [&said.thing, &said.field, &said.before, &said.after, effect(difference)];
        table.row(cells.map(|text| text.get(lang).to_owned()));
    }
    table
}

/// How many differences there are, and what they come to.
fn conclusion([before, after]: [&Scheme; 2], found: &[Difference]) -> Text {
    let breaking = found.iter().filter(|one| one.breaks()).count();
    let names = |lang| [before, after].map(|scheme| versions::name(scheme, lang));
    let ([zh_before, zh_after], [en_before, en_after]) = (names(Lang::Zh), names(Lang::En));
    let n = found.len();
    match (n, breaking) {
        (0, _) => Text::of(
            format!("{zh_before} 与 {zh_after} 没有不同。"),
            format!("{en_before} and {en_after} do not differ."),
        ),
        (_, 0) => Text::of(
            format!("{zh_before} → {zh_after}：{n} 处不同，不影响结果比较。"),
            format!("{en_before} → {en_after}: {n} differences; results can be compared."),
        ),
        (_, breaking) => Text::of(
            format!("{zh_before} → {zh_after}：{n} 处不同，其中 {breaking} 处使两版的结果不可比。"),
            format!(
                "{en_before} → {en_after}: {n} differences; because of {breaking} of them results cannot be compared."
            ),
        ),
    }
}

/// `schemas/scheme-diff.schema.json`.
#[derive(Serialize)]
struct Listing<'a> {
    format: u32,
    before: Side<'a>,
    after: Side<'a>,
    comparable: bool,
    differences: Vec<Item>,
}

#[derive(Serialize)]
struct Side<'a> {
    id: &'a str,
    version: &'a str,
    sha256: &'a str,
}

#[derive(Serialize)]
struct Item {
    thing: Thing,
    change: &'static str,
    field: Option<Field>,
    name: Text,
    what: Text,
    before: Text,
    after: Text,
    breaks: bool,
}

fn listing<'a>(schemes: [&'a Scheme; 2], found: &[Difference]) -> Listing<'a> {
    let side = |scheme: &'a Scheme| Side {
        id: &scheme.document().id,
        version: &scheme.document().version,
        sha256: scheme.sha256(),
    };
    let item = |difference: &Difference| {
        let said = words(schemes, difference);
        let (change, field) = match difference.kind {
            Kind::Added => ("added", None),
            Kind::Removed => ("removed", None),
            Kind::Changed(field) => ("changed", Some(field)),
        };
        Item {
            thing: difference.thing.clone(),
            change,
            field,
            name: said.thing,
            what: said.field,
            before: said.before,
            after: said.after,
            breaks: difference.breaks(),
        }
    };
    Listing {
        format: 1,
        before: side(schemes[0]),
        after: side(schemes[1]),
        comparable: !found.iter().any(Difference::breaks),
        differences: found.iter().map(item).collect(),
    }
}
