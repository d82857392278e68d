//! The annexes of the circular: the summary table, and the points of every indicator.

use super::Circular;
use crate::i18n::{heading, number, state};
use crate::model::{NodeIx, UnitIx};
use crate::report::disclosure::Disclosure;
use crate::report::document::{Block, Cell, Column, Emphasis, Row, RowKind, Table};
use crate::report::ranking;

impl Circular<'_> {
    pub(super) fn annexes(self) -> Vec<Block> {
        let findings = self.findings;
        let mut blocks = vec![Block::Heading(
            findings.pick("附件1　考核结果汇总表", "Annex 1. Results in summary"),
        )];
        for (caption, table) in ranking::summary(findings, self.material.disclosure) {
            blocks.push(Block::Table(Table { caption, ..table }));
        }
        blocks.push(Block::Heading(
            findings.pick("附件2　各指标得分", "Annex 2. Points by indicator"),
        ));
        blocks.extend(self.by_indicator().into_iter().map(Block::Table));
        blocks
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
