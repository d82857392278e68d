//! 专家评分 and 对照清单: several cells become one value.

use crate::model::scheme::absolute::{Checklist, Combine, Judgement};
use crate::model::scheme::input::Input;
use crate::model::{NodeIx, Period};
use crate::report::workbook::book::Style;
use crate::report::workbook::derive::View;
use crate::report::workbook::formula::{Expr, Function, abs, across, all, any, call, if_else, is_number};
use crate::report::workbook::maker::{Column, Maker};
use crate::report::workbook::tab::Tab;
use crate::text::Text;

impl Maker<'_> {
    /// The marks of every unit as one mark.
    pub(in crate::report::workbook) fn combined_marks(
        &mut self,
        at: NodeIx,
        rule: &Judgement,
        period: Period,
    ) -> Column {
        let (first, last) = self.marks_of(at, period);
        let marks = across(Tab::Marks, first, last);
        let count = |word: &'static str| call(Function::CountIf, [marks.clone(), word.into()]);
        let given = call(Function::Count, [marks.clone()]);
        let words = self.words;
        let none = if_else(count(words.missing).more(0.0), words.missing, words.not_applicable);
        let value = if_else(given.more(0.0), together(rule, &marks, &given), none);
        let none_yet = any(vec![
            call(Function::CountA, [marks.clone()]).equals(0.0),
            count(words.pending).more(0.0),
        ]);
        let formula = if_else(none_yet, words.pending, value);
        let head = self.head(at, None, &Text::new("评分汇总", "marks together"), period);
        let column = self.open(&head);
        self.for_units(column, &formula, Style::Number);
        column
    }

    /// The columns in which the marks of an indicator stand, one an assessor.
    fn marks_of(&mut self, at: NodeIx, period: Period) -> (usize, usize) {
        if let Some(known) = self.marks.get(&(at, period)) {
            return *known;
        }
        let dataset = self.findings.dataset;
        let units: Vec<_> = self.layout.units().collect();
        let most = units
            .iter()
            .map(|(_, unit)| dataset.marks(period, at, *unit).len())
            .max();
        let first = self.next_column(Tab::Marks);
        let last = first + most.unwrap_or(0).max(1) - 1;
        let node = self.findings.scheme.node(at);
        for column in first..=last {
            let n = column - first + 1;
            let heads = [
                format!("{} {}", node.code(), self.say(node.name())),
                period.to_string(),
                self.findings.pick(format!("评委{n}"), format!("assessor {n}")),
            ];
            for (row, head) in heads.into_iter().enumerate() {
                self.book.text((Tab::Marks, row + 3, column), head, Style::Head);
            }
        }
        for (row, unit) in units {
            for (n, mark) in dataset.marks(period, at, unit).iter().enumerate() {
                let cell = (Tab::Marks, row, first + n);
                self.reported_cell(cell, mark.entry.reported);
            }
        }
        self.marks.insert((at, period), (first, last));
        (first, last)
    }

    /// The rates of the items met, of every unit.
    pub(in crate::report::workbook) fn items_met(&mut self, at: NodeIx, rule: &Checklist, period: Period) -> Column {
        let words = self.words;
        let items: Vec<_> = rule
            .items
            .iter()
            .map(|item| self.input(&Input::Metric(item.metric.clone()), period, View::Each))
            .collect();
        let rates: Vec<_> = rule
            .items
            .iter()
            .map(|item| {
                let metric = self.findings.scheme.find_metric(&item.metric);
                let metric = metric.map(|metric| self.findings.scheme.metric(metric).name.clone());
                let name = metric.unwrap_or_else(|| Text::same(item.metric.clone()));
                // Two items may bear one name.
                let name = Text::of(
                    format!("{} {name}", item.metric),
                    format!("{} {}", item.metric, name.get(crate::text::Lang::En)),
                );
                self.parameter((at, None), &name, item.rate)
            })
            .collect();
        let over = |of: &dyn Fn(&Column, &Expr) -> Expr| {
            let each = items.iter().zip(&rates).map(|(item, rate)| of(item, rate));
            each.reduce(|sum, part| sum + part).unwrap_or(Expr::Number(0.0))
        };
        let met = over(&|item, rate| if_else(is_number(&item.here()), rate.clone() * item.here(), 0.0));
        let present = over(&|item, rate| if_else(is_number(&item.here()), rate, 0.0));
        let whole = over(&|_, rate| rate.clone());
        let is_neither = any(items
            .iter()
            .map(|item| {
                let x = item.here();
                let far = all(vec![abs(x.clone()).more(5e-12), abs(x.clone() - 1.0).more(5e-12)]);
                if_else(is_number(&x), far, x.differs(words.not_applicable))
            })
            .collect());
        let rate = if_else(is_neither, words.undefined, met * whole / present);
        let stop = |word: &'static str, test: &dyn Fn(&Column) -> Expr, rest: Expr| {
            if_else(any(items.iter().map(test).collect()), word, rest)
        };
        let known = stop(words.missing, &|item| item.here().equals(words.missing), rate);
        let known = stop(words.pending, &|item| item.is_pending(words), known);
        let none = all(items
            .iter()
            .map(|item| item.here().equals(words.not_applicable))
            .collect());
        let formula = if_else(none, words.not_applicable, known);
        let head = self.head(at, None, &Text::new("达到的项目", "items met"), period);
        let column = self.open(&head);
        self.for_units(column, &formula, Style::Rate);
        column
    }
}

/// Marks that were given, as one.
fn together(rule: &Judgement, marks: &Expr, given: &Expr) -> Expr {
    let of = |function: Function| call(function, [marks.clone()]);
    match rule.combine {
        Combine::Mean => of(Function::Average),
        Combine::Median => of(Function::Median),
        Combine::TrimmedMean(trim) => {
            let nth = |function, n: usize| call(function, [marks.clone(), (n as f64).into()]);
            let high = (1..=trim.high).map(|n| nth(Function::Large, n));
            let low = (1..=trim.low).map(|n| nth(Function::Small, n));
            let kept = high.chain(low).fold(of(Function::Sum), |sum, extreme| sum - extreme);
            let dropped = (trim.high + trim.low) as f64;
            let too_few = any(vec![given.less(trim.min_marks as f64), given.at_most(dropped)]);
            if_else(too_few, of(Function::Average), kept / (given.clone() - dropped))
        }
    }
}
