//! Weights proposed for the children of a node, beside those of the scheme, and kept as the ground
//! for a choice.
//!
//! The methods are in `analysis::weights`; a proposal changes no scheme.

use std::path::{Path, PathBuf};

use serde_json::{Map, Value, json};

use super::file;
use super::round::Round;
use super::session::{Action, Done, Session};
use super::task::Task;
use crate::analysis::weights::{self, Ahp, Allotted, Pairwise, TOLERATED};
use crate::error::{Error, Kind, Result};
use crate::exchange::weighing::{Thing, read_budget, read_pairwise};
use crate::i18n::number;
use crate::model::{NodeIx, Scheme, State, UnitIx};
use crate::store::{Change, Record, WeightingRow};
use crate::text::Text;

/// How weights are found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Way {
    /// Each the same.
    Equal,
    /// From how the units' rates are spread.
    Entropy,
    /// From how the units' rates are spread and go together.
    Critic,
    /// From judgements of pairs, a file an expert.
    Ahp(Vec<PathBuf>),
    /// From what experts allot.
    Budget(PathBuf),
}

impl Way {
    /// The code of the method.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Equal => "equal",
            Self::Entropy => "entropy",
            Self::Critic => "critic",
            Self::Ahp(_) => "ahp",
            Self::Budget(_) => "budget",
        }
    }
}

/// What a method made of its inputs besides the shares.
#[derive(Debug, Clone, PartialEq)]
pub enum Found {
    /// Nothing more.
    Shares,
    /// So many units were told apart; the others have no rate somewhere.
    Units(usize),
    /// How far so many experts' judgements agree.
    Ahp(Ahp, usize),
    /// How far so many experts' allotments lie apart.
    Budget(Vec<Allotted>, usize),
}

/// Weights for the children of a node.
#[derive(Debug, Clone, PartialEq)]
pub struct Proposal {
    /// The code of the method.
    pub method: &'static str,
    /// The node; none for the top of the tree.
    pub node: Option<NodeIx>,
    /// Its children, in tree order.
    pub children: Vec<NodeIx>,
    /// The share proposed for each, of 1.
    pub shares: Vec<f64>,
    /// The points the children carry together.
    pub points: f64,
    /// What else was found.
    pub found: Found,
    /// What the method was given.
    inputs: Value,
}

/// Proposes weights for the children of a node, or of the top of the tree.
///
/// # Errors
/// The node has no children to weigh, or the inputs do not tell them apart.
pub fn propose(round: &Round, node: Option<NodeIx>, way: &Way) -> Result<Proposal> {
    let scheme = &round.scheme;
    let children = node.map_or_else(|| scheme.top().to_vec(), |node| scheme.node(node).children.clone());
    if children.len() < 2 {
        return Err(alone(scheme, node));
    }
    let (shares, found, inputs) = match way {
        Way::Equal => (weights::equal(children.len()), Found::Shares, json!({})),
        Way::Entropy => from_rates(round, &children, weights::entropy)?,
        Way::Critic => from_rates(round, &children, weights::critic)?,
        Way::Ahp(files) => from_pairs(scheme, &children, files)?,
        Way::Budget(file) => from_budget(scheme, &children, file)?,
    };
    Ok(Proposal {
        method: way.code(),
        node,
        points: children.iter().map(|child| scheme.node(*child).weight).sum(),
        children,
        shares,
        found,
        inputs,
    })
}

type Weighed = (Vec<f64>, Found, Value);

fn from_rates(round: &Round, children: &[NodeIx], weigh: fn(&[Vec<f64>]) -> Option<Vec<f64>>) -> Result<Weighed> {
    let rate = |child: &NodeIx, unit| {
        let result = round.evaluation.node(*child, unit);
        result.rate.filter(|_| result.state == State::Value)
    };
    let units = (0..round.scheme.n_units()).map(UnitIx);
    let rows = units.filter_map(|unit| {
        let rates: Option<Vec<f64>> = children.iter().map(|child| rate(child, unit)).collect();
        rates.map(|rates| (unit, rates))
    });
    let rows: Vec<_> = rows.collect();
    let columns: Vec<Vec<f64>> = (0..children.len())
        .map(|child| rows.iter().map(|(_, rates)| rates[child]).collect())
        .collect();
    let shares = weigh(&columns).ok_or_else(|| alike(round, rows.len()))?;
    let given = rows
        .iter()
        .map(|(unit, rates)| (round.scheme.unit(*unit).code.clone(), json!(rates)));
    let inputs = json!({"period": round.period, "rates": Value::Object(given.collect())});
    Ok((shares, Found::Units(rows.len()), inputs))
}

