//! The steps of an item as commands: each is one call of `ops::rectify`.

use clap::ArgMatches;

use crate::cli::Outcome;
use crate::cli::argument::{required, text};
use crate::cli::change::{files_of, tell};
use crate::cli::context::Context;
use crate::error::{Error, Kind, Result};
use crate::model::UnitIx;
use crate::model::rectification::{Means, Severity};
use crate::ops::find;
use crate::ops::rectify::close::{Finding, verify};
use crate::ops::rectify::further::{escalate, extend};
use crate::ops::rectify::open::{Draft, issue, open};
use crate::ops::rectify::propose::{Proposal, propose};
use crate::ops::rectify::read_date;
use crate::ops::rectify::update::{Update, ask, update};
use crate::ops::round::Round;
use crate::text::{Lang, Text};

pub(super) fn run(name: &str, matches: &ArgMatches, context: &mut Context<'_, '_>) -> Result<Outcome> {
    let (mut session, mut round) = context.to_change()?;
    let of = |id| required(matches, id);
    let number = number(name, matches);
    let (session, round) = (&mut session, &mut round);
    let done = match name {
        "open" => {
            let drafts = drafts(round, matches, context.lang())?;
            open(session, round, &drafts, matches.get_flag("draft"))
        }
        "issue" => issue(session, round, number),
        "update" => update(session, round, number, &fields(matches)),
        "ask" => ask(session, round, number, text(matches, "evidence"), &files_of(matches)),
        "close" => verify(session, round, number, (Finding::Done, of("result"))),
        "back" => verify(session, round, number, (Finding::NotDone, of("result"))),
        "extend" => {
            let to = read_date(of("to"))?;
            extend(session, round, number, to, (of("approver"), of("reason")))
        }
        _ => {
            let means: Means = of("by").parse().expect("BUG: the parser knows only these words");
            escalate(session, round, number, (means, of("reason")))
        }
    }?;
    tell(done.as_ref(), matches, context)
}

/// The number of the item; `open` makes a new one.
fn number(name: &str, matches: &ArgMatches) -> u32 {
    if name == "open" {
        return 0;
    }
    let number = matches.get_one::<u32>("number");
    *number.expect("BUG: the parser demands a number")
}

fn fields(matches: &ArgMatches) -> Update {
    let of = |id| text(matches, id).map(str::to_owned);
    Update {
        problem: of("problem"),
        severity: severity(matches),
        required: of("required"),
        supervisor: of("supervisor"),
        effect: of("effect"),
        cause: of("cause"),
        measure: of("measure"),
        responsible_unit: of("responsible"),
        responsible_person: of("person"),
        progress: of("progress"),
        evidence: of("evidence"),
        files: files_of(matches),
    }
}

fn severity(matches: &ArgMatches) -> Option<Severity> {
    let word = text(matches, "severity")?;
    Some(word.parse().expect("BUG: the parser knows only these words"))
}

/// What is to be drawn up: one indicator, weak or not, or every weak link of the unit.
fn drafts(round: &Round, matches: &ArgMatches, lang: Lang) -> Result<Vec<Draft>> {
    let unit = find::assessed_unit(&round.scheme, required(matches, "unit"))?;
    let proposals = propose(round, lang);
    let of_unit = proposals.iter().filter(|proposal| proposal.link.unit == unit);
    let Some(indicator) = text(matches, "indicator") else {
        let drafts = of_unit.map(|proposal| {
            let problem = text(matches, "problem").unwrap_or(&proposal.problem);
            draft((unit, proposal.link.indicator), problem, matches)
        });
        let drafts = drafts.collect::<Result<Vec<_>>>()?;
        return if drafts.is_empty() {
            Err(none(round, unit))
        } else {
            Ok(drafts)
        };
    };
    let indicator = find::indicator(&round.scheme, indicator)?;
    let proposed: Option<&Proposal> = of_unit
        .into_iter()
        .find(|proposal| proposal.link.indicator == indicator);
    let problem = text(matches, "problem")
        .or(proposed.map(|proposal| proposal.problem.as_str()))
        .unwrap_or_default();
    Ok(vec![draft((unit, indicator), problem, matches)?])
}

fn draft((unit, indicator): (UnitIx, crate::model::NodeIx), problem: &str, matches: &ArgMatches) -> Result<Draft> {
    let of = |id| text(matches, id).unwrap_or_default().to_owned();
    Ok(Draft {
        unit,
        indicator,
        problem: problem.to_owned(),
        severity: severity(matches).unwrap_or_default(),
        required: of("required"),
        responsible_unit: of("responsible"),
        responsible_person: of("person"),
        supervisor: of("supervisor"),
        due: read_date(required(matches, "due"))?,
    })
}

fn none(round: &Round, unit: UnitIx) -> Error {
    let name = &round.scheme.unit(unit).name;
    Error::new(
        Kind::NotFound,
        Text::of(
            format!("{name}没有尚未下达的薄弱环节。"),
            format!("{} has no weak link that was not issued.", name.get(Lang::En)),
        ),
    )
    .hint(Text::new(
        "指明指标可另立事项。",
        "Name an indicator to draw up an item of its own.",
    ))
}
