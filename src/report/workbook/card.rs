//! The scorecard of the unit that a person chooses from a list.

use super::book::{Expected, Style};
use super::formula::{Cell, Expr, Function, Rows, call, down, fixed};
use super::layout::{FIRST, HEAD, WEIGHT_ROW, column_of};
use super::maker::{Maker, Sum};
use super::ranking::looked_up;
use super::tab::Tab;
use crate::i18n::{heading, method};
use crate::model::NodeIx;
use crate::model::scheme::Node;
use crate::text::Text;

const TAB: Tab = Tab::Card;
/// Where the unit is chosen.
pub(super) const CHOICE: (usize, usize) = (2, 1);
/// Which row of the other sheets is meant.
const POINTER: (usize, usize) = (2, 11);
/// The columns of the small table that the chart shows.
pub(super) const CHART: usize = 11;

impl Maker<'_> {
    pub(super) fn card(&mut self) {
        let title = self.findings.pick(
            format!("{}考核评分表", self.findings.period_name()),
            format!("Scorecard {}", self.findings.period_name()),
        );
        self.book.text((TAB, 0, 0), title, Style::Title);
        let purpose = self.say(&TAB.purpose());
        self.book.text((TAB, 1, 0), purpose, Style::Note);
        let unit = self.say(&heading::UNIT);
        self.book.text((TAB, CHOICE.0, 0), unit, Style::Head);
        let best = self.findings.evaluation.in_rank_order();
        let row = best.first().map_or(FIRST, |unit| self.layout.row(*unit));
        let label = self.totals[&Sum::Label];
        let chosen = best.first().map(|unit| {
            let name = self.findings.unit_name(*unit);
            format!("{} {name}", self.findings.scheme.unit(*unit).code)
        });
        self.book
            .text((TAB, CHOICE.0, CHOICE.1), chosen.unwrap_or_default(), Style::Choice);
        let find = call(
            Function::Match,
            [
                fixed(TAB, CHOICE.0, CHOICE.1),
                down(Tab::Totals, Rows::Units, label),
                0.0.into(),
            ],
        );
        let head = self.findings.pick("行号", "row");
        self.book.text((TAB, POINTER.0, POINTER.1 + 1), head, Style::Note);
        self.book.formula((TAB, POINTER.0, POINTER.1), find, Style::Note);
        let place = (row + 1 - FIRST) as f64;
        self.book.expect((TAB, POINTER.0, POINTER.1), Expected::Number(place));
        self.card_facts();
        self.card_table();
        self.card_chart();
    }

    #[expect(clippy::unused_self, reason = "said of the card")]
    fn of_unit(&self, from: (Tab, usize)) -> Expr {
        looked_up(from, fixed(TAB, POINTER.0, POINTER.1))
    }

    /// Total, places and grade in one line.
    fn card_facts(&mut self) {
        let facts = [
            (Sum::Total, &heading::TOTAL, Style::Total),
            (Sum::Place, &heading::PLACE, Style::Count),
            (Sum::GroupPlace, &heading::GROUP_PLACE, Style::Count),
            (Sum::Grade, &heading::GRADE, Style::Label),
        ];
        let mut column = 0;
        for (sum, head, style) in facts {
            let Some(from) = self.totals.get(&sum).copied() else {
                continue;
            };
            let head = self.say(head);
            self.book.text((TAB, 3, column), head, Style::Head);
            let formula = self.of_unit((Tab::Totals, from));
            self.book.formula((TAB, 3, column + 1), formula, style);
            column += 2;
        }
    }

    fn card_table(&mut self) {
        let heads = [
            &heading::CODE,
            &heading::INDICATOR,
            &heading::METHOD,
            &heading::WEIGHT,
            &heading::EFFECTIVE_WEIGHT,
            &heading::TARGET,
            &heading::VALUE,
            &heading::STATUS,
            &heading::RATE,
            &heading::SCORE,
        ];
        for (column, head) in heads.into_iter().enumerate() {
            let head = self.say(head);
            self.book.text((TAB, HEAD, column), head, Style::Head);
        }
        let scheme = self.findings.scheme;
        for (n, node) in scheme.nodes().iter().enumerate() {
            self.card_row(NodeIx(n), node);
        }
        let below = FIRST + scheme.nodes().len();
        let sums = [
            (Sum::Bonus, &heading::BONUS),
            (Sum::Penalty, &heading::PENALTY),
            (Sum::Total, &heading::TOTAL),
        ];
        for (row, (sum, head)) in (below..).zip(sums) {
            let head = self.say(head);
            self.book.text((TAB, row, 1), head, Style::Head);
            let formula = self.of_unit((Tab::Totals, self.totals[&sum]));
            self.book.formula((TAB, row, 9), formula, Style::Total);
        }
        for (column, width) in [(0, 10.0), (1, 26.0), (2, 44.0)] {
            self.book.width(TAB, column, width);
        }
    }

    fn card_row(&mut self, at: NodeIx, node: &Node) {
        let (row, column) = (FIRST + at.0, column_of(at));
        let bold = |plain| if node.is_indicator() { plain } else { Style::Total };
        let indent = "　".repeat(node.depth);
        let name = format!("{indent}{}", self.say(node.name()));
        self.book.text((TAB, row, 0), node.code(), Style::Label);
        self.book.text((TAB, row, 1), name, Style::Label);
        let words = method::describe(self.findings.scheme, node, self.findings.lang);
        self.book.text((TAB, row, 2), words, Style::Prose);
        let weight = fixed(Tab::Kept, WEIGHT_ROW, column);
        self.book.formula((TAB, row, 3), weight, Style::Number);
        let effective = self.of_unit((Tab::Weights, column));
        self.book.formula((TAB, row, 4), effective, Style::Number);
        if node.is_indicator() {
            let target = self.targets.get(&at).cloned().map(|target| match target {
                Expr::Cell(Cell { tab, row: None, column }) => self.of_unit((tab, column)),
                other => other,
            });
            if let Some(target) = target {
                self.book.formula((TAB, row, 5), target, Style::Number);
            }
            let value = self.of_unit((Tab::Values, column));
            self.book.formula((TAB, row, 6), value, Style::Number);
        }
        let state = self.of_unit((Tab::States, column));
        self.book.formula((TAB, row, 7), state, Style::Label);
        let rate = self.of_unit((Tab::Rates, column));
        self.book.formula((TAB, row, 8), rate, Style::Rate);
        let points = self.of_unit((Tab::Points, column));
        self.book.formula((TAB, row, 9), points, bold(Style::Points));
    }

    /// The nodes that the chart shows: the top of the tree, or the indicators where it has fewer than three.
    fn charted(&self) -> Vec<NodeIx> {
        let scheme = self.findings.scheme;
        if scheme.top().len() >= 3 {
            scheme.top().to_vec()
        } else {
            scheme.indicators().map(|(node, _)| node).take(16).collect()
        }
    }

    /// How many rows the chart shows.
    pub(super) fn n_charted(&self) -> usize {
        self.charted().len()
    }

    fn card_chart(&mut self) {
        let head = self.say(&Text::new("各项得分率", "Rate by criterion"));
        self.book.text((TAB, HEAD, CHART + 1), head, Style::Head);
        for (n, node) in self.charted().into_iter().enumerate() {
            let document = self.findings.scheme.node(node);
            let label = format!("{} {}", document.code(), self.say(document.name()));
            self.book.text((TAB, FIRST + n, CHART), label, Style::Label);
            let rate = self.of_unit((Tab::Rates, column_of(node)));
            self.book.formula((TAB, FIRST + n, CHART + 1), rate, Style::Rate);
        }
        self.book.width(TAB, CHART, 20.0);
    }
}
