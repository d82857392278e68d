//! The sheet of what was reported: a column a metric and period, yellow where a person may type.

use super::book::Style;
use super::layout::HEAD;
use super::maker::Maker;
use super::tab::Tab;
use crate::model::{MetricIx, Period, Reported};

const TAB: Tab = Tab::Data;

impl Maker<'_> {
    /// The columns that formulas read, and every metric of the period.
    pub(super) fn wanted(&self) -> Vec<(MetricIx, Period)> {
        let metrics = 0..self.findings.scheme.metrics().len();
        let now = metrics.map(|metric| (MetricIx(metric), self.findings.period()));
        let mut wanted: Vec<_> = self.data.keys().copied().chain(now).collect();
        wanted.sort_unstable();
        wanted.dedup();
        wanted
    }

    pub(super) fn data(&mut self) {
        self.begin(TAB, true);
        let columns: Vec<_> = self.data.iter().map(|(key, column)| (*key, *column)).collect();
        for ((metric, period), column) in columns {
            let described = self.findings.scheme.metric(metric);
            let heads = [
                period.to_string(),
                self.say(&described.name),
                described.unit.clone(),
                described.code.clone(),
            ];
            for (row, head) in heads.into_iter().enumerate() {
                self.book.text((TAB, HEAD - 3 + row, column), head, Style::Head);
            }
            for (row, unit) in self.layout.places().collect::<Vec<_>>() {
                let entry = self.findings.dataset.entry(period, unit, metric);
                let cell = (TAB, row, column);
                self.reported_cell(cell, entry.reported);
            }
        }
    }

    /// What was reported: a number, or the word for why there is none.
    pub(super) fn reported_cell(&mut self, cell: (Tab, usize, usize), reported: Reported) {
        if let Some(quantity) = reported.quantity() {
            self.book.number(cell, quantity.value(), Style::Input);
        } else {
            let word = self.words.state(reported.state());
            self.book.text(cell, word, Style::Input);
        }
    }
}
