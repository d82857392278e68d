//! What stands in the cells of the plan.

use super::{Entry, Plan, action_name, aim_name, measure_name};
use crate::i18n::plan as words;
use crate::i18n::{heading, number};
use crate::model::NodeIx;
use crate::model::plan::document::Kind;
use crate::model::plan::progress::Standing;
use crate::text::{Lang, Text};
use crate::tui::view::View;
use crate::tui::widgets::grid::{Slot, Table};

/// The plan as a table of cells.
pub struct Rows<'a> {
    /// What screens read.
    pub view: View<'a>,
    /// What is shown.
    pub plan: &'a Plan,
}

/// The columns besides the name: what was reached, a bar, a rate, how it stands, which indicators.
const fn widths(lang: Lang) -> [u16; 5] {
    match lang {
        Lang::Zh => [9, 8, 8, 8, 10],
        Lang::En => [9, 6, 8, 12, 10],
    }
}

impl Rows<'_> {
    fn name(&self, entry: Entry) -> Slot<'_> {
        let theme = self.view.theme;
        let Some(plan) = self.view.round.plan.as_deref() else {
            return Slot::words("", theme.text);
        };
        match entry {
            Entry::Action(n) => Slot::words(action_name(&plan.actions()[n], &self.view), theme.heading),
            Entry::Measure(no) => {
                let measure = plan.measure(no);
                let name = measure.map_or_else(String::new, |measure| measure_name(measure, &self.view));
                Slot::words(name, theme.text)
            }
            Entry::Amount(aim, amount) => {
                let look = match plan.targets()[aim].kind {
                    Kind::Quantified => theme.text,
                    Kind::Qualitative | Kind::Rule => theme.muted,
                };
                Slot::words(aim_name(&plan.targets()[aim], amount, &self.view), look)
            }
        }
    }

    fn of_amount(&self, (aim, amount): (usize, usize), column: usize) -> Slot<'_> {
        let theme = self.view.theme;
        let Some(progress) = self.plan.progress.get(aim) else {
            return Slot::words("", theme.text);
        };
        let measured = progress
            .amounts
            .get(amount)
            .filter(|_| progress.standing != Standing::NotMeasured);
        let standing = measured.map_or(progress.standing, |amount| amount.standing);
        let look = match standing {
            Standing::Missed | Standing::Behind => theme.bad,
            Standing::NoData | Standing::NotMeasured => theme.muted,
            Standing::Open => theme.text,
            Standing::OnTrack | Standing::Met => theme.good,
        };
        match (column, measured) {
            (1, Some(amount)) => {
                let year = amount.at(self.view.round.period);
                Slot::number(year.map_or_else(|| "—".to_owned(), words::year), theme.text)
            }
            (2, Some(amount)) => match amount.rate {
                Some(rate) => Slot::Rate(rate, look, None),
                None => Slot::words("", theme.text),
            },
            (3, Some(amount)) => Slot::number(amount.rate.map_or_else(String::new, number::percent), theme.text),
            (4, _) => Slot::words(words::standing(standing).get(self.view.lang).to_owned(), look),
            (5, _) => self.codes(&progress.assessed_by),
            _ => Slot::words("", theme.text),
        }
    }

    fn codes(&self, nodes: &[NodeIx]) -> Slot<'_> {
        let codes: Vec<_> = nodes
            .iter()
            .map(|node| self.view.round.scheme.node(*node).code())
            .collect();
        Slot::words(codes.join(" "), self.view.theme.accent)
    }
}

impl Table for Rows<'_> {
    fn n_rows(&self) -> usize {
        self.plan.entries.len()
    }

    fn n_columns(&self) -> usize {
        1 + widths(self.view.lang).len()
    }

    fn n_frozen(&self) -> usize {
        1
    }

    fn width(&self, column: usize, room: u16) -> u16 {
        let widths = widths(self.view.lang);
        let rest: u16 = widths.iter().map(|width| width + 1).sum();
        match column.checked_sub(1) {
            None => room.saturating_sub(rest).max(24),
            Some(column) => widths[column],
        }
    }

    fn head(&self, column: usize, _line: u16) -> Slot<'_> {
        let theme = self.view.theme;
        let say = |text: &Text| self.view.say(text).to_owned();
        let named = Text::new("行动、措施、目标", "Actions, measures, targets");
        let (standing, done) = (Text::new("进展", "Standing"), Text::new("完成", "Done"));
        match column {
            0 => Slot::words(say(&named), theme.muted),
            1 => Slot::number(say(&heading::VALUE), theme.muted),
            3 => Slot::number(say(&done), theme.muted),
            4 => Slot::words(say(&standing), theme.muted),
            5 => Slot::words(say(&heading::INDICATOR), theme.muted),
            _ => Slot::words("", theme.muted),
        }
    }

    fn slot(&self, row: usize, column: usize) -> Slot<'_> {
        let theme = self.view.theme;
        match (self.plan.entries[row], column) {
            (entry, 0) => self.name(entry),
            (Entry::Amount(aim, amount), _) => self.of_amount((aim, amount), column),
            (Entry::Measure(no), 5) => {
                let indicators = self.view.round.scheme.indicators();
                let of = indicators.filter(|(_, node)| node.document.measures.contains(&no));
                self.codes(&of.map(|(node, _)| node).collect::<Vec<_>>())
            }
            _ => Slot::words("", theme.text),
        }
    }
}
