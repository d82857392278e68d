//! The annexes of the circular: the summary table, and the points of every indicator.

use super::Circular;
use crate::i18n::{heading, number, state};
use crate::model::{NodeIx, UnitIx};
use crate::report::disclosure::Disclosure;
use crate::report::document::{Cell, Column, Emphasis, Row, RowKind, Sheet, Table};
use crate::report::ranking;

/// An annex: its title and the tables in it.
pub(super) struct Annex {
    pub title: String,
    pub tables: Vec<Table>,
}

impl Annex {
    /// The sheets that show its widest table.
    pub(super) fn sheet(&self) -> Sheet {
        let sheets = self.tables.iter().map(Table::sheet);
        sheets.max().unwrap_or_default()
    }
}

impl Circular<'_> {
    pub(super) fn annexes(self) -> Vec<Annex> {
        let findings = self.findings;
        let summary = ranking::summary(findings, self.material.disclosure).into_iter();
        vec![
            Annex {
                title: findings.pick("考核结果汇总表", "Results in summary"),
                tables: summary.map(|(caption, table)| Table { caption, ..table }).collect(),
            },
            Annex {
                title: findings.pick("各指标得分", "Points by indicator"),
                tables: self.by_indicator(),
            },
        ]
    }

    /// A table for all, or one for each group.
    fn by_indicator(self) -> Vec<Table> {
        let findings = self.findings;
        let units = self.material.disclosure.units(findings);
        if self.material.disclosure != Disclosure::Group {
            return vec![self.points(String::new(), &units)];
        }
        let groups = findings.scheme.document().groups.iter().enumerate();
        let of_group = |(n, group): (usize, &crate::model::scheme::document::Group)| {
            let members = units.iter().copied();
            let members: Vec<UnitIx> = members.filter(|unit| findings.scheme.group_of(*unit) == n).collect();
            (!members.is_empty()).then(|| self.points(findings.say(&group.name), &members))
        };
        groups.filter_map(of_group).collect()
    }

    fn points(self, caption: String, units: &[UnitIx]) -> Table {
        let findings = self.findings;
        let mut columns = vec![
            Column::words(findings.say(&heading::INDICATOR), 12),
            Column::numbers(findings.say(&heading::WEIGHT), 4),
        ];
        columns.extend(units.iter().map(|unit| Column::numbers(findings.unit_name(*unit), 6)));
        let nodes = (0..findings.evaluation.nodes.len()).map(NodeIx);
        let mut rows: Vec<Row> = nodes.map(|node| self.row(node, units)).collect();
        rows.push(self.total(units));
        Table { caption, columns, rows }
    }

    fn row(self, node: NodeIx, units: &[UnitIx]) -> Row {
        let findings = self.findings;
        let of = findings.scheme.node(node);
        let mut cells = vec![
            Cell::new(format!("{} {}", of.code(), findings.say(of.name()))),
            Cell::new(number::value(of.weight)),
        ];
        cells.extend(units.iter().map(|unit| {
            let result = findings.evaluation.node(node, *unit);
            match result.score {
                Some(score) if result.weak.is_some() => Cell::new(findings.points(score)).emphasis(Emphasis::Weak),
                Some(score) => Cell::new(findings.points(score)),
                None => Cell::new(findings.say(state::printed(result.state))).emphasis(Emphasis::Faint),
            }
        }));
        let is_criterion = findings.scheme.top().contains(&node);
        Row {
            kind: if is_criterion { RowKind::Subtotal } else { RowKind::Body },
            cells,
        }
    }

    fn total(self, units: &[UnitIx]) -> Row {
        let findings = self.findings;
        let mut cells = vec![
            Cell::new(findings.say(&heading::TOTAL)),
            Cell::new(number::value(findings.scheme.full_marks())),
        ];
        cells.extend(units.iter().map(|unit| {
            let total = findings.evaluation.unit(*unit).total;
            Cell::new(total.map_or_else(|| "—".to_owned(), |total| findings.points(total)))
        }));
        Row {
            kind: RowKind::Total,
            cells,
        }
    }
}
