//! The ranking table in order of place: every cell looks up the unit that has the place.

use super::book::{Expected, Style};
use super::formula::{Expr, Function, Rows, call, down, here};
use super::layout::{FIRST, HEAD, column_of};
use super::maker::{Maker, Sum};
use super::tab::Tab;
use crate::i18n::{heading, policy};
use crate::text::Text;

const TAB: Tab = Tab::Ranking;

/// A column of the table: its head, where its values stand, and how they look.
struct Shown {
    head: String,
    from: (Tab, usize),
    style: Style,
}

impl Maker<'_> {
    /// Writes the table and says in which columns the names and the totals stand.
    pub(super) fn ranking_table(&mut self) -> (usize, usize) {
        let title = self.findings.pick(
            format!("{}考核结果汇总表", self.findings.period_name()),
            format!("Ranking {}", self.findings.period_name()),
        );
        self.book.text((TAB, 0, 0), title, Style::Title);
        let scheme = self.findings.scheme_title();
        self.book.text((TAB, 1, 0), scheme, Style::Note);
        let rule = policy::ranking(self.findings.scheme, self.findings.lang);
        self.book.text((TAB, 2, 0), rule, Style::Note);
        let head = self.findings.pick("序号", "No.");
        self.book.text((TAB, HEAD, 0), head, Style::Head);
        let shown = self.shown();
        let column_of = |from: (Tab, usize)| shown.iter().position(|shown| shown.from == from).map_or(1, |at| at + 1);
        let columns = (
            column_of((Tab::Totals, 1)),
            column_of((Tab::Totals, self.totals[&Sum::Total])),
        );
        // Beside the table, which unit a row is about.
        let pointer = shown.len() + 1;
        let order = self.totals[&Sum::Order];
        let head = self.findings.pick("行号", "row");
        self.book.text((TAB, HEAD, pointer), head, Style::Note);
        for (column, shown) in shown.iter().enumerate() {
            self.book.text((TAB, HEAD, column + 1), shown.head.clone(), Style::Head);
        }
        let sorted = self.findings.evaluation.in_rank_order();
        for (n, unit) in sorted.into_iter().enumerate() {
            let row = FIRST + n;
            self.book.number((TAB, row, 0), (n + 1) as f64, Style::Count);
            let find = call(
                Function::Match,
                [here(TAB, 0), down(Tab::Totals, Rows::Units, order), 0.0.into()],
            );
            self.book.formula((TAB, row, pointer), find, Style::Note);
            let place = self.layout.row(unit) + 1 - FIRST;
            self.book.expect((TAB, row, pointer), Expected::Number(place as f64));
            for (column, shown) in shown.iter().enumerate() {
                let formula = looked_up(shown.from, here(TAB, pointer));
                self.book.formula((TAB, row, column + 1), formula, shown.style);
            }
        }
        self.book.width(TAB, 0, 6.0);
        self.book.width(TAB, 2, 18.0);
        columns
    }

    fn shown(&self) -> Vec<Shown> {
        let document = self.findings.scheme.document();
        let column = |head: &Text, from: (Tab, usize), style| Shown {
            head: self.say(head),
            from,
            style,
        };
        let total = |sum: Sum| self.totals.get(&sum).map(|column| (Tab::Totals, *column));
        let mut shown = Vec::new();
        let place = total(Sum::Place).filter(|_| document.ranking.overall);
        shown.extend(place.map(|from| column(&heading::PLACE, from, Style::Count)));
        shown.push(column(&heading::UNIT, (Tab::Totals, 1), Style::Label));
        if self.findings.has_groups() {
            shown.push(column(&heading::GROUP, (Tab::Totals, 2), Style::Label));
            let place = total(Sum::GroupPlace).filter(|_| document.ranking.groups);
            shown.extend(place.map(|from| column(&heading::GROUP_PLACE, from, Style::Count)));
        }
        for node in self.findings.scheme.top() {
            let document = self.findings.scheme.node(*node);
            shown.push(Shown {
                head: format!("{} {}", document.code(), self.say(document.name())),
                from: (Tab::Points, column_of(*node)),
                style: Style::Points,
            });
        }
        let sums = [
            (Sum::Bonus, &heading::BONUS, Style::Points),
            (Sum::Penalty, &heading::PENALTY, Style::Points),
            (Sum::Total, &heading::TOTAL, Style::Total),
            (Sum::Grade, &heading::GRADE, Style::Label),
            (Sum::Change, &heading::CHANGE, Style::Points),
            (Sum::Improvement, &heading::IMPROVEMENT, Style::Count),
            (Sum::Closing, &heading::CLOSING, Style::Points),
            (Sum::ClosingPlace, &heading::CLOSING_PLACE, Style::Count),
        ];
        let has_items = !document.adjustments.bonus.items.is_empty() || !document.adjustments.penalty.items.is_empty();
        for (sum, head, style) in sums {
            let is_wanted = has_items || !matches!(sum, Sum::Bonus | Sum::Penalty);
            shown.extend(total(sum).filter(|_| is_wanted).map(|from| column(head, from, style)));
        }
        shown
    }
}

/// The value of a column of units in the row that a pointer names.
pub(super) fn looked_up((tab, column): (Tab, usize), pointer: Expr) -> Expr {
    call(Function::Index, [down(tab, Rows::Units, column), pointer])
}
