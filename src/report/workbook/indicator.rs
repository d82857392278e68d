//! One indicator: its input, what is put in for a missing one, the method, the limits, its state.
//!
//! Columns stand in the order of the work: input, value, rate before its limits, rate, state.

use super::book::{Expected, Style};
use super::derive::View;
use super::formula::{Expr, Function, Rows, abs, any, call, if_else, is_number};
use super::layout::column_of;
use super::maker::{Column, Head, Maker, Owner};
use super::methods::{self, Setting};
use super::tab::Tab;
use crate::i18n::rule;
use crate::model::scheme::Node;
use crate::model::scheme::absolute::{NoRate, RateOr};
use crate::model::scheme::document::MissingRule;
use crate::model::scheme::method::{Method, Rule};
use crate::model::{NodeIx, Period};
use crate::text::Text;

/// An indicator while its columns are made.
#[derive(Clone, Copy)]
pub(super) struct Indicator<'a> {
    pub(super) at: NodeIx,
    pub(super) node: &'a Node,
    pub(super) method: &'a Method,
}

impl<'a> Indicator<'a> {
    pub(super) fn new(at: NodeIx, node: &'a Node) -> Self {
        let method = node.method();
        Self {
            at,
            node,
            method: method.expect("BUG: every indicator of a checked scheme has a method"),
        }
    }

    const fn is_blend(&self) -> bool {
        matches!(self.method.rule, Rule::Blend(_))
    }

    /// Whether a value is put in for a missing one.
    fn is_filled(&self) -> bool {
        matches!(
            self.node.missing(),
            MissingRule::GroupMean | MissingRule::GroupMedian | MissingRule::Previous
        )
    }

    /// Whether the scheme says that an undefined value does not apply.
    fn is_spared(&self) -> bool {
        self.node.document.undefined == Some(RateOr::State(NoRate::NotApplicable))
    }
}

