//! Methods that compare the units of a group or all of them: 极差法, 排名赋分, 标准化, 百分位, 标杆法.
//!
//! Ranges of values hold words for states too; counts and statistics pass over them.

use super::Setting;
use crate::model::scheme::method::Scope;
use crate::model::scheme::relative::{MinMax, Percentile, PercentileTies, RankPoints, Ties, ZScore};
use crate::report::workbook::book::Style;
use crate::report::workbook::formula::{Expr, Function, Rows, abs, call, if_else};
use crate::report::workbook::maker::{Maker, tolerance};
use crate::text::Text;

fn of(function: Function, members: &Expr) -> Expr {
    call(function, [members.clone()])
}

/// How many of the others lie beyond the value by more than a person can see.
fn count(sign: &'static str, setting: &Setting<'_>) -> Expr {
    let x = setting.x();
    let bound = if matches!(sign, ">" | "<=") {
        x.clone() + tolerance(&x)
    } else {
        x.clone() - tolerance(&x)
    };
    call(Function::CountIf, [setting.members(), bound.after(sign)])
}

/// How many are better.
fn better(setting: &Setting<'_>) -> Expr {
    count(if setting.is_negative() { "<" } else { ">" }, setting)
}

/// How many are equal, this one among them.
fn equal(setting: &Setting<'_>) -> Expr {
    count("<=", setting) - count("<", setting)
}

/// Whether all values are the same to a person.
fn all_equal(members: &Expr) -> Expr {
    let (low, high) = (of(Function::Min, members), of(Function::Max, members));
    let largest = call(Function::Max, [1.0.into(), abs(low.clone()), abs(high.clone())]);
    (high - low).at_most(Expr::Number(5e-12) * largest)
}

pub(super) fn min_max(maker: &mut Maker<'_>, setting: &Setting<'_>, rule: &MinMax) -> Expr {
    let members = setting.members();
    let base = setting.parameter(maker, "基础得分率", "base rate", rule.base);
    let equal = setting.parameter(
        maker,
        "各单位相同时的得分率",
        "rate where all are equal",
        rule.all_equal,
    );
    let (low, high) = (of(Function::Min, &members), of(Function::Max, &members));
    let share = if setting.is_negative() {
        (high.clone() - setting.x()) / (high - low)
    } else {
        (setting.x() - &low) / (high - low)
    };
    let rate = base.clone() + (Expr::Number(1.0) - base) * share;
    if_else(
        of(Function::Count, &members).less(2.0),
        1.0,
        if_else(all_equal(&members), equal, rate),
    )
}

pub(super) fn rank_points(maker: &mut Maker<'_>, setting: &Setting<'_>, rule: &RankPoints) -> Expr {
    let first = setting.parameter(maker, "第一名得分率", "rate of the first place", rule.first);
    let step = match (rule.step, rule.last) {
        (None, Some(last)) => {
            let last = setting.parameter(maker, "末名得分率", "rate of the last place", last);
            let steps = of(Function::Count, &setting.members()) - 1.0;
            (first.clone() - last) / call(Function::Max, [1.0.into(), steps])
        }
        (step, _) => setting.parameter(maker, "每名之差", "rate lost a place", step.unwrap_or(0.0)),
    };
    let places_below_first = match rule.ties {
        Ties::Competition => better(setting),
        Ties::Low => better(setting) + (equal(setting) - 1.0),
        Ties::Mean => better(setting) + (equal(setting) - 1.0) / 2.0,
        Ties::Dense => distinct_better(maker, setting),
    };
    first - step * places_below_first
}

/// How many different values are better: each is counted as one, by the share of a unit in it.
fn distinct_better(maker: &mut Maker<'_>, setting: &Setting<'_>) -> Expr {
    use crate::report::workbook::formula::is_number;
    let (at, part) = setting.owner;
    let head = maker.head(
        at,
        part,
        &Text::new("同值单位数的倒数", "1 / number of equals"),
        setting.period,
    );
    let share = maker.open(&head);
    let formula = if_else(is_number(&setting.x()), Expr::Number(1.0) / equal(setting), "");
    maker.for_units(share, &formula, Style::Number);
    let rows = match setting.method.scope.unwrap_or_default() {
        Scope::All => Rows::Units,
        Scope::Group => Rows::Group,
    };
    let x = setting.x();
    let beyond = if setting.is_negative() {
        (x.clone() - tolerance(&x)).after("<")
    } else {
        (x.clone() + tolerance(&x)).after(">")
    };
    let sum = call(Function::SumIf, [setting.members(), beyond, share.down(rows)]);
    call(Function::Round, [sum, 0.0.into()])
}

pub(super) fn z_score(maker: &mut Maker<'_>, setting: &Setting<'_>, rule: &ZScore) -> Expr {
    let members = setting.members();
    let mean = setting.parameter(maker, "平均分", "points at the mean", rule.mean);
    let sd = setting.parameter(maker, "标准差分", "points a standard deviation", rule.sd);
    let distance = if setting.is_negative() {
        of(Function::Average, &members) - setting.x()
    } else {
        setting.x() - of(Function::Average, &members)
    };
    let rate = (mean.clone() + sd * distance / of(Function::StDev, &members)) / 100.0;
    let alone = of(Function::Count, &members).less(2.0);
    if_else(
        alone,
        mean.clone() / 100.0,
        if_else(all_equal(&members), mean / 100.0, rate),
    )
}

pub(super) fn percentile(setting: &Setting<'_>, rule: &Percentile) -> Expr {
    let n = of(Function::Count, &setting.members());
    let worse = count(if setting.is_negative() { ">" } else { "<" }, setting);
    let counted = match rule.ties {
        PercentileTies::Half => worse + (equal(setting) - 1.0) / 2.0,
        PercentileTies::Low => worse,
    };
    if_else(n.less(2.0), 1.0, counted / (n - 1.0))
}

pub(super) fn distance_to_best(maker: &mut Maker<'_>, setting: &Setting<'_>) -> Expr {
    let (x, members) = (setting.x(), setting.members());
    let function = if setting.is_negative() {
        Function::Min
    } else {
        Function::Max
    };
    let best = of(function, &members);
    let is_best = abs(x.clone() - &best).at_most(tolerance(&best));
    let (is_measure, share) = if setting.is_negative() {
        (best.at_least(0.0), best.clone() / &x)
    } else {
        (best.more(0.0), x / best.clone())
    };
    if_else(is_best, 1.0, if_else(is_measure, share, maker.words.undefined))
}
