//! Straight lines and counts: 阈值法, 功效系数法, 适度指标, 计件计分, 扣分法.

use super::Setting;
use crate::model::scheme::absolute::{Deduct, Efficacy, Linear, PerItem, TargetRange};
use crate::report::workbook::formula::{Expr, fixed, if_else};
use crate::report::workbook::layout::{WEIGHT_ROW, column_of};
use crate::report::workbook::maker::Maker;
use crate::report::workbook::tab::Tab;

pub(super) fn linear(maker: &mut Maker<'_>, setting: &Setting<'_>, rule: &Linear) -> Expr {
    let from = setting.parameter(maker, "零分值", "value at rate 0", rule.from);
    let to = setting.parameter(maker, "满分值", "value at rate 1", rule.to);
    (setting.x() - &from) / (to - from)
}

pub(super) fn efficacy(maker: &mut Maker<'_>, setting: &Setting<'_>, rule: &Efficacy) -> Expr {
    let low = setting.parameter(maker, "不允许值", "unacceptable value", rule.unacceptable);
    let high = setting.parameter(maker, "满意值", "satisfactory value", rule.satisfactory);
    let base = setting.parameter(maker, "基础得分率", "base rate", rule.base);
    base.clone() + (Expr::Number(1.0) - base) * (setting.x() - &low) / (high - low)
}

pub(super) fn target_range(maker: &mut Maker<'_>, setting: &Setting<'_>, rule: &TargetRange) -> Expr {
    let low = setting.parameter(maker, "适度下限", "lower end of full marks", rule.low);
    let high = setting.parameter(maker, "适度上限", "upper end of full marks", rule.high);
    let zero_low = setting.parameter(maker, "下端零分值", "rate 0 below, at", rule.zero_low);
    let zero_high = setting.parameter(maker, "上端零分值", "rate 0 above, at", rule.zero_high);
    let x = setting.x();
    if_else(
        x.less(&low),
        (x.clone() - &zero_low) / (low - zero_low),
        if_else(x.more(&high), (zero_high.clone() - &x) / (zero_high - high), 1.0),
    )
}

/// The nominal weight, so that an item is worth the same whoever has siblings that do not apply.
const fn weight(setting: &Setting<'_>) -> Expr {
    fixed(Tab::Kept, WEIGHT_ROW, column_of(setting.owner.0))
}

pub(super) fn per_item(maker: &mut Maker<'_>, setting: &Setting<'_>, rule: &PerItem) -> Expr {
    let points = setting.parameter(maker, "每件分值", "points an item", rule.points);
    let base = setting.parameter(maker, "基础分", "points to begin with", rule.base);
    (base + setting.x() * points) / weight(setting)
}

pub(super) fn deduct(maker: &mut Maker<'_>, setting: &Setting<'_>, rule: &Deduct) -> Expr {
    let points = setting.parameter(maker, "每件扣分", "points off an item", rule.points);
    Expr::Number(1.0) - setting.x() * points / weight(setting)
}
