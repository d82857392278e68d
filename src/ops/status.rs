//! How far a round is, by department and by unit, and what blocks the next step.
//!
//! Counts what the period's result depends on; changes nothing.

use super::adjust::unconfirmed;
use super::block::Place;
use super::panel::unsettled;
use super::round::Round;
use crate::model::dataset::Verification;
use crate::model::scheme::Node;
use crate::model::{Appeal, MetricIx, NodeIx, Reported, State, Step, UnitIx};
use crate::text::{Lang, Text};

/// How many of the cells and marks that are due have come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Progress {
    /// Cells that are due.
    pub cells: usize,
    /// Cells that are filled: a value, not applicable, or missing.
    pub filled: usize,
    /// Filled cells that somebody else has verified.
    pub verified: usize,
    /// Judgements that are due.
    pub marks: usize,
    /// Judgements with at least one mark.
    pub marked: usize,
}

impl Progress {
    /// Whether every cell is filled and every judgement made.
    #[must_use]
    pub const fn is_complete(self) -> bool {
        self.filled == self.cells && self.marked == self.marks
    }

    const fn add_cell(&mut self, is_filled: bool, is_verified: bool) {
        self.cells += 1;
        self.filled += is_filled as usize;
        self.verified += (is_filled && is_verified) as usize;
    }

    const fn add_mark(&mut self, is_marked: bool) {
        self.marks += 1;
        self.marked += is_marked as usize;
    }
}

/// What keeps the round from its next step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// Values a department has not given.
    Pending {
        /// The department.
        department: String,
        /// The cells.
        cells: Vec<(UnitIx, MetricIx)>,
    },
    /// Judgements a department has not made.
    Unmarked {
        /// The department.
        department: String,
        /// The judgements.
        marks: Vec<(NodeIx, UnitIx)>,
    },
    /// Values of a department that nobody has verified.
    Unverified {
        /// The department.
        department: String,
        /// The cells.
        cells: Vec<(UnitIx, MetricIx)>,
    },
    /// Marks that lie too far apart, which neither a third assessor nor a note has settled.
    Apart(Vec<(UnitIx, NodeIx)>),
    /// Appeals that nobody has decided: the unit and the indicator of each.
    Appeals(Vec<(UnitIx, NodeIx)>),
    /// Bonuses, penalties and vetoes that nobody but who applied them has looked at, by item.
    Unconfirmed(Vec<(UnitIx, String)>),
    /// A unit whose total a missing value blocks.
    NoTotal {
        /// The unit.
        unit: UnitIx,
        /// The indicators it lacks.
        lacking: Vec<NodeIx>,
    },
}

/// How far a round is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Status {
    /// All in all.
    pub overall: Progress,
    /// By the department that answers for it, in the order the scheme names them.
    pub by_department: Vec<(String, Progress)>,
    /// By unit, in scheme order.
    pub by_unit: Vec<Progress>,
    /// What blocks the next step.
    pub blocks: Vec<Block>,
}

/// Counts how far a round is.
#[must_use]
pub fn status(round: &Round) -> Status {
    let mut status = Status {
        overall: Progress::default(),
        by_department: Vec::new(),
        by_unit: vec![Progress::default(); round.scheme.n_units()],
        blocks: Vec::new(),
    };
    let mut pending: Vec<(String, Vec<(UnitIx, MetricIx)>)> = Vec::new();
    // Names are compared once a metric and not once a cell, of which there may be 284,400.
    let mut departments: Vec<Option<usize>> = vec![None; round.scheme.metrics().len()];
    for (unit, metric) in round.cells_due() {
        let entry = round.dataset.entry(round.period, unit, metric);
        let is_filled = entry.reported.state() != State::Pending;
        let department = &round.scheme.metric(metric).reported_by;
        let known = &mut departments[metric.0];
        let at = *known.get_or_insert_with(|| place(&mut status.by_department, department));
        status.count(at, unit, |progress| {
            progress.add_cell(is_filled, entry.verification == Verification::Verified);
        });
        if !is_filled {
            of(&mut pending, department).push((unit, metric));
        }
    }
    let mut unmarked: Vec<(String, Vec<(NodeIx, UnitIx)>)> = Vec::new();
    for (indicator, unit) in round.marks_due() {
        let is_marked = is_marked(round, indicator, unit);
        let department = &round.scheme.node(indicator).document.scored_by;
        let at = place(&mut status.by_department, department);
        status.count(at, unit, |progress| progress.add_mark(is_marked));
        if !is_marked {
            of(&mut unmarked, department).push((indicator, unit));
        }
    }
    let pending = pending
        .into_iter()
        .map(|(department, cells)| Block::Pending { department, cells });
    let unmarked = unmarked
        .into_iter()
        .map(|(department, marks)| Block::Unmarked { department, marks });
    let blocks = pending.chain(unmarked).chain(without_total(round));
    let apart = unsettled(round);
    let apart = (!apart.is_empty()).then_some(Block::Apart(apart));
    status.blocks = blocks.chain(apart).chain(appeals(round)).collect();
    // Before the review, verifying keeps nobody waiting.
    if matches!(round.step(), Step::Review | Step::Notice) {
        status.blocks.extend(unverified(round));
        let unconfirmed = unconfirmed(round);
        status
            .blocks
            .extend((!unconfirmed.is_empty()).then_some(Block::Unconfirmed(unconfirmed)));
    }
    status
}

