//! `kaohe show`: one unit, every indicator with its points, rate and place.

use clap::{ArgMatches, Command};

use crate::cli::Outcome;
use crate::cli::argument::{format, format_of, page, positional, required};
use crate::cli::catalogue::Entry;
use crate::cli::context::Context;
use crate::cli::output::{Format, Table};
use crate::error::Result;
use crate::i18n::{heading, number, outcome, state};
use crate::model::{Evaluation, NodeIx, State, UnitIx};
use crate::ops::export::unit_json;
use crate::ops::{find, round::Round};
use crate::text::{Lang, Text};

pub const ENTRY: Entry = Entry { page: help, run };

fn help(lang: Lang) -> Command {
    let about = Text::new(
        "一个考核对象的评分卡：各项指标的完成值、得分率、得分、名次",
        "A unit's scorecard: values, rates, points and places by indicator",
    );
    let unit = Text::new("考核对象（代码或名称）", "The unit (code or name)");
    page(lang, "show", &about, "  kaohe show 龙门县 --period 2018")
        .arg(positional(lang, "unit", &Text::new("考核对象", "UNIT"), &unit))
        .arg(format(lang, &Format::ALL))
}

fn run(matches: &ArgMatches, context: &mut Context<'_, '_>) -> Result<Outcome> {
    let round = context.round()?;
    let unit = find::assessed_unit(&round.scheme, required(matches, "unit"))?;
    let format = format_of(matches).unwrap_or(Format::Table);
    if format == Format::Table {
        context.output.print(&headline(&round, unit, context.lang()))?;
    }
    let table = table(&round, unit, context.lang());
    context.output.table(format, &table, || unit_json(&round, unit))?;
    Ok(Outcome::Done)
}

/// `龙门县 2018：总分 80.66，第 7 名，良好`
fn headline(round: &Round, unit: UnitIx, lang: Lang) -> String {
    let (scheme, result) = (&round.scheme, round.evaluation.unit(unit));
    let name = scheme.unit(unit).name.get(lang);
    let mut parts: Vec<String> = Vec::new();
    let total = result
        .total
        .map_or_else(|| "—".to_owned(), |total| total.show(round.evaluation.decimals));
    parts.push(format!("{} {total}", heading::TOTAL.get(lang)));
    if result.provisional {
        parts.push(outcome::PROVISIONAL.get(lang).to_owned());
    }
    parts.extend(result.rank.map(|rank| format!("{} {rank}", heading::PLACE.get(lang))));
    parts.extend(
        result
            .group_rank
            .map(|rank| format!("{} {rank}", heading::GROUP_PLACE.get(lang))),
    );
    parts.extend(
        result
            .grade
            .map(|grade| scheme.document().grades[grade].name.get(lang).to_owned()),
    );
    let (colon, comma) = match lang {
        Lang::Zh => ("：", "，"),
        Lang::En => (": ", ", "),
    };
    format!("{name} {}{colon}{}\n", round.period, parts.join(comma))
}

fn table(round: &Round, unit: UnitIx, lang: Lang) -> Table {
    let mut table = Table::default()
        .words(&heading::CODE)
        .words(&heading::INDICATOR)
        .numbers(&heading::VALUE)
        .words(&heading::MEASURE)
        .numbers(&heading::RATE)
        .numbers(&heading::SCORE)
        .numbers(&heading::WEIGHT)
        .numbers(&heading::PLACE)
        .numbers(&heading::previous_value(round.period))
        .words(&heading::STATUS);
    for node in (0..round.scheme.nodes().len()).map(NodeIx) {
        table.row(cells(round, unit, node, lang));
    }
    table
}

fn cells(round: &Round, unit: UnitIx, at: NodeIx, lang: Lang) -> [String; 10] {
    let (node, result) = (round.scheme.node(at), round.evaluation.node(at, unit));
    let decimals = round.evaluation.decimals;
    let value = |evaluation: &Evaluation| evaluation.node(at, unit).value.map_or_else(String::new, number::value);
    let place = round.evaluation.node_places(at)[unit.0];
    let status = match (result.state, result.weak) {
        (State::Value, Some(reason)) => outcome::weak_reason(reason).get(lang),
        (State::Value, None) => "",
        (other, _) => state::state(other).get(lang),
    };
    [
        format!("{:indent$}{}", "", node.code(), indent = 2 * node.depth),
        node.name().get(lang).to_owned(),
        value(&round.evaluation),
        node.document.unit.clone(),
        result.rate.map_or_else(String::new, number::percent),
        result.score.map_or_else(String::new, |score| score.show(decimals)),
        number::value(result.effective_weight),
        place.map_or_else(String::new, |place| place.to_string()),
        round.previous.as_deref().map_or_else(String::new, value),
        status.to_owned(),
    ]
}
