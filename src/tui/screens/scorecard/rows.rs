//! What stands in the cells of the scorecard.

use super::{Scorecard, Sorted};
use crate::i18n::{heading, number, outcome};
use crate::model::{NodeIx, State};
use crate::tui::view::View;
use crate::tui::widgets::bar::sparkline;
use crate::tui::widgets::grid::{Slot, Table};

/// The periods that a trend shows at the most.
const TREND: u16 = 5;

/// The scorecard as a table of cells.
pub struct Rows<'a> {
    /// What screens read.
    pub view: View<'a>,
    /// The unit and what was looked up for it.
    pub card: &'a Scorecard,
}

const N_COLUMNS: usize = 8;

impl Table for Rows<'_> {
    fn n_rows(&self) -> usize {
        self.card.order.len()
    }

    fn n_columns(&self) -> usize {
        N_COLUMNS
    }

    fn n_frozen(&self) -> usize {
        N_COLUMNS - 1
    }

    fn width(&self, column: usize, room: u16) -> u16 {
        let bar = if room >= 100 { 20 } else { 10 };
        let rest = 9 + bar + TREND + 7 + 4 + 7 + 6 + 7;
        match column {
            0 => room.saturating_sub(rest).clamp(14, 44),
            1 => 9,
            2 => bar,
            3 => TREND,
            5 => 4,
            4 | 6 => 7,
            _ => 6,
        }
    }

    fn head(&self, column: usize, _line: u16) -> Slot<'_> {
        let style = self.view.theme.strong;
        match column {
            0 => Slot::words(self.view.say(&heading::INDICATOR), style),
            1 => Slot::number(self.view.say(&heading::VALUE), style),
            2 => Slot::words(self.view.say(&heading::RATE), style),
            3 => Slot::words(self.view.pick("趋势", "Trend"), style),
            4 => Slot::number(self.view.pick("得分", "Points"), style),
            5 => Slot::number(self.view.pick("名次", "#"), style),
            6 => Slot::number(self.view.pick("较上期", "Change"), style),
            _ => Slot::words(self.view.pick("薄弱", "Weak"), style),
        }
    }

    fn slot(&self, row: usize, column: usize) -> Slot<'_> {
        let theme = self.view.theme;
        let (node, unit) = (self.card.order[row], self.card.unit);
        let of = self.view.round.scheme.node(node);
        let look = if of.is_indicator() { theme.text } else { theme.heading };
        let result = self.view.evaluation().node(node, unit);
        let decimals = self.view.evaluation().decimals;
        match column {
            0 => {
                let indent = self.indent(node);
                let name = format!("{}{}", " ".repeat(indent), self.view.node_name(node));
                let letters: Vec<_> = self
                    .card
                    .narrow
                    .letters(row)
                    .iter()
                    .map(|letter| letter + indent)
                    .collect();
                Slot::marked(&name, &letters, (look, theme.found))
            }
            1 => match (result.state, result.value) {
                (State::Value, Some(value)) => Slot::number(View::brief(value), look),
                (State::Value, None) => Slot::words("", look),
                (other, _) => Slot::number(self.view.short(other), self.view.look(other)),
            },
            2 => result.rate.map_or_else(
                || Slot::words("", look),
                |rate| {
                    let style = if result.weak.is_some() { theme.bad } else { theme.accent };
                    let marks = self.card.rates[node.0].map(|rates| (rates.mean, rates.best));
                    Slot::Rate(rate, style, marks)
                },
            ),
            3 => Slot::words(self.trend(node), look),
            4 => Slot::number(
                result
                    .score
                    .map_or_else(|| "—".to_owned(), |score| score.show(decimals)),
                look,
            ),
            5 => Slot::number(
                self.card.places[node.0].map_or_else(String::new, |place| place.to_string()),
                look,
            ),
            6 => Slot::number(self.gained(node), theme.muted),
            _ if result.weak.is_some() => Slot::words(
                format!("{} {}", theme.glyphs.weak, self.view.say(&outcome::WEAK)),
                theme.bad,
            ),
            _ => Slot::words("", look),
        }
    }
}

impl Rows<'_> {
    /// How far a name is set in: not at all where the tree is not shown.
    fn indent(&self, node: NodeIx) -> usize {
        match self.card.sorted {
            Sorted::Tree => self.view.round.scheme.node(node).depth,
            Sorted::Lost => 0,
        }
    }

    /// The rates of the last periods up to this one, each as a level.
    fn trend(&self, node: NodeIx) -> String {
        let (now, unit) = (self.view.evaluation(), self.card.unit);
        let earlier = now.earlier.values().map(AsRef::as_ref);
        let periods: Vec<_> = earlier.chain(std::iter::once(now)).collect();
        let kept = periods.len().saturating_sub(usize::from(TREND));
        let rates: Vec<_> = periods[kept..]
            .iter()
            .map(|period| period.node(node, unit).rate)
            .collect();
        sparkline(&self.view.theme.glyphs, &rates)
    }

    /// Points gained since the last period.
    fn gained(&self, node: NodeIx) -> String {
        let now = self.view.evaluation().node(node, self.card.unit).score;
        let before = self
            .view
            .round
            .last()
            .and_then(|before| before.node(node, self.card.unit).score);
        match (now, before) {
            (Some(now), Some(before)) => number::gained(now - before, self.view.evaluation().decimals),
            _ => String::new(),
        }
    }
}