impl Maker<'_> {
    /// Makes every column of an indicator.
    pub(super) fn indicator(&mut self, at: NodeIx) {
        let scheme = self.findings.scheme;
        let indicator = Indicator::new(at, scheme.node(at));
        let period = self.findings.period();
        let (reported, value) = self.value(&indicator, period);
        let outcome = self.outcome(&indicator, value, period);
        self.methods.insert(at, outcome);
        let known = (indicator.is_blend() && indicator.is_filled()).then(|| self.known(&indicator, outcome, period));
        let rate = self.rate(&indicator, outcome, known);
        let state = self.state(&indicator, outcome, reported);
        let column = column_of(at);
        for (row, unit) in self.layout.units().collect::<Vec<_>>() {
            let result = self.findings.evaluation.node(at, unit);
            self.book.formula((Tab::Rates, row, column), rate.clone(), Style::Rate);
            self.book
                .formula((Tab::States, row, column), state.clone(), Style::Label);
            let expected = result.rate.map_or(Expected::NoNumber, Expected::Number);
            self.book.expect((Tab::Rates, row, column), expected);
            let word = Expected::Word(self.words.state(result.state));
            self.book.expect((Tab::States, row, column), word);
            if let Some(value) = result.value {
                self.book.expect((Tab::Values, row, column), Expected::Number(value));
            }
        }
    }

    pub(super) fn head(&self, at: NodeIx, part: Option<usize>, what: &Text, period: Period) -> Head {
        let node = self.findings.scheme.node(at);
        let part = part.map(|part| format!(" ({})", part + 1)).unwrap_or_default();
        Head {
            of: format!("{}{part} {}", node.code(), self.say(node.name())),
            what: self.say(what),
            period: period.to_string(),
            rule: node
                .method()
                .map(|method| self.say(rule::method(&method.rule)))
                .unwrap_or_default(),
        }
    }

    /// What was reported, and the value after what the scheme puts in for a missing one.
    fn value(&mut self, indicator: &Indicator<'_>, period: Period) -> (Column, Column) {
        let values = Column {
            tab: Tab::Values,
            at: column_of(indicator.at),
            is_typed: false,
        };
        let raw = self.raw(indicator, period);
        let ruled = self.ruled(indicator, raw);
        if indicator.is_blend() || !indicator.is_filled() {
            self.for_units(values, &ruled, Style::Number);
            self.spare(indicator.at, values);
            return (values, values);
        }
        let head = self.head(indicator.at, None, &Text::new("填报情况", "as reported"), period);
        let reported = self.open(&head);
        self.for_units(reported, &ruled, Style::Number);
        self.spare(indicator.at, reported);
        let put_in = match indicator.node.missing() {
            MissingRule::Previous => {
                let previous = self.raw(indicator, period.previous()).here();
                if_else(is_number(&previous), &previous, reported.here())
            }
            rule => in_group(reported, rule, reported.here()),
        };
        self.filled.insert(values.at, reported);
        let filled = if_else(self.is_gap(indicator, &reported.here()), put_in, reported.here());
        self.for_units(values, &filled, Style::Number);
        (reported, values)
    }

    /// The input of every unit as it was reported.
    pub(super) fn raw(&mut self, indicator: &Indicator<'_>, period: Period) -> Column {
        match &indicator.method.rule {
            Rule::Judgement(rule) => self.combined_marks(indicator.at, rule, period),
            Rule::Checklist(rule) => self.items_met(indicator.at, rule, period),
            Rule::Blend(rule) => self.blend(indicator, rule, period),
            _ => {
                let input = indicator.node.input();
                let input = input.expect("BUG: an indicator has an input, unless its method reads its own");
                self.input(input, period, View::Each)
            }
        }
    }

    /// What was reported; undefined becomes not applicable where the scheme says so.
    fn ruled(&self, indicator: &Indicator<'_>, raw: Column) -> Expr {
        let read = raw.read(self.words);
        if indicator.is_spared() && !raw.is_typed {
            if_else(
                self.is_undefined(indicator, &raw.here()),
                self.words.not_applicable,
                read,
            )
        } else {
            read
        }
    }

    /// Whether a cell is undefined, apart from growth from zero where that has a rule of its own.
    fn is_undefined(&self, indicator: &Indicator<'_>, cell: &Expr) -> Expr {
        let mut undefined = vec![cell.equals(self.words.undefined)];
        if indicator.node.document.zero_base.is_none() {
            undefined.extend(self.words.from_zero.map(|word| cell.equals(word)));
        }
        any(undefined)
    }

    /// Whether the rule for a missing value decides.
    fn is_gap(&self, indicator: &Indicator<'_>, cell: &Expr) -> Expr {
        let missing = cell.equals(self.words.missing);
        if indicator.node.document.undefined.is_some() {
            missing
        } else {
            any(vec![missing, self.is_undefined(indicator, cell)])
        }
    }

    /// The rate before its limits: the method itself.
    fn outcome(&mut self, indicator: &Indicator<'_>, value: Column, period: Period) -> Column {
        if indicator.is_blend() {
            let key = format!("blend {:?} {period}", indicator.at);
            let of_parts = self.derived[&key];
            let head = self.head(indicator.at, None, &METHOD, period);
            let outcome = self.open(&head);
            // A blend whose value is spared has no rate; else its parts decide.
            let rate = if_else(is_number(&of_parts.here()), of_parts.here(), value.here());
            self.for_units(outcome, &rate, Style::Rate);
            self.spare(indicator.at, outcome);
            return outcome;
        }
        let setting = Setting {
            owner: (indicator.at, None),
            node: indicator.node,
            method: indicator.method,
            input: indicator.node.input(),
            value,
            period,
        };
        let rate = methods::rate(self, &setting);
        let head = self.head(indicator.at, None, &METHOD, period);
        let outcome = self.open(&head);
        let formula = if_else(is_number(&value.here()), rate, value.here());
        self.for_units(outcome, &formula, Style::Rate);
        outcome
    }

    /// The rates that a blend has by itself, from which gaps are filled.
    fn known(&mut self, indicator: &Indicator<'_>, outcome: Column, period: Period) -> Column {
        let head = self.head(indicator.at, None, &Text::new("已有得分率", "rates known"), period);
        let known = self.open(&head);
        let rate = self.limited((indicator.at, None), indicator.method, &outcome.here());
        let formula = if_else(is_number(&outcome.here()), rate, outcome.here());
        self.for_units(known, &formula, Style::Rate);
        known
    }

    /// A rate within the method's floor and cap; one that is 0 to a person is 0.
    pub(super) fn limited(&mut self, owner: Owner, method: &Method, rate: &Expr) -> Expr {
        let cap = self.parameter(owner, &Text::new("得分率上限", "highest rate"), method.cap);
        let floor = self.parameter(owner, &Text::new("得分率下限", "lowest rate"), method.floor);
        let rate = if_else(abs(rate.clone()).at_most(5e-12), 0.0, rate);
        call(Function::Min, [cap, call(Function::Max, [floor, rate])])
    }

    /// The rate that growth from zero gets, by the scheme's own rule.
    pub(super) fn zero_base(&mut self, owner: Owner, method: &Method, cell: &Expr, otherwise: Expr) -> Expr {
        let Some(rule) = self.findings.scheme.node(owner.0).document.zero_base else {
            return otherwise;
        };
        let of_node = (owner.0, None);
        let grew = self.parameter(
            of_node,
            &Text::new("零基期有增长的得分率", "rate where it grew from zero"),
            rule.grew,
        );
        let flat = self.parameter(
            of_node,
            &Text::new("零基期持平的得分率", "rate where it stayed zero"),
            rule.flat,
        );
        let words = self.words.from_zero;
        let rates = [grew, flat, Expr::Number(0.0)];
        words
            .into_iter()
            .zip(rates)
            .rev()
            .fold(otherwise, |rest, (word, rate)| {
                let cap = self.limited_constant(owner, method, rate);
                if_else(cell.equals(word), cap, rest)
            })
    }

    fn limited_constant(&mut self, owner: Owner, method: &Method, rate: Expr) -> Expr {
        let cap = self.parameter(owner, &Text::new("得分率上限", "highest rate"), method.cap);
        let floor = self.parameter(owner, &Text::new("得分率下限", "lowest rate"), method.floor);
        call(Function::Min, [cap, call(Function::Max, [floor, rate])])
    }

    /// The rate within its limits, or the word that says why there is none.
    fn rate(&mut self, indicator: &Indicator<'_>, outcome: Column, known: Option<Column>) -> Expr {
        let (words, cell) = (self.words, outcome.here());
        let owner = (indicator.at, None);
        let gap = match (indicator.node.missing(), known) {
            (MissingRule::Exclude, _) => words.left_out.into(),
            (MissingRule::Block, _) => cell.clone(),
            (MissingRule::Floor, _) => {
                self.parameter(owner, &Text::new("得分率下限", "lowest rate"), indicator.method.floor)
            }
            (MissingRule::Previous, Some(_)) => self.previous_rate(indicator),
            (rule @ (MissingRule::GroupMean | MissingRule::GroupMedian), Some(known)) => {
                in_group(known, rule, Expr::Number(0.0))
            }
            _ => Expr::Number(0.0),
        };
        let undefined = match indicator.node.document.undefined {
            Some(RateOr::State(_)) => if_else(self.is_undefined(indicator, &cell), words.not_applicable, gap),
            Some(RateOr::Rate(rate)) => {
                let rate = self.parameter(owner, &Text::new("无法计算时的得分率", "rate where undefined"), rate);
                let rate = self.limited_constant(owner, indicator.method, rate);
                if_else(self.is_undefined(indicator, &cell), rate, gap)
            }
            None => gap,
        };
        let decided = self.zero_base(owner, indicator.method, &cell, undefined);
        let decided = if_else(cell.equals(words.not_applicable), words.not_applicable, decided);
        let decided = if_else(cell.equals(words.pending), words.pending, decided);
        let limited = match known {
            Some(known) => known.here(),
            None => self.limited(owner, indicator.method, &cell),
        };
        if_else(is_number(&cell), limited, decided)
    }

    /// The rate of a blend in the period before, where it had one.
    fn previous_rate(&mut self, indicator: &Indicator<'_>) -> Expr {
        let before = self.findings.period().previous();
        let raw = self.raw(indicator, before);
        let of_parts = self.derived[&format!("blend {:?} {before}", indicator.at)];
        debug_assert!(raw.tab == Tab::Workings, "a blend is worked out");
        let head = self.head(
            indicator.at,
            None,
            &Text::new("上期得分率", "rate of the period before"),
            before,
        );
        let known = self.open(&head);
        let rate = self.limited((indicator.at, None), indicator.method, &of_parts.here());
        let formula = if_else(is_number(&of_parts.here()), rate, self.words.pending);
        self.for_units(known, &formula, Style::Rate);
        self.spare(indicator.at, known);
        if_else(is_number(&known.here()), known.here(), 0.0)
    }

    /// The state of the indicator: that of the rate, or of what was reported where a value was put in.
    fn state(&self, indicator: &Indicator<'_>, outcome: Column, reported: Column) -> Expr {
        let words = self.words;
        let cell = outcome.here();
        let of_reported = if reported.tab == Tab::Workings {
            let missing = if_else(reported.here().equals(words.missing), words.missing, words.undefined);
            if_else(is_number(&reported.here()), words.value, missing)
        } else {
            words.value.into()
        };
        let mut not_applicable = vec![cell.equals(words.not_applicable)];
        if indicator.is_spared() {
            not_applicable.push(self.is_undefined(indicator, &cell));
        }
        let named = [words.pending, words.missing].into_iter().rev();
        let named = named.fold(words.undefined.into(), |rest: Expr, word| {
            if_else(cell.equals(word), word, rest)
        });
        let named = if_else(any(not_applicable), words.not_applicable, named);
        if_else(is_number(&cell), of_reported, named)
    }
}

static METHOD: Text = Text::new("得分率（限幅前）", "rate before its limits");

/// The mean or median of the numbers of the group, where there is any.
fn in_group(of: Column, rule: MissingRule, otherwise: Expr) -> Expr {
    let members = of.down(Rows::Group);
    let function = match rule {
        MissingRule::GroupMedian => Function::Median,
        _ => Function::Average,
    };
    if_else(
        call(Function::Count, [members.clone()]).more(0.0),
        call(function, [members]),
        otherwise,
    )
}
