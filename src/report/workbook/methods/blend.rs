//! 存量＋增量: each part has its own input, method and limits; their rates are added up by shares.

use super::{Setting, rate};
use crate::model::Period;
use crate::model::scheme::absolute::Blend;
use crate::report::workbook::book::Style;
use crate::report::workbook::derive::View;
use crate::report::workbook::formula::{if_else, is_number};
use crate::report::workbook::indicator::Indicator;
use crate::report::workbook::maker::{Column, Maker};
use crate::text::Text;

impl Maker<'_> {
    /// The blended rate of every unit, remembered as such; returned is its value, the first part's input.
    pub(in crate::report::workbook) fn blend(
        &mut self,
        indicator: &Indicator<'_>,
        rule: &Blend,
        period: Period,
    ) -> Column {
        let mut values = Vec::new();
        let mut rates = Vec::new();
        for (n, part) in rule.parts.iter().enumerate() {
            let raw = self.input(&part.input, period, View::Each);
            let head = self.head(indicator.at, Some(n), &Text::new("完成值", "value"), period);
            let value = self.open(&head);
            self.for_units(value, &raw.read(self.words), Style::Number);
            self.spare(indicator.at, value);
            let setting = Setting {
                owner: (indicator.at, Some(n)),
                node: indicator.node,
                method: &part.method,
                input: Some(&part.input),
                value,
                period,
            };
            let before_limits = rate(self, &setting);
            let head = self.head(
                indicator.at,
                Some(n),
                &Text::new("得分率（限幅前）", "rate before its limits"),
                period,
            );
            let outcome = self.open(&head);
            let formula = if_else(is_number(&value.here()), before_limits, value.here());
            self.for_units(outcome, &formula, Style::Rate);
            let limited = self.limited(setting.owner, &part.method, &outcome.here());
            let otherwise = self.zero_base(setting.owner, &part.method, &outcome.here(), outcome.here());
            let head = self.head(indicator.at, Some(n), &Text::new("得分率", "rate"), period);
            let limits = self.open(&head);
            let formula = if_else(is_number(&outcome.here()), limited, otherwise);
            self.for_units(limits, &formula, Style::Rate);
            values.push(value);
            rates.push(limits);
        }
        self.blended(indicator, rule, period, (&values, &rates))
    }

    fn blended(
        &mut self,
        indicator: &Indicator<'_>,
        rule: &Blend,
        period: Period,
        (values, rates): (&[Column], &[Column]),
    ) -> Column {
        let products: Vec<_> = rule
            .parts
            .iter()
            .zip(rates)
            .enumerate()
            .map(|(n, (part, rate))| {
                let share = self.parameter((indicator.at, Some(n)), &Text::new("所占比重", "share"), part.share);
                share * rate.here()
            })
            .collect();
        let sum = products.into_iter().reduce(|sum, product| sum + product);
        let sum = sum.expect("BUG: a blend has parts");
        let formula = self.where_known(rates, sum);
        let head = self.head(indicator.at, None, &Text::new("各部分合计", "parts together"), period);
        let whole = self.open(&head);
        self.for_units(whole, &formula, Style::Rate);
        self.derived.insert(format!("blend {:?} {period}", indicator.at), whole);
        let head = self.head(
            indicator.at,
            None,
            &Text::new("第一部分完成值", "value of the first part"),
            period,
        );
        let value = self.open(&head);
        let first = if_else(is_number(&whole.here()), values[0].here(), whole.here());
        self.for_units(value, &first, Style::Number);
        value
    }
}