/// Whether every cell is filled and every judgement made, without counting them.
#[must_use]
pub fn is_complete(round: &Round) -> bool {
    let n_units = round.scheme.n_units();
    // Asked for every frame: a whole column at a time, for there may be 284,400 cells.
    let is_filled = |(node, indicator): (NodeIx, &Node)| {
        let metrics = indicator.metrics().into_iter();
        let mut metrics = metrics.filter_map(|code| round.scheme.find_metric(code));
        metrics.all(|metric| {
            let column = round.dataset.column(round.period, metric);
            let states = column.map_or(&[][..], |(states, _)| &states[..n_units]);
            let is_whole = !states.is_empty() && !states.contains(&State::Pending);
            let of_unit = |unit: UnitIx| states.get(unit.0).is_some_and(|state| *state != State::Pending);
            is_whole || round.units_assessed_on(node).all(of_unit)
        })
    };
    let mut marks = round.marks_due().into_iter();
    round.scheme.indicators().all(is_filled) && marks.all(|(indicator, unit)| is_marked(round, indicator, unit))
}

fn is_marked(round: &Round, indicator: NodeIx, unit: UnitIx) -> bool {
    let marks = round.dataset.marks(round.period, indicator, unit);
    marks.iter().any(|mark| mark.entry.reported.state() != State::Pending)
}

impl Status {
    fn count(&mut self, department: usize, unit: UnitIx, add: impl Fn(&mut Progress)) {
        add(&mut self.overall);
        add(&mut self.by_department[department].1);
        add(&mut self.by_unit[unit.0]);
    }
}

fn of<'a, T: Default>(by_department: &'a mut Vec<(String, T)>, department: &str) -> &'a mut T {
    let at = place(by_department, department);
    &mut by_department[at].1
}

/// Where a department stands, at the end where it was not met before.
fn place<T: Default>(by_department: &mut Vec<(String, T)>, department: &str) -> usize {
    let known = by_department.iter().position(|(name, _)| name == department);
    known.unwrap_or_else(|| {
        by_department.push((department.to_owned(), T::default()));
        by_department.len() - 1
    })
}

/// Units that are complete and still have no total, because something missing blocks it.
fn without_total(round: &Round) -> impl Iterator<Item = Block> + '_ {
    let results = round.evaluation.units.iter().enumerate();
    results
        .filter(|(_, result)| !result.provisional && result.total.is_none())
        .map(|(unit, result)| Block::NoTotal {
            unit: UnitIx(unit),
            lacking: result.lacking.clone(),
        })
}

/// The filled cells that nobody but their author has looked at, by department.
fn unverified(round: &Round) -> Vec<Block> {
    let mut by_department: Vec<(String, Vec<_>)> = Vec::new();
    for (unit, metric) in round.cells_due() {
        let entry = round.dataset.entry(round.period, unit, metric);
        let is_open = entry.verification == Verification::Reported
            && matches!(entry.reported, Reported::Value(_) | Reported::NotApplicable);
        if !is_open {
            continue;
        }
        let department = &round.scheme.metric(metric).reported_by;
        of(&mut by_department, department).push((unit, metric));
    }
    by_department
        .into_iter()
        .map(|(department, cells)| Block::Unverified { department, cells })
        .collect()
}

/// The appeals that nobody has decided.
fn appeals(round: &Round) -> Option<Block> {
    let scheme = &round.scheme;
    let of = |appeal: &Appeal| Some((scheme.find_unit(&appeal.unit)?, scheme.find_node(&appeal.indicator)?));
    let open: Vec<_> = round
        .appeals()
        .filter(|appeal| appeal.is_open())
        .filter_map(of)
        .collect();
    (!open.is_empty()).then_some(Block::Appeals(open))
}

