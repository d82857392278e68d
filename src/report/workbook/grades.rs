//! Grades: the best whose minimum is reached, within quotas, and what a veto leaves. Two columns a grade.

use super::adjustments::Adjusted;
use super::book::{Expected, Style};
use super::formula::{Expr, Function, Rows, all, call, down, fixed, here, if_else, is_number};
use super::layout::WEIGHT_ROW;
use super::maker::{Maker, Sum, tolerance};
use super::tab::Tab;
use super::totals::TAB;
use crate::i18n::heading;
use crate::model::scheme::policy::{Grade, QuotaScope};
use crate::text::Text;

/// The row of the words above the minimum of a grade.
const WORD_ROW: usize = WEIGHT_ROW - 1;

impl Maker<'_> {
    /// A grade a unit; `total` and `before` are the columns of the total after and before a veto.
    pub(super) fn graded(&mut self, adjusted: &Adjusted, (total, before): (usize, usize), places: (usize, usize)) {
        let scheme = self.findings.scheme;
        let grades = &scheme.document().grades;
        if grades.is_empty() {
            return;
        }
        let mut bands: Vec<_> = grades.iter().enumerate().collect();
        bands.sort_by(|(_, a), (_, b)| b.min.total_cmp(&a.min));
        let mut chosen: Vec<(usize, usize)> = Vec::new();
        for (band, grade) in bands {
            let name = self.say(&grade.name);
            let candidate = self.total_column(&Text::of(format!("可得{name}"), format!("may have {name}")));
            self.book
                .text((TAB, WORD_ROW, candidate), self.word_of_minimum(), Style::Head);
            self.book
                .number((TAB, WEIGHT_ROW, candidate), grade.min, Style::Parameter);
            let minimum = fixed(TAB, WEIGHT_ROW, candidate);
            let least = minimum.clone() - tolerance(&minimum);
            let open = chosen.iter().map(|(_, column)| here(TAB, *column).equals(0.0));
            let mut may = vec![is_number(&here(TAB, places.0))];
            may.extend(open);
            let mut reached = vec![here(TAB, before).at_least(&least), here(TAB, total).at_least(&least)];
            if let Some(cap) = adjusted.grade_cap {
                reached.push(here(Tab::Adjustments, cap).at_least(&minimum));
            }
            may.extend(reached);
            let scope = grade.quota_scope.unwrap_or(scheme.document().quota_scope);
            let place = match scope {
                QuotaScope::All => places.0,
                QuotaScope::Group => places.1,
            };
            let formula = if_else(all(may), here(TAB, place), "");
            self.fill_total(candidate, &formula, Style::Count);
            chosen.push((band, self.within_quota(grade, scope, candidate)));
        }
        self.named(&chosen);
    }

    fn word_of_minimum(&self) -> String {
        self.findings.pick("最低分", "minimum")
    }

    /// 1 for the units that a grade's quota lets in; equal places at its border all stay out.
    fn within_quota(&mut self, grade: &Grade, scope: QuotaScope, candidate: usize) -> usize {
        let name = self.say(&grade.name);
        let column = self.total_column(&Text::of(format!("评为{name}"), format!("has {name}")));
        let place = here(TAB, candidate);
        let is_candidate = is_number(&place);
        let formula = match grade.quota {
            None => if_else(is_candidate, 1.0, 0.0),
            Some(quota) => {
                let head = self.findings.pick("名额比例", "quota");
                self.book.text((TAB, WORD_ROW, column), head, Style::Head);
                self.book.number((TAB, WEIGHT_ROW, column), quota, Style::Parameter);
                let rows = match scope {
                    QuotaScope::All => Rows::Units,
                    QuotaScope::Group => Rows::Group,
                };
                // Every unit has a code, so the codes count the units of the scope.
                let n = call(Function::CountA, [down(TAB, rows, 0)]);
                let places = fixed(TAB, WEIGHT_ROW, column) * n;
                let slots = call(Function::Int, [call(Function::Round, [places, 9.0.into()])]);
                let up_to = call(Function::CountIf, [down(TAB, rows, candidate), place.after("<=")]);
                if_else(is_candidate, if_else(up_to.at_most(slots), 1.0, 0.0), 0.0)
            }
        };
        self.fill_total(column, &formula, Style::Count);
        column
    }

    /// The name of the grade, which stands in a cell so that no text becomes part of a formula.
    fn named(&mut self, chosen: &[(usize, usize)]) {
        let grades = &self.findings.scheme.document().grades;
        let names: Vec<_> = chosen
            .iter()
            .map(|(band, column)| {
                let name = as_word(&self.say(&grades[*band].name));
                self.book
                    .text((TAB, super::layout::HEAD - 3, *column), name, Style::Head);
                fixed(TAB, super::layout::HEAD - 3, *column)
            })
            .collect();
        let grade = self.total_column(&heading::GRADE);
        let formula = chosen
            .iter()
            .zip(names)
            .rev()
            .fold(Expr::from("—"), |rest, ((_, column), name)| {
                if_else(here(TAB, *column).equals(1.0), name, rest)
            });
        self.fill_total(grade, &formula, Style::Label);
        for (row, unit) in self.layout.units().collect::<Vec<_>>() {
            let given = self.findings.evaluation.unit(unit).grade;
            for (band, column) in chosen {
                let is_given = f64::from(u8::from(given == Some(*band)));
                self.book.expect((TAB, row, *column), Expected::Number(is_given));
            }
        }
        self.totals.insert(Sum::Grade, grade);
    }
}

/// A name that no program takes for a number or an error, for the stored results of formulas that show it.
pub(super) fn as_word(name: &str) -> String {
    let looks_otherwise = name.parse::<f64>().is_ok() || name.starts_with('#') || ["TRUE", "FALSE", ""].contains(&name);
    if looks_otherwise {
        format!("“{name}”")
    } else {
        name.to_owned()
    }
}
