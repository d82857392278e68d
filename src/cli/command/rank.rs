//! `kaohe rank`: the ranking of a period.
//!
//! Prints the engine's places and totals as they are.

use clap::{ArgMatches, Command};

use crate::cli::Outcome;
use crate::cli::argument::{format, format_of, page};
use crate::cli::catalogue::Entry;
use crate::cli::context::Context;
use crate::cli::output::{Format, Table};
use crate::error::Result;
use crate::i18n::{heading, number, outcome};
use crate::model::{Evaluation, Points, UnitIx, UnitResult};
use crate::ops::export;
use crate::ops::round::Round;
use crate::text::{Lang, Text};

pub const ENTRY: Entry = Entry { page: help, run };

fn help(lang: Lang) -> Command {
    let about = Text::new(
        "排名：名次、总分、各一级指标得分、等次、与上期比较",
        "The ranking: places, totals, points by criterion, grades, change since last period",
    );
    page(
        lang,
        "rank",
        &about,
        "  kaohe rank --period 2018\n  kaohe rank --format csv > ranking.csv",
    )
    .arg(format(lang, &Format::ALL))
}

fn run(matches: &ArgMatches, context: &mut Context<'_, '_>) -> Result<Outcome> {
    let round = context.round()?;
    print(&round, format_of(matches).unwrap_or(Format::Table), context)
}

/// Prints a ranking; its JSON is the whole evaluation.
pub fn print(round: &Round, format: Format, context: &mut Context<'_, '_>) -> Result<Outcome> {
    let table = table(round, context.lang());
    context.output.table(format, &table, || export::json(round))?;
    if let Some(why) = &round.apart {
        context.output.say(&outcome::parted(round.period.previous(), why));
    }
    Ok(Outcome::Done)
}

fn table(round: &Round, lang: Lang) -> Table {
    let ranking = &round.scheme.document().ranking;
    let groups = ranking.groups && round.scheme.n_groups() > 1;
    let mut table = Table::default().numbers(&heading::PLACE).words(&heading::UNIT);
    if groups {
        table = table.words(&heading::GROUP).numbers(&heading::GROUP_PLACE);
    }
    table = table.numbers(&heading::TOTAL);
    for top in round.scheme.top() {
        table = table.numbers(&Text::same(round.scheme.node(*top).code()));
    }
    table = table
        .words(&heading::GRADE)
        .numbers(&heading::CHANGE)
        .words(&heading::PLACE_CHANGE)
        .words(&heading::STATUS);
    let evaluation = &round.evaluation;
    for unit in evaluation.in_rank_order() {
        table.row(cells((round, evaluation), unit, groups, lang));
    }
    table
}

fn cells((round, evaluation): (&Round, &Evaluation), unit: UnitIx, groups: bool, lang: Lang) -> Vec<String> {
    let scheme = &round.scheme;
    let result = evaluation.unit(unit);
    let points = |points: Option<Points>| points.map_or_else(String::new, |points| points.show(evaluation.decimals));
    let place = |place: Option<u32>| place.map_or_else(String::new, |place| place.to_string());
    let mut cells = vec![place(result.rank), scheme.unit(unit).name.get(lang).to_owned()];
    if groups {
        let group = &scheme.document().groups[scheme.group_of(unit)];
        cells.extend([group.name.get(lang).to_owned(), place(result.group_rank)]);
    }
    cells.push(points(result.total));
    cells.extend(scheme.top().iter().map(|top| points(evaluation.node(*top, unit).score)));
    let grade = result
        .grade
        .map(|grade| scheme.document().grades[grade].name.get(lang).to_owned());
    cells.push(grade.unwrap_or_default());
    let change = result.change;
    cells.push(change.map_or_else(String::new, |change| number::gained(change.total, evaluation.decimals)));
    let moved = change.and_then(|change| change.rank);
    cells.push(moved.map_or_else(String::new, |moved| number::places(moved, lang)));
    cells.push(state(result, lang));
    cells
}

/// What must be said beside a total: that it is provisional, or what decided the grade.
fn state(result: &UnitResult, lang: Lang) -> String {
    if result.provisional {
        return outcome::PROVISIONAL.get(lang).to_owned();
    }
    let mut said: Vec<String> = result.vetoes.clone();
    let reason = result
        .grade_reason
        .filter(|reason| *reason != crate::model::evaluation::GradeReason::Threshold);
    said.extend(reason.map(|reason| outcome::grade_reason(reason).get(lang).to_owned()));
    said.join(" ")
}