fn from_pairs(scheme: &Scheme, children: &[NodeIx], files: &[PathBuf]) -> Result<Weighed> {
    let things = things(scheme, children);
    let mut tables = Vec::new();
    let mut given = Vec::new();
    for path in files {
        let bytes = file::read(path)?;
        let above = read_pairwise(&bytes, &things).map_err(|error| error.in_file(file::show(path)))?;
        tables.push(Pairwise::new(children.len(), &above).ok_or_else(|| too_many(children.len()))?);
        given.push(json!({"file": name_of(path), "above": above}));
    }
    let table = weights::combined(&tables).ok_or_else(no_experts)?;
    let found = weights::ahp(&table);
    Ok((
        found.weights.clone(),
        Found::Ahp(found, files.len()),
        json!({"judgements": given}),
    ))
}

fn from_budget(scheme: &Scheme, children: &[NodeIx], path: &Path) -> Result<Weighed> {
    let bytes = file::read(path)?;
    let experts = read_budget(&bytes, &things(scheme, children)).map_err(|error| error.in_file(file::show(path)))?;
    let rows: Vec<_> = experts.iter().map(|(_, allotted)| allotted.clone()).collect();
    let found = weights::budget(&rows).ok_or_else(no_experts)?;
    let given = experts
        .iter()
        .map(|(name, allotted)| json!({"expert": name, "allotted": allotted}));
    let inputs = json!({"file": name_of(path), "allotments": given.collect::<Vec<_>>()});
    let shares = found.iter().map(|thing| thing.mean).collect();
    Ok((shares, Found::Budget(found, experts.len()), inputs))
}

fn things<'a>(scheme: &'a Scheme, children: &[NodeIx]) -> Vec<Thing<'a>> {
    let nodes = children.iter().map(|child| scheme.node(*child));
    nodes.map(|node| (node.code(), node.name())).collect()
}

fn name_of(path: &Path) -> String {
    path.file_name()
        .map_or_else(String::new, |name| name.to_string_lossy().into_owned())
}

/// Something to be known beside proposed weights.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Remark {
    /// What it says.
    pub text: Text,
    /// Whether somebody should look again.
    pub warns: bool,
}

impl Proposal {
    /// Where the weights come from, and how far the experts agree.
    #[must_use]
    pub fn remarks(&self, scheme: &Scheme) -> Vec<Remark> {
        let said = |zh: String, en: String| Remark {
            text: Text::of(zh, en),
            warns: false,
        };
        match &self.found {
            Found::Shares => Vec::new(),
            Found::Units(n) => vec![said(
                format!("依据 {n} 个各项都有得分率的考核对象。"),
                format!("From {n} units that have a rate on every child."),
            )],
            Found::Budget(_, n) => vec![said(format!("{n} 位专家的平均。"), format!("The mean of {n} experts."))],
            Found::Ahp(ahp, experts) => agreement(scheme, &self.children, ahp, *experts),
        }
    }
}

fn agreement(scheme: &Scheme, children: &[NodeIx], ahp: &Ahp, experts: usize) -> Vec<Remark> {
    let remark = |zh: String, en: String, warns: bool| Remark {
        text: Text::of(zh, en),
        warns,
    };
    let (eigenvalue, index, ratio) = (ahp.eigenvalue, ahp.index, ahp.ratio);
    let mut said = vec![remark(
        format!("{experts} 位专家；最大特征值 {eigenvalue:.4}，一致性指标 CI {index:.4}，一致性比率 CR {ratio:.4}。"),
        format!(
            "{experts} experts; principal eigenvalue {eigenvalue:.4}, consistency index {index:.4}, ratio {ratio:.4}."
        ),
        false,
    )];
    if ratio > TOLERATED {
        said.push(remark(
            format!("提醒：CR 超过 {TOLERATED}，判断前后不一致，宜请专家复核。"),
            format!("Note: the ratio is above {TOLERATED}; the judgements do not agree and should be looked at again."),
            true,
        ));
    }
    if let Some(worst) = ahp.worst {
        let code = |at: usize| scheme.node(children[at]).code();
        let (one, other) = (code(worst.row), code(worst.column));
        let (given, implied) = (number::value(worst.given), number::value(worst.implied));
        said.push(remark(
            format!("与其余判断最不合的一对：{one} 对 {other} 判为 {given}，按权重应为 {implied}。"),
            format!("The judgement that fits least: {one} against {other} is {given}; the weights say {implied}."),
            false,
        ));
    }
    said
}

