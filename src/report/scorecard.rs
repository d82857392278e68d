//! 考核评分表: one unit, every indicator with its points and why, totals, place, grade.
//!
//! Builds the [`Document`]; the rows of the big table are in `scorecard/rows.rs`.

mod rows;

use super::document::{Block, Cell, Chart, ChartKind, Column, Document, Emphasis, Fact, Manner, Row, Series, Table};
use super::findings::Findings;
use crate::i18n::{heading, number, outcome, policy};
use crate::model::evaluation::{Evaluation, UnitResult};
use crate::model::scheme::Node;
use crate::model::trace::Trace;
use crate::model::{NodeIx, UnitIx};
use crate::text::Text;

/// The scorecard of a unit. `traces` are those of its indicators for the period.
#[must_use]
pub fn scorecard(findings: &Findings<'_>, unit: UnitIx, traces: &[Trace]) -> Document {
    let card = Scorecard { findings, unit, traces };
    let name = findings.unit_name(unit);
    let title = findings.pick(
        format!("{name}{}考核评分表", findings.period_name()),
        format!("{name}: scorecard {}", findings.period_name()),
    );
    let mut blocks = vec![Block::Facts(card.facts())];
    blocks.extend(card.chart().map(Block::Chart));
    let table = card.table();
    let sheet = table.sheet();
    blocks.push(Block::Table(table));
    if let Some(adjustments) = card.adjustments() {
        blocks.push(Block::Heading(
            findings.pick("加分、扣分和否决事项", "Bonus, penalty and veto items"),
        ));
        blocks.push(Block::Table(adjustments));
    }
    blocks.push(Block::Heading(findings.pick("说明", "Notes")));
    blocks.push(Block::Notes(card.notes()));
    blocks.push(Block::Signatures(card.signatures()));
    Document {
        lang: findings.lang,
        manner: Manner::Table,
        sheet,
        front: findings.front(title, findings.scheme_title()),
        blocks,
    }
}

#[derive(Clone, Copy)]
struct Scorecard<'a> {
    findings: &'a Findings<'a>,
    unit: UnitIx,
    traces: &'a [Trace],
}

