//! What stands in the cells of the ranking.

use super::{Ranking, Scope, Sorted};
use crate::i18n::{heading, outcome};
use crate::model::{NodeIx, UnitIx};
use crate::tui::view::View;
use crate::tui::widgets::grid::{Slot, Table};

/// The ranking as a table of cells.
pub struct Rows<'a> {
    /// What screens read.
    pub view: View<'a>,
    /// What is ranked and how.
    pub ranking: &'a Ranking,
    /// The columns of the longest name.
    pub name_width: u16,
}

/// The columns before those of the criteria.
const FIXED: usize = 6;

impl Rows<'_> {
    fn criterion(&self, column: usize) -> NodeIx {
        self.view.round.scheme.top()[column - FIXED]
    }

    /// The place among those shown, with a sign where it changed.
    fn place(&self, unit: UnitIx) -> String {
        let result = self.view.evaluation().unit(unit);
        let place = match self.ranking.scope {
            Scope::All => result.overall_place,
            Scope::Group(_) => result.group_rank.or(result.overall_place),
        };
        if result.provisional {
            return self.view.say(&outcome::PROVISIONAL).to_owned();
        }
        place.map_or_else(|| "—".to_owned(), |place| place.to_string())
    }

    fn change(&self, unit: UnitIx) -> Slot<'static> {
        let theme = self.view.theme;
        let change = self.view.evaluation().unit(unit).change;
        let compares = self.view.round.apart.is_none();
        let rank = change.filter(|_| compares).and_then(|change| change.rank);
        match rank {
            None => Slot::words("", theme.muted),
            Some(0) => Slot::words(theme.glyphs.same, theme.muted),
            Some(n) if n > 0 => Slot::words(format!("{} {n}", theme.glyphs.up), theme.good),
            Some(n) => Slot::words(format!("{} {}", theme.glyphs.down, n.unsigned_abs()), theme.doubtful),
        }
    }

    /// The points of each criterion as parts of full marks.
    fn parts(&self, unit: UnitIx) -> Slot<'_> {
        let scheme = &self.view.round.scheme;
        let decimals = self.view.evaluation().decimals;
        let parts = scheme.top().iter().map(|&node| {
            let score = self.view.evaluation().node(node, unit).score;
            let share = score.map_or(0.0, |score| score.value(decimals) / scheme.full_marks());
            (scheme.node(node).code().into(), share)
        });
        Slot::Parts(parts.collect())
    }
}

impl Table for Rows<'_> {
    fn n_rows(&self) -> usize {
        self.ranking.order.len()
    }

    fn n_columns(&self) -> usize {
        FIXED + self.view.round.scheme.top().len()
    }

    fn n_frozen(&self) -> usize {
        3
    }

    fn width(&self, column: usize, room: u16) -> u16 {
        match column {
            0 | 1 => 5,
            2 => self.name_width,
            4 => 9,
            // The bar takes what the columns before it leave, and on a wide screen leaves room for the criteria.
            5 => {
                let before = 5 + 5 + self.name_width + 7 + 9 + 5;
                let criteria = u16::try_from(self.view.round.scheme.top().len())
                    .unwrap_or(0)
                    .saturating_mul(8);
                let left = room.saturating_sub(before);
                if left >= criteria + 30 { left - criteria } else { left }.max(10)
            }
            // The total and each criterion.
            _ => 7,
        }
    }

    fn head(&self, column: usize, _line: u16) -> Slot<'_> {
        let style = self.view.theme.strong;
        match column {
            0 => Slot::words(self.view.say(&heading::PLACE), style),
            1 => Slot::words(self.view.pick("变化", "+/-"), style),
            2 => Slot::words(self.view.say(&heading::UNIT), style),
            3 => Slot::number(self.view.say(&heading::TOTAL), style),
            4 => Slot::words(self.view.say(&heading::GRADE), style),
            5 => Slot::words(
                self.view.pick("总分构成（按一级指标）", "Made of (by criterion)"),
                style,
            ),
            _ => {
                let node = self.criterion(column);
                let sorted = self.ranking.sorted == Sorted::Criterion(column - FIXED);
                let style = if sorted { self.view.theme.crossing } else { style };
                Slot::number(self.view.round.scheme.node(node).code(), style)
            }
        }
    }

    fn slot(&self, row: usize, column: usize) -> Slot<'_> {
        let theme = self.view.theme;
        let unit = self.ranking.order[row];
        let is_provisional = self.view.evaluation().unit(unit).provisional;
        let look = if is_provisional { theme.pending } else { theme.strong };
        match column {
            0 => Slot::words(self.place(unit), look),
            1 => self.change(unit),
            2 => Slot::marked(
                self.view.unit_name(unit),
                self.ranking.narrow.letters(row),
                (theme.text, theme.found),
            ),
            3 => Slot::number(self.view.total(unit), look),
            4 => Slot::words(self.view.grade(unit), theme.text),
            5 => self.parts(unit),
            _ => {
                let score = self.view.evaluation().node(self.criterion(column), unit).score;
                let decimals = self.view.evaluation().decimals;
                Slot::number(
                    score.map_or_else(|| "—".to_owned(), |score| score.show(decimals)),
                    theme.text,
                )
            }
        }
    }
}