/// Keeps a proposal in the store, as one entry of the journal.
///
/// # Errors
/// No reason is given, or the store refused.
pub fn record(session: &mut Session, round: &mut Round, proposal: &Proposal, reason: &str) -> Result<Option<Done>> {
    if reason.trim().is_empty() {
        return Err(Error::new(
            Kind::Usage,
            Text::new("没有写明依据。", "It does not say on what ground."),
        )
        .hint(Text::new("请加 --reason 依据。", "Add --reason WHY.")));
    }
    let scheme = &round.scheme;
    let codes = proposal
        .children
        .iter()
        .map(|child| scheme.node(*child).code().to_owned());
    let shares: Map<String, Value> = codes.zip(proposal.shares.iter().map(|share| json!(share))).collect();
    let stamp = session.stamp(reason);
    let row = WeightingRow {
        id: stamp.command,
        scheme: scheme.sha256().parse().expect("BUG: a scheme has its hash"),
        node: proposal
            .node
            .map_or_else(String::new, |node| scheme.node(node).code().to_owned()),
        method: proposal.method.to_owned(),
        inputs: proposal.inputs.to_string(),
        weights: Value::Object(shares).to_string(),
        ratio: match &proposal.found {
            Found::Ahp(ahp, _) => ahp.ratio.to_string(),
            _ => String::new(),
        },
        actor: stamp.actor,
        at: stamp.at,
        reason: reason.to_owned(),
    };
    let change = Change::add(Record::Weighting(row));
    session.carry_out(round, Action::new(Task::Weigh, reason), vec![change])
}

/// A proposal that was kept.
#[derive(Debug, Clone, PartialEq)]
pub struct Recorded {
    /// The row.
    pub row: WeightingRow,
    /// The number of the scheme's version.
    pub version: String,
    /// The shares by code.
    pub shares: Vec<(String, f64)>,
}

/// Every proposal that was kept, the newest first.
///
/// # Errors
/// The store cannot be read.
pub fn recorded(session: &Session) -> Result<Vec<Recorded>> {
    let contents = session.store.contents()?;
    let rows = contents.weightings.into_iter().rev().map(|row| {
        let scheme = contents.schemes.iter().find(|scheme| scheme.sha256() == row.scheme);
        let weights: Map<String, Value> = serde_json::from_str(&row.weights).unwrap_or_default();
        let shares = weights
            .into_iter()
            .map(|(code, share)| (code, share.as_f64().unwrap_or_default()));
        Recorded {
            version: scheme.map_or_else(String::new, |scheme| scheme.version().to_owned()),
            shares: shares.collect(),
            row,
        }
    });
    Ok(rows.collect())
}

fn alone(scheme: &Scheme, node: Option<NodeIx>) -> Error {
    let name = node.map_or("", |node| scheme.node(node).code());
    Error::new(
        Kind::Invalid,
        Text::of(
            format!("“{name}”下不足两项，无权重可定。"),
            format!("\"{name}\" has fewer than two children to weigh."),
        ),
    )
    .hint(Text::new(
        "请用 --node 写一个有下级的指标；不写则为最上一级。",
        "Name a criterion with --node; without it, the top of the tree.",
    ))
}

fn alike(round: &Round, n: usize) -> Error {
    let period = round.period;
    Error::new(
        Kind::Conflict,
        Text::of(
            format!("{period} 各项都有得分率的考核对象有 {n} 个，分不出高低或有负值，不能由数据定权。"),
            format!("In {period} {n} units have a rate on every child; they do not differ, or a rate is negative, so data give no weights."),
        ),
    )
    .hint(Text::new(
        "请先补齐数据，或改用 ahp、budget、equal。",
        "Complete the data, or use ahp, budget or equal.",
    ))
}

fn too_many(n: usize) -> Error {
    Error::new(
        Kind::Invalid,
        Text::of(
            format!("两两比较最多 15 项，这里有 {n} 项。"),
            format!("Pairs are judged among 15 things at most, and here are {n}."),
        ),
    )
}

fn no_experts() -> Error {
    Error::new(
        Kind::Usage,
        Text::new("没有专家的判断。", "There is no expert's judgement."),
    )
}
