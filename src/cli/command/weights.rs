//! `kaohe weights`: weights proposed for the children of a node, beside those of the scheme.

use std::path::PathBuf;

use clap::{ArgAction, ArgMatches, Command};
use serde::Serialize;

use super::weights_list;
use crate::analysis::weights::{Allotted, TOLERATED};
use crate::cli::Outcome;
use crate::cli::argument::{FILE, flag, format, format_of, option, page, path, path_of, positional, text};
use crate::cli::catalogue::Entry;
use crate::cli::change::{reason, reason_of};
use crate::cli::context::Context;
use crate::cli::output::{Format, Table};
use crate::error::Result;
use crate::i18n::{heading, number};
use crate::model::Scheme;
use crate::ops::find;
use crate::ops::weights::{Found, Proposal, Way, propose, record};
use crate::text::{Lang, Text};

pub const ENTRY: Entry = Entry { page: help, run };

fn help(lang: Lang) -> Command {
    let about = Text::new(
        "定权：用层次分析、熵权、CRITIC、等权、专家分配拟定权重，与现有权重对照",
        "Weights by AHP, entropy, CRITIC, equal shares or experts' budgets, beside the present ones",
    );
    let list = Text::new("列出已记录的定权依据", "List the proposals that were recorded");
    page(
        lang,
        "weights",
        &about,
        "  kaohe weights ahp 专家1.csv 专家2.csv --node A",
    )
    .subcommand_required(true)
    .subcommands(by_experts(lang))
    .subcommands(by_data(lang))
    .subcommand(page(lang, "list", &list, "  kaohe weights list").arg(format(lang, &Format::ALL)))
}

fn by_experts(lang: Lang) -> [Command; 2] {
    let ahp = Text::new("层次分析法：专家两两比较", "AHP: experts judge pairs");
    let budget = Text::new(
        "专家分配法：每位专家把总分分给各项",
        "Experts allot a whole to the things",
    );
    let judged = Text::new(
        "两两比较表（CSV 或 JSON，上三角即可），一位专家一个；几位专家取几何平均",
        "A table of judgements (CSV or JSON, its upper half will do), a file an expert; several by the geometric mean",
    );
    let allotted = Text::new(
        "分配表（CSV 或 JSON）：一行一位专家，一列一项",
        "Allotments (CSV or JSON): a row an expert, a column a thing",
    );
    let files = path(positional(lang, "files", &FILE, &judged))
        .num_args(1..)
        .action(ArgAction::Append);
    let file = path(positional(lang, "file", &FILE, &allotted));
    let example = "  kaohe weights budget 分配.csv --record --reason 专家会议";
    [
        page(lang, "ahp", &ahp, "  kaohe weights ahp 专家1.csv 专家2.csv --node A").arg(files),
        page(lang, "budget", &budget, example).arg(file),
    ]
    .map(|page| with_options(lang, page))
}

fn by_data(lang: Lang) -> [Command; 3] {
    let entropy = Text::new(
        "熵权法：由各单位得分率的差异",
        "Entropy: how the units' rates are spread",
    );
    let critic = Text::new(
        "CRITIC 法：由各单位得分率的差异和相关",
        "CRITIC: how the units' rates are spread and go together",
    );
    let equal = Text::new("等权", "Equal weights");
    [
        page(lang, "entropy", &entropy, "  kaohe weights entropy --period 2021"),
        page(lang, "critic", &critic, "  kaohe weights critic --period 2021"),
        page(lang, "equal", &equal, "  kaohe weights equal --node A"),
    ]
    .map(|page| with_options(lang, page))
}

fn with_options(lang: Lang, page: Command) -> Command {
    let node = Text::new(
        "给哪个指标的下级定权；不写则为最上一级",
        "Whose children are weighed; the top of the tree if left out",
    );
    let keep = Text::new(
        "记入考核库，作为定权依据",
        "Keep it in the store as the ground for the weights",
    );
    page.arg(option(lang, "node", &Text::new("指标", "NODE"), &node))
        .arg(flag(lang, "record", &keep))
        .arg(reason(lang))
        .arg(format(lang, &Format::ALL))
}

fn run(matches: &ArgMatches, context: &mut Context<'_, '_>) -> Result<Outcome> {
    let (name, matches) = matches.subcommand().expect("BUG: the parser demands a command");
    let files = || {
        matches
            .get_many::<PathBuf>("files")
            .into_iter()
            .flatten()
            .cloned()
            .collect()
    };
    let way = match name {
        "ahp" => Way::Ahp(files()),
        "entropy" => Way::Entropy,
        "critic" => Way::Critic,
        "equal" => Way::Equal,
        "budget" => Way::Budget(
            path_of(matches, "file")
                .expect("BUG: the parser demands a file")
                .clone(),
        ),
        _ => return weights_list::list(matches, context),
    };
    let is_kept = matches.get_flag("record");
    let kept = is_kept.then(|| context.to_change()).transpose()?;
    let round = match &kept {
        Some((_, round)) => round.clone(),
        None => context.round()?,
    };
    let node = text(matches, "node")
        .map(|name| find::node(&round.scheme, name))
        .transpose()?;
    let proposal = propose(&round, node, &way)?;
    let table = table(&round.scheme, &proposal, context.lang());
    let format = format_of(matches).unwrap_or(Format::Table);
    context
        .output
        .table(format, &table, || listing(&round.scheme, &proposal))?;
    for line in proposal.remarks(&round.scheme) {
        context.output.say(&line.text);
    }
    if let Some((mut session, mut round)) = kept {
        let done = record(&mut session, &mut round, &proposal, reason_of(matches))?;
        if let Some(done) = done {
            let said = |lang: Lang, verb: &str| format!("{verb}{}", done.name.get(lang));
            let (zh, en) = (said(Lang::Zh, "已记录："), said(Lang::En, "Recorded: "));
            context.output.say(&Text::of(zh, en));
        }
    }
    Ok(Outcome::Done)
}

