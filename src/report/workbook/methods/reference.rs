//! 比平均法: the distance to a reference, which may be the same derivation of all units added up.

use super::Setting;
use crate::model::scheme::absolute::{BenchmarkGap, Reference};
use crate::report::workbook::book::Style;
use crate::report::workbook::derive::View;
use crate::report::workbook::formula::{Expr, all, fixed, if_else, is_number};
use crate::report::workbook::maker::{Column, Maker};
use crate::text::Text;

pub(super) fn rate(maker: &mut Maker<'_>, setting: &Setting<'_>, rule: &BenchmarkGap) -> Expr {
    let at = setting.parameter(maker, "持平得分率", "rate at the reference", rule.at);
    let per = setting.parameter(maker, "每高出1的得分率", "rate for each 1 above", rule.per);
    let words = maker.words;
    let gap = |reference: &Expr| at + per * (setting.x() - reference);
    if let Reference::Number(number) = rule.reference {
        let reference = setting.parameter(maker, "参照值", "reference", number);
        return gap(&reference);
    }
    let Some(reference) = reference(maker, setting, rule) else {
        return words.undefined.into();
    };
    // While the reference is pending, so is the rate; without one there is none.
    let none = if_else(reference.equals(words.pending), words.pending, words.undefined);
    let none = if_else(reference.equals(""), words.pending, none);
    if_else(is_number(&reference), gap(&reference), none)
}

/// The cell of the reference, where there is an input to derive it from.
fn reference(maker: &mut Maker<'_>, setting: &Setting<'_>, rule: &BenchmarkGap) -> Option<Expr> {
    let input = setting.input?;
    match &rule.reference {
        Reference::Number(_) => None,
        Reference::Unit(code) => {
            let unit = maker.findings.scheme.find_unit(code)?;
            let column = maker.input(input, setting.period, View::Each);
            Some(fixed(column.tab, maker.layout.row(unit), column.at))
        }
        Reference::Aggregate => {
            let mask = computable(maker, setting);
            let sum = maker.input(input, setting.period, View::Sum(mask));
            Some(fixed(sum.tab, maker.layout.sum_row(), sum.at))
        }
    }
}

/// The units whose own input could be computed, as 1: those without a word for a state that stops it.
fn computable(maker: &mut Maker<'_>, setting: &Setting<'_>) -> Column {
    let (at, part) = setting.owner;
    let head = maker.head(
        at,
        part,
        &Text::new("计入汇总", "counts in the aggregate"),
        setting.period,
    );
    let column = maker.open(&head);
    let words = maker.words;
    // Where a value was put in, what was reported decides.
    let reported = maker.reported(setting);
    let stops = [words.not_applicable, words.pending, words.missing];
    let counts = all(stops.map(|word| reported.differs(word)).to_vec());
    maker.for_units(column, &if_else(counts, 1.0, 0.0), Style::Count);
    column
}

impl Maker<'_> {
    /// What was reported of the value that a method looks at.
    fn reported(&self, setting: &Setting<'_>) -> Expr {
        let value = setting.value;
        self.filled
            .get(&value.at)
            .filter(|_| value.tab == super::super::tab::Tab::Values)
            .map_or_else(|| value.here(), |reported| reported.here())
    }
}
