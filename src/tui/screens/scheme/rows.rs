//! What stands in the cells of the scheme's tree.

use super::Scheme;
use crate::i18n::{heading, method, number};
use crate::tui::view::View;
use crate::tui::widgets::grid::{Slot, Table};

/// The tree as a table of cells.
pub struct Rows<'a> {
    /// What screens read.
    pub view: View<'a>,
    /// The screen.
    pub screen: &'a Scheme,
}

const CODE: usize = 0;
const WEIGHT: usize = 2;
const METHOD: usize = 3;

impl Table for Rows<'_> {
    fn n_rows(&self) -> usize {
        self.screen.order.len()
    }

    fn n_columns(&self) -> usize {
        5
    }

    fn n_frozen(&self) -> usize {
        0
    }

    fn width(&self, column: usize, room: u16) -> u16 {
        match column {
            CODE => 8,
            1 => (room / 3).clamp(16, 40),
            WEIGHT => 6,
            METHOD => (room / 3).clamp(12, 60),
            _ => 16,
        }
    }

    fn head(&self, column: usize, _line: u16) -> Slot<'_> {
        let view = &self.view;
        let text = match column {
            CODE => &heading::CODE,
            1 => &heading::INDICATOR,
            WEIGHT => &heading::WEIGHT,
            METHOD => &heading::METHOD,
            _ => &heading::SCORED_BY,
        };
        match column {
            WEIGHT => Slot::Right(vec![(view.say(text).into(), view.theme.muted)]),
            _ => Slot::words(view.say(text), view.theme.muted),
        }
    }

    fn slot(&self, row: usize, column: usize) -> Slot<'_> {
        let (view, theme) = (&self.view, self.view.theme);
        let Some(&at) = self.screen.order.get(row) else {
            return Slot::words("", theme.text);
        };
        let node = view.round.scheme.node(at);
        let look = if node.is_indicator() { theme.text } else { theme.heading };
        match column {
            CODE => Slot::words(format!("{:indent$}{}", "", node.code(), indent = node.depth), look),
            1 => {
                let is_doubtful = self.screen.warnings_of(at).next().is_some();
                let sign = if is_doubtful { "! " } else { "" };
                Slot::Words(vec![
                    (sign.into(), theme.doubtful),
                    (node.name().get(view.lang).into(), look),
                ])
            }
            WEIGHT => Slot::number(number::value(node.weight), look),
            METHOD => Slot::words(method::describe(&view.round.scheme, node, view.lang), theme.muted),
            _ => Slot::words(node.document.scored_by.as_str(), theme.muted),
        }
    }
}
