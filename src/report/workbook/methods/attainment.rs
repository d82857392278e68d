//! 目标完成率法, with every kind of target.

use super::Setting;
use crate::model::scheme::absolute::{Attainment, NegativeForm, RateOr};
use crate::model::scheme::target::{Target, UnitTarget};
use crate::report::workbook::book::Style;
use crate::report::workbook::derive::View;
use crate::report::workbook::formula::{Expr, Function, abs, all, call, if_else, is_number};
use crate::report::workbook::maker::{Column, Maker, seen};
use crate::text::Text;

pub(super) fn rate(maker: &mut Maker<'_>, setting: &Setting<'_>, rule: &Attainment) -> Expr {
    let (target, is_certain) = target(maker, setting, &rule.target);
    if setting.owner.1.is_none() && setting.period == maker.findings.period() {
        maker.targets.insert(setting.owner.0, target.clone());
    }
    let x = setting.x();
    let formula = match (setting.is_negative(), rule.form) {
        (false, _) => positive(maker, setting, rule, &target),
        (true, Some(NegativeForm::Ratio)) => {
            let cap = setting.parameter(maker, "得分率上限", "highest rate", setting.method.cap);
            if_else(
                all(vec![target.more(0.0), x.more(0.0)]),
                target.clone() / &x,
                if_else(x.at_most(&target), cap, 0.0),
            )
        }
        (true, _) => if_else(
            target.equals(0.0),
            if_else(x.at_most(0.0), 1.0, 0.0),
            Expr::Number(1.0) - (x - &target) / abs(target.clone()),
        ),
    };
    if is_certain {
        formula
    } else {
        if_else(is_number(&target), formula, target)
    }
}

fn positive(maker: &mut Maker<'_>, setting: &Setting<'_>, rule: &Attainment, target: &Expr) -> Expr {
    let x = setting.x();
    // A multiple of a previous 0 is a growth from a zero base.
    let zero_base = match rule.target {
        Target::PreviousTimes(_) => setting.node.document.zero_base,
        _ => None,
    };
    let grew = match zero_base {
        Some(rule) => setting.parameter(maker, "零基期有增长的得分率", "rate where it grew from zero", rule.grew),
        None => Expr::Number(1.0),
    };
    let flat_rate = match rule.target_zero {
        Some(RateOr::Rate(rate)) => Some(rate),
        Some(RateOr::State(_)) => None,
        None => zero_base.map(|rule| rule.flat),
    };
    let flat = match flat_rate {
        Some(rate) => setting.parameter(
            maker,
            "目标为零而完成为零的得分率",
            "rate of nothing due, nothing done",
            rate,
        ),
        None => maker.words.not_applicable.into(),
    };
    let at_zero = if_else(x.more(0.0), grew, if_else(x.less(0.0), 0.0, flat));
    let below_zero = Expr::Number(1.0) + (x.clone() - target) / abs(target.clone());
    if_else(
        target.more(0.0),
        x / target,
        if_else(target.less(0.0), below_zero, at_zero),
    )
}

/// The target, and whether it is surely a number.
fn target(maker: &mut Maker<'_>, setting: &Setting<'_>, target: &Target) -> (Expr, bool) {
    let undefined = Expr::from(maker.words.undefined);
    match target {
        Target::Number(number) => (setting.parameter(maker, "目标值", "target", *number), true),
        Target::ByPeriod(target) => match target.by_period.get(&setting.period) {
            Some(number) => {
                let name = Text::of(
                    format!("目标值 {}", setting.period),
                    format!("target {}", setting.period),
                );
                (maker.parameter(setting.owner, &name, *number), true)
            }
            None => (undefined, false),
        },
        Target::ByUnit(target) => (by_unit(maker, setting, target), false),
        Target::PreviousTimes(target) => {
            let Some(input) = setting.input else {
                return (undefined, false);
            };
            let times = setting.parameter(maker, "上期值的倍数", "times the previous value", target.previous_times);
            let previous = maker.input(input, setting.period.previous(), View::Each);
            let due = maker.where_known(&[previous], previous.here() * times);
            (column(maker, setting, &due).here(), false)
        }
    }
}

fn column(maker: &mut Maker<'_>, setting: &Setting<'_>, due: &Expr) -> Column {
    let (at, part) = setting.owner;
    let head = maker.head(at, part, &Text::new("目标值", "target"), setting.period);
    let column = maker.open(&head);
    maker.for_units(column, due, Style::Number);
    column
}

/// The part due of each unit's quota.
fn by_unit(maker: &mut Maker<'_>, setting: &Setting<'_>, target: &UnitTarget) -> Expr {
    let undefined = maker.words.undefined;
    let (at, part) = setting.owner;
    let head = maker.head(at, part, &Text::new("配额", "quota"), setting.period);
    let quota = maker.open(&head);
    let units: Vec<_> = maker.layout.units().collect();
    for (row, unit) in units {
        let cell = (quota.tab, row, quota.at);
        match target.by_unit.get(&maker.findings.scheme.unit(unit).code) {
            Some(number) => maker.book.number(cell, *number, Style::Parameter),
            None => maker.book.text(cell, undefined, Style::Label),
        }
    }
    let due = match target.path.get(&setting.period) {
        Some(share) => {
            let name = Text::of(
                format!("{} 应完成比例", setting.period),
                format!("share due {}", setting.period),
            );
            quota.here() * maker.parameter(setting.owner, &name, *share)
        }
        None if target.path.is_empty() => quota.here(),
        None => return undefined.into(),
    };
    let due = if target.round.is_some() {
        call(Function::Round, [seen(&due), 0.0.into()])
    } else {
        due
    };
    let due = maker.where_known(&[quota], due);
    column(maker, setting, &due).here()
}
