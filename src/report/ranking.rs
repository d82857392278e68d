//! 考核结果汇总表: places, points by criterion, totals and grades of all units; by score and by group.

use super::disclosure::Disclosure;
use super::document::{Block, Cell, Chart, ChartKind, Column, Document, Emphasis, Manner, Row, Series, Table};
use super::findings::{Findings, without_empty_columns};
use crate::i18n::{heading, number, outcome, policy, state};
use crate::model::evaluation::UnitResult;
use crate::model::{NodeIx, UnitIx};
use crate::text::{Lang, Text};

/// The ranking table of a period.
#[must_use]
pub fn ranking(findings: &Findings<'_>) -> Document {
    let list = Ranking {
        findings,
        disclosure: Disclosure::All,
    };
    let period = findings.period_name();
    let title = findings.pick(
        format!("{period}考核结果汇总表"),
        format!("Assessment results {period}"),
    );
    let mut blocks = Vec::new();
    blocks.extend(list.chart().map(Block::Chart));
    let tables = list.tables();
    let sheet = tables.iter().map(|(_, table)| table.sheet()).max();
    for (heading, table) in tables {
        blocks.push(Block::Heading(heading));
        blocks.push(Block::Table(table));
    }
    blocks.push(Block::Heading(findings.pick("说明", "Notes")));
    blocks.push(Block::Notes(list.notes()));
    Document {
        lang: findings.lang,
        manner: Manner::Table,
        sheet: sheet.unwrap_or_default(),
        front: findings.front(title, findings.scheme_title()),
        blocks,
    }
}

/// The tables of the ranking with their headings, as far as they are disclosed.
pub(super) fn summary(findings: &Findings<'_>, disclosure: Disclosure) -> Vec<(String, Table)> {
    Ranking { findings, disclosure }.tables()
}

/// Which places a table is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Among {
    All,
    Group,
    /// Units without a place yet.
    Unranked,
}

#[derive(Clone, Copy)]
struct Ranking<'a> {
    findings: &'a Findings<'a>,
    disclosure: Disclosure,
}