impl Block {
    /// What blocks, in words.
    #[must_use]
    pub fn text(&self, round: &Round) -> Text {
        let unit = |unit: UnitIx, lang: Lang| round.scheme.unit(unit).name.get(lang).to_owned();
        let node = |node: NodeIx, lang: Lang| round.scheme.node(node).name().get(lang).to_owned();
        match self {
            Self::Pending { department, cells } => {
                cells_text(round, department, cells, ("项数据未填", "values pending"))
            }
            Self::Apart(marks) => {
                let zh = "项评分两名评委相差过大，须第三名评委评分或写明复议情况";
                let en = "pairs of marks too far apart, for a third assessor or a moderation note to settle";
                marks_text(round, "", marks, (zh, en))
            }
            Self::Unconfirmed(items) => {
                let names = |lang| listed(items, lang, |(at, item)| format!("{} {item}", unit(*at, lang)));
                let n = items.len();
                Text::of(
                    format!("还有 {n} 项加减分未经他人确认：{}。", names(Lang::Zh)),
                    format!("{n} adjustments to be confirmed by somebody else: {}.", names(Lang::En)),
                )
            }
            Self::Unverified { department, cells } => {
                cells_text(round, department, cells, ("项数据未核定", "values to be verified"))
            }
            Self::Unmarked { department, marks } => {
                let marks: Vec<_> = marks.iter().map(|&(what, at)| (at, what)).collect();
                marks_text(round, department, &marks, ("项定性指标未评分", "marks to be given"))
            }
            Self::Appeals(open) => marks_text(round, "", open, ("项申诉待处理", "appeals to be decided")),
            Self::NoTotal { unit: at, lacking } => {
                let names = |lang| listed(lacking, lang, |&what| node(what, lang));
                Text::of(
                    format!("{}缺少{}，不能计算总分。", unit(*at, Lang::Zh), names(Lang::Zh)),
                    format!("{} lacks {} and gets no total.", unit(*at, Lang::En), names(Lang::En)),
                )
            }
        }
    }
}

/// `市商务局还有 3 项数据未填：龙门县 出口总额…`.
fn cells_text(round: &Round, department: &str, cells: &[(UnitIx, MetricIx)], (zh, en): (&str, &str)) -> Text {
    let names = |lang| {
        listed(cells, lang, |&(unit, metric)| {
            Place::Metric(unit, metric).name(round).get(lang).to_owned()
        })
    };
    let n = cells.len();
    Text::of(
        format!("{}还有 {n} {zh}：{}。", owner(department, Lang::Zh), names(Lang::Zh)),
        format!("{}{n} {en}: {}.", owner(department, Lang::En), names(Lang::En)),
    )
}

/// `还有 1 项申诉待处理：龙门县 一般贸易占比。`
fn marks_text(round: &Round, department: &str, marks: &[(UnitIx, NodeIx)], (zh, en): (&str, &str)) -> Text {
    let names = |lang| {
        listed(marks, lang, |&(unit, node)| {
            let unit = round.scheme.unit(unit).name.get(lang);
            format!("{unit} {}", round.scheme.node(node).name().get(lang))
        })
    };
    let n = marks.len();
    Text::of(
        format!("{}还有 {n} {zh}：{}。", owner(department, Lang::Zh), names(Lang::Zh)),
        format!("{}{n} {en}: {}.", owner(department, Lang::En), names(Lang::En)),
    )
}

fn owner(department: &str, lang: Lang) -> String {
    match (department, lang) {
        ("", _) => String::new(),
        (department, Lang::Zh) => department.to_owned(),
        (department, Lang::En) => format!("{department}: "),
    }
}

/// The first few of a list, and how many more there are.
fn listed<T>(things: &[T], lang: Lang, name: impl Fn(&T) -> String) -> String {
    const SHOWN: usize = 3;
    let (comma, more) = match lang {
        Lang::Zh => ("、", format!("等 {} 项", things.len())),
        Lang::En => (", ", format!(" and {} more", things.len().saturating_sub(SHOWN))),
    };
    let names: Vec<String> = things.iter().take(SHOWN).map(name).collect();
    let end = if things.len() > SHOWN { more } else { String::new() };
    format!("{}{end}", names.join(comma))
}
