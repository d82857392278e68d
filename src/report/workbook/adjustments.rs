//! Bonus, penalty and veto items: how often each was applied, and what that comes to with its caps.

use super::book::Style;
use super::formula::{Expr, Function, across, call, fixed, here, if_else, sum};
use super::layout::{FIRST, HEAD};
use super::maker::{Maker, tolerance};
use super::tab::Tab;
use crate::i18n::heading;
use crate::model::UnitIx;
use crate::model::scheme::policy::{AdjustmentItems, Veto};
use crate::text::Text;

const TAB: Tab = Tab::Adjustments;
/// The rows of what an item is worth and of its cap.
const WORTH: usize = 3;
const CAP: usize = 4;

/// The columns that the totals need.
#[derive(Debug, Clone, Copy)]
pub(super) struct Adjusted {
    pub(super) bonus: usize,
    pub(super) penalty: usize,
    /// The lowest cap of the total by a veto, exact and in whole steps of the rounding; a word where there is none.
    pub(super) score_cap: Option<(usize, usize)>,
    /// The minimum of the best grade that a veto leaves.
    pub(super) grade_cap: Option<usize>,
}

impl Maker<'_> {
    pub(super) fn adjustments(&mut self) -> Adjusted {
        self.begin(TAB, false);
        for (row, label) in [
            (WORTH, Text::new("每次分值", "points each time")),
            (CAP, Text::new("上限", "cap")),
        ] {
            let label = self.say(&label);
            self.book.text((TAB, row, 1), label, Style::Head);
        }
        let scheme = self.findings.scheme;
        let rules = &scheme.document().adjustments;
        let bonus = self.items(&rules.bonus, &heading::BONUS);
        let penalty = self.items(&rules.penalty, &heading::PENALTY);
        let counts: Vec<_> = rules
            .veto
            .iter()
            .map(|veto| self.count(&veto.code, &veto.name))
            .collect();
        Adjusted {
            bonus,
            penalty,
            score_cap: self.score_cap(&rules.veto, &counts),
            grade_cap: self.grade_cap(&rules.veto, &counts),
        }
    }

    fn open_adjustment(&mut self, name: String, head: String) -> usize {
        let column = self.next_column(TAB);
        self.book.text((TAB, 2, column), name, Style::Head);
        self.book.text((TAB, HEAD, column), head, Style::Head);
        column
    }

    /// How often an item was applied to each unit.
    fn count(&mut self, code: &str, name: &Text) -> usize {
        let head = self.findings.pick(format!("{code} 次数"), format!("{code} times"));
        let name = self.say(name);
        let column = self.open_adjustment(name, head);
        let applied = self.findings.dataset.adjustments(self.findings.period());
        let times = |unit: UnitIx| -> f64 {
            let of_unit = applied.iter().filter(|one| one.unit == unit && one.item == code);
            of_unit.map(|one| one.count.value()).sum()
        };
        for (row, unit) in self.layout.units().collect::<Vec<_>>() {
            self.book.number((TAB, row, column), times(unit), Style::Input);
        }
        column
    }

    /// The points of some items, each and together within their caps.
    fn items(&mut self, rules: &AdjustmentItems, kind: &Text) -> usize {
        let counts: Vec<_> = rules
            .items
            .iter()
            .map(|item| self.count(&item.code, &item.name))
            .collect();
        let mut each = Vec::new();
        for (item, count) in rules.items.iter().zip(counts) {
            let head = self
                .findings
                .pick(format!("{} 分值", item.code), format!("{} points", item.code));
            let name = self.say(&item.name);
            let column = self.open_adjustment(name, head);
            self.book.number((TAB, WORTH, column), item.points, Style::Parameter);
            let points = here(TAB, count) * fixed(TAB, WORTH, column);
            let points = self.capped(points, item.cap, column);
            self.fill_adjustment(column, &points);
            each.push(column);
        }
        let head = self.say(kind);
        let column = self.open_adjustment(String::new(), head);
        let together = match (each.first(), each.last()) {
            (Some(first), Some(last)) => sum([across(TAB, *first, *last)]),
            _ => Expr::Number(0.0),
        };
        let together = self.capped(together, rules.cap, column);
        self.fill_adjustment(column, &together);
        column
    }

    fn capped(&mut self, points: Expr, cap: Option<f64>, column: usize) -> Expr {
        let Some(cap) = cap else {
            return points;
        };
        self.book.number((TAB, CAP, column), cap, Style::Parameter);
        call(Function::Min, [fixed(TAB, CAP, column), points])
    }

    fn fill_adjustment(&mut self, column: usize, formula: &Expr) {
        for row in FIRST..FIRST + self.layout.n_units {
            self.book.formula((TAB, row, column), formula.clone(), Style::Number);
        }
    }

    /// The lowest cap among the vetoes applied.
    fn score_cap(&mut self, vetoes: &[Veto], counts: &[usize]) -> Option<(usize, usize)> {
        let decimals = f64::from(self.findings.evaluation.decimals);
        let mut caps = Vec::new();
        for (veto, count) in vetoes.iter().zip(counts) {
            if let Some(cap) = veto.score_cap {
                self.book.number((TAB, WORTH, *count), cap, Style::Parameter);
                caps.push((here(TAB, *count), fixed(TAB, WORTH, *count)));
            }
        }
        if caps.is_empty() {
            return None;
        }
        let head = self.findings.pick("总分上限", "total at most");
        let exact = self.open_adjustment(String::new(), head);
        let formula = lowest(&caps);
        self.fill_adjustment(exact, &formula);
        let head = self.findings.pick("总分上限（取整）", "total at most, rounded");
        let printed = self.open_adjustment(String::new(), head);
        // The most points that are not above the cap.
        let cap = here(TAB, exact);
        let nearest = call(Function::Round, [cap.clone(), decimals.into()]);
        let above = nearest.more(cap.clone() + tolerance(&cap));
        let step = Expr::Number(10.0).power(Expr::Number(-decimals));
        let below = call(Function::Round, [nearest.clone() - step, decimals.into()]);
        let formula = if_else(cap.equals(NO_CAP), NO_CAP, if_else(above, below, nearest));
        self.fill_adjustment(printed, &formula);
        Some((exact, printed))
    }

    /// The lowest minimum of a grade that the vetoes applied leave.
    fn grade_cap(&mut self, vetoes: &[Veto], counts: &[usize]) -> Option<usize> {
        let grades = &self.findings.scheme.document().grades;
        let mut caps = Vec::new();
        for (veto, count) in vetoes.iter().zip(counts) {
            let code = veto.grade_cap.as_ref();
            let grade = code.and_then(|code| grades.iter().find(|grade| grade.code == *code));
            if let Some(grade) = grade {
                self.book.number((TAB, CAP, *count), grade.min, Style::Parameter);
                caps.push((here(TAB, *count), fixed(TAB, CAP, *count)));
            }
        }
        if caps.is_empty() {
            return None;
        }
        let head = self.findings.pick("等次上限的最低分", "minimum of the grade at most");
        let column = self.open_adjustment(String::new(), head);
        let formula = lowest(&caps);
        self.fill_adjustment(column, &formula);
        Some(column)
    }
}

/// What stands where no veto was applied: more than any total.
pub(super) const NO_CAP: f64 = 1e9;

fn lowest(caps: &[(Expr, Expr)]) -> Expr {
    let each: Vec<_> = caps
        .iter()
        .map(|(count, cap)| if_else(count.more(0.0), cap, NO_CAP))
        .collect();
    call(Function::Min, each)
}
