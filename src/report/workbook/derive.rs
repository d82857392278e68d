//! Derivations: from what was reported to an input, a column a step.

use super::book::Style;
use super::formula::{Expr, Function, Rows, abs, all, any, call, if_else, is_number, sum};
use super::maker::{Column, Head, Maker, worst};
use super::tab::Tab;
use crate::i18n::{input as input_words, rule};
use crate::model::Period;
use crate::model::scheme::input::{Change, Derivation, Input, Over, Ratio};

/// What is read: each unit by itself, or the units that a column names added up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum View {
    Each,
    Sum(Column),
}

impl Maker<'_> {
    /// The column of an input in a period.
    pub(super) fn input(&mut self, input: &Input, period: Period, view: View) -> Column {
        let key = format!("{input:?} {period} {view:?}");
        if let Some(known) = self.derived.get(&key) {
            return *known;
        }
        let column = match (input, view) {
            (Input::Metric(code), View::Each) => self.metric(code, period),
            (Input::Metric(code), View::Sum(mask)) => {
                let metric = self.metric(code, period);
                let added = call(
                    Function::SumIf,
                    [mask.down(Rows::Units), 1.0.into(), metric.down(Rows::Units)],
                );
                self.step(input, period, view, added)
            }
            (Input::Derived(derivation), _) => {
                let formula = self.derivation(derivation, period, view);
                self.step(input, period, view, formula)
            }
        };
        self.derived.insert(key, column);
        column
    }

    /// The column in which a metric was reported.
    fn metric(&mut self, code: &str, period: Period) -> Column {
        let metric = self.findings.scheme.find_metric(code);
        let metric = metric.expect("BUG: a checked scheme names only known metrics");
        let next = super::layout::LEAD + self.data.len();
        let column = *self.data.entry((metric, period)).or_insert(next);
        Column {
            tab: Tab::Data,
            at: column,
            is_typed: true,
        }
    }

    /// Writes a step into a new column of workings.
    fn step(&mut self, input: &Input, period: Period, view: View, formula: Expr) -> Column {
        let lang = self.findings.lang;
        let rule = match input {
            Input::Metric(_) => self.findings.pick("合计", "sum of units"),
            Input::Derived(derivation) => rule::derivation(derivation).get(lang).to_owned(),
        };
        let column = self.open(&Head {
            of: match view {
                View::Each => String::new(),
                View::Sum(_) => self.findings.pick("汇总", "aggregate"),
            },
            what: input_words::formula(self.findings.scheme, input, lang),
            period: period.to_string(),
            rule,
        });
        match view {
            View::Each => self.for_places(column, &formula, Style::Number),
            View::Sum(_) => {
                let row = self.layout.sum_row();
                self.book.formula((column.tab, row, column.at), formula, Style::Number);
                let label = self
                    .findings
                    .pick("可计算的单位合计", "Sum of the units that can be computed");
                self.book.text((column.tab, row, 1), label, Style::Label);
            }
        }
        column
    }

    fn derivation(&mut self, derivation: &Derivation, period: Period, view: View) -> Expr {
        let words = self.words;
        match derivation {
            Derivation::Sum(parts) => {
                let parts: Vec<_> = parts.iter().map(|part| self.input(part, period, view)).collect();
                self.sum_of(&parts)
            }
            Derivation::Ratio(ratio) => self.ratio(ratio, period, view),
            Derivation::Increment(change) => {
                self.change((&change.of, change.over), period, view, &|now, then, _| now - then)
            }
            Derivation::Growth(change) => self.change((&change.of, change.over), period, view, &|now, then, maker| {
                let growth = Expr::Number(100.0) * (now.clone() - &then) / abs(then.clone());
                if_else(then.equals(0.0), maker.since_zero(&now), growth)
            }),
            Derivation::Cagr(change) => self.annual(change, period, view),
            Derivation::Cumulative(cumulative) => {
                let periods = period.since(cumulative.from);
                let parts: Vec<_> = periods
                    .into_iter()
                    .map(|period| self.input(&cumulative.of, period, view))
                    .collect();
                if parts.is_empty() {
                    return words.undefined.into();
                }
                let added = sum(parts.iter().map(|part| part.here()).collect::<Vec<_>>());
                self.where_known(&parts, added)
            }
            Derivation::Log(log) => {
                let of = self.input(&log.of, period, view);
                let ln = if_else(of.here().at_most(0.0), words.undefined, call(Function::Ln, [of.here()]));
                self.where_known(&[of], ln)
            }
            Derivation::Weighted(terms) => {
                let parts: Vec<_> = terms.iter().map(|term| self.input(&term.of, period, view)).collect();
                let products = terms
                    .iter()
                    .zip(&parts)
                    .map(|(term, part)| Expr::Number(term.times) * part.here());
                let added = products.reduce(|sum, product| sum + product);
                self.where_known(&parts, added.unwrap_or(Expr::Number(0.0)))
            }
        }
    }

    fn ratio(&mut self, ratio: &Ratio, period: Period, view: View) -> Expr {
        let num = self.input(&ratio.num, period, view);
        let den = self.input(&ratio.den, period, view);
        let share = if (ratio.scale - 1.0).abs() < f64::EPSILON {
            num.here() / den.here()
        } else {
            Expr::Number(ratio.scale) * num.here() / den.here()
        };
        let share = if_else(den.here().equals(0.0), self.words.undefined, share);
        self.where_known(&[num, den], share)
    }

    /// Compound growth a year.
    fn annual(&mut self, change: &Change, period: Period, view: View) -> Expr {
        let undefined = self.words.undefined;
        let base = self.base_of(change.over, period);
        let years = base
            .and_then(|base| period.years_since(base))
            .filter(|years| *years > 0.0);
        self.change((&change.of, change.over), period, view, &|now, then, maker| {
            let growth = years.map_or(undefined.into(), |years| {
                let power = Expr::Number(1.0) / years;
                Expr::Number(100.0) * ((now.clone() / &then).power(power) - 1.0)
            });
            let has_none = any(vec![then.less(0.0), now.less(0.0)]);
            let growth = if_else(has_none, undefined, growth);
            if_else(then.equals(0.0), maker.since_zero(&now), growth)
        })
    }

    /// A formula where all its parts are numbers; else the worst of their states.
    pub(super) fn where_known(&self, parts: &[Column], formula: Expr) -> Expr {
        let known = all(parts.iter().map(|part| is_number(&part.here())).collect());
        let otherwise = match parts {
            [one] => one.read(self.words),
            _ => worst(parts, self.words),
        };
        if_else(known, formula, otherwise)
    }

    /// Parts that do not apply are left out of a sum, unless all are.
    fn sum_of(&self, parts: &[Column]) -> Expr {
        let words = self.words;
        let each = |test: &dyn Fn(&Column) -> Expr| parts.iter().map(test).collect::<Vec<_>>();
        let added = sum(each(&|part| part.here()));
        let undefined = parts.iter().rev().fold(added, |rest, part| {
            let counts = any(vec![is_number(&part.here()), part.here().equals(words.not_applicable)]);
            if_else(counts, rest, part.here())
        });
        let missing = any(each(&|part| part.here().equals(words.missing)));
        let known = if_else(missing, words.missing, undefined);
        let pending = any(each(&|part| part.is_pending(words)));
        if_else(
            all(each(&|part| part.here().equals(words.not_applicable))),
            words.not_applicable,
            if_else(pending, words.pending, known),
        )
    }

    fn change(
        &mut self,
        (of, over): (&Input, Over),
        period: Period,
        view: View,
        formula: &dyn Fn(Expr, Expr, &Self) -> Expr,
    ) -> Expr {
        let Some(base) = self.base_of(over, period) else {
            return self.words.undefined.into();
        };
        let now = self.input(of, period, view);
        let then = self.input(of, base, view);
        let changed = formula(now.here(), then.here(), self);
        self.where_known(&[now, then], changed)
    }

    /// The word for growth from zero to a value.
    fn since_zero(&self, now: &Expr) -> Expr {
        let [grew, flat, fell] = self.words.from_zero;
        if_else(now.more(0.0), grew, if_else(now.equals(0.0), flat, fell))
    }

    fn base_of(&self, over: Over, period: Period) -> Option<Period> {
        match over {
            Over::Previous => Some(period.previous()),
            Over::YearEarlier => Some(period.year_earlier()),
            Over::Base => self.findings.scheme.document().base_period,
            Over::Period(base) => Some(base),
        }
    }
}