impl Scorecard<'_> {
    fn result(&self) -> &UnitResult {
        self.findings.evaluation.unit(self.unit)
    }

    fn facts(&self) -> Vec<Fact> {
        let (findings, result) = (self.findings, self.result());
        let units = &findings.evaluation.units;
        let fact = |label: &Text, value: String, note: String| Fact {
            label: findings.say(label),
            value,
            note,
        };
        let total = result
            .total
            .map_or_else(|| "—".to_owned(), |total| findings.points(total));
        let total_note = if result.provisional {
            findings.say(&outcome::PROVISIONAL)
        } else {
            String::new()
        };
        let mut facts = vec![fact(&heading::TOTAL, total, total_note)];
        let n_ranked = units.iter().filter(|unit| unit.rank.is_some()).count();
        facts.extend(
            result
                .rank
                .map(|rank| fact(&heading::PLACE, format!("{rank} / {n_ranked}"), String::new())),
        );
        let group = findings.scheme.group_of(self.unit);
        let in_group = |(n, other): &(usize, &UnitResult)| {
            other.group_rank.is_some() && findings.scheme.group_of(UnitIx(*n)) == group
        };
        let n_group = units.iter().enumerate().filter(in_group).count();
        let group_rank = result.group_rank.filter(|_| findings.has_groups());
        facts.extend(group_rank.map(|rank| {
            let name = findings.group_name(self.unit);
            fact(&heading::GROUP_PLACE, format!("{rank} / {n_group}"), name)
        }));
        let grade = findings.grade(result);
        let held_back = findings.held_back(result).unwrap_or_default();
        facts.extend(grade.map(|grade| fact(&heading::GRADE, grade, held_back)));
        facts.extend(result.change.map(|change| {
            let places = change.rank.map(|gained| number::places(gained, findings.lang));
            let gained = number::gained(change.total, findings.evaluation.decimals);
            fact(&heading::CHANGE, gained, places.unwrap_or_default())
        }));
        facts.extend(result.closing.map(|closing| {
            let place = findings.pick(format!("第{}名", closing.rank), format!("place {}", closing.rank));
            fact(&heading::CLOSING, findings.points(closing.total), place)
        }));
        facts
    }

    /// The rates of the criteria, with those of the period before.
    fn chart(&self) -> Option<Chart> {
        let findings = self.findings;
        let top = findings.scheme.top();
        let rates = |evaluation: &Evaluation| -> Vec<Option<f64>> {
            top.iter().map(|&node| evaluation.node(node, self.unit).rate).collect()
        };
        let series = |evaluation: &Evaluation| {
            let values = rates(evaluation);
            Series {
                name: findings.say(&heading::period(evaluation.period)),
                shown: values
                    .iter()
                    .map(|rate| rate.map_or_else(|| "—".to_owned(), number::percent))
                    .collect(),
                values,
            }
        };
        let all = [Some(findings.evaluation), findings.previous_assessed()];
        let series: Vec<_> = all.into_iter().flatten().map(series).collect();
        let known = series.first()?.values.iter().flatten().count();
        (top.len() >= 3 && known > 0).then(|| Chart {
            title: findings.pick("各项得分率", "Rate by criterion"),
            kind: ChartKind::Radar,
            categories: top.iter().map(|&node| self.node_label(node)).collect(),
            max: series
                .iter()
                .flat_map(|series| &series.values)
                .flatten()
                .fold(1.0, |max, rate| rate.max(max)),
            series,
        })
    }

    fn node_label(&self, node: NodeIx) -> String {
        let node = self.findings.scheme.node(node);
        format!("{} {}", node.code(), node.name().get(self.findings.lang))
    }

    /// The bonus, penalty and veto items applied to the unit.
    fn adjustments(&self) -> Option<Table> {
        let findings = self.findings;
        let policy = &findings.scheme.document().adjustments;
        let name_of = |code: &str| {
            let mut items = policy.bonus.items.iter().chain(&policy.penalty.items);
            let item = items.find(|item| item.code == code).map(|item| &item.name);
            let veto = policy.veto.iter().find(|veto| veto.code == code).map(|veto| &veto.name);
            item.or(veto).map_or_else(String::new, |name| findings.say(name))
        };
        let applied = findings.dataset.adjustments(findings.period());
        let rows: Vec<_> = applied
            .iter()
            .filter(|adjustment| adjustment.unit == self.unit)
            .map(|adjustment| Row {
                cells: vec![
                    Cell::new(format!("{} {}", adjustment.item, name_of(&adjustment.item))),
                    Cell::new(adjustment.count.to_string()),
                    Cell::new(adjustment.reason.as_str()),
                    Cell::new(adjustment.evidence.as_str()),
                ],
                ..Row::default()
            })
            .collect();
        (!rows.is_empty()).then(|| Table {
            caption: String::new(),
            columns: vec![
                Column::words(findings.pick("事项", "Item"), 6),
                Column::numbers(findings.pick("次数", "Times"), 2),
                Column::words(findings.say(&heading::REASON), 8),
                Column::words(findings.pick("依据", "Evidence"), 6),
            ],
            rows,
        })
    }

    fn notes(&self) -> Vec<String> {
        let (findings, result) = (self.findings, self.result());
        let document = findings.scheme.document();
        let mut notes = Vec::new();
        if !result.lacking.is_empty() {
            let lacking: Vec<_> = result.lacking.iter().map(|&node| self.node_label(node)).collect();
            notes.push(findings.pick(
                format!("尚缺数据，总分为暂计，不参加排名：{}。", lacking.join("、")),
                format!(
                    "Values are lacking; the total is not final and not ranked: {}.",
                    lacking.join(", ")
                ),
            ));
        }
        let rounding = policy::rounding(document.round, findings.lang);
        notes.push(findings.pick(format!("{rounding}。"), format!("Rounding: {rounding}.")));
        let methods = findings.scheme.indicators().filter_map(|(_, node)| node.method());
        if methods.into_iter().any(|method| method.rule.is_relative()) {
            notes.push(findings.pick(
                "标有“相对”的计分办法与其他单位比较，其他单位数据更正时本表得分会随之变化。",
                "Methods marked \"relative\" compare units: a correction of another unit's data changes these points.",
            ));
        }
        let shared = |(at, node): (NodeIx, &Node)| {
            let result = findings.evaluation.node(at, self.unit);
            result.score.is_some() && number::value(result.effective_weight) != number::value(node.weight)
        };
        if findings.scheme.indicators().any(shared) {
            notes.push(findings.pick(
                "权重列“→”后为实际权重：不计分的同级指标的权重按比例分给本指标。",
                "Weights after \"→\" are effective: siblings that carry no points share their weight out in proportion.",
            ));
        }
        notes.extend(findings.weak_rule());
        notes.push(findings.data_status(std::iter::once(self.unit)));
        notes
    }

    fn signatures(&self) -> Vec<String> {
        [
            ("填报人", "Filled in by"),
            ("审核人", "Checked by"),
            ("单位负责人", "Head of the unit"),
            ("日期", "Date"),
        ]
        .map(|(zh, en)| self.findings.pick(zh, en))
        .to_vec()
    }
}

/// Faint where nothing is scored, so that the eye passes over it.
const fn faint_if(nothing: bool) -> Emphasis {
    if nothing { Emphasis::Faint } else { Emphasis::None }
}
