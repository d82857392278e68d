//! Totals, places, changes and the final of several years, a row a unit in the order of the scheme.
//!
//! What other periods came to stands here as numbers: this workbook works out one period.

use super::adjustments::Adjusted;
use super::book::{Expected, Style};
use super::formula::{Expr, Function, Rows, across, all, call, down, here, if_else, is_number, sum};
use super::layout::{FIRST, HEAD, column_of};
use super::maker::{Maker, Sum, rounded, seen};
use super::tab::Tab;
use super::tree::{aggregated, count, ranges};
use crate::i18n::heading;
use crate::model::evaluation::UnitResult;
use crate::model::scheme::document::{Aggregation, MissingRule};
use crate::model::scheme::policy::{RankOn, RoundAt};
use crate::model::{NodeIx, Period, Points};
use crate::text::Text;

pub(super) const TAB: Tab = Tab::Totals;
/// Stands where a unit has no place: below any total.
const UNPLACED: f64 = -1.0;

/// The columns of a unit's total.
struct Totalled {
    exact: usize,
    printed: usize,
    before: usize,
}

impl Maker<'_> {
    pub(super) fn totals(&mut self, adjusted: &Adjusted) {
        self.begin(TAB, false);
        self.label();
        let finished = self.finished();
        let totalled = self.total(adjusted, finished);
        let places = self.places(&totalled, finished);
        self.graded(adjusted, (totalled.printed, totalled.before), places);
        self.order(places.0);
        self.gains(totalled.printed, finished);
        self.closing(totalled.printed, finished);
    }

    /// A new column with its head.
    pub(super) fn total_column(&mut self, head: &Text) -> usize {
        let column = self.next_column(TAB);
        let head = self.say(head);
        self.book.text((TAB, HEAD, column), head, Style::Head);
        column
    }

    pub(super) fn fill_total(&mut self, column: usize, formula: &Expr, style: Style) {
        for row in FIRST..FIRST + self.layout.n_units {
            self.book.formula((TAB, row, column), formula.clone(), style);
        }
    }

    /// Says what a column must come to for each unit.
    pub(super) fn expect_total(&mut self, column: usize, of: &dyn Fn(&UnitResult) -> Expected) {
        for (row, unit) in self.layout.units().collect::<Vec<_>>() {
            let expected = of(self.findings.evaluation.unit(unit));
            self.book.expect((TAB, row, column), expected);
        }
    }

    /// Code and name together, which no two units share, for the list of the scorecard.
    fn label(&mut self) {
        let column = self.total_column(&heading::UNIT);
        for (row, unit) in self.layout.units().collect::<Vec<_>>() {
            let name = self.findings.unit_name(unit);
            let label = format!("{} {name}", self.findings.scheme.unit(unit).code);
            self.book.text((TAB, row, column), label, Style::Label);
        }
        self.book.width(TAB, column, 24.0);
        self.totals.insert(Sum::Label, column);
    }

    /// 1 where nothing is pending and no missing value blocks the total.
    fn finished(&mut self) -> (usize, usize) {
        let scheme = self.findings.scheme;
        let words = self.words;
        let indicators: Vec<_> = scheme.indicators().map(|(node, _)| node).collect();
        let pending = self.total_column(&Text::new("未填指标数", "pending indicators"));
        self.fill_total(pending, &count(Tab::States, &indicators, words.pending), Style::Count);
        let blocking = self.total_column(&Text::new("缺报不计总分的项数", "missing that block"));
        let mut blocks = Vec::new();
        for (n, node) in scheme.nodes().iter().enumerate() {
            if node.missing() != MissingRule::Block {
                continue;
            }
            let node_ix = NodeIx(n);
            let gone = |word| here(Tab::States, column_of(node_ix)).equals(word);
            let gone = super::formula::any(vec![gone(words.missing), gone(words.undefined)]);
            if node.document.min_available.is_some() {
                blocks.push(if_else(gone, 1.0, 0.0));
            } else if node.is_indicator() {
                let rate = here(Tab::Rates, column_of(node_ix));
                let without = if_else(is_number(&rate), 0.0, 1.0);
                blocks.push(if_else(gone, without, 0.0));
            }
        }
        let blocks = blocks.into_iter().reduce(|sum, block| sum + block);
        self.fill_total(blocking, &blocks.unwrap_or(Expr::Number(0.0)), Style::Count);
        (pending, blocking)
    }

    fn total(&mut self, adjusted: &Adjusted, (_, blocking): (usize, usize)) -> Totalled {
        let scheme = self.findings.scheme;
        let document = scheme.document();
        let (top, decimals) = (scheme.top(), document.round.decimals);
        let digits = Expr::Number(f64::from(decimals));
        let tree_exact = self.total_column(&Text::new("指标得分（未取整）", "tree, unrounded"));
        let exact = if document.aggregation == Aggregation::Arithmetic {
            sum(ranges(Tab::Exact, top))
        } else {
            let carried = sum(ranges(Tab::Kept, top));
            let rate = aggregated(document.aggregation, top, &carried, self.words.zero);
            let full = self.book_full_marks();
            if_else(carried.more(0.0), full * rate, 0.0)
        };
        self.fill_total(tree_exact, &exact, Style::Number);
        let tree = self.total_column(&Text::new("指标得分", "tree"));
        let printed = if document.aggregation == Aggregation::Arithmetic && document.round.at == RoundAt::Indicator {
            call(Function::Round, [sum(ranges(Tab::Points, top)), digits.clone()])
        } else {
            rounded(&here(TAB, tree_exact), decimals)
        };
        self.fill_total(tree, &printed, Style::Points);
        let bonus = self.adjusted_points(&heading::BONUS, adjusted.bonus, Sum::Bonus);
        let penalty = self.adjusted_points(&heading::PENALTY, adjusted.penalty, Sum::Penalty);
        let cap = |total: Expr, column: Option<usize>| match column {
            Some(column) => call(Function::Min, [here(Tab::Adjustments, column), total]),
            None => total,
        };
        let floor = |total: Expr| call(Function::Max, [0.0.into(), total]);
        let exact = self.total_column(&Text::new("总分（未取整）", "total, unrounded"));
        let sum =
            here(TAB, tree_exact) + here(Tab::Adjustments, adjusted.bonus) - here(Tab::Adjustments, adjusted.penalty);
        self.fill_total(
            exact,
            &cap(floor(sum), adjusted.score_cap.map(|cap| cap.0)),
            Style::Number,
        );
        self.expect_total(exact, &|unit| Expected::Number(unit.exact));
        let before = self.total_column(&heading::BEFORE_VETO);
        let sum = here(TAB, tree) + here(TAB, bonus) - here(TAB, penalty);
        let sum = call(Function::Round, [sum, digits]);
        self.fill_total(before, &floor(sum), Style::Points);
        let value = |points: Points| Expected::Number(points.value(decimals));
        self.expect_total(before, &|unit| value(unit.before_veto));
        let printed = self.total_column(&heading::TOTAL);
        let total = cap(here(TAB, before), adjusted.score_cap.map(|cap| cap.1));
        let total = if_else(here(TAB, blocking).more(0.0), "—", total);
        self.fill_total(printed, &total, Style::Total);
        self.expect_total(printed, &|unit| unit.total.map_or(Expected::NoNumber, value));
        self.totals.insert(Sum::Total, printed);
        Totalled { exact, printed, before }
    }

    fn adjusted_points(&mut self, head: &Text, from: usize, what: Sum) -> usize {
        let decimals = self.findings.evaluation.decimals;
        let column = self.total_column(head);
        self.fill_total(column, &rounded(&here(Tab::Adjustments, from), decimals), Style::Points);
        let value = |points: Points| Expected::Number(points.value(decimals));
        match what {
            Sum::Bonus => self.expect_total(column, &|unit| value(unit.bonus)),
            _ => self.expect_total(column, &|unit| value(unit.penalty)),
        }
        self.totals.insert(what, column);
        column
    }

    /// The cell of the full marks.
    fn book_full_marks(&self) -> Expr {
        let column = super::layout::LEAD + self.findings.scheme.nodes().len();
        super::formula::fixed(Tab::Weights, super::layout::WEIGHT_ROW, column)
    }

    /// Places among all units and in the group: by the total, then by the nodes that split ties.
    fn places(&mut self, totalled: &Totalled, (pending, blocking): (usize, usize)) -> (usize, usize) {
        let ranking = &self.findings.scheme.document().ranking;
        let is_finished = all(vec![here(TAB, pending).equals(0.0), here(TAB, blocking).equals(0.0)]);
        let on = match ranking.on {
            RankOn::Printed => here(TAB, totalled.printed),
            RankOn::Exact => seen(&here(TAB, totalled.exact)),
        };
        let key = self.total_column(&Text::new("排名依据", "ranked on"));
        self.fill_total(key, &if_else(is_finished, on, UNPLACED), Style::Number);
        let mut keys = vec![key];
        let splitters = ranking
            .tie_break
            .iter()
            .filter_map(|code| self.findings.scheme.find_node(code));
        for node in splitters.collect::<Vec<_>>() {
            let code = self.findings.scheme.node(node).code().to_owned();
            let head = Text::of(format!("并列比较 {code}"), format!("ties: {code}"));
            let column = self.total_column(&head);
            let by = match ranking.on {
                RankOn::Printed => here(Tab::Points, column_of(node)),
                RankOn::Exact => {
                    let rate = call(Function::Max, [0.0.into(), here(Tab::Rates, column_of(node))]);
                    seen(&(here(Tab::Weights, column_of(node)) * rate))
                }
            };
            let rate = here(Tab::Rates, column_of(node));
            self.fill_total(column, &if_else(is_number(&rate), by, 0.0), Style::Number);
            keys.push(column);
        }
        let overall = self.place(&heading::PLACE, &keys, Rows::Units);
        let place = |place: Option<u32>| place.map_or(Expected::NoNumber, |place| Expected::Number(f64::from(place)));
        self.expect_total(overall, &|unit| place(unit.overall_place));
        let group = self.place(&heading::GROUP_PLACE, &keys, Rows::Group);
        if ranking.groups {
            self.expect_total(group, &|unit| place(unit.group_rank));
        }
        self.totals.insert(Sum::Place, overall);
        self.totals.insert(Sum::GroupPlace, group);
        (overall, group)
    }

    fn place(&mut self, head: &Text, keys: &[usize], rows: Rows) -> usize {
        let column = self.total_column(head);
        let key = here(TAB, keys[0]);
        let mut place = call(Function::Rank, [key.clone(), down(TAB, rows, keys[0])]);
        for split in 1..keys.len() {
            let mut conditions = Vec::new();
            for equal in &keys[..split] {
                conditions.extend([down(TAB, rows, *equal), here(TAB, *equal)]);
            }
            conditions.extend([down(TAB, rows, keys[split]), here(TAB, keys[split]).after(">")]);
            place = place + call(Function::CountIfs, conditions);
        }
        let formula = if_else(key.equals(UNPLACED), "—", place);
        self.fill_total(column, &formula, Style::Count);
        column
    }

    /// The order of the printed table: by place, then as in the scheme; units without a place last.
    fn order(&mut self, overall: usize) {
        let key = self.total_column(&Text::new("排序依据", "sorted on"));
        let place = here(TAB, overall);
        for (row, unit) in self.layout.units().collect::<Vec<_>>() {
            let last = Expr::Number(1e6);
            let at = if_else(is_number(&place), &place, last) + (unit.0 + 1) as f64 / 1e5;
            self.book.formula((TAB, row, key), at, Style::Number);
        }
        let order = self.total_column(&Text::new("行序", "row"));
        let rank = call(
            Function::Rank,
            [here(TAB, key), down(TAB, Rows::Units, key), 1.0.into()],
        );
        self.fill_total(order, &rank, Style::Count);
        self.totals.insert(Sum::Order, order);
    }

    /// The change since the period before, whose total is a number here, and places by gain.
    fn gains(&mut self, total: usize, (pending, _): (usize, usize)) {
        let evaluation = self.findings.evaluation;
        if evaluation.units.iter().all(|unit| unit.change.is_none()) {
            return;
        }
        let decimals = evaluation.decimals;
        let before = self.total_column(&Text::new("上期总分", "total of the period before"));
        for (row, unit) in self.layout.units().collect::<Vec<_>>() {
            let result = evaluation.unit(unit);
            let was = result
                .total
                .zip(result.change)
                .map(|(total, change)| total - change.total);
            match was {
                Some(was) => self.book.number((TAB, row, before), was.value(decimals), Style::Input),
                None => self.book.text((TAB, row, before), "—", Style::Label),
            }
        }
        let change = self.total_column(&heading::CHANGE);
        let known = all(vec![
            is_number(&here(TAB, before)),
            is_number(&here(TAB, total)),
            here(TAB, pending).equals(0.0),
        ]);
        let gained = call(
            Function::Round,
            [here(TAB, total) - here(TAB, before), f64::from(decimals).into()],
        );
        self.fill_total(change, &if_else(known, gained, "—"), Style::Points);
        self.expect_total(change, &|unit| {
            let gained = unit.change.map(|change| change.total.value(decimals));
            gained.map_or(Expected::NoNumber, Expected::Number)
        });
        let place = self.total_column(&heading::IMPROVEMENT);
        let rank = call(Function::Rank, [here(TAB, change), down(TAB, Rows::Units, change)]);
        self.fill_total(place, &if_else(is_number(&here(TAB, change)), rank, "—"), Style::Count);
        self.expect_total(place, &|unit| {
            let place = unit.improvement_rank.map(f64::from);
            place.map_or(Expected::NoNumber, Expected::Number)
        });
        self.totals.insert(Sum::Change, change);
        self.totals.insert(Sum::Improvement, place);
    }

    /// The final of several years, from the totals of the earlier ones, which are numbers here.
    fn closing(&mut self, total: usize, (pending, _): (usize, usize)) {
        let (evaluation, document) = (self.findings.evaluation, self.findings.scheme.document());
        let Some(closing) = document
            .closing
            .filter(|_| document.periods.last() == Some(&evaluation.period))
        else {
            return;
        };
        let decimals = evaluation.decimals;
        let earlier: Vec<_> = document
            .periods
            .iter()
            .copied()
            .filter(|period| *period < evaluation.period)
            .collect();
        let columns: Vec<_> = earlier.into_iter().map(|period| self.total_of(period)).collect();
        let last = here(TAB, total);
        let mut known = vec![is_number(&last), here(TAB, pending).equals(0.0)];
        let mean = match (columns.first(), columns.last()) {
            (Some(first), Some(end)) => {
                let totals = across(TAB, *first, *end);
                known.push(call(Function::Count, [totals.clone()]).equals(columns.len() as f64));
                call(Function::Average, [totals])
            }
            _ => last.clone(),
        };
        let exact = self.total_column(&Text::new("多年总评（未取整）", "final of all years, unrounded"));
        let formula = Expr::Number(closing.earlier) * mean + Expr::Number(closing.last) * last;
        self.fill_total(exact, &if_else(all(known), formula, "—"), Style::Number);
        let rounded_final = self.total_column(&heading::CLOSING);
        let formula = if_else(is_number(&here(TAB, exact)), rounded(&here(TAB, exact), decimals), "—");
        self.fill_total(rounded_final, &formula, Style::Total);
        self.expect_total(rounded_final, &|unit| {
            let total = unit.closing.map(|closing| closing.total.value(decimals));
            total.map_or(Expected::NoNumber, Expected::Number)
        });
        let place = self.total_column(&heading::CLOSING_PLACE);
        let cell = here(TAB, rounded_final);
        let rank = call(Function::Rank, [cell.clone(), down(TAB, Rows::Units, rounded_final)]);
        self.fill_total(place, &if_else(is_number(&cell), rank, "—"), Style::Count);
        self.expect_total(place, &|unit| {
            let place = unit.closing.map(|closing| f64::from(closing.rank));
            place.map_or(Expected::NoNumber, Expected::Number)
        });
        self.totals.insert(Sum::Closing, rounded_final);
        self.totals.insert(Sum::ClosingPlace, place);
    }

    /// The totals of an earlier period, as numbers.
    fn total_of(&mut self, period: Period) -> usize {
        let evaluation = self.findings.evaluation;
        let column = self.total_column(&Text::of(format!("{period} 总分"), format!("total {period}")));
        for (row, unit) in self.layout.units().collect::<Vec<_>>() {
            let result = evaluation.earlier.get(&period).map(|earlier| earlier.unit(unit));
            let known = result
                .filter(|result| !result.provisional)
                .and_then(|result| result.total);
            match known {
                Some(points) => self
                    .book
                    .number((TAB, row, column), points.value(evaluation.decimals), Style::Input),
                None => self.book.text((TAB, row, column), "—", Style::Label),
            }
        }
        column
    }
}