impl<'a> Ranking<'a> {
    fn result(self, unit: UnitIx) -> &'a UnitResult {
        self.findings.evaluation.unit(unit)
    }

    /// The tables with their headings: by score, by group, without a place.
    fn tables(self) -> Vec<(String, Table)> {
        let findings = self.findings;
        let ranking = &findings.scheme.document().ranking;
        let mut order = findings.evaluation.in_rank_order();
        order.retain(|unit| self.disclosure.names(findings, *unit));
        let (ranked, unranked): (Vec<_>, Vec<_>) = order
            .into_iter()
            .partition(|&unit| self.result(unit).overall_place.is_some());
        let mut tables = Vec::new();
        if ranking.overall && self.disclosure != Disclosure::Group && !ranked.is_empty() {
            tables.push((findings.pick("按得分排序", "By score"), self.table(&ranked, Among::All)));
        }
        let groups = &findings.scheme.document().groups;
        if ranking.groups && findings.has_groups() && !matches!(self.disclosure, Disclosure::Top(_)) {
            for (n, group) in groups.iter().enumerate() {
                let members: Vec<_> = ranked
                    .iter()
                    .copied()
                    .filter(|&unit| findings.scheme.group_of(unit) == n)
                    .collect();
                if !members.is_empty() {
                    let name = findings.say(&group.name);
                    let heading = findings.pick(format!("按分类排序：{name}"), format!("By group: {name}"));
                    tables.push((heading, self.table(&members, Among::Group)));
                }
            }
        }
        if !unranked.is_empty() {
            let heading = findings.pick("尚不能排名的单位", "Units without a place yet");
            tables.push((heading, self.table(&unranked, Among::Unranked)));
        }
        tables
    }

    fn table(self, units: &[UnitIx], among: Among) -> Table {
        let table = Table {
            caption: String::new(),
            columns: self.columns(among),
            rows: units.iter().map(|&unit| self.row(unit, among)).collect(),
        };
        without_empty_columns(table)
    }

    fn columns(self, among: Among) -> Vec<Column> {
        let findings = self.findings;
        let say = |text: &Text| findings.say(text);
        let first = if among == Among::Group {
            &heading::GROUP_PLACE
        } else {
            &heading::PLACE
        };
        let mut columns = vec![
            Column::marks(say(first), 4),
            Column::words(say(&heading::UNIT), 10),
            Column::words(say(&heading::GROUP), 8),
        ];
        for &top in findings.scheme.top() {
            let node = findings.scheme.node(top);
            let (code, weight) = (node.code(), number::value(node.weight));
            // English names are too long for so many columns; the notes give them.
            let heading = findings.pick(
                format!("{code} {}（{weight}）", node.name().get(findings.lang)),
                format!("{code} ({weight})"),
            );
            columns.push(Column::numbers(heading, 7));
        }
        columns.extend([
            Column::numbers(say(&heading::BONUS), 5),
            Column::numbers(say(&heading::PENALTY), 5),
            Column::numbers(say(&heading::TOTAL), 6),
            Column::marks(say(&heading::GROUP_PLACE), 5),
            Column::marks(say(&heading::previous_place(findings.period())), 5),
            Column::marks(say(&heading::PLACE_CHANGE), 6),
            Column::numbers(say(&heading::CHANGE), 6),
            Column::marks(say(&heading::GRADE), 9),
            Column::numbers(say(&heading::CLOSING), 6),
            Column::marks(say(&heading::CLOSING_PLACE), 5),
            Column::words(say(&heading::LACKING), 16),
        ]);
        columns
    }

    fn row(self, unit: UnitIx, among: Among) -> Row {
        let (findings, result) = (self.findings, self.result(unit));
        let place = |place: Option<u32>| place.map(|place| place.to_string()).unwrap_or_default();
        let (first, in_group) = match among {
            Among::All if findings.has_groups() => (place(result.rank), place(result.group_rank)),
            Among::All => (place(result.rank), String::new()),
            Among::Group => (place(result.group_rank), String::new()),
            Among::Unranked => ("—".to_owned(), String::new()),
        };
        let group = if among == Among::Group {
            String::new()
        } else {
            findings.group_name(unit)
        };
        let mut cells = vec![Cell::new(first), Cell::new(findings.unit_name(unit)), Cell::new(group)];
        cells.extend(findings.scheme.top().iter().map(|&top| self.criterion(top, unit)));
        let adjustments = &findings.scheme.document().adjustments;
        let if_any = |any: bool, text: String| if any { text } else { String::new() };
        let decimals = findings.evaluation.decimals;
        // Where only places in groups are disclosed, nothing tells those among all.
        let of_all = |place: Option<u32>| place.filter(|_| self.disclosure != Disclosure::Group);
        let previous = of_all(findings.previous_result(unit).and_then(|previous| previous.rank));
        let (change, closing) = (result.change, result.closing);
        cells.extend([
            Cell::new(if_any(
                !adjustments.bonus.items.is_empty(),
                number::gained(result.bonus, decimals),
            )),
            Cell::new(if_any(
                !adjustments.penalty.items.is_empty(),
                number::gained(-result.penalty, decimals),
            )),
            Cell::new(self.total(result)),
            Cell::new(in_group),
            Cell::new(place(previous)),
            Cell::new(
                change
                    .and_then(|change| change.rank.filter(|_| self.disclosure != Disclosure::Group))
                    .map(|gained| number::places(gained, findings.lang))
                    .unwrap_or_default(),
            ),
            Cell::new(
                change
                    .map(|change| number::gained(change.total, decimals))
                    .unwrap_or_default(),
            ),
            self.grade(result),
            Cell::new(
                closing
                    .map(|closing| findings.points(closing.total))
                    .unwrap_or_default(),
            ),
            Cell::new(place(of_all(closing.map(|closing| closing.rank)))),
            Cell::new(self.lacking(result)),
        ]);
        Row {
            cells,
            ..Row::default()
        }
    }

    fn criterion(self, node: NodeIx, unit: UnitIx) -> Cell {
        let result = self.findings.evaluation.node(node, unit);
        match result.score {
            Some(score) => Cell::new(self.findings.points(score)),
            None => Cell::new(self.findings.say(state::printed(result.state))).emphasis(Emphasis::Faint),
        }
    }

    fn total(self, result: &UnitResult) -> String {
        let findings = self.findings;
        let total = result
            .total
            .map_or_else(|| "—".to_owned(), |total| findings.points(total));
        if !result.provisional || result.total.is_none() {
            return total;
        }
        let mark = findings.say(&outcome::PROVISIONAL);
        findings.pick(format!("{total}（{mark}）"), format!("{total} ({mark})"))
    }

    /// The grade, with the veto or the full quota that stood against a better one.
    fn grade(self, result: &UnitResult) -> Cell {
        let findings = self.findings;
        let Some(grade) = findings.grade(result) else {
            return Cell::default();
        };
        let Some(why) = findings.held_back(result) else {
            return Cell::new(grade);
        };
        let emphasis = if result.vetoes.is_empty() {
            Emphasis::None
        } else {
            Emphasis::Weak
        };
        Cell::new(findings.pick(format!("{grade}（{why}）"), format!("{grade} ({why})"))).emphasis(emphasis)
    }

    fn lacking(self, result: &UnitResult) -> String {
        let findings = self.findings;
        let names = result.lacking.iter().map(|&node| findings.scheme.node(node).code());
        names.collect::<Vec<_>>().join(&findings.pick("、", ", "))
    }

    /// The totals, split by criterion.
    fn chart(self) -> Option<Chart> {
        let findings = self.findings;
        let order = findings.evaluation.in_rank_order();
        let shown: Vec<_> = order
            .into_iter()
            .filter(|&unit| self.result(unit).total.is_some())
            .collect();
        let series = |&top: &NodeIx| {
            let scores = shown.iter().map(|&unit| findings.evaluation.node(top, unit).score);
            let scores: Vec<_> = scores.collect();
            let node = findings.scheme.node(top);
            Series {
                name: format!("{} {}", node.code(), node.name().get(findings.lang)),
                values: scores
                    .iter()
                    .map(|score| score.map(|score| score.value(findings.evaluation.decimals)))
                    .collect(),
                shown: scores
                    .iter()
                    .map(|score| score.map_or_else(|| "—".to_owned(), |score| findings.points(score)))
                    .collect(),
            }
        };
        (!shown.is_empty()).then(|| Chart {
            title: findings.pick(
                "各单位得分构成（不含加扣分）",
                "Points by criterion, without bonus and penalty",
            ),
            kind: ChartKind::StackedBars,
            categories: shown.iter().map(|&unit| findings.unit_name(unit)).collect(),
            series: findings.scheme.top().iter().map(series).collect(),
            max: findings.scheme.full_marks(),
        })
    }

    fn notes(self) -> Vec<String> {
        let findings = self.findings;
        let document = findings.scheme.document();
        let rounding = policy::rounding(document.round, findings.lang);
        let mut notes = vec![
            policy::ranking(findings.scheme, findings.lang),
            findings.pick(format!("{rounding}。"), format!("Rounding: {rounding}.")),
        ];
        notes.extend(self.criteria());
        notes.extend(findings.grade_rule());
        let units = (0..findings.scheme.n_units()).map(UnitIx);
        notes.push(findings.data_status(units));
        notes
    }

    /// The names of the criteria, where the headings give only their codes.
    fn criteria(self) -> Option<String> {
        let findings = self.findings;
        let named = |&top: &NodeIx| {
            let node = findings.scheme.node(top);
            format!("{} {}", node.code(), node.name().get(findings.lang))
        };
        let named: Vec<_> = findings.scheme.top().iter().map(named).collect();
        match findings.lang {
            Lang::Zh => None,
            Lang::En => Some(format!("Criteria: {}.", named.join(", "))),
        }
    }
}