fn table(scheme: &Scheme, proposal: &Proposal, lang: Lang) -> Table {
    let mut table = Table::default()
        .words(&heading::CODE)
        .words(&heading::INDICATOR)
        .numbers(&Text::new("现权重", "Present"))
        .numbers(&Text::new("拟定权重", "Proposed"))
        .numbers(&Text::new("增减", "Change"))
        .numbers(&Text::new("拟定比重", "Share"))
        .numbers(&Text::new("专家最低", "Lowest"))
        .numbers(&Text::new("专家最高", "Highest"))
        .numbers(&Text::new("标准差", "Deviation"));
    for (n, (child, share)) in proposal.children.iter().zip(&proposal.shares).enumerate() {
        let node = scheme.node(*child);
        let points = share * proposal.points;
        let spread = match &proposal.found {
            Found::Budget(things, _) => {
                let Allotted {
                    lowest,
                    highest,
                    deviation,
                    ..
                } = things[n];
                [lowest, highest, deviation].map(number::percent)
            }
            _ => Default::default(),
        };
        let cells = [
            node.code().to_owned(),
            node.name().get(lang).to_owned(),
            number::value(node.weight),
            format!("{points:.2}"),
            format!("{:+.2}", points - node.weight),
            number::percent(*share),
        ];
        table.row(cells.into_iter().chain(spread));
    }
    table
}

/// `schemas/weights.schema.json`.
#[derive(Serialize)]
struct Listing<'a> {
    format: u32,
    scheme: Of<'a>,
    node: Option<&'a str>,
    method: &'static str,
    points: f64,
    weights: Vec<Item<'a>>,
    units: Option<usize>,
    experts: Option<usize>,
    consistency: Option<Consistency<'a>>,
}

#[derive(Serialize)]
struct Of<'a> {
    id: &'a str,
    version: &'a str,
    sha256: &'a str,
}

#[derive(Serialize)]
struct Item<'a> {
    code: &'a str,
    name: &'a Text,
    present: f64,
    proposed: f64,
    share: f64,
    spread: Option<Spread>,
}

#[derive(Serialize)]
struct Spread {
    lowest: f64,
    highest: f64,
    deviation: f64,
}

#[derive(Serialize)]
struct Consistency<'a> {
    eigenvalue: f64,
    index: f64,
    ratio: f64,
    acceptable: bool,
    worst: Option<Worst<'a>>,
}

#[derive(Serialize)]
struct Worst<'a> {
    one: &'a str,
    other: &'a str,
    given: f64,
    implied: f64,
}

fn listing<'a>(scheme: &'a Scheme, proposal: &Proposal) -> Listing<'a> {
    let code = |at: usize| scheme.node(proposal.children[at]).code();
    let item = |n: usize| {
        let node = scheme.node(proposal.children[n]);
        let share = proposal.shares[n];
        Item {
            code: node.code(),
            name: node.name(),
            present: node.weight,
            proposed: share * proposal.points,
            share,
            spread: match &proposal.found {
                Found::Budget(things, _) => Some(Spread {
                    lowest: things[n].lowest,
                    highest: things[n].highest,
                    deviation: things[n].deviation,
                }),
                _ => None,
            },
        }
    };
    let (units, experts, consistency) = match &proposal.found {
        Found::Shares => (None, None, None),
        Found::Units(n) => (Some(*n), None, None),
        Found::Budget(_, n) => (None, Some(*n), None),
        Found::Ahp(ahp, n) => {
            let worst = ahp.worst.map(|worst| Worst {
                one: code(worst.row),
                other: code(worst.column),
                given: worst.given,
                implied: worst.implied,
            });
            let consistency = Consistency {
                eigenvalue: ahp.eigenvalue,
                index: ahp.index,
                ratio: ahp.ratio,
                acceptable: ahp.ratio <= TOLERATED,
                worst,
            };
            (None, Some(*n), Some(consistency))
        }
    };
    Listing {
        format: 1,
        scheme: Of {
            id: &scheme.document().id,
            version: &scheme.document().version,
            sha256: scheme.sha256(),
        },
        node: proposal.node.map(|node| scheme.node(node).code()),
        method: proposal.method,
        points: proposal.points,
        weights: (0..proposal.children.len()).map(item).collect(),
        units,
        experts,
        consistency,
    }
}
