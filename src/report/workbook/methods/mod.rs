//! The formulas of the scoring methods: from a value to a rate, a file a family.
//!
//! A formula is the method as METHOD.md gives it, on the cells of values and parameters. It is used only
//! where the value is a number, and it may give a word: a state instead of a rate.

mod attainment;
mod bands;
mod blend;
mod lines;
mod marks;
mod milestone;
mod reference;
mod relative;

use super::formula::Expr;
use super::maker::{Column, Maker, Owner};
use crate::model::Period;
use crate::model::scheme::Node;
use crate::model::scheme::document::Direction;
use crate::model::scheme::input::Input;
use crate::model::scheme::method::{Method, Rule, Scope};
use crate::text::Text;

/// What a method is applied to.
#[derive(Clone, Copy)]
pub(super) struct Setting<'a> {
    pub(super) owner: Owner,
    pub(super) node: &'a Node,
    pub(super) method: &'a Method,
    pub(super) input: Option<&'a Input>,
    /// The value of every unit.
    pub(super) value: Column,
    pub(super) period: Period,
}

impl Setting<'_> {
    fn x(&self) -> Expr {
        self.value.here()
    }

    fn is_negative(&self) -> bool {
        self.node.direction() == Direction::Negative
    }

    /// The values of the units that are compared with each other.
    fn members(&self) -> Expr {
        use super::formula::Rows;
        match self.method.scope.unwrap_or_default() {
            Scope::All => self.value.down(Rows::Units),
            Scope::Group => self.value.down(Rows::Group),
        }
    }

    /// The cell of a parameter.
    fn parameter(&self, maker: &mut Maker<'_>, zh: &'static str, en: &'static str, value: f64) -> Expr {
        maker.parameter(self.owner, &Text::new(zh, en), value)
    }
}

/// The rate before its limits.
pub(super) fn rate(maker: &mut Maker<'_>, setting: &Setting<'_>) -> Expr {
    let x = setting.x();
    match &setting.method.rule {
        Rule::Attainment(rule) => attainment::rate(maker, setting, rule),
        Rule::Linear(rule) => lines::linear(maker, setting, rule),
        Rule::Efficacy(rule) => lines::efficacy(maker, setting, rule),
        Rule::TargetRange(rule) => lines::target_range(maker, setting, rule),
        Rule::PerItem(rule) => lines::per_item(maker, setting, rule),
        Rule::Deduct(rule) => lines::deduct(maker, setting, rule),
        Rule::Bands(rule) => bands::rate(maker, setting, rule),
        Rule::Milestone(rule) => milestone::rate(maker, setting, rule),
        Rule::BenchmarkGap(rule) => reference::rate(maker, setting, rule),
        Rule::Judgement(rule) => {
            let scale = setting.parameter(maker, "满分", "highest mark", rule.scale);
            x / scale
        }
        // Their value is a rate already.
        Rule::Checklist(_) | Rule::Blend(_) => x,
        Rule::MinMax(rule) => relative::min_max(maker, setting, rule),
        Rule::RankPoints(rule) => relative::rank_points(maker, setting, rule),
        Rule::ZScore(rule) => relative::z_score(maker, setting, rule),
        Rule::Percentile(rule) => relative::percentile(setting, rule),
        Rule::DistanceToBest(_) => relative::distance_to_best(maker, setting),
    }
}
