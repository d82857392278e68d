//! The scoring methods: from an input to a rate, 1 being full marks (scoring.md §4).
//!
//! A method is prepared once for all units (targets, extremes, places) and then asked unit by
//! unit. Each file holds one method: its formula and the same formula in numbers, side by side.

mod attainment;
mod bands;
mod benchmark_gap;
mod blend;
mod checklist;
mod counting;
mod distance_to_best;
mod goalposts;
mod judgement;
mod milestone;
mod min_max;
mod percentile;
mod rank_points;
mod scope;
mod target;
mod z_score;

pub(super) use blend::Blend;
pub(super) use checklist::column as checklist_column;
pub(super) use judgement::Marks;
pub(super) use target::due_of_unit;

use super::formula::Formula;
use super::input::Reader;
use super::reading::Reading;
use super::show;
use crate::model::Period;
use crate::model::scheme::Node;
use crate::model::scheme::document::Direction;
use crate::model::scheme::method::{Method, Rule, Scope};
use crate::model::seen::same;
use crate::model::trace::{Note, Step};
use scope::Members;

/// A method prepared for all units.
pub(super) trait Scorer {
    /// The rate before the clamp, or why there is none.
    fn rate(&self, unit: usize, x: f64) -> Reading;

    /// The formulas behind [`rate`](Self::rate) with the numbers put in.
    fn steps(&self, unit: usize, x: f64) -> Vec<Step>;
}

/// What a method is prepared from.
#[derive(Clone, Copy)]
pub(super) struct Setting<'a> {
    pub(super) reader: &'a Reader<'a>,
    pub(super) period: Period,
    pub(super) node: &'a Node,
    /// The input, where the method has one.
    pub(super) formula: Option<&'a Formula>,
    /// The input of every unit.
    pub(super) column: &'a [Reading],
}

impl<'a> Setting<'a> {
    fn is_negative(&self) -> bool {
        self.node.direction() == Direction::Negative
    }

    /// The units compared with each other, by the method's scope.
    fn members(&self, method: &Method) -> Members {
        let scheme = self.reader.scheme;
        let everybody = method.scope.unwrap_or_default() == Scope::All;
        let key = |unit| {
            if everybody {
                0
            } else {
                scheme.group_of(crate::model::UnitIx(unit))
            }
        };
        Members::new(scheme.n_units(), key, self.column)
    }

    /// Prepares a method.
    pub(super) fn prepare(&self, method: &'a Method) -> Box<dyn Scorer + 'a> {
        let negative = self.is_negative();
        match &method.rule {
            Rule::Attainment(rule) => Box::new(attainment::Attainment::new(rule, method, self)),
            Rule::Linear(rule) => Box::new(goalposts::Linear(rule)),
            Rule::Efficacy(rule) => Box::new(goalposts::Efficacy(rule)),
            Rule::TargetRange(rule) => Box::new(goalposts::Range(rule)),
            Rule::Bands(rule) => Box::new(bands::Bands(rule)),
            Rule::PerItem(rule) => Box::new(counting::PerItem(rule, self.node.weight)),
            Rule::Deduct(rule) => Box::new(counting::Deduct(rule, self.node.weight)),
            Rule::Milestone(rule) => Box::new(milestone::Milestone::new(rule, self.period)),
            Rule::BenchmarkGap(rule) => Box::new(benchmark_gap::BenchmarkGap::new(rule, self)),
            Rule::Judgement(rule) => Box::new(judgement::Judgement(rule)),
            Rule::Checklist(_) => Box::new(checklist::Checklist),
            Rule::Blend(rule) => Box::new(Blend::new(rule, self)),
            Rule::MinMax(rule) => Box::new(min_max::MinMax::new(rule, &self.members(method), negative)),
            Rule::RankPoints(rule) => Box::new(rank_points::RankPoints::new(rule, &self.members(method), negative)),
            Rule::ZScore(rule) => Box::new(z_score::ZScore::new(rule, &self.members(method), negative)),
            Rule::Percentile(rule) => Box::new(percentile::Percentile::new(rule, &self.members(method), negative)),
            Rule::DistanceToBest(_) => Box::new(distance_to_best::DistanceToBest::new(&self.members(method), negative)),
        }
    }
}

/// The rate held between the method's floor and cap, and which of the two held it. A rate that is 0 to
/// a person is 0: a geometric mean must not make points of what a subtraction left over.
pub(super) fn clamp(method: &Method, rate: f64) -> (f64, Option<Note>) {
    if rate > method.cap {
        (method.cap, Some(Note::Capped))
    } else if rate < method.floor {
        (method.floor, Some(Note::Floored))
    } else if same(rate, 0.0) {
        (0.0, None)
    } else {
        (rate, None)
    }
}

/// The clamp as a step, where it changed anything.
pub(super) fn clamp_step(method: &Method, rate: f64) -> Option<Step> {
    let (held, note) = clamp(method, rate);
    let limit = |name: &str| format!("{name}({}, {})", show::number(rate), show::number(held));
    note.map(|note| Step {
        rule: "clamp",
        formula: limit(if note == Note::Capped { "min" } else { "max" }),
        result: Some(held),
        note: Some(note),
    })
}

/// A step with a formula and what came of it.
fn step(rule: &'static str, formula: String, result: Reading) -> Step {
    Step {
        rule,
        formula,
        result: result.is_value().then_some(result.x),
        note: result.note,
    }
}
